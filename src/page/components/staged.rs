//! An answer is drawn in steps, so that a press on a filter is answered at once: in the first frame the rows
//! that the window shows, in the frames after it the others, some in each; until then there is room where they
//! will stand. Links are written anew last. In: the rows of the newest answer. Out: those to draw.
//!
//! A list that is drawn so carries its name in `data-rows`: by it is found how far the window reaches in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::page::state::Page;
use crate::page::{address, dom};

/// Frames in which the rows beyond those in sight are drawn.
const STEPS: usize = 5;
/// The least height of a row, in pixels.
const LEAST_HEIGHT: f64 = 28.0;
/// Rows drawn first beyond those that the window should show.
const SPARE: f64 = 2.0;
/// So often are more rows drawn before a frame is made.
const MOST_FILLS: usize = 6;
/// The class of room for rows that are not drawn.
pub(crate) const ROOM: &str = "rows-room";
/// After so many milliseconds all is drawn, also where the browser makes no frames (a window that is covered).
const LATEST: u64 = 400;

/// How far the newest answer is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Stage {
    /// Grows with every answer, so that what was left to be drawn of an older one is dropped.
    turn: u32,
    /// Frames since the first; `None` once all is drawn.
    step: Option<usize>,
}

impl Stage {
    /// Whether all is drawn.
    pub(crate) fn is_done(self) -> bool {
        self.step.is_none()
    }
}

/// What the window shows of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sight {
    /// Rows that reach to its lower edge, and some more.
    n: usize,
    /// Pixels of a row, on average.
    height: f64,
}

/// By the name of a list.
pub(crate) type Sights = BTreeMap<String, Sight>;

/// Begins to draw an answer whose first row is the `offset`th; to be called before its parts are told.
pub(crate) fn begin(page: Page, offset: u32) {
    page.sights.set_value(sights(page, offset));
    let turn = page.stage.with_untracked(|stage| stage.turn.wrapping_add(1));
    page.stage.set(Stage { turn, step: Some(0) });
    request_animation_frame(move || leptos::task::spawn_local(fill(page, turn)));
    after_paint(move || {
        address::write_out(page);
        go_on(page, turn);
    });
    dom::later(LATEST, move || {
        if page.stage.with_untracked(|stage| stage.turn == turn) {
            finish(page);
        }
    });
}

/// Before the first frame is made: draws as many rows as the window shows, where they are lower than those before
/// them and so more of them are in sight. What is looked at here the browser works out for the frame anyway.
async fn fill(page: Page, turn: u32) {
    let first = Stage { turn, step: Some(0) };
    let mut drawn: Vec<(String, i64)> = Vec::new();
    for _ in 0..MOST_FILLS {
        if page.stage.try_get_untracked() != Some(first) {
            return;
        }
        let now: Vec<_> = dom::all("[data-rows]").iter().filter_map(|list| short_of_window(page, list)).collect();
        // Where asking for more brought none there are none.
        let short: Vec<String> =
            now.iter().filter(|list| !drawn.contains(list)).map(|(name, _)| name.clone()).collect();
        if short.is_empty() {
            return;
        }
        drawn = now;
        page.sights.update_value(|sights| {
            for name in short {
                sights.entry(name).and_modify(|sight| sight.n = sight.n * 2 + 1);
            }
        });
        page.stage.set(first);
        leptos::task::tick().await;
    }
}

/// The name of a list whose new rows end within the window, and where they do.
fn short_of_window(page: Page, list: &web_sys::HtmlElement) -> Option<(String, i64)> {
    let name = list.get_attribute("data-rows")?;
    let n = page.sights.with_value(|sights| sights.get(&name).map(|sight| sight.n))?;
    let rows = list.children();
    let is_room = |element: &web_sys::Element| element.class_list().contains(ROOM);
    let before = rows.item(0).is_some_and(|first| is_room(&first));
    // What comes after the last that was drawn first: room, or a row that is as it was.
    let end = match rows.item(n as u32 + u32::from(before)) {
        Some(next) => next.get_bounding_client_rect().top(),
        None => list.get_bounding_client_rect().bottom(),
    };
    (end < window_height()).then_some((name, end as i64))
}

