//! The filters' values with the counts they would leave.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::context::{self, Context};
use super::words::kind_label;
use crate::index::Origin;
use crate::query::fields::Field;
use crate::query::{FacetName, is_single_source};
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
    let n_entities = context.corpus.resolution.entities.len();
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
    let n_documents = context.corpus.records.len();
    let n_kinds = context.index.facts.kind_names.len();
    Facets {
        sources: facet(context, FacetName::Source, (n_documents, n_listed), &source),
        actors: facet(context, FacetName::Who, (n_entities, n_listed), &entity),
        kinds: with_modes_below(facet(context, FacetName::Kind, (n_kinds, MOST_VALUES), &kind)),
        places: facet(context, FacetName::Place, (n_entities, n_listed), &entity),
        standings: standings(context),
        stances: stances(context),
        dates: dates(context),
        n_passing: context.passing.facts.count(),
        n_total: context.index.facts.len() as u32,
    }
}

/// A few names, each with how many pass and how many there are; so few that a list is quickest.
type Counts = Vec<(&'static str, u32, u32)>;

/// Events by status, and those that are disputed or of a single source.
fn standings(context: &Context<'_>) -> Facet {
    let mut counts: Counts = Vec::new();
    for fact in context.index.facts.events() {
        let Some(Origin::Cluster(id)) = context.index.facts.get(fact).map(|f| f.origin) else { continue };
        let Some(cluster) = context.corpus.resolution.clusters.get(id.index()) else { continue };
        let is_single = is_single_source(context.corpus, context.index, fact);
        let names = [
            Some(cluster.status.name()),
            (!cluster.conflicts.is_empty()).then_some("disputed"),
            is_single.then_some("single-source"),
        ];
        count_each(context, fact, names.into_iter().flatten(), &mut counts);
    }
    listed(Field::Is, &counts)
}

fn stances(context: &Context<'_>) -> Facet {
    let mut counts: Counts = Vec::new();
    for fact in context.index.facts.positions() {
        let Some(Origin::Position(document, id)) = context.index.facts.get(fact).map(|f| f.origin) else { continue };
        let position = context.record(document).and_then(|r| r.layers.positions.get(id.index()));
        count_each(context, fact, position.map(|p| p.stance.name()).into_iter(), &mut counts);
    }
    listed(Field::Stance, &counts)
}

fn count_each(context: &Context<'_>, fact: u32, names: impl Iterator<Item = &'static str>, counts: &mut Counts) {
    let passes = u32::from(context.passing.facts.contains(fact));
    for name in names {
        match counts.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, n_passing, n_total)) => (*n_passing, *n_total) = (*n_passing + passes, *n_total + 1),
            None => counts.push((name, passes, 1)),
        }
    }
}

/// The values of a closed list that occur, in its order.
fn listed(field: Field, counts: &Counts) -> Facet {
    let value = |(key, _): (&'static str, &'static str)| {
        let (_, n_passing, n_total) = *counts.iter().find(|(known, ..)| *known == key)?;
        Some(FacetValue { key: key.to_owned(), label: key.to_owned(), hint: None, n_passing, n_total })
    };
    let values: Vec<FacetValue> = field.listed().filter_map(value).collect();
    Facet { n_values: values.len() as u32, values }
}

/// Key, label and hint of a value.
type Words = (String, String, Option<String>);

fn facet(
    context: &Context<'_>,
    name: FacetName,
    (n_values, n_listed): (usize, u32),
    words: &dyn Fn(u32) -> Option<Words>,
) -> Facet {
    let counts = context.passing.counts(name, n_values, context.index);
    let totals = (0..n_values as u32).map(|value| (value, name.facts(context.index).get(value).len() as u32));
    // Every document is a source, also one without facts; of the other values only those with facts.
    let mut ranked: Vec<(u32, u32)> = totals.filter(|(_, total)| *total > 0 || name == FacetName::Source).collect();
    ranked.sort_by_key(|(value, total)| (std::cmp::Reverse(*total), *value));
    let n_ranked = ranked.len() as u32;
    let mut values = Vec::new();
    for (rank, (value, n_total)) in (0..).zip(ranked) {
        if rank >= n_listed && !context.passing.is_chosen(name, value) {
            continue;
        }
        let Some((key, label, hint)) = words(value) else { continue };
        let n_passing = counts.get(value as usize).copied().unwrap_or_default();
        values.push(FacetValue { key, label, hint, n_passing, n_total });
    }
    Facet { values, n_values: n_ranked }
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
    let totals = count_years(years.iter().flatten().copied());
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

/// How many of the spans of years hold each year, in order; years that none holds are left out.
pub(super) fn count_years(spans: impl Iterator<Item = (i16, i16)>) -> Vec<(i16, u32)> {
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
