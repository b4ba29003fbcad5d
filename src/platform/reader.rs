//! The page's side of reading: jobs go to a worker; where workers are not to be had, the page reads itself.

use super::fetch::{Progress, SourceError, fetch_bytes, is_of_page};
use super::worker::{bytes_value, member, member_bytes, message};
use crate::dataset::message::{Reader as MessageReader, Writer};
use crate::dataset::{Dataset, IngestReport, ReadOptions, read_geojson, transfer};
use js_sys::{ArrayBuffer, Function, Promise, Uint8Array};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT_URL: String;
}

/// The worker's first script: it loads the program's own script and module, handed to it in the first message.
const WORKER_SCRIPT: &str = "reader.js";

/// How long a worker may take to say that it is ready, before the page reads by itself.
const READY_WITHIN_MS: i32 = 8_000;

/// A source's columns and what reading them met.
#[derive(Debug)]
pub struct SourceData {
    /// The columns.
    pub dataset: Dataset,
    /// What was found, repaired and left out.
    pub report: IngestReport,
}

type Reply = Result<SourceData, SourceError>;

struct Job {
    number: u32,
    progress: Box<dyn FnMut(Progress)>,
    done: Function,
    reply: Rc<RefCell<Option<Reply>>>,
}

#[derive(Default)]
struct Jobs {
    next: u32,
    open: Vec<Job>,
}

impl Jobs {
    /// Takes out the job `number`.
    fn take(&mut self, number: u32) -> Option<Job> {
        let at = self.open.iter().position(|job| job.number == number)?;
        Some(self.open.swap_remove(at))
    }
}

/// Reads sources: small ones of the page's own on its thread, others in a worker that starts with the first of them.
#[derive(Debug, Default)]
pub struct Reader {
    apart: OnceCell<Apart>,
}

impl Reader {
    /// Starts the worker, so that it is ready when it is wanted.
    pub fn wake(&self) {
        self.apart.get_or_init(Apart::start);
    }

    /// Ends what the worker reads: nobody wants it any more.
    pub fn stop(&self) {
        if let Some(apart) = self.apart.get() {
            apart.stop();
        }
    }

    /// Reads the GeoJSON at `url`.
    ///
    /// # Errors
    ///
    /// [`SourceError`] says whether it did not come or could not be read.
    pub async fn read(&self, url: &str, options: &ReadOptions, mut on_progress: Box<dyn FnMut(Progress)>) -> Reply {
        if is_of_page(url) {
            return read_on_page(url, options, &mut *on_progress).await;
        }
        self.apart.get_or_init(Apart::start).read(url, options, on_progress).await
    }
}

/// A worker that reads; where none can be had, the page reads.
struct Apart {
    worker: Option<Worker>,
    is_ready: Rc<Cell<bool>>,
    /// Settles when the worker is ready, or is known not to come.
    settled: Promise,
    jobs: Rc<RefCell<Jobs>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(MessageEvent)>,
}

impl std::fmt::Debug for Apart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Apart").field("is_ready", &self.is_ready.get()).finish_non_exhaustive()
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}

impl Apart {
    /// Starts a worker. It gets ready while the page goes on.
    fn start() -> Self {
        let jobs = Rc::new(RefCell::new(Jobs::default()));
        let is_ready = Rc::new(Cell::new(false));
        // A promise names its functions before it is made; an empty function would be one made of a text, which the page's
        // policy forbids.
        let mut settle = JsValue::UNDEFINED.unchecked_into::<Function>();
        let settled = Promise::new(&mut |resolve, _reject| settle = resolve);
        let on_message = {
            let (jobs, is_ready, settle) = (Rc::clone(&jobs), Rc::clone(&is_ready), settle.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let data = event.data();
                match member(&data, "kind").as_string().as_deref() {
                    Some("ready") => {
                        is_ready.set(true);
                        call(&settle);
                    }
                    // A program that does not load has no job yet: the page reads by itself.
                    Some("failed") if member(&data, "job").is_undefined() => call(&settle),
                    _ => receive(&jobs, &data),
                }
            })
        };
        let on_error = {
            let (jobs, is_ready, settle) = (Rc::clone(&jobs), Rc::clone(&is_ready), settle.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                event.prevent_default();
                is_ready.set(false);
                fail_all(&jobs);
                call(&settle);
            })
        };
        let worker = start_worker(&script_url().into(), &wasm_bindgen::module(), &on_message, &on_error);
        if worker.is_some() {
            super::after_ms(READY_WITHIN_MS, move || call(&settle));
        } else {
            call(&settle);
        }
        Self { worker, is_ready, settled, jobs, _on_message: on_message, _on_error: on_error }
    }

    /// Ends the worker. What waits for it is told in a later turn.
    fn stop(&self) {
        self.is_ready.set(false);
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
        let jobs = Rc::clone(&self.jobs);
        super::after_ms(0, move || fail_all(&jobs));
    }

    async fn read(&self, url: &str, options: &ReadOptions, mut on_progress: Box<dyn FnMut(Progress)>) -> Reply {
        let _ = JsFuture::from(self.settled.clone()).await;
        let Some(worker) = self.worker.as_ref().filter(|_| self.is_ready.get()) else {
            return read_on_page(url, options, &mut *on_progress).await;
        };
        let mut to = Writer::default();
        options.write(&mut to);
        let options = bytes_value(&to.bytes);
        let reply = Rc::new(RefCell::new(None));
        let mut progress = Some(on_progress);
        let mut number = 0;
        let promise = Promise::new(&mut |done, _reject| {
            if let Some(progress) = progress.take() {
                let mut jobs = self.jobs.borrow_mut();
                number = jobs.next;
                jobs.next += 1;
                jobs.open.push(Job { number, progress, done, reply: Rc::clone(&reply) });
            }
        });
        let job = message("read", &[("job", &number.into()), ("url", &url.into()), ("options", &options)]);
        if worker.post_message(&job).is_err() {
            let _unsent = self.jobs.borrow_mut().take(number);
            return Err(SourceError::Worker("it takes no message".to_owned()));
        }
        let _ = JsFuture::from(promise).await;
        let answer = reply.borrow_mut().take();
        answer.unwrap_or_else(|| Err(SourceError::Worker("no answer".to_owned())))
    }
}

