//! Keyword in context: the words in the middle, what stands before and after them on either side.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ConcordanceRow, ConcordanceView, Link};
use leptos::prelude::*;

use super::table::sort_head;
use super::{Held, list_of, of_view};
use crate::page::components::html::{Html, Target};
use crate::page::components::marker::source;
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::components::text_rows::text_rows;
use crate::page::messages::{number, t};
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
            {body(page, view)}
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

/// Sources with most lines, which can be chosen here; the filters have all.
const SOURCES_SHOWN: usize = 12;

/// What there is to show.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Found {
    NoWords,
    Nothing,
    Lines,
}

fn body(page: Page, view: Memo<Held<ConcordanceView>>) -> AnyView {
    let found = Memo::new(move |_| {
        view.with(|v| match (v.word.is_empty(), v.rows.is_empty()) {
            (true, _) => Found::NoWords,
            (_, true) => Found::Nothing,
            _ => Found::Lines,
        })
    });
    (move || match found.get() {
        Found::NoWords => (move || view.with(|v| suggestions(page, &v.suggestions))).into_any(),
        Found::Nothing => view! {
            <div class="empty" data-testid="empty">
                <p class="empty-title">{move || view.with(|v| t!("concordance-none", word = v.word.clone()))}</p>
                <p>{t!("concordance-none-hint")}</p>
            </div>
        }
        .into_any(),
        Found::Lines => lines(page, view),
    })
    .into_any()
}

/// How many lines there are, by source; where more sentences hold the words, how to go on.
fn counts(page: Page, view: &ConcordanceView) -> AnyView {
    let n_more = view.sources.len().saturating_sub(SOURCES_SHOWN) as u32;
    let sources = view
        .sources
        .iter()
        .take(SOURCES_SHOWN)
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
    let left_out = (view.n_left_out > 0).then(|| {
        view! {
            <p class="concordance-left-out" data-testid="concordance-left-out" data-n=view.n_left_out>
                {t!("concordance-left-out", looked = view.n_looked, n = view.n_left_out)}
                <button
                    type="button"
                    class="button button-small"
                    id="concordance-go-on"
                    data-testid="concordance-go-on"
                    on:click=move |_| page.steps.update(|n| *n = n.saturating_add(1))
                >
                    {t!("concordance-go-on")}
                </button>
            </p>
        }
    });
    view! {
        <div class="concordance-counts">
            <p data-testid="concordance-count" data-n=view.extent.n_rows>
                {t!("concordance-lines", n = view.extent.n_rows, sources = view.sources.len())}
            </p>
            {left_out}
            <ul class="choices" aria-label=t!("concordance-by-source")>
                {sources}
                {(n_more > 0).then(|| view! { <li class="choice-count">{format!("+{}", number(n_more))}</li> })}
            </ul>
        </div>
    }
    .into_any()
}

fn lines(page: Page, view: Memo<Held<ConcordanceView>>) -> AnyView {
    let list = list_of(view, |v| &v.rows);
    let node = NodeRef::<leptos::html::Tbody>::new();
    text_rows("lines", move || node.get().map(Into::into), list, |row| &row.key, write);
    let order = Memo::new(move |_| view.with(|v| v.sort.clone()));
    let heads = move || {
        let sorted = order.get();
        // Any word on a side is sorted by under the head of that side.
        let head_of = |side: char, usual: &'static str| {
            SORTS.into_iter().find(|s| s.starts_with(side) && *s == sorted.trim_start_matches('-')).unwrap_or(usual)
        };
        view! {
            <tr>
                {sort_head(head_of('l', "l1"), t!("concordance-left"), &sorted, false)}
                {sort_head("word", t!("concordance-keyword"), &sorted, false)}
                {sort_head(head_of('r', "r1"), t!("concordance-right"), &sorted, false)}
                {sort_head("source", t!("source-picker"), &sorted, false)}
            </tr>
        }
        .into_any()
    };
    // Before and after are where the texts have them, whatever language the page speaks.
    let direction = Memo::new(move |_| view.with(|v| v.rows.first().map(|row| row.direction.clone())));
    view! {
        {move || view.with(|v| counts(page, v))}
        <table class="table concordance" data-testid="concordance" dir=move || direction.get()>
            <caption class="visually-hidden">
                {move || view.with(|v| t!("concordance-caption", word = v.word.clone()))}
            </caption>
            <thead>{heads}</thead>
            <tbody data-rows="lines" node_ref=node></tbody>
        </table>
    }
    .into_any()
}

fn write(out: &mut Html, row: &ConcordanceRow) {
    let link = Link { view: ViewName::Read, subject: row.source.key.clone(), at: Some(row.at), ..Link::default() };
    out.raw("<tr data-testid=\"concordance-row\"").attribute("data-key", &row.key).attribute("dir", &row.direction);
    out.raw("><td class=\"kwic-left\"><div>")
        .pieces(&row.left)
        .raw("</div></td><th scope=\"row\" class=\"kwic-word\">");
    out.link("fact-open", Target::Link(link)).raw(">").words(&row.word).raw("</a></th>");
    out.raw("<td class=\"kwic-right\"><div>").pieces(&row.right).raw("</div></td><td class=\"kwic-source\">");
    out.source(&row.source.key).raw("</td></tr>");
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
