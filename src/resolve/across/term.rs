//! What each document calls the same actor, place or act. In: the spellings of every mention and
//! whom it stands for; the triggers of the events. Out: terms by entity and words by cluster.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::super::brief::Brief;
use super::super::findings::{ActTerm, Term, TermKind};
use super::super::quick::QuickMap;
use super::super::{Cluster, DocumentResolution};
use crate::extract::{Layers, MentionKind};
use crate::text::{DocumentId, MentionId};

/// The terms of every entity.
pub(crate) fn of_entities(
    n_entities: usize,
    documents: &[(&Layers, &Brief)],
    resolved: &[DocumentResolution],
) -> Vec<Vec<Term>> {
    let mut numbers: QuickMap<(u32, TermKind, u64), usize> = QuickMap::default();
    let mut terms: Vec<(u32, Term)> = Vec::new();
    let mut here: Vec<(u32, TermKind, u32, u32)> = Vec::new();
    for (d, ((layers, brief), resolution)) in documents.iter().zip(resolved).enumerate() {
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
            let Some((entity, kind, spelling, m)) = same.first().copied() else { continue };
            let spelled = brief.spellings.get(spelling as usize).zip(brief.codes.get(spelling as usize));
            let Some((text, code)) = spelled else { continue };
            let n = *numbers.entry((entity, kind, *code)).or_insert_with(|| {
                terms.push((entity, Term { text: text.clone(), kind, counts: Vec::new(), examples: Vec::new() }));
                terms.len() - 1
            });
            let Some((_, term)) = terms.get_mut(n) else { continue };
            term.counts.push((DocumentId::new(d), same.len() as u32));
            term.examples.push((DocumentId::new(d), MentionId(m)));
        }
    }
    let mut by_entity: Vec<Vec<Term>> = vec![Vec::new(); n_entities];
    for (entity, term) in terms {
        if let Some(list) = by_entity.get_mut(entity as usize) {
            list.push(term);
        }
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
