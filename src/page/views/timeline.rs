//! The time line: a drawing of the events in lanes, and the same events as a list, which is what a
//! screen reader gets.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{TimelineRow, TimelineView};
use leptos::prelude::*;

use super::chart;
use super::parts::{date, fact_link, names, row_class};
use super::{list_of, of_view};
use crate::page::components::export::export_menu;
use crate::page::components::icon::{WARN, icon};
use crate::page::components::marker::source;
use crate::page::components::notice::Empty;
use crate::page::components::rows::{more, rows};
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
            <ol class="events" data-rows="events">{rows("events", list, |row: &TimelineRow| &row.fact, draw)}</ol>
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

fn draw(page: Page, row: &TimelineRow) -> AnyView {
    let class = row_class(page, format!("event event-{}", row.status), &row.fact);
    let fields: Vec<String> = row.conflicts.iter().map(|c| code("field", &c.field)).collect();
    view! {
        <li class=class data-testid="timeline-row" data-fact=row.fact.clone()>
            <div class="event-when">{date(&row.date)}</div>
            <div class="event-what">
                <p class="event-line" dir="auto">{fact_link(page, &row.fact, headline(row))}</p>
                <p class="event-sentence" dir="auto">{row.sentence.clone()}</p>
                <p class="row-foot">
                    <span class="tag">{code("kind", &kind_of(row))}</span>
                    {(row.status != "occurred").then(|| view! {
                        <span class="tag tag-status">{code("status", &row.status)}</span>
                    })}
                    {row.place.as_ref().map(|place| view! { <span class="event-place">{place.name.clone()}</span> })}
                    {row.sources.iter().map(|s| source(page, &s.key)).collect_view()}
                    {(!fields.is_empty()).then(|| view! {
                        <span class="event-differ">{icon(WARN)} {t!("conflict", field = fields.join(", "))}</span>
                    })}
                </p>
            </div>
        </li>
    }
    .into_any()
}
