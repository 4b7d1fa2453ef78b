//! What `attache extract` writes: the whole corpus, or one document, as plain data with the
//! offsets of files (code points). In: a frozen [`Corpus`]. Out: structs that serialise to the
//! published schema `attache/1`; field order is the order of the file, so the same corpus gives
//! the same bytes. Only names are written of the mentions, and nothing that lies in no document.

mod layers;

use serde::Serialize;

use crate::corpus::Corpus;
use crate::resolve::Conflict;
use crate::text::{ClusterId, DocumentId, EntityId, EventId};

pub use layers::Document;

/// Version of the shape.
pub const SCHEMA: &str = "attache/1";

/// Which engine wrote it.
pub const ENGINE: &str = concat!("attache ", env!("CARGO_PKG_VERSION"));

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// As it was named.
    pub path: String,
    /// One sentence.
    pub reason: String,
}

/// The whole corpus.
#[derive(Debug, Serialize)]
pub struct Whole<'a> {
    schema: &'static str,
    engine: &'static str,
    documents: Vec<Document<'a>>,
    entities: Vec<JsonEntity<'a>>,
    clusters: Vec<JsonCluster<'a>>,
    skipped: &'a [Skipped],
}

/// One document by itself: a line of JSON Lines.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    schema: &'static str,
    engine: &'static str,
    #[serde(flatten)]
    document: Document<'a>,
    entities: Vec<JsonEntity<'a>>,
    clusters: Vec<JsonCluster<'a>>,
}

/// The line of a document that could not be read.
#[derive(Debug, Serialize)]
pub struct SkippedLine<'a> {
    schema: &'static str,
    engine: &'static str,
    skipped: [&'a Skipped; 1],
}

/// The corpus as one value.
pub fn whole<'a>(corpus: &'a Corpus, skipped: &'a [Skipped]) -> Whole<'a> {
    Whole {
        schema: SCHEMA,
        engine: ENGINE,
        documents: (0..corpus.records.len()).filter_map(|i| Document::of(corpus, DocumentId::new(i))).collect(),
        entities: entities(corpus),
        clusters: clusters(corpus),
        skipped,
    }
}

/// The first document of a corpus of one.
pub fn line(corpus: &Corpus) -> Option<Line<'_>> {
    let document = Document::of(corpus, DocumentId(0))?;
    Some(Line { schema: SCHEMA, engine: ENGINE, document, entities: entities(corpus), clusters: clusters(corpus) })
}

/// The line that stands for a document that was not read.
pub fn skipped_line(skipped: &Skipped) -> SkippedLine<'_> {
    SkippedLine { schema: SCHEMA, engine: ENGINE, skipped: [skipped] }
}

/// `e12`.
fn entity_key(id: EntityId) -> String {
    format!("e{}", id.0)
}

/// `v3`.
fn cluster_key(id: ClusterId) -> String {
    format!("v{}", id.0)
}

/// `ev4`.
fn event_key(id: EventId) -> String {
    format!("ev{}", id.0)
}

#[derive(Debug, Serialize)]
struct JsonEntity<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    aliases: Vec<&'a str>,
    country: Option<String>,
}

fn entities(corpus: &Corpus) -> Vec<JsonEntity<'_>> {
    let entities = corpus.resolution.entities.iter().enumerate();
    entities
        .map(|(i, entity)| {
            let aliases = entity.aliases.iter().map(|a| a.text.as_str()).filter(|a| *a != entity.name).collect();
            JsonEntity {
                id: entity_key(EntityId::new(i)),
                kind: entity.kind.name(),
                name: &entity.name,
                aliases,
                country: entity.country.map(entity_key),
            }
        })
        .collect()
}

#[derive(Debug, Serialize)]
struct JsonCluster<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: Option<&'static str>,
    date: Option<&'a str>,
    place: Option<String>,
    events: Vec<(&'a str, String)>,
    conflicts: Vec<JsonConflict<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonConflict<'a> {
    field: &'static str,
    values: Vec<(&'a str, Vec<&'a str>)>,
}

fn clusters(corpus: &Corpus) -> Vec<JsonCluster<'_>> {
    let clusters = corpus.resolution.clusters.iter().enumerate();
    clusters
        .map(|(i, cluster)| JsonCluster {
            id: cluster_key(ClusterId::new(i)),
            kind: cluster.kind.name(),
            mode: cluster.mode.map(|m| m.name()),
            date: cluster.date.as_deref(),
            place: cluster.place.map(entity_key),
            events: cluster.events.iter().map(|(d, e)| (document_key(corpus, *d), event_key(*e))).collect(),
            conflicts: cluster.conflicts.iter().map(|c| conflict(corpus, c)).collect(),
        })
        .collect()
}

fn conflict<'a>(corpus: &'a Corpus, conflict: &'a Conflict) -> JsonConflict<'a> {
    let told = |documents: &[DocumentId]| documents.iter().map(|d| document_key(corpus, *d)).collect();
    let values = conflict.values.iter().map(|(value, by)| (value.as_str(), told(by))).collect();
    JsonConflict { field: conflict.field.name(), values }
}

fn document_key(corpus: &Corpus, id: DocumentId) -> &str {
    corpus.record(id).map_or("", |r| r.document.id.as_str())
}
