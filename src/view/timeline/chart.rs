//! The drawing of the time line: lanes of intervals, every coordinate settled. In: the events that
//! pass. Out: lanes with a mark for each event or, where there are too many to be told apart, with
//! their density. All passing events are drawn, whatever rows the list is asked for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::axis::{AxisPiece, axis, place};
use crate::extract::Status;
use crate::index::{Fact, Origin};
use crate::text::{DateInterval, DocumentId, EntityId};
use crate::view::Named;
use crate::view::context::Context;

/// The drawing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Size in CSS pixels.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// The years.
    pub axis: Vec<AxisPiece>,
    /// From top to bottom, those with most events first.
    pub lanes: Vec<Lane>,
    /// Lanes that are left out, those with fewest events.
    pub n_more_lanes: u32,
    /// Passing events without a date.
    pub n_undated: u32,
}

/// A lane.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    /// What it stands for: a kind, an actor, a source.
    pub of: Named,
    /// Its upper edge.
    pub y: u16,
    /// Events.
    pub n: u32,
    /// Each event; none where there are too many.
    pub marks: Vec<Mark>,
    /// Where there are too many: an SVG path of how many there are.
    pub density: Option<String>,
}

/// An event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Key of the fact.
    pub fact: String,
    /// One line that tells it.
    pub title: String,
    /// Left end.
    pub x: f32,
    /// Right end; of a dot the two are `DOT` apart.
    pub end: f32,
    /// Middle.
    pub y: u16,
    /// `occurred`, `planned`, `ongoing`, `negated`.
    pub status: String,
    /// Whether its ends are open.
    pub is_soft: bool,
    /// Whether it is short enough to be a dot.
    pub is_dot: bool,
    /// Whether sources differ on it.
    pub is_disputed: bool,
}

/// Width that is drawn where none is known.
const USUAL_SPACE: u16 = 900;
/// Lanes drawn.
const MOST_LANES: usize = 14;
/// Rows of marks within a lane before marks lie over each other.
const MOST_TRACKS: usize = 5;
const TRACK: u16 = 11;
const LANE_HEAD: u16 = 20;
const LANE_FOOT: u16 = 4;
/// Marks narrower than this are dots.
const DOT: f32 = 9.0;
/// Marks of all lanes, beyond which lanes of more than `FEW` events show their density.
const MOST_MARKS: u32 = 600;
const FEW: u32 = 40;
/// Pixels of a column of density, and of the highest one.
const COLUMN: f32 = 6.0;
const DENSITY: f32 = 34.0;

struct Dated<'a> {
    number: u32,
    fact: &'a Fact,
    first: f32,
    end: f32,
}

/// Draws the events that pass; `lanes` is `actor`, `source`, or nothing for kinds.
pub(super) fn chart(context: &Context<'_>, lanes: Option<&str>, space: u16) -> Chart {
    let width = if space == 0 { USUAL_SPACE } else { space.clamp(280, 2400) };
    let facts = &context.index.facts;
    let passing: Vec<u32> = facts.events().filter(|fact| context.passing.facts.contains(*fact)).collect();
    let mut years: BTreeSet<i16> = BTreeSet::new();
    let mut spans: Vec<(i16, i16)> =
        passing.iter().filter_map(|fact| facts.years.get(*fact as usize).copied().flatten()).collect();
    // Events come by day, so that those of one year stand together.
    spans.dedup();
    for (first, last) in spans {
        years.insert(first);
        years.insert(last);
    }
    let years: Vec<i16> = years.into_iter().collect();
    let axis = axis(&years, 6.0, f32::from(width) - 12.0);
    let mut last = None;
    let dated: Vec<Dated<'_>> = passing.iter().filter_map(|number| dated(context, *number, &axis, &mut last)).collect();
    let mut by_lane: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, event) in dated.iter().enumerate() {
        lanes_of(context, lanes, event.number).iter().for_each(|of| by_lane.entry(*of).or_default().push(at));
    }
    let mut order: Vec<(u32, Vec<usize>)> = by_lane.into_iter().collect();
    // Kinds and entities are numbered in the order of their keys.
    order.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let n_more_lanes = order.len().saturating_sub(MOST_LANES) as u32;
    order.truncate(MOST_LANES);
    let n_marks: usize = order.iter().map(|(_, events)| events.len()).sum();
    let mut chart = Chart { width, n_more_lanes, n_undated: (passing.len() - dated.len()) as u32, ..Chart::default() };
    let mut y = 2;
    for (of, events) in order {
        let n = events.len() as u32;
        let own: Vec<&Dated<'_>> = events.iter().filter_map(|at| dated.get(*at)).collect();
        let mut lane = Lane { of: lane_name(context, lanes, of), y, n, ..Lane::default() };
        let is_dense = n_marks as u32 > MOST_MARKS && n > FEW;
        let height = if is_dense {
            lane.density = Some(density(&own, f32::from(y + LANE_HEAD), f32::from(width)));
            DENSITY as u16
        } else {
            let n_tracks = marks(context, &own, y + LANE_HEAD, &mut lane.marks);
            TRACK * n_tracks
        };
        y += LANE_HEAD + height + LANE_FOOT;
        chart.lanes.push(lane);
    }
    chart.axis = axis;
    chart.height = y + 2;
    chart
}

