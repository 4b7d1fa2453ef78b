//! Rules for expressions that are counted from somewhere: last week, this July, two years ago,
//! Friday night, the same day, then; for lengths, repeated times and vague references.

use super::absolute::Found;
use super::atoms::Atoms;
use super::expression::{Anchor, Direction, From, Length, Meaning, Place, Year};
use super::granule::{Season, Unit};
use crate::lexicon::{PhraseClass, TimeClass, time_phrases, time_word};

impl Atoms {
    /// "yesterday", "tonight", "now", "recently", "the future".
    pub(super) fn phrase(&self, i: usize) -> Found {
        let phrase = time_phrases(self.word(i)).iter().find(|p| {
            // "the present" is a time only where no noun follows.
            let noun = p.pieces == ["the", "present"] && !self.closes(i + 2);
            !matches!(p.class, PhraseClass::Approx | PhraseClass::Feast) && !noun && self.is_phrase(i, &p.pieces)
        })?;
        let end = i + phrase.pieces.len();
        let meaning = match phrase.class {
            PhraseClass::Present => Meaning::Vague("PRESENT_REF"),
            PhraseClass::Past => Meaning::Vague("PAST_REF"),
            PhraseClass::Future => Meaning::Vague("FUTURE_REF"),
            _ => {
                let (days, part) = phrase.value.split_once(' ').unwrap_or((phrase.value, ""));
                let place = Place::Days(days.parse().ok()?);
                match (part, self.part_after(end)) {
                    ("", Some((part, end))) => return Some((Meaning::Part(place, part), end)),
                    ("", None) => Meaning::Date(place),
                    (part, _) => Meaning::Part(place, part),
                }
            }
        };
        Some((meaning, end))
    }

