//! Small tables of resolution, one loader each. Keys are folded.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Rows of two columns; lines that begin with `#` are remarks.
fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

/// Whether a given name is borne by women, where it tells.
pub(super) fn is_female_name(name: &str) -> Option<bool> {
    static ONCE: OnceLock<HashMap<&'static str, bool>> = OnceLock::new();
    let names = ONCE.get_or_init(|| pairs(include_str!("given_name_sex.tsv")).map(|(n, s)| (n, s == "f")).collect());
    names.get(name).copied()
}

/// Whether a word before a name tells a woman, where it tells.
pub(super) fn is_female_word(word: &str) -> Option<bool> {
    static ONCE: OnceLock<HashMap<&'static str, bool>> = OnceLock::new();
    let words = ONCE.get_or_init(|| pairs(include_str!("sex_words.tsv")).map(|(n, s)| (n, s == "f")).collect());
    words.get(word).copied()
}

/// Nouns that, after the adjective of a nation, tell of its people or land and not of its state.
pub(super) fn people_nouns() -> &'static HashSet<&'static str> {
    static ONCE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    ONCE.get_or_init(|| include_str!("people_nouns.tsv").lines().filter(|l| !l.starts_with('#')).collect())
}
