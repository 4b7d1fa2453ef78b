//! Overview, comparison, actor page, matrix and exports show what the command prints for the same
//! documents.

use attache::corpus::{self, CorpusBuilder, Record};
use attache::ingest::{self, Source};
use attache::view::export::json;
use serde_json::Value;

use crate::page::{Page, root};

/// What `attache extract corpus` prints.
fn printed() -> Value {
    let folder = root().join("corpus");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    names.sort();
    let files: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = corpus::folder(&files);
    let mut builder = CorpusBuilder::default();
    for entry in &folder.entries {
        let source = Source { path: &entry.path, bytes: entry.bytes };
        let document = ingest::read(&entry.path, &source, entry.metadata.clone()).unwrap();
        builder.add(std::sync::Arc::new(Record::new(document)));
    }
    serde_json::to_value(json::whole(&builder.build(), &[])).unwrap()
}

/// How many records of a layer all documents have.
fn n_records(printed: &Value, layer: &str) -> usize {
    printed["documents"].as_array().unwrap().iter().map(|d| d[layer].as_array().unwrap().len()).sum()
}

fn clusters(printed: &Value) -> &Vec<Value> {
    printed["clusters"].as_array().unwrap()
}

/// The documents that tell a cluster.
fn n_tellers(cluster: &Value) -> usize {
    let events = cluster["events"].as_array().unwrap();
    events.iter().map(|e| e[0].as_str().unwrap()).collect::<std::collections::BTreeSet<_>>().len()
}

async fn count(page: &Page, hook: &str, code: &str) -> usize {
    let script =
        format!("return document.querySelector('[data-testid={hook}][data-code={code}]')?.dataset.n ?? 'none'");
    page.ask(&script).await.as_str().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX)
}

pub(crate) async fn the_overview_counts_what_the_command_prints(page: &Page) {
    page.open("").await;
    assert_eq!(page.ask("return document.querySelector('[data-testid=view]').dataset.view").await, "overview");
    let printed = printed();
    let status = |wanted: &str| {
        let documents = printed["documents"].as_array().unwrap();
        documents.iter().flat_map(|d| d["events"].as_array().unwrap()).filter(|e| e["status"] == wanted).count()
    };
    for (code, n) in [
        ("documents", printed["documents"].as_array().unwrap().len()),
        ("events", clusters(&printed).len()),
        ("statements", n_records(&printed, "quotations")),
        ("goals", n_records(&printed, "goals")),
        ("positions", n_records(&printed, "positions")),
        ("differ", clusters(&printed).iter().filter(|c| !c["conflicts"].as_array().unwrap().is_empty()).count()),
    ] {
        assert_eq!(count(page, "count", code).await, n, "{:?}: {code}", page.browser);
    }
    // A cluster is planned where most of its events are.
    assert!(count(page, "count", "planned").await <= status("planned"), "{:?}", page.browser);

    // A number leads to what it counts.
    let n = count(page, "count", "meetings").await;
    page.press("[data-testid=count][data-code=meetings]").await;
    page.until(
        "the meetings are shown",
        "return document.querySelector('[data-testid=view]').dataset.view === 'timeline'",
    )
    .await;
    page.settled().await;
    assert_eq!(page.count("timeline-row").await as usize, n, "{:?}", page.browser);
}

pub(crate) async fn the_comparison_has_every_event_and_who_tells_it(page: &Page) {
    page.open("#/compare").await;
    let printed = printed();
    assert_eq!(count(page, "part", "all").await, clusters(&printed).len(), "{:?}", page.browser);
    page.until(
        "all rows are there",
        "const more = document.querySelector('.more button'); more?.click(); return !more;",
    )
    .await;
    page.settled().await;
    assert_eq!(page.count("matrix-row").await as usize, clusters(&printed).len());
    let told = page
        .ask("return document.querySelectorAll('[data-testid=cell][data-state=reports], [data-testid=cell][data-state=differs]').length")
        .await;
    let expected: usize = clusters(&printed).iter().map(n_tellers).sum();
    assert_eq!(told.as_u64().unwrap() as usize, expected, "{:?}", page.browser);

    // A sign opens the evidence; names lead to the concordance.
    page.press("[data-testid=cell][data-state=reports] a").await;
    page.until("the evidence is open", "return !!document.querySelector('[data-testid=evidence-sentence]')").await;
    page.press("[data-testid=part][data-code=naming]").await;
    // Signs of events stand there until the names are drawn.
    page.until(
        "names are shown and lead to their word",
        "const href = document.querySelector('[data-testid=cell-mark]')?.getAttribute('href') ?? '';
         return href.startsWith('#/concordance?') && href.includes('word=');",
    )
    .await;
}

