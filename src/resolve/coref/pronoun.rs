//! Pronouns: the most prominent of those who agree in kind and number, near before; open where two
//! are as likely or where the pronoun may stand for a thing that is no actor.

use super::super::entity::Key;
use super::Found;
use super::scene::{Scene, Seen};
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{EntityType, PronounClass, pronouns};

/// Sentences back that are searched.
const WINDOW: u32 = 3;

/// What an object gains as antecedent of an object.
const PARALLEL: f32 = 0.1;

/// What a person gains of whom it is known to be a man or a woman, as the pronoun says.
const KNOWN: f32 = 0.2;

/// What the pronoun stands for.
pub(super) fn resolve(scene: &Scene<'_, '_>, m: usize) -> Option<Found> {
    let mention = scene.mention(m)?;
    let word = scene.word(mention.head.index());
    match pronouns().get(word.as_str())? {
        PronounClass::Person => person(scene, m, &word),
        PronounClass::Thing => thing(scene, m, &word),
        PronounClass::Many => many(scene, m, &word),
        PronounClass::Speaker | PronounClass::Speakers => None,
    }
}

fn person(scene: &Scene<'_, '_>, m: usize, word: &str) -> Option<Found> {
    let female = word.starts_with("she") || word.starts_with("her");
    let fits = |s: &Seen| {
        s.kind == Some(EntityType::Person)
            && s.keys.len() == 1
            && s.keys.first().is_none_or(|k| scene.female.get(k).is_none_or(|f| *f == female))
    };
    let known = |s: &Seen| s.keys.first().is_some_and(|k| scene.female.contains_key(k));
    best(scene, m, word, fits, known, "coref/person-pronoun", 0.9)
}

fn thing(scene: &Scene<'_, '_>, m: usize, word: &str) -> Option<Found> {
    if word == "it" && is_expletive(scene, m) {
        return None;
    }
    if word == "itself" {
        let verb = scene.verb_of(m)?;
        let subject = scene.seen.iter().rev().take(12).find(|s| s.subject && scene.verb_of(s.mention) == Some(verb));
        if let Some(s) = subject.filter(|s| s.keys.len() == 1) {
            return Some(Found {
                keys: s.keys.clone(),
                to: vec![s.mention],
                rule: "coref/reflexive",
                confidence: 0.85,
            });
        }
    }
    if word == "it" && nearest_subject_is_thing(scene, m) {
        return None;
    }
    let fits = |s: &Seen| matches!(s.kind, Some(EntityType::Org | EntityType::Gpe)) && !s.plural && s.keys.len() == 1;
    best(scene, m, word, fits, |_| false, "coref/thing-pronoun", 0.75)
}

fn many(scene: &Scene<'_, '_>, m: usize, word: &str) -> Option<Found> {
    let mention = scene.mention(m)?;
    // Two persons in the sentence before and nobody else: "They met again".
    if let Some(pair) = pair_before(scene, m) {
        return Some(pair);
    }
    let fits = |s: &Seen| s.plural || (s.kind == Some(EntityType::Norp) && !is_modifier(scene, s.mention));
    let plural = best(scene, m, word, fits, |_| false, "coref/plural-pronoun", 0.7);
    if plural.is_some() {
        return plural;
    }
    let body = |s: &Seen| s.kind == Some(EntityType::Org) && s.subject && s.sentence + 1 >= mention.sentence;
    best(scene, m, word, body, |_| false, "coref/body-as-members", 0.55)
}

/// "A and B …" as one subject, or two persons alone in the sentence before a first word "they".
fn pair_before(scene: &Scene<'_, '_>, m: usize) -> Option<Found> {
    let mention = scene.mention(m)?;
    for back in [0, 1] {
        let sentence = mention.sentence.checked_sub(back)?;
        let here: Vec<&Seen> =
            scene.seen.iter().rev().take(40).filter(|s| s.sentence == sentence && s.head < mention.head.0).collect();
        let mut subjects: Vec<&Seen> =
            here.iter().copied().filter(|s| s.subject && s.keys.len() == 1 && actor(s.kind)).collect();
        subjects.reverse();
        if let [a, b] = subjects.as_slice()
            && a.keys != b.keys
            && coordinated(scene, a, b)
        {
            return Some(pair(a, b, "coref/coordinated-subject", 0.75));
        }
        if back == 1 {
            let mut persons: Vec<&Seen> = Vec::new();
            for s in here.iter().rev().filter(|s| s.kind == Some(EntityType::Person) && s.keys.len() == 1) {
                if !persons.iter().any(|p| p.keys == s.keys) {
                    persons.push(s);
                }
            }
            let opening = scene
                .seen
                .iter()
                .rev()
                .take_while(|s| s.sentence == mention.sentence)
                .all(|s| !matches!(s.kind, Some(EntityType::Person | EntityType::Norp)));
            if let [a, b] = persons.as_slice()
                && opening
                && scene.is_subject(m)
            {
                return Some(pair(a, b, "coref/two-persons", 0.65));
            }
        }
    }
    None
}

fn pair(a: &Seen, b: &Seen, rule: &'static str, confidence: f32) -> Found {
    let keys: Vec<Key> = a.keys.iter().chain(&b.keys).copied().collect();
    Found { keys, to: vec![a.mention, b.mention], rule, confidence }
}

fn actor(kind: Option<EntityType>) -> bool {
    matches!(kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp))
}

