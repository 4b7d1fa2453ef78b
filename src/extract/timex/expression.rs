//! What the words of a time expression say, before anything is counted from anywhere.

use super::granule::{Season, Unit};
use crate::extract::TimexMod;

/// A matched expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    /// First atom.
    pub(super) start: usize,
    /// One past the last atom.
    pub(super) end: usize,
    /// What it says.
    pub(super) meaning: Meaning,
    /// Start, middle, end, about…
    pub(super) modifier: Option<TimexMod>,
    /// Which rule matched.
    pub(super) rule: &'static str,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// A place on the calendar.
    Date(Place),
    /// A place on the calendar and a part of the day: `MO`, `NI`.
    Part(Place, &'static str),
    /// A place on the calendar and a time of day: `T20:13`.
    Clock(Option<Place>, String),
    /// A length of time.
    Duration(Length, Anchor),
    /// A repeated time: its value.
    Set(String),
    /// `PRESENT_REF` and its like.
    Vague(&'static str),
}

/// A place on the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// A day, with the last day of "1-2" if told.
    Day { year: Year, month: i8, day: i8, last: Option<i8> },
    /// A month.
    Month { year: Year, month: i8, direction: Direction },
    /// A season.
    Season { year: Year, season: Season, direction: Direction },
    /// A quarter (4) or half (2) of a year.
    Fraction { year: Year, of: i8, number: i8 },
    /// A year by itself.
    Year(Year),
    /// 199 for the 1990s.
    Decade(i16),
    /// 19 for the 1900s.
    Century(i16),
    /// A weekday.
    Weekday(i8, Direction),
    /// A feast: its date rule.
    Feast(Year, &'static str),
    /// Last week, this month, next year.
    Unit(Unit, Direction),
    /// So many days from the document's date.
    Days(i32),
    /// A length before or after something.
    Shift(Length, From, i32),
    /// The day, week, year last told; `None` is "then".
    Told(Option<Unit>, i32),
}

/// The year of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not told.
    Open,
    /// Told.
    Is(i16),
    /// So many years from the document's.
    FromDocument(i32),
    /// So many years from the one last told.
    FromTold(i32),
}

/// Which one of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Not told: the tense decides.
    Open,
    /// The one before the current one.
    Last,
    /// The current one.
    This,
    /// The one after the current one.
    Next,
}

/// What a length is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The document's date.
    Document,
    /// The date last told.
    Told,
}

/// Whether a length is tied to the document's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// "two years".
    None,
    /// "the past two years".
    Past,
    /// "the next two years".
    Future,
}

/// So many units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    /// How many; `None` is "a few", "several", a bare plural.
    pub(super) count: Option<u32>,
    /// And a half.
    pub(super) half: bool,
    /// The unit as the table writes it: `D`, `10Y`, `TH`.
    pub(super) unit: &'static str,
}

impl Length {
    /// The unit and how many of it one is.
    pub(super) fn unit(self) -> (Unit, u32) {
        match self.unit {
            "TS" => (Unit::Second, 1),
            "TM" => (Unit::Minute, 1),
            "TH" => (Unit::Hour, 1),
            "D" => (Unit::Day, 1),
            "W" => (Unit::Week, 1),
            "2W" => (Unit::Week, 2),
            "M" => (Unit::Month, 1),
            "Q" => (Unit::Quarter, 1),
            "10Y" => (Unit::Year, 10),
            "100Y" => (Unit::Year, 100),
            "1000Y" => (Unit::Year, 1000),
            _ => (Unit::Year, 1),
        }
    }

    /// Its TIMEX3 value: `P2Y`, `PT4H`, `PXW`.
    pub(super) fn value(self) -> String {
        let (_, times) = self.unit();
        let letter = self.unit.trim_start_matches(|c: char| c.is_ascii_digit());
        let (prefix, letter) = letter.strip_prefix('T').map_or(("P", letter), |l| ("PT", l));
        let Some(count) = self.count else {
            return match times {
                10 => "PXE".into(),
                100 | 1000 => "PXC".into(),
                _ => format!("{prefix}X{letter}"),
            };
        };
        let all = u64::from(count) * u64::from(times);
        match (self.half, self.unit) {
            (true, "Y") => format!("P{all}Y6M"),
            (true, "TH") => format!("PT{all}H30M"),
            (true, "TM") => format!("PT{all}M30S"),
            (true, "10Y" | "100Y") => format!("P{}Y", all + u64::from(times) / 2),
            (true, _) => format!("{prefix}{all}.5{letter}"),
            (false, _) => format!("{prefix}{all}{letter}"),
        }
    }
}
