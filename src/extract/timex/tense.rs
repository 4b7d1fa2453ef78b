//! Whether the words around an expression tell of the past or of the future. Goes by the verb form
//! nearest to it in its sentence; by tags where they are told, else by the words themselves.

use super::atoms::Atoms;
use crate::ingest::Document;
use crate::language::{Analysis, Upos, Xpos};
use crate::lexicon::tense_word;
use crate::text::Span;

/// What the nearest verb tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Future,
    /// "to meet": ahead of its verb, which may itself be past.
    Infinitive,
}

/// Words between two verbs that make them belong to clauses apart count as this many words more.
const CLAUSE_COST: usize = 6;

/// The tense at `span`; `None` where no verb stands in the sentence.
pub(super) fn at(document: &Document, analysis: &Analysis, span: Span) -> Option<Tense> {
    let sentence = analysis.sentences.get(analysis.sentence_at(span.start)?)?;
    let own = analysis.tokens_in(span);
    let tokens = analysis.slice(sentence.tokens);
    let first = sentence.tokens.start as usize;
    let (start, end) = ((own.start as usize).saturating_sub(first), (own.end as usize).saturating_sub(first));
    let word = |i: usize| tokens.get(i).map_or("", |t| t.span.of(&document.text));
    let tense = |i: usize| {
        let token = tokens.get(i)?;
        let lower = word(i).to_lowercase();
        let next = || tokens.get(i + 1);
        match token.xpos {
            Xpos::VBD => Some(Tense::Past),
            Xpos::MD if matches!(lower.as_str(), "will" | "shall" | "'ll" | "wo" | "\u{2019}ll" | "may" | "can") => {
                Some(Tense::Future)
            }
            Xpos::VBP | Xpos::VBZ => Some(Tense::Present),
            // "is to visit", "is due to meet": what lies ahead now.
            Xpos::TO
                if next().is_some_and(|n| n.xpos == Xpos::VB)
                    && is_ahead(&|back| i.checked_sub(back).map_or("", &word)) =>
            {
                Some(Tense::Future)
            }
            Xpos::TO if next().is_some_and(|n| n.xpos == Xpos::VB) => Some(Tense::Infinitive),
            Xpos::FW if token.upos == Upos::X => match tense_word(&lower) {
                Some("past") => Some(Tense::Past),
                Some("future") => Some(Tense::Future),
                Some("present") => Some(Tense::Present),
                _ if lower.len() > 4 && lower.ends_with("ed") => Some(Tense::Past),
                _ => None,
            },
            _ => None,
        }
    };
    let cost = |from: usize, to: usize| {
        (from..to)
            .map(|i| {
                if matches!(word(i), "," | ";" | ":" | "that" | "which" | "who" | "when" | "while" | "but") {
                    CLAUSE_COST
                } else {
                    1
                }
            })
            .sum::<usize>()
    };
    let before = (0..start.min(tokens.len())).rev().find_map(|i| tense(i).map(|t| (cost(i + 1, start), t)));
    let after = (end..tokens.len()).find_map(|i| tense(i).map(|t| (cost(end, i) + 1, t)));
    match (before, after) {
        (Some(b), Some(a)) => Some(if a.0 < b.0 { a.1 } else { b.1 }),
        (b, a) => b.or(a).map(|(_, t)| t),
    }
}

/// Whether the words before "to" tell in the present of what is to come.
fn is_ahead<'t>(before: &dyn Fn(usize) -> &'t str) -> bool {
    let now = |at: usize| matches!(before(at), "is" | "are" | "'s" | "’s");
    let told = matches!(before(1), "due" | "expected" | "set" | "scheduled" | "likely" | "poised");
    now(1) || told && (now(2) || matches!(before(2), "now" | "also") && now(3))
}

/// Whether a word that looks ahead stands right before the expression: "by", "until", "due".
pub(super) fn looks_ahead(atoms: &Atoms, start: usize) -> bool {
    let soon =
        atoms.before(start) == "as" && start.checked_sub(2).is_some_and(|b| matches!(atoms.word(b), "soon" | "early"));
    soon || matches!(atoms.before(start), "until" | "till" | "due" | "effective" | "by")
}
