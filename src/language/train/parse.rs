//! Trains the moves of the parser with a dynamic oracle and exploration (Goldberg and Nivre 2013), and the
//! relations on gold trees; scores tags, lemmas and trees.

use super::Random;
use super::conllu::Tree;
use super::perceptron::{Averaged, Perceptron, Rate};
use super::tag::Decoded;
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::parse::features::{Seen, label, moves};
use crate::language::parse::part;
use crate::language::parse::state::{Move, State};
use crate::language::pipeline::see;
use crate::language::words::Word;
use crate::language::{Deprel, Upos, Xpos};

/// How much better the right move and the right relation must score than any wrong one.
const MOVE_MARGIN: f32 = 30.0;
const LABEL_MARGIN: f32 = 20.0;
/// The same by the features of the early stages alone.
const EARLY_MOVE_MARGIN: f32 = 25.0;
const EARLY_LABEL_MARGIN: f32 = 18.0;

/// A sentence to learn from: what the parser sees, gold heads and gold relations.
pub struct Example {
    words: Vec<Seen>,
    gold: Vec<u32>,
    relations: Vec<u8>,
}

/// Gold heads by position from 0, the root being the number of words.
fn heads(tree: &Tree) -> Vec<u32> {
    let n = tree.words.len() as u32;
    tree.words.iter().map(|w| if w.head == 0 { n } else { w.head as u32 - 1 }).collect()
}

/// How many gold arcs each move makes impossible.
fn costs(state: &State, gold: &[u32], dependents: &[Vec<u32>]) -> [u32; 3] {
    let (s0, s1, next) = (state.top(0), state.top(1), state.next);
    let n = gold.len() as u32;
    let mut costs = [0; 3];
    if next < n {
        let below = |x: u32| state.stack.contains(&x);
        let head = gold[next as usize];
        costs[0] = u32::from(head != s0 && below(head));
        costs[0] += dependents[next as usize].iter().filter(|d| below(**d)).count() as u32;
    }
    if !state.stack.is_empty() {
        let lost = dependents[s0 as usize].iter().filter(|d| **d >= next && **d < n).count() as u32;
        let head = gold[s0 as usize];
        costs[1] = lost + u32::from(head != next && (head > next || head == s1));
        costs[2] = lost + u32::from(head >= next);
    }
    costs
}

fn dependents(gold: &[u32]) -> Vec<Vec<u32>> {
    let mut out = vec![Vec::new(); gold.len() + 1];
    for (d, h) in gold.iter().enumerate() {
        out[*h as usize].push(d as u32);
    }
    out
}

/// The sentences of the trees with these tags, predicted ones.
pub fn examples(trees: &[Tree], tags: &[Vec<(Upos, Xpos)>], tagger: &Decoded) -> Vec<Example> {
    let example = |(t, tags): (&Tree, &Vec<(Upos, Xpos)>)| {
        let words: Vec<Word> = t.words.iter().map(|w| Word::new(&w.form, &tagger.0.tagger.lexicon)).collect();
        let mut seen = Vec::new();
        see(&words, |i| tags[i], &mut seen);
        Example { words: seen, gold: heads(t), relations: t.words.iter().map(|w| w.deprel as u8).collect() }
    };
    trees.iter().zip(tags).map(example).collect()
}

const MOVES: [Move; 3] = [Move::Shift, Move::Left, Move::Right];

/// The best of the moves that are `ok`; the first of equals.
fn best(scores: &[f32; 3], ok: impl Fn(usize) -> bool) -> Option<usize> {
    (0..3).filter(|m| ok(*m)).fold(None, |top: Option<usize>, m| match top {
        Some(t) if scores[t] >= scores[m] => Some(t),
        _ => Some(m),
    })
}

/// The weights of moves, of the features `only` where given; another `seed` takes another order.
pub fn train_moves(examples: &[&Example], epochs: usize, only: Option<&[u32]>, seed: usize) -> Averaged {
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::from(seed);
    let mut steps = Perceptron::new(Rate::Adaptive, only);
    let mut found = Features::new();
    let mut state = State::default();
    // Corrections of one decision: of how many of its features, up, down, by how much.
    let mut due: Vec<(usize, usize, usize, f32)> = Vec::new();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for s in &order {
            let Example { words, gold, .. } = examples[*s];
            let dependents = dependents(gold);
            state.begin(words.len());
            while !state.is_done() {
                let allowed = state.allowed();
                let step = if allowed.iter().filter(|a| **a).count() == 1 {
                    best(&[0.0; 3], |m| allowed[m]).expect("one is allowed")
                } else {
                    let costs = costs(&state, gold, &dependents);
                    let least = (0..3).filter(|m| allowed[*m]).map(|m| costs[m]).min().unwrap_or(0);
                    found.clear();
                    let mut scores = [0.0_f32; 3];
                    let mut from = 0;
                    for stage in 0..3 {
                        match stage {
                            0 => moves::<0>(words, &state, &mut found),
                            1 => moves::<1>(words, &state, &mut found),
                            _ => moves::<2>(words, &state, &mut found),
                        }
                        steps.add(&found.items()[from..], &mut scores);
                        from = found.items().len();
                        let right = best(&scores, |m| allowed[m] && costs[m] == least).expect("one has the least cost");
                        let bad = best(&scores, |m| allowed[m] && costs[m] > least);
                        let (margin, by) =
                            if stage < 2 { (EARLY_MOVE_MARGIN, super::EARLY) } else { (MOVE_MARGIN, 1.0) };
                        if let Some(bad) = bad.filter(|b| scores[*b] + margin > scores[right]) {
                            due.push((from, right, bad, by));
                        }
                    }
                    let guess = best(&scores, |m| allowed[m]).expect("one is allowed");
                    let right = best(&scores, |m| allowed[m] && costs[m] == least).expect("one has the least cost");
                    for (n, right, bad, by) in due.drain(..) {
                        steps.update(&found.items()[..n], right, bad, by);
                    }
                    steps.tick();
                    wrong += usize::from(costs[guess] > least);
                    all += 1;
                    // Explores: goes on from where its own choice leads, from the second epoch on.
                    let follow = epoch > 0 && random.below(10) != 0;
                    if costs[guess] > least && !follow { right } else { guess }
                };
                state.take(MOVES[step], part(words, &state));
            }
        }
        eprintln!("  moves: epoch {epoch}, wrong {wrong} of {all}");
    }
    steps.average()
}

