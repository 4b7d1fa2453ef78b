//! The drawing of the time line: lanes of intervals over an axis that folds empty years. Hidden from
//! screen readers; the list beside it carries the same facts.

use std::collections::BTreeSet;

use attache::query::Screen;
use attache::view::TimelineRow;
use leptos::prelude::*;

use super::timeline::{headline, kind_of};
use crate::page::components::marker::label_of;
use crate::page::dates::{Axis, decimal_year, decimal_year_end};
use crate::page::dom;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// Lanes drawn; what does not fit is in the list.
const MOST_LANES: usize = 14;
/// Rows of marks within a lane before marks lie over each other.
const MOST_TRACKS: usize = 5;
const TRACK: f64 = 11.0;
const LANE_HEAD: f64 = 20.0;
const AXIS: f64 = 22.0;
/// Marks narrower than this are drawn as dots.
const DOT: f64 = 9.0;

/// An event as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Mark {
    fact: String,
    x: f64,
    end: f64,
    y: f64,
    status: String,
    is_soft: bool,
    is_disputed: bool,
    words: String,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Drawing {
    axis: Axis,
    lanes: Vec<(String, f64, usize)>,
    marks: Vec<Mark>,
    height: f64,
    n_undated: usize,
}

/// The lanes an event stands in: key and label.
fn lanes_of(page: Page, screen: &Screen, row: &TimelineRow) -> Vec<(String, String)> {
    match screen.lanes.as_deref() {
        Some("actor") => row.actors.iter().chain(&row.recipients).map(|n| (n.key.clone(), n.name.clone())).collect(),
        Some("source") => row.sources.iter().map(|n| (n.key.clone(), label_of(page, &n.key).short)).collect(),
        _ => vec![(kind_of(row), code("kind", &kind_of(row)))],
    }
}

fn lay_out(page: Page, screen: &Screen, rows: &[TimelineRow], width: f64) -> Drawing {
    let span = |row: &TimelineRow| {
        let date = row.date.as_ref()?;
        Some((decimal_year(&date.first)?, decimal_year_end(&date.last)?))
    };
    let mut years = BTreeSet::new();
    for (first, last) in rows.iter().filter_map(span) {
        years.insert(first.floor() as i32);
        years.insert((last - 0.001).floor() as i32);
    }
    let years: Vec<i32> = years.into_iter().collect();
    let axis = Axis::new(&years, 6.0, (width - 12.0).max(10.0));
    let mut lanes: Vec<(String, String, Vec<&TimelineRow>)> = Vec::new();
    for row in rows.iter().filter(|row| span(row).is_some()) {
        let mut own = lanes_of(page, screen, row);
        own.sort();
        own.dedup();
        for (key, label) in own {
            match lanes.iter_mut().find(|lane| lane.0 == key) {
                Some(lane) => lane.2.push(row),
                None => lanes.push((key, label, vec![row])),
            }
        }
    }
    lanes.sort_by(|a, b| b.2.len().cmp(&a.2.len()).then_with(|| a.1.cmp(&b.1)));
    lanes.truncate(MOST_LANES);
    let mut drawing =
        Drawing { n_undated: rows.iter().filter(|row| span(row).is_none()).count(), ..Drawing::default() };
    let mut top = AXIS;
    for (_, label, events) in lanes {
        let mut tracks: Vec<f64> = Vec::new();
        drawing.lanes.push((label, top, events.len()));
        for row in events {
            let Some((first, last)) = span(row) else { continue };
            let (mut x, mut end) = (axis.x(first), axis.x(last));
            if end - x < DOT {
                let middle = f64::midpoint(x, end);
                (x, end) = (middle - DOT / 2.0, middle + DOT / 2.0);
            }
            let free = tracks.iter().position(|taken| *taken <= x);
            let track = match free {
                Some(track) => track,
                None if tracks.len() < MOST_TRACKS => {
                    tracks.push(0.0);
                    tracks.len() - 1
                }
                None => MOST_TRACKS - 1,
            };
            tracks.get_mut(track).into_iter().for_each(|taken| *taken = end + 1.5);
            let words = row.date.as_ref().map(|d| format!("{}: {}", d.label, headline(row))).unwrap_or_default();
            drawing.marks.push(Mark {
                fact: row.fact.clone(),
                x,
                end,
                y: top + LANE_HEAD + TRACK * track as f64 + TRACK / 2.0,
                status: row.status.clone(),
                is_soft: row.date.as_ref().is_some_and(|d| d.is_soft),
                is_disputed: !row.conflicts.is_empty(),
                words,
            });
        }
        top += LANE_HEAD + TRACK * tracks.len() as f64 + 4.0;
    }
    drawing.height = top + 2.0;
    drawing.axis = axis;
    drawing
}

