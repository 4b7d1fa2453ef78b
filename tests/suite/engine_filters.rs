//! What must hold of filters, counts and views on any corpus.

use std::collections::BTreeSet;

use attache::corpus::Corpus;
use attache::index::Index;
use attache::protocol::{Answer, Question, View};
use attache::query::{Filters, Selection, ViewName, Window};
use attache::text::PartialDate;
use attache::view::{self, Facet};
use proptest::prelude::*;

use crate::engine_fixture::{corpus, indexed, record};

pub(crate) fn answer(corpus: &Corpus, index: &Index, question: &Question) -> Answer {
    attache::engine::answer(corpus, index, &view::Shelf::default(), question)
}

fn facets(corpus: &Corpus, index: &Index, filters: &Filters) -> view::Facets {
    let question = Question { view: ViewName::Library, filters: filters.clone(), ..Question::default() };
    answer(corpus, index, &question).facets
}

/// Keys of all facts that the views list under those filters.
fn listed(corpus: &Corpus, index: &Index, filters: &Filters) -> Vec<String> {
    let mut keys = Vec::new();
    for view in [ViewName::Timeline, ViewName::Statements, ViewName::Goals] {
        let question = Question { view, filters: filters.clone(), ..Question::default() };
        match answer(corpus, index, &question).view {
            View::Timeline(v) => keys.extend(v.rows.into_iter().map(|r| r.fact.clone())),
            View::Statements(v) => keys.extend(v.rows.into_iter().map(|r| r.fact.clone())),
            View::Goals(v) => {
                keys.extend(v.goals.into_iter().map(|r| r.fact.clone()));
                keys.extend(v.positions.into_iter().map(|r| r.fact.clone()));
            }
            other => panic!("another view: {other:?}"),
        }
    }
    keys
}

fn selection(values: &'static [&'static str]) -> impl Strategy<Value = Selection> {
    prop::collection::btree_map(prop::sample::select(values), prop::bool::weighted(0.7), 0..3).prop_map(|chosen| {
        let pick = |wanted: bool| chosen.iter().filter(|(_, i)| **i == wanted).map(|(v, _)| (*v).to_owned()).collect();
        Selection { include: pick(true), exclude: pick(false) }
    })
}

fn filters() -> impl Strategy<Value = Filters> {
    let year = || prop::option::of((2000i16..2023).prop_map(|y| PartialDate::new(y, None, None).unwrap()));
    let text =
        prop::sample::select(&["", "", "", "harbour", "\"harbour treaty\"", "meet OR railway", "tariff* -wants"][..]);
    (
        text,
        selection(&["doc-00000", "doc-00001", "doc-00005", "no-such"]),
        selection(&["ana-paz", "bo-lind", "elise-moreau", "lima", "no-such"]),
        selection(&["consult", "consult.meet", "accuse", "statement", "goal", "position"]),
        selection(&["oslo", "lima", "bern"]),
        year(),
        year(),
    )
        .prop_map(|(text, source, who, kind, place, from, to)| Filters {
            text: text.into(),
            source,
            who,
            kind,
            place,
            from,
            to,
        })
}

