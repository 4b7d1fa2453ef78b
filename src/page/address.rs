//! The URL fragment ⇄ the screen. The fragment is the source: links, back, forward and typed
//! addresses all arrive here; nothing else writes `Page::screen`.

use attache::query::{Screen, Window, address};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::client;
use super::dom::win;
use super::state::{Page, ROWS_STEP};

/// The screen that the address asks for.
pub(crate) fn read() -> Screen {
    address::parse(&win().location().hash().unwrap_or_default())
}

/// The whole link to the present screen.
pub(crate) fn link(screen: &Screen) -> String {
    format!("{}{}", page(), address::print(screen))
}

/// The address of the page, without fragment.
fn page() -> String {
    let whole = win().location().href().unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// What links in exported files begin with; nothing for a page that is a file, whose path is the
/// reader's own affair.
pub(crate) fn base() -> String {
    Some(page()).filter(|page| !page.starts_with("file:")).unwrap_or_default()
}

/// Follows back, forward, links and typed addresses.
pub(crate) fn listen(page: Page) {
    let follow = move || set(page, read());
    let on_hash = window_event_listener(leptos::ev::hashchange, move |_| follow());
    let on_pop = window_event_listener(leptos::ev::popstate, move |_| follow());
    on_cleanup(move || {
        on_hash.remove();
        on_pop.remove();
    });
}

/// Changes the address, with a step of the history or without.
pub(crate) fn write(page: Page, change: impl FnOnce(&mut Screen), is_step: bool) {
    let mut screen = page.screen.get_untracked();
    change(&mut screen);
    if screen == page.screen.get_untracked() {
        return;
    }
    let fragment = address::print(&screen);
    let written = win().history().and_then(|history| match is_step {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&fragment)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&fragment)),
    });
    if written.is_err() {
        // Where the history is closed to us (some `file://` pages), the fragment itself is open.
        let _ = win().location().set_hash(&fragment);
    }
    set(page, screen);
}

fn set(page: Page, screen: Screen) {
    if page.screen.with_untracked(|old| *old == screen) {
        return;
    }
    if page.screen.with_untracked(|old| old.view != screen.view || old.filters != screen.filters) {
        page.window.set(Window { offset: 0, limit: Some(ROWS_STEP) });
    }
    page.screen.set(screen);
    // At once, so that the worker is at it while the page draws what the screen itself changes.
    client::want(page, untrack(|| page.question()));
}
