//! Trains the second look of the tagger on what the first makes of trees it was not trained on, and tags the
//! training data themselves by parts for the parser to learn from.

use std::collections::BTreeMap;

use super::Random;
use super::conllu::Tree;
use super::perceptron::{Averaged, Perceptron, Rate, Shrink};
use super::tag::{Parts, train};
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::model::scores::Scores;
use crate::language::tag::again;
use crate::language::words::Word;
use crate::language::{Upos, Xpos};

/// How much better the right tag must score than any other, counting what the first look gave.
const MARGIN: f32 = 10.0;
/// More epochs learn the doubtful words by heart: UPOS falls again from the third on.
const EPOCHS: usize = 2;
/// Epochs of the first looks at the parts.
const FIRST_EPOCHS: usize = 4;

/// The parts trees are tagged by. Whole documents go together: a part has runs of trees.
const PARTS: usize = 5;
const RUN: usize = 200;

/// What a first look makes of a tree it was not trained on, in the classes of the whole tagger.
pub struct Looked {
    words: Vec<Word>,
    gold: Vec<u8>,
    tags: Vec<u8>,
    doubts: Vec<(usize, Scores)>,
    /// Which part of the trees it belongs to.
    part: usize,
}

/// How both looks are shrunk, how many features the second keeps, and of how many orders it is the mean.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Of the first look.
    pub first: Shrink,
    /// Of the second, of the same scale.
    pub second: Shrink,
    /// Features kept.
    pub features: usize,
    /// Orders of the trees.
    pub orders: usize,
}

/// The first look at every tree by a model that was not trained on it.
pub fn look(trees: &[Tree], tagger: &Parts, plan: Plan) -> Vec<Looked> {
    let mut out: Vec<Option<Looked>> = trees.iter().map(|_| None).collect();
    let whole = tagger.model(plan.first).0.tagger.classes;
    let numbers: BTreeMap<_, usize> = whole.iter().enumerate().map(|(i, c)| (*c, i)).collect();
    for part in 0..PARTS {
        let is_in = |i: usize| (i / RUN) % PARTS == part;
        let rest: Vec<&Tree> = trees.iter().enumerate().filter(|(i, _)| !is_in(*i)).map(|(_, t)| t).collect();
        let model = train(&rest, FIRST_EPOCHS, None, None).model(plan.first);
        let tagger = &model.0.tagger;
        // The classes of this model by those of the whole one, and the other way round.
        let number = |class: usize| tagger.classes.get(class).and_then(|c| numbers.get(c)).copied();
        let mut own = vec![None; whole.len()];
        (0..tagger.classes.len()).for_each(|c| number(c).into_iter().for_each(|n| own[n] = Some(c)));
        let never = i16::MIN / 4;
        let renumber = |s: Scores| Scores::of(own.iter().map(|c| c.map_or(never, |c| s.get(c) as i16)));
        let (mut found, mut tags) = (Features::new(), Vec::new());
        for (i, tree) in trees.iter().enumerate().filter(|(i, _)| is_in(*i)) {
            let words: Vec<Word> = tree.words.iter().map(|w| Word::new(&w.form, &tagger.lexicon)).collect();
            let mut doubts = Vec::new();
            tagger.first(&words, &mut found, &mut tags, &mut doubts);
            out[i] = Some(Looked {
                words,
                gold: tree.words.iter().map(|w| numbers.get(&(w.upos, w.xpos)).copied().unwrap_or(0) as u8).collect(),
                tags: tags.iter().map(|t| number(usize::from(*t)).unwrap_or(0) as u8).collect(),
                doubts: doubts.into_iter().map(|(at, s)| (at, renumber(s))).collect(),
                part,
            });
        }
    }
    out.into_iter().flatten().collect()
}

/// The part `taga`: the weights of the second look.
pub fn weights(looked: &[&Looked], tagger: &Parts, plan: Plan) -> Vec<u8> {
    let only = learn(looked, tagger, plan, None, 0).strongest(plan.features);
    let runs: Vec<_> = (0..plan.orders).map(|order| learn(looked, tagger, plan, Some(&only), order)).collect();
    Averaged::mean(&runs).sparse(plan.second, tagger.n_classes)
}

fn learn(looked: &[&Looked], tagger: &Parts, plan: Plan, only: Option<&[u32]>, seed: usize) -> Averaged {
    let tagger = tagger.model(plan.first).0.tagger;
    let mut order: Vec<usize> = (0..looked.len()).collect();
    let mut random = Random::from(seed);
    let mut model = Perceptron::new(Rate::Adaptive, only);
    let mut found = Features::new();
    let mut scores = vec![0.0; tagger.classes.len()];
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut before, mut wrong, mut all) = (0, 0, 0);
        for s in &order {
            let looked = looked[*s];
            let mut tags = looked.tags.clone();
            for (i, first) in &looked.doubts {
                found.clear();
                again(&looked.words, *i, &tags, first.top_two(), tagger.finite(&tags, *i), &mut found);
                scores.iter_mut().enumerate().for_each(|(c, s)| *s = first.get(c) as f32 / plan.first.scale);
                let right = usize::from(looked.gold[*i]);
                before += usize::from(super::top(&scores) != right);
                model.add(found.items(), &mut scores);
                let guess = super::top(&scores);
                if let Some(rival) = Perceptron::rival(&scores, right, MARGIN) {
                    model.update(found.items(), right, rival, 1.0);
                }
                model.tick();
                wrong += usize::from(guess != right);
                all += 1;
                tags[*i] = guess as u8;
            }
        }
        eprintln!("  tags again: epoch {epoch}, wrong {wrong} of {all}, at first {before}");
    }
    model.average()
}

/// The tags of trees by both looks, of models that were not trained on them.
pub fn tags(looked: &[Looked], tagger: &Parts, plan: Plan) -> Vec<Vec<(Upos, Xpos)>> {
    let mut out: Vec<Vec<u8>> = looked.iter().map(|l| l.tags.clone()).collect();
    let mut found = Features::new();
    for part in 0..PARTS {
        let rest: Vec<&Looked> = looked.iter().filter(|l| l.part != part).collect();
        let weights = weights(&rest, tagger, Plan { orders: 1, ..plan });
        let model = Model::decode(&super::file(&[(b"tags", &tagger.classes), (b"taga", &weights)]));
        for (tags, own) in out.iter_mut().zip(looked).filter(|(_, own)| own.part == part) {
            model.tagger.second(&own.words, own.doubts.clone(), &mut found, tags);
        }
    }
    let classes = tagger.model(plan.first).0.tagger;
    out.into_iter().map(|tags| tags.into_iter().map(|t| classes.class(t)).collect()).collect()
}
