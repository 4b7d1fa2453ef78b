//! When and where: the time expression and the place that the tree attaches to a trigger, to the
//! verb that carries it, or to a clause above that shares its scene. A reporting clause shares none.

use super::arguments::preposition;
use super::party;
use super::trigger::Found;
use crate::extract::clause::Clauses;
use crate::extract::{EventType, MentionKind, Mode, Timex, TimexType};
use crate::language::{Deprel, Sentence, Upos, Xpos};
use crate::lexicon::{ActorClass, EntityType, actor_nouns, is_complement};
use crate::text::{MentionId, TimexId};

/// Longest way up that shares the scene.
const MAX_CLIMB: usize = 8;

/// The trigger and the words above it that share its time and place, nearest first.
fn scene(c: &Clauses<'_>, found: &Found<'_>) -> Vec<u32> {
    let mut scene = vec![found.head];
    let mut here = found.head;
    for _ in 0..MAX_CLIMB {
        // "the sanctions imposed on Peru": not when they are criticised.
        let told_beside = here == found.head
            && found.row.pos == crate::lexicon::TriggerPos::Verb
            && found.kind != EventType::Consult
            && c.deprel(here) == Deprel::Acl
            && c.xpos(here) == Xpos::VBN;
        let other = is_elsewhere(c, here) || told_beside;
        let barrier =
            other || matches!(c.deprel(here), Deprel::Ccomp | Deprel::Parataxis | Deprel::Root | Deprel::List);
        match c.head(here) {
            Some(above) if !barrier => here = above,
            _ => break,
        }
        scene.push(here);
    }
    scene
}

/// "signed it three weeks after talks in …": another time and place.
fn is_elsewhere(c: &Clauses<'_>, noun: u32) -> bool {
    matches!(preposition(c, noun), Some("after" | "before" | "since" | "until" | "following" | "despite"))
}

/// The time expression of an event.
pub(super) fn date(c: &Clauses<'_>, found: &Found<'_>, sentence: &Sentence, timexes: &[Timex]) -> Option<TimexId> {
    let scene = scene(c, found);
    let first = timexes.partition_point(|t| t.span.end <= sentence.span.start);
    let mut best: Option<((usize, u32), TimexId)> = None;
    for (index, timex) in timexes.iter().enumerate().skip(first).take_while(|(_, t)| t.span.start < sentence.span.end) {
        let dated = match timex.kind {
            TimexType::Date | TimexType::Time => true,
            TimexType::Duration => timex.interval.is_some(),
            TimexType::Set => false,
        };
        let Some(level) = dated.then(|| level(c, &scene, timex)).flatten() else { continue };
        let tokens = c.analysis.tokens_in(timex.span);
        // "their first meeting since May": not then.
        let once = matches!(found.row.mode, "meet" | "visit" | "phone" | "host" | "conference");
        if once && tokens.start.checked_sub(1).is_some_and(|t| c.lemma(t) == "since") {
            continue;
        }
        let far = found.head.abs_diff(tokens.start);
        if best.is_none_or(|(b, _)| (level, far) < b) {
            best = Some(((level, far), TimexId::new(index)));
        }
    }
    best.map(|(_, id)| id)
}

