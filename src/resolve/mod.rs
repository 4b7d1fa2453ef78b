//! Level 4: across sentences and documents. Name variants, coreference, entities, metonymy, event
//! clusters, conflicts. Reads the frozen layers of all documents and never changes them.
//!
//! Order: each document by itself ([`Brief`]: names, metonyms, coreference, wordings) → forms of the
//! corpus (every spelling) → sets (spellings of one name) → entities → participants → clusters →
//! what spans documents. A brief is made once; the rest is linear in the mentions and near linear in
//! the distinct names.

mod across;
mod brief;
pub mod cluster;
mod coref;
mod data;
mod doubt;
mod entity;
mod findings;
mod forms;
mod group;
mod local;
mod metonym;
mod participants;
mod printed;
mod quick;
mod reading;
mod records;
mod spanning;
mod union;
pub mod variant;
mod who;

pub use brief::Brief;
pub use findings::{ActTerm, DateFinding, Issue, RepostGroup, Term, TermKind, ToldGroup, Unsure, UnsureKind};
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
    let briefs: Vec<Brief> = documents.iter().map(Brief::new).collect();
    resolve_briefed(documents, &briefs.iter().collect::<Vec<_>>())
}

/// Resolves a corpus whose documents were read for resolution before; `briefs` is parallel to `documents`.
pub fn resolve_briefed(documents: &[Analysed<'_>], briefs: &[&Brief]) -> Resolution {
    let (entities, mut resolved) = who::resolve(documents, briefs);
    let clusters = cluster::assign(documents, briefs, &entities, &mut resolved);
    let resolution = Resolution { entities, clusters, documents: resolved, ..Resolution::default() };
    spanning::complete(documents, briefs, resolution)
}
