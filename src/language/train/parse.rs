//! Trains the parser with a dynamic oracle and exploration (Goldberg and Nivre 2013), and scores
//! tags, lemmas and trees.

use super::Random;
use super::conllu::Tree;
use super::perceptron::{Averaged, Perceptron};
use super::tag::Decoded;
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::parse::features::{Seen, label, moves};
use crate::language::parse::state::{Move, State};
use crate::language::pipeline::see;
use crate::language::words::Word;
use crate::language::{Deprel, Upos, Xpos};

/// How much better the right move and the right relation must score than any wrong one.
const MOVE_MARGIN: f32 = 40.0;
const LABEL_MARGIN: f32 = 20.0;

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

/// The parts `move` and `labl`. `tags` are predicted ones.
pub fn train(
    trees: &[Tree],
    tags: &[Vec<(Upos, Xpos)>],
    tagger: &Decoded,
    epochs: usize,
    only: Option<&[Vec<u32>]>,
) -> (Averaged, Averaged) {
    let sentences: Vec<(Vec<Seen>, Vec<u32>, Vec<u8>)> = trees
        .iter()
        .zip(tags)
        .map(|(t, tags)| {
            let words: Vec<Word> = t.words.iter().map(|w| Word::new(&w.form, &tagger.0.tagger.lexicon)).collect();
            let mut seen = Vec::new();
            see(&words, |i| tags[i], &mut seen);
            (seen, heads(t), t.words.iter().map(|w| w.deprel as u8).collect())
        })
        .collect();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random::default();
    let (mut steps, mut labels) = match only {
        Some([a, b]) => (Perceptron::restricted(a), Perceptron::restricted(b)),
        _ => (Perceptron::default(), Perceptron::default()),
    };
    let mut found = Features::new();
    let mut state = State::default();
    let classes = Deprel::ALL.len();
    let mut label_scores = vec![0.0; classes];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all, mut wrong_labels) = (0, 0, 0);
        for s in &order {
            let (words, gold, relations) = &sentences[*s];
            let dependents = dependents(gold);
            state.begin(words.len());
            while !state.is_done() {
                let allowed = state.allowed();
                let costs = costs(&state, gold, &dependents);
                let least = (0..3).filter(|m| allowed[*m]).map(|m| costs[m]).min().unwrap_or(0);
                let guess = if allowed.iter().filter(|a| **a).count() == 1 {
                    allowed.iter().position(|a| *a).expect("one is allowed")
                } else {
                    found.clear();
                    moves(words, &state, &mut found);
                    let mut scores = [0.0_f32; 3];
                    steps.score(found.items(), &mut scores);
                    let best = |ok: &dyn Fn(usize) -> bool| {
                        (0..3).filter(|m| allowed[*m] && ok(*m)).fold(None, |top: Option<usize>, m| match top {
                            Some(t) if scores[t] >= scores[m] => Some(t),
                            _ => Some(m),
                        })
                    };
                    let guess = best(&|_| true).expect("one is allowed");
                    let right = best(&|m| costs[m] == least).expect("one has the least cost");
                    wrong += usize::from(costs[guess] > least);
                    if let Some(bad) = best(&|m| costs[m] > least).filter(|b| scores[*b] + MOVE_MARGIN > scores[right])
                    {
                        steps.update(found.items(), right, bad);
                    }
                    steps.tick();
                    all += 1;
                    // Explores: goes on from where its own choice leads, from the second epoch on.
                    let follow = epoch > 0 && random.below(10) != 0;
                    if costs[guess] > least && !follow {
                        best(&|m| costs[m] == least).expect("one has the least cost")
                    } else {
                        guess
                    }
                };
                let step = [Move::Shift, Move::Left, Move::Right][guess];
                let mut own = 0;
                if let Some((head, dependent)) = state.arc(step) {
                    own = Deprel::Root as u8;
                    if head != state.root() {
                        found.clear();
                        label(words, &state, head, dependent, &mut found);
                        labels.score(found.items(), &mut label_scores);
                        label_scores[Deprel::Root as usize] = f32::NEG_INFINITY;
                        own = super::top(&label_scores) as u8;
                        if gold[dependent as usize] == head {
                            let right = relations[dependent as usize];
                            wrong_labels += usize::from(own != right);
                            let bad = Perceptron::rival(&label_scores, usize::from(right), LABEL_MARGIN);
                            if let Some(bad) = bad.filter(|_| right != Deprel::Root as u8) {
                                labels.update(found.items(), usize::from(right), bad);
                            }
                            labels.tick();
                        }
                    }
                }
                state.take(step, own);
            }
        }
        eprintln!("  trees: epoch {epoch}, wrong moves {wrong} of {all}, wrong labels {wrong_labels}");
    }
    (steps.average(), labels.average())
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
            model.parser.parse(&seen, &mut state, &mut found);
            for (i, w) in tree.words.iter().enumerate() {
                let node = state.node(i as u32);
                right[offset] += usize::from(node.head == gold[i]);
                right[offset + 1] += usize::from(node.head == gold[i] && node.label == w.deprel as u8);
            }
        }
    }
    (right.map(|r| 100.0 * r as f64 / all.max(1) as f64), odd)
}
