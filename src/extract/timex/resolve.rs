//! From what an expression says to its value: the arithmetic on the calendar. In: the expressions
//! in text order, the document's date, the tense at each. Out: value, interval and the steps in
//! words. Remembers the date last told, because "the same day" and "two weeks later" count from it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::expression::{Anchor, Direction, From, Length, Meaning, Place, Year};
use super::granule::{self, Granule, Unit};
use super::tense::Tense;
use crate::extract::{TimexMod, TimexType};
use crate::text::{DateInterval, PartialDate};

/// What expressions are counted from.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The document's date.
    pub(super) document: Option<PartialDate>,
    /// Whether the story counts from itself (a history) rather than from the document's date.
    pub(super) is_narrative: bool,
    /// Whether the document's date is only an estimate.
    pub(super) is_estimate: bool,
    /// The date last told, with its modifier.
    pub(super) told: Option<(Granule, Option<TimexMod>)>,
    /// The quarter last told.
    pub(super) quarter: Option<Granule>,
}

/// The value of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    pub(super) kind: TimexType,
    pub(super) value: String,
    pub(super) modifier: Option<TimexMod>,
    pub(super) interval: Option<DateInterval>,
    pub(super) steps: Vec<String>,
    /// The stretch of the calendar, where it is one.
    pub(super) granule: Option<Granule>,
}

impl Resolved {
    fn new(kind: TimexType, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), modifier: None, interval: None, steps: Vec::new(), granule: None }
    }

    fn granule(granule: Granule, step: String) -> Self {
        Self {
            interval: granule.interval(),
            granule: Some(granule),
            steps: vec![step],
            ..Self::new(TimexType::Date, granule.value())
        }
    }

    fn open(value: impl Into<String>, step: &str) -> Self {
        Self { steps: vec![step.to_owned()], ..Self::new(TimexType::Date, value) }
    }
}

/// Weeks, days… that "a few" and "several" stand for.
const FEW: (i32, i32) = (2, 5);

/// How much farther away a date counts that lies against the verb's tense.
const TENSE_WEIGHT: i32 = 4;

/// The same for a past tense where the year before was told of last.
const PAST_WEIGHT: i32 = 14;

/// Words for a person where nothing can be counted from.
const UNKNOWN_DATE: &str = "the document's date is not known, so it is left open";

impl Context {
    /// The value of one expression; remembers it as the date last told.
    pub(super) fn resolve(&mut self, meaning: &Meaning, modifier: Option<TimexMod>, tense: Option<Tense>) -> Resolved {
        let mut resolved = match meaning {
            Meaning::Date(place) => self.place(*place, tense),
            Meaning::Part(place, part) => {
                let day = self.place(*place, tense);
                Resolved { kind: TimexType::Time, value: format!("{}T{part}", day.value), ..day }
            }
            Meaning::Clock(Some(place), time) => {
                let day = self.place(*place, tense);
                Resolved { kind: TimexType::Time, value: format!("{}{time}", day.value), ..day }
            }
            Meaning::Clock(None, time) => {
                let day =
                    self.document.filter(|d| d.day().is_some()).map_or("XXXX-XX-XX".to_owned(), |d| d.to_string());
                Resolved::new(TimexType::Time, format!("{day}{time}"))
            }
            Meaning::Duration(length, anchor) => self.duration(*length, *anchor),
            Meaning::Set(value) => Resolved::new(TimexType::Set, value.clone()),
            Meaning::Vague(value) => Resolved::new(TimexType::Date, *value),
        };
        resolved.modifier = modifier.or(resolved.modifier);
        if let (Some(interval), Some(granule)) = (resolved.interval, resolved.granule) {
            resolved.interval = Some(granule::narrowed(interval, granule, resolved.modifier));
            let is_shift = matches!(meaning, Meaning::Date(Place::Shift(..)));
            if matches!(granule, Granule::Quarter(..)) && !is_shift {
                self.quarter = Some(granule);
            }
            if !matches!(granule, Granule::Decade(_) | Granule::Century(_)) {
                self.told = Some((granule, resolved.modifier));
            }
        }
        resolved
    }

    /// The day that unmarked dates are counted from: the document's, or in a history the one last told.
    fn base(&self) -> Option<(Date, &'static str)> {
        let told = self.told.and_then(|(g, _)| g.interval()).map(|i| (i.first, "the date told before"));
        let document = self.document.map(|d| (d.interval().last, "the document's date"));
        if self.goes_on() { told.or(document) } else { document }
    }

