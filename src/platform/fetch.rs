//! Fetching a file's bytes with progress, on the page or in a worker.

use super::worker::member;
use crate::dataset::ReadError;
use crate::dataset::message;
use gloo_net::http::{Request, Response};
use js_sys::{Map, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// How much of a file has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Bytes so far, after decompression.
    pub loaded: f64,
    /// Bytes in all; `None` where the server does not say, or says it of the compressed file.
    pub total: Option<f64>,
}

/// Why a source could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// No answer: no connection, no such host, or the other site does not allow its use here (CORS).
    #[error("no answer")]
    Network,
    /// The server answered with a status that is not success.
    #[error("status {0}")]
    Status(u16),
    /// The file is larger than what is opened.
    #[error("larger than {max_mb} MB")]
    TooLarge {
        /// The limit in megabytes.
        max_mb: u32,
    },
    /// The bytes came, but they are not readable GeoJSON.
    #[error(transparent)]
    Read(ReadError),
    /// The worker ended without an answer.
    #[error("the reader stopped: {0}")]
    Worker(String),
}

impl SourceError {
    /// The error as bytes, to cross from a worker.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut to = message::Writer::default();
        match self {
            Self::Network => to.code(0),
            Self::Status(status) => {
                to.code(1);
                to.whole(usize::from(*status));
            }
            Self::TooLarge { max_mb } => {
                to.code(2);
                to.whole(*max_mb as usize);
            }
            Self::Read(error) => {
                to.code(3);
                error.write(&mut to);
            }
            Self::Worker(reason) => {
                to.code(4);
                to.text(reason);
            }
        }
        to.bytes
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = message::Reader::new(bytes);
        Some(match from.code()? {
            0 => Self::Network,
            1 => Self::Status(u16::try_from(from.whole()?).ok()?),
            2 => Self::TooLarge { max_mb: u32::try_from(from.whole()?).ok()? },
            3 => Self::Read(ReadError::read(&mut from)?),
            4 => Self::Worker(from.text()?),
            _ => return None,
        })
    }
}

/// The files that the page's first script has begun to fetch, or knows to be small, by their addresses. None in a worker.
fn begun() -> Option<Map> {
    member(&js_sys::global(), "atlasFiles").dyn_into().ok()
}

/// Says whether a file is one of those that the page is made for: small, and perhaps on its way already.
pub fn is_of_page(url: &str) -> bool {
    begun().is_some_and(|files| files.has(&url.into()))
}

/// The answer that is on its way; who asks again gets none, so that a second try is one.
fn take_begun(url: &str) -> Option<Promise> {
    let files = begun()?;
    let answer = files.get(&url.into());
    files.delete(&url.into());
    answer.dyn_into().ok()
}

/// Fetches all bytes of `url`, at most `max_bytes`, telling progress after each piece.
///
/// # Errors
///
/// [`SourceError::Network`], [`SourceError::Status`] or [`SourceError::TooLarge`].
pub async fn fetch_bytes(
    url: &str,
    max_bytes: usize,
    mut on_progress: impl FnMut(Progress),
) -> Result<Vec<u8>, SourceError> {
    let response = match take_begun(url) {
        Some(answer) => {
            let answer = JsFuture::from(answer).await.map_err(|_network| SourceError::Network)?;
            Response::from(answer.unchecked_into::<web_sys::Response>())
        }
        None => Request::get(url).send().await.map_err(|_network| SourceError::Network)?,
    };
    if !response.ok() {
        return Err(SourceError::Status(response.status()));
    }
    let too_large = SourceError::TooLarge { max_mb: u32::try_from(max_bytes / 1_000_000).unwrap_or(u32::MAX) };
    let headers = response.headers();
    let total = match headers.get("content-encoding") {
        Some(_) => None,
        None => headers.get("content-length").and_then(|length| length.parse::<u32>().ok().map(f64::from)),
    };
    if total.is_some_and(|total| total > max_bytes as f64) {
        return Err(too_large);
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let stream: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(total.unwrap_or(0.0) as usize);
    while let Some(piece) = next_piece(&stream).await? {
        let start = bytes.len();
        let end = start + piece.length() as usize;
        if end > max_bytes {
            let _cancelled = stream.cancel();
            return Err(too_large);
        }
        bytes.resize(end, 0);
        piece.copy_to(&mut bytes[start..]);
        on_progress(Progress { loaded: end as f64, total });
    }
    Ok(bytes)
}

async fn next_piece(stream: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, SourceError> {
    let step = JsFuture::from(stream.read()).await.map_err(|_network| SourceError::Network)?;
    if member(&step, "done").is_truthy() { Ok(None) } else { Ok(member(&step, "value").dyn_into::<Uint8Array>().ok()) }
}