/// The filters after a click on a value.
fn chosen(filters: &Filters, facet: &str, key: &str) -> Filters {
    let mut filters = filters.clone();
    let (selection, is_and) = match facet {
        "source" => (&mut filters.source, false),
        "who" => (&mut filters.who, true),
        "kind" => (&mut filters.kind, false),
        _ => (&mut filters.place, false),
    };
    selection.exclude.retain(|v| v != key);
    if !is_and {
        selection.include.clear();
    }
    if !selection.include.iter().any(|v| v == key) {
        selection.include.push(key.into());
        selection.include.sort();
    }
    filters
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn counts_say_what_a_choice_would_leave(filters in filters()) {
        let (corpus, index) = indexed(8, 14, 20);
        let counted = facets(&corpus, &index, &filters);
        prop_assert!(counted.n_passing <= counted.n_total);
        let all: [(&str, &Facet); 4] = [
            ("source", &counted.sources), ("who", &counted.actors), ("kind", &counted.kinds), ("place", &counted.places),
        ];
        for (name, facet) in all {
            for value in &facet.values {
                prop_assert!(value.n_passing <= value.n_total, "{name} {value:?}");
                let after = facets(&corpus, &index, &chosen(&filters, name, &value.key));
                prop_assert_eq!(after.n_passing, value.n_passing, "{} {}", name, value.key);
            }
        }
        for bin in &counted.dates {
            let year = PartialDate::new(bin.year, None, None);
            let after = facets(&corpus, &index, &Filters { from: year, to: year, ..filters.clone() });
            prop_assert_eq!(after.n_passing, bin.n_passing, "{}", bin.year);
        }
    }

    #[test]
    fn one_more_filter_never_adds(filters in filters(), more in filters()) {
        let (corpus, index) = indexed(6, 14, 20);
        let before: BTreeSet<String> = listed(&corpus, &index, &filters).into_iter().collect();
        let mut narrowed = vec![filters.clone(); 3];
        narrowed[0].who.include = filters.who.include.iter().chain(&more.who.include).cloned().collect();
        narrowed[1].from = filters.from.max(more.from);
        narrowed[2].place.exclude = filters.place.exclude.iter().chain(&more.place.exclude).cloned().collect();
        for filters in narrowed {
            let after: BTreeSet<String> = listed(&corpus, &index, &filters).into_iter().collect();
            prop_assert!(after.is_subset(&before));
        }
    }

    #[test]
    fn every_listed_fact_passes_and_opens_its_evidence(filters in filters()) {
        let (corpus, index) = indexed(6, 14, 20);
        let keys = listed(&corpus, &index, &filters);
        prop_assert_eq!(keys.len() as u32, facets(&corpus, &index, &filters).n_passing);
        let documents: BTreeSet<&str> = corpus.records.iter().map(|r| r.document.id.as_str()).collect();
        for key in keys {
            let question = Question { fact: Some(key.clone()), filters: filters.clone(), ..Question::default() };
            let evidence = answer(&corpus, &index, &question).evidence;
            let Some(evidence) = evidence else { return Err(TestCaseError::fail(format!("no evidence of {key}"))) };
            prop_assert_eq!(&evidence.fact, &key);
            prop_assert!(!evidence.sources.is_empty() && !evidence.title.is_empty());
            for source in &evidence.sources {
                prop_assert!(documents.contains(source.document.key.as_str()));
                for sentence in &source.sentences {
                    prop_assert!(sentence.pieces.iter().any(|p| p.mark.is_some()), "{:?}", sentence);
                    prop_assert!(!sentence.why.rule.is_empty());
                }
            }
        }
    }

    #[test]
    fn the_order_of_documents_does_not_matter(seed in 0u64..1000) {
        let forward: Vec<_> = (seed..seed + 6).map(|s| record(s, 10, 15)).collect();
        let backward: Vec<_> = forward.iter().rev().cloned().collect();
        let of = |records| {
            let corpus = corpus(records);
            let index = Index::new(&corpus, None);
            let mut keys = listed(&corpus, &index, &Filters::default());
            keys.sort();
            let facets = facets(&corpus, &index, &Filters::default());
            let mut actors: Vec<_> = facets.actors.values.into_iter().map(|v| (v.key, v.n_total)).collect();
            actors.sort();
            (keys, actors, facets.dates)
        };
        prop_assert_eq!(of(forward), of(backward));
    }
}

