//! Events by sources, and what each source calls things: parts, orders, a key to the signs, a table.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::CompareView;
use leptos::prelude::*;

use super::of_view;
use crate::page::components::export::export_menu;
use crate::page::components::links::href;
use crate::page::components::matrix::{MatrixTable, key, names_key};
use crate::page::components::notice::Empty;
use crate::page::messages::{number, t, text};
use crate::page::state::Page;

/// The view.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<CompareView>(page, |view| match view {
        View::Compare(view) => Some(view),
        _ => None,
    });
    let matrix = Memo::new(move |_| view.with(|v| v.matrix.clone()));
    let part = Memo::new(move |_| view.with(|v| v.part.clone()));
    let is_naming = move || part.with(|p| p == "naming" || p == "acts");
    let caption = Signal::derive(move || {
        text(&format!("compare-{}", if part.with(String::is_empty) { "all".into() } else { part.get() }), &[])
    });
    let corner =
        Signal::derive(move || if part.with(|p| p == "naming") { t!("matrix-name") } else { t!("matrix-event") });
    view! {
        <h2 class="visually-hidden">{t!("view-compare")}</h2>
        {move || view.with(|v| head(page, v))}
        <p class="compare-about">{move || if is_naming() { t!("compare-naming-about") } else { t!("compare-about") }}</p>
        <Show when=move || matrix.with(|m| m.extent.n_rows > 0) fallback=|| view! { <Empty /> }>
            {move || if part.with(|p| p == "naming") { names_key() } else if is_naming() { ().into_any() } else { key() }}
            <MatrixTable matrix=matrix caption=caption corner=corner />
        </Show>
    }
}

/// Parts and orders as links.
fn head(page: Page, view: &CompareView) -> AnyView {
    let parts = view.parts.iter().map(|count| {
        let is_current = count.link.part == view.part;
        view! {
            <li>
                <a
                    class="part"
                    id=format!("part-{}", count.code)
                    data-testid="part"
                    data-code=count.code.clone()
                    data-n=count.n
                    href=href(page, &count.link)
                    aria-current=is_current.then_some("true")
                >
                    {text(&format!("compare-{}", count.code), &[])}
                    <span class="part-n">{number(count.n)}</span>
                </a>
            </li>
        }
    });
    let sorts = view.sorts.iter().enumerate().map(|(i, sort)| {
        let value = (i > 0).then(|| sort.clone());
        view! {
            <a
                id=format!("sort-{sort}")
                data-testid="sort"
                data-sort=sort.clone()
                href=page.href(|s| s.sort = value)
                aria-current=(*sort == view.sort).then_some("true")
            >
                {text(&format!("sort-{sort}"), &[])}
            </a>
        }
    });
    view! {
        <nav class="parts" aria-label=t!("parts")><ul>{parts.collect_view()}</ul></nav>
        <div class="view-tools">
            <p class="sorts"><span>{t!("sort-by")}</span> {sorts.collect_view()}</p>
            {export_menu(page, ViewName::Compare, None)}
        </div>
    }
    .into_any()
}
