//! Files the reader opens: dropped, picked or pasted. In: browser files. Out: bytes to the client.

use attache::protocol::FileInput;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::FileList;

use super::messages::t;
use super::state::Page;
use super::{client, dom};

/// Reads the files and hands them to the worker, all in the order given.
pub(crate) fn open(page: Page, list: &FileList) {
    let files: Vec<web_sys::File> = (0..list.length()).filter_map(|i| list.get(i)).collect();
    if files.is_empty() {
        return;
    }
    leptos::task::spawn_local(async move {
        let mut inputs = Vec::new();
        for file in files {
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => {
                    inputs.push(FileInput { name: file.name(), bytes: js_sys::Uint8Array::new(&buffer).to_vec() });
                }
                Err(_) => page.failure.set(Some(t!("file-unreadable", name = file.name()))),
            }
        }
        page.announce(t!("files-opened", n = inputs.len()));
        client::add(page, inputs);
    });
}

/// Opens pasted text as a document.
pub(crate) fn paste(page: Page, name: &str, text: String) {
    let name = if name.trim().is_empty() {
        let n = page.client.with_value(|c| c.n_pasted()) + 1;
        format!("pasted-{n}.txt")
    } else if name.contains('.') {
        name.trim().to_owned()
    } else {
        format!("{}.txt", name.trim())
    };
    page.announce(t!("files-opened", n = 1));
    client::add(page, vec![FileInput { name, bytes: text.into_bytes() }]);
}

/// Takes drops anywhere on the page; the signal tells whether something hovers.
pub(crate) fn accept_drops(page: Page) -> Signal<bool> {
    let is_over = RwSignal::new(false);
    let has_files = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
    };
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            is_over.set(true);
        }
    });
    let leave = window_event_listener(leptos::ev::dragleave, move |event| {
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        is_over.set(false);
        if let Some(list) = event.data_transfer().filter(|_| has_files(&event)).and_then(|data| data.files()) {
            event.prevent_default();
            open(page, &list);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    is_over.into()
}

/// Opens the file dialog.
pub(crate) fn choose() {
    if let Some(input) = dom::by_id("file-input") {
        input.click();
    }
}
