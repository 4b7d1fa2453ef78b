//! Both builds start: page and worker, with every file they ask for there.

use serde_json::json;

use crate::page::{Page, single};

/// Starts one more worker, as the page's Rust does, and tells what came of it: the type of its first
/// message or the error it fired.
const START_WORKER: &str = "
    const done = arguments[arguments.length - 1];
    globalThis.attacheStartWorker().then((worker) => {
        worker.onmessage = () => done('ready');
        worker.onerror = (event) => done(`error: ${event.message}`);
    }, (error) => done(`rejected: ${error}`));";

pub(crate) async fn starts_from_a_folder_of_a_host(page: &Page) {
    page.driver.goto(page.server.page()).await.unwrap();
    starts(page).await;
    assert_eq!(page.server.missed(), Vec::<String>::new(), "the page asked for what is not beside it");
}

pub(crate) async fn starts_from_one_file(page: &Page) {
    page.driver.goto(single()).await.unwrap();
    starts(page).await;
}

async fn starts(page: &Page) {
    page.until("the page's wasm has replaced the shell", "return !document.getElementById('shell')").await;
    // Twice: a worker that died is replaced by another.
    for _ in 0..2 {
        assert_eq!(page.ask_later(START_WORKER, Vec::new()).await, json!("ready"));
    }
}