/// Starts a worker that loads the program of `script` and `module`, an address or what is compiled of it.
pub(super) fn start_worker(
    script: &JsValue,
    module: &JsValue,
    on_message: &Closure<dyn FnMut(MessageEvent)>,
    on_error: &Closure<dyn FnMut(MessageEvent)>,
) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(WORKER_SCRIPT, &options).ok()?;
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    worker.post_message(&message("start", &[("script", script), ("module", module)])).ok()?;
    Some(worker)
}

/// The address of the program's own script: its other files, languages and atlases lie beside it.
pub fn script_url() -> String {
    SCRIPT_URL.with(Clone::clone)
}

async fn read_on_page(url: &str, options: &ReadOptions, on_progress: &mut dyn FnMut(Progress)) -> Reply {
    let bytes = fetch_bytes(url, options.max_bytes, on_progress).await?;
    let (dataset, report) = read_geojson(&bytes, options).map_err(SourceError::Read)?;
    Ok(SourceData { dataset, report })
}

fn call(function: &Function) {
    let _ = function.call0(&JsValue::UNDEFINED);
}

fn receive(jobs: &Rc<RefCell<Jobs>>, data: &JsValue) {
    let Some(number) = member(data, "job").as_f64().map(|number| number as u32) else { return };
    let reply = match member(data, "kind").as_string().as_deref() {
        Some("progress") => {
            let progress = Progress {
                loaded: member(data, "loaded").as_f64().unwrap_or(0.0),
                total: member(data, "total").as_f64(),
            };
            if let Some(job) = jobs.borrow_mut().open.iter_mut().find(|job| job.number == number) {
                (job.progress)(progress);
            }
            return;
        }
        Some("done") => unpack(data),
        _ => Err(SourceError::from_bytes(&member_bytes(data, "error"))
            .unwrap_or_else(|| SourceError::Worker("it did not say why".to_owned()))),
    };
    let job = jobs.borrow_mut().take(number);
    if let Some(job) = job {
        *job.reply.borrow_mut() = Some(reply);
        call(&job.done);
    }
}

fn unpack(data: &JsValue) -> Reply {
    let broken = |what: &str| SourceError::Worker(what.to_owned());
    let buffer = member(data, "dataset").dyn_into::<ArrayBuffer>().map_err(|_other| broken("no columns"))?;
    let columns = Uint8Array::new(&buffer).to_vec();
    let dataset = transfer::decode(&columns).map_err(|error| broken(&error.to_string()))?;
    let report = member_bytes(data, "report");
    let report = IngestReport::read(&mut MessageReader::new(&report)).ok_or_else(|| broken("no report"))?;
    Ok(SourceData { dataset, report })
}

/// Answers every job of a worker that is no more. It is ended by the page, or because it ran out of memory: all else that
/// can be wrong with a file it says itself.
fn fail_all(jobs: &Rc<RefCell<Jobs>>) {
    let open = std::mem::take(&mut jobs.borrow_mut().open);
    for job in open {
        *job.reply.borrow_mut() = Some(Err(SourceError::Memory));
        call(&job.done);
    }
}
