//! Typing by the rest of the document: an unknown name takes the type its contexts speak for, a
//! surname follows its full name, an acronym in brackets its long form, and a name typed once with
//! certainty types its other occurrences.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::Candidate;
use super::chunk::title_at;
use super::known::longest_at;
use super::words::Word;
use crate::lexicon::{
    ActorClass, EntityType, Sort, TitleClass, actor_nouns, calendar_names, given_names, is_complement, is_in_class,
    name_heads,
};

/// Least certainty with which a proposal without a type of its own is kept.
const KEPT: f32 = 0.25;

/// Gives types to the untyped and drops what nothing speaks for.
pub(super) fn settle(words: &[Word<'_>], mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|c| !is_calendar(words, c));
    glosses(words, &mut candidates);
    acronyms(words, &mut candidates);
    candidates = split_pairs(words, candidates);
    let known = certain(words, &candidates);
    let votes = votes(words, &candidates);
    candidates.retain_mut(|c| {
        let key = key(words, c);
        if c.kind.is_some() && c.confidence >= 0.7 {
            return true;
        }
        if let Some((kind, rule)) = known.get(&key) {
            if c.kind != Some(*kind) || c.confidence < 0.6 {
                // Halves of a pair keep their rule: the model sees the pair as one.
                let rule = if c.rule == "mention/pair" { c.rule } else { *rule };
                *c = Candidate { kind: Some(*kind), rule, confidence: 0.7, ..c.clone() };
            }
            return true;
        }
        let vote = votes.get(&key);
        let best = vote.and_then(|v| v.best());
        if let Some((kind, weight)) = best {
            let single = c.end - c.start == 1;
            c.kind = Some(kind);
            c.rule = match (c.rule, kind) {
                ("mention/pair", _) => "mention/pair",
                (_, EntityType::Product) if weight >= 1.2 => "mention/weapon",
                _ => "mention/context",
            };
            c.confidence = (0.35 + 0.1 * weight).min(0.7) - if c.confidence < 0.25 && single { 0.2 } else { 0.0 };
        }
        if c.kind.is_none() && c.confidence >= 0.4 {
            let run = words.get(c.start..c.end).unwrap_or_default();
            let names = run.iter().filter(|w| w.capital && !w.common).count();
            let mid = vote.is_some_and(|v| v.inside > 0);
            c.kind = match (run.len(), names) {
                (2 | 3, n) if n == run.len() && run.iter().all(|w| !w.all_caps) => Some(EntityType::Person),
                (1, 1) if mid => Some(EntityType::Person),
                (n, _) if n > 3 => Some(EntityType::Org),
                (_, n) if n > 0 && mid => Some(EntityType::Org),
                _ => None,
            };
            c.rule = if c.rule == "mention/pair" { c.rule } else { "mention/shape" };
            c.confidence = 0.35;
        }
        c.kind.is_some() && c.confidence >= KEPT
    });
    candidates
}

/// Months, weekdays, numerals: capital letters that name nobody.
fn is_calendar(words: &[Word<'_>], c: &Candidate) -> bool {
    let run = words.get(c.start..c.end).unwrap_or_default();
    c.confidence < 0.7 && run.iter().all(|w| calendar_names().contains(w.folded.as_str()) || !w.is_alphabetic())
}

/// "Old Name (New Name)": an unknown name glossed by a known one in brackets is of its type.
fn glosses(words: &[Word<'_>], candidates: &mut [Candidate]) {
    for i in 1..candidates.len() {
        let (Some(name), Some(gloss)) = (candidates.get(i - 1), candidates.get(i)) else { continue };
        let brackets = words.get(name.end).is_some_and(|w| w.text == "(")
            && gloss.start == name.end + 1
            && words.get(gloss.end).is_some_and(|w| w.text == ")");
        // "Holt (Norway)" is a person and where she is from; "Old Town (Oslo)" is a place.
        let place =
            longest_at(words, gloss.start).is_some_and(|(_, e)| e.sort != Sort::Country && e.kind != EntityType::Norp);
        if brackets && place && name.kind.is_none() && gloss.rule == "mention/gazetteer" {
            let kind = gloss.kind;
            if let Some(name) = candidates.get_mut(i - 1) {
                *name = Candidate { kind, rule: "mention/gloss", confidence: 0.75, ..name.clone() };
            }
        }
    }
}

/// "Rossi-Weber meeting": two names with a hyphen, each of which stands alone elsewhere.
fn split_pairs(words: &[Word<'_>], candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut keys: BTreeSet<String> = candidates.iter().map(|c| key(words, c)).collect();
    for c in candidates.iter().filter(|c| c.kind == Some(EntityType::Person)) {
        keys.extend(words.get(c.end - 1).map(|w| w.folded.clone()));
    }
    let mut out = Vec::with_capacity(candidates.len());
    for c in candidates {
        let hyphen = (c.start + 1..c.end.saturating_sub(1)).find(|i| words.get(*i).is_some_and(|w| w.text == "-"));
        if let Some(h) = hyphen {
            let left = Candidate { end: h, kind: None, rule: "mention/pair", confidence: 0.4, ..c.clone() };
            let right = Candidate { start: h + 1, kind: None, rule: "mention/pair", confidence: 0.4, ..c.clone() };
            if keys.contains(&key(words, &left)) && keys.contains(&key(words, &right)) {
                out.extend([left, right]);
                continue;
            }
        }
        out.push(c);
    }
    out
}

/// The folded letters of a proposal.
fn key(words: &[Word<'_>], c: &Candidate) -> String {
    let parts: Vec<&str> = words.get(c.start..c.end).unwrap_or_default().iter().map(|w| w.folded.as_str()).collect();
    parts.join(" ")
}

/// "Long Form (LF)": the letters in brackets get the type of the long form.
pub(super) fn acronyms(words: &[Word<'_>], candidates: &mut [Candidate]) {
    let mut typed: Vec<(String, EntityType)> = Vec::new();
    for i in 1..candidates.len() {
        let (Some(long), Some(short)) = (candidates.get(i - 1), candidates.get(i)) else { continue };
        let Some(kind) = long.kind else { continue };
        let bracket = words.get(long.end).is_some_and(|w| w.text == "(");
        if bracket && short.start == long.end + 1 && words.get(short.end).is_some_and(|w| w.text == ")") {
            let letters: String =
                words.get(short.start..short.end).unwrap_or_default().iter().map(|w| w.text).collect();
            if letters.chars().filter(|c| c.is_uppercase()).count() >= 2 && kind != EntityType::Norp {
                typed.push((key(words, short), kind));
            }
        }
    }
    for c in candidates.iter_mut() {
        let k = key(words, c);
        if let Some((_, kind)) = typed.iter().find(|(short, _)| *short == k) {
            *c = Candidate { kind: Some(*kind), rule: "mention/acronym-introduced", confidence: 0.85, ..c.clone() };
        }
    }
}

/// Names typed with certainty somewhere, and the last and single names of persons.
fn certain(words: &[Word<'_>], candidates: &[Candidate]) -> BTreeMap<String, (EntityType, &'static str)> {
    let mut known = BTreeMap::new();
    for c in candidates.iter().filter(|c| c.confidence >= 0.7) {
        let Some(kind) = c.kind else { continue };
        known.entry(key(words, c)).or_insert((kind, "mention/seen-in-document"));
    }
    for c in candidates.iter().filter(|c| c.confidence >= 0.7 && c.kind == Some(EntityType::Person)) {
        // "Lee" of "Lee Jae-ho": where the family name stands first.
        if let Some(family) =
            words.get(c.start).filter(|w| c.end - c.start > 1 && is_in_class(&w.folded, "family name first"))
        {
            known.entry(family.folded.clone()).or_insert((EntityType::Person, "mention/surname-of"));
        }
        // "Lula" of "Luiz Inácio Lula da Silva"
        for inner in words.get(c.start + 1..c.end - 1).unwrap_or_default().iter().filter(|_| c.end - c.start > 3) {
            if inner.capital && !inner.common && inner.text.len() > 3 {
                known.entry(inner.folded.clone()).or_insert((EntityType::Person, "mention/surname-of"));
            }
        }
        for first in c.start + 1..c.end {
            // A surname is the tail: "Abu Bakr" of "Musa Abu Bakr", "Rossi" of "Anna Rossi".
            let Some(tail) =
                words.get(first..c.end).filter(|t| t.first().is_some_and(|w| w.capital && w.text.len() > 2))
            else {
                continue;
            };
            let parts: Vec<&str> = tail.iter().map(|w| w.folded.as_str()).collect();
            known.entry(parts.join(" ")).or_insert((EntityType::Person, "mention/surname-of"));
        }
    }
    // "Veltra" of "Veltra Motors"
    for c in candidates.iter().filter(|c| c.rule == "mention/name-head" && c.kind == Some(EntityType::Org)) {
        let firm = words.get(c.end - 1).and_then(|w| name_heads().get(w.folded.as_str())).is_some_and(|h| h.is_firm);
        let first = words.get(c.start).filter(|w| firm && c.end - c.start == 2 && !w.common && w.capital);
        if let Some(first) = first.filter(|_| longest_at(words, c.start).is_none()) {
            known.entry(first.folded.clone()).or_insert((EntityType::Org, "mention/short-for"));
        }
    }
    known
}

#[derive(Debug, Default)]
struct Votes {
    person: f32,
    org: f32,
    gpe: f32,
    product: f32,
    /// Occurrences that are not the first word of a sentence.
    inside: u32,
}

impl Votes {
    fn best(&self) -> Option<(EntityType, f32)> {
        let all = [
            (EntityType::Person, self.person),
            (EntityType::Org, self.org),
            (EntityType::Gpe, self.gpe),
            (EntityType::Product, self.product),
        ];
        all.into_iter().filter(|(_, w)| *w >= 0.5).max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

fn votes(words: &[Word<'_>], candidates: &[Candidate]) -> BTreeMap<String, Votes> {
    let mut votes: BTreeMap<String, Votes> = BTreeMap::new();
    for c in candidates {
        let run = words.get(c.start..c.end).unwrap_or_default();
        let Some(first) = run.first() else { continue };
        let v = votes.entry(key(words, c)).or_default();
        let word = |i: Option<usize>| i.and_then(|i| words.get(i)).filter(|w| w.sentence == first.sentence);
        let (b1, b2) = (word(c.start.checked_sub(1)), word(c.start.checked_sub(2)));
        let mut next = c.end;
        let possessive = word(Some(next)).is_some_and(Word::is_possessive);
        if possessive {
            next += 1;
        }
        let n1 = word(Some(next));
        if !first.initial && !first.headline {
            v.inside += 1;
        }
        let single = run.len() == 1;
        let before = b1.map_or("", |w| w.folded.as_str());
        let after = n1.map_or("", |w| w.folded.as_str());
        let group = |w: &str| {
            actor_nouns()
                .get(w)
                .is_some_and(|n| n.iter().any(|n| matches!(n.class, ActorClass::Group | ActorClass::StateRole)))
        };
        let title_next = title_at(words, next, (next + 4).min(words.len()))
            .is_some_and(|(_, c)| c != TitleClass::Honour && c != TitleClass::Plain);
        if (group(after) || (title_next && !possessive) || after == "members") && !after.is_empty() {
            v.org += 1.5;
        }
        if before == "of"
            && b2.is_some_and(|w| {
                title_at(words, c.start - 2, c.start - 1).is_some()
                    || matches!(w.folded.as_str(), "member" | "members" | "leaders" | "leadership" | "officials")
            })
        {
            v.org += 1.5;
        }
        if single && before == "the" && !first.all_caps {
            v.org += 0.6;
        }
        if matches!(before, "in" | "near" | "into" | "across" | "throughout") {
            v.gpe += 1.0;
        } else if matches!(before, "at" | "from" | "to") && single && !possessive {
            v.gpe += 0.3;
        }
        if before == "of" && b2.is_some_and(|w| is_in_class(&w.folded, "kind of place")) {
            v.gpe += 2.0;
        }
        // "the state airline Belavia"
        if b1.is_some_and(|w| !w.capital && is_in_class(&w.folded, "noun before a body")) {
            v.org += 2.0;
        }
        // "the Darien corridor", "a trip to Davos"
        if !possessive && n1.is_some_and(|w| !w.capital) && is_in_class(after, "kind of place after") {
            v.gpe += 2.0;
        }
        if before == "to" && b2.is_some_and(|w| is_complement(&w.folded, "journey")) {
            v.gpe += 1.5;
        }
        if is_in_class(after, "says") {
            v.person += 1.0;
            v.org += 0.3;
        }
        if matches!(before, "said" | "told" | "says" | "added" | "by") {
            v.person += 0.4;
        }
        if possessive {
            v.person += 0.2;
            if is_in_class(after, "of a person") {
                v.person += 0.8;
            }
            if title_next {
                v.org += 1.0;
            }
        }
        if after == ","
            && title_at(words, next + 1, (next + 6).min(words.len())).is_some_and(|(_, c)| c != TitleClass::Honour)
        {
            v.person += 1.5;
        }
        if after == ","
            && word(Some(next + 1)).is_some_and(|w| w.folded == "a" || w.folded == "the")
            && (next + 2..next + 5).any(|i| title_at(words, i, (i + 3).min(words.len())).is_some())
        {
            v.person += 1.0;
        }
        if given_names().contains(first.folded.as_str()) {
            v.person += 0.6;
        }
        if run.iter().filter(|w| w.is_alphabetic()).all(|w| w.all_caps) && run.iter().any(|w| w.all_caps) {
            v.org += 0.7;
        }
        let weapon = (next..next + 3).any(|i| {
            word(Some(i)).is_some_and(|w| {
                crate::lexicon::name_heads().get(w.folded.as_str()).is_some_and(|h| h.kind == EntityType::Product)
                    && !w.capital
            })
        });
        if weapon && !possessive && word(Some(next)).is_some_and(|w| w.text != ",") {
            v.product += 1.2;
        }
        let model_number =
            run.iter().any(|w| w.text.chars().any(|c| c.is_ascii_digit())) && run.iter().any(|w| w.capital);
        if model_number {
            v.product += 1.0;
        }
    }
    votes
}
