//! Typed calls to the worker. In: what the page asks. Out: the signals of [`Page`].
//!
//! One question is under way at a time and only the newest waits, so that typing never piles up
//! work; a reply whose id is not the one awaited is stale and dropped. The files the reader opened
//! are kept here, so that a worker that died can be given them again.

use std::rc::Rc;

use attache::protocol::{FileInput, Question, Ready, Request, Response, ToPage, ToWorker, VERSION};
use attache::query::ViewName;
use attache::view::export::{Export, Format};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

use super::messages::t;
use super::state::{Page, WorkerState};

/// So many deaths before all documents were once done, and the worker is not started again.
const MOST_DEATHS: u32 = 8;
/// So often a document at which the worker died is tried again.
const MOST_TRIES: usize = 2;

/// What is remembered of the worker.
#[derive(Default)]
pub(crate) struct Client {
    worker: Option<Rc<Worker>>,
    /// Grows with every start, so that the last words of a dead worker are not heard.
    generation: u32,
    is_ready: bool,
    last_id: u32,
    under_way: Option<(u32, Question)>,
    wanted: Option<Question>,
    revision: u32,
    answered_revision: Option<u32>,
    /// The revision whose documents the page has.
    library: Option<u32>,
    files: Vec<FileInput>,
    /// Documents at which the worker died, once for every death: that can be the browser's fault (WebKit's compiler
    /// at times takes a right access for one out of bounds), so they are tried again.
    suspects: Vec<String>,
    /// Those at which it died too often.
    avoid: Vec<String>,
    at_document: Option<String>,
    n_deaths: u32,
    /// Exports that are awaited: the request and whether the text is to be copied, else saved.
    exports: Vec<(u32, bool)>,
}

impl Client {
    /// Asks a question no more that cannot be answered.
    fn give_up(&mut self, question: &Question) {
        self.wanted = self.wanted.take().filter(|wanted| wanted != question);
    }

    /// Pasted texts among the files.
    pub(crate) fn n_pasted(&self) -> usize {
        self.files.iter().filter(|f| f.name.starts_with("pasted-")).count()
    }
}

#[wasm_bindgen]
extern "C" {
    /// Provided by the loader of this build: a Blob worker, new at every call.
    #[wasm_bindgen(catch, js_name = attacheStartWorker, js_namespace = globalThis)]
    fn start_worker() -> Result<js_sys::Promise, JsValue>;
}

/// Starts a worker, the first or one after a death.
pub(crate) fn start(page: Page) {
    let mut generation = 0;
    page.client.update_value(|client| {
        if let Some(old) = client.worker.take() {
            old.terminate();
        }
        client.generation += 1;
        generation = client.generation;
        client.is_ready = false;
        client.under_way = None;
        client.answered_revision = None;
        client.library = None;
        client.revision = 0;
        client.at_document = None;
    });
    leptos::task::spawn_local(async move {
        let started = match start_worker() {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        match started.and_then(|worker| worker.dyn_into::<Worker>()) {
            Ok(worker) => listen(page, worker, generation),
            Err(error) => {
                page.is_pending.set(false);
                page.worker.set(WorkerState::CannotStart(words(&error)));
            }
        }
    });
}

/// What an error says of itself.
fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |e| String::from(e.message()))
}

fn listen(page: Page, worker: Worker, generation: u32) {
    let is_current = move || page.client.with_value(|client| client.generation == generation);
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if !is_current() {
            return;
        }
        let data = event.data();
        let read = match data.dyn_ref::<js_sys::Uint8Array>() {
            Some(bytes) => ToPage::from_bytes(&bytes.to_vec()).map(|message| receive(page, message)),
            None => ready(page, data),
        };
        if let Err(reason) = read {
            misread(page, reason);
        }
    });
    let on_death = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        event.prevent_default();
        if is_current() {
            died(page);
        }
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onmessageerror(Some(on_death.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_death.as_ref().unchecked_ref()));
    on_message.forget();
    on_death.forget();
    page.client.update_value(|client| client.worker = Some(Rc::new(worker)));
}

