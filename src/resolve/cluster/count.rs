//! Counts told of an event: "killed 12 people", "a delegation of five members". In: the tokens around a
//! trigger. Out: what is counted and how many. Only what depends on the trigger counts; dates do not.

use std::collections::HashMap;
use std::sync::OnceLock;

use smol_str::SmolStr;

use crate::language::{Deprel, Token, Upos};
use crate::resolve::Analysed;
use crate::resolve::across::wording::root;
use crate::text::{Span, fold};

/// Something counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    /// Root of the noun that is counted.
    pub(crate) root: SmolStr,
    /// How many.
    pub(crate) number: u64,
    /// As a person reads it: "12 people".
    pub(crate) label: String,
}

/// The counts that depend on a trigger.
pub(crate) fn counts(document: &Analysed<'_>, trigger: Span) -> Vec<Count> {
    let analysis = document.analysis;
    let text: &str = &document.document.text;
    let range = analysis.tokens_in(trigger);
    let Some(sentence) = analysis.sentence_at(trigger.start).and_then(|s| analysis.sentences.get(s)) else {
        return Vec::new();
    };
    let mut found: Vec<Count> = Vec::new();
    for index in sentence.tokens.range() {
        let Some(token) = analysis.tokens.get(index).filter(|t| t.upos == Upos::Num && t.deprel == Deprel::Nummod)
        else {
            continue;
        };
        let Some(noun_at) = token.head else { continue };
        let Some(noun) = analysis.token(noun_at).filter(|n| n.upos == Upos::Noun) else { continue };
        let dated = document.layers.timexes.iter().any(|t| t.span.overlaps(token.span));
        let hangs = hangs_on(analysis.tokens.as_slice(), noun_at.index(), &range.range());
        if dated || !hangs {
            continue;
        }
        let before = index.checked_sub(1).and_then(|i| analysis.tokens.get(i)).map(|t| t.span.of(text));
        let Some(number) = value(token.span.of(text), before) else { continue };
        let lemma = fold(&noun.lemma);
        found.push(Count { root: root(&lemma).into(), number, label: format!("{number} {}", noun.span.of(text)) });
    }
    found
}

/// Whether a token depends on one of the range within three steps, not through another clause.
fn hangs_on(tokens: &[Token], mut at: usize, range: &std::ops::Range<usize>) -> bool {
    for _ in 0..3 {
        let Some(token) = tokens.get(at) else { return false };
        let Some(head) = token.head else { return false };
        if range.contains(&head.index()) {
            return true;
        }
        if matches!(token.upos, Upos::Verb) {
            return false;
        }
        at = head.index();
    }
    false
}

fn value(word: &str, before: Option<&str>) -> Option<u64> {
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    if let Ok(number) = plain.parse::<u64>() {
        return Some(number);
    }
    let folded = fold(word);
    let known = words().get(folded.as_str()).copied().or_else(|| {
        let (tens, ones) = folded.split_once('-')?;
        Some(words().get(tens)? + words().get(ones)?)
    })?;
    // "three hundred", "12 million"
    let times = before.and_then(|b| value(b, None)).filter(|_| known >= 100).unwrap_or(1);
    known.checked_mul(times)
}

fn words() -> &'static HashMap<&'static str, u64> {
    static ONCE: OnceLock<HashMap<&'static str, u64>> = OnceLock::new();
    ONCE.get_or_init(|| {
        let lines = include_str!("../data/numbers.tsv").lines().filter(|l| !l.starts_with('#'));
        lines.filter_map(|l| l.split_once('\t')).filter_map(|(w, n)| Some((w, n.parse().ok()?))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        assert_eq!(value("1,200", None), Some(1200));
        assert_eq!(value("twenty-three", None), Some(23));
        assert_eq!(value("hundred", Some("three")), Some(300));
        assert_eq!(value("several", None), None);
    }
}
