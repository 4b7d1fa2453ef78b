//! Events: PLOVER types with actors, recipients, date and place.

use super::{Event, Mention, Quotation, Timex};
use crate::ingest::Document;
use crate::language::Analysis;

/// Finds the events of a document, in text order of their triggers.
pub fn find(
    _document: &Document,
    _analysis: &Analysis,
    _mentions: &[Mention],
    _timexes: &[Timex],
    _quotations: &[Quotation],
) -> Vec<Event> {
    Vec::new()
}
