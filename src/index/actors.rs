//! What the corpus tells of each entity by name: mentions, documents, roles.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;
use crate::extract::MentionKind;
use crate::text::fold;

/// Of one entity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ActorStats {
    /// Mentions by name.
    pub n_mentions: u32,
    /// Documents that name it.
    pub n_documents: u32,
    /// Roles told of it, most frequent first.
    pub roles: Vec<String>,
}

/// By entity.
pub(super) fn stats(corpus: &Corpus) -> Vec<ActorStats> {
    let n = corpus.resolution.entities.len();
    let mut stats = vec![ActorStats::default(); n];
    let mut roles: Vec<BTreeMap<String, (u32, String)>> = vec![BTreeMap::new(); n];
    for (record, resolution) in corpus.records.iter().zip(&corpus.resolution.documents) {
        let mut named = BTreeSet::new();
        for (mention, entities) in record.layers.mentions.iter().zip(resolution.mentions.iter()) {
            if mention.kind != MentionKind::Name {
                continue;
            }
            for entity in entities {
                if let Some(stats) = stats.get_mut(entity.index()) {
                    stats.n_mentions += 1;
                    named.insert(*entity);
                }
            }
        }
        for entity in named {
            if let Some(stats) = stats.get_mut(entity.index()) {
                stats.n_documents += 1;
            }
        }
        for (role, (person, _)) in record.layers.roles.iter().zip(&resolution.roles) {
            let Some(roles) = person.and_then(|p| roles.get_mut(p.index())) else { continue };
            let words = role.role.of(&record.document.text);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            roles.entry(fold(&words)).or_insert((0, words)).0 += 1;
        }
    }
    for (stats, roles) in stats.iter_mut().zip(roles) {
        let mut roles: Vec<(u32, String)> = roles.into_values().filter(|(_, words)| !words.is_empty()).collect();
        roles.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        stats.roles = roles.into_iter().map(|(_, words)| words).collect();
    }
    stats
}
