//! The lists of tags and relations that need no weighing: what the models decide on the training sentences, where
//! a key that costs one look nearly always led to the same class; and what the lists decide elsewhere.

use std::collections::BTreeMap;

use super::conllu::Tree;
use super::perceptron::map;
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::model::table::Certain;
use crate::language::parse::features;
use crate::language::parse::state::State;
use crate::language::pipeline::see;
use crate::language::tag;
use crate::language::words::Word;

/// How often a key must have been met, and in how many of a thousand times with the same class: tags, relations.
const OFTEN: u32 = 20;
const OF_A_THOUSAND: [u32; 2] = [997, 999];

/// Calls `met` with the number of the list, the keys and the class of every tag and relation that the model gives
/// the trees without its lists.
fn decisions(trees: &[Tree], model: &mut Model, mut met: impl FnMut(usize, &[u32], u8)) {
    model.tagger.certain = Certain::default();
    model.parser.certain = Certain::default();
    let (mut found, mut tags, mut seen) = (Features::new(), Vec::new(), Vec::new());
    let mut state = State::default();
    for tree in trees {
        let words: Vec<Word> = tree.words.iter().map(|w| Word::new(&w.form, &model.tagger.lexicon)).collect();
        model.tagger.tag(&words, &mut found, &mut tags);
        let shouted = tag::is_shouted(&words);
        for (i, class) in tags.iter().enumerate() {
            met(0, &tag::certain(&words, i, &tags, shouted), *class);
        }
        see(&words, |i| model.tagger.class(tags[i]), &mut seen);
        model.parser.attach(&seen, &mut state, &mut found);
        for dependent in 0..state.root() {
            let label = model.parser.label(&seen, &state, dependent, &mut found);
            if state.node(dependent).head != state.root() {
                met(1, &features::certain(&seen, &state, dependent), label);
            }
            state.name(dependent, label);
        }
    }
}

/// The parts `tagc` and `labc` of a model file that has the models.
pub fn lists(trees: &[Tree], file: &[u8]) -> [Vec<u8>; 2] {
    let mut counts: [BTreeMap<u32, BTreeMap<u8, u32>>; 2] = Default::default();
    decisions(trees, &mut Model::decode(file), |list, keys, class| {
        for key in keys {
            *counts[list].entry(*key).or_default().entry(class).or_default() += 1;
        }
    });
    let list = |counts: &BTreeMap<u32, BTreeMap<u8, u32>>, of_a_thousand: u32| {
        let entries = counts.iter().filter_map(|(key, classes)| {
            let all: u32 = classes.values().sum();
            let (class, most) = classes.iter().max_by_key(|c| c.1)?;
            (all >= OFTEN && most * 1000 >= all * of_a_thousand).then_some((*key, [*class, 0]))
        });
        map(&entries.collect::<Vec<_>>())
    };
    [list(&counts[0], OF_A_THOUSAND[0]), list(&counts[1], OF_A_THOUSAND[1])]
}

/// A line a list: how many decisions it settles, and how many of those the models would take otherwise.
pub fn report(trees: &[Tree], file: &[u8]) -> Vec<String> {
    let lists = Model::decode(file);
    let lists = [lists.tagger.certain, lists.parser.certain];
    let mut counts = [[0_u32; 3]; 2];
    decisions(trees, &mut Model::decode(file), |list, keys, class| {
        let listed = lists[list].class(keys);
        counts[list][0] += 1;
        counts[list][1] += u32::from(listed.is_some());
        counts[list][2] += u32::from(listed.is_some_and(|c| c != class));
    });
    let line = |(name, [all, settled, other]): (&str, [u32; 3])| {
        let share = |n: u32, of: u32| f64::from(n) / f64::from(of.max(1));
        let (settled, other) = (100.0 * share(settled, all), 1000.0 * share(other, settled));
        format!("{name} in the list: {settled:.1} % settled, {other:.2} in a thousand of those otherwise")
    };
    ["tags", "relations"].into_iter().zip(counts).map(line).collect()
}
