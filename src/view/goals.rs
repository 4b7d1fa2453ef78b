//! Who wants what, who stands where: a matrix of actors and issues, and the same facts as a list.

mod matrix;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::shapes::{Matrix, message};
use super::words::squeeze;
use super::{DateView, Extent, Named};
use crate::extract::{Basis, Position};
use crate::index::{Facts, Origin};
use crate::text::DocumentId;

/// Goals and positions that pass, by holder, then document and text order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalsView {
    /// Actors by issues.
    pub matrix: Matrix,
    /// What actors want.
    pub goals: Vec<Arc<GoalRow>>,
    /// Where actors stand.
    pub positions: Vec<Arc<PositionRow>>,
    /// Which of all rows these are, goals counted first, then positions.
    pub extent: Extent,
    /// Goals of the whole list.
    pub n_goals: u32,
    /// Positions of the whole list.
    pub n_positions: u32,
}

/// One goal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalRow {
    /// Key of the fact.
    pub fact: String,
    /// Whose.
    pub holder: Named,
    /// The words of the text.
    pub goal: String,
    /// `stated` or `author`.
    pub basis: String,
    /// Its number where the text enumerates.
    pub number: Option<u32>,
    /// What it is about.
    pub issue: String,
    /// When it is told.
    pub date: Option<DateView>,
    /// The document.
    pub source: Named,
}

/// One position.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PositionRow {
    /// Key of the fact.
    pub fact: String,
    /// Whose.
    pub holder: Named,
    /// `support`, `oppose`, …
    pub stance: String,
    /// To what, in the words of the text.
    pub target: String,
    /// `stated` where it stands in the actor's own words, else `author`.
    pub basis: String,
    /// What it is about.
    pub issue: String,
    /// When it is told.
    pub date: Option<DateView>,
    /// The document.
    pub source: Named,
}

/// Draws goals and positions.
pub fn goals(context: &Context<'_>) -> GoalsView {
    let facts = &context.index.facts;
    let (numbers, extent) = context.rows(facts.goals().start..facts.positions().end);
    let count = |section: std::ops::Range<u32>| section.filter(|f| context.passing.facts.contains(*f)).count() as u32;
    GoalsView {
        matrix: matrix::matrix(context),
        goals: numbers.iter().filter_map(|fact| goal(context, facts, *fact)).map(Arc::new).collect(),
        positions: numbers.iter().filter_map(|fact| position(context, facts, *fact)).map(Arc::new).collect(),
        extent,
        n_goals: count(facts.goals()),
        n_positions: count(facts.positions()),
    }
}

fn goal(context: &Context<'_>, facts: &Facts, number: u32) -> Option<GoalRow> {
    let fact = facts.get(number)?;
    let Origin::Goal(document, id) = fact.origin else { return None };
    let record = context.record(document)?;
    let goal = record.layers.goals.get(id.index())?;
    Some(GoalRow {
        fact: fact.key.to_string(),
        holder: context.holder(number),
        goal: squeeze(goal.goal.of(&record.document.text)),
        basis: basis_name(goal.basis).into(),
        number: goal.number,
        issue: issue(context, context.resolution(document)?.goal_issues.get(id.index()).copied().flatten()),
        date: context.date(fact),
        source: context.source(document),
    })
}

fn position(context: &Context<'_>, facts: &Facts, number: u32) -> Option<PositionRow> {
    let fact = facts.get(number)?;
    let Origin::Position(document, id) = fact.origin else { return None };
    let record = context.record(document)?;
    let position = record.layers.positions.get(id.index())?;
    Some(PositionRow {
        fact: fact.key.to_string(),
        holder: context.holder(number),
        stance: position.stance.name().into(),
        target: squeeze(position.target.of(&record.document.text)),
        basis: basis_name(basis_of_position(context, document, position)).into(),
        issue: issue(context, context.resolution(document)?.position_issues.get(id.index()).copied().flatten()),
        date: context.date(fact),
        source: context.source(document),
    })
}

/// The label of an issue; empty where there is none.
fn issue(context: &Context<'_>, number: Option<u32>) -> String {
    number.and_then(|n| context.corpus.resolution.issues.get(n as usize)).map(|i| i.label.clone()).unwrap_or_default()
}

/// Whose words tell a position: the actor's where it stands in a statement of the actor, else the
/// writer's.
pub(super) fn basis_of_position(context: &Context<'_>, document: DocumentId, position: &Position) -> Basis {
    let told = || {
        let record = context.record(document)?;
        let resolution = context.resolution(document)?;
        let holders = context.referents(document, position.holder);
        let quotations = record.layers.quotations.iter().zip(&resolution.speakers);
        let mut around = quotations.filter(|(q, _)| q.content.contains(position.target));
        Some(around.any(|(_, speaker)| speaker.is_some_and(|s| holders.contains(&s))))
    };
    if told().unwrap_or_default() { Basis::Stated } else { Basis::Author }
}

/// `stated` or `author`.
pub(super) fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Author => "author",
    }
}

/// The message of a goal's label.
pub(super) fn basis_label(basis: Basis) -> String {
    message("wants", basis_name(basis))
}

/// A goal after its number where the text enumerates.
pub(super) fn numbered(number: Option<u32>, words: &str) -> String {
    number.map_or_else(|| words.to_owned(), |n| format!("{n}. {words}"))
}
