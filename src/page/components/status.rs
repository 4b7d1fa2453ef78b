//! The line at the foot: what is being done, how far, and how to stop it. It is always there, so
//! that nothing moves when work begins or ends.

use attache::protocol::Request;
use leptos::prelude::*;

use crate::page::messages::{code, t};
use crate::page::state::{Page, WorkerState};
use crate::page::{client, files};

/// The line.
#[component]
pub(crate) fn StatusLine() -> impl IntoView {
    let page = Page::here();
    let progress = page.progress;
    let is_working = Memo::new(move |_| progress.with(|p| p.n_left > 0));
    let words = move || {
        let progress = progress.get();
        if page.worker.with(|w| *w == WorkerState::Starting) {
            return t!("status-starting");
        }
        if progress.n_left > 0 {
            let title = progress.document.as_deref().map(|d| super::marker::label_of(page, d).short);
            let step = code("step", &progress.step);
            return t!("status-working", step = step, document = title.unwrap_or_default());
        }
        let n_documents = page.library.with(|l| l.extent.n_rows);
        let n_facts = page.facets.with(|f| f.n_total);
        if progress.step == "cancelled" {
            return t!("status-cancelled", documents = n_documents, facts = n_facts);
        }
        t!("status-idle", documents = n_documents, facts = n_facts)
    };
    view! {
        <footer
            class="status"
            data-testid="status"
            data-step=move || progress.with(|p| p.step.clone())
            data-done=move || progress.with(|p| p.n_done)
            data-left=move || progress.with(|p| p.n_left)
        >
            <span class="status-words">{words}</span>
            <Show when=move || is_working.get()>
                <progress
                    class="progress"
                    data-testid="progress"
                    aria-label=t!("progress")
                    max=move || progress.with(|p| p.n_done + p.n_left)
                    value=move || progress.with(|p| p.n_done)
                ></progress>
                <span class="status-count">
                    {move || progress.with(|p| t!("status-count", done = p.n_done, left = p.n_left))}
                </span>
                <button
                    type="button"
                    class="button button-small"
                    data-testid="cancel"
                    on:click=move |_| {
                        client::send(page, Request::Cancel);
                    }
                >
                    {t!("cancel")}
                </button>
            </Show>
            <Show
                when=move || page.screen.with(|s| s.embed)
                fallback=|| view! { <span class="status-local">{t!("status-local")}</span> }
            >
                <a
                    class="status-local"
                    target="_blank"
                    rel="noopener"
                    href=move || {
                        let mut screen = page.screen.get();
                        screen.embed = false;
                        crate::page::address::link(&screen)
                    }
                >
                    {t!("status-whole")}
                </a>
            </Show>
            <input
                type="file"
                multiple
                id="file-input"
                class="visually-hidden"
                data-testid="file-input"
                tabindex="-1"
                aria-label=t!("open-files")
                accept=".txt,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html"
                on:change=move |event| {
                    let input: web_sys::HtmlInputElement = event_target(&event);
                    if let Some(list) = input.files() {
                        files::open(page, &list);
                    }
                    input.set_value("");
                }
            />
        </footer>
    }
}
