//! Clusters of made-up events: what joins, what stays apart, and what must hold of any input.

use super::*;
use crate::extract::{Event, EventType, Layers, Mode, Status, Why};
use crate::ingest::{Document, Metadata, Source, read};
use crate::language::Analysis;
use crate::lexicon::EntityType;
use crate::resolve::{ConflictField, ResolvedEvent};
use crate::text::{DateInterval, EntityId, Span};

/// An event of a document: mode, actors, recipients, date with modifier and days, place.
#[derive(Debug, Clone)]
struct Told {
    document: usize,
    kind: EventType,
    mode: Option<Mode>,
    actors: Vec<u32>,
    recipients: Vec<u32>,
    date: Option<(&'static str, Option<&'static str>, &'static str, &'static str)>,
    place: Option<u32>,
}

/// Entities 0 to 3 are persons, 4 and 5 states, 6 a city in 4, 7 a city in 5.
fn entities() -> Vec<Entity> {
    (0..8u32)
        .map(|i| Entity {
            kind: if i < 4 { EntityType::Person } else { EntityType::Gpe },
            name: format!("N{i}"),
            slug: format!("n{i}"),
            aliases: Vec::new(),
            country: match i {
                6 => Some(EntityId(4)),
                7 => Some(EntityId(5)),
                _ => None,
            },
        })
        .collect()
}

