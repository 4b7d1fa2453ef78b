//! Purpose clauses: "in order to …", "so as to …", "To …, the party …", "…, to …".

use super::super::attitude::{holders_of_verb, is_infinitive, is_supposed};
use super::super::clause::Clauses;
use super::Finding;
use super::verbs::each;
use crate::language::{Deprel, Upos};

/// What the clause headed by a token tells.
pub(super) fn at(clauses: &Clauses<'_>, verb: u32) -> Vec<Finding> {
    if !matches!(clauses.upos(verb), Upos::Verb | Upos::Adj)
        || clauses.deprel(verb) != Deprel::Advcl
        || !is_infinitive(clauses, verb)
    {
        return Vec::new();
    }
    let Some(above) = clauses.head(verb) else { return Vec::new() };
    let range = clauses.subtree(verb);
    let before = range.start.checked_sub(1).map_or("", |t| clauses.word(t));
    let opened = clauses
        .children(verb)
        .iter()
        .any(|c| *c < verb && matches!(clauses.word(*c).to_lowercase().as_str(), "order" | "so"));
    let fronted = verb < above;
    let apart = before == ",";
    if !(opened || fronted || apart) || !matches!(clauses.upos(above), Upos::Verb) || is_supposed(clauses, above) {
        return Vec::new();
    }
    // "to be able to win": what one is able to is the goal.
    let able = clauses.upos(verb) == Upos::Adj;
    let head = if able {
        if clauses.lemma(verb) != "able" {
            return Vec::new();
        }
        clauses.child(verb, &[Deprel::Xcomp]).unwrap_or(verb)
    } else {
        verb
    };
    if clauses.child(verb, &[Deprel::Nsubj]).is_some() || able && head == verb {
        return Vec::new();
    }
    let from = clauses
        .children(head)
        .iter()
        .copied()
        .filter(|c| *c < head && clauses.word(*c).eq_ignore_ascii_case("to"))
        .max();
    let holders = holders_of_verb(clauses, above);
    let goals = each(clauses, head, from.unwrap_or(head.saturating_sub(1)));
    let confidence = if opened { 0.8 } else { 0.55 };
    let make =
        |goal| Finding { holders: holders.clone(), goal, cue: verb, number: None, rule: "goal/purpose", confidence };
    goals.into_iter().map(make).collect()
}
