//! Quotations: direct, indirect and mixed, with cue, speaker and addressee. In: one document's
//! analysis and mentions. Out: records in text order whose content is a substring of the text; the
//! content of a direct one stands between quotation marks. Scare quotes and quoted names are none.

mod direct;
mod indirect;
mod label;
mod marks;
mod phrase;
mod reader;
mod speaker;
mod words;

use super::{Mention, Quotation};
use crate::error::Diagnostic;
use crate::ingest::Document;
use crate::language::Analysis;

use direct::Outcome;
use reader::Reader;

/// From how many words on a stretch in quotation marks is more than a name or a term.
const LONG: usize = 6;

/// Finds the quotations of a document, in text order.
pub fn find(document: &Document, analysis: &Analysis, mentions: &[Mention]) -> Vec<Quotation> {
    let reader = Reader::new(document, analysis, mentions);
    let mut found: Vec<Quotation> = Vec::new();
    for outcome in direct::classify(&reader) {
        match outcome {
            Outcome::Said(quotation) => found.push(quotation),
            Outcome::Unattributed | Outcome::Embedded => {}
        }
    }
    let reported: Vec<Quotation> = indirect::find(&reader)
        .into_iter()
        .chain(phrase::find(&reader))
        .filter(|q| !found.iter().any(|said| is_same(said, q)))
        .collect();
    for quotation in reported {
        // The same words twice: the one with a speaker stays; within the words of one speaker, the whole.
        let twice = found.iter().position(|known| {
            known.content == quotation.content
                || known.why.rule != quotation.why.rule
                    && known.speaker == quotation.speaker
                    && known.content.contains(quotation.content)
                    && quotation.why.rule == "quotation/object"
        });
        match twice.and_then(|at| found.get_mut(at)) {
            Some(known) if known.speaker.is_none() && quotation.speaker.is_some() => *known = quotation,
            Some(_) => {}
            None => found.push(quotation),
        }
    }
    let within = |q: &Quotation| {
        q.why.rule == "quotation/object"
            && found.iter().any(|k| {
                // Its reporting word is itself part of what the speaker is told to have said.
                let told = k.content.contains(q.content) || q.cue.is_some_and(|cue| k.content.contains(cue));
                k.why.rule != q.why.rule && k.speaker == q.speaker && told
            })
    };
    let kept: Vec<Quotation> = found.iter().filter(|q| !within(q)).cloned().collect();
    let mut found = kept;
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

/// What a reader of the quotations should know: those whose speaker was not found, and sentences in
/// quotation marks that were taken for nobody's words.
pub fn diagnose(document: &Document, quotations: &[Quotation]) -> Vec<Diagnostic> {
    let nameless = quotations.iter().filter(|q| q.speaker.is_none()).map(|q| Diagnostic {
        span: q.content,
        code: "quotation-without-speaker",
        hint: "Nobody could be named who says this.".to_owned(),
    });
    let quoted = marks::find(&document.text, &reader::paragraphs(document));
    let left = quoted.into_iter().filter(|q| {
        let words = q.inner.of(&document.text).split_whitespace().count();
        words >= LONG && !document.is_furniture(q.outer) && !quotations.iter().any(|k| k.content.overlaps(q.outer))
    });
    let left = left.map(|q| Diagnostic {
        span: q.inner,
        code: "quoted-words-not-taken",
        hint: "These words stand in quotation marks, and no reporting words for them were found.".to_owned(),
    });
    let mut all: Vec<Diagnostic> = nameless.chain(left).collect();
    all.sort_by_key(|d| (d.span, d.code));
    all
}
