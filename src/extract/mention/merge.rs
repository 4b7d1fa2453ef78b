//! The names model and the rules together. The model decides where rules only guess; the
//! gazetteer, quotation marks, titles and introduced acronyms decide where they speak. What is
//! left in doubt takes the type that model and contexts together give the name over the whole document.

use std::collections::BTreeMap;

use super::candidate::{Candidate, disjoint};
use super::words::Word;
use crate::language::Analysis;
use crate::lexicon::EntityType;

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
        let confidence = 0.5 + name.confidence * 0.3;
        match all.iter_mut().find(|c| c.start == start && c.end == end) {
            Some(c) if STRONG.contains(&c.rule) => c.confidence = c.confidence.max(0.95),
            Some(c) if c.confidence > confidence => {}
            Some(c) => *c = Candidate { kind: Some(name.kind), rule: "mention/model", confidence, ..c.clone() },
            None => all.push(Candidate::new(start, end, Some(name.kind), "mention/model", confidence)),
        }
    }
    let mut kept = disjoint(all);
    for c in kept.iter_mut().filter(|c| !STRONG.contains(&c.rule)) {
        let told = opinions.get(&key(c.start, c.end));
        let best = told.and_then(|o| o.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))));
        if let Some((kind, _)) = best.filter(|(kind, _)| c.kind != Some(**kind)) {
            c.kind = Some(*kind);
            c.rule = "mention/document";
        }
    }
    kept
}
