//! The corpus at a glance: how much of what there is, the actors of whom most is told, what several
//! sources tell, on what they differ, what only one says, what the extractor is unsure of. Every
//! number leads to what it counts; under filters it counts what passes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::actors::{ActorRow, actors};
use super::compare::{Part, Passed, head, passed};
use super::context::Context;
use super::shapes::{Count, Item, Link, Section, message};
use super::unsure::unsure;
use crate::extract::Status;
use crate::index::Origin;
use crate::query::{ViewName, Window};
use crate::text::DocumentId;

/// The corpus at a glance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OverviewView {
    /// How much of what there is.
    pub counts: Vec<Count>,
    /// The actors of whom most is told.
    pub actors: Vec<ActorRow>,
    /// How many actors there are.
    pub n_actors: u32,
    /// Events that two or more sources tell.
    pub shared: Section,
    /// Events on which sources differ.
    pub differ: Section,
    /// Statements, goals and positions that two or more sources tell.
    pub agreed: Section,
    /// By source, events that it alone tells.
    pub single: Vec<Section>,
    /// How many events only one source tells.
    pub n_single: u32,
    /// What the extractor is unsure of.
    pub unsure: Section,
}

/// Actors shown.
const N_ACTORS: u32 = 8;
/// Events shown that several tell, and on which they differ.
const N_SHARED: usize = 6;
const N_DIFFER: usize = 4;
/// Sources shown with what they alone tell, and events of each.
const N_ALONE: usize = 8;
const N_OF_ONE: usize = 3;
/// Doubts shown.
const N_UNSURE: usize = 5;

/// Doubts in the list of all of them.
const MOST_UNSURE: usize = 400;

/// Draws it; of the part `unsure` all doubts and nothing else.
pub fn overview(context: &Context<'_>, part: Option<&str>) -> OverviewView {
    if part == Some("unsure") {
        return OverviewView { unsure: unsure(context, MOST_UNSURE), ..OverviewView::default() };
    }
    let events = passed(context);
    let window = Window { offset: 0, limit: Some(N_ACTORS) };
    let first = actors(&Context { window, open: None, ..*context });
    let (shared, differ) =
        (section(context, &events, Part::Shared, N_SHARED), section(context, &events, Part::Differ, N_DIFFER));
    let alone: Vec<Passed> = events.iter().filter(|e| e.is_in(Part::Single)).copied().collect();
    OverviewView {
        counts: counts(context, &events, first.extent.n_rows),
        n_actors: first.extent.n_rows,
        actors: first.rows.into_iter().map(Arc::unwrap_or_clone).collect(),
        shared,
        differ,
        agreed: agreed(context),
        n_single: alone.len() as u32,
        single: by_source(context, &alone),
        unsure: unsure(context, N_UNSURE),
    }
}

fn counts(context: &Context<'_>, events: &[Passed], n_actors: u32) -> Vec<Count> {
    let facts = &context.index.facts;
    let n_facts = |section: std::ops::Range<u32>| section.filter(|f| context.passing.facts.contains(*f)).count();
    let status = |wanted: Status| {
        let clusters = &context.corpus.resolution.clusters;
        events.iter().filter(|e| clusters.get(e.cluster.index()).is_some_and(|c| c.status == wanted)).count()
    };
    let to = |view: ViewName| Link { view, ..Link::default() };
    let kind = |view, kind: &str| Link { kind: kind.into(), ..to(view) };
    let text = |text: &str| Link { text: text.into(), ..to(ViewName::Timeline) };
    let part = |part: Part| Link { part: part.name().into(), ..to(ViewName::Compare) };
    let of = |p: Part| events.iter().filter(|e| e.is_in(p)).count();
    let meetings = events.iter().filter(|e| facts.kind(e.number) == "consult.meet").count();
    let all: [(&str, usize, Link); 12] = [
        ("documents", n_documents(context), to(ViewName::Library)),
        ("actors", n_actors as usize, to(ViewName::Actors)),
        ("events", events.len(), to(ViewName::Timeline)),
        ("meetings", meetings, kind(ViewName::Timeline, "consult.meet")),
        ("statements", n_facts(facts.statements()), to(ViewName::Statements)),
        ("goals", n_facts(facts.goals()), kind(ViewName::Goals, "goal")),
        ("positions", n_facts(facts.positions()), kind(ViewName::Goals, "position")),
        ("planned", status(Status::Planned), text("is:planned")),
        ("negated", status(Status::Negated), text("is:negated")),
        ("shared", of(Part::Shared), part(Part::Shared)),
        ("differ", of(Part::Differ), part(Part::Differ)),
        ("single", of(Part::Single), part(Part::Single)),
    ];
    all.into_iter().map(|(code, n, link)| Count { code: code.into(), n: n as u32, link }).collect()
}

