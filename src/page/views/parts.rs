//! Parts that several views share.

use attache::view::{DateView, Named};
use leptos::prelude::*;

use crate::page::messages::{self, t};
use crate::page::state::Page;

/// The link that opens a fact; it covers its whole row.
pub(crate) fn fact_link(page: Page, fact: &str, words: String) -> impl IntoView + use<> {
    let (own, target) = (fact.to_owned(), fact.to_owned());
    view! {
        <a
            class="fact-open"
            id=format!("open-{fact}")
            data-testid="fact-open"
            data-fact=fact.to_owned()
            href=move || page.fact_href(&target)
            aria-current=move || page.is_open(&own).then_some("true")
        >
            {words}
        </a>
    }
}

/// The class of a row, with a word more where its fact is open.
pub(crate) fn row_class(page: Page, class: String, fact: &str) -> impl Fn() -> String + Clone + Send + 'static + use<> {
    let fact = fact.to_owned();
    move || if page.is_open(&fact) { format!("{class} is-open") } else { class.clone() }
}

/// Names as a list for reading: "Ana Paz, Bo Lind and Cy Orr".
pub(crate) fn names(list: &[Named]) -> String {
    match list {
        [] => String::new(),
        [one] => one.name.clone(),
        [first @ .., last] => {
            let first = first.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join(", ");
            t!("and", first = first, last = last.name.clone())
        }
    }
}

/// A date, with its ISO value for machines.
pub(crate) fn date(date: &Option<DateView>) -> impl IntoView + use<> {
    match date {
        Some(date) => view! {
            <time class=if date.is_soft { "date is-soft" } else { "date" } datetime=date.value.clone() title=span(date)>
                {messages::date(date)}
            </time>
        }
        .into_any(),
        None => view! { <span class="date is-none">{t!("no-date")}</span> }.into_any(),
    }
}

/// The days between which it lies.
pub(crate) fn span(date: &DateView) -> String {
    if date.first == date.last { date.first.clone() } else { format!("{} – {}", date.first, date.last) }
}
