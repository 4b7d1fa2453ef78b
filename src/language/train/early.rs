//! How many decisions the features of the early stages settle, and how many of those all features would take
//! otherwise, by how clear they must be: what the thresholds of tagger and parser are chosen by.

use super::conllu::Tree;
use crate::language::Deprel;
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::model::scores::Scores;
use crate::language::model::table::Sparse;
use crate::language::parse::features::{label, moves};
use crate::language::parse::{choose, part, state::State};
use crate::language::pipeline::see;
use crate::language::tag::{features, is_shouted};
use crate::language::words::Word;

/// How much better than any other a choice was, and whether all features choose the same.
type Clear = (i32, bool);

fn staged(weights: &Sparse, mut scores: Scores, first: &[u32], rest: &[u32]) -> Clear {
    weights.add(first, &mut scores);
    let (own, margin) = scores.best();
    weights.add(rest, &mut scores);
    (margin, scores.best().0 == own)
}

/// Of every decision on those trees: tags, moves by the first stage, moves by the second, relations.
fn decisions(trees: &[Tree], model: &Model) -> [Vec<Clear>; 4] {
    let mut out: [Vec<Clear>; 4] = Default::default();
    let (mut found, mut rest) = (Features::new(), Features::new());
    let (mut tags, mut seen, mut state) = (Vec::new(), Vec::new(), State::default());
    for tree in trees {
        let words: Vec<Word> = tree.words.iter().map(|w| Word::new(&w.form, &model.tagger.lexicon)).collect();
        model.tagger.tag(&words, &mut found, &mut tags);
        let shouted = is_shouted(&words);
        for i in 0..words.len() {
            found.clear();
            rest.clear();
            features::<0>(&words, i, &tags[..i], shouted, &mut found);
            features::<1>(&words, i, &tags[..i], shouted, &mut rest);
            out[0].push(staged(&model.tagger.weights, model.tagger.weights.scores(), found.items(), rest.items()));
        }
        see(&words, |i| model.tagger.class(tags[i]), &mut seen);
        state.begin(seen.len());
        while !state.is_done() {
            let allowed = state.allowed();
            let mut scores = [0; 3];
            let mut add = |found: &Features| {
                for (sum, score) in scores.iter_mut().zip(model.parser.moves.score(found.items())) {
                    *sum += score;
                }
                choose(scores, allowed)
            };
            found.clear();
            moves::<0>(&seen, &state, &mut found);
            let first = add(&found);
            found.clear();
            moves::<1>(&seen, &state, &mut found);
            let second = add(&found);
            found.clear();
            moves::<2>(&seen, &state, &mut found);
            let (step, _) = add(&found);
            if allowed.iter().filter(|a| **a).count() > 1 {
                out[1].push((first.1, first.0 == step));
                out[2].push((second.1, second.0 == step));
            }
            state.take(step, part(&seen, &state));
        }
        for dependent in 0..state.root() {
            if state.node(dependent).head != state.root() {
                found.clear();
                rest.clear();
                label::<0>(&seen, &state, dependent, &mut found);
                label::<1>(&seen, &state, dependent, &mut rest);
                let mut scores = model.parser.labels.scores();
                scores.bar(Deprel::Root as usize);
                out[3].push(staged(&model.parser.labels, scores, found.items(), rest.items()));
            }
            let label = model.parser.label(&seen, &state, dependent, &mut found);
            state.name(dependent, label);
        }
    }
    out
}

/// A line a stage and threshold.
pub fn report(trees: &[Tree], file: &[u8]) -> Vec<String> {
    let model = Model::decode(file);
    let names = ["tags", "moves, first stage", "moves, second stage", "relations"];
    let mut out = Vec::new();
    for (name, own) in names.into_iter().zip(decisions(trees, &model)) {
        let all = own.len().max(1) as f64;
        for threshold in (16..=120).step_by(4) {
            let clear: Vec<&Clear> = own.iter().filter(|c| c.0 >= threshold).collect();
            let other = clear.iter().filter(|c| !c.1).count() as f64;
            let (settled, other) = (100.0 * clear.len() as f64 / all, 1000.0 * other / all);
            if (0.15..4.0).contains(&other) {
                out.push(format!("{name} at {threshold}: {settled:.1} % settled, {other:.2} in a thousand otherwise"));
            }
        }
    }
    out
}
