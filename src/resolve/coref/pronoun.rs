//! Pronouns: the most prominent of those who agree in kind and number, near before; open where two
//! are as likely or where the pronoun may stand for a thing that is no actor.

use super::super::data::people_nouns;
use super::super::entity::Key;
use super::Found;
use super::scene::{Scene, Seen};
use crate::extract::{MentionKind, Mode, QuotationKind};
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{EntityType, PronounClass, actor_nouns, goal_word, pronouns, status_word, titles};
use crate::text::{MentionId, Span};

/// Sentences back that are searched.
const WINDOW: u32 = 3;

/// What an object gains as antecedent of an object.
const PARALLEL: f32 = 0.1;

/// What the subject of a sentence gains over those of its clauses.
const MAIN: f32 = 0.2;

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

/// "Peru's president said he would go": it is not known who he is, so nor is "he"; somebody told of
/// before is less likely.
fn is_of_unknown_speaker(scene: &Scene<'_, '_>, m: usize) -> bool {
    let Some(mention) = scene.mention(m).filter(|_| scene.is_subject(m)) else { return false };
    let mut said = scene.document.layers.quotations.iter().filter(|q| {
        let near = q.content.contains(mention.span) && mention.span.start < q.content.start + 12;
        near && q.kind != QuotationKind::Direct && q.cue.is_some_and(|c| c.end <= q.content.start)
    });
    said.any(|q| {
        let speaker = q.speaker.and_then(|s| Some((s.index(), scene.mention(s.index())?)));
        speaker.is_some_and(|(s, x)| {
            x.kind == MentionKind::Nominal
                && x.sentence == mention.sentence
                && x.entity_type == Some(EntityType::Person)
                && scene.keys(s).is_empty()
                && scene.token(x.head.index()).is_some_and(|t| t.xpos == Xpos::NN)
        })
    })
}

fn person(scene: &Scene<'_, '_>, m: usize, word: &str) -> Option<Found> {
    if is_of_unknown_speaker(scene, m) {
        return None;
    }
    let female = word.starts_with("she") || word.starts_with("her");
    let fits = |s: &Seen| {
        s.kind == Some(EntityType::Person)
            && s.keys.len() == 1
            && s.keys.first().is_none_or(|k| scene.female.get(k).is_none_or(|f| *f == female))
    };
    let known = |s: &Seen| s.keys.first().is_some_and(|k| scene.female.contains_key(k));
    best(scene, m, word, fits, known, "coref/person-pronoun", 0.9).or_else(|| subject_ahead(scene, m, female))
}

/// "Before she met the envoy, Duarte said": where nobody was told of before, the person who is the subject of the
/// sentence that the clause opens.
fn subject_ahead(scene: &Scene<'_, '_>, m: usize, female: bool) -> Option<Found> {
    let mention = scene.mention(m).filter(|_| scene.is_subject(m))?;
    let first = scene.document.analysis.sentences.get(mention.sentence as usize)?.tokens.start as usize;
    let opens = scene.token(first).is_some_and(|t| matches!(t.deprel, Deprel::Mark | Deprel::Advmod));
    let names = scene.document.layers.mentions.iter().enumerate().skip(m + 1);
    let ahead = names.take_while(|(_, n)| n.sentence == mention.sentence).filter(|(i, n)| {
        let person = n.kind == MentionKind::Name && n.entity_type == Some(EntityType::Person);
        person && scene.is_subject(*i) && scene.is_main(n.head.index())
    });
    let (to, _) = ahead.last().filter(|_| opens && first + 1 == mention.head.index())?;
    let key = scene.keys(to).first().copied()?;
    let agrees = scene.female.get(&key).is_none_or(|f| *f == female);
    agrees.then(|| Found::one(key, to, "coref/subject-ahead", 0.6))
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
    if let Some(speaker) = speaker_behind(scene, m) {
        return Some(speaker);
    }
    if word == "it" && nearest_subject_is_thing(scene, m) {
        return None;
    }
    let fits = |s: &Seen| matches!(s.kind, Some(EntityType::Org | EntityType::Gpe)) && !s.plural && s.keys.len() == 1;
    best(scene, m, word, fits, |_| false, "coref/thing-pronoun", 0.75)
}

