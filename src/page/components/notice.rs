//! What went wrong, said where it is seen: the worker's deaths, requests that failed; and the empty
//! states of views.

use leptos::prelude::*;

use super::icon::{CLOSE, WARN, icon};
use crate::page::client;
use crate::page::messages::t;
use crate::page::state::{Page, WorkerState};

/// Messages above the view.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let page = Page::here();
    let message = move || {
        let at = |document: Option<String>| document.unwrap_or_else(|| t!("worker-unknown-document"));
        match page.worker.get() {
            WorkerState::Starting | WorkerState::Running => None,
            WorkerState::Again(document) => Some((t!("worker-again", document = at(document)), false)),
            WorkerState::Restarted(document) => Some((t!("worker-restarted", document = document), false)),
            WorkerState::Stopped(document) => Some((t!("worker-stopped", document = at(document)), true)),
            WorkerState::CannotStart(reason) => Some((t!("worker-cannot-start", reason = reason), true)),
            WorkerState::OtherVersion => Some((t!("worker-version"), false)),
        }
    };
    view! {
        <div role="alert" class="notices">
            {move || {
                message().map(|(words, can_retry)| view! {
                    <div class="notice" data-testid="worker-message">
                        {icon(WARN)}
                        <p>{words}</p>
                        {can_retry.then(|| view! {
                            <button
                                type="button"
                                class="button"
                                data-testid="worker-retry"
                                on:click=move |_| client::retry(page)
                            >
                                {t!("worker-retry")}
                            </button>
                        })}
                        {dismiss(move || page.worker.set(WorkerState::Running)).into_view()}
                    </div>
                })
            }}
            {move || {
                page.failure.get().map(|reason| view! {
                    <div class="notice" data-testid="failure">
                        {icon(WARN)}
                        <p>{t!("failure", reason = reason)}</p>
                        {dismiss(move || page.failure.set(None))}
                    </div>
                })
            }}
        </div>
    }
}

fn dismiss(act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="button button-plain" aria-label=t!("dismiss") on:click=move |_| act()>
            {icon(CLOSE)}
        </button>
    }
}

/// What a view says when it has nothing to show: still working, filtered away, or not there.
#[component]
pub(crate) fn Empty() -> impl IntoView {
    let page = Page::here();
    view! {
        {move || {
            // Of the question that was answered: the next answer may be under way.
            let is_filtered = page.answered.with(|a| a.as_ref().is_some_and(|a| !a.filters.is_empty()));
            if page.worker.with(|w| matches!(w, WorkerState::Stopped(_) | WorkerState::CannotStart(_))) {
                return ().into_any();
            }
            let has_documents = page.library.with(|l| !l.documents.is_empty());
            if page.is_working() && !is_filtered {
                view! { <Skeleton /> }.into_any()
            } else if is_filtered {
                view! {
                    <div class="empty" data-testid="empty">
                        <p class="empty-title">{t!("empty-filtered")}</p>
                        <p>{t!("empty-filtered-hint")}</p>
                        <button type="button" class="button" on:click=move |_| page.go(|s| s.filters = Default::default())>
                            {t!("clear-all")}
                        </button>
                    </div>
                }
                .into_any()
            } else {
                let (title, hint) = match has_documents {
                    true => (t!("empty-view"), t!("empty-view-hint")),
                    false => (t!("empty-corpus"), t!("empty-corpus-hint")),
                };
                view! {
                    <div class="empty" data-testid="empty">
                        <p class="empty-title">{title}</p>
                        <p>{hint}</p>
                        <button type="button" class="button" on:click=move |_| crate::page::files::choose()>
                            {t!("open-files")}
                        </button>
                    </div>
                }
                .into_any()
            }
        }}
    }
}

/// Grey lines where rows will stand.
#[component]
pub(crate) fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            {(0..6).map(|_| view! { <div class="skeleton-row"><i></i><i></i></div> }).collect_view()}
        </div>
    }
}
