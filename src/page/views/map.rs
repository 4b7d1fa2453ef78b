//! Places of events.

use leptos::prelude::*;

use crate::page::components::notice::Empty;

/// The view.
#[component]
pub(crate) fn Map() -> impl IntoView {
    view! { <Empty /> }
}
