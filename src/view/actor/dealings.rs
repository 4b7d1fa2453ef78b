//! With whom an actor deals, how and where.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::index::Origin;
use crate::query::ViewName;
use crate::text::EntityId;
use crate::view::compare::{Passed, head};
use crate::view::context::Context;
use crate::view::shapes::{Item, Link, Section, message};

/// Others shown, and events of each.
const N_OTHERS: usize = 12;
const N_EVENTS: usize = 4;
/// Places shown.
const N_PLACES: usize = 12;

/// By the other: the events that both take part in, with their kinds; and how many others there are.
pub(super) fn dealings(context: &Context<'_>, id: EntityId, events: &[u32]) -> (Vec<Section>, u32) {
    let facts = &context.index.facts;
    let mut with: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for event in events {
        for other in facts.actors.get(*event).iter().filter(|other| **other != id.0) {
            with.entry(*other).or_default().push(*event);
        }
    }
    let n = with.len() as u32;
    let mut with: Vec<(u32, Vec<u32>)> = with.into_iter().collect();
    with.sort_by_key(|(other, events)| (Reverse(events.len()), *other));
    let own = context.named(id).unwrap_or_default();
    let section = |(other, events): &(u32, Vec<u32>)| {
        let about = context.named(EntityId(*other))?;
        let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
        for event in events {
            *kinds.entry(facts.kind(*event)).or_default() += 1;
        }
        let mut kinds: Vec<(String, u32)> = kinds.into_iter().map(|(k, n)| (message("kind", k), n)).collect();
        kinds.sort_by_key(|k| Reverse(k.1));
        let who = vec![own.key.clone(), about.key.clone()];
        Some(Section {
            code: "with".into(),
            n: events.len() as u32,
            items: events.iter().take(N_EVENTS).filter_map(|event| item(context, *event)).collect(),
            link: Some(Link { view: ViewName::Timeline, who, ..Link::default() }),
            about,
            kinds,
        })
    };
    (with.iter().take(N_OTHERS).filter_map(section).collect(), n)
}

/// An event as an item, with its sources.
fn item(context: &Context<'_>, number: u32) -> Option<Item> {
    let Origin::Cluster(cluster) = context.index.facts.get(number)?.origin else { return None };
    let is_disputed = false;
    let passed = Passed { number, cluster, n_sources: context.n_sources(number), is_disputed };
    let sources = context.sources(number).into_iter().map(|s| s.key).collect();
    Some(Item { sources, ..head(context, &passed)? })
}

/// Where its dealings are.
pub(super) fn places(context: &Context<'_>, id: EntityId, events: &[u32]) -> Section {
    let mut places: BTreeMap<u32, u32> = BTreeMap::new();
    for event in events {
        for place in context.index.facts.places.get(*event) {
            *places.entry(*place).or_default() += 1;
        }
    }
    let mut places: Vec<(u32, u32)> = places.into_iter().collect();
    places.sort_by_key(|(place, n)| (Reverse(*n), *place));
    let own = context.named(id).unwrap_or_default();
    let item = |(place, n): &(u32, u32)| {
        let place = context.named(EntityId(*place))?;
        let who = vec![own.key.clone()];
        let link = Link { view: ViewName::Timeline, who, place: place.key, ..Link::default() };
        Some(Item { title: place.name, n: *n, link: Some(link), ..Item::default() })
    };
    Section {
        code: "places".into(),
        n: places.len() as u32,
        items: places.iter().take(N_PLACES).filter_map(item).collect(),
        link: Some(Link { view: ViewName::Map, who: vec![own.key.clone()], ..Link::default() }),
        ..Section::default()
    }
}
