//! Phrases that stand for two or more: "the two sides", "both governments", "the presidents", "the
//! latter". In: who has been told of before. Out: those meant, or nobody where others may be.

use super::super::entity::Key;
use super::Found;
use super::scene::{Scene, Seen};
use crate::extract::{EventType, Mention, MentionKind};
use crate::lexicon::{EntityType, Sort, is_in_class, name_heads};

/// "the former", "the latter": of "A and B", else of the last two told of.
pub(super) fn ordinal(scene: &Scene<'_, '_>, mention: &Mention, second: bool) -> Option<Found> {
    let two = last_two(scene, mention, 1)?;
    let [first, last] = two;
    let pick = if second { last } else { first };
    Some(Found { keys: pick.keys.clone(), to: vec![pick.mention], rule: "coref/former-latter", confidence: 0.65 })
}

/// "the two sides": the last two distinct parties, persons by the body they act for; "the two": themselves.
pub(super) fn sides(scene: &Scene<'_, '_>, mention: &Mention, bodies: bool) -> Option<Found> {
    let alike =
        |a: &Seen, b: &Seen| bodies || (a.kind == Some(EntityType::Person)) == (b.kind == Some(EntityType::Person));
    let [a, b] = last_two(scene, mention, 2).filter(|[a, b]| alike(a, b) && bodies_alone(scene, mention, a, b))?;
    let side = |s: &Seen| -> Option<Key> {
        let key = s.keys.first().copied()?;
        if s.kind == Some(EntityType::Person) && bodies {
            let body = scene.roles.iter().rev().find(|(p, _, b)| b.is_some() && scene.keys(*p).first() == Some(&key));
            return body.and_then(|(_, _, b)| *b).or(Some(key));
        }
        (s.kind == Some(EntityType::Norp)).then(|| scene.body(s.mention)).flatten().or(Some(key))
    };
    let keys = vec![side(a)?, side(b)?];
    // A person who acts for nobody is no side against a state or body.
    let person = |s: &Seen, key: &Key| s.kind == Some(EntityType::Person) && s.keys.first() == Some(key);
    let unlike = keys.first().is_some_and(|k| person(a, k)) != keys.last().is_some_and(|k| person(b, k));
    if bodies && unlike || keys.first() == keys.last() {
        return None;
    }
    Some(Found { keys, to: vec![a.mention, b.mention], rule: "coref/two-sides", confidence: 0.6 })
}

/// Whether two may be the sides meant: told of together ("A and B", parties of one meeting), or the only
/// actors of the sentences they stand in. Papers and agencies are none.
fn bodies_alone(scene: &Scene<'_, '_>, mention: &Mention, a: &Seen, b: &Seen) -> bool {
    if is_medium(scene, a) || is_medium(scene, b) {
        return false;
    }
    let joined = scene.mention(a.mention).zip(scene.mention(b.mention)).is_some_and(|(x, y)| {
        let gap = x.tokens.end as usize..y.tokens.start as usize;
        gap.len() <= 1 && gap.into_iter().any(|i| scene.word(i) == "and")
    });
    let met = scene.document.layers.events.iter().any(|e| {
        let party = |s: &Seen| {
            let mut all = e.actors.iter().chain(&e.recipients);
            all.any(|id| scene.keys(id.index()).first() == s.keys.first())
        };
        e.trigger.end <= mention.span.start && e.kind == EventType::Consult && party(a) && party(b)
    });
    if joined || met {
        return true;
    }
    let from = a.sentence.min(b.sentence);
    let mut sides: Vec<Key> = Vec::new();
    for s in scene.seen.iter().rev().take(60).filter(|s| s.sentence >= from && s.head < mention.tokens.start) {
        let actor = matches!(s.kind, Some(EntityType::Org | EntityType::Gpe | EntityType::Norp | EntityType::Person));
        if !actor || s.place || s.keys.len() != 1 || is_medium(scene, s) {
            continue;
        }
        let own = s.keys.first().copied();
        let role = scene.roles.iter().rev().find(|(p, _, o)| o.is_some() && s.keys.first() == scene.keys(*p).first());
        let Some(key) = role.and_then(|r| r.2).or_else(|| scene.body(s.mention)).or(own) else { continue };
        if !sides.contains(&key) {
            sides.push(key);
        }
    }
    sides.len() <= 3
}

