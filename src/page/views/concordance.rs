//! Keyword in context.

use leptos::prelude::*;

use crate::page::components::notice::Empty;

/// The view.
#[component]
pub(crate) fn Concordance() -> impl IntoView {
    view! { <Empty /> }
}