    /// Whether unmarked dates go on from the date told before: in a history, and where the
    /// document's own date is only a guess and a month or day was told.
    fn goes_on(&self) -> bool {
        let is_close = self.told.is_some_and(|(g, _)| g.unit() <= Unit::Month);
        self.is_narrative && self.told.is_some() || self.is_estimate && is_close
    }

    fn place(&self, place: Place, tense: Option<Tense>) -> Resolved {
        match place {
            Place::Day { year, month, day, last } => self.day(year, month, day, last, tense),
            Place::Month { year, month, direction } => match self.year(year) {
                Some((year, step)) => Resolved::granule(Granule::Month(year, month), step),
                None if year != Year::Open => Resolved::open(format!("XXXX-{month:02}"), UNKNOWN_DATE),
                None => self.nearest(
                    |y| Some(Granule::Month(y, month)),
                    Unit::Month,
                    direction,
                    tense,
                    format!("XXXX-{month:02}"),
                ),
            },
            Place::Season { year, season, direction } => match self.year(year) {
                Some((year, step)) => Resolved::granule(Granule::Season(year, season), step),
                None => {
                    let open = format!("XXXX-{}", Granule::Season(0, season).value().trim_start_matches("0000-"));
                    self.nearest(|y| Some(Granule::Season(y, season)), Unit::Season, direction, tense, open)
                }
            },
            Place::Fraction { year, of, number } => {
                let make = |y| if of == 4 { Granule::Quarter(y, number) } else { Granule::Half(y, number) };
                match self.year(year) {
                    Some((year, step)) => Resolved::granule(make(year), step),
                    None => {
                        let open = format!("XXXX-{}{number}", if of == 4 { "Q" } else { "H" });
                        self.last_begun(make, tense, open)
                    }
                }
            }
            Place::Year(year) => match self.year(year) {
                Some((year, step)) => Resolved::granule(Granule::Year(year), step),
                None => Resolved::open("XXXX", UNKNOWN_DATE),
            },
            Place::Decade(decade) => Resolved::granule(Granule::Decade(decade), "the decade as told".into()),
            Place::Century(century) => Resolved::granule(Granule::Century(century), "the century as told".into()),
            Place::Weekday(number, direction) => self.weekday(number, direction, tense),
            Place::Feast(year, rule) => self.feast(year, rule, tense),
            Place::Unit(unit, direction) => self.unit(unit, direction, tense),
            Place::Days(days) => match self.document {
                Some(date) if date.day().is_some() => {
                    self.counted(Granule::Day(date.interval().first), days, "the document's date")
                }
                Some(date) => Resolved::open(
                    format!("{date}-XX").chars().take(10).collect::<String>(),
                    "the document's date is not known to the day",
                ),
                None if days == 0 => Resolved::open("PRESENT_REF", UNKNOWN_DATE),
                None => Resolved::open("XXXX-XX-XX", UNKNOWN_DATE),
            },
            Place::Shift(length, from, sign) => self.shift(length, from, sign),
            Place::Told(unit, step) => self.told(unit, step),
        }
    }

    /// The year as told, or counted.
    fn year(&self, year: Year) -> Option<(i16, String)> {
        let counted = |from: i16, by: i32, of: &str| {
            let year = i16::try_from(i32::from(from) + by).ok()?;
            Some((year, format!("{year}: {} {of} {from}", relation(by))))
        };
        match year {
            Year::Open => None,
            Year::Is(year) => Some((year, "the date as told".into())),
            Year::FromDocument(by) => counted(self.document?.year(), by, "the document's year"),
            Year::FromTold(by) => counted(self.told?.0.year()?, by, "the year told before,"),
        }
    }

    fn day(&self, year: Year, month: i8, day: i8, last: Option<i8>, tense: Option<Tense>) -> Resolved {
        let make = |y: i16| Date::new(y, month, day).ok().map(Granule::Day);
        let resolved = match self.year(year) {
            Some((year, step)) => match make(year) {
                Some(granule) => Resolved::granule(granule, step),
                None => Resolved::open(format!("{year:04}-{month:02}"), "the calendar has no such day"),
            },
            None => self.nearest(make, Unit::Day, Direction::Open, tense, format!("XXXX-{month:02}-{day:02}")),
        };
        match (resolved.granule, last) {
            (Some(Granule::Day(first)), Some(last)) => {
                let last = Date::new(first.year(), first.month(), last).ok().filter(|l| *l > first);
                Resolved {
                    interval: last.map_or(resolved.interval, |last| Some(DateInterval { first, last })),
                    ..resolved
                }
            }
            _ => resolved,
        }
    }

