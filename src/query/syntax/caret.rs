//! What is being typed at a place of a query, for completion: the value of a field, or a word that may
//! become the name of one.

use std::ops::Range;

use super::super::fields::Field;
use super::lex::{Lexeme, is_quote, lex};

/// What stands before the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caret {
    /// Bytes that a chosen completion takes the place of.
    pub range: Range<usize>,
    /// The field whose value is typed; `None` where it is a word.
    pub field: Option<Field>,
    /// The letters typed so far.
    pub typed: String,
}

/// What is typed at byte `at` of a query; `None` between words and inside phrases.
pub fn at_caret(text: &str, at: usize) -> Option<Caret> {
    let (range, lexeme) = lex(text).into_iter().find(|(range, _)| range.start < at && at <= range.end)?;
    match lexeme {
        Lexeme::Word(_) => Some(Caret { typed: text.get(range.start..at)?.to_owned(), range, field: None }),
        Lexeme::Field(field, ..) => {
            let before = text.get(range.start..at)?;
            let colon = before.find(':')?;
            // The value after the last comma that stands outside quotation marks.
            let mut start = colon + 1;
            let mut is_quoted = false;
            for (i, c) in before.char_indices().skip(colon + 1) {
                is_quoted ^= is_quote(c);
                if c == ',' && !is_quoted {
                    start = i + 1;
                }
            }
            let typed = before.get(start..)?.trim_start_matches(is_quote);
            let rest = text.get(at..range.end)?;
            let end = at + if is_quoted { rest.len() } else { rest.find(',').unwrap_or(rest.len()) };
            Some(Caret { range: range.start + start..end, field: Some(field), typed: typed.to_owned() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The caret stands at `|`.
    fn check(marked: &str, expected: Option<(&str, Option<Field>, &str)>) {
        let at = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let caret = at_caret(&text, at);
        let found = caret.as_ref().map(|c| (text.get(c.range.clone()).unwrap(), c.field, c.typed.as_str()));
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn finds_what_is_typed() {
        check("wh|", Some(("wh", None, "wh")));
        check("a who:|", Some(("", Some(Field::Who), "")));
        check("who:an|a b", Some(("ana", Some(Field::Who), "an")));
        check("type:visit,me| b", Some(("me", Some(Field::Type), "me")));
        check("who:\"Ana P|", Some(("\"Ana P", Some(Field::Who), "Ana P")));
        check("a | b", None);
        check("\"a b|", None);
        check("|", None);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn any_place_of_any_text(text in "([ab\",:]|who:|\\PC){0,12}", at in 0usize..40) {
            if let Some(caret) = at_caret(&text, at) {
                assert!(text.get(caret.range).is_some());
            }
        }
    }
}
