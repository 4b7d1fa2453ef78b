//! A table of facts: rows by sources or by issues. Head and first column stay in sight; it scrolls by
//! itself, also from the keyboard. What a cell says is told in words as well as by its sign.

use std::sync::Arc;

use attache::view::{Cell, CellMark, Column, Matrix, MatrixRow};
use leptos::prelude::*;

use super::icon::icon;
use super::items::{item_link, label, sources, times};
use super::links::href;
use super::marker::{label_of, marker};
use super::rows::{bare_rows, more};
use crate::page::dom;
use crate::page::messages::{number, t, text};
use crate::page::state::Page;
use crate::page::views::parts::{date, row_class};

/// Sources named in a mark; of the others it says how many.
const SOURCES_SHOWN: usize = 6;

/// Signs of what a cell says, in a 24 × 24 box.
const DIFFERS: &str = "M5 9h14M5 15h14M16 5 8 19";
const BEFORE: &str = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2";
const SILENT: &str = "M9 12h6";

/// The table. `caption` and `corner` are said of it and of its first column.
#[component]
pub(crate) fn MatrixTable(
    matrix: Memo<Matrix>,
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] corner: Signal<String>,
) -> impl IntoView {
    let page = Page::here();
    let columns = Memo::new(move |_| matrix.with(|m| Arc::new((m.columns_are.clone(), m.columns.clone()))));
    let list = Memo::new(move |_| matrix.with(|m| m.rows.iter().cloned().map(Arc::new).collect::<Vec<_>>()));
    let n_drawn = Signal::derive(move || list.with(Vec::len) as u32);
    let n_all = Signal::derive(move || matrix.with(|m| m.extent.n_rows));
    let n_hidden = move || matrix.with(|m| m.n_columns.saturating_sub(m.columns.len() as u32));
    view! {
        <div class="matrix-scroll" role="region" tabindex="0" aria-label=move || caption.get() data-testid="matrix-scroll"
            // Which rows are drawn follows the scrolling of the window; here the table scrolls.
            on:scroll=move |_| {
                if let Ok(event) = web_sys::Event::new("scroll") {
                    let _ = dom::win().dispatch_event(&event);
                }
            }
        >
            <table class=move || format!("matrix matrix-{}", columns.with(|c| c.0.clone())) data-testid="matrix">
                <caption class="visually-hidden">{move || caption.get()}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="matrix-corner">{move || corner.get()}</th>
                        {move || columns.with(|c| c.1.iter().map(|column| head(page, &c.0, column)).collect_view())}
                    </tr>
                </thead>
                <tbody data-rows="matrix">
                    {move || {
                        let above = page.room_above();
                        (above > 0.0)
                            .then(|| view! { <tr aria-hidden="true"><td style:height=format!("{above:.0}px")></td></tr> })
                    }}
                    {bare_rows("matrix", list, |row: &MatrixRow| &row.key, draw)}
                </tbody>
            </table>
            {more(page, n_drawn, n_all)}
        </div>
        {move || (n_hidden() > 0).then(|| view! { <p class="matrix-note">{
            match columns.with(|c| c.0 != "issue") {
                true => t!("matrix-hidden", n = n_hidden()),
                false => t!("matrix-issues-hidden", n = n_hidden()),
            }
        }</p> })}
    }
}

fn head(page: Page, are: &str, column: &Column) -> AnyView {
    let is_source = are != "issue";
    let title = if is_source { label_of(page, &column.key).title } else { column.name.clone() };
    view! {
        <th scope="col" class="matrix-head" title=title data-testid="matrix-column" data-key=column.key.clone()>
            {is_source.then(|| marker(label_of(page, &column.key).marker))}
            <span class="matrix-name">{column.name.clone()}</span>
            {(!column.note.is_empty()).then(|| view! { <span class="matrix-note">{column.note.clone()}</span> })}
        </th>
    }
    .into_any()
}