pub(crate) async fn an_actor_has_a_page(page: &Page) {
    page.open("").await;
    let key = page.ask("return document.querySelector('[data-testid=overview-actor]').dataset.key").await;
    page.press("[data-testid=overview-actor] a").await;
    page.until("the actor is shown", "return document.querySelector('[data-testid=actor-head]')").await;
    page.settled().await;
    assert_eq!(page.ask("return document.querySelector('[data-testid=actor-head]').dataset.key").await, key);
    let printed = printed();
    let name = page.ask("return document.querySelector('.actor-title').textContent").await;
    let entities = printed["entities"].as_array().unwrap();
    assert!(entities.iter().any(|e| e["name"] == name), "{:?}: the command knows no {name}", page.browser);
    assert!(page.count("actor-name-row").await > 0 && page.count("dealing").await > 0);
    page.press("[data-testid=dealing] [data-testid=fact-open]").await;
    page.until("the evidence is open", "return !!document.querySelector('[data-testid=evidence-sentence]')").await;
    // The address is a permalink.
    let address = page.ask("return location.href").await;
    page.open_address(address.as_str().unwrap()).await;
    assert_eq!(page.ask("return document.querySelector('[data-testid=actor-head]').dataset.key").await, key);
}

pub(crate) async fn goals_stand_in_a_matrix_and_in_a_list(page: &Page) {
    page.open("#/goals").await;
    page.until(
        "all rows are there",
        "const more = document.querySelector('.more button'); more?.click(); return !more;",
    )
    .await;
    page.settled().await;
    let marks = page
        .ask(
            "const rows = new Set([...document.querySelectorAll('[data-testid=goal-row], [data-testid=position-row]')].map((r) => r.dataset.fact));
             const marks = [...document.querySelectorAll('[data-testid=matrix] [data-testid=cell-mark]')].map((m) => m.dataset.fact);
             return [marks.length, marks.filter((m) => !rows.has(m)).length, rows.size];",
        )
        .await;
    assert!(marks[0].as_u64().unwrap() > 0, "{:?}: the matrix is empty: {marks}", page.browser);
    assert_eq!(marks[1], 0, "{:?}: marks that the list lacks: {marks}", page.browser);
    let printed = printed();
    assert_eq!(
        marks[2].as_u64().unwrap() as usize,
        n_records(&printed, "goals") + n_records(&printed, "positions"),
        "{:?}",
        page.browser
    );
}

pub(crate) async fn a_view_is_saved_as_a_file(page: &Page) {
    page.open("#/compare?part=single").await;
    for (format, ending) in [("md", ".md"), ("csv", ".csv")] {
        page.ask("document.querySelector('[data-testid=export]').open = true").await;
        // What would be saved, without a dialog of the browser.
        page.ask(
            "window.saved = null;
             HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, decodeURIComponent(this.href)]; };",
        )
        .await;
        page.press(&format!("[data-testid=export-{format}-save]")).await;
        page.until("a file is offered", "return window.saved").await;
        let saved = page.ask("return window.saved").await;
        assert!(saved[0].as_str().unwrap().ends_with(ending), "{saved}");
        let shown = page.ask("return document.querySelector('[data-testid=matrix-row] a').textContent").await;
        let text = saved[1].as_str().unwrap();
        assert!(text.contains(shown.as_str().unwrap().trim()), "{:?}: {shown} is not in the file", page.browser);
        assert!(text.contains("/read?doc="), "{:?}: no links to sentences", page.browser);
    }
}