#[test]
fn keys_do_not_depend_on_what_else_is_loaded() {
    let (large, large_index) = indexed(6, 10, 15);
    let small = corpus(vec![record(3, 10, 15)]);
    let small_index = Index::new(&small, None);
    for key in listed(&small, &small_index, &Filters::default()) {
        let question = Question { fact: Some(key.clone()), ..Question::default() };
        let evidence = answer(&large, &large_index, &question).evidence.unwrap();
        assert!(evidence.sources.iter().any(|s| s.document.key == "doc-00003"), "{key}");
    }
}

#[test]
fn a_window_gives_its_rows_and_where_they_lie() {
    let (corpus, index) = indexed(8, 14, 20);
    let all = listed(&corpus, &index, &Filters::default());
    let question = Question {
        view: ViewName::Timeline,
        window: Window { offset: 3, limit: Some(4) },
        fact: all.get(5).cloned(),
        ..Question::default()
    };
    let View::Timeline(view) = answer(&corpus, &index, &question).view else { panic!("a timeline") };
    let keys: Vec<&String> = view.rows.iter().map(|r| &r.fact).collect();
    assert_eq!(keys, all[3..7].iter().collect::<Vec<_>>());
    assert_eq!((view.extent.offset, view.extent.open), (3, Some(5)));
    assert!(view.rows.windows(2).all(|w| {
        let day = |i: usize| w[i].date.as_ref().map_or("9999".to_owned(), |d| d.first.clone());
        day(0) <= day(1)
    }));
    let beyond = Question { window: Window { offset: 9_999, limit: None }, ..question };
    let View::Timeline(view) = answer(&corpus, &index, &beyond).view else { panic!("a timeline") };
    assert!(view.rows.is_empty() && view.extent.n_rows > 7);
}

#[test]
fn the_search_box_finds_inflected_words_and_marks_them() {
    let (corpus, index) = indexed(8, 14, 20);
    let filters = Filters { text: "meeting".into(), ..Filters::default() };
    let question = Question { view: ViewName::Timeline, filters: filters.clone(), ..Question::default() };
    let answer = answer(&corpus, &index, &question);
    let View::Timeline(view) = &answer.view else { panic!("a timeline") };
    assert!(!view.rows.is_empty() && view.rows.iter().all(|r| r.mode.as_deref() == Some("meet")));
    let search = answer.search.unwrap();
    assert!(search.n_sentences > 0 && search.problems.is_empty());
    for passage in &search.passages {
        let marked: Vec<&str> = passage.pieces.iter().filter(|p| p.mark.is_some()).map(|p| p.text.as_str()).collect();
        assert_eq!(marked, ["met"]);
    }
    let nothing = Filters { text: "zeppelin".into(), ..Filters::default() };
    assert_eq!(facets(&corpus, &index, &nothing).n_passing, 0);
}

#[test]
fn the_reader_shows_every_letter_of_the_document() {
    let (corpus, index) = indexed(3, 14, 20);
    for record in &corpus.records {
        let question = Question {
            view: ViewName::Read,
            document: Some(record.document.id.clone()),
            filters: Filters { text: "harbour".into(), ..Filters::default() },
            ..Question::default()
        };
        let View::Read(read) = answer(&corpus, &index, &question).view else { panic!("a document") };
        let text: String = read.blocks.iter().flat_map(|b| &b.runs).map(|r| r.text.as_str()).collect();
        assert_eq!(text, *record.document.text);
        let starts =
            read.blocks.iter().flat_map(|b| &b.runs).flat_map(|r| &r.highlights).filter(|h| h.is_start).count();
        let layers = &record.layers;
        let n = layers.mentions.len() + layers.timexes.len() + layers.quotations.len() + layers.goals.len();
        assert!(starts >= n + layers.events.len() + layers.positions.len(), "every highlight begins once");
        assert_eq!(read.facts.len(), read.document.n_facts as usize);
        for fact in &read.facts {
            let chars: Vec<char> = record.document.text.chars().collect();
            assert!(fact.at == 0 || chars[fact.at as usize - 1] == ' ', "a sentence starts there");
        }
    }
}
