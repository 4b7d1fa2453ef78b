//! The names model and the rules together. The model decides where rules only guess; the
//! gazetteer, quotation marks and introduced acronyms decide where they speak.

use super::candidate::{Candidate, disjoint};
use super::words::Word;
use crate::language::Analysis;

/// Rules that outweigh the model on the type of the very same words.
const STRONG: [&str; 5] = [
    "mention/gazetteer",
    "mention/quoted-plan",
    "mention/acronym-introduced",
    "mention/nationality-event",
    "mention/nationality-plan",
];

/// Joins the model's names with the proposals of the rules.
pub(super) fn with_model(words: &[Word<'_>], analysis: &Analysis, rules: Vec<Candidate>) -> Vec<Candidate> {
    if analysis.names.is_empty() {
        return rules;
    }
    let mut all = rules;
    for name in &analysis.names {
        let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
        if words.get(start..end).is_none_or(<[_]>::is_empty) {
            continue;
        }
        let confidence = 0.5 + name.confidence * 0.3;
        let same = all.iter_mut().find(|c| c.start == start && c.end == end);
        match same {
            Some(c) if STRONG.contains(&c.rule) => c.confidence = c.confidence.max(0.95),
            Some(c) if c.confidence > confidence => {}
            Some(c) => *c = Candidate { kind: Some(name.kind), rule: "mention/model", confidence, ..c.clone() },
            None => all.push(Candidate::new(start, end, Some(name.kind), "mention/model", confidence)),
        }
    }
    disjoint(all)
}
