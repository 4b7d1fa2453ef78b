//! The address holds the screen: a link restores it elsewhere, back and forward walk through it.

use attache::query::ViewName;
use serde_json::Value;

use crate::page::Page;

/// What a reader would call the screen: view, filters, open fact, what passes.
const SCREEN: &str = "
    const one = (hook) => document.querySelector(`[data-testid=${hook}]`);
    return {
        view: one('view')?.dataset.view,
        chips: [...document.querySelectorAll('[data-testid=chip]')].map((chip) => chip.dataset.key ?? chip.textContent),
        fact: one('evidence')?.dataset.fact ?? null,
        sentences: [...document.querySelectorAll('[data-testid=evidence-sentence]')].map((sentence) => sentence.dataset.at),
        passing: one('passing-count')?.dataset.passing,
        // A worker that died has left something out: that is to be read here, and not as a wrong number.
        left_out: one('worker-message')?.textContent ?? null,
    };";

pub(crate) async fn a_shared_link_restores_the_screen_in_a_new_window(page: &Page) {
    page.open("#/statements").await;
    page.press("[data-testid=facet-value][data-facet=sources]:not(:disabled)").await;
    page.until("a chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    page.settled().await;
    page.press("[data-testid=statement-row] [data-testid=fact-open]").await;
    page.until(
        "the evidence is open",
        "return document.querySelectorAll('[data-testid=evidence-sentence]').length > 0",
    )
    .await;
    page.settled().await;
    let screen = page.ask(SCREEN).await;

    page.press("[data-testid=share]").await;
    page.until(
        "the link is copied, or shown to be copied",
        "return document.querySelector('[data-testid=announce]')?.textContent
            || document.querySelector('[data-testid=share-link]')?.value",
    )
    .await;
    // What was copied cannot be read back without the reader's leave; it is the address.
    let link = page.ask("return document.querySelector('[data-testid=share-link]')?.value || location.href").await;
    let link = link.as_str().unwrap_or_default().to_owned();

    let window = page.driver.new_window().await.unwrap();
    page.driver.switch_to_window(window).await.unwrap();
    let _ = page.driver.set_window_rect(0, 0, 1440, 900).await;
    page.open_address(&link).await;
    page.until(
        "the evidence is open",
        "return document.querySelectorAll('[data-testid=evidence-sentence]').length > 0",
    )
    .await;
    assert_eq!(page.ask(SCREEN).await, screen, "{:?}: {link}", page.browser);
}

pub(crate) async fn back_and_forward_walk_through_screens(page: &Page) {
    page.open("#/actors").await;
    page.show("timeline").await;
    page.press("[data-testid=facet-value][data-facet=sources]:not(:disabled)").await;
    page.until("a chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    // The step is written into the history when its answer is painted.
    page.settled().await;
    page.driver.back().await.unwrap();
    page.until("the chip is gone", "return document.querySelectorAll('[data-testid=chip]').length === 0").await;
    assert_eq!(view(page).await, "timeline");
    page.driver.back().await.unwrap();
    page.until(
        "the first view is back",
        "return document.querySelector('[data-testid=view]').dataset.view === 'actors'",
    )
    .await;
    page.driver.forward().await.unwrap();
    page.driver.forward().await.unwrap();
    page.until("the chip is back", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    assert_eq!(view(page).await, "timeline");
}

/// Every view, with filters of every kind: the same screen after loading anew, and after going away and
/// back and forth.
pub(crate) async fn every_state_survives_reload_back_and_forward(page: &Page) {
    page.open("").await;
    let key = "const value = (facet) => document.querySelector(`[data-testid=facet-value][data-facet=${facet}]:not(:disabled)`)?.dataset.key;
        return [value('actors'), value('sources'), value('kinds')];";
    let keys = page.ask(key).await;
    let key = |at: usize| keys[at].as_str().unwrap_or_default().to_owned();
    let filters = [
        String::new(),
        format!("?who={}&kind=!{}", key(0), key(2)),
        format!("?q=is:occurred+NOT+zeppelin&source={}&theme=dark", key(1)),
    ];
    for (at, (view, filter)) in ViewName::ALL.iter().zip(filters.iter().cycle()).enumerate() {
        let address = format!("#/{}{filter}", view.name());
        page.open(&address).await;
        let screen = page.ask(SCREEN).await;
        page.driver.refresh().await.unwrap();
        page.settled().await;
        assert_eq!(page.ask(SCREEN).await, screen, "{:?}: {address} after loading anew", page.browser);
        // Going away and back is the same code for every view: three of them are enough, one a filter.
        if at % 4 != 1 {
            continue;
        }
        page.show("library").await;
        page.driver.back().await.unwrap();
        page.until(
            "the view is back",
            "return document.querySelector('[data-testid=view]').dataset.view !== 'library'",
        )
        .await;
        page.settled().await;
        assert_eq!(page.ask(SCREEN).await, screen, "{:?}: {address} after going back", page.browser);
    }
}

async fn view(page: &Page) -> Value {
    page.ask("return document.querySelector('[data-testid=view]').dataset.view").await
}
