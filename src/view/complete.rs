//! Values for a field that is being typed in the search box.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::context::{self, Context};
use crate::query::fields::{Field, ValueKind};
use crate::text::{Lists, fold};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// Name of the field.
    pub field: String,
    /// The letters so far.
    pub typed: String,
}

/// A value that could be meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// What is written after the colon.
    pub value: String,
    /// Name to show; for values of closed lists the key of their message.
    pub label: String,
    /// Facts of the whole corpus that have it.
    pub n: u32,
}

/// Candidates given.
const N_CANDIDATES: usize = 8;

/// The likeliest values: names that begin so, then those with a word that does; frequent ones first.
pub fn complete(context: &Context<'_>, asked: &Completion) -> Vec<Candidate> {
    let Some(field) = Field::from_name(&asked.field) else { return Vec::new() };
    let typed = fold(&asked.typed).replace('-', " ");
    let by = &context.index.facts_by;
    let mut found: Vec<(u8, Candidate)> = match field.value_kind() {
        ValueKind::Entity if field == Field::In => entities(context, &by.place, &typed),
        ValueKind::Entity => entities(context, &by.actor, &typed),
        ValueKind::Document => documents(context, &typed),
        ValueKind::Listed => listed(context, field, &typed),
        ValueKind::Date => years(context, &typed),
        ValueKind::Words => Vec::new(),
    };
    found.sort_by(|(a, one), (b, other)| (a, Reverse(one.n), &one.value).cmp(&(b, Reverse(other.n), &other.value)));
    found.into_iter().take(N_CANDIDATES).map(|(_, candidate)| candidate).collect()
}

/// How well a name fits: 0 it begins so, 1 a word of it does; `None` not at all.
fn fit(name: &str, typed: &str) -> Option<u8> {
    let name = fold(name).replace('-', " ");
    if name.starts_with(typed) {
        return Some(0);
    }
    name.match_indices(typed).any(|(at, _)| name.get(..at).is_some_and(|before| before.ends_with(' '))).then_some(1)
}

fn entities(context: &Context<'_>, facts: &Lists, typed: &str) -> Vec<(u8, Candidate)> {
    let all = (0..).zip(&context.corpus.resolution.entities);
    let candidate = |(number, entity): (u32, &crate::resolve::Entity)| {
        let n = facts.get(number).len() as u32;
        if n == 0 {
            return None;
        }
        let by_alias = || entity.aliases.iter().any(|a| fit(&a.text, typed).is_some()).then_some(2);
        let fit = fit(&entity.name, typed).or_else(by_alias)?;
        Some((fit, Candidate { value: entity.slug.clone(), label: entity.name.clone(), n }))
    };
    all.filter_map(candidate).collect()
}

fn documents(context: &Context<'_>, typed: &str) -> Vec<(u8, Candidate)> {
    let all = (0..).zip(&context.corpus.records);
    let candidate = |(number, record): (u32, &std::sync::Arc<crate::corpus::Record>)| {
        let label = context::short(record);
        let by_title = || fit(&context::title(record), typed).map(|_| 2);
        let fit = fit(&label, typed).or_else(by_title)?;
        let n = context.index.facts_by.document.get(number).len() as u32;
        Some((fit, Candidate { value: record.document.id.clone(), label, n }))
    };
    all.filter_map(candidate).collect()
}

/// Values of a closed list; kinds with how many facts are of them.
fn listed(context: &Context<'_>, field: Field, typed: &str) -> Vec<(u8, Candidate)> {
    let count = |key: &str| {
        let at = context.index.facts.kind_names.binary_search_by(|k| k.as_str().cmp(key)).ok();
        at.map_or(0, |at| context.index.facts_by.kind.get(at as u32).len() as u32)
    };
    let candidate = |(key, word): (&'static str, &'static str)| {
        let n = if field == Field::Type { count(key) } else { 0 };
        Some((fit(word, typed)?, Candidate { value: word.to_owned(), label: key.to_owned(), n }))
    };
    field.listed().filter_map(candidate).collect()
}

fn years(context: &Context<'_>, typed: &str) -> Vec<(u8, Candidate)> {
    let spans = context.index.facts.years.iter().flatten().filter(|(first, last)| first == last);
    let years = crate::index::count_years(spans.copied());
    let candidate = |(year, n): (i16, u32)| {
        let value = format!("{year:04}");
        value.starts_with(typed).then(|| (0, Candidate { label: value.clone(), value, n }))
    };
    years.into_iter().filter_map(candidate).collect()
}
