//! The lines of a text, and what can be told of a line by itself. Every later step of `ingest`
//! works on these and never on the raw text.

use crate::text::{Span, fold};

/// A line that holds something.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Without surrounding white space; never empty.
    pub(super) span: Span,
    /// Whether an empty line (or the start of the text) stands before it.
    pub(super) opens_run: bool,
    /// Folded, white space collapsed; only of short lines, long ones cannot be furniture.
    pub(super) key: Option<String>,
}

/// Longest line, in bytes, that can be furniture.
pub(super) const MAX_SHORT: usize = 400;

/// All lines that hold something, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut opens_run = true;
    let mut at = 0;
    for piece in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let trimmed = piece.trim();
        if trimmed.is_empty() {
            // The second half of CRLF is no empty line.
            let is_crlf = piece == "\n" && text.get(..at).is_some_and(|t| t.ends_with('\r'));
            opens_run |= !is_crlf;
        } else {
            let start = at + (piece.len() - piece.trim_start().len());
            let span = Span::new(start, start + trimmed.len());
            let key = (trimmed.len() <= MAX_SHORT).then(|| key(trimmed));
            found.push(Line { span, opens_run, key });
            opens_run = false;
        }
        at += piece.len();
    }
    found
}

/// Folded with single spaces.
pub(super) fn key(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits only: the form under which a title or caption repeats.
pub(super) fn skeleton(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the line closes as a sentence does.
pub(super) fn is_closed(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '\u{bb}', ' ']);
    bare.ends_with(['.', '!', '?', ':', ';', '\u{2026}'])
}

/// Number of words.
pub(super) fn words(line: &str) -> usize {
    line.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// Whether the line can only be running text: long, or a closed sentence of some length.
pub(super) fn is_running(line: &str) -> bool {
    let count = words(line);
    count >= 30 || (count >= 12 && is_closed(line))
}

/// The length of a list marker with its white space: `1. `, `2) `, `(a) `, `- `, `• `.
pub(super) fn list_marker(line: &str) -> Option<usize> {
    let is_label = |label: &str| {
        !label.is_empty()
            && (label.len() <= 2 && label.bytes().all(|b| b.is_ascii_digit())
                || label.len() == 1 && label.bytes().all(|b| b.is_ascii_alphabetic())
                || label.len() <= 4 && label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
    };
    let (marker, rest) = line.split_once(char::is_whitespace)?;
    let is_marker =
        matches!(marker, "-" | "*" | "+" | "\u{2022}" | "\u{2013}" | "\u{2014}" | "\u{25aa}" | "\u{25cf}" | "\u{b7}")
            || marker.strip_suffix('.').is_some_and(|l| is_label(l) && l.bytes().all(|b| b.is_ascii_digit()))
            || marker.strip_suffix(')').is_some_and(|l| is_label(l.strip_prefix('(').unwrap_or(l)));
    (is_marker && !rest.trim_start().is_empty()).then(|| line.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_the_empty_line_before_them() {
        let text = "One\r\nTwo\r\n\r\n  Three \nFour";
        let found = lines(text);
        let got: Vec<(&str, bool)> = found.iter().map(|l| (l.span.of(text), l.opens_run)).collect();
        assert_eq!(got, [("One", true), ("Two", false), ("Three", true), ("Four", false)]);
    }

    #[test]
    fn list_markers() {
        for (line, expected) in [
            ("1. First", Some(3)),
            ("(b) Then", Some(4)),
            ("- so", Some(2)),
            ("A. Smith", None),
            ("1990 was", None),
            ("iv) x", Some(4)),
        ] {
            assert_eq!(list_marker(line), expected, "{line}");
        }
    }
}