    /// Of the stretches of that name in the years around the base: the last, the next or the nearest.
    fn nearest(
        &self,
        make: impl Fn(i16) -> Option<Granule>,
        unit: Unit,
        direction: Direction,
        tense: Option<Tense>,
        open: String,
    ) -> Resolved {
        let Some((base, whose)) = self.base() else { return Resolved::open(open, UNKNOWN_DATE) };
        let current = Granule::around(unit, base).interval().unwrap_or(DateInterval { first: base, last: base });
        let year = base.year();
        let candidates: Vec<(Granule, DateInterval)> = (year.saturating_sub(5)..=year.saturating_add(5))
            .filter_map(|y| make(y).and_then(|g| Some((g, g.interval()?))))
            .collect();
        let past = || candidates.iter().rev().find(|(_, i)| i.first < current.first);
        let next = || candidates.iter().find(|(_, i)| i.first > current.first);
        let distance = |i: &DateInterval| i.first.until(current.first).map_or(i32::MAX, |s| s.get_days().abs());
        // Behind a year the story goes on in it; behind a month or day it may look back a little.
        let back = if matches!(self.told, Some((Granule::Year(_), _))) { 0 } else { 120 };
        let (found, how) = match (direction, tense) {
            (Direction::Last, _) => (past(), "the last one before"),
            (Direction::Next, _) => (next(), "the first one after"),
            (Direction::This, _) => (candidates.iter().find(|(g, _)| g.year() == Some(year)), "the one in the year of"),
            _ if self.goes_on() => (
                candidates
                    .iter()
                    .filter(|(_, i)| i.first >= base.saturating_sub(back.days()))
                    .min_by_key(|(_, i)| i.first),
                "the story goes on from",
            ),
            (_, tense) => {
                // The verb's tense makes the other side of the base count as farther away.
                // In a review of the year before, what is past has gone by.
                let review =
                    self.told.and_then(|(g, _)| g.year()).is_some_and(|y| y < base.year() && y + 2 > base.year());
                let (back, ahead) = match tense {
                    Some(Tense::Past) if review => (1, PAST_WEIGHT),
                    Some(Tense::Past) => (1, TENSE_WEIGHT),
                    Some(Tense::Future) => (TENSE_WEIGHT, 1),
                    _ => (1, 1),
                };
                let cost =
                    |i: &DateInterval| distance(i).saturating_mul(if i.first > current.first { ahead } else { back });
                let how = match tense {
                    Some(Tense::Past) => "told in the past tense: the one nearest to",
                    Some(Tense::Future) => "told of the future: the one nearest to",
                    _ => "the one nearest to",
                };
                (candidates.iter().min_by_key(|(_, i)| cost(i)), how)
            }
        };
        match found {
            Some((granule, _)) => Resolved::granule(*granule, format!("{how} {whose} ({base})")),
            None => Resolved::open(open, "no such date lies near"),
        }
    }

    /// A quarter or half: the last one that has begun, or the next one where the verb looks ahead.
    fn last_begun(&self, make: impl Fn(i16) -> Granule, tense: Option<Tense>, open: String) -> Resolved {
        let Some((base, whose)) = self.base() else { return Resolved::open(open, UNKNOWN_DATE) };
        let years = base.year().saturating_sub(1)..=base.year().saturating_add(1);
        let all: Vec<(Granule, DateInterval)> = years.filter_map(|y| Some((make(y), make(y).interval()?))).collect();
        let found = match tense {
            Some(Tense::Future) => all.iter().find(|(_, i)| i.last >= base),
            _ => all.iter().rev().find(|(_, i)| i.first <= base),
        };
        match found {
            Some((granule, _)) => Resolved::granule(*granule, format!("counted from {whose} ({base})")),
            None => Resolved::open(open, "no such date lies near"),
        }
    }

