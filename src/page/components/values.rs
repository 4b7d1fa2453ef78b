//! The values of a group of filters as a list. In: the values as they are to be shown, and what a press on one
//! does. Out: their elements.
//!
//! Patched by hand: with every answer most counts change and little else, and so an element is written to only
//! where its value differs from what it shows; one listener serves the list. Elements stay with their value, and
//! so does the focus.

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::icon::NOT;
use super::marker;
use crate::page::dom::{self, escaped};
use crate::page::messages::{number, t};

/// A value as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Value {
    pub(crate) key: String,
    pub(crate) label: String,
    /// Extra words in a lighter tone.
    pub(crate) hint: String,
    pub(crate) marker: Option<u8>,
    pub(crate) n: u32,
    pub(crate) is_chosen: bool,
    pub(crate) is_excluded: bool,
    /// Whether it stands below the value before it.
    pub(crate) is_mode: bool,
    /// Whether it can be denied.
    pub(crate) can_deny: bool,
}

impl Value {
    /// Whether it would leave nothing.
    fn is_empty(&self) -> bool {
        self.n == 0 && !self.is_chosen && !self.is_excluded
    }

    fn class(&self) -> String {
        let marks = [
            (self.is_excluded, " is-excluded"),
            (self.is_mode, " is-mode"),
            (self.is_chosen, " is-chosen"),
            (self.is_empty(), " is-empty"),
        ];
        marks.iter().filter(|(is_on, _)| *is_on).fold("facet-value".to_owned(), |class, (_, mark)| class + mark)
    }
}

/// The list of a facet; `press` is told a value's key, and whether it is to be denied rather than chosen.
pub(crate) fn value_list(
    facet: &'static str,
    label: String,
    values: Memo<Vec<Value>>,
    press: impl Fn(&str, bool) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Ul>::new();
    let lines = StoredValue::new_local(Vec::<Line>::new());
    Effect::new(move |_| {
        let Some(list) = node.get() else { return };
        values.with(|values| lines.update_value(|lines| patch(&list, facet, lines, values)));
    });
    let on_change = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(key) = input.and_then(|input| input.get_attribute("data-key")) {
            press(&key, false);
        }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let not = target.and_then(|target| target.closest(".facet-not").ok().flatten());
        if let Some(key) = not.and_then(|not| not.get_attribute("data-key")) {
            press(&key, true);
        }
    };
    view! { <ul node_ref=node class="facet-values" aria-label=label on:change=on_change on:click=on_click></ul> }
}

/// The elements of a value, and what they show.
struct Line {
    shown: Value,
    item: HtmlElement,
    input: HtmlInputElement,
    label: Element,
    count: Element,
    not: Option<HtmlElement>,
}

fn patch(list: &Element, facet: &str, lines: &mut Vec<Line>, values: &[Value]) {
    let is_same = lines.len() == values.len() && lines.iter().zip(values).all(|(l, v)| l.shown.key == v.key);
    if is_same {
        return lines.iter_mut().zip(values).for_each(|(line, value)| line.show(value));
    }
    let mut old: BTreeMap<String, Line> = lines.drain(..).map(|line| (line.shown.key.clone(), line)).collect();
    for value in values {
        let Some(mut line) = old.remove(&value.key).or_else(|| Line::new(facet, value)) else { continue };
        line.show(value);
        lines.push(line);
    }
    old.into_values().for_each(|line| line.item.remove());
    let mut at = list.first_element_child();
    for line in lines.iter() {
        match at.as_ref().is_some_and(|at| at.is_same_node(Some(&line.item))) {
            true => at = line.item.next_element_sibling(),
            false => drop(list.insert_before(&line.item, at.as_deref())),
        }
    }
}

impl Line {
    /// The elements of a value, which show nothing yet; `None` where the browser refuses them.
    fn new(facet: &str, value: &Value) -> Option<Self> {
        let item: HtmlElement = dom::win().document()?.create_element("li").ok()?.dyn_into().ok()?;
        let key = escaped(&value.key);
        let sign = value.marker.map(marker::drawn).unwrap_or_default();
        let hint = match value.hint.is_empty() {
            true => String::new(),
            false => format!(r#"<span class="facet-hint">{}</span>"#, escaped(&value.hint)),
        };
        let not = match value.can_deny {
            true => format!(
                r#"<button type="button" class="facet-not" id="facet-not-{facet}-{key}" data-testid="facet-not" data-facet="{facet}" data-key="{key}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{NOT}"/></svg></button>"#
            ),
            false => String::new(),
        };
        item.set_inner_html(&format!(
            r#"<label><input type="checkbox" id="facet-{facet}-{key}" data-testid="facet-value" data-facet="{facet}" data-key="{key}">{sign}<span class="facet-label" dir="auto"></span>{hint}<span class="facet-count" data-testid="facet-count" data-key="{key}"></span></label>{not}"#
        ));
        let whole = item.first_element_child()?;
        let mut line = Self {
            shown: Value { key: value.key.clone(), ..Value::default() },
            input: whole.first_element_child()?.dyn_into().ok()?,
            label: whole.query_selector(".facet-label").ok()??,
            count: whole.last_element_child()?,
            not: whole.next_element_sibling().and_then(|not| not.dyn_into().ok()),
            item,
        };
        line.write(value, true);
        Some(line)
    }

    fn show(&mut self, value: &Value) {
        // The browser has turned it already where it was pressed.
        if self.input.checked() != value.is_chosen {
            self.input.set_checked(value.is_chosen);
        }
        if self.shown != *value {
            self.write(value, false);
        }
    }

    /// Writes what differs from what is shown, or all.
    fn write(&mut self, value: &Value, is_all: bool) {
        let old = std::mem::replace(&mut self.shown, value.clone());
        if is_all || old.class() != value.class() {
            self.item.set_class_name(&value.class());
        }
        if is_all || old.n != value.n {
            self.count.set_text_content(Some(&number(value.n)));
        }
        if is_all || old.label != value.label {
            self.label.set_text_content(Some(&value.label));
        }
        if is_all || old.is_empty() != value.is_empty() {
            self.input.set_disabled(value.is_empty());
        }
        let Some(not) = &self.not else { return };
        if is_all || old.is_empty() != value.is_empty() {
            not.set_hidden(value.is_empty());
        }
        if is_all || old.is_excluded != value.is_excluded {
            let _ = not.set_attribute("aria-pressed", if value.is_excluded { "true" } else { "false" });
        }
        if is_all || old.label != value.label {
            let words = t!("facet-not", label = value.label.clone());
            let _ = not.set_attribute("aria-label", &words);
            not.set_title(&words);
        }
    }
}
