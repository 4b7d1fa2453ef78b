//! The filters' values with the counts they would leave.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::context::{self, Context};
use super::words::kind_label;
use crate::index::count_years;
use crate::query::FacetName;
use crate::query::fields::Field;
use crate::text::{DocumentId, EntityId};

/// All facets of the side panel.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    /// Documents.
    pub sources: Facet,
    /// Actors: people, organisations, states, groups; most facts first.
    pub actors: Facet,
    /// Kinds of fact; the modes of a kind follow it.
    pub kinds: Facet,
    /// Places.
    pub places: Facet,
    /// How events stand and are told: `planned`, `disputed`, …; the fields `is:` of the query.
    pub standings: Facet,
    /// Stances of positions; the field `stance:` of the query.
    pub stances: Facet,
    /// Facts by year, every year between the first and the last.
    pub dates: Vec<DateBin>,
    /// Facts that pass all filters.
    pub n_passing: u32,
    /// All facts of the corpus.
    pub n_total: u32,
}

/// One facet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// Values, most frequent in the whole corpus first, so that their order does not jump.
    pub values: Vec<FacetValue>,
    /// Values of the whole corpus; the rarest are not listed above where there are very many, but
    /// those that are chosen always are.
    pub n_values: u32,
}

/// One value of a facet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FacetValue {
    /// Key in the filter.
    pub key: String,
    /// Name to show.
    pub label: String,
    /// Extra words in a lighter tone: publisher's date, entity type.
    pub hint: Option<String>,
    /// Facts that would be left if this value were chosen: the other facets as they are; in this one
    /// what is excluded stays so and, for actors, what is included does (actors are joined by *and*).
    pub n_passing: u32,
    /// Facts of the whole corpus.
    pub n_total: u32,
}

/// Facts of one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct DateBin {
    /// The year.
    pub year: i16,
    /// That pass all filters but the date's and can have been in this year.
    pub n_passing: u32,
    /// Of the whole corpus.
    pub n_total: u32,
}

/// Values listed of a facet at most; rarer ones are only counted.
pub const MOST_VALUES: u32 = 300;
/// Values listed where a few will do; more than a panel shows before it is asked for all.
const FEW_VALUES: u32 = 12;

/// Counts every facet; lists of its values only a few, or as many as there may be.
pub fn facets(context: &Context<'_>, has_few: bool) -> Facets {
    let n_listed = if has_few { FEW_VALUES } else { MOST_VALUES };
    let entity = |id: u32| {
        let entity = context.entity(EntityId(id))?;
        Some((entity.slug.clone(), entity.name.clone(), Some(entity.kind.name().to_owned())))
    };
    let source = |id: u32| {
        let record = context.record(DocumentId(id))?;
        let published = record.document.metadata.published.map(|d| d.to_string());
        Some((record.document.id.clone(), context::short(record), published))
    };
    let kind = |id: u32| {
        let key = context.index.facts.kind_names.get(id as usize)?;
        Some((key.to_string(), kind_label(key), None))
    };
    Facets {
        sources: facet(context, FacetName::Source, n_listed, &source),
        actors: facet(context, FacetName::Who, n_listed, &entity),
        kinds: with_modes_below(facet(context, FacetName::Kind, MOST_VALUES, &kind)),
        places: facet(context, FacetName::Place, n_listed, &entity),
        standings: standings(context, Field::Is),
        stances: standings(context, Field::Stance),
        dates: dates(context),
        n_passing: context.passing.facts.count(),
        n_total: context.index.facts.len() as u32,
    }
}

/// The values of a closed list that occur, in its order.
fn standings(context: &Context<'_>, field: Field) -> Facet {
    let value = |(key, _): (&'static str, &'static str)| {
        let facts = context.index.counted.standing(key)?;
        let (n_passing, n_total) = (facts.count_with(&context.passing.facts), facts.count());
        Some(FacetValue { key: key.to_owned(), label: key.to_owned(), hint: None, n_passing, n_total })
    };
    let values: Vec<FacetValue> = field.listed().filter_map(value).collect();
    Facet { n_values: values.len() as u32, values }
}

/// Key, label and hint of a value.
type Words = (String, String, Option<String>);

fn facet(context: &Context<'_>, name: FacetName, n_listed: u32, words: &dyn Fn(u32) -> Option<Words>) -> Facet {
    let ranked = name.ranked(context.index);
    let (first, others) = ranked.split_at(ranked.len().min(n_listed as usize));
    let mut listed = first.to_vec();
    if context.passing.has_choice(name) {
        listed.extend(others.iter().filter(|value| context.passing.is_chosen(name, **value)));
    }
    let counts = context.passing.counts(name, &listed, context.index);
    let value = |(value, n_passing): (u32, u32)| {
        let (key, label, hint) = words(value)?;
        let n_total = name.facts(context.index).get(value).len() as u32;
        Some(FacetValue { key, label, hint, n_passing, n_total })
    };
    let values = listed.into_iter().zip(counts).filter_map(value).collect();
    Facet { values, n_values: ranked.len() as u32 }
}

/// Puts the modes of a kind after it.
fn with_modes_below(facet: Facet) -> Facet {
    let (roots, modes): (Vec<FacetValue>, Vec<FacetValue>) =
        facet.values.into_iter().partition(|v| !v.key.contains('.'));
    let mut values = Vec::new();
    for root in roots {
        let below = format!("{}.", root.key);
        values.push(root);
        values.extend(modes.iter().filter(|mode| mode.key.starts_with(&below)).cloned());
    }
    Facet { values, ..facet }
}

/// Facts by year. A fact that can have been in several years counts in each of them.
fn dates(context: &Context<'_>) -> Vec<DateBin> {
    let years = &context.index.facts.years;
    let passing = context.passing.in_any_year(context.index);
    let totals = &context.index.counted.years;
    let passing = match passing.count() as usize == years.len() {
        true => totals.clone(),
        false => count_years(passing.iter().filter_map(|fact| years.get(fact as usize).copied().flatten())),
    };
    let (Some((first, _)), Some((last, _))) = (totals.first(), totals.last()) else { return Vec::new() };
    let (totals, passing): (BTreeMap<i16, u32>, BTreeMap<i16, u32>) =
        (totals.iter().copied().collect(), passing.into_iter().collect());
    let count = |counts: &BTreeMap<i16, u32>, year: i16| counts.get(&year).copied().unwrap_or_default();
    (*first..=*last)
        .map(|year| DateBin { year, n_passing: count(&passing, year), n_total: count(&totals, year) })
        .collect()
}
