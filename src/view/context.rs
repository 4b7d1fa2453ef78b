//! What every view is drawn from, and what several of them say: names of entities and documents,
//! one-line titles of facts.

use std::collections::BTreeSet;

use super::dates::{date_view, label};
use super::words::{and, clip, kind_words};
use super::{ConflictView, DateView, Extent, Named, SkippedRow};
use crate::corpus::{Corpus, Record};
use crate::extract::{Mode, TimexMod};
use crate::index::{Fact, Index, Origin};
use crate::query::{Passing, Window};
use crate::resolve::{Cluster, Conflict, ConflictField, DocumentResolution, Entity, ResolvedEvent};
use crate::text::{ClusterId, DocumentId, EntityId, EventId, MentionId};

/// Characters of a statement or goal shown in a title.
const TITLE_CLIP: usize = 110;

/// A corpus under filters.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// Its index.
    pub index: &'a Index,
    /// What passes.
    pub passing: &'a Passing,
    /// What the corpus says of itself and what was left out.
    pub shelf: &'a Shelf,
    /// Which rows are wanted.
    pub window: Window,
    /// Number of the open fact.
    pub open: Option<u32>,
}

/// What is known about the documents as a collection.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shelf {
    /// Title of the corpus.
    pub title: String,
    /// What it is.
    pub about: String,
    /// Ids of the documents that came with the page.
    pub built_in: BTreeSet<String>,
    /// What could not be read.
    pub skipped: Vec<SkippedRow>,
}

