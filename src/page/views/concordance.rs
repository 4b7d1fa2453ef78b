//! Keyword in context: the words in the middle, what stands before and after them on either side.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ConcordanceRow, ConcordanceView};
use leptos::prelude::*;

use super::table::{above, sort_head};
use super::{Held, of_view};
use crate::page::components::marker::{label_of, marker, source};
use crate::page::components::notice::Empty;
use crate::page::components::pieces::pieces;
use crate::page::components::rows::more;
use crate::page::messages::t;
use crate::page::state::Page;

/// What lines can be sorted by, in the order of the list.
const SORTS: [&str; 10] = ["text", "l1", "l2", "l3", "word", "r1", "r2", "r3", "source", "date"];

/// The view.
#[component]
pub(crate) fn Concordance() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<ConcordanceView>(page, |view| match view {
        View::Concordance(view) => Some(view),
        _ => None,
    });
    let n_drawn = Signal::derive(move || view.with(|v| v.rows.len() as u32));
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    let has_texts = move || page.library.with(|l| !l.documents.is_empty());
    view! {
        <h2 class="visually-hidden">{t!("view-concordance")}</h2>
        <Show when=has_texts fallback=|| view! { <Empty /> }>
            {form(page, view)}
            {move || view.with(|v| body(page, v))}
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

/// The words, and how the lines are sorted.
fn form(page: Page, view: Memo<Held<ConcordanceView>>) -> AnyView {
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        let word = page.screen.with(|s| s.word.clone()).unwrap_or_else(|| view.with(|v| v.word.clone()));
        if let Some(input) = input.get() {
            input.set_value(&word);
        }
    });
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            let word = input.value().trim().to_owned();
            page.go(|s| s.word = (!word.is_empty()).then_some(word));
        }
    };
    let options = SORTS
        .into_iter()
        .map(|sort| {
            view! { <option value=sort selected=move || view.with(|v| v.sort.trim_start_matches('-') == sort)>{t!(&format!("concordance-{sort}"))}</option> }
        })
        .collect_view();
    view! {
        <form class="concordance-form" on:submit=on_submit>
            <label class="concordance-word">
                <span>{t!("concordance-words")}</span>
                <input
                    node_ref=input
                    type="text"
                    id="concordance-word"
                    class="field"
                    data-testid="concordance-word"
                    placeholder=t!("concordance-hint")
                    autocomplete="off"
                    spellcheck="false"
                />
            </label>
            <button type="submit" class="button" data-testid="concordance-show">{t!("concordance-show")}</button>
            <label class="lanes">
                <span>{t!("concordance-sort")}</span>
                <select
                    class="field"
                    id="concordance-sort"
                    data-testid="concordance-sort"
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        page.go(|s| s.sort = Some(value));
                    }
                >
                    {options}
                </select>
            </label>
        </form>
    }
    .into_any()
}

fn body(page: Page, view: &ConcordanceView) -> AnyView {
    if view.word.is_empty() {
        return suggestions(page, &view.suggestions);
    }
    if view.rows.is_empty() {
        return view! {
            <div class="empty" data-testid="empty">
                <p class="empty-title">{t!("concordance-none", word = view.word.clone())}</p>
                <p>{t!("concordance-none-hint")}</p>
            </div>
        }
        .into_any();
    }
    let sources = view
        .sources
        .iter()
        .map(|(named, n)| {
            let key = named.key.clone();
            let href = page.href(|s| s.filters.source.toggle(&key));
            view! {
                <li>
                    <a class="choice" href=href>
                        {source(page, &named.key)}
                        <span class="choice-count">{*n}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let sorted = view.sort.as_str();
    // Any word on a side is sorted by under the head of that side.
    let head_of = |side: char, usual: &'static str| {
        SORTS.into_iter().find(|s| s.starts_with(side) && *s == sorted.trim_start_matches('-')).unwrap_or(usual)
    };
    let rows = view.rows.iter().map(|row| line(page, row)).collect_view();
    // Before and after are where the texts have them, whatever language the page speaks.
    let direction = view.rows.first().map(|row| row.direction.clone());
    view! {
        <div class="concordance-counts">
            <p data-testid="concordance-count" data-n=view.extent.n_rows>
                {t!("concordance-lines", n = view.extent.n_rows, sources = view.sources.len())}
                {(view.n_left_out > 0).then(|| view! { " " {t!("concordance-left-out", n = view.n_left_out)} })}
            </p>
            <ul class="choices" aria-label=t!("concordance-by-source")>{sources}</ul>
        </div>
        <table class="table concordance" data-testid="concordance" dir=direction>
            <caption class="visually-hidden">{t!("concordance-caption", word = view.word.clone())}</caption>
            <thead>
                <tr>
                    {sort_head(head_of('l', "l1"), t!("concordance-left"), sorted, false)}
                    {sort_head("word", t!("concordance-keyword"), sorted, false)}
                    {sort_head(head_of('r', "r1"), t!("concordance-right"), sorted, false)}
                    {sort_head("source", t!("source-picker"), sorted, false)}
                </tr>
            </thead>
            {above(page)}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(page: Page, row: &ConcordanceRow) -> AnyView {
    let href = page.href(|s| {
        s.view = ViewName::Read;
        s.document = Some(row.source.key.clone());
        s.at = Some(row.at);
        s.fact = None;
    });
    let label = label_of(page, &row.source.key);
    view! {
        <tr data-testid="concordance-row" data-key=row.key.clone() dir=row.direction.clone()>
            <td class="kwic-left"><div>{pieces(&row.left)}</div></td>
            <th scope="row" class="kwic-word"><a class="fact-open" href=href>{row.word.clone()}</a></th>
            <td class="kwic-right"><div>{pieces(&row.right)}</div></td>
            <td class="kwic-source">
                <span class="source" title=label.title>{marker(label.marker)} <span class="source-name">{label.short}</span></span>
            </td>
        </tr>
    }
    .into_any()
}

fn suggestions(page: Page, list: &[String]) -> AnyView {
    let items = list
        .iter()
        .map(|word| {
            let own = word.clone();
            let href = page.href(|s| s.word = Some(own));
            view! { <li><a class="suggestion" data-testid="concordance-suggestion" href=href>{word.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <div class="concordance-empty" data-testid="concordance-empty">
            <p class="empty-title">{t!("concordance-empty")}</p>
            <p>{t!("concordance-empty-hint")}</p>
            <ul class="suggestions">{items}</ul>
        </div>
    }
    .into_any()
}
