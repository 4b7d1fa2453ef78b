//! What somebody says must be done: "the bank must act," Li said; "believes that the bank should act".
//! The speaker demands it. A modal with "have" ("should have known") is blame, one in a question or a
//! condition nothing.

use super::super::attitude::{holders_of_verb, is_supposed, phrase};
use super::super::clause::Clauses;
use super::super::{Quotation, Stance};
use super::Finding;
use crate::language::{Deprel, TokenRange, Upos};
use crate::lexicon::{is_in_class, reporting_verb};
use crate::text::{MentionId, Span};

/// What a modal at a token tells.
pub(super) fn at(clauses: &Clauses<'_>, quotations: &[Quotation], token: u32) -> Option<Finding> {
    if clauses.upos(token) != Upos::Aux || !is_in_class(&clauses.word(token).to_lowercase(), "duty") {
        return None;
    }
    let verb = clauses.head(token).filter(|v| *v > token && clauses.deprel(token) == Deprel::Aux)?;
    let done = clauses.children_by(verb, &[Deprel::Aux]).any(|a| a > token && clauses.lemma(a) == "have");
    let subject = clauses.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|s| *s < token)?;
    if done || is_supposed(clauses, verb) || is_question(clauses, verb) {
        return None;
    }
    let (holders, target, rule) = reported(clauses, verb).or_else(|| quoted(clauses, quotations, verb, subject))?;
    Some(Finding { holders, stance: Stance::Demand, target, cue: token, rule, confidence: 0.6 })
}

fn is_question(clauses: &Clauses<'_>, verb: u32) -> bool {
    let Some((_, sentence)) = clauses.sentence(verb) else { return true };
    (verb..sentence.tokens.end).any(|t| clauses.word(t) == "?")
}

/// "insisted that the bank must act": who insists.
fn reported(clauses: &Clauses<'_>, verb: u32) -> Option<(Vec<MentionId>, Span, &'static str)> {
    let above = clauses.head(verb).filter(|a| *a < verb && clauses.deprel(verb) == Deprel::Ccomp)?;
    let says = reporting_verb(clauses.lemma(above), clauses.word(above)).is_some()
        || is_in_class(clauses.lemma(above), "holds true");
    if !says || clauses.is_negated(above) || is_supposed(clauses, above) {
        return None;
    }
    let holders = holders_of_verb(clauses, above);
    let target = phrase(clauses, verb, Some(above), false)?;
    (!holders.is_empty()).then_some((holders, target, "position/must-reported"))
}

/// The main clause of a direct quotation: its speaker.
fn quoted(
    clauses: &Clauses<'_>,
    quotations: &[Quotation],
    verb: u32,
    subject: u32,
) -> Option<(Vec<MentionId>, Span, &'static str)> {
    if !matches!(clauses.deprel(verb), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj) {
        return None;
    }
    let at = clauses.span(verb);
    let around = quotations.iter().filter(|q| q.content.contains(at)).min_by_key(|q| q.content.len())?;
    let inside = clauses.analysis.tokens_in(around.content);
    let own = clauses.subtree(verb);
    let start = clauses.subtree(subject).start.max(own.start).max(inside.start);
    // What follows a semicolon or a dash is another clause.
    let end = own.end.min(inside.end);
    let stop = (verb..end).find(|t| matches!(clauses.word(*t), ";" | "—" | "–" | "”" | "\"")).unwrap_or(end);
    let target = clauses.trimmed(TokenRange { start, end: stop })?;
    Some((vec![around.speaker?], target, "position/must-quoted"))
}
