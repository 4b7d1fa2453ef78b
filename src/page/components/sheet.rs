//! A sheet: what is a column on wide screens, as a modal dialog on narrow ones. The browser's own
//! `<dialog>` traps the focus and gives it back.

use leptos::prelude::*;

use super::icon::{CLOSE, icon};
use crate::page::messages::t;

/// A dialog that is open while `is_open`; `on_close` runs when the reader closes it.
#[component]
pub(crate) fn Sheet(
    is_open: Signal<bool>,
    on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    testid: &'static str,
    class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    let title_id = format!("{testid}-title");
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (is_open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // A press on the backdrop lands on the dialog element itself.
    let on_press = move |event: web_sys::MouseEvent| {
        let is_backdrop = node.get_untracked().is_some_and(|dialog| {
            event.target().is_some_and(|target| target == *AsRef::<web_sys::EventTarget>::as_ref(&dialog))
        });
        if is_backdrop {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=node
            class=class
            data-testid=testid
            aria-labelledby=labelled_by
            on:close=move |_| {
                if is_open.get_untracked() {
                    on_close.run(());
                }
            }
            on:click=on_press
        >
            <div class="sheet-body">
                <header class="sheet-head">
                    <h2 id=title_id>{move || title.get()}</h2>
                    <button
                        type="button"
                        class="button button-plain"
                        aria-label=t!("close")
                        data-testid=format!("{testid}-close")
                        on:click=move |_| on_close.run(())
                    >
                        {icon(CLOSE)}
                    </button>
                </header>
                <Show when=move || is_open.get()>{children()}</Show>
            </div>
        </dialog>
    }
}
