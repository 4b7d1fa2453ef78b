//! What the search box finds in the texts.

use serde::{Deserialize, Serialize};

use super::{Named, Piece};

/// The sentences that match the search, facts or not; of the documents the source filter lets pass.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchView {
    /// Sentences that match.
    pub n_sentences: u32,
    /// Documents they stand in.
    pub n_documents: u32,
    /// The best of them (BM25), best first, at most fifty.
    pub passages: Vec<PassageRow>,
    /// What in the box could not be read as meant.
    pub problems: Vec<QueryProblem>,
}

/// One sentence that matches.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PassageRow {
    /// The document.
    pub document: Named,
    /// Where the sentence starts: code points into the document's text; what *Read* jumps to.
    pub at: u32,
    /// The sentence, its `match`es marked.
    pub pieces: Vec<Piece>,
}

/// A place in the search box that could not be read as meant; the rest still counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryProblem {
    /// First character (UTF-16) of the place.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// What a person can do.
    pub hint: String,
}
