//! Pairs of actors with the facts that join them: gathered, chosen, sorted into a table.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;
use std::sync::Arc;

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
/// edges between those. Strongest first. `n_entities` is how many entities there are at all.
pub(super) fn strongest(all: &[Edge], n_nodes: usize, focus: Option<EntityId>, n_entities: usize) -> Vec<Edge> {
    let mut weights = vec![0u32; n_entities];
    for edge in all {
        for end in [edge.a, edge.b] {
            weights.get_mut(end.index()).into_iter().for_each(|weight| *weight += edge.n);
        }
    }
    let weight = |id: EntityId| weights.get(id.index()).copied().unwrap_or_default();
    let key = |e: &Edge| {
        let is_own = focus.is_some_and(|f| e.a == f || e.b == f);
        (!is_own, Reverse(e.n), Reverse(weight(e.a) + weight(e.b)), e.a, e.b)
    };
    // An edge brings in one end or both, or joins what is in: so many are looked at and no more.
    let candidates = first_of(all, 12 * n_nodes + 200, |a, b| key(a).cmp(&key(b)));
    let mut chosen: BTreeSet<EntityId> = BTreeSet::new();
    for edge in candidates {
        let n_new = [edge.a, edge.b].iter().filter(|id| !chosen.contains(id)).count();
        if chosen.len() + n_new <= n_nodes.max(2) {
            chosen.extend([edge.a, edge.b]);
        }
        if chosen.len() >= n_nodes {
            break;
        }
    }
    let mut is_chosen = vec![false; n_entities];
    for id in &chosen {
        is_chosen.get_mut(id.index()).into_iter().for_each(|is_in| *is_in = true);
    }
    let is_in = |id: EntityId| is_chosen.get(id.index()).copied().unwrap_or(false);
    let mut drawn: Vec<Edge> = all.iter().filter(|e| is_in(e.a) && is_in(e.b)).cloned().collect();
    drawn.sort_by_key(|e| (Reverse(e.n), e.a, e.b));
    drawn.truncate(n_nodes * 6);
    drawn
}

/// The first `n` edges in an order, in that order; the others are not sorted.
fn first_of(all: &[Edge], n: usize, order: impl Fn(&Edge, &Edge) -> Ordering) -> Vec<&Edge> {
    let mut edges: Vec<&Edge> = all.iter().collect();
    if n > 0 && n < edges.len() {
        edges.select_nth_unstable_by(n - 1, |a, b| order(a, b));
    }
    edges.truncate(n);
    edges.sort_by(|a, b| order(a, b));
    edges
}

/// The rows in the window, how they lie, and the column they are sorted by.
pub(super) fn table(
    context: &Context<'_>,
    all: &[Edge],
    relation: Option<Relation>,
    sort: Option<&str>,
) -> (Vec<Arc<EdgeRow>>, Extent, String) {
    let asked = sort.unwrap_or_default();
    let (column, is_down) = asked.strip_prefix('-').map_or((asked, false), |column| (column, true));
    let by_relation = Relation::from_name(column).map(|r| r as usize);
    let is_known = ["a", "b", "n"].contains(&column) || by_relation.is_some();
    let order = |a: &Edge, b: &Edge| -> Ordering {
        // Ids of entities are in the order of their keys.
        let asked = match (column, by_relation) {
            ("a", _) => (a.a, a.b).cmp(&(b.a, b.b)),
            ("b", _) => (a.b, a.a).cmp(&(b.b, b.a)),
            ("n", _) => a.n.cmp(&b.n),
            (_, Some(i)) => a.counts.get(i).cmp(&b.counts.get(i)),
            _ => Ordering::Equal,
        };
        let asked = if is_down { asked.reverse() } else { asked };
        asked.then_with(|| b.n.cmp(&a.n)).then_with(|| (a.a, a.b).cmp(&(b.a, b.b)))
    };
    let wanted = context.window.range(all.len());
    let extent = Extent { offset: wanted.start as u32, n_rows: all.len() as u32, open: None };
    let shown = first_of(all, wanted.end, order);
    let rows =
        shown.get(wanted).unwrap_or_default().iter().filter_map(|e| row(context, e, relation)).map(Arc::new).collect();
    (rows, extent, if is_known { asked.to_owned() } else { "-n".to_owned() })
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
