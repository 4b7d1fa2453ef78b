//! Lexemes to a tree: descent with one token of foresight. `NEAR` binds before `NOT`, that before *and*
//! (words side by side), that before `OR`.

use std::iter::Peekable;
use std::ops::Range;

use super::super::dates;
use super::super::fields::{Field, ValueKind};
use super::lex::{Lexeme, lex};
use super::{Expression, Match, Parsed, Problem, Term};

/// Brackets may be nested so deep; it keeps the stack small whatever is typed.
const MAX_DEPTH: usize = 32;
/// The most letters of a word that may differ from what is written.
const MAX_DISTANCE: u8 = 2;

pub(super) fn read(text: &str) -> Parsed {
    let mut reader = Reader { lexemes: lex(text).into_iter().peekable(), depth: 0, problems: Vec::new() };
    let mut parts = Vec::new();
    while reader.lexemes.peek().is_some() {
        parts.extend(reader.any());
        if let Some((range, _)) = reader.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Close) {
            reader.problem(range, "bracket-close");
        }
    }
    Parsed { expression: joined(parts, Expression::All), problems: reader.problems }
}

struct Reader {
    lexemes: Peekable<std::vec::IntoIter<(Range<usize>, Lexeme)>>,
    depth: usize,
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, range: Range<usize>, code: &'static str) {
        self.problems.push(Problem { range, code });
    }

    /// Parts joined by `OR`.
    fn any(&mut self) -> Option<Expression> {
        let mut parts: Vec<Expression> = self.all().into_iter().collect();
        while let Some((range, _)) = self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Or) {
            let missing = parts.is_empty();
            let next = self.all();
            if missing || next.is_none() {
                self.problem(range, "or");
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
                    self.problem(range.clone(), "and");
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
            self.problem(range, "and");
        }
        joined(parts, Expression::All)
    }

    /// A part, denied or not.
    fn one(&mut self) -> Option<Expression> {
        let mut negated = false;
        let mut not = None;
        while let Some((range, _)) = self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Not) {
            negated = !negated;
            not = Some(range);
        }
        let is_end = |lexeme: &Lexeme| matches!(lexeme, Lexeme::And | Lexeme::Or | Lexeme::Close);
        if let Some(range) = not
            && self.lexemes.peek().is_none_or(|(_, lexeme)| is_end(lexeme))
        {
            self.problem(range, "not");
            return None;
        }
        let expression = self.near();
        if negated { expression.map(not_this) } else { expression }
    }

    /// A part, or several with `NEAR` between them.
    fn near(&mut self) -> Option<Expression> {
        let mut parts: Vec<Expression> = self.atom().into_iter().collect();
        while let Some((range, n)) = self.near_sign() {
            let right = match self.lexemes.peek() {
                Some((_, Lexeme::Word(_) | Lexeme::Quoted(..) | Lexeme::NoField(_))) => self.atom(),
                _ => None,
            };
            let left = match parts.last() {
                Some(Expression::Sequence(terms)) => Some((terms.clone(), true)),
                Some(Expression::Near(_, terms, _)) => Some((terms.clone(), false)),
                _ => None,
            };
            match (left, right, n) {
                (Some((left, is_alone)), Some(Expression::Sequence(right)), 1..) => {
                    if is_alone {
                        parts.pop();
                    }
                    parts.push(Expression::Near(left, right, n));
                }
                (_, right, _) => {
                    self.problem(range, "near");
                    parts.extend(right);
                }
            }
        }
        joined(parts, Expression::All)
    }

    fn near_sign(&mut self) -> Option<(Range<usize>, u8)> {
        match self.lexemes.next_if(|(_, lexeme)| matches!(lexeme, Lexeme::Near(_)))? {
            (range, Lexeme::Near(n)) => Some((range, n)),
            _ => None,
        }
    }

    fn atom(&mut self) -> Option<Expression> {
        let is_atom = |lexeme: &Lexeme| {
            !matches!(lexeme, Lexeme::And | Lexeme::Or | Lexeme::Close | Lexeme::Near(_) | Lexeme::Not)
        };
        let (range, lexeme) = self.lexemes.next_if(|(_, lexeme)| is_atom(lexeme))?;
        match lexeme {
            Lexeme::Open => self.bracket(range),
            Lexeme::Quoted(inside, is_closed) => {
                if !is_closed {
                    self.problem(range, "quote");
                }
                sequence(&inside, Match::Exact)
            }
            Lexeme::Field(field, values, is_closed) => {
                if !is_closed {
                    self.problem(range.clone(), "quote");
                }
                self.field(range, field, values)
            }
            Lexeme::NoField(word) => {
                self.problem(range, "field");
                sequence(&word, Match::Inflected)
            }
            Lexeme::Word(word) => sequence(&word, Match::Inflected),
            _ => None,
        }
    }

    fn bracket(&mut self, open: Range<usize>) -> Option<Expression> {
        if self.depth == MAX_DEPTH {
            self.problem(open, "bracket-deep");
            return None;
        }
        self.depth += 1;
        let inside = self.any();
        self.depth -= 1;
        if self.lexemes.next_if(|(_, lexeme)| *lexeme == Lexeme::Close).is_none() {
            self.problem(open, "bracket-open");
        }
        inside
    }

    /// A field with its values as keys: dates as ISO spans, listed values by their key.
    fn field(&mut self, range: Range<usize>, field: Field, values: Vec<String>) -> Option<Expression> {
        if values.is_empty() {
            self.problem(range, "value");
            return None;
        }
        match field.value_kind() {
            ValueKind::Entity | ValueKind::Document | ValueKind::Words => Some(Expression::Field(field, values)),
            ValueKind::Listed => {
                let mut keys = Vec::with_capacity(values.len());
                for value in values {
                    match field.key(&value) {
                        Some(key) => keys.push(key.to_owned()),
                        None => {
                            self.problem(range.clone(), field.name());
                            keys.push(value);
                        }
                    }
                }
                Some(Expression::Field(field, keys))
            }
            ValueKind::Date => {
                let parts: Option<Vec<Expression>> = values.iter().map(|value| dated(field, value)).collect();
                if parts.is_none() {
                    self.problem(range, "date");
                }
                parts.map_or(Some(Expression::Field(field, values)), |parts| joined(parts, Expression::Any))
            }
        }
    }
}

