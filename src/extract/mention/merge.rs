//! The names model and the rules together. The model decides where rules only guess; the
//! gazetteer, quotation marks, titles and introduced acronyms decide where they speak. What is
//! left in doubt takes the type that model and contexts together give the name over the whole document.

use std::collections::BTreeMap;

use super::candidate::{Candidate, disjoint};
use super::chunk::{is_suffix, title_at};
use super::evidence::acronyms;
use super::known::longest_at;
use super::words::Word;
use crate::language::{Analysis, Xpos};
use crate::lexicon::{EntityType, Sort, TitleClass, is_in_class};

/// Rules that outweigh the model on the type and extent of their words.
const STRONG: [&str; 8] = [
    "mention/gazetteer",
    "mention/quoted-plan",
    "mention/acronym-introduced",
    "mention/nationality-event",
    "mention/nationality-plan",
    "mention/gloss",
    "mention/pair",
    "mention/weapon",
];

/// Weight of one opinion of the model beside one of a rule, before their confidences: the model
/// sees one sentence, the rule counts contexts over the document.
const MODEL: f32 = 0.8;

/// A name of the model without the title before it and with the syllables a hyphen joins to it
/// ("Kim Tae" of "Kim Tae-ho", "Lagos" of "Ma-a-Lagos"); none where only a title is left.
fn tidy(words: &[Word<'_>], start: usize, end: usize, kind: EntityType) -> Option<(usize, usize)> {
    let (mut start, mut end) = (start, end);
    let is_word = |i: usize| words.get(i).is_some_and(|w| w.text.chars().any(char::is_alphabetic));
    while let Some((e, class)) = title_at(words, start, end).filter(|_| start < end) {
        let honour = matches!(class, TitleClass::Honour | TitleClass::Rank);
        if e < end && kind != EntityType::Person && !honour {
            break;
        }
        start = e;
        while start < end && !is_word(start) {
            start += 1;
        }
    }
    if start >= end {
        return None;
    }
    let glued = |i: usize| words.get(i).is_some_and(|w| w.glued);
    let hyphen = |i: usize| words.get(i).is_some_and(|w| w.text == "-" && w.glued);
    if kind == EntityType::Person || kind == EntityType::Fac || kind == EntityType::Gpe {
        let syllable = |i: usize| {
            words.get(i).is_some_and(|w| {
                w.glued
                    && w.is_alphabetic()
                    && (w.capital || w.text.len() <= 4)
                    && !is_suffix(&w.folded)
                    && longest_at(words, i).is_none()
            })
        };
        while hyphen(end) && syllable(end + 1) && (kind == EntityType::Person || end - start > 1) {
            end += 2;
        }
        let long = kind == EntityType::Person && end - start > 1;
        while start >= 2
            && glued(start)
            && hyphen(start - 1)
            && (syllable_before(words, start - 2) || long && first_half_before(words, start - 2))
            && longest_at(words, start).is_none()
        {
            start -= 2;
        }
    }
    Some((start, end))
}

/// A single word of general English that has its capital from opening a sentence: "Farmers".
fn is_common_opening(words: &[Word<'_>], analysis: &Analysis, start: usize, end: usize, kind: EntityType) -> bool {
    let tagged = |tag: Xpos| analysis.tokens.get(start).is_some_and(|t| t.xpos == tag);
    end == start + 1
        && words.get(start).is_some_and(|w| w.initial && !w.all_caps && (w.common || kind == EntityType::Person))
        && (tagged(Xpos::NNS) || (tagged(Xpos::NN) && words.get(start).is_some_and(|w| w.common)))
}

/// Whether the word before a single word of a person's name belongs to it: a capital that nothing
/// else explains ("Wen" before "Jiabao").
fn is_first_half(words: &[Word<'_>], start: usize, end: usize) -> bool {
    let Some((before, word)) = start.checked_sub(1).and_then(|at| words.get(at)).zip(words.get(start)) else {
        return false;
    };
    end == start + 1
        && before.sentence == word.sentence
        && !word.breaks
        && !word.glued
        && before.capital
        && before.is_alphabetic()
        && !before.all_caps
        && !before.common
        && !before.initial
        && longest_at(words, start - 1).is_none()
        && title_at(words, start - 1, end).is_none()
}

fn syllable_before(words: &[Word<'_>], at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|w| w.is_alphabetic() && w.text.len() <= 4 && !w.all_caps && !w.common || w.text.len() == 1)
        && longest_at(words, at).is_none()
}

/// Whether a word is the first half of a given name with a hyphen: "Karim-Anwar Seitov".
fn first_half_before(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|w| w.is_alphabetic() && w.capital && !w.all_caps && !w.common && !w.initial)
        && longest_at(words, at).is_none()
}

/// Joins the model's names with the proposals of the rules.
pub(super) fn with_model(words: &[Word<'_>], analysis: &Analysis, rules: Vec<Candidate>) -> Vec<Candidate> {
    if analysis.names.is_empty() {
        return rules;
    }
    let mut opinions: BTreeMap<String, BTreeMap<EntityType, f32>> = BTreeMap::new();
    let key = |start: usize, end: usize| {
        let run = words.get(start..end).unwrap_or_default();
        run.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" ")
    };
    for c in &rules {
        if let Some(kind) = c.kind.filter(|_| c.rule != "mention/shape") {
            *opinions.entry(key(c.start, c.end)).or_default().entry(kind).or_default() += c.confidence;
        }
    }
    for name in &analysis.names {
        let key = key(name.tokens.start as usize, name.tokens.end as usize);
        *opinions.entry(key).or_default().entry(name.kind).or_default() += name.confidence * MODEL;
    }
    let mut all = rules;
    for c in all.iter_mut().filter(|c| STRONG.contains(&c.rule)) {
        c.confidence = c.confidence.max(0.85);
    }
    for name in &analysis.names {
        let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
        if words.get(start..end).is_none_or(<[_]>::is_empty) {
            continue;
        }
        let Some((start, end)) = tidy(words, start, end, name.kind) else { continue };
        let is_free = |at: usize| analysis.names.iter().all(|n| !n.tokens.range().contains(&at));
        let has_more = name.kind == EntityType::Person && is_first_half(words, start, end) && is_free(start - 1);
        let start = if has_more { start - 1 } else { start };
        if is_common_opening(words, analysis, start, end, name.kind) {
            continue;
        }
        let confidence = 0.5 + name.confidence * 0.3;
        match all.iter_mut().find(|c| c.start == start && c.end == end) {
            Some(c) if STRONG.contains(&c.rule) => c.confidence = c.confidence.max(0.95),
            Some(c) if c.confidence > confidence => {}
            Some(c) => *c = Candidate { kind: Some(name.kind), rule: "mention/model", confidence, ..c.clone() },
            None => {
                // "Milan Petrović": the first name is a town, too.
                let town = |at: usize| longest_at(words, at).is_some_and(|(e, k)| e < end && k.sort == Sort::City);
                let person = name.kind == EntityType::Person && end == start + 2 && town(start);
                let confidence = if person { 0.96 } else { confidence };
                all.push(Candidate::new(start, end, Some(name.kind), "mention/model", confidence));
            }
        }
    }
    let mut kept = disjoint(all);
    acronyms(words, &mut kept);
    for c in kept.iter_mut().filter(|c| !STRONG.contains(&c.rule)) {
        let told = opinions.get(&key(c.start, c.end));
        let best = told.and_then(|o| o.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))));
        if let Some((kind, _)) = best.filter(|(kind, _)| c.kind != Some(**kind)) {
            c.kind = Some(*kind);
            c.rule = "mention/document";
        }
    }
    surnames(words, &mut kept);
    // "Vice Foreign Minister", "the Deputy Secretary": half of a title.
    let alone = |c: &Candidate| {
        c.end == c.start + 1 && words.get(c.start).is_some_and(|w| is_in_class(&w.folded, "no name alone"))
    };
    kept.retain(|c| !alone(c));
    kept
}

/// "Medina" after "Carlos Medina" is he and not the city of that name, unless a word of place stands
/// before it. Countries keep their names.
fn surnames(words: &[Word<'_>], kept: &mut [Candidate]) {
    let folded = |i: usize| words.get(i).map_or("", |w| w.folded.as_str());
    let mut borne: BTreeMap<String, usize> = BTreeMap::new();
    for c in kept.iter().filter(|c| c.kind == Some(EntityType::Person) && c.end > c.start + 1) {
        borne.entry(folded(c.end - 1).to_owned()).or_insert(c.start);
    }
    for c in kept.iter_mut().filter(|c| c.kind == Some(EntityType::Gpe) && c.end == c.start + 1) {
        let named = borne.get(folded(c.start)).is_some_and(|first| *first < c.start);
        let country = longest_at(words, c.start).is_some_and(|(_, e)| e.sort == Sort::Country);
        let before = c.start.checked_sub(1).map_or("", folded);
        if named && !country && !is_in_class(before, "before a place") {
            *c = Candidate { kind: Some(EntityType::Person), rule: "mention/surname-of", confidence: 0.7, ..c.clone() };
        }
    }
}
