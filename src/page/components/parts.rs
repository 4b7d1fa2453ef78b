//! A group of values that are parts of the query and no selection: `is:planned`, `stance:reject`.
//! Checking one writes the part, and each must hold.

use attache::query::fields::Field;
use attache::query::whole;
use attache::view::FacetValue;
use leptos::prelude::*;

use super::values::{Value, value_list};
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// The group's box; nothing where the corpus has no such values.
#[component]
pub(crate) fn Parts(field: Field) -> impl IntoView {
    let page = Page::here();
    let name = field.name();
    let parts = Memo::new(move |_| page.screen.with(|s| whole::parts(&s.filters.text)));
    let values = Memo::new(move |_| {
        let shown = |value: &FacetValue| Value {
            key: value.key.clone(),
            label: code(name, &value.key),
            n: value.n_passing,
            is_chosen: parts.with(|parts| parts.contains(&part_of(name, &value.key))),
            ..Value::default()
        };
        page.facets.with(|f| match field {
            Field::Stance => f.stances.values.iter().map(shown).collect::<Vec<_>>(),
            _ => f.standings.values.iter().map(shown).collect(),
        })
    });
    let has_any = Memo::new(move |_| values.with(|v| !v.is_empty()));
    let press =
        move |key: &str, _| page.go(|s| s.filters.text = whole::toggle_part(&s.filters.text, &part_of(name, key)));
    view! {
        <Show when=move || has_any.get()>
            <details class="facet" open data-testid=format!("facet-{name}")>
                <summary>
                    <h3>{t!(&format!("facet-{name}"))}</h3>
                </summary>
                {value_list(name, t!(&format!("facet-{name}")), values, press)}
            </details>
        </Show>
    }
}

/// The part of the query that such a value is.
fn part_of(field: &str, key: &str) -> String {
    format!("{field}:{key}")
}