/// A field of dates in its plain form: `from:`, `to:`, or `on:` one date.
fn dated(field: Field, value: &str) -> Option<Expression> {
    let (first, last) = dates::span(value)?;
    let plain = |field: Field, date: crate::text::PartialDate| Expression::Field(field, vec![date.to_string()]);
    Some(match field {
        Field::Before => plain(Field::To, dates::before(first)?),
        Field::After => plain(Field::From, dates::after(last)?),
        Field::From => plain(Field::From, first),
        Field::To => plain(Field::To, last),
        _ if first == last => plain(Field::On, first),
        _ => Expression::All(vec![plain(Field::From, first), plain(Field::To, last)]),
    })
}

/// The words of a stretch of text, one after the other.
fn sequence(text: &str, how: Match) -> Option<Expression> {
    let (base, last_how) = if how == Match::Inflected { ending(text) } else { (text, how) };
    let base = if how == Match::Inflected {
        base.strip_suffix("'s").or_else(|| base.strip_suffix("\u{2019}s")).unwrap_or(base)
    } else {
        base
    };
    let mut terms: Vec<Term> =
        crate::index::words_of(base).map(|(_, word)| Term { text: word.to_string(), how }).collect();
    if let Some(last) = terms.last_mut() {
        last.how = last_how;
    }
    (!terms.is_empty()).then_some(Expression::Sequence(terms))
}

/// `prefix*`, `fuzzy~`, `fuzzy~2`.
fn ending(text: &str) -> (&str, Match) {
    if let Some((base, distance)) = text.rsplit_once('~')
        && distance.bytes().all(|b| b.is_ascii_digit())
    {
        let distance = if distance.is_empty() { 1 } else { distance.parse().unwrap_or(MAX_DISTANCE) };
        return (base, if distance == 0 { Match::Inflected } else { Match::Fuzzy(distance.min(MAX_DISTANCE)) });
    }
    if text.ends_with('*') {
        return (text.trim_end_matches('*'), Match::Prefix);
    }
    (text, Match::Inflected)
}

/// Denies a part; what is denied twice is meant.
fn not_this(part: Expression) -> Expression {
    match part {
        Expression::Not(inner) => *inner,
        other => Expression::Not(Box::new(other)),
    }
}

pub(super) fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Option<Expression> {
    if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
}
