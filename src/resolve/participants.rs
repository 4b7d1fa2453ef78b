//! Who speaks, acts, holds and is told of: the mentions of every record as entities. A person who
//! acts for a body or state named in the same noun phrase brings it along; a capital that stands
//! for its government is replaced by it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::data::people_nouns;
use super::entity::Key;
use super::reading::Reading;
use super::{Analysed, DocumentResolution, Entity, ResolvedEvent};
use crate::extract::{EventType, Mention, MentionKind, Mode, Position, TimexMod};
use crate::language::{Deprel, Upos};
use crate::lexicon::{EntityType, Sort, gazetteer, is_in_class, titles};
use crate::text::{ClusterId, EntityId, Lists, MentionId, TokenId};

/// Fills the resolution of one document; clusters are left to `cluster`.
pub(super) fn fill(
    document: &Analysed<'_>,
    reading: &Reading,
    id: &dyn Fn(&Key) -> Option<EntityId>,
    overrides: &[(usize, EntityId)],
    entities: &[Entity],
    governments: &[Option<EntityId>],
) -> DocumentResolution {
    let mut mentions: Lists<EntityId> = Lists::with_capacity(reading.mentions.len());
    for (m, keys) in reading.mentions.iter().enumerate() {
        let own = overrides.iter().find(|o| o.0 == m).map(|o| o.1);
        let keys = if own.is_some() { [].as_slice() } else { keys };
        let mut last = None;
        mentions.push(own.into_iter().chain(keys.iter().filter_map(id)).filter(|e| last.replace(*e) != Some(*e)));
    }
    let metonyms: Vec<Option<EntityId>> = reading.metonyms.iter().map(|m| m.as_ref().and_then(id)).collect();
    let layers = document.layers;
    let who =
        Who { is_adjective: &reading.is_adjective, mentions: &mentions, metonyms: &metonyms, entities, governments };
    let roles: Vec<(Option<EntityId>, Option<EntityId>)> =
        layers.roles.iter().map(|r| (who.one(Some(r.person)), r.organisation.and_then(|o| who.body(o)))).collect();
    // What a person acts for, by the token of the person's mention.
    let mut acts_for: BTreeMap<MentionId, Vec<EntityId>> = BTreeMap::new();
    for (role, (_, organisation)) in layers.roles.iter().zip(&roles) {
        if let Some(o) = organisation
            && role.modifier.as_deref().is_none_or(|m| !matches!(m, "former" | "ex"))
        {
            let own = acts_for.entry(role.person).or_default();
            if !own.contains(o) {
                own.push(*o);
            }
        }
    }
    let events = layers
        .events
        .iter()
        .map(|e| {
            let side = |ids: &[MentionId]| {
                let mut all: Vec<EntityId> = Vec::new();
                for m in ids {
                    all.extend(who.actors(*m));
                    all.extend(acts_for.get(m).into_iter().flatten());
                }
                all.sort_unstable();
                all.dedup();
                all
            };
            let mut actors = side(&e.actors);
            let mut recipients = side(&e.recipients);
            // A capital that acts is its government; one that is blamed, backed or asked, too.
            let addressed = matches!(
                e.kind,
                EventType::Accuse
                    | EventType::Agree
                    | EventType::Reject
                    | EventType::Request
                    | EventType::Sanction
                    | EventType::Support
                    | EventType::Threaten
            );
            who.governments(&mut actors);
            if addressed {
                who.governments(&mut recipients);
            }
            for side in [&mut actors, &mut recipients] {
                side.sort_unstable();
                side.dedup();
            }
            // Who visits a city visits the state it lies in.
            if e.mode == Some(Mode::Visit) {
                for r in &mut recipients {
                    let place = entities.get(r.index()).filter(|e| e.kind == EntityType::Gpe);
                    *r = place.and_then(|p| p.country).unwrap_or(*r);
                }
                recipients.sort_unstable();
                recipients.dedup();
            }
            // Nobody rejects or blames himself: a noun that was taken for him stands for somebody else.
            let of_kind = |m: &MentionId, kind| layers.mentions.get(m.index()).is_some_and(|m| m.kind == kind);
            let taken = e.actors.iter().all(|m| of_kind(m, MentionKind::Nominal))
                && e.recipients.iter().any(|m| of_kind(m, MentionKind::Name));
            if addressed && taken && actors == recipients {
                actors.clear();
            }
            recipients.retain(|r| !actors.contains(r));
            let timex = e.date.and_then(|t| layers.timexes.get(t.index()));
            ResolvedEvent {
                actors,
                recipients,
                place: e.place.and_then(|p| {
                    let place = who.one(Some(p))?;
                    // "it hosted them": at home only where that is a place.
                    let kind = entities.get(place.index()).map(|e| e.kind);
                    let named = !of_kind(&p, MentionKind::Pronoun);
                    (named || kind == Some(EntityType::Gpe)).then_some(place)
                }),
                date: timex.map(|t| t.value.clone()),
                date_modifier: timex.and_then(|t| t.modifier).map(TimexMod::name),
                interval: timex.and_then(|t| t.interval),
                cluster: ClusterId(0),
            }
        })
        .collect();
    let speakers = layers.quotations.iter().map(|q| q.speaker.and_then(|s| who.one_actor(s))).collect();
    let addressees = layers.quotations.iter().map(|q| q.addressee.and_then(|s| who.one_actor(s))).collect();
    // "welcomed in Lima" names the place and not its government.
    let holder = |p: &Position| match p.why.rule.as_str() {
        "position/passive-place" => who.actors(p.holder).next(),
        _ => who.one_actor(p.holder),
    };
    let position_holders = layers.positions.iter().map(holder).collect();
    let goal_holders = layers.goals.iter().map(|g| who.one_actor(g.holder)).collect();
    DocumentResolution {
        links: Arc::clone(&reading.links),
        speakers,
        addressees,
        events,
        position_holders,
        goal_holders,
        roles,
        mentions,
        metonyms,
        ..DocumentResolution::default()
    }
}

