//! The search box: full text, applied while typing after a short rest, at once on Enter.

use leptos::prelude::*;

use super::icon::{SEARCH, icon};
use crate::page::messages::t;
use crate::page::state::Page;

/// Rest after the last key before the search is applied.
const REST_MILLIS: u64 = 250;

/// The box with its problems.
#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let page = Page::here();
    let n_typed = StoredValue::new(0_u32);
    let apply = move |text: String, is_step: bool| {
        let text = text.trim().to_owned();
        if is_step { page.go(|s| s.filters.text = text) } else { page.adjust(|s| s.filters.text = text) }
    };
    let input = NodeRef::<leptos::html::Input>::new();
    // The address writes the field, but never while the reader is typing in it.
    Effect::new(move |_| {
        let text = page.screen.with(|s| s.filters.text.clone());
        if let Some(input) = input.get()
            && input.value().trim() != text
        {
            input.set_value(&text);
        }
    });
    let on_input = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        n_typed.update_value(|n| *n += 1);
        let typed = n_typed.get_value();
        crate::page::dom::later(REST_MILLIS, move || {
            if n_typed.get_value() == typed {
                apply(text, false);
            }
        });
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        n_typed.update_value(|n| *n += 1);
        if let Some(input) = input.get_untracked() {
            apply(input.value(), true);
        }
    };
    let problems = move || page.search.with(|s| s.as_ref().map(|s| s.problems.clone()).unwrap_or_default());
    view! {
        <form class="search" role="search" on:submit=on_submit>
            {icon(SEARCH)}
            <input
                node_ref=input
                type="search"
                id="search"
                class="search-field"
                data-testid="search"
                aria-label=t!("search")
                placeholder=t!("search-hint")
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby="search-problems"
                on:input=on_input
            />
            <div id="search-problems" class="search-problems">
                {move || problems().into_iter().map(|p| view! { <p>{p.hint}</p> }).collect_view()}
            </div>
        </form>
    }
}
