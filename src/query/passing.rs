//! Which facts pass the filters, and how many would under one more choice.

use super::asked::{Asked, during};
use super::fields::Field;
use super::search::Search;
use super::{Filters, Selection, syntax};
use crate::corpus::Corpus;
use crate::index::{Bits, Index};
use crate::text::{DateInterval, Lists};

/// The filters evaluated over an index.
#[derive(Debug)]
pub struct Passing {
    /// Facts that pass all filters.
    pub facts: Bits,
    /// Per part, the facts that pass it; `None` where it asks nothing.
    parts: [Option<Bits>; 6],
    /// The search, where there is one.
    pub search: Option<Search>,
    /// Fields with values that the corpus does not have.
    pub unknown: Vec<(Field, String)>,
    selections: [Chosen; 4],
}

/// The facets whose values can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FacetName {
    Source = 0,
    Who = 1,
    Kind = 2,
    Place = 3,
}

const DATE: usize = 4;
const TEXT: usize = 5;

/// A selection by the numbers of its values: one each, several for a part of a name, none for what the
/// corpus lacks.
#[derive(Debug, Clone, Default)]
struct Chosen {
    include: Vec<Vec<u32>>,
    exclude: Vec<Vec<u32>>,
}

impl Passing {
    /// Evaluates `filters`.
    pub fn new(filters: &Filters, corpus: &Corpus, index: &Index) -> Self {
        let n = index.facts.len();
        let mut asked = Asked::new(corpus, index);
        let selections = [
            Chosen::new(&filters.source, Field::Source, &mut asked),
            Chosen::new(&filters.who, Field::Who, &mut asked),
            Chosen::new(&filters.kind, Field::Type, &mut asked),
            Chosen::new(&filters.place, Field::In, &mut asked),
        ];
        let expression = syntax::parse(&filters.text).expression;
        let search = expression
            .map(|expression| Search::with_fields(&expression, index, &mut |field, values| asked.facts(field, values)));
        let mut parts: [Option<Bits>; 6] = Default::default();
        for (facet, (part, chosen)) in FacetName::ALL.into_iter().zip(parts.iter_mut().zip(&selections)) {
            *part = chosen.part(facet, n, index);
        }
        if let Some(part) = parts.get_mut(DATE) {
            *part = dated(filters, index);
        }
        if let Some(part) = parts.get_mut(TEXT) {
            *part = search.as_ref().map(|search| search.facts(index));
        }
        let facts = intersection(n, parts.iter());
        Self { facts, parts, search, unknown: asked.unknown, selections }
    }

    /// Facts that pass every part but one facet's.
    fn without(&self, n: usize, left_out: usize) -> Bits {
        intersection(n, self.parts.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, part)| part))
    }

    /// For each of these values of a facet, the facts that would pass if it were chosen: the other facets as they
    /// are, what this one excludes but the value still excluded, and what *who* includes still included.
    pub fn counts(&self, facet: FacetName, values: &[u32], index: &Index) -> Vec<u32> {
        let n = index.facts.len();
        let Some(chosen) = self.selections.get(facet as usize) else { return vec![0; values.len()] };
        let rest = self.without(n, facet as usize);
        let narrowed = |exclude: &[Vec<u32>]| {
            let include = if facet == FacetName::Who { chosen.include.clone() } else { Vec::new() };
            let chosen = Chosen { include, exclude: exclude.to_vec() };
            let mut facts = rest.clone();
            chosen.part(facet, n, index).iter().for_each(|part| facts.intersect(part));
            facts
        };
        let base = narrowed(&chosen.exclude);
        let is_all = base.count() as usize == n;
        let count = |value: &u32| {
            if is_all {
                return facet.facts(index).get(*value).len() as u32;
            }
            match chosen.exclude.iter().rposition(|excluded| excluded.contains(value)) {
                Some(at) => {
                    let mut others = chosen.exclude.clone();
                    others.remove(at);
                    facet.count(*value, &narrowed(&others), index)
                }
                None => facet.count(*value, &base, index),
            }
        };
        values.iter().map(count).collect()
    }

    /// Facts that pass all filters but the date's.
    pub fn in_any_year(&self, index: &Index) -> Bits {
        self.without(index.facts.len(), DATE)
    }

    /// Whether a value is included or excluded.
    pub fn is_chosen(&self, facet: FacetName, value: u32) -> bool {
        self.selections
            .get(facet as usize)
            .is_some_and(|chosen| chosen.include.iter().chain(&chosen.exclude).flatten().any(|v| *v == value))
    }

    /// Whether any value of a facet is included or excluded.
    pub fn has_choice(&self, facet: FacetName) -> bool {
        self.selections
            .get(facet as usize)
            .is_some_and(|chosen| !chosen.include.is_empty() || !chosen.exclude.is_empty())
    }

    /// Whether a source filter lets the document pass.
    pub fn passes_document(&self, document: u32) -> bool {
        self.selections.first().is_none_or(|chosen| {
            let is_in = |values: &[Vec<u32>]| values.iter().flatten().any(|v| *v == document);
            !is_in(&chosen.exclude) && (chosen.include.is_empty() || is_in(&chosen.include))
        })
    }
}

