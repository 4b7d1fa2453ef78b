//! Common noun phrases: by the body or state that modifies them ("Kenyan officials", "its leader"),
//! by the role they name ("the minister"), by the class of their noun ("the movement"), or as the
//! two parties told of just before ("the two sides", "the latter").

use super::super::data::people_nouns;
use super::super::entity::Key;
use super::Found;
use super::scene::{Scene, Seen};
use super::several::{has_number_two, holders, is_institute, is_medium, ordinal, sides, two_persons, two_states};
use crate::extract::{Mention, MentionKind};
use crate::language::Upos;
use crate::lexicon::{
    ActorClass, DeterminerClass, EntityType, ModifierClass, Sort, actor_nouns, determiners, is_in_class, name_heads,
    role_modifiers,
};

/// What the phrase stands for.
pub(super) fn resolve(scene: &Scene<'_, '_>, m: usize) -> Option<Found> {
    let mention = scene.mention(m)?;
    let noun = scene.word(mention.head.index());
    if let Some(found) = apposition(scene, m, mention) {
        return Some(found);
    }
    let classes: Vec<ActorClass> =
        actor_nouns().get(noun.as_str()).map(|n| n.iter().map(|n| n.class).collect()).unwrap_or_default();
    let plural = actor_nouns().get(noun.as_str()).is_some_and(|n| n.iter().any(|n| n.plural));
    let is = |class: ActorClass| classes.contains(&class);
    let role = mention.why.rule == "mention/role-noun";
    let first = scene.word(mention.tokens.start as usize);
    let opened = determiners().get(first.as_str()).copied();

    let of = || owner_behind(scene, mention).filter(|_| is(ActorClass::State) && !plural);
    if let Some(owner) = modifier(scene, m, mention).or_else(of) {
        return modified(scene, m, owner, &noun, role, &classes, plural);
    }
    if opened == Some(DeterminerClass::Possessive) {
        return owned(scene, mention, role, &classes);
    }
    let definite = opened == Some(DeterminerClass::Definite)
        || (opened == Some(DeterminerClass::Number) && (is(ActorClass::Side) || is(ActorClass::State) && plural));
    if !definite {
        return None;
    }
    if is(ActorClass::Ordinal) {
        return ordinal(scene, mention, plural);
    }
    if is(ActorClass::Side) && plural {
        return sides(scene, mention, noun != "two");
    }
    if plural && has_number_two(scene, mention) {
        return if is(ActorClass::State) { two_states(scene, mention) } else { two_persons(scene, mention) };
    }
    let several = scene.token(mention.head.index()).is_some_and(|t| t.xpos == crate::language::Xpos::NNS);
    if role && several {
        let one = scene.token(mention.head.index()).map_or("", |t| t.lemma.as_str());
        return holders(scene, mention, one);
    }
    if role {
        return by_role(scene, m, mention, None);
    }
    if !is(ActorClass::Group)
        && let Some(found) = repeated(scene, mention, &noun)
    {
        return Some(found);
    }
    // "the left-wing party Vox", "the conservative opposition": another one than that told of.
    let next = mention.tokens.end as usize;
    let named = scene.token(next).is_some_and(|t| t.upos == Upos::Propn) && scene.word(next) != "'s";
    let told_apart = (mention.tokens.start as usize..mention.head.index())
        .any(|i| scene.token(i).is_some_and(|t| t.upos == Upos::Adj))
        && is_in_class(&noun, "told apart");
    // "the previous government": another one.
    let other =
        (mention.tokens.start as usize..mention.head.index()).any(|i| is_in_class(&scene.word(i), "of another time"));
    if named || told_apart || other {
        return None;
    }
    if !plural && (is(ActorClass::Group) || is(ActorClass::Org)) {
        return group(scene, mention, &noun, is(ActorClass::Group));
    }
    if is(ActorClass::State)
        && matches!(noun.as_str(), "country" | "kingdom" | "government" | "regime" | "administration" | "nation")
    {
        return state(scene, mention);
    }
    if is(ActorClass::Person) && !plural {
        return recent(scene, mention, |s| s.kind == Some(EntityType::Person), 2, "coref/person-noun", 0.5);
    }
    None
}

