//! Where the letters of an issue begin and end: without what the tree hung on it by mistake or what only
//! describes it, and with the marks that it opens: shared by the layers of positions and goals. Not a layer.

use super::clause::Clauses;
use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::is_in_class;
use crate::text::Span;

/// How far behind an issue its closing mark may stand, in tokens.
const REACH: u32 = 24;

/// The tokens of a noun phrase that are its own: to a semicolon, a clause set off by a comma ("a pause,
/// which the firm turned down"), a second deed ("the sale but backed the loan") or a label ("as a threat").
pub(crate) fn own(clauses: &Clauses<'_>, range: TokenRange, head: u32) -> TokenRange {
    let ends = |t: u32| {
        let next = t + 1;
        if is_aside(clauses, t, range.end) {
            return true;
        }
        if clauses.upos(t) == Upos::Cconj {
            let verb = (next..range.end.min(next + 3)).find(|v| clauses.upos(*v) != Upos::Adv);
            return verb.is_some_and(|v| {
                let finite = matches!(clauses.xpos(v), Xpos::VBD | Xpos::VBZ | Xpos::VBN);
                let told = clauses.lemma(t) == "but"
                    || clauses.children_by(v, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp]).any(|o| o > v);
                finite && clauses.upos(v) == Upos::Verb && told && clauses.lemma(v + 1) != "by"
            });
        }
        let labelled = clauses.lemma(t) == "as" && clauses.lemma(t - 1) != "such" && clauses.lemma(next) != "well";
        let names = matches!(clauses.upos(next), Upos::Det | Upos::Adj) || clauses.xpos(next) == Xpos::NN;
        labelled && names && clauses.lemma(t + 2) != "as" && clauses.head(t).is_some_and(|h| h > t)
    };
    let range = to_next_clause(clauses, range, head);
    let end = (head + 1..range.end).find(|t| ends(*t)).unwrap_or(range.end);
    TokenRange { start: range.start, end: end.max(head + 1) }
}

/// The tokens of a phrase up to a clause that the tree took for a part of it: "a solution and is opposed to
/// war", "keep talking, and its aim was peace", "the cuts but one that resists them".
pub(crate) fn to_next_clause(clauses: &Clauses<'_>, range: TokenRange, head: u32) -> TokenRange {
    let finite = |t: u32| matches!(clauses.xpos(t), Xpos::VBD | Xpos::VBZ | Xpos::MD);
    // Within a clause of its own a second verb belongs there: "a deal that ends the war and is fair".
    let opened = |to: u32| {
        let opens = |t: u32| matches!(clauses.xpos(t), Xpos::WDT | Xpos::WP | Xpos::WPS | Xpos::WRB) || finite(t);
        (range.start..to).any(opens)
    };
    let begins = |t: u32| {
        if clauses.upos(t) != Upos::Cconj || opened(t) {
            return false;
        }
        let next = t + 1 + u32::from(clauses.upos(t + 1) == Upos::Adv);
        let contrast = clauses.lemma(t) == "but" && clauses.lemma(t + 1) == "one";
        let nominal = |s: u32| {
            matches!(
                clauses.upos(s),
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num | Upos::Part
            )
        };
        let verb = (next + 1..range.end.min(next + 6)).find(|v| finite(*v));
        let clause = clauses.word(t.saturating_sub(1)) == "," && verb.is_some_and(|v| (next..v).all(nominal));
        contrast || finite(next) || clause
    };
    let end = (head + 1..range.end).find(|t| begins(*t)).unwrap_or(range.end);
    TokenRange { start: range.start, end }
}

/// Where an aside begins in a stretch: at a semicolon, or a comma before a relative clause or what sums up.
pub(crate) fn aside(clauses: &Clauses<'_>, range: TokenRange) -> Option<u32> {
    (range.start..range.end).find(|t| is_aside(clauses, *t, range.end))
}

/// Where a noun begins behind a comma that sums up what was told and says more of it: "…, a charge that …".
pub(crate) fn summary(clauses: &Clauses<'_>, range: TokenRange) -> Option<u32> {
    (range.start..range.end).find(|t| {
        let noun = t + 1 + u32::from(matches!(clauses.lemma(t + 1), "a" | "an"));
        let goes_on =
            matches!(clauses.xpos(noun + 1), Xpos::WDT | Xpos::WP | Xpos::IN) && clauses.lemma(noun + 1) != "of";
        clauses.word(*t) == "," && noun < range.end && goes_on && is_in_class(clauses.lemma(noun), "sums up")
    })
}

/// A noun without article and the phrase that it asks for, where the tree hung that on the verb: "urged
/// respect for the law", "seeks a way out of the crisis".
pub(crate) fn with_complement(clauses: &Clauses<'_>, verb: u32, object: u32, range: TokenRange) -> TokenRange {
    let next = range.end;
    let bare = clauses.child(object, &[Deprel::Det, Deprel::NmodPoss]).is_none();
    let asks = match clauses.lemma(next) {
        "for" => bare,
        "out" => clauses.lemma(object) == "way",
        _ => false,
    };
    if !asks || next != object + 1 {
        return range;
    }
    let phrase = clauses.children_by(verb, &[Deprel::Obl]).find(|o| *o > next && clauses.subtree(*o).start == next);
    phrase.map_or(range, |o| TokenRange { start: range.start, end: clauses.subtree(o).end })
}

fn is_aside(clauses: &Clauses<'_>, at: u32, end: u32) -> bool {
    let opens = |t: u32| {
        matches!(clauses.xpos(t), Xpos::WDT | Xpos::WP | Xpos::WPS)
            || clauses.xpos(t) == Xpos::NN && is_in_class(clauses.lemma(t), "sums up")
            || matches!(clauses.lemma(t), "while" | "whereas" | "although" | "though")
    };
    let behind = at + 1 + u32::from(matches!(clauses.lemma(at + 1), "a" | "an"));
    clauses.word(at) == ";" || clauses.word(at) == "," && behind < end && opens(behind)
}

/// An issue with the words in quotation marks that it opens but does not close, and without a second
/// clause behind a semicolon.
pub(crate) fn whole(clauses: &Clauses<'_>, verb: u32, issue: Span) -> Span {
    let tokens = clauses.analysis.tokens_in(issue);
    let other = |t: &u32| clauses.word(*t) == ";" || clauses.word(*t) == "," && clauses.word(*t + 1) == "according";
    if let Some(stop) = (tokens.start + 1..tokens.end).find(other)
        && let Some(first) = clauses.trimmed(TokenRange { start: tokens.start, end: stop })
    {
        return first;
    }
    let is_mark = |t: u32| matches!(clauses.word(t), "\"" | "“" | "”");
    let from = if tokens.start > verb + 1 && is_mark(tokens.start - 1) { tokens.start - 1 } else { tokens.start };
    let marks = (from..tokens.end).filter(|t| is_mark(*t)).count();
    let Some((_, sentence)) = clauses.sentence(verb).filter(|_| marks % 2 == 1) else { return issue };
    let limit = sentence.tokens.end.min(tokens.end + REACH);
    let close = (tokens.end..limit).find(|t| is_mark(*t));
    match close {
        Some(close) => Span { start: clauses.span(from).start, end: clauses.span(close).end },
        None => issue,
    }
}
