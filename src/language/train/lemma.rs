//! Learns the decisions of the lemmatizer: from short endings to whole words, each kept only where it
//! says otherwise than the shorter one.

use std::collections::BTreeMap;

use super::conllu::Tree;
use super::perceptron::map;
use crate::language::Xpos;
use crate::language::lemma::{Edit, LONGEST_ENDING, key, shape};

fn edit(form: &str, lemma: &str) -> Edit {
    let mut best: Option<(usize, Edit)> = None;
    for case in 0..4_u8 {
        let whole = Edit { case, cut: 0, ending: String::new() }.apply(form).unwrap_or_default();
        // Case changes that change the length are left to the full replacement below.
        if whole.len() != form.len() {
            continue;
        }
        let common = whole.bytes().zip(lemma.bytes()).take_while(|(a, b)| a == b).count();
        let common = (0..=common).rev().find(|n| lemma.is_char_boundary(*n) && form.is_char_boundary(*n)).unwrap_or(0);
        let cost = form.len() - common + lemma.len() - common;
        if form.len() - common < 256 && best.as_ref().is_none_or(|b| cost < b.0) {
            let ending = lemma[common..].to_owned();
            best = Some((cost, Edit { case, cut: (form.len() - common) as u8, ending }));
        }
    }
    best.map_or(Edit { case: 0, cut: 0, ending: String::new() }, |b| b.1)
}

/// The parts `lemd` and `leme`.
pub fn train(trees: &[Tree]) -> (Vec<u8>, Vec<u8>) {
    let mut forms: BTreeMap<(String, Xpos), BTreeMap<Edit, usize>> = BTreeMap::new();
    for word in trees.iter().flat_map(|t| &t.words) {
        let lemma = if word.lemma == "_" && word.form != "_" { &word.form } else { &word.lemma };
        *forms.entry((word.form.clone(), word.xpos)).or_default().entry(edit(&word.form, lemma)).or_default() += 1;
    }
    // Votes of every ending: a form votes once for each edit, so that rare words count as well.
    let mut endings: Vec<BTreeMap<u32, BTreeMap<&Edit, usize>>> = vec![BTreeMap::new(); LONGEST_ENDING + 1];
    let mut whole: BTreeMap<u32, (BTreeMap<&Edit, usize>, Vec<u32>)> = BTreeMap::new();
    for ((form, xpos), edits) in &forms {
        let shape = shape(form);
        let chain: Vec<u32> = (0..=form.len().min(LONGEST_ENDING))
            .map(|n| key(&form.as_bytes()[form.len() - n..], false, *xpos, shape))
            .collect();
        for (edit, n) in edits {
            for (length, k) in chain.iter().enumerate() {
                *endings[length].entry(*k).or_default().entry(edit).or_default() += 1 + usize::from(*n > 3);
            }
            let slot = whole.entry(key(form.as_bytes(), true, *xpos, shape)).or_default();
            *slot.0.entry(edit).or_default() += n;
            slot.1.clone_from(&chain);
        }
    }
    let best = |votes: &BTreeMap<&Edit, usize>| -> Option<(Edit, usize)> {
        votes.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(e, n)| ((*e).clone(), *n))
    };
    let mut kept: BTreeMap<u32, Edit> = BTreeMap::new();
    // An ending is kept where at least two words follow it and the shorter endings say otherwise.
    let mut parent: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (form, xpos) in forms.keys() {
        let shape = shape(form);
        let mut chain = Vec::new();
        for n in 0..=form.len().min(LONGEST_ENDING) {
            let k = key(&form.as_bytes()[form.len() - n..], false, *xpos, shape);
            parent.entry(k).or_insert_with(|| chain.clone());
            chain.push(k);
        }
    }
    let answer = |kept: &BTreeMap<u32, Edit>, chain: &[u32]| chain.iter().rev().find_map(|k| kept.get(k).cloned());
    for (length, table) in endings.iter().enumerate() {
        for (k, votes) in table {
            let Some((edit, n)) = best(votes) else { continue };
            let all: usize = votes.values().sum();
            let fits = n >= 2 && n * 2 > all || length == 0;
            let shorter = answer(&kept, &parent[k]);
            if fits && shorter.as_ref() != Some(&edit) {
                kept.insert(*k, edit);
            }
        }
    }
    for (k, (votes, chain)) in &whole {
        let Some((edit, n)) = best(votes) else { continue };
        let doubtful = n == 1 && chain.len() > LONGEST_ENDING && edit.cut > 6;
        if !doubtful && answer(&kept, chain).as_ref() != Some(&edit) {
            kept.insert(*k, edit);
        }
    }
    let mut edits: Vec<Edit> = kept.values().cloned().collect();
    edits.sort();
    edits.dedup();
    let entries: Vec<(u32, [u8; 2])> = kept
        .iter()
        .map(|(k, e)| {
            let at = edits.binary_search(e).expect("every edit is listed") as u16;
            let [low, high] = at.to_le_bytes();
            (*k, [low, high])
        })
        .collect();
    let mut list = (edits.len() as u32).to_le_bytes().to_vec();
    for e in &edits {
        list.extend([e.case, e.cut, e.ending.len() as u8]);
        list.extend(e.ending.as_bytes());
    }
    eprintln!("  lemmas: {} edits", edits.len());
    (map(&entries), list)
}
