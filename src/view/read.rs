//! The document to read, with its highlights.

use serde::{Deserialize, Serialize};

use super::DocumentRow;

/// One document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadView {
    /// What is known about it.
    pub document: DocumentRow,
    /// BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Its blocks in order, furniture included and marked.
    pub blocks: Vec<ReadBlock>,
    /// The facts told in it, in text order.
    pub facts: Vec<FactRef>,
}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadBlock {
    /// `title`, `heading`, `paragraph`, `list-item`, `caption`, `quote`, `furniture`.
    pub kind: String,
    /// Where it starts: code points into the document's text.
    pub at: u32,
    /// Its text, cut wherever a highlight begins or ends.
    pub runs: Vec<Run>,
}

/// A stretch of text over which the same highlights lie.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Its letters.
    pub text: String,
    /// Where it starts: code points into the document's text.
    pub at: u32,
    /// What lies over it, outermost first.
    pub highlights: Vec<Highlight>,
}

/// One highlight over a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// Layer: `actor`, `place`, `name` (other names), `date`, `quotation`, `event`, `goal`, `position`, `match`.
    pub layer: String,
    /// For a person: "Sergei Lavrov (PERSON)", "2019-10, mid".
    pub label: String,
    /// Entity slug for names, fact key for facts.
    pub key: Option<String>,
    /// Whether the highlight begins with this run (to draw its left edge, and for the keyboard).
    pub is_start: bool,
}

/// A fact in the margin.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FactRef {
    /// Key of the fact.
    pub fact: String,
    /// `consult.meet`, `statement`, …
    pub kind: String,
    /// One line.
    pub title: String,
    /// Where its sentence starts: code points.
    pub at: u32,
    /// Whether it passes the filters.
    pub is_passing: bool,
}
