//! Small calls to the browser, each with the answer to "what if it is not there".

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The window. A page without one cannot run this code.
pub(crate) fn win() -> web_sys::Window {
    leptos::prelude::window()
}

/// The root element.
pub(crate) fn root() -> Option<web_sys::Element> {
    win().document()?.document_element()
}

/// The element of that id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    win().document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The elements that match, in document order.
pub(crate) fn all(selector: &str) -> Vec<HtmlElement> {
    let Some(list) = win().document().and_then(|d| d.query_selector_all(selector).ok()) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The elements in `root` that match, in document order.
pub(crate) fn within(root: &web_sys::Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// Moves the focus without scrolling.
pub(crate) fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Words as they stand in text and in attributes of what the browser is given to read.
pub(crate) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether the reader asked for less motion.
pub(crate) fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Brings an element to the middle of the window.
pub(crate) fn scroll_to(element: &HtmlElement) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    let smooth = !reduced_motion();
    options.set_behavior(if smooth { web_sys::ScrollBehavior::Smooth } else { web_sys::ScrollBehavior::Instant });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings an element into sight by the least scrolling.
pub(crate) fn reveal(element: &HtmlElement) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn matches(query: &str) -> bool {
    win().match_media(query).ok().flatten().is_some_and(|m| m.matches())
}

/// A signal that tells whether a media query holds.
pub(crate) fn media(query: &'static str) -> Signal<bool> {
    let holds = RwSignal::new(matches(query));
    if let Ok(Some(list)) = win().match_media(query) {
        let on_change = Closure::<dyn Fn()>::new(move || holds.set(matches(query)));
        let _ = list.add_event_listener_with_callback("change", on_change.as_ref().unchecked_ref());
        on_change.forget();
        // The list must outlive its listener.
        std::mem::forget(list);
    }
    holds.into()
}

/// A signal of an element's width in CSS pixels; 0 until it is known.
pub(crate) fn width_of(node: NodeRef<leptos::html::Div>) -> Signal<f64> {
    let width = RwSignal::new(0.0);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let element: HtmlElement = element.unchecked_into();
        width.set(f64::from(element.client_width()));
        let measured = element.clone();
        let on_resize = Closure::<dyn Fn()>::new(move || {
            let now = f64::from(measured.client_width());
            if (now - width.get_untracked()).abs() >= 1.0 {
                width.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let parts = StoredValue::new_local((observer, on_resize));
            on_cleanup(move || parts.with_value(|(observer, _)| observer.disconnect()));
        }
    });
    width.into()
}

/// Runs `act` once after `millis`.
pub(crate) fn later(millis: u64, act: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(act, std::time::Duration::from_millis(millis));
}

/// Whether something that takes letters has the focus.
pub(crate) fn is_typing() -> bool {
    let Some(active) = win().document().and_then(|d| d.active_element()) else { return false };
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(active.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button" | "file")),
        _ => false,
    }
}

/// Offers text as a file to keep. A data address, since it needs no leave of the policy.
pub(crate) fn download(name: &str, mime: &str, text: &str) {
    let Some(document) = win().document() else { return };
    let Ok(link) = document.create_element("a") else { return };
    let address = format!("data:{mime};charset=utf-8,{}", String::from(js_sys::encode_uri_component(text)));
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
}

/// Puts text on the clipboard; false where the browser does not let us.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator: JsValue = win().navigator().into();
    let has_clipboard =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| !clipboard.is_undefined());
    if has_clipboard {
        let promise = win().navigator().clipboard().write_text(text);
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_ok() {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

/// The old way, which also works on `file://`.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = win().document()?;
    let active = document.active_element();
    let field: web_sys::HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("visually-hidden");
    // Inside an open dialog everything else is inert, so the field goes there.
    let home = document.query_selector("dialog[open]").ok().flatten();
    let home: web_sys::Node = home.map(Into::into).or_else(|| document.body().map(Into::into))?;
    home.append_child(&field).ok()?;
    field.select();
    let done = document.dyn_ref::<web_sys::HtmlDocument>()?.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(active) = active.and_then(|a| a.dyn_into::<HtmlElement>().ok()) {
        focus(&active);
    }
    Some(done)
}
