//! The word lists of `data/segment.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a listed word is; several may hold at once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    pub(super) title: bool,
    pub(super) abbreviation: bool,
    pub(super) capital: bool,
    pub(super) number: bool,
    pub(super) prefix: bool,
    pub(super) clitic: bool,
    pub(super) domain: bool,
    /// Where a word written together is cut; 0 for none.
    pub(super) bare: usize,
}

/// Longest listed word in bytes; anything longer need not be looked up.
pub(super) const LONGEST: usize = 12;

fn table() -> &'static HashMap<&'static str, Entry> {
    static TABLE: OnceLock<HashMap<&'static str, Entry>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<&str, Entry> = HashMap::new();
        for line in include_str!("../data/segment.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(kind), Some(word)) = (cells.next(), cells.next()) else { continue };
            let entry = table.entry(word).or_default();
            match kind {
                "title" => entry.title = true,
                "abbreviation" => entry.abbreviation = true,
                "capital" => entry.capital = true,
                "number" => entry.number = true,
                "prefix" => entry.prefix = true,
                "clitic" => entry.clitic = true,
                "domain" => entry.domain = true,
                "bare" => entry.bare = cells.next().and_then(|n| n.parse().ok()).unwrap_or(0),
                _ => {}
            }
        }
        table
    })
}

/// What is known of the word, whatever its case.
pub(super) fn look(word: &str) -> Entry {
    let mut lower = [0; LONGEST];
    let Some(target) = lower.get_mut(..word.len()) else { return Entry::default() };
    target.copy_from_slice(word.as_bytes());
    target.make_ascii_lowercase();
    std::str::from_utf8(target).ok().and_then(|w| table().get(w)).copied().unwrap_or_default()
}
