//! Trains the first look of the tagger; `again` trains the second.

use std::collections::BTreeMap;

use super::Random;
use super::conllu::Tree;
use super::perceptron::{Averaged, Perceptron, Rate, Shrink, map};
use crate::language::model::Model;
use crate::language::model::hash::{self, Features};
use crate::language::tag::{Tagger, features, is_shouted};
use crate::language::words::Word;
use crate::language::{Upos, Xpos};

/// The parts of the tagger in the model file, by their tags.
pub struct Parts {
    /// `lexi`
    pub lexicon: Vec<u8>,
    /// `tags`
    pub classes: Vec<u8>,
    /// To become `tagw`.
    pub weights: Averaged,
    /// How many classes there are.
    pub n_classes: usize,
}

impl Parts {
    /// Decoded.
    pub fn model(&self, shrink: Shrink) -> Decoded {
        let weights = self.weights.sparse(shrink, self.n_classes);
        let parts: [(&[u8; 4], &[u8]); 3] = [(b"lexi", &self.lexicon), (b"tags", &self.classes), (b"tagw", &weights)];
        Decoded(Model::decode(&super::file(&parts)))
    }
}

/// A tagger in use.
pub struct Decoded(pub(crate) Model);

/// How much better the right tag must score than any other.
const MARGIN: f32 = 10.0;
/// The same by the features of the first stage alone.
const EARLY_MARGIN: f32 = 12.0;

/// Words seen less often have no entry in the lexicon.
const LEXICON_FLOOR: usize = 3;

fn lexicon(trees: &[&Tree], classes: &BTreeMap<(Upos, Xpos), u8>) -> Vec<u8> {
    #[derive(Default)]
    struct Seen {
        tags: BTreeMap<u8, usize>,
        all: usize,
        inside: usize,
        capital: usize,
    }
    let mut words: BTreeMap<u32, Seen> = BTreeMap::new();
    for tree in trees {
        for (i, word) in tree.words.iter().enumerate() {
            let seen = words.entry(hash::lower(&word.form)).or_default();
            *seen.tags.entry(classes[&(word.upos, word.xpos)]).or_default() += 1;
            seen.all += 1;
            if i > 0 {
                seen.inside += 1;
                seen.capital += usize::from(word.form.starts_with(char::is_uppercase));
            }
        }
    }
    // The sets of tags that words may have, numbered by how many words have them.
    let mut sets: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let set = |seen: &Seen| {
        let mut tags: Vec<(usize, u8)> =
            seen.tags.iter().filter(|(_, n)| **n * 25 >= seen.all).map(|(t, n)| (*n, *t)).collect();
        tags.sort_by(|a, b| b.cmp(a));
        let mut own: Vec<u8> = tags.iter().take(3).map(|t| t.1).collect();
        // The first stays first only where it is the clear one.
        if tags.len() > 1 && tags[0].0 < 3 * tags[1].0 {
            own.sort_unstable();
            own.push(200);
        }
        own
    };
    for seen in words.values().filter(|s| s.all >= LEXICON_FLOOR) {
        *sets.entry(set(seen)).or_default() += seen.all;
    }
    let mut ranked: Vec<(usize, Vec<u8>)> = sets.into_iter().map(|(s, n)| (n, s)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let number: BTreeMap<Vec<u8>, u8> =
        ranked.into_iter().take(250).enumerate().map(|(i, (_, s))| (s, i as u8 + 2)).collect();
    let entries: Vec<(u32, [u8; 2])> = words
        .iter()
        .filter(|(_, s)| s.all >= LEXICON_FLOOR)
        .map(|(h, s)| {
            let tags = number.get(&set(s)).copied().unwrap_or(1);
            let case = if s.inside == 0 { 0 } else { 1 + (s.capital * 4 / (s.inside + 1)) as u8 };
            (*h, [tags, case])
        })
        .collect();
    map(&entries)
}

/// The weights of `classes` classes, of the features `only` where given; another `seed` takes another order.
fn learn(
    sentences: &[(Vec<Word>, Vec<u8>)],
    classes: usize,
    epochs: usize,
    only: Option<&[u32]>,
    seed: usize,
) -> Averaged {
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random::from(seed);
    let mut model = Perceptron::new(Rate::Adaptive, only);
    let mut found = Features::new();
    let mut scores = vec![0.0; classes];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for s in &order {
            let (words, gold) = &sentences[*s];
            let shouted = is_shouted(words);
            let mut tags: Vec<u8> = Vec::with_capacity(words.len());
            for (i, right) in gold.iter().copied().enumerate() {
                let right = usize::from(right);
                found.clear();
                features::<0>(words, i, &tags, shouted, &mut found);
                let first = found.items().len();
                features::<1>(words, i, &tags, shouted, &mut found);
                let (early, late) = found.items().split_at(first);
                scores.fill(0.0);
                model.add(early, &mut scores);
                let early_rival = Perceptron::rival(&scores, right, EARLY_MARGIN);
                model.add(late, &mut scores);
                let guess = super::top(&scores);
                if let Some(rival) = Perceptron::rival(&scores, right, MARGIN) {
                    model.update(found.items(), right, rival, 1.0);
                }
                if let Some(rival) = early_rival {
                    model.update(early, right, rival, super::EARLY);
                }
                model.tick();
                wrong += usize::from(guess != right);
                all += 1;
                tags.push(guess as u8);
            }
        }
        eprintln!("  tags: epoch {epoch}, wrong {wrong} of {all}");
    }
    model.average()
}

