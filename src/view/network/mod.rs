//! Actors as nodes, dealings as edges: a drawing with every coordinate settled, and the same edges as
//! rows of a table. In: the dealings that pass. The strongest dealings are drawn, as many as the room
//! holds; the table has them all.

mod edges;
mod layout;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::evidence::{self, EvidenceView};
use super::labels::{self, LabelPlace, Labelled};
use super::marks::of_fact;
use super::words::clip;
use super::{Extent, Named};
use crate::index::Relation;
use crate::text::EntityId;
use edges::Edge;

/// Actors as nodes, dealings as edges.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkView {
    /// Size of the drawing in CSS pixels.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// Actors drawn, those with most dealings first.
    pub nodes: Vec<NetworkNode>,
    /// Dealings drawn, the weakest first, so that the strong ones lie above.
    pub edges: Vec<NetworkEdge>,
    /// The dealings as a table, in the order asked for.
    pub rows: Vec<Arc<EdgeRow>>,
    /// Which of all rows these are.
    pub extent: Extent,
    /// Column by which the rows are sorted, `-` before it for descending.
    pub sort: String,
    /// Actors that have dealings, drawn or not.
    pub n_actors: u32,
    /// Actors that pass the filters but have no dealings with another.
    pub n_isolates: u32,
    /// Each relation with the facts that would be drawn for it.
    pub relations: Vec<(String, u32)>,
    /// The relation that is shown alone.
    pub relation: Option<String>,
    /// The actor around whom the network is drawn.
    pub focus: Option<Named>,
}

/// An actor as it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkNode {
    /// Entity slug.
    pub key: String,
    /// Name.
    pub name: String,
    /// OntoNotes type: `PERSON`.
    pub kind: String,
    /// Middle.
    pub x: i32,
    /// Middle.
    pub y: i32,
    /// Radius.
    pub radius: u8,
    /// Facts that join it with others.
    pub n: u32,
    /// The words of the label.
    pub label: String,
    /// Where the label stands; nowhere if there is no room.
    pub place: Option<LabelPlace>,
}

/// A pair as it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkEdge {
    /// Key of its evidence.
    pub key: String,
    /// Numbers of its nodes.
    pub a: u16,
    /// The other.
    pub b: u16,
    /// Thickness in tenths of a pixel.
    pub width: u8,
    /// Facts.
    pub n: u32,
    /// The relation that most of the facts are of.
    pub relation: String,
}

/// A pair as a row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EdgeRow {
    /// Key of its evidence.
    pub key: String,
    /// One of the pair.
    pub a: Named,
    /// The other.
    pub b: Named,
    /// Facts by relation, in the order of [`NetworkView::relations`].
    pub counts: Vec<u32>,
    /// All facts.
    pub n: u32,
    /// Documents that tell one of them.
    pub n_sources: u32,
    /// First and last year.
    pub years: Option<(i16, i16)>,
}

/// Width that is drawn where none is known.
const USUAL_SPACE: u16 = 900;
/// Nodes drawn on this many pixels of width, before *more*.
const NODES_PER_PIXEL: f64 = 0.055;
/// The most nodes ever drawn.
const MOST_NODES: usize = 180;
/// Characters of a label.
const LABEL_CLIP: usize = 26;
/// Room kept free around the nodes for labels.
const SIDE: f64 = 64.0;

/// Draws it: `part` names a relation to show alone, `actor` whom to draw it around.
pub fn network(
    context: &Context<'_>,
    part: Option<&str>,
    actor: Option<&str>,
    sort: Option<&str>,
    (space, steps): (u16, u8),
) -> NetworkView {
    let n_entities = context.corpus.resolution.entities.len();
    let relation = part.and_then(Relation::from_name);
    let focus = actor.and_then(|slug| entity_of(context, slug));
    let all = edges::edges(context, None);
    let mut shown = match relation {
        Some(_) => Cow::Owned(edges::edges(context, relation)),
        None => Cow::Borrowed(all.as_slice()),
    };
    if let Some(focus) = focus {
        shown = Cow::Owned(edges::around(&shown, focus));
    }
    let (rows, extent, sort) = edges::table(context, &shown, relation, sort);
    let mut view = NetworkView {
        rows,
        extent,
        sort,
        n_actors: ends(&shown, n_entities).iter().filter(|is_in| **is_in).count() as u32,
        n_isolates: n_isolates(context, &ends(&all, n_entities)),
        relations: relations(&all, focus),
        relation: relation.map(|r| r.name().to_owned()),
        focus: focus.and_then(|f| context.named(f)),
        ..NetworkView::default()
    };
    draw(context, &shown, (focus, relation), (space, steps), &mut view);
    view
}

fn entity_of(context: &Context<'_>, slug: &str) -> Option<EntityId> {
    let entities = &context.corpus.resolution.entities;
    entities.binary_search_by(|e| e.slug.as_str().cmp(slug)).ok().map(EntityId::new)
}

/// Facts by relation; around the focus where there is one.
fn relations(all: &[Edge], focus: Option<EntityId>) -> Vec<(String, u32)> {
    let of = |e: &&Edge| focus.is_none_or(|f| e.a == f || e.b == f);
    let sum = |i: usize| all.iter().filter(of).filter_map(|e| e.counts.get(i)).sum();
    Relation::ALL.iter().enumerate().map(|(i, r)| (r.name().to_owned(), sum(i))).collect()
}