/// How far up the scene a time expression is attached; none where another clause holds it.
fn level(c: &Clauses<'_>, scene: &[u32], timex: &Timex) -> Option<usize> {
    let tokens = c.analysis.tokens_in(timex.span);
    if timex.describes(c.text, c.analysis) {
        return None;
    }
    let mut here =
        (tokens.start..tokens.end).find(|t| c.head(*t).is_none_or(|h| !(tokens.start..tokens.end).contains(&h)))?;
    for _ in 0..MAX_CLIMB {
        if let Some(level) = scene.iter().position(|s| *s == here) {
            let shared = level == 0 || shares(c, scene, level, tokens.start);
            return shared.then_some(level);
        }
        // "the 1967 borders": the date of a thing, not of the act.
        let head = c.head(here)?;
        if tokens.start < head
            && matches!(c.deprel(here), Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Nummod)
            && !scene.contains(&head)
        {
            return None;
        }
        // "the siege under which Chad has been since 2006": of a clause about a noun, which the tree passed over.
        let passed = head < here && c.upos(head) == Upos::Noun && (head + 1..tokens.start).any(|t| is_finite(c, t));
        if passed && matches!(c.deprel(here), Deprel::Nmod | Deprel::NmodUnmarked) {
            return None;
        }
        let clause = matches!(
            c.deprel(here),
            Deprel::Ccomp | Deprel::Advcl | Deprel::AclRelcl | Deprel::Parataxis | Deprel::AdvclRelcl
        ) || (c.deprel(here) == Deprel::Conj && c.upos(here) == Upos::Verb);
        // "asked for Ann Lee, a driver arrested in May": of a participle beside a noun, unless the noun itself is
        // what is told or where it is told ("talks held in May", "said in a letter sent on Monday").
        let beside = c.deprel(here) == Deprel::Acl
            && c.xpos(here) == Xpos::VBN
            && !scene.contains(&head)
            && matches!(c.deprel(head), Deprel::Appos | Deprel::Nmod | Deprel::Conj);
        if clause || beside {
            return None;
        }
        here = head;
    }
    None
}

fn is_finite(c: &Clauses<'_>, token: u32) -> bool {
    matches!(c.xpos(token), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD)
}

/// Of coordinated verbs, the first one's date counts for the others where it stands before all of
/// them or after all of them.
fn shares(c: &Clauses<'_>, scene: &[u32], level: usize, at: u32) -> bool {
    let (Some(&below), Some(&holder), Some(&trigger)) = (scene.get(level - 1), scene.get(level), scene.first()) else {
        return false;
    };
    c.deprel(below) != Deprel::Conj || c.upos(below) != Upos::Verb || at < holder || at > trigger
}

/// The place of an event.
pub(super) fn place(c: &Clauses<'_>, found: &Found<'_>, mode: Option<Mode>) -> Option<MentionId> {
    if mode == Some(Mode::Visit) {
        let goal = ["obj", "to", "in", "for", "mod"].iter().flat_map(|s| found.arguments.slot(s).collect::<Vec<_>>());
        if let Some(place) = goal.filter_map(|t| as_place(c, t)).next() {
            return Some(place);
        }
    }
    // "talks over the border in Chad ended in Lima": where the topic lies is not where they were.
    let topic =
        ["over", "on", "about", "regarding"].iter().flat_map(|s| found.arguments.slot(s).collect::<Vec<_>>()).min();
    if let (Some(carrier), Some(topic)) = (found.arguments.carrier, topic.filter(|t| *t > found.head)) {
        let phrases = c.children_by(carrier, &[Deprel::Obl]);
        let mut own = phrases.filter(|p| *p > topic && *p > carrier && matches!(preposition(c, *p), Some("in" | "at")));
        if let Some(place) = own.find_map(|p| as_place(c, p)) {
            return Some(place);
        }
    }
    let own =
        ["in", "at", "near", "inside", "outside"].iter().flat_map(|s| found.arguments.slot(s).collect::<Vec<_>>());
    if let Some(place) = own.filter_map(|t| as_place(c, t)).next() {
        return Some(place);
    }
    if mode == Some(Mode::Phone) {
        return None;
    }
    if let Some(place) = below(c, found.head) {
        return Some(place);
    }
    // Who hosts does so at home; who is struck or besieged is so where he is.
    let home = match (mode, found.kind) {
        (Some(Mode::Host), _) => &["subj"][..],
        (_, EventType::Assault | EventType::Coerce) => &["obj", "on", "against"][..],
        _ => &[],
    };
    let home = home.iter().flat_map(|s| found.arguments.slot(s).collect::<Vec<_>>());
    if let Some(place) = home.filter_map(|t| as_place(c, t)).next() {
        return Some(place);
    }
    // "Lima hosted the talks": there; "the year it hosted them": at home.
    let host = found.arguments.carrier.filter(|v| c.lemma(*v) == "host").and_then(|v| c.subject(v));
    let hosted = || if mode == Some(Mode::Host) { found.arguments.slot("subj").next() } else { None };
    if let Some(place) = host.or_else(hosted).and_then(|s| as_home(c, s)) {
        return Some(place);
    }
    let scene = scene(c, found);
    for &above in scene.iter().skip(1) {
        let phrases = c.children_by(above, &[Deprel::Obl, Deprel::Nmod, Deprel::Obj]);
        for phrase in phrases.filter(|p| !scene.contains(p)) {
            let fits = match c.deprel(phrase) {
                Deprel::Obj => matches!(c.lemma(above), "visit" | "tour"),
                _ => match preposition(c, phrase) {
                    Some("in" | "at") => true,
                    Some("to") => {
                        matches!(c.lemma(above), "travel" | "fly" | "visit" | "trip" | "arrive" | "go" | "come")
                    }
                    _ => false,
                },
            };
            if fits && let Some(place) = as_place(c, phrase) {
                return Some(place);
            }
            // "during a trip to …"
            for inner in c.children_by(phrase, &[Deprel::Nmod]).filter(|_| is_journey(c.lemma(phrase))) {
                // "came back from a trip to Lima": not there any more.
                if preposition(c, phrase) != Some("from")
                    && preposition(c, inner) == Some("to")
                    && let Some(place) = as_place(c, inner)
                {
                    return Some(place);
                }
            }
        }
    }
    None
}

