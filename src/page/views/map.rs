//! Places of events on a map, and the same places as a table. The outlines arrive once and are kept;
//! a change of the filters only moves marks.

use std::cell::RefCell;
use std::sync::Arc;

use attache::protocol::View;
use attache::view::{MapMark, MapView, Outline, PlaceRow};
use leptos::prelude::*;

use super::network::label;
use super::parts::fact_link;
use super::stage::{Move, stage};
use super::table::{above, sort_head};
use super::{Held, of_view};
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::messages::{code, t};
use crate::page::state::Page;

thread_local! {
    static OUTLINE: RefCell<Option<Arc<Outline>>> = const { RefCell::new(None) };
}

/// Whether the outlines of the countries are there already.
pub(crate) fn has_outline() -> bool {
    OUTLINE.with(|outline| outline.borrow().is_some())
}

/// The view.
#[component]
pub(crate) fn Map() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<MapView>(page, |view| match view {
        View::Map(view) => Some(view),
        _ => None,
    });
    let outline = Memo::new(move |_| {
        if let Some(new) = view.with(|v| v.outline.clone()) {
            OUTLINE.with(|outline| *outline.borrow_mut() = Some(Arc::from(new)));
        }
        OUTLINE.with(|outline| outline.borrow().clone()).unwrap_or_default()
    });
    let n_drawn = Signal::derive(move || view.with(|v| v.rows.len() as u32));
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    view! {
        <h2 class="visually-hidden">{t!("view-map")}</h2>
        <Show when=move || view.with(|v| !v.rows.is_empty()) fallback=|| view! { <Empty /> }>
            {drawing(page, view, outline)}
            <div class="map-note">
                <p data-testid="map-note">
                    {move || view.with(|v| t!("map-located", n = v.n_located))}
                    " "
                    {move || view.with(|v| (v.n_elsewhere > 0).then(|| t!("map-elsewhere", n = v.n_elsewhere)))}
                </p>
                <details>
                    <summary>{t!("map-borders")}</summary>
                    <p>{t!("map-borders-note")}</p>
                    <ul>
                        {move || outline.with(|o| {
                            o.notes.iter().map(|(name, note)| view! { <li>{format!("{name}: {note}")}</li> }).collect_view()
                        })}
                    </ul>
                </details>
            </div>
            {move || view.with(|v| table(page, v))}
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

fn drawing(page: Page, view: Memo<Held<MapView>>, outline: Memo<Arc<Outline>>) -> AnyView {
    let size = Memo::new(move |_| view.with(|v| (f64::from(v.width), f64::from(v.height))));
    let frame = Signal::derive(move || size.with(|(w, h)| (0.0, 0.0, *w, *h)));
    let dragged = RwSignal::new((0.0, 0.0));
    // The new picture takes the place of the dragged one.
    Effect::new(move |_| {
        view.with(|v| v.frame);
        dragged.set((0.0, 0.0));
    });
    let act = Callback::new(move |done: Move| {
        let ((near, x, y), (w, h)) = view.with_untracked(|v| (v.frame, v.reach));
        let part = match done {
            Move::Pan(dx, dy) => Some((near, x + (dx * f64::from(w)) as i32, y + (dy * f64::from(h)) as i32)),
            Move::Zoom(by) => Some(((f64::from(near) * by).clamp(100.0, 4000.0) as i32, x, y)),
            Move::Reset => None,
        };
        page.adjust(|s| s.part = part.map(|(near, x, y)| format!("{near}:{x}:{y}")));
    });
    let path = move |class: &'static str, pick: fn(&Outline) -> &String| {
        view! { <path class=class d=move || outline.with(|o| pick(o).clone()) /> }.into_any()
    };
    let areas = Memo::new(move |_| view.with(|v| v.areas.concat()));
    let content = view! {
        <g transform=move || view.with(|v| v.transform.clone())>
            {path("map-sea", |o| &o.sphere)}
            {path("map-grid", |o| &o.grid)}
            {path("map-land", |o| &o.land)}
            <path class="map-area" d=move || areas.get() />
            {path("map-coast", |o| &o.coast)}
            {path("map-border", |o| &o.borders)}
            {path("map-border map-claimed", |o| &o.claimed)}
        </g>
        {move || view.with(|v| marks(page, v))}
    }
    .into_any();
    view! {
        <div data-testid="map-chart">
            {stage("map-stage", t!("map-drawing"), size.into(), frame, dragged, act, content)}
            <p class="map-world">
                <a class="button button-small" data-testid="map-world" href=move || page.href(|s| s.part = Some("100:0:0".into()))>
                    {t!("map-world")}
                </a>
            </p>
        </div>
    }
    .into_any()
}

