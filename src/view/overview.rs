//! The corpus at a glance.

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;

/// The corpus at a glance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OverviewView {
    /// Which of all rows are given.
    pub extent: Extent,
}

/// Draws it.
pub fn overview(context: &Context<'_>) -> OverviewView {
    let _ = context;
    OverviewView::default()
}
