//! The views that are drawn or set in columns, on the corpus made by hand: network, map, time line,
//! concordance, two documents.

use std::collections::BTreeSet;

use attache::protocol::{Question, View};
use attache::query::{ViewName, Window};
use attache::view::{ConcordanceView, EvidenceView, MapView, NetworkView, TimelineView};

use crate::engine_filters::answer;
use crate::engine_fixture::indexed;

fn ask(question: &Question) -> (View, Option<EvidenceView>) {
    let (corpus, index) = indexed(8, 14, 20);
    let answer = answer(&corpus, &index, question);
    (answer.view, answer.evidence)
}

fn network(question: Question) -> NetworkView {
    match ask(&Question { view: ViewName::Network, ..question }).0 {
        View::Network(view) => view,
        other => panic!("another view: {other:?}"),
    }
}

fn map(question: Question) -> MapView {
    match ask(&Question { view: ViewName::Map, ..question }).0 {
        View::Map(view) => view,
        other => panic!("another view: {other:?}"),
    }
}

fn concordance(word: &str, sort: &str) -> ConcordanceView {
    let (word, sort) = (Some(word.to_owned()), Some(sort.to_owned()));
    match ask(&Question { view: ViewName::Concordance, word, sort, ..Question::default() }).0 {
        View::Concordance(view) => view,
        other => panic!("another view: {other:?}"),
    }
}

#[test]
fn the_network_is_drawn_within_its_room_and_always_the_same() {
    for space in [0, 320, 900, 2000] {
        let view = network(Question { space, ..Question::default() });
        assert_eq!(view, network(Question { space, ..Question::default() }));
        assert!(!view.nodes.is_empty() && view.edges.len() <= view.rows.len());
        let mut joined = BTreeSet::new();
        for edge in &view.edges {
            joined.extend([usize::from(edge.a), usize::from(edge.b)]);
        }
        assert_eq!(joined.len(), view.nodes.len(), "isolates are drawn");
        for node in &view.nodes {
            assert!((0..=i32::from(view.width)).contains(&node.x) && (0..=i32::from(view.height)).contains(&node.y));
        }
        let keys: Vec<(i32, i32)> = view.nodes.iter().map(|n| (n.x, n.y)).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "nodes lie over each other");
    }
}

#[test]
fn dealings_are_counted_sorted_and_shown_with_their_sentences() {
    let view = network(Question::default());
    assert!(view.rows.is_sorted_by_key(|row| std::cmp::Reverse(row.n)));
    assert!(view.rows.iter().all(|row| row.counts.iter().sum::<u32>() == row.n && row.n_sources > 0));
    let total: u32 = view.rows.iter().map(|row| row.n).sum();
    assert_eq!(view.relations.iter().map(|(_, n)| n).sum::<u32>(), total);
    let by_name = network(Question { sort: Some("a".into()), ..Question::default() });
    assert!(by_name.rows.is_sorted_by_key(|row| row.a.key.clone()));
    let first = view.rows.first().unwrap();
    let (_, evidence) = ask(&Question { fact: Some(first.key.clone()), ..Question::default() });
    let evidence = evidence.unwrap();
    let n: usize = evidence.sources.iter().map(|s| s.sentences.len()).sum();
    assert!(n as u32 >= first.n, "{n} sentences of {first:?}");
    let consult = network(Question { part: Some("consult".into()), ..Question::default() });
    assert!(consult.rows.len() < view.rows.len() && consult.rows.iter().all(|row| row.key.ends_with(".consult")));
    let around = network(Question { actor: Some(first.a.key.clone()), ..Question::default() });
    assert_eq!(around.nodes.first().map(|n| &n.key), Some(&first.a.key));
    let window = Window { offset: 2, limit: Some(3) };
    let some = network(Question { window, ..Question::default() });
    assert_eq!(some.rows, view.rows[2..5]);
}

