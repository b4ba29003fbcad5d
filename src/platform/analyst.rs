//! The page's side of analyses: a program of its own, loaded when the first question is asked, answers in a worker. The words
//! of a language come before the first question in it.

use super::fetch::{SourceError, fetch_bytes};
use super::reader::{script_url, start_worker};
use super::worker::{member, member_bytes, message};
use crate::dataset::message::{Reader, Writer};
use crate::i18n::{Locale, installed_file};
use crate::report::{Answer, Question, words_edition};
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

/// How long a question that nobody wants any more is let finish before its worker is ended.
const PATIENCE_MS: i32 = 400;

/// A file of words larger than this is none.
const MAX_WORDS: usize = 500_000;

/// What comes of a question.
#[derive(Debug)]
pub enum News {
    /// The share done, 0 to 1.
    Progress(f64),
    /// What is known so far; `is_whole` with the last of it.
    Answer(Answer),
    /// Nothing more will come, and why.
    Failed(String),
}

/// Answers one question at a time off the page's thread; of those that wait only the last is kept.
#[derive(Clone)]
pub struct Analyst(Rc<Desk>);

impl std::fmt::Debug for Analyst {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Analyst")
    }
}

/// What the page and its messages' listeners share.
struct Desk {
    worker: RefCell<Option<Working>>,
    /// Says what is analysed, as bytes; asked for once by each worker.
    material: Box<dyn Fn() -> Vec<u8>>,
    tell: Box<dyn Fn(News)>,
    /// The question that waits for its turn, and its language.
    waiting: RefCell<Option<(Locale, Uint8Array)>>,
    /// The words of the languages that were asked in.
    words: RefCell<Vec<(Locale, Vec<u8>)>>,
    /// The language whose words are on their way.
    fetching: Cell<Option<Locale>>,
    /// The number of the question that is being answered; 0 is none.
    open: Cell<u32>,
    last: Cell<u32>,
}

