//! Printed dates: lines of a page's head that hold nothing but a full date ("4 December 2019 -
//! 20:13", "Published on March 3, 2011"), and dates as machines write them. Dates inside running
//! text are the business of `extract::timex`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::{PartialDate, fold};

/// What a word of a date line can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Month(i8),
    /// Weekday, label, time zone: may stand beside a date.
    Beside,
}

static WORDS: LazyLock<BTreeMap<&'static str, Word>> = LazyLock::new(|| {
    include_str!("data/dates.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (kind, word, value) = (columns.next()?, columns.next()?, columns.next()?);
            let word_kind = if kind == "month" { Word::Month(value.parse().ok()?) } else { Word::Beside };
            Some((word, word_kind))
        })
        .collect()
});

/// Longest date line, in bytes.
const MAX_LINE: usize = 120;

/// The date of a line that holds a full date and hardly anything else.
pub(super) fn date_line(line: &str) -> Option<PartialDate> {
    let (date, strangers) = scan(line)?;
    (strangers <= 3).then_some(date)
}

/// The date of a line that holds a full date and nothing else but weekday, time and labels.
pub(super) fn pure_date_line(line: &str) -> Option<PartialDate> {
    let (date, strangers) = scan(line)?;
    (strangers == 0).then_some(date)
}

/// The first full date of a short line, and the number of its words that no date line has.
fn scan(line: &str) -> Option<(PartialDate, usize)> {
    if line.len() > MAX_LINE {
        return None;
    }
    if let Some(date) = iso_prefix(line.trim()) {
        return Some((date, 0));
    }
    let folded = fold(line);
    let words: Vec<&str> = folded
        .split(|c: char| !(c.is_alphanumeric() || c == ':'))
        .filter(|w| !w.is_empty() && *w != ":")
        .map(|w| w.trim_matches(':'))
        .collect();
    let (mut year, mut month, mut day, mut strangers) = (None, None, None, 0);
    for word in &words {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = matches!(word.get(bare.len()..), Some("" | "st" | "nd" | "rd" | "th"));
        match (bare.parse::<i16>(), WORDS.get(word)) {
            (Ok(n), _) if bare.len() == 4 && (1800..2200).contains(&n) && year.is_none() => year = Some(n),
            (Ok(n), _) if bare.len() <= 2 && ordinal && (1..=31).contains(&n) && day.is_none() => day = Some(n as i8),
            (_, Some(Word::Month(m))) if month.is_none() => month = Some(*m),
            (_, Some(_)) => {}
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => {}
            _ if matches!(*word, "a" | "p" | "m") => {}
            _ => strangers += 1,
        }
    }
    let date = PartialDate::new(year?, Some(month?), Some(day?))?;
    Some((date, strangers))
}

/// The date in front of `2019-12-04T20:13:00Z`, or of `20191204`.
pub(super) fn iso_prefix(text: &str) -> Option<PartialDate> {
    let dashed = text.get(..10).filter(|t| t.is_ascii() && t.as_bytes()[4] == b'-' && t.as_bytes()[7] == b'-');
    let rest_is_time = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() && c != 'T' && c != 't');
    if let Some(date) = dashed {
        return rest_is_time(&text[10..]).then(|| date.parse().ok()).flatten();
    }
    let digits = text.get(..8).filter(|t| t.bytes().all(|b| b.is_ascii_digit()))?;
    if !rest_is_time(&text[8..]) {
        return None;
    }
    format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(pure_date_line(line).map(|d| d.to_string()).as_deref(), expected, "{line}");
    }

    #[test]
    fn lines_that_are_dates() {
        check("Tuesday 5 May 2015 - 09:40", Some("2015-05-05"));
        check("May 5, 2015 at 9:40 am", Some("2015-05-05"));
        check("Published on: 5th May 2015 | Updated 10:12 GMT", Some("2015-05-05"));
        check("2015-05-05T10:00:00+02:00", Some("2015-05-05"));
        check("20150505", Some("2015-05-05"));
        check("Lima, 5 May 2015", None);
        check("5 May", None);
        check("31 February 2015", None);
        check("", None);
        check("1234567890 é", None);
    }

    #[test]
    fn a_place_or_a_name_may_stand_beside_it() {
        assert_eq!(date_line("By Ann Lee | 5 May 2015").map(|d| d.to_string()).as_deref(), Some("2015-05-05"));
        assert_eq!(date_line("The vote of 5 May 2015 changed the course of the country"), None);
    }
}
