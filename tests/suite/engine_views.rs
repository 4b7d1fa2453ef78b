//! What must hold of overview, comparison, actor page, matrix and exports on any corpus: every number
//! is that of what it leads to, every cell says what its source does, every row has its sentences.

use std::collections::BTreeMap;

use attache::corpus::Corpus;
use attache::engine::export;
use attache::index::Index;
use attache::protocol::{Question, View};
use attache::query::{Filters, Selection, ViewName, address};
use attache::resolve::{Conflict, ConflictField, Issue};
use attache::text::{DocumentId, GoalId, PositionId};
use attache::view::export::Format;
use attache::view::{CompareView, Count, Link, OverviewView, Shelf};
use proptest::prelude::*;

use crate::engine_filters::answer;
use crate::engine_fixture::indexed;

fn view(corpus: &Corpus, index: &Index, question: &Question) -> View {
    answer(corpus, index, question).view
}

fn only(key: &str) -> Selection {
    Selection { include: vec![key.into()], exclude: Vec::new() }
}

/// The question that a link leads to.
fn followed(filters: &Filters, link: &Link) -> Question {
    let mut filters = filters.clone();
    filters.text = format!("{} {}", filters.text, link.text).trim().to_owned();
    if !link.kind.is_empty() {
        filters.kind = only(&link.kind);
    }
    if !link.source.is_empty() {
        filters.source = only(&link.source);
    }
    if !link.place.is_empty() {
        filters.place = only(&link.place);
    }
    if !link.who.is_empty() {
        filters.who = Selection { include: link.who.clone(), exclude: Vec::new() };
    }
    let some = |s: &String| (!s.is_empty()).then(|| s.clone());
    Question { view: link.view, filters, part: some(&link.part), ..Question::default() }
}

/// How many rows a view has.
fn n_rows(corpus: &Corpus, index: &Index, question: &Question) -> u32 {
    match view(corpus, index, question) {
        View::Actors(v) => v.extent.n_rows,
        View::Timeline(v) => v.extent.n_rows,
        View::Statements(v) => v.extent.n_rows,
        View::Goals(v) => v.extent.n_rows,
        View::Compare(v) => v.matrix.extent.n_rows,
        other => panic!("no list: {other:?}"),
    }
}

fn overview(corpus: &Corpus, index: &Index, filters: &Filters) -> OverviewView {
    let question = Question { view: ViewName::Overview, filters: filters.clone(), ..Question::default() };
    match view(corpus, index, &question) {
        View::Overview(view) => *view,
        other => panic!("no overview: {other:?}"),
    }
}

fn compare(corpus: &Corpus, index: &Index, part: &str, sort: &str) -> CompareView {
    let question =
        Question { view: ViewName::Compare, part: Some(part.into()), sort: Some(sort.into()), ..Question::default() };
    match view(corpus, index, &question) {
        View::Compare(view) => view,
        other => panic!("no comparison: {other:?}"),
    }
}

/// A corpus with some events on which the sources differ.
fn disputed() -> (Corpus, Index) {
    // Few names, so that several documents tell the same.
    let (mut corpus, _) = indexed(6, 60, 2);
    let mut n = 0;
    for cluster in &mut corpus.resolution.clusters {
        let mut by: Vec<DocumentId> = cluster.events.iter().map(|e| e.0).collect();
        by.dedup();
        if let [a, b, ..] = by[..] {
            let values = vec![("2011-10 MID".to_owned(), vec![a]), ("2011-10 START".to_owned(), vec![b])];
            cluster.conflicts = vec![Conflict { field: ConflictField::Date, values }];
            n += 1;
        }
    }
    assert!(n > 2, "the fixture has {n} events that several tell");
    let index = Index::new(&corpus, None);
    (corpus, index)
}

