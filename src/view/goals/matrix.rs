//! Actors by issues: where each stands and what it wants. A cell holds a mark for each stance, with
//! the dates and the sources it is told of.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{basis_label, numbered};
use crate::index::Origin;
use crate::query::ViewName;
use crate::resolve::Issue;
use crate::text::{DocumentId, EntityId};
use crate::view::context::Context;
use crate::view::shapes::{Cell, CellMark, Column, Item, Link, Matrix, MatrixRow, message};
use crate::view::words::clip;
use crate::view::{DateView, Extent};

/// Issues that have a column, and actors that have a row.
const MOST_COLUMNS: usize = 10;
const MOST_ROWS: usize = 24;
/// Days named in a mark.
const MOST_DATES: usize = 6;
/// Documents named in a mark; more would be read by nobody, and in a large corpus be most of the answer.
const MOST_SOURCES: usize = 12;
/// Characters of a goal in a cell.
const CLIP: usize = 80;

/// Marks of one cell: by what is told (stance, or the goal's own words) the facts.
type Marks = BTreeMap<(bool, String), Vec<u32>>;

/// Draws it.
pub(super) fn matrix(context: &Context<'_>) -> Matrix {
    let facts = &context.index.facts;
    let issues = &context.corpus.resolution.issues;
    let mut cells: BTreeMap<(EntityId, u32), Vec<u32>> = BTreeMap::new();
    let passing = (facts.goals().start..facts.positions().end).filter(|f| context.passing.facts.contains(*f));
    for number in passing {
        let Some(holder) = facts.actors.get(number).first().map(|e| EntityId(*e)) else { continue };
        let Some(issue) = issue_of(context, number) else { continue };
        cells.entry((holder, issue)).or_default().push(number);
    }
    let mut of_issue: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for ((_, issue), numbers) in &cells {
        let (n_holders, n) = of_issue.entry(*issue).or_default();
        *n_holders += 1;
        *n += numbers.len() as u32;
    }
    let mut columns: Vec<(u32, usize, u32)> = of_issue.iter().map(|(i, (h, n))| (*i, *h, *n)).collect();
    columns.sort_by_key(|(issue, holders, n)| (Reverse(*holders), Reverse(*n), *issue));
    // What only one actor has one word on says nothing by itself; it is in the list.
    let n_columns = columns.len() as u32;
    let telling = columns.iter().filter(|(_, holders, n)| *holders > 1 || *n > 1).count();
    columns.truncate(if telling >= 3 { telling.min(MOST_COLUMNS) } else { MOST_COLUMNS });
    let is_column = |issue: u32| columns.iter().any(|(i, ..)| *i == issue);
    let mut of_holder: BTreeMap<EntityId, u32> = BTreeMap::new();
    for ((holder, _), numbers) in cells.iter().filter(|((_, issue), _)| is_column(*issue)) {
        *of_holder.entry(*holder).or_default() += numbers.len() as u32;
    }
    let mut holders: Vec<(EntityId, u32)> = of_holder.into_iter().collect();
    holders.sort_by_key(|(holder, n)| (Reverse(*n), *holder));
    let n_rows = holders.len() as u32;
    holders.truncate(MOST_ROWS);
    let row = |(holder, n): &(EntityId, u32)| {
        let who = context.named(*holder)?;
        let cell = |(issue, ..): &(u32, usize, u32)| Cell {
            marks: cells.get(&(*holder, *issue)).map(|numbers| marks(context, numbers)).unwrap_or_default(),
            ..Cell::default()
        };
        let link = Link { view: ViewName::Actor, subject: who.key.clone(), ..Link::default() };
        Some(MatrixRow {
            head: Item { title: who.name, n: *n, link: Some(link), ..Item::default() },
            cells: columns.iter().map(cell).collect(),
            key: who.key,
        })
    };
    let column = |(issue, _, n): &(u32, usize, u32)| {
        let issue: Option<&Issue> = issues.get(*issue as usize);
        let (key, name) = issue.map(|i| (i.key.clone(), clip(&i.label, CLIP))).unwrap_or_default();
        Column { key, name, note: String::new(), n: *n }
    };
    let rows: Vec<Arc<MatrixRow>> = holders.iter().filter_map(row).map(Arc::new).collect();
    Matrix {
        columns_are: "issue".into(),
        columns: columns.iter().map(column).collect(),
        n_columns,
        extent: Extent { offset: 0, n_rows: n_rows.min(rows.len() as u32), open: None },
        rows,
    }
}

/// The issue of a goal or position.
fn issue_of(context: &Context<'_>, number: u32) -> Option<u32> {
    match context.index.facts.get(number)?.origin {
        Origin::Position(d, id) => context.resolution(d)?.position_issues.get(id.index()).copied().flatten(),
        Origin::Goal(d, id) => context.resolution(d)?.goal_issues.get(id.index()).copied().flatten(),
        _ => None,
    }
}

/// What stands of it in the cell: stances are joined, goals are not.
fn told(context: &Context<'_>, number: u32) -> Option<(bool, String)> {
    match context.index.facts.get(number)?.origin {
        Origin::Position(d, id) => {
            let position = context.record(d)?.layers.positions.get(id.index())?;
            Some((false, position.stance.name().to_owned()))
        }
        Origin::Goal(d, id) => {
            let record = context.record(d)?;
            let goal = record.layers.goals.get(id.index())?;
            Some((true, numbered(goal.number, &clip(goal.goal.of(&record.document.text), CLIP))))
        }
        _ => None,
    }
}

fn marks(context: &Context<'_>, numbers: &[u32]) -> Vec<CellMark> {
    let mut marks = Marks::new();
    for number in numbers {
        told(context, *number).into_iter().for_each(|told| marks.entry(told).or_default().push(*number));
    }
    let facts = &context.index.facts;
    let mark = |((is_goal, told), numbers): (&(bool, String), &Vec<u32>)| {
        let first = facts.get(*numbers.first()?)?;
        let mut sources: Vec<u32> = Vec::new();
        let mut dates: Vec<DateView> = Vec::new();
        for number in numbers {
            for source in facts.documents.get(*number) {
                if !sources.contains(source) {
                    sources.push(*source);
                }
            }
            let date = facts.get(*number).and_then(|f| context.date(f));
            dates.extend(date.filter(|date| dates.iter().all(|known| known.label != date.label)));
        }
        let basis = match first.origin {
            Origin::Goal(d, id) => context.record(d).and_then(|r| r.layers.goals.get(id.index())).map(|g| g.basis),
            _ => None,
        };
        Some(CellMark {
            label: basis.map_or_else(|| message("stance", told), basis_label),
            tone: if *is_goal { "goal".into() } else { told.clone() },
            words: if *is_goal { told.clone() } else { String::new() },
            n_more_dates: dates.len().saturating_sub(MOST_DATES) as u32,
            dates: dates.into_iter().take(MOST_DATES).collect(),
            n: numbers.len() as u32,
            fact: first.key.to_string(),
            n_more_sources: sources.len().saturating_sub(MOST_SOURCES) as u32,
            sources: sources.iter().take(MOST_SOURCES).map(|d| context.source(DocumentId(*d)).key).collect(),
            link: None,
        })
    };
    marks.iter().filter_map(mark).collect()
}
