//! What gazetteers say of tokens: countries, cities, regions, peoples, bodies, given names, surnames,
//! titles and heads of names, packed by the trainer into one table from hashed phrases to two bytes.

use crate::language::model::hash;
use crate::language::model::table::Map;
use crate::language::words::Word;

/// Bits of the first byte.
pub(crate) mod flag {
    pub(crate) const COUNTRY: u16 = 1;
    pub(crate) const CITY: u16 = 2;
    pub(crate) const CAPITAL: u16 = 4;
    pub(crate) const REGION: u16 = 8;
    pub(crate) const PEOPLE: u16 = 16;
    pub(crate) const BODY: u16 = 32;
    pub(crate) const GIVEN: u16 = 64;
    pub(crate) const SURNAME: u16 = 128;
    pub(crate) const TITLE: u16 = 256;
    #[cfg(feature = "train")]
    pub(crate) const CALENDAR: u16 = 512;
    pub(crate) const COMMON: u16 = 1024;
    /// Type of a name's last word, by [`crate::lexicon::EntityType`] number plus one, from this bit up.
    pub(crate) const HEAD: u16 = 2048;
    /// What a phrase of several words may be.
    pub(crate) const PHRASE: u16 = COUNTRY | CITY | CAPITAL | REGION | PEOPLE | BODY;
}

/// Longest phrase in tokens.
pub(crate) const LONGEST: usize = 6;

/// What is known of one token: alone, and in the longest phrase that covers it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    pub(crate) alone: u16,
    /// What the phrase is.
    pub(crate) phrase: u16,
    /// 0 none, 1 first, 2 inside, 3 last, 4 the only token.
    pub(crate) place: u8,
}

impl Known {
    /// The type that the token has as the last word of a name, plus one; 0 for none.
    pub(crate) fn head(self) -> u32 {
        u32::from(self.alone / flag::HEAD)
    }
}

/// The number of a phrase one word longer than that of number `before` (0 for none).
pub(crate) fn key(before: u32, lower: u32) -> u32 {
    hash::pair(70, before, lower)
}

/// What the table says of the phrase.
pub(crate) fn look(table: &Map, key: u32) -> u16 {
    table.get(key).map_or(0, u16::from_le_bytes)
}

/// Fills `known` for every word.
pub(crate) fn mark(table: &Map, words: &[Word], known: &mut Vec<Known>) {
    known.clear();
    known.extend(words.iter().map(|w| Known { alone: look(table, key(0, w.lower)), ..Known::default() }));
    let mut i = 0;
    while i < words.len() {
        let mut best = (0, 0);
        if words.get(i).is_some_and(|w| w.capital) {
            let mut phrase = 0;
            for n in 1..=LONGEST {
                let Some(word) = words.get(i + n - 1) else { break };
                phrase = key(phrase, word.lower);
                let found = look(table, phrase) & flag::PHRASE;
                if found != 0 && word.wordy {
                    best = (n, found);
                }
            }
        }
        for k in 0..best.0 {
            if let Some(slot) = known.get_mut(i + k) {
                slot.phrase = best.1;
                slot.place = match (k, best.0) {
                    (0, 1) => 4,
                    (0, _) => 1,
                    (k, n) if k + 1 == n => 3,
                    _ => 2,
                };
            }
        }
        i += best.0.max(1);
    }
}
