//! Letters to lexemes, each with its place. Any text is cut somehow.

use std::ops::Range;

use super::super::fields::Field;

/// What stands in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lexeme {
    Open,
    Close,
    And,
    Or,
    Not,
    /// How many words apart at most; 0 where that could not be read.
    Near(u8),
    /// Letters inside quotation marks, and whether these were closed.
    Quoted(String, bool),
    /// A field with its values as written, and whether their quotation marks were closed.
    Field(Field, Vec<String>, bool),
    /// A word that looks like a field and names none.
    NoField(String),
    Word(String),
}

/// Words between which `NEAR` alone lets a word stand.
const NEAR: u8 = 5;

/// The lexemes in order, with their bytes.
pub(super) fn lex(text: &str) -> Vec<(Range<usize>, Lexeme)> {
    let mut lexemes = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        at += c.len_utf8();
        let rest = text.get(at..).unwrap_or_default();
        let lexeme = match c {
            _ if c.is_whitespace() => continue,
            '(' => Lexeme::Open,
            ')' => Lexeme::Close,
            '-' | '\u{2212}' if rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c) || c == '(') => {
                Lexeme::Not
            }
            _ if is_quote(c) => {
                let length = rest.find(is_quote);
                let inside = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
                let mark = rest.get(inside.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
                at += inside.len() + mark;
                Lexeme::Quoted(inside.to_owned(), length.is_some())
            }
            _ => {
                let whole = text.get(start..).unwrap_or_default();
                let (length, lexeme) = field(whole).unwrap_or_else(|| word(whole));
                at = start + length;
                lexeme
            }
        };
        lexemes.push((start..at, lexeme));
    }
    lexemes
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// Whether a character ends a word that is not in quotation marks.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == ')' || is_quote(c)
}

fn word(text: &str) -> (usize, Lexeme) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let length = text.get(first..).and_then(|rest| rest.find(ends_word)).map_or(text.len(), |n| n + first);
    let word = text.get(..length).unwrap_or_default();
    let lexeme = match word {
        "AND" | "&&" => Lexeme::And,
        "OR" | "||" => Lexeme::Or,
        "NOT" => Lexeme::Not,
        "NEAR" => Lexeme::Near(NEAR),
        _ => match word.strip_prefix("NEAR/") {
            Some(n) => Lexeme::Near(n.parse().ok().filter(|n| *n < 100).unwrap_or_default()),
            None if looks_like_field(word) => Lexeme::NoField(word.to_owned()),
            None => Lexeme::Word(word.to_owned()),
        },
    };
    (length, lexeme)
}

/// `foo:bar`, but not `https://…` or `12:30`.
fn looks_like_field(word: &str) -> bool {
    word.split_once(':').is_some_and(|(name, value)| {
        name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphabetic()) && !value.starts_with('/')
    })
}

/// A field at the start of `text`, with its length.
fn field(text: &str) -> Option<(usize, Lexeme)> {
    let colon = text.bytes().take(12).position(|b| b == b':')?;
    let field = Field::from_name(text.get(..colon)?)?;
    let mut at = colon + 1;
    let (mut values, mut is_closed) = (Vec::new(), true);
    loop {
        let (length, value, closed) = value(text.get(at..)?);
        at += length;
        is_closed &= closed;
        if !value.is_empty() {
            values.push(value);
        }
        if !text.get(at..)?.starts_with(',') {
            return Some((at, Lexeme::Field(field, values, is_closed)));
        }
        at += 1;
    }
}

/// One value: its length, its letters, and whether its quotation marks are closed.
fn value(text: &str) -> (usize, String, bool) {
    if !text.starts_with(is_quote) {
        let length = text.find(|c: char| ends_word(c) || c == ',').unwrap_or(text.len());
        return (length, text.get(..length).unwrap_or_default().to_owned(), true);
    }
    let mut letters = String::new();
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\\' if !is_escaped => is_escaped = true,
            _ if is_quote(c) && !is_escaped => return (at + c.len_utf8(), letters, true),
            _ => {
                letters.push(c);
                is_escaped = false;
            }
        }
    }
    (text.len(), letters, false)
}
