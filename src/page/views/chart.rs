//! The drawing of the time line as the worker laid it out, in a frame of fixed height, so that nothing
//! below it moves while events come in. Dragging across it sets the dates. Hidden from screen
//! readers; the list beside it carries the same facts.

use std::fmt::Write as _;

use attache::text::PartialDate;
use attache::view::{AxisPiece, Chart, Lane, Mark};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::page::components::marker::label_of;
use crate::page::dom::escaped;
use crate::page::messages::{code, t};
use crate::page::state::Page;

const AXIS: u16 = 22;
/// Pixels of a drag before it is one, and not a press.
const SLACK: f64 = 4.0;
/// Room of a year from which months are told apart.
const MONTHS: f32 = 110.0;

/// Axis and lanes.
pub(crate) fn draw(page: Page, chart: Memo<Chart>) -> AnyView {
    let brush = RwSignal::new(None::<(f64, f64)>);
    let start = StoredValue::new(None::<f64>);
    let x_of = move |event: &web_sys::PointerEvent| {
        let target = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
        let area = target.get_bounding_client_rect();
        let width = chart.with_untracked(|c| f64::from(c.width));
        Some((f64::from(event.client_x()) - area.left()) / area.width().max(1.0) * width)
    };
    let on_down = move |event: web_sys::PointerEvent| start.set_value(x_of(&event).filter(|_| event.button() == 0));
    let on_move = move |event: web_sys::PointerEvent| {
        let (Some(x), Some(from)) = (x_of(&event), start.get_value()) else { return };
        if brush.with_untracked(Option::is_none) {
            if (x - from).abs() < SLACK {
                return;
            }
            if let Some(target) = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
                let _ = target.set_pointer_capture(event.pointer_id());
            }
        }
        brush.set(Some((from, x)));
    };
    let on_up = move |_: web_sys::PointerEvent| {
        start.set_value(None);
        let Some((a, b)) = brush.get_untracked() else { return };
        brush.set(None);
        let at = |x: f64, is_end: bool| chart.with_untracked(|c| date_at(&c.axis, x as f32, is_end));
        let (from, to) = (at(a.min(b), false), at(a.max(b), true));
        page.go(|s| (s.filters.from, s.filters.to) = (from, to));
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let mark = target.and_then(|t| t.closest("[data-fact]").ok().flatten());
        if let Some(fact) = mark.and_then(|m| m.get_attribute("data-fact")) {
            page.go(|s| s.fact = Some(fact));
        }
    };
    let window = move || {
        let height = chart.with(|c| c.height);
        brush.get().map(|(a, b)| {
            view! { <rect class="chart-brush" x=a.min(b) y="0" width=(b - a).abs() height=height /> }
        })
    };
    view! {
        <div class="chart" data-testid="timeline-chart">
            <div class="chart-frame" role="group" tabindex="0" aria-label=t!("chart-label")>
                <div class="chart-axis" aria-hidden="true">{move || chart.with(draw_axis)}</div>
                <svg
                    class="timeline"
                    viewBox=move || chart.with(|c| format!("0 0 {} {}", c.width, c.height.max(1)))
                    aria-hidden="true"
                    focusable="false"
                    on:pointerdown=on_down
                    on:pointermove=on_move
                    on:pointerup=on_up
                    on:pointercancel=move |_| { start.set_value(None); brush.set(None); }
                    on:click=on_click
                >
                    {move || chart.with(draw_years)}
                    <g inner_html=move || chart.with(|c| c.lanes.iter().map(|lane| draw_lane(page, c, lane)).collect::<String>())></g>
                    {window}
                </svg>
            </div>
            <p class="chart-note">
                {move || chart.with(|c| (c.n_undated > 0).then(|| t!("chart-undated", n = c.n_undated)))}
                " "
                {move || chart.with(|c| (c.n_more_lanes > 0).then(|| t!("chart-more-lanes", n = c.n_more_lanes)))}
            </p>
        </div>
    }
    .into_any()
}

/// The year, or where there is room the month, at a place; of a fold its first or last year.
fn date_at(axis: &[AxisPiece], x: f32, is_end: bool) -> Option<PartialDate> {
    let piece = axis.iter().find(|p| x < p.x + p.width).or(axis.last())?;
    let year = if is_end { piece.end - 1 } else { piece.first };
    let month = (piece.width > MONTHS && piece.end - piece.first == 1)
        .then(|| (((x - piece.x) / piece.width * 12.0).floor().clamp(0.0, 11.0)) as i8 + 1);
    PartialDate::new(year, month, None)
}

