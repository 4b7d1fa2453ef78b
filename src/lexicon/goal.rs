//! Words that tell what somebody wants: `data/goal.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::table::{list, rows};

/// A word that tells a goal, with the constructions it does it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalWord {
    frames: Vec<&'static str>,
}

impl GoalWord {
    /// Whether it is used in that construction; the names are explained in the table.
    pub fn has(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }
}

static WORDS: LazyLock<BTreeMap<String, GoalWord>> = LazyLock::new(|| {
    let words = rows(include_str!("data/goal.tsv")).map(|row| row.columns());
    words.map(|[lemma, class, frames]| (key(lemma, class), GoalWord { frames: list(frames).collect() })).collect()
});

fn key(lemma: &str, class: &str) -> String {
    format!("{class} {lemma}")
}

/// A lemma as a word of wanting of that class: `v` verb, `n` noun, `a` adjective.
pub fn goal_word(lemma: &str, class: &str) -> Option<&'static GoalWord> {
    WORDS.get(&key(lemma, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_frames() {
        assert!(goal_word("hope", "v").is_some_and(|w| w.has("clause") && !w.has("obj")));
        assert!(goal_word("goal", "n").is_some_and(|w| w.has("be")));
        assert!(goal_word("walk", "v").is_none());
    }
}
