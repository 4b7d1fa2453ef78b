//! Rules for places on the calendar that are named: days, months, seasons, quarters, years,
//! decades, centuries, feasts.

use super::atoms::Atoms;
use super::expression::{Direction, Meaning, Place, Year};
use super::granule::Season;
use crate::lexicon::{PhraseClass, TimeClass, time_phrases, time_word};

/// What a rule gives: meaning and end.
pub(super) type Found = Option<(Meaning, usize)>;

impl Atoms {
    /// `2019-12-04`, `4/12/2019`, `04.12.2019`.
    pub(super) fn numeric_date(&self, i: usize) -> Found {
        let glued = |from: usize| (from..from + 4).all(|k| self.is_glued(k));
        let mark = self.word(i + 1);
        if !glued(i + 1) || self.word(i + 3) != mark || !matches!(mark, "-" | "/" | ".") {
            return None;
        }
        let (a, b, c) = (self.digits(i)?, self.digits(i + 2)?, self.digits(i + 4)?);
        let long = |k: usize| self.word(k).len() == 4;
        let (year, month, day) = match () {
            () if long(i) => (a, b, c),
            // Month first as in the United States, unless only the other order is a date.
            () if long(i + 4) && mark == "/" && a <= 12 => (c, a, b),
            () if long(i + 4) && mark != "-" => (c, b, a),
            () if mark == "/" && self.word(i + 4).len() == 2 && a <= 12 => {
                (if c < 50 { 2000 + c } else { 1900 + c }, a, b)
            }
            () => return None,
        };
        let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let year = i16::try_from(year).ok().filter(|y| (1000..=2999).contains(y))?;
        crate::text::PartialDate::new(year, Some(month), Some(day))?;
        Some((Meaning::Date(Place::Day { year: Year::Is(year), month, day, last: None }), i + 5))
    }

    /// "Tuesday, 4 December 2019", "the 4th of December", "26-28 October".
    pub(super) fn day_first(&self, i: usize) -> Found {
        let i = self.after_weekday(i);
        let i = if self.word(i) == "the" { i + 1 } else { i };
        let (first, mut end) = self.day(i)?;
        let mut last = None;
        if matches!(self.word(end), "-" | "\u{2013}")
            || matches!(self.word(end), "to" | "and") && self.day(end + 1).is_some()
        {
            let (day, after) = self.day(end + 1)?;
            (last, end) = (Some(day), after);
        }
        let of = usize::from(self.word(end) == "of");
        let (month, end) = self.month(end + of)?;
        let (year, end) = self.year_of(end);
        (1..=31).contains(&first).then_some((Meaning::Date(Place::Day { year, month, day: first, last }), end))
    }

    /// "Tuesday, December 4, 2019", "March 1-2".
    pub(super) fn month_first(&self, i: usize) -> Found {
        let i = self.after_weekday(i);
        let (month, at) = self.month(i)?;
        let at = if self.word(at) == "the" { at + 1 } else { at };
        let (day, mut end) = self.day(at)?;
        // "May 5:30" and "March 10,000" are no dates.
        if self.word(end) == "%"
            || self.word(end) == ":" && self.is_glued(end + 1) && self.digits(end + 1).is_some()
            || self.word(end) == ","
                && self.is_glued(end + 1)
                && self.digits(end + 1).is_some()
                && self.word(end + 1).len() == 3
        {
            return None;
        }
        let mut last = None;
        if matches!(self.word(end), "-" | "\u{2013}")
            && let Some((to, after)) = self.day(end + 1)
        {
            (last, end) = (Some(to), after);
        }
        let (year, end) = self.year_of(end);
        Some((Meaning::Date(Place::Day { year, month, day, last }), end))
    }

    /// "October 2019", "October of last year", "October".
    pub(super) fn month_alone(&self, i: usize) -> Found {
        let (month, end) = self.month(i)?;
        // "Jan" may be a name.
        let given =
            matches!(self.word(i), "april" | "june" | "august") && !self.is_month_may(i, end) && self.is_name_word(end);
        let short =
            given || self.word(i).len() == 3 && self.word(i) != "may" && end == i + 1 && self.year(end).is_none();
        if short
            || self.word(i) == "may" && !self.is_month_may(i, end)
            || matches!(self.word(i), "march" | "mar" | "sun") && !self.is_month_march(i)
        {
            return None;
        }
        let (year, after) = self.year_of(end);
        let end = if after == end { end } else { after };
        Some((Meaning::Date(Place::Month { year, month, direction: Direction::Open }), end))
    }

