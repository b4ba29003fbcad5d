//! A small static server on 127.0.0.1 for trying and testing the built app.
//!
//! Serves files with their media types, gzip-compressed where the client accepts it, under the page's policy. A thread for each connection;
//! one range of a file at a time, no caching headers beyond `no-cache`, nothing but GET and HEAD.

use std::collections::HashMap;
use std::io::{BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use std::{fs, io, thread};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::finish::policy::{self, HEADERS};
use crate::options::Options;
use crate::problem::Problem;
use crate::project::Project;
use crate::request::Request;
use crate::{console, mime, site};

const HOST: &str = "127.0.0.1";
const DEFAULT_PORT: u16 = 8080;
/// A connection on which nobody asks anything for so long is closed.
const IDLE: Duration = Duration::from_mins(1);

/// A running server; it lives until the program ends.
#[derive(Debug)]
pub(crate) struct Running {
    /// Where it answers, with a slash at the end.
    pub(crate) address: String,
    listening: thread::JoinHandle<()>,
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
    // Ends only by a panic, which has said what was wrong.
    let _ = running.listening.join();
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
    let (listener, address) = match port {
        Some(port) => listen(port)?,
        None => listen(DEFAULT_PORT).or_else(|_| listen(0))?,
    };
    let site = Arc::new(Site { root, compressed: Mutex::default() });
    let listening = thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            let site = Arc::clone(&site);
            // A connection that breaks concerns its client only.
            thread::spawn(move || site.talk(stream));
        }
    });
    Ok(Running { address, listening })
}

fn listen(port: u16) -> Result<(TcpListener, String), Problem> {
    let address = format!("{HOST}:{port}");
    let bound = TcpListener::bind(&address).and_then(|listener| Ok((listener.local_addr()?, listener)));
    bound
        .map(|(bound, listener)| (listener, format!("http://{bound}/")))
        .map_err(|source| Problem::Listen { address, source })
}

/// The folder and the compressed forms made so far.
struct Site {
    root: PathBuf,
    compressed: Mutex<HashMap<PathBuf, Compressed>>,
}

/// An answer without its length and connection headers.
struct Answer {
    status: &'static str,
    media_type: &'static str,
    is_gzip: bool,
    /// Which part of a file it is, as a header; empty for a whole one.
    part: String,
    /// The content security policy, as a host shall send it.
    policy: String,
    body: Vec<u8>,
}

impl Site {
    /// Answers the requests of one connection until the client has enough.
    fn talk(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(IDLE))?;
        stream.set_nodelay(true)?;
        let mut output = stream.try_clone()?;
        let mut input = BufReader::new(stream);
        while let Some(request) = Request::read(&mut input)? {
            let answer = self.answer(&request);
            output.write_all(answer.head(request.is_last).as_bytes())?;
            if request.method != "HEAD" {
                output.write_all(&answer.body)?;
            }
            if request.is_last {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer::text("405 Method Not Allowed", "Only GET and HEAD");
        }
        let Some(path) = site::file(&self.root, &request.target) else {
            return Answer::text("404 Not Found", "Not found");
        };
        let Ok(bytes) = fs::read(&path) else {
            return Answer::text("500 Internal Server Error", "Unreadable");
        };
        let (media_type, is_compressible) = mime::of(&path);
        let is_gzip = is_compressible && request.accepts_gzip && request.range.is_none();
        let is_page = media_type.starts_with("text/html");
        let policy = policy::of(if is_page { std::str::from_utf8(&bytes).unwrap_or_default() } else { "" });
        if let Some((from, to)) = request.range {
            let length = bytes.len();
            let to = to.map_or(length, |to| to.saturating_add(1).min(length));
            let Some(part) = bytes.get(from..to).filter(|part| !part.is_empty()) else {
                let part = format!("Content-Range: bytes */{length}\r\n");
                return Answer { part, ..Answer::text("416 Range Not Satisfiable", "No such part") };
            };
            let (body, part) = (part.to_vec(), format!("Content-Range: bytes {from}-{}/{length}\r\n", to - 1));
            return Answer { status: "206 Partial Content", media_type, is_gzip, part, policy, body };
        }
        let body = if is_gzip { self.gzip(&path, &bytes) } else { bytes };
        Answer { status: "200 OK", media_type, is_gzip, part: String::new(), policy, body }
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

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
        let (media_type, body) = ("text/plain; charset=utf-8", text.as_bytes().to_vec());
        Self { status, media_type, is_gzip: false, part: String::new(), policy: policy::of(""), body }
    }

    /// Everything before the body.
    fn head(&self, is_last: bool) -> String {
        let Self { status, media_type, is_gzip, part, policy, body } = self;
        let length = body.len();
        let encoding = if *is_gzip { "Content-Encoding: gzip\r\n" } else { "" };
        let connection = if is_last { "Connection: close\r\n" } else { "" };
        let more: String = HEADERS.map(|(name, value)| [name, ": ", value, "\r\n"].concat()).concat();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n{encoding}{part}{connection}\
             Accept-Ranges: bytes\r\nCache-Control: no-cache\r\nVary: Accept-Encoding\r\nAccess-Control-Allow-Origin: *\r\n\
             Content-Security-Policy: {policy}\r\n{more}\r\n"
        )
    }
}

/// Compresses bytes in memory.
pub(crate) fn gzip(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

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

        let part = ask(&address, "GET /a.wasm HTTP/1.1\r\nAccept-Encoding: gzip\r\nRange: bytes=2-6");
        let part = String::from_utf8_lossy(&part);
        assert!(part.starts_with("HTTP/1.1 206") && part.ends_with("\r\n\r\nsm\0as"), "{part}");
        assert!(part.contains("Content-Range: bytes 2-6/400\r\n") && !part.contains("Content-Encoding"), "{part}");
        assert!(ask(&address, "GET /a.wasm HTTP/1.1\r\nRange: bytes=400-").starts_with(b"HTTP/1.1 416"));

        assert!(ask(&address, "GET /../Cargo.toml HTTP/1.1").starts_with(b"HTTP/1.1 404"));
        assert!(ask(&address, "POST / HTTP/1.1").starts_with(b"HTTP/1.1 405"));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn more_connections_stay_open_than_there_are_cores() {
        let root = std::env::temp_dir().join(format!("atlas-open-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("index.html"), "home").unwrap();
        let address = start(root.clone(), Some(0)).unwrap().address;
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut streams: Vec<TcpStream> = (0..64).map(|_| TcpStream::connect(host).unwrap()).collect();
        for _ in 0..3 {
            for stream in &mut streams {
                stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            }
            for stream in &mut streams {
                let mut answer = Vec::new();
                while !answer.ends_with(b"home") {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).unwrap();
                    answer.push(byte[0]);
                }
            }
        }
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn an_empty_folder_is_not_served() {
        let problem = start(std::env::temp_dir().join("atlas-nothing-here"), Some(0)).unwrap_err();
        assert!(problem.to_string().contains("cargo xtask build"), "{problem}");
    }
}
