//! The list of actors.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;
use crate::index::count_years;
use crate::text::EntityId;

/// Actors that take part in a passing fact, most facts first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorsView {
    /// The rows.
    pub rows: Vec<Arc<ActorRow>>,
    /// Which of all rows these are.
    pub extent: Extent,
}

/// One actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Entity slug.
    pub key: String,
    /// Fullest frequent spelling.
    pub name: String,
    /// OntoNotes type: `PERSON`.
    pub kind: String,
    /// Other spellings, most frequent first.
    pub aliases: Vec<String>,
    /// Roles told of a person, most frequent first, as the sources word them.
    pub roles: Vec<String>,
    /// Mentions by name.
    pub n_mentions: u32,
    /// Documents that name it.
    pub n_documents: u32,
    /// Events it takes part in.
    pub n_events: u32,
    /// Statements by it.
    pub n_said: u32,
    /// Goals and positions of it.
    pub n_stances: u32,
    /// Its dated facts by year, in order, without empty years.
    pub by_year: Vec<YearCount>,
}

/// Facts of one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct YearCount {
    /// The year.
    pub year: i16,
    /// How many.
    pub n: u32,
}

/// Draws the actors.
pub fn actors(context: &Context<'_>) -> ActorsView {
    let facts = &context.index.facts;
    let mut counts = vec![0u32; context.corpus.resolution.entities.len()];
    for fact in context.passing.facts.iter() {
        for actor in facts.actors.get(fact) {
            if let Some(count) = counts.get_mut(*actor as usize) {
                *count += 1;
            }
        }
    }
    let mut ranked: Vec<(u32, u32)> = (0..).zip(counts).filter(|(_, n)| *n > 0).collect();
    ranked.sort_by_key(|(actor, n)| (std::cmp::Reverse(*n), *actor));
    let wanted = context.window.range(ranked.len());
    let extent = Extent { offset: wanted.start as u32, n_rows: ranked.len() as u32, open: None };
    let rows = ranked.get(wanted).unwrap_or_default();
    let rows = rows.iter().filter_map(|(actor, _)| row(context, EntityId(*actor))).map(Arc::new).collect();
    ActorsView { rows, extent }
}

pub(super) fn row(context: &Context<'_>, id: EntityId) -> Option<ActorRow> {
    let entity = context.entity(id)?;
    let facts = &context.index.facts;
    let stats = context.index.actors.get(id.index()).cloned().unwrap_or_default();
    let own = context.index.facts_by.actor.get(id.0).iter().copied();
    let own: Vec<u32> = own.filter(|fact| context.passing.facts.contains(*fact)).collect();
    let is_speaker = |fact: &&u32| context.speaker(**fact) == Some(id);
    let years = own.iter().filter_map(|fact| facts.years.get(*fact as usize).copied().flatten());
    Some(ActorRow {
        key: entity.slug.clone(),
        name: entity.name.clone(),
        kind: entity.kind.name().into(),
        aliases: entity.aliases.iter().map(|a| a.text.clone()).filter(|a| *a != entity.name).collect(),
        roles: stats.roles,
        n_mentions: stats.n_mentions,
        n_documents: stats.n_documents,
        n_events: own.iter().filter(|fact| facts.events().contains(fact)).count() as u32,
        n_said: own.iter().filter(|fact| facts.statements().contains(fact)).filter(is_speaker).count() as u32,
        n_stances: own.iter().filter(|fact| **fact >= facts.goals().start).count() as u32,
        by_year: count_years(years).into_iter().map(|(year, n)| YearCount { year, n }).collect(),
    })
}
