//! Fetching a file's bytes with progress, on the page or in a worker: at most so many, and never waiting for ever.

use super::worker::member;
use crate::dataset::ReadError;
use crate::dataset::message;
use js_sys::{Function, Map, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, RequestMode, Response};

/// How long a server may send nothing before it is given up. A telephone that changes its cell is silent for some
/// seconds, a server that makes a file on demand for ten; people do not wait longer than twice that.
const QUIET_SECS: u32 = 20;

#[wasm_bindgen]
extern "C" {
    // Pages and workers have them alike.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(task: &Function, millis: u32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
    fn fetch(url: &str, options: &RequestInit) -> Promise;
    #[wasm_bindgen(thread_local_v2, js_name = origin)]
    static ORIGIN: JsValue;
}

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
    /// No answer: no connection or no such host.
    #[error("no answer")]
    Network,
    /// Another site answers, but does not allow its use here (CORS).
    #[error("not allowed by its site")]
    Forbidden,
    /// Nothing came for too long.
    #[error("nothing for {secs} s")]
    Stalled {
        /// How long was waited, in seconds.
        secs: u32,
    },
    /// The connection broke while the file was on its way.
    #[error("broken off")]
    Cut,
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
    /// There is not enough memory for it.
    #[error("not enough memory")]
    Memory,
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
            Self::Forbidden => to.code(5),
            Self::Stalled { secs } => {
                to.code(6);
                to.whole(*secs as usize);
            }
            Self::Cut => to.code(7),
            Self::Memory => to.code(8),
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
            5 => Self::Forbidden,
            6 => Self::Stalled { secs: u32::try_from(from.whole()?).ok()? },
            7 => Self::Cut,
            8 => Self::Memory,
            _ => return None,
        })
    }
}

/// A request's patience: ends it when nothing comes for too long, and when nobody reads on.
struct Patience {
    controller: AbortController,
    give_up: Closure<dyn FnMut()>,
    timer: JsValue,
}

impl Patience {
    /// Begins to wait, also for what the page's first script has asked for; `None` in a browser that can end no request.
    fn begin(begun: Option<&Promise>) -> Option<Self> {
        let of_begun = begun.and_then(|answer| member(answer, "controller").dyn_into().ok());
        let controller = of_begun.or_else(|| AbortController::new().ok())?;
        let held = controller.clone();
        let give_up = Closure::<dyn FnMut()>::new(move || held.abort());
        let mut patience = Self { controller, give_up, timer: JsValue::UNDEFINED };
        patience.renew();
        Some(patience)
    }

    /// Begins to wait anew, because something came.
    fn renew(&mut self) {
        clear_timeout(&self.timer);
        self.timer = set_timeout(self.give_up.as_ref().unchecked_ref(), QUIET_SECS * 1_000);
    }

    /// Says whether nothing came for too long.
    fn is_lost(&self) -> bool {
        self.controller.signal().aborted()
    }

    /// Why a request failed: it was given up, or what the browser met.
    fn why(&self, otherwise: SourceError) -> SourceError {
        if self.is_lost() { SourceError::Stalled { secs: QUIET_SECS } } else { otherwise }
    }

    /// Asks for something, for as long as this patience lasts.
    fn ask(&self, url: &str, options: &RequestInit) -> Promise {
        options.set_signal(Some(&self.controller.signal()));
        fetch(url, options)
    }

    /// Says whether another site is there although nothing can be read from it. A browser does not tell a missing
    /// permission from a missing site; but it tells whether a request whose answer nobody may read was answered.
    async fn is_forbidden(&self, url: &str) -> bool {
        let is_own = ORIGIN.with(JsValue::as_string).is_some_and(|origin| url.starts_with(&[&*origin, "/"].concat()));
        let options = RequestInit::new();
        options.set_method("HEAD");
        options.set_mode(RequestMode::NoCors);
        !is_own && JsFuture::from(self.ask(url, &options)).await.is_ok()
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        self.controller.abort();
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

/// Fetches all bytes of `url`, at most `max_bytes`, telling progress after each piece. What is not read to its end is
/// ended: nothing goes on coming.
///
/// # Errors
///
/// [`SourceError`], except `Read` and `Worker`.
pub async fn fetch_bytes(
    url: &str,
    max_bytes: usize,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>, SourceError> {
    let begun = take_begun(url);
    let mut patience = Patience::begin(begun.as_ref()).ok_or(SourceError::Network)?;
    let answer = begun.unwrap_or_else(|| patience.ask(url, &RequestInit::new()));
    let Ok(response) = JsFuture::from(answer).await else {
        let is_forbidden = !patience.is_lost() && patience.is_forbidden(url).await;
        return Err(patience.why(if is_forbidden { SourceError::Forbidden } else { SourceError::Network }));
    };
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(SourceError::Status(response.status()));
    }
    let too_large = SourceError::TooLarge { max_mb: u32::try_from(max_bytes / 1_000_000).unwrap_or(u32::MAX) };
    let headers = response.headers();
    let header = |name: &str| headers.get(name).ok().flatten();
    let total = match header("content-encoding") {
        Some(_) => None,
        None => header("content-length").and_then(|length| length.parse::<u32>().ok().map(f64::from)),
    };
    if total.is_some_and(|total| total > max_bytes as f64) {
        return Err(too_large);
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let stream: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(total.unwrap_or(0.0) as usize).map_err(|_full| SourceError::Memory)?;
    while let Some(piece) = next_piece(&stream).await.map_err(|cut| patience.why(cut))? {
        patience.renew();
        let start = bytes.len();
        let end = start + piece.length() as usize;
        if end > max_bytes {
            return Err(too_large);
        }
        bytes.try_reserve(end - start).map_err(|_full| SourceError::Memory)?;
        bytes.resize(end, 0);
        piece.copy_to(&mut bytes[start..]);
        on_progress(Progress { loaded: end as f64, total });
    }
    Ok(bytes)
}

async fn next_piece(stream: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, SourceError> {
    let step = JsFuture::from(stream.read()).await.map_err(|_broken| SourceError::Cut)?;
    if member(&step, "done").is_truthy() { Ok(None) } else { Ok(member(&step, "value").dyn_into::<Uint8Array>().ok()) }
}
