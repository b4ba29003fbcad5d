// Draws the picture that link previews show, from the app itself: `node tests/e2e/preview.mjs` after `cargo xtask build`
// writes data/mongolia/card.png, 1200×630, which is committed. It is drawn anew when the data or the map's look changes.

import { fileURLToPath } from 'node:url';

import { drawn } from './atlas.mjs';
import { launch } from './browser.mjs';
import { appAddress, closeAppServer } from './server.mjs';

const FILE = fileURLToPath(new URL('../../data/mongolia/card.png', import.meta.url));
const LEFT_OUT = 'zoom,home,move,scale,hint';

const [browser, origin] = await Promise.all([launch(), appAddress()]);
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light', locale: 'en-GB', reducedMotion: 'reduce' });
  await page.goto(new URL(`?v=1&embed=1&ui=map&at=48.75,103.85,4.4&lang=en&theme=light&hide=${LEFT_OUT}`, origin).href);
  await drawn(page);
  await page.evaluate(() => {
    // The title and the sentence in letters that stay legible when the picture is small.
    const band = document.createElement('div');
    const [title, sentence] = ['h1', 'p'].map((name) => document.createElement(name));
    title.textContent = document.title;
    sentence.textContent = document.querySelector('[data-testid="sentence"]').textContent;
    Object.assign(band.style, { position: 'fixed', insetInlineStart: '40px', insetBlockStart: '28px', background: 'var(--surface)', padding: '14px 28px', borderRadius: '12px', boxShadow: 'var(--float)', zIndex: 9 });
    Object.assign(title.style, { fontSize: '52px', lineHeight: 1.15, fontWeight: 650 });
    Object.assign(sentence.style, { fontSize: '28px', lineHeight: 1.3, marginTop: '6px' });
    band.append(title, sentence);
    document.querySelector('.panel').style.visibility = 'hidden';
    document.body.append(band);
    for (const part of document.querySelectorAll('.full-map, .credits button, .progress')) part.style.visibility = 'hidden';
  });
  await page.screenshot({ path: FILE });
} finally {
  await browser.close();
  closeAppServer();
}
