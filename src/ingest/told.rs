//! What a text says of itself: title, printed date, publisher, byline. Looks at the lines of head
//! and tail only, so that a date or a name within the article is never taken for its own.

use std::sync::LazyLock;

use super::dateline;
use super::document::Metadata;
use super::lines::{self, Line};
use super::structure::{self, Structure};

/// Longest name of a publisher, in words.
const MAX_NAME_WORDS: usize = 6;

static PUBLISHERS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    include_str!("data/publisher.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .collect()
});

/// Fills what `metadata` leaves open.
pub(super) fn fill(metadata: &mut Metadata, text: &str, lines: &[Line], structure: &Structure) {
    let line = |i: usize| lines.get(i).map_or("", |l| l.span.of(text));
    let outside = || (0..structure.head).chain(structure.tail..lines.len());
    if metadata.title.is_none() {
        let marks: &[char] = &['#', ' '];
        metadata.title = structure.title.map(|i| line(i).trim_matches(marks).to_owned());
    }
    let printed = outside().find_map(|i| dateline::pure_date_line(line(i))).or_else(|| {
        (0..structure.head).filter(|i| Some(*i) != structure.title).find_map(|i| dateline::date_line(line(i)))
    });
    if metadata.published.is_none() {
        metadata.published = printed;
    } else if metadata.published_as_printed.is_none() && printed != metadata.published {
        metadata.published_as_printed = printed;
    }
    if metadata.byline.is_none() {
        metadata.byline = (0..structure.head).find_map(|i| structure::byline(line(i))).map(str::to_owned);
    }
    if metadata.publisher.is_none() {
        let furniture = || (0..lines.len()).rev().filter(|i| structure.is_furniture.get(*i) == Some(&true));
        metadata.publisher =
            PUBLISHERS.iter().find_map(|rule| furniture().find_map(|i| publisher(line(i), *rule))).map(str::to_owned);
    }
}

/// The name between a rule's letters.
fn publisher<'t>(line: &'t str, (before, after): (&str, &str)) -> Option<&'t str> {
    let lower = line.to_ascii_lowercase();
    let start = lower.find(before)? + before.len();
    let rest = &lower[start..];
    let end = if after.is_empty() { end_of_name(rest) } else { rest.find(after)? };
    let name = line
        .get(start..start + end)?
        .trim_start_matches(|c: char| c.is_numeric() || matches!(c, ' ' | '-' | '\u{2013}' | ','));
    let name = name.trim().trim_end_matches(['.', ',', ';']).trim();
    let name = name.strip_prefix("the ").unwrap_or(name);
    let opens = name.chars().next().is_some_and(char::is_uppercase);
    (opens && (1..=MAX_NAME_WORDS).contains(&lines::words(name))).then_some(name)
}

/// A name ends where the line, the sentence or the clause does; a full stop within a word stays.
fn end_of_name(rest: &str) -> usize {
    [". ", ", ", " or ", " and/or ", " - ", " | ", "; "]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
        .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(PUBLISHERS.iter().find_map(|rule| publisher(line, *rule)), expected, "{line}");
    }

    #[test]
    fn publishers_in_furniture() {
        check(
            "The views are the author\u{2019}s and do not necessarily reflect Lima Gazette\u{2019}s editorial stance.",
            Some("Lima Gazette"),
        );
        check("They do not reflect the editorial policy of the Lima Gazette.", Some("Lima Gazette"));
        check("Source : Andina", Some("Andina"));
        check("Join the Andes.example mailing list", Some("Andes.example"));
        check("\u{a9} 2015 The Lima Gazette. All rights reserved.", Some("The Lima Gazette"));
        check("The opinions of the author", None);
    }
}
