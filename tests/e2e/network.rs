//! The policy: what the page and its worker try to send to another origin does not arrive there.

use serde_json::{Value, json};

use crate::page::Page;
use crate::server::Elsewhere;

/// Tries to fetch from another origin, in the window.
const FROM_WINDOW: &str = "
    const [address, done] = arguments;
    fetch(address).then(() => done('arrived'), () => done('blocked'));";

/// The same in a worker started as the page starts its own, once that is ready.
const FROM_WORKER: &str = "
    const [address, done] = arguments;
    globalThis.attacheStartWorker().then((worker) => {
        worker.onmessage = ({ data }) => {
            if (data === 'probe arrived') done('arrived');
            else if (data === 'probe blocked') done('blocked');
            else worker.postMessage({ probe: address });
        };
        worker.onerror = (event) => done(`error: ${event.message}`);
    }, (error) => done(`rejected: ${error}`));";

pub(crate) async fn nothing_reaches_another_origin(page: &Page) {
    let elsewhere = Elsewhere::start();
    let address = json!(elsewhere.address());

    // The net has no hole: without a policy the same attempt arrives.
    page.driver.goto(page.server.control()).await.unwrap();
    assert_eq!(page.ask_later(FROM_WINDOW, vec![address.clone()]).await, json!("arrived"));
    let before = elsewhere.hits();
    assert!(before > 0, "the listener counts nothing");

    page.driver.goto(page.server.probed()).await.unwrap();
    page.until("the page's wasm has replaced the shell", "return !document.getElementById('shell')").await;
    assert_eq!(page.ask_later(FROM_WINDOW, vec![address.clone()]).await, json!("blocked"));
    assert_eq!(page.ask_later(FROM_WORKER, vec![address]).await, json!("blocked"));
    assert_eq!(elsewhere.hits(), before, "something reached another origin");

    // And what the page did load came from beside it.
    let loaded = page.ask("return performance.getEntriesByType('resource').map((entry) => entry.name)").await;
    let foreign: Vec<&Value> = loaded.as_array().into_iter().flatten().filter(|name| !own(page, name)).collect();
    assert!(foreign.is_empty(), "loaded from elsewhere: {foreign:?}");
}

fn own(page: &Page, name: &Value) -> bool {
    let name = name.as_str().unwrap_or_default();
    name.starts_with(&page.server.probed()) || name.starts_with("blob:") || name.starts_with("data:")
}
