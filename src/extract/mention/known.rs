//! Names the gazetteer knows, at a place in the text.

use super::words::Word;
use crate::lexicon::{Entry, gazetteer};

/// The longest known name that begins at token `at`, with the token after it. Names stay within a
/// sentence and begin with a capital ("al-Qaeda" aside).
pub(super) fn longest_at(words: &[Word<'_>], at: usize) -> Option<(usize, &'static Entry)> {
    let first = words.get(at)?;
    let g = gazetteer();
    let key = first.folded.split('-').next().unwrap_or_default();
    let longest = g.longest_from(key).max(g.longest_from(&first.folded));
    if longest == 0 {
        return None;
    }
    // Hyphens and dots may be tokens of their own.
    let reach = (at + longest * 2 + 2).min(words.len());
    let mut end = at;
    let mut best = None;
    let mut name = String::new();
    while end < reach {
        let word = words.get(end)?;
        if end > at && (word.sentence != first.sentence || word.breaks) {
            break;
        }
        if end > at && !word.glued {
            name.push(' ');
        }
        name.push_str(word.text);
        end += 1;
        if let Some(entry) = g.get(&name)
            && accepts(words, at, end)
        {
            best = Some((end, entry));
        }
    }
    best
}

fn accepts(words: &[Word<'_>], at: usize, end: usize) -> bool {
    let Some(run) = words.get(at..end) else { return false };
    let capital = run.iter().any(|w| w.capital) && (run[0].capital || run[0].folded.starts_with("al"));
    // A name does not end inside a hyphenated word that goes on: "Guinea" in "Guinea-Bissau" is
    // left to the longer match, "US" in "US-led" is a name of its own.
    capital
        && run.iter().all(|w| {
            w.text.chars().next().is_some_and(|c| !c.is_alphabetic() || c.is_uppercase())
                || w.text.len() <= 4
                || w.folded == "minister"
        })
}
