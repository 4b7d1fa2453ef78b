//! Goals.

use super::{Goal, Mention, Quotation};
use crate::ingest::Document;
use crate::language::Analysis;

/// Finds the goals of a document, in text order.
pub fn find(_document: &Document, _analysis: &Analysis, _mentions: &[Mention], _quotations: &[Quotation]) -> Vec<Goal> {
    Vec::new()
}
