//! Positions: the public attitude of a holder to a target. In: one document's analysis, mentions and
//! quotations. Out: one record a holder, in text order; the evidence is the sentence, with the one
//! before where a pronoun stands for the target, and holds target and cue. Which targets are one
//! issue is not decided here.

mod anaphor;
mod label;
mod ought;
mod polarity;
mod words;

use std::collections::BTreeSet;

use super::attitude::{is_nobody, resolve_first_person};
use super::clause::Clauses;
use super::{Mention, Position, Quotation, Stance, Why};
use crate::ingest::Document;
use crate::language::Analysis;
use crate::lexicon::is_in_class;
use crate::text::{MentionId, Span};

/// A stance that a word tells, before its holders are made records.
#[derive(Debug, Clone)]
struct Finding {
    holders: Vec<MentionId>,
    stance: Stance,
    target: Span,
    /// The word that tells it.
    cue: u32,
    rule: &'static str,
    confidence: f32,
}

/// Finds the positions of a document, in text order.
pub fn find(document: &Document, analysis: &Analysis, mentions: &[Mention], quotations: &[Quotation]) -> Vec<Position> {
    let clauses = Clauses::new(document, analysis, mentions);
    let mut positions = Vec::new();
    for token in 0..clauses.count() {
        if document.is_furniture(clauses.span(token)) {
            continue;
        }
        let found = words::at(&clauses, token).into_iter().chain(label::at(&clauses, token));
        for finding in found.chain(ought::at(&clauses, quotations, token)) {
            let contrast = polarity::unlike(&clauses, &finding);
            for finding in std::iter::once(finding).chain(contrast) {
                records(&clauses, quotations, &finding, &mut positions);
            }
        }
    }
    positions.sort_by_key(|p| (p.evidence.start, p.target.start, p.holder, p.stance as u8));
    let mut seen = BTreeSet::new();
    positions.retain(|p| seen.insert((p.holder, p.stance, p.target)));
    positions
}

/// One record a holder.
fn records(clauses: &Clauses<'_>, quotations: &[Quotation], finding: &Finding, into: &mut Vec<Position>) {
    let Some((_, sentence)) = clauses.sentence(finding.cue) else { return };
    // "Anna, who was welcomed", "thanked him": a person is no issue.
    let target = clauses.analysis.tokens_in(finding.target);
    // What a pronoun stands for brings the sentence it stands in.
    let evidence = clauses.sentence(target.start).map_or(sentence.span, |(_, own)| sentence.span.cover(own.span));
    let form = finding.target.of(clauses.text).to_lowercase();
    if target.range().len() == 1 && is_in_class(&form, "person pronoun") {
        // "has welcomed it": what "it" is, where the text tells.
        if let Some(told) = anaphor::antecedent(clauses, target.start) {
            let rule = "position/pronoun";
            let confidence = finding.confidence * 0.7;
            let first = into.len();
            records(clauses, quotations, &Finding { target: told.span, rule, confidence, ..finding.clone() }, into);
            // Both sentences are the evidence; the link between them is shown.
            for position in into.iter_mut().skip(first) {
                position.why.cues.push(clauses.span(target.start));
                position.why.steps.push(told.step.clone());
            }
        }
        return;
    }
    for holder in &finding.holders {
        let holder = resolve_first_person(clauses, quotations, *holder);
        let Some(mention) = clauses.mention_of(holder) else { continue };
        if is_nobody(clauses, holder)
            || finding.target.contains(mention.span) && mention.span.len() * 2 > finding.target.len()
        {
            continue;
        }
        let cue = clauses.span(finding.cue);
        let steps = vec![format!(
            "“{}” tells that “{}” holds “{}” toward “{}”",
            cue.of(clauses.text),
            mention.span.of(clauses.text),
            finding.stance.name(),
            finding.target.of(clauses.text)
        )];
        into.push(Position {
            holder,
            stance: finding.stance,
            target: finding.target,
            evidence: evidence.cover(finding.target),
            why: Why { rule: finding.rule.into(), cues: vec![cue], steps, confidence: finding.confidence },
        });
    }
}