/// All documents or, under filters, those that tell something that passes.
fn n_documents(context: &Context<'_>) -> usize {
    let n = context.corpus.records.len();
    if context.passing.facts.count() as usize == context.index.facts.len() {
        return n;
    }
    let mut tells = vec![false; n];
    for fact in context.passing.facts.iter() {
        for document in context.index.facts.documents.get(fact) {
            tells.get_mut(*document as usize).into_iter().for_each(|t| *t = true);
        }
    }
    tells.into_iter().filter(|t| *t).count()
}

/// The first events of a part: those told by most, the earliest first.
fn section(context: &Context<'_>, events: &[Passed], part: Part, n: usize) -> Section {
    let mut own: Vec<Passed> = events.iter().filter(|e| e.is_in(part)).copied().collect();
    own.sort_by_key(|e| (Reverse(e.n_sources), e.number));
    Section {
        code: part.name().into(),
        n: own.len() as u32,
        items: own.iter().take(n).filter_map(|e| item(context, e)).collect(),
        link: Some(Link { view: ViewName::Compare, part: part.name().into(), ..Link::default() }),
        ..Section::default()
    }
}

/// What one actor says, wants or holds, as two or more sources tell it; those first that most tell.
fn agreed(context: &Context<'_>) -> Section {
    let resolution = &context.corpus.resolution;
    let mut number_of: BTreeMap<Origin, u32> = BTreeMap::new();
    let facts = &context.index.facts;
    for number in facts.statements().start..facts.positions().end {
        if let Some(fact) = facts.get(number).filter(|_| context.passing.facts.contains(number)) {
            number_of.insert(fact.origin, number);
        }
    }
    let mut told: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut add = |n_sources: u32, members: Vec<Origin>| {
        let numbers: Vec<u32> = members.iter().filter_map(|o| number_of.get(o)).copied().collect();
        if n_sources > 1 && numbers.len() > 1 {
            told.push((n_sources, numbers));
        }
    };
    for group in &resolution.claims {
        add(group.n_sources, group.members.iter().map(|(d, id)| Origin::Quotation(*d, *id)).collect());
    }
    for group in &resolution.goal_groups {
        add(group.n_sources, group.members.iter().map(|(d, id)| Origin::Goal(*d, *id)).collect());
    }
    for group in &resolution.position_groups {
        add(group.n_sources, group.members.iter().map(|(d, id)| Origin::Position(*d, *id)).collect());
    }
    told.sort_by_key(|(n, numbers)| (Reverse(*n), numbers.first().copied()));
    let item = |(_, numbers): &(u32, Vec<u32>)| {
        let first = *numbers.first()?;
        let mut sources: Vec<String> = Vec::new();
        for source in numbers.iter().flat_map(|n| context.sources(*n)) {
            if !sources.contains(&source.key) {
                sources.push(source.key);
            }
        }
        Some(Item {
            fact: facts.get(first)?.key.to_string(),
            label: message("kind", facts.kind(first)),
            title: context.title(first),
            sources,
            ..Item::default()
        })
    };
    Section {
        code: "agreed".into(),
        n: told.len() as u32,
        items: told.iter().take(N_SHARED).filter_map(item).collect(),
        ..Section::default()
    }
}

fn item(context: &Context<'_>, event: &Passed) -> Option<Item> {
    let cluster = context.corpus.resolution.clusters.get(event.cluster.index())?;
    Some(Item {
        sources: context.sources(event.number).into_iter().map(|s| s.key).collect(),
        conflicts: context.conflicts(&cluster.conflicts),
        ..head(context, event)?
    })
}

/// What each source alone tells: those first that tell most alone; of each the events of which most is
/// told (who, toward whom, when and where).
fn by_source(context: &Context<'_>, alone: &[Passed]) -> Vec<Section> {
    let facts = &context.index.facts;
    let mut of: Vec<(DocumentId, Vec<Passed>)> =
        (0..context.corpus.records.len()).map(|d| (DocumentId::new(d), Vec::new())).collect();
    for event in alone {
        let document = facts.documents.get(event.number).first().copied().unwrap_or_default();
        of.get_mut(document as usize).into_iter().for_each(|(_, own)| own.push(*event));
    }
    of.retain(|(_, own)| !own.is_empty());
    of.sort_by_key(|(document, own)| (Reverse(own.len()), *document));
    of.truncate(N_ALONE);
    let told = |event: &Passed| {
        let fact = facts.get(event.number);
        let n_sides = facts.actors.get(event.number).len().min(2);
        n_sides * 2 + usize::from(fact.is_some_and(|f| f.date.is_some())) + facts.places.get(event.number).len().min(1)
    };
    of.into_iter()
        .map(|(document, mut own)| {
            own.sort_by_key(|e| (Reverse(told(e)), e.number));
            let about = context.source(document);
            let link = Link {
                view: ViewName::Compare,
                part: Part::Single.name().into(),
                source: about.key.clone(),
                ..Link::default()
            };
            Section {
                code: Part::Single.name().into(),
                about,
                n: own.len() as u32,
                items: own.iter().take(N_OF_ONE).filter_map(|e| head(context, e)).collect(),
                link: Some(link),
                kinds: Vec::new(),
            }
        })
        .collect()
}
