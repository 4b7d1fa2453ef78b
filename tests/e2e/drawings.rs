//! The views that are drawn or set in columns: network, map, time line, concordance, two documents.
//! What they show is compared with what `attache extract` prints for the same corpus.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::page::{Page, root};
use crate::printed::{extracted, plain, rows};

/// A number in an attribute of the first element with that hook.
async fn number(page: &Page, hook: &str, attribute: &str) -> usize {
    let script = format!("return document.querySelector('[data-testid={hook}]')?.getAttribute('{attribute}')");
    page.ask(&script).await.as_str().and_then(|n| n.parse().ok()).unwrap_or_default()
}

/// Presses without a pointer, as a screen reader does.
async fn press_by_script(page: &Page, selector: &str) {
    page.find(selector).await;
    page.ask(&format!("document.querySelector('{selector}').click(); return true")).await;
}

/// For each element with that selector a list of texts and attributes.
async fn table(page: &Page, script: &str) -> Vec<Vec<String>> {
    let cells = page.ask(script).await;
    let row = |row: &Value| -> Vec<String> {
        row.as_array().into_iter().flatten().map(|cell| plain(cell.as_str().unwrap_or_default())).collect()
    };
    cells.as_array().into_iter().flatten().map(row).collect()
}

fn names(printed: &Value) -> BTreeSet<String> {
    let entities = printed["entities"].as_array().unwrap();
    entities.iter().map(|e| plain(e["name"].as_str().unwrap())).collect()
}

