//! What the search box offers while one types: names of fields, and values that the worker knows. A
//! list box that the field drives; the focus never leaves the field.

use attache::query::fields::Field;
use attache::query::syntax::{Caret, at_caret, value_text};
use attache::text::{OffsetMap, Utf16Span};
use attache::view::Completion;
use leptos::prelude::*;

use crate::page::messages::{code, number, t};
use crate::page::state::Page;

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
struct Offer {
    /// What takes the place of the letters typed.
    written: String,
    label: String,
    n: u32,
    /// Whether it is a value, and not only the name of a field.
    is_value: bool,
}

/// The state of the list.
#[derive(Clone, Copy)]
pub(crate) struct Suggest {
    page: Page,
    caret: RwSignal<Option<Caret>>,
    active: RwSignal<Option<usize>>,
    offers: Memo<Vec<Offer>>,
}

impl Suggest {
    pub(crate) fn new(page: Page) -> Self {
        let caret = RwSignal::new(None::<Caret>);
        let offers = Memo::new(move |_| caret.get().map(|caret| offers(page, &caret)).unwrap_or_default());
        Self { page, caret, active: RwSignal::new(None), offers }
    }

    /// Looks what is typed at UTF-16 place `at`.
    pub(crate) fn look(&self, text: &str, at: u32) {
        let caret = at_caret(text, OffsetMap::new(text).from_utf16(Utf16Span { start: at, end: at }).start as usize);
        let asked = caret
            .as_ref()
            .and_then(|caret| Some(Completion { field: caret.field?.name().to_owned(), typed: caret.typed.clone() }));
        self.active.set(None);
        self.caret.set(caret);
        self.page.complete.set(asked);
    }

    /// Whether the value of a field is being typed.
    pub(crate) fn is_in_field(&self) -> bool {
        self.caret.with_untracked(|c| c.as_ref().is_some_and(|c| c.field.is_some()))
    }

    pub(crate) fn is_open(&self) -> bool {
        self.offers.with(|o| !o.is_empty())
    }

    pub(crate) fn active(&self) -> Option<usize> {
        self.active.get()
    }

    /// Closes the list; whether it was open.
    pub(crate) fn close(&self) -> bool {
        let was_open = self.offers.with_untracked(|o| !o.is_empty());
        if self.caret.with_untracked(Option::is_some) {
            self.caret.set(None);
            self.active.set(None);
            self.page.complete.set(None);
        }
        was_open
    }

    /// Moves to the next or previous offer; whether there is one.
    pub(crate) fn step(&self, is_forward: bool) -> bool {
        let n = self.offers.with_untracked(Vec::len);
        if n == 0 {
            return false;
        }
        self.active.update(|active| {
            *active = Some(match (*active, is_forward) {
                (None, true) => 0,
                (None, false) => n - 1,
                (Some(at), true) => (at + 1) % n,
                (Some(at), false) => (at + n - 1) % n,
            });
        });
        true
    }

    /// The text with an offer in it, the UTF-16 place after it, and whether its part is whole.
    pub(crate) fn chosen(&self, text: &str, at: usize) -> Option<(String, u32, bool)> {
        let caret = self.caret.get_untracked()?;
        let offer = self.offers.with_untracked(|o| o.get(at).cloned())?;
        let (before, after) = (text.get(..caret.range.start)?, text.get(caret.range.end..)?);
        let gap = if offer.is_value && !after.starts_with([' ', ',', ')']) { " " } else { "" };
        let written = format!("{before}{}{gap}", offer.written);
        let place = written.encode_utf16().count() as u32;
        Some((format!("{written}{after}"), place, offer.is_value))
    }
}

fn offers(page: Page, caret: &Caret) -> Vec<Offer> {
    let Some(field) = caret.field else {
        let typed = caret.typed.to_lowercase();
        let fields = Field::ALL.into_iter().filter(|f| f.name().starts_with(&typed));
        let offer = |f: Field| Offer {
            written: format!("{}:", f.name()),
            label: t!(&format!("field-{}", f.name())),
            n: 0,
            is_value: false,
        };
        return fields.map(offer).collect();
    };
    let label = |label: &str| match field {
        Field::Type => code("kind", label),
        Field::Stance => code("stance", label),
        Field::Is => code("is", label),
        _ => label.to_owned(),
    };
    // Candidates for fewer letters stand until those for all have come; only those that still fit.
    let is_answered =
        page.answered.with(|a| a.as_ref().and_then(|a| a.complete.as_ref()).is_some_and(|c| c.field == field.name()));
    if !is_answered {
        return Vec::new();
    }
    let candidates = page.completions.get();
    let offer = |c: &attache::view::Candidate| Offer {
        written: value_text(field, &c.value),
        label: label(&c.label),
        n: c.n,
        is_value: true,
    };
    candidates.iter().map(offer).collect()
}

/// The list below the field.
#[component]
pub(crate) fn Suggestions(suggest: Suggest, choose: Callback<usize>) -> impl IntoView {
    let option = move |(at, offer): (usize, Offer)| {
        let Offer { written, label, n, .. } = offer;
        view! {
            <li
                role="option"
                id=format!("search-option-{at}")
                class="suggestion"
                data-testid="search-option"
                aria-selected=move || (suggest.active.get() == Some(at)).to_string()
                // Before the field loses the focus to the press.
                on:mousedown=move |event| {
                    event.prevent_default();
                    choose.run(at);
                }
            >
                <code>{written}</code>
                <span class="suggestion-label">{label}</span>
                {(n > 0).then(|| view! { <span class="suggestion-count">{number(n)}</span> })}
            </li>
        }
    };
    view! {
        <ul
            role="listbox"
            id="search-list"
            class="suggestions"
            aria-label=t!("search-suggestions")
            hidden=move || !suggest.is_open()
        >
            {move || suggest.offers.get().into_iter().enumerate().map(option).collect_view()}
        </ul>
    }
}