/// "Its aim is peace, the ministry said": the body that speaks stands behind its words.
fn speaker_behind(scene: &Scene<'_, '_>, m: usize) -> Option<Found> {
    let mention = scene.mention(m)?;
    let first = scene.document.analysis.sentences.get(mention.sentence as usize)?.tokens.start;
    let said = scene.document.layers.quotations.iter().find(|q| {
        let before = q.cue.is_some_and(|c| c.start >= q.content.end);
        before && q.kind == QuotationKind::Indirect && q.content.contains(mention.span)
    })?;
    let speaker = said.speaker.filter(|_| mention.head.0 == first)?.index();
    let body = scene.mention(speaker)?.entity_type == Some(EntityType::Org)
        && scene.mention(speaker)?.sentence == mention.sentence;
    let keys = scene.keys(speaker).to_vec();
    (body && keys.len() == 1).then_some(Found {
        keys,
        to: vec![speaker],
        rule: "coref/speaker-behind",
        confidence: 0.6,
    })
}

fn many(scene: &Scene<'_, '_>, m: usize, word: &str) -> Option<Found> {
    let mention = scene.mention(m)?;
    if word == "they"
        && let Some(subject) = plural_subject(scene, m)
    {
        return subject;
    }
    if word == "them" && nearest_many_are_things(scene, m) {
        return None;
    }
    // Two persons in the sentence before and nobody else: "They met again".
    if let Some(pair) = pair_before(scene, m).or_else(|| parties(scene, m)) {
        return Some(pair);
    }
    if let Some(list) = list_before(scene, m) {
        return Some(list);
    }
    let fits = |s: &Seen| s.plural || (s.kind == Some(EntityType::Norp) && !is_modifier(scene, s.mention));
    let plural = best(scene, m, word, fits, |_| false, "coref/plural-pronoun", 0.7);
    if plural.is_some() {
        return plural;
    }
    let body = |s: &Seen| s.kind == Some(EntityType::Org) && s.subject && s.sentence + 1 >= mention.sentence;
    best(scene, m, word, body, |_| false, "coref/body-as-members", 0.55)
}

/// "made statements, and Chad welcomed them": whether the last told of several in the sentence are things.
fn nearest_many_are_things(scene: &Scene<'_, '_>, m: usize) -> bool {
    let Some(mention) = scene.mention(m) else { return false };
    let Some(sentence) = scene.document.analysis.sentences.get(mention.sentence as usize) else { return false };
    let several = |i: &usize| {
        scene.token(*i).is_some_and(|t| {
            let part = matches!(t.deprel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass);
            part && (t.xpos == Xpos::NNS && t.upos == Upos::Noun || t.xpos == Xpos::NNPS)
        })
    };
    let Some(last) = (sentence.tokens.start as usize..mention.head.index()).rev().find(several) else { return false };
    let word = scene.word(last);
    let lemma = scene.token(last).map_or("", |t| t.lemma.as_str());
    let somebody = actor_nouns().contains_key(word.as_str())
        || people_nouns().contains(word.as_str())
        || titles().contains_key(lemma)
        || scene.seen.iter().rev().take(40).any(|s| s.head as usize == last);
    !somebody
}

