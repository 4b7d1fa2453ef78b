//! The query language: words, `"phrases"`, `prefix*`, `fuzzy~1`, `a NEAR/5 b`, `AND`, `OR`, `NOT` (also
//! `-word`), brackets, and fields with one or more values, `type:visit,meet`. Text in, [`Parsed`] out;
//! whatever is typed is read somehow, and what could not be read as meant is told with its place.
//! Words that stand side by side are joined by *and*, which binds before *or*. [`parse`] of what an
//! [`Expression`] prints gives the same expression.

mod caret;
mod lex;
mod read;

pub use caret::{Caret, at_caret};

use std::fmt;
use std::ops::Range;

use super::fields::{Field, ValueKind};

/// A search, as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Words that follow each other; a single word is a sequence of one.
    Sequence(Vec<Term>),
    /// Two sequences in one sentence, so many words apart at most, in either order.
    Near(Vec<Term>, Vec<Term>, u8),
    /// A field that has one of these values, one or more: keys of closed lists, ISO dates, else as written.
    Field(Field, Vec<String>),
    /// Every part, two or more.
    All(Vec<Expression>),
    /// At least one part, of two or more.
    Any(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
}

/// One word of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Folded letters and digits.
    pub text: String,
    /// How it is to be matched.
    pub how: Match,
}

/// How a word is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// Any inflected form: `visit` finds *visited*, `meet` finds *met*.
    Inflected,
    /// This form, but for case and accents: words in quotation marks.
    Exact,
    /// Any word that begins so.
    Prefix,
    /// Any word from which so many letters differ at most.
    Fuzzy(u8),
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The tree; `None` where there is nothing to search for.
    pub expression: Option<Expression>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
}

/// A place that could not be read as meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What is wrong: `bracket-open`, `bracket-close`, `bracket-deep`, `quote`, `and`, `or`, `not`, `near`,
    /// `field` (there is none of that name), `value` (it is missing), `type`, `is`, `stance` (not in the
    /// list), `date`.
    pub code: &'static str,
}

/// Reads a query.
pub fn parse(text: &str) -> Parsed {
    read::read(text)
}

impl Expression {
    /// The parts that must all hold.
    pub fn conjuncts(self) -> Vec<Self> {
        match self {
            Self::All(parts) => parts.into_iter().flat_map(Self::conjuncts).collect(),
            other => vec![other],
        }
    }

    /// Parts that must all hold as one expression.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        read::joined(parts, Self::All)
    }

    /// The part of it that speaks of words in the texts.
    pub fn of_words(&self) -> Option<Self> {
        let some = |parts: &[Self]| parts.iter().filter_map(Self::of_words).collect::<Vec<_>>();
        match self {
            Self::Sequence(_) | Self::Near(..) => Some(self.clone()),
            Self::Field(..) => None,
            Self::All(parts) => read::joined(some(parts), Self::All),
            Self::Any(parts) => read::joined(some(parts), Self::Any),
            Self::Not(part) => part.of_words().map(|part| Self::Not(Box::new(part))),
        }
    }
}

impl fmt::Display for Expression {
    /// Writes it so that [`parse`] reads the same tree.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence(terms) => write!(f, "{}", Words(terms)),
            Self::Near(left, right, n) => write!(f, "{} NEAR/{n} {}", Words(left), Words(right)),
            Self::Field(field, values) => {
                write!(f, "{}:", field.name())?;
                for (i, value) in values.iter().enumerate() {
                    let comma = if i > 0 { "," } else { "" };
                    write!(f, "{comma}{}", value_text(*field, value))?;
                }
                Ok(())
            }
            Self::All(parts) => list(f, parts, " "),
            Self::Any(parts) => list(f, parts, " OR "),
            Self::Not(part) => write!(f, "NOT {}", Inner(part)),
        }
    }
}

struct Words<'a>(&'a [Term]);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<&str> = self.0.iter().map(|t| t.text.as_str()).collect();
        match self.0.last().map(|t| t.how) {
            Some(Match::Exact) => write!(f, "\"{}\"", words.join(" ")),
            Some(Match::Prefix) => write!(f, "{}*", words.join("-")),
            Some(Match::Fuzzy(n)) => write!(f, "{}~{n}", words.join("-")),
            _ => f.write_str(&words.join("-")),
        }
    }
}

