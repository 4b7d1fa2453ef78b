//! Who wants what, who stands where.

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::words::squeeze;
use super::{Extent, Named};
use crate::extract::Basis;
use crate::index::{Facts, Origin};

/// Goals and positions that pass, by holder, then document and text order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalsView {
    /// What actors want.
    pub goals: Vec<GoalRow>,
    /// Where actors stand.
    pub positions: Vec<PositionRow>,
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
    /// The document.
    pub source: Named,
}

/// Draws goals and positions.
pub fn goals(context: &Context<'_>) -> GoalsView {
    let facts = &context.index.facts;
    let (numbers, extent) = context.rows(facts.goals().start..facts.positions().end);
    let count = |section: std::ops::Range<u32>| section.filter(|f| context.passing.facts.contains(*f)).count() as u32;
    GoalsView {
        goals: numbers.iter().filter_map(|fact| goal(context, facts, *fact)).collect(),
        positions: numbers.iter().filter_map(|fact| position(context, facts, *fact)).collect(),
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
        basis: match goal.basis {
            Basis::Stated => "stated",
            Basis::Author => "author",
        }
        .into(),
        number: goal.number,
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
        source: context.source(document),
    })
}
