//! Fills the table of facts from a resolved corpus.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use smol_str::{SmolStr, format_smolstr};

use super::dates;
use super::facts::{Fact, FactDate, Facts, Origin, Unit};
use super::keys::{KeyKind, keys};
use crate::corpus::{Corpus, Record};
use crate::resolve::DocumentResolution;
use crate::text::{ClusterId, DocumentId, EntityId, GoalId, OffsetMap, PositionId, QuotationId, Span};

/// A fact on its way into the table.
struct Draft {
    fact: Fact,
    /// Other keys that open it.
    also: Vec<SmolStr>,
    kinds: Vec<SmolStr>,
    actors: Vec<EntityId>,
    places: Vec<EntityId>,
    units: Vec<Unit>,
}

/// Keys of the facts of one document, by record.
struct DocumentKeys {
    events: Vec<SmolStr>,
    quotations: Vec<SmolStr>,
    goals: Vec<SmolStr>,
    positions: Vec<SmolStr>,
}

/// Makes the table.
pub(super) fn facts(corpus: &Corpus) -> Facts {
    let documents: Vec<(DocumentId, &Record, &DocumentResolution)> = (0..)
        .map(DocumentId)
        .zip(corpus.records.iter().zip(&corpus.resolution.documents))
        .map(|(id, (record, resolution))| (id, record.as_ref(), resolution))
        .collect();
    let all_keys: Vec<DocumentKeys> = documents.iter().map(|(_, record, _)| document_keys(record)).collect();

    let mut events = events(corpus, &all_keys);
    let (mut statements, mut goals, mut positions) = (Vec::new(), Vec::new(), Vec::new());
    for ((id, record, resolution), keys) in documents.into_iter().zip(&all_keys) {
        statements.extend(document_statements(id, record, resolution, keys));
        goals.extend(document_goals(id, record, resolution, keys));
        positions.extend(document_positions(id, record, resolution, keys));
    }
    events.sort_by(|a, b| by_day(a).cmp(&by_day(b)).then_with(|| a.fact.key.cmp(&b.fact.key)));
    goals.sort_by(|a, b| by_holder(corpus, a, b));
    positions.sort_by(|a, b| by_holder(corpus, a, b));
    table([events, statements, goals, positions])
}

fn document_keys(record: &Record) -> DocumentKeys {
    let map = OffsetMap::new(&record.document.text);
    let at = |span: Span| map.code_points(span).start;
    let id = &record.document.id;
    let layers = &record.layers;
    DocumentKeys {
        events: keys(KeyKind::Event, id, layers.events.iter().map(|e| at(e.trigger))),
        quotations: keys(KeyKind::Statement, id, layers.quotations.iter().map(|q| at(q.content))),
        goals: keys(KeyKind::Goal, id, layers.goals.iter().map(|g| at(g.goal))),
        positions: keys(KeyKind::Position, id, layers.positions.iter().map(|p| at(p.target))),
    }
}

fn events(corpus: &Corpus, keys: &[DocumentKeys]) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(corpus.resolution.clusters.len());
    for (id, cluster) in (0..).map(ClusterId).zip(&corpus.resolution.clusters) {
        let kind = cluster.kind.name().to_lowercase();
        let mut kinds = vec![SmolStr::new(&kind)];
        kinds.extend(cluster.mode.map(|mode| format_smolstr!("{kind}.{}", mode.name())));
        let mut places: Vec<EntityId> = cluster.place.into_iter().collect();
        let mut units = Vec::new();
        // By document id and not by position, so that the key is the same in any order of loading.
        let mut members: Vec<(&str, u32, &SmolStr)> = Vec::new();
        for (document, event) in &cluster.events {
            let Some(record) = corpus.record(*document) else { continue };
            let Some(key) = keys.get(document.index()).and_then(|k| k.events.get(event.index())) else { continue };
            let Some(told) = record.layers.events.get(event.index()) else { continue };
            members.push((&record.document.id, event.0, key));
            units.extend(unit(*document, record, told.evidence));
            let resolved = corpus.resolution.documents.get(document.index());
            places.extend(resolved.and_then(|d| d.events.get(event.index())).and_then(|e| e.place));
        }
        members.sort();
        let Some((_, _, key)) = members.first() else { continue };
        drafts.push(Draft {
            fact: Fact { key: (*key).clone(), origin: Origin::Cluster(id), date: dates::of_cluster(corpus, cluster) },
            also: members.iter().skip(1).map(|(_, _, key)| (*key).clone()).collect(),
            kinds,
            actors: cluster.participants.clone(),
            places,
            units,
        });
    }
    drafts
}

