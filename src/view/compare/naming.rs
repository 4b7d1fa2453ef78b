//! The naming lens: what each source calls the same actor, place or act.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::events::of_source;
use super::{MOST_COLUMNS, Passed, columns, heads};
use crate::query::ViewName;
use crate::resolve::{Cluster, Term};
use crate::text::{DocumentId, EntityId};
use crate::view::Extent;
use crate::view::context::Context;
use crate::view::shapes::{Cell, CellMark, Item, Link, Matrix, MatrixRow, message};
use crate::view::words::squeeze;

/// Names shown in a cell.
const MOST_NAMES: usize = 6;

/// What the documents call an entity, most frequent first; its names alone where no terms are known.
pub(in crate::view) fn terms<'a>(context: &Context<'a>, id: EntityId) -> Vec<Called<'a>> {
    let terms = context.corpus.resolution.terms.get(id.index()).map(Vec::as_slice).unwrap_or_default();
    if !terms.is_empty() {
        let called = |t: &'a Term| Called { text: &t.text, kind: t.kind.name(), counts: &t.counts };
        return terms.iter().map(called).collect();
    }
    let aliases = context.entity(id).map(|e| e.aliases.as_slice()).unwrap_or_default();
    aliases.iter().map(|a| Called { text: &a.text, kind: "name", counts: &a.counts }).collect()
}

/// A term of an entity: words, how it names, and how often in each document.
#[derive(Debug, Clone, Copy)]
pub(in crate::view) struct Called<'a> {
    /// As written.
    pub text: &'a str,
    /// `name`, `nominal`, `metonym`.
    pub kind: &'static str,
    /// In document order.
    pub counts: &'a [(DocumentId, u32)],
}

/// Entities that take part in a passing fact, or are its place, and that some text names.
pub(super) fn entities(context: &Context<'_>) -> Vec<EntityId> {
    let facts = &context.index.facts;
    let mut is_there = vec![false; context.corpus.resolution.entities.len()];
    for fact in context.passing.facts.iter() {
        for entity in facts.actors.get(fact).iter().chain(facts.places.get(fact)) {
            is_there.get_mut(*entity as usize).into_iter().for_each(|there| *there = true);
        }
    }
    let there = is_there.iter().enumerate().filter(|(_, there)| **there).map(|(i, _)| EntityId::new(i));
    there.filter(|id| context.entity(*id).is_some_and(|e| !e.aliases.is_empty())).collect()
}

/// Draws the names of entities.
pub(super) fn names(context: &Context<'_>, entities: Vec<EntityId>, sort: &str) -> Matrix {
    let mut told = vec![0u32; context.corpus.records.len()];
    let mut rows: Vec<(EntityId, u32, usize, usize)> = Vec::with_capacity(entities.len());
    for id in entities {
        let terms = terms(context, id);
        let mut documents: Vec<DocumentId> = Vec::new();
        let mut n = 0;
        for (document, count) in terms.iter().flat_map(|t| t.counts) {
            n += count;
            documents.push(*document);
        }
        documents.sort_unstable();
        documents.dedup();
        for document in &documents {
            told.get_mut(document.index()).into_iter().for_each(|n| *n += 1);
        }
        rows.push((id, n, terms.len(), documents.len()));
    }
    match sort {
        "name" => {
            let name = |id: EntityId| context.entity(id).map(|e| e.name.as_str());
            rows.sort_by(|a, b| name(a.0).cmp(&name(b.0)).then(a.0.cmp(&b.0)));
        }
        "mentions" => rows.sort_by_key(|r| (Reverse(r.1), r.0)),
        _ => rows.sort_by_key(|r| (Reverse(r.3.min(2)), Reverse(r.2), Reverse(r.1), r.0)),
    }
    let (documents, n_columns) = columns(context, &told, MOST_COLUMNS);
    let wanted = context.window.range(rows.len());
    let extent = Extent { offset: wanted.start as u32, n_rows: rows.len() as u32, open: None };
    let rows = rows.get(wanted).unwrap_or_default();
    Matrix {
        columns_are: "names".into(),
        columns: heads(context, &documents, &told),
        n_columns,
        rows: rows.iter().filter_map(|row| named(context, row.0, row.1, &documents)).map(Arc::new).collect(),
        extent,
    }
}

