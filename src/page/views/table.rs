//! Heads of tables that can be sorted: a button in the head cell, the order in the address.

use leptos::prelude::*;

use crate::page::messages::t;
use crate::page::state::Page;

/// The head of a column; `sorted` is the column by which the table is sorted, `-` before it for
/// descending, and `is_number` a column of which one first wants the largest.
pub(crate) fn sort_head(column: &'static str, label: String, sorted: &str, is_number: bool) -> AnyView {
    let page = Page::here();
    let is_down = sorted.starts_with('-');
    let is_own = sorted.trim_start_matches('-') == column;
    let state = match (is_own, is_down) {
        (false, _) => "none",
        (true, true) => "descending",
        (true, false) => "ascending",
    };
    let next_is_down = if is_own { !is_down } else { is_number };
    let next = format!("{}{column}", if next_is_down { "-" } else { "" });
    let class = if is_number { "sort-head is-number" } else { "sort-head" };
    let title = t!("table-sort-by", column = label.clone());
    view! {
        <th scope="col" class=class aria-sort=state>
            <button type="button" data-testid="sort" data-column=column title=title on:click=move |_| {
                let next = next.clone();
                page.go(move |s| s.sort = Some(next));
            }>
                {label}
                <span class="sort-mark" aria-hidden="true"></span>
            </button>
        </th>
    }
    .into_any()
}

/// Room for the rows above those that are drawn.
pub(crate) fn above(page: Page) -> AnyView {
    let above = page.room_above();
    (above > 0.0)
        .then(|| view! { <tbody aria-hidden="true"><tr class="rows-above" style:height=format!("{above:.0}px")></tr></tbody> })
        .into_any()
}
