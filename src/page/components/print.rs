//! What paper needs and the screen does not: the sources with their citations, to which the labels
//! beside the facts refer. Drawn only while printing.

use attache::view::{Named, SourceEvidence};
use leptos::prelude::*;

use super::marker::marker;
use crate::page::cite;
use crate::page::messages::t;
use crate::page::state::Page;

/// The notes at the end of a printed page.
#[component]
pub(crate) fn PrintNotes() -> impl IntoView {
    let page = Page::here();
    let is_printing = RwSignal::new(false);
    let before = window_event_listener(leptos::ev::beforeprint, move |_| {
        super::staged::finish(page);
        is_printing.set(true);
    });
    let after = window_event_listener(leptos::ev::afterprint, move |_| is_printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let note = |row: &attache::view::DocumentRow| {
        let source = SourceEvidence {
            document: Named { key: row.key.clone(), name: row.title.clone() },
            publisher: row.publisher.clone(),
            published: row.published.clone(),
            is_digest: row.is_digest,
            sentences: Vec::new(),
        };
        let label = if row.short.is_empty() { row.title.clone() } else { row.short.clone() };
        let words = cite::chicago(&source, Some(row));
        view! { <li>{marker(row.marker)} " " <strong>{label}</strong> " — " <span dir="auto">{words}</span></li> }
    };
    view! {
        <Show when=move || is_printing.get()>
            <section class="print-notes">
                <h2>{t!("print-sources")}</h2>
                <ol>{move || page.library.with(|l| l.documents.iter().map(note).collect_view())}</ol>
            </section>
        </Show>
    }
}
