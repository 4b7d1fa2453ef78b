//! Dates for a reader: "mid-October 2019", "8 February 2010", "2006", "autumn 2019".

use jiff::civil::Date;

use super::DateView;
use crate::extract::TimexMod;
use crate::index::FactDate;
use crate::text::{DateInterval, PartialDate};

/// A date ready to draw.
pub(super) fn date_view(date: &FactDate) -> DateView {
    DateView {
        value: date.value.to_string(),
        modifier: date.modifier.map(|m| m.name().to_owned()),
        label: label(&date.value, date.modifier, Some(date.interval)),
        first: date.interval.first.to_string(),
        last: date.interval.last.to_string(),
        is_soft: date.modifier.is_some(),
    }
}

/// Words for a TIMEX3 value with its modifier; where the value is of no known form, for its days.
pub(super) fn label(value: &str, modifier: Option<TimexMod>, interval: Option<DateInterval>) -> String {
    let plain = plain(value).or_else(|| interval.map(days)).unwrap_or_else(|| value.to_owned());
    let joint = if plain.starts_with(|c: char| c.is_alphabetic()) { "-" } else { " " };
    match modifier {
        None => plain,
        Some(TimexMod::Start) => format!("early {plain}"),
        Some(TimexMod::Mid) => format!("mid{joint}{plain}").replace("mid ", "mid-"),
        Some(TimexMod::End) => format!("late {plain}"),
        Some(TimexMod::Approx) => format!("about {plain}"),
        Some(TimexMod::Before) => format!("before {plain}"),
        Some(TimexMod::After) => format!("after {plain}"),
        Some(TimexMod::OnOrBefore) => format!("by {plain}"),
        Some(TimexMod::OnOrAfter) => format!("from {plain}"),
        Some(TimexMod::MoreThan) => format!("more than {plain}"),
        Some(TimexMod::LessThan) => format!("less than {plain}"),
    }
}

fn plain(value: &str) -> Option<String> {
    let (date, time) = value.split_once('T').map_or((value, None), |(date, time)| (date, Some(time)));
    let day = match date.parse::<PartialDate>() {
        Ok(date) => partial(&date),
        Err(_) => part_of_year(date).or_else(|| decade(date))?,
    };
    match time {
        None => Some(day),
        Some("MO") => Some(format!("{day}, morning")),
        Some("MI") => Some(format!("{day}, midday")),
        Some("AF") => Some(format!("{day}, afternoon")),
        Some("EV") => Some(format!("{day}, evening")),
        Some("NI") => Some(format!("{day}, night")),
        Some(clock) if clock.starts_with(|c: char| c.is_ascii_digit()) => Some(format!("{day}, {clock}")),
        Some(_) => Some(day),
    }
}

fn partial(date: &PartialDate) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
        (Some(month), None) => format!("{} {year}", month_name(month)),
        _ => year.to_string(),
    }
}

/// `2019-SU`, `2019-Q1`, `2019-H2`, `2019-W07`.
fn part_of_year(value: &str) -> Option<String> {
    let (year, part) = value.split_once('-')?;
    year.parse::<i16>().ok()?;
    let number = |prefix: char| part.strip_prefix(prefix).and_then(|n| n.parse::<u8>().ok());
    let name = match part {
        "SP" => "spring".to_owned(),
        "SU" => "summer".to_owned(),
        "FA" | "AU" => "autumn".to_owned(),
        "WI" => "winter".to_owned(),
        _ => match (number('Q'), number('H'), number('W')) {
            (Some(n), ..) => format!("{} quarter of", ordinal(n)?),
            (_, Some(n), _) => format!("{} half of", ordinal(n)?),
            (.., Some(week)) => format!("week {week} of"),
            _ => return None,
        },
    };
    Some(format!("{name} {year}"))
}

fn ordinal(n: u8) -> Option<&'static str> {
    ["first", "second", "third", "fourth"].get(usize::from(n).checked_sub(1)?).copied()
}

/// `199` is the 1990s, `19` the 20th century.
fn decade(value: &str) -> Option<String> {
    if !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match value.len() {
        3 => Some(format!("{value}0s")),
        2 => Some(format!("{value}00s")),
        _ => None,
    }
}

/// "1–5 May 2011", "May–July 2011", "2010–2012".
fn days(interval: DateInterval) -> String {
    let DateInterval { first, last } = interval;
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let whole_years = whole_months && first.month() == 1 && last.month() == 12;
    let day = |d: Date| format!("{} {}", d.day(), month_name(d.month()));
    if first == last {
        format!("{} {}", day(first), first.year())
    } else if whole_years {
        if first.year() == last.year() {
            first.year().to_string()
        } else {
            format!("{}–{}", first.year(), last.year())
        }
    } else if whole_months {
        let (a, b) = (month_name(first.month()), month_name(last.month()));
        match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => format!("{a} {}", first.year()),
            (true, false) => format!("{a}–{b} {}", first.year()),
            _ => format!("{a} {} – {b} {}", first.year(), last.year()),
        }
    } else if first.year() != last.year() {
        format!("{} {} – {} {}", day(first), first.year(), day(last), last.year())
    } else if first.month() != last.month() {
        format!("{} – {} {}", day(first), day(last), last.year())
    } else {
        format!("{}–{} {}", first.day(), day(last), last.year())
    }
}

fn month_name(month: i8) -> String {
    Date::new(2000, month, 1).map(|d| d.strftime("%B").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, modifier: Option<TimexMod>, expected: &str) {
        assert_eq!(label(value, modifier, None), expected);
    }

    #[test]
    fn values_as_words() {
        check("2011-05", Some(TimexMod::Mid), "mid-May 2011");
        check("2011-05", Some(TimexMod::Start), "early May 2011");
        check("2011", Some(TimexMod::Mid), "mid-2011");
        check("2010-02-08", None, "8 February 2010");
        check("2006", None, "2006");
        check("2019-FA", None, "autumn 2019");
        check("2019-Q3", None, "third quarter of 2019");
        check("199", None, "1990s");
        check("2010-02-08", Some(TimexMod::OnOrBefore), "by 8 February 2010");
        check("2010-02-08TEV", None, "8 February 2010, evening");
        check("PAST_REF", None, "PAST_REF");
    }

    #[test]
    fn days_as_words() {
        let check = |first: &str, last: &str, expected: &str| {
            let interval = DateInterval { first: first.parse().unwrap(), last: last.parse().unwrap() };
            assert_eq!(label("", None, Some(interval)), expected);
        };
        check("2011-05-01", "2011-05-01", "1 May 2011");
        check("2011-05-01", "2011-05-05", "1–5 May 2011");
        check("2011-05-30", "2011-06-02", "30 May – 2 June 2011");
        check("2011-05-01", "2011-07-31", "May–July 2011");
        check("2010-01-01", "2012-12-31", "2010–2012");
        check("2010-12-30", "2011-01-02", "30 December 2010 – 2 January 2011");
    }
}
