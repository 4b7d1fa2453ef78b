//! The fields of the query language, `who:ana-paz`, and the values they take. In: letters. Out: fields
//! and the keys their values stand for; `data/values.tsv` has the closed lists.

use std::sync::LazyLock;

/// What a value of a query is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Takes part.
    Who,
    /// Says, holds, wants or acts.
    By,
    /// Is spoken of.
    About,
    /// Takes part in a dealing, or is spoken to.
    With,
    /// Kind of fact.
    Type,
    /// Place.
    In,
    /// Day, month or year.
    On,
    /// Earlier than.
    Before,
    /// Later than.
    After,
    /// Then or later.
    From,
    /// Then or earlier.
    To,
    /// Document.
    Source,
    /// Stance of a position.
    Stance,
    /// Words of a goal.
    Goal,
    /// Status, or how it is told.
    Is,
}

/// What kind of value a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ValueKind {
    Entity,
    Document,
    /// One of a closed list.
    Listed,
    Date,
    Words,
}

impl Field {
    /// All of them, in the order in which completion offers them.
    pub const ALL: [Self; 15] = [
        Self::Who,
        Self::By,
        Self::About,
        Self::With,
        Self::Type,
        Self::In,
        Self::On,
        Self::Before,
        Self::After,
        Self::From,
        Self::To,
        Self::Source,
        Self::Stance,
        Self::Goal,
        Self::Is,
    ];

    /// As it is written, without the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::By => "by",
            Self::About => "about",
            Self::With => "with",
            Self::Type => "type",
            Self::In => "in",
            Self::On => "on",
            Self::Before => "before",
            Self::After => "after",
            Self::From => "from",
            Self::To => "to",
            Self::Source => "source",
            Self::Stance => "stance",
            Self::Goal => "goal",
            Self::Is => "is",
        }
    }

    /// The field of that name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }

    /// What its values are.
    pub fn value_kind(self) -> ValueKind {
        match self {
            Self::Who | Self::By | Self::About | Self::With | Self::In => ValueKind::Entity,
            Self::Source => ValueKind::Document,
            Self::Type | Self::Stance | Self::Is => ValueKind::Listed,
            Self::On | Self::Before | Self::After | Self::From | Self::To => ValueKind::Date,
            Self::Goal => ValueKind::Words,
        }
    }

    /// The key that `words` mean; `None` where the closed list has none such.
    pub(super) fn key(self, words: &str) -> Option<&'static str> {
        key(self.name(), words)
    }

    /// How the value of that key is written.
    pub(super) fn written(self, key: &str) -> Option<&'static str> {
        VALUES.iter().find(|v| v.field == self.name() && v.key == key).and_then(|v| v.words().next())
    }

    /// Keys of the closed list with the word that is written for each.
    pub fn listed(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        VALUES.iter().filter(move |v| v.field == self.name()).filter_map(|v| Some((v.key, v.words().next()?)))
    }
}

/// A line of the table.
struct Value {
    field: &'static str,
    key: &'static str,
    words: &'static str,
}

impl Value {
    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(',')
    }
}

static VALUES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let lines = include_str!("data/values.tsv").lines().filter(|line| !line.starts_with('#'));
    let cells = lines.map(|line| line.split('\t'));
    cells.filter_map(|mut c| Some(Value { field: c.next()?, key: c.next()?, words: c.next()? })).collect()
});

/// The key that a word of a list means.
fn key(list: &str, word: &str) -> Option<&'static str> {
    let is_meant = |v: &&Value| v.key.eq_ignore_ascii_case(word) || v.words().any(|w| w.eq_ignore_ascii_case(word));
    VALUES.iter().filter(|v| v.field == list).find(is_meant).map(|v| v.key)
}

/// The number of a month by its English name.
pub(super) fn month(name: &str) -> Option<i8> {
    key("month", name)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{EventType, Mode, Stance};

    #[test]
    fn the_table_knows_every_value() {
        for kind in EventType::ALL {
            let key = kind.name().to_lowercase();
            assert_eq!(Field::Type.key(&key), Some(key.as_str()));
        }
        for mode in Mode::ALL {
            assert_eq!(Field::Type.key(mode.name()), Some(format!("consult.{}", mode.name()).as_str()));
        }
        for stance in Stance::ALL {
            assert_eq!(Field::Stance.key(stance.name()), Some(stance.name()));
        }
        for status in ["occurred", "planned", "ongoing", "negated", "disputed", "single-source"] {
            assert_eq!(Field::Is.key(status), Some(status));
        }
        assert_eq!((month("FEB"), month("may"), month("dec"), month("")), (Some(2), Some(5), Some(12), None));
        for value in VALUES.iter() {
            assert_eq!(key(value.field, value.words().next().unwrap()), Some(value.key), "{}", value.words);
        }
    }
}
