//! Documents of the reader's own: dropped, picked, pasted; one that cannot be read; a worker that dies.

use serde_json::json;

use crate::filters::passing;
use crate::page::{Page, single};

/// Invented, about other countries than the built-in texts.
const ARTICLE: &str = "Border talks in Lisbon

LISBON, 3 March 2021 - Bulgarian Foreign Minister Vesela Dragomirova met Peru's President Ramiro Quispe in \
Lisbon on 3 March 2021. “We will open three crossings this year,” Dragomirova said after the meeting. \
Quispe said that his country wants a trade agreement with Bulgaria.
";

/// Drops a file on the page as a file manager would.
const DROP: &str = "
    const [name, text] = arguments;
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: 'text/plain' }));
    const target = document.querySelector('main');
    for (const kind of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    }";

pub(crate) async fn a_dropped_file_is_extracted(page: &Page) {
    page.open("#/library").await;
    dropped_is_extracted(page).await;
}

pub(crate) async fn one_file_extracts_a_dropped_file(page: &Page) {
    page.open_address(&format!("{}#/library", single())).await;
    dropped_is_extracted(page).await;
}

async fn dropped_is_extracted(page: &Page) {
    let (documents, facts) = (page.count("document-row").await, passing(page).await);
    page.ask_with(DROP, vec![json!("talks.txt"), json!(ARTICLE)]).await;
    page.until("the document is listed", &listed(documents + 1)).await;
    page.settled().await;
    assert!(passing(page).await > facts, "{:?}: the dropped file gave no facts", page.browser);
    page.show("statements").await;
    page.until(
        "its statement is found",
        "return document.querySelector('[data-testid=view]').textContent.includes('three crossings')",
    )
    .await;
}

pub(crate) async fn a_picked_file_is_extracted(page: &Page) {
    let folder = std::env::temp_dir().join(format!("attache-e2e-{}-{:?}", std::process::id(), page.browser));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("picked.md");
    std::fs::write(&path, format!("# {ARTICLE}")).unwrap();

    page.open("#/library").await;
    let documents = page.count("document-row").await;
    page.find("[data-testid=file-input]").await.send_keys(path.to_string_lossy().into_owned()).await.unwrap();
    page.until("the document is listed", &listed(documents + 1)).await;
    page.settled().await;
    page.show("actors").await;
    page.until(
        "its actor is listed",
        "return document.querySelector('[data-testid=view]').textContent.includes('Dragomirova')",
    )
    .await;
    let _ = std::fs::remove_dir_all(folder);
}

pub(crate) async fn a_pasted_text_is_extracted(page: &Page) {
    page.open("#/library").await;
    let documents = page.count("document-row").await;
    page.press("[data-testid=paste-open]").await;
    page.find("[data-testid=paste-text]").await.send_keys(ARTICLE.replace('\n', " ")).await.unwrap();
    page.press("[data-testid=paste-add]").await;
    page.until("the document is listed", &listed(documents + 1)).await;
}

pub(crate) async fn an_unreadable_file_says_why_and_leaves_the_rest(page: &Page) {
    page.open("#/library").await;
    let (documents, facts) = (page.count("document-row").await, passing(page).await);
    page.ask_with(DROP, vec![json!("noise.txt"), json!("\u{0}\u{1}\u{2}\u{0}\u{3}\u{0}\u{0}\u{7f}\u{0}")]).await;
    page.until(
        "the file is listed as left out, with a reason",
        "return document.querySelector('[data-testid=skipped-row]')?.textContent.replace('noise.txt', '').trim().length > 3",
    )
    .await;
    page.settled().await;
    assert_eq!((page.count("document-row").await, passing(page).await), (documents, facts), "{:?}", page.browser);
}

/// The server gives the worker a line that makes it throw when told to.
pub(crate) async fn a_worker_that_dies_is_replaced_and_the_documents_stay(page: &Page) {
    page.open_address(&format!("{}#/library", page.server.probed())).await;
    let documents = page.count("document-row").await;
    page.ask_with(DROP, vec![json!("talks.txt"), json!(ARTICLE)]).await;
    page.until("the document is listed", &listed(documents + 1)).await;
    page.settled().await;
    page.ask("new BroadcastChannel('attache-probe').postMessage('die')").await;
    page.until("the page says that its worker died", "return document.querySelector('[data-testid=worker-message]')")
        .await;
    page.until("all documents are back", &listed(documents + 1)).await;
    page.settled().await;
    page.show("statements").await;
    page.until(
        "and their facts",
        "return document.querySelector('[data-testid=view]').textContent.includes('three crossings')",
    )
    .await;
}

fn listed(n: u64) -> String {
    format!("return document.querySelectorAll('[data-testid=document-row]').length === {n}")
}