/// Trains on the trees: first with all features, then, where `again` says so, with that many that mattered, and in
/// that many orders, of which the model is the mean.
pub fn train(trees: &[&Tree], epochs: usize, again: Option<(usize, usize)>, given: Option<Averaged>) -> Parts {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for word in trees.iter().flat_map(|t| &t.words) {
        *counts.entry((word.upos, word.xpos)).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(180);
    let list: Vec<(Upos, Xpos)> = ranked.iter().map(|r| r.0).collect();
    let mut classes: BTreeMap<(Upos, Xpos), u8> = list.iter().enumerate().map(|(i, c)| (*c, i as u8)).collect();
    for word in trees.iter().flat_map(|t| &t.words) {
        classes.entry((word.upos, word.xpos)).or_insert(0);
    }
    let lexicon = lexicon(trees, &classes);
    let table = Model::decode(&super::file(&[(b"lexi", &lexicon)])).tagger.lexicon;
    let sentences: Vec<(Vec<Word>, Vec<u8>)> = trees
        .iter()
        .map(|t| {
            let words = t.words.iter().map(|w| Word::new(&w.form, &table)).collect();
            (words, t.words.iter().map(|w| classes[&(w.upos, w.xpos)]).collect())
        })
        .collect();
    let weights = given.unwrap_or_else(|| {
        let first = learn(&sentences, list.len(), epochs, None, 0);
        let Some((n, orders)) = again else { return first };
        let only = first.strongest(n);
        let runs: Vec<_> = (0..orders).map(|o| learn(&sentences, list.len(), epochs, Some(&only), o)).collect();
        Averaged::mean(&runs)
    });
    let mut named = vec![list.len() as u8];
    for (upos, xpos) in &list {
        named.extend([*upos as u8, *xpos as u8]);
    }
    Parts { lexicon, classes: named, weights, n_classes: list.len() }
}

/// The tagger's tags of a tree's words.
pub(crate) fn tag(tree: &Tree, tagger: &Tagger) -> Vec<(Upos, Xpos)> {
    let words: Vec<Word> = tree.words.iter().map(|w| Word::new(&w.form, &tagger.lexicon)).collect();
    let mut tags = Vec::new();
    tagger.tag(&words, &mut Features::new(), &mut tags);
    tags.into_iter().map(|t| tagger.class(t)).collect()
}
