//! Level 2: English. [`Document`] to [`Analysis`]: sentences, tokens, tags, lemmas, a dependency
//! tree and names. Never sees another document. Same bits on every platform.

mod labels;
mod lemma;
mod model;
mod names;
mod parse;
mod pipeline;
mod segment;
mod tag;
#[cfg(feature = "train")]
pub mod train;
mod words;

pub use labels::{Deprel, Upos, Xpos};

use smol_str::SmolStr;

use crate::error::Diagnostic;
use crate::ingest::{Block, BlockKind, Document};
use crate::lexicon::EntityType;
use crate::text::{Span, TokenId};

use model::Model;
pub(crate) use segment::dateline;

/// Half-open range of token indices of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TokenRange {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl TokenRange {
    /// As a range to index with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the token lies in it.
    pub fn contains(self, token: TokenId) -> bool {
        (self.start..self.end).contains(&token.0)
    }
}

/// What the English analysis found in one document.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// In order, disjoint; furniture is segmented as well.
    pub sentences: Vec<Sentence>,
    /// In order, disjoint, each on code point boundaries.
    pub tokens: Vec<Token>,
    /// Named entities of the model, in order, disjoint.
    pub names: Vec<Name>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// A word or punctuation mark after Universal Dependencies conventions for English (clitics apart).
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Its letters.
    pub span: Span,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: SmolStr,
    /// The token it depends on, in the same sentence; `None` for the root.
    pub head: Option<TokenId>,
    /// Its relation to the head.
    pub deprel: Deprel,
}

/// A named entity that the names model found.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its letters, without leading article and possessive.
    pub span: Span,
    /// Its OntoNotes type.
    pub kind: EntityType,
    /// 0 to 1.
    pub confidence: f32,
    /// What found it: `model`, `gazetteer`, `document` (seen elsewhere in the text)…
    pub rule: &'static str,
}

impl Analysis {
    /// The token of that id.
    pub fn token(&self, id: TokenId) -> Option<&Token> {
        self.tokens.get(id.index())
    }

    /// The tokens of a range.
    pub fn slice(&self, range: TokenRange) -> &[Token] {
        self.tokens.get(range.range()).unwrap_or_default()
    }

    /// The index of the sentence that holds byte `offset`, or the next one after it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.span.end <= offset);
        (at < self.sentences.len()).then_some(at)
    }

    /// The tokens whose letters overlap `span`.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        TokenRange { start: start as u32, end: end.max(start) as u32 }
    }
}

/// Analyses one document.
pub fn analyse(document: &Document) -> Analysis {
    let text: &str = &document.text;
    let mut borders: Vec<u32> = document
        .blocks
        .iter()
        .map(|b| b.span)
        .chain(document.furniture.iter().copied())
        .flat_map(|s| [s.start, s.end])
        .collect();
    // A dateline is no part of the sentence behind it, nor is the date that opens an entry of a timeline.
    let news = |b: &Block| {
        let letters = b.span.of(text);
        let dateline = segment::dateline::end(letters).filter(|_| b.kind == BlockKind::Paragraph);
        let at = dateline.or_else(|| segment::dateline::entry(letters))?;
        Some(b.span.start.saturating_add(u32::try_from(at).ok()?))
    };
    borders.extend(document.blocks.iter().filter_map(news));
    borders.sort_unstable();
    analyse_text(text, &borders, Model::shared())
}

/// Analyses a text with a model; no sentence runs across a border.
fn analyse_text(text: &str, borders: &[u32], model: &Model) -> Analysis {
    let segmentation = segment::segment(text, borders, model);
    let mut analysis = Analysis { tokens: Vec::with_capacity(segmentation.tokens.len()), ..Analysis::default() };
    let mut scratch = pipeline::Scratch::default();
    pipeline::sentences(text, &segmentation.sentences(), model, &mut scratch, &mut analysis);
    analysis.names = names::settle(text, std::mem::take(&mut scratch.names), &analysis);
    analysis
}

#[cfg(test)]
mod tests;
