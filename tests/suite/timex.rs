//! Cases of time expressions, written in `tests/data/cases/timex`, and what must hold of any text.

use attache::extract::{self, TimexMod};
use attache::ingest::{self, Metadata, Source};
use attache::language;
use proptest::prelude::*;

struct Case {
    name: String,
    date: Option<String>,
    text: String,
    /// Start, end, value with modifier.
    marks: Vec<(usize, usize, String)>,
}

fn cases(file: &str) -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/cases/timex");
    let content = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
    content.split("\n\n").filter(|c| !c.trim().is_empty()).map(case).collect()
}

fn case(lines: &str) -> Case {
    let (mut name, mut date, mut marked) = (String::new(), None, String::new());
    for line in lines.trim().lines() {
        match line {
            _ if line.starts_with("# ") => name = line[2..].to_owned(),
            _ if line.starts_with("date: ") => date = Some(line[6..].to_owned()),
            _ => marked = [marked.trim(), line].join(" ").trim().to_owned(),
        }
    }
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (i, piece) in marked.split('[').enumerate() {
        if i == 0 {
            text.push_str(piece);
            continue;
        }
        let (mark, rest) = piece.split_once(']').unwrap();
        let (words, value) = mark.split_once('|').unwrap();
        marks.push((text.len(), text.len() + words.len(), value.to_owned()));
        text.push_str(words);
        text.push_str(rest);
    }
    Case { name, date, text, marks }
}

fn modifier(modifier: Option<TimexMod>) -> String {
    modifier.map(|m| format!(" {}", format!("{m:?}").to_uppercase())).unwrap_or_default()
}

fn find(text: &str, date: Option<&str>) -> extract::Layers {
    let metadata = Metadata { published: date.map(|d| d.parse().unwrap()), ..Metadata::default() };
    let source = Source { path: "case.txt", bytes: text.as_bytes() };
    let document = ingest::read("case", &source, metadata).unwrap();
    extract::extract(&document, &language::analyse(&document))
}

fn check(file: &str) {
    let mut wrong = Vec::new();
    for case in cases(file) {
        let found: Vec<(usize, usize, String)> = find(&case.text, case.date.as_deref())
            .timexes
            .iter()
            .map(|t| (t.span.range().start, t.span.range().end, format!("{}{}", t.value, modifier(t.modifier))))
            .collect();
        if found != case.marks {
            let told = |marks: &[(usize, usize, String)]| {
                marks.iter().map(|(a, b, v)| format!("{:?}={v}", &case.text[*a..*b])).collect::<Vec<_>>().join(", ")
            };
            wrong.push(format!("{}\n  wanted {}\n  found  {}", case.name, told(&case.marks), told(&found)));
        }
    }
    assert!(wrong.is_empty(), "{file}\n{}", wrong.join("\n"));
}

#[test]
fn absolute_dates() {
    check("absolute.txt");
}

#[test]
fn relative_dates() {
    check("relative.txt");
}

#[test]
fn a_document_without_a_date_is_given_one_with_its_reasons() {
    let layers = find(
        "On 12 February 2014 the port was opened. In 2011 it had been sold. In July the minister visited it.",
        None,
    );
    let date = layers.date.unwrap();
    assert_eq!((date.date.to_string().as_str(), date.is_estimate), ("2014-07", true));
    assert!(date.why.steps.iter().any(|s| s.contains("July")), "{:?}", date.why.steps);
}

#[test]
fn a_printed_date_that_the_text_belies_is_a_finding() {
    let layers = find("The port, sold in 2011, was opened on 12 February 2014.", Some("2012-01-01"));
    assert!(layers.diagnostics.iter().any(|d| d.code == "date-after-publication"), "{:?}", layers.diagnostics);
    let text =
        "The minister now says that the treaties of 1996, 2003 and 2005 are still kept; last year he said so too.";
    let layers = find(text, Some("2014-01-01"));
    assert!(layers.diagnostics.iter().any(|d| d.code == "printed-date-doubtful"), "{:?}", layers.diagnostics);
}

proptest! {
    #[test]
    fn any_words_give_ordered_spans_and_sound_intervals(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "the", "last", "next", "this", "early", "mid", "-", "May", "March", "Friday", "2012", "1990s", "12", "999999999",
                "years", "weeks", "ago", "later", "a few", "two", "decades", "century", "century ago", "quarter", "third", "of",
                ",", ".", "at", "10", ":30", "p.m.", "Easter", "new year's eve", "then", "every", "about", "more than",
                "half a", "1/2", "'98", "nineteen ninety", "9999", "12/31/9999", "é", "said", "will",
            ]),
            1..25,
        ),
        date in prop::option::of(prop::sample::select(vec!["2016-02-29", "0001-01-01", "9999-12-31", "2016", "2016-05"])),
    ) {
        let text = words.join(" ");
        prop_assume!(text.chars().any(char::is_alphanumeric));
        let layers = find(&text, date);
        for pair in layers.timexes.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for timex in &layers.timexes {
            prop_assert!(!timex.span.of(&text).is_empty() && !timex.value.is_empty());
            if let Some(interval) = timex.interval {
                prop_assert!(interval.first <= interval.last);
            }
        }
    }
}
