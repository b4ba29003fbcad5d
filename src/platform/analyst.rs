//! The page's side of studies: a program of its own, loaded when the first study is asked for, does them in a worker.

use super::reader::{WORKER_SCRIPT, script_url};
use super::worker::{member, member_bytes, message};
use crate::analysis::cluster::{Findings, Study};
use crate::dataset::message::{Reader, Writer};
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What comes of a study.
#[derive(Debug)]
pub enum StudyNews {
    /// The share done, 0 to 1.
    Progress(f64),
    /// What is found so far; [`Findings::is_whole`] with the last of it.
    Found(Findings),
    /// Nothing more will come, and why.
    Failed(String),
}

/// Who is told what comes of a study.
type Listener = Box<dyn FnMut(StudyNews)>;

/// What the page and its messages' listeners share.
#[derive(Default)]
struct Desk {
    /// Who is told; nobody while there is no study.
    listener: RefCell<Option<Listener>>,
    /// The study that waits until the worker is ready: a message that comes before is lost.
    waiting: RefCell<Option<Uint8Array>>,
    is_ready: Cell<bool>,
}

impl Desk {
    /// Hands the waiting study to a worker that is ready.
    fn hand_over(&self, worker: &Worker) {
        let Some(study) = self.waiting.take() else { return };
        let job = message("study", &[("study", &study)]);
        if worker.post_message_with_transfer(&job, &Array::of1(&study.buffer())).is_err() {
            tell(self, StudyNews::Failed("it takes no message".to_owned()));
        }
    }
}

/// Does one study at a time off the page's thread; dropped, it stops.
#[derive(Default)]
pub struct Analyst {
    working: Option<Working>,
}

/// A worker with the analyst's program in it.
struct Working {
    worker: Worker,
    desk: Rc<Desk>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(MessageEvent)>,
}

impl std::fmt::Debug for Analyst {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Analyst").field("is_working", &self.working.is_some()).finish()
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Analyst {
    /// Begins a study in place of the one before. False if the browser gives no worker.
    pub fn begin(&mut self, study: &Study, tell: impl FnMut(StudyNews) + 'static) -> bool {
        self.begin_of(study, Box::new(tell)).is_some()
    }

    fn begin_of(&mut self, study: &Study, tell: Box<dyn FnMut(StudyNews)>) -> Option<()> {
        self.stop();
        // One that never got ready, or broke down, is of no use.
        let working = match self.working.take().filter(|working| working.desk.is_ready.get()) {
            Some(working) => working,
            None => start()?,
        };
        *working.desk.listener.borrow_mut() = Some(tell);
        let mut to = Writer::default();
        study.write(&mut to);
        *working.desk.waiting.borrow_mut() = Some(Uint8Array::from(to.bytes.as_slice()));
        if working.desk.is_ready.get() {
            working.desk.hand_over(&working.worker);
        }
        self.working = Some(working);
        Some(())
    }

    /// Stops the study there is; nothing more is told of it. A worker that has done its study is kept for the next one.
    pub fn stop(&mut self) {
        if self.working.as_ref().is_some_and(|working| working.desk.listener.borrow().is_some()) {
            self.working = None;
        }
    }
}

/// Starts a worker and lets it load the analyst's program. Its files keep their names from build to build, so the page's
/// own script, which does not, goes with them as a version.
fn start() -> Option<Working> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(WORKER_SCRIPT, &options).ok()?;
    let desk = Rc::new(Desk::default());
    let (to_tell, to_hand) = (Rc::clone(&desk), worker.clone());
    let on_message =
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| receive(&to_tell, &to_hand, &event.data()));
    let to_tell = Rc::clone(&desk);
    let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        event.prevent_default();
        tell(&to_tell, StudyNews::Failed(member(&event, "message").as_string().unwrap_or_default()));
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let own = script_url();
    let version = own.rsplit('/').next().unwrap_or_default();
    let address = |name: &str| {
        let address = super::resolve(&[name, "?v=", version].concat(), &own);
        JsValue::from(address.unwrap_or_default())
    };
    let hello = message("start", &[("script", &address("analyst.js")), ("module", &address("analyst_bg.wasm"))]);
    worker.post_message(&hello).ok()?;
    Some(Working { worker, desk, _on_message: on_message, _on_error: on_error })
}

/// Tells the listener; after the last news there is none any more.
fn tell(desk: &Desk, news: StudyNews) {
    let is_last = match &news {
        StudyNews::Progress(_) => false,
        StudyNews::Found(findings) => findings.is_whole,
        StudyNews::Failed(_) => true,
    };
    if matches!(news, StudyNews::Failed(_)) {
        desk.is_ready.set(false);
    }
    // Whoever is told may begin another study.
    let Some(mut told) = desk.listener.take() else { return };
    told(news);
    let mut listener = desk.listener.borrow_mut();
    if listener.is_none() && !is_last {
        *listener = Some(told);
    }
}

fn receive(desk: &Desk, worker: &Worker, data: &JsValue) {
    let news = match member(data, "kind").as_string().as_deref() {
        Some("ready") => {
            desk.is_ready.set(true);
            desk.hand_over(worker);
            return;
        }
        Some("progress") => StudyNews::Progress(member(data, "share").as_f64().unwrap_or_default()),
        Some("first" | "done") => {
            let findings = Findings::read(&mut Reader::new(&member_bytes(data, "findings")));
            findings.map_or_else(|| StudyNews::Failed("no findings".to_owned()), StudyNews::Found)
        }
        _ => StudyNews::Failed(member(data, "error").as_string().unwrap_or_default()),
    };
    tell(desk, news);
}
