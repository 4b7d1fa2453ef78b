//! Level 4: across sentences and documents. Name variants, coreference, entities, metonymy, event
//! clusters, conflicts. Reads the frozen layers of all documents and never changes them.
//!
//! Order: forms (every spelling) → sets (spellings of one name) → per document: bare surnames,
//! metonyms, nominals and pronouns → entities → participants → clusters. Work is linear in the
//! mentions and near linear in the distinct names.

mod across;
mod brief;
pub mod cluster;
mod coref;
mod doubt;
mod entity;
mod findings;
mod forms;
mod group;
mod local;
mod metonym;
mod participants;
mod printed;
mod records;
mod spanning;
mod union;
pub mod variant;

pub use brief::Brief;
pub use findings::{ActTerm, DateFinding, Issue, RepostGroup, Term, TermKind, ToldGroup, Unsure, UnsureKind};
pub use records::{
    Alias, Cluster, Conflict, ConflictField, CorefLink, DocumentResolution, Entity, Resolution, ResolvedEvent,
};

use std::collections::BTreeMap;

use crate::extract::Layers;
use crate::ingest::Document;
use crate::language::Analysis;
use entity::Key;

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

/// A document on its way: who each mention is, before entities have ids.
#[derive(Debug, Default)]
struct Draft {
    mentions: Vec<Vec<Key>>,
    metonyms: Vec<Option<Key>>,
    links: Vec<CorefLink>,
}

/// Resolves a corpus. The result is the same in any order of the documents, but for the order of ids.
pub fn resolve(documents: &[Analysed<'_>]) -> Resolution {
    let briefs: Vec<Brief> = documents.iter().map(Brief::new).collect();
    resolve_briefed(documents, &briefs.iter().collect::<Vec<_>>())
}

/// Resolves a corpus whose documents were read for resolution before; `briefs` is parallel to `documents`.
pub fn resolve_briefed(documents: &[Analysed<'_>], briefs: &[&Brief]) -> Resolution {
    let forms = forms::collect(documents);
    let mut sets = group::join(&forms);
    let index = local::Index::new(&forms);
    let mut countries: BTreeMap<&'static str, Key> = BTreeMap::new();
    for i in 0..forms.all.len() {
        if let Some(code) = entity::country_code(&forms, &[i]) {
            countries.entry(code).or_insert(Key::Set(sets.find(i)));
        }
    }
    let country = |code: &'static str| countries.get(code).copied().unwrap_or(Key::Country(code));

    let mut drafts: Vec<Draft> = Vec::with_capacity(documents.len());
    let mut spellings: entity::Spellings = BTreeMap::new();
    let mut members: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (d, document) in documents.iter().enumerate() {
        let named = local::sets_of(d, document, &forms, &mut sets, &index);
        for (m, set) in named.iter().enumerate() {
            let (Some(set), Some(mention)) = (set, document.layers.mentions.get(m)) else { continue };
            let text = mention.span.of(&document.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            *spellings.entry(Key::Set(*set)).or_default().entry(text).or_default().entry(d as u32).or_default() += 1;
            if let Some(form) = forms.of_mention.get(d).and_then(|of| of.get(m).copied().flatten()) {
                let own = members.entry(Key::Set(*set)).or_default();
                if !own.contains(&form) {
                    own.push(form);
                }
            }
        }
        let metonyms: Vec<Option<Key>> = metonym::find(document).into_iter().map(|m| m.map(country)).collect();
        let mentions: Vec<Vec<Key>> = named.into_iter().map(|s| s.map(Key::Set).into_iter().collect()).collect();
        let mut draft = Draft { mentions, metonyms, links: Vec::new() };
        coref::link(document, &country, &mut draft);
        let keys = draft.mentions.iter().flatten().chain(draft.metonyms.iter().flatten());
        for key in keys.copied().chain(participants::states(document).into_iter().map(country)).collect::<Vec<_>>() {
            members.entry(key).or_default();
        }
        drafts.push(draft);
    }
    let (entities, ids) = entity::build(&forms, &spellings, &members);
    let mut resolved: Vec<DocumentResolution> = documents
        .iter()
        .zip(drafts)
        .map(|(document, draft)| participants::fill(document, draft, &ids, &entities))
        .collect();
    let clusters = cluster::assign(documents, briefs, &entities, &mut resolved);
    let resolution = Resolution { entities, clusters, documents: resolved, ..Resolution::default() };
    spanning::complete(documents, briefs, resolution)
}
