//! Every control by the keyboard alone: what matters is walked through with real keys, and of every
//! control in every view it is shown that it can have the focus and has a name.

use attache::query::ViewName;
use serde_json::{Value, json};

use crate::page::Page;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const SPACE: &str = "\u{e00d}";

/// Controls that can be seen and cannot be reached or have no name.
const OUT_OF_REACH: &str = "
    const name = (e) => e.getAttribute('aria-label') || e.getAttribute('title') || e.textContent.trim() || e.placeholder
        || [...(e.labels ?? [])].map((l) => l.textContent.trim()).join('')
        || (e.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
    const seen = (e) => e.checkVisibility?.({ visibilityProperty: true }) ?? e.offsetParent !== null;
    const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter((e) => !e.disabled && seen(e) && e.type !== 'file' && !(e.matches('a.hl') && e.tabIndex < 0));
    const bad = controls.filter((e) => {
        e.focus({ preventScroll: true });
        return document.activeElement !== e || e.tabIndex < 0 || !name(e);
    });
    return bad.slice(0, 8).map((e) => e.outerHTML.slice(0, 120));";

/// What has the focus: its hook, or its name.
const FOCUS: &str = "const e = document.activeElement; return e?.dataset.testid ?? e?.id ?? e?.tagName";

pub(crate) async fn every_control_can_have_the_focus_and_has_a_name(page: &Page) {
    for view in ViewName::ALL {
        page.open(&format!("#/{}", view.name())).await;
        let bad = page.ask(OUT_OF_REACH).await;
        assert_eq!(bad, json!([]), "{:?}, {}: cannot be used by keyboard", page.browser, view.name());
    }
}

pub(crate) async fn a_session_by_keyboard_alone(page: &Page) {
    page.open("#/actors").await;
    // To the search box; a field, then the first value that is offered.
    press(page, "/").await;
    assert_eq!(page.ask(FOCUS).await, "search", "{:?}", page.browser);
    press(page, "who:").await;
    page.until("values are offered", "return document.querySelectorAll('[data-testid=search-option]').length > 0")
        .await;
    press(page, DOWN).await;
    press(page, ENTER).await;
    page.until("a chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    page.settled().await;
    let chosen = page.ask("return document.querySelector('[data-testid=search]').value").await;
    assert!(chosen.as_str().is_some_and(|text| text.starts_with("who:")), "{:?}: {chosen}", page.browser);

    // The same value is checked in the side panel, and the space bar takes it out there.
    let key = page.ask("return document.querySelector('[data-testid=chip]').dataset.key").await;
    let script = "const v = document.querySelector(`[data-testid=facet-value][data-key='${arguments[0]}']`);
        v.focus(); return v.checked;";
    assert_eq!(page.ask_with(script, vec![key]).await, true, "{:?}: the click and the word differ", page.browser);
    press(page, SPACE).await;
    page.until("the chip is gone", "return document.querySelectorAll('[data-testid=chip]').length === 0").await;
    page.until("the box is empty", "return document.querySelector('[data-testid=search]').value === ''").await;
    page.settled().await;

    // A digit opens a view, j and Enter a fact, Escape closes it and gives the focus back.
    page.ask("document.getElementById('main').focus()").await;
    page.show("statements").await;
    page.ask("document.getElementById('main').focus()").await;
    press(page, "j").await;
    assert_eq!(page.ask(FOCUS).await, "fact-open", "{:?}", page.browser);
    let fact = page.ask("return document.activeElement.dataset.fact").await;
    press(page, ENTER).await;
    page.until("its evidence is open", "return document.querySelector('[data-testid=evidence]')?.dataset.fact").await;
    page.settled().await;
    press(page, ESCAPE).await;
    page.until("it is closed", "return !document.querySelector('[data-testid=evidence]')?.dataset.fact").await;
    let back = page.ask("return document.activeElement.dataset.fact").await;
    assert_eq!(back, fact, "{:?}: the focus did not come back", page.browser);

    // The list of keys opens and closes.
    press(page, "?").await;
    page.until("the keys are listed", "return document.querySelector('dialog[data-testid=shortcuts]').open").await;
    press(page, ESCAPE).await;
    page.until("and gone", "return !document.querySelector('dialog[data-testid=shortcuts]').open").await;
}

/// Sends keys to whatever has the focus.
async fn press(page: &Page, keys: &str) {
    let active = page.driver.active_element().await.unwrap();
    active.send_keys(keys).await.unwrap();
}

/// The focus is not lost when what it stands on is drawn anew.
pub(crate) async fn the_focus_stays_when_results_change(page: &Page) {
    page.open("#/timeline").await;
    let id = page
        .ask(
            "const value = document.querySelector('[data-testid=facet-value][data-facet=kinds]:not(:disabled)');
             value.focus(); return value.id;",
        )
        .await;
    press(page, SPACE).await;
    page.until("a chip is there", "return document.querySelectorAll('[data-testid=chip]').length === 1").await;
    page.settled().await;
    page.until(
        "the focus is where it was",
        &format!("return document.activeElement?.id === {}", Value::to_string(&id)),
    )
    .await;
}
