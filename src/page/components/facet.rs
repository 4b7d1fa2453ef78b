//! One group of filter values with live counts. A value that would leave nothing stays, disabled.

use attache::query::{Filters, Selection};
use attache::view::{Facet, FacetValue, MOST_VALUES};
use leptos::prelude::*;

use super::icon::{NOT, icon};
use super::marker::{label_of, marker};
use crate::page::dom;
use crate::page::messages::{code, number, t};
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
    let values = Memo::new(move |_| {
        let wanted = needle.get().trim().to_lowercase();
        let is_whole = is_whole.get();
        let selection = page.screen.with(|s| group.of(&s.filters).clone());
        let is_shown = |(at, value): &(usize, &FacetValue)| {
            let is_chosen = selection.include.contains(&value.key) || selection.exclude.contains(&value.key);
            let is_match = wanted.is_empty() || group.label(page, value).to_lowercase().contains(&wanted);
            is_chosen || (is_match && (is_whole || !wanted.is_empty() || *at < SHOWN))
        };
        group.with(page, |facet| {
            facet.values.iter().enumerate().filter(is_shown).map(|(_, value)| value.clone()).collect::<Vec<_>>()
        })
    });
    let n_all = Memo::new(move |_| group.with(page, |facet| facet.n_values.min(MOST_VALUES) as usize));
    let name = group.name();
    let n_chosen = Memo::new(move |_| {
        page.screen.with(|s| group.of(&s.filters).include.len() + group.of(&s.filters).exclude.len())
    });
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
            <ul class="facet-values" aria-label=t!(&format!("facet-{name}"))>
                {super::rows::live_rows(values, |v: &FacetValue| &v.key, move |page, value| draw(page, group, value))}
            </ul>
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

/// A value: drawn once, its counts and marks follow the answers.
fn draw(page: Page, group: Group, value: Memo<FacetValue>) -> AnyView {
    let first = value.get_untracked();
    let key = first.key.clone();
    let (own, counted, denied, is_in, is_out) = (key.clone(), key.clone(), key.clone(), key.clone(), key.clone());
    let is_chosen = Memo::new(move |_| page.screen.with(|s| group.of(&s.filters).include.contains(&is_in)));
    let is_excluded = Memo::new(move |_| page.screen.with(|s| group.of(&s.filters).exclude.contains(&is_out)));
    let n = Memo::new(move |_| value.with(|v| v.n_passing));
    let is_empty = Memo::new(move |_| n.get() == 0 && !is_chosen.get() && !is_excluded.get());
    let label = Memo::new(move |_| value.with(|v| group.label(page, v)));
    let sign = (group == Group::Sources).then(|| {
        let key = key.clone();
        move || marker(label_of(page, &key).marker)
    });
    // A source's own label holds its publisher and year already.
    let hint = first.hint.as_deref().filter(|_| group != Group::Sources).map(|hint| code("entity", hint));
    let is_mode = group == Group::Kinds && key.contains('.');
    let class = move || match (is_excluded.get(), is_mode) {
        (true, _) => "facet-value is-excluded",
        (false, true) => "facet-value is-mode",
        (false, false) => "facet-value",
    };
    let not = move || {
        let denied = denied.clone();
        view! {
            <button
                type="button"
                class="facet-not"
                id=format!("facet-not-{}-{denied}", group.name())
                data-testid="facet-not"
                data-facet=group.name()
                data-key=denied.clone()
                aria-pressed=move || is_excluded.get().to_string()
                aria-label=move || t!("facet-not", label = label.get())
                title=move || t!("facet-not", label = label.get())
                on:click=move |_| page.go(|s| group.of_mut(&mut s.filters).toggle_excluded(&denied))
            >
                {icon(NOT)}
            </button>
        }
        .into_any()
    };
    view! {
        <li class=class>
            <label>
                <input
                    type="checkbox"
                    id=format!("facet-{}-{key}", group.name())
                    data-testid="facet-value"
                    data-facet=group.name()
                    data-key=key.clone()
                    prop:checked=move || is_chosen.get()
                    disabled=move || is_empty.get()
                    on:change=move |_| page.go(|s| group.of_mut(&mut s.filters).toggle(&own))
                />
                {sign}
                <span class="facet-label" dir="auto">{move || label.get()}</span>
                {hint.map(|hint| view! { <span class="facet-hint">{hint}</span> })}
                <span class="facet-count" data-testid="facet-count" data-key=counted>{move || number(n.get())}</span>
            </label>
            {move || (!is_empty.get()).then(&not)}
        </li>
    }
    .into_any()
}
