//! Names that have no capitals: plans and texts named in quotation marks ("the so-called “green
//! corridor” deal") and, once so named, without them; uprisings and meetings named by a nationality.

use super::candidate::Candidate;
use super::words::Word;
use crate::lexicon::{EntityType, is_in_class, name_heads, quoted_law_heads};

/// Longest quoted phrase that can be a name, in words.
const LONGEST: usize = 6;

/// Proposes the quoted names of plans, wherever they occur afterwards and before.
pub(super) fn find(words: &[Word<'_>], out: &mut Vec<Candidate>) {
    let mut named: Vec<Vec<String>> = Vec::new();
    for (i, word) in words.iter().enumerate().filter(|(_, w)| w.is_quote()) {
        let Some(close) = (i + 2..=i + LONGEST + 1).find(|j| words.get(*j).is_some_and(Word::is_quote)) else {
            continue;
        };
        let Some(inside) = words.get(i + 1..close) else { continue };
        if inside.iter().any(|w| w.sentence != word.sentence || !w.is_alphabetic()) || inside.len() < 2 {
            continue;
        }
        let head =
            inside.iter().position(|w| w.folded == "of").and_then(|of| of.checked_sub(1)).unwrap_or(inside.len() - 1);
        let is_head = |w: &Word<'_>| quoted_law_heads().contains(w.folded.as_str());
        let own = inside.get(head).is_some_and(is_head);
        let after = words.get(close + 1).is_some_and(|w| is_head(w) && w.sentence == word.sentence);
        let before = i
            .checked_sub(1)
            .and_then(|b| words.get(b))
            .is_some_and(|w| is_head(w) || w.folded == "called" || w.folded == "so-called");
        let so_called = i.checked_sub(1).and_then(|b| words.get(b)).is_some_and(|w| w.folded.ends_with("called"));
        let capital = inside.iter().filter(|w| w.capital).count() * 2 >= inside.len();
        if (own && (head + 1 < inside.len() || so_called || capital))
            || (after && (so_called || capital || inside.len() >= 2))
            || (before && own)
        {
            let start = if determiner(inside[0].folded.as_str()) { i + 2 } else { i + 1 };
            let name: Vec<String> =
                words.get(start..close).unwrap_or_default().iter().map(|w| w.folded.clone()).collect();
            if name.len() >= 2 && !named.contains(&name) {
                named.push(name);
            }
        }
    }
    for name in &named {
        for at in 0..words.len() {
            let matches = words.get(at..at + name.len()).is_some_and(|run| {
                run.iter().zip(name).all(|(w, n)| w.folded == *n) && run.iter().all(|w| w.sentence == run[0].sentence)
            });
            if matches {
                out.push(Candidate::new(at, at + name.len(), Some(EntityType::Law), "mention/quoted-plan", 0.92));
            }
        }
    }
}

fn determiner(folded: &str) -> bool {
    matches!(folded, "the" | "a" | "an")
}

/// A nationality with a small-letter word for an uprising or summit: "Hungarian revolution", "Arab
/// summit"; and with "peace initiative".
pub(super) fn extend_nationalities(words: &[Word<'_>], candidates: &mut [Candidate]) {
    for c in candidates.iter_mut().filter(|c| c.kind == Some(EntityType::Norp)) {
        let Some(next) = words.get(c.end).filter(|w| !w.breaks && !w.capital && !w.glued) else { continue };
        if lower_event(&next.folded) {
            *c = Candidate {
                end: c.end + 1,
                kind: Some(EntityType::Event),
                rule: "mention/nationality-event",
                ..c.clone()
            };
        } else if next.folded == "peace"
            && words.get(c.end + 1).is_some_and(|w| {
                matches!(w.folded.as_str(), "initiative")
                    && name_heads().get(w.folded.as_str()).is_some_and(|h| h.kind == EntityType::Law)
            })
        {
            *c = Candidate {
                end: c.end + 2,
                kind: Some(EntityType::Law),
                rule: "mention/nationality-plan",
                ..c.clone()
            };
        }
    }
}

fn lower_event(folded: &str) -> bool {
    is_in_class(folded, "uprising")
}
