//! Links that the worker describes, as addresses of the present screen with a change.

use attache::query::{Selection, ViewName};
use attache::view::Link;

use crate::page::state::Page;

/// The address that a link leads to; filters it says nothing of stay.
pub(crate) fn href(page: Page, link: &Link) -> String {
    let one = |value: &String| Selection { include: vec![value.clone()], exclude: Vec::new() };
    let some = |value: &String| (!value.is_empty()).then(|| value.clone());
    page.href(|s| {
        s.view = link.view;
        s.fact = None;
        s.sort = None;
        s.part = some(&link.part);
        s.at = link.at;
        let filters = &mut s.filters;
        if !filters.text.contains(&link.text) {
            filters.text = format!("{} {}", filters.text, link.text).trim().to_owned();
        }
        if !link.who.is_empty() {
            filters.who = Selection { include: link.who.clone(), exclude: Vec::new() };
            filters.who.include.sort();
        }
        for (value, selection) in
            [(&link.source, &mut filters.source), (&link.kind, &mut filters.kind), (&link.place, &mut filters.place)]
        {
            if !value.is_empty() {
                *selection = one(value);
            }
        }
        match link.view {
            ViewName::Actor => s.actor = some(&link.subject),
            ViewName::Concordance => s.word = some(&link.subject),
            ViewName::Read => (s.document, s.second) = (some(&link.subject), None),
            _ => {}
        }
    })
}

/// The address of an actor's page.
pub(crate) fn actor_href(page: Page, slug: &str) -> String {
    href(page, &Link { view: ViewName::Actor, subject: slug.to_owned(), ..Link::default() })
}