/// By entity: the state whose capital it is.
pub(super) fn governments(entities: &[Entity]) -> Vec<Option<EntityId>> {
    let of = |place: &Entity| {
        let country = place.country.filter(|_| place.kind == EntityType::Gpe)?;
        let is_capital = gazetteer().get(&place.name).is_some_and(|e| e.sort == Sort::Capital);
        (is_capital && !is_in_class(&place.name.to_lowercase(), "seat of a union")).then_some(country)
    };
    entities.iter().map(of).collect()
}

/// The countries that take part by the adjective of their people alone ("a Kenyan envoy"), or by
/// their capital: they need an entity even where the text never names them.
pub(super) fn states(document: &Analysed<'_>) -> Vec<&'static str> {
    let layers = document.layers;
    let bodies = layers.roles.iter().filter_map(|r| r.organisation);
    let parties = layers.events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients).copied());
    let holders = layers.positions.iter().map(|p| p.holder).chain(layers.goals.iter().map(|g| g.holder));
    let mut codes: Vec<&'static str> = bodies
        .chain(parties)
        .chain(holders)
        .filter_map(|m| layers.mentions.get(m.index()))
        .filter(|m| m.kind == MentionKind::Name)
        .filter_map(|m| gazetteer().get(m.span.of(&document.document.text)))
        .filter(|e| matches!(e.sort, Sort::People | Sort::Capital))
        .filter_map(|e| e.country)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// By mention: whether it is a nationality that stands for its state here: not the plural, and not