pub(crate) async fn network_joins_actors_of_the_command(page: &Page) {
    let printed = extracted();
    let known = names(&printed);
    page.open("#/network").await;
    let n_rows = rows(page, "network-row").await;
    assert!(n_rows > 0, "no dealings");
    let pairs = table(
        page,
        "return [...document.querySelectorAll('[data-testid=network-row]')]
            .map((row) => [row.cells[0].textContent, row.cells[1].textContent, row.dataset.n])",
    )
    .await;
    let n_facts = printed["clusters"].as_array().unwrap().len()
        + printed["documents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|d| d["quotations"].as_array().unwrap().len())
            .sum::<usize>();
    for pair in &pairs {
        assert!(known.contains(&pair[0]) && known.contains(&pair[1]), "not of the command: {pair:?}");
        assert!((1..=n_facts).contains(&pair[2].parse().unwrap()), "{pair:?}");
    }
    assert!(page.count("network-edge").await as usize <= n_rows);
    let twice = "return [...document.querySelectorAll('[data-testid=network-node] path')].map((p) => p.getAttribute('d')).join()";
    let before = page.ask(twice).await;
    page.open("#/network").await;
    assert_eq!(page.ask(twice).await, before, "the same corpus, another picture");

    page.press("[data-testid=network-row] [data-testid=fact-open]").await;
    page.until("the dealings show their sentences", "return document.querySelector('[data-testid=evidence-sentence]')")
        .await;
    page.until("the edge is in the address", "return location.hash.includes('fact=ed.')").await;
    page.open("#/network?part=consult").await;
    let n_consult = rows(page, "network-row").await;
    assert!(n_consult < n_rows, "all {n_rows} dealings are meetings");

    // What is brought nearer stays so where the address is opened again.
    let section =
        "return document.querySelector('[data-testid=network-chart] .stage-frame > svg').getAttribute('viewBox')";
    let whole = page.ask(section).await;
    page.press("[data-testid=stage-nearer]").await;
    page.until("how near it is stands in the address", "return location.hash.includes('near=150:500:500')").await;
    let nearer = page.ask(section).await;
    assert_ne!(nearer, whole, "{:?}", page.browser);
    page.open("#/network?part=consult&near=150:500:500").await;
    assert_eq!(page.ask(section).await, nearer, "{:?}", page.browser);
}

pub(crate) async fn map_has_the_places_of_the_command(page: &Page) {
    let printed = extracted();
    let entities = printed["entities"].as_array().unwrap();
    let name = |id: &str| entities.iter().find(|e| e["id"] == id).map(|e| plain(e["name"].as_str().unwrap()));
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for place in printed["clusters"].as_array().unwrap().iter().filter_map(|c| c["place"].as_str()) {
        *told.entry(name(place).unwrap()).or_default() += 1;
    }
    page.open("#/map").await;
    rows(page, "map-row").await;
    let shown = table(
        page,
        "return [...document.querySelectorAll('[data-testid=map-row]')]
            .map((row) => [row.cells[0].textContent, row.dataset.n, row.dataset.located])",
    )
    .await;
    for (place, n) in &told {
        let row = shown.iter().find(|row| row[0] == *place);
        let row = row.unwrap_or_else(|| panic!("{place} is not listed: {shown:?}"));
        assert!(row[1].parse::<usize>().unwrap() >= *n, "{place}: {row:?}, the command has {n}");
    }
    let n_located = shown.iter().filter(|row| row[2] == "true").count();
    assert!(page.count("map-mark").await as usize <= n_located && n_located > 0);
    let land = "return document.querySelector('.map-land')?.getAttribute('d').length ?? 0";
    assert!(page.ask(land).await.as_u64() > Some(20_000), "no outlines");
    // Another filter moves marks; the outlines stay.
    page.press("[data-testid=map-row] .table-link").await;
    page.settled().await;
    assert!(page.ask(land).await.as_u64() > Some(20_000), "the outlines are gone");
    press_by_script(page, "[data-testid=stage-nearer]").await;
    page.until("the frame is in the address", "return location.hash.includes('part=')").await;
}

pub(crate) async fn time_line_draws_every_event(page: &Page) {
    let printed = extracted();
    let clusters = printed["clusters"].as_array().unwrap();
    page.open("#/timeline").await;
    let drawn = page
        .ask("return new Set([...document.querySelectorAll('[data-testid=timeline-mark]')].map((m) => m.dataset.fact)).size")
        .await
        .as_u64()
        .unwrap() as usize;
    assert!(drawn > 0 && drawn <= clusters.len(), "{drawn} of {}", clusters.len());
    let height = "return document.querySelector('.chart-frame').getBoundingClientRect().height";
    let before = page.ask(height).await;
    page.open("#/timeline?lanes=actor").await;
    assert_eq!(page.ask(height).await, before, "the drawing changes its height");
}

pub(crate) async fn concordance_counts_what_the_texts_hold(page: &Page) {
    let printed = extracted();
    page.open("#/concordance").await;
    let word = page.find("[data-testid=concordance-suggestion]").await.text().await.unwrap();
    let ids = printed["documents"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap());
    let read = |id: &str| std::fs::read_to_string(root().join("corpus").join(format!("{id}.txt"))).unwrap();
    let texts = ids.map(|id| read(id).to_lowercase());
    let n = texts.map(|text| text.split(|c: char| !c.is_alphanumeric()).filter(|w| *w == word).count()).sum::<usize>();
    page.open(&format!("#/concordance?word=%22{word}%22&sort=r1")).await;
    assert_eq!(number(page, "concordance-count", "data-n").await, n, "{word}");
    assert_eq!(rows(page, "concordance-row").await, n);
    let right = table(
        page,
        "return [...document.querySelectorAll('[data-testid=concordance-row] .kwic-right mark')].map((m) => [m.textContent.toLowerCase()])",
    )
    .await;
    assert!(right.is_sorted(), "{right:?}");
    press_by_script(page, "[data-testid=concordance-row] a").await;
    page.until("the reader is at the place", "return document.querySelector('.block.is-target')").await;
}

pub(crate) async fn two_documents_meet_at_a_fact(page: &Page) {
    page.open("#/read").await;
    let second = page
        .ask("return [...document.querySelector('[data-testid=read-beside]').options].map((o) => o.value).filter(Boolean)[0]")
        .await;
    page.open(&format!("#/read?doc2={}", second.as_str().unwrap())).await;
    assert_eq!(page.count("read-pane").await, 2);
    let n = number(page, "read-shared", "data-n").await;
    let both = page
        .ask_with(
            "const facts = [...document.querySelectorAll('[data-testid=read-pane]')].map((pane) =>
                 new Set([...pane.querySelectorAll('.hl-event[data-key]')].map((h) => h.dataset.key)));
             return [...facts[0]].filter((fact) => facts[1].has(fact));",
            vec![json!(null)],
        )
        .await;
    assert!(both.as_array().unwrap().len() <= n, "{n} are said to be shared: {both}");
    if let Some(fact) = both[0].as_str() {
        page.open(&format!("#/read?doc2={}&fact={fact}", second.as_str().unwrap())).await;
        page.until(
            "both mark it",
            "return [...document.querySelectorAll('[data-testid=read-pane]')].every((p) => p.querySelector('.hl.is-open'))",
        )
        .await;
    }
}
