//! What the panel of filters counts at every change, prepared once: which facts stand how, the values of a facet in
//! the order in which they are listed, how many facts each year has.

use std::cmp::Reverse;

use super::{Bits, Facts, FactsBy, Origin};
use crate::corpus::Corpus;
use crate::text::{DocumentId, Lists};

/// Sets and orders for the counts of the filters.
#[derive(Debug, Default)]
pub struct Counted {
    /// Events by how they stand and are told (`planned`, `disputed`, …), positions by stance.
    standings: Vec<(&'static str, Bits)>,
    /// By kind: its facts.
    pub kinds: Vec<Bits>,
    /// Documents, most facts first; also those without any.
    pub documents: Vec<u32>,
    /// Entities that take part in facts, most facts first.
    pub actors: Vec<u32>,
    /// Entities that facts are placed at, most facts first.
    pub places: Vec<u32>,
    /// Kinds that occur, most facts first.
    pub kinds_ranked: Vec<u32>,
    /// How many facts can have been in each year, in order; years of none are left out.
    pub years: Vec<(i16, u32)>,
}

impl Counted {
    /// Prepares them.
    pub(super) fn new(corpus: &Corpus, facts: &Facts, by: &FactsBy) -> Self {
        let n = facts.len();
        let of_kind = |kind: u32| Bits::of(n, by.kind.get(kind).iter().copied());
        Self {
            standings: standings(corpus, facts),
            kinds: (0..by.kind.len() as u32).map(of_kind).collect(),
            documents: ranked(&by.document, true),
            actors: ranked(&by.actor, false),
            places: ranked(&by.place, false),
            kinds_ranked: ranked(&by.kind, false),
            years: count_years(facts.years.iter().flatten().copied()),
        }
    }

    /// The facts that stand so; `None` where none does.
    pub fn standing(&self, name: &str) -> Option<&Bits> {
        self.standings.iter().find(|(known, _)| *known == name).map(|(_, facts)| facts)
    }
}

fn standings(corpus: &Corpus, facts: &Facts) -> Vec<(&'static str, Bits)> {
    let mut standings: Vec<(&'static str, Bits)> = Vec::new();
    let mut put = |name: &'static str, fact: u32| {
        let at = standings.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            standings.push((name, Bits::none(facts.len())));
            standings.len() - 1
        });
        standings.get_mut(at).into_iter().for_each(|(_, facts)| facts.insert(fact));
    };
    for (number, fact) in (0..).zip(&facts.rows) {
        match fact.origin {
            Origin::Cluster(id) => {
                let Some(cluster) = corpus.resolution.clusters.get(id.index()) else { continue };
                put(cluster.status.name(), number);
                if !cluster.conflicts.is_empty() {
                    put("disputed", number);
                }
                if is_single_source(corpus, facts, number) {
                    put("single-source", number);
                }
            }
            Origin::Position(document, id) => {
                let position = corpus.record(document).and_then(|r| r.layers.positions.get(id.index()));
                position.into_iter().for_each(|position| put(position.stance.name(), number));
            }
            Origin::Quotation(..) | Origin::Goal(..) => {}
        }
    }
    standings
}

/// Whether one source alone tells a fact; documents that print one text are one.
fn is_single_source(corpus: &Corpus, facts: &Facts, fact: u32) -> bool {
    let documents = facts.documents.get(fact);
    documents.len() == 1 || corpus.resolution.n_sources(documents.iter().map(|d| DocumentId(*d))) == 1
}

/// Values by how many facts they have, then by number; those without any where they are wanted.
fn ranked(by: &Lists, has_empty: bool) -> Vec<u32> {
    let n = |value: &u32| by.get(*value).len();
    let mut values: Vec<u32> = (0..by.len() as u32).filter(|value| has_empty || n(value) > 0).collect();
    values.sort_by_key(|value| (Reverse(n(value)), *value));
    values
}

/// How many of the spans of years hold each year, in order; years that none holds are left out.
pub fn count_years(spans: impl Iterator<Item = (i16, i16)>) -> Vec<(i16, u32)> {
    let spans: Vec<(i16, i16)> = spans.collect();
    let (Some(start), Some(end)) = (spans.iter().map(|s| s.0).min(), spans.iter().map(|s| s.1).max()) else {
        return Vec::new();
    };
    let slot = |year: i16| usize::try_from(i32::from(year) - i32::from(start)).unwrap_or_default();
    let mut changes = vec![0i32; slot(end) + 2];
    for (first, last) in spans {
        for (at, change) in [(slot(first), 1), (slot(last) + 1, -1)] {
            if let Some(total) = changes.get_mut(at) {
                *total += change;
            }
        }
    }
    let mut running = 0;
    let counts = (start..=end).zip(changes).map(|(year, change)| {
        running += change;
        (year, running as u32)
    });
    counts.filter(|(_, n)| *n > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_in_each_of_its_years() {
        let counts = count_years([(2010, 2012), (2012, 2012), (2015, 2015), (-9999, -9999), (9999, 9999)].into_iter());
        assert_eq!(counts, [(-9999, 1), (2010, 1), (2011, 1), (2012, 2), (2015, 1), (9999, 1)]);
    }
}
