//! The head of an HTTP/1 request, as far as a static server needs it.

use std::io::{self, BufRead, Read as _};

/// Longest head in bytes; more is refused.
const LONGEST: u64 = 16 * 1024;

/// A request without a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query, as sent.
    pub(crate) target: String,
    pub(crate) accepts_gzip: bool,
    /// The part of the file that is asked for: its first byte and its last, or to the end.
    pub(crate) range: Option<(usize, Option<usize>)>,
    /// The connection ends after the answer.
    pub(crate) is_last: bool,
}

impl Request {
    /// Reads the next request of a connection; `None` at its end.
    ///
    /// # Errors
    /// Those of reading; [`io::ErrorKind::InvalidData`] if the head is too long or is not one of HTTP/1.
    pub(crate) fn read(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = input.by_ref().take(LONGEST);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let [method, target, version @ ("HTTP/1.1" | "HTTP/1.0")] = words[..] else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let mut request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            accepts_gzip: false,
            range: None,
            is_last: version == "HTTP/1.0",
        };
        loop {
            line.clear();
            if head.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let Some((name, value)) = line.trim_end().split_once(':') else {
                return if line.trim_end().is_empty() {
                    Ok(Some(request))
                } else {
                    Err(io::ErrorKind::InvalidData.into())
                };
            };
            let value = value.trim().to_ascii_lowercase();
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => {
                    request.accepts_gzip =
                        value.split(',').any(|coding| coding.trim().split(';').next() == Some("gzip"));
                }
                "range" => request.range = part(&value),
                "connection" => request.is_last |= value == "close",
                // A body is not read, so nothing can follow it.
                "content-length" | "transfer-encoding" => request.is_last = true,
                _ => {}
            }
        }
    }
}

/// The one part that `bytes=from-to` or `bytes=from-` asks for; any other form asks for the whole file.
fn part(value: &str) -> Option<(usize, Option<usize>)> {
    let (from, to) = value.strip_prefix("bytes=")?.split_once('-')?;
    let to = if to.is_empty() { None } else { Some(to.parse().ok()?) };
    let from = from.parse().ok()?;
    to.is_none_or(|to| from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> io::Result<Option<Request>> {
        Request::read(&mut text.as_bytes())
    }

    #[test]
    fn heads_are_read_one_after_the_other() {
        let text =
            "GET /a?b HTTP/1.1\r\nAccept-Encoding: br, gzip;q=0.5\r\n\r\nHEAD / HTTP/1.1\r\nConnection: close\r\n\r\n";
        let mut input = text.as_bytes();
        let first = Request::read(&mut input).unwrap().unwrap();
        assert_eq!((first.method.as_str(), first.target.as_str()), ("GET", "/a?b"));
        assert!(first.accepts_gzip && !first.is_last);
        let second = Request::read(&mut input).unwrap().unwrap();
        assert!(second.method == "HEAD" && !second.accepts_gzip && second.is_last);
        assert_eq!(Request::read(&mut input).unwrap(), None);
    }

    #[test]
    fn one_part_of_a_file_can_be_asked_for() {
        let of = |value: &str| read(&format!("GET / HTTP/1.1\r\nRange: {value}\r\n\r\n")).unwrap().unwrap().range;
        assert_eq!((of("bytes=7-9"), of("bytes=7-")), (Some((7, Some(9))), Some((7, None))));
        for value in ["bytes=-5", "bytes=9-7", "bytes=1-2,4-5", "lines=1-2", "bytes=a-b"] {
            assert_eq!(of(value), None, "{value}");
        }
    }

    #[test]
    fn what_is_no_head_is_refused() {
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(20_000));
        for text in [
            "nonsense\r\n\r\n",
            "GET / HTTP/2\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\n",
            &long,
        ] {
            assert!(read(text).is_err(), "{}", &text[..20.min(text.len())]);
        }
    }
}
