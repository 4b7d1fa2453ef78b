//! What each document calls the same actor, place or act. In: the spellings of every mention and
//! whom it stands for; the triggers of the events. Out: terms by entity and words by cluster.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::super::brief::Brief;
use super::super::findings::{ActTerm, Term, TermKind};
use super::super::{Cluster, DocumentResolution};
use crate::extract::{Layers, MentionKind};
use crate::text::{DocumentId, MentionId};

/// What a document calls an entity in one way, in the order of sorting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    entity: u32,
    kind: TermKind,
    /// Of the letters.
    code: u64,
    document: u32,
    /// The letters, in the brief of the document.
    spelling: u32,
    /// The first mention.
    first: u32,
    n: u32,
}

/// The terms of every entity.
pub(crate) fn of_entities(
    n_entities: usize,
    documents: &[(&Layers, &Brief)],
    resolved: &[DocumentResolution],
) -> Vec<Vec<Term>> {
    let mut used: Vec<Use> = Vec::new();
    let mut here: Vec<(u32, TermKind, u32, u32)> = Vec::new();
    for (d, ((layers, brief), resolution)) in (0u32..).zip(documents.iter().zip(resolved)) {
        here.clear();
        for (m, (mention, entities)) in (0u32..).zip(layers.mentions.iter().zip(resolution.mentions.iter())) {
            let ([entity], Some(spelling)) = (entities, brief.spelled.get(m as usize)) else { continue };
            let kind = match mention.kind {
                MentionKind::Name => TermKind::Name,
                MentionKind::Nominal => TermKind::Nominal,
                MentionKind::Pronoun => continue,
            };
            let metonym = resolution.metonyms.get(m as usize).copied().flatten().filter(|g| g != entity);
            here.push((entity.0, kind, *spelling, m));
            here.extend(metonym.map(|g| (g.0, TermKind::Metonym, *spelling, m)));
        }
        // Sorted, so that letters are looked up once for all mentions that write them.
        here.sort_unstable();
        for same in here.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let Some((entity, kind, spelling, first)) = same.first().copied() else { continue };
            let Some(code) = brief.codes.get(spelling as usize).copied() else { continue };
            used.push(Use { entity, kind, code, document: d, spelling, first, n: same.len() as u32 });
        }
    }
    used.sort_unstable();
    let mut by_entity: Vec<Vec<Term>> = vec![Vec::new(); n_entities];
    for same in used.chunk_by(|a, b| (a.entity, a.kind, a.code) == (b.entity, b.kind, b.code)) {
        let Some(first) = same.first() else { continue };
        let brief = documents.get(first.document as usize).map(|d| d.1);
        let text = brief.and_then(|b| b.spellings.get(first.spelling as usize)).cloned();
        let (Some(text), Some(list)) = (text, by_entity.get_mut(first.entity as usize)) else { continue };
        let counts = same.iter().map(|u| (DocumentId(u.document), u.n)).collect();
        let examples = same.iter().map(|u| (DocumentId(u.document), MentionId(u.first))).collect();
        list.push(Term { text, kind: first.kind, counts, examples });
    }
    for list in &mut by_entity {
        list.sort_by(|a, b| {
            total(&b.counts).cmp(&total(&a.counts)).then_with(|| (&a.text, a.kind).cmp(&(&b.text, b.kind)))
        });
    }
    by_entity
}

/// The words of every cluster.
pub(crate) fn of_clusters(clusters: &[Cluster], briefs: &[&Brief]) -> Vec<Vec<ActTerm>> {
    let of = |cluster: &Cluster| {
        let mut words: BTreeMap<&SmolStr, BTreeMap<DocumentId, u32>> = BTreeMap::new();
        for (document, event) in &cluster.events {
            let Some(word) = briefs.get(document.index()).and_then(|b| b.acts.get(event.index())) else { continue };
            *words.entry(word).or_default().entry(*document).or_default() += 1;
        }
        let mut terms: Vec<ActTerm> = words
            .into_iter()
            .map(|(lemma, counts)| ActTerm { lemma: lemma.clone(), counts: counts.into_iter().collect() })
            .collect();
        terms.sort_by(|a, b| total(&b.counts).cmp(&total(&a.counts)).then_with(|| a.lemma.cmp(&b.lemma)));
        terms
    };
    clusters.iter().map(of).collect()
}

fn total(counts: &[(DocumentId, u32)]) -> u32 {
    counts.iter().map(|c| c.1).sum()
}
