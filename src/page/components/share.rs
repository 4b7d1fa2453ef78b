//! Copies the link to what is on the screen.

use leptos::prelude::*;

use super::icon::{LINK, icon};
use crate::page::messages::t;
use crate::page::state::Page;

/// Copies the link and says so.
pub(crate) fn share(page: Page) {
    page.copy(crate::page::address::link(&page.screen.get_untracked()), t!("share-done"));
}

/// The button.
#[component]
pub(crate) fn ShareButton() -> impl IntoView {
    let page = Page::here();
    view! {
        <button type="button" class="button" id="share" data-testid="share" aria-label=t!("share") on:click=move |_| share(page)>
            {icon(LINK)}
            <span class="button-word">{t!("share")}</span>
        </button>
    }
}
