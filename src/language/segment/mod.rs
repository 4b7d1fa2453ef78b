//! Text to tokens and sentences. In: a text and the borders no sentence crosses. Out: spans, in
//! order and disjoint. Sees one document.

pub(crate) mod dateline;
mod lists;
mod sentence;
mod token;

use crate::text::Span;

#[cfg_attr(not(feature = "train"), expect(unused_imports, reason = "the trainer uses them"))]
pub(crate) use sentence::{Boundary, Since, boundary, features};

use super::model::Model;

/// Tokens of a text, and for every token whether a sentence ends with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Segmentation {
    /// In order, disjoint.
    pub tokens: Vec<Span>,
    /// As many as tokens; the last is always true.
    pub ends: Vec<bool>,
}

impl Segmentation {
    /// The tokens of every sentence.
    pub(crate) fn sentences(&self) -> Vec<&[Span]> {
        let mut rest = self.tokens.as_slice();
        let mut out = Vec::new();
        for sentence in self.ends.split_inclusive(|ends| *ends) {
            let (own, later) = rest.split_at_checked(sentence.len()).unwrap_or((rest, &[]));
            out.push(own);
            rest = later;
        }
        out
    }
}

/// Cuts a text. `borders` are offsets no sentence runs across, in order.
pub(crate) fn segment(text: &str, borders: &[u32], model: &Model) -> Segmentation {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut hard = Vec::new();
    let mut from = 0;
    for to in borders.iter().map(|b| *b as usize).chain([text.len()]) {
        let to = to.min(text.len());
        if to <= from || !text.is_char_boundary(to) {
            continue;
        }
        token::tokens(text, from, to, &mut tokens);
        hard.push(tokens.len());
        from = to;
    }
    let ends = sentence::ends(text, &tokens, &hard, model);
    Segmentation { tokens, ends }
}

/// The tokens of a text, wherever its sentences end.
#[cfg(feature = "train")]
pub(crate) fn split(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    token::tokens(text, 0, text.len(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: tokens apart by a space, sentences by ` ‖ `.
    fn check(text: &str, expected: &str) {
        let found = segment(text, &[], Model::shared());
        let mut shown = String::new();
        for (token, end) in found.tokens.iter().zip(&found.ends) {
            shown.push_str(token.of(text));
            shown.push_str(if *end { " ‖ " } else { " " });
        }
        assert_eq!(shown.trim_end_matches([' ', '‖']), expected);
    }

    #[test]
    fn cuts_clitics_hyphens_and_marks() {
        check("He doesn't own the well-known firm's e-mail.", "He does n't own the well - known firm 's e-mail .");
        check("They’ve said: “It’s 3.5%.”", "They ’ve said : “ It ’s 3.5 % . ”");
        check("O'Neil cannot come at 5:30 p.m. on 11/28/2000", "O'Neil can not come at 5:30 p.m. on 11/28/2000");
        check(
            "See https://example.org/a-b?c=d, or write to a.b@example.org.",
            "See https://example.org/a-b?c=d , or write to a.b@example.org .",
        );
    }

    #[test]
    fn stops_of_abbreviations_end_no_sentence() {
        check(
            "Mr. J. Smith of Acme Inc. met Gen. Jones. He left.",
            "Mr. J. Smith of Acme Inc. met Gen. Jones . ‖ He left .",
        );
        check("The U.S. envoy came on Sept. 3 to St. Louis.", "The U.S. envoy came on Sept. 3 to St. Louis .");
    }

    #[test]
    fn quotes_close_after_the_stop() {
        check(
            "“We will not go.” She left. “Why?” he asked.",
            "“ We will not go . ” ‖ She left . ‖ “ Why ? ” he asked .",
        );
    }

    #[test]
    fn an_empty_line_and_a_short_line_end_a_sentence() {
        check("Peace talks resume\n\nThe envoys met", "Peace talks resume ‖ The envoys met");
        check("Peace talks resume\nThe envoys met", "Peace talks resume ‖ The envoys met");
    }

    #[test]
    fn a_border_ends_a_sentence() {
        let found = segment("one two three", &[4, 7], Model::shared());
        assert_eq!(found.ends, [true, true, true]);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn spans_are_ordered_and_on_borders(text in "(\\PC|[ .'’\n@:/-]|n't|U\\.S\\.|http://|\\$\\$){0,60}", cut in 0_u32..60) {
            let found = segment(&text, &[cut], Model::shared());
            let mut last = 0;
            for token in &found.tokens {
                assert!(token.start >= last && token.end > token.start, "{text:?} {token:?}");
                assert!(!token.of(&text).is_empty() && !token.of(&text).contains(char::is_whitespace), "{text:?}");
                last = token.end;
            }
            assert_eq!(found.ends.len(), found.tokens.len());
            assert!(found.ends.last().is_none_or(|e| *e));
        }
    }
}