fn coordinated(scene: &Scene<'_, '_>, a: &Seen, b: &Seen) -> bool {
    let Some((x, y)) = scene.mention(a.mention).zip(scene.mention(b.mention)) else { return false };
    let gap = x.tokens.end as usize..y.tokens.start as usize;
    gap.len() <= 4 && gap.into_iter().any(|i| scene.word(i) == "and")
}

/// A nationality directly before a noun.
fn is_modifier(scene: &Scene<'_, '_>, m: usize) -> bool {
    let Some(mention) = scene.mention(m) else { return false };
    scene
        .token(mention.head.index())
        .is_some_and(|t| matches!(t.deprel, Deprel::Amod | Deprel::Compound | Deprel::NmodPoss))
}

/// The candidate of the highest score, where it is clear of the next.
fn best(
    scene: &Scene<'_, '_>,
    m: usize,
    word: &str,
    fits: impl Fn(&Seen) -> bool,
    known: impl Fn(&Seen) -> bool,
    rule: &'static str,
    ceiling: f32,
) -> Option<Found> {
    let mention = scene.mention(m)?;
    let own_verb = scene.verb_of(m);
    let possessive = is_possessive(scene, mention.head.index(), word);
    let is_subject = scene.is_subject(m);
    let object = !possessive && !is_subject;
    let mut scores: Vec<(&[Key], f32, usize)> = Vec::new();
    for s in scene.seen.iter().rev().take(80) {
        if s.sentence + WINDOW < mention.sentence {
            break;
        }
        if s.head >= mention.head.0 || !fits(s) {
            continue;
        }
        // "A met him": he is not A.
        if object && s.subject && own_verb.is_some() && scene.verb_of(s.mention) == own_verb {
            continue;
        }
        let distance = mention.sentence - s.sentence;
        let mut score = match distance {
            0 => 1.0,
            1 => 0.8,
            2 => 0.5,
            _ => 0.3,
        };
        if s.subject {
            score += if distance == 0 && (possessive || is_subject) { 0.45 } else { 0.3 };
        }
        if s.place {
            score -= 0.5;
        }
        if is_modifier(scene, s.mention) {
            score -= 0.2;
        }
        // The same part of the sentence, told before: object after object.
        if object && !s.subject && !s.place && distance <= 1 {
            score += PARALLEL;
        }
        if known(s) {
            score += KNOWN;
        }
        // Nearer within the sentence, a little.
        if distance == 0 {
            score += 0.15 * (1.0 - ((mention.head.0 - s.head) as f32 / 30.0).min(1.0));
        }
        let count = s.keys.first().and_then(|k| scene.counts.get(k)).copied().unwrap_or(0);
        score += 0.04 * count.min(8) as f32;
        match scores.iter_mut().find(|(keys, ..)| *keys == s.keys.as_slice()) {
            Some(known) if known.1 >= score => known.1 += 0.05,
            Some(known) => {
                known.1 = score + 0.05;
                known.2 = s.mention;
            }
            None => scores.push((&s.keys, score, s.mention)),
        }
    }
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)));
    let (keys, score, to) = *scores.first()?;
    let margin = score - scores.get(1).map_or(0.0, |s| s.1);
    if margin < 0.03 || score < 0.5 {
        return None;
    }
    let confidence = (ceiling * (0.6 + 0.4 * (margin / 0.5).min(1.0))).min(ceiling);
    Some(Found { keys: keys.to_vec(), to: vec![to], rule, confidence })
}

/// Whether the pronoun belongs to a noun: "his" does, "him" does not; "her" by its place in the tree.
fn is_possessive(scene: &Scene<'_, '_>, at: usize, word: &str) -> bool {
    if word == "her" {
        return scene.token(at).is_some_and(|t| t.xpos == Xpos::PRPS || t.deprel == Deprel::NmodPoss);
    }
    matches!(word, "his" | "its" | "their")
}

/// "It is clear that", "it appears that", "it should not be ruled out".
fn is_expletive(scene: &Scene<'_, '_>, m: usize) -> bool {
    let Some(mention) = scene.mention(m) else { return false };
    let at = mention.head.index();
    if scene.token(at).is_some_and(|t| t.deprel == Deprel::Expl) {
        return true;
    }
    let Some(verb) = scene.verb_of(m) else { return false };
    let lemma = scene.token(verb as usize).map_or("", |t| t.lemma.as_str());
    let clause = (verb as usize + 1..verb as usize + 6).any(|i| {
        matches!(scene.word(i).as_str(), "that" | "to" | "whether")
            && scene.token(i).is_some_and(|t| matches!(t.upos, Upos::Sconj | Upos::Part))
    });
    let adjective = scene.token(verb as usize).is_some_and(|t| t.upos == Upos::Adj);
    clause && (adjective || matches!(lemma, "seem" | "appear" | "turn" | "happen" | "rain"))
}

/// Whether the nearest subject before is a common noun that is no actor: "it" may be that.
fn nearest_subject_is_thing(scene: &Scene<'_, '_>, m: usize) -> bool {
    let Some(mention) = scene.mention(m) else { return false };
    let at = mention.head.index();
    for i in (at.saturating_sub(40)..at).rev() {
        let Some(token) = scene.token(i) else { break };
        if !matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass) || matches!(token.upos, Upos::Pron | Upos::Det) {
            continue;
        }
        let known = scene.seen.iter().rev().take(40).any(|s| {
            s.head as usize == i
                || scene.mention(s.mention).is_some_and(|x| x.tokens.contains(crate::text::TokenId::new(i)))
        });
        return !known && token.upos == Upos::Noun;
    }
    false
}