/// A message that is none of ours: said, and the question given up, so that the next can be asked.
fn misread(page: Page, reason: String) {
    page.client.update_value(|client| {
        if let Some((_, question)) = client.under_way.take() {
            client.give_up(&question);
        }
    });
    page.failure.set(Some(reason));
    pump(page);
}

/// The worker's first word.
fn ready(page: Page, message: JsValue) -> Result<(), String> {
    let Ready { version } = serde_wasm_bindgen::from_value(message).map_err(|error| error.to_string())?;
    if version == VERSION {
        greet(page);
        pump(page);
    } else {
        page.worker.set(WorkerState::OtherVersion);
    }
    Ok(())
}

fn receive(page: Page, message: ToPage) {
    let ToPage { id, revision, response } = message;
    if let (None, Response::Failed { reason, .. }) = (id, &response) {
        // The worker could not read what was asked, and so does not know which request it was.
        return misread(page, reason.clone());
    }
    page.client.update_value(|client| client.revision = revision);
    match response {
        Response::Done => {}
        Response::Progress(progress) => {
            page.client.update_value(|client| {
                if progress.step == "idle" {
                    client.n_deaths = 0;
                }
                client.at_document.clone_from(&progress.document);
            });
            if progress.step == "idle"
                && page.worker.with_untracked(|state| matches!(state, WorkerState::Again(Some(_))))
            {
                page.worker.set(WorkerState::Running);
            }
            if progress.step == "idle" && page.progress.with_untracked(|p| p.n_left > 0) {
                page.announce(t!("progress-finished", n = progress.n_done));
            }
            page.progress.set(progress);
        }
        Response::Answer(answer) => {
            if let Some(question) = arrived(page, id, revision) {
                page.failure.set(None);
                // Of many documents the view of them lists others than come with every answer.
                let library = (question.view != ViewName::Library).then_some(revision);
                let last = page.client.try_update_value(|client| std::mem::replace(&mut client.library, library));
                page.take(question, *answer, last.flatten() == Some(revision));
            }
        }
        Response::Exported(export) => exported(page, id, export),
        Response::Failed { code, reason } => {
            if let Some(question) = arrived(page, id, revision) {
                page.client.update_value(|client| client.give_up(&question));
            }
            if code == "version" {
                page.worker.set(WorkerState::OtherVersion);
            } else {
                page.failure.set(Some(reason));
            }
        }
    }
    pump(page);
}

/// The question that this reply answers, if it is the one awaited.
fn arrived(page: Page, id: Option<u32>, revision: u32) -> Option<Question> {
    page.client.try_update_value(|client| {
        let (awaited, _) = client.under_way.as_ref()?;
        if Some(*awaited) != id {
            return None;
        }
        client.answered_revision = Some(revision);
        client.under_way.take().map(|(_, question)| question)
    })?
}

fn greet(page: Page) {
    let (files, avoid) = page.client.with_value(|client| (client.files.clone(), client.avoid.clone()));
    page.client.update_value(|client| client.is_ready = true);
    if page.worker.with_untracked(|state| *state == WorkerState::Starting) {
        page.worker.set(WorkerState::Running);
    }
    send(page, Request::Hello { version: VERSION });
    if !avoid.is_empty() {
        send(page, Request::Avoid { documents: avoid });
    }
    send(page, Request::OpenBuiltIn);
    if !files.is_empty() {
        send(page, Request::Add { files });
    }
}

fn died(page: Page) {
    let document = page.client.with_value(|client| client.at_document.clone());
    let n_tries = |d: &String| page.client.with_value(|client| client.suspects.iter().filter(|s| *s == d).count());
    let suspect = document.clone().filter(|d| n_tries(d) < MOST_TRIES);
    let n_deaths = page.client.try_update_value(|client| {
        client.n_deaths += 1;
        match (&suspect, &document) {
            (Some(suspect), _) => client.suspects.push(suspect.clone()),
            (None, Some(document)) => client.avoid.push(document.clone()),
            (None, None) => {}
        }
        client.n_deaths
    });
    page.progress.set(Default::default());
    if n_deaths.is_some_and(|n| n >= MOST_DEATHS) {
        page.is_pending.set(false);
        page.worker.set(WorkerState::Stopped(document));
        page.client.update_value(|client| {
            client.generation += 1;
            client.is_ready = false;
            if let Some(worker) = client.worker.take() {
                worker.terminate();
            }
        });
    } else {
        page.worker.set(match (suspect, document) {
            (None, Some(document)) => WorkerState::Restarted(document),
            (suspect, _) => WorkerState::Again(suspect),
        });
        start(page);
    }
}