/// "The leader of Y, X": the role layer saw the name beside it.
fn apposition(scene: &Scene<'_, '_>, m: usize, mention: &Mention) -> Option<Found> {
    let layers = scene.document.layers;
    let role = layers.roles.iter().find(|r| {
        r.person.index() != m
            && r.role.overlaps(mention.span)
            && r.evidence.contains(mention.span)
            && !r.why.rule.ends_with("leads")
            && !r.why.rule.ends_with("nominal")
    })?;
    let key = scene.keys(role.person.index()).first().copied()?;
    Some(Found::one(key, role.person.index(), "coref/apposition", 0.9))
}

/// The name inside the phrase that modifies its noun; the last where there are several.
fn modifier(scene: &Scene<'_, '_>, m: usize, mention: &Mention) -> Option<usize> {
    let mentions = &scene.document.layers.mentions;
    let near = mentions.iter().enumerate().skip(m.saturating_sub(6)).take(14);
    near.filter(|(_, n)| {
        n.kind == MentionKind::Name && mention.tokens.start <= n.tokens.start && n.tokens.end <= mention.head.0
    })
    .map(|(i, _)| i)
    .next_back()
}

/// The name in "the government of X".
fn owner_behind(scene: &Scene<'_, '_>, mention: &Mention) -> Option<usize> {
    let next = mention.tokens.end as usize;
    let first = next + 1 + usize::from(scene.word(next + 1) == "the");
    let mentions = &scene.document.layers.mentions;
    let names = || mentions.iter().enumerate().filter(|(_, n)| n.kind == MentionKind::Name);
    let found = names().find(|(_, n)| n.tokens.start as usize == first).map(|(i, _)| i);
    found.filter(|_| scene.word(next) == "of")
}

fn modified(
    scene: &Scene<'_, '_>,
    m: usize,
    owner: usize,
    noun: &str,
    role: bool,
    classes: &[ActorClass],
    plural: bool,
) -> Option<Found> {
    let kind = scene.mention(owner)?.entity_type?;
    let is = |class: ActorClass| classes.contains(&class);
    let own = scene.keys(owner).first().copied()?;
    let body = scene.body(owner)?;
    if role {
        return by_role(scene, m, scene.mention(m)?, Some(body));
    }
    match kind {
        // "Quispe's government": the state she holds office in.
        EntityType::Person if is(ActorClass::State) && !matches!(noun, "country" | "nation") => {
            let office = scene.roles.iter().rev();
            let (_, _, state) =
                office.into_iter().find(|(p, _, b)| b.is_some() && scene.keys(*p).first() == Some(&own))?;
            Some(Found::one((*state)?, owner, "coref/government-of", 0.7))
        }
        EntityType::Person => None,
        EntityType::Org if is(ActorClass::State) && matches!(noun, "country" | "nation" | "state") => None,
        EntityType::Org => Some(Found::one(own, owner, "coref/body-and-noun", 0.85)),
        // "Kenyan farm leaders" speak for farmers.
        EntityType::Norp
            if (scene.mention(owner)?.tokens.end as usize..scene.mention(m)?.head.index())
                .any(|i| people_nouns().contains(scene.word(i).as_str())) =>
        {
            Some(Found::one(own, owner, "coref/people-and-noun", 0.7))
        }
        EntityType::Norp if is(ActorClass::People) || (is(ActorClass::Group) && plural) => {
            Some(Found::one(own, owner, "coref/people-and-noun", 0.8))
        }
        _ if is(ActorClass::Group) => {
            let mention = scene.mention(m)?;
            group(scene, mention, noun, true)
        }
        _ if is(ActorClass::Place) => capital(scene, owner),
        _ => Some(Found::one(body, owner, "coref/state-and-noun", 0.85)),
    }
}

