//! A name that may be: a run of tokens with a type, the rule that proposed it and its weight.
//! Also the choice among proposals that overlap.

use crate::lexicon::EntityType;

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// First token.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Its type, where the rule knows.
    pub(super) kind: Option<EntityType>,
    /// The rule.
    pub(super) rule: &'static str,
    /// Tokens it went by.
    pub(super) cues: Vec<usize>,
    /// 0 to 1.
    pub(super) confidence: f32,
}

impl Candidate {
    /// A proposal without cues.
    pub(super) fn new(start: usize, end: usize, kind: Option<EntityType>, rule: &'static str, confidence: f32) -> Self {
        Self { start, end, kind, rule, cues: Vec::new(), confidence }
    }
}

/// Keeps the best of those that overlap: the more certain, then the longer, then the earlier. In text order.
pub(super) fn disjoint(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        let length = |c: &Candidate| c.end - c.start;
        b.confidence
            .total_cmp(&a.confidence)
            .then(length(b).cmp(&length(a)))
            .then(a.start.cmp(&b.start))
            .then(a.rule.cmp(b.rule))
    });
    let last = candidates.iter().map(|c| c.end).max().unwrap_or(0);
    let mut taken = vec![false; last];
    let mut kept: Vec<Candidate> = Vec::new();
    for c in candidates {
        let Some(tokens) = taken.get_mut(c.start..c.end) else { continue };
        if tokens.is_empty() || tokens.iter().any(|t| *t) {
            continue;
        }
        tokens.fill(true);
        kept.push(c);
    }
    kept.sort_by_key(|c| c.start);
    kept
}
