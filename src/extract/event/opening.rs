//! What the place of a sentence in the document says of the acts it tells: the date that opens an entry of
//! a timeline ("17 February 1966 – …") is that of the acts in the entry; there and in headlines the
//! present tense tells what has happened.

use crate::extract::Timex;
use crate::ingest::{BlockKind, Document};
use crate::language::{Analysis, Upos};
use crate::text::TimexId;

/// What comes with a sentence's place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Opening {
    /// The date of the entry.
    pub(super) date: Option<TimexId>,
    /// Whether the present tense tells what has happened.
    pub(super) is_historic: bool,
}

/// One for each sentence.
pub(super) fn of(document: &Document, analysis: &Analysis, timexes: &[Timex]) -> Vec<Opening> {
    let mut block = 0;
    let mut timex = 0;
    // The block that a date opens, and the date.
    let mut entry: Option<(usize, TimexId)> = None;
    let mut found = Vec::with_capacity(analysis.sentences.len());
    for sentence in &analysis.sentences {
        while document.blocks.get(block).is_some_and(|b| b.span.end <= sentence.span.start) {
            block += 1;
        }
        while timexes.get(timex).is_some_and(|t| t.span.end <= sentence.span.start) {
            timex += 1;
        }
        let own = document.blocks.get(block);
        let first = own.is_some_and(|b| sentence.span.start <= b.span.start.saturating_add(1));
        let opens = timexes.get(timex).filter(|t| first && t.span.start <= sentence.span.start).is_some_and(|t| {
            let tokens = sentence.tokens.range().filter_map(|i| analysis.tokens.get(i));
            let mut beyond = tokens.filter(|token| token.span.start >= t.span.end);
            beyond.all(|token| matches!(token.upos, Upos::Punct | Upos::Sym))
        });
        if opens {
            entry = Some((block, TimexId::new(timex)));
        }
        let date = entry.filter(|(of, _)| *of == block).map(|(_, id)| id);
        let headline = own.is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading));
        found.push(Opening { date, is_historic: headline || date.is_some() });
    }
    found
}
