//! One group of filter values with live counts. A value that would leave nothing stays, disabled.

use attache::query::{Filters, Selection};
use attache::view::{Facet, FacetValue, MOST_VALUES};
use leptos::prelude::*;

use super::marker::label_of;
use super::values::{Value, value_list};
use crate::page::dom;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// Values shown before *show all*.
const SHOWN: usize = 8;

/// Which part of the filters a group governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Sources,
    Actors,
    Kinds,
    Places,
}

impl Group {
    pub(crate) const ALL: [Self; 4] = [Self::Sources, Self::Actors, Self::Kinds, Self::Places];

    /// Its name in hooks and message keys.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Actors => "actors",
            Self::Kinds => "kinds",
            Self::Places => "places",
        }
    }

    pub(crate) fn of(self, filters: &Filters) -> &Selection {
        match self {
            Self::Sources => &filters.source,
            Self::Actors => &filters.who,
            Self::Kinds => &filters.kind,
            Self::Places => &filters.place,
        }
    }

    pub(crate) fn of_mut(self, filters: &mut Filters) -> &mut Selection {
        match self {
            Self::Sources => &mut filters.source,
            Self::Actors => &mut filters.who,
            Self::Kinds => &mut filters.kind,
            Self::Places => &mut filters.place,
        }
    }

    /// Looks at the group in the last answer.
    pub(crate) fn with<T>(self, page: Page, look: impl FnOnce(&Facet) -> T) -> T {
        page.facets.with(|facets| {
            look(match self {
                Self::Sources => &facets.sources,
                Self::Actors => &facets.actors,
                Self::Kinds => &facets.kinds,
                Self::Places => &facets.places,
            })
        })
    }

    /// What to call a value: the catalogue's word for a kind, the worker's label for the rest.
    pub(crate) fn label(self, page: Page, value: &FacetValue) -> String {
        match self {
            Self::Kinds => {
                let named = code("kind", &value.key);
                if named == value.key { value.label.clone() } else { named }
            }
            Self::Sources => label_of(page, &value.key).short,
            Self::Actors | Self::Places => value.label.clone(),
        }
    }
}

/// The group's box.
#[component]
pub(crate) fn FacetBox(group: Group) -> impl IntoView {
    let page = Page::here();
    let is_whole = RwSignal::new(false);
    let needle = RwSignal::new(String::new());
    let selection = Memo::new(move |_| page.screen.with(|s| group.of(&s.filters).clone()));
    let values = Memo::new(move |_| {
        let wanted = needle.get().trim().to_lowercase();
        let is_whole = is_whole.get();
        selection.with(|selection| {
            let shown = |(at, value): (usize, &FacetValue)| {
                let value = shown(page, group, value, selection);
                let is_chosen = value.is_chosen || value.is_excluded;
                let is_match = wanted.is_empty() || value.label.to_lowercase().contains(&wanted);
                let is_shown = is_chosen || (is_match && (is_whole || !wanted.is_empty() || at < SHOWN));
                is_shown.then_some(value)
            };
            group.with(page, |facet| facet.values.iter().enumerate().filter_map(shown).collect::<Vec<_>>())
        })
    });
    let n_all = Memo::new(move |_| group.with(page, |facet| facet.n_values.min(MOST_VALUES) as usize));
    let name = group.name();
    let n_chosen = Memo::new(move |_| selection.with(|s| s.include.len() + s.exclude.len()));
    let press = move |key: &str, is_denied: bool| {
        page.go(|s| match is_denied {
            true => group.of_mut(&mut s.filters).toggle_excluded(key),
            false => group.of_mut(&mut s.filters).toggle(key),
        });
    };
    view! {
        <details class="facet" open data-testid=format!("facet-{name}")>
            <summary>
                <h3>{t!(&format!("facet-{name}"))}</h3>
            </summary>
            <Show when=move || { n_all.get() > 2 * SHOWN }>
                <input
                    type="search"
                    class="field facet-find"
                    aria-label=t!(&format!("facet-find-{name}"))
                    placeholder=t!("facet-find")
                    on:focus=move |_| page.has_all_values.set(true)
                    on:input=move |event| needle.set(event_target_value(&event))
                />
            </Show>
            <Show when=move || { n_chosen.get() > 0 }>
                <button
                    type="button"
                    class="button button-plain facet-clear"
                    data-testid="facet-clear"
                    data-facet=name
                    on:click=move |_| {
                        page.go(|s| *group.of_mut(&mut s.filters) = Selection::default());
                        if let Some(first) = dom::all(&format!("[data-testid=facet-{name}] summary")).first() {
                            dom::focus(first);
                        }
                    }
                >
                    {move || t!("facet-clear", n = n_chosen.get())}
                </button>
            </Show>
            {value_list(name, t!(&format!("facet-{name}")), values, press)}
            <Show when=move || n_all.get() == 0>
                <p class="facet-none">{t!("facet-none")}</p>
            </Show>
            <Show when=move || { n_all.get() > SHOWN && needle.with(|n| n.is_empty()) }>
                <button
                    type="button"
                    class="button button-plain facet-more"
                    data-testid="facet-more"
                    aria-expanded=move || is_whole.get().to_string()
                    on:click=move |_| {
                        page.has_all_values.set(true);
                        is_whole.update(|w| *w = !*w);
                    }
                >
                    {move || if is_whole.get() { t!("facet-fewer") } else { t!("facet-all", n = n_all.get()) }}
                </button>
            </Show>
        </details>
    }
}

fn shown(page: Page, group: Group, value: &FacetValue, selection: &Selection) -> Value {
    let key = value.key.clone();
    let source = (group == Group::Sources).then(|| label_of(page, &key));
    // A source's own label holds its publisher and year already.
    let hint = value.hint.as_deref().filter(|_| source.is_none()).map(|hint| code("entity", hint));
    Value {
        label: group.label(page, value),
        hint: hint.unwrap_or_default(),
        marker: source.map(|source| source.marker),
        n: value.n_passing,
        is_chosen: selection.include.contains(&key),
        is_excluded: selection.exclude.contains(&key),
        is_mode: group == Group::Kinds && key.contains('.'),
        can_deny: true,
        key,
    }
}
