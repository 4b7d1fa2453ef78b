//! A group of values that are parts of the query and no selection: `is:planned`, `stance:reject`.
//! Checking one writes the part, and each must hold.

use attache::query::fields::Field;
use attache::query::whole;
use attache::view::FacetValue;
use leptos::prelude::*;

use crate::page::messages::{code, number, t};
use crate::page::state::Page;

/// The group's box; nothing where the corpus has no such values.
#[component]
pub(crate) fn Parts(field: Field) -> impl IntoView {
    let page = Page::here();
    let name = field.name();
    let values = Memo::new(move |_| {
        page.facets.with(|f| match field {
            Field::Stance => f.stances.values.clone(),
            _ => f.standings.values.clone(),
        })
    });
    let parts = Memo::new(move |_| page.screen.with(|s| whole::parts(&s.filters.text)));
    view! {
        <Show when=move || values.with(|v| !v.is_empty())>
            <details class="facet" open data-testid=format!("facet-{name}")>
                <summary>
                    <h3>{t!(&format!("facet-{name}"))}</h3>
                </summary>
                <ul class="facet-values" aria-label=t!(&format!("facet-{name}"))>
                    {move || {
                        let parts = parts.get();
                        values.get().iter().map(|value| draw(page, name, value, &parts)).collect_view()
                    }}
                </ul>
            </details>
        </Show>
    }
}

fn draw(page: Page, name: &'static str, value: &FacetValue, parts: &[String]) -> impl IntoView + use<> {
    let part = format!("{name}:{}", value.key);
    let is_chosen = parts.contains(&part);
    let is_empty = value.n_passing == 0 && !is_chosen;
    view! {
        <li class="facet-value">
            <label>
                <input
                    type="checkbox"
                    id=format!("facet-{name}-{}", value.key)
                    data-testid="facet-value"
                    data-facet=name
                    data-key=value.key.clone()
                    prop:checked=is_chosen
                    disabled=is_empty
                    on:change=move |_| page.go(|s| s.filters.text = whole::toggle_part(&s.filters.text, &part))
                />
                <span class="facet-label">{code(name, &value.key)}</span>
                <span class="facet-count">{number(value.n_passing)}</span>
            </label>
        </li>
    }
}
