//! The corpus at a glance.

use leptos::prelude::*;

use crate::page::components::notice::Empty;

/// The view.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    view! { <Empty /> }
}
