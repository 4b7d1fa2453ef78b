//! How to search: examples from the corpus that is open, each to be tried with a press.

use attache::query::whole;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::page::messages::t;
use crate::page::state::Page;

/// The dialog.
#[component]
pub(crate) fn SearchHelp() -> impl IntoView {
    let page = Page::here();
    let close = Callback::new(move |()| page.is_search_help_open.set(false));
    let title = Signal::derive(|| t!("search-help"));
    let row = move |(query, words): (String, &'static str)| {
        let asked = query.clone();
        view! {
            <li>
                <button
                    type="button"
                    class="example"
                    data-testid="search-example"
                    on:click=move |_| {
                        close.run(());
                        page.go(|s| s.filters = whole::read(&asked).0);
                    }
                >
                    <code>{query}</code>
                </button>
                <span>{t!(words)}</span>
            </li>
        }
    };
    view! {
        <Sheet is_open=page.is_search_help_open.into() on_close=close title testid="search-examples" class="sheet sheet-centre">
            <p class="examples-about">{t!("search-about")}</p>
            <ul class="examples">{move || examples(page).into_iter().map(row).collect_view()}</ul>
        </Sheet>
    }
}

/// Queries with the key of what each says, with names of the open corpus.
fn examples(page: Page) -> Vec<(String, &'static str)> {
    let (actors, places, years) = page.facets.with(|f| {
        let keys =
            |facet: &attache::view::Facet| facet.values.iter().take(2).map(|v| v.key.clone()).collect::<Vec<_>>();
        let most = f.dates.iter().max_by_key(|d| d.n_total).map(|d| d.year);
        (keys(&f.actors), keys(&f.places), most)
    });
    let name = |names: &[String], at: usize, other: &str| names.get(at).cloned().unwrap_or_else(|| other.to_owned());
    let (one, two) = (name(&actors, 0, "ana-paz"), name(&actors, 1, "bo-lind"));
    let place = name(&places, 0, "lima");
    let year = years.unwrap_or(2010);
    vec![
        ("talks agree".to_owned(), "example-words"),
        ("\"foreign minister\" OR president".to_owned(), "example-phrase"),
        ("(agree* OR minster~1) -peace".to_owned(), "example-prefix"),
        ("talks NEAR/5 peace".to_owned(), "example-near"),
        (format!("who:{one} with:{two}"), "example-who"),
        (format!("by:{one} about:{two}"), "example-by"),
        (format!("type:visit,meet in:{place}"), "example-type"),
        (format!("on:{year} OR (after:{} before:{})", year - 3, year + 3), "example-date"),
        ("is:planned OR is:negated".to_owned(), "example-is"),
        ("is:disputed".to_owned(), "example-disputed"),
        (format!("by:{one} stance:reject,oppose"), "example-stance"),
        ("goal:peace".to_owned(), "example-goal"),
    ]
}
