//! The engine in wasm: the same answers as natively, the same steps from file to fact.

use attache::engine::Engine;
use attache::protocol::{FileInput, Question, Request, Response, ToPage, ToWorker, VERSION, View};
use attache::query::ViewName;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn answers_are_those_of_the_native_engine() {
    let native = include_str!("../data/engine/answers.jsonl");
    let here = crate::engine_same::answers();
    for (line, (here, native)) in here.lines().zip(native.lines()).enumerate() {
        assert_eq!(here, native, "answer {line}");
    }
    assert_eq!(here.len(), native.len());
}

fn send(engine: &mut Engine, request: Request) -> ToPage {
    engine.handle(ToWorker { id: 5, request })
}

#[wasm_bindgen_test]
fn files_become_documents_and_the_built_in_corpus_facts() {
    let mut engine = Engine::new();
    assert_eq!(send(&mut engine, Request::Hello { version: VERSION }).response, Response::Done);
    send(&mut engine, Request::OpenBuiltIn);
    let files = vec![
        FileInput { name: "own.txt".into(), bytes: b"Ana Paz met Bo Lind in Oslo on 5 May 2011.".to_vec() },
        FileInput { name: "broken.txt".into(), bytes: Vec::new() },
    ];
    send(&mut engine, Request::Add { files });
    let mut steps = 0;
    while engine.step().is_some() {
        steps += 1;
    }
    assert!(steps > 6);
    let question = Question { view: ViewName::Timeline, ..Question::default() };
    let Response::Answer(answer) = send(&mut engine, Request::Ask(Box::new(question))).response else {
        panic!("no answer")
    };
    assert!(answer.library.documents.iter().any(|d| d.key == "own"));
    assert_eq!(answer.library.skipped.len(), 1);
    assert_eq!(answer.facets.sources.values.len(), answer.library.documents.len());
    let View::Timeline(timeline) = answer.view else { panic!("no timeline") };
    assert!(!timeline.rows.is_empty(), "the built-in corpus tells events");
    for row in timeline.rows {
        let question = Question { fact: Some(row.fact.clone()), ..Question::default() };
        let Response::Answer(answer) = send(&mut engine, Request::Ask(Box::new(question))).response else {
            panic!("no answer")
        };
        assert!(answer.evidence.is_some_and(|e| !e.sources.is_empty()), "{}", row.fact);
    }
}
