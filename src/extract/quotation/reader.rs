//! What the passes over a document share: trees, quoted stretches and which tokens lie in them,
//! and the words that report speech.

use crate::ingest::Document;
use crate::language::{Analysis, TokenRange, Upos};
use crate::lexicon::{ReportingVerb, reporting_verb};
use crate::text::{MentionId, Span};

use super::super::clause::Clauses;
use super::super::{Mention, Quotation, QuotationKind, Why};
use super::marks::{self, Quoted};

/// A document with its quoted stretches.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) clauses: Clauses<'a>,
    pub(super) quoted: Vec<Quoted>,
    /// Paragraphs, in order.
    pub(super) paragraphs: Vec<Span>,
    tokens: Vec<TokenRange>,
    quote_of: Vec<Option<u32>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document, analysis: &'a Analysis, mentions: &'a [Mention]) -> Self {
        let text: &str = &document.text;
        let paragraphs = paragraphs(document);
        let mut quoted = marks::find(text, &paragraphs);
        quoted.retain(|q| !document.is_furniture(q.outer));
        let tokens: Vec<TokenRange> = quoted.iter().map(|q| analysis.tokens_in(q.outer)).collect();
        let mut quote_of = vec![None; analysis.tokens.len()];
        for (number, range) in tokens.iter().enumerate() {
            for of in quote_of.get_mut(range.range()).unwrap_or_default() {
                *of = Some(number as u32);
            }
        }
        Self { text, clauses: Clauses::new(document, analysis, mentions), quoted, paragraphs, tokens, quote_of }
    }

    /// The tokens of a quoted stretch, marks included.
    pub(super) fn tokens_of(&self, quote: usize) -> TokenRange {
        self.tokens.get(quote).copied().unwrap_or_default()
    }

    /// The quoted stretch that holds a token.
    pub(super) fn quote_at(&self, token: u32) -> Option<usize> {
        self.quote_of.get(token as usize).copied().flatten().map(|q| q as usize)
    }

    /// The tokens of a paragraph.
    pub(super) fn paragraph_tokens(&self, paragraph: usize) -> TokenRange {
        self.paragraphs.get(paragraph).map(|p| self.clauses.analysis.tokens_in(*p)).unwrap_or_default()
    }

    /// The reporting verb at a token, if it is used as a verb there.
    pub(super) fn verb(&self, token: u32) -> Option<&'static ReportingVerb> {
        let verb_like = matches!(self.clauses.upos(token), Upos::Verb | Upos::Aux | Upos::X);
        verb_like.then(|| reporting_verb(self.clauses.lemma(token), self.clauses.word(token)))?
    }

    /// The word in lower case.
    pub(super) fn lower(&self, token: u32) -> String {
        self.clauses.word(token).to_lowercase()
    }

    /// Whether the sentence or block changes between a token and the next.
    pub(super) fn same_sentence(&self, a: u32, b: u32) -> bool {
        let number = |t| self.clauses.sentence(t).map(|s| s.0);
        number(a).is_some() && number(a) == number(b)
    }

    /// The sentences that a span touches, as one span.
    pub(super) fn evidence(&self, span: Span) -> Span {
        let sentences = &self.clauses.analysis.sentences;
        let first = sentences.partition_point(|s| s.span.end <= span.start);
        let touched = sentences.iter().skip(first).take_while(|s| s.span.start < span.end);
        touched.map(|s| s.span).reduce(|a, b| a.cover(b)).map_or(span, |s| s.cover(span))
    }

    /// How many words a span holds.
    pub(super) fn words(&self, span: Span) -> usize {
        span.of(self.text).split_whitespace().count()
    }

    /// A record with evidence and reasons filled in.
    pub(super) fn record(
        &self,
        kind: QuotationKind,
        content: Span,
        cue: Option<Span>,
        speaker: Option<MentionId>,
        rule: &str,
        confidence: f32,
    ) -> Quotation {
        let speaker_span = speaker.and_then(|s| self.clauses.mention_of(s)).map(|m| m.span);
        let near = cue.filter(|c| c.end + 400 > content.start && c.start < content.end + 400);
        let evidence = self.evidence(near.map_or(content, |c| c.cover(content)));
        let mut steps = Vec::new();
        match (cue, speaker_span) {
            (Some(cue), Some(who)) => {
                steps.push(format!("“{}” has the speaker “{}”", cue.of(self.text), who.of(self.text)))
            }
            (Some(cue), None) => steps.push(format!("“{}” has no speaker that could be named", cue.of(self.text))),
            (None, Some(who)) => steps.push(format!("carried on from “{}”", who.of(self.text))),
            (None, None) => {}
        }
        Quotation {
            kind,
            content,
            cue,
            speaker,
            addressee: None,
            evidence,
            why: Why { rule: rule.into(), cues: cue.into_iter().collect(), steps, confidence },
        }
    }
}

/// The paragraphs of a document, its lines where none are told.
pub(super) fn paragraphs(document: &Document) -> Vec<Span> {
    if document.blocks.is_empty() {
        return lines(&document.text);
    }
    document.blocks.iter().map(|b| b.span).collect()
}

/// The lines of a text that hold more than white space.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let end = start.max(at + line.trim_end().len());
        if start < end {
            found.push(Span::new(start, end));
        }
        at += line.len();
    }
    found
}
