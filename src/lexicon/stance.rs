//! Words that tell an attitude: `data/stance.tsv` and `data/stance_labels.tsv`. Stances are given by
//! name ("support", "not-recognise"), since this level knows no records.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::table::{list, rows};

/// A word that tells an attitude, with the constructions it does it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StanceWord {
    /// Name of the stance; `label` where the words that follow tell it.
    pub stance: &'static str,
    /// Constructions; the names are explained in the table.
    pub frames: Vec<&'static str>,
}

impl StanceWord {
    /// Whether it is used in that construction.
    pub fn has(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }
}

type Words = BTreeMap<String, Vec<StanceWord>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::new();
    for row in rows(include_str!("data/stance.tsv")) {
        let [lemma, class, stance, frames] = row.columns();
        words.entry(key(lemma, class)).or_default().push(StanceWord { stance, frames: list(frames).collect() });
    }
    words
});

static LABELS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("data/stance_labels.tsv")).map(|row| row.columns()).map(|[word, stance]| (word, stance)).collect()
});

/// The readings of a lemma as a word of stance of that class: `v` verb, `n` noun, `a` adjective,
/// `l` verb that carries such a noun, `p` noun after "in".
pub fn stance_words(lemma: &str, class: &str) -> &'static [StanceWord] {
    WORDS.get(&key(lemma, class)).map_or(&[], Vec::as_slice)
}

fn key(lemma: &str, class: &str) -> String {
    format!("{class} {lemma}")
}

/// The stance that calling something so tells.
pub fn stance_label(word: &str) -> Option<&'static str> {
    LABELS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_readings_by_class() {
        let stances = |lemma, class| -> Vec<&str> { stance_words(lemma, class).iter().map(|w| w.stance).collect() };
        assert_eq!(stances("vote", "v"), ["support", "oppose"]);
        assert_eq!(stances("support", "n"), ["support"]);
        assert!(stances("walk", "v").is_empty());
        assert_eq!(stance_label("unacceptable"), Some("reject"));
    }

    #[test]
    fn every_stance_is_a_known_name() {
        let known =
            ["support", "oppose", "demand", "accept", "reject", "deny", "recognise", "not-recognise", "neutral"];
        for words in WORDS.values().flatten() {
            assert!(known.contains(&words.stance) || matches!(words.stance, "label" | ""), "{words:?}");
        }
        assert!(LABELS.values().all(|s| known.contains(s)));
    }
}