    /// "last week", "this coming Sunday", "next July", "the same day", "that year", "the following month".
    pub(super) fn deictic(&self, i: usize) -> Found {
        let at = if self.word(i) == "the" { i + 1 } else { i };
        let (direction, told, at) = match self.word(at) {
            "same" => (Direction::This, true, at + 1),
            "that" if at == i => (Direction::This, true, at + 1),
            "latest" => (Direction::This, false, at + 1),
            "following" | "ensuing" => (Direction::Next, true, at + 1),
            "preceding" => (Direction::Last, true, at + 1),
            "previous" => (Direction::Last, true, at + 1),
            "this" if at == i && matches!(self.word(at + 1), "past" | "coming" | "upcoming" | "same") => {
                (if self.word(at + 1) == "past" { Direction::Last } else { Direction::Next }, false, at + 2)
            }
            _ if self.class(at, TimeClass::Last).is_some() => (Direction::Last, false, at + 1),
            _ if self.class(at, TimeClass::Next).is_some() => (Direction::Next, false, at + 1),
            "this" if at > i => return None,
            _ if self.class(at, TimeClass::This).is_some() => (Direction::This, false, at + 1),
            _ => return None,
        };
        let step = match direction {
            Direction::Last => -1,
            Direction::Next => 1,
            _ => 0,
        };
        if let Some((month, end)) = self.month(at) {
            let (year, after) = self.year_of(end);
            if let (Year::Open, Some((Meaning::Date(day), after))) = (year, self.month_first(at)) {
                return Some((Meaning::Date(day), after));
            }
            return Some((Meaning::Date(Place::Month { year, month, direction }), after));
        }
        if let Some(weekday) = self.class(at, TimeClass::Weekday) {
            let place = Place::Weekday(weekday.parse().ok()?, direction);
            return Some(match self.part_after(at + 1) {
                Some((part, end)) => (Meaning::Part(place, part), end),
                None => (Meaning::Date(place), at + 1),
            });
        }
        if let Some(season) = self.class(at, TimeClass::Season).and_then(Season::from_code) {
            return Some((Meaning::Date(Place::Season { year: Year::Open, season, direction }), at + 1));
        }
        if let Some((number, end)) = self.ordinal(at)
            && self.word(end) == "quarter"
        {
            let number = i8::try_from(number).ok().filter(|n| (1..=4).contains(n))?;
            return Some((Meaning::Date(Place::Fraction { year: Year::Open, of: 4, number }), end + 1));
        }
        if self.class(at, TimeClass::Part).is_some() && direction != Direction::This {
            let part = self.class(at, TimeClass::Part)?;
            let place = if told { Place::Told(Some(Unit::Day), step) } else { Place::Days(step) };
            return Some((Meaning::Part(place, part), at + 1));
        }
        let fiscal = usize::from(matches!(self.word(at), "fiscal" | "calendar" | "financial" | "full" | "school"));
        let at = at + fiscal;
        let unit = match self.word(at) {
            "weekend" => Unit::Weekend,
            "period" if matches!(self.word(i + 1), "latest" | "same") => Unit::Quarter,
            word if word == "moment" || word == "time" => return None,
            _ => match self.class(at, TimeClass::Unit)? {
                "D" => Unit::Day,
                "W" | "2W" => Unit::Week,
                "M" => Unit::Month,
                "Q" => Unit::Quarter,
                "Y" => Unit::Year,
                "10Y" => Unit::Decade,
                "100Y" => Unit::Century,
                _ => return None,
            },
        };
        // "this year's third quarter", "last year's fourth quarter"
        let possessive = matches!(self.word(at + 1), "'" | "\u{2019}") && self.word(at + 2) == "s";
        if unit == Unit::Year
            && possessive
            && !told
            && let Some((number, end)) = self.ordinal(at + 3)
            && self.word(end) == "quarter"
            && (1..=4).contains(&number)
        {
            let place = Place::Fraction { year: Year::FromDocument(step), of: 4, number: number as i8 };
            return Some((Meaning::Date(place), end + 1));
        }
        // "the past decade", "the past year": a length up to now, not the calendar's last.
        let past = matches!(self.word(i), "past")
            || at > i + 1 && self.word(at - 1 - fiscal) == "past" && self.word(i) == "the";
        let lasting = at > i + 1 && matches!(unit, Unit::Decade | Unit::Century) && direction == Direction::Last;
        if past || lasting {
            let length = Length { count: Some(1), half: false, unit: self.class(at, TimeClass::Unit)? };
            return Some((Meaning::Duration(length, Anchor::Past), at + 1));
        }
        let place = if told { Place::Told(Some(unit), step) } else { Place::Unit(unit, direction) };
        Some(match self.part_after(at + 1).filter(|_| unit == Unit::Day) {
            Some((part, end)) => (Meaning::Part(place, part), end),
            None => (Meaning::Date(place), at + 1),
        })
    }

    /// "the weekend", "the quarter", "the year": the one the text is about.
    pub(super) fn current(&self, i: usize) -> Found {
        if self.word(i) != "the" {
            return None;
        }
        let meaning = match self.word(i + 1) {
            "weekend" => Meaning::Date(Place::Unit(Unit::Weekend, Direction::Open)),
            "quarter" if self.word(i + 2) != "of" => Meaning::Date(Place::Unit(Unit::Quarter, Direction::Open)),
            "year" if matches!(self.word(i + 2), "ended" | "ending") => {
                Meaning::Duration(Length { count: Some(1), half: false, unit: "Y" }, Anchor::None)
            }
            "fiscal" | "full" | "calendar" if self.word(i + 2) == "year" && self.year(i + 3).is_none() => {
                return Some((Meaning::Date(Place::Told(Some(Unit::Year), 0)), i + 3));
            }
            "week" if matches!(self.before(i), "for" | "during") && self.closes(i + 2) => {
                Meaning::Date(Place::Unit(Unit::Week, Direction::This))
            }
            "year" if self.year(i + 2).is_none() => Meaning::Date(Place::Told(Some(Unit::Year), 0)),
            "years" if matches!(self.before(i), "over" | "through" | "throughout" | "down" | "across") => {
                Meaning::Duration(Length { count: None, half: false, unit: "Y" }, Anchor::None)
            }
            _ => return None,
        };
        Some((meaning, i + 2))
    }