fn filters() -> impl Strategy<Value = Filters> {
    let chosen = |values: &'static [&'static str]| {
        prop::option::of(prop::sample::select(values)).prop_map(|v| v.map(only).unwrap_or_default())
    };
    (chosen(&["doc-00000", "doc-00003"]), chosen(&["ana-paz", "bo-paz"]), chosen(&["oslo", "lima"]))
        .prop_map(|(source, who, place)| Filters { source, who, place, ..Filters::default() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_count_of_the_overview_is_that_of_what_it_leads_to(filters in filters()) {
        let (corpus, index) = disputed();
        let overview = overview(&corpus, &index, &filters);
        for Count { code, n, link } in &overview.counts {
            if code != "documents" {
                prop_assert_eq!(n_rows(&corpus, &index, &followed(&filters, link)), *n, "{}", code);
            }
        }
        for section in [&overview.shared, &overview.differ].into_iter().chain(&overview.single) {
            let link = section.link.as_ref().unwrap();
            prop_assert_eq!(n_rows(&corpus, &index, &followed(&filters, link)), section.n, "{}", section.code);
            prop_assert!(section.items.len() as u32 <= section.n && section.items.iter().all(|i| !i.fact.is_empty()));
        }
    }

    #[test]
    fn the_actor_page_counts_what_it_leads_to(filters in filters()) {
        let (corpus, index) = disputed();
        let question = Question {
            view: ViewName::Actor, actor: Some("ana-paz".into()), filters: filters.clone(), ..Question::default()
        };
        let View::Actor(actor) = view(&corpus, &index, &question) else { panic!("no actor") };
        for section in &actor.sections {
            let Some(link) = section.link.as_ref().filter(|l| l.view != ViewName::Map) else { continue };
            let mut question = followed(&filters, link);
            // `by:` and `about:` name the actor themselves.
            if link.who.is_empty() {
                question.filters.kind = only("statement");
            }
            if section.code != "about" {
                prop_assert!(n_rows(&corpus, &index, &question) >= section.n, "{}", section.code);
            }
        }
        for dealing in &actor.dealings {
            let question = followed(&filters, dealing.link.as_ref().unwrap());
            let View::Timeline(timeline) = view(&corpus, &index, &question) else { panic!("no timeline") };
            if filters.who.is_empty() || filters.who.include.iter().all(|w| *w == "ana-paz" || *w == dealing.about.key) {
                prop_assert_eq!(timeline.extent.n_rows, dealing.n, "{:?}", dealing.about);
            }
            prop_assert_eq!(dealing.kinds.iter().map(|k| k.1).sum::<u32>(), dealing.n);
        }
    }
}

#[test]
fn a_cell_says_what_its_source_does() {
    let (corpus, index) = disputed();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in compare(&corpus, &index, "", "date").matrix.rows {
        let number = index.facts.by_key(&row.key).unwrap();
        for cell in &row.cells {
            *seen.entry(cell.state.clone()).or_default() += 1;
            let document = corpus.records.iter().position(|r| r.document.id == cell.source).unwrap();
            let tells = index.facts.documents.get(number).contains(&(document as u32));
            assert_eq!(tells, ["reports", "differs"].contains(&cell.state.as_str()), "{cell:?}");
            assert_eq!(cell.state == "differs", !cell.marks.is_empty());
            if cell.state == "before" {
                let published = corpus.records[document].document.metadata.published.unwrap();
                assert!(
                    published.interval().last < index.facts.get(number).unwrap().date.as_ref().unwrap().interval.first
                );
            }
            for mark in &cell.marks {
                assert!(["mid-October 2011", "early October 2011"].contains(&mark.words.as_str()), "{mark:?}");
            }
        }
    }
    assert_eq!(seen.keys().map(String::as_str).collect::<Vec<_>>(), ["before", "differs", "reports", "silent"]);
}

#[test]
fn parts_divide_the_events_and_orders_keep_them() {
    let (corpus, index) = disputed();
    let n = |part: &str| compare(&corpus, &index, part, "").matrix.extent.n_rows;
    assert_eq!(n("shared") + n("single"), n(""));
    assert!(0 < n("differ") && n("differ") <= n("shared"));
    for part in ["", "shared", "differ", "single", "naming", "acts"] {
        let view = compare(&corpus, &index, part, "");
        let shown = view.parts.iter().find(|p| p.link.part == part).unwrap();
        assert_eq!(shown.n, view.matrix.extent.n_rows, "{part}");
        let sorted = |sort: &str| {
            let mut keys: Vec<String> =
                compare(&corpus, &index, part, sort).matrix.rows.into_iter().map(|r| r.key.clone()).collect();
            keys.sort();
            keys
        };
        for sort in &view.sorts {
            assert_eq!(sorted(sort), sorted(&view.sorts[0]), "{part} {sort}");
        }
    }
}

#[test]
fn the_naming_lens_counts_every_mention() {
    let (corpus, index) = disputed();
    for row in compare(&corpus, &index, "naming", "name").matrix.rows {
        let entity = corpus.resolution.entities.iter().find(|e| e.slug == row.key).unwrap();
        let told: u32 = entity.aliases.iter().flat_map(|a| &a.counts).map(|c| c.1).sum();
        let shown: u32 = row.cells.iter().flat_map(|c| &c.marks).map(|m| m.n).sum();
        assert_eq!((shown, row.head.n), (told, told), "{}", row.key);
        for mark in row.cells.iter().flat_map(|c| &c.marks) {
            assert_eq!(mark.link.as_ref().map(|l| l.view), Some(ViewName::Concordance));
        }
    }
}

#[test]
fn the_matrix_holds_every_position_of_its_issues() {
    let (mut corpus, _) = indexed(6, 40, 4);
    let mut issues: BTreeMap<String, Issue> = BTreeMap::new();
    let records = corpus.records.clone();
    let targets = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_owned();
    let all: Vec<String> = records
        .iter()
        .flat_map(|r| {
            let text = &r.document.text;
            let positions = r.layers.positions.iter().map(|p| targets(p.target.of(text)));
            positions.chain(r.layers.goals.iter().map(|g| targets(g.goal.of(text)))).collect::<Vec<_>>()
        })
        .collect();
    for label in all {
        let issue = Issue {
            key: label.clone(),
            label: label.clone(),
            entities: Vec::new(),
            positions: Vec::<(DocumentId, PositionId)>::new(),
            goals: Vec::<(DocumentId, GoalId)>::new(),
            n_holders: 0,
            n_sources: 0,
        };
        issues.insert(label, issue);
    }
    let number = |text: &str| issues.keys().position(|k| *k == targets(text)).map(|i| i as u32);
    for (record, resolution) in records.iter().zip(&mut corpus.resolution.documents) {
        let text = &record.document.text;
        resolution.position_issues = record.layers.positions.iter().map(|p| number(p.target.of(text))).collect();
        resolution.goal_issues = record.layers.goals.iter().map(|g| number(g.goal.of(text))).collect();
    }
    corpus.resolution.issues = issues.into_values().collect();
    let index = Index::new(&corpus, None);
    let View::Goals(view) = view(&corpus, &index, &Question { view: ViewName::Goals, ..Question::default() }) else {
        panic!("no goals")
    };
    let marks: u32 = view.matrix.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.marks).map(|m| m.n).sum();
    assert_eq!(marks, view.n_goals + view.n_positions);
    assert!(view.matrix.rows.iter().all(|r| r.cells.len() == view.matrix.columns.len()));
    for mark in view.matrix.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.marks) {
        assert!(index.facts.by_key(&mark.fact).is_some() && !mark.sources.is_empty() && !mark.label.is_empty());
    }
}

