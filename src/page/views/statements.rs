//! The statements: who said what, with which verb, directly, indirectly or mixed.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{StatementRow, StatementsView};
use leptos::prelude::*;

use super::parts::names;
use super::{list_of, of_view};
use crate::page::components::export::export_menu;
use crate::page::components::html::Html;
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::components::text_rows::text_rows;
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
    let node = NodeRef::<leptos::html::Ol>::new();
    text_rows("statements", move || node.get().map(Into::into), list, |row| &row.fact, write);
    view! {
        <h2 class="visually-hidden">{t!("view-statements")}</h2>
        <Show when=move || list.with(|l| !l.is_empty()) fallback=|| view! { <Empty /> }>
            <div class="view-tools"><span></span> {export_menu(page, ViewName::Statements, None)}</div>
            <ol class="statements" data-rows="statements" node_ref=node></ol>
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

fn write(out: &mut Html, row: &StatementRow) {
    let speaker = row.speaker.as_ref().map(|s| s.name.clone());
    let words = row.speaker_words.clone().filter(|words| Some(words) != speaker.as_ref());
    let name = speaker.clone().or_else(|| words.clone()).unwrap_or_else(|| t!("statement-no-speaker"));
    out.row("li", &format!("statement statement-{}", row.kind), &row.fact);
    out.raw(" data-testid=\"statement-row\"").attribute("data-fact", &row.fact).raw("><p class=\"statement-who\">");
    out.raw("<span class=\"statement-speaker\">").fact_link("open", &row.fact, &name).raw("</span>");
    if let Some(words) = words.filter(|_| speaker.is_some()) {
        out.element("span", "statement-words", &format!("“{words}”"));
    }
    if let Some(cue) = &row.cue {
        out.element("em", "statement-cue", cue);
    }
    if let Some(addressee) = &row.addressee {
        out.element("span", "statement-to", &t!("statement-to", name = addressee.name.clone()));
    }
    out.raw("</p><blockquote class=\"statement-content\" dir=\"auto\">").words(&row.content).raw("</blockquote>");
    out.raw("<p class=\"row-foot\">").element("span", "tag", &code("quotation", &row.kind));
    out.date(&row.date).source(&row.source.key);
    if !row.about.is_empty() {
        out.element("span", "statement-about", &t!("statement-about", names = names(&row.about)));
    }
    out.raw("</p></li>");
}
