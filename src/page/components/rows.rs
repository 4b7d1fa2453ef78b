//! A list that is drawn as far as one has scrolled. Rows keep their elements, and so the focus,
//! when their content changes.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::page::messages::t;
use crate::page::state::{Page, ROWS_STEP};

/// Draws the rows that are there, each by its key.
pub(crate) fn rows<T>(rows: Memo<Vec<T>>, key: fn(&T) -> &str, draw: fn(Page, &T) -> AnyView) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let page = Page::here();
    view! {
        <For
            each=move || rows.get()
            key=move |row| key(row).to_owned()
            children=move |first| {
                let own = key(&first).to_owned();
                let row = Memo::new(move |last: Option<&T>| {
                    let now = rows.with(|rows| rows.iter().find(|row| key(row) == own).cloned());
                    now.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
                });
                move || row.with(|row| draw(page, row))
            }
        />
    }
}

/// The end of a list of which `n_drawn` of `n_all` rows are there: brings more as it comes into
/// sight, or when pressed.
pub(crate) fn more(page: Page, n_drawn: Signal<u32>, n_all: Signal<u32>) -> impl IntoView {
    let node = NodeRef::<leptos::html::Div>::new();
    let grow = move || {
        if n_drawn.get_untracked() < n_all.get_untracked() && !page.is_pending.get_untracked() {
            page.n_rows.update(|n| *n += ROWS_STEP);
        }
    };
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let on_sight = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let is_seen = |entry: JsValue| {
                entry.dyn_into::<web_sys::IntersectionObserverEntry>().is_ok_and(|e| e.is_intersecting())
            };
            if entries.iter().any(is_seen) {
                grow();
            }
        });
        if let Ok(observer) = web_sys::IntersectionObserver::new(on_sight.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let parts = StoredValue::new_local((observer, on_sight));
            on_cleanup(move || parts.with_value(|(observer, _)| observer.disconnect()));
        }
    });
    view! {
        <div class="more" node_ref=node>
            <Show when=move || n_drawn.get() < n_all.get()>
                <button type="button" class="button" on:click=move |_| grow()>
                    {move || t!("more", n = n_all.get().saturating_sub(n_drawn.get()))}
                </button>
            </Show>
        </div>
    }
}