#[test]
fn places_are_on_the_map_and_outlines_come_once() {
    let view = map(Question::default());
    assert!(view.outline.is_some() && !view.marks.is_empty());
    assert!(map(Question { has_outline: true, ..Question::default() }).outline.is_none());
    assert!(view.rows.iter().all(|row| row.exactness.is_some()), "{:?}", view.rows);
    assert_eq!(view.n_located, view.rows.iter().map(|row| row.n).sum::<u32>());
    assert_eq!(view.marks.iter().map(|m| m.n).sum::<u32>(), view.n_located, "all places are within the frame");
    let first = view.rows.first().unwrap();
    let (_, evidence) = ask(&Question { fact: Some(first.fact.clone()), ..Question::default() });
    assert!(evidence.is_some_and(|e| !e.sources.is_empty()));
    let near = map(Question { part: Some("900:1000:-8000".into()), ..Question::default() });
    assert_eq!(near.frame.0, 900);
}

#[test]
fn every_dated_event_is_in_the_drawing() {
    for lanes in [None, Some("actor".to_owned()), Some("source".to_owned())] {
        let question = Question { view: ViewName::Timeline, lanes: lanes.clone(), ..Question::default() };
        let View::Timeline(TimelineView { rows, chart, .. }) = ask(&question).0 else { panic!("another view") };
        let drawn: BTreeSet<&str> = chart.lanes.iter().flat_map(|l| &l.marks).map(|m| m.fact.as_str()).collect();
        let n_dated = rows.iter().filter(|row| row.date.is_some()).count();
        assert_eq!(n_dated + chart.n_undated as usize, rows.len());
        assert!(if lanes.is_none() { drawn.len() == n_dated } else { drawn.len() <= n_dated }, "{lanes:?}");
        for mark in chart.lanes.iter().flat_map(|l| &l.marks) {
            assert!(mark.x < mark.end && mark.end <= f32::from(chart.width) + 9.0 && mark.y < chart.height, "{mark:?}");
        }
    }
}

#[test]
fn lines_are_sorted_by_the_words_beside_the_keyword() {
    let beside = |view: &ConcordanceView, is_left: bool| -> Vec<String> {
        let sorted = |row: &std::sync::Arc<attache::view::ConcordanceRow>| {
            let side = if is_left { &row.left } else { &row.right };
            side.iter().find(|p| p.mark.is_some()).map(|p| attache::text::fold(&p.text)).unwrap_or_default()
        };
        view.rows.iter().map(sorted).collect()
    };
    let all = concordance("the OR in", "text");
    assert!(all.rows.len() > 20 && all.sources.iter().map(|(_, n)| n).sum::<u32>() == all.extent.n_rows);
    for (sort, is_left) in [("l1", true), ("l2", true), ("l3", true), ("r1", false), ("r2", false), ("r3", false)] {
        let view = concordance("the OR in", sort);
        assert_eq!(view.rows.len(), all.rows.len());
        assert!(beside(&view, is_left).is_sorted(), "{sort}: {:?}", beside(&view, is_left));
    }
    let down = concordance("the OR in", "-r1");
    assert!(beside(&down, false).iter().rev().is_sorted());
    let none = concordance("", "text");
    assert!(none.rows.is_empty() && !none.suggestions.is_empty());
    assert!(concordance("nothing-like-it", "l1").rows.is_empty());
}

#[test]
fn two_documents_tell_what_they_share() {
    let (document, second) = (Some("doc-00001".into()), Some("doc-00002".into()));
    let question = Question { view: ViewName::Read, document, second, ..Question::default() };
    let View::Read(read) = ask(&question).0 else { panic!("another view") };
    let beside = read.beside.as_ref().unwrap();
    assert_eq!(beside.document.key, "doc-00002");
    let shared = |facts: &[attache::view::FactRef]| -> BTreeSet<String> {
        facts.iter().filter(|f| f.is_shared).map(|f| f.fact.clone()).collect()
    };
    assert_eq!(shared(&read.facts), shared(&beside.facts));
    let alone = Question { second: Some("doc-00001".into()), ..question };
    let View::Read(read) = ask(&alone).0 else { panic!("another view") };
    assert!(read.beside.is_none());
}