    fn weekday(&self, number: i8, direction: Direction, tense: Option<Tense>) -> Resolved {
        let open = || Resolved::open(format!("XXXX-WXX-{number}"), UNKNOWN_DATE);
        let told_day = self
            .told
            .and_then(|(g, _)| if let Granule::Day(day) = g { Some((day, "the date told before")) } else { None });
        let document = self.document.filter(|d| d.day().is_some()).map(|d| (d.interval().first, "the document's date"));
        let Some((base, whose)) = (if self.is_narrative { told_day.or(document) } else { document }) else {
            return open();
        };
        let Some(weekday) = granule::weekday(number) else { return open() };
        let (day, how) = match (direction, tense) {
            (Direction::Last, _) => (base.nth_weekday(-1, weekday).ok(), "the last one before"),
            (Direction::Next, _) => (base.nth_weekday(1, weekday).ok(), "the first one after"),
            _ if base.weekday() == weekday => (Some(base), "the same day as"),
            (Direction::This, _) | (_, Some(Tense::Future)) => {
                (base.nth_weekday(1, weekday).ok(), "the first one from")
            }
            _ => (base.nth_weekday(-1, weekday).ok(), "the last one up to"),
        };
        day.map_or_else(open, |day| Resolved::granule(Granule::Day(day), format!("{how} {whose} ({base})")))
    }

    fn feast(&self, year: Year, rule: &'static str, tense: Option<Tense>) -> Resolved {
        let make = |y: i16| granule::feast_day(y, rule).map(Granule::Day);
        if let Some((year, step)) = self.year(year)
            && let Some(granule) = make(year)
        {
            return Resolved::granule(granule, step);
        }
        let open = if rule.len() == 5 { format!("XXXX-{rule}") } else { "XXXX-XX-XX".to_owned() };
        self.nearest(make, Unit::Day, Direction::Open, tense, open)
    }

    fn unit(&self, unit: Unit, direction: Direction, tense: Option<Tense>) -> Resolved {
        let Some(date) = self.document else {
            let open = match direction {
                Direction::Last => "PAST_REF",
                Direction::Next => "FUTURE_REF",
                _ => "PRESENT_REF",
            };
            return Resolved::open(open, UNKNOWN_DATE);
        };
        let fine = match unit {
            Unit::Day | Unit::Week | Unit::Weekend => date.day().is_some(),
            Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => date.month().is_some(),
            _ => true,
        };
        if !fine {
            let open = if matches!(unit, Unit::Week | Unit::Weekend) {
                format!("{:04}-WXX", date.year())
            } else {
                format!("{date}-XX")
            };
            return Resolved::open(open, "the document's date is not known closely enough");
        }
        let base = date.interval().last;
        let current = Granule::around(unit, base);
        if direction == Direction::Open {
            if let (Unit::Quarter, Some(quarter)) = (unit, self.quarter) {
                return Resolved::granule(quarter, "the quarter told before".into());
            }
            let back = unit == Unit::Quarter
                || unit == Unit::Weekend
                    && tense != Some(Tense::Future)
                    && current.interval().is_none_or(|i| i.first > base);
            return self.counted(current, if back { -1 } else { 0 }, "the document's date");
        }
        let by = match direction {
            Direction::Last => -1,
            Direction::Next => 1,
            _ => 0,
        };
        // "the latest quarter" is the last full one.
        let by = if unit == Unit::Quarter && direction == Direction::This { -1 } else { by };
        self.counted(current, by, "the document's date")
    }

    fn counted(&self, from: Granule, by: i32, whose: &str) -> Resolved {
        match from.shifted(by) {
            Some(granule) => Resolved::granule(
                granule,
                format!("{} {whose}: {} gives {}", relation(by), from.value(), granule.value()),
            ),
            None => Resolved::open("XXXX", "outside the calendar"),
        }
    }

