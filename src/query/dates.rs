//! Dates as they are written in a query: `2010`, `2010-02`, `2010-02-08`, `8.2.2010`, `"8 February 2010"`,
//! `feb-2010`, `1990s`, `2010..2012`. In: letters. Out: the first and the last date meant.

use jiff::ToSpan;

use super::fields::month;
use crate::text::PartialDate;

/// The span of dates that a value means.
pub(super) fn span(value: &str) -> Option<(PartialDate, PartialDate)> {
    let value = value.trim();
    if let Some((first, last)) = value.split_once("..") {
        let (first, last) = (span(first)?.0, span(last)?.1);
        return (first.interval().first <= last.interval().last).then_some((first, last));
    }
    if let Some(decade) = value.strip_suffix('s').or_else(|| value.strip_suffix("\u{2019}s")) {
        let year: i16 = decade.parse().ok().filter(|y| (1000..=9990).contains(y) && y % 10 == 0)?;
        return Some((PartialDate::new(year, None, None)?, PartialDate::new(year + 9, None, None)?));
    }
    value.parse().ok().or_else(|| spoken(value)).map(|date| (date, date))
}

/// `8 February 2010`, `February 8, 2010`, `feb-2010`, `8.2.2010`, `8/2/2010`.
fn spoken(value: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let year = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() == 4);
    let day = |part: &str| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
        digits.parse::<i8>().ok().filter(|d| *d > 0)
    };
    match *parts.as_slice() {
        [a, b] => PartialDate::new(year(b)?, Some(month(a)?), None),
        [a, b, c] => match (month(a), month(b)) {
            (Some(named), _) => PartialDate::new(year(c)?, Some(named), Some(day(b)?)),
            (_, Some(named)) => PartialDate::new(year(c)?, Some(named), Some(day(a)?)),
            _ => PartialDate::new(year(c)?, Some(day(b)?), Some(day(a)?)),
        },
        _ => None,
    }
}

/// The next date of the same precision.
pub(super) fn after(date: PartialDate) -> Option<PartialDate> {
    shifted(date, true)
}

/// The date before it, of the same precision.
pub(super) fn before(date: PartialDate) -> Option<PartialDate> {
    shifted(date, false)
}

fn shifted(date: PartialDate, is_later: bool) -> Option<PartialDate> {
    let days = date.interval();
    let edge = if is_later { days.last } else { days.first };
    let next = if is_later { edge.checked_add(1.day()) } else { edge.checked_sub(1.day()) }.ok()?;
    PartialDate::new(next.year(), date.month().map(|_| next.month()), date.day().map(|_| next.day()))
        .filter(|d| (0..=9999).contains(&d.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        let written = span(value).map(|(a, b)| if a == b { a.to_string() } else { format!("{a}..{b}") });
        assert_eq!(written.unwrap_or_default(), expected, "{value}");
    }

    #[test]
    fn reads_any_form() {
        check("2010", "2010");
        check("2010-02-08", "2010-02-08");
        check("8 February 2010", "2010-02-08");
        check("February 8th, 2010", "2010-02-08");
        check("feb-2010", "2010-02");
        check("8.2.2010", "2010-02-08");
        check("8/2/2010", "2010-02-08");
        check("1990s", "1990..1999");
        check("2010..2012-03", "2010..2012-03");
        for bad in ["", "yesterday", "2012..2010", "31.2.2010", "..", "s", "February", "99999"] {
            check(bad, "");
        }
    }

    #[test]
    fn steps_keep_their_precision() {
        let step = |date: &str| {
            let date: PartialDate = date.parse().unwrap();
            (before(date).unwrap().to_string(), after(date).unwrap().to_string())
        };
        assert_eq!(step("2010"), ("2009".into(), "2011".into()));
        assert_eq!(step("2010-12"), ("2010-11".into(), "2011-01".into()));
        assert_eq!(step("2012-02-28"), ("2012-02-27".into(), "2012-02-29".into()));
    }
}
