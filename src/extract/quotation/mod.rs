//! Quotations: direct, indirect and mixed, with cue, speaker and addressee. In: one document's
//! analysis and mentions. Out: records in text order whose content is a substring of the text; the
//! content of a direct one stands between quotation marks. Scare quotes and quoted names are none.

mod direct;
mod indirect;
mod marks;
mod phrase;
mod reader;
mod speaker;

use super::{Mention, Quotation};
use crate::error::Diagnostic;
use crate::ingest::Document;
use crate::language::Analysis;

use direct::Outcome;
use reader::Reader;

/// Finds the quotations of a document, in text order.
pub fn find(document: &Document, analysis: &Analysis, mentions: &[Mention]) -> Vec<Quotation> {
    let reader = Reader::new(document, analysis, mentions);
    let mut found: Vec<Quotation> = Vec::new();
    for outcome in direct::classify(&reader) {
        match outcome {
            Outcome::Said(quotation) => found.push(quotation),
            Outcome::Unattributed(_) | Outcome::Embedded => {}
        }
    }
    let reported: Vec<Quotation> = indirect::find(&reader)
        .into_iter()
        .chain(phrase::find(&reader))
        .filter(|q| !found.iter().any(|said| is_same(said, q)))
        .collect();
    found.extend(reported);
    found.retain(|q| !document.is_furniture(q.content) && !q.content.is_empty());
    found.sort_by_key(|q| (q.content.start, q.content.end));
    found
}

/// Whether the marks already gave what a clause gives: the same reporting words, or mostly the same content.
fn is_same(said: &Quotation, reported: &Quotation) -> bool {
    let both =
        said.content.end.min(reported.content.end).saturating_sub(said.content.start.max(reported.content.start));
    let same_cue = matches!((said.cue, reported.cue), (Some(a), Some(b)) if a.overlaps(b));
    both > 0 && (same_cue || f64::from(both) > 0.5 * reported.content.len() as f64)
}

/// What a reader of the quotations should know: those whose speaker was not found.
pub fn diagnose(quotations: &[Quotation]) -> Vec<Diagnostic> {
    let nameless = quotations.iter().filter(|q| q.speaker.is_none());
    nameless
        .map(|q| Diagnostic {
            span: q.content,
            code: "quotation-without-speaker",
            hint: "Nobody could be named who says this.".to_owned(),
        })
        .collect()
}