/// "the Kenyan capital": the capital of that country that the document names.
fn capital(scene: &Scene<'_, '_>, owner: usize) -> Option<Found> {
    let code = scene.entry(owner)?.country?;
    let found = scene
        .seen
        .iter()
        .rev()
        .find(|s| scene.entry(s.mention).is_some_and(|e| e.sort == Sort::Capital && e.country == Some(code)))?;
    let key = scene.keys(found.mention).first().copied()?;
    Some(Found::one(key, found.mention, "coref/capital-of", 0.8))
}

/// "its leader", "his country": by what the pronoun stands for.
fn owned(scene: &Scene<'_, '_>, mention: &Mention, role: bool, classes: &[ActorClass]) -> Option<Found> {
    let mentions = &scene.document.layers.mentions;
    let pronoun =
        mentions.iter().position(|p| p.kind == MentionKind::Pronoun && p.tokens.start == mention.tokens.start)?;
    let key = scene.keys(pronoun).first().copied().filter(|_| scene.keys(pronoun).len() == 1)?;
    let is = |class: ActorClass| classes.contains(&class);
    let kind = scene.seen.iter().rev().find(|s| s.keys.first() == Some(&key)).and_then(|s| s.kind);
    if role {
        return by_role(scene, pronoun, mention, Some(key));
    }
    if kind == Some(EntityType::Person) {
        if !(is(ActorClass::State) || is(ActorClass::Group) || is(ActorClass::Org)) {
            return None;
        }
        // The state the person holds office in.
        let (_, _, body) =
            scene.roles.iter().rev().find(|(p, _, b)| b.is_some() && scene.keys(*p).first() == Some(&key))?;
        return Some(Found::one((*body)?, pronoun, "coref/state-of-person", 0.75));
    }
    let acts_for = is(ActorClass::StateRole) || is(ActorClass::State);
    acts_for.then(|| Found::one(key, pronoun, "coref/of-pronoun", 0.6))
}

/// The person of the document whose role has this noun and what stands before it ("the foreign minister" is not
/// the prime minister), and this body where one is given.
fn by_role(scene: &Scene<'_, '_>, m: usize, phrase: &Mention, body: Option<Key>) -> Option<Found> {
    let at = scene.mention(m)?.head.0;
    let names = &scene.document.layers.mentions;
    let named = |i: usize| names.iter().any(|n| n.kind == MentionKind::Name && n.tokens.range().contains(&i));
    let field = |i: &usize| scene.token(*i).is_some_and(|t| matches!(t.upos, Upos::Adj | Upos::Noun | Upos::Propn));
    let own = (phrase.tokens.start as usize..phrase.head.index()).filter(|i| field(i) && !named(*i));
    let mut told: Vec<String> = own.map(|i| scene.word(i)).collect();
    // "the former foreign minister": when it was so need not be told again.
    told.retain(|w| role_modifiers().get(w.as_str()).is_none_or(|class| *class == ModifierClass::Scope));
    told.push(scene.word(phrase.head.index()));
    let words = |role: &str| told.iter().all(|t| role.split([' ', '-']).any(|w| w == t));
    let mut best: Option<(usize, Key)> = None;
    for (person, role, of) in &scene.roles {
        if *person == m || !words(role) || (body.is_some() && *of != body) {
            continue;
        }
        let Some(key) = scene.keys(*person).first().copied() else { continue };
        // The bearer mentioned last before.
        let last = scene.seen.iter().rev().find(|s| s.keys == [key] && s.head < at);
        if let Some(last) = last
            && best.is_none_or(|(b, _)| scene.mention(b).is_some_and(|b| b.head.0 < last.head))
        {
            best = Some((last.mention, key));
        }
    }
    let (to, key) = best?;
    Some(Found::one(key, to, "coref/same-role", if body.is_some() { 0.85 } else { 0.7 }))
}

/// "the delegation" after "the Kenyan delegation": the last phrase of the same noun.
fn repeated(scene: &Scene<'_, '_>, mention: &Mention, noun: &str) -> Option<Found> {
    let same = scene.seen.iter().rev().take(60).find(|s| {
        scene.mention(s.mention).is_some_and(|x| x.kind == MentionKind::Nominal && s.sentence + 6 >= mention.sentence)
            && scene.word(s.head as usize) == noun
    })?;
    Some(Found { keys: same.keys.clone(), to: vec![same.mention], rule: "coref/same-noun", confidence: 0.7 })
}

