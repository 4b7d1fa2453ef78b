//! The document to read, with its highlights.

use serde::{Deserialize, Serialize};

use super::DocumentRow;
use super::context::Context;
use super::cut::cut;
use super::highlights::{Over, highlights};
use super::library::document_row;
use crate::corpus::Record;
use crate::index::Origin;
use crate::ingest::BlockKind;
use crate::text::{DocumentId, OffsetMap, Span};

/// One document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadView {
    /// What is known about it.
    pub document: DocumentRow,
    /// BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Its blocks in order, furniture included and marked.
    pub blocks: Vec<ReadBlock>,
    /// The facts told in it, in text order.
    pub facts: Vec<FactRef>,
    /// The document beside it.
    pub beside: Option<Box<ReadView>>,
}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadBlock {
    /// `title`, `heading`, `paragraph`, `list-item`, `caption`, `quote`, `furniture`.
    pub kind: String,
    /// Where it starts: code points into the document's text.
    pub at: u32,
    /// Its text, cut wherever a highlight begins or ends.
    pub runs: Vec<Run>,
}

/// A stretch of text over which the same highlights lie.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Its letters.
    pub text: String,
    /// Where it starts: code points into the document's text.
    pub at: u32,
    /// What lies over it, outermost first.
    pub highlights: Vec<Highlight>,
}

/// One highlight over a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// Layer: `actor`, `place`, `name` (other names), `date`, `quotation`, `event`, `goal`, `position`, `match`.
    pub layer: String,
    /// For a person: "Ana Paz (PERSON)", "2019-10, mid".
    pub label: String,
    /// Entity slug for names, fact key for facts.
    pub key: Option<String>,
    /// Whether the highlight begins with this run (to draw its left edge, and for the keyboard).
    pub is_start: bool,
}

/// A fact in the margin.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FactRef {
    /// Key of the fact.
    pub fact: String,
    /// `consult.meet`, `statement`, …
    pub kind: String,
    /// One line.
    pub title: String,
    /// Where its sentence starts: code points.
    pub at: u32,
    /// Whether it passes the filters.
    pub is_passing: bool,
    /// Whether the document beside tells it too.
    pub is_shared: bool,
}

/// Draws a document and, where it is named and another, one beside it; `None` where there is none of
/// the first id.
pub fn read(context: &Context<'_>, document: &str, beside: Option<&str>) -> Option<ReadView> {
    let find = |id: &str| context.corpus.records.iter().position(|r| r.document.id == id).map(DocumentId::new);
    let first = find(document)?;
    let second = beside.and_then(find).filter(|second| *second != first);
    let mut view = one(context, first, second)?;
    view.beside = second.and_then(|second| one(context, second, Some(first))).map(Box::new);
    Some(view)
}

fn one(context: &Context<'_>, id: DocumentId, other: Option<DocumentId>) -> Option<ReadView> {
    let record = context.record(id)?;
    let map = OffsetMap::new(&record.document.text);
    let over = highlights(context, id);
    let language = record.document.metadata.language.clone().unwrap_or_else(|| "en".into());
    Some(ReadView {
        document: document_row(context, id)?,
        direction: direction(record).into(),
        language,
        blocks: blocks(record, &map, over),
        facts: facts(context, id, other, &map),
        beside: None,
    })
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 6] = ["ar", "fa", "he", "ps", "ur", "yi"];

/// `ltr` or `rtl`, by the document's language.
pub(super) fn direction(record: &Record) -> &'static str {
    let language = record.document.metadata.language.as_deref().unwrap_or_default();
    let primary = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" }
}

