//! The page shows what the command prints for the same corpus: as many facts of each kind, and the same
//! words. Compared with the output of `attache extract`, run here on `corpus/`.

use std::process::Command;

use serde_json::{Value, json};

use crate::page::{Page, root};

pub(crate) async fn the_views_show_what_the_command_prints(page: &Page) {
    let printed = extracted();
    let documents = printed["documents"].as_array().unwrap();
    let all = |layer: &'static str| documents.iter().flat_map(move |d| d[layer].as_array().unwrap());
    let words = |layer: &'static str, span: &'static str| {
        let mut words: Vec<String> = all(layer).map(|item| plain(item[span]["text"].as_str().unwrap())).collect();
        words.sort();
        words
    };

    page.open("#/timeline").await;
    assert_eq!(rows(page, "timeline-row").await, printed["clusters"].as_array().unwrap().len(), "events");

    page.show("statements").await;
    rows(page, "statement-row").await;
    assert_eq!(shown(page, ".statement-content").await, words("quotations", "content"), "statements");

    page.show("goals").await;
    rows(page, "goal-row").await;
    assert_eq!(shown(page, "[data-testid=goal-row] .fact-open").await, words("goals", "goal"), "goals");
    assert_eq!(shown(page, "[data-testid=position-row] .fact-open").await, words("positions", "target"), "positions");

    // Every actor goes by the name of an entity of the output.
    page.show("actors").await;
    rows(page, "actor-row").await;
    let names: Vec<String> =
        printed["entities"].as_array().unwrap().iter().map(|e| plain(e["name"].as_str().unwrap())).collect();
    let actors = shown(page, "[data-testid=actor-open]").await;
    let unknown: Vec<&String> = actors.iter().filter(|actor| !names.contains(actor)).collect();
    assert!(!actors.is_empty() && unknown.is_empty(), "actors that the command does not name: {unknown:?}");

    page.show("library").await;
    assert_eq!(rows(page, "document-row").await, documents.len(), "documents");
}

/// What the command prints for the built-in corpus.
pub(crate) fn extracted() -> Value {
    let command = env!("CARGO_BIN_EXE_attache");
    let output = Command::new(command).arg("extract").arg(root().join("corpus")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// How many rows there are, all of them brought in.
pub(crate) async fn rows(page: &Page, hook: &str) -> usize {
    page.until(
        "the list has ended",
        "const more = document.querySelector('.more button'); more?.click(); return !more;",
    )
    .await;
    page.settled().await;
    page.count(hook).await as usize
}

/// The words of all elements with that selector, sorted.
async fn shown(page: &Page, selector: &str) -> Vec<String> {
    let words = page
        .ask_with(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)",
            vec![json!(selector)],
        )
        .await;
    let mut words: Vec<String> = words.as_array().into_iter().flatten().filter_map(|w| w.as_str()).map(plain).collect();
    words.sort();
    words
}

/// White space made single.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
