//! Roles of a person as the sources word them, and when: on the date told, else by the dates of the
//! documents that tell it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::query::ViewName;
use crate::text::{DateInterval, DocumentId, EntityId, OffsetMap, fold};
use crate::view::DateView;
use crate::view::context::Context;
use crate::view::dates::label;
use crate::view::shapes::{Item, Link, Section};
use crate::view::words::squeeze;

/// Roles shown.
const N_SHOWN: usize = 10;

/// A role on its way: words, where it stands first, who tells it, the days it is told of.
struct Told {
    words: String,
    link: Link,
    sources: Vec<String>,
    days: Option<(Date, Date)>,
    n: u32,
}

/// The roles, the earliest told first.
pub(super) fn roles(context: &Context<'_>, id: EntityId) -> Section {
    let mut roles: BTreeMap<String, Told> = BTreeMap::new();
    for (record, document) in context.corpus.records.iter().zip((0..).map(DocumentId)) {
        if !context.passing.passes_document(document.0) {
            continue;
        }
        let Some(resolution) = context.resolution(document) else { continue };
        let own = record.layers.roles.iter().zip(&resolution.roles);
        for (role, (_, organisation)) in own.filter(|(_, (person, _))| *person == Some(id)) {
            let text = &record.document.text;
            let mut words = squeeze(role.role.of(text));
            if let Some(body) = organisation.and_then(|o| context.entity(o))
                && !fold(&words).contains(&fold(&body.name))
            {
                words = format!("{words} · {}", body.name);
            }
            let date = role.date.and_then(|t| record.layers.timexes.get(t.index())).and_then(|t| t.interval);
            let days = date.or_else(|| record.document.metadata.published.map(|p| p.interval()));
            let told = roles.entry(fold(&words)).or_insert_with(|| {
                let at = Some(OffsetMap::new(text).code_points(role.evidence).start);
                let subject = record.document.id.clone();
                let link = Link { view: ViewName::Read, subject, at, ..Link::default() };
                Told { words, link, sources: Vec::new(), days: None, n: 0 }
            });
            told.n += 1;
            if told.sources.last() != Some(&record.document.id) {
                told.sources.push(record.document.id.clone());
            }
            if let Some(DateInterval { first, last }) = days {
                told.days = Some(told.days.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
            }
        }
    }
    let mut roles: Vec<Told> = roles.into_values().collect();
    roles.sort_by(|a, b| (a.days.is_none(), a.days, &a.words).cmp(&(b.days.is_none(), b.days, &b.words)));
    let item = |role: &Told| Item {
        title: role.words.clone(),
        date: role.days.map(view),
        n: role.n,
        sources: role.sources.clone(),
        link: Some(role.link.clone()),
        ..Item::default()
    };
    Section {
        code: "roles".into(),
        n: roles.len() as u32,
        items: roles.iter().take(N_SHOWN).map(item).collect(),
        ..Section::default()
    }
}

fn view((first, last): (Date, Date)) -> DateView {
    DateView {
        value: format!("{first}/{last}"),
        modifier: None,
        label: label("", None, Some(DateInterval { first, last })),
        first: first.to_string(),
        last: last.to_string(),
        is_soft: false,
    }
}