/// Builds the tree nearest to the gold one that the moves can build.
fn rebuild(words: &[Seen], gold: &[u32], state: &mut State) {
    let dependents = dependents(gold);
    state.begin(words.len());
    while !state.is_done() {
        let (allowed, costs) = (state.allowed(), costs(state, gold, &dependents));
        let step = (0..3).filter(|m| allowed[*m]).min_by_key(|m| costs[*m]).expect("one is allowed");
        state.take(MOVES[step], part(words, state));
    }
}

/// The weights of relations, learnt on gold trees: those of the parser lack just what is hard to name.
pub fn train_relations(examples: &[&Example], epochs: usize, only: Option<&[u32]>, seed: usize) -> Averaged {
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::from(seed);
    let mut model = Perceptron::new(Rate::Adaptive, only);
    let mut found = Features::new();
    let mut state = State::default();
    let mut scores = vec![0.0; Deprel::ALL.len()];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for s in &order {
            let Example { words, gold, relations } = examples[*s];
            rebuild(words, gold, &mut state);
            for dependent in 0..state.root() {
                let head = state.node(dependent).head;
                let mut own = Deprel::Root as u8;
                if head != state.root() {
                    found.clear();
                    scores.fill(0.0);
                    scores[Deprel::Root as usize] = f32::NEG_INFINITY;
                    label::<0>(words, &state, dependent, &mut found);
                    let first = found.items().len();
                    label::<1>(words, &state, dependent, &mut found);
                    let (early, late) = found.items().split_at(first);
                    model.add(early, &mut scores);
                    let right = usize::from(relations[dependent as usize]);
                    let early_rival = Perceptron::rival(&scores, right, EARLY_LABEL_MARGIN);
                    model.add(late, &mut scores);
                    own = super::top(&scores) as u8;
                    if gold[dependent as usize] == head {
                        wrong += usize::from(usize::from(own) != right);
                        all += 1;
                        if let Some(bad) = Perceptron::rival(&scores, right, LABEL_MARGIN) {
                            model.update(found.items(), right, bad, 1.0);
                        }
                        if let Some(bad) = early_rival {
                            model.update(early, right, bad, super::EARLY);
                        }
                        model.tick();
                    }
                }
                state.name(dependent, own);
            }
        }
        eprintln!("  relations: epoch {epoch}, wrong {wrong} of {all}");
    }
    model.average()
}

/// What a model gets right of the words of trees, in percent: universal tags, Penn tags, lemmas,
/// heads, heads with relation; and the last two with gold tags.
pub fn score(trees: &[Tree], file: &[u8]) -> ([f64; 7], Vec<String>) {
    let mut odd = Vec::new();
    let model = Model::decode(file);
    let mut right = [0_usize; 7];
    let mut all = 0;
    let mut state = State::default();
    let mut found = Features::new();
    let mut seen = Vec::new();
    for tree in trees {
        let tags = super::tag::tag(tree, &model.tagger);
        let words: Vec<Word> = tree.words.iter().map(|w| Word::new(&w.form, &model.tagger.lexicon)).collect();
        let gold = heads(tree);
        for (i, w) in tree.words.iter().enumerate() {
            right[0] += usize::from(tags[i].0 == w.upos);
            right[1] += usize::from(tags[i].1 == w.xpos);
            let lemma = model.lemmatizer.lemma(&w.form, tags[i].1);
            right[2] += usize::from(lemma == w.lemma.as_str() || w.lemma == "_");
            all += 1;
            if lemma != w.lemma.as_str() && w.lemma != "_" {
                odd.push(format!("{} {}: {lemma} for {} {}", w.form, w.xpos.name(), w.lemma, tags[i].1.name()));
            }
        }
        for (offset, given) in [(3, false), (5, true)] {
            see(&words, |i| if given { (tree.words[i].upos, tree.words[i].xpos) } else { tags[i] }, &mut seen);
            model.parser.attach(&seen, &mut state, &mut found);
            model.parser.relate(&seen, &mut state, &mut found);
            for (i, w) in tree.words.iter().enumerate() {
                let node = state.node(i as u32);
                right[offset] += usize::from(node.head == gold[i]);
                right[offset + 1] += usize::from(node.head == gold[i] && node.label == w.deprel as u8);
            }
        }
    }
    (right.map(|r| 100.0 * r as f64 / all.max(1) as f64), odd)
}