/// "Union ministers failed to agree when they met": the plural subject told before in the sentence, or
/// nobody where it is not known for whom that stands.
fn plural_subject(scene: &Scene<'_, '_>, m: usize) -> Option<Option<Found>> {
    let mention = scene.mention(m).filter(|_| scene.is_subject(m))?;
    let start = scene.document.analysis.sentences.get(mention.sentence as usize)?.tokens.start as usize;
    let noun = (start..mention.head.index()).rev().find(|i| {
        scene.token(*i).is_some_and(|t| {
            matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass) && t.xpos == Xpos::NNS && t.upos == Upos::Noun
        })
    })?;
    let people = actor_nouns().get(scene.word(noun).as_str()).is_some_and(|n| n.iter().any(|n| n.plural))
        || titles().contains_key(scene.token(noun)?.lemma.as_str());
    if !people {
        return None;
    }
    let found = |keys: &[Key], to: usize| Found {
        keys: keys.to_vec(),
        to: vec![to],
        rule: "coref/plural-subject",
        confidence: 0.6,
    };
    if let Some(s) = scene.seen.iter().rev().take(40).find(|s| s.head as usize == noun) {
        return Some(Some(found(&s.keys, s.mention)));
    }
    let names = scene.document.layers.mentions.iter().enumerate();
    let mut named = names.filter(|(_, n)| {
        n.kind == MentionKind::Name
            && n.sentence == mention.sentence
            && scene.token(n.head.index()).is_some_and(|t| t.head.is_some_and(|h| h.index() == noun))
    });
    let body = named.next().filter(|(i, _)| scene.keys(*i).len() == 1);
    Some(body.map(|(i, _)| found(scene.keys(i), i)))
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
        // "The bloc passed it; A and B abstained, saying they …"
        if let [before @ .., a, b] = subjects.as_slice()
            && (before.is_empty() || back == 0)
            && !before.last().is_some_and(|z| in_a_row(scene, z, a))
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

/// Three or more states or bodies named in a row in the sentence before: "A, B and C put pressure on …".
fn list_before(scene: &Scene<'_, '_>, m: usize) -> Option<Found> {
    let sentence = scene.mention(m)?.sentence.checked_sub(1)?;
    let named = scene.seen.iter().rev().take(40).filter(|s| {
        let actor = matches!(s.kind, Some(EntityType::Org | EntityType::Gpe | EntityType::Person | EntityType::Norp));
        let name = scene.mention(s.mention).is_some_and(|x| x.kind == MentionKind::Name);
        actor && name && s.sentence == sentence && s.keys.len() == 1
    });
    let mut named: Vec<&Seen> = named.collect();
    named.reverse();
    let list = named.chunk_by(|a, b| in_a_row(scene, a, b)).find(|row| {
        let first = row.first().and_then(|s| scene.mention(s.mention));
        let before = first.and_then(|x| (x.tokens.start as usize).checked_sub(1)).map(|i| scene.word(i));
        row.len() > 2 && !before.is_some_and(|w| matches!(w.as_str(), "in" | "at" | "near" | "into" | "across"))
    })?;
    let keys = list.iter().flat_map(|s| &s.keys).copied().collect();
    let to = list.iter().map(|s| s.mention).collect();
    Some(Found { keys, to, rule: "coref/list", confidence: 0.6 })
}

/// Whether only commas, "and" and articles stand between two names.
fn in_a_row(scene: &Scene<'_, '_>, a: &Seen, b: &Seen) -> bool {
    let Some((x, y)) = scene.mention(a.mention).zip(scene.mention(b.mention)) else { return false };
    let gap = x.tokens.end as usize..y.tokens.start as usize;
    let between = |i: usize| matches!(scene.word(i).as_str(), "," | "and" | "the" | "or" | "even" | "some" | "also");
    !gap.is_empty() && gap.len() <= 4 && gap.into_iter().all(between)
}

