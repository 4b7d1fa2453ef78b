//! Events by sources, and what each source calls things.

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;

/// Events by sources, and what each source calls things.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CompareView {
    /// Which of all rows are given.
    pub extent: Extent,
}

/// Draws it.
pub fn compare(context: &Context<'_>, part: Option<&str>) -> CompareView {
    let _ = (context, part);
    CompareView::default()
}