/// By entity: whether an edge ends there.
fn ends(edges: &[Edge], n_entities: usize) -> Vec<bool> {
    let mut is_end = vec![false; n_entities];
    for id in edges.iter().flat_map(|e| [e.a, e.b]) {
        is_end.get_mut(id.index()).into_iter().for_each(|is_in| *is_in = true);
    }
    is_end
}

/// Actors that pass but have no edge.
fn n_isolates(context: &Context<'_>, is_end: &[bool]) -> u32 {
    let mut is_alone = vec![false; is_end.len()];
    for fact in context.passing.facts.iter() {
        for actor in context.index.facts.actors.get(fact) {
            is_alone.get_mut(*actor as usize).into_iter().for_each(|alone| *alone = true);
        }
    }
    is_alone.iter().zip(is_end).filter(|(alone, is_end)| **alone && !**is_end).count() as u32
}

/// Chooses what is drawn and settles where.
fn draw(
    context: &Context<'_>,
    shown: &[Edge],
    (focus, relation): (Option<EntityId>, Option<Relation>),
    (space, steps): (u16, u8),
    view: &mut NetworkView,
) {
    let width = if space == 0 { USUAL_SPACE } else { space.clamp(280, 2400) };
    let height = (f64::from(width) * 0.62).clamp(420.0, 760.0);
    let n_nodes = ((f64::from(width) * NODES_PER_PIXEL) as usize * (1 + usize::from(steps))).min(MOST_NODES);
    let chosen = edges::strongest(shown, n_nodes, focus, context.corpus.resolution.entities.len());
    let mut weights: BTreeMap<EntityId, u32> = BTreeMap::new();
    for edge in &chosen {
        *weights.entry(edge.a).or_default() += edge.n;
        *weights.entry(edge.b).or_default() += edge.n;
    }
    let mut order: Vec<(EntityId, u32)> = weights.into_iter().collect();
    order.sort_by_key(|(id, n)| (Some(*id) != focus, Reverse(*n), *id));
    let number: BTreeMap<EntityId, usize> = order.iter().zip(0..).map(|((id, _), i)| (*id, i)).collect();
    let at = |id: EntityId| number.get(&id).copied().unwrap_or_default();
    let most = order.iter().map(|(_, n)| *n).max().unwrap_or(1);
    let radius = |n: u32| (4.0 + 10.0 * (f64::from(n) / f64::from(most)).sqrt()).round();
    let radii: Vec<f64> = order.iter().map(|(_, n)| radius(*n)).collect();
    let pairs: Vec<(usize, usize)> = chosen.iter().map(|e| (at(e.a), at(e.b))).collect();
    let side = if width < 600 { SIDE * 0.6 } else { SIDE };
    let room = (f64::from(width) - 2.0 * side, height - 56.0);
    let places = layout::lay_out(order.len(), &pairs, &radii, room.0, room.1);
    let places: Vec<(f64, f64)> = places.iter().map(|(x, y)| ((x + side).round(), (y + 28.0).round())).collect();

    let names: Vec<(Named, String)> = order
        .iter()
        .map(|(id, _)| context.named(*id).unwrap_or_default())
        .map(|named| (named.clone(), clip(&named.name, LABEL_CLIP)))
        .collect();
    let marks: Vec<Labelled<'_>> = names
        .iter()
        .zip(places.iter().zip(&radii))
        .map(|((_, text), ((x, y), radius))| Labelled { x: *x, y: *y, radius: *radius, text, size: 12.5 })
        .collect();
    let labels = labels::place(&marks, f64::from(width), height);
    for (i, (id, n)) in order.iter().enumerate() {
        let (Some((named, label)), Some((x, y))) = (names.get(i), places.get(i)) else { continue };
        view.nodes.push(NetworkNode {
            key: named.key.clone(),
            name: named.name.clone(),
            kind: context.entity(*id).map(|e| e.kind.name().to_owned()).unwrap_or_default(),
            x: *x as i32,
            y: *y as i32,
            radius: radii.get(i).copied().unwrap_or_default() as u8,
            n: *n,
            label: label.clone(),
            place: labels.get(i).copied().flatten(),
        });
    }
    let most = chosen.iter().map(|e| e.n).max().unwrap_or(1);
    let thick = |n: u32| (10.0 + 70.0 * ((f64::from(n) - 1.0) / f64::from(most.max(2) - 1)).sqrt()) as u8;
    view.edges = chosen
        .iter()
        .rev()
        .map(|e| NetworkEdge {
            key: edges::key(context, e, relation),
            a: at(e.a) as u16,
            b: at(e.b) as u16,
            width: thick(e.n),
            n: e.n,
            relation: e.main().name().to_owned(),
        })
        .collect();
    (view.width, view.height) = (width, height as u16);
}

/// The evidence of an edge: `ed.<slug>.<slug>`, or with a relation at the end only what is of it.
pub(super) fn edge_evidence(context: &Context<'_>, key: &str) -> Option<EvidenceView> {
    let mut parts = key.strip_prefix("ed.")?.split('.');
    let (a, b) = (entity_of(context, parts.next()?)?, entity_of(context, parts.next()?)?);
    let relation = parts.next().and_then(Relation::from_name);
    let (a, b) = (a.min(b), a.max(b));
    let facts = edges::facts(context, a, b, relation);
    let told = facts.iter().filter_map(|fact| context.index.facts.get(*fact));
    let told = told.flat_map(|fact| of_fact(context, fact.origin)).collect();
    Some(EvidenceView {
        fact: key.to_owned(),
        title: format!("{} – {}", context.entity(a)?.name, context.entity(b)?.name),
        kind: "edge".into(),
        sources: evidence::sources(context, told),
        ..EvidenceView::default()
    })
}
