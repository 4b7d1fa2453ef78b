//! Landmarks and layout: header, tabs, filters, view, evidence, status line. The static shell of
//! `index.html` has the same classes, so that nothing moves when this one takes its place.

use attache::query::ViewName;
use leptos::prelude::*;

use super::components::chips::FilterLine;
use super::components::dialogs::{CopyDialog, HelpDialog, PasteDialog};
use super::components::evidence::{EvidenceColumn, EvidenceSheet};
use super::components::examples::SearchHelp;
use super::components::filters::{FilterColumn, FilterSheet};
use super::components::icon::{FILE, icon};
use super::components::notice::Notices;
use super::components::print::PrintNotes;
use super::components::search_box::SearchBox;
use super::components::share::ShareButton;
use super::components::staged::keep_links;
use super::components::status::StatusLine;
use super::components::theme::{self, Settings};
use super::messages::t;
use super::state::Page;
use super::views::{CurrentView, search::Passages};
use super::{address, client, dom, files, keys};

/// The whole page: what lives as long as it does, and the shell, drawn anew in another language.
#[component]
pub(crate) fn App() -> impl IntoView {
    let page = Page::new(address::read());
    provide_context(page);
    address::listen(page);
    theme::follow(page);
    theme::follow_language(page);
    client::start(page);
    let question = Memo::new(move |_| page.question());
    Effect::new(move |_| client::want(page, question.get()));
    tell_state(page);
    keep_links(page);
    keep_focus(page);
    view! {
        {move || {
            page.language.track();
            view! { <Shell /> }
        }}
    }
}

#[component]
fn Shell() -> impl IntoView {
    let page = Page::here();
    keys::listen(page);
    let is_over = files::accept_drops(page);
    let is_embedded = Memo::new(move |_| page.screen.with(|s| s.embed));
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            if let Some(main) = dom::by_id("main") {
                dom::focus(&main);
            }
        }>{t!("skip")}</a>
        <div
            class="page"
            class:is-embedded=move || is_embedded.get()
            class:is-working=move || page.is_working()
        >
            <Show
                when=move || !is_embedded.get()
                fallback=move || view! { <h1 class="visually-hidden">{move || corpus_title(page)}</h1> }
            >
                <Header />
            </Show>
            <Tabs />
            <Show when=move || page.has_filter_column.get() fallback=|| view! { <FilterSheet /> }>
                <FilterColumn />
            </Show>
            <main id="main" class="main" tabindex="-1" aria-busy=move || (!page.is_settled.get()).to_string() data-drawn=move || drawn(page)>
                <Notices />
                <FilterLine />
                <Passages />
                <CurrentView />
            </main>
            <Show when=move || page.has_evidence_column.get() fallback=|| view! { <EvidenceSheet /> }>
                <EvidenceColumn />
            </Show>
            <StatusLine />
            <PrintNotes />
        </div>
        <PasteDialog />
        <CopyDialog />
        <HelpDialog />
        <SearchHelp />
        <div class="drop-zone" class:is-over=move || is_over.get() data-testid="drop-zone" aria-hidden="true">
            <p>{icon(FILE)} {t!("drop-here")}</p>
        </div>
        <div class="visually-hidden" role="status" data-testid="announce">{move || page.announcement.get()}</div>
    }
}

/// How far the present screen is drawn: not at all, as much as the window shows, or all.
fn drawn(page: Page) -> &'static str {
    match (page.is_pending.get(), page.is_settled.get()) {
        (true, _) => "none",
        (false, false) => "sight",
        (false, true) => "all",
    }
}

fn corpus_title(page: Page) -> String {
    let title = page.library.with(|l| l.title.clone());
    if title.is_empty() { t!("corpus") } else { title }
}

#[component]
fn Header() -> impl IntoView {
    let page = Page::here();
    view! {
        <header class="header">
            <h1 class="name"><a href="#/overview">{t!("name")}</a></h1>
            <p class="corpus">
                <a href=move || page.href(|s| s.view = ViewName::Library)>
                    {move || corpus_title(page)}
                </a>
            </p>
            <SearchBox />
            <div class="header-tools">
                <ShareButton />
                <Settings />
                <button
                    type="button"
                    class="button button-plain"
                    id="shortcuts-open"
                    data-testid="shortcuts-open"
                    aria-label=t!("keys-title")
                    on:click=move |_| page.is_help_open.set(true)
                >
                    "?"
                </button>
            </div>
        </header>
    }
}

#[component]
fn Tabs() -> impl IntoView {
    let page = Page::here();
    let current = Memo::new(move |_| page.screen.with(|s| s.view));
    let tab = move |view: ViewName| {
        let href = move || {
            page.href(|s| {
                s.view = view;
                s.fact = None;
                s.at = None;
                s.near = None;
            })
        };
        view! {
            <li>
                <a
                    class="tab"
                    id=format!("tab-{}", view.name())
                    data-testid=format!("view-tab-{}", view.name())
                    href=href
                    aria-current=move || (current.get() == view).then_some("page")
                    on:click=move |_| dom::win().scroll_to_with_x_and_y(0.0, 0.0)
                >
                    {t!(&format!("view-{}", view.name()))}
                </a>
            </li>
        }
    };
    // Where the tabs are wider than the window, the current one comes into sight.
    Effect::new(move |_| {
        let view = current.get();
        if let Some(tab) = dom::by_id(&format!("tab-{}", view.name())) {
            dom::reveal(&tab);
        }
    });
    let is_shown = move |view: ViewName| !(page.screen.with_untracked(|s| s.embed) && view == ViewName::Library);
    view! {
        <nav class="tabs" aria-label=t!("views")>
            <ul>{ViewName::tabs().filter(|v| is_shown(*v)).map(tab).collect_view()}</ul>
        </nav>
    }
}

/// Tells tests and style whether the first answer has been drawn.
fn tell_state(page: Page) {
    Effect::new(move |_| {
        let state = if page.answered.with(Option::is_some) { "ready" } else { "loading" };
        if let Some(root) = dom::root() {
            let _ = root.set_attribute("data-state", state);
        }
    });
}

/// Where an element that had the focus was drawn anew, gives the focus to the one that has its id.
fn keep_focus(page: Page) {
    let last = StoredValue::new(String::new());
    let handle = window_event_listener(leptos::ev::focusin, move |event| {
        let id = event.target().map(|_| event_target::<web_sys::HtmlElement>(&event).id()).unwrap_or_default();
        last.set_value(id);
    });
    on_cleanup(move || handle.remove());
    Effect::new(move |_| {
        page.view.track();
        page.facets.track();
        page.evidence.track();
        page.stage.track();
        dom::later(0, move || {
            let document = dom::win().document();
            let active = document.and_then(|d| d.active_element());
            let is_lost = active.is_none_or(|a| a.tag_name() == "BODY");
            if is_lost && let Some(element) = dom::by_id(&last.get_value()) {
                dom::focus(&element);
            }
        });
    });
}
