//! Light, dark, or what the system prefers.

use leptos::prelude::*;

use crate::page::messages::t;
use crate::page::state::Page;

/// The switch.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let page = Page::here();
    let theme = move || page.screen.with(|s| s.theme.clone()).unwrap_or_default();
    view! {
        <label class="theme">
            <span class="visually-hidden">{t!("theme")}</span>
            <select
                class="field"
                id="theme"
                data-testid="theme"
                prop:value=theme
                on:change=move |event| {
                    let value = event_target_value(&event);
                    page.adjust(|s| s.theme = (!value.is_empty()).then_some(value));
                }
            >
                <option value="">{t!("theme-system")}</option>
                <option value="light" selected=move || theme() == "light">{t!("theme-light")}</option>
                <option value="dark" selected=move || theme() == "dark">{t!("theme-dark")}</option>
            </select>
        </label>
    }
}

/// Puts the theme on the root element, where the tokens look for it.
pub(crate) fn follow(page: Page) {
    Effect::new(move |_| {
        let theme = page.screen.with(|s| s.theme.clone());
        let Some(root) = crate::page::dom::win().document().and_then(|d| d.document_element()) else { return };
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", &theme),
            None => root.remove_attribute("data-theme"),
        };
    });
}
