//! The library: the documents, what is known about them, what was left out and why; add and remove.

use std::sync::Arc;

use attache::view::DocumentRow;
use leptos::prelude::*;

use crate::page::components::icon::{FILE, PASTE, READ, REMOVE, WARN, icon};
use crate::page::components::marker::marker;
use crate::page::components::rows::{more, rows};
use crate::page::messages::{code, t};
use crate::page::state::Page;
use crate::page::{client, files};

/// The documents.
#[component]
pub(crate) fn Library() -> impl IntoView {
    let page = Page::here();
    let library = page.library;
    let documents = Memo::new(move |_| library.with(|l| l.documents.iter().cloned().map(Arc::new).collect::<Vec<_>>()));
    let n_drawn = Signal::derive(move || documents.with(Vec::len) as u32);
    let n_all = Signal::derive(move || library.with(|l| l.extent.n_rows));
    let skipped = Memo::new(move |_| library.with(|l| l.skipped.clone()));
    let has_digests = Memo::new(move |_| library.with(|l| l.documents.iter().any(|d| d.is_digest)));
    view! {
        <h2 class="library-title">
            {move || library.with(|l| if l.title.is_empty() { t!("view-library") } else { l.title.clone() })}
        </h2>
        <p class="library-about">{move || library.with(|l| l.about.clone())}</p>
        <Show when=move || has_digests.get()>
            <p class="notice-digest" data-testid="notice-digest">{t!("notice-digest")}</p>
        </Show>
        <div class="library-add">
            <button type="button" class="button button-main" id="library-open" on:click=move |_| files::choose()>
                {icon(FILE)}
                {t!("open-files")}
            </button>
            <button type="button" class="button" data-testid="paste-open" on:click=move |_| page.is_paste_open.set(true)>
                {icon(PASTE)}
                {t!("paste-open")}
            </button>
            <span class="library-hint">{t!("open-hint")}</span>
        </div>
        <ul class="documents" data-rows="documents">{rows("documents", documents, |row: &DocumentRow| &row.key, draw)}</ul>
        {more(page, n_drawn, n_all)}
        <Show when=move || skipped.with(|s| !s.is_empty())>
            <h3 class="skipped-title">{move || t!("skipped", n = skipped.with(Vec::len))}</h3>
            <ul class="skipped">
                {move || {
                    skipped
                        .get()
                        .into_iter()
                        .map(|row| view! {
                            <li data-testid="skipped-row" data-path=row.path.clone()>
                                {icon(WARN)}
                                <strong>{row.path.clone()}</strong>
                                <span class="tag">{code("skip", &row.code)}</span>
                                <span>{row.reason.clone()}</span>
                            </li>
                        })
                        .collect_view()
                }}
            </ul>
        </Show>
    }
}

fn draw(page: Page, row: &DocumentRow) -> AnyView {
    let read = page.href(|s| {
        s.view = attache::query::ViewName::Read;
        s.document = Some(row.key.clone());
        s.at = None;
    });
    let details = [row.publisher.clone(), row.byline.clone(), row.published.clone(), row.kind.clone()];
    let details = details.into_iter().flatten().filter(|d| !d.is_empty()).collect::<Vec<_>>().join(" · ");
    let printed = row.published_as_printed.clone().map(|date| t!("document-printed", date = date));
    let date_note = [printed, row.date_note.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let key = row.key.clone();
    let remarks = row.remarks.iter().map(|remark| view! { <li>{remark.clone()}</li> }).collect_view();
    view! {
        <li class="document" data-testid="document-row" data-key=row.key.clone()>
            <div class="document-head">
                {marker(row.marker)}
                <h3><a href=read.clone() class="document-title">{row.title.clone()}</a></h3>
                {row.is_digest.then(|| view! { <span class="tag">{t!("digest")}</span> })}
                {(!row.is_built_in).then(|| view! { <span class="tag">{t!("document-own")}</span> })}
            </div>
            <p class="document-details">{details}</p>
            {(!date_note.is_empty()).then(|| view! { <p class="document-note">{date_note}</p> })}
            <p class="document-counts">
                {t!("document-counts", words = row.n_words, facts = row.n_facts)}
                {(row.n_furniture > 0).then(|| view! { " · " {t!("document-furniture", n = row.n_furniture)} })}
                {row.licence.clone().map(|licence| view! { " · " {licence} })}
            </p>
            {(!row.remarks.is_empty()).then(|| view! {
                <details class="document-remarks">
                    <summary>{t!("document-remarks", n = row.remarks.len())}</summary>
                    <ul>{remarks}</ul>
                </details>
            })}
            <p class="document-tools">
                <a class="button button-small" data-testid="document-read" data-key=row.key.clone() href=read>
                    {icon(READ)}
                    {t!("evidence-read")}
                </a>
                <button
                    type="button"
                    class="button button-small"
                    data-testid="document-remove"
                    data-key=row.key.clone()
                    aria-label=t!("document-remove-named", title = row.title.clone())
                    on:click=move |_| client::remove(page, key.clone())
                >
                    {icon(REMOVE)}
                    {t!("document-remove")}
                </button>
            </p>
        </li>
    }
    .into_any()
}
