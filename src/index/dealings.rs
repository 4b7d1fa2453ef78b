//! Who dealt with whom: for every event and statement the pairs of actors it joins. In: the table of
//! facts and the corpus. Out: dealings sorted by pair and fact, so that the edges of a network are
//! runs of them. A pair stands in alphabetical order of its keys; a fact joins it once.

use super::facts::{Facts, Origin};
use crate::corpus::Corpus;
use crate::extract::{EventType, MentionKind};
use crate::lexicon::EntityType;
use crate::text::{ClusterId, DocumentId, EntityId, QuotationId};

/// What sort of dealing it is; PLOVER's types in five groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They met, visited, called, talked.
    Consult,
    /// One agreed with, supported, helped the other or gave way to it.
    Support,
    /// One asked something of, accused, rejected or threatened the other.
    Dispute,
    /// One protested, mobilised, used sanctions, coercion or violence against the other.
    Force,
    /// One spoke to or about the other.
    Statement,
}

/// One fact that joins two actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dealing {
    /// The first of the pair.
    pub a: EntityId,
    /// The second.
    pub b: EntityId,
    /// Number of the fact.
    pub fact: u32,
    /// What it is.
    pub relation: Relation,
}

/// Parties of one fact that are joined with each other; more are a list of guests, not dealings.
const MOST_PARTIES: usize = 12;

impl Relation {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Consult, Self::Support, Self::Dispute, Self::Force, Self::Statement];

    /// As it stands in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Consult => "consult",
            Self::Support => "support",
            Self::Dispute => "dispute",
            Self::Force => "force",
            Self::Statement => "statement",
        }
    }

    /// The relation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }

    fn of(kind: EventType) -> Self {
        match kind {
            EventType::Consult => Self::Consult,
            EventType::Agree
            | EventType::Support
            | EventType::Concede
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Retreat => Self::Support,
            EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten => Self::Dispute,
            EventType::Protest | EventType::Mobilize | EventType::Sanction | EventType::Coerce | EventType::Assault => {
                Self::Force
            }
        }
    }
}

/// All dealings of the corpus, sorted.
pub(super) fn dealings(corpus: &Corpus, facts: &Facts) -> Vec<Dealing> {
    let mut all = Vec::new();
    for (fact, row) in (0..).zip(&facts.rows) {
        let (relation, pairs) = match row.origin {
            Origin::Cluster(id) => {
                let Some(cluster) = corpus.resolution.clusters.get(id.index()) else { continue };
                (Relation::of(cluster.kind), of_cluster(corpus, id, cluster.kind))
            }
            Origin::Quotation(document, id) => (Relation::Statement, of_quotation(corpus, document, id)),
            Origin::Goal(..) | Origin::Position(..) => continue,
        };
        let dealing = |(a, b): (EntityId, EntityId)| Dealing { a: a.min(b), b: a.max(b), fact, relation };
        all.extend(pairs.into_iter().filter(|(a, b)| a != b).map(dealing));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Who acts with whom toward whom; where nobody is acted upon, those who act together.
fn of_cluster(corpus: &Corpus, id: ClusterId, kind: EventType) -> Vec<(EntityId, EntityId)> {
    let Some(cluster) = corpus.resolution.clusters.get(id.index()) else { return Vec::new() };
    let (mut actors, mut recipients): (Vec<EntityId>, Vec<EntityId>) = (Vec::new(), Vec::new());
    for (document, event) in &cluster.events {
        let resolved = corpus.resolution.documents.get(document.index());
        let Some(event) = resolved.and_then(|d| d.events.get(event.index())) else { continue };
        actors.extend(&event.actors);
        recipients.extend(&event.recipients);
    }
    for side in [&mut actors, &mut recipients] {
        side.sort_unstable();
        side.dedup();
    }
    recipients.retain(|r| !actors.contains(r));
    actors.truncate(MOST_PARTIES);
    recipients.truncate(MOST_PARTIES);
    if !recipients.is_empty() {
        return actors.iter().flat_map(|a| recipients.iter().map(|r| (*a, *r))).collect();
    }
    match kind {
        EventType::Consult | EventType::Agree | EventType::Cooperate => pairs(&actors),
        _ => Vec::new(),
    }
}

fn pairs(all: &[EntityId]) -> Vec<(EntityId, EntityId)> {
    let rest = |i: usize| all.get(i + 1..).unwrap_or_default();
    all.iter().enumerate().flat_map(|(i, a)| rest(i).iter().map(|b| (*a, *b))).collect()
}

/// The speaker with the addressee and with every actor named in what is said.
fn of_quotation(corpus: &Corpus, document: DocumentId, id: QuotationId) -> Vec<(EntityId, EntityId)> {
    let resolution = corpus.resolution.documents.get(document.index());
    let (Some(record), Some(resolution)) = (corpus.record(document), resolution) else { return Vec::new() };
    let who = |list: &[Option<EntityId>]| list.get(id.index()).copied().flatten();
    let (Some(quotation), Some(speaker)) = (record.layers.quotations.get(id.index()), who(&resolution.speakers)) else {
        return Vec::new();
    };
    let mut others: Vec<EntityId> = who(&resolution.addressees).into_iter().collect();
    // Mentions stand in text order.
    let first = record.layers.mentions.partition_point(|m| m.span.start < quotation.content.start);
    let named = record.layers.mentions.iter().zip(resolution.mentions.iter()).skip(first);
    for (mention, entities) in named.take_while(|(m, _)| m.span.start < quotation.content.end) {
        if mention.kind == MentionKind::Name {
            others.extend(entities.iter().filter(|e| is_actor(corpus, **e)));
        }
    }
    others.sort_unstable();
    others.dedup();
    others.truncate(MOST_PARTIES);
    others.into_iter().map(|other| (speaker, other)).collect()
}

fn is_actor(corpus: &Corpus, id: EntityId) -> bool {
    let kind = corpus.resolution.entities.get(id.index()).map(|e| e.kind);
    matches!(kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp))
}
