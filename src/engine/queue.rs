//! The documents that wait: first all are read, so that they can be leafed through at once, then
//! they are analysed one by one.

use std::collections::VecDeque;

use crate::ingest::Metadata;
use crate::protocol::Progress;

/// A file to be read.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub id: String,
    pub path: String,
    pub bytes: Vec<u8>,
    pub metadata: Metadata,
    pub is_built_in: bool,
}

/// A unit of work.
#[derive(Debug, Clone)]
pub(super) enum Task {
    Read(Box<Waiting>),
    /// Id of a document that was read.
    Analyse(String),
    Resolve,
}

/// What waits, and how much is done.
#[derive(Debug, Default)]
pub(super) struct Queue {
    to_read: VecDeque<Waiting>,
    to_analyse: VecDeque<String>,
    current: Option<Task>,
    n_done: u32,
    is_cancelled: bool,
    /// Whether the end of the work was not told yet.
    is_unsettled: bool,
}

impl Queue {
    pub(super) fn add(&mut self, waiting: Waiting) {
        self.begin();
        self.to_read.push_back(waiting);
    }

    pub(super) fn analyse_later(&mut self, id: String) {
        self.begin();
        self.to_analyse.push_back(id);
    }

    fn begin(&mut self) {
        (self.is_cancelled, self.is_unsettled) = (false, true);
    }

    /// One document is through, read or not.
    pub(super) fn finish_one(&mut self) {
        self.n_done += 1;
    }

    /// Documents that are not through.
    pub(super) fn n_left(&self) -> usize {
        let current = matches!(self.current, Some(Task::Read(_) | Task::Analyse(_)));
        self.to_read.len() + self.to_analyse.len() + usize::from(current)
    }

    pub(super) fn is_busy(&self) -> bool {
        self.current.is_some() || !self.to_read.is_empty() || !self.to_analyse.is_empty()
    }

    /// Whether that document waits to be read or analysed.
    pub(super) fn has(&self, id: &str) -> bool {
        let is_current = match &self.current {
            Some(Task::Read(waiting)) => waiting.id == id,
            Some(Task::Analyse(current)) => current == id,
            _ => false,
        };
        is_current || self.to_read.iter().any(|w| w.id == id) || self.to_analyse.iter().any(|other| other == id)
    }

    /// Takes a document out.
    pub(super) fn drop_document(&mut self, id: &str) {
        self.to_read.retain(|w| w.id != id);
        self.to_analyse.retain(|other| other != id);
        match &self.current {
            Some(Task::Read(waiting)) if waiting.id == id => self.current = None,
            Some(Task::Analyse(current)) if current == id => self.current = None,
            _ => {}
        }
    }

    /// Drops everything that waits; gives the ids of what was not read yet.
    pub(super) fn cancel(&mut self) -> Vec<String> {
        self.is_cancelled = self.is_busy();
        self.to_analyse.clear();
        let current = match self.current.take() {
            Some(Task::Read(waiting)) => Some(waiting.id),
            _ => None,
        };
        current.into_iter().chain(self.to_read.drain(..).map(|w| w.id)).collect()
    }

    /// Whether the end of the work was not told yet.
    pub(super) fn is_unsettled(&self) -> bool {
        self.is_unsettled
    }

    pub(super) fn next(&mut self) -> Option<Task> {
        let read = self.to_read.pop_front().map(|waiting| Task::Read(Box::new(waiting)));
        read.or_else(|| self.to_analyse.pop_front().map(Task::Analyse))
    }

    pub(super) fn take_current(&mut self) -> Option<Task> {
        self.current.take()
    }

    pub(super) fn set_current(&mut self, task: Task) {
        self.is_unsettled = true;
        self.current = Some(task);
    }

    /// How far it is, told before `task` becomes current.
    pub(super) fn progress(&self, step: &str, document: Option<String>) -> Progress {
        let n_left = self.n_left() as u32 + u32::from(document.is_some());
        Progress { n_done: self.n_done, n_left, step: step.into(), document }
    }

    /// The last word when everything is done, once.
    pub(super) fn settle(&mut self) -> Option<Progress> {
        if !std::mem::take(&mut self.is_unsettled) {
            return None;
        }
        let step = if std::mem::take(&mut self.is_cancelled) { "cancelled" } else { "idle" };
        let n_done = std::mem::take(&mut self.n_done);
        Some(Progress { n_done, n_left: 0, step: step.into(), document: None })
    }
}
