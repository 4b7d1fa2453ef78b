//! Documents in and out: reading, analysing, resolving, removing.

use std::sync::Arc;

use super::queue::Waiting;
use super::{Engine, plain_id};
use crate::corpus::{CorpusBuilder, Entry, Record};
use crate::index::Index;
use crate::ingest::{self, Source};
use crate::view::SkippedRow;

impl Engine {
    /// Goes on with a document that was read and not analysed.
    pub(super) fn resume(&mut self, id: String) {
        let is_open = self.record(&id).is_some_and(|r| !r.is_analysed) && !self.analysed.contains_key(&id);
        if is_open && !self.queue.has(&id) {
            self.queue.analyse_later(id);
        }
    }

    fn record(&self, id: &str) -> Option<&Arc<Record>> {
        self.corpus.records.get(*self.positions.get(id)?)
    }

    /// Queues one file.
    pub(super) fn queue_entry(&mut self, entry: &Entry<'_>, is_built_in: bool) {
        let id = plain_id(&entry.path, &self.ids);
        self.ids.insert(id.clone());
        if self.avoided.contains(&id) {
            self.skip(&entry.path, "crashed", "reading it stopped the program; it was left out");
            return;
        }
        self.queue.add(Waiting {
            id,
            path: entry.path.clone(),
            bytes: entry.bytes.to_vec(),
            metadata: entry.metadata.clone(),
            is_built_in,
        });
    }

    /// Reads a file; it can be leafed through from here on.
    pub(super) fn read(&mut self, waiting: Waiting) {
        let Waiting { id, path, bytes, metadata, is_built_in } = waiting;
        let document = match ingest::read(&id, &Source { path: &path, bytes: &bytes }, metadata) {
            Ok(document) => document,
            Err(error) => {
                self.ids.remove(&id);
                self.queue.finish_one();
                return self.skip(&path, error.code(), &error.to_string());
            }
        };
        if let Some(other) = self.digests.get(&document.sha256).and_then(|id| self.record(id)) {
            let title = other.document.metadata.title.as_deref().unwrap_or(&other.document.id);
            let reason = format!("it is the same file as “{title}”, which is open already");
            self.ids.remove(&id);
            self.queue.finish_one();
            return self.skip(&path, "duplicate", &reason);
        }
        self.digests.insert(document.sha256.clone(), id.clone());
        self.positions.insert(id.clone(), self.corpus.records.len());
        if is_built_in {
            self.shelf.built_in.insert(id.clone());
        }
        self.shelf.skipped.retain(|row| row.path != path);
        self.corpus.records.push(Arc::new(Record::unanalysed(document)));
        self.revision += 1;
        self.queue.analyse_later(id);
    }

    /// Analyses a document that was read.
    pub(super) fn analyse(&mut self, id: &str) {
        self.queue.finish_one();
        let Some(document) = self.record(id).map(|r| r.document.clone()) else { return };
        let analysed = Arc::new(Record::new(document));
        self.analysed.insert(id.to_owned(), analysed);
    }

    /// Puts what was analysed into the corpus and resolves it as a whole.
    pub(super) fn resolve(&mut self) {
        let mut builder = CorpusBuilder::default();
        for record in &self.corpus.records {
            let analysed = self.analysed.remove(&record.document.id);
            builder.add(analysed.unwrap_or_else(|| record.clone()));
        }
        self.analysed.clear();
        self.corpus = builder.build();
        self.index = Index::new(&self.corpus, Some(&self.index));
        self.revision += 1;
    }

    /// Takes documents out.
    pub(super) fn remove(&mut self, documents: &[String]) {
        for id in documents {
            self.queue.drop_document(id);
            self.ids.remove(id);
            self.shelf.built_in.remove(id);
            self.analysed.remove(id);
        }
        let before = self.corpus.records.len();
        self.corpus.records.retain(|r| !documents.contains(&r.document.id));
        if self.corpus.records.len() != before {
            // Ids are positions, so nothing that was resolved can stay.
            let records = self.corpus.records.iter().map(|r| &r.document);
            self.positions = records.clone().zip(0..).map(|(d, i)| (d.id.clone(), i)).collect();
            self.digests = records.map(|d| (d.sha256.clone(), d.id.clone())).collect();
            self.resolve();
        }
    }

    /// Notes a file that is left out.
    pub(super) fn skip(&mut self, path: &str, code: &str, reason: &str) {
        let row = SkippedRow { path: path.to_owned(), code: code.to_owned(), reason: reason.to_owned() };
        if !self.shelf.skipped.contains(&row) {
            self.shelf.skipped.push(row);
            self.revision += 1;
        }
    }
}
