//! Whether the text bears out the date that the document prints. In: one document. Out: findings,
//! each with what is printed, what the text implies and the words that imply it. Beside what the
//! layer of times remarks: offices that somebody took only later, weekdays that do not fit the date
//! in the printed year, and "next month" beside a date that is not the month after the printed one.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::{Date, Weekday};

use super::Analysed;
use super::findings::DateFinding;
use crate::extract::Timex;
use crate::text::{PartialDate, Span, fold};

/// How many years before the printed one a weekday is tried.
const BACK: i16 = 15;

/// Bytes between two expressions that are one date told twice: "next month, in March 2010".
const BESIDE: u32 = 8;

/// What does not fit, in text order.
pub(super) fn findings(document: &Analysed<'_>) -> Vec<DateFinding> {
    let metadata = &document.document.metadata;
    let told = metadata.published_as_printed.or(metadata.published);
    let printed = told.map(|d| d.to_string());
    let mut found = Vec::new();
    for diagnostic in &document.layers.diagnostics {
        let words = diagnostic.span.of(&document.document.text);
        let implied = match diagnostic.code {
            "printed-date-differs" => metadata.published.map_or_else(String::new, |d| d.to_string()),
            "date-after-publication" => format!("{words} or later"),
            "printed-date-doubtful" => words.to_owned(),
            "date-estimated" => {
                let date = document.layers.date.as_ref().map(|d| d.date.to_string()).unwrap_or_default();
                format!("{date} or later")
            }
            _ => continue,
        };
        found.push(DateFinding {
            field: "published",
            code: diagnostic.code,
            printed: printed.clone(),
            implied,
            evidence: diagnostic.span,
            reason: diagnostic.hint.clone(),
        });
    }
    if let Some(date) = told {
        let mut add = |code, implied: String, evidence: Span, reason: String| {
            found.push(DateFinding { field: "published", code, printed: printed.clone(), implied, evidence, reason });
        };
        offices(document, date, &mut add);
        weekdays(document, date, &mut add);
        beside(document, date, &mut add);
    }
    found.sort_by(|a, b| (a.evidence, a.code).cmp(&(b.evidence, b.code)));
    found.dedup_by(|a, b| a.code == b.code && a.implied == b.implied);
    found
}

type Add<'a> = dyn FnMut(&'static str, String, Span, String) + 'a;

/// Somebody called by an office that they took after the printed date.
fn offices(document: &Analysed<'_>, printed: PartialDate, add: &mut Add<'_>) {
    let text: &str = &document.document.text;
    for role in &document.layers.roles {
        let Some(person) = document.layers.mentions.get(role.person.index()) else { continue };
        let Some(holder) = holders().get(fold(person.span.of(text)).as_str()) else { continue };
        let words = fold(role.role.of(text));
        let coming =
            role.modifier.as_deref().is_some_and(|m| matches!(m, "former" | "ex" | "future" | "then" | "designate"));
        for (office, start) in holder {
            // "president" in "the President of the Republic"; not "vice president".
            let named = words.ends_with(office) && !words.contains("vice") && !words.contains("deputy");
            let candidate = words.contains("candidate") || words.contains("elect");
            if named && !coming && !candidate && *start > printed.year() {
                let name = person.span.of(text);
                let reason = format!(
                    "{name} is called {office}, which {name} has been since {start}; the document is dated {printed}."
                );
                add("office-holder", format!("{start} or later"), role.evidence, reason);
            }
        }
    }
}

/// Offices by folded name of who held them in 2021 or 2022, with the year of taking office.
fn holders() -> &'static HashMap<&'static str, Vec<(&'static str, i16)>> {
    static ONCE: OnceLock<HashMap<&'static str, Vec<(&'static str, i16)>>> = OnceLock::new();
    ONCE.get_or_init(|| {
        let mut all: HashMap<&'static str, Vec<(&'static str, i16)>> = HashMap::new();
        for line in include_str!("data/office_holders.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(name), Some(office), Some(year)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Ok(year) = year.parse() else { continue };
            all.entry(name).or_default().push((office, year));
        }
        all
    })
}

/// "Monday, 8 February" where 8 February of the printed year is no Monday.
fn weekdays(document: &Analysed<'_>, printed: PartialDate, add: &mut Add<'_>) {
    let text: &str = &document.document.text;
    for timex in &document.layers.timexes {
        let Ok(date) = timex.value.parse::<Date>() else { continue };
        // Only dates whose year was taken from the printed one.
        let words = timex.span.of(text);
        let has_year = words.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
        let has_day = words.bytes().any(|b| b.is_ascii_digit());
        let Some(told) = weekday(text, timex).filter(|_| has_day && !has_year) else { continue };
        if date.weekday() == told || (i32::from(date.year()) - i32::from(printed.year())).abs() > 1 {
            continue;
        }
        let fits = (1..=BACK)
            .map(|n| printed.year() - n)
            .find(|year| Date::new(*year, date.month(), date.day()).is_ok_and(|d| d.weekday() == told));
        let Some(year) = fits else { continue };
        let day = Date::new(year, date.month(), date.day()).unwrap_or(date);
        let reason = format!(
            "“{words}” is told as a {told:?}; in {} it is a {:?}. It is a {told:?} in {year}.",
            date.year(),
            date.weekday()
        );
        add("weekday-differs", format!("about {day}"), timex.span, reason);
    }
}

