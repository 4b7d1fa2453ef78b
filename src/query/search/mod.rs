//! A query over an index: which facts and which sentences match, how well, and where in a sentence.

mod cursor;
mod fuzzy;
mod leaf;

pub use cursor::Cursor;

use std::ops::Range;

use super::fields::Field;
use super::syntax::Expression;
use crate::corpus::Record;
use crate::index::{Bits, Index, stem, token_words};
use crate::language::Sentence;
use crate::text::{DocumentId, Span, fold};
use leaf::{Leaf, Ready, near};

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
    /// The facts for which a field holds.
    Facts(Bits),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
}

impl Search {
    /// Looks up every sequence of `expression`; its fields are left out.
    pub fn new(expression: &Expression, index: &Index) -> Self {
        match expression.of_words() {
            Some(words) => Self::with_fields(&words, index, &mut |_, _| Bits::none(0)),
            None => Self { tree: Node::Any(Vec::new()), leaves: Vec::new() },
        }
    }

    /// The same with fields: `facts` tells for which facts one holds.
    pub fn with_fields(
        expression: &Expression,
        index: &Index,
        facts: &mut dyn FnMut(Field, &[String]) -> Bits,
    ) -> Self {
        let mut leaves = Vec::new();
        let tree = node(expression, index, &mut leaves, facts);
        Self { tree, leaves }
    }

    /// Whether words are looked for, and not only fields.
    pub fn has_words(&self) -> bool {
        !self.leaves.is_empty()
    }

    /// The facts that match: those of which one piece of evidence does, its sentences taken together.
    pub fn facts(&self, index: &Index) -> Bits {
        let facts = &index.facts;
        if !self.has_words() {
            return set(&self.tree, facts.len(), &|_| Bits::none(0), &Bits::clone).unwrap_or_default();
        }
        let n = facts.units.len();
        let of_words = |leaf: usize| {
            let counts = self.leaves.get(leaf).map(|leaf| leaf.counts.as_slice()).unwrap_or_default();
            Bits::of(n, counts.iter().flat_map(|(sentence, _)| index.facts_by.sentence.get(*sentence)).copied())
        };
        let of_facts = |own: &Bits| Bits::of(n, own.iter().flat_map(|fact| facts.evidence.get(fact)).copied());
        let units = set(&self.tree, n, &of_words, &of_facts).unwrap_or_else(|| Bits::all(n));
        Bits::of(facts.len(), units.iter().filter_map(|unit| index.facts_by.unit.get(unit as usize).copied()))
    }

    /// All sentences whose words match by themselves, whatever the fields ask.
    pub fn sentences(&self, index: &Index) -> Bits {
        let n = index.n_sentences();
        words_set(&self.tree, n, &self.leaves).unwrap_or_else(|| Bits::none(n))
    }

    /// The best of `sentences` (numbers of the index), best first, equal ones in order; BM25.
    pub fn ranked(&self, index: &Index, sentences: &Bits, n_best: usize) -> Vec<u32> {
        let n = index.n_sentences() as f64;
        let words = (0..index.n_documents()).map(DocumentId::new).filter_map(|id| index.words(id));
        let n_words: u64 = words.map(|words| u64::from(words.n_words())).sum();
        let mean = (n_words as f64 / n.max(1.0)).max(1.0);
        let mut scores: Vec<(u32, f64)> = sentences.iter().map(|sentence| (sentence, 0.0)).collect();
        for leaf in self.positive() {
            let found = leaf.counts.len() as f64;
            let weight = ((n - found + 0.5) / (found + 0.5) + 1.0).ln();
            let mut counts = leaf.counts.iter().copied().peekable();
            let mut cursor = Cursor::new(index);
            for (sentence, score) in &mut scores {
                while counts.next_if(|(at, _)| at < sentence).is_some() {}
                let Some((_, count)) = counts.next_if(|(at, _)| at == sentence) else { continue };
                let (_, local) = cursor.at(*sentence);
                let length = cursor.words().map_or(0, |w| w.sentence(local).len()) as f64;
                let count = f64::from(count);
                let held_back = 1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / mean;
                *score += weight * count * (SATURATION + 1.0) / (count + SATURATION * held_back);
            }
        }
        let better = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if scores.len() > n_best && n_best > 0 {
            scores.select_nth_unstable_by(n_best - 1, better);
        }
        scores.truncate(n_best);
        scores.sort_by(better);
        scores.into_iter().map(|(sentence, _)| sentence).collect()
    }

