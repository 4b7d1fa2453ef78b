//! The rows of a list as text for the browser to read. In: the rows of which [`staged`] tells how many to draw
//! now, and how one is written. Out: their elements inside the list's, with room for those above and below that
//! are not drawn.
//!
//! A row stays as it is where its value does; where it does not it is written anew, and the focus goes to the
//! same link of it. What changes of all of them (the open fact, where links start from) is written into them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::html::{Html, Target};
use super::staged::{ROOM, staged};
use crate::page::dom;
use crate::page::state::{Page, SourceLabel};

/// How a row is written.
pub(crate) type Write<T> = fn(&mut Html, &T);

/// Keeps the rows of the list that is `name` in `data-rows`.
pub(crate) fn text_rows<T>(
    name: &'static str,
    list: impl Fn() -> Option<Element> + Clone + 'static,
    rows: Memo<Vec<Arc<T>>>,
    key: fn(&T) -> &str,
    write: Write<T>,
) where
    T: PartialEq + Send + Sync + 'static,
{
    let page = Page::here();
    let (drawn, rest) = staged(name, rows);
    let lines = StoredValue::new_local(Lines::default());
    let element = list.clone();
    Effect::new(move |_| {
        let Some(list) = element() else { return };
        // What is below the table that scrolls by itself would stretch it.
        let (above, below) = (page.room_above(), if name == "matrix" { 0.0 } else { rest.get() });
        // What every row may show.
        let known = (page.sources.get(), page.told_years.get());
        drawn.with(|rows| {
            lines.update_value(|lines| {
                lines.begin(&list, known);
                untrack(|| lines.patch(page, &list, rows, key, write));
                lines.make_room(&list, above, below);
            });
        });
    });
    let element = list.clone();
    Effect::new(move |_| {
        let open = page.open.get();
        if let Some(list) = element() {
            mark_open(&list, open.as_deref());
        }
    });
    Effect::new(move |_| {
        page.linked.track();
        if list().is_some() {
            untrack(|| lines.with_value(|lines: &Lines<T>| lines.link(page)));
        }
    });
}

/// What every row may show: the labels of sources, the years of which something is told.
type Known = (Arc<BTreeMap<String, SourceLabel>>, Vec<i32>);

/// A row that is drawn.
struct Line<T> {
    key: String,
    value: Arc<T>,
    element: HtmlElement,
    links: Vec<Target>,
}

struct Lines<T> {
    list: Option<Element>,
    known: Option<Known>,
    lines: Vec<Line<T>>,
    above: Option<HtmlElement>,
    below: Option<HtmlElement>,
}

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Self { list: None, known: None, lines: Vec::new(), above: None, below: None }
    }
}

/// A row that is written and not yet in the document.
struct Written<T> {
    key: String,
    value: Arc<T>,
    links: Vec<Target>,
}

impl<T: PartialEq> Lines<T> {
    /// Forgets all where another element is the list now, and that rows are up to date where what they show is
    /// known differently.
    fn begin(&mut self, list: &Element, known: Known) {
        if self.list.as_ref() != Some(list) {
            *self = Self { list: Some(list.clone()), ..Self::default() };
        }
        let is_same = self.known.as_ref().is_none_or(|old| Arc::ptr_eq(&old.0, &known.0) && old.1 == known.1);
        if !is_same {
            self.lines.drain(..).for_each(|line| line.element.remove());
        }
        self.known = Some(known);
    }

    fn patch(&mut self, page: Page, list: &Element, rows: &[Arc<T>], key: fn(&T) -> &str, write: Write<T>) {
        let is_same = |(line, row): (&Line<T>, &Arc<T>)| line.value == *row;
        let n_same = self.lines.iter().zip(rows).take_while(|pair| is_same(*pair)).count();
        if n_same == self.lines.len() && n_same == rows.len() {
            return;
        }
        let focus = Focus::within(list, &self.lines);
        let tail = self.lines.split_off(n_same);
        let mut old: BTreeMap<String, Line<T>> = tail.into_iter().map(|line| (line.key.clone(), line)).collect();
        // Those that go are gone before any other is moved.
        let mut kept: BTreeMap<String, Line<T>> = BTreeMap::new();
        let later = rows.get(n_same..).unwrap_or_default();
        for row in later {
            match old.remove_entry(key(row)) {
                Some((own, line)) if line.value == *row => drop(kept.insert(own, line)),
                Some((_, line)) => line.element.remove(),
                None => {}
            }
        }
        old.into_values().for_each(|line| line.element.remove());
        let mut at = match self.lines.last() {
            Some(line) => line.element.next_element_sibling(),
            None => self.above.as_ref().map_or_else(|| list.first_element_child(), |a| a.next_element_sibling()),
        };
        let (mut text, mut written) = (String::new(), Vec::new());
        for row in later {
            match kept.remove(key(row)) {
                Some(line) => {
                    self.put(list, at.as_ref(), &mut text, &mut written);
                    match at.as_ref().is_some_and(|at| at.is_same_node(Some(&line.element))) {
                        true => at = line.element.next_element_sibling(),
                        false => drop(list.insert_before(&line.element, at.as_deref())),
                    }
                    self.lines.push(line);
                }
                None => {
                    let mut html = Html::new(page);
                    write(&mut html, row);
                    let (markup, links) = html.parts();
                    text.push_str(&markup);
                    written.push(Written { key: key(row).to_owned(), value: row.clone(), links });
                }
            }
        }
        self.put(list, at.as_ref(), &mut text, &mut written);
        if let Some(focus) = focus {
            focus.restore(&self.lines);
        }
    }

