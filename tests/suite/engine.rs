//! The engine as the page meets it: messages in, messages out.

use attache::engine::Engine;
use attache::protocol::{Answer, FileInput, Progress, Question, Request, Response, ToPage, ToWorker, VERSION, View};
use attache::query::ViewName;

fn ask(engine: &mut Engine, question: Question) -> Answer {
    match engine.handle(ToWorker { id: 7, request: Request::Ask(Box::new(question)) }).response {
        Response::Answer(answer) => *answer,
        other => panic!("no answer: {other:?}"),
    }
}

fn send(engine: &mut Engine, request: Request) {
    let reply = engine.handle(ToWorker { id: 1, request });
    assert_eq!((reply.id, reply.response), (Some(1), Response::Done));
}

fn file(name: &str, text: &str) -> FileInput {
    FileInput { name: name.into(), bytes: text.as_bytes().to_vec() }
}

/// Steps until the engine is idle.
fn finish(engine: &mut Engine) -> Vec<Progress> {
    let mut told = Vec::new();
    while let Some(message) = engine.step() {
        let Response::Progress(progress) = message.response else { panic!("no progress: {message:?}") };
        told.push(progress);
        assert!(told.len() < 10_000, "the engine never rests");
    }
    told
}

#[test]
fn another_version_is_refused() {
    let mut engine = Engine::new();
    let reply = engine.handle(ToWorker { id: 3, request: Request::Hello { version: VERSION + 1 } });
    assert!(matches!(reply.response, Response::Failed { code, .. } if code == "version"));
    send(&mut engine, Request::Hello { version: VERSION });
}

#[test]
fn files_are_read_at_once_and_then_analysed_one_by_one() {
    let mut engine = Engine::new();
    let files = vec![
        file("one.txt", "Ana Paz met Bo Lind in Oslo."),
        file("empty.txt", "  \n"),
        file("two.txt", "Bo Lind visited Ana Paz."),
        file("copy.txt", "Ana Paz met Bo Lind in Oslo."),
    ];
    send(&mut engine, Request::Add { files });
    let told = finish(&mut engine);
    let steps: Vec<(&str, Option<&str>)> = told.iter().map(|p| (p.step.as_str(), p.document.as_deref())).collect();
    assert_eq!(
        steps,
        [
            ("reading", Some("one")),
            ("reading", Some("empty")),
            ("reading", Some("two")),
            ("reading", Some("copy")),
            ("analysing", Some("one")),
            ("resolving", None),
            ("analysing", Some("two")),
            ("resolving", None),
            ("idle", None),
        ]
    );
    assert_eq!((told[0].n_done, told[0].n_left), (0, 4));
    assert_eq!(told.last().map(|p| (p.n_done, p.n_left)), Some((4, 0)));

    let answer =
        ask(&mut engine, Question { view: ViewName::Read, document: Some("two".into()), ..Question::default() });
    let keys: Vec<&str> = answer.library.documents.iter().map(|d| d.key.as_str()).collect();
    assert_eq!(keys, ["one", "two"]);
    let codes: Vec<(&str, &str)> = answer.library.skipped.iter().map(|s| (s.path.as_str(), s.code.as_str())).collect();
    assert_eq!(codes, [("empty.txt", "empty"), ("copy.txt", "duplicate")]);
    let View::Read(read) = answer.view else { panic!("no document") };
    let text: String = read.blocks.iter().flat_map(|b| &b.runs).map(|r| r.text.as_str()).collect();
    assert_eq!(text, "Bo Lind visited Ana Paz.");
}

#[test]
fn what_is_cancelled_is_dropped_and_what_is_done_stays() {
    let mut engine = Engine::new();
    send(
        &mut engine,
        Request::Add { files: vec![file("a.txt", "One."), file("b.txt", "Two."), file("c.txt", "Three.")] },
    );
    engine.step();
    engine.step();
    send(&mut engine, Request::Cancel);
    assert!(engine.is_busy(), "it still has to say that it stopped");
    assert_eq!(finish(&mut engine).last().map(|p| p.step.as_str()), Some("cancelled"));
    assert!(!engine.is_busy());
    let answer = ask(&mut engine, Question::default());
    assert_eq!(answer.library.documents.len(), 1);
    // What was dropped can be opened again.
    send(&mut engine, Request::Add { files: vec![file("b.txt", "Two.")] });
    finish(&mut engine);
    assert_eq!(ask(&mut engine, Question::default()).library.documents[1].key, "b");
}

#[test]
fn a_removed_document_is_gone_and_can_come_back() {
    let mut engine = Engine::new();
    send(&mut engine, Request::Add { files: vec![file("a.txt", "One."), file("b.txt", "Two.")] });
    finish(&mut engine);
    let before = engine.handle(ToWorker { id: 1, request: Request::Cancel }).revision;
    send(&mut engine, Request::Remove { documents: vec!["a".into(), "nothing".into()] });
    let after = engine.handle(ToWorker { id: 1, request: Request::Cancel }).revision;
    assert!(after > before);
    assert_eq!(ask(&mut engine, Question::default()).library.documents.len(), 1);
    send(&mut engine, Request::Add { files: vec![file("a.txt", "One.")] });
    finish(&mut engine);
    assert_eq!(ask(&mut engine, Question::default()).library.documents.len(), 2);
}

#[test]
fn a_document_at_which_a_worker_died_is_left_out() {
    let mut engine = Engine::new();
    send(&mut engine, Request::Avoid { documents: vec!["a".into()] });
    send(&mut engine, Request::Add { files: vec![file("a.txt", "One."), file("b.txt", "Two.")] });
    finish(&mut engine);
    let library = ask(&mut engine, Question::default()).library;
    assert_eq!((library.documents[0].key.as_str(), library.skipped[0].code.as_str()), ("b", "crashed"));
}

#[test]
fn the_built_in_corpus_opens_once() {
    let mut engine = Engine::new();
    send(&mut engine, Request::OpenBuiltIn);
    finish(&mut engine);
    let first = ask(&mut engine, Question { view: ViewName::Library, ..Question::default() });
    send(&mut engine, Request::OpenBuiltIn);
    finish(&mut engine);
    let second = ask(&mut engine, Question { view: ViewName::Library, ..Question::default() });
    assert_eq!(first, second);
    assert!(first.library.documents.iter().all(|d| d.is_built_in));
}

#[test]
fn every_answer_survives_the_way_to_the_page() {
    let mut engine = Engine::new();
    let files = vec![
        file("one.txt", "OSLO, 3 May 2010 - Ana Paz met Bo Lind in Oslo. \u{201c}We want peace,\u{201d} she said."),
        file("two.txt", "Bo Lind visited Ana Paz in Lima on 4 May 2011. He rejects the treaty."),
    ];
    send(&mut engine, Request::Add { files });
    while let Some(message) = engine.step() {
        assert_eq!(ToPage::from_bytes(&message.to_bytes().unwrap()).as_ref(), Ok(&message));
    }
    for view in ViewName::ALL {
        let question = Question {
            view,
            document: Some("one".into()),
            second: Some("two".into()),
            actor: Some("ana-paz".into()),
            word: Some("lind".into()),
            fact: Some("ac.ana-paz".into()),
            space: 900,
            ..Question::default()
        };
        let message = engine.handle(ToWorker { id: 7, request: Request::Ask(Box::new(question)) });
        let bytes = message.to_bytes().unwrap();
        assert_eq!(ToPage::from_bytes(&bytes).as_ref(), Ok(&message), "{view:?}");
        assert!(ToPage::from_bytes(&bytes[..bytes.len() / 2]).is_err(), "{view:?}");
    }
}