/// The drawing.
#[component]
pub(crate) fn Chart(rows: Memo<Vec<TimelineRow>>) -> impl IntoView {
    let page = Page::here();
    let node = NodeRef::<leptos::html::Div>::new();
    let width = dom::width_of(node);
    let lanes = Memo::new(move |_| page.screen.with(|s| s.lanes.clone()));
    let drawing = Memo::new(move |_| {
        let screen = Screen { lanes: lanes.get(), ..Screen::default() };
        let width = width.get();
        if width < 1.0 { Drawing::default() } else { rows.with(|rows| lay_out(page, &screen, rows, width)) }
    });
    view! {
        <div class="chart" node_ref=node data-testid="timeline-chart" aria-hidden="true">
            {move || drawing.with(|drawing| draw(page, drawing, width.get()))}
            <p class="chart-note">
                {move || {
                    let n = drawing.with(|d| d.n_undated);
                    (n > 0).then(|| t!("chart-undated", n = n))
                }}
            </p>
        </div>
    }
}

fn draw(page: Page, drawing: &Drawing, width: f64) -> impl IntoView + use<> {
    let height = drawing.height;
    let mut last_label = f64::MIN;
    let has_room = drawing.axis.pieces.iter().any(|p| !p.is_fold() && p.width > 32.0);
    let ticks = drawing
        .axis
        .pieces
        .iter()
        .map(|piece| {
            let label = if piece.is_fold() { "⋯".to_owned() } else { piece.first.to_string() };
            let middle = piece.x + piece.width / 2.0;
            let is_labelled = if piece.is_fold() { has_room } else { middle - last_label > 32.0 };
            if is_labelled && !piece.is_fold() {
                last_label = middle;
            }
            let class = if piece.is_fold() { "axis-fold" } else { "axis-year" };
            view! {
                <g class=class>
                    <rect x=piece.x y=AXIS width=piece.width.max(0.5) height=(height - AXIS).max(0.0) />
                    {is_labelled.then(|| view! { <text x=middle y=14 text-anchor="middle">{label}</text> })}
                </g>
            }
        })
        .collect_view();
    let lanes = drawing
        .lanes
        .iter()
        .map(|(label, top, n)| view! {
            <path class="lane-line" d=format!("M0 {:.1}h{width:.1}", top + 0.5) />
            <text class="lane-label" x=6 y=top + 14.0>{label.clone()} <tspan class="lane-count">{format!(" {n}")}</tspan></text>
        })
        .collect_view();
    let marks = drawing.marks.iter().map(|mark| draw_mark(page, mark)).collect_view();
    view! {
        <svg class="timeline" width=width height=height viewBox=format!("0 0 {width} {height}") focusable="false">
            {ticks}
            {lanes}
            {marks}
        </svg>
    }
}

fn draw_mark(page: Page, mark: &Mark) -> impl IntoView + use<> {
    let fact = mark.fact.clone();
    let own = mark.fact.clone();
    let Mark { x, end, y, is_soft, is_disputed, .. } = *mark;
    let (width, middle) = (end - x, f64::midpoint(x, end));
    let is_dot = width <= DOT + 0.01;
    let status = match mark.status.as_str() {
        "planned" => " is-planned",
        "ongoing" => " is-ongoing",
        _ => "",
    };
    let shape = if is_dot {
        let class = format!("event-dot{status}{}", if is_soft { " is-soft" } else { "" });
        view! { <circle class=class cx=middle cy=y r="4" /> }.into_any()
    } else if is_soft {
        let inset = width / 4.0;
        view! {
            <rect class=format!("event-bar is-soft{status}") x=x y=y - 3.0 width=width height="6" rx="3" />
            <rect class=format!("event-bar{status}") x=x + inset y=y - 3.0 width=width - 2.0 * inset height="6" />
        }
        .into_any()
    } else {
        view! { <rect class=format!("event-bar{status}") x=x y=y - 3.0 width=width height="6" rx="1" /> }.into_any()
    };
    let ring = is_disputed.then(|| {
        view! {
            <rect class="event-ring" x=x - 2.0 y=y - 5.2 width=width + 4.0 height="10.4" rx="5.2" />
        }
    });
    let strike = (mark.status == "negated").then(|| {
        view! {
            <path class="event-strike" d=format!("M{:.1} {y:.1}H{:.1}", x - 3.0, end + 3.0) />
        }
    });
    view! {
        <g
            class=move || if page.is_open(&own) { "mark is-open" } else { "mark" }
            data-testid="timeline-mark"
            data-fact=mark.fact.clone()
            on:click=move |_| page.go(|s| s.fact = Some(fact.clone()))
        >
            <title>{mark.words.clone()}</title>
            <rect class="mark-area" x=x - 3.0 y=y - TRACK / 2.0 width=width + 6.0 height=TRACK />
            {shape}
            {ring}
            {strike}
        </g>
    }
}
