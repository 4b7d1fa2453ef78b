//! How long an answer takes on 10,000 documents' facts:
//! `ATTACHE_SPEED=1 cargo test --test suite engine_speed -- --nocapture`. Without the variable it only
//! has to run, on fewer documents.

use attache::index::Index;
use attache::protocol::Question;
use attache::query::{Filters, Selection, ViewName, Window};

use crate::engine_filters::answer;
use crate::engine_fixture::{corpus, record};

/// What the page may wait for an answer, in milliseconds.
const MOST_MILLIS: f64 = 50.0;

/// Milliseconds this thread has had a processor, so that a busy machine does not count; Linux only.
fn processor_millis() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or_default() / 1e6
}

#[test]
fn an_answer_on_ten_thousand_documents() {
    let is_measured = std::env::var_os("ATTACHE_SPEED").is_some();
    let n: u64 = if is_measured { 10_000 } else { 200 };
    let corpus = corpus((0..n).map(|seed| record(seed, 30, 20_000)).collect());
    let started = processor_millis();
    let index = Index::new(&corpus, None);
    let first = processor_millis() - started;
    let started = processor_millis();
    let index = Index::new(&corpus, Some(&index));
    let again = processor_millis() - started;
    println!("{n} documents, {} facts: index {first:.0} ms, again {again:.0} ms", index.facts.len());
    let include = |value: &str| Selection { include: vec![value.into()], exclude: Vec::new() };
    let year = "2010".parse().ok();
    let mut too_slow: Vec<String> = Vec::new();
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
            let mut drawn = f64::MAX;
            let mut answered = answer(&corpus, &index, &question);
            for _ in 0..if is_measured { 3 } else { 0 } {
                let started = processor_millis();
                answered = answer(&corpus, &index, &question);
                drawn = drawn.min(processor_millis() - started);
            }
            println!("{name:18} {:10} {:6} facts {:6.1} ms", view.name(), answered.facets.n_passing, drawn);
            too_slow.extend((is_measured && drawn > MOST_MILLIS).then(|| format!("{name}, {}", view.name())));
        }
    }
    assert!(too_slow.is_empty(), "over {MOST_MILLIS} ms: {too_slow:?}");
}
