//! Single keys, listed under `?`. They act only where no letters are typed and can be switched off.

use attache::query::ViewName;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::dom;
use super::state::Page;

/// Keys and the message that says what each does, in the order of the list.
pub(crate) const LIST: [(&str, &str); 9] = [
    ("/", "key-search"),
    ("1 – 9", "key-views"),
    ("j  k", "key-next"),
    ("n  p", "key-highlight"),
    ("e", "key-evidence"),
    ("f", "key-filters"),
    ("s", "key-share"),
    ("Esc", "key-close"),
    ("?", "key-help"),
];

/// Follows the keyboard.
pub(crate) fn listen(page: Page) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| press(page, &event));
    on_cleanup(move || handle.remove());
}

fn press(page: Page, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return;
    }
    let key = event.key();
    let is_dialog_open = !dom::all("dialog[open]").is_empty();
    if key == "Escape" && !is_dialog_open && !dom::is_typing() {
        close(page);
        return;
    }
    if dom::is_typing() || is_dialog_open || !page.has_keys.get_untracked() {
        return;
    }
    let is_known = match key.as_str() {
        "/" => focus_first("#search"),
        "f" => {
            if page.has_filter_column.get_untracked() {
                focus_first("#filters input:not([disabled]), #filters button")
            } else {
                page.is_filter_sheet_open.set(true);
                true
            }
        }
        "e" => focus_first("#evidence-title"),
        "s" => {
            super::components::share::share(page);
            true
        }
        "?" => {
            page.is_help_open.set(true);
            true
        }
        "j" | "k" if is_in_evidence() => step_fact(page, key == "j"),
        "j" => step("main a.fact-open", true),
        "k" => step("main a.fact-open", false),
        "n" | "p" => {
            // Of what is open only its own places are looked up.
            let own = "main a.hl.is-open";
            step(if dom::all(own).len() > 1 { own } else { "main a.hl[tabindex]" }, key == "n")
        }
        digit => match digit.parse::<usize>().ok().and_then(|n| ViewName::tabs().nth(n.wrapping_sub(1))) {
            Some(view) => {
                page.go(|s| s.view = view);
                true
            }
            None => false,
        },
    };
    if is_known {
        event.prevent_default();
    }
}

/// Closes the open fact and gives the focus back to what opened it.
pub(crate) fn close(page: Page) {
    let Some(fact) = page.screen.with_untracked(|s| s.fact.clone()) else { return };
    page.go(|s| s.fact = None);
    let opener = dom::all("main a.fact-open, main a.hl").into_iter();
    if let Some(opener) = opener.into_iter().find(|a| a.get_attribute("data-fact").as_deref() == Some(&fact)) {
        dom::focus(&opener);
    } else if let Some(main) = dom::by_id("main") {
        dom::focus(&main);
    }
}

/// Opens the fact after or before the open one, in the order of the view's list; the focus stays.
pub(crate) fn step_fact(page: Page, is_forward: bool) -> bool {
    let open = page.screen.with_untracked(|s| s.fact.clone());
    let mut facts: Vec<String> = Vec::new();
    for fact in dom::all("main a.fact-open").iter().filter_map(|link| link.get_attribute("data-fact")) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let at = facts.iter().position(|fact| Some(fact) == open.as_ref());
    let next = match (at, is_forward) {
        (None, _) => Some(0),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    let Some(fact) = next.and_then(|next| facts.get(next)).cloned() else { return false };
    if let Some(row) =
        dom::all("main a.fact-open").iter().find(|a| a.get_attribute("data-fact").as_ref() == Some(&fact))
    {
        dom::reveal(row);
    }
    page.go(|s| s.fact = Some(fact));
    true
}

fn is_in_evidence() -> bool {
    let active = dom::win().document().and_then(|d| d.active_element());
    active.is_some_and(|active| active.closest("[data-testid=evidence]").is_ok_and(|found| found.is_some()))
}

fn focus_first(selector: &str) -> bool {
    let Some(first) = dom::all(selector).into_iter().next() else { return false };
    dom::focus(&first);
    true
}

/// Moves the focus to the next or previous match and brings it into sight.
fn step(selector: &str, is_forward: bool) -> bool {
    let all = dom::all(selector);
    let active = dom::win().document().and_then(|d| d.active_element());
    let at = active.and_then(|a| all.iter().position(|e| AsRef::<web_sys::Element>::as_ref(e) == &a));
    let next = match (at, is_forward) {
        (None, true) => 0,
        (None, false) => all.len().saturating_sub(1),
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
    };
    let Some(next) = all.get(next) else {
        // The list may go on beyond what is drawn.
        return is_forward && dom::all("[data-testid=more]").first().inspect(|more| more.click()).is_some();
    };
    dom::focus(next);
    dom::scroll_to(next);
    true
}
