//! The last step of resolution: gathers from briefs and resolved documents what `across` compares,
//! and adds what it finds to the resolution.

use super::across::issue::{self, Target};
use super::across::repost::{self, Known};
use super::across::{term, told};
use super::brief::Brief;
use super::{Analysed, DocumentResolution, Resolution, Unsure};
use crate::extract::{Layers, Stance};
use crate::text::{DocumentId, EntityId, GoalId, MentionId, PositionId, QuotationId};

/// Adds reposts, groups, issues, terms and doubts to a resolution that holds everything else.
pub(super) fn complete(documents: &[Analysed<'_>], briefs: &[&Brief], mut resolution: Resolution) -> Resolution {
    let known: Vec<Known<'_>> = documents
        .iter()
        .zip(briefs)
        .map(|(d, b)| Known {
            id: &d.document.id,
            published: d.document.metadata.published.or(d.layers.date.as_ref().map(|d| d.date)),
            sketch: &b.sketch,
        })
        .collect();
    let (reposts, origins) = repost::groups(&known);
    let n_sources = |of: &[DocumentId]| {
        let mut all: Vec<DocumentId> = of.iter().map(|d| origins.get(d.index()).copied().unwrap_or(*d)).collect();
        all.sort_unstable();
        all.dedup();
        all.len() as u32
    };
    let mut resolved = std::mem::take(&mut resolution.documents);
    let stands: Vec<Vec<Option<EntityId>>> = resolved.iter().map(stands_for).collect();
    let entity_of =
        |d: DocumentId, m: MentionId| stands.get(d.index()).and_then(|of| of.get(m.index())).copied().flatten();
    {
        let [claims, goals, positions] = records(documents, briefs, &resolved);
        resolution.claims = told::groups(&claims, &entity_of, QuotationId::new, &n_sources);
        resolution.goal_groups = told::groups(&goals, &entity_of, GoalId::new, &n_sources);
        resolution.position_groups = told::groups(&positions, &entity_of, PositionId::new, &n_sources);
    }
    let targets = targets(documents, briefs, &resolved);
    resolution.issues = issue::issues(&targets, &resolution.entities, &entity_of, &n_sources, &mut resolved);

    let read: Vec<(&Layers, &Brief)> = documents.iter().zip(briefs).map(|(d, b)| (d.layers, *b)).collect();
    resolution.terms = term::of_entities(resolution.entities.len(), &read, &resolved);
    resolution.act_terms = term::of_clusters(&resolution.clusters, briefs);
    for (d, (brief, own)) in briefs.iter().zip(&mut resolved).enumerate() {
        own.date_findings.clone_from(&brief.date_findings);
        let document = DocumentId::new(d);
        let doubts = brief.unsure.iter().cloned();
        resolution.unsure.extend(doubts.map(|(kind, span, reason)| Unsure { kind, document, span, reason }));
    }
    resolution.documents = resolved;
    resolution.reposts = reposts;
    resolution.origins = origins;
    resolution
}

/// Statements, goals and positions that have a holder; by id of the document, so that the order in
/// which documents were added does not matter.
fn records<'a>(
    documents: &[Analysed<'_>],
    briefs: &[&'a Brief],
    resolved: &[DocumentResolution],
) -> [Vec<told::Record<'a>>; 3] {
    let mut out = [Vec::new(), Vec::new(), Vec::new()];
    let mut all: Vec<_> = documents.iter().zip(briefs).zip(resolved).enumerate().collect();
    all.sort_by(|a, b| a.1.0.0.document.id.cmp(&b.1.0.0.document.id));
    for (d, ((document, brief), own)) in all {
        let layers = [
            (&brief.quotations, &own.speakers),
            (&brief.goals, &own.goal_holders),
            (&brief.positions, &own.position_holders),
        ];
        for (n, (list, (wordings, holders))) in out.iter_mut().zip(layers).enumerate() {
            for (index, (wording, holder)) in wordings.iter().zip(holders).enumerate() {
                let Some(holder) = *holder else { continue };
                let stance = document.layers.positions.get(index).filter(|_| n == 2).map(|p| p.stance);
                let document = DocumentId::new(d);
                list.push(told::Record { document, index, holder, leaning: stance.map_or(0, leaning), wording });
            }
        }
    }
    out
}

/// What positions and goals are about, in document and text order, positions first.
fn targets<'a>(documents: &[Analysed<'a>], briefs: &[&'a Brief], resolved: &[DocumentResolution]) -> Vec<Target<'a>> {
    let mut out = Vec::new();
    for (d, ((document, brief), own)) in documents.iter().zip(briefs).zip(resolved).enumerate() {
        let text: &str = &document.document.text;
        let id = DocumentId::new(d);
        for (index, (position, wording)) in document.layers.positions.iter().zip(&brief.positions).enumerate() {
            let holder = own.position_holders.get(index).copied().flatten();
            let text = position.target.of(text);
            out.push(Target { document: id, index, is_goal: false, holder, wording, text });
        }
        for (index, (goal, wording)) in document.layers.goals.iter().zip(&brief.goals).enumerate() {
            let holder = own.goal_holders.get(index).copied().flatten();
            out.push(Target { document: id, index, is_goal: true, holder, wording, text: goal.goal.of(text) });
        }
    }
    out
}

/// By mention: the one entity it stands for, the government for a capital that acts.
fn stands_for(of: &DocumentResolution) -> Vec<Option<EntityId>> {
    let metonym = |m: usize| of.metonyms.get(m).copied().flatten();
    let one = |(m, e): (usize, &[EntityId])| metonym(m).or(if let [one] = e { Some(*one) } else { None });
    of.mentions.iter().enumerate().map(one).collect()
}

/// Whether a stance is for its target (1), against it (-1) or neither.
fn leaning(stance: Stance) -> i8 {
    match stance {
        Stance::Support | Stance::Demand | Stance::Accept | Stance::Recognise => 1,
        Stance::Oppose | Stance::Reject | Stance::Deny | Stance::NotRecognise => -1,
        Stance::Neutral => 0,
    }
}
