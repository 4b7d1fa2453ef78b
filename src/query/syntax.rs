//! The search box: words, `"phrases"`, `prefix*`, `AND`, `OR`, `NOT` (also `-word`) and brackets. Text in,
//! [`Parsed`] out; whatever is typed is read somehow, and what could not be read as meant is told
//! with its place. Words that stand side by side are joined by *and*, which binds before *or*.

use std::fmt;
use std::iter::Peekable;
use std::ops::Range;

/// A search, as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Words that follow each other; a single word is a sequence of one.
    Sequence(Vec<Term>),
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
    /// What a person can do.
    pub hint: &'static str,
}

/// Brackets may be nested so deep; it keeps the stack small whatever is typed.
const MAX_DEPTH: usize = 32;

/// Reads the search box.
pub fn parse(text: &str) -> Parsed {
    let mut reader = Reader { lexemes: lex(text).into_iter().peekable(), depth: 0, problems: Vec::new() };
    let mut parts = Vec::new();
    while reader.lexemes.peek().is_some() {
        parts.extend(reader.any());
        if let Some((range, _)) = reader.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Close) {
            reader.problem(range, "this bracket closes nothing");
        }
    }
    Parsed { expression: joined(parts, Expression::All), problems: reader.problems }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Lexeme {
    Open,
    Close,
    And,
    Or,
    Not,
    /// Letters inside quotation marks, and whether these were closed.
    Quoted(String, bool),
    Word(String),
}

fn lex(text: &str) -> Vec<(Range<usize>, Lexeme)> {
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
            '-' | '\u{2212}' if rest.starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '(') => Lexeme::Not,
            _ if is_quote(c) => {
                let length = rest.find(is_quote);
                let inside = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
                let mark = rest.get(inside.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
                at += inside.len() + mark;
                Lexeme::Quoted(inside.to_owned(), length.is_some())
            }
            _ => {
                let ends = |c: char| c.is_whitespace() || c == '(' || c == ')' || is_quote(c);
                at = start + c.len_utf8() + rest.find(ends).unwrap_or(rest.len());
                match text.get(start..at).unwrap_or_default() {
                    "AND" | "&&" => Lexeme::And,
                    "OR" | "||" => Lexeme::Or,
                    "NOT" => Lexeme::Not,
                    word => Lexeme::Word(word.to_owned()),
                }
            }
        };
        lexemes.push((start..at, lexeme));
    }
    lexemes
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

struct Reader {
    lexemes: Peekable<std::vec::IntoIter<(Range<usize>, Lexeme)>>,
    depth: usize,
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, range: Range<usize>, hint: &'static str) {
        self.problems.push(Problem { range, hint });
    }

    /// Parts joined by `OR`.
    fn any(&mut self) -> Option<Expression> {
        let mut parts: Vec<Expression> = self.all().into_iter().collect();
        while let Some((range, _)) = self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Or) {
            let missing = parts.is_empty();
            let next = self.all();
            if missing || next.is_none() {
                self.problem(range, "OR stands between two words; to look for the word, put it in quotation marks");
            }
            parts.extend(next);
        }
        joined(parts, Expression::Any)
    }

    /// Parts side by side or joined by `AND`.
    fn all(&mut self) -> Option<Expression> {
        let mut parts = Vec::new();
        let mut last_and = None;
        loop {
            if let Some((range, _)) = self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::And) {
                if parts.is_empty() || last_and.is_some() {
                    self.problem(range.clone(), "AND stands between two words");
                }
                last_and = Some(range);
            } else if self.lexemes.peek().is_none_or(|(_, lexeme)| matches!(lexeme, Lexeme::Or | Lexeme::Close)) {
                break;
            } else {
                last_and = None;
                parts.extend(self.one());
            }
        }
        if let Some(range) = last_and
            && !parts.is_empty()
        {
            self.problem(range, "AND stands between two words");
        }
        joined(parts, Expression::All)
    }

    fn one(&mut self) -> Option<Expression> {
        let mut negated = false;
        let mut not = None;
        while let Some((range, _)) = self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Not) {
            negated = !negated;
            not = Some(range);
        }
        let expression =
            match self.lexemes.next_if(|(_, lexeme)| !matches!(lexeme, Lexeme::And | Lexeme::Or | Lexeme::Close)) {
                Some((range, Lexeme::Open)) => self.bracket(range),
                Some((range, Lexeme::Quoted(inside, is_closed))) => {
                    if !is_closed {
                        self.problem(range, "the quotation mark is not closed");
                    }
                    sequence(&inside, Match::Exact)
                }
                Some((_, Lexeme::Word(word))) => sequence(&word, Match::Inflected),
                _ => {
                    self.problem(not.unwrap_or_default(), "NOT stands before a word");
                    None
                }
            };
        if negated { expression.map(not_this) } else { expression }
    }

    fn bracket(&mut self, open: Range<usize>) -> Option<Expression> {
        if self.depth == MAX_DEPTH {
            self.problem(open, "too many brackets inside each other");
            return None;
        }
        self.depth += 1;
        let inside = self.any();
        self.depth -= 1;
        if self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Close).is_none() {
            self.problem(open, "the bracket is not closed");
        }
        inside
    }
}

