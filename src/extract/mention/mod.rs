//! Mentions: names, common noun phrases that may stand for an actor, and pronouns.
//!
//! In: a document and its analysis. Out: mentions in text order. Names come from the names model
//! of the language stage and from rules (gazetteer, capitals, titles, quotation marks, evidence
//! elsewhere in the document); where the two differ the more certain wins. Names are disjoint, in
//! the outermost form, without article, title and possessive. Nothing is resolved here.

mod candidate;
mod chunk;
mod evidence;
mod known;
mod merge;
mod nominal;
mod quoted;
mod words;

use super::{Mention, MentionKind, Why};
use crate::ingest::Document;
use crate::language::{Analysis, TokenRange};
use crate::lexicon::{ModifierClass, is_in_class, role_modifiers};
use crate::text::{Span, TokenId};
use candidate::Candidate;

/// Finds the mentions of a document, in text order. Names are disjoint; a nominal may contain names.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Mention> {
    let words = words::read(document, analysis);
    let mut candidates = Vec::new();
    for sentence in &analysis.sentences {
        chunk::find(&words, sentence.tokens.start as usize, sentence.tokens.end as usize, &mut candidates);
    }
    quoted::extend_nationalities(&words, &mut candidates);
    quoted::find(&words, &mut candidates);
    let mut candidates = candidate::disjoint(candidates);
    candidates = evidence::settle(&words, candidates);
    candidates = merge::with_model(&words, analysis, candidates);
    candidates.retain(|c| !is_portfolio(&words, c));
    let names: Vec<Mention> = candidates.iter().filter_map(|c| name(&words, analysis, c)).collect();
    let mut mentions = nominal::find(analysis, &words, &names);
    mentions.extend(names);
    mentions.sort_by_key(|m| (m.span.start, m.span.end, m.kind));
    mentions
}

/// "Labour" of "Labour Minister Anna Berg": what somebody is minister of names no party.
fn is_portfolio(words: &[words::Word<'_>], c: &Candidate) -> bool {
    let field = |w: &words::Word<'_>| role_modifiers().get(w.folded.as_str()) == Some(&ModifierClass::Scope);
    let office = words.get(c.end).is_some_and(|w| !w.breaks && is_in_class(&w.folded, "office with a field"));
    office && words.get(c.start..c.end).is_some_and(|run| run.iter().all(field))
}

fn name(words: &[words::Word<'_>], analysis: &Analysis, c: &Candidate) -> Option<Mention> {
    let run = words.get(c.start..c.end)?;
    let span = Span { start: run.first()?.span.start, end: run.last()?.span.end };
    let tokens = TokenRange { start: c.start as u32, end: c.end as u32 };
    Some(Mention {
        span,
        tokens,
        head: head(analysis, tokens),
        kind: MentionKind::Name,
        entity_type: c.kind,
        sentence: run.first()?.sentence,
        why: Why {
            rule: c.rule.into(),
            cues: c.cues.iter().filter_map(|i| words.get(*i)).map(|w| w.span).collect(),
            steps: Vec::new(),
            confidence: c.confidence,
        },
    })
}

/// The token of a range whose head lies outside it; the last one where there is no tree.
fn head(analysis: &Analysis, tokens: TokenRange) -> TokenId {
    let outside =
        tokens.range().find(|i| analysis.tokens.get(*i).is_some_and(|t| t.head.is_some_and(|h| !tokens.contains(h))));
    let last = (tokens.end as usize).saturating_sub(1);
    TokenId::new(outside.unwrap_or(last))
}
