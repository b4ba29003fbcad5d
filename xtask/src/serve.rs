//! A small static server on 127.0.0.1 for trying and testing the built app.
//!
//! Serves files with their media types, gzip-compressed where the client accepts it. No ranges, no caching headers
//! beyond `no-cache`, nothing but GET and HEAD.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;
use std::{fs, thread};

use flate2::Compression;
use flate2::write::GzEncoder;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::options::Options;
use crate::problem::Problem;
use crate::project::Project;
use crate::{console, mime, site};

const HOST: &str = "127.0.0.1";
const DEFAULT_PORT: u16 = 8080;
const THREADS: usize = 4;

/// A running server; it lives until the program ends.
#[derive(Debug)]
pub(crate) struct Running {
    /// Where it answers, with a slash at the end.
    pub(crate) address: String,
    threads: Vec<thread::JoinHandle<()>>,
}

/// A compressed file, with the time of the file that it was made from.
type Compressed = (SystemTime, Arc<[u8]>);

/// Serves until the program is stopped.
///
/// # Errors
/// [`Problem::Missing`] if the folder has no `index.html`; [`Problem::Listen`] if the port is taken.
pub(crate) fn serve(project: &Project, options: &Options) -> Result<(), Problem> {
    let root = options.dir.clone().unwrap_or_else(|| project.dist());
    let running = start(root, options.port)?;
    console::say(&format!("Serving at {}  (Ctrl-C stops it)", running.address));
    for thread in running.threads {
        // A thread that ended by a panic has said so; the others go on serving.
        let _ = thread.join();
    }
    Ok(())
}

/// Starts serving a folder in the background. Port 0 is any free one; without a port it is 8080, or any free one when
/// that is taken.
///
/// # Errors
/// As [`serve`].
pub(crate) fn start(root: PathBuf, port: Option<u16>) -> Result<Running, Problem> {
    if !root.join("index.html").is_file() {
        let what = format!("{}/index.html", root.display());
        return Err(Problem::Missing { what, advice: "Build it first: cargo xtask build".to_owned() });
    }
    let server = match port {
        Some(port) => listen(port)?,
        None => listen(DEFAULT_PORT).or_else(|_| listen(0))?,
    };
    let address = format!("http://{}/", server.server_addr());
    let site = Arc::new(Site { root, compressed: Mutex::default() });
    let server = Arc::new(server);
    let answering = || {
        let (site, server) = (Arc::clone(&site), Arc::clone(&server));
        thread::spawn(move || server.incoming_requests().for_each(|request| site.answer(request)))
    };
    let threads = std::iter::repeat_with(answering).take(THREADS).collect();
    Ok(Running { address, threads })
}

fn listen(port: u16) -> Result<Server, Problem> {
    let address = format!("{HOST}:{port}");
    Server::http(&address).map_err(|reason| Problem::Listen { address, reason: reason.to_string() })
}

/// The folder and the compressed forms made so far.
struct Site {
    root: PathBuf,
    compressed: Mutex<HashMap<PathBuf, Compressed>>,
}

impl Site {
    fn answer(&self, request: Request) {
        let response = self.response(&request);
        // A client that went away needs no answer.
        let _ = request.respond(response);
    }

    fn response(&self, request: &Request) -> Response<std::io::Cursor<Vec<u8>>> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Response::from_string("Only GET and HEAD").with_status_code(405);
        }
        let Some(path) = site::file(&self.root, request.url()) else {
            return Response::from_string("Not found").with_status_code(404);
        };
        let Ok(bytes) = fs::read(&path) else {
            return Response::from_string("Unreadable").with_status_code(500);
        };
        let (media_type, is_compressible) = mime::of(&path);
        let mut headers = vec![("Content-Type", media_type), ("Cache-Control", "no-cache")];
        let body = if is_compressible && accepts_gzip(request) {
            headers.extend([("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]);
            self.gzip(&path, &bytes)
        } else {
            bytes
        };
        let response = Response::from_data(body).with_chunked_threshold(usize::MAX);
        let headers = headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        headers.fold(response, Response::with_header)
    }

    /// Compresses a file, once per version of it.
    fn gzip(&self, path: &Path, bytes: &[u8]) -> Vec<u8> {
        let changed = fs::metadata(path).and_then(|metadata| metadata.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let cached = self.compressed.lock().ok().and_then(|cache| cache.get(path).cloned());
        if let Some((_, body)) = cached.filter(|(time, _)| *time == changed) {
            return body.to_vec();
        }
        let body = gzip(bytes, Compression::new(6));
        if let Ok(mut cache) = self.compressed.lock() {
            cache.insert(path.to_path_buf(), (changed, Arc::from(body.as_slice())));
        }
        body
    }
}

/// Compresses bytes in memory.
pub(crate) fn gzip(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn accepts_gzip(request: &Request) -> bool {
    let accepted = request.headers().iter().filter(|header| header.field.equiv("Accept-Encoding"));
    accepted.flat_map(|header| header.value.as_str().split(',')).any(|word| word.trim().starts_with("gzip"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;
    use std::net::TcpStream;

    fn ask(address: &str, request: &str) -> Vec<u8> {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "{request}\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_come_with_type_and_compression() {
        let root = std::env::temp_dir().join(format!("atlas-serve-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("index.html"), "<p>home</p>").unwrap();
        fs::write(root.join("a.wasm"), b"\0asm".repeat(100)).unwrap();
        let address = start(root.clone(), Some(0)).unwrap().address;

        let home = String::from_utf8(ask(&address, "GET / HTTP/1.1")).unwrap();
        assert!(home.starts_with("HTTP/1.1 200") && home.ends_with("<p>home</p>"), "{home}");
        assert!(home.contains("Content-Type: text/html; charset=utf-8"), "{home}");
        assert!(!home.contains("Content-Encoding"), "{home}");

        let wasm = ask(&address, "GET /a.wasm HTTP/1.1\r\nAccept-Encoding: gzip, br");
        let head = String::from_utf8_lossy(&wasm);
        assert!(head.contains("Content-Type: application/wasm") && head.contains("Content-Encoding: gzip"), "{head}");
        let start_of_body = wasm.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
        let mut body = Vec::new();
        flate2::read::GzDecoder::new(&wasm[start_of_body..]).read_to_end(&mut body).unwrap();
        assert_eq!(body, b"\0asm".repeat(100));

        assert!(ask(&address, "GET /../Cargo.toml HTTP/1.1").starts_with(b"HTTP/1.1 404"));
        assert!(ask(&address, "POST / HTTP/1.1").starts_with(b"HTTP/1.1 405"));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn an_empty_folder_is_not_served() {
        let problem = start(std::env::temp_dir().join("atlas-nothing-here"), Some(0)).unwrap_err();
        assert!(problem.to_string().contains("cargo xtask build"), "{problem}");
    }
}