/// The words of a stretch of text, one after the other.
fn sequence(text: &str, how: Match) -> Option<Expression> {
    let is_prefix = text.ends_with('*') && how == Match::Inflected;
    let base = text.trim_end_matches('*');
    let base = if how == Match::Inflected {
        base.strip_suffix("'s").or_else(|| base.strip_suffix("\u{2019}s")).unwrap_or(base)
    } else {
        base
    };
    let mut terms: Vec<Term> =
        crate::index::words_of(base).map(|(_, word)| Term { text: word.to_string(), how }).collect();
    if let Some(last) = terms.last_mut()
        && is_prefix
    {
        last.how = Match::Prefix;
    }
    (!terms.is_empty()).then_some(Expression::Sequence(terms))
}

/// Denies a part; what is denied twice is meant.
fn not_this(part: Expression) -> Expression {
    match part {
        Expression::Not(inner) => *inner,
        other => Expression::Not(Box::new(other)),
    }
}

fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Option<Expression> {
    if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
}

impl fmt::Display for Expression {
    /// Writes it so that [`parse`] reads the same tree.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence(terms) => {
                let words: Vec<&str> = terms.iter().map(|t| t.text.as_str()).collect();
                match terms.last().map(|t| t.how) {
                    Some(Match::Exact) => write!(f, "\"{}\"", words.join(" ")),
                    Some(Match::Prefix) => write!(f, "{}*", words.join("-")),
                    _ => f.write_str(&words.join("-")),
                }
            }
            Self::All(parts) => list(f, parts, " "),
            Self::Any(parts) => list(f, parts, " OR "),
            Self::Not(part) => write!(f, "NOT {}", Inner(part)),
        }
    }
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

    fn check(text: &str, expected: &str, n_problems: usize) {
        let parsed = parse(text);
        let written = parsed.expression.as_ref().map(ToString::to_string).unwrap_or_default();
        assert_eq!((written.as_str(), parsed.problems.len()), (expected, n_problems), "{text}");
        assert_eq!(parse(&written).expression, parsed.expression, "{text} written and read again");
    }

    #[test]
    fn reads_words_phrases_and_operators() {
        check("harbour  Treaty", "harbour treaty", 0);
        check("\u{201c}Peace Plan\u{201d} -draft", "\"peace plan\" NOT draft", 0);
        check("a b OR c d", "(a b) OR (c d)", 0);
        check("a (b OR c)", "a (b OR c)", 0);
        check("NOT NOT a", "a", 0);
        check("harb* Al-Nour's", "harb* al-nour", 0);
        check("and or not", "and or not", 0);
    }

    #[test]
    fn reads_broken_searches_somehow() {
        check("", "", 0);
        check("\"open phrase", "\"open phrase\"", 1);
        check("(a", "a", 1);
        check("a) b", "a b", 1);
        check("OR a", "a", 1);
        check("a AND", "a", 1);
        check("NOT", "", 1);
        check("***", "", 0);
        assert!(parse(&"(".repeat(100_000)).expression.is_none());
        assert!(parse(&"-".repeat(100_000)).expression.is_none());
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_and_written(text in "([ab\"()*-]|AND|OR|NOT| |\\PC){0,24}") {
            let parsed = parse(&text);
            if let Some(expression) = &parsed.expression {
                let written = expression.to_string();
                let again = parse(&written);
                proptest::prop_assert_eq!(again.expression.as_ref(), Some(expression), "{}", written);
                proptest::prop_assert!(again.problems.is_empty());
            }
            for problem in parsed.problems {
                proptest::prop_assert!(text.get(problem.range).is_some());
            }
        }
    }
}