    /// "year-end", "year's end": the end of the year.
    pub(super) fn year_end(&self, i: usize) -> Found {
        if self.word(i) != "year" {
            return None;
        }
        let at = match (self.word(i + 1), self.word(i + 2)) {
            ("-", _) => i + 2,
            ("'" | "\u{2019}", "s") => i + 3,
            _ => i + 1,
        };
        (self.word(at) == "end" && self.word(at + 1) != "of")
            .then_some((Meaning::Date(Place::Unit(Unit::Year, Direction::This)), at + 1))
    }

    /// "Friday", "Friday night".
    pub(super) fn weekday(&self, i: usize) -> Found {
        let number = self.class(i, TimeClass::Weekday)?.parse().ok()?;
        if !self.get(i)?.capital || self.word(i).len() <= 3 && !matches!(self.before(i), "on" | "," | "(") {
            return None;
        }
        let place = Place::Weekday(number, Direction::Open);
        Some(match self.part_after(i + 1) {
            Some((part, end)) => (Meaning::Part(place, part), end),
            None => (Meaning::Date(place), i + 1),
        })
    }

    /// "two years ago", "a few weeks later", "a year earlier", "10 days before".
    pub(super) fn shift(&self, i: usize) -> Found {
        let (length, end) = self.length_or_bare(i)?;
        let or_so = if self.word(end) == "or" && self.word(end + 1) == "so" { end + 2 } else { end };
        let (from, sign, end) = match self.word(or_so) {
            _ if self.class(or_so, TimeClass::Ago).is_some() => (From::Document, -1, or_so + 1),
            "before" | "after" | "prior" if !self.closes(or_so + 1) => return None,
            "hence" => (From::Document, 1, or_so + 1),
            _ if self.class(or_so, TimeClass::Earlier).is_some() => (From::Told, -1, or_so + 1),
            _ if self.class(or_so, TimeClass::Later).is_some() => (From::Told, 1, or_so + 1),
            "from" if self.word(or_so + 1) == "now" => (From::Document, 1, or_so + 2),
            "on" if self.closes(or_so + 1) && length.unit().0 >= Unit::Month => (From::Told, 1, or_so + 1),
            _ => return None,
        };
        Some((Meaning::Date(Place::Shift(length, from, sign)), end))
    }

    /// "year-ago", "the year-earlier quarter".
    pub(super) fn year_ago(&self, i: usize) -> Found {
        let at = if self.word(i) == "the" { i + 1 } else { i };
        if self.word(at) != "year" || self.word(at + 1) != "-" || !matches!(self.word(at + 2), "ago" | "earlier") {
            return None;
        }
        let end = at + 3;
        let noun = matches!(self.word(end), "quarter" | "period");
        let length = Length { count: Some(1), half: false, unit: "Y" };
        Some((Meaning::Date(Place::Shift(length, From::Told, -1)), if noun && at > i { end + 1 } else { end }))
    }

    /// "two years", "the past two years", "the next few days", "two-year", "years".
    pub(super) fn duration(&self, i: usize) -> Found {
        let the = usize::from(matches!(self.word(i), "the" | "these" | "those" | "its" | "his" | "their"));
        let at = i + the;
        let ordinal = usize::from(self.word(at) == "first");
        let (anchor, at) = match () {
            () if self.class(at, TimeClass::Last).is_some() && self.length(at + 1).is_some() => (Anchor::Past, at + 1),
            () if self.class(at, TimeClass::Next).is_some() && self.length(at + 1).is_some() => {
                (Anchor::Future, at + 1)
            }
            () => (Anchor::None, at + ordinal),
        };
        if the == 1 && anchor == Anchor::None && !(self.word(i) == "the" && self.number(at).is_some()) {
            return None;
        }
        let (length, end) = self.length(at)?;
        if self.is_age(end) || length.unit == "Q" && self.word(end - 2) == "-" {
            return None;
        }
        let singular = self.class(end - 1, TimeClass::Units).is_none();
        let compound = singular && self.word(end - 2) == "-";
        let one = length.count == Some(1) || length.count == Some(0) || length.half;
        if singular && !one && !compound && anchor == Anchor::None && self.digits(at).is_some() && length.unit != "D" {
            return None;
        }
        let single_article = matches!(self.word(at), "a" | "an") && end == at + 2;
        if single_article && length.unit.starts_with('T') && self.word(at + 1) == "second" {
            return None;
        }
        // "$3 a year", "twice a week": a rate
        if single_article && anchor == Anchor::None && self.is_rate(at) {
            return Some((Meaning::Set(length.value()), end));
        }
        let end = if self.word(end) == "or" && self.word(end + 1) == "so" { end + 2 } else { end };
        Some((Meaning::Duration(length, anchor), end))
    }

