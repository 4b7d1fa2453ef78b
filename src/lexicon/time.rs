//! Words, phrases and feasts of time expressions. Three tables; keys folded. Says what a word can
//! be, not what it is in its sentence ("may", "march", "second").

use std::collections::HashMap;
use std::sync::OnceLock;

use super::table;

/// What a word can be in a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table's header explains them")]
pub enum TimeClass {
    Month,
    Weekday,
    Weekdays,
    Unit,
    Units,
    Number,
    Ordinal,
    Decade,
    Season,
    Part,
    Clock,
    SetAdverb,
    Some,
    Last,
    Next,
    This,
    Edge,
    Ago,
    Earlier,
    Later,
    Zone,
    Tense,
    NoYearBefore,
    NoYearAfter,
    MonthLead,
    LengthAdjective,
    LengthLead,
    Rate,
}

/// Every class with its name in the table.
const CLASSES: [(&str, TimeClass); 28] = [
    ("month", TimeClass::Month),
    ("weekday", TimeClass::Weekday),
    ("weekdays", TimeClass::Weekdays),
    ("unit", TimeClass::Unit),
    ("units", TimeClass::Units),
    ("number", TimeClass::Number),
    ("ordinal", TimeClass::Ordinal),
    ("decade", TimeClass::Decade),
    ("season", TimeClass::Season),
    ("part", TimeClass::Part),
    ("clock", TimeClass::Clock),
    ("adverb-set", TimeClass::SetAdverb),
    ("some", TimeClass::Some),
    ("last", TimeClass::Last),
    ("next", TimeClass::Next),
    ("this", TimeClass::This),
    ("edge", TimeClass::Edge),
    ("ago", TimeClass::Ago),
    ("earlier", TimeClass::Earlier),
    ("later", TimeClass::Later),
    ("zone", TimeClass::Zone),
    ("tense", TimeClass::Tense),
    ("no-year-before", TimeClass::NoYearBefore),
    ("no-year-after", TimeClass::NoYearAfter),
    ("month-lead", TimeClass::MonthLead),
    ("length-adjective", TimeClass::LengthAdjective),
    ("length-lead", TimeClass::LengthLead),
    ("rate", TimeClass::Rate),
];

/// What a phrase of several words means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table's header explains them")]
pub enum PhraseClass {
    Present,
    Past,
    Future,
    Today,
    Approx,
    Feast,
}

const PHRASE_CLASSES: [(&str, PhraseClass); 5] = [
    ("present", PhraseClass::Present),
    ("past", PhraseClass::Past),
    ("future", PhraseClass::Future),
    ("today", PhraseClass::Today),
    ("approx", PhraseClass::Approx),
];

/// A phrase of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimePhrase {
    /// What it means.
    pub class: PhraseClass,
    /// Its words and marks, folded, as [`pieces`] cuts them.
    pub pieces: Vec<&'static str>,
    /// The table's value.
    pub value: &'static str,
}

/// What the folded word can be, with the table's value.
pub fn time_word(word: &str, class: TimeClass) -> Option<&'static str> {
    static WORDS: OnceLock<HashMap<&str, Vec<(TimeClass, &str)>>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: HashMap<&str, Vec<(TimeClass, &str)>> = HashMap::new();
        for row in table::rows(include_str!("data/time.tsv")) {
            let [class, word, value] = row.columns();
            if let Some((_, class)) = CLASSES.iter().find(|(name, _)| *name == class) {
                words.entry(word).or_default().push((*class, value));
            }
        }
        words
    });
    words.get(word)?.iter().find(|(c, _)| *c == class).map(|(_, value)| *value)
}

/// The tense a word tells by itself: `past`, `present` or `future`.
pub fn tense_word(word: &str) -> Option<&'static str> {
    time_word(word, TimeClass::Tense)
}

/// The phrases that begin with the folded word, longest first.
pub fn time_phrases(first: &str) -> &'static [TimePhrase] {
    static PHRASES: OnceLock<HashMap<&str, Vec<TimePhrase>>> = OnceLock::new();
    let phrases = PHRASES.get_or_init(|| {
        let general = table::rows(include_str!("data/time_phrases.tsv")).filter_map(|row| {
            let [class, phrase, value] = row.columns();
            let (_, class) = PHRASE_CLASSES.iter().find(|(name, _)| *name == class)?;
            Some(TimePhrase { class: *class, pieces: pieces(phrase).collect(), value })
        });
        let feasts = table::rows(include_str!("data/time_feasts.tsv")).map(|row| {
            let [name, value] = row.columns();
            TimePhrase { class: PhraseClass::Feast, pieces: pieces(name).collect(), value }
        });
        let mut phrases: HashMap<&str, Vec<TimePhrase>> = HashMap::new();
        for phrase in general.chain(feasts) {
            if let Some(first) = phrase.pieces.first() {
                phrases.entry(first).or_default().push(phrase);
            }
        }
        phrases.values_mut().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.pieces.len())));
        phrases
    });
    phrases.get(first).map_or(&[], Vec::as_slice)
}

/// Runs of letters, runs of digits and single marks; white space parts them and is dropped.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let same = |c: char| match first {
            _ if first.is_ascii_digit() => c.is_ascii_digit(),
            _ if first.is_alphabetic() => c.is_alphabetic(),
            _ => false,
        };
        let end = rest.char_indices().skip(1).find(|(_, c)| !same(*c)).map_or(rest.len(), |(i, _)| i);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases() {
        assert_eq!(time_word("may", TimeClass::Month), Some("5"));
        assert_eq!(time_word("second", TimeClass::Ordinal), Some("2"));
        assert_eq!(time_word("second", TimeClass::Unit), Some("TS"));
        assert_eq!(time_word("green", TimeClass::Unit), None);
        assert_eq!(time_phrases("the").first().map(|p| p.pieces.len()), Some(4));
        assert_eq!(pieces("1990s, mid-May").collect::<Vec<_>>(), ["1990", "s", ",", "mid", "-", "May"]);
    }

    #[test]
    fn every_row_has_a_class() {
        for row in table::rows(include_str!("data/time.tsv")) {
            let [class, word, _] = row.columns();
            let known = CLASSES.iter().find(|(name, _)| *name == class).map(|(_, c)| *c);
            assert!(known.is_some_and(|c| time_word(word, c).is_some()), "{class} {word}");
        }
    }
}