/// Draws all that is left at once.
pub(crate) fn finish(page: Page) {
    if page.stage.with_untracked(|stage| !stage.is_done()) {
        page.stage.update(|stage| stage.step = None);
    }
    page.link();
}

/// Lets links follow the screen when the next frame has been made.
pub(crate) fn link_later(page: Page) {
    after_paint(move || page.link());
}

/// Lets links follow the screen also where no answer is awaited for it, and before one of them can be followed.
pub(crate) fn keep_links(page: Page) {
    let pointer = window_event_listener(leptos::ev::pointerdown, move |_| page.link());
    let key = window_event_listener(leptos::ev::keydown, move |_| page.link());
    on_cleanup(move || {
        pointer.remove();
        key.remove();
    });
    Effect::new(move |_| {
        page.screen.track();
        dom::later(LATEST, move || page.link());
    });
}

fn go_on(page: Page, turn: u32) {
    let stage = page.stage.get_untracked();
    let Some(step) = stage.step.filter(|_| stage.turn == turn).map(|step| step + 1) else { return };
    page.stage.set(Stage { turn, step: (step < STEPS).then_some(step) });
    match step < STEPS {
        true => after_paint(move || go_on(page, turn)),
        false => link_later(page),
    }
}

/// Runs `act` when the next frame has been made.
fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || dom::later(0, act));
}

fn sights(page: Page, offset: u32) -> Sights {
    let bottom = window_height();
    let above = page.room_above_untracked();
    let drawn_from = page.answered.with_untracked(|a| a.as_ref().map_or(0, |a| a.window.offset));
    let sight = |list: &web_sys::HtmlElement| {
        let name = list.get_attribute("data-rows")?;
        let n = list.child_element_count();
        let area = list.get_bounding_client_rect();
        let height = ((area.height() - above) / f64::from(n)).max(LEAST_HEIGHT);
        if n == 0 {
            return None;
        }
        let reached = ((bottom - area.top() - above) / height).max(0.0);
        // Rows are not of one height: where these are too few, more are drawn before the frame is made.
        let last = f64::from(drawn_from) + reached + SPARE;
        Some((name, Sight { n: (last - f64::from(offset)).max(0.0).ceil() as usize, height }))
    };
    dom::all("[data-rows]").iter().filter_map(sight).collect()
}

fn window_height() -> f64 {
    dom::win().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(900.0)
}

/// The rows to draw of a list now, and the pixels that the others will take.
pub(crate) fn staged<T>(name: &'static str, rows: Memo<Vec<Arc<T>>>) -> (Memo<Vec<Arc<T>>>, Signal<f64>)
where
    T: PartialEq + Send + Sync + 'static,
{
    let page = Page::here();
    let sight = move || page.sights.with_value(|sights| sights.get(name).copied());
    let drawn = Memo::new(move |last: Option<&Vec<Arc<T>>>| {
        let step = page.stage.with(|stage| stage.step);
        rows.with(|rows| {
            let Some(step) = step else { return rows.clone() };
            let known = sight().map(|sight| sight.n);
            let first = known.unwrap_or_else(|| (window_height() / LEAST_HEIGHT) as usize).min(rows.len());
            let n = first + (rows.len() - first) * step / STEPS;
            // What is as it was need not go first.
            let old = last.map(Vec::as_slice).unwrap_or_default();
            let same = rows.iter().zip(old).skip(n).take_while(|(now, old)| now == old).count();
            rows.iter().take(n + same).cloned().collect()
        })
    });
    let rest = Signal::derive(move || {
        let n = rows.with(Vec::len).saturating_sub(drawn.with(Vec::len));
        n as f64 * sight().map_or(0.0, |sight| sight.height)
    });
    (drawn, rest)
}
