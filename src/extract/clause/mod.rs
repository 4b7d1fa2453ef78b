//! The dependency trees of a document as clauses: what the layers ask of an [`Analysis`] and of the
//! mentions, told once. Not a layer: it makes no records. Every answer is defined on a broken or
//! missing tree (no heads, cycles, heads in another sentence); then it is "none" or the token itself.

mod letters;
mod party;
mod repair;
mod roles;

use crate::ingest::Document;
use crate::language::{Analysis, Deprel, Sentence, Token, TokenRange, Upos, Xpos};
use crate::text::Span;

use super::Mention;

/// Longest chain of heads that is followed.
const MAX_DEPTH: usize = 200;

/// A document's trees, with children and subtrees computed.
#[derive(Debug)]
pub(crate) struct Clauses<'a> {
    /// The text the spans point into.
    pub(crate) text: &'a str,
    /// Where the tokens are.
    pub(crate) analysis: &'a Analysis,
    mentions: &'a [Mention],
    nodes: Vec<repair::Node>,
    children: Vec<Vec<u32>>,
    subtrees: Vec<TokenRange>,
    sentence_of: Vec<u32>,
    /// For every token the mentions that cover it, longest last.
    mentions_of: Vec<Vec<u32>>,
}

impl<'a> Clauses<'a> {
    /// Prepares the trees of a document.
    pub(crate) fn new(document: &'a Document, analysis: &'a Analysis, mentions: &'a [Mention]) -> Self {
        let count = analysis.tokens.len();
        let mut children = vec![Vec::new(); count];
        let mut subtrees: Vec<TokenRange> =
            (0..count as u32).map(|i| TokenRange { start: i, end: i.saturating_add(1) }).collect();
        let mut sentence_of = vec![u32::MAX; count];
        for (number, sentence) in analysis.sentences.iter().enumerate() {
            for of in sentence_of.get_mut(sentence.tokens.range()).unwrap_or_default() {
                *of = number as u32;
            }
        }
        let nodes = repair::repaired(&document.text, analysis, mentions, &sentence_of);
        let head_of = |at: usize| nodes.get(at).and_then(|n| n.head).map(|h| h as usize);
        for index in 0..count {
            let Some(head) = head_of(index) else { continue };
            if let Some(list) = children.get_mut(head) {
                list.push(index as u32);
            }
            let mut above = Some(head);
            for _ in 0..MAX_DEPTH {
                let Some(at) = above.filter(|at| *at != index) else { break };
                if let Some(range) = subtrees.get_mut(at) {
                    range.start = range.start.min(index as u32);
                    range.end = range.end.max(index as u32 + 1);
                }
                above = head_of(at);
            }
        }
        let mut mentions_of = vec![Vec::new(); count];
        for (number, mention) in mentions.iter().enumerate() {
            for list in mentions_of.get_mut(mention.tokens.range()).unwrap_or_default() {
                list.push(number as u32);
            }
        }
        for list in &mut mentions_of {
            list.sort_by_key(|m| (mentions.get(*m as usize).map_or(0, |m| m.span.len()), *m));
        }
        Self { text: &document.text, analysis, mentions, nodes, children, subtrees, sentence_of, mentions_of }
    }

    /// How many tokens there are.
    pub(crate) fn count(&self) -> u32 {
        self.analysis.tokens.len() as u32
    }

    /// The token.
    pub(crate) fn token(&self, at: u32) -> Option<&'a Token> {
        self.analysis.tokens.get(at as usize)
    }

    /// Its letters' place; empty where there is no such token.
    pub(crate) fn span(&self, at: u32) -> Span {
        self.token(at).map(|t| t.span).unwrap_or_default()
    }

    /// Its letters.
    pub(crate) fn word(&self, at: u32) -> &'a str {
        self.span(at).of(self.text)
    }

    /// Its dictionary form; empty where there is no such token.
    pub(crate) fn lemma(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |t| t.lemma.as_str())
    }

    /// Its part of speech.
    pub(crate) fn upos(&self, at: u32) -> Upos {
        self.nodes.get(at as usize).map_or(Upos::X, |t| t.upos)
    }

    /// Its Penn tag.
    pub(crate) fn xpos(&self, at: u32) -> Xpos {
        self.nodes.get(at as usize).map_or(Xpos::XX, |t| t.xpos)
    }

    /// Its relation to its head.
    pub(crate) fn deprel(&self, at: u32) -> Deprel {
        self.nodes.get(at as usize).map_or(Deprel::Dep, |t| t.deprel)
    }

    /// The token it depends on, within its sentence.
    pub(crate) fn head(&self, at: u32) -> Option<u32> {
        self.nodes.get(at as usize)?.head
    }

    /// What depends on it, in text order.
    pub(crate) fn children(&self, at: u32) -> &[u32] {
        self.children.get(at as usize).map_or(&[], Vec::as_slice)
    }

    /// The first dependent with one of these relations.
    pub(crate) fn child(&self, at: u32, relations: &[Deprel]) -> Option<u32> {
        self.children(at).iter().copied().find(|c| relations.contains(&self.deprel(*c)))
    }

    /// The dependents with one of these relations.
    pub(crate) fn children_by<'s>(&'s self, at: u32, relations: &'s [Deprel]) -> impl Iterator<Item = u32> + 's {
        self.children(at).iter().copied().filter(move |c| relations.contains(&self.deprel(*c)))
    }

    /// From the first token below it to the last.
    pub(crate) fn subtree(&self, at: u32) -> TokenRange {
        self.subtrees.get(at as usize).copied().unwrap_or_default()
    }

    /// Whether `at` lies below `above`, or is it.
    pub(crate) fn is_below(&self, at: u32, above: u32) -> bool {
        let mut here = Some(at);
        for _ in 0..MAX_DEPTH {
            match here {
                Some(t) if t == above => return true,
                Some(t) => here = self.head(t),
                None => return false,
            }
        }
        false
    }

    /// The number of its sentence and the sentence.
    pub(crate) fn sentence(&self, at: u32) -> Option<(u32, &'a Sentence)> {
        let number = *self.sentence_of.get(at as usize)?;
        Some((number, self.analysis.sentences.get(number as usize)?))
    }

    /// The conjuncts of a token, itself first, in text order.
    pub(crate) fn conjuncts(&self, at: u32) -> Vec<u32> {
        let mut all = vec![at];
        let mut next = 0;
        while let Some(&from) = all.get(next) {
            for c in self.children_by(from, &[Deprel::Conj]) {
                // "Veltra, whose works are in Ghent": a clause with a subject of its own is no member of a list.
                let clause = self.upos(c) != Upos::Verb && self.child(c, &[Deprel::Cop, Deprel::Nsubj]).is_some();
                if !all.contains(&c) && !clause {
                    all.push(c);
                }
            }
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The head of the chain of conjuncts that `at` belongs to.
    pub(crate) fn first_conjunct(&self, at: u32) -> u32 {
        let mut here = at;
        for _ in 0..MAX_DEPTH {
            match self.head(here) {
                Some(h) if self.deprel(here) == Deprel::Conj => here = h,
                _ => break,
            }
        }
        here
    }
}
