//! Which rows of a long list are wanted: the page draws only those in sight.

use serde::{Deserialize, Serialize};

/// Rows `offset..offset + limit` of a list. The default asks for all of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First row wanted.
    pub offset: u32,
    /// At most so many; `None`: to the end.
    pub limit: Option<u32>,
}

impl Window {
    /// The rows of a list of `n_rows` that it asks for.
    pub fn range(&self, n_rows: usize) -> std::ops::Range<usize> {
        let start = (self.offset as usize).min(n_rows);
        let end = self.limit.map_or(n_rows, |limit| start.saturating_add(limit as usize).min(n_rows));
        start..end
    }
}
