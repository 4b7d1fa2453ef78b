//! Facts by year, to brush over; the two fields below do the same from the keyboard and to the day.

use attache::text::PartialDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::page::dates::{Axis, AxisPiece};
use crate::page::messages::t;
use crate::page::state::Page;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 48.0;

/// Brush and fields.
#[component]
pub(crate) fn Histogram() -> impl IntoView {
    let page = Page::here();
    let bins = Memo::new(move |_| page.facets.with(|f| f.dates.clone()));
    let brush = RwSignal::new(None::<(f64, f64)>);
    let axis = Memo::new(move |_| Axis::new(&page.told_years.get(), 0.0, WIDTH));
    // A fold stands for all its years.
    let years_at = move |x: f64| {
        axis.with_untracked(|axis| {
            let piece = axis.pieces.iter().find(|p| x < p.x + p.width).or(axis.pieces.last())?;
            Some((piece.first, piece.end - 1))
        })
    };
    let date = |year: i32| PartialDate::new(i16::try_from(year).ok()?, None, None);
    let x_of = |event: &web_sys::PointerEvent| {
        let target = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
        let area = target.get_bounding_client_rect();
        Some(((f64::from(event.client_x()) - area.left()) / area.width().max(1.0) * WIDTH).clamp(0.0, WIDTH))
    };
    let on_down = move |event: web_sys::PointerEvent| {
        let Some(x) = x_of(&event) else { return };
        if let Some(target) = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            let _ = target.set_pointer_capture(event.pointer_id());
        }
        brush.set(Some((x, x)));
    };
    let on_move = move |event: web_sys::PointerEvent| {
        if let (Some(x), Some((start, _))) = (x_of(&event), brush.get_untracked()) {
            brush.set(Some((start, x)));
        }
    };
    let on_up = move |_| {
        let Some((a, b)) = brush.get_untracked() else { return };
        brush.set(None);
        let from = years_at(a.min(b)).and_then(|(first, _)| date(first));
        let to = years_at(a.max(b)).and_then(|(_, last)| date(last));
        // A press on the one year that is chosen already frees the dates again.
        page.go(|s| match (s.filters.from, s.filters.to) == (from, to) {
            true => (s.filters.from, s.filters.to) = (None, None),
            false => (s.filters.from, s.filters.to) = (from, to),
        });
    };
    let columns = move |is_passing: bool| {
        let most = bins.with(|bins| bins.iter().map(|b| b.n_total).max()).unwrap_or(1).max(1);
        let column = |piece: &AxisPiece| {
            let bin = bins.with(|bins| bins.iter().find(|b| i32::from(b.year) == piece.first).copied());
            let n = bin.map_or(0, |bin| if is_passing { bin.n_passing } else { bin.n_total });
            if n == 0 || piece.is_fold() {
                return String::new();
            }
            // Square roots, so that a lone fact is still seen beside a year of hundreds.
            let height = (f64::from(n) / f64::from(most)).sqrt() * (HEIGHT - 2.0);
            let gap = if piece.width > 4.0 { 1.0 } else { 0.2 };
            format!("M{:.2} {HEIGHT}v-{height:.2}h{:.2}v{height:.2}z", piece.x, piece.width - gap)
        };
        axis.with(|axis| axis.pieces.iter().map(column).collect::<String>())
    };
    let folds = move || {
        let fold = |p: &AxisPiece| format!("M{:.2} 0h{:.2}v{HEIGHT}h-{:.2}z", p.x, p.width, p.width);
        axis.with(|axis| axis.pieces.iter().filter(|p| p.is_fold()).map(fold).collect::<String>())
    };
    let window = move || {
        let dragged = brush.get().map(|(a, b)| (a.min(b), a.max(b)));
        dragged.or_else(|| {
            let (from, to) = page.screen.with(|s| (s.filters.from, s.filters.to));
            if from.is_none() && to.is_none() {
                return None;
            }
            let start = from.map_or(0.0, |d| axis.with(|axis| axis.x(f64::from(d.year()))));
            let end = to.map_or(WIDTH, |d| axis.with(|axis| axis.x(f64::from(d.year()) + 0.999)));
            Some((start, end.max(start)))
        })
    };
    let ends = move || bins.with(|bins| Some((bins.first()?.year, bins.last()?.year)));
    view! {
        <details class="facet" open data-testid="facet-dates">
            <summary>
                <h3>{t!("facet-dates")}</h3>
            </summary>
            <svg
                class="histogram"
                data-testid="histogram"
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                preserveAspectRatio="none"
                aria-hidden="true"
                on:pointerdown=on_down
                on:pointermove=on_move
                on:pointerup=on_up
                on:pointercancel=move |_| brush.set(None)
            >
                <rect class="histogram-ground" width=WIDTH height=HEIGHT />
                {move || {
                    window().map(|(a, b)| view! { <rect class="histogram-window" x=a width=(b - a).max(1.0) height=HEIGHT /> })
                }}
                <path class="histogram-fold" d=folds />
                <path class="histogram-all" d=move || columns(false) />
                <path class="histogram-passing" d=move || columns(true) />
            </svg>
            <div class="histogram-ends" aria-hidden="true">
                <span>{move || ends().map(|(first, _)| first)}</span>
                <span>{move || ends().map(|(_, last)| last)}</span>
            </div>
            <div class="date-fields">
                {field("date-from", page, true)}
                {field("date-to", page, false)}
            </div>
        </details>
    }
}

/// One end of the range; what is no date is left and said.
fn field(name: &'static str, page: Page, is_from: bool) -> impl IntoView {
    let is_wrong = RwSignal::new(false);
    let value = move || {
        let filters = page.screen.with(|s| (s.filters.from, s.filters.to));
        let date = if is_from { filters.0 } else { filters.1 };
        date.map(|d| d.to_string()).unwrap_or_default()
    };
    let on_change = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let date = text.trim().parse::<PartialDate>().ok();
        is_wrong.set(date.is_none() && !text.trim().is_empty());
        if !is_wrong.get_untracked() {
            page.go(|s| *(if is_from { &mut s.filters.from } else { &mut s.filters.to }) = date);
        }
    };
    view! {
        <label class="date-field">
            <span>{t!(name)}</span>
            <input
                type="text"
                inputmode="numeric"
                class="field"
                id=name
                data-testid=name
                placeholder=t!("date-form")
                autocomplete="off"
                prop:value=value
                aria-invalid=move || is_wrong.get().to_string()
                on:change=on_change
            />
            <Show when=move || is_wrong.get()>
                <span class="field-problem" role="alert">{t!("date-wrong")}</span>
            </Show>
        </label>
    }
}
