//! Keyword in context.

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;

/// Keyword in context.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConcordanceView {
    /// Which of all rows are given.
    pub extent: Extent,
}

/// Draws it.
pub fn concordance(context: &Context<'_>, word: &str, sort: Option<&str>) -> ConcordanceView {
    let _ = (context, word, sort);
    ConcordanceView::default()
}
