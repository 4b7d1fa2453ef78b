//! Events by sources, and what each source calls things.

use leptos::prelude::*;

use crate::page::components::notice::Empty;

/// The view.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    view! { <Empty /> }
}
