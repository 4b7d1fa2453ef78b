//! The small dialogs: paste a text, copy by hand, list of keys.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::page::messages::t;
use crate::page::state::Page;
use crate::page::{files, keys};

/// Paste a text as a document.
#[component]
pub(crate) fn PasteDialog() -> impl IntoView {
    let page = Page::here();
    let text = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let close = Callback::new(move |()| page.is_paste_open.set(false));
    let on_add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if text.with_untracked(|t| t.trim().is_empty()) {
            return;
        }
        files::paste(page, &name.get_untracked(), text.get_untracked());
        text.set(String::new());
        name.set(String::new());
        close.run(());
    };
    let title = Signal::derive(|| t!("paste-title"));
    view! {
        <Sheet is_open=page.is_paste_open.into() on_close=close title testid="paste" class="sheet sheet-centre">
            <form class="paste" on:submit=on_add>
                <label>
                    <span>{t!("paste-name")}</span>
                    <input
                        class="field"
                        data-testid="paste-name"
                        autocomplete="off"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
                <label>
                    <span>{t!("paste-text")}</span>
                    <textarea
                        class="field"
                        rows="12"
                        data-testid="paste-text"
                        prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </label>
                <button type="submit" class="button button-main" data-testid="paste-add">{t!("paste-add")}</button>
            </form>
        </Sheet>
    }
}

/// What could not be put on the clipboard, to be copied by hand.
#[component]
pub(crate) fn CopyDialog() -> impl IntoView {
    let page = Page::here();
    let is_open = Signal::derive(move || page.to_copy.with(Option::is_some));
    let close = Callback::new(move |()| page.to_copy.set(None));
    let title = Signal::derive(|| t!("copy-title"));
    view! {
        <Sheet is_open on_close=close title testid="copy" class="sheet sheet-centre">
            <label class="paste">
                <span>{t!("copy-hint")}</span>
                <textarea
                    class="field"
                    rows="4"
                    readonly
                    data-testid="share-link"
                    prop:value=move || page.to_copy.get().unwrap_or_default()
                    on:focus=select_all
                ></textarea>
            </label>
        </Sheet>
    }
}

fn select_all(event: web_sys::FocusEvent) {
    event_target::<web_sys::HtmlTextAreaElement>(&event).select();
}

/// The list of keys.
#[component]
pub(crate) fn HelpDialog() -> impl IntoView {
    let page = Page::here();
    let close = Callback::new(move |()| page.is_help_open.set(false));
    let title = Signal::derive(|| t!("keys-title"));
    view! {
        <Sheet is_open=page.is_help_open.into() on_close=close title testid="shortcuts" class="sheet sheet-centre">
            <dl class="keys">
                {keys::LIST
                    .iter()
                    .map(|(key, message)| view! {
                        <div>
                            <dt>{key.split("  ").map(|k| view! { <kbd>{k}</kbd> }).collect_view()}</dt>
                            <dd>{t!(message)}</dd>
                        </div>
                    })
                    .collect_view()}
            </dl>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || page.has_keys.get()
                    on:change=move |event| page.has_keys.set(event_target_checked(&event))
                />
                {t!("keys-switch")}
            </label>
        </Sheet>
    }
}
