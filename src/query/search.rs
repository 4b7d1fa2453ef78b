//! A search over an index: which sentences match, how well, and where in a sentence.

use std::ops::Range;

use super::syntax::{Expression, Match, Term};
use crate::corpus::Record;
use crate::index::{Bits, Index, Unit, Words, stem, token_words};
use crate::language::Sentence;
use crate::text::{DocumentId, Span, fold};

/// How strongly a word that occurs again in a sentence counts again (BM25's k₁): 0 not at all, 2 almost fully.
const SATURATION: f64 = 1.2;
/// How much long sentences are held back (BM25's b): 0 not at all, 1 in proportion to their length.
const LENGTH_WEIGHT: f64 = 0.75;

/// A search made ready for one index.
#[derive(Debug)]
pub struct Search {
    tree: Node,
    leaves: Vec<Leaf>,
}

/// The tree with the place of each sequence in `leaves`.
#[derive(Debug)]
enum Node {
    Leaf(usize),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
}

#[derive(Debug)]
struct Leaf {
    terms: Vec<Ready>,
    /// Sentences of the index that hold it.
    sentences: Bits,
    /// The same with how often, in order.
    counts: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct Ready {
    text: String,
    stem: String,
    how: Match,
}

impl Search {
    /// Looks up every sequence of `expression`.
    pub fn new(expression: &Expression, index: &Index) -> Self {
        let mut leaves = Vec::new();
        let tree = node(expression, index, &mut leaves);
        Self { tree, leaves }
    }

    /// Whether a piece of evidence matches: its sentences taken together.
    pub fn matches(&self, index: &Index, unit: &Unit) -> bool {
        let start = index.sentence_start(unit.document);
        let sentences = start + unit.first..=start + unit.last;
        holds(&self.tree, &|leaf| {
            self.leaves.get(leaf).is_some_and(|leaf| sentences.clone().any(|s| leaf.sentences.contains(s)))
        })
    }

    /// All sentences that match by themselves.
    pub fn sentences(&self, index: &Index) -> Bits {
        let n = index.n_sentences();
        self.set(&self.tree, n)
    }

    fn set(&self, node: &Node, n: usize) -> Bits {
        match node {
            Node::Leaf(leaf) => self.leaves.get(*leaf).map_or_else(|| Bits::none(n), |leaf| leaf.sentences.clone()),
            Node::All(parts) => parts.iter().fold(Bits::all(n), |mut set, part| {
                set.intersect(&self.set(part, n));
                set
            }),
            Node::Any(parts) => parts.iter().fold(Bits::none(n), |mut set, part| {
                set.unite(&self.set(part, n));
                set
            }),
            Node::Not(part) => {
                let mut set = Bits::all(n);
                set.subtract(&self.set(part, n));
                set
            }
        }
    }

    /// The best of `sentences` (numbers of the index), best first, equal ones in order; BM25.
    pub fn ranked(&self, index: &Index, sentences: &Bits, n_best: usize) -> Vec<u32> {
        let n = index.n_sentences() as f64;
        let n_words: u64 = documents(index).map(|(_, words)| u64::from(words.n_words())).sum();
        let mean = (n_words as f64 / n.max(1.0)).max(1.0);
        let mut scores: Vec<(u32, f64)> = sentences.iter().map(|sentence| (sentence, 0.0)).collect();
        for leaf in self.positive() {
            let found = leaf.counts.len() as f64;
            let weight = ((n - found + 0.5) / (found + 0.5) + 1.0).ln();
            let mut counts = leaf.counts.iter().copied().peekable();
            for (sentence, score) in &mut scores {
                while counts.next_if(|(at, _)| at < sentence).is_some() {}
                let Some((_, count)) = counts.next_if(|(at, _)| at == sentence) else { continue };
                let (document, local) = index.sentence(*sentence);
                let length = index.words(document).map_or(0, |w| w.sentence(local).len()) as f64;
                let count = f64::from(count);
                let held_back = 1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / mean;
                *score += weight * count * (SATURATION + 1.0) / (count + SATURATION * held_back);
            }
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scores.into_iter().take(n_best).map(|(sentence, _)| sentence).collect()
    }

    /// Where the words that are looked for stand in a sentence, in order, disjoint.
    pub fn spans(&self, record: &Record, sentence: &Sentence) -> Vec<Span> {
        let tokens = record.analysis.slice(sentence.tokens).iter().filter(|t| !record.document.is_furniture(t.span));
        let words: Vec<(Range<usize>, String, String)> = tokens
            .flat_map(|token| {
                let words = token_words(&record.document.text, token);
                let lemma = if words.len() == 1 { stem(&fold(&token.lemma)) } else { String::new() };
                words.into_iter().map(move |(range, word)| (range, word.to_string(), lemma.clone()))
            })
            .collect();
        let mut spans = Vec::new();
        for leaf in self.positive() {
            for window in words.windows(leaf.terms.len()) {
                if leaf.terms.iter().zip(window).all(|(term, (_, word, lemma))| term.is(word, lemma))
                    && let ([first, ..], [.., last]) = (window, window)
                {
                    spans.push(Span::new(first.0.start, last.0.end));
                }
            }
        }
        spans.sort();
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.cover(span),
                _ => merged.push(span),
            }
        }
        merged
    }

