//! A filter applies to every view; taking it out brings everything back.

use serde_json::json;

use crate::facts::LISTS;
use crate::page::{Page, single};

pub(crate) async fn a_filter_narrows_every_view(page: &Page) {
    page.open("").await;
    narrows(page).await;
}

pub(crate) async fn one_file_filters(page: &Page) {
    page.open_address(&single()).await;
    narrows(page).await;
}

async fn narrows(page: &Page) {
    let before = rows_of_all(page).await;
    let all = passing(page).await;
    assert!(all > 0, "{:?}: no facts at all", page.browser);

    // The value that leaves least: the last of the sources that leaves anything.
    let key = page
        .ask(
            "const values = [...document.querySelectorAll('[data-testid=facet-value][data-facet=sources]:not(:disabled)')];
             const left = (value) => Number(value.closest('li').querySelector('[data-testid=facet-count]').textContent);
             values.sort((a, b) => left(a) - left(b));
             return values[0].dataset.key;",
        )
        .await;
    let key = key.as_str().unwrap_or_default().to_owned();
    page.press(&format!("[data-testid=facet-value][data-facet=sources][data-key='{key}']")).await;
    page.until("its chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    page.settled().await;

    let some = passing(page).await;
    assert!(0 < some && some < all, "{:?}: {some} of {all} facts pass", page.browser);
    let after = rows_of_all(page).await;
    for ((view, _), (before, after)) in LISTS.into_iter().zip(before.iter().zip(&after)) {
        assert!(after < before, "{:?}: {view} has {after} rows with the filter and {before} without", page.browser);
    }

    page.press("[data-testid=clear-all]").await;
    page.until("no chip is left", "return document.querySelectorAll('[data-testid=chip]').length === 0").await;
    page.settled().await;
    assert_eq!(passing(page).await, all);
}

pub(crate) async fn a_search_narrows_and_says_where(page: &Page) {
    page.open("#/statements").await;
    let all = passing(page).await;
    let field = page.find("[data-testid=search]").await;
    // A word of the first statement itself, so that the test knows nothing of the texts.
    let word = page
        .ask(
            "const words = document.querySelector('[data-testid=statement-row] blockquote').textContent.match(/[A-Za-z]{6,}/g);
             return words[words.length - 1];",
        )
        .await;
    field.send_keys(format!("{}\u{e007}", word.as_str().unwrap_or_default())).await.unwrap();
    page.until("the query is in the address", "return location.hash.includes('q=')").await;
    page.settled().await;
    page.until(
        "fewer facts pass",
        &format!("return Number(document.querySelector('[data-testid=passing-count]').dataset.passing) < {all}"),
    )
    .await;
    assert!(page.count("statement-row").await > 0, "{:?}: nothing holds {word}", page.browser);
}

/// How many facts pass the filters.
pub(crate) async fn passing(page: &Page) -> u64 {
    let shown = page.ask("return document.querySelector('[data-testid=passing-count]')?.dataset.passing ?? '0'").await;
    shown.as_str().and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// How many rows each view has, all of them brought in.
async fn rows_of_all(page: &Page) -> Vec<u64> {
    let mut numbers = Vec::new();
    for (view, row) in LISTS {
        page.show(view).await;
        // A long list grows as one scrolls to its end, or presses what stands there.
        page.until(
            "the list has ended",
            "const more = document.querySelector('.more button'); more?.click(); return !more;",
        )
        .await;
        page.settled().await;
        numbers.push(
            page.ask_with("return document.querySelectorAll(arguments[0]).length", vec![json!(row)])
                .await
                .as_u64()
                .unwrap_or(0),
        );
    }
    numbers
}
