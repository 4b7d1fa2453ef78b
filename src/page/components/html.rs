//! Rows written as text that the browser reads at once. In: a row's words and where its links lead. Out: its
//! mark-up, every word escaped, and the links in their order, so that their addresses can be written anew.
//!
//! A row of some twenty elements is there in one call so, and gone in one, where elements with a signal each
//! take a call for every part of them. No `style` attribute: the page's policy forbids it.

use attache::query::{Selection, ViewName};
use attache::view::{DateView, Link, Piece};
use leptos::prelude::*;

use super::links;
use super::marker::{self, label_of};
use crate::page::messages::{self, code, number, t, text};
use crate::page::state::Page;
use crate::page::views::parts::span;

/// Where a link of a row leads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    /// To the evidence of a fact.
    Fact(String),
    /// Where the worker says.
    Link(Link),
    /// To an actor's page.
    Actor(String),
    /// To a view of what passes with that actor.
    With(ViewName, String),
}

impl Target {
    /// Its address, from where links start.
    pub(crate) fn href(&self, page: Page) -> String {
        match self {
            Self::Fact(fact) => page.fact_href(fact),
            Self::Link(link) => links::href(page, link),
            Self::Actor(key) => links::actor_href(page, key),
            Self::With(view, key) => page.href(|s| {
                s.view = *view;
                s.filters.who = Selection { include: vec![key.clone()], exclude: Vec::new() };
            }),
        }
    }
}

/// What is written so far.
pub(crate) struct Html {
    page: Page,
    text: String,
    links: Vec<Target>,
}

impl Html {
    /// Nothing yet.
    pub(crate) fn new(page: Page) -> Self {
        Self { page, text: String::with_capacity(1024), links: Vec::new() }
    }

    /// The page that it is of.
    pub(crate) fn page(&self) -> Page {
        self.page
    }

    /// The mark-up, and the links in their order.
    pub(crate) fn parts(self) -> (String, Vec<Target>) {
        (self.text, self.links)
    }

    /// Mark-up as it stands; never words of a document.
    pub(crate) fn raw(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Words, in text or in an attribute.
    pub(crate) fn words(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                letter => self.text.push(letter),
            }
        }
        self
    }

    /// ` name="value"`.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").words(value).raw("\"")
    }

    /// An element that holds words.
    pub(crate) fn element(&mut self, tag: &str, class: &str, words: &str) -> &mut Self {
        self.raw("<").raw(tag).attribute("class", class).raw(">").words(words).raw("</").raw(tag).raw(">")
    }

    /// The begin of a row that opens `fact`: its class, with a word more where the fact is open.
    pub(crate) fn row(&mut self, tag: &str, class: &str, fact: &str) -> &mut Self {
        let is_open = !fact.is_empty() && self.page.open.with_untracked(|open| open.as_deref() == Some(fact));
        self.raw("<").raw(tag).raw(" class=\"").words(class).raw(if is_open { " is-open\"" } else { "\"" });
        if !fact.is_empty() {
            self.attribute("data-row", fact);
        }
        self
    }

    /// The begin of a link; its attributes, a `>` and its words are to follow.
    pub(crate) fn link(&mut self, class: &str, target: Target) -> &mut Self {
        let href = target.href(self.page);
        self.links.push(target);
        self.raw("<a").attribute("class", class).attribute("href", &href)
    }

    /// The link that opens a fact; it covers its whole row. `place` makes its id unique on the page.
    pub(crate) fn fact_link(&mut self, place: &str, fact: &str, words: &str) -> &mut Self {
        let is_open = self.page.open.with_untracked(|open| open.as_deref() == Some(fact));
        self.link("fact-open", Target::Fact(fact.to_owned())).raw(" id=\"").raw(place).raw("-").words(fact).raw("\"");
        self.raw(" data-testid=\"fact-open\"").attribute("data-fact", fact);
        self.raw(if is_open { " aria-current=\"true\">" } else { ">" }).words(words).raw("</a>")
    }

    /// A sentence with its marked pieces; each mark says what it is to the fact on hover.
    pub(crate) fn pieces(&mut self, pieces: &[Piece]) -> &mut Self {
        for piece in pieces {
            match &piece.mark {
                None => self.words(&piece.text),
                Some(mark) => {
                    self.raw("<mark class=\"piece piece-")
                        .words(mark)
                        .raw("\"")
                        .attribute("title", &code("mark", mark));
                    self.raw(">").words(&piece.text).raw("</mark>")
                }
            };
        }
        self
    }

    /// A date, with its ISO value for machines; where there is none it says so.
    pub(crate) fn date(&mut self, date: &Option<DateView>) -> &mut Self {
        let Some(date) = date else { return self.element("span", "date is-none", &t!("no-date")) };
        self.raw("<time").attribute("class", if date.is_soft { "date is-soft" } else { "date" });
        self.attribute("datetime", &date.value).attribute("title", &span(date)).raw(">");
        self.words(&messages::date(date)).raw("</time>")
    }

    /// Marker and short label of a source; the title is told on hover.
    pub(crate) fn source(&mut self, key: &str) -> &mut Self {
        let label = label_of(self.page, key);
        self.raw("<span class=\"source\"").attribute("title", &label.title).raw(">");
        self.raw(&marker::drawn(label.marker)).element("span", "source-name", &label.short).raw("</span>")
    }

    /// The label of an item or cell; nothing where it has none.
    pub(crate) fn label(&mut self, key: &str, tone: &str) -> &mut Self {
        match key.is_empty() {
            true => self,
            false => self.element("span", &format!("tag tone-{tone}"), &text(key, &[])),
        }
    }

    /// How often; nothing where that says nothing.
    pub(crate) fn times(&mut self, n: u32) -> &mut Self {
        if n > 1 { self.element("span", "times", &format!("×{}", number(n))) } else { self }
    }

    /// An icon.
    pub(crate) fn icon(&mut self, path: &str) -> &mut Self {
        self.raw(r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=""#);
        self.raw(path).raw(r#""/></svg>"#)
    }
}