    /// Sequences that are looked for, not those after `NOT`.
    fn positive(&self) -> impl Iterator<Item = &Leaf> {
        let mut found = Vec::new();
        positive(&self.tree, &mut found);
        found.into_iter().filter_map(|leaf| self.leaves.get(leaf))
    }
}

impl Ready {
    fn is(&self, word: &str, lemma: &str) -> bool {
        match self.how {
            Match::Exact => word == self.text,
            Match::Prefix => word.starts_with(&self.text),
            Match::Inflected => stem(word) == self.stem || lemma == self.stem,
        }
    }

    fn forms(&self, words: &Words) -> Vec<u32> {
        let mut forms: Vec<u32> = match self.how {
            Match::Exact => words.with_prefix(&self.text).take(1).filter(|f| words.form(*f) == self.text).collect(),
            Match::Prefix => words.with_prefix(&self.text).collect(),
            Match::Inflected => words.with_stem(&self.stem).collect(),
        };
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

fn documents(index: &Index) -> impl Iterator<Item = (DocumentId, &Words)> {
    (0..index.n_documents()).map(DocumentId::new).filter_map(|id| Some((id, index.words(id)?)))
}

fn node(expression: &Expression, index: &Index, leaves: &mut Vec<Leaf>) -> Node {
    match expression {
        Expression::Sequence(terms) => {
            leaves.push(leaf(terms, index));
            Node::Leaf(leaves.len() - 1)
        }
        Expression::All(parts) => Node::All(parts.iter().map(|part| node(part, index, leaves)).collect()),
        Expression::Any(parts) => Node::Any(parts.iter().map(|part| node(part, index, leaves)).collect()),
        Expression::Not(part) => Node::Not(Box::new(node(part, index, leaves))),
    }
}

fn leaf(terms: &[Term], index: &Index) -> Leaf {
    let terms: Vec<Ready> =
        terms.iter().map(|t| Ready { text: t.text.clone(), stem: stem(&t.text), how: t.how }).collect();
    let mut counts: Vec<(u32, u32)> = Vec::new();
    for (document, words) in documents(index) {
        let start = index.sentence_start(document);
        let Some((first, rest)) = terms.split_first() else { break };
        let firsts = first.forms(words);
        if firsts.is_empty() {
            continue;
        }
        let rest: Vec<Vec<u32>> = rest.iter().map(|term| term.forms(words)).collect();
        if rest.iter().any(Vec::is_empty) {
            continue;
        }
        let mut local: Vec<u32> = firsts.iter().flat_map(|form| words.sentences_with(*form)).copied().collect();
        local.sort_unstable();
        if rest.is_empty() {
            counts.extend(
                local.chunk_by(|a, b| a == b).filter_map(|same| Some((start + same.first()?, same.len() as u32))),
            );
            continue;
        }
        local.dedup();
        for sentence in local {
            let n = words
                .sentence(sentence)
                .windows(terms.len())
                .filter(|window| {
                    window.split_first().is_some_and(|(head, tail)| {
                        firsts.contains(head) && rest.iter().zip(tail).all(|(forms, form)| forms.contains(form))
                    })
                })
                .count();
            if n > 0 {
                counts.push((start + sentence, n as u32));
            }
        }
    }
    let sentences = Bits::of(index.n_sentences(), counts.iter().map(|(sentence, _)| *sentence));
    Leaf { terms, sentences, counts }
}

fn holds(node: &Node, leaf: &impl Fn(usize) -> bool) -> bool {
    match node {
        Node::Leaf(i) => leaf(*i),
        Node::All(parts) => parts.iter().all(|part| holds(part, leaf)),
        Node::Any(parts) => parts.iter().any(|part| holds(part, leaf)),
        Node::Not(part) => !holds(part, leaf),
    }
}

fn positive(node: &Node, into: &mut Vec<usize>) {
    match node {
        Node::Leaf(i) => into.push(*i),
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| positive(part, into)),
        Node::Not(_) => {}
    }
}