/// "the movement": the most prominent body it can be.
fn group(scene: &Scene<'_, '_>, mention: &Mention, noun: &str, movement: bool) -> Option<Found> {
    // A name that ends in the noun: "the council" after "Council of Elders" or "Security Council".
    let named = scene.seen.iter().rev().take(80).find(|s| {
        scene.mention(s.mention).is_some_and(|x| {
            let text = x.span.of(scene.text).to_lowercase();
            x.kind == MentionKind::Name
                && x.entity_type == Some(EntityType::Org)
                && text.split([' ', '-']).any(|w| w == noun)
        })
    });
    // "the defence ministry" is not the Foreign Ministry.
    let told = |s: &&Seen| {
        let text = scene.mention(s.mention).map(|x| x.span.of(scene.text).to_lowercase()).unwrap_or_default();
        (mention.tokens.start as usize..mention.head.index())
            .filter(|i| scene.token(*i).is_some_and(|t| t.upos == Upos::Noun))
            .all(|i| text.contains(scene.word(i).as_str()))
    };
    if let Some(s) = named.filter(told).filter(|_| name_heads().contains_key(noun)) {
        return Some(Found {
            keys: s.keys.clone(),
            to: vec![s.mention],
            rule: "coref/name-with-noun",
            confidence: 0.8,
        });
    }
    let fits = |s: &Seen| {
        s.kind == Some(EntityType::Org)
            && s.keys.len() == 1
            && movement
            && !is_medium(scene, s)
            && !is_institute(scene, s)
            && scene.entry(s.mention).is_none_or(|e| !matches!(e.sort, Sort::Body | Sort::Seat))
            && !scene.mention(s.mention).is_some_and(|x| {
                let text = x.span.of(scene.text).to_lowercase();
                text.rsplit(' ').next().and_then(|w| name_heads().get(w)).is_some_and(|h| h.state)
            })
    };
    recent(scene, mention, fits, 6, "coref/group-noun", 0.75)
}

/// "the country": the state that was told of last.
fn state(scene: &Scene<'_, '_>, mention: &Mention) -> Option<Found> {
    let fits = |s: &Seen| {
        s.kind == Some(EntityType::Gpe)
            && s.keys.len() == 1
            && !s.place
            && scene.entry(s.mention).is_none_or(|e| e.sort == Sort::Country)
    };
    recent(scene, mention, fits, 2, "coref/state-noun", 0.6)
}

/// The candidate with the most weight: near, subject, often mentioned.
fn recent(
    scene: &Scene<'_, '_>,
    mention: &Mention,
    fits: impl Fn(&Seen) -> bool,
    window: u32,
    rule: &'static str,
    ceiling: f32,
) -> Option<Found> {
    let mut scores: Vec<(&[Key], f32, usize)> = Vec::new();
    for s in scene.seen.iter().rev().take(120) {
        if s.sentence + window < mention.sentence {
            break;
        }
        if s.head >= mention.tokens.start || !fits(s) {
            continue;
        }
        let distance = (mention.sentence - s.sentence) as f32;
        let weight = (1.0 - 0.12 * distance) * if s.subject { 1.3 } else { 1.0 } * if s.place { 0.6 } else { 1.0 };
        match scores.iter_mut().find(|(k, ..)| *k == s.keys.as_slice()) {
            Some(known) => known.1 += 0.4 * weight,
            None => scores.push((&s.keys, weight, s.mention)),
        }
    }
    for (keys, score, _) in &mut scores {
        let count = keys.first().and_then(|k| scene.counts.get(k)).copied().unwrap_or(0);
        *score += 0.05 * count.min(12) as f32;
    }
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)));
    let (keys, score, to) = *scores.first()?;
    let margin = score - scores.get(1).map_or(0.0, |s| s.1);
    let confidence = ceiling * (0.6 + 0.4 * (margin / 0.6).min(1.0));
    Some(Found { keys: keys.to_vec(), to: vec![to], rule, confidence })
}
