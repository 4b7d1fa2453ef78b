//! The filter panel: what governs every view. A column on wide screens, a sheet on narrow ones.

use leptos::prelude::*;

use attache::query::fields::Field;

use super::facet::{FacetBox, Group};
use super::histogram::Histogram;
use super::parts::Parts;
use super::sheet::Sheet;
use crate::page::messages::t;
use crate::page::state::Page;

/// All groups of filters.
#[component]
pub(crate) fn FilterGroups() -> impl IntoView {
    view! {
        <FacetBox group=Group::Sources />
        <Histogram />
        {Group::ALL.into_iter().skip(1).map(|group| view! { <FacetBox group /> }).collect_view()}
        <Parts field=Field::Is />
        <Parts field=Field::Stance />
    }
}

/// The filters as a column.
#[component]
pub(crate) fn FilterColumn() -> impl IntoView {
    view! {
        <aside class="filters" id="filters" aria-label=t!("filters") data-testid="filters">
            <h2 class="column-title">{t!("filters")}</h2>
            <FilterGroups />
        </aside>
    }
}

/// The filters as a sheet.
#[component]
pub(crate) fn FilterSheet() -> impl IntoView {
    let page = Page::here();
    let close = Callback::new(move |()| page.is_filter_sheet_open.set(false));
    let title = Signal::derive(|| t!("filters"));
    view! {
        <Sheet is_open=page.is_filter_sheet_open.into() on_close=close title testid="filters" class="sheet sheet-start">
            <FilterGroups />
            <button type="button" class="button button-main sheet-done" on:click=move |_| close.run(())>
                {move || page.facets.with(|f| t!("filters-done", n = f.n_passing))}
            </button>
        </Sheet>
    }
}
