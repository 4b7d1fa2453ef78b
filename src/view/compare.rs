//! Events by sources, and what each source calls things. In: a corpus under filters, the part asked
//! for and the order. Out: one table; a cell tells what its source does: reports, says differently,
//! is silent, was published before it happened. Nothing is scored.

mod events;
mod naming;

use serde::{Deserialize, Serialize};

use super::context::{self, Context};
use super::dates;
use super::shapes::{Column, Count, Link, Matrix};
use crate::index::Origin;
use crate::query::ViewName;
use crate::text::{ClusterId, DocumentId};

pub(super) use events::head;
pub(super) use naming::{by_document, spelled, terms};

/// Events by sources, or names by sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CompareView {
    /// Which part is shown; empty: all events.
    pub part: String,
    /// All parts with their numbers.
    pub parts: Vec<Count>,
    /// By what the rows are sorted.
    pub sort: String,
    /// By what they can be sorted; the first is how they are if nothing is asked.
    pub sorts: Vec<String>,
    /// The table.
    pub matrix: Matrix,
}

/// The parts, by what stands in addresses; the first is shown if nothing is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    All,
    Shared,
    Differ,
    Single,
    Naming,
    Acts,
}

impl Part {
    const ALL: [Self; 6] = [Self::All, Self::Shared, Self::Differ, Self::Single, Self::Naming, Self::Acts];

    /// As it stands in an address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Shared => "shared",
            Self::Differ => "differ",
            Self::Single => "single",
            Self::Naming => "naming",
            Self::Acts => "acts",
        }
    }

    /// The part of that name; all where there is none.
    pub(super) fn from_name(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|p| Some(p.name()) == name).unwrap_or(Self::All)
    }

    fn sorts(self) -> &'static [&'static str] {
        match self {
            Self::Naming => &["variety", "name", "mentions"],
            Self::Single => &["source", "date", "latest", "kind"],
            _ => &["date", "latest", "sources", "kind"],
        }
    }
}

/// An event that passes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passed {
    /// Number of the fact.
    pub number: u32,
    /// Its cluster.
    pub cluster: ClusterId,
    /// How many sources tell it.
    pub n_sources: usize,
    /// Whether they differ on anything.
    pub is_disputed: bool,
}

impl Passed {
    pub(super) fn is_in(&self, part: Part) -> bool {
        match part {
            Part::All | Part::Naming => true,
            Part::Shared | Part::Acts => self.n_sources > 1,
            Part::Differ => self.is_disputed,
            Part::Single => self.n_sources == 1,
        }
    }
}

/// Columns drawn; the sources that tell most.
const MOST_COLUMNS: usize = 24;

/// Draws it.
pub fn compare(context: &Context<'_>, part: Option<&str>, sort: Option<&str>) -> CompareView {
    let part = Part::from_name(part);
    let sorts = part.sorts();
    let sort = sorts.iter().copied().find(|s| Some(*s) == sort).or(sorts.first().copied()).unwrap_or_default();
    let all = passed(context);
    let entities = naming::entities(context);
    let count = |p: Part| {
        let n = match p {
            Part::Naming => entities.len(),
            _ => all.iter().filter(|e| e.is_in(p)).count(),
        };
        let code = if p == Part::All { "all" } else { p.name() };
        let link = Link { view: ViewName::Compare, part: p.name().into(), ..Link::default() };
        Count { code: code.into(), n: n as u32, link }
    };
    let rows: Vec<Passed> = all.iter().filter(|e| e.is_in(part)).copied().collect();
    let matrix = match part {
        Part::Naming => naming::names(context, entities.clone(), sort),
        Part::Acts => events::draw(context, rows, sort, naming::act),
        _ => events::draw(context, rows, sort, events::cell),
    };
    CompareView {
        part: part.name().into(),
        parts: Part::ALL.into_iter().map(count).collect(),
        sort: sort.into(),
        sorts: sorts.iter().map(ToString::to_string).collect(),
        matrix,
    }
}

/// The events that pass, in the order of the table of facts: by date.
pub(super) fn passed(context: &Context<'_>) -> Vec<Passed> {
    let facts = &context.index.facts;
    let events = facts.events().filter(|fact| context.passing.facts.contains(*fact));
    let passed = events.filter_map(|number| {
        let Origin::Cluster(id) = facts.get(number)?.origin else { return None };
        let cluster = context.corpus.resolution.clusters.get(id.index())?;
        let (n_sources, is_disputed) = (context.n_sources(number), !cluster.conflicts.is_empty());
        Some(Passed { number, cluster: id, n_sources, is_disputed })
    });
    passed.collect()
}

/// The events of a part in an order, for tables and exports.
pub(super) fn ordered(context: &Context<'_>, part: Option<&str>, sort: Option<&str>) -> Vec<Passed> {
    let part = Part::from_name(part);
    let sort = sort.or(part.sorts().first().copied()).unwrap_or_default();
    let mut rows: Vec<Passed> = passed(context).into_iter().filter(|e| e.is_in(part)).collect();
    events::sort_rows(context, &mut rows, sort);
    rows
}

/// The documents that stand as columns: what `n` counts is most in them, but they stand in corpus
/// order. A source filter of two or more leaves only these; of one keeps all, to compare it with.
pub(super) fn columns(context: &Context<'_>, n: &[u32], most: usize) -> (Vec<DocumentId>, u32) {
    let all: Vec<DocumentId> = (0..context.corpus.records.len()).map(DocumentId::new).collect();
    let chosen: Vec<DocumentId> = all.iter().filter(|d| context.passing.passes_document(d.0)).copied().collect();
    let mut columns = if chosen.len() < 2 { all } else { chosen };
    let n_columns = columns.len() as u32;
    if columns.len() > most {
        columns.sort_by_key(|d| (std::cmp::Reverse(n.get(d.index()).copied().unwrap_or_default()), *d));
        columns.truncate(most);
        columns.sort();
    }
    (columns, n_columns)
}

/// Heads of columns.
pub(super) fn heads(context: &Context<'_>, columns: &[DocumentId], n: &[u32]) -> Vec<Column> {
    let head = |id: &DocumentId| {
        let record = context.record(*id)?;
        let published = record.document.metadata.published;
        Some(Column {
            key: record.document.id.clone(),
            name: context::short(record),
            note: published.map(|d| dates::label(&d.to_string(), None, None)).unwrap_or_default(),
            n: n.get(id.index()).copied().unwrap_or_default(),
        })
    };
    columns.iter().filter_map(head).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_back_from_their_names() {
        for part in Part::ALL {
            assert_eq!(Part::from_name(Some(part.name())), part);
            assert!(!part.sorts().is_empty());
        }
        assert_eq!((Part::from_name(None), Part::from_name(Some("what"))), (Part::All, Part::All));
    }
}
