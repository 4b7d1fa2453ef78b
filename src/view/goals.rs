//! Who wants what, who stands where.

use serde::{Deserialize, Serialize};

use super::{Extent, Named};

/// Goals and positions that pass, by holder, then document and text order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalsView {
    /// What actors want.
    pub goals: Vec<GoalRow>,
    /// Where actors stand.
    pub positions: Vec<PositionRow>,
    /// Which of all rows these are, goals counted first, then positions.
    pub extent: Extent,
    /// Goals of the whole list.
    pub n_goals: u32,
    /// Positions of the whole list.
    pub n_positions: u32,
}

/// One goal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalRow {
    /// Key of the fact.
    pub fact: String,
    /// Whose.
    pub holder: Named,
    /// The words of the text.
    pub goal: String,
    /// `stated` or `author`.
    pub basis: String,
    /// Its number where the text enumerates.
    pub number: Option<u32>,
    /// The document.
    pub source: Named,
}

/// One position.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PositionRow {
    /// Key of the fact.
    pub fact: String,
    /// Whose.
    pub holder: Named,
    /// `support`, `oppose`, …
    pub stance: String,
    /// To what, in the words of the text.
    pub target: String,
    /// The document.
    pub source: Named,
}
