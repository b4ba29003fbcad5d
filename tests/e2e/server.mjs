// Where the built app is served: at ATLAS_ORIGIN, or by `cargo xtask serve` started here.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let child;

/** The address of the app, with a slash at the end. */
export function appAddress() {
  if (process.env.ATLAS_ORIGIN) return Promise.resolve(process.env.ATLAS_ORIGIN);
  child = spawn('cargo', ['xtask', 'serve', '--no-build', '--port', '0'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text) => {
      said += text;
      const address = /Serving at (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it said where it is`)));
  });
}

/** Stops the server if it was started here. */
export function closeAppServer() {
  child?.removeAllListeners('exit');
  child?.kill();
}
