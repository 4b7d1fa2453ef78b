//! The letters of a phrase: token ranges without loose punctuation at their ends.

use super::Clauses;
use crate::language::{TokenRange, Upos};
use crate::text::Span;

impl Clauses<'_> {
    /// The letters of a token range without punctuation and white space at its ends; brackets and
    /// quotation marks stay where both of a pair lie inside.
    pub(crate) fn trimmed(&self, mut range: TokenRange) -> Option<Span> {
        let loose = |at: u32| self.upos(at) == Upos::Punct || self.word(at).chars().all(|c| ",;:.!?–—-".contains(c));
        while range.start < range.end && loose(range.end - 1) && !self.closes_inside(range, range.end - 1) {
            range.end -= 1;
        }
        while range.start < range.end && loose(range.start) && !self.opens_inside(range, range.start) {
            range.start += 1;
        }
        if self.is_open(range) {
            range.end += 1;
        }
        (range.start < range.end).then(|| self.span(range.start).cover(self.span(range.end - 1)))
    }

    /// Whether quotation marks that open inside close with the next token.
    fn is_open(&self, range: TokenRange) -> bool {
        let count = |mark: &str| (range.start..range.end).filter(|t| self.word(*t) == mark).count();
        range.start < range.end
            && self.word(range.end) == "”"
            && count("“") == count("”") + 1
            && self.sentence(range.end).map(|s| s.0) == self.sentence(range.start).map(|s| s.0)
    }

    fn closes_inside(&self, range: TokenRange, at: u32) -> bool {
        let opener = match self.word(at) {
            "”" | "''" => "“",
            "’" => "‘",
            "\"" => "\"",
            ")" => "(",
            "]" => "[",
            _ => return false,
        };
        (range.start..at).any(|t| self.word(t) == opener || (opener == "“" && self.word(t) == "``"))
    }

    fn opens_inside(&self, range: TokenRange, at: u32) -> bool {
        let closer = match self.word(at) {
            "“" | "``" => "”",
            "‘" => "’",
            "\"" => "\"",
            "(" => ")",
            "[" => "]",
            _ => return false,
        };
        (at + 1..range.end).any(|t| self.word(t) == closer || (closer == "”" && self.word(t) == "''"))
    }
}