impl FacetName {
    const ALL: [Self; 4] = [Self::Source, Self::Who, Self::Kind, Self::Place];

    /// Values in the order in which they are listed; but for documents only those with facts.
    pub fn ranked(self, index: &Index) -> &[u32] {
        match self {
            Self::Source => &index.counted.documents,
            Self::Who => &index.counted.actors,
            Self::Kind => &index.counted.kinds_ranked,
            Self::Place => &index.counted.places,
        }
    }

    /// How many of `facts` a value has.
    fn count(self, value: u32, facts: &Bits, index: &Index) -> u32 {
        match index.counted.kinds.get(value as usize).filter(|_| self == Self::Kind) {
            Some(own) => own.count_with(facts),
            None => self.facts(index).get(value).iter().filter(|fact| facts.contains(**fact)).count() as u32,
        }
    }

    /// By value: its facts.
    pub fn facts(self, index: &Index) -> &Lists {
        match self {
            Self::Source => &index.facts_by.document,
            Self::Who => &index.facts_by.actor,
            Self::Kind => &index.facts_by.kind,
            Self::Place => &index.facts_by.place,
        }
    }
}

impl Chosen {
    fn new(selection: &Selection, field: Field, asked: &mut Asked<'_>) -> Self {
        let mut numbers = |values: &[String]| values.iter().map(|v| asked.numbers(field, v)).collect();
        Self { include: numbers(&selection.include), exclude: numbers(&selection.exclude) }
    }

    /// The facts that pass; `None` where nothing is asked.
    fn part(&self, facet: FacetName, n: usize, index: &Index) -> Option<Bits> {
        if self.include.is_empty() && self.exclude.is_empty() {
            return None;
        }
        let of = |value: &Vec<u32>| Bits::of(n, value.iter().flat_map(|v| facet.facts(index).get(*v)).copied());
        let mut facts = if self.include.is_empty() || facet == FacetName::Who { Bits::all(n) } else { Bits::none(n) };
        for value in &self.include {
            if facet == FacetName::Who {
                facts.intersect(&of(value));
            } else {
                facts.unite(&of(value));
            }
        }
        self.exclude.iter().for_each(|value| facts.subtract(&of(value)));
        Some(facts)
    }
}

fn intersection<'a>(n: usize, parts: impl Iterator<Item = &'a Option<Bits>>) -> Bits {
    let mut facts = Bits::all(n);
    parts.flatten().for_each(|part| facts.intersect(part));
    facts
}

fn dated(filters: &Filters, index: &Index) -> Option<Bits> {
    if filters.from.is_none() && filters.to.is_none() {
        return None;
    }
    let first = filters.from.map_or(jiff::civil::Date::MIN, |from| from.interval().first);
    let last = filters.to.map_or(jiff::civil::Date::MAX, |to| to.interval().last);
    Some(during(index, &DateInterval { first, last }))
}
