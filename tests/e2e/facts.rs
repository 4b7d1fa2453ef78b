//! What a reader sees first: facts read from the built-in texts, each with its sentence.

use crate::page::{Page, single};

/// The views that list facts, with the hook of their rows.
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("actors", "[data-testid=actor-row]"),
    ("timeline", "[data-testid=timeline-row]"),
    ("statements", "[data-testid=statement-row]"),
    ("goals", "[data-testid=goal-row], [data-testid=position-row]"),
];

pub(crate) async fn first_load_shows_extracted_facts(page: &Page) {
    page.open("").await;
    every_view_has_facts(page).await;
    a_fact_leads_to_its_sentence(page).await;
    assert_eq!(page.server.missed(), Vec::<String>::new(), "the page asked for what is not beside it");
}

pub(crate) async fn one_file_shows_extracted_facts(page: &Page) {
    page.open_address(&single()).await;
    every_view_has_facts(page).await;
    a_fact_leads_to_its_sentence(page).await;
}

async fn every_view_has_facts(page: &Page) {
    for (view, row) in LISTS {
        page.show(view).await;
        page.until(&format!("{view} shows rows"), &format!("return document.querySelectorAll('{row}').length > 0"))
            .await;
    }
    page.show("library").await;
    page.until(
        "the library lists the documents",
        "return document.querySelectorAll('[data-testid=document-row]').length >= 2",
    )
    .await;
}

/// From a row to its evidence, and from there to the place in the text.
async fn a_fact_leads_to_its_sentence(page: &Page) {
    page.show("statements").await;
    page.press("[data-testid=statement-row] [data-testid=fact-open]").await;
    page.until(
        "the evidence shows a sentence",
        "return document.querySelector('[data-testid=evidence] [data-testid=evidence-sentence]')?.innerText.length > 20",
    )
    .await;
    let words = page
        .ask("return document.querySelector('[data-testid=evidence-sentence] blockquote, [data-testid=evidence-sentence] p')?.innerText")
        .await;
    page.press("[data-testid=evidence-sentence] [data-testid=evidence-read]").await;
    page.until(
        "the reader shows the document",
        "return document.querySelector('[data-testid=view]')?.dataset.view === 'read'
            && document.querySelectorAll('[data-testid=read-block]').length > 0",
    )
    .await;
    let is_there = page
        .ask_with(
            "const plain = (text) => text.replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim();
             const shown = [...document.querySelectorAll('[data-testid=read-block]')].map((block) => plain(block.textContent));
             return shown.some((block) => block.includes(plain(arguments[0])));",
            vec![words.clone()],
        )
        .await;
    assert_eq!(is_there, true, "{:?}: the reader does not hold {words}", page.browser);
}
