//! A table of facts: rows by sources or by issues. Head and first column stay in sight; it scrolls by
//! itself, also from the keyboard. What a cell says is told in words as well as by its sign.

use std::sync::Arc;

use attache::view::{Cell, CellMark, Column, Matrix, MatrixRow};
use leptos::prelude::*;

use super::html::{Html, Target};
use super::icon::icon;
use super::marker::{self, label_of, marker};
use super::rows::more;
use super::text_rows::text_rows;
use crate::page::dom;
use crate::page::messages::{date, number, t, text};
use crate::page::state::Page;

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
    let list = Memo::new(move |_| matrix.with(|m| m.rows.clone()));
    let node = NodeRef::<leptos::html::Tbody>::new();
    text_rows("matrix", move || node.get().map(Into::into), list, |row| &row.key, write);
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
                <tbody data-rows="matrix" node_ref=node></tbody>
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

fn write(out: &mut Html, row: &MatrixRow) {
    let head = &row.head;
    out.row("tr", "matrix-row", &head.fact).raw(" data-testid=\"matrix-row\"").attribute("data-key", &row.key);
    out.raw("><th scope=\"row\" class=\"matrix-row-head\"><span class=\"matrix-title\" dir=\"auto\">");
    match (&head.link, head.fact.is_empty()) {
        (_, false) => out.fact_link("row", &head.fact, &head.title),
        (Some(link), _) => {
            out.link("fact-open", Target::Link(link.clone())).raw(" data-testid=\"item-link\">");
            out.words(&head.title).raw("</a>")
        }
        (None, _) => out.words(&head.title),
    };
    out.raw("</span><span class=\"row-foot\">").label(&head.label, &head.tone);
    if head.date.is_some() {
        out.raw(" ").date(&head.date);
    }
    out.raw("</span></th>");
    row.cells.iter().for_each(|cell| write_cell(out, row, cell));
    out.raw("</tr>");
}

fn write_cell(out: &mut Html, row: &MatrixRow, cell: &Cell) {
    let Cell { source, state, marks } = cell;
    out.raw("<td class=\"cell cell-").words(state).raw("\" data-testid=\"cell\"").attribute("data-state", state);
    out.attribute("data-source", source).raw(">");
    if !state.is_empty() {
        let words = text(&format!("cell-{state}"), &[]);
        let is_link = state == "reports" || state == "differs";
        match is_link {
            true => out.link("cell-sign", Target::Fact(row.head.fact.clone())),
            false => out.raw("<span class=\"cell-sign\""),
        };
        out.attribute("title", &words).raw(">");
        match state.as_str() {
            "reports" => out.raw(&marker::drawn(label_of(out.page(), source).marker)),
            "differs" => out.icon(DIFFERS),
            "before" => out.icon(BEFORE),
            _ => out.icon(SILENT),
        };
        out.element("span", "visually-hidden", &words).raw(if is_link { "</a>" } else { "</span>" });
    }
    marks.iter().for_each(|mark| write_mark(out, mark));
    out.raw("</td>");
}

/// Something in a cell, leading to its evidence or to where it stands.
pub(crate) fn write_mark(out: &mut Html, mark: &CellMark) {
    let class = format!("cell-mark mark-{}", mark.tone);
    let target = match &mark.link {
        Some(link) => Some(Target::Link(link.clone())),
        None => (!mark.fact.is_empty()).then(|| Target::Fact(mark.fact.clone())),
    };
    let is_link = target.is_some();
    match target {
        Some(target) => out.link(&class, target).raw(" data-testid=\"cell-mark\"").attribute("data-fact", &mark.fact),
        None => out.raw("<span").attribute("class", &class),
    };
    out.raw(">").label(&mark.label, &mark.tone);
    if !mark.words.is_empty() {
        out.raw("<span class=\"mark-words\" dir=\"auto\">").words(&mark.words).raw("</span>");
    }
    if !mark.dates.is_empty() {
        let dates = mark.dates.iter().map(date).collect::<Vec<_>>().join("; ");
        out.raw("<span class=\"mark-dates\">").words(&dates);
        if mark.n_more_dates > 0 {
            out.raw(" +").words(&number(mark.n_more_dates));
        }
        out.raw("</span>");
    }
    out.times(mark.n);
    for source in mark.sources.iter().take(SOURCES_SHOWN) {
        out.source(source);
    }
    let others = mark.sources.get(SOURCES_SHOWN..).unwrap_or_default();
    if !others.is_empty() {
        let mut names: Vec<String> = others.iter().map(|key| label_of(out.page(), key).short).collect();
        names.extend((mark.n_more_sources > 0).then(|| "…".to_owned()));
        out.raw("<span class=\"times\"").attribute("title", &names.join(", "));
        out.raw(">+").words(&number(others.len() as u32 + mark.n_more_sources)).raw("</span>");
    }
    out.raw(if is_link { "</a>" } else { "</span>" });
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