    /// "for years", "in days", "months of talks".
    pub(super) fn bare_length(&self, i: usize) -> Found {
        let unit = self.class(i, TimeClass::Units)?;
        let led = time_word(self.before(i), TimeClass::LengthLead).is_some();
        let followed = matches!(self.word(i + 1), "of") && !matches!(self.before(i), "the" | "s");
        let length = Length { count: None, half: false, unit };
        (led && !matches!(unit, "Q") || followed).then_some((Meaning::Duration(length, Anchor::None), i + 1))
    }

    /// "every day", "each Thursday", "daily", "Mondays", "per year".
    pub(super) fn set(&self, i: usize) -> Found {
        if let Some(value) = self.class(i, TimeClass::SetAdverb) {
            let name = self.get(i)?.capital && self.get(i + 1).is_some_and(|a| a.capital);
            return (!name).then(|| (Meaning::Set(value.to_owned()), i + 1));
        }
        if let Some(day) = self.class(i, TimeClass::Weekdays) {
            return Some((Meaning::Set(format!("XXXX-WXX-{day}")), i + 1));
        }
        if !matches!(self.word(i), "every" | "each" | "per") {
            return None;
        }
        let at = i + 1 + usize::from(self.word(i + 1) == "other");
        let times = if at > i + 1 { "2" } else { "1" };
        if let Some(day) = self.class(at, TimeClass::Weekday) {
            return Some((Meaning::Set(format!("XXXX-WXX-{day}")), at + 1));
        }
        if let Some((month, end)) = self.month(at) {
            return Some((Meaning::Set(format!("XXXX-{month:02}")), end));
        }
        if let Some(season) = self.class(at, TimeClass::Season) {
            return Some((Meaning::Set(format!("XXXX-{season}")), at + 1));
        }
        if let Some(part) = self.class(at, TimeClass::Part) {
            return Some((Meaning::Set(format!("XXXX-XX-XXT{part}")), at + 1));
        }
        if let Some(unit) = self.class(at, TimeClass::Unit) {
            let length = Length { count: times.parse().ok(), half: false, unit };
            return Some((Meaning::Set(length.value()), at + 1));
        }
        let (length, end) = self.length(at)?;
        (length.count.is_some() && self.word(i) == "every").then(|| (Meaning::Set(length.value()), end))
    }

    /// "since then", "by then", ", then head of …": the date last told.
    pub(super) fn then(&self, i: usize) -> Found {
        if self.word(i) != "then" {
            return None;
        }
        let led = matches!(self.before(i), "since" | "by" | "until" | "till" | "before" | "back" | "from" | "the");
        let attribute = self.before(i) == "," && self.class(i + 1, TimeClass::Later).is_none() && self.is_role(i + 1);
        let hyphen = self.word(i + 1) == "-" && self.is_glued(i + 1);
        (led || attribute || hyphen).then_some((Meaning::Date(Place::Told(None, 0)), i + 1))
    }

    /// "20:13", "5:15 am", "10 p.m. EST", "noon"; with what follows of a date.
    pub(super) fn clock(&self, i: usize) -> Found {
        let (time, end) = self.time_of_day(i)?;
        let end = end + usize::from(self.class(end, TimeClass::Zone).is_some());
        let comma = usize::from(matches!(self.word(end), "," | "on"));
        let date = self
            .month_first(end + comma)
            .or_else(|| self.day_first(end + comma))
            .or_else(|| self.weekday(end + comma))
            .or_else(|| self.phrase(end + comma));
        match date {
            Some((Meaning::Date(place), end)) => Some((Meaning::Clock(Some(place), time), end)),
            _ => Some((Meaning::Clock(None, time), end)),
        }
    }