/// A place within the trigger's own phrase that the tree hung on a party ("met the envoy in …") or on a journey.
fn below(c: &Clauses<'_>, head: u32) -> Option<MentionId> {
    let range = c.subtree(head).range();
    let mut phrases = range.map(|t| t as u32).filter(|t| matches!(preposition(c, *t), Some("in" | "at" | "near")));
    let reached = |token: u32| {
        let mut here = token;
        for _ in 0..MAX_CLIMB {
            if is_elsewhere(c, here) {
                return false;
            }
            match c.deprel(here) {
                Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Obj | Deprel::Appos | Deprel::NmodUnmarked => {}
                // "host A and B in Oslo"
                Deprel::Conj | Deprel::Flat if c.upos(here) == Upos::Propn => {}
                // "This time in Oslo, they …"
                Deprel::OblUnmarked if here < head => {}
                _ => return false,
            }
            match c.head(here) {
                Some(above) if above == head => return true,
                Some(above) if !matches!(c.lemma(above), "office" | "role" | "interest" | "presence") => here = above,
                _ => return false,
            }
        }
        false
    };
    let place = phrases.find_map(|t| as_place(c, t).filter(|_| reached(t)));
    place.or_else(|| journey_below(c, head))
}

/// "met … during a trip to …": the goal of a journey that the trigger itself governs.
fn journey_below(c: &Clauses<'_>, head: u32) -> Option<MentionId> {
    c.children_by(head, &[Deprel::Obl]).filter(|p| is_journey(c.lemma(*p))).find_map(|journey| {
        let goals = c.children_by(journey, &[Deprel::Nmod]).filter(|g| preposition(c, *g) == Some("to"));
        goals.filter_map(|g| as_place(c, g)).next()
    })
}

fn is_journey(lemma: &str) -> bool {
    is_complement(lemma, "journey")
}

/// A place that acts as host, or the pronoun for one.
fn as_home(c: &Clauses<'_>, token: u32) -> Option<MentionId> {
    let it = || party::mention_at(c, token).filter(|(_, m)| m.kind == MentionKind::Pronoun && c.lemma(token) == "it");
    as_place(c, token).or_else(|| it().map(|(id, _)| id))
}

fn as_place(c: &Clauses<'_>, token: u32) -> Option<MentionId> {
    let (id, mention) = party::mention_at(c, token)?;
    let place_noun = || {
        let head = c.word(mention.head.0).to_lowercase();
        actor_nouns().get(head.as_str()).is_some_and(|all| all.iter().any(|n| n.class == ActorClass::Place))
    };
    let place = matches!(mention.entity_type, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac));
    (place && (mention.kind == MentionKind::Name || place_noun())).then_some(id)
}
