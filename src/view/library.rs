//! The documents of the corpus and what was left out.

use serde::{Deserialize, Serialize};

/// What the library shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LibraryView {
    /// Title of the corpus.
    pub title: String,
    /// What it is, for the reader.
    pub about: String,
    /// Documents in corpus order.
    pub documents: Vec<DocumentRow>,
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
