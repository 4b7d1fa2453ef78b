//! The URL fragment ⇄ the screen. The fragment is the source: links, back, forward and typed
//! addresses all arrive here; nothing else writes `Page::screen`.

use attache::query::{Screen, address};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::dom::win;
use super::state::Page;

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
    let follow = move || {
        // The reader goes elsewhere before they were written.
        page.unwritten.update_value(Vec::clear);
        let _ = page.follow(read());
    };
    let on_hash = window_event_listener(leptos::ev::hashchange, move |_| follow());
    let on_pop = window_event_listener(leptos::ev::popstate, move |_| follow());
    let on_hide = window_event_listener(leptos::ev::pagehide, move |_| write_out(page));
    on_cleanup(move || {
        on_hide.remove();
        on_hash.remove();
        on_pop.remove();
    });
}

/// Changes the address, with a step of the history or without; see [`write_out`].
pub(crate) fn write(page: Page, change: impl FnOnce(&mut Screen), is_step: bool) {
    let old = page.newest();
    let mut screen = old.clone();
    change(&mut screen);
    if screen == old {
        return;
    }
    page.unwritten.update_value(|steps| steps.push((address::print(&screen), is_step)));
    if !page.follow(screen) {
        write_out(page);
    }
}

/// Writes what changed into the address and the history. For a change of the filters when its answer is painted:
/// browsers do much on such a step, looking the page's icon up anew among it, and the answer would wait for that.
pub(crate) fn write_out(page: Page) {
    for (fragment, is_step) in page.unwritten.try_update_value(std::mem::take).unwrap_or_default() {
        let written = win().history().and_then(|history| match is_step {
            true => history.push_state_with_url(&JsValue::NULL, "", Some(&fragment)),
            false => history.replace_state_with_url(&JsValue::NULL, "", Some(&fragment)),
        });
        if written.is_err() {
            // Where the history is closed to us (some `file://` pages), the fragment itself is open.
            let _ = win().location().set_hash(&fragment);
        }
    }
}
