//! A list of which only a window is drawn. A short list grows as one scrolls until all of it is there;
//! of a long one the rows around those in sight are drawn, with room for the others above and below.
//! Rows keep their elements, and so the focus, when their content changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use attache::query::Window;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::staged::{ROOM, staged};
use crate::page::dom;
use crate::page::messages::t;
use crate::page::state::{MOST_ROWS, Page, ROWS_STEP, WINDOW_ROWS};

/// Rows kept drawn beyond those in sight, before the window moves.
const MARGIN: f64 = 20.0;

/// Draws the rows that are there, each by its key; `name` is the `data-rows` of the element they stand in.
pub(crate) fn rows<T>(
    name: &'static str,
    rows: Memo<Vec<Arc<T>>>,
    key: fn(&T) -> &str,
    draw: fn(Page, &T) -> AnyView,
) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
{
    let page = Page::here();
    let (drawn, rest) = staged(name, rows);
    let room = |pixels: f64| {
        (pixels > 0.0).then(|| {
            view! {
                <li role="presentation" class=ROOM style:height=format!("{pixels:.0}px")></li>
            }
        })
    };
    view! {
        {move || room(page.room_above())}
        {keyed(drawn, key, draw)}
        {move || room(rest.get())}
    }
}

/// Rows that are drawn anew where their value differs, and not asked where it does not.
fn keyed<T>(rows: Memo<Vec<Arc<T>>>, key: fn(&T) -> &str, draw: fn(Page, &T) -> AnyView) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
{
    let page = Page::here();
    let drawn = StoredValue::new(BTreeMap::<String, RwSignal<Arc<T>>>::new());
    let tell = move |row: &Arc<T>| {
        let signal = drawn.with_value(|drawn| drawn.get(key(row)).copied());
        if let Some(signal) = signal.filter(|s| s.try_with_untracked(|old| *old != *row).unwrap_or_default()) {
            signal.set(row.clone());
        }
    };
    let each = move || {
        let rows = rows.get();
        rows.iter().for_each(tell);
        rows
    };
    view! {
        <For
            each=each
            key=move |row| key(row).to_owned()
            children=move |row| {
                let own = key(&row).to_owned();
                let signal = RwSignal::new(row);
                drawn.update_value(|drawn| _ = drawn.insert(own.clone(), signal));
                on_cleanup(move || {
                    drawn.try_update_value(|drawn| drawn.remove(&own));
                });
                move || signal.with(|row| draw(page, row))
            }
        />
    }
}

/// The end of a list of which `n_drawn` of `n_all` rows are there: brings more as it comes into
/// sight, or when pressed; where the list is long, moves the window with what is in sight.
pub(crate) fn more(page: Page, n_drawn: Signal<u32>, n_all: Signal<u32>) -> impl IntoView {
    let node = NodeRef::<leptos::html::Div>::new();
    let drawn = move || page.answered.with(|a| a.as_ref().map(|a| a.window).unwrap_or_default());
    let n_after = move || n_all.get().saturating_sub(drawn().offset + n_drawn.get());
    let grow = move || {
        let window = page.answered.with_untracked(|a| a.as_ref().map(|a| a.window).unwrap_or_default());
        let limit = window.limit.unwrap_or_default();
        if page.is_pending.get_untracked() || window.offset + n_drawn.get_untracked() >= n_all.get_untracked() {
            return;
        }
        page.window.set(match limit < MOST_ROWS {
            true => Window { limit: Some(limit + ROWS_STEP), ..window },
            false => Window { offset: window.offset + ROWS_STEP, ..window },
        });
    };
    let follow = move || {
        let (n_all, n_drawn) = (n_all.get_untracked(), n_drawn.get_untracked());
        let Some(sentinel) = node.get_untracked().filter(|_| n_drawn > 0 && page.is_settled.get_untracked()) else {
            return;
        };
        let end = sentinel.get_bounding_client_rect().top();
        let Some(list) = sentinel.previous_element_sibling() else { return };
        let offset = f64::from(page.answered.with_untracked(|a| a.as_ref().map_or(0, |a| a.window.offset)));
        let start = list.get_bounding_client_rect().top() + page.room_above_untracked();
        let height = (end - start) / f64::from(n_drawn);
        if height < 4.0 {
            return;
        }
        if (page.row_height.get_untracked() - height).abs() > 1.0 && offset < 1.0 {
            page.row_height.set(height);
        }
        if n_all <= MOST_ROWS {
            return;
        }
        let shown = dom::win().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(800.0) / height;
        let first = offset + (-start / height).floor();
        let last = first + shown;
        let is_short_above = offset > 0.0 && first - MARGIN < offset;
        let is_short_below =
            last + MARGIN > offset + f64::from(n_drawn) && offset + f64::from(n_drawn) < f64::from(n_all);
        if is_short_above || is_short_below {
            let before = (f64::from(WINDOW_ROWS) - shown) / 2.0;
            let most = n_all.saturating_sub(WINDOW_ROWS);
            let offset = ((first - before).max(0.0) as u32).min(most);
            // Whole steps, so that a little scrolling asks for the same again; but the end is reached.
            let offset = if offset == most { most } else { offset / (ROWS_STEP / 4) * (ROWS_STEP / 4) };
            page.window.set(Window { offset, limit: Some(WINDOW_ROWS) });
        }
    };
    let is_due = StoredValue::new(false);
    let on_scroll = window_event_listener(leptos::ev::scroll, move |_| {
        if !is_due.get_value() {
            is_due.set_value(true);
            request_animation_frame(move || {
                is_due.set_value(false);
                follow();
            });
        }
    });
    on_cleanup(move || on_scroll.remove());
    // What was scrolled to while an answer was awaited is looked at when it has come.
    Effect::new(move |_| {
        if page.is_settled.get() && n_all.get() > MOST_ROWS {
            request_animation_frame(follow);
        }
    });
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let on_sight = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let is_seen = |entry: JsValue| {
                entry.dyn_into::<web_sys::IntersectionObserverEntry>().is_ok_and(|e| e.is_intersecting())
            };
            if n_all.get_untracked() <= MOST_ROWS && entries.iter().any(is_seen) {
                grow();
            }
        });
        if let Ok(observer) = web_sys::IntersectionObserver::new(on_sight.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let parts = StoredValue::new_local((observer, on_sight));
            on_cleanup(move || parts.with_value(|(observer, _)| observer.disconnect()));
        }
    });
    let below = move || if n_all.get() > MOST_ROWS { f64::from(n_after()) * page.row_height.get() } else { 0.0 };
    view! {
        <div class="more" node_ref=node>
            <Show when=move || { n_after() > 0 }>
                <button type="button" class="button" data-testid="more" on:click=move |_| grow()>
                    {move || t!("more", n = n_after())}
                </button>
            </Show>
        </div>
        <div class="rows-below" aria-hidden="true" style:height=move || format!("{:.0}px", below())></div>
    }
}
