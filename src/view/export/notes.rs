//! The sentences behind facts, each as a note with where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::Note;
use crate::query::{Screen, ViewName, address};
use crate::text::{DocumentId, OffsetMap, Span};
use crate::view::context::{Context, title};
use crate::view::marks::of_fact;
use crate::view::words::squeeze;

/// Makes notes; the offsets of a document are counted once.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    base: &'a str,
    /// By document: byte offsets of characters are looked up in it.
    maps: BTreeMap<DocumentId, OffsetMap<'a>>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(base: &'a str) -> Self {
        Self { base, maps: BTreeMap::new() }
    }

    /// The notes of a fact, in corpus and text order, each sentence once; only those of `by` where it
    /// names documents.
    pub(super) fn of_fact(&mut self, context: &Context<'a>, number: u32, by: &[String]) -> Vec<Note> {
        let Some(fact) = context.index.facts.get(number) else { return Vec::new() };
        let told = of_fact(context, fact.origin).into_iter().map(|(document, told)| (document, told.evidence));
        let spans: BTreeSet<(DocumentId, Span)> = told.collect();
        let notes = spans.into_iter().filter_map(|(document, span)| self.note(context, document, span));
        notes.filter(|note| by.is_empty() || by.contains(&note.document)).collect()
    }

    /// A stretch of a document as a note.
    pub(super) fn note(&mut self, context: &Context<'a>, document: DocumentId, span: Span) -> Option<Note> {
        let record = context.record(document)?;
        let map = self.maps.entry(document).or_insert_with(|| OffsetMap::new(&record.document.text));
        let screen = Screen {
            view: ViewName::Read,
            document: Some(record.document.id.clone()),
            at: Some(map.code_points(span).start),
            ..Screen::default()
        };
        let metadata = &record.document.metadata;
        Some(Note {
            sentence: squeeze(span.of(&record.document.text)),
            title: title(record),
            publisher: metadata.publisher.clone().unwrap_or_default(),
            published: metadata.published.map(|d| d.to_string()).unwrap_or_default(),
            document: record.document.id.clone(),
            is_digest: metadata.is_digest,
            link: format!("{}{}", self.base, address::print(&screen)),
        })
    }
}
