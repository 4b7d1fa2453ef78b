//! Answers on the corpus made by hand, written out. The native suite and the browser compare them
//! with the same file, so that both give the same. `ATTACHE_BLESS=1 cargo test --test suite
//! engine_same` writes the file anew after a change that is meant.

use attache::engine::answer;
use attache::protocol::Question;
use attache::query::{Filters, Selection, ViewName, Window};
use attache::view::Shelf;

use crate::engine_fixture::indexed;

/// The questions and their answers as JSON.
pub(crate) fn answers() -> String {
    let (corpus, index) = indexed(3, 7, 6);
    let filters = Filters {
        text: "harbour OR met".into(),
        who: Selection { include: vec!["ana-paz".into()], exclude: Vec::new() },
        to: "2019-05".parse().ok(),
        ..Filters::default()
    };
    let mut questions: Vec<Question> =
        ViewName::ALL.iter().map(|view| Question { view: *view, ..Question::default() }).collect();
    questions.push(Question { view: ViewName::Timeline, filters: filters.clone(), ..Question::default() });
    questions.push(Question {
        view: ViewName::Read,
        document: Some("doc-00002".into()),
        filters,
        ..Question::default()
    });
    let keys: Vec<String> = index.facts.rows.iter().map(|fact| fact.key.to_string()).collect();
    let facts = keys.into_iter().chain(["ac.ana-paz".into(), "ev.none.1".into()]);
    let window = Window { offset: 0, limit: Some(0) };
    questions.extend(facts.map(|fact| Question {
        view: ViewName::Timeline,
        fact: Some(fact),
        window,
        ..Question::default()
    }));
    let mut text = String::new();
    for (i, question) in questions.iter().enumerate() {
        let mut answer = answer(&corpus, &index, &Shelf::default(), question);
        if i > 0 {
            // The side panel and the library are the same in all but the filtered ones.
            answer.library = Default::default();
        }
        if question.filters.is_empty() && i > 0 {
            answer.facets = Default::default();
        }
        text.push_str(&serde_json::to_string(&answer).unwrap());
        text.push('\n');
    }
    text
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn answers_are_the_same_everywhere() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/engine/answers.jsonl");
    let now = answers();
    if std::env::var_os("ATTACHE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &now).unwrap();
    }
    let then = std::fs::read_to_string(&path).unwrap();
    for (line, (now, then)) in now.lines().zip(then.lines()).enumerate() {
        assert_eq!(now, then, "answer {line}");
    }
    assert_eq!(now.lines().count(), then.lines().count());
}
