//! Purpose clauses: "in order to …", "so as to …", "To …, the party …", "…, to …".

use super::super::attitude::{after, holders_of_verb, is_infinitive, is_supposed};
use super::super::clause::Clauses;
use super::Finding;
use super::verbs::each;
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{goal_word, status_word};

/// What the clause headed by a token tells.
pub(super) fn at(clauses: &Clauses<'_>, verb: u32) -> Vec<Finding> {
    if !matches!(clauses.upos(verb), Upos::Verb | Upos::Adj) || !is_infinitive(clauses, verb) {
        return means(clauses, verb);
    }
    // "To be able to win, the party needs …": the tree may hang the main clause on the infinitive.
    let turned = || {
        clauses
            .children_by(verb, &[Deprel::Parataxis, Deprel::Ccomp])
            .find(|c| *c > verb && clauses.child(*c, &[Deprel::Nsubj]).is_some())
    };
    let above = match clauses.deprel(verb) {
        Deprel::Advcl => clauses.head(verb),
        Deprel::Root => turned(),
        _ => None,
    };
    let Some(above) = above else { return Vec::new() };
    let range = clauses.subtree(verb);
    let before = range.start.checked_sub(1).map_or("", |t| clauses.word(t));
    let opened = (verb.saturating_sub(4)..verb).any(|t| {
        matches!(clauses.word(t).to_lowercase().as_str(), "order" | "so")
            && clauses.sentence(t).map(|s| s.0) == clauses.sentence(verb).map(|s| s.0)
    });
    let fronted = verb < above;
    let apart = before == "," || clauses.word(range.start) == ",";
    // "persuaded them, …, to return": what others are to do is no purpose.
    let told = ["told", "ask", "through"].iter().any(|p| status_word(clauses.lemma(above), p).is_some());
    if told && !opened && !fronted && clauses.child(above, &[Deprel::Obj, Deprel::Iobj, Deprel::Obl]).is_some() {
        return Vec::new();
    }
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

/// "It believes that unity is key to winning": what is thought a means, and its end.
fn means(clauses: &Clauses<'_>, word: u32) -> Vec<Finding> {
    let is_means = goal_word(clauses.lemma(word), "m").is_some()
        && matches!(clauses.deprel(word), Deprel::Ccomp | Deprel::Conj)
        && clauses.head(word).is_some_and(|h| {
            matches!(clauses.lemma(h), "believe" | "think" | "consider" | "say" | "see" | "argue" | "insist" | "know")
        });
    let Some(above) = clauses.head(word).filter(|_| is_means) else { return Vec::new() };
    let holders = holders_of_verb(clauses, above);
    let mut goals = Vec::new();
    let gerund = clauses.children_by(above, &[Deprel::Xcomp]).find(|c| *c < word && clauses.xpos(*c) == Xpos::VBG);
    if let Some(subject) = clauses.child(word, &[Deprel::Csubj]).or(gerund) {
        goals.extend(clauses.trimmed(clauses.subtree(subject)));
    }
    goals.extend(after(clauses, word, &["to", "for", "in"]).map(|t| t.1));
    let make =
        |goal| Finding { holders: holders.clone(), goal, cue: word, number: None, rule: "goal/means", confidence: 0.6 };
    goals.into_iter().map(make).collect()
}
