//! Words for kinds of fact, from `data/kinds.tsv`, and lists of names.

use std::sync::LazyLock;

use crate::extract::Status;

/// Words for one kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct KindWords {
    key: &'static str,
    /// Noun: "Meeting".
    pub label: &'static str,
    past: &'static str,
    base: &'static str,
    ongoing: &'static str,
    /// Preposition before the recipient.
    pub toward: &'static str,
}

static KINDS: LazyLock<Vec<KindWords>> = LazyLock::new(|| {
    let lines = include_str!("data/kinds.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(KindWords {
                key: cells.next()?,
                label: cells.next()?,
                past: cells.next().unwrap_or_default(),
                base: cells.next().unwrap_or_default(),
                ongoing: cells.next().unwrap_or_default(),
                toward: cells.next().unwrap_or_default(),
            })
        })
        .collect()
});

/// The words for a kind; those of its root where the mode has none of its own.
pub(super) fn kind_words(kind: &str) -> Option<&'static KindWords> {
    let find = |key: &str| KINDS.iter().find(|k| k.key == key);
    find(kind).or_else(|| find(kind.split('.').next()?))
}

/// The noun for a kind.
pub(super) fn kind_label(kind: &str) -> String {
    kind_words(kind).map_or_else(|| kind.to_owned(), |words| words.label.to_owned())
}

impl KindWords {
    /// The verb after its subject: "met", "did not meet", "is to meet".
    pub(super) fn verb(&self, status: Status, is_plural: bool) -> String {
        let be = if is_plural { "are" } else { "is" };
        match status {
            Status::Occurred => self.past.to_owned(),
            Status::Negated => format!("did not {}", self.base),
            Status::Planned => format!("{be} to {}", self.base),
            Status::Ongoing => format!("{be} {}", self.ongoing),
        }
    }
}

/// "A", "A and B", "A, B and C"; five or more end in "and 3 others".
pub(super) fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b, c, _, rest @ ..] if !rest.is_empty() => format!("{a}, {b}, {c} and {} others", rest.len() + 1),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// White space made single, and cut at a word where it is longer than `max` characters.
pub(super) fn clip(text: &str, max: usize) -> String {
    let text = squeeze(text);
    let Some((end, _)) = text.char_indices().nth(max) else { return text };
    let head = text.get(..end).unwrap_or_default();
    let head = head.rsplit_once(' ').map_or(head, |(whole, _)| whole);
    format!("{}…", head.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// White space made single.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{EventType, Mode};

    #[test]
    fn every_kind_has_words() {
        for kind in EventType::ALL {
            let kind = kind.name().to_lowercase();
            assert!(kind_words(&kind).is_some_and(|w| !w.past.is_empty() && !w.ongoing.is_empty()), "{kind}");
        }
        for mode in Mode::ALL {
            let kind = format!("consult.{}", mode.name());
            assert!(kind_words(&kind).is_some_and(|w| w.key == kind), "{kind}");
        }
        for kind in ["statement", "goal", "position", "actor"] {
            assert_ne!(kind_label(kind), kind);
        }
    }

    #[test]
    fn joins_and_clips() {
        let names =
            |n: usize| ["A", "B", "C", "D", "E", "F"].iter().take(n).map(ToString::to_string).collect::<Vec<_>>();
        let joined: Vec<String> = (0..=6).map(|n| and(&names(n))).collect();
        assert_eq!(
            joined,
            ["", "A", "A and B", "A, B and C", "A, B, C and D", "A, B, C and 2 others", "A, B, C and 3 others"]
        );
        assert_eq!((clip("one  two, three", 9), clip("one\n two", 9)), ("one two…".into(), "one two".into()));
    }
}
