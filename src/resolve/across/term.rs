//! What each document calls the same actor, place or act. In: the spellings of every mention and
//! whom it stands for; the triggers of the events. Out: terms by entity and words by cluster.

use std::collections::{BTreeMap, HashMap};

use super::super::brief::Brief;
use super::super::findings::{ActTerm, Term, TermKind};
use super::super::{Cluster, DocumentResolution};
use crate::extract::{Layers, MentionKind};
use crate::text::{DocumentId, MentionId};

/// The terms of every entity.
pub(crate) fn of_entities(
    n_entities: usize,
    documents: &[(&Layers, &Brief)],
    resolved: &[DocumentResolution],
) -> Vec<Vec<Term>> {
    let mut numbers: HashMap<(u32, &str, TermKind), usize> = HashMap::new();
    let mut terms: Vec<(u32, Term)> = Vec::new();
    for (d, ((layers, brief), resolution)) in documents.iter().zip(resolved).enumerate() {
        let document = DocumentId::new(d);
        for (m, (mention, entities)) in layers.mentions.iter().zip(&resolution.mentions).enumerate() {
            let ([entity], Some(text)) = (entities.as_slice(), brief.spelling(m)) else { continue };
            let kind = match mention.kind {
                MentionKind::Name => TermKind::Name,
                MentionKind::Nominal => TermKind::Nominal,
                MentionKind::Pronoun => continue,
            };
            let metonym = resolution.metonyms.get(m).copied().flatten().filter(|g| g != entity);
            for (of, kind) in [(Some(*entity), kind), (metonym, TermKind::Metonym)] {
                let Some(of) = of else { continue };
                let n = *numbers.entry((of.0, text, kind)).or_insert_with(|| {
                    terms.push((of.0, Term { text: text.to_owned(), kind, counts: Vec::new(), examples: Vec::new() }));
                    terms.len() - 1
                });
                let Some((_, term)) = terms.get_mut(n) else { continue };
                match term.counts.last_mut() {
                    Some((last, count)) if *last == document => *count += 1,
                    _ => {
                        term.counts.push((document, 1));
                        term.examples.push((document, MentionId::new(m)));
                    }
                }
            }
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
        let mut words: BTreeMap<&str, BTreeMap<DocumentId, u32>> = BTreeMap::new();
        for (document, event) in &cluster.events {
            let Some(word) = briefs.get(document.index()).and_then(|b| b.acts.get(event.index())) else { continue };
            *words.entry(word).or_default().entry(*document).or_default() += 1;
        }
        let mut terms: Vec<ActTerm> = words
            .into_iter()
            .map(|(lemma, counts)| ActTerm { lemma: lemma.to_owned(), counts: counts.into_iter().collect() })
            .collect();
        terms.sort_by(|a, b| total(&b.counts).cmp(&total(&a.counts)).then_with(|| a.lemma.cmp(&b.lemma)));
        terms
    };
    clusters.iter().map(of).collect()
}

fn total(counts: &[(DocumentId, u32)]) -> u32 {
    counts.iter().map(|c| c.1).sum()
}
