//! One actor.

use leptos::prelude::*;

use crate::page::components::notice::Empty;

/// The view.
#[component]
pub(crate) fn Actor() -> impl IntoView {
    view! { <Empty /> }
}