    /// "summer 2012", "the winter of 1994", "the summer".
    pub(super) fn season(&self, i: usize) -> Found {
        let at = if self.word(i) == "the" { i + 1 } else { i };
        let season = Season::from_code(self.class(at, TimeClass::Season)?)?;
        let (year, end) = self.year_of(at + 1);
        let is_verb = matches!(self.word(at), "fall" | "spring");
        let named = year != Year::Open
            || at > i && !(is_verb && matches!(self.word(at + 1), "of" | "in"))
            || matches!(self.before(i), "in" | "by" | "until" | "since" | "every") && !is_verb;
        named.then_some((Meaning::Date(Place::Season { year, season, direction: Direction::Open }), end))
    }

    /// "the third quarter of 2012", "third-quarter", "Q3 2012", "the first half of 2012".
    pub(super) fn fraction(&self, i: usize) -> Found {
        let at = if self.word(i) == "the" { i + 1 } else { i };
        let (year, at) = match self.year(at) {
            Some((year, end)) if at > i => (Year::Is(year), end),
            _ => (Year::Open, at),
        };
        let at = at + usize::from(matches!(self.word(at), "fiscal" | "flat" | "latest"));
        let at = if at > i && self.word(at) == "-" && self.is_glued(at) { at + 1 } else { at };
        let (number, of, end) = if self.word(at) == "q" && self.is_glued(at + 1) {
            (self.digits(at + 1)?, 4, at + 2)
        } else {
            let (number, end) = self.ordinal(at)?;
            let end = if self.word(end) == "-" { end + 1 } else { end };
            let end = end + usize::from(self.word(end) == "fiscal");
            match self.word(end) {
                "quarter" => (number, 4, end + 1),
                "half" if matches!(self.word(end + 1), "of") => (number, 2, end + 1),
                _ => return None,
            }
        };
        let number = i8::try_from(number).ok().filter(|n| (1..=of).contains(n))?;
        let (told, end) = if year == Year::Open { self.year_of(end) } else { (year, end) };
        if of == 2 && told == Year::Open {
            return None;
        }
        Some((Meaning::Date(Place::Fraction { year: told, of, number }), end))
    }

    /// "2012", "the year 2000", "fiscal 1990".
    pub(super) fn year_alone(&self, i: usize) -> Found {
        let mut at = i;
        at += usize::from(self.word(at) == "the" && self.word(at + 1) == "year");
        at += usize::from(matches!(self.word(at), "year" | "fiscal"));
        at += usize::from(at > i && self.word(at) == "year");
        let prefixed = at > i;
        let (year, end) = self.year(at)?;
        let quoted = self.digits(at).is_none() && self.word(at).len() == 1;
        if quoted || !prefixed && self.digits(at).is_some() && !self.is_year_here(at, end) {
            return None;
        }
        if !prefixed && self.digits(at).is_none() && self.class(end, TimeClass::Units).is_some() {
            return None;
        }
        Some((Meaning::Date(Place::Year(Year::Is(year))), end))
    }

    /// "the 1990s", "the nineties", "the '90s".
    pub(super) fn decade(&self, i: usize) -> Found {
        let at = if self.word(i) == "the" { i + 1 } else { i };
        if let Some(decade) = self.class(at, TimeClass::Decade) {
            let of_age = matches!(self.before(i), "his" | "her" | "their" | "my");
            let told = at > i || matches!(self.before(i), "mid" | "early" | "late" | "-");
            return (!of_age && told)
                .then(|| Some((Meaning::Date(Place::Decade(190 + decade.parse::<i16>().ok()? / 10)), at + 1)))
                .flatten();
        }
        let quote = usize::from(matches!(self.word(at), "'" | "\u{2019}" | "\u{2018}"));
        let number = at + quote;
        let plural = if matches!(self.word(number + 1), "'" | "\u{2019}") { number + 2 } else { number + 1 };
        if self.word(plural) != "s" || !self.is_glued(plural) {
            return None;
        }
        let digits = self.digits(number)?;
        match (self.word(number).len(), digits) {
            (4, 1000..=2099) if digits % 100 == 0 && digits < 2000 => {
                Some((Meaning::Date(Place::Century(i16::try_from(digits / 100).ok()?)), plural + 1))
            }
            (4, 1000..=2099) if digits % 10 == 0 => {
                Some((Meaning::Date(Place::Decade(i16::try_from(digits / 10).ok()?)), plural + 1))
            }
            (2, 10..=90) if digits % 10 == 0 && (quote == 1 || at > i) => {
                Some((Meaning::Date(Place::Decade(190 + i16::try_from(digits / 10).ok()?)), plural + 1))
            }
            _ => None,
        }
    }

    /// "the 19th century".
    pub(super) fn century(&self, i: usize) -> Found {
        let at = if self.word(i) == "the" { i + 1 } else { i };
        let (number, end) = self.ordinal(at)?;
        let end = if self.word(end) == "-" { end + 1 } else { end };
        let number = i16::try_from(number).ok().filter(|n| (1..=30).contains(n))?;
        (self.word(end) == "century").then_some((Meaning::Date(Place::Century(number - 1)), end + 1))
    }