    /// A time of day, as `T17:30`; with its end.
    pub(super) fn time_of_day(&self, i: usize) -> Option<(String, usize)> {
        if let Some(time) = self.class(i, TimeClass::Clock) {
            return Some((format!("T{time}"), i + 1));
        }
        let hour = self.digits(i).filter(|h| *h <= 24 && self.word(i).len() <= 2)?;
        let mut end = i + 1;
        let mut minute = None;
        if matches!(self.word(end), ":" | ".")
            && self.is_glued(end)
            && self.is_glued(end + 1)
            && self.word(end + 1).len() == 2
        {
            let colon = self.word(end) == ":";
            minute = self.digits(end + 1).filter(|m| *m < 60).map(|m| (m, colon));
            end += if minute.is_some() { 2 } else { 0 };
            if minute.is_some()
                && self.word(end) == ":"
                && self.is_glued(end)
                && self.word(end + 1).len() == 2
                && self.digits(end + 1).is_some()
            {
                end += 2;
            }
        }
        let half = match (self.word(end), self.word(end + 1), self.word(end + 2)) {
            ("a" | "p", ".", "m") => {
                let stop = self.word(end + 3) == "." && self.is_glued(end + 3);
                Some((self.word(end) == "p", if stop { end + 4 } else { end + 3 }))
            }
            (word @ ("am" | "pm"), ..) => Some((word == "pm", end + 1)),
            ("o", "'" | "\u{2019}", "clock") => Some((false, end + 3)),
            _ => None,
        };
        let hour = match half {
            Some((_, _)) if hour > 12 || hour == 0 => return None,
            Some((true, _)) if hour < 12 => hour + 12,
            Some((false, _)) if hour == 12 => 0,
            None if !minute.is_some_and(|(_, colon)| colon) || self.before(i) == ":" => return None,
            _ => hour,
        };
        let end = half.map_or(end, |(_, end)| end);
        Some((minute.map_or_else(|| format!("T{hour:02}:00"), |(m, _)| format!("T{hour:02}:{m:02}")), end))
    }

    /// The part of the day at `i`: "night"; "early" may stand before it.
    pub(super) fn part_after(&self, i: usize) -> Option<(&'static str, usize)> {
        let at = i + usize::from(matches!(self.word(i), "early" | "late"));
        Some((self.class(at, TimeClass::Part).filter(|_| !self.word(at).ends_with('s'))?, at + 1))
    }

    fn length_or_bare(&self, i: usize) -> Option<(Length, usize)> {
        self.length(i).or_else(|| {
            let unit = self.class(i, TimeClass::Units)?;
            Some((Length { count: None, half: false, unit }, i + 1))
        })
    }

    /// Whether a clause ends at `i`: "two days before." against "two days before the vote".
    fn closes(&self, i: usize) -> bool {
        matches!(
            self.near(i.saturating_sub(1), i),
            "" | "." | "," | ";" | ":" | ")" | "!" | "?" | "and" | "but" | "\"" | "\u{201d}" | "when" | "in" | "at"
        )
    }

    /// Whether what precedes "a year" is an amount or a count of times.
    fn is_rate(&self, i: usize) -> bool {
        let before = self.before(i);
        let amount = i.checked_sub(1).is_some_and(|b| self.number(b).is_some_and(|(_, end)| end == i));
        let unit = time_word(before, TimeClass::Rate).is_some();
        amount || unit
    }

    /// Whether "old" follows: "six years old", "six-year-old".
    fn is_age(&self, i: usize) -> bool {
        let hyphen = usize::from(self.word(i) == "-");
        matches!(self.word(i + hyphen), "old" | "olds")
    }

    /// Whether a word that names an office follows.
    fn is_role(&self, i: usize) -> bool {
        let starts = |word: &str| {
            crate::lexicon::titles().contains_key(word) || crate::lexicon::role_modifiers().contains_key(word)
        };
        starts(self.word(i)) || self.word(i) == "the" && starts(self.word(i + 1))
    }
}
