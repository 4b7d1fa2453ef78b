//! How well spellings of one person's name are told from those of others: the alias lists of OFAC
//! and the UN, each by itself (they share persons). Every pair of names that share a key is compared.
//! Prints the curve of precision and recall over the likeness, for the fold the rules were learnt
//! on (even persons) and the one they were not. A list enters some persons twice, under two of its
//! programmes: entries that share a name of three parts or more letter for letter are taken for one
//! person; the figure without that is printed as well.

use std::collections::{BTreeMap, BTreeSet};

use attache::resolve::variant::{SAME_PERSON, keys, name_likeness, parts};
use attache::text::fold;

/// Runs on the lists under `DATA_DIR/lexicon`.
pub(super) fn run(data: &str, verbose: bool) {
    for list in ["ofac_aliases", "un_consolidated"] {
        let persons: Vec<Vec<Vec<String>>> = super::json_lines(&format!("{data}/lexicon/{list}.jsonl"))
            .iter()
            .filter(|v| v["kind"] == "person")
            .map(names)
            .collect();
        for (fold, label) in [(0, "train fold"), (1, "test fold")] {
            let own: Vec<&Vec<Vec<String>>> =
                persons.iter().enumerate().filter(|(i, _)| i % 2 == fold).map(|(_, p)| p).collect();
            println!("{list}, {label}: {} persons", own.len());
            let once = entered_once(&own);
            curve(&once.iter().collect::<Vec<_>>(), verbose);
            if once.len() < own.len() {
                println!("  with {} double entries as other persons:", own.len() - once.len());
                curve(&own, false);
            }
        }
    }
    println!("names are joined from a likeness of {SAME_PERSON}");
}

/// The distinct names of a person that have two parts or more.
fn names(person: &serde_json::Value) -> Vec<Vec<String>> {
    let aliases = person["aliases"].as_array().into_iter().flatten().map(|a| &a["name"]);
    let all = std::iter::once(&person["name"]).chain(aliases).filter_map(|n| n.as_str());
    let mut names: Vec<Vec<String>> = all
        .flat_map(|names| names.split(';'))
        .map(|name| {
            let turned =
                name.split_once(',').map_or(name.to_string(), |(last, first)| format!("{} {last}", first.trim()));
            parts(&fold(&turned))
        })
        .filter(|parts| parts.len() >= 2)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// The persons, with those made one that share a name of three parts or more.
fn entered_once(persons: &[&Vec<Vec<String>>]) -> Vec<Vec<Vec<String>>> {
    let mut first: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
    let mut once: Vec<Vec<Vec<String>>> = Vec::new();
    for person in persons {
        let known = person.iter().filter(|n| n.len() >= 3).find_map(|n| first.get(n).copied());
        let at = known.unwrap_or(once.len());
        if known.is_none() {
            once.push(Vec::new());
        }
        person.iter().for_each(|n| {
            first.entry(n).or_insert(at);
        });
        if let Some(own) = once.get_mut(at) {
            own.extend(person.iter().cloned());
            own.sort();
            own.dedup();
        }
    }
    once
}

fn curve(persons: &[&Vec<Vec<String>>], verbose: bool) {
    let items: Vec<(usize, &Vec<String>)> =
        persons.iter().enumerate().flat_map(|(i, p)| p.iter().map(move |n| (i, n))).collect();
    let same: usize = persons.iter().map(|p| p.len() * p.len().saturating_sub(1) / 2).sum();
    let mut blocks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (k, (_, name)) in items.iter().enumerate() {
        for key in keys(name) {
            blocks.entry(key).or_default().push(k);
        }
    }
    let mut compared: BTreeSet<(usize, usize)> = BTreeSet::new();
    for block in blocks.values() {
        for (n, x) in block.iter().enumerate() {
            compared.extend(block.iter().skip(n + 1).map(|y| (*x, *y)));
        }
    }
    let mut pairs: Vec<(f32, bool)> = Vec::new();
    for (x, y) in compared {
        let (Some((i, a)), Some((j, b))) = (items.get(x), items.get(y)) else { continue };
        let likeness = name_likeness(a, b);
        if verbose && i != j && likeness >= SAME_PERSON {
            println!("  {likeness:.3} {} / {}", a.join(" "), b.join(" "));
        }
        pairs.push((likeness, i == j));
    }
    println!("  {} names, {same} pairs of one person", items.len());
    for step in 0..11 {
        let least = 0.60 + 0.04 * step as f32;
        let joined = pairs.iter().filter(|p| p.0 >= least).count();
        let right = pairs.iter().filter(|p| p.0 >= least && p.1).count();
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        println!("  likeness ≥ {least:.2}: precision {:.4} recall {:.4}", share(right, joined), share(right, same));
    }
}