fn draw_axis(chart: &Chart) -> AnyView {
    let mut last = f32::MIN;
    let has_room = chart.axis.iter().any(|p| p.end - p.first == 1 && p.width > 32.0);
    let labels: Vec<AnyView> = chart
        .axis
        .iter()
        .filter_map(|piece| {
            let is_fold = piece.end - piece.first > 1;
            let middle = piece.x + piece.width / 2.0;
            if if is_fold { !has_room } else { middle - last < 34.0 } {
                return None;
            }
            if !is_fold {
                last = middle;
            }
            let label = if is_fold { "⋯".to_owned() } else { piece.first.to_string() };
            Some(view! { <text x=middle y="15" text-anchor="middle">{label}</text> }.into_any())
        })
        .collect();
    view! { <svg class="timeline" viewBox=format!("0 0 {} {AXIS}", chart.width) focusable="false">{labels}</svg> }
        .into_any()
}

fn draw_years(chart: &Chart) -> AnyView {
    let height = chart.height;
    let years = chart.axis.iter().enumerate().map(|(i, piece)| {
        let class = match (piece.end - piece.first > 1, i % 2) {
            (true, _) => "axis-fold",
            (false, 0) => "axis-year",
            _ => "axis-year is-odd",
        };
        view! { <rect class=class x=piece.x y="0" width=piece.width height=height /> }.into_any()
    });
    years.collect_view().into_any()
}

/// As text for the browser to read: hundreds of marks change with every filter, and so they are there at once.
fn draw_lane(page: Page, chart: &Chart, lane: &Lane) -> String {
    let lanes = page.answered.with_untracked(|a| a.as_ref().and_then(|question| question.lanes.clone()));
    let label = match lanes.as_deref() {
        Some("actor") => lane.of.name.clone(),
        Some("source") => label_of(page, &lane.of.key).short,
        _ => code("kind", &lane.of.key),
    };
    let open = page.open.get().unwrap_or_default();
    let mut out = format!(
        r#"<path class="lane-line" d="M0 {}.5h{}"/><text class="lane-label" x="6" y="{}">{} <tspan class="lane-count"> {}</tspan></text>"#,
        lane.y,
        chart.width,
        lane.y + 14,
        escaped(&label),
        lane.n,
    );
    if let Some(density) = &lane.density {
        let _ = write!(out, r#"<path class="lane-density" d="{}"/>"#, escaped(density));
    }
    lane.marks.iter().for_each(|mark| draw_mark(&mut out, mark, mark.fact == open));
    out
}

fn draw_mark(out: &mut String, mark: &Mark, is_open: bool) {
    let Mark { x, end, is_soft, is_dot, is_disputed, .. } = *mark;
    let (y, width) = (f32::from(mark.y), end - x);
    let sure = escaped(&mark.status);
    let status = format!("is-{sure}{}", if is_soft { " is-soft" } else { "" });
    let open = if is_open { " is-open" } else { "" };
    let _ = write!(
        out,
        r#"<g class="mark{open}" data-testid="timeline-mark" data-fact="{}"><title>{}</title><rect class="mark-area" x="{}" y="{}" width="{}" height="11"/>"#,
        escaped(&mark.fact),
        escaped(&mark.title),
        x - 3.0,
        y - 5.5,
        width + 6.0,
    );
    let _ = if is_dot {
        write!(out, r#"<circle class="event-dot {status}" cx="{}" cy="{y}" r="4"/>"#, f32::midpoint(x, end))
    } else {
        let bar = |out: &mut String, status: &str, x: f32, width: f32, round: u8| {
            let y = y - 3.0;
            write!(out, r#"<rect class="event-bar {status}" x="{x}" y="{y}" width="{width}" height="6" rx="{round}"/>"#)
        };
        // Of what is soft only the middle is sure.
        let inset = if is_soft { width / 3.0 } else { 0.0 };
        if is_soft {
            let _ = bar(out, &status, x, width, 3);
        }
        bar(out, &format!("is-{sure}"), x + inset, width - 2.0 * inset, 1)
    };
    if is_disputed {
        let (x, y, width) = (x - 2.0, y - 5.2, width + 4.0);
        let _ = write!(out, r#"<rect class="event-ring" x="{x}" y="{y}" width="{width}" height="10.4" rx="5.2"/>"#);
    }
    if mark.status == "negated" {
        let _ = write!(out, r#"<path class="event-strike" d="M{:.1} {y}H{:.1}"/>"#, x - 3.0, end + 3.0);
    }
    out.push_str("</g>");
}
