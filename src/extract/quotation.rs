//! Quotations: direct, indirect and mixed, with cue and speaker.

use super::{Mention, Quotation};
use crate::ingest::Document;
use crate::language::Analysis;

/// Finds the quotations of a document, in text order.
pub fn find(_document: &Document, _analysis: &Analysis, _mentions: &[Mention]) -> Vec<Quotation> {
    Vec::new()
}
