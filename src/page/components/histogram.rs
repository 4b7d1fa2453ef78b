//! Facts by year, to brush over; the two fields below do the same from the keyboard and to the day.

use attache::text::PartialDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

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
    let year_at = move |x: f64| {
        bins.with_untracked(|bins| {
            let at = ((x / WIDTH) * bins.len() as f64).floor().clamp(0.0, bins.len().saturating_sub(1) as f64);
            bins.get(at as usize).and_then(|b| PartialDate::new(b.year, None, None))
        })
    };
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
        let (from, to) = (year_at(a.min(b)), year_at(a.max(b)));
        // A press on the one year that is chosen already frees the dates again.
        page.go(|s| match (s.filters.from, s.filters.to) == (from, to) {
            true => (s.filters.from, s.filters.to) = (None, None),
            false => (s.filters.from, s.filters.to) = (from, to),
        });
    };
    let columns = move |is_passing: bool| {
        bins.with(|bins| {
            let step = WIDTH / bins.len().max(1) as f64;
            let most = bins.iter().map(|b| b.n_total).max().unwrap_or(1).max(1);
            let column = |(at, bin): (usize, &attache::view::DateBin)| {
                let n = if is_passing { bin.n_passing } else { bin.n_total };
                if n == 0 {
                    return String::new();
                }
                // Square roots, so that a lone fact is still seen beside a year of hundreds.
                let height = (f64::from(n) / f64::from(most)).sqrt() * (HEIGHT - 2.0);
                let gap = if step > 4.0 { 1.0 } else { 0.2 };
                format!("M{:.2} {HEIGHT}v-{height:.2}h{:.2}v{height:.2}z", at as f64 * step, step - gap)
            };
            bins.iter().enumerate().map(column).collect::<String>()
        })
    };
    let window = move || {
        let dragged = brush.get().map(|(a, b)| (a.min(b), a.max(b)));
        dragged.or_else(|| {
            let (from, to) = page.screen.with(|s| (s.filters.from, s.filters.to));
            if from.is_none() && to.is_none() {
                return None;
            }
            bins.with(|bins| {
                let step = WIDTH / bins.len().max(1) as f64;
                let (first, last) = (bins.first()?.year, bins.last()?.year);
                let start = f64::from(from.map_or(first, |d| d.year()).clamp(first, last) - first) * step;
                let end = f64::from(to.map_or(last, |d| d.year()).clamp(first, last) - first + 1) * step;
                Some((start, end))
            })
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
