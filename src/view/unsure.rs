//! What the extractor is unsure of: where a reader should look with their own eyes.

use std::collections::BTreeMap;

use super::context::Context;
use super::shapes::{Item, Link, Section, message};
use super::words::clip;
use crate::query::ViewName;
use crate::text::{DocumentId, OffsetMap, Span};

/// Characters of the doubtful words shown.
const CLIP: usize = 90;

/// Kind, place and reason of a doubt.
type Doubtful<'a> = (&'static str, Span, &'a str);

/// The first doubts of the documents that pass, one of each document in turn.
pub(super) fn unsure(context: &Context<'_>, most: usize) -> Section {
    let mut of: Vec<(DocumentId, Vec<Doubtful<'_>>)> = Vec::new();
    for doubt in &context.corpus.resolution.unsure {
        if !context.passing.passes_document(doubt.document.0) {
            continue;
        }
        let told = (doubt.kind.name(), doubt.span, doubt.reason.as_str());
        match of.last_mut() {
            Some((document, own)) if *document == doubt.document => own.push(told),
            _ => of.push((doubt.document, vec![told])),
        }
    }
    let n = of.iter().map(|(_, own)| own.len()).sum::<usize>();
    let mut items = Vec::new();
    let longest = of.iter().map(|(_, own)| own.len()).max().unwrap_or_default();
    'all: for i in 0..longest {
        for (document, own) in &of {
            if items.len() == most {
                break 'all;
            }
            if let Some((kind, span, reason)) = own.get(i) {
                items.extend(item(context, *document, kind, *span, reason));
            }
        }
    }
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for (kind, ..) in of.iter().flat_map(|(_, own)| own) {
        *kinds.entry(kind).or_default() += 1;
    }
    let mut kinds: Vec<(String, u32)> = kinds.into_iter().map(|(k, n)| (message("unsure", k), n)).collect();
    kinds.sort_by_key(|k| std::cmp::Reverse(k.1));
    Section {
        code: "unsure".into(),
        n: n as u32,
        items,
        link: Some(Link { view: ViewName::Overview, part: "unsure".into(), ..Link::default() }),
        kinds,
        ..Section::default()
    }
}

fn item(context: &Context<'_>, document: DocumentId, kind: &str, span: Span, reason: &str) -> Option<Item> {
    let record = context.record(document)?;
    let words = clip(span.of(&record.document.text), CLIP);
    let id = record.document.id.clone();
    let at = OffsetMap::new(&record.document.text).code_points(span).start;
    Some(Item {
        label: message("unsure", kind),
        title: reason.to_owned(),
        detail: words,
        sources: vec![id.clone()],
        link: Some(Link { view: ViewName::Read, subject: id, at: Some(at), ..Link::default() }),
        ..Item::default()
    })
}
