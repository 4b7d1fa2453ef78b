//! A stretch of the calendar as people name it: a day, a week, a month, a quarter, a season, a
//! year, a decade. Knows its TIMEX3 value, the days it spans and its neighbours. All arithmetic
//! stays within the calendar (years -9999 to 9999) and gives `None` outside.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use crate::extract::TimexMod;
use crate::text::{DateInterval, PartialDate};

/// A named stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Granule {
    Day(Date),
    /// By its Monday.
    Week(Date),
    /// By its Saturday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// 199 for the 1990s.
    Decade(i16),
    /// 19 for the 1900s.
    Century(i16),
}

/// A season of the north; winter is named after the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Spring, "SP"), (Self::Summer, "SU"), (Self::Autumn, "FA"), (Self::Winter, "WI")];

    /// By its TIMEX3 code.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(s, _)| *s)
    }

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(s, _)| *s == self).map_or("", |(_, c)| c)
    }

    /// The season in which a month lies, and the year it is named after.
    pub(super) fn of(year: i16, month: i8) -> (i16, Self) {
        match month {
            1 | 2 => (year.saturating_sub(1), Self::Winter),
            3..=5 => (year, Self::Spring),
            6..=8 => (year, Self::Summer),
            9..=11 => (year, Self::Autumn),
            _ => (year, Self::Winter),
        }
    }
}

/// The units that dates are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
}

impl Granule {
    /// The stretch of that unit around a day.
    pub(super) fn around(unit: Unit, day: Date) -> Self {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week => Self::Week(monday(day)),
            Unit::Weekend => Self::Weekend(monday(day).saturating_add(5.days())),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() + 2) / 3),
            Unit::Half => Self::Half(day.year(), (day.month() + 5) / 6),
            Unit::Season => {
                let (year, season) = Season::of(day.year(), day.month());
                Self::Season(year, season)
            }
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century => Self::Century(day.year().div_euclid(100)),
        }
    }

    /// Its unit.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) => Unit::Quarter,
            Self::Half(..) => Unit::Half,
            Self::Season(..) => Unit::Season,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// The stretch `count` places later (earlier if negative).
    pub(super) fn shifted(self, count: i32) -> Option<Self> {
        let day = |day: Date, by: i32| later(day, Unit::Day, by);
        let parts = |year: i16, part: i8, per: i32| -> Option<(i16, i8)> {
            let all = i32::from(year).checked_mul(per)?.checked_add(i32::from(part) - 1)?.checked_add(count)?;
            let year = i16::try_from(all.div_euclid(per)).ok().filter(|y| (-9999..=9999).contains(y))?;
            Some((year, all.rem_euclid(per) as i8 + 1))
        };
        let number = |n: i16, most: i32| {
            i16::try_from(i32::from(n).checked_add(count)?).ok().filter(|n| i32::from(*n).abs() <= most)
        };
        Some(match self {
            Self::Day(d) => Self::Day(day(d, count)?),
            Self::Week(d) => Self::Week(day(d, count.checked_mul(7)?)?),
            Self::Weekend(d) => Self::Weekend(day(d, count.checked_mul(7)?)?),
            Self::Month(y, m) => parts(y, m, 12).map(|(y, m)| Self::Month(y, m))?,
            Self::Quarter(y, q) => parts(y, q, 4).map(|(y, q)| Self::Quarter(y, q))?,
            Self::Half(y, h) => parts(y, h, 2).map(|(y, h)| Self::Half(y, h))?,
            Self::Season(y, s) => {
                let (year, part) = parts(y, s as i8 + 1, 4)?;
                Self::Season(year, Season::ALL.get(part as usize - 1).map(|(s, _)| *s)?)
            }
            Self::Year(y) => Self::Year(number(y, 9999)?),
            Self::Decade(d) => Self::Decade(number(d, 999)?),
            Self::Century(c) => Self::Century(number(c, 99)?),
        })
    }

    /// The days it spans.
    pub(super) fn interval(self) -> Option<DateInterval> {
        let months = |year: i16, month: i8, count: i32| {
            let first = Date::new(year, month, 1).ok()?;
            let last = first.checked_add((count - 1).months()).ok()?.last_of_month();
            Some(DateInterval { first, last })
        };
        let years = |from: i16, to: i16| {
            Some(DateInterval { first: Date::new(from, 1, 1).ok()?, last: Date::new(to, 12, 31).ok()? })
        };
        match self {
            Self::Day(day) => Some(DateInterval { first: day, last: day }),
            Self::Week(day) => Some(DateInterval { first: day, last: day.checked_add(6.days()).ok()? }),
            Self::Weekend(day) => Some(DateInterval { first: day, last: day.checked_add(1.days()).ok()? }),
            Self::Month(y, m) => months(y, m, 1),
            Self::Quarter(y, q) => months(y, q * 3 - 2, 3),
            Self::Half(y, h) => months(y, h * 6 - 5, 6),
            Self::Season(y, s) => months(y, s as i8 * 3 + 3, 3),
            Self::Year(y) => years(y, y),
            Self::Decade(d) => years(d.checked_mul(10)?, d.checked_mul(10)?.checked_add(9)?),
            Self::Century(c) => years(c.checked_mul(100)?, c.checked_mul(100)?.checked_add(99)?),
        }
    }

    /// Its TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => PartialDate::from(day).to_string(),
            Self::Week(day) => week_value(day),
            Self::Weekend(day) => format!("{}-WE", week_value(day)),
            Self::Month(y, m) => format!("{y:04}-{m:02}"),
            Self::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Self::Half(y, h) => format!("{y:04}-H{h}"),
            Self::Season(y, s) => format!("{y:04}-{}", s.code()),
            Self::Year(y) => format!("{y:04}"),
            Self::Decade(d) => format!("{d:03}"),
            Self::Century(c) => format!("{c:02}"),
        }
    }

    /// A date that was told to the day, the month or the year.
    pub(super) fn of_partial(date: PartialDate) -> Self {
        match (date.month(), date.day()) {
            (Some(_), Some(_)) => Self::Day(date.interval().first),
            (Some(month), None) => Self::Month(date.year(), month),
            _ => Self::Year(date.year()),
        }
    }

    /// The year it begins in.
    pub(super) fn year(self) -> Option<i16> {
        self.interval().map(|i| i.first.year())
    }

    /// The smallest stretch with a name that holds all these days: month, season, year or decade.
    pub(super) fn covering(days: DateInterval) -> Self {
        [Unit::Month, Unit::Season, Unit::Year, Unit::Decade]
            .into_iter()
            .map(|unit| Self::around(unit, days.first))
            .find(|g| g.interval().is_some_and(|i| i.first <= days.first && days.last <= i.last))
            .unwrap_or(Self::Century(days.first.year().div_euclid(100)))
    }
}