/// before a noun of people or land ("Kenyan farmers", "Kenyan soil").
pub(super) fn adjectives(document: &Analysed<'_>) -> Vec<bool> {
    let mentions = document.layers.mentions.iter();
    mentions
        .map(|mention| {
            let text = mention.span.of(&document.document.text);
            // "Chinese criticism", not "the Chinese" or "Serbs".
            let token = document.analysis.token(mention.head);
            let modifies = token.is_some_and(|t| {
                matches!(t.deprel, Deprel::Amod | Deprel::Compound | Deprel::NmodDesc | Deprel::Flat)
                    && t.head.is_some_and(|h| h > mention.head)
            });
            // "French President X", whatever the tree makes of it.
            let before = document.analysis.token(TokenId(mention.tokens.end)).filter(|t| {
                let near = mention.span.end + 1 == t.span.start;
                near && matches!(t.upos, Upos::Noun | Upos::Propn)
                    && titles().contains_key(t.lemma.to_lowercase().as_str())
            });
            let modifies = modifies || before.is_some();
            let plural = !modifies && text.ends_with('s');
            let people =
                || gazetteer().get(text).filter(|e| e.sort == Sort::People).is_some_and(|e| modifies || e.name != text);
            mention.kind == MentionKind::Name && !plural && people() && !is_before_people(document, mention)
        })
        .collect()
}

/// Whether the noun that a nationality modifies tells of persons or land.
fn is_before_people(document: &Analysed<'_>, mention: &Mention) -> bool {
    let token = document.analysis.token(mention.head);
    let noun = token.filter(|t| matches!(t.deprel, Deprel::Amod | Deprel::Compound | Deprel::NmodDesc));
    let noun = noun.and_then(|t| document.analysis.token(t.head?));
    // "Kenyan farm leaders" are people as "Kenyan farmers" are.
    let told = (mention.tokens.end as usize..)
        .map_while(|i| document.analysis.tokens.get(i))
        .take_while(|t| matches!(t.upos, Upos::Noun | Upos::Adj))
        .take(2)
        .any(|t| t.deprel == Deprel::Compound && people_nouns().contains(t.lemma.as_str()));
    told || noun.is_some_and(|n| n.upos == Upos::Noun && people_nouns().contains(n.lemma.as_str()))
}

struct Who<'a> {
    is_adjective: &'a [bool],
    mentions: &'a Lists<EntityId>,
    metonyms: &'a [Option<EntityId>],
    entities: &'a [Entity],
    governments: &'a [Option<EntityId>],
}

impl Who<'_> {
    /// The first entity of a mention, as written.
    fn one(&self, m: Option<MentionId>) -> Option<EntityId> {
        self.mentions.get(m?.0).first().copied()
    }

    /// The first entity of a mention that acts.
    fn one_actor(&self, m: MentionId) -> Option<EntityId> {
        let first = self.actors(m).next()?;
        Some(self.government_of(first))
    }

    /// What an office is held in: never a person, whom "its" may have been taken for.
    fn body(&self, m: MentionId) -> Option<EntityId> {
        let is_person = |e: &EntityId| self.entities.get(e.index()).is_some_and(|e| e.kind == EntityType::Person);
        self.one_actor(m).filter(|e| !is_person(e))
    }

    /// Puts governments for capitals.
    fn governments(&self, of: &mut [EntityId]) {
        for e in of.iter_mut() {
            *e = self.government_of(*e);
        }
    }

    /// The government for a capital.
    fn government_of(&self, e: EntityId) -> EntityId {
        self.governments.get(e.index()).copied().flatten().unwrap_or(e)
    }

    /// The entities of a mention that acts: the government for a capital, the state for a
    /// nationality before a noun ("Kenyan pressure").
    fn actors(&self, m: MentionId) -> impl Iterator<Item = EntityId> {
        let government = self.metonyms.get(m.index()).copied().flatten();
        let own = if government.is_some() { [].as_slice() } else { self.mentions.get(m.0) };
        let adjective = self.is_adjective.get(m.index()).copied().unwrap_or(false);
        government.into_iter().chain(own.iter().map(move |e| {
            let entity = self.entities.get(e.index());
            let state = entity.filter(|e| e.kind == EntityType::Norp && adjective).and_then(|e| e.country);
            state.unwrap_or(*e)
        }))
    }
}
