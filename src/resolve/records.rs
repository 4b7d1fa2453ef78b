//! What resolution adds. Parallel to the layers: index `i` of a vector speaks of record `i`.
//! What spans documents beside entities and clusters ([`RepostGroup`], [`ToldGroup`], [`Issue`],
//! [`Term`], [`Unsure`], [`DateFinding`]) stands in `findings`.

use std::sync::Arc;

use smol_str::SmolStr;

use super::findings::{ActTerm, DateFinding, Issue, RepostGroup, Term, ToldGroup, Unsure};
use crate::extract::{EventType, Mode, Status};
use crate::lexicon::EntityType;
use crate::text::{
    ClusterId, DateInterval, DocumentId, EntityId, EventId, GoalId, Lists, MentionId, PositionId, QuotationId,
};

/// Entities, clusters and, per document, who is who.
#[derive(Debug, Clone, Default)]
pub struct Resolution {
    /// Sorted by slug; ids are positions.
    pub entities: Vec<Entity>,
    /// Sorted by date, then by first event; ids are positions.
    pub clusters: Vec<Cluster>,
    /// One for each document, in the order given.
    pub documents: Vec<DocumentResolution>,
    /// Documents that print the same text, sorted by their first document.
    pub reposts: Vec<RepostGroup>,
    /// By document: the document whose text it repeats (the origin of its group), else itself.
    pub origins: Vec<DocumentId>,
    /// Statements of one speaker with the same content, told twice or more; sorted by first member.
    pub claims: Vec<ToldGroup<QuotationId>>,
    /// Goals of one holder with the same content, told twice or more.
    pub goal_groups: Vec<ToldGroup<GoalId>>,
    /// Positions of one holder of the same leaning to the same target, told twice or more.
    pub position_groups: Vec<ToldGroup<PositionId>>,
    /// What positions and goals are about, sorted by key; ids are positions. The columns of the
    /// matrix actors × issues; the rows are `position_holders` and `goal_holders`.
    pub issues: Vec<Issue>,
    /// By entity: what the documents call it, most frequent first. The naming lens.
    pub terms: Vec<Vec<Term>>,
    /// By cluster: the words its tellers use for the act, most frequent first.
    pub act_terms: Vec<Vec<ActTerm>>,
    /// What was seen and not taken, and what is doubtful; by document and place.
    pub unsure: Vec<Unsure>,
}

/// Somebody or something, under all its spellings.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// OntoNotes type.
    pub kind: EntityType,
    /// The fullest frequent spelling.
    pub name: String,
    /// Key in addresses: folded `name`, unique in the corpus.
    pub slug: String,
    /// All spellings, most frequent first.
    pub aliases: Vec<Alias>,
    /// For NORP, capitals, ministries, leaders: the state they go with.
    pub country: Option<EntityId>,
}

/// One spelling of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// As written.
    pub text: String,
    /// How often, by document, in document order.
    pub counts: Vec<(DocumentId, u32)>,
}

/// A mention that stands for what an earlier (or later) one names.
#[derive(Debug, Clone, PartialEq)]
pub struct CorefLink {
    /// The pronoun, nominal or short name.
    pub from: MentionId,
    /// The mentions it stands for; several for "the two sides".
    pub to: Vec<MentionId>,
    /// What made the link, for a person.
    pub rule: String,
    /// 0 to 1.
    pub confidence: f32,
}

/// One document, resolved.
#[derive(Debug, Clone, Default)]
pub struct DocumentResolution {
    /// By mention: the entities it stands for. A name has one; "the two sides" may have two; empty where left open.
    pub mentions: Lists<EntityId>,
    /// By mention: the government a capital or palace stands for here.
    pub metonyms: Vec<Option<EntityId>>,
    /// Coreference links, in text order of `from`.
    pub links: Arc<[CorefLink]>,
    /// By quotation: speaker.
    pub speakers: Vec<Option<EntityId>>,
    /// By quotation: addressee.
    pub addressees: Vec<Option<EntityId>>,
    /// By event.
    pub events: Vec<ResolvedEvent>,
    /// By position: holders ("A and B reject" is one position each at extraction; "both" may give two here).
    pub position_holders: Vec<Option<EntityId>>,
    /// By goal: holder.
    pub goal_holders: Vec<Option<EntityId>>,
    /// By role: person and organisation.
    pub roles: Vec<(Option<EntityId>, Option<EntityId>)>,
    /// By position: number of the issue its target is about.
    pub position_issues: Vec<Option<u32>>,
    /// By goal: number of the issue it is about.
    pub goal_issues: Vec<Option<u32>>,
    /// Where the text does not bear out the date the document prints.
    pub date_findings: Vec<DateFinding>,
}

impl Resolution {
    /// How many sources these documents are: documents that repeat one text count once.
    pub fn n_sources(&self, documents: impl IntoIterator<Item = DocumentId>) -> usize {
        let mut origins: Vec<DocumentId> =
            documents.into_iter().map(|d| self.origins.get(d.index()).copied().unwrap_or(d)).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }

    /// How many sources tell a cluster; 1 means that only one source says so.
    pub fn n_sources_of(&self, cluster: &Cluster) -> usize {
        self.n_sources(cluster.events.iter().map(|e| e.0))
    }
}

/// An event with its actors known.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedEvent {
    /// Who acts, sorted, a capital already replaced by its government.
    pub actors: Vec<EntityId>,
    /// Toward whom, sorted, disjoint from the actors.
    pub recipients: Vec<EntityId>,
    /// Where.
    pub place: Option<EntityId>,
    /// TIMEX3 value of its date.
    pub date: Option<SmolStr>,
    /// TIMEX3 modifier: `MID`…
    pub date_modifier: Option<&'static str>,
    /// The days it can have been on.
    pub interval: Option<DateInterval>,
    /// The cluster it belongs to; each event is in exactly one.
    pub cluster: ClusterId,
}

/// One event of the world as one or more sources tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// PLOVER type.
    pub kind: EventType,
    /// Mode of a CONSULT.
    pub mode: Option<Mode>,
    /// All actors and recipients of its events, sorted.
    pub participants: Vec<EntityId>,
    /// The most precise date told.
    pub date: Option<SmolStr>,
    /// The days on which all sources that date it agree or, where they differ, all days told.
    pub interval: Option<DateInterval>,
    /// Where, as most tell.
    pub place: Option<EntityId>,
    /// The status most tell.
    pub status: Status,
    /// Its events, in document order; never empty.
    pub events: Vec<(DocumentId, EventId)>,
    /// What the sources differ on.
    pub conflicts: Vec<Conflict>,
}

/// What sources can differ on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words say it")]
pub enum ConflictField {
    Date,
    Place,
    Participants,
    Number,
    Status,
}

impl ConflictField {
    /// As it is written: `date`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Place => "place",
            Self::Participants => "participants",
            Self::Number => "number",
            Self::Status => "status",
        }
    }
}

/// Two or more values told for one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Which field.
    pub field: ConflictField,
    /// Each value with the documents that tell it.
    pub values: Vec<(String, Vec<DocumentId>)>,
}
