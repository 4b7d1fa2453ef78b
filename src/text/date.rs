//! Dates as texts give them: a year, a month or a day, and the interval of days that allows.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;

/// A date to the precision it was told: year, year and month, or a full day. Always a real date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// `None` where the parts are no calendar date (ISO 8601, proleptic Gregorian).
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        if month.is_none() && day.is_some() {
            return None;
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where told.
    pub fn month(&self) -> Option<i8> {
        self.month
    }

    /// The day of the month where told.
    pub fn day(&self) -> Option<i8> {
        self.day
    }

    /// The days it can mean.
    pub fn interval(&self) -> DateInterval {
        let first = Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::ZERO);
        let last = match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        DateInterval { first, last }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = crate::error::Error;

    /// Reads `2010`, `2010-02` and `2010-02-08`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let mut parts = text.splitn(3, '-');
            let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
            let two = |part: Option<&str>| match part {
                None => Some(None),
                Some(p) if p.len() == 2 => p.parse().ok().map(Some),
                Some(_) => None,
            };
            Self::new(year, two(parts.next())?, two(parts.next())?)
        };
        parse().ok_or_else(|| {
            crate::error::Error::malformed(format!("{text:?} is not a date like 2010, 2010-02 or 2010-02-08"))
        })
    }
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The days between two dates, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateInterval {
    /// Earliest day.
    pub first: Date,
    /// Latest day; never before the first.
    pub last: Date,
}

impl DateInterval {
    /// Whether the two share a day.
    pub fn overlaps(&self, other: &DateInterval) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Number of days, at least one.
    pub fn days(&self) -> i32 {
        self.first.until(self.last).map_or(1, |s| s.get_days() + 1)
    }

    /// The interval widened by `days` on both ends, kept within the calendar.
    pub fn widened(&self, days: i32) -> DateInterval {
        DateInterval { first: self.first.saturating_sub(days.days()), last: self.last.saturating_add(days.days()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, first: &str, last: &str) {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
        let interval = date.interval();
        assert_eq!((interval.first.to_string().as_str(), interval.last.to_string().as_str()), (first, last));
    }

    #[test]
    fn intervals_of_partial_dates() {
        check("2012", "2012-01-01", "2012-12-31");
        check("2012-02", "2012-02-01", "2012-02-29");
        check("2012-02-08", "2012-02-08", "2012-02-08");
    }

    #[test]
    fn refuses_what_is_no_date() {
        for bad in ["", "12", "2012-13", "2012-02-30", "2012-2", "2012--1"] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }
}