/// The two who met, talked or phoned in this sentence or the one before, one on each side: "A phoned B
/// and they agreed …".
fn parties(scene: &Scene<'_, '_>, m: usize) -> Option<Found> {
    let mention = scene.mention(m).filter(|_| scene.is_subject(m))?;
    let layers = scene.document.layers;
    let near = layers.events.iter().rev().filter(|e| {
        let told =
            matches!(e.mode, Some(Mode::Meet | Mode::Phone | Mode::Talks)) && e.trigger.end <= mention.span.start;
        let first = e.actors.first().and_then(|a| scene.mention(a.index()));
        told && first.is_some_and(|a| a.sentence + 1 >= mention.sentence && a.sentence <= mention.sentence)
    });
    for event in near {
        let side = |ids: &[MentionId]| {
            let somebody = |id: &&MentionId| {
                let kind = scene.mention(id.index()).and_then(|x| x.entity_type);
                kind == Some(EntityType::Person) && scene.keys(id.index()).len() == 1
            };
            let mut persons = ids.iter().filter(somebody);
            let one = persons.next().copied();
            let same = |id: &MentionId| Some(scene.keys(id.index())) == one.map(|o| scene.keys(o.index()));
            one.filter(|_| persons.all(same))
        };
        if let (Some(a), Some(b)) = (side(&event.actors), side(&event.recipients))
            && scene.keys(a.index()) != scene.keys(b.index())
        {
            let keys = [a, b].iter().flat_map(|id| scene.keys(id.index())).copied().collect();
            let to = vec![a.index(), b.index()];
            return Some(Found { keys, to, rule: "coref/parties-of-meeting", confidence: 0.7 });
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
    // Whom somebody speaks of between quotation marks is not the speaker: "“Chile must pay,” it said".
    let said = spoken(scene, m);
    let spoken_of: Vec<Key> = scene
        .seen
        .iter()
        .filter(|s| scene.mention(s.mention).is_some_and(|x| said.iter().any(|q| q.contains(x.span))))
        .flat_map(|s| s.keys.iter().copied())
        .collect();
    let mut scores: Vec<(&[Key], f32, usize)> = Vec::new();
    for s in scene.seen.iter().rev().take(80) {
        if s.sentence + WINDOW < mention.sentence {
            break;
        }
        if s.head >= mention.head.0 || !fits(s) || s.keys.iter().any(|k| spoken_of.contains(k)) {
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
        // The subject of the main clause rather than of what is said in it.
        if s.main && distance == 1 {
            score += MAIN;
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

/// What a pronoun's referent is quoted with.
fn spoken(scene: &Scene<'_, '_>, m: usize) -> Vec<Span> {
    let quotations = scene.document.layers.quotations.iter();
    quotations
        .filter(|q| q.speaker.is_some_and(|s| s.index() == m) && q.kind == QuotationKind::Direct)
        .map(|q| q.content)
        .collect()
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
    let Some(verb) = scene.verb_of(m) else { return false };
    let lemma = scene.token(verb as usize).map_or("", |t| t.lemma.as_str());
    let eager = goal_word(lemma, "a").is_some();
    if !eager && scene.token(at).is_some_and(|t| t.deprel == Deprel::Expl) {
        return true;
    }
    let clause = (verb as usize + 1..verb as usize + 6).any(|i| {
        matches!(scene.word(i).as_str(), "that" | "to" | "whether")
            && scene.token(i).is_some_and(|t| matches!(t.upos, Upos::Sconj | Upos::Part))
    });
    // "It is eager to …" tells of somebody, "it is clear that …" of nobody.
    let minded = goal_word(lemma, "a").is_some() || status_word(lemma, "gov").is_some();
    let adjective = !minded && scene.token(verb as usize).is_some_and(|t| t.upos == Upos::Adj);
    clause && (adjective || matches!(lemma, "seem" | "appear" | "turn" | "happen" | "rain"))
}

/// Whether the nearest subject before is a common noun that is no actor: "it" may be that.
fn nearest_subject_is_thing(scene: &Scene<'_, '_>, m: usize) -> bool {
    let Some(mention) = scene.mention(m) else { return false };
    let at = mention.head.index();
    let said = spoken(scene, m);
    let first = scene.document.analysis.sentences.get(mention.sentence as usize).map(|s| s.tokens.start);
    let opens = first == Some(mention.head.0) && scene.is_main(at);
    let before = (mention.sentence as usize).checked_sub(1).and_then(|s| scene.document.analysis.sentences.get(s));
    let farthest = before.filter(|_| opens).map_or(0, |s| s.tokens.start as usize);
    for i in (at.saturating_sub(40).max(farthest)..at).rev() {
        let Some(token) = scene.token(i) else { break };
        if said.iter().any(|q| q.contains(token.span)) {
            continue;
        }
        if !matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass) || matches!(token.upos, Upos::Pron | Upos::Det) {
            continue;
        }
        // "it" is none of several.
        if matches!(token.xpos, Xpos::NNS | Xpos::NNPS) {
            continue;
        }
        // "It" that opens a sentence as its subject takes up the subject of a sentence.
        if opens && !scene.is_main(i) {
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
