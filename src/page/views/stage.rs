//! A drawing that can be moved and brought nearer: by its buttons, by the keyboard while it has the
//! focus, by dragging. A press on anything in it that has `data-fact` opens that fact. The drawing
//! itself is hidden from screen readers; the list or table beside it carries the same facts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::page::components::icon::icon;
use crate::page::messages::t;
use crate::page::state::Page;

const PLUS: &str = "M5 12h14M12 5v14";
const MINUS: &str = "M5 12h14";
const WHOLE: &str = "M8 3H5a2 2 0 0 0-2 2v3M21 8V5a2 2 0 0 0-2-2h-3M3 16v3a2 2 0 0 0 2 2h3M16 21h3a2 2 0 0 0 2-2v-3";

/// Nearer with every step.
pub(crate) const ZOOM: f64 = 1.5;
/// Part of the drawing by which an arrow key moves it.
const STEP: f64 = 0.12;
/// Pixels of a drag before it is one, and not a press.
const SLACK: f64 = 4.0;

/// What the reader does to the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Move {
    /// By parts of its width and height, to the right and down.
    Pan(f64, f64),
    /// So much nearer.
    Zoom(f64),
    /// Back to the start.
    Reset,
}

/// The drawing: `size` in CSS pixels, `frame` the part of it that is shown, `dragged` how far it is
/// held at the moment (whoever takes the move puts it back).
pub(crate) fn stage(
    class: &'static str,
    label: String,
    size: Signal<(f64, f64)>,
    frame: Signal<(f64, f64, f64, f64)>,
    dragged: RwSignal<(f64, f64)>,
    act: Callback<Move>,
    content: AnyView,
) -> AnyView {
    let page = Page::here();
    let start = StoredValue::new(None::<(f64, f64, bool)>);
    let point = |e: &web_sys::PointerEvent| (f64::from(e.client_x()), f64::from(e.client_y()));
    let on_down = move |event: web_sys::PointerEvent| {
        let (x, y) = point(&event);
        start.set_value((event.button() == 0).then_some((x, y, false)));
    };
    let on_move = move |event: web_sys::PointerEvent| {
        let Some((x, y, is_drag)) = start.get_value() else { return };
        let (now_x, now_y) = point(&event);
        let (dx, dy) = (now_x - x, now_y - y);
        if !is_drag && dx.abs().max(dy.abs()) < SLACK {
            return;
        }
        if !is_drag && let Some(target) = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            let _ = target.set_pointer_capture(event.pointer_id());
            start.set_value(Some((x, y, true)));
        }
        dragged.set((dx, dy));
    };
    let on_up = move |_: web_sys::PointerEvent| {
        if let Some((.., true)) = start.get_value() {
            let ((dx, dy), (width, height)) = (dragged.get_untracked(), size.get_untracked());
            act.run(Move::Pan(-dx / width.max(1.0), -dy / height.max(1.0)));
        }
        start.set_value(None);
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let fact =
            target.and_then(|t| t.closest("[data-fact]").ok().flatten()).and_then(|e| e.get_attribute("data-fact"));
        if let Some(fact) = fact {
            page.go(|s| s.fact = Some(fact));
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let done = match event.key().as_str() {
            "ArrowLeft" => Move::Pan(-STEP, 0.0),
            "ArrowRight" => Move::Pan(STEP, 0.0),
            "ArrowUp" => Move::Pan(0.0, -STEP),
            "ArrowDown" => Move::Pan(0.0, STEP),
            "+" | "=" => Move::Zoom(ZOOM),
            "-" => Move::Zoom(1.0 / ZOOM),
            "0" => Move::Reset,
            _ => return,
        };
        event.prevent_default();
        act.run(done);
    };
    let shown = move || {
        let ((x, y, w, h), (dx, dy), (width, height)) = (frame.get(), dragged.get(), size.get());
        format!("{} {} {w} {h}", x - dx * w / width.max(1.0), y - dy * h / height.max(1.0))
    };
    let button = |name: &'static str, path: &'static str, done: Move| {
        view! {
            <button type="button" class="button" aria-label=t!(name) title=t!(name) data-testid=name on:click=move |_| act.run(done)>
                {icon(path)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class=format!("stage {class}")>
            <div class="stage-frame" role="group" tabindex="0" aria-label=label on:keydown=on_key>
                <svg
                    viewBox=shown
                    aria-hidden="true"
                    focusable="false"
                    preserveAspectRatio="xMidYMid slice"
                    on:pointerdown=on_down
                    on:pointermove=on_move
                    on:pointerup=on_up
                    on:pointercancel=move |_| { start.set_value(None); dragged.set((0.0, 0.0)); }
                    on:click=on_click
                >
                    {content}
                </svg>
            </div>
            <div class="stage-tools">
                {button("stage-nearer", PLUS, Move::Zoom(ZOOM))}
                {button("stage-farther", MINUS, Move::Zoom(1.0 / ZOOM))}
                {button("stage-whole", WHOLE, Move::Reset)}
            </div>
        </div>
    }
    .into_any()
}