/// Clusters as lists of the numbers of their events, with the fields they conflict on.
fn clusters(told: &[Told], order: &[usize]) -> Vec<(Vec<usize>, Vec<ConflictField>)> {
    let names = ["alpha", "beta", "gamma"];
    let text = "x".repeat(400);
    let documents: Vec<Document> = order
        .iter()
        .map(|d| read(names[*d], &Source { path: "a.txt", bytes: text.as_bytes() }, Metadata::default()).unwrap())
        .collect();
    let analysis = Analysis::default();
    let (mut layers, mut resolved) = (vec![Layers::default(); order.len()], Vec::new());
    let mut numbers = vec![Vec::new(); order.len()];
    resolved.resize_with(order.len(), DocumentResolution::default);
    for (number, t) in told.iter().enumerate() {
        let Some(at) = order.iter().position(|d| *d == t.document) else { continue };
        let place = Span::new(number * 2, number * 2 + 1);
        layers[at].events.push(Event {
            kind: t.kind,
            mode: t.mode,
            actors: Vec::new(),
            recipients: Vec::new(),
            date: None,
            place: None,
            status: Status::Occurred,
            detail: None,
            trigger: place,
            evidence: place,
            why: Why::default(),
        });
        let ids = |all: &[u32]| {
            let mut ids: Vec<EntityId> = all.iter().map(|i| EntityId(*i)).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        resolved[at].events.push(ResolvedEvent {
            actors: ids(&t.actors),
            recipients: ids(&t.recipients),
            place: t.place.map(EntityId),
            date: t.date.map(|d| d.0.into()),
            date_modifier: t.date.and_then(|d| d.1),
            interval: t.date.map(|d| DateInterval { first: d.2.parse().unwrap(), last: d.3.parse().unwrap() }),
            cluster: ClusterId(u32::MAX),
        });
        numbers[at].push(number);
    }
    let analysed: Vec<Analysed<'_>> = documents
        .iter()
        .zip(&layers)
        .map(|(document, layers)| Analysed { document, analysis: &analysis, layers })
        .collect();
    let clusters = assign(&analysed, &[], &entities(), &mut resolved);
    for (id, cluster) in clusters.iter().enumerate() {
        for (d, e) in &cluster.events {
            assert_eq!(resolved[d.index()].events[e.index()].cluster, ClusterId::new(id));
        }
    }
    let mut out: Vec<_> = clusters
        .iter()
        .map(|c| {
            let mut all: Vec<usize> = c.events.iter().map(|(d, e)| numbers[d.index()][e.index()]).collect();
            all.sort_unstable();
            (all, c.conflicts.iter().map(|c| c.field).collect())
        })
        .collect();
    out.sort();
    out
}

fn meeting(document: usize) -> Told {
    Told {
        document,
        kind: EventType::Consult,
        mode: Some(Mode::Meet),
        actors: vec![0],
        recipients: vec![1, 4],
        date: None,
        place: None,
    }
}

const EARLY: Option<(&str, Option<&str>, &str, &str)> = Some(("2017-05", Some("START"), "2017-05-01", "2017-05-10"));
const MID: Option<(&str, Option<&str>, &str, &str)> = Some(("2017-05", Some("MID"), "2017-05-11", "2017-05-20"));
const LATER: Option<(&str, Option<&str>, &str, &str)> = Some(("2018-05", None, "2018-05-01", "2018-05-31"));
const YEAR: Option<(&str, Option<&str>, &str, &str)> = Some(("2017", None, "2017-01-01", "2017-12-31"));

#[test]
fn soft_dates_of_one_meeting_join_and_are_shown_to_differ() {
    let told = [Told { date: EARLY, place: Some(6), ..meeting(0) }, Told { date: MID, place: Some(6), ..meeting(1) }];
    assert_eq!(clusters(&told, &[0, 1]), [(vec![0, 1], vec![ConflictField::Date])]);
}

#[test]
fn another_year_or_another_person_is_another_meeting() {
    let told = [
        Told { date: EARLY, ..meeting(0) },
        Told { date: LATER, ..meeting(1) },
        Told { date: EARLY, recipients: vec![2, 4], ..meeting(1) },
    ];
    assert_eq!(clusters(&told, &[0, 1]), [(vec![0], vec![]), (vec![1], vec![]), (vec![2], vec![])]);
}

#[test]
fn a_vague_date_joins_the_only_cluster_that_fits() {
    let vague = Told { date: YEAR, place: Some(4), ..meeting(1) };
    let one = [Told { date: MID, place: Some(6), ..meeting(0) }, vague.clone()];
    assert_eq!(clusters(&one, &[0, 1]), [(vec![0, 1], vec![])]);
    let november = Some(("2017-11", None, "2017-11-01", "2017-11-30"));
    let two = [Told { date: MID, ..meeting(0) }, vague, Told { date: november, ..meeting(0) }];
    assert_eq!(clusters(&two, &[0, 1]).len(), 3);
}

#[test]
fn a_call_is_no_meeting() {
    let told = [Told { date: MID, ..meeting(0) }, Told { date: MID, mode: Some(Mode::Phone), ..meeting(1) }];
    assert_eq!(clusters(&told, &[0, 1]).len(), 2);
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    fn told() -> impl Strategy<Value = Told> {
        let date = prop_oneof![Just(None), Just(EARLY), Just(MID), Just(LATER), Just(YEAR)];
        let mode = prop_oneof![Just(Mode::Meet), Just(Mode::Visit), Just(Mode::Phone)];
        let some = || proptest::collection::vec(0..6u32, 0..3);
        (0..3usize, mode, some(), some(), date, proptest::option::of(4..8u32), any::<bool>()).prop_map(
            |(document, mode, actors, recipients, date, place, consult)| Told {
                document,
                kind: if consult { EventType::Consult } else { EventType::Accuse },
                mode: consult.then_some(mode),
                actors,
                recipients,
                date,
                place,
            },
        )
    }

    proptest! {
        #[test]
        fn clusters_are_a_partition_in_any_order(told in proptest::collection::vec(told(), 0..24)) {
            let found = clusters(&told, &[0, 1, 2]);
            let mut all: Vec<usize> = found.iter().flat_map(|(c, _)| c.clone()).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..told.len()).collect::<Vec<_>>());
            prop_assert_eq!(&found, &clusters(&told, &[2, 0, 1]));
            prop_assert_eq!(&found, &clusters(&told, &[1, 2, 0]));
        }
    }
}
