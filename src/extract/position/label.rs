//! What somebody calls a thing or takes it for: "called the plan “vague”", "regards it as a threat",
//! "does not see the treaty as an obstacle". The words of the label tell the stance.

use super::super::Stance;
use super::super::attitude::{has_case, holders_at, holders_of_verb, is_supposed};
use super::super::clause::Clauses;
use super::Finding;
use super::polarity::in_context;
use crate::language::{Deprel, TokenRange, Upos};
use crate::lexicon::{stance_label, stance_words};

/// How far the label may stand from its verb, in tokens.
const REACH: u32 = 30;

/// What a verb of calling tells.
pub(super) fn at(clauses: &Clauses<'_>, verb: u32) -> Option<Finding> {
    if clauses.upos(verb) != Upos::Verb || is_supposed(clauses, verb) {
        return None;
    }
    let word = stance_words(clauses.lemma(verb), "v").iter().find(|w| w.stance == "label")?;
    let passive = clauses.is_passive(verb) || clauses.is_reduced_passive(verb);
    let (target, label) = parts(clauses, verb, word.has("as"), word.has("pred"), passive)?;
    let stance = Stance::from_name(label_stance(clauses, label)?)?;
    let stance = in_context(clauses, verb, stance)?;
    let holders = if passive { holders_at(clauses, clauses.by_phrase(verb)?) } else { holders_of_verb(clauses, verb) };
    let target = clauses.trimmed(target)?;
    Some(Finding { holders, stance, target, cue: verb, rule: "position/label", confidence: 0.7 })
}

/// The tokens of what is labelled and those of the label.
fn parts(
    clauses: &Clauses<'_>,
    verb: u32,
    with_as: bool,
    bare: bool,
    passive: bool,
) -> Option<(TokenRange, TokenRange)> {
    let sentence = clauses.sentence(verb)?.1.tokens;
    let object = clauses.children_by(verb, &[Deprel::Obj]).find(|c| *c > verb);
    if with_as {
        let role = clauses
            .children_by(verb, &[Deprel::Obl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp])
            .chain(object.into_iter().flat_map(|o| clauses.children_by(o, &[Deprel::Nmod, Deprel::Acl])))
            .find(|c| *c > verb && has_case(clauses, *c, &["as"]));
        if let Some(role) = role {
            let label = clauses.subtree(role);
            let target = if passive { clauses.subtree(clauses.subject(verb)?) } else { clauses.subtree(object?) };
            let end = if target.start < label.start { target.end.min(label.start) } else { target.end };
            return Some((TokenRange { start: target.start, end }, label));
        }
        // "sees the treaty as …" where the tree has no such phrase.
        let stop = sentence.end.min(verb + REACH);
        let as_token = (verb + 2..stop).find(|t| clauses.lemma(*t) == "as" && clauses.word(*t) == "as")?;
        let close = (verb + 1..as_token).all(|t| !matches!(clauses.upos(t), Upos::Verb | Upos::Punct));
        if close && !passive && object.is_some() {
            return Some((
                TokenRange { start: verb + 1, end: as_token },
                TokenRange { start: as_token + 1, end: stop.min(as_token + 8) },
            ));
        }
    }
    if !bare {
        return None;
    }
    let predicate = clauses.children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp]).find(|c| *c > verb);
    // "considers the plan illegal": the tree may make the thing the subject of the label.
    let subject =
        || clauses.children_by(verb, &[Deprel::Nsubj]).find(|c| *c > verb && predicate.is_some_and(|p| *c < p));
    match (object.or_else(subject), predicate) {
        (Some(object), Some(predicate)) => {
            let (a, b) = (clauses.subtree(object), clauses.subtree(predicate));
            let (a, b) = (clip(a, b), clip(b, a));
            // "called “theft” the sale of 2015": the one with the label comes first.
            if label_stance(clauses, a).is_some() && label_stance(clauses, b).is_none() && quoted(clauses, a) {
                Some((b, a))
            } else {
                Some((a, b))
            }
        }
        (Some(object), None) => split_at_marks(clauses, verb, clauses.subtree(object)),
        (None, Some(predicate)) if passive => {
            Some((clauses.subtree(clauses.subject(verb)?), clauses.subtree(predicate)))
        }
        (None, Some(predicate)) => split_at_marks(clauses, verb, clauses.subtree(predicate)),
        (None, None) => None,
    }
}

/// A range without the part that the other one, starting later, covers.
fn clip(range: TokenRange, other: TokenRange) -> TokenRange {
    if range.start < other.start && range.end > other.start { TokenRange { end: other.start, ..range } } else { range }
}

fn is_open(word: &str) -> bool {
    matches!(word, "“" | "\"" | "``" | "‘" | "'")
}

fn is_close(word: &str) -> bool {
    matches!(word, "”" | "\"" | "''" | "’" | "'")
}

fn quoted(clauses: &Clauses<'_>, range: TokenRange) -> bool {
    (range.start.saturating_sub(1)..range.end).any(|t| is_open(clauses.word(t)))
}

/// Where the tree takes label and labelled for one phrase, quotation marks part them.
fn split_at_marks(clauses: &Clauses<'_>, verb: u32, range: TokenRange) -> Option<(TokenRange, TokenRange)> {
    let sentence = clauses.sentence(verb)?.1.tokens;
    let stop = sentence.end.min(range.end + 12).min(verb + REACH);
    let open = (verb + 1..stop).find(|t| is_open(clauses.word(*t)))?;
    let close = (open + 1..stop).find(|t| is_close(clauses.word(*t)))?;
    let label = TokenRange { start: open + 1, end: close };
    let target = if open == verb + 1 {
        let noun = (close + 1..stop)
            .find(|t| matches!(clauses.upos(*t), Upos::Noun | Upos::Propn) && clauses.subtree(*t).start > close);
        TokenRange { start: close + 1, end: range.end.max(close + 1).max(noun.map_or(0, |n| clauses.subtree(n).end)) }
    } else {
        TokenRange { start: verb + 1, end: open }
    };
    (target.start < target.end).then_some((target, label))
}

/// The stance of the last word in a range that is a label, turned by "not" within it.
fn label_stance(clauses: &Clauses<'_>, range: TokenRange) -> Option<&'static str> {
    let stop = range.end.min(range.start + 12);
    let end = (range.start..stop)
        .find(|t| matches!(clauses.lemma(*t), "that" | "which" | "who" | ",") && *t > range.start)
        .unwrap_or(stop);
    (range.start..end)
        .rev()
        .find_map(|t| stance_label(clauses.lemma(t)).or_else(|| stance_label(&clauses.word(t).to_lowercase())))
}
