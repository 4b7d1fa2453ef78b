//! The list of actors.

use serde::{Deserialize, Serialize};

use super::Extent;

/// Actors that take part in a passing fact, most facts first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorsView {
    /// The rows.
    pub rows: Vec<ActorRow>,
    /// Which of all rows these are.
    pub extent: Extent,
}

/// One actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Entity slug.
    pub key: String,
    /// Fullest frequent spelling.
    pub name: String,
    /// OntoNotes type: `PERSON`.
    pub kind: String,
    /// Other spellings, most frequent first.
    pub aliases: Vec<String>,
    /// Roles told of a person, most frequent first, as the sources word them.
    pub roles: Vec<String>,
    /// Mentions by name.
    pub n_mentions: u32,
    /// Documents that name it.
    pub n_documents: u32,
    /// Events it takes part in.
    pub n_events: u32,
    /// Statements by it.
    pub n_said: u32,
    /// Goals and positions of it.
    pub n_stances: u32,
    /// Its dated facts by year, in order, without empty years.
    pub by_year: Vec<YearCount>,
}

/// Facts of one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct YearCount {
    /// The year.
    pub year: i16,
    /// How many.
    pub n: u32,
}