#[test]
fn exports_hold_every_row_with_its_sentences() {
    let (corpus, index) = disputed();
    let make = |view, part: Option<&str>, format| {
        let question = Question { view, part: part.map(str::to_owned), ..Question::default() };
        export(&corpus, &index, &Shelf::default(), &question, format, "https://example.org/a/").unwrap()
    };
    let lists = [
        (ViewName::Timeline, None),
        (ViewName::Statements, None),
        (ViewName::Goals, None),
        (ViewName::Compare, None),
        (ViewName::Compare, Some("shared")),
        (ViewName::Compare, Some("single")),
        (ViewName::Compare, Some("acts")),
    ];
    for (view, part) in lists {
        let question = Question { view, part: part.map(str::to_owned), ..Question::default() };
        let n = n_rows(&corpus, &index, &question) as usize;
        let markdown = make(view, part, Format::Markdown);
        let table = markdown.text.lines().filter(|l| l.starts_with("| ")).count();
        assert_eq!(table, n + 2, "{view:?} {part:?}");
        let notes: Vec<&str> = markdown.text.lines().filter(|l| l.starts_with("[^")).collect();
        assert!(!notes.is_empty() && markdown.name.ends_with(".md"));
        for note in notes {
            let link = note.rsplit_once("](").unwrap().1.trim_end_matches(')');
            let screen = address::parse(link.split_once('#').unwrap().1);
            assert!(link.starts_with("https://example.org/a/#/read?") && screen.at.is_some(), "{link}");
            assert!(corpus.records.iter().any(|r| Some(&r.document.id) == screen.document.as_ref()));
        }
        let csv = make(view, part, Format::Csv);
        assert!(csv.text.lines().count() > n && csv.name.ends_with(".csv"), "{view:?} {part:?}");
    }
    let differ = make(ViewName::Compare, Some("differ"), Format::Csv).text;
    assert!(make(ViewName::Compare, Some("differ"), Format::Markdown).text.contains("[^1]: “"));
    assert!(differ.contains("mid-October 2011") && differ.contains("early October 2011"));
    assert_eq!(differ, make(ViewName::Overview, Some("differ"), Format::Csv).text);
}
