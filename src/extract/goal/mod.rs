//! Goals: what an actor wants, seeks, hopes, aims at or needs. In: one document's analysis, mentions
//! and quotations. Out: one record a holder and goal, in text order, numbered where the text counts
//! them; the evidence is the sentence and holds the goal.

mod enumeration;
mod nouns;
mod purpose;
mod verbs;

use std::collections::BTreeSet;

use super::attitude::{is_nobody, resolve_first_person};
use super::clause::Clauses;
use super::{Basis, Goal, Mention, MentionKind, Quotation, Why};
use crate::ingest::Document;
use crate::language::{Analysis, TokenRange};
use crate::text::{MentionId, Span};

use enumeration::Enumerations;

/// How many bytes into a counted sentence its subject may stand.
const OPENING: u32 = 40;

/// A goal that a word tells, before its holders are made records.
#[derive(Debug, Clone)]
struct Finding {
    holders: Vec<MentionId>,
    goal: Span,
    /// The word that tells it.
    cue: u32,
    /// Its number where the word itself tells it: "the second aim".
    number: Option<u32>,
    rule: &'static str,
    confidence: f32,
}

/// Finds the goals of a document, in text order.
pub fn find(document: &Document, analysis: &Analysis, mentions: &[Mention], quotations: &[Quotation]) -> Vec<Goal> {
    let clauses = Clauses::new(document, analysis, mentions);
    let enumerations = Enumerations::find(document, &clauses);
    let mut goals = Vec::new();
    for token in 0..clauses.count() {
        if document.is_furniture(clauses.span(token)) {
            continue;
        }
        let found = verbs::at(&clauses, token);
        let found =
            found.into_iter().chain(nouns::at(&clauses, token, &enumerations)).chain(purpose::at(&clauses, token));
        for finding in found {
            records(&clauses, quotations, &enumerations, &finding, &mut goals);
        }
    }
    // A counted sentence tells a goal even where none of its words does.
    for told in enumerations.told() {
        let starts = Span { start: told.goal.start, end: told.goal.start + OPENING };
        let mut known = false;
        for goal in goals.iter_mut().filter(|g| told.goal.contains(g.goal)) {
            let opens = clauses.mention_of(goal.holder).is_some_and(|m| m.span.overlaps(starts));
            if opens || goal.number == Some(told.number) {
                goal.number = Some(told.number);
                known = true;
            }
        }
        if !known {
            let finding = Finding {
                holders: told.holders.clone(),
                goal: told.goal,
                cue: told.ordinal,
                number: Some(told.number),
                rule: "goal/counted",
                confidence: 0.6,
            };
            records(&clauses, quotations, &enumerations, &finding, &mut goals);
        }
    }
    // "wants three things: …": told one by one.
    let parts = |goal: &Goal| {
        let inside = |t: &&enumeration::Told| goal.goal.contains(t.goal) && goal.goal != t.goal;
        enumerations.told().iter().filter(inside).count()
    };
    goals.retain(|g| parts(g) < 2);
    // The surer finding first where two name the same holder and goal.
    goals.sort_by(|a: &Goal, b: &Goal| {
        (a.goal.start, a.goal.end, a.holder)
            .cmp(&(b.goal.start, b.goal.end, b.holder))
            .then(b.why.confidence.total_cmp(&a.why.confidence))
    });
    let mut seen = BTreeSet::new();
    goals.retain(|g| seen.insert((g.holder, g.goal.start)) && seen.insert((g.holder, g.goal.end | 1 << 31)));
    goals
}

/// A goal without the clause behind a semicolon.
fn before_semicolon(clauses: &Clauses<'_>, goal: Span) -> Span {
    let tokens = clauses.analysis.tokens_in(goal);
    let stop = (tokens.start + 1..tokens.end).find(|t| clauses.word(*t) == ";");
    let own = stop.and_then(|end| clauses.trimmed(TokenRange { start: tokens.start, end }));
    own.unwrap_or(goal)
}

/// One record a holder.
fn records(
    clauses: &Clauses<'_>,
    quotations: &[Quotation],
    enumerations: &Enumerations,
    finding: &Finding,
    into: &mut Vec<Goal>,
) {
    let Some((_, sentence)) = clauses.sentence(finding.cue) else { return };
    for holder in &finding.holders {
        let holder = resolve_first_person(clauses, quotations, *holder);
        let Some(mention) = clauses.mention_of(holder) else { continue };
        if is_nobody(clauses, holder) || finding.goal.is_empty() {
            continue;
        }
        let finding = &Finding { goal: before_semicolon(clauses, finding.goal), ..finding.clone() };
        let cue = clauses.span(finding.cue);
        let steps = vec![format!("“{}” tells a goal of “{}”", cue.of(clauses.text), mention.span.of(clauses.text))];
        into.push(Goal {
            holder,
            goal: finding.goal,
            basis: basis(clauses, quotations, holder, cue),
            number: finding.number.or_else(|| enumerations.number(clauses, cue.start, mention)),
            evidence: sentence.span.cover(finding.goal),
            why: Why { rule: finding.rule.into(), cues: vec![cue], steps, confidence: finding.confidence },
        });
    }
}

/// Stated where the words stand in what the holder is quoted with, or report a promise.
fn basis(clauses: &Clauses<'_>, quotations: &[Quotation], holder: MentionId, cue: Span) -> Basis {
    let name = |id: MentionId| clauses.mention_of(id).map(|m| m.span.of(clauses.text));
    let pronoun = clauses.mention_of(holder).is_some_and(|m| m.kind == MentionKind::Pronoun);
    let says = quotations
        .iter()
        .filter(|q| q.content.contains(cue))
        .any(|q| q.speaker.is_some_and(|s| s == holder || name(s) == name(holder)) || pronoun && q.speaker.is_some());
    if says { Basis::Stated } else { Basis::Author }
}
