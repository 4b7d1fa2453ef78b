//! How the page looks and speaks: light, dark, high contrast or what the system prefers; the language.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::{SETTINGS, icon};
use crate::page::dom;
use crate::page::messages::{DEFAULT, LANGUAGES, speak, t};
use crate::page::state::Page;

/// Themes with their messages; the first is the system's.
const THEMES: [(&str, &str); 4] =
    [("", "theme-system"), ("light", "theme-light"), ("dark", "theme-dark"), ("contrast", "theme-contrast")];

/// The menu in the header.
#[component]
pub(crate) fn Settings() -> impl IntoView {
    let page = Page::here();
    // The menu is found through the event: another language draws it anew, and the old one still hears
    // that it lost the focus.
    let menu_of = |event: &web_sys::Event| event.current_target()?.dyn_into::<web_sys::Element>().ok();
    let on_leave = move |event: web_sys::FocusEvent| {
        let next = event.related_target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
        if let Some(menu) = menu_of(&event)
            && next.is_some()
            && !menu.contains(next.as_ref())
        {
            let _ = menu.remove_attribute("open");
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            if let Some(menu) = menu_of(&event) {
                let _ = menu.remove_attribute("open");
            }
            if let Some(opener) = dom::by_id("settings") {
                dom::focus(&opener);
            }
        }
    };
    let theme = move || page.screen.with(|s| s.theme.clone()).unwrap_or_default();
    let language = move || page.screen.with(|s| s.language.clone()).unwrap_or_else(|| DEFAULT.to_owned());
    let themes = THEMES
        .into_iter()
        .map(|(key, words)| view! { <option value=key selected=move || theme() == key>{t!(words)}</option> })
        .collect_view();
    let languages = LANGUAGES
        .into_iter()
        .map(|(key, name, _)| view! { <option value=key lang=key selected=move || language() == key>{name}</option> })
        .collect_view();
    view! {
        <details class="menu" on:focusout=on_leave on:keydown=on_key>
            <summary class="button button-plain" id="settings" data-testid="settings" aria-label=t!("settings")>
                {icon(SETTINGS)}
            </summary>
            <div class="menu-panel">
                <label class="menu-item">
                    <span>{t!("theme")}</span>
                    <select
                        class="field"
                        id="theme"
                        data-testid="theme"
                        on:change=move |event| {
                            let value = event_target_value(&event);
                            page.adjust(|s| s.theme = (!value.is_empty()).then_some(value));
                        }
                    >
                        {themes}
                    </select>
                </label>
                <label class="menu-item">
                    <span>{t!("language")}</span>
                    <select
                        class="field"
                        id="language"
                        data-testid="language"
                        on:change=move |event| {
                            let value = event_target_value(&event);
                            page.adjust(|s| s.language = (value != DEFAULT).then_some(value));
                        }
                    >
                        {languages}
                    </select>
                </label>
            </div>
        </details>
    }
}

/// Puts the theme on the root element, where the tokens look for it.
pub(crate) fn follow(page: Page) {
    Effect::new(move |_| {
        let theme = page.screen.with(|s| s.theme.clone());
        let Some(root) = dom::root() else { return };
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", &theme),
            None => root.remove_attribute("data-theme"),
        };
    });
}

/// Speaks the language that the address names, once its catalogue is there.
pub(crate) fn follow_language(page: Page) {
    let wanted = Memo::new(move |_| page.screen.with(|s| s.language.clone()).unwrap_or_else(|| DEFAULT.to_owned()));
    Effect::new(move |_| {
        let wanted = wanted.get();
        if page.language.with_untracked(|spoken| *spoken == wanted) {
            return;
        }
        leptos::task::spawn_local(async move {
            if !speak(&wanted).await {
                page.failure.set(Some(t!("language-missing")));
                return;
            }
            if let Some(root) = dom::root() {
                let is_rtl = LANGUAGES.iter().any(|(key, _, is_rtl)| *key == wanted && *is_rtl);
                let _ = root.set_attribute("lang", &wanted);
                let _ = root.set_attribute("dir", if is_rtl { "rtl" } else { "ltr" });
            }
            page.language.set(wanted);
        });
    });
}
