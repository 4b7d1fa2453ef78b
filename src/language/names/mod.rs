//! Names: a linear model says which tokens begin and continue a name, a second one what the span
//! names; then the document settles it: the same name is typed once, from all its places together.
//! In: the words of each sentence with tags and tree. Out: disjoint spans in order, without leading
//! article, title and possessive.

mod document;
pub(crate) mod features;
pub(crate) mod gazetteer;

use super::Xpos;
use super::model::hash::Features;
use super::model::table::{Dense, Sparse, best};
use features::View;
use gazetteer::{Known, flag};

pub(crate) use document::settle;

/// Classes of the second model: the entity types in their order, then "none of them".
pub(crate) const KINDS: usize = 10;

/// Labels of the first model.
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const BEGIN: u8 = 1;
pub(crate) const INSIDE: u8 = 2;

/// The parts of the model the names need.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) labels: Dense,
    pub(crate) kinds: Sparse,
    pub(crate) gazetteer: Dense,
}

/// A span that may be a name, by tokens of the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Score of every kind.
    pub(crate) scores: [i32; KINDS],
    /// How clear the least clear of its labels was.
    pub(crate) margin: i32,
    /// What the gazetteer says of the whole span.
    pub(crate) phrase: u16,
    /// Hash of its words in lower case.
    pub(crate) whole: u32,
    /// Hash of its last word in lower case.
    pub(crate) last: u32,
    /// All its letters are capitals.
    pub(crate) upper: bool,
    /// Whether the label model put it here, or the document did.
    pub(crate) model: bool,
}

/// Labels every word of a sentence.
pub(crate) fn label(names: &Names, view: &View<'_>, found: &mut Features, labels: &mut Vec<(u8, i32)>) {
    labels.clear();
    let (mut before, mut before2) = (OUTSIDE, OUTSIDE);
    for i in 0..view.words.len() {
        let mut own = (OUTSIDE, 0);
        if view.may_name(i, before) {
            found.clear();
            features::label(view, i, before, before2, found);
            let mut scores = [0; 3];
            for f in found.items() {
                names.labels.add(*f, &mut scores);
            }
            if before == OUTSIDE {
                scores[2] = i32::MIN / 2;
            }
            let top = best(&scores);
            let second = (0..3).filter(|k| *k != top).filter_map(|k| scores.get(k)).max().copied().unwrap_or(0);
            own = (top as u8, scores.get(top).copied().unwrap_or(0).saturating_sub(second));
        }
        labels.push(own);
        (before2, before) = (before, own.0);
    }
}

/// The spans of a sentence whose first token is `from` in the document.
pub(crate) fn spans(
    names: &Names,
    view: &View<'_>,
    labels: &[(u8, i32)],
    from: u32,
    found: &mut Features,
    out: &mut Vec<Found>,
) {
    let mut i = 0;
    while i < labels.len() {
        let Some((BEGIN, mut margin)) = labels.get(i).copied() else {
            i += 1;
            continue;
        };
        let mut end = i + 1;
        while let Some((INSIDE, m)) = labels.get(end).copied() {
            margin = margin.min(m);
            end += 1;
        }
        if let Some((a, b)) = trim(view, i, end) {
            let mut one = span(names, view, a, b, found);
            one.margin = margin;
            one.model = true;
            one.start += from;
            one.end += from;
            out.push(one);
        }
        i = end;
    }
}

/// The span of words `a..b` of the sentence with its scores.
pub(crate) fn span(names: &Names, view: &View<'_>, a: usize, b: usize, found: &mut Features) -> Found {
    let phrase = phrase(names, view, a, b);
    found.clear();
    features::kind(view, a, b, phrase, found);
    let mut scores = [0; 256];
    for f in found.items() {
        names.kinds.add(*f, &mut scores);
    }
    let mut own = [0; KINDS];
    for (slot, score) in own.iter_mut().zip(scores) {
        *slot = score;
    }
    let words = view.words.get(a..b).unwrap_or_default();
    Found {
        start: a as u32,
        end: b as u32,
        scores: own,
        margin: 0,
        phrase,
        whole: words.iter().fold(0, |h, w| gazetteer::key(h, w.lower)),
        last: words.last().map_or(0, |w| w.lower),
        upper: words.iter().all(|w| w.upper || !w.wordy),
        model: false,
    }
}

/// What the gazetteer says of words `a..b` as a whole.
pub(crate) fn phrase(names: &Names, view: &View<'_>, a: usize, b: usize) -> u16 {
    if b - a > gazetteer::LONGEST {
        return 0;
    }
    let words = view.words.get(a..b).unwrap_or_default();
    let key = words.iter().fold(0, |h, w| gazetteer::key(h, w.lower));
    gazetteer::look(&names.gazetteer, key)
}

/// Without leading articles and titles, possessives and marks at the ends.
fn trim(view: &View<'_>, mut a: usize, mut b: usize) -> Option<(usize, usize)> {
    let tag = |i: usize| view.tags.get(i).map_or(0, |t| u32::from(*t));
    let is = |i: usize, x: Xpos| tag(i) == x as u32 + 1;
    let known = |i: usize| view.known.get(i).copied().unwrap_or(Known::default());
    let mark = |i: usize| view.words.get(i).is_none_or(|w| !w.wordy);
    while a < b {
        let title =
            known(a).alone & flag::TITLE != 0 && b - a > 1 && known(a).phrase == 0 && is_person_after(view, a + 1);
        if is(a, Xpos::DT) && b - a > 1 || mark(a) || title {
            a += 1;
        } else {
            break;
        }
    }
    while b > a {
        if is(b - 1, Xpos::POS) || mark(b - 1) || is(b - 1, Xpos::IN) || is(b - 1, Xpos::CC) {
            b -= 1;
        } else {
            break;
        }
    }
    (a < b).then_some((a, b))
}

/// Whether a given name or surname stands there.
fn is_person_after(view: &View<'_>, i: usize) -> bool {
    view.known.get(i).is_some_and(|k| k.alone & (flag::GIVEN | flag::SURNAME) != 0 && k.alone & flag::HEAD == 0)
}