fn marks(page: Page, view: &MapView) -> AnyView {
    let open = page.open.get().unwrap_or_default();
    let circle = |mark: &MapMark| {
        let class = format!(
            "map-mark{}{}{}",
            if mark.is_wide { " is-wide" } else { "" },
            if mark.n_more > 0 { " is-group" } else { "" },
            if mark.fact == open { " is-open" } else { "" },
        );
        let part = mark.nearer.clone();
        // A group comes apart; one place tells its events.
        let fact = part.is_none().then(|| mark.fact.clone());
        let words = format!("{}: {}", name(mark), t!("map-events", n = mark.n));
        view! {
            <g
                class=class
                data-testid="map-mark"
                data-fact=fact
                data-n=mark.n
                on:click=move |_| {
                    let Some(part) = part.clone() else { return };
                    page.go(|s| s.part = Some(part));
                }
            >
                <title>{words}</title>
                <circle class="map-area-of-mark" cx=mark.x cy=mark.y r=mark.radius.max(12) />
                <circle class="map-dot" cx=mark.x cy=mark.y r=mark.radius />
                {(mark.n_more > 0).then(|| view! { <circle class="map-ring" cx=mark.x cy=mark.y r=mark.radius + 3 /> })}
                {(mark.radius >= 10).then(|| view! {
                    <text class="map-count" x=mark.x y=mark.y + 4 text-anchor="middle">{mark.n}</text>
                })}
            </g>
        }
        .into_any()
    };
    let circles = view.marks.iter().map(circle).collect_view();
    let labels = view
        .marks
        .iter()
        .filter_map(|m| m.place.map(|p| label(&p, &name(m), "node-label map-label", "")))
        .collect_view();
    view! { {circles} {labels} }.into_any()
}

fn name(mark: &MapMark) -> String {
    if mark.n_more > 0 { format!("{} +{}", mark.name, mark.n_more) } else { mark.name.clone() }
}

fn table(page: Page, view: &MapView) -> AnyView {
    let sorted = view.sort.as_str();
    let rows = view.rows.iter().map(|row| table_row(page, row)).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=t!("map-table")>
            <table class="table" data-testid="map-table">
                <caption>{t!("map-table")}</caption>
                <thead>
                    <tr>
                        {sort_head("place", t!("map-place"), sorted, false)}
                        {sort_head("country", t!("map-country"), sorted, false)}
                        {sort_head("n", t!("map-n"), sorted, true)}
                        <th scope="col" class="is-number">{t!("network-years")}</th>
                        <th scope="col" class="is-number">{t!("facet-sources")}</th>
                        <th scope="col">{t!("map-filter")}</th>
                    </tr>
                </thead>
                {above(page)}<tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn table_row(page: Page, row: &PlaceRow) -> AnyView {
    let class = if page.is_open(&row.fact) { "is-open" } else { "" };
    let years = row.years.map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
    let own = row.exactness.as_deref().map_or_else(
        || t!("map-nowhere"),
        |e| match e {
            "city" => String::new(),
            other => code("map-exact", other),
        },
    );
    let key = row.key.clone();
    let is_chosen = page.screen.with(|s| s.filters.place.include.contains(&key));
    let href = page.href(|s| s.filters.place.toggle(&key));
    let only = if is_chosen { t!("map-all") } else { t!("map-only") };
    view! {
        <tr class=class data-testid="map-row" data-key=row.key.clone() data-n=row.n data-located=row.exactness.is_some().to_string()>
            <th scope="row">{fact_link(page, &row.fact, row.name.clone())}</th>
            <td>{row.country.clone()} <span class="table-soft">{own}</span></td>
            <td class="is-number">{row.n}</td>
            <td class="is-number table-years">{years}</td>
            <td class="is-number">{row.n_sources}</td>
            <td class="table-action">
                <a class="table-link" href=href aria-current=is_chosen.then_some("true") aria-label=format!("{only}: {}", row.name)>
                    {only.clone()}
                </a>
            </td>
        </tr>
    }
    .into_any()
}
