//! Names: a linear model says which tokens begin and continue a name, a second one what the span
//! names; then the document settles it: the same name is typed once, from all its places together.
//! In: the words of each sentence with tags and tree. Out: disjoint spans in order, without leading
//! article, title and possessive.

mod document;
pub(crate) mod features;
pub(crate) mod gazetteer;
mod shape;

use super::Xpos;
use super::model::hash::Features;
use super::model::table::{Dense, Map, Sparse, best};
use crate::lexicon::EntityType;
use features::View;
use gazetteer::flag;

pub(crate) use document::settle;

/// Classes of the second model: the entity types in their order, then "none of them".
pub(crate) const KINDS: usize = 10;

/// What a place in a table of results gains as a team.
const TEAM: i32 = 60;

/// Labels of the first model.
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const BEGIN: u8 = 1;
pub(crate) const INSIDE: u8 = 2;

/// The parts of the model the names need.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) labels: Dense,
    pub(crate) kinds: Sparse,
    pub(crate) gazetteer: Map,
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
            let mut scores = names.labels.score(found.items());
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
    shape::complete(view, labels);
}

/// The spans of a sentence whose first token is `from` in the document.
pub(crate) fn spans(
    names: &Names,
    view: &View<'_>,
    labels: &[(u8, i32)],
    from: u32,
    found: &mut Features,
    cuts: &mut Vec<(usize, usize)>,
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
        cuts.clear();
        shape::cut(view, i, end, cuts);
        for (a, b) in cuts.iter().copied() {
            let mut one = span(names, view, a, b, found);
            // "Anna Berg of Norway" and the like: the person ends before the preposition.
            let of = (a + 1..b).find(|k| view.tags.get(*k).is_some_and(|t| u32::from(*t) == Xpos::IN as u32 + 1));
            if let Some(of) = of.filter(|_| best(&one.scores) == EntityType::Person as usize) {
                one = span(names, view, a, of, found);
                if of + 1 < b {
                    let mut rest = span(names, view, of + 1, b, found);
                    rest.margin = margin;
                    rest.model = true;
                    rest.start += from;
                    rest.end += from;
                    out.push(rest);
                }
            }
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
    let mut scores = names.kinds.scores();
    names.kinds.add(found.items(), &mut scores);
    let mut own = [0; KINDS];
    for (kind, slot) in own.iter_mut().enumerate() {
        *slot = scores.get(kind);
    }
    prior(&mut own, phrase, b - a == 1);
    if phrase & (flag::COUNTRY | flag::PEOPLE) == 0
        && shape::is_in_table(view, a, b)
        && let Some(score) = own.get_mut(EntityType::Org as usize)
    {
        *score += TEAM;
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

/// Adds what the gazetteer is sure of to the scores of the kinds.
fn prior(scores: &mut [i32; KINDS], phrase: u16, one_word: bool) {
    let person = one_word && phrase & (flag::GIVEN | flag::SURNAME) != 0;
    let priors = [
        (flag::COUNTRY, EntityType::Gpe, if person { 20 } else { 60 }),
        (flag::PEOPLE, EntityType::Norp, 60),
        (flag::CAPITAL, EntityType::Gpe, if one_word && phrase & flag::GIVEN != 0 { 0 } else { 30 }),
        (flag::BODY, EntityType::Org, 40),
    ];
    for (bit, kind, by) in priors {
        if phrase & bit != 0 {
            if let Some(score) = scores.get_mut(kind as usize) {
                *score += by;
            }
            return;
        }
    }
}
