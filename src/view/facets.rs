//! The filters' values with the counts they would leave.

use serde::{Deserialize, Serialize};

/// All facets of the side panel.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    /// Documents.
    pub sources: Facet,
    /// Actors: people, organisations, states, groups; most facts first.
    pub actors: Facet,
    /// Kinds of fact; the modes of a kind follow it.
    pub kinds: Facet,
    /// Places.
    pub places: Facet,
    /// Facts by year, every year between the first and the last.
    pub dates: Vec<DateBin>,
    /// Facts that pass all filters.
    pub n_passing: u32,
    /// All facts of the corpus.
    pub n_total: u32,
}

/// One facet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// Values, most frequent in the whole corpus first, so that their order does not jump.
    pub values: Vec<FacetValue>,
    /// Values of the whole corpus; the rarest are not listed above where there are very many, but
    /// those that are chosen always are.
    pub n_values: u32,
}

/// One value of a facet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FacetValue {
    /// Key in the filter.
    pub key: String,
    /// Name to show.
    pub label: String,
    /// Extra words in a lighter tone: publisher's date, entity type.
    pub hint: Option<String>,
    /// Facts that would be left if this value were chosen: the other facets as they are; in this one
    /// what is excluded stays so and, for actors, what is included does (actors are joined by *and*).
    pub n_passing: u32,
    /// Facts of the whole corpus.
    pub n_total: u32,
}

/// Facts of one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct DateBin {
    /// The year.
    pub year: i16,
    /// That pass all filters but the date's and can have been in this year.
    pub n_passing: u32,
    /// Of the whole corpus.
    pub n_total: u32,
}