/// Whether a name says that its bearer is no movement: "… Centre for Studies", "… Bank".
pub(super) fn is_institute(scene: &Scene<'_, '_>, s: &Seen) -> bool {
    let Some(name) = scene.mention(s.mention).filter(|m| m.kind == MentionKind::Name) else { return false };
    let folded = name.span.of(scene.text).to_lowercase();
    folded.split([' ', '-']).any(|w| is_in_class(w, "head of an institute"))
}

/// Whether a name is that of a paper, an agency or a station.
pub(super) fn is_medium(scene: &Scene<'_, '_>, s: &Seen) -> bool {
    let Some(name) = scene.mention(s.mention).filter(|m| m.kind == MentionKind::Name) else { return false };
    let folded = name.span.of(scene.text).to_lowercase();
    let last = folded.rsplit(' ').next().unwrap_or_default();
    is_in_class(&folded, "medium") || name_heads().get(last).is_some_and(|h| h.media)
}

/// "The presidents", "the two ministers": the persons of the nearest sentence who hold such an office,
/// two or more.
pub(super) fn holders(scene: &Scene<'_, '_>, mention: &Mention, noun: &str) -> Option<Found> {
    let holds = |s: &&Seen| {
        s.kind == Some(EntityType::Person)
            && s.keys.len() == 1
            && s.sentence + 2 >= mention.sentence
            && s.head < mention.tokens.start
            && scene.roles.iter().any(|(p, role, _)| {
                scene.keys(*p).first() == s.keys.first() && (noun == "leader" || role.split(' ').any(|w| w == noun))
            })
    };
    let mut distinct: Vec<&Seen> = Vec::new();
    for seen in scene.seen.iter().rev().take(60).filter(holds) {
        if distinct.first().is_some_and(|first| first.sentence != seen.sentence) {
            break;
        }
        if distinct.iter().all(|d| d.keys != seen.keys) {
            distinct.push(seen);
        }
    }
    distinct.reverse();
    (distinct.len() > 1).then(|| Found {
        keys: distinct.iter().filter_map(|s| s.keys.first().copied()).collect(),
        to: distinct.iter().map(|s| s.mention).collect(),
        rule: "coref/office-holders",
        confidence: 0.6,
    })
}

/// Whether the phrase counts two: "the two men", "both governments".
pub(super) fn has_number_two(scene: &Scene<'_, '_>, mention: &Mention) -> bool {
    (mention.tokens.start as usize..mention.head.index()).any(|i| matches!(scene.word(i).as_str(), "two" | "both"))
}

/// "The two men", "both ministers": the persons of the nearest sentence that tells of persons, where
/// these are just two; with a third it stays open.
pub(super) fn two_persons(scene: &Scene<'_, '_>, mention: &Mention) -> Option<Found> {
    let is_meant = |s: &&Seen| s.kind == Some(EntityType::Person);
    let before = scene.seen.iter().rev().take(40).filter(|s| s.head < mention.tokens.start && s.keys.len() == 1);
    let mut distinct: Vec<&Seen> = Vec::new();
    for seen in before.filter(is_meant).filter(|s| s.sentence + 2 >= mention.sentence) {
        if distinct.first().is_some_and(|first| first.sentence != seen.sentence) {
            break;
        }
        if distinct.iter().all(|d| d.keys != seen.keys) {
            distinct.push(seen);
        }
    }
    let [b, a] = distinct.as_slice() else { return None };
    let keys = vec![*a.keys.first()?, *b.keys.first()?];
    Some(Found { keys, to: vec![a.mention, b.mention], rule: "coref/two-of-a-kind", confidence: 0.6 })
}

