//! The marker of a source: a shape and a colour, the same everywhere, beside its short label.

use leptos::prelude::*;

use crate::page::state::{Page, SourceLabel};

/// Shapes in a 12 × 12 box; told apart without colour.
const SHAPES: [&str; 8] = [
    "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9z",
    "M2 2h8v8H2z",
    "M6 1.2 11 10.2H1z",
    "M6 .6 11.4 6 6 11.4.6 6z",
    "M6 10.8 1 1.8h10z",
    "M4.4 1h3.2v3.4H11v3.2H7.6V11H4.4V7.6H1V4.4h3.4z",
    "M6 .8l4.6 2.6v5.2L6 11.2 1.4 8.6V3.4z",
    "M6 .6l1.6 3.5 3.8.4-2.8 2.6.8 3.8L6 9l-3.4 1.9.8-3.8L.6 4.5l3.8-.4z",
];

/// The shape alone.
pub(crate) fn marker(index: u8) -> impl IntoView {
    let index = usize::from(index) % SHAPES.len();
    view! {
        <svg class=format!("marker marker-{index}") viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d=SHAPES.get(index).copied().unwrap_or_default() />
        </svg>
    }
}

/// The same as text for the browser to read.
pub(crate) fn drawn(index: u8) -> String {
    let index = usize::from(index) % SHAPES.len();
    let path = SHAPES.get(index).copied().unwrap_or_default();
    format!(
        r#"<svg class="marker marker-{index}" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="{path}"/></svg>"#
    )
}

/// What is known of a source; its key where nothing is.
pub(crate) fn label_of(page: Page, key: &str) -> SourceLabel {
    page.sources.with(|sources| sources.get(key).cloned()).unwrap_or_else(|| SourceLabel {
        short: key.to_owned(),
        title: key.to_owned(),
        marker: 0,
    })
}

/// Marker and short label; the title is told on hover and to screen readers.
pub(crate) fn source(page: Page, key: &str) -> impl IntoView + use<> {
    let label = label_of(page, key);
    view! {
        <span class="source" title=label.title>
            {marker(label.marker)}
            <span class="source-name">{label.short}</span>
        </span>
    }
}