/// The day `by` units later; `None` outside the calendar, however large the number.
pub(super) fn later(day: Date, unit: Unit, by: i32) -> Option<Date> {
    let span = Span::new();
    let span = match unit {
        Unit::Year => span.try_years(by),
        Unit::Quarter => span.try_months(by.checked_mul(3)?),
        Unit::Month => span.try_months(by),
        Unit::Week => span.try_weeks(by),
        Unit::Day => span.try_days(by),
        _ => return Some(day),
    };
    day.checked_add(span.ok()?).ok()
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

fn week_value(day: Date) -> String {
    let week = ISOWeekDate::from(day);
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The weekday of that ISO number.
pub(super) fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// Western Easter Sunday (Meeus, Jones and Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

/// The day a feast's rule gives in a year.
pub(super) fn feast_day(year: i16, rule: &str) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        return easter(year)?.checked_add(offset.parse::<i64>().ok()?.days()).ok();
    }
    let month: i8 = rule.get(..2)?.parse().ok()?;
    let rest = rule.get(3..)?;
    match rest.split_once('-') {
        None => Date::new(year, month, rest.parse().ok()?).ok(),
        Some((number, nth)) => {
            let weekday = weekday(number.parse().ok()?)?;
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth.parse().ok()?, weekday).ok()
        }
    }
}

/// The part of a stretch that "early", "mid" and "late" leave.
pub(super) fn narrowed(all: DateInterval, granule: Granule, modifier: Option<TimexMod>) -> DateInterval {
    if granule.unit() <= Unit::Day {
        return all;
    }
    let third = all.days() / 3;
    let first = |days: i32| all.first.saturating_add(i64::from(days).days());
    match modifier {
        Some(TimexMod::Start) => DateInterval { first: all.first, last: first(third) },
        Some(TimexMod::Mid) => DateInterval { first: first(third), last: first(2 * third - 1).max(first(third)) },
        Some(TimexMod::End) => DateInterval { first: first(2 * third), last: all.last },
        _ => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(granule: Granule, value: &str, first: &str, last: &str) {
        let interval = granule.interval().unwrap();
        assert_eq!(
            (granule.value().as_str(), interval.first.to_string().as_str(), interval.last.to_string().as_str()),
            (value, first, last)
        );
        assert_eq!(granule.shifted(5).and_then(|g| g.shifted(-5)), Some(granule));
    }

    #[test]
    fn stretches_of_the_calendar() {
        let day = Date::constant(2016, 2, 29);
        check(Granule::around(Unit::Day, day), "2016-02-29", "2016-02-29", "2016-02-29");
        check(Granule::around(Unit::Week, day), "2016-W09", "2016-02-29", "2016-03-06");
        check(Granule::around(Unit::Weekend, day), "2016-W09-WE", "2016-03-05", "2016-03-06");
        check(Granule::around(Unit::Month, day), "2016-02", "2016-02-01", "2016-02-29");
        check(Granule::around(Unit::Quarter, day), "2016-Q1", "2016-01-01", "2016-03-31");
        check(Granule::around(Unit::Half, day), "2016-H1", "2016-01-01", "2016-06-30");
        check(Granule::around(Unit::Season, day), "2015-WI", "2015-12-01", "2016-02-29");
        check(Granule::around(Unit::Decade, day), "201", "2010-01-01", "2019-12-31");
        check(Granule::around(Unit::Century, day), "20", "2000-01-01", "2099-12-31");
    }

    #[test]
    fn easter_sundays() {
        for (year, date) in [(2010, "2010-04-04"), (2015, "2015-04-05"), (2024, "2024-03-31")] {
            assert_eq!(easter(year).map(|d| d.to_string()).as_deref(), Some(date));
        }
    }

    #[test]
    fn nothing_outside_the_calendar() {
        assert_eq!(Granule::Year(9999).shifted(1), None);
        assert_eq!(Granule::Day(Date::MAX).shifted(i32::MAX), None);
        assert_eq!(Granule::Month(9999, 12).shifted(i32::MAX), None);
    }
}
