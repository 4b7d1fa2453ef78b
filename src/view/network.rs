//! Actors as nodes, dealings as edges.

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;

/// Actors as nodes, dealings as edges.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkView {
    /// Which of all rows are given.
    pub extent: Extent,
}

/// Draws it.
pub fn network(context: &Context<'_>, sort: Option<&str>) -> NetworkView {
    let _ = (context, sort);
    NetworkView::default()
}
