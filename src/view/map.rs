//! Places of events.

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;

/// Places of events.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// Which of all rows are given.
    pub extent: Extent,
}

/// Draws it.
pub fn map(context: &Context<'_>) -> MapView {
    let _ = context;
    MapView::default()
}
