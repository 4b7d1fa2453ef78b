//! The documents of the corpus and what was left out.

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::{self, Context};
use crate::query::Window;
use crate::text::DocumentId;

/// What the library shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LibraryView {
    /// Title of the corpus.
    pub title: String,
    /// What it is, for the reader.
    pub about: String,
    /// Documents in corpus order.
    pub documents: Vec<DocumentRow>,
    /// Which of all documents these are: up to 500 come with every answer; where there are more, the
    /// library view gives the window that was asked for.
    pub extent: Extent,
    /// What could not be read, and why.
    pub skipped: Vec<SkippedRow>,
}

/// One document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Document id.
    pub key: String,
    /// Headline.
    pub title: String,
    /// Short label for tight places.
    pub short: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// Author.
    pub byline: Option<String>,
    /// The date it is taken to be of, ISO, to the precision known.
    pub published: Option<String>,
    /// The date it prints where that differs.
    pub published_as_printed: Option<String>,
    /// What is known about its date.
    pub date_note: Option<String>,
    /// Genre.
    pub kind: Option<String>,
    /// Licence of the text.
    pub licence: Option<String>,
    /// Whether it is a digest.
    pub is_digest: bool,
    /// Whether it came with the page (else the reader opened it).
    pub is_built_in: bool,
    /// Words of its article.
    pub n_words: u32,
    /// Facts found in it.
    pub n_facts: u32,
    /// Stretches of the text left out as furniture.
    pub n_furniture: u32,
    /// Remarks: what the extractor is unsure of.
    pub remarks: Vec<String>,
    /// Its marker shape, 0 to 7, and so its place in the colour-blind-safe set.
    pub marker: u8,
}

/// A file that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedRow {
    /// File name.
    pub path: String,
    /// Stable code: `empty`, `unsupported`, `malformed`, `too-large`; `duplicate` (open already),
    /// `missing` (the catalogue names it), `crashed` (a worker died of it).
    pub code: String,
    /// Why, for a person.
    pub reason: String,
}

/// Documents that come with every answer.
const N_ALWAYS: u32 = 500;
/// Remarks shown of a document.
const N_REMARKS: usize = 12;

/// Draws the library; `is_shown` where it is the view that was asked for.
pub fn library(context: &Context<'_>, is_shown: bool) -> LibraryView {
    let n = context.corpus.records.len();
    let always = Window { offset: 0, limit: Some(N_ALWAYS) };
    let window = if is_shown && n > N_ALWAYS as usize { context.window } else { always };
    let wanted = window.range(n);
    let extent = Extent { offset: wanted.start as u32, n_rows: n as u32, open: None };
    LibraryView {
        title: context.shelf.title.clone(),
        about: context.shelf.about.clone(),
        documents: wanted.filter_map(|i| document_row(context, DocumentId::new(i))).collect(),
        extent,
        skipped: context.shelf.skipped.clone(),
    }
}

/// Draws what is known about a document.
pub(super) fn document_row(context: &Context<'_>, id: DocumentId) -> Option<DocumentRow> {
    let record = context.record(id)?;
    let document = &record.document;
    let metadata = &document.metadata;
    let mut remarks: Vec<String> = Vec::new();
    if !record.is_analysed {
        remarks.push("not analysed yet".into());
    }
    for diagnostic in record.analysis.diagnostics.iter().chain(&record.layers.diagnostics) {
        if remarks.len() < N_REMARKS && !remarks.contains(&diagnostic.hint) {
            remarks.push(diagnostic.hint.clone());
        }
    }
    let n_words = match context.index.words(id) {
        Some(words) if record.is_analysed => words.n_words(),
        _ => document.blocks.iter().map(|b| b.span.of(&document.text).split_whitespace().count() as u32).sum(),
    };
    Some(DocumentRow {
        key: document.id.clone(),
        title: context::title(record),
        short: context::short(record),
        publisher: metadata.publisher.clone(),
        byline: metadata.byline.clone(),
        published: metadata.published.map(|d| d.to_string()),
        published_as_printed: metadata.published_as_printed.map(|d| d.to_string()),
        date_note: metadata.date_note.clone(),
        kind: metadata.kind.clone(),
        licence: metadata.licence.clone(),
        is_digest: metadata.is_digest,
        is_built_in: context.shelf.built_in.contains(&document.id),
        n_words,
        n_facts: context.index.facts_by.document.get(id.0).len() as u32,
        n_furniture: document.furniture.len() as u32,
        remarks,
        marker: (id.0 % 8) as u8,
    })
}