fn named(context: &Context<'_>, id: EntityId, n: u32, documents: &[DocumentId]) -> Option<MatrixRow> {
    let entity = context.entity(id)?;
    let mut cells = by_document(context, id);
    let mut cell = |document: &DocumentId| match cells.remove(document) {
        None => Cell { state: "silent".into(), ..Cell::default() },
        Some(own) => Cell { marks: spelled(context, *document, own), ..Cell::default() },
    };
    Some(MatrixRow {
        key: entity.slug.clone(),
        head: Item {
            label: message("entity", entity.kind.name()),
            title: entity.name.clone(),
            n,
            link: Some(Link { view: ViewName::Actor, subject: entity.slug.clone(), ..Link::default() }),
            ..Item::default()
        },
        cells: documents.iter().map(|d| of_source(context, *d, cell(d))).collect(),
    })
}

/// The terms of an entity by document, with how often each.
pub(in crate::view) fn by_document<'a>(
    context: &Context<'a>,
    id: EntityId,
) -> BTreeMap<DocumentId, Vec<(u32, Called<'a>)>> {
    let mut of: BTreeMap<DocumentId, Vec<(u32, Called<'a>)>> = BTreeMap::new();
    for term in terms(context, id) {
        for (document, n) in term.counts {
            of.entry(*document).or_default().push((*n, term));
        }
    }
    of
}

/// The terms of one document: names first, most frequent first, each leading to where it stands.
pub(in crate::view) fn spelled(
    context: &Context<'_>,
    document: DocumentId,
    mut own: Vec<(u32, Called<'_>)>,
) -> Vec<CellMark> {
    own.sort_by(|a, b| {
        let rank = |c: &Called<'_>| c.kind != "name";
        rank(&a.1).cmp(&rank(&b.1)).then(b.0.cmp(&a.0)).then_with(|| a.1.text.cmp(b.1.text))
    });
    let n_more = own.len().saturating_sub(MOST_NAMES);
    let source = context.record(document).map(|r| r.document.id.clone()).unwrap_or_default();
    let mark = |(n, term): &(u32, Called<'_>)| CellMark {
        tone: term.kind.into(),
        words: term.text.to_owned(),
        n: *n,
        link: Some(Link {
            view: ViewName::Concordance,
            subject: term.text.to_owned(),
            source: source.clone(),
            ..Link::default()
        }),
        ..CellMark::default()
    };
    let more = (n_more > 0).then(|| CellMark { words: format!("+ {n_more}"), ..CellMark::default() });
    own.iter().take(MOST_NAMES).map(mark).chain(more).collect()
}

/// The words of a source for the act.
pub(super) fn act(context: &Context<'_>, row: &Passed, cluster: &Cluster, document: DocumentId) -> Cell {
    let Some(record) = context.record(document) else { return Cell::default() };
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for (_, event) in cluster.events.iter().filter(|(d, _)| *d == document) {
        let Some(event) = record.layers.events.get(event.index()) else { continue };
        *words.entry(squeeze(event.trigger.of(&record.document.text)).to_lowercase()).or_default() += 1;
    }
    if words.is_empty() {
        return super::events::cell(context, row, cluster, document);
    }
    let fact = context.index.facts.get(row.number).map(|f| f.key.to_string()).unwrap_or_default();
    let mark = |(words, n)| CellMark { words, n, fact: fact.clone(), ..CellMark::default() };
    Cell { marks: words.into_iter().map(mark).collect(), ..Cell::default() }
}
