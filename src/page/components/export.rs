//! Saves or copies the whole filtered list of a view, as Markdown with footnotes or as CSV.

use attache::query::ViewName;
use attache::view::export::Format;
use leptos::prelude::*;

use super::icon::{DOWNLOAD, icon};
use crate::page::client;
use crate::page::messages::t;
use crate::page::state::Page;

/// The menu; with a part, that part of the view instead of the present one.
pub(crate) fn export_menu(page: Page, view: ViewName, part: Option<&'static str>) -> AnyView {
    let button = move |format: Format, is_copied: bool| {
        let words = if is_copied { t!("copy") } else { t!("export-save") };
        let hook = format!("export-{}-{}", format.ending(), if is_copied { "copy" } else { "save" });
        view! {
            <button
                type="button"
                class="button button-small"
                data-testid=hook
                on:click=move |_| client::export(page, view, part, format, is_copied)
            >
                {words}
            </button>
        }
    };
    let row = move |format: Format, name: String| {
        view! { <div class="export-row"><span>{name}</span> {button(format, false)} {button(format, true)}</div> }
    };
    view! {
        <details class="export" data-testid="export" data-part=part>
            <summary class="button button-small">{icon(DOWNLOAD)} {t!("export")}</summary>
            <div class="export-menu">
                {row(Format::Markdown, t!("export-markdown"))}
                {row(Format::Csv, t!("export-csv"))}
            </div>
        </details>
    }
    .into_any()
}
