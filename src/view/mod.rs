//! Level 8: plain structs ready to draw. Text is already cut at span borders, labels are words for
//! the reader, dates are ISO values with the interval they allow; keys are strings that addresses
//! hold. Nothing here knows a token or an id of the engine.

pub mod export;

mod actor;
mod actors;
mod compare;
mod complete;
mod concordance;
mod context;
mod cut;
mod dates;
mod evidence;
mod facets;
mod goals;
mod highlights;
mod labels;
mod library;
mod map;
mod marks;
mod network;
mod overview;
mod read;
mod search;
mod shapes;
mod statements;
mod timeline;
mod unsure;
mod words;

pub use actor::{ActorView, actor};
pub use actors::{ActorRow, ActorsView, YearCount, actors};
pub use compare::{CompareView, compare};
pub use complete::{Candidate, Completion, complete};
pub use concordance::{ConcordanceRow, ConcordanceView, concordance};
pub use context::{Context, Shelf};
pub use evidence::{EvidenceSentence, EvidenceView, SourceEvidence, WhyView, evidence};
pub use facets::{DateBin, Facet, FacetValue, Facets, MOST_VALUES, facets};
pub use goals::{GoalRow, GoalsView, PositionRow, goals};
pub use labels::LabelPlace;
pub use library::{DocumentRow, LibraryView, SkippedRow, library};
pub use map::{MapMark, MapView, Outline, PlaceRow, map};
pub use network::{EdgeRow, NetworkEdge, NetworkNode, NetworkView, network};
pub use overview::{OverviewView, overview};
pub use read::{FactRef, Highlight, ReadBlock, ReadView, Run, read};
pub use search::{PassageRow, QueryProblem, SearchView, search};
pub use shapes::{Cell, CellMark, Column, Count, Item, Link, Matrix, MatrixRow, Section};
pub use statements::{StatementRow, StatementsView, statements};
pub use timeline::{AxisPiece, Chart, ConflictView, DateView, Lane, Mark, TimelineRow, TimelineView, timeline};

use serde::{Deserialize, Serialize};

/// A thing that has a name and a key: an actor, a place, a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Key in addresses.
    pub key: String,
    /// Name to show.
    pub name: String,
}

/// How the rows of a view lie in their whole list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Position of the first row given.
    pub offset: u32,
    /// Rows of the whole list.
    pub n_rows: u32,
    /// Position of the open fact in the whole list, where it is in it.
    pub open: Option<u32>,
}

/// A piece of a sentence, marked or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// What it is to the fact: `trigger`, `actor`, `recipient`, `date`, `place`, `cue`, `content`,
    /// `target`, `match` (of the search)…; `None` where it is just text.
    pub mark: Option<String>,
}
