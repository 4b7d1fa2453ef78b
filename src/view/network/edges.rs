//! Pairs of actors with the facts that join them: gathered, chosen, sorted into a table.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::EdgeRow;
use crate::index::{Dealing, Relation};
use crate::text::EntityId;
use crate::view::Extent;
use crate::view::context::Context;

/// A pair with its facts counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edge {
    pub a: EntityId,
    pub b: EntityId,
    /// Facts by relation.
    pub counts: [u32; 5],
    /// All facts.
    pub n: u32,
}

impl Edge {
    /// The relation that most facts are of, of equals the first.
    pub(super) fn main(&self) -> Relation {
        let counted = Relation::ALL.into_iter().zip(self.counts);
        counted.max_by_key(|(r, n)| (*n, Reverse(*r))).map_or(Relation::Statement, |(r, _)| r)
    }
}

/// Every pair that a passing fact joins, in order; of one relation where it is given.
pub(super) fn edges(context: &Context<'_>, relation: Option<Relation>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    for dealing in &context.index.dealings {
        if !passes(context, dealing, relation) {
            continue;
        }
        if edges.last().is_none_or(|e| (e.a, e.b) != (dealing.a, dealing.b)) {
            edges.push(Edge { a: dealing.a, b: dealing.b, counts: [0; 5], n: 0 });
        }
        if let Some(edge) = edges.last_mut() {
            edge.n += 1;
            edge.counts.get_mut(dealing.relation as usize).into_iter().for_each(|n| *n += 1);
        }
    }
    edges
}

fn passes(context: &Context<'_>, dealing: &Dealing, relation: Option<Relation>) -> bool {
    relation.is_none_or(|r| r == dealing.relation) && context.passing.facts.contains(dealing.fact)
}

/// The edges of `focus`, and those between the ones it is joined with.
pub(super) fn around(all: &[Edge], focus: EntityId) -> Vec<Edge> {
    let other = |e: &Edge| if e.a == focus { Some(e.b) } else { (e.b == focus).then_some(e.a) };
    let mut near: Vec<EntityId> = all.iter().filter_map(other).chain([focus]).collect();
    near.sort_unstable();
    let is_near = |id: EntityId| near.binary_search(&id).is_ok();
    all.iter().filter(|e| is_near(e.a) && is_near(e.b)).cloned().collect()
}

/// The edges that are drawn: the strongest bring their ends in until there are `n_nodes`, then all
/// edges between those. Strongest first.
pub(super) fn strongest(all: &[Edge], n_nodes: usize, focus: Option<EntityId>) -> Vec<Edge> {
    let mut weights: BTreeMap<EntityId, u32> = BTreeMap::new();
    for edge in all {
        *weights.entry(edge.a).or_default() += edge.n;
        *weights.entry(edge.b).or_default() += edge.n;
    }
    let weight = |id: EntityId| weights.get(&id).copied().unwrap_or_default();
    let mut order: Vec<&Edge> = all.iter().collect();
    order.sort_by_key(|e| {
        let is_own = focus.is_some_and(|f| e.a == f || e.b == f);
        (!is_own, Reverse(e.n), Reverse(weight(e.a) + weight(e.b)), e.a, e.b)
    });
    let mut chosen: BTreeMap<EntityId, ()> = BTreeMap::new();
    for edge in &order {
        let n_new = [edge.a, edge.b].iter().filter(|id| !chosen.contains_key(id)).count();
        if chosen.len() + n_new <= n_nodes.max(2) {
            chosen.extend([(edge.a, ()), (edge.b, ())]);
        }
        if chosen.len() >= n_nodes {
            break;
        }
    }
    let is_in = |e: &&&Edge| chosen.contains_key(&e.a) && chosen.contains_key(&e.b);
    let mut drawn: Vec<Edge> = order.iter().filter(is_in).map(|e| (*e).clone()).collect();
    drawn.sort_by_key(|e| (Reverse(e.n), e.a, e.b));
    drawn.truncate(n_nodes * 6);
    drawn
}

/// The rows in the window, how they lie, and the column they are sorted by.
pub(super) fn table(
    context: &Context<'_>,
    all: &[Edge],
    relation: Option<Relation>,
    sort: Option<&str>,
) -> (Vec<EdgeRow>, Extent, String) {
    let asked = sort.unwrap_or_default();
    let (column, is_down) = asked.strip_prefix('-').map_or((asked, false), |column| (column, true));
    let by = |a: &Edge, b: &Edge| -> Option<Ordering> {
        // Ids of entities are in the order of their keys.
        Some(match column {
            "a" => (a.a, a.b).cmp(&(b.a, b.b)),
            "b" => (a.b, a.a).cmp(&(b.b, b.a)),
            "n" => a.n.cmp(&b.n),
            relation => {
                let i = Relation::from_name(relation)? as usize;
                a.counts.get(i).cmp(&b.counts.get(i))
            }
        })
    };
    let is_known = all.first().is_none_or(|e| by(e, e).is_some());
    let usual = |a: &Edge, b: &Edge| b.n.cmp(&a.n).then_with(|| (a.a, a.b).cmp(&(b.a, b.b)));
    let mut order: Vec<&Edge> = all.iter().collect();
    order.sort_by(|a, b| {
        let asked = by(a, b).unwrap_or(Ordering::Equal);
        if is_down { asked.reverse() } else { asked }.then_with(|| usual(a, b))
    });
    let wanted = context.window.range(order.len());
    let extent = Extent { offset: wanted.start as u32, n_rows: order.len() as u32, open: None };
    let rows = order.get(wanted).unwrap_or_default().iter().filter_map(|e| row(context, e, relation)).collect();
    let sort = if is_known && !asked.is_empty() { asked.to_owned() } else { "-n".to_owned() };
    (rows, extent, sort)
}

fn row(context: &Context<'_>, edge: &Edge, relation: Option<Relation>) -> Option<EdgeRow> {
    let index = &context.index.facts;
    let own = facts(context, edge.a, edge.b, relation);
    let mut documents: Vec<u32> = own.iter().flat_map(|fact| index.documents.get(*fact)).copied().collect();
    documents.sort_unstable();
    documents.dedup();
    let years = own.iter().filter_map(|fact| index.years.get(*fact as usize).copied().flatten());
    let years = years.reduce(|(a, b), (first, last)| (a.min(first), b.max(last)));
    Some(EdgeRow {
        key: key(context, edge, relation),
        a: context.named(edge.a)?,
        b: context.named(edge.b)?,
        counts: edge.counts.to_vec(),
        n: edge.n,
        n_sources: documents.len() as u32,
        years,
    })
}

/// The key of an edge's evidence.
pub(super) fn key(context: &Context<'_>, edge: &Edge, relation: Option<Relation>) -> String {
    let slug = |id| context.entity(id).map(|e| e.slug.as_str()).unwrap_or_default();
    let tail = relation.map(|r| format!(".{}", r.name())).unwrap_or_default();
    format!("ed.{}.{}{tail}", slug(edge.a), slug(edge.b))
}

/// Numbers of the passing facts that join a pair.
pub(super) fn facts(context: &Context<'_>, a: EntityId, b: EntityId, relation: Option<Relation>) -> Vec<u32> {
    let all = &context.index.dealings;
    let start = all.partition_point(|d| (d.a, d.b) < (a, b));
    let own = all.iter().skip(start).take_while(|d| (d.a, d.b) == (a, b));
    own.filter(|d| passes(context, d, relation)).map(|d| d.fact).collect()
}
