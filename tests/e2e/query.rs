//! The search box and the side panel are two hands on one thing.

use serde_json::json;

use crate::filters::passing;
use crate::page::Page;

pub(crate) async fn clicks_and_words_are_one_query(page: &Page) {
    page.open("#/timeline").await;
    page.press("[data-testid=facet-value][data-facet=kinds]:not(:disabled)").await;
    page.until("a chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    page.settled().await;
    let clicked = (passing(page).await, page.ask("return location.hash").await);
    let query = page.ask("return document.querySelector('[data-testid=search]').value").await;
    assert!(query.as_str().is_some_and(|q| q.starts_with("type:")), "{:?}: {query}", page.browser);

    page.press("[data-testid=clear-all]").await;
    page.until("the box is empty", "return document.querySelector('[data-testid=search]').value === ''").await;
    let field = page.find("[data-testid=search]").await;
    field.send_keys(format!("{} \u{e007}", query.as_str().unwrap_or_default())).await.unwrap();
    page.until("a chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    page.settled().await;
    assert_eq!((passing(page).await, page.ask("return location.hash").await), clicked, "{:?}", page.browser);

    // Denied by its button, the value leaves the rest.
    let all = page.ask("return Number(document.querySelector('[data-testid=passing-count]').dataset.total)").await;
    page.press("[data-testid=facet-not][data-facet=kinds]").await;
    page.until(
        "NOT is in the box",
        "return document.querySelector('[data-testid=search]').value.startsWith('NOT type:')",
    )
    .await;
    page.settled().await;
    assert_eq!(json!(passing(page).await + clicked.0), all, "{:?}", page.browser);
    page.press("[data-testid=facet-clear][data-facet=kinds]").await;
    page.until("no chip is left", "return document.querySelectorAll('[data-testid=chip]').length === 0").await;
}

pub(crate) async fn a_mistake_is_shown_at_its_place(page: &Page) {
    page.open("#/statements").await;
    let field = page.find("[data-testid=search]").await;
    field.send_keys("peace (type:zeppelin\u{e007}").await.unwrap();
    page.until(
        "both mistakes are shown",
        "return ['type', 'bracket-open'].every((code) => document.querySelector(`[data-testid=search-problem][data-code=${code}] mark`))",
    )
    .await;
    let marked = page.ask("return document.querySelector('[data-code=type] mark').textContent").await;
    assert_eq!(marked, "type:zeppelin", "{:?}", page.browser);
}