fn document_statements(
    id: DocumentId,
    record: &Record,
    resolution: &DocumentResolution,
    keys: &DocumentKeys,
) -> impl Iterator<Item = Draft> {
    record.layers.quotations.iter().zip(&keys.quotations).zip(0..).map(move |((quotation, key), i)| {
        let who = |list: &[Option<EntityId>]| list.get(i as usize).copied().flatten();
        let actors = [who(&resolution.speakers), who(&resolution.addressees)].into_iter().flatten().collect();
        let date = dates::of_quotation(record, quotation).or_else(|| dates::of_document(record));
        draft(
            key,
            Origin::Quotation(id, QuotationId(i)),
            "statement",
            actors,
            date,
            unit(id, record, quotation.evidence),
        )
    })
}

fn document_goals(
    id: DocumentId,
    record: &Record,
    resolution: &DocumentResolution,
    keys: &DocumentKeys,
) -> impl Iterator<Item = Draft> {
    record.layers.goals.iter().zip(&keys.goals).zip(0..).map(move |((goal, key), i)| {
        let holder = resolution.goal_holders.get(i as usize).copied().flatten();
        let date = dates::of_attitude(record, goal.why.cues.first(), goal.evidence, goal.goal)
            .or_else(|| dates::of_document(record));
        let actors = holder.into_iter().collect();
        draft(key, Origin::Goal(id, GoalId(i)), "goal", actors, date, unit(id, record, goal.evidence))
    })
}

fn document_positions(
    id: DocumentId,
    record: &Record,
    resolution: &DocumentResolution,
    keys: &DocumentKeys,
) -> impl Iterator<Item = Draft> {
    record.layers.positions.iter().zip(&keys.positions).zip(0..).map(move |((position, key), i)| {
        let holder = resolution.position_holders.get(i as usize).copied().flatten();
        let date = dates::of_attitude(record, position.why.cues.first(), position.evidence, position.target)
            .or_else(|| dates::of_document(record));
        let actors = holder.into_iter().collect();
        draft(key, Origin::Position(id, PositionId(i)), "position", actors, date, unit(id, record, position.evidence))
    })
}

fn draft(
    key: &SmolStr,
    origin: Origin,
    kind: &'static str,
    actors: Vec<EntityId>,
    date: Option<FactDate>,
    unit: Option<Unit>,
) -> Draft {
    let fact = Fact { key: key.clone(), origin, date };
    let kinds = vec![SmolStr::new_static(kind)];
    Draft { fact, also: Vec::new(), kinds, actors, places: Vec::new(), units: unit.into_iter().collect() }
}

/// The sentences that `evidence` covers.
fn unit(document: DocumentId, record: &Record, evidence: Span) -> Option<Unit> {
    let first = record.analysis.sentence_at(evidence.start)?;
    let end = record.analysis.sentences.partition_point(|s| s.span.start < evidence.end);
    Some(Unit { document, first: first as u32, last: end.saturating_sub(1).max(first) as u32 })
}

/// Undated facts last.
fn by_day(draft: &Draft) -> (bool, Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let interval = draft.fact.date.as_ref().map(|d| d.interval);
    (interval.is_none(), interval.map(|i| i.first), interval.map(|i| i.last))
}

/// By the holder's name; facts without a holder last; else as they stand (document and text order).
fn by_holder(corpus: &Corpus, a: &Draft, b: &Draft) -> Ordering {
    let name = |draft: &Draft| -> (bool, Option<(&str, &str)>) {
        let entity = draft.actors.first().and_then(|id| corpus.resolution.entities.get(id.index()));
        (entity.is_none(), entity.map(|e| (e.name.as_str(), e.slug.as_str())))
    };
    name(a).cmp(&name(b))
}

fn table(sections: [Vec<Draft>; 4]) -> Facts {
    let [n_events, n_statements, n_goals, _] = sections.each_ref().map(|s| s.len() as u32);
    let mut facts = Facts { n_events, n_statements, n_goals, ..Facts::default() };
    let drafts = || sections.iter().flatten();
    let kinds: BTreeMap<&SmolStr, ()> = drafts().flat_map(|d| &d.kinds).map(|k| (k, ())).collect();
    facts.kind_names = kinds.into_keys().cloned().collect();
    for draft in drafts() {
        let number = facts.rows.len() as u32;
        facts.keys.extend(draft.also.iter().chain([&draft.fact.key]).map(|key| (key.clone(), number)));
        facts.actors.push(sorted(draft.actors.iter().map(|e| e.0)));
        facts.places.push(sorted(draft.places.iter().map(|e| e.0)));
        facts.documents.push(sorted(draft.units.iter().map(|u| u.document.0)));
        let kind = |k: &SmolStr| facts.kind_names.binary_search(k).unwrap_or_default() as u32;
        facts.kinds.push(sorted(draft.kinds.iter().map(kind)));
        let first = facts.units.len() as u32;
        facts.units.extend(draft.units.iter().copied());
        facts.evidence.push(first..facts.units.len() as u32);
        facts.years.push(draft.fact.date.as_ref().map(|d| (d.interval.first.year(), d.interval.last.year())));
        facts.rows.push(draft.fact.clone());
    }
    facts.keys.sort();
    facts.keys.dedup_by(|a, b| a.0 == b.0);
    facts
}

fn sorted(items: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut items: Vec<u32> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}
