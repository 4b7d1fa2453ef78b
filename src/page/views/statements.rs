//! The statements: who said what, with which verb, directly, indirectly or mixed.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{StatementRow, StatementsView};
use leptos::prelude::*;

use super::parts::{date, fact_link, names, row_class};
use super::{list_of, of_view};
use crate::page::components::export::export_menu;
use crate::page::components::marker::source;
use crate::page::components::notice::Empty;
use crate::page::components::rows::{more, rows};
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// The list.
#[component]
pub(crate) fn Statements() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<StatementsView>(page, |view| match view {
        View::Statements(view) => Some(view),
        _ => None,
    });
    let list = list_of(view, |v| &v.rows);
    let n_drawn = Signal::derive(move || list.with(Vec::len) as u32);
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    view! {
        <h2 class="visually-hidden">{t!("view-statements")}</h2>
        <Show when=move || list.with(|l| !l.is_empty()) fallback=|| view! { <Empty /> }>
            <div class="view-tools"><span></span> {export_menu(page, ViewName::Statements, None)}</div>
            <ol class="statements" data-rows="statements">{rows("statements", list, |row: &StatementRow| &row.fact, draw)}</ol>
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

fn draw(page: Page, row: &StatementRow) -> AnyView {
    let speaker = row.speaker.as_ref().map(|s| s.name.clone());
    let words = row.speaker_words.clone().filter(|words| Some(words) != speaker.as_ref());
    let name = speaker.clone().or_else(|| words.clone()).unwrap_or_else(|| t!("statement-no-speaker"));
    let words = words.filter(|_| speaker.is_some());
    let addressee = row.addressee.as_ref().map(|a| t!("statement-to", name = a.name.clone()));
    let class = row_class(page, format!("statement statement-{}", row.kind), &row.fact);
    view! {
        <li class=class data-testid="statement-row" data-fact=row.fact.clone()>
            <p class="statement-who">
                <span class="statement-speaker">{fact_link(page, &row.fact, name)}</span>
                {words.map(|words| view! { <span class="statement-words">{format!("“{words}”")}</span> })}
                {row.cue.clone().map(|cue| view! { <em class="statement-cue">{cue}</em> })}
                {addressee.map(|to| view! { <span class="statement-to">{to}</span> })}
            </p>
            <blockquote class="statement-content" dir="auto">{row.content.clone()}</blockquote>
            <p class="row-foot">
                <span class="tag">{code("quotation", &row.kind)}</span>
                {date(&row.date)}
                {source(page, &row.source.key)}
                {(!row.about.is_empty()).then(|| view! {
                    <span class="statement-about">{t!("statement-about", names = names(&row.about))}</span>
                })}
            </p>
        </li>
    }
    .into_any()
}
