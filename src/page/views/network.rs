//! Actors as nodes, dealings as edges.

use leptos::prelude::*;

use crate::page::components::notice::Empty;

/// The view.
#[component]
pub(crate) fn Network() -> impl IntoView {
    view! { <Empty /> }
}
