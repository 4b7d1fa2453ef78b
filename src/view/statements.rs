//! Who said what.

use serde::{Deserialize, Serialize};

use super::{DateView, Extent, Named};

/// Statements that pass, in document and text order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StatementsView {
    /// The rows.
    pub rows: Vec<StatementRow>,
    /// Which of all rows these are.
    pub extent: Extent,
}

/// One quotation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StatementRow {
    /// Key of the fact.
    pub fact: String,
    /// `direct`, `indirect`, `mixed`.
    pub kind: String,
    /// Who.
    pub speaker: Option<Named>,
    /// The words of the text for the speaker, where they are not the name: "the minister".
    pub speaker_words: Option<String>,
    /// To whom.
    pub addressee: Option<Named>,
    /// Actors named in the content.
    pub about: Vec<Named>,
    /// The reporting words of the source: "stressed".
    pub cue: Option<String>,
    /// What is said.
    pub content: String,
    /// When.
    pub date: Option<DateView>,
    /// The document.
    pub source: Named,
}
