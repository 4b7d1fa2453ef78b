//! What the search box finds in the texts themselves, whether a fact was drawn from it or not.

use attache::query::ViewName;
use attache::view::PassageRow;
use leptos::prelude::*;

use crate::page::components::marker::source;
use crate::page::components::pieces::pieces;
use crate::page::messages::t;
use crate::page::state::Page;

/// Passages shown before *all passages*.
const SHOWN: usize = 3;

/// The passages, folded to a few above every view.
#[component]
pub(crate) fn Passages() -> impl IntoView {
    let page = Page::here();
    let is_whole = RwSignal::new(false);
    view! {
        {move || {
            page.search.get().filter(|search| search.has_words).map(|search| {
                let n_shown = if is_whole.get() { search.passages.len() } else { SHOWN };
                let words = t!("passages", n = search.n_sentences, documents = search.n_documents);
                let list = search.passages.iter().take(n_shown).map(|p| passage(page, p)).collect_view();
                view! {
                    <section class="passages" aria-label=t!("passages-label") data-testid="passages">
                        <p class="passages-count">{words}</p>
                        <ol>{list}</ol>
                        {(search.passages.len() > SHOWN).then(|| view! {
                            <button
                                type="button"
                                class="button button-plain"
                                aria-expanded=move || is_whole.get().to_string()
                                on:click=move |_| is_whole.update(|w| *w = !*w)
                            >
                                {move || if is_whole.get() { t!("passages-fewer") } else { t!("passages-all") }}
                            </button>
                        })}
                    </section>
                }
            })
        }}
    }
}

fn passage(page: Page, row: &PassageRow) -> impl IntoView + use<> {
    let href = page.href(|s| {
        s.view = ViewName::Read;
        s.document = Some(row.document.key.clone());
        s.at = Some(row.at);
    });
    view! {
        <li class="passage" data-testid="passage" data-at=row.at>
            <a href=href>{pieces(&row.pieces)}</a>
            " "
            {source(page, &row.document.key)}
        </li>
    }
}
