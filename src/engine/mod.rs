//! Level 10: the one stateful type. [`Engine::handle`] answers a message at once; [`Engine::step`]
//! does one unit of queued work and tells what it is at next, so that the caller can let messages
//! through between two of them. Knows no clock and no thread: how often the documents are
//! resolved anew follows from how many there are.

mod answer;
mod queue;
mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{self, Corpus, Folder, Record};
use crate::index::Index;
use crate::protocol::{Progress, Ready, Request, Response, ToPage, ToWorker, VERSION};
use crate::text::slug;
use crate::view::Shelf;

pub use answer::{answer, export};
use queue::{Queue, Task};

/// Holds the documents and answers questions about them.
#[derive(Debug, Default)]
pub struct Engine {
    /// What answers are drawn from.
    corpus: Corpus,
    index: Index,
    shelf: Shelf,
    revision: u32,
    queue: Queue,
    /// Ids of all documents that wait or are there.
    ids: BTreeSet<String>,
    /// By id, where the document stands in the corpus.
    positions: BTreeMap<String, usize>,
    /// By SHA-256, the id of the document.
    digests: BTreeMap<String, String>,
    /// Ids of documents not to be read.
    avoided: BTreeSet<String>,
    /// Analysed documents that the corpus does not hold yet, by id.
    analysed: BTreeMap<String, Arc<Record>>,
}

impl Engine {
    /// An engine without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// What to post first.
    pub fn ready() -> Ready {
        Ready { version: VERSION }
    }

    /// Answers a message.
    pub fn handle(&mut self, message: ToWorker) -> ToPage {
        let response = match message.request {
            Request::Hello { version } if version != VERSION => Response::Failed {
                code: "version".into(),
                reason: format!("the page speaks version {version}, the worker {VERSION}; reload the page"),
            },
            Request::Hello { .. } => Response::Done,
            Request::OpenBuiltIn => {
                self.open(&corpus::embedded(), true);
                Response::Done
            }
            Request::Add { files } => {
                let files: Vec<(&str, &[u8])> = files.iter().map(|f| (f.name.as_str(), f.bytes.as_slice())).collect();
                self.open(&corpus::folder(&files), false);
                Response::Done
            }
            Request::Remove { documents } => {
                self.remove(&documents);
                Response::Done
            }
            Request::Avoid { documents } => {
                self.avoided.extend(documents);
                Response::Done
            }
            Request::Cancel => {
                for id in self.queue.cancel() {
                    self.ids.remove(&id);
                }
                Response::Done
            }
            Request::Ask(question) => Response::Answer(Box::new(self.answer(&question))),
            Request::Export { question, format, base } => {
                match export(&self.corpus, &self.index, &self.shelf, &question, format, &base) {
                    Some(export) => Response::Exported(export),
                    None => {
                        Response::Failed { code: "no-list".into(), reason: "this view has no list to export".into() }
                    }
                }
            }
        };
        ToPage { id: Some(message.id), revision: self.revision, response }
    }

    /// Does one unit of work and tells what is next; `None` where there is nothing left to tell.
    pub fn step(&mut self) -> Option<ToPage> {
        match self.queue.take_current() {
            Some(Task::Read(waiting)) => self.read(*waiting),
            Some(Task::Analyse(id)) => self.analyse(&id),
            Some(Task::Resolve) => self.resolve(),
            None => {}
        }
        let progress = self.choose()?;
        Some(ToPage { id: None, revision: self.revision, response: Response::Progress(progress) })
    }

    /// Whether [`Engine::step`] has something to do.
    pub fn is_busy(&self) -> bool {
        self.queue.is_busy() || self.queue.is_unsettled() || !self.analysed.is_empty()
    }

    /// Chooses the next unit of work.
    fn choose(&mut self) -> Option<Progress> {
        // As many as an eighth of the corpus may wait, so that all resolving together costs a small
        // multiple of the last one, and yet a small corpus shows each document at once.
        let is_due = !self.analysed.is_empty()
            && (self.queue.n_left() == 0 || self.analysed.len() * 8 >= self.corpus.records.len());
        let task = if is_due { Some(Task::Resolve) } else { self.queue.next() };
        let Some(task) = task else { return self.queue.settle() };
        let (step, document) = match &task {
            Task::Read(waiting) => ("reading", Some(waiting.id.clone())),
            Task::Analyse(id) => ("analysing", Some(id.clone())),
            Task::Resolve => ("resolving", None),
        };
        let progress = self.queue.progress(step, document);
        self.queue.set_current(task);
        Some(progress)
    }

    /// Queues the documents of a folder.
    fn open(&mut self, folder: &Folder<'_>, is_built_in: bool) {
        if self.shelf.title.is_empty() {
            self.shelf.title = folder.title.clone().unwrap_or_default();
            self.shelf.about = folder.about.clone().unwrap_or_default();
        }
        for problem in &folder.problems {
            self.skip(&problem.path, problem.code, &problem.reason);
        }
        // Opened again, the built-in corpus only goes on with what was cancelled.
        let known: BTreeMap<String, String> = match is_built_in {
            true => self.corpus.records.iter().map(|r| &r.document).map(|d| (d.path.clone(), d.id.clone())).collect(),
            false => BTreeMap::new(),
        };
        for entry in &folder.entries {
            match known.get(&entry.path).filter(|id| self.shelf.built_in.contains(*id)) {
                Some(id) => self.resume(id.clone()),
                None => self.queue_entry(entry, is_built_in),
            }
        }
    }
}

/// A short id for a document of that path, without what an address would have to escape.
fn plain_id(path: &str, taken: &BTreeSet<String>) -> String {
    let id = corpus::unique_id(path, &BTreeSet::new());
    let plain = if id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) { id } else { slug(&id) };
    corpus::unique_id(&format!("{plain}.x"), taken)
}
