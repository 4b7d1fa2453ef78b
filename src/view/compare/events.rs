//! Rows of events: what each source does with each.

use std::cmp::Reverse;
use std::sync::Arc;

use super::{MOST_COLUMNS, Passed, columns, heads};
use crate::extract::Status;
use crate::resolve::Cluster;
use crate::text::DocumentId;
use crate::view::Extent;
use crate::view::context::{Context, told_value};
use crate::view::shapes::{Cell, CellMark, Item, Matrix, MatrixRow, message};

/// How a cell of a row is drawn.
pub(super) type Draw = fn(&Context<'_>, &Passed, &Cluster, DocumentId) -> Cell;

/// Draws the rows of the window.
pub(super) fn draw(context: &Context<'_>, mut rows: Vec<Passed>, sort: &str, cell: Draw) -> Matrix {
    sort_rows(context, &mut rows, sort);
    let mut told = vec![0u32; context.corpus.records.len()];
    for row in &rows {
        for document in context.index.facts.documents.get(row.number) {
            told.get_mut(*document as usize).into_iter().for_each(|n| *n += 1);
        }
    }
    let (documents, n_columns) = columns(context, &told, MOST_COLUMNS);
    let wanted = context.window.range(rows.len());
    let open = context.open.and_then(|open| rows.iter().position(|r| r.number == open)).map(|at| at as u32);
    let extent = Extent { offset: wanted.start as u32, n_rows: rows.len() as u32, open };
    let rows = rows.get(wanted).unwrap_or_default();
    Matrix {
        columns_are: "source".into(),
        columns: heads(context, &documents, &told),
        n_columns,
        rows: rows.iter().filter_map(|row| draw_row(context, row, &documents, cell)).map(Arc::new).collect(),
        extent,
    }
}

/// Puts rows in order; they come by date, undated last.
pub(super) fn sort_rows(context: &Context<'_>, rows: &mut [Passed], sort: &str) {
    let facts = &context.index.facts;
    match sort {
        "latest" => {
            rows.sort_by_key(|r| {
                let last = facts.get(r.number).and_then(|f| f.date.as_ref()).map(|d| d.interval.last);
                (last.is_none(), Reverse(last), r.number)
            });
        }
        "sources" => rows.sort_by_key(|r| (Reverse(r.n_sources), r.number)),
        "kind" => rows.sort_by(|a, b| facts.kind(a.number).cmp(facts.kind(b.number)).then(a.number.cmp(&b.number))),
        "source" => rows.sort_by_key(|r| (facts.documents.get(r.number).first().copied(), r.number)),
        _ => {}
    }
}

fn draw_row(context: &Context<'_>, row: &Passed, documents: &[DocumentId], cell: Draw) -> Option<MatrixRow> {
    let cluster = context.corpus.resolution.clusters.get(row.cluster.index())?;
    Some(MatrixRow {
        key: context.index.facts.get(row.number)?.key.to_string(),
        head: head(context, row)?,
        cells: documents.iter().map(|d| of_source(context, *d, cell(context, row, cluster, *d))).collect(),
    })
}

/// Tells a cell its source.
pub(super) fn of_source(context: &Context<'_>, document: DocumentId, cell: Cell) -> Cell {
    Cell { source: context.record(document).map(|r| r.document.id.clone()).unwrap_or_default(), ..cell }
}

/// The head of an event's row, and the event as an item of a list.
pub(in crate::view) fn head(context: &Context<'_>, row: &Passed) -> Option<Item> {
    let fact = context.index.facts.get(row.number)?;
    let cluster = context.corpus.resolution.clusters.get(row.cluster.index())?;
    let kind = context.index.facts.kind(row.number);
    let is_plain = cluster.status == Status::Occurred;
    Some(Item {
        fact: fact.key.to_string(),
        label: if is_plain { message("kind", kind) } else { message("status", cluster.status.name()) },
        tone: if is_plain { String::new() } else { cluster.status.name().into() },
        title: context.event_line(row.number, row.cluster),
        date: context.date(fact),
        ..Item::default()
    })
}

/// What a source does with an event.
pub(super) fn cell(context: &Context<'_>, row: &Passed, cluster: &Cluster, document: DocumentId) -> Cell {
    if !cluster.events.iter().any(|(d, _)| *d == document) {
        let published = context.record(document).and_then(|r| r.document.metadata.published);
        let is_before = published.zip(cluster.interval).is_some_and(|(p, days)| p.interval().last < days.first);
        return Cell { state: if is_before { "before" } else { "silent" }.into(), ..Cell::default() };
    }
    let marks: Vec<CellMark> = cluster
        .conflicts
        .iter()
        .flat_map(|c| c.values.iter().filter(|(_, by)| by.contains(&document)).map(move |(value, _)| (c.field, value)))
        .map(|(field, value)| CellMark {
            label: message("field", field.name()),
            words: told_value(field, value),
            fact: context.index.facts.get(row.number).map(|f| f.key.to_string()).unwrap_or_default(),
            ..CellMark::default()
        })
        .collect();
    Cell { state: if marks.is_empty() { "reports" } else { "differs" }.into(), marks, ..Cell::default() }
}
