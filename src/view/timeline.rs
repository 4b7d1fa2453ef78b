//! The time line: one row an event of the world (a cluster).

use serde::{Deserialize, Serialize};

use super::{Extent, Named};

/// Events that pass, undated ones last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    /// Sorted by first possible day, then by key.
    pub rows: Vec<TimelineRow>,
    /// Which of all rows these are.
    pub extent: Extent,
    /// First and last year of the dated rows.
    pub years: Option<(i16, i16)>,
}

/// One event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Key of the fact.
    pub fact: String,
    /// PLOVER type, lower case: `consult`.
    pub kind: String,
    /// Mode of a CONSULT: `meet`.
    pub mode: Option<String>,
    /// The words that tell it, from the first source.
    pub trigger: String,
    /// Who acts.
    pub actors: Vec<Named>,
    /// Toward whom.
    pub recipients: Vec<Named>,
    /// Where.
    pub place: Option<Named>,
    /// When.
    pub date: Option<DateView>,
    /// `occurred`, `planned`, `ongoing`, `negated`.
    pub status: String,
    /// Documents that tell it, in corpus order.
    pub sources: Vec<Named>,
    /// What they differ on.
    pub conflicts: Vec<ConflictView>,
    /// The sentence of the first source.
    pub sentence: String,
}

/// A date to draw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DateView {
    /// TIMEX3 value.
    pub value: String,
    /// For a person: "mid-October 2019".
    pub label: String,
    /// First possible day, ISO.
    pub first: String,
    /// Last possible day, ISO.
    pub last: String,
    /// Whether the words leave its ends open ("mid-", "about").
    pub is_soft: bool,
}

/// A field on which sources differ.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConflictView {
    /// `date`, `place`, `participants`, `number`, `status`.
    pub field: String,
    /// Each value with the sources that tell it.
    pub values: Vec<(String, Vec<Named>)>,
}
