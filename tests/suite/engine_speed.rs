//! How long an answer takes on 10,000 documents' facts:
//! `ATTACHE_SPEED=1 cargo test --test suite engine_speed -- --nocapture`. Without the variable it only
//! has to run, on fewer documents.

use std::time::Instant;

use attache::index::Index;
use attache::protocol::Question;
use attache::query::{Filters, Selection, ViewName, Window};

use crate::engine_filters::answer;
use crate::engine_fixture::{corpus, record};

/// What the page may wait for an answer, in milliseconds.
const MOST_MILLIS: u128 = 50;

#[test]
fn an_answer_on_ten_thousand_documents() {
    let is_measured = std::env::var_os("ATTACHE_SPEED").is_some();
    let n: u64 = if is_measured { 10_000 } else { 200 };
    let corpus = corpus((0..n).map(|seed| record(seed, 30, 20_000)).collect());
    let started = Instant::now();
    let index = Index::new(&corpus, None);
    let first = started.elapsed().as_millis();
    let started = Instant::now();
    let index = Index::new(&corpus, Some(&index));
    let again = started.elapsed().as_millis();
    println!("{n} documents, {} facts: index {first} ms, again {again} ms", index.facts.len());
    let include = |value: &str| Selection { include: vec![value.into()], exclude: Vec::new() };
    let year = "2010".parse().ok();
    let questions = [
        ("nothing", Filters::default()),
        ("who", Filters { who: include("ana-paz"), ..Filters::default() }),
        ("place and kind", Filters { place: include("lima"), kind: include("consult"), ..Filters::default() }),
        ("dates", Filters { from: year, to: year, ..Filters::default() }),
        ("word", Filters { text: "harbour".into(), ..Filters::default() }),
        ("phrase and prefix", Filters { text: "\"harbour treaty\" OR rail*".into(), ..Filters::default() }),
    ];
    for (name, filters) in questions {
        for view in ViewName::ALL {
            let window = Window { offset: 0, limit: Some(100) };
            let question = Question { view, filters: filters.clone(), window, ..Question::default() };
            let started = Instant::now();
            let answered = answer(&corpus, &index, &question);
            let drawn = started.elapsed();
            println!(
                "{name:18} {:10} {:6} facts {:6.1} ms",
                view.name(),
                answered.facets.n_passing,
                drawn.as_secs_f64() * 1e3
            );
            assert!(!is_measured || drawn.as_millis() <= MOST_MILLIS, "{name} {}", view.name());
        }
    }
}