/// Days and where they lie.
type Placed = (DateInterval, f32, f32);

/// `last` is where the event before lies: events of the same days follow each other.
fn dated<'a>(context: &Context<'a>, number: u32, axis: &[AxisPiece], last: &mut Option<Placed>) -> Option<Dated<'a>> {
    let fact = context.index.facts.get(number)?;
    let interval = fact.date.as_ref()?.interval;
    let (_, first, end) = last.filter(|(same, ..)| *same == interval).unwrap_or_else(|| {
        let first = place(axis, interval.first);
        // To the end of the last day.
        (interval, first, place(axis, interval.last.tomorrow().unwrap_or(Date::MAX)).max(first))
    });
    *last = Some((interval, first, end));
    Some(Dated { number, fact, first, end })
}

/// Numbers of the lanes that an event stands in: entities, documents or kinds.
fn lanes_of<'a>(context: &Context<'a>, lanes: Option<&str>, number: u32) -> &'a [u32] {
    let facts = &context.index.facts;
    match lanes {
        Some("actor") => facts.actors.get(number),
        Some("source") => facts.documents.get(number),
        // The most special kind.
        _ => facts.kinds.get(number).last().map(std::slice::from_ref).unwrap_or_default(),
    }
}

fn lane_name(context: &Context<'_>, lanes: Option<&str>, of: u32) -> Named {
    match lanes {
        Some("actor") => context.named(EntityId(of)).unwrap_or_default(),
        Some("source") => context.source(DocumentId(of)),
        _ => {
            let kind = context.index.facts.kind_names.get(of as usize).map(ToString::to_string).unwrap_or_default();
            Named { name: kind.clone(), key: kind }
        }
    }
}

/// Settles the marks of a lane in rows, so that none lies over another while there is room. Gives the
/// number of rows.
fn marks(context: &Context<'_>, events: &[&Dated<'_>], top: u16, into: &mut Vec<Mark>) -> u16 {
    let mut tracks: Vec<f32> = Vec::new();
    for event in events {
        let (mut x, mut end) = (event.first, event.end);
        let is_dot = end - x < DOT;
        if is_dot {
            let middle = f32::midpoint(x, end);
            (x, end) = (middle - DOT / 2.0, middle + DOT / 2.0);
        }
        let free = tracks.iter().position(|taken| *taken <= x);
        let track = free.unwrap_or_else(|| {
            if tracks.len() < MOST_TRACKS {
                tracks.push(0.0);
            }
            tracks.len() - 1
        });
        tracks.get_mut(track).into_iter().for_each(|taken| *taken = end + 1.5);
        let cluster = match event.fact.origin {
            Origin::Cluster(id) => context.corpus.resolution.clusters.get(id.index()),
            _ => None,
        };
        into.push(Mark {
            fact: event.fact.key.to_string(),
            title: context.title(event.number),
            x: tenth(x),
            end: tenth(end),
            y: top + TRACK * track as u16 + TRACK / 2,
            status: cluster.map_or(Status::Occurred, |c| c.status).name().into(),
            is_soft: event.fact.date.as_ref().is_some_and(|d| d.modifier.is_some()),
            is_dot,
            is_disputed: cluster.is_some_and(|c| !c.conflicts.is_empty()),
        });
    }
    tracks.len().max(1) as u16
}

fn tenth(x: f32) -> f32 {
    (x * 10.0).round() / 10.0
}

/// Columns as high as the root of how many events lie under them; an event that lasts is spread.
fn density(events: &[&Dated<'_>], top: f32, width: f32) -> String {
    let n = (width / COLUMN).ceil().max(1.0) as usize;
    let mut columns = vec![0.0f32; n];
    for event in events {
        let column = |x: f32| ((x / COLUMN) as usize).min(n - 1);
        let (first, last) = (column(event.first), column(event.end));
        let share = 1.0 / (last - first + 1) as f32;
        columns.iter_mut().take(last + 1).skip(first).for_each(|c| *c += share);
    }
    let most = columns.iter().copied().fold(0.0, f32::max).max(1e-6);
    let base = top + DENSITY;
    let mut path = String::new();
    for (i, weight) in columns.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
        let height = ((weight / most).sqrt() * (DENSITY - 2.0)).max(1.0);
        let x = i as f32 * COLUMN;
        path.push_str(&format!("M{x} {base}v-{height:.1}h{w}v{height:.1}z", w = COLUMN - 1.0));
    }
    path
}