    fn shift(&self, length: Length, from: From, sign: i32) -> Resolved {
        let (unit, times) = length.unit();
        let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let (base, modifier, whose) = match (from, self.told, self.document) {
            (From::Told, Some((told, modifier)), _) => (told, modifier, "the date told before"),
            (_, _, Some(date)) => (Granule::of_partial(date), None, "the document's date"),
            _ => return Resolved::open(vague, UNKNOWN_DATE),
        };
        let Some(count) = length.count else {
            // "a few weeks ago" alone says no more than "recently"; after a date it can be placed.
            if from == From::Document {
                return Resolved::open(vague, "no number is told");
            }
            return self
                .few(base, modifier, unit, times, sign)
                .unwrap_or_else(|| Resolved::open(vague, "no number is told"));
        };
        let by = i32::try_from(count.saturating_mul(times)).unwrap_or(i32::MAX).saturating_mul(sign);
        // A year before a quarter or month is that quarter or month.
        let quarter = self.quarter.filter(|_| unit == Unit::Year && times == 1 && (from == From::Told || count == 1));
        if let Some(granule) = quarter.and_then(|q| q.shifted(by.saturating_mul(4))) {
            return Resolved::granule(granule, format!("{} years from the quarter told before", by));
        }
        let Some(day) = base.interval().map(|i| i.first) else { return Resolved::open(vague, "nothing to count from") };
        if unit < Unit::Day {
            return Resolved { kind: TimexType::Time, ..Resolved::open(vague, "less than a day") };
        }
        if base.unit() > unit {
            return Resolved::open(vague, "the date to count from is not known closely enough");
        }
        let mut resolved = self.counted(Granule::around(unit, day), by, whose);
        if times > 1 && unit == Unit::Year {
            resolved.modifier = Some(TimexMod::Approx);
        }
        resolved
    }

    /// "a few weeks later": the smallest named stretch that holds all it can mean.
    fn few(&self, base: Granule, modifier: Option<TimexMod>, unit: Unit, times: u32, sign: i32) -> Option<Resolved> {
        let all = base.interval()?;
        let start = granule::narrowed(all, base, modifier);
        let by = |day: Date, n: i32| {
            Granule::Day(day)
                .shifted(n * sign * days_of(unit)? * i32::try_from(times).ok()?)
                .and_then(Granule::interval)
        };
        let (a, b) = (by(start.first, FEW.0)?, by(start.last, FEW.1)?);
        let (c, d) = (by(start.first, FEW.1)?, by(start.last, FEW.0)?);
        let interval = if sign > 0 {
            DateInterval { first: a.first, last: b.last }
        } else {
            DateInterval { first: c.first, last: d.last }
        };
        let granule = Granule::covering(interval);
        let step = format!("{} to {} {} from the date told before ({})", FEW.0, FEW.1, unit_name(unit), base.value());
        Some(Resolved {
            modifier: Some(TimexMod::Approx),
            interval: Some(interval),
            ..Resolved::granule(granule, step)
        })
    }

    fn duration(&self, length: Length, anchor: Anchor) -> Resolved {
        let mut resolved = Resolved::new(TimexType::Duration, length.value());
        let (unit, times) = length.unit();
        if let (Some(date), Some(count)) = (self.document, length.count)
            && anchor != Anchor::None
        {
            let day = date.interval().last;
            let by = i32::try_from(count.saturating_mul(times)).unwrap_or(i32::MAX);
            let by = if anchor == Anchor::Past { by.saturating_neg() } else { by };
            let other = granule::later(day, unit, by);
            resolved.interval = other.map(|other| DateInterval { first: other.min(day), last: other.max(day) });
            resolved.steps.push(format!("{} the document's date ({date})", if by < 0 { "up to" } else { "from" }));
        }
        resolved
    }

    fn told(&self, unit: Option<Unit>, step: i32) -> Resolved {
        let told = self.told;
        match (unit, told) {
            (None, Some((granule, modifier))) => {
                Resolved { modifier, ..Resolved::granule(granule, "the date told before".into()) }
            }
            (None, None) => Resolved::open("PAST_REF", "no date was told before"),
            (Some(unit), Some((granule, _))) if granule.unit() <= unit => {
                let from = granule.interval().map(|i| Granule::around(unit, i.first)).unwrap_or(granule);
                self.counted(from, step, "the date told before")
            }
            (Some(unit), _) => match self.document {
                Some(date) if Granule::of_partial(date).unit() <= unit => {
                    self.counted(Granule::around(unit, date.interval().last), step, "the document's date")
                }
                _ => Resolved::open("XXXX", UNKNOWN_DATE),
            },
        }
    }
}

/// Days in a unit, roughly.
fn days_of(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Day => Some(1),
        Unit::Week => Some(7),
        Unit::Month => Some(30),
        Unit::Year => Some(365),
        _ => None,
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "days",
        Unit::Week => "weeks",
        Unit::Month => "months",
        _ => "years",
    }
}

fn relation(by: i32) -> String {
    match by {
        0 => "that of".into(),
        -1 => "the one before".into(),
        1 => "the one after".into(),
        _ if by < 0 => format!("{} before", -i64::from(by)),
        _ => format!("{by} after"),
    }
}