/// A value as it is written after the colon, in quotation marks where it needs them.
pub fn value_text(field: Field, value: &str) -> String {
    let value = match field.value_kind() {
        ValueKind::Listed => field.written(value).unwrap_or(value),
        _ => value,
    };
    let is_plain = !value.is_empty() && !value.contains(|c: char| lex::ends_word(c) || c == ',' || c == '\\');
    if is_plain {
        return value.to_owned();
    }
    let mut out = String::from('"');
    for c in value.chars() {
        if lex::is_quote(c) || c == '\\' {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// A part of a tree: in brackets where it is a list itself.
struct Inner<'a>(&'a Expression);

impl fmt::Display for Inner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            list @ (Expression::All(_) | Expression::Any(_)) => write!(f, "({list})"),
            other => other.fmt(f),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, parts: &[Expression], between: &str) -> fmt::Result {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        write!(f, "{}", Inner(part))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, problems: &str) {
        let parsed = parse(text);
        let written = parsed.expression.as_ref().map(ToString::to_string).unwrap_or_default();
        let codes: Vec<&str> = parsed.problems.iter().map(|p| p.code).collect();
        assert_eq!((written.as_str(), codes.join(" ").as_str()), (expected, problems), "{text}");
        assert_eq!(parse(&written).expression, parsed.expression, "{text} written and read again");
    }

    #[test]
    fn reads_words_phrases_and_operators() {
        check("harbour  Treaty", "harbour treaty", "");
        check("\u{201c}Peace Plan\u{201d} -draft", "\"peace plan\" NOT draft", "");
        check("a b OR c d", "(a b) OR (c d)", "");
        check("a (b OR c)", "a (b OR c)", "");
        check("NOT NOT a", "a", "");
        check("harb* Al-Nour's", "harb* al-nour", "");
        check("and or not near", "and or not near", "");
        check("Tarif~ barter~2 rail~9 x~0", "tarif~1 barter~2 rail~2 x", "");
        check("NOT a NEAR/3 \"b c\" d", "NOT a NEAR/3 \"b c\" d", "");
        check("a NEAR b NEAR/2 c", "a NEAR/5 b b NEAR/2 c", "");
        check("x (a NEAR b)", "x a NEAR/5 b", "");
    }

    #[test]
    fn reads_fields() {
        check("who:ana-paz WHO:\"Bo Lind\"", "who:ana-paz who:\"Bo Lind\"", "");
        check("type:meeting,visit is:denied -stance:rejects", "type:meet,visit is:negated NOT stance:reject", "");
        check("in:lima OR by:ana", "in:lima OR by:ana", "");
        check("on:2010 after:2010 before:2012-03", "on:2010 from:2011 to:2012-02", "");
        check("on:\"8 February 2010\" on:1990s", "on:2010-02-08 (from:1990 to:1999)", "");
        check("goal:\"free trade\"", "goal:\"free trade\"", "");
        check("source:\"say \\\"so\\\"\"", "source:\"say \\\"so\\\"\"", "");
        check("https://x.y/z 12:30", "https-x-y-z 12-30", "");
    }

    #[test]
    fn points_at_what_it_cannot_read() {
        check("", "", "");
        check("\"open phrase", "\"open phrase\"", "quote");
        check("(a", "a", "bracket-open");
        check("a) b", "a b", "bracket-close");
        check("OR a", "a", "or");
        check("a AND", "a", "and");
        check("NOT", "", "not");
        check("***", "", "");
        check("a NEAR/0 b", "a b", "near");
        check("NEAR b", "b", "near");
        check("whom:ana", "whom-ana", "field");
        check("who: a", "a", "value");
        check("type:zeppelin", "type:zeppelin", "type");
        check("on:yesterday", "on:yesterday", "date");
        let problem = parse("a (b whom:c").problems.first().cloned().unwrap();
        assert_eq!((problem.range, problem.code), (5..11, "field"));
        assert!(parse(&"(".repeat(100_000)).expression.is_none());
        assert!(parse(&"-".repeat(100_000)).expression.is_none());
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_and_written(
            text in "([ab\"()*~,:-]|AND|OR|NOT|NEAR/[0-9]|who:|type:|on:|visit|2010| |\\\\|\\PC){0,24}"
        ) {
            let parsed = parse(&text);
            if let Some(expression) = &parsed.expression {
                let written = expression.to_string();
                let again = parse(&written);
                proptest::prop_assert_eq!(again.expression.as_ref(), Some(expression), "{}", written);
                let is_of_value = |p: &Problem| ["type", "is", "stance", "date"].contains(&p.code);
                proptest::prop_assert!(again.problems.iter().all(is_of_value), "{}", written);
            }
            for problem in parsed.problems {
                proptest::prop_assert!(text.get(problem.range).is_some());
            }
        }
    }
}