fn blocks(record: &Record, map: &OffsetMap<'_>, over: Vec<Over>) -> Vec<ReadBlock> {
    let text = &record.document.text;
    let mut blocks = Vec::new();
    let mut waiting = over.into_iter().peekable();
    let mut open: Vec<Over> = Vec::new();
    for (kind, span) in stretches(record) {
        open.retain(|o| o.span.end > span.start);
        while let Some(next) = waiting.next_if(|o| o.span.start < span.end) {
            if next.span.end > span.start {
                open.push(next);
            }
        }
        let spans: Vec<Span> = open.iter().map(|o| o.span).collect();
        let mut runs: Vec<Run> = Vec::new();
        for (part, over) in cut(span, &spans) {
            let highlights = over
                .iter()
                .filter_map(|i| open.get(*i))
                .map(|o| Highlight { is_start: o.span.start.max(span.start) == part.start, ..o.highlight.clone() });
            let highlights = highlights.collect();
            runs.push(Run { text: part.of(text).to_owned(), at: map.code_points(part).start, highlights });
        }
        blocks.push(ReadBlock { kind: kind.to_owned(), at: map.code_points(span).start, runs });
    }
    blocks
}

/// Blocks and furniture in text order, disjoint: a block gives way where furniture lies over it.
fn stretches(record: &Record) -> Vec<(&'static str, Span)> {
    let document = &record.document;
    let mut found: Vec<(&'static str, Span)> = document.furniture.iter().map(|span| ("furniture", *span)).collect();
    for block in &document.blocks {
        let mut start = block.span.start;
        let first = document.furniture.partition_point(|f| f.end <= block.span.start);
        for furniture in document.furniture.iter().skip(first).take_while(|f| f.start < block.span.end) {
            found.push((kind_name(block.kind), Span { start, end: furniture.start.max(start) }));
            start = furniture.end.max(start);
        }
        found.push((kind_name(block.kind), Span { start, end: block.span.end.max(start) }));
    }
    let mut found: Vec<_> = found.into_iter().map(|(kind, span)| (kind, trimmed(span, &document.text))).collect();
    found.retain(|(_, span)| !span.is_empty());
    found.sort_by_key(|(_, span)| *span);
    found
}

fn trimmed(span: Span, text: &str) -> Span {
    let letters = span.of(text);
    let start = span.start as usize + letters.len() - letters.trim_start().len();
    Span::new(start, start + letters.trim().len())
}

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list-item",
        BlockKind::Caption => "caption",
        BlockKind::Quote => "quote",
    }
}

/// The facts of a document where it first tells them.
fn facts(context: &Context<'_>, id: DocumentId, other: Option<DocumentId>, map: &OffsetMap<'_>) -> Vec<FactRef> {
    let Some(record) = context.record(id) else { return Vec::new() };
    let mut found: Vec<(Span, u32)> = Vec::new();
    for number in context.index.facts_by.document.get(id.0) {
        let layers = &record.layers;
        let evidence = match context.index.facts.get(*number).map(|f| f.origin) {
            Some(Origin::Cluster(cluster)) => {
                let cluster = context.corpus.resolution.clusters.get(cluster.index());
                let mut own = cluster.iter().flat_map(|c| &c.events).filter(|(document, _)| *document == id);
                own.find_map(|(_, event)| layers.events.get(event.index())).map(|e| e.evidence)
            }
            Some(Origin::Quotation(_, id)) => layers.quotations.get(id.index()).map(|q| q.evidence),
            Some(Origin::Goal(_, id)) => layers.goals.get(id.index()).map(|g| g.evidence),
            Some(Origin::Position(_, id)) => layers.positions.get(id.index()).map(|p| p.evidence),
            None => None,
        };
        found.extend(evidence.map(|span| (span, *number)));
    }
    found.sort();
    let facts = &context.index.facts;
    let view = |(span, number): (Span, u32)| {
        Some(FactRef {
            fact: facts.get(number)?.key.to_string(),
            kind: facts.kind(number).to_owned(),
            title: context.title(number),
            at: map.code_points(span).start,
            is_passing: context.passing.facts.contains(number),
            is_shared: other.is_some_and(|other| facts.documents.get(number).contains(&other.0)),
        })
    };
    found.into_iter().filter_map(view).collect()
}