/// A worker with the analyst's program in it.
struct Working {
    worker: Worker,
    is_ready: bool,
    has_material: bool,
    /// The languages that it has the words of.
    languages: Vec<Locale>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Working {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Analyst {
    /// An analyst who takes his `material` from there and tells his news there. Nothing is loaded yet.
    pub fn new(material: impl Fn() -> Vec<u8> + 'static, tell: impl Fn(News) + 'static) -> Self {
        Self(Rc::new(Desk {
            worker: RefCell::new(None),
            material: Box::new(material),
            tell: Box::new(tell),
            waiting: RefCell::new(None),
            words: RefCell::default(),
            fetching: Cell::new(None),
            open: Cell::new(0),
            last: Cell::new(0),
        }))
    }

    /// Asks a question in place of the one before.
    pub fn ask(&self, question: &Question) {
        let mut to = Writer::default();
        question.write(&mut to);
        *self.0.waiting.borrow_mut() = Some((question.locale, Uint8Array::from(to.bytes.as_slice())));
        let open = self.0.open.get();
        if open == 0 {
            go_on(&self.0);
            return;
        }
        let desk = Rc::clone(&self.0);
        super::after_ms(PATIENCE_MS, move || {
            if desk.open.get() == open && desk.waiting.borrow().is_some() {
                end(&desk);
                go_on(&desk);
            }
        });
    }

    /// Forgets the question that is being answered; nothing more is told of it.
    pub fn stop(&self) {
        *self.0.waiting.borrow_mut() = None;
        self.0.fetching.set(None);
        if self.0.open.get() != 0 {
            end(&self.0);
        }
    }

    /// Takes the material anew before the next question.
    pub fn forget_material(&self) {
        if let Some(working) = &mut *self.0.worker.borrow_mut() {
            working.has_material = false;
        }
    }
}

fn end(desk: &Desk) {
    desk.open.set(0);
    *desk.worker.borrow_mut() = None;
}

/// Hands the waiting question to a worker that has nothing to do; starts one, and brings the words, where there is none.
fn go_on(desk: &Rc<Desk>) {
    let Some(locale) = desk.waiting.borrow().as_ref().map(|(locale, _)| *locale) else { return };
    if desk.open.get() != 0 {
        return;
    }
    let mut working = desk.worker.borrow_mut();
    if working.is_none() {
        *working = start(desk);
    }
    let Some(working) = &mut *working else {
        *desk.waiting.borrow_mut() = None;
        (desk.tell)(News::Failed(String::new()));
        return;
    };
    let words = desk.words.borrow();
    let Some((_, words)) = words.iter().find(|(known, _)| *known == locale) else { return bring_words(desk, locale) };
    desk.fetching.set(None);
    if !working.is_ready {
        return;
    }
    let Some((_, question)) = desk.waiting.borrow_mut().take() else { return };
    if !working.languages.contains(&locale) {
        working.languages.push(locale);
        send_language(&working.worker, locale, words);
    }
    if !working.has_material {
        working.has_material = true;
        send(&working.worker, "material", 0, &Uint8Array::from((desk.material)().as_slice()));
    }
    desk.last.set(desk.last.get() + 1);
    desk.open.set(desk.last.get());
    send(&working.worker, "ask", desk.last.get(), &question);
}

/// Fetches the words of a language once, then goes on.
fn bring_words(desk: &Rc<Desk>, locale: Locale) {
    if desk.fetching.replace(Some(locale)) == Some(locale) {
        return;
    }
    let to_tell = Rc::downgrade(desk);
    spawn_local(async move {
        let words = fetch_words(locale).await;
        let Some(desk) = to_tell.upgrade() else { return };
        let is_awaited = desk.fetching.get() == Some(locale);
        if is_awaited {
            desk.fetching.set(None);
        }
        match words {
            Ok(words) => {
                desk.words.borrow_mut().push((locale, words));
                go_on(&desk);
            }
            Err(error) if is_awaited => fail(&desk, error.to_string()),
            Err(_) => {}
        }
    });
}

/// The file of a language's words, of the edition that this program was built with.
async fn fetch_words(locale: Locale) -> Result<Vec<u8>, SourceError> {
    let name = format!("report/lang/{}.txt?v={:x}", locale.code(), words_edition(locale));
    let url = super::resolve(&name, &script_url()).unwrap_or_default();
    fetch_bytes(&url, MAX_WORDS, &mut |_| {}).await
}

/// Hands over a language: the page's own file of it, and the words.
fn send_language(worker: &Worker, locale: Locale, words: &[u8]) {
    let (code, file) = (locale.code().into(), installed_file(locale).unwrap_or_default().into());
    let language = message("language", &[("code", &code), ("file", &file), ("bytes", &Uint8Array::from(words))]);
    let _ = worker.post_message(&language);
}

fn send(worker: &Worker, kind: &str, number: u32, bytes: &Uint8Array) {
    let job = message(kind, &[("number", &number.into()), ("bytes", bytes)]);
    let _ = worker.post_message_with_transfer(&job, &Array::of1(&bytes.buffer()));
}

/// Starts a worker and lets it load the analyst's program. Its files keep their names from build to build, so the page's
/// own script, which does not, goes with them as a version.
fn start(desk: &Rc<Desk>) -> Option<Working> {
    let to_tell = Rc::downgrade(desk);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(desk) = to_tell.upgrade() {
            receive(&desk, &event.data());
        }
    });
    let to_tell = Rc::downgrade(desk);
    let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        event.prevent_default();
        if let Some(desk) = to_tell.upgrade() {
            fail(&desk, member(&event, "message").as_string().unwrap_or_default());
        }
    });
    let own = script_url();
    let version = own.rsplit('/').next().unwrap_or_default();
    let address = |name: &str| super::resolve(&[name, "?v=", version].concat(), &own).unwrap_or_default().into();
    let program: (JsValue, JsValue) = (address("analyst.js"), address("analyst_bg.wasm"));
    let worker = start_worker(&program.0, &program.1, &on_message, &on_error)?;
    Some(Working {
        worker,
        is_ready: false,
        has_material: false,
        languages: Vec::new(),
        _on_message: on_message,
        _on_error: on_error,
    })
}

fn fail(desk: &Rc<Desk>, why: String) {
    // Not at once: this is called by the worker's own listener.
    let later = Rc::clone(desk);
    super::after_ms(0, move || end(&later));
    *desk.waiting.borrow_mut() = None;
    desk.words.borrow_mut().clear();
    (desk.tell)(News::Failed(why));
}

fn receive(desk: &Rc<Desk>, data: &JsValue) {
    let kind = member(data, "kind").as_string().unwrap_or_default();
    if kind == "ready" {
        if let Some(working) = &mut *desk.worker.borrow_mut() {
            working.is_ready = true;
        }
        go_on(desk);
        return;
    }
    if kind == "failed" {
        return fail(desk, member(data, "error").as_string().unwrap_or_default());
    }
    if member(data, "number").as_f64() != Some(f64::from(desk.open.get())) {
        return;
    }
    if kind == "progress" {
        return (desk.tell)(News::Progress(member(data, "share").as_f64().unwrap_or_default()));
    }
    let Some(answer) = Answer::read(&mut Reader::new(&member_bytes(data, "bytes"))) else {
        return fail(desk, "no answer".to_owned());
    };
    if answer.is_whole {
        desk.open.set(0);
    }
    (desk.tell)(News::Answer(answer));
    if desk.open.get() == 0 {
        go_on(desk);
    }
}