impl<'a> Context<'a> {
    pub(super) fn record(&self, id: DocumentId) -> Option<&'a Record> {
        self.corpus.record(id)
    }

    pub(super) fn resolution(&self, id: DocumentId) -> Option<&'a DocumentResolution> {
        self.corpus.resolution.documents.get(id.index())
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.corpus.resolution.entities.get(id.index())
    }

    pub(super) fn named(&self, id: EntityId) -> Option<Named> {
        self.entity(id).map(|e| Named { key: e.slug.clone(), name: e.name.clone() })
    }

    pub(super) fn all_named(&self, ids: impl IntoIterator<Item = EntityId>) -> Vec<Named> {
        ids.into_iter().filter_map(|id| self.named(id)).collect()
    }

    /// A document under its short label.
    pub(super) fn source(&self, id: DocumentId) -> Named {
        self.record(id).map(|r| Named { key: r.document.id.clone(), name: short(r) }).unwrap_or_default()
    }

    /// The entities a mention stands for.
    pub(super) fn referents(&self, document: DocumentId, mention: MentionId) -> &'a [EntityId] {
        self.resolution(document).map(|d| d.mentions.get(mention.0)).unwrap_or_default()
    }

    pub(super) fn date(&self, fact: &Fact) -> Option<DateView> {
        fact.date.as_ref().map(date_view)
    }

    /// The numbers of passing facts of a section in the window, and how they lie in their list.
    pub(super) fn rows(&self, section: std::ops::Range<u32>) -> (Vec<u32>, Extent) {
        let passing: Vec<u32> = section.filter(|fact| self.passing.facts.contains(*fact)).collect();
        let wanted = self.window.range(passing.len());
        let open = self.open.and_then(|open| passing.binary_search(&open).ok()).map(|at| at as u32);
        let extent = Extent { offset: wanted.start as u32, n_rows: passing.len() as u32, open };
        (passing.get(wanted).unwrap_or_default().to_vec(), extent)
    }

    /// The resolved events of a cluster with their documents.
    pub(super) fn members(&self, cluster: ClusterId) -> Vec<(DocumentId, &'a ResolvedEvent)> {
        let cluster = self.corpus.resolution.clusters.get(cluster.index());
        let events = cluster.map(|c| c.events.as_slice()).unwrap_or_default();
        events
            .iter()
            .filter_map(|(document, event)| Some((*document, self.resolution(*document)?.events.get(event.index())?)))
            .collect()
    }

    /// Who acts and toward whom, over all sources; nobody stands in both. A meeting that one source
    /// tells from the other end ("A met B", "B met A") is turned round.
    pub(super) fn sides(&self, cluster: ClusterId) -> (Vec<EntityId>, Vec<EntityId>) {
        let (mut actors, mut recipients): (Vec<EntityId>, Vec<EntityId>) = (Vec::new(), Vec::new());
        let mode = self.corpus.resolution.clusters.get(cluster.index()).and_then(|c| c.mode);
        let is_mutual = matches!(mode, Some(Mode::Meet | Mode::Talks | Mode::Phone | Mode::Conference));
        let common = |a: &[EntityId], b: &[EntityId]| a.iter().filter(|e| b.contains(e)).count();
        for (_, event) in self.members(cluster) {
            let (mut one, mut other) = (&event.actors, &event.recipients);
            let crossed = common(&actors, other) + common(&recipients, one);
            if is_mutual && crossed > common(&actors, one) + common(&recipients, other) {
                std::mem::swap(&mut one, &mut other);
            }
            for (side, more) in [(&mut actors, one), (&mut recipients, other)] {
                for entity in more {
                    if !side.contains(entity) {
                        side.push(*entity);
                    }
                }
            }
        }
        recipients.retain(|r| !actors.contains(r));
        (actors, recipients)
    }

    pub(super) fn conflicts(&self, conflicts: &[Conflict]) -> Vec<ConflictView> {
        let view = |c: &Conflict| {
            let value = |(value, documents): &(String, Vec<DocumentId>)| {
                (told_value(c.field, value), documents.iter().map(|d| self.source(*d)).collect())
            };
            ConflictView { field: c.field.name().into(), values: c.values.iter().map(value).collect() }
        };
        conflicts.iter().map(view).collect()
    }

    /// Documents that tell a fact, in corpus order.
    pub(super) fn sources(&self, fact: u32) -> Vec<Named> {
        self.index.facts.documents.get(fact).iter().map(|d| self.source(DocumentId(*d))).collect()
    }

    /// How many sources tell a fact; documents that print one text are one.
    pub(super) fn n_sources(&self, fact: u32) -> usize {
        let documents = self.index.facts.documents.get(fact);
        if documents.len() < 2 {
            return documents.len();
        }
        self.corpus.resolution.n_sources(documents.iter().map(|d| DocumentId(*d)))
    }

    /// Who says a statement.
    pub(super) fn speaker(&self, fact: u32) -> Option<EntityId> {
        let Origin::Quotation(document, id) = self.index.facts.get(fact)?.origin else { return None };
        self.resolution(document)?.speakers.get(id.index()).copied().flatten()
    }

    /// The words of the text for the speaker or holder of a fact.
    fn holder_words(&self, origin: Origin) -> Option<&'a str> {
        let (document, mention) = match origin {
            Origin::Cluster(_) => return None,
            Origin::Quotation(d, id) => (d, self.record(d)?.layers.quotations.get(id.index())?.speaker?),
            Origin::Goal(d, id) => (d, self.record(d)?.layers.goals.get(id.index())?.holder),
            Origin::Position(d, id) => (d, self.record(d)?.layers.positions.get(id.index())?.holder),
        };
        let record = self.record(document)?;
        Some(record.layers.mentions.get(mention.index())?.span.of(&record.document.text))
    }

    /// Whose a statement, goal or position is: an entity, or the words of the text without a key.
    pub(super) fn holder(&self, fact: u32) -> Named {
        let Some(origin) = self.index.facts.get(fact).map(|f| f.origin) else { return Named::default() };
        let entity = match origin {
            Origin::Cluster(_) => None,
            Origin::Quotation(..) => self.speaker(fact),
            Origin::Goal(..) | Origin::Position(..) => self.index.facts.actors.get(fact).first().map(|e| EntityId(*e)),
        };
        let words = || self.holder_words(origin).map_or_else(|| "Somebody".to_owned(), |w| clip(w, TITLE_CLIP));
        entity.and_then(|e| self.named(e)).unwrap_or_else(|| Named { key: String::new(), name: words() })
    }

    /// One line that tells a fact.
    pub(super) fn title(&self, number: u32) -> String {
        self.told(number).unwrap_or_default()
    }

    fn told(&self, number: u32) -> Option<String> {
        let fact = self.index.facts.get(number)?;
        let whose = self.holder(number).name;
        Some(match fact.origin {
            Origin::Cluster(cluster) => {
                let date = self.date(fact).map(|date| format!(", {}", date.label));
                self.event_line(number, cluster) + &date.unwrap_or_default()
            }
            Origin::Quotation(d, id) => {
                let record = self.record(d)?;
                let content = record.layers.quotations.get(id.index())?.content.of(&record.document.text);
                format!("{whose}: {}", clip(content, TITLE_CLIP))
            }
            Origin::Goal(d, id) => {
                let record = self.record(d)?;
                let goal = record.layers.goals.get(id.index())?.goal.of(&record.document.text);
                format!("{whose} wants: {}", clip(goal, TITLE_CLIP))
            }
            Origin::Position(d, id) => {
                let record = self.record(d)?;
                let position = record.layers.positions.get(id.index())?;
                let target = clip(position.target.of(&record.document.text), TITLE_CLIP);
                format!("{whose} ({}): {target}", position.stance.name().replace('-', " "))
            }
        })
    }

    /// Who acts in the words of the text, where it stays open who that is.
    fn unnamed(&self, cluster: &Cluster) -> String {
        let words = |(document, event): &(DocumentId, EventId)| {
            let record = self.record(*document)?;
            let actor = record.layers.events.get(event.index())?.actors.first()?;
            Some(clip(record.layers.mentions.get(actor.index())?.span.of(&record.document.text), TITLE_CLIP))
        };
        cluster.events.iter().find_map(words).unwrap_or_else(|| "Somebody".to_owned())
    }

    /// One line that tells an event, without its date.
    pub(super) fn event_line(&self, number: u32, cluster: ClusterId) -> String {
        let Some(told) = self.corpus.resolution.clusters.get(cluster.index()) else { return String::new() };
        let names = |ids: &[EntityId]| -> Vec<String> {
            ids.iter().filter_map(|id| Some(self.entity(*id)?.name.clone())).collect()
        };
        let (actors, recipients) = self.sides(cluster);
        let (actors, recipients) = (names(&actors), names(&recipients));
        let Some(words) = kind_words(self.index.facts.kind(number)) else { return String::new() };
        let mut title = if actors.is_empty() { self.unnamed(told) } else { and(&actors) };
        title.push(' ');
        title.push_str(&words.verb(told.status, actors.len() > 1));
        if !recipients.is_empty() {
            let to = and(&recipients);
            title.push_str(&if words.toward.is_empty() { format!(" {to}") } else { format!(" {} {to}", words.toward) });
        }
        if let Some(place) = told.place.and_then(|p| self.entity(p))
            && !recipients.contains(&place.name)
        {
            title.push_str(&format!(" in {}", place.name));
        }
        title
    }
}

/// A value on which sources differ, for a reader: "mid-October 2019" for `2019-10 MID`.
pub(super) fn told_value(field: ConflictField, value: &str) -> String {
    if field != ConflictField::Date {
        return value.to_owned();
    }
    let (value, modifier) = value.split_once(' ').unwrap_or((value, ""));
    label(value, TimexMod::from_name(modifier), None)
}

/// The title of a document, or its id.
pub(super) fn title(record: &Record) -> String {
    record.document.metadata.title.clone().unwrap_or_else(|| record.document.id.clone())
}

/// The short label of a document.
pub(super) fn short(record: &Record) -> String {
    let metadata = &record.document.metadata;
    let label = metadata.short.clone().or_else(|| metadata.publisher.clone());
    label.unwrap_or_else(|| clip(&title(record), 40))
}
