//! What a document knows of its names: every place of a name adds to the scores of its kinds, a
//! surname belongs to the person named in full, letters in brackets to the name they shorten, and a
//! capitalised word is a name where the same words are one elsewhere.

use std::collections::BTreeMap;

use super::{Found, KINDS};
use crate::language::model::hash;
use crate::language::{Analysis, Name, TokenRange, Xpos};
use crate::lexicon::EntityType;
use crate::text::TokenId;

/// How much the other places of a name weigh against the place itself, in eighths.
const OTHERS: i32 = 6;
/// How much a full name weighs for its last word alone, in eighths.
const FULL_NAME: i32 = 6;
/// Score of a kind that counts as fully certain, in the units of the model; for `confidence` only.
const CERTAIN: f32 = 60.0;

/// Margin of a span's labels from which other places of the same word are names too.
const SURE: i32 = 20;

const PERSON: usize = EntityType::Person as usize;

/// Types the spans and turns them into names.
pub(crate) fn settle(text: &str, mut spans: Vec<Found>, analysis: &Analysis) -> Vec<Name> {
    spans.sort_by_key(|s| (s.start, s.end));
    complete(text, &mut spans, analysis);
    let mut whole: BTreeMap<u32, ([i32; KINDS], i32)> = BTreeMap::new();
    let mut surname: BTreeMap<u32, ([i32; KINDS], i32)> = BTreeMap::new();
    for s in &spans {
        let slot = whole.entry(s.whole).or_default();
        add(&mut slot.0, &s.scores);
        slot.1 += 1;
        if s.end - s.start > 1 && best(&s.scores) == PERSON {
            let slot = surname.entry(s.last).or_default();
            add(&mut slot.0, &s.scores);
            slot.1 += 1;
        }
    }
    let mut names: Vec<Name> = Vec::with_capacity(spans.len());
    let mut kinds: Vec<[i32; KINDS]> = Vec::with_capacity(spans.len());
    for s in &spans {
        let mut scores = s.scores;
        let own = best(&scores);
        if let Some((sum, n)) = whole.get(&s.whole).filter(|w| w.1 > 1) {
            for ((score, sum), own) in scores.iter_mut().zip(sum).zip(s.scores) {
                *score += (sum - own) * OTHERS / (8 * (n - 1));
            }
        }
        if let Some((sum, n)) = surname.get(&s.last).filter(|_| s.end - s.start == 1) {
            for (score, sum) in scores.iter_mut().zip(sum) {
                *score += sum * FULL_NAME / (8 * n);
            }
        }
        // Letters in brackets after a name are that name.
        let previous = kinds.last().zip(names.last());
        if let Some((full, _)) = previous.filter(|(_, name)| is_short_form(text, analysis, name, s)) {
            scores = *full;
        }
        let kind = best(&scores);
        kinds.push(scores);
        let Some(entity) = EntityType::ALL.get(kind).copied() else { continue };
        let tokens = TokenRange { start: s.start, end: s.end };
        let (Some(first), Some(last)) =
            (analysis.token(TokenId(s.start)), analysis.token(TokenId(s.end.saturating_sub(1))))
        else {
            continue;
        };
        if names.last().is_some_and(|n| n.tokens.end > s.start) {
            continue;
        }
        let second = scores.iter().enumerate().filter(|(k, _)| *k != kind).map(|(_, s)| *s).max().unwrap_or(0);
        let clear = (scores.get(kind).copied().unwrap_or(0) - second) as f32 / CERTAIN;
        let bounded = if s.model { s.margin as f32 / CERTAIN } else { 0.3 };
        names.push(Name {
            tokens,
            span: first.span.cover(last.span),
            kind: entity,
            confidence: (0.4 + 0.3 * clear.clamp(0.0, 1.0) + 0.3 * bounded.clamp(0.0, 1.0)).clamp(0.0, 1.0),
            rule: if !s.model || own != kind {
                "document"
            } else if s.phrase != 0 {
                "gazetteer"
            } else {
                "model"
            },
        });
    }
    names
}

/// Adds proper nouns outside of all spans that are a name, or the last word of one, elsewhere.
fn complete(text: &str, spans: &mut Vec<Found>, analysis: &Analysis) {
    let mut sure: BTreeMap<u32, Found> = BTreeMap::new();
    for s in spans.iter().filter(|s| s.margin >= SURE) {
        let person = s.end - s.start > 1 && best(&s.scores) == PERSON;
        if s.end - s.start == 1 || person {
            sure.entry(s.last).or_insert(*s);
        }
    }
    if sure.is_empty() {
        return;
    }
    let mut more = Vec::new();
    let mut next = 0;
    for (i, token) in analysis.tokens.iter().enumerate() {
        let i = i as u32;
        while spans.get(next).is_some_and(|s| s.end <= i) {
            next += 1;
        }
        let free = spans.get(next).is_none_or(|s| i < s.start);
        if !free || !matches!(token.xpos, Xpos::NNP | Xpos::NNPS) {
            continue;
        }
        let form = token.span.of(text);
        if form.len() < 3 || form.len() > 40 || !form.starts_with(char::is_uppercase) {
            continue;
        }
        let lower = hash::lower(form);
        if let Some(found) = sure.get(&lower) {
            more.push(Found {
                start: i,
                end: i + 1,
                whole: super::gazetteer::key(0, lower),
                last: lower,
                margin: 0,
                model: false,
                ..*found
            });
        }
    }
    spans.extend(more);
    spans.sort_by_key(|s| (s.start, s.end));
}

fn add(sum: &mut [i32; KINDS], scores: &[i32; KINDS]) {
    for (a, b) in sum.iter_mut().zip(scores) {
        *a += b;
    }
}

fn best(scores: &[i32; KINDS]) -> usize {
    super::best(scores)
}

/// Whether `s` stands in brackets right after `name` and is made of its initials.
fn is_short_form(text: &str, analysis: &Analysis, name: &Name, s: &Found) -> bool {
    if !s.upper || s.end - s.start != 1 || name.tokens.end + 1 != s.start {
        return false;
    }
    let form = |i: u32| analysis.token(TokenId(i)).map_or("", |t| t.span.of(text));
    if form(name.tokens.end) != "(" {
        return false;
    }
    let short = form(s.start);
    let mut initials =
        (name.tokens.start..name.tokens.end).filter_map(|i| form(i).chars().next()).filter(|c| c.is_uppercase());
    initials.next().is_some_and(|c| short.starts_with(c))
}
