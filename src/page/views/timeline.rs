//! The time line: a drawing of the events in lanes, and the same events as a list, which is what a
//! screen reader gets.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{TimelineRow, TimelineView};
use leptos::prelude::*;

use super::chart;
use super::parts::names;
use super::{list_of, of_view};
use crate::page::components::export::export_menu;
use crate::page::components::html::Html;
use crate::page::components::icon::WARN;
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::components::text_rows::text_rows;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// Drawing and list.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<TimelineView>(page, |view| match view {
        View::Timeline(view) => Some(view),
        _ => None,
    });
    let drawing = Memo::new(move |_| view.with(|v| v.chart.clone()));
    let list = list_of(view, |v| &v.rows);
    let n_drawn = Signal::derive(move || list.with(Vec::len) as u32);
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    let node = NodeRef::<leptos::html::Ol>::new();
    text_rows("events", move || node.get().map(Into::into), list, |row| &row.fact, write);
    let lanes = move || page.screen.with(|s| s.lanes.clone()).unwrap_or_default();
    view! {
        <h2 class="visually-hidden">{t!("view-timeline")}</h2>
        <Show when=move || list.with(|l| !l.is_empty()) fallback=|| view! { <Empty /> }>
            <div class="timeline-head">
                <label class="lanes">
                    <span>{t!("lanes")}</span>
                    <select
                        class="field"
                        id="lanes"
                        data-testid="lanes"
                        on:change=move |event| {
                            let value = event_target_value(&event);
                            page.go(|s| s.lanes = (!value.is_empty()).then_some(value));
                        }
                    >
                        <option value="" selected=move || lanes().is_empty()>{t!("lanes-kind")}</option>
                        <option value="actor" selected=move || lanes() == "actor">{t!("lanes-actor")}</option>
                        <option value="source" selected=move || lanes() == "source">{t!("lanes-source")}</option>
                    </select>
                </label>
                <Key />
                {export_menu(page, ViewName::Timeline, None)}
            </div>
            {chart::draw(page, drawing)}
            <ol class="events" data-rows="events" node_ref=node></ol>
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

/// What the shapes of the drawing mean.
#[component]
fn Key() -> impl IntoView {
    view! {
        <ul class="chart-key" aria-hidden="true">
            <li><svg viewBox="0 0 26 12"><circle class="event-dot" cx="13" cy="6" r="4" /></svg>{t!("key-day")}</li>
            <li><svg viewBox="0 0 26 12"><rect class="event-bar" x="1" y="3" width="24" height="6" rx="1" /></svg>{t!("key-span")}</li>
            <li>
                <svg viewBox="0 0 26 12">
                    <rect class="event-bar is-soft" x="1" y="3" width="24" height="6" rx="3" />
                    <rect class="event-bar" x="7" y="3" width="12" height="6" />
                </svg>
                {t!("key-soft")}
            </li>
            <li><svg viewBox="0 0 26 12"><circle class="event-dot is-planned" cx="13" cy="6" r="4" /></svg>{t!("key-planned")}</li>
            <li>
                <svg viewBox="0 0 26 12">
                    <circle class="event-dot" cx="13" cy="6" r="4" />
                    <path class="event-strike" d="M5 6h16" />
                </svg>
                {t!("key-negated")}
            </li>
            <li>
                <svg viewBox="0 0 26 12">
                    <circle class="event-dot" cx="13" cy="6" r="3" />
                    <circle class="event-ring" cx="13" cy="6" r="5.2" />
                </svg>
                {t!("key-differ")}
            </li>
        </ul>
    }
}

/// What an event is, in one line: "Ana Paz met Bo Lind".
pub(crate) fn headline(row: &TimelineRow) -> String {
    let (actors, recipients) = (names(&row.actors), names(&row.recipients));
    let parts = [actors, row.trigger.clone(), recipients];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The kind's key: `consult.meet`.
pub(crate) fn kind_of(row: &TimelineRow) -> String {
    row.mode.as_ref().map_or_else(|| row.kind.clone(), |mode| format!("{}.{mode}", row.kind))
}

fn write(out: &mut Html, row: &TimelineRow) {
    out.row("li", &format!("event event-{}", row.status), &row.fact);
    out.raw(" data-testid=\"timeline-row\"").attribute("data-fact", &row.fact);
    out.raw("><div class=\"event-when\">").date(&row.date).raw("</div><div class=\"event-what\">");
    out.raw("<p class=\"event-line\" dir=\"auto\">").fact_link("open", &row.fact, &headline(row)).raw("</p>");
    out.raw("<p class=\"event-sentence\" dir=\"auto\">").words(&row.sentence).raw("</p><p class=\"row-foot\">");
    out.element("span", "tag", &code("kind", &kind_of(row)));
    if row.status != "occurred" {
        out.element("span", "tag tag-status", &code("status", &row.status));
    }
    if let Some(place) = &row.place {
        out.element("span", "event-place", &place.name);
    }
    for source in &row.sources {
        out.source(&source.key);
    }
    if !row.conflicts.is_empty() {
        let fields: Vec<String> = row.conflicts.iter().map(|c| code("field", &c.field)).collect();
        out.raw("<span class=\"event-differ\">").icon(WARN).raw(" ");
        out.words(&t!("conflict", field = fields.join(", "))).raw("</span>");
    }
    out.raw("</p></div></li>");
}
