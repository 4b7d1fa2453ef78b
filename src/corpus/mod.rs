//! Level 5: the corpus. [`CorpusBuilder`] grows document by document, [`CorpusBuilder::build`]
//! freezes it. Also the embedded corpus and the catalogue (`corpus.toml`) that describes a folder.

mod catalogue;
mod folder;

pub use catalogue::{Catalogue, Listed};
pub use folder::{Entry, Folder, Problem, embedded, folder, unique_id};

use std::sync::Arc;

use crate::extract::{self, Layers};
use crate::ingest::Document;
use crate::language::{self, Analysis};
use crate::resolve::{self, Analysed, Brief, Resolution};
use crate::text::DocumentId;

/// A document with its analysis and layers; shared, never changed.
#[derive(Debug)]
pub struct Record {
    /// The document.
    pub document: Document,
    /// Its analysis.
    pub analysis: Analysis,
    /// Its layers.
    pub layers: Layers,
    /// What resolution needs of it.
    pub brief: Brief,
    /// Whether analysis and layers are there; else the document can only be read.
    pub is_analysed: bool,
}

impl Record {
    /// Analyses and extracts one document.
    pub fn new(document: Document) -> Self {
        let analysis = language::analyse(&document);
        let mut layers = extract::extract(&document, &analysis);
        let mut brief = Brief::new(&Analysed { document: &document, analysis: &analysis, layers: &layers });
        brief.without_nobodies(&mut layers);
        Self { document, analysis, layers, brief, is_analysed: true }
    }

    /// A document that is read and not analysed yet.
    pub fn unanalysed(document: Document) -> Self {
        let (analysis, layers, brief) = Default::default();
        Self { document, analysis, layers, brief, is_analysed: false }
    }
}

/// A growing corpus.
#[derive(Debug, Clone, Default)]
pub struct CorpusBuilder {
    records: Vec<Arc<Record>>,
}

impl CorpusBuilder {
    /// Adds one document.
    pub fn add(&mut self, record: Arc<Record>) {
        self.records.push(record);
    }

    /// Resolves across the documents and freezes.
    pub fn build(self) -> Corpus {
        let views: Vec<Analysed<'_>> = self
            .records
            .iter()
            .map(|r| Analysed { document: &r.document, analysis: &r.analysis, layers: &r.layers })
            .collect();
        let briefs: Vec<&Brief> = self.records.iter().map(|r| &r.brief).collect();
        let resolution = resolve::resolve_briefed(&views, &briefs);
        Corpus { records: self.records, resolution }
    }
}

/// A frozen corpus.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Documents in the order they were added; `DocumentId` is the position.
    pub records: Vec<Arc<Record>>,
    /// Who is who across them; speaks of the first `resolution.documents.len()` records only.
    pub resolution: Resolution,
}

impl Corpus {
    /// The record of that document.
    pub fn record(&self, id: DocumentId) -> Option<&Record> {
        self.records.get(id.index()).map(Arc::as_ref)
    }
}