    /// Where the words that are looked for stand in a sentence, in order, disjoint.
    pub fn spans(&self, record: &Record, sentence: &Sentence) -> Vec<Span> {
        if !self.has_words() {
            return Vec::new();
        }
        let tokens = record.analysis.slice(sentence.tokens).iter().filter(|t| !record.document.is_furniture(t.span));
        let words: Vec<Word> = tokens
            .flat_map(|token| {
                let words = token_words(&record.document.text, token);
                let lemma = if words.len() == 1 { stem(&fold(&token.lemma)) } else { String::new() };
                words.into_iter().map(move |(range, word)| (range, word.to_string(), lemma.clone()))
            })
            .collect();
        let mut spans = Vec::new();
        for leaf in self.positive() {
            let places = |terms: &[Ready]| -> Vec<usize> {
                let fits = |window: &[Word]| terms.iter().zip(window).all(|(t, (_, word, lemma))| t.is(word, lemma));
                let windows = words.windows(terms.len().max(1)).enumerate();
                windows.filter(|(_, window)| fits(window)).map(|(at, _)| at).collect()
            };
            let span = |at: usize, length: usize| {
                let (first, last) = (words.get(at)?, words.get(at + length - 1)?);
                Some(Span::new(first.0.start, last.0.end))
            };
            match leaf.sequences.as_slice() {
                [one] => spans.extend(places(one).into_iter().filter_map(|at| span(at, one.len()))),
                [one, other] => {
                    let found = near(places(one).into_iter(), one.len(), &places(other), other.len(), leaf.distance);
                    spans.extend(found.iter().filter_map(|(a, _)| span(*a, one.len())));
                    spans.extend(found.iter().filter_map(|(_, b)| span(*b, other.len())));
                }
                _ => {}
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

/// A word of a sentence: its bytes, folded letters and the stem of its lemma.
type Word = (Range<usize>, String, String);

fn node(
    expression: &Expression,
    index: &Index,
    leaves: &mut Vec<Leaf>,
    facts: &mut dyn FnMut(Field, &[String]) -> Bits,
) -> Node {
    let mut all = |parts: &[Expression], leaves: &mut Vec<Leaf>| -> Vec<Node> {
        parts.iter().map(|part| node(part, index, leaves, facts)).collect()
    };
    match expression {
        Expression::Sequence(terms) => {
            leaves.push(Leaf::of(&[terms], 0, index));
            Node::Leaf(leaves.len() - 1)
        }
        Expression::Near(left, right, n) => {
            leaves.push(Leaf::of(&[left, right], *n, index));
            Node::Leaf(leaves.len() - 1)
        }
        Expression::Field(field, values) => Node::Facts(facts(*field, values)),
        Expression::All(parts) => Node::All(all(parts, leaves)),
        Expression::Any(parts) => Node::Any(all(parts, leaves)),
        Expression::Not(part) => Node::Not(Box::new(node(part, index, leaves, facts))),
    }
}

/// The members of `0..n` for which the tree holds; `None` where it asks nothing.
fn set(node: &Node, n: usize, leaf: &dyn Fn(usize) -> Bits, facts: &dyn Fn(&Bits) -> Bits) -> Option<Bits> {
    match node {
        Node::Leaf(i) => Some(leaf(*i)),
        Node::Facts(own) => Some(facts(own)),
        Node::All(parts) => joined(parts.iter().filter_map(|part| set(part, n, leaf, facts)), Bits::intersect),
        Node::Any(parts) => joined(parts.iter().filter_map(|part| set(part, n, leaf, facts)), Bits::unite),
        Node::Not(part) => set(part, n, leaf, facts).map(|part| without(n, &part)),
    }
}

/// The same for sentences: fields ask nothing of these.
fn words_set(node: &Node, n: usize, leaves: &[Leaf]) -> Option<Bits> {
    match node {
        Node::Leaf(i) => leaves.get(*i).map(|leaf| leaf.sentences.clone()),
        Node::Facts(_) => None,
        Node::All(parts) => joined(parts.iter().filter_map(|part| words_set(part, n, leaves)), Bits::intersect),
        Node::Any(parts) => joined(parts.iter().filter_map(|part| words_set(part, n, leaves)), Bits::unite),
        Node::Not(part) => words_set(part, n, leaves).map(|part| without(n, &part)),
    }
}

fn joined(mut sets: impl Iterator<Item = Bits>, join: fn(&mut Bits, &Bits)) -> Option<Bits> {
    let mut whole = sets.next()?;
    sets.for_each(|set| join(&mut whole, &set));
    Some(whole)
}

fn without(n: usize, part: &Bits) -> Bits {
    let mut rest = Bits::all(n);
    rest.subtract(part);
    rest
}

fn positive(node: &Node, into: &mut Vec<usize>) {
    match node {
        Node::Leaf(i) => into.push(*i),
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| positive(part, into)),
        Node::Not(_) | Node::Facts(_) => {}
    }
}
