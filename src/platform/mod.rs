//! The only door to the browser's input and output: fetch, the reading worker, history, clipboard, clock, languages.
//!
//! `JsValue`s turn into typed errors here. Knows bytes and data sets, but no widget.

mod analyst;
mod answer;
mod clipboard;
mod clock;
mod collation;
mod door;
mod download;
mod environment;
mod fetch;
mod history;
mod language;
mod mark;
mod reader;
mod worker;

pub use analyst::{Analyst, News};
pub use answer::serve_questions;
pub use clipboard::copy_text;
pub use clock::{after_ms, now_secs, on_next_frame, today};
pub use collation::sorted_order;
pub use door::{on_told, tell};
pub use download::{save_bytes, save_picture};
pub use environment::{
    Watch, add_style, before_print, is_mac, is_offline, languages, load_font, media_matches, memory_gb, on_online,
    page_address, print, resolve, resolve_link, watch_media,
};
pub use fetch::{Progress, SourceError, fetch_bytes, is_of_page};
pub use history::{current_query, is_embed_page, on_back, push_query, replace_query};
pub use language::{give_up, language_on_its_way};
pub use mark::{mark, measure_since};
pub use reader::{Reader, SourceData, script_url};
pub use worker::serve_reads;
