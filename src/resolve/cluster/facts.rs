//! One event as the clustering sees it: class, participants, days, place, and a key that does not
//! depend on the order of the documents.

use crate::extract::{EventType, Mode, Status};
use crate::lexicon::EntityType;
use crate::resolve::brief::{Brief, Telling};
use crate::resolve::{Analysed, DocumentResolution, Entity, ResolvedEvent};
use crate::text::{DateInterval, DocumentId, EntityId, EventId, Span};

/// Longest interval, in days, that still pins an event down: a month and what "early" or "late" add.
const NARROW_DAYS: i32 = 46;

/// Longest interval, in days, that is as good as a day.
const SHARP_DAYS: i32 = 3;

/// Longest interval, in days, that says anything of when: two years.
const MAX_DAYS: i32 = 740;

/// Which events can be one: the type and, of a CONSULT, how it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class(EventType, u8);

/// An event of a document.
#[derive(Debug, Clone)]
pub(super) struct Fact<'a> {
    /// Where it stands.
    pub(super) at: (DocumentId, EventId),
    /// The same in any order of the documents: the place of the document among all ids, and of the
    /// trigger in its text.
    pub(super) key: (u32, Span, u32),
    /// What it can be one with.
    pub(super) class: Class,
    /// Its mode.
    pub(super) mode: Option<Mode>,
    /// Its type.
    pub(super) kind: EventType,
    /// Its status.
    pub(super) status: Status,
    /// The word that tells it, folded.
    pub(super) word: &'a str,
    /// The resolved event.
    pub(super) told: &'a ResolvedEvent,
    /// Actors and recipients, sorted.
    pub(super) participants: Vec<EntityId>,
    /// Those of them that are persons, sorted.
    pub(super) persons: Vec<EntityId>,
    /// How the document tells it.
    pub(super) telling: Option<&'a Telling>,
    /// The days, where told closely enough to mean anything.
    pub(super) days: Option<DateInterval>,
}

impl Fact<'_> {
    /// Whether its date pins it down to about a month.
    pub(super) fn is_narrow(&self) -> bool {
        self.days.is_some_and(|d| d.days() <= NARROW_DAYS)
    }

    /// Whether its date is soft: "early", "about".
    pub(super) fn is_soft(&self) -> bool {
        self.told.date_modifier.is_some()
    }

    /// Whether its date pins it down to a day or two.
    pub(super) fn is_sharp(&self) -> bool {
        self.days.is_some_and(|d| d.days() <= SHARP_DAYS)
    }

    /// Sentences between two tellings of one document; `None` where they are of two.
    pub(super) fn sentences_to(&self, other: &Self) -> Option<u32> {
        let (a, b) = (self.telling?, other.telling?);
        (self.at.0 == other.at.0).then(|| a.sentence.abs_diff(b.sentence))
    }

    /// Whether the sentences say much the same: three content words, and half of the shorter's.
    pub(super) fn says_alike(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.telling, other.telling) else { return false };
        let both = a.roots.iter().filter(|r| b.roots.binary_search(r).is_ok()).count();
        both >= 3 && both * 2 >= a.roots.len().min(b.roots.len())
    }

    /// Date and modifier as they are written.
    pub(super) fn date_label(&self) -> Option<String> {
        let date = self.told.date.as_ref()?;
        Some(match self.told.date_modifier {
            Some(modifier) => format!("{date} {modifier}"),
            None => date.to_string(),
        })
    }
}

/// The facts of all documents, in document order.
pub(super) fn gather<'a>(
    documents: &[Analysed<'a>],
    briefs: &[&'a Brief],
    entities: &[Entity],
    resolved: &'a [DocumentResolution],
) -> Vec<Fact<'a>> {
    let mut by_id: Vec<usize> = (0..documents.len()).collect();
    by_id.sort_by_key(|d| documents.get(*d).map(|d| d.document.id.as_str()));
    let mut place_of = vec![0; documents.len()];
    for (place, d) in (0u32..).zip(by_id) {
        place_of.get_mut(d).into_iter().for_each(|slot| *slot = place);
    }
    let mut facts = Vec::with_capacity(resolved.iter().map(|r| r.events.len()).sum());
    for (d, (document, resolution)) in documents.iter().zip(resolved).enumerate() {
        for (e, (event, told)) in document.layers.events.iter().zip(&resolution.events).enumerate() {
            let mut participants = [told.actors.as_slice(), told.recipients.as_slice()].concat();
            participants.sort_unstable();
            participants.dedup();
            let is_person = |p: &EntityId| entities.get(p.index()).is_some_and(|e| e.kind == EntityType::Person);
            facts.push(Fact {
                at: (DocumentId::new(d), EventId::new(e)),
                key: (place_of.get(d).copied().unwrap_or_default(), event.trigger, e as u32),
                class: class(event.kind, event.mode),
                mode: event.mode,
                kind: event.kind,
                status: event.status,
                word: briefs.get(d).and_then(|b| b.tellings.get(e)).map_or("", |t| t.word.as_str()),
                told,
                persons: participants.iter().copied().filter(is_person).collect(),
                participants,
                telling: briefs.get(d).and_then(|b| b.tellings.get(e)),
                days: told.interval.filter(|i| i.days() <= MAX_DAYS),
            });
        }
    }
    facts
}

/// Meetings, visits, talks and conferences can be one event; calls and invitations cannot be with them.
fn class(kind: EventType, mode: Option<Mode>) -> Class {
    let manner = match mode {
        None | Some(Mode::Meet | Mode::Visit | Mode::Talks | Mode::Host | Mode::Conference) => 0,
        Some(Mode::Phone) => 1,
        Some(Mode::Invite) => 2,
    };
    Class(kind, manner)
}
