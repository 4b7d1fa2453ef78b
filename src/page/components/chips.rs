//! The active filters, each to be taken out, and how many facts pass.

use attache::query::whole;
use leptos::prelude::*;

use super::facet::Group;
use super::icon::{CLOSE, FILTER, icon};
use crate::page::messages::t;
use crate::page::state::Page;

/// What a chip takes out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum What {
    /// A part of the text that no selection can say.
    Part(String),
    From,
    To,
    Value(&'static str, String),
}

#[derive(Debug, Clone, PartialEq)]
struct Chip {
    what: What,
    label: String,
    is_excluded: bool,
}

fn chips(page: Page) -> Vec<Chip> {
    let filters = page.screen.with(|s| s.filters.clone());
    let mut chips = Vec::new();
    for part in whole::parts(&filters.text) {
        chips.push(Chip { label: part.clone(), what: What::Part(part), is_excluded: false });
    }
    for group in Group::ALL {
        let selection = group.of(&filters);
        let both = selection.include.iter().map(|v| (v, false)).chain(selection.exclude.iter().map(|v| (v, true)));
        for (value, is_excluded) in both {
            let known = group.with(page, |facet| facet.values.iter().find(|v| v.key == *value).cloned());
            let label = known.map_or_else(|| value.clone(), |v| group.label(page, &v));
            chips.push(Chip { what: What::Value(group.name(), value.clone()), label, is_excluded });
        }
    }
    if let Some(from) = filters.from {
        chips.push(Chip { what: What::From, label: t!("chip-from", date = from.to_string()), is_excluded: false });
    }
    if let Some(to) = filters.to {
        chips.push(Chip { what: What::To, label: t!("chip-to", date = to.to_string()), is_excluded: false });
    }
    chips
}

fn take_out(page: Page, what: &What) {
    page.go(|s| match what {
        What::Part(part) => s.filters.text = whole::toggle_part(&s.filters.text, part),
        What::From => s.filters.from = None,
        What::To => s.filters.to = None,
        What::Value(name, value) => {
            if let Some(group) = Group::ALL.into_iter().find(|g| g.name() == *name) {
                group.of_mut(&mut s.filters).remove(value);
            }
        }
    });
}

fn hook(what: &What) -> String {
    match what {
        What::Part(_) => "q".into(),
        What::From => "from".into(),
        What::To => "to".into(),
        What::Value(_, value) => value.clone(),
    }
}

/// The line above the view.
#[component]
pub(crate) fn FilterLine() -> impl IntoView {
    let page = Page::here();
    let list = Memo::new(move |_| chips(page));
    let n_active = Signal::derive(move || list.with(Vec::len));
    let counts = move || page.facets.with(|f| (f.n_passing, f.n_total));
    view! {
        <div class="filter-line">
            <Show when=move || !page.has_filter_column.get()>
                <button
                    type="button"
                    class="button filters-open"
                    data-testid="filters-open"
                    aria-haspopup="dialog"
                    on:click=move |_| page.is_filter_sheet_open.set(true)
                >
                    {icon(FILTER)}
                    {move || t!("filters-open", n = n_active.get())}
                </button>
            </Show>
            <ul class="chips" aria-label=t!("chips")>
                <For
                    each=move || list.get()
                    key=|chip| (chip.what.clone(), chip.is_excluded, chip.label.clone())
                    children=move |chip| draw(page, chip)
                />
            </ul>
            <Show when=move || { n_active.get() > 0 }>
                <button
                    type="button"
                    class="button button-plain clear-all"
                    data-testid="clear-all"
                    on:click=move |_| take_out_by_hand(page, |page| page.go(|s| s.filters = Default::default()))
                >
                    {t!("clear-all")}
                </button>
            </Show>
            <p
                class="passing"
                data-testid="passing-count"
                aria-live=move || if page.progress.with(|p| p.n_left == 0) { "polite" } else { "off" }
                data-passing=move || counts().0
                data-total=move || counts().1
            >
                {move || {
                    let (n, total) = counts();
                    if n == total { t!("passing-all", total = total) } else { t!("passing", n = n, total = total) }
                }}
            </p>
        </div>
    }
}

/// Takes filters out; the button goes with them, so the focus moves to the view.
fn take_out_by_hand(page: Page, change: impl FnOnce(Page)) {
    change(page);
    if let Some(main) = crate::page::dom::by_id("main") {
        crate::page::dom::focus(&main);
    }
}

fn draw(page: Page, chip: Chip) -> impl IntoView {
    let Chip { what, label, is_excluded } = chip;
    let remove = t!("chip-remove", label = label.clone());
    view! {
        <li>
            <button
                type="button"
                class=if is_excluded { "chip is-excluded" } else { "chip" }
                data-testid="chip"
                data-key=hook(&what)
                aria-label=remove
                on:click=move |_| take_out_by_hand(page, |page| take_out(page, &what))
            >
                {is_excluded.then(|| t!("chip-not"))}
                <span class="chip-label">{label}</span>
                {icon(CLOSE)}
            </button>
        </li>
    }
}
