//! Clusters: events of one or several documents that are one event of the world. In: the documents,
//! the entities and every document's resolved events. Out: the clusters; each event is in exactly one.

use super::{Analysed, Cluster, DocumentResolution, Entity};
use crate::text::{ClusterId, DocumentId, EventId};

/// Puts every event into a cluster, writes the cluster's id into the event and returns the clusters.
/// The last step of resolution: `resolved` has to hold actors, recipients, place and interval already.
pub fn assign(documents: &[Analysed<'_>], entities: &[Entity], resolved: &mut [DocumentResolution]) -> Vec<Cluster> {
    let _ = entities;
    let mut clusters = Vec::new();
    for (d, (document, resolution)) in documents.iter().zip(resolved.iter_mut()).enumerate() {
        for (e, (event, told)) in document.layers.events.iter().zip(resolution.events.iter_mut()).enumerate() {
            told.cluster = ClusterId::new(clusters.len());
            let mut participants = [told.actors.as_slice(), told.recipients.as_slice()].concat();
            participants.sort_unstable();
            participants.dedup();
            clusters.push(Cluster {
                kind: event.kind,
                mode: event.mode,
                participants,
                date: told.date.clone(),
                interval: told.interval,
                place: told.place,
                status: event.status,
                events: vec![(DocumentId::new(d), EventId::new(e))],
                conflicts: Vec::new(),
            });
        }
    }
    clusters
}
