//! What a stretch of text is about, so that two can be compared: the roots of its content words and
//! the names in it, the weightiest first. In: a span of a document. Out: a [`Wording`]. Depends on
//! the document alone.

use smol_str::SmolStr;

use crate::extract::{Layers, MentionKind};
use crate::ingest::Document;
use crate::language::{Analysis, Token, Upos};
use crate::text::{MentionId, Span, code, fold};

/// A content word of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its root: the same for `recognise` and `recognition`.
    pub(crate) root: SmolStr,
    /// The root as a number, so that corpora compare numbers: two roots of one number are so seldom
    /// that they may be taken for one.
    pub(crate) code: u64,
    /// Its lemma, for a person.
    pub(crate) lemma: SmolStr,
    /// Whether it is a noun.
    pub(crate) is_noun: bool,
    /// Steps up the tree to the head of the span.
    pub(crate) depth: u8,
}

/// The content of a span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wording {
    /// Content words outside names, in text order.
    pub(crate) words: Vec<Word>,
    /// Names in it with their depth, in text order.
    pub(crate) names: Vec<(MentionId, u8)>,
    /// Pronouns and common noun phrases that may stand for an actor, in text order.
    pub(crate) others: Vec<MentionId>,
    /// Whether it says that something is not so.
    pub(crate) is_negated: bool,
    /// Its length in words, a leading article or "to" aside; one at least.
    pub(crate) n_words: u32,
}

/// Reads a span.
pub(crate) fn wording(document: &Document, analysis: &Analysis, layers: &Layers, span: Span) -> Wording {
    let text: &str = &document.text;
    let range = analysis.tokens_in(span);
    let own = span.of(text);
    let n_words = (own.split_whitespace().count() - usize::from(is_led(own))).max(1) as u32;
    let mut wording = Wording { n_words, ..Wording::default() };
    let first = layers.mentions.partition_point(|m| m.tokens.start < range.start);
    let mut in_name = vec![false; range.range().len()];
    for (i, mention) in layers.mentions.iter().enumerate().skip(first) {
        if mention.tokens.start >= range.end {
            break;
        }
        if mention.tokens.end > range.end {
            continue;
        }
        let id = MentionId::new(i);
        if mention.kind == MentionKind::Name {
            let own = mention.tokens.range().map(|t| t - range.start as usize);
            own.for_each(|t| in_name.iter_mut().skip(t).take(1).for_each(|slot| *slot = true));
            wording.names.push((id, depth(analysis, mention.head.index(), range.range())));
        } else {
            wording.others.push(id);
        }
    }
    for (index, is_name) in range.range().zip(in_name) {
        let Some(token) = analysis.tokens.get(index) else { break };
        let lemma = &token.lemma;
        if matches!(lemma.as_str(), "not" | "never" | "no" | "neither" | "nor" | "without") {
            wording.is_negated = true;
        }
        if is_name || !is_content(token) {
            continue;
        }
        let folded = if lemma.is_empty() { fold(token.span.of(text)) } else { fold(lemma) };
        let root = root(&folded);
        wording.words.push(Word {
            root: root.into(),
            code: code(root),
            lemma: folded.into(),
            is_noun: matches!(token.upos, Upos::Noun | Upos::Propn),
            depth: depth(analysis, index, range.range()),
        });
    }
    wording
}

/// Whether the first word is an article or "to".
pub(crate) fn is_led(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    ["the", "a", "an", "to"].iter().any(|w| first.eq_ignore_ascii_case(w))
}

fn is_content(token: &Token) -> bool {
    let light =
        ["be", "have", "do", "say", "make", "take", "get", "give", "go", "will", "would", "can", "such", "other"];
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
        && !light.contains(&token.lemma.as_str())
}

/// Steps from a token up to the head of the range; the root of the range has none.
fn depth(analysis: &Analysis, index: usize, range: std::ops::Range<usize>) -> u8 {
    let mut at = index;
    for steps in 0..20u8 {
        match analysis.tokens.get(at).and_then(|t| t.head) {
            Some(head) if range.contains(&head.index()) && head.index() != at => at = head.index(),
            _ => return steps,
        }
    }
    20
}

/// Endings of derivation, the longest first; what is left has four letters or more.
const ENDINGS: [&str; 44] = [
    "ization", "isation", "ational", "iveness", "fulness", "ements", "ation", "ition", "ement", "ments", "ising",
    "izing", "ities", "ment", "ness", "ance", "ence", "ized", "ised", "ates", "able", "ible", "ions", "ings", "ity",
    "ion", "ing", "ise", "ize", "ate", "ive", "ary", "ers", "ant", "ent", "ial", "al", "ed", "er", "or", "es", "s",
    "y", "e",
];

/// The part that words of one family share; for comparing, never shown.
pub(crate) fn root(word: &str) -> &str {
    let stripped = ENDINGS.iter().filter_map(|e| word.strip_suffix(e)).find(|stem| stem.len() >= 4);
    let stem = stripped.unwrap_or(word);
    let stem = if stem.len() >= 5 { stem.strip_suffix(['i', 'e', 'u']).unwrap_or(stem) } else { stem };
    // A last letter doubled before the ending.
    match stem.as_bytes() {
        [.., a, b] if a == b && stem.len() > 4 && stripped.is_some() && !matches!(a, b's' | b'l') && a.is_ascii() => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_meet() {
        for (a, b) in [
            ("recognise", "recognition"),
            ("withdraw", "withdrawal"),
            ("reconcile", "reconciliation"),
            ("negotiate", "negotiation"),
            ("agree", "agreement"),
            ("normalise", "normalization"),
            ("resist", "resistance"),
            ("elect", "election"),
        ] {
            assert_eq!(root(a), root(b), "{a} {b}");
        }
        assert_ne!(root("nation"), root("national-bank"));
        assert_eq!(root("war"), "war");
    }
}
