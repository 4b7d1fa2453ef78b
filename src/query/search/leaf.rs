//! One sequence of words, or two near each other, looked up in every document of an index.

use super::fuzzy::is_close;
use crate::index::{Bits, Index, Words, stem};
use crate::query::syntax::{Match, Term};
use crate::text::DocumentId;

/// Sequences with the sentences that hold them.
#[derive(Debug)]
pub(super) struct Leaf {
    /// One sequence, or the two that stand near each other.
    pub(super) sequences: Vec<Vec<Ready>>,
    /// How many words apart the two are at most.
    pub(super) distance: usize,
    /// Sentences of the index that hold it.
    pub(super) sentences: Bits,
    /// The same with how often, in order.
    pub(super) counts: Vec<(u32, u32)>,
}

/// A word made ready.
#[derive(Debug)]
pub(super) struct Ready {
    text: String,
    stem: String,
    how: Match,
}

impl Ready {
    pub(super) fn is(&self, word: &str, lemma: &str) -> bool {
        match self.how {
            Match::Exact => word == self.text,
            Match::Prefix => word.starts_with(&self.text),
            Match::Fuzzy(n) => is_close(word, &self.text, n),
            Match::Inflected => stem(word) == self.stem || lemma == self.stem,
        }
    }

    /// Numbers of a document's forms that it means, in order.
    fn forms(&self, words: &Words) -> Vec<u32> {
        let mut forms: Vec<u32> = match self.how {
            Match::Exact => words.with_prefix(&self.text).take(1).filter(|f| words.form(*f) == self.text).collect(),
            Match::Prefix => words.with_prefix(&self.text).collect(),
            Match::Fuzzy(n) => words.with_prefix("").filter(|f| is_close(words.form(*f), &self.text, n)).collect(),
            Match::Inflected => words.with_stem(&self.stem).collect(),
        };
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

impl Leaf {
    pub(super) fn of(sequences: &[&[Term]], distance: u8, index: &Index) -> Self {
        let ready = |t: &Term| Ready { text: t.text.clone(), stem: stem(&t.text), how: t.how };
        let sequences: Vec<Vec<Ready>> = sequences.iter().map(|terms| terms.iter().map(ready).collect()).collect();
        let distance = usize::from(distance);
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for document in (0..index.n_documents()).map(DocumentId::new) {
            if let Some(words) = index.words(document) {
                in_document(&sequences, distance, words, index.sentence_start(document), &mut counts);
            }
        }
        let sentences = Bits::of(index.n_sentences(), counts.iter().map(|(sentence, _)| *sentence));
        Self { sequences, distance, sentences, counts }
    }
}

/// Adds a document's sentences with how often each holds the sequences.
fn in_document(sequences: &[Vec<Ready>], distance: usize, words: &Words, start: u32, counts: &mut Vec<(u32, u32)>) {
    // For every word its forms; a word without any, and nothing is to be found here.
    let mut forms: Vec<Vec<Vec<u32>>> = Vec::with_capacity(sequences.len());
    for sequence in sequences {
        let mut own = Vec::with_capacity(sequence.len());
        for term in sequence {
            let found = term.forms(words);
            if found.is_empty() {
                return;
            }
            own.push(found);
        }
        forms.push(own);
    }
    let Some(firsts) = forms.first().and_then(|f| f.first()) else { return };
    let mut local: Vec<u32> = firsts.iter().flat_map(|form| words.sentences_with(*form)).copied().collect();
    if firsts.len() > 1 {
        local.sort_unstable();
    }
    let is_one_word = forms.len() == 1 && forms.first().is_some_and(|f| f.len() == 1);
    if is_one_word {
        counts
            .extend(local.chunk_by(|a, b| a == b).filter_map(|same| Some((start + same.first()?, same.len() as u32))));
        return;
    }
    local.dedup();
    for sentence in local {
        let text = words.sentence(sentence);
        let n = match forms.as_slice() {
            [one] => positions(text, one).count(),
            [one, other] => {
                let others: Vec<usize> = positions(text, other).collect();
                near(positions(text, one), one.len(), &others, other.len(), distance).len()
            }
            _ => 0,
        };
        if n > 0 {
            counts.push((start + sentence, n as u32));
        }
    }
}

/// Where in a sentence a sequence begins.
fn positions<'a>(text: &'a [u32], forms: &'a [Vec<u32>]) -> impl Iterator<Item = usize> + 'a {
    let fits = |window: &[u32]| forms.iter().zip(window).all(|(forms, form)| forms.contains(form));
    text.windows(forms.len().max(1)).enumerate().filter(move |(_, window)| fits(window)).map(|(at, _)| at)
}

/// Pairs of places that are near enough: each place of the first with the nearest of the others.
pub(super) fn near(
    firsts: impl Iterator<Item = usize>,
    length: usize,
    others: &[usize],
    other_length: usize,
    distance: usize,
) -> Vec<(usize, usize)> {
    let apart = |a: usize, b: usize| {
        if a < b { (b + 1).saturating_sub(a + length) } else { (a + 1).saturating_sub(b + other_length) }
    };
    let nearest = |a: usize| {
        let others = others.iter().copied().filter(|b| *b >= a + length || a >= *b + other_length);
        others.min_by_key(|b| apart(a, *b)).filter(|b| apart(a, *b) <= distance).map(|b| (a, b))
    };
    firsts.filter_map(nearest).collect()
}