    /// "Christmas", "Easter 2011".
    pub(super) fn feast(&self, i: usize) -> Found {
        let capital = |k: usize| self.get(k).is_some_and(|a| a.capital);
        let phrase = time_phrases(self.word(i))
            .iter()
            .find(|p| p.class == PhraseClass::Feast && capital(i) && self.is_phrase(i, &p.pieces))?;
        let (year, end) = self.year_of(i + phrase.pieces.len());
        // "new year" needs a capital on both words; names like "Easter Island" are no dates.
        let is_name = capital(end)
            && self.near(i, end) != "."
            && self.class(end, TimeClass::Part).is_none()
            && self.class(end, TimeClass::Weekday).is_none()
            && self.get(end).is_some_and(|a| a.word.chars().all(char::is_alphabetic))
            && year == Year::Open;
        let whole = (i..i + phrase.pieces.len()).all(|k| capital(k) || self.word(k).len() <= 2);
        (whole && !is_name).then_some((Meaning::Date(Place::Feast(year, phrase.value)), end))
    }

    /// Whether the atoms from `i` are these pieces.
    pub(super) fn is_phrase(&self, i: usize, pieces: &[&str]) -> bool {
        pieces.iter().enumerate().all(|(k, piece)| {
            let word = self.near(i, i + k);
            word == *piece || (*piece == "'" && word == "\u{2019}")
        })
    }

    /// Past "Tuesday," if a weekday stands at `i`.
    fn after_weekday(&self, i: usize) -> usize {
        if self.class(i, TimeClass::Weekday).is_none() {
            return i;
        }
        let stop = usize::from(self.word(i + 1) == "." && self.word(i).len() <= 5);
        let comma = usize::from(self.word(i + 1 + stop) == ",");
        i + 1 + stop + comma
    }

    /// The year that follows a month or season: "2019", ", 2019", "of last year", "last year".
    pub(super) fn year_of(&self, i: usize) -> (Year, usize) {
        let comma = usize::from(self.word(i) == ",");
        let of = usize::from(comma == 0 && matches!(self.word(i), "of" | "in"));
        let at = i + comma + of;
        if let Some((year, end)) = self.year(at)
            && (self.digits(at).is_some() || comma == 0)
            && (self.word(i) != "in" || self.word(at).is_empty())
        {
            return (Year::Is(year), end);
        }
        if comma == 1 {
            return (Year::Open, i);
        }
        let the = usize::from(self.word(at) == "the");
        let year = match (self.word(at + the), self.word(at + the + 1)) {
            ("last" | "previous", "year") if the == 0 => Year::FromDocument(-1),
            ("this" | "current", "year") => Year::FromDocument(0),
            ("next", "year") if the == 0 => Year::FromDocument(1),
            ("previous" | "preceding", "year") => Year::FromTold(-1),
            ("same" | "that", "year") => Year::FromTold(0),
            ("following" | "next", "year") => Year::FromTold(1),
            _ => return (Year::Open, i),
        };
        (year, at + the + 2)
    }

    /// Whether a capitalised word stands at `i`.
    fn is_name_word(&self, i: usize) -> bool {
        self.get(i).is_some_and(|a| a.capital) && self.class(i, TimeClass::Weekday).is_none()
    }

    /// "May" is a month where a preposition or number stands beside it and no verb follows.
    fn is_month_may(&self, i: usize, end: usize) -> bool {
        let led = time_word(self.before(i), TimeClass::MonthLead).is_some();
        led || self.year(end).is_some()
    }

    /// "March" and "mar" likewise; "the March on Rome" is no month.
    fn is_month_march(&self, i: usize) -> bool {
        !(matches!(self.before(i), "the" | "a") && matches!(self.word(i + 1), "on" | "for" | "to"))
    }

    /// Whether four digits are a year: led or followed by what years have beside them.
    fn is_year_here(&self, i: usize, end: usize) -> bool {
        let before = self.before(i);
        let money = time_word(before, TimeClass::NoYearBefore).is_some();
        let counted = time_word(self.near(i, end), TimeClass::NoYearAfter).is_some();
        let dotted = before == "." && !self.is_glued(i);
        let glued_mark = self.is_glued(i)
            && !matches!(
                before,
                "(" | "[" | "-" | "\u{2013}" | "\u{2014}" | "/" | "\"" | "\u{201c}" | "'" | "\u{2018}" | ","
            );
        let led_by_code = before == "-"
            && self.is_glued(i)
            && i.checked_sub(2).is_some_and(|b| {
                self.digits(b).is_none()
                    && self.get(b).is_some_and(|a| a.capital)
                    && !matches!(self.word(b), "mid" | "pre" | "post")
            });
        let slash = before == "/" && i.checked_sub(2).is_some_and(|b| self.year(b).is_some());
        (!money || dotted || slash) && !counted && !glued_mark && !led_by_code
    }
}