/// Starts again at the reader's wish.
pub(crate) fn retry(page: Page) {
    page.client.update_value(|client| client.n_deaths = 0);
    page.worker.set(WorkerState::Starting);
    start(page);
}

/// Sends a request; without a ready worker it is lost, but for what `greet` sends.
pub(crate) fn send(page: Page, request: Request) -> Option<u32> {
    page.client.try_update_value(|client| {
        let worker = client.worker.clone().filter(|_| client.is_ready)?;
        client.last_id += 1;
        let message = serde_wasm_bindgen::to_value(&ToWorker { id: client.last_id, request }).ok()?;
        worker.post_message(&message).ok()?;
        Some(client.last_id)
    })?
}

/// Adds files the reader opened; they outlive the worker.
pub(crate) fn add(page: Page, files: Vec<FileInput>) {
    page.client.update_value(|client| client.files.extend(files.iter().cloned()));
    send(page, Request::Add { files });
}

/// Takes a document out, and forgets the file it came from.
pub(crate) fn remove(page: Page, document: String) {
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    page.client.update_value(|client| client.files.retain(|f| f.name != document && stem(&f.name) != document));
    send(page, Request::Remove { documents: vec![document] });
    pump(page);
}

/// Asks for the present screen, or that part of that view, as a file to save or to copy.
pub(crate) fn export(page: Page, view: ViewName, part: Option<&str>, format: Format, is_copied: bool) {
    let mut question = page.question();
    (question.view, question.window, question.complete) = (view, Default::default(), None);
    if part.is_some() {
        question.part = part.map(str::to_owned);
        question.sort = None;
    }
    let base = super::address::base();
    if let Some(id) = send(page, Request::Export { question: Box::new(question), format, base }) {
        page.client.update_value(|client| client.exports.push((id, is_copied)));
    }
}

fn exported(page: Page, id: Option<u32>, export: Export) {
    let asked = page.client.try_update_value(|client| {
        let at = client.exports.iter().position(|(asked, _)| Some(*asked) == id)?;
        Some(client.exports.swap_remove(at))
    });
    match asked.flatten() {
        Some((_, true)) => page.copy(export.text, t!("export-copied")),
        Some((_, false)) => {
            super::dom::download(&export.name, &export.media_type, &export.text);
            page.announce(t!("export-saved", name = export.name));
        }
        None => {}
    }
}

/// Asks for what the screen needs now.
pub(crate) fn want(page: Page, question: Question) {
    page.client.update_value(|client| client.wanted = Some(question));
    pump(page);
}

/// Sends the newest question if none is under way and the last answer is not up to date.
fn pump(page: Page) {
    let next = page.client.with_value(|client| {
        let wanted = client.wanted.clone()?;
        let is_answered = page.answered.with_untracked(|answered| answered.as_ref() == Some(&wanted));
        let is_fresh = client.answered_revision == Some(client.revision);
        (client.is_ready && client.under_way.is_none() && !(is_answered && is_fresh)).then_some(wanted)
    });
    if let Some(question) = next {
        let library = page.client.with_value(|client| client.library);
        let asked = Question { library, ..question.clone() };
        if let Some(id) = send(page, Request::Ask(Box::new(asked))) {
            page.client.update_value(|client| client.under_way = Some((id, question)));
        }
    }
    let is_pending = page.client.with_value(|client| client.under_way.is_some() || !client.is_ready);
    if page.is_pending.get_untracked() != is_pending {
        page.is_pending.set(is_pending);
    }
}
