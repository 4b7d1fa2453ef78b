//! Trains the sentence splitter, and scores tokens and sentences against raw text.

use super::conllu::{Tree, raw};
use super::perceptron::{Perceptron, Shrink};
use crate::language::model::Model;
use crate::language::segment::{Boundary, Since, boundary, features, segment};
use crate::text::Span;

/// The part `sent` of the model.
pub fn train(trees: &[Tree], epochs: usize) -> Vec<u8> {
    let (text, spans) = raw(trees);
    let tokens: Vec<Span> = spans.iter().flatten().map(|(a, b)| Span { start: *a, end: *b }).collect();
    let mut last = Vec::with_capacity(tokens.len());
    for s in &spans {
        last.extend((1..=s.len()).map(|k| k == s.len()));
    }
    let mut model = Perceptron::default();
    for epoch in 0..epochs {
        let mut since = Since::default();
        let (mut wrong, mut missed) = (0, 0);
        for (i, last) in last.iter().copied().enumerate() {
            since.step(&text, &tokens, i);
            let b = boundary(&text, &tokens, i);
            if b == Boundary::Open {
                let mut found = Vec::new();
                features(&text, &tokens, i, &since, &mut found);
                let mut scores = [0.0; 2];
                model.score(&found, &mut scores);
                let guess = usize::from(scores[1] > scores[0]);
                wrong += usize::from(guess != usize::from(last));
                model.update(&found, usize::from(last), guess, 1.0);
                model.tick();
            } else if b == Boundary::None && last {
                missed += 1;
            }
            if last {
                since = Since::default();
            }
        }
        eprintln!("  sentences: epoch {epoch}, wrong {wrong}, never asked {missed}");
    }
    model.average().dense(Shrink { min_updates: 1, min_weight: 0.1, scale: 8.0 }, 2)
}

/// F1 of two sets of spans, in order.
fn f1(gold: &[(u32, u32)], found: &[(u32, u32)]) -> f64 {
    let set: std::collections::BTreeSet<_> = gold.iter().collect();
    let hit = found.iter().filter(|s| set.contains(s)).count();
    200.0 * hit as f64 / (gold.len() + found.len()).max(1) as f64
}

/// F1 of tokens and of sentences from the raw text, and examples of tokens that differ.
pub fn score(trees: &[Tree], model: &[u8]) -> (f64, f64, Vec<String>) {
    let model = Model::decode(model);
    let (text, spans) = raw(trees);
    let found = segment(&text, &[], &model);
    let gold: Vec<_> = spans.iter().flatten().copied().collect();
    let own: Vec<_> = found.tokens.iter().map(|t| (t.start, t.end)).collect();
    let gold_sentences: Vec<_> = spans.iter().filter_map(|s| Some((s.first()?.0, s.last()?.1))).collect();
    let mut own_sentences = Vec::new();
    let mut from = 0;
    for (i, end) in found.ends.iter().enumerate() {
        if *end {
            own_sentences.push((own[from].0, own[i].1));
            from = i + 1;
        }
    }
    let known: std::collections::BTreeSet<_> = own.iter().collect();
    let mut odd = Vec::new();
    for s in gold.iter().filter(|s| !known.contains(s)) {
        let near: Vec<&str> =
            own.iter().filter(|o| o.0 < s.1 && s.0 < o.1).map(|o| &text[o.0 as usize..o.1 as usize]).collect();
        odd.push(format!("{} ← {}", &text[s.0 as usize..s.1 as usize], near.join(" ")));
    }
    (f1(&gold, &own), f1(&gold_sentences, &own_sentences), odd)
}