fn draw(page: Page, row: &MatrixRow) -> AnyView {
    let head = &row.head;
    let class = row_class(page, "matrix-row".to_owned(), &head.fact);
    view! {
        <tr class=class data-testid="matrix-row" data-key=row.key.clone()>
            <th scope="row" class="matrix-row-head">
                <span class="matrix-title" dir="auto">{item_link(page, head, "row")}</span>
                <span class="row-foot">{label(&head.label, &head.tone)} {head.date.is_some().then(|| date(&head.date))}</span>
            </th>
            {row.cells.iter().map(|c| cell(page, row, c)).collect_view()}
        </tr>
    }
    .into_any()
}

fn cell(page: Page, row: &MatrixRow, cell: &Cell) -> AnyView {
    let Cell { source, state, marks } = cell;
    let sign = (!state.is_empty()).then(|| {
        let words = text(&format!("cell-{state}"), &[]);
        let sign = match state.as_str() {
            "reports" => marker(label_of(page, source).marker).into_any(),
            "differs" => icon(DIFFERS).into_any(),
            "before" => icon(BEFORE).into_any(),
            _ => icon(SILENT).into_any(),
        };
        let inside = view! { {sign} <span class="visually-hidden">{words.clone()}</span> };
        match state.as_str() {
            "reports" | "differs" => {
                let fact = row.head.fact.clone();
                view! { <a class="cell-sign" title=words href=move || page.fact_href(&fact)>{inside}</a> }.into_any()
            }
            _ => view! { <span class="cell-sign" title=words>{inside}</span> }.into_any(),
        }
    });
    let marks = marks.iter().map(|m| mark(page, m)).collect_view();
    view! {
        <td class=format!("cell cell-{state}") data-testid="cell" data-state=state.clone() data-source=source.clone()>
            {sign} {marks}
        </td>
    }
    .into_any()
}

/// Something in a cell, leading to its evidence or to where it stands.
pub(crate) fn mark(page: Page, mark: &CellMark) -> AnyView {
    let inside = view! {
        {label(&mark.label, &mark.tone)}
        <span class="mark-words" dir="auto">{mark.words.clone()}</span>
        {times(mark.n)}
        {sources(page, mark.sources.get(..SOURCES_SHOWN).unwrap_or(&mark.sources))}
        {more_sources(page, mark.sources.get(SOURCES_SHOWN..).unwrap_or_default())}
    };
    let (link, fact) = (mark.link.clone(), mark.fact.clone());
    let target = (link.is_some() || !fact.is_empty()).then_some(move || match &link {
        Some(link) => href(page, link),
        None => page.fact_href(&fact),
    });
    let class = format!("cell-mark mark-{}", mark.tone);
    match target {
        Some(href) => {
            view! { <a class=class href=href data-testid="cell-mark" data-fact=mark.fact.clone()>{inside}</a> }
                .into_any()
        }
        None => view! { <span class=class>{inside}</span> }.into_any(),
    }
}

/// How many sources more, and which.
fn more_sources(page: Page, keys: &[String]) -> Option<AnyView> {
    let names = || keys.iter().map(|key| label_of(page, key).short).collect::<Vec<_>>().join(", ");
    let n = keys.len();
    (n > 0).then(|| view! { <span class="times" title=names()>{format!("+{}", number(n as u32))}</span> }.into_any())
}

/// What the signs mean.
pub(crate) fn key() -> AnyView {
    let entry = |state: &str, sign: AnyView| {
        view! { <li class=format!("cell-{state}")>{sign} {text(&format!("cell-{state}"), &[])}</li> }
    };
    view! {
        <ul class="matrix-key" aria-hidden="true">
            {entry("reports", marker(0).into_any())}
            {entry("differs", icon(DIFFERS).into_any())}
            {entry("silent", icon(SILENT).into_any())}
            {entry("before", icon(BEFORE).into_any())}
        </ul>
    }
    .into_any()
}

/// What the hands in which names are set mean.
pub(crate) fn names_key() -> AnyView {
    let entry = |kind: &str| {
        let class = format!("cell-mark mark-{kind}");
        view! { <li><span class=class><span class="mark-words">{text(&format!("term-{kind}"), &[])}</span></span></li> }
    };
    view! { <ul class="matrix-key">{["name", "nominal", "metonym"].map(entry).into_iter().collect_view()}</ul> }
        .into_any()
}
