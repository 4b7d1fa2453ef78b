//! Clusters: events of one or several documents that are one event of the world. In: the documents,
//! the entities and every document's resolved events. Out: the clusters, sorted; each event is in
//! exactly one. What belongs together does not depend on the order of the documents.

pub(crate) mod count;
mod facts;
mod join;
mod merge;
#[cfg(test)]
mod tests;

use super::{Analysed, Brief, Cluster, DocumentResolution, Entity};
use crate::text::ClusterId;

/// Puts every event into a cluster, writes the cluster's id into the event and returns the clusters.
/// The last step of resolution: `resolved` has to hold actors, recipients, place and interval already.
pub fn assign(
    documents: &[Analysed<'_>],
    briefs: &[&Brief],
    entities: &[Entity],
    resolved: &mut [DocumentResolution],
) -> Vec<Cluster> {
    let mut clusters = build(documents, briefs, entities, resolved);
    clusters.sort_by(|a, b| {
        // Without a date last.
        let days = |c: &Cluster| (c.interval.is_none(), c.interval);
        days(a).cmp(&days(b)).then_with(|| a.date.cmp(&b.date)).then_with(|| a.events.cmp(&b.events))
    });
    for (id, cluster) in clusters.iter().enumerate() {
        for (document, event) in &cluster.events {
            let told = resolved.get_mut(document.index()).and_then(|d| d.events.get_mut(event.index()));
            if let Some(told) = told {
                told.cluster = ClusterId::new(id);
            }
        }
    }
    clusters
}

fn build(
    documents: &[Analysed<'_>],
    briefs: &[&Brief],
    entities: &[Entity],
    resolved: &[DocumentResolution],
) -> Vec<Cluster> {
    let facts = facts::gather(documents, briefs, entities, resolved);
    let groups = join::groups(&facts, entities);
    let mut members: Vec<Vec<&facts::Fact<'_>>> = vec![Vec::new(); facts.len()];
    for (fact, group) in facts.iter().zip(&groups) {
        if let Some(list) = members.get_mut(*group) {
            list.push(fact);
        }
    }
    members.iter().filter_map(|group| merge::cluster(group, entities)).collect()
}
