//! A document's tokens as the name finder looks at them: folded letters, capitals, neighbours,
//! headlines. In: document and analysis. Out: one [`Word`] a token. Needs no tags.

use crate::ingest::{BlockKind, Document};
use crate::language::Analysis;
use crate::lexicon::common_words;
use crate::text::{Span, fold};

/// A token with what the name finder asks of it.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// Its letters.
    pub(super) text: &'t str,
    /// Its letters, folded.
    pub(super) folded: String,
    /// Its bytes.
    pub(super) span: Span,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Two or more letters, all capital.
    pub(super) all_caps: bool,
    /// First word of a sentence, a quotation or a list item.
    pub(super) initial: bool,
    /// In a headline or another place where every word has a capital.
    pub(super) headline: bool,
    /// No white space before it.
    pub(super) glued: bool,
    /// A word of general English when written small.
    pub(super) common: bool,
    /// Index of its sentence.
    pub(super) sentence: u32,
    /// A line break or the border of a block lies before it.
    pub(super) breaks: bool,
}

impl Word<'_> {
    /// Letters only.
    pub(super) fn is_alphabetic(&self) -> bool {
        self.text.chars().all(|c| c.is_alphabetic() || c == '.' || c == '\'' || c == '\u{2019}')
            && self.text.chars().any(char::is_alphabetic)
    }

    /// Opening or closing quotation mark.
    pub(super) fn is_quote(&self) -> bool {
        matches!(
            self.text,
            "\"" | "\u{201c}" | "\u{201d}" | "\u{2018}" | "\u{2019}" | "'" | "``" | "''" | "\u{ab}" | "\u{bb}"
        )
    }

    /// Possessive ending.
    pub(super) fn is_possessive(&self) -> bool {
        matches!(self.folded.as_str(), "'s" | "'") && self.glued
    }
}

/// Reads the tokens.
pub(super) fn read<'t>(document: &'t Document, analysis: &Analysis) -> Vec<Word<'t>> {
    let text: &str = &document.text;
    let common = common_words();
    let mut words: Vec<Word<'t>> = Vec::with_capacity(analysis.tokens.len());
    for (s, sentence) in analysis.sentences.iter().enumerate() {
        let tokens = analysis.slice(sentence.tokens);
        let first = words.len();
        let mut initial = true;
        for token in tokens {
            let letters = token.span.of(text);
            let folded = fold(letters);
            let alphabetic = letters.chars().any(char::is_alphabetic);
            let previous_end = words.last().map_or(0, |w| w.span.end);
            let gap = Span { start: previous_end, end: token.span.start.max(previous_end) }.of(text);
            let capital = letters.chars().next().is_some_and(char::is_uppercase);
            let n_letters = letters.chars().filter(|c| c.is_alphabetic()).count();
            let word = Word {
                text: letters,
                span: token.span,
                capital,
                all_caps: capital && n_letters >= 2 && !letters.chars().any(char::is_lowercase),
                initial,
                headline: false,
                glued: gap.is_empty() && !words.is_empty(),
                common: common.contains(folded.as_str()),
                sentence: s as u32,
                breaks: gap.contains('\n') || words.len() == first,
                folded,
            };
            initial = word.is_quote() || matches!(word.text, ":" | "\u{2022}" | "*") || (initial && !alphabetic);
            words.push(word);
        }
        let heading = document
            .blocks
            .iter()
            .any(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading) && b.span.overlaps(sentence.span));
        if let Some(own) = words.get_mut(first..)
            && title_case(own, heading)
        {
            own.iter_mut().for_each(|w| w.headline = true);
        }
    }
    words
}

/// Whether nearly all longer words have capitals; in a heading most are enough.
fn title_case(words: &[Word<'_>], heading: bool) -> bool {
    let long: Vec<bool> =
        words.iter().filter(|w| w.is_alphabetic() && w.text.chars().count() > 3).map(|w| w.capital).collect();
    let capitals = long.iter().filter(|c| **c).count();
    let lower_common = words.iter().filter(|w| !w.capital && w.common && w.text.chars().count() > 3).count();
    long.len() >= 4 && capitals * 10 >= long.len() * if heading { 6 } else { 8 } && lower_common * 4 <= long.len()
}