/// The weekday in an expression or right before it.
fn weekday(text: &str, timex: &Timex) -> Option<Weekday> {
    let start = timex.span.start as usize;
    let from = (start.saturating_sub(14)..=start).find(|i| text.is_char_boundary(*i))?;
    let before = text.get(from..start)?;
    let before = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let here = fold(&format!("{} {}", before, timex.span.of(text)));
    let days = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let mut told = here.split(|c: char| !c.is_alphanumeric()).filter_map(|w| days.iter().find(|d| d.0 == w));
    let first = told.next()?;
    told.next().is_none().then_some(first.1)
}

/// "next month" beside a date with its year: the document is of the month before that.
fn beside(document: &Analysed<'_>, printed: PartialDate, add: &mut Add<'_>) {
    let text: &str = &document.document.text;
    for pair in document.layers.timexes.windows(2) {
        let [a, b] = pair else { continue };
        if b.span.start > a.span.end + BESIDE
            || text.get(a.span.end as usize..b.span.start as usize).is_none_or(|g| g.contains('.'))
        {
            continue;
        }
        let shift = |t: &Timex| {
            let words = fold(t.span.of(text));
            let months = match words.as_str() {
                "next month" => 1,
                "last month" => -1,
                "this month" => 0,
                "next year" => 12,
                "last year" => -12,
                "this year" => 0,
                _ => return None,
            };
            Some((months, words.ends_with("year")))
        };
        let (relative, fixed, shift) = match (shift(a), shift(b)) {
            (Some(s), None) => (a, b, s),
            (None, Some(s)) => (b, a, s),
            _ => continue,
        };
        let words = fixed.span.of(text);
        let Some(days) =
            fixed.interval.filter(|_| words.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit)))
        else {
            continue;
        };
        let month = i32::from(days.first.year()) * 12 + i32::from(days.first.month()) - 1 - shift.0;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let by_year = shift.1 || days.days() > 31;
        let fits = if by_year {
            year == i32::from(printed.year())
        } else {
            let near = i32::from(printed.year()) * 12 + printed.month().map_or(month, i32::from);
            year == i32::from(printed.year()) || (near - (year * 12 + month)).abs() <= 1
        };
        if !fits {
            let implied = if by_year { year.to_string() } else { format!("{year}-{month:02}") };
            let reason = format!(
                "“{}” is told as {words}, so the text is of {implied}; it is dated {printed}.",
                relative.span.of(text)
            );
            add("relative-date", implied, relative.span.cover(fixed.span), reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract;
    use crate::ingest::{Metadata, Source, read};
    use crate::language::analyse;

    /// Codes of the findings about a text that prints a date, with what the text implies.
    fn found(text: &str, year: i16, month: i8) -> Vec<String> {
        let metadata = Metadata { published: PartialDate::new(year, Some(month), None), ..Metadata::default() };
        let document = read("t", &Source { path: "t.txt", bytes: text.as_bytes() }, metadata).unwrap();
        let analysis = analyse(&document);
        let layers = extract(&document, &analysis);
        let analysed = Analysed { document: &document, analysis: &analysis, layers: &layers };
        findings(&analysed).into_iter().map(|f| format!("{} {}", f.code, f.implied)).collect()
    }

    #[test]
    fn an_office_taken_only_later() {
        let text = "Chilean President Gabriel Boric visited Lima. He spoke to students there.";
        assert_eq!(found(text, 2015, 6), ["office-holder 2022 or later"]);
        assert_eq!(found(text, 2023, 6), [""; 0]);
        assert_eq!(found("The former president of the union, Gabriel Boric, visited Lima.", 2015, 6), [""; 0]);
    }

    #[test]
    fn a_weekday_of_another_year() {
        let text = "The council met on Monday, 8 February. It chose a new chairman.";
        assert_eq!(found(text, 2011, 2), ["weekday-differs about 2010-02-08"]);
        assert_eq!(found(text, 2010, 2), [""; 0]);
        assert_eq!(found("The council met on Monday. It chose a new chairman.", 2011, 2), [""; 0]);
    }

    #[test]
    fn next_month_beside_a_date() {
        let text = "The council will meet next month (March 2010). It will choose a chairman.";
        assert_eq!(found(text, 2014, 2), ["relative-date 2010-02"]);
        assert_eq!(found(text, 2010, 2), [""; 0]);
    }
}
