//! The time line: one row an event of the world (a cluster), and a drawing of all that pass.

mod axis;
mod chart;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::words::{clip, squeeze};
use super::{Extent, Named};
use crate::index::Origin;
pub use axis::AxisPiece;
use chart::chart;
pub use chart::{Chart, Lane, Mark};

/// Events that pass, undated ones last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    /// Sorted by first possible day, then by key.
    pub rows: Vec<Arc<TimelineRow>>,
    /// Which of all rows these are.
    pub extent: Extent,
    /// First and last year of the dated rows.
    pub years: Option<(i16, i16)>,
    /// The drawing, of all events that pass.
    pub chart: Chart,
}

/// One event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Key of the fact.
    pub fact: String,
    /// PLOVER type, lower case: `consult`.
    pub kind: String,
    /// Mode of a CONSULT: `meet`.
    pub mode: Option<String>,
    /// The words that tell it, from the first source.
    pub trigger: String,
    /// Who acts.
    pub actors: Vec<Named>,
    /// Toward whom.
    pub recipients: Vec<Named>,
    /// Where.
    pub place: Option<Named>,
    /// When.
    pub date: Option<DateView>,
    /// `occurred`, `planned`, `ongoing`, `negated`.
    pub status: String,
    /// Documents that tell it, in corpus order.
    pub sources: Vec<Named>,
    /// What they differ on.
    pub conflicts: Vec<ConflictView>,
    /// The sentence of the first source.
    pub sentence: String,
}

/// A date to draw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DateView {
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier: `MID`.
    pub modifier: Option<String>,
    /// For a person: "mid-October 2019".
    pub label: String,
    /// First possible day, ISO.
    pub first: String,
    /// Last possible day, ISO.
    pub last: String,
    /// Whether the words leave its ends open ("mid-", "about").
    pub is_soft: bool,
}

/// A field on which sources differ.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConflictView {
    /// `date`, `place`, `participants`, `number`, `status`.
    pub field: String,
    /// Each value with the sources that tell it.
    pub values: Vec<(String, Vec<Named>)>,
}

/// Characters of the sentence that are shown.
const SENTENCE_CLIP: usize = 400;

/// Draws the time line; `lanes` is `actor`, `source`, or nothing for kinds.
pub fn timeline(context: &Context<'_>, lanes: Option<&str>, space: u16) -> TimelineView {
    let facts = &context.index.facts;
    let (numbers, extent) = context.rows(facts.events());
    let passing = facts.events().filter(|fact| context.passing.facts.contains(*fact));
    let mut years: Option<(i16, i16)> = None;
    for (first, last) in passing.filter_map(|fact| facts.years.get(fact as usize).copied().flatten()) {
        years = Some(years.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
    }
    let chart = chart(context, lanes, space);
    let rows = numbers.into_iter().filter_map(|fact| row(context, fact)).map(Arc::new).collect();
    TimelineView { chart, rows, years, extent }
}

fn row(context: &Context<'_>, number: u32) -> Option<TimelineRow> {
    let fact = context.index.facts.get(number)?;
    let Origin::Cluster(id) = fact.origin else { return None };
    let cluster = context.corpus.resolution.clusters.get(id.index())?;
    let (actors, recipients) = context.sides(id);
    let (document, event) = cluster.events.first()?;
    let record = context.record(*document)?;
    let told = record.layers.events.get(event.index())?;
    let text = &record.document.text;
    Some(TimelineRow {
        fact: fact.key.to_string(),
        kind: cluster.kind.name().to_lowercase(),
        mode: cluster.mode.map(|m| m.name().into()),
        trigger: squeeze(told.trigger.of(text)),
        actors: context.all_named(actors),
        recipients: context.all_named(recipients),
        place: cluster.place.and_then(|p| context.named(p)),
        date: context.date(fact),
        status: cluster.status.name().into(),
        sources: context.sources(number),
        conflicts: context.conflicts(&cluster.conflicts),
        sentence: clip(told.evidence.of(text), SENTENCE_CLIP),
    })
}