    /// Puts what is written before an element, or at the end.
    fn put(&mut self, list: &Element, at: Option<&Element>, text: &mut String, written: &mut Vec<Written<T>>) {
        if written.is_empty() {
            return;
        }
        let before = match at {
            Some(at) => at.previous_element_sibling(),
            None => list.last_element_child(),
        };
        let _ = match at {
            Some(at) => at.insert_adjacent_html("beforebegin", text),
            None => list.insert_adjacent_html("beforeend", text),
        };
        text.clear();
        let mut next = match before {
            Some(before) => before.next_element_sibling(),
            None => list.first_element_child(),
        };
        for Written { key, value, links } in written.drain(..) {
            let Some(element) = next.take().and_then(|next| next.dyn_into::<HtmlElement>().ok()) else { continue };
            next = element.next_element_sibling();
            self.lines.push(Line { key, value, element, links });
        }
    }

    /// Writes where links lead, as far as that has changed.
    fn link(&self, page: Page) {
        for line in &self.lines {
            let anchors = line.element.get_elements_by_tag_name("a");
            for (at, target) in (0..).zip(&line.links) {
                let Some(anchor) = anchors.item(at) else { continue };
                let href = target.href(page);
                if anchor.get_attribute("href").as_ref() != Some(&href) {
                    let _ = anchor.set_attribute("href", &href);
                }
            }
        }
    }

    /// Room for the rows above and below that are not drawn.
    fn make_room(&mut self, list: &Element, above: f64, below: f64) {
        for (room, pixels, is_above) in [(&mut self.above, above, true), (&mut self.below, below, false)] {
            if pixels <= 0.0 {
                if let Some(room) = room.take() {
                    room.remove();
                }
                continue;
            }
            if room.is_none() {
                *room = new_room(list, is_above);
            }
            if let Some(room) = room {
                let _ = HtmlElement::style(room).set_property("height", &format!("{pixels:.0}px"));
            }
        }
    }
}

fn new_room(list: &Element, is_above: bool) -> Option<HtmlElement> {
    let tag = match list.tag_name().as_str() {
        "TBODY" => "tr",
        "OL" | "UL" => "li",
        _ => "div",
    };
    let room: HtmlElement = dom::win().document()?.create_element(tag).ok()?.dyn_into().ok()?;
    room.set_class_name(ROOM);
    let _ = room.set_attribute("aria-hidden", "true");
    let _ = list.insert_before(&room, list.first_child().as_ref().filter(|_| is_above));
    Some(room)
}

/// Marks the rows and links whose fact is open.
fn mark_open(list: &Element, open: Option<&str>) {
    for row in dom::within(list, ".is-open") {
        let _ = row.class_list().remove_1("is-open");
    }
    for link in dom::within(list, "a.fact-open[aria-current]") {
        let _ = link.remove_attribute("aria-current");
    }
    let Some(open) = open else { return };
    for row in
        dom::within(list, "[data-row]").iter().filter(|row| row.get_attribute("data-row").as_deref() == Some(open))
    {
        let _ = row.class_list().add_1("is-open");
    }
    let is_own = |link: &&HtmlElement| link.get_attribute("data-fact").as_deref() == Some(open);
    for link in dom::within(list, "a.fact-open[data-fact]").iter().filter(is_own) {
        let _ = link.set_attribute("aria-current", "true");
    }
}

/// The link that has the focus: which of which row.
struct Focus {
    element: HtmlElement,
    key: String,
    at: u32,
}

impl Focus {
    fn within<T>(list: &Element, lines: &[Line<T>]) -> Option<Self> {
        let element: HtmlElement = dom::win().document()?.active_element()?.dyn_into().ok()?;
        if !list.contains(Some(&element)) {
            return None;
        }
        let line = lines.iter().find(|line| line.element.contains(Some(&element)))?;
        let anchors = line.element.get_elements_by_tag_name("a");
        let at = (0..anchors.length()).find(|at| anchors.item(*at).is_some_and(|a| a.is_same_node(Some(&element))))?;
        Some(Self { element, key: line.key.clone(), at })
    }

    /// Gives it back where it was lost, to the same link of the same row.
    fn restore<T>(self, lines: &[Line<T>]) {
        let active = dom::win().document().and_then(|d| d.active_element());
        if active.is_some_and(|active| active.is_same_node(Some(&self.element))) {
            return;
        }
        let line = lines.iter().find(|line| line.key == self.key);
        let link = line.and_then(|line| line.element.get_elements_by_tag_name("a").item(self.at));
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            dom::focus(&link);
        }
    }
}