/// "The two countries", "both governments": the states told of in this sentence before, else in those
/// before it, where these are just two. Nationalities and persons bring the state they belong to.
pub(super) fn two_states(scene: &Scene<'_, '_>, mention: &Mention) -> Option<Found> {
    let state = |s: &Seen| -> Option<Key> {
        let key = s.keys.first().copied().filter(|_| s.keys.len() == 1)?;
        match s.kind {
            Some(EntityType::Gpe | EntityType::Norp) if !s.place => {
                let known = scene
                    .entry(s.mention)
                    .is_none_or(|e| matches!(e.sort, Sort::Country | Sort::People | Sort::Capital));
                known.then(|| scene.body(s.mention)).flatten()
            }
            Some(EntityType::Person) => scene
                .roles
                .iter()
                .rev()
                .find(|(p, _, b)| b.is_some() && scene.keys(*p).first() == Some(&key))
                .and_then(|r| r.2),
            _ => None,
        }
    };
    let governor = scene.token(mention.head.index()).and_then(|t| t.head);
    let mut distinct: Vec<(Key, &Seen)> = Vec::new();
    let mut last = mention.sentence;
    for s in scene.seen.iter().rev().take(60).filter(|s| s.head < mention.tokens.start) {
        // A sentence that tells of just two names them; of sentences with one each there may be no third.
        let own_two = distinct.len() == 2 && distinct.iter().all(|d| d.1.sentence == last);
        if s.sentence + 3 < mention.sentence || (s.sentence < last && own_two) {
            break;
        }
        last = s.sentence;
        // "Peru mediated between the two countries": it is none of them.
        if s.sentence == mention.sentence
            && (s.subject || governor == scene.token(s.head as usize).and_then(|t| t.head))
        {
            continue;
        }
        let Some(key) = state(s) else { continue };
        if distinct.iter().all(|d| d.0 != key) {
            distinct.push((key, s));
        }
    }
    let [b, a] = distinct.as_slice() else { return None };
    Some(Found { keys: vec![a.0, b.0], to: vec![a.1.mention, b.1.mention], rule: "coref/two-states", confidence: 0.6 })
}

/// The last two distinct actors before, the coordinated pair nearest first; no places.
fn last_two<'s>(scene: &'s Scene<'_, '_>, mention: &Mention, window: u32) -> Option<[&'s Seen; 2]> {
    // "the union called on both sides": it is none of them.
    let head_of = |at: u32| scene.token(at as usize).and_then(|t| t.head);
    let governor = head_of(mention.head.0);
    let near: Vec<&Seen> = scene
        .seen
        .iter()
        .rev()
        .take(40)
        .filter(|s| {
            s.head < mention.tokens.start && s.sentence + window >= mention.sentence && s.keys.len() == 1 && !s.place
        })
        .filter(|s| matches!(s.kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp)))
        .filter(|s| !inside_nominal(scene, s))
        .filter(|s| !(s.subject && governor.is_some() && governor == head_of(s.head)))
        .collect();
    for pair in near.windows(2) {
        let [b, a] = pair else { continue };
        let Some((x, y)) = scene.mention(a.mention).zip(scene.mention(b.mention)) else { continue };
        let gap = x.tokens.end as usize..y.tokens.start as usize;
        if a.keys != b.keys
            && a.sentence == b.sentence
            && gap.len() == 1
            && gap.into_iter().any(|i| scene.word(i) == "and")
        {
            return Some([a, b]);
        }
    }
    let b = near.iter().find(|s| s.subject || s.kind != Some(EntityType::Norp)).copied()?;
    let a = near.iter().copied().find(|s| s.keys != b.keys && !same_side(scene, s, b))?;
    if a.head < b.head { Some([a, b]) } else { Some([b, a]) }
}

/// A nationality or body that only modifies a longer phrase: "the Kenyan envoy".
fn inside_nominal(scene: &Scene<'_, '_>, s: &Seen) -> bool {
    let Some(name) = scene.mention(s.mention).filter(|m| m.kind == MentionKind::Name) else { return false };
    let mentions = &scene.document.layers.mentions;
    let near = mentions.get(s.mention.saturating_sub(4)..(s.mention + 4).min(mentions.len())).unwrap_or_default();
    name.entity_type == Some(EntityType::Norp)
        || near.iter().any(|n| {
            n.kind == MentionKind::Nominal && n.tokens.start <= name.tokens.start && name.tokens.end <= n.head.0
        })
}

/// A person and the body named with it are one side.
fn same_side(scene: &Scene<'_, '_>, a: &Seen, b: &Seen) -> bool {
    let body = |s: &Seen| {
        scene
            .roles
            .iter()
            .rev()
            .find(|(p, _, o)| o.is_some() && s.keys.first() == scene.keys(*p).first())
            .and_then(|(_, _, o)| *o)
            .or(s.keys.first().copied())
    };
    body(a) == body(b) || scene.body(a.mention) == scene.body(b.mention)
}
