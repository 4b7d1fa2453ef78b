//! Numbers, years, days and lengths in words and digits.

use super::atoms::Atoms;
use super::expression::Length;
use crate::lexicon::TimeClass;

/// Years that a bare number can mean.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2100;

impl Atoms {
    /// The digits at `i`.
    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let word = self.word(i);
        (word.len() <= 9 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    /// A number of a single word, or in digits with thousands; with its end.
    fn plain_number(&self, i: usize) -> Option<(u32, usize)> {
        let Some(first) = self.digits(i) else {
            let word: u32 = self.class(i, TimeClass::Number)?.parse().ok()?;
            return Some((word, i + 1));
        };
        let (mut all, mut end) = (first, i + 1);
        while first <= 999
            && self.word(end) == ","
            && self.is_glued(end)
            && self.is_glued(end + 1)
            && self.word(end + 1).len() == 3
        {
            let Some(next) = self.digits(end + 1) else { break };
            all = all.checked_mul(1000)?.checked_add(next)?;
            end += 2;
        }
        Some((all, end))
    }

    /// A number: "14", "1,000", "twenty-four", "a hundred and ten"; with its end.
    pub(super) fn number(&self, i: usize) -> Option<(u32, usize)> {
        let article =
            matches!(self.word(i), "a" | "an") && matches!(self.word(i + 1), "hundred" | "thousand" | "dozen");
        let (mut all, mut end) = if article { (1, i + 1) } else { self.plain_number(i)? };
        let mut group = 0u32;
        loop {
            let at = match self.word(end) {
                "-" if self.is_glued(end) => end + 1,
                "and" if all >= 100 && self.class(end + 1, TimeClass::Number).is_some() => end + 1,
                _ => end,
            };
            let Some(next) = self.class(at, TimeClass::Number).and_then(|n| n.parse::<u32>().ok()) else { break };
            match next {
                12 if self.word(at) == "dozen" => all = all.checked_mul(12)?,
                100 => all = all.checked_mul(100)?,
                1000 => {
                    group = group.checked_add(all.checked_mul(1000)?)?;
                    all = 0;
                }
                _ if next < 10 && all % 100 >= 20 && all % 10 == 0 || all % 100 == 0 && next < 100 => {
                    all = all.checked_add(next)?;
                }
                _ => break,
            }
            end = at + 1;
        }
        Some((all.checked_add(group)?, end))
    }

    /// A year: "1998", "nineteen ninety-eight", "two thousand", "'98"; with its end.
    pub(super) fn year(&self, i: usize) -> Option<(i16, usize)> {
        if let Some(digits) = self.digits(i) {
            let year = i16::try_from(digits).ok().filter(|y| YEARS.contains(y) && self.word(i).len() == 4)?;
            let continues = matches!(self.word(i + 1), "," | "." | "%")
                && self.is_glued(i + 1)
                && self.digits(i + 2).is_some()
                && self.is_glued(i + 2);
            return (!continues).then_some((year, i + 1));
        }
        if matches!(self.word(i), "'" | "\u{2019}" | "\u{2018}") && self.is_glued(i + 1) && self.word(i + 1).len() == 2
        {
            let two = i16::try_from(self.digits(i + 1)?).ok()?;
            return Some((if two < 30 { 2000 + two } else { 1900 + two }, i + 2));
        }
        if self.word(i) == "two" && self.word(i + 1) == "thousand" {
            let (all, end) = self.number(i)?;
            let led = matches!(self.before(i), "year" | "in" | "of" | "since" | "by");
            return i16::try_from(all).ok().filter(|y| led && (2000..2100).contains(y)).map(|y| (y, end));
        }
        let century = self.class(i, TimeClass::Number)?.parse::<i16>().ok().filter(|c| (11..=20).contains(c))?;
        let (rest, end) = self.number(i + 1)?;
        let rest = i16::try_from(rest).ok().filter(|r| (10..=99).contains(r))?;
        Some((century * 100 + rest, end))
    }

    /// A day of the month: "8", "8th", "eighth"; with its end.
    pub(super) fn day(&self, i: usize) -> Option<(i8, usize)> {
        if let Some(ordinal) = self.class(i, TimeClass::Ordinal) {
            return Some((ordinal.parse().ok()?, i + 1));
        }
        if let (Some("20" | "30"), "-", Some(rest)) =
            (self.class(i, TimeClass::Number), self.word(i + 1), self.class(i + 2, TimeClass::Ordinal))
        {
            let tens: i8 = self.class(i, TimeClass::Number)?.parse().ok()?;
            return Some((tens + rest.parse::<i8>().ok().filter(|r| *r < 10)?, i + 3));
        }
        let day = i8::try_from(self.digits(i)?).ok().filter(|d| (1..=31).contains(d) && self.word(i).len() <= 2)?;
        let ordinal = self.is_glued(i + 1) && matches!(self.word(i + 1), "st" | "nd" | "rd" | "th");
        Some((day, if ordinal { i + 2 } else { i + 1 }))
    }

    /// An ordinal in words or digits: "third", "19th"; with its end.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        if let Some(value) = self.class(i, TimeClass::Ordinal) {
            return Some((value.parse().ok()?, i + 1));
        }
        if let ("twenty", "-", Some(rest)) = (self.word(i), self.word(i + 1), self.class(i + 2, TimeClass::Ordinal)) {
            return Some((20 + rest.parse::<u32>().ok()?, i + 3));
        }
        let suffix = self.is_glued(i + 1) && matches!(self.word(i + 1), "st" | "nd" | "rd" | "th");
        suffix.then(|| Some((self.digits(i)?, i + 2))).flatten()
    }

    /// A month by name: number and end (with the full stop of an abbreviation).
    pub(super) fn month(&self, i: usize) -> Option<(i8, usize)> {
        let month: i8 = self.class(i, TimeClass::Month)?.parse().ok()?;
        if !self.get(i)?.capital {
            return None;
        }
        let abbreviated = self.word(i).len() <= 4 && !matches!(self.word(i), "june" | "july" | "may");
        let stop = abbreviated && self.word(i + 1) == "." && self.is_glued(i + 1) && !self.near(i, i + 2).is_empty();
        Some((month, if stop { i + 2 } else { i + 1 }))
    }

    /// A length: "two years", "a few weeks", "half an hour", "2 1/2 days", "a year and a half",
    /// "two-year"; with its end and whether it was told by a count.
    pub(super) fn length(&self, i: usize) -> Option<(Length, usize)> {
        let (count, half, at) = self.count(i)?;
        let at = if self.word(at) == "-" && self.is_glued(at) && self.is_glued(at + 1) { at + 1 } else { at };
        let mut at = at;
        for _ in 0..2 {
            let qualifies = self.class(at, TimeClass::LengthAdjective).is_some();
            if qualifies {
                at += 1;
            }
        }
        let unit = self.class(at, TimeClass::Units).or_else(|| self.class(at, TimeClass::Unit))?;
        let mut end = at + 1;
        let mut half = half;
        if self.word(end) == "and" && self.word(end + 1) == "a" && self.word(end + 2) == "half" {
            half = true;
            end += 3;
        }
        Some((Length { count, half, unit }, end))
    }

    /// The count before a unit: number (`None` is vague), whether a half comes on top, end.
    fn count(&self, i: usize) -> Option<(Option<u32>, bool, usize)> {
        let word = self.word(i);
        if word == "half" && matches!(self.word(i + 1), "a" | "an") {
            return Some((Some(0), true, i + 2));
        }
        if matches!(word, "a" | "an" | "the") || word == "another" {
            match (self.word(i + 1), self.word(i + 2)) {
                ("couple", "of") if word != "another" => return Some((Some(2), false, i + 3)),
                ("few" | "several", _) => return Some((None, false, i + 2)),
                ("dozen", _) => return Some((Some(12), false, i + 2)),
                ("half", _) if word == "a" => return Some((Some(0), true, i + 2)),
                _ => {}
            }
        }
        if word == "couple" && self.word(i + 1) == "of" {
            return Some((Some(2), false, i + 2));
        }
        if let Some((number, end)) = self.number(i) {
            // "2 1/2", "two and a half"
            if self.digits(end) == Some(1) && self.word(end + 1) == "/" && self.digits(end + 2) == Some(2) {
                return Some((Some(number), true, end + 3));
            }
            if self.word(end) == "and" && self.word(end + 1) == "a" && self.word(end + 2) == "half" {
                return Some((Some(number), true, end + 3));
            }
            if self.word(end) == "." && self.is_glued(end) && self.is_glued(end + 1) && self.digits(end + 1) == Some(5)
            {
                return Some((Some(number), true, end + 2));
            }
            // "two or three", "10 to 15": the lower one counts
            if matches!(self.word(end), "or" | "to")
                && let Some((_, after)) = self.number(end + 1)
            {
                return Some((Some(number), false, after));
            }
            return Some((Some(number), false, end));
        }
        if self.class(i, TimeClass::Some).is_some() {
            return Some((None, false, i + 1));
        }
        if matches!(word, "tens" | "dozens" | "hundreds" | "scores") && self.word(i + 1) == "of" {
            return Some((None, false, i + 2));
        }
        matches!(word, "a" | "an" | "another").then_some((Some(1), false, i + 1))
    }
}
