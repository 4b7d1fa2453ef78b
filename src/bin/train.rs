//! Trains the English models and measures them; native, feature `train`.
//!
//! `train DATA OUT.bin` reads `DATA/train` and `DATA/lexicon` and writes the model file.
//! `train --names DATA MODEL.bin` trains the names and the gazetteer of a model file anew, on its other parts.
//! `train --lists DATA MODEL.bin` makes the lists of what the models of a file are certain of anew.
//! `train --early DATA MODEL.bin` tells how many decisions lists and few features settle.
//! `train --bench DATA MODEL.bin` prints every bar on `DATA/dev`; `train --long` times long odd texts.
#![expect(clippy::disallowed_methods, reason = "the trainer reads data files and writes the model")]

use attache::language::train::perceptron::{Averaged, Shrink};
use attache::language::train::{again, certain, conllu, early, file, gazetteer, lemma, names, parse, segment, tag};

#[path = "train/measure.rs"]
mod measure;

/// How the models are shrunk; see `models/CARD.md` for what each step costs.
const TAGS: Shrink = Shrink { min_updates: 1, min_weight: 0.6, scale: 3.0 };
const AGAIN: Shrink = Shrink { min_updates: 1, min_weight: 0.6, scale: 3.0 };
const MOVES: Shrink = Shrink { min_updates: 1, min_weight: 0.0, scale: 4.0 };
const LABELS: Shrink = Shrink { min_updates: 1, min_weight: 0.8, scale: 2.0 };

const NAME_LABELS: Shrink = Shrink { min_updates: 3, min_weight: 1.0, scale: 6.0 };
const NAME_KINDS: Shrink = Shrink { min_updates: 3, min_weight: 1.0, scale: 6.0 };
/// How many features the tagger keeps, for its second look, and the parser for moves and for relations.
const N_TAGS: usize = 150_000;
const N_AGAIN: usize = 10_000;
const N_MOVES: usize = 400_000;
const N_LABELS: usize = 120_000;
/// How many models of the features that are kept, each with the sentences in another order, the tagger is the mean
/// of, and each of the parser's.
const TAG_ORDERS: usize = 3;
const ORDERS: usize = 5;

fn trees(path: &str) -> Vec<conllu::Tree> {
    conllu::read(&std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}")))
}

/// What `make` trains, or what an earlier run left in the folder `CACHE` names.
fn cached(name: &str, make: impl FnOnce() -> Vec<Averaged>) -> Vec<Averaged> {
    let Some(folder) = std::env::var_os("CACHE") else { return make() };
    let path = |i: usize| std::path::Path::new(&folder).join(format!("{name}{i}"));
    if path(0).exists() {
        let read = |i| std::fs::read(path(i)).ok().map(|b| Averaged::from_bytes(&b));
        return (0..).map_while(read).collect();
    }
    let made = make();
    for (i, m) in made.iter().enumerate() {
        std::fs::write(path(i), m.to_bytes()).expect("the cache can be written");
    }
    made
}

/// The named step of shrinking, or what the environment says instead: updates, weight, scale.
fn shrink(name: &str, or: Shrink) -> Shrink {
    let Ok(text) = std::env::var(name) else { return or };
    let n: Vec<f32> = text.split(',').filter_map(|x| x.parse().ok()).collect();
    Shrink { min_updates: n[0] as u32, min_weight: n[1], scale: n[2] }
}

/// The parts of a model file.
fn parts(file: &[u8]) -> Vec<(&[u8; 4], &[u8])> {
    let mut out = Vec::new();
    let mut rest = file.get(8..).unwrap_or_default();
    while let Some((tag, tail)) = rest.split_first_chunk::<4>() {
        let Some((length, tail)) = tail.split_first_chunk::<4>() else { break };
        let (part, tail) = tail.split_at(u32::from_le_bytes(*length) as usize);
        out.push((tag, part));
        rest = tail;
    }
    out
}

/// The model file of the parts, with gazetteer and names trained on them.
fn with_names(data: &str, parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let lexicon = |name: &str| std::fs::read_to_string(format!("{data}/lexicon/{name}")).expect("the lexicon");
    let (cities, leaders, un, ofac) = (
        lexicon("geonames_cities15000.jsonl"),
        lexicon("world_leaders_2021_22.jsonl"),
        lexicon("un_consolidated.jsonl"),
        lexicon("ofac_aliases.jsonl"),
    );
    let sources = gazetteer::Sources { cities: &cities, leaders: &leaders, un: &un, ofac: &ofac };
    let gazetteer = gazetteer::pack(&sources);
    let mut parts = parts.to_vec();
    parts.push((b"gazt", &gazetteer));
    let base = file(&parts);
    let all = treebanks(data);
    let train = |name: &str| std::fs::read_to_string(format!("{data}/train/{name}")).expect("training data");
    let named = cached("names", || {
        let mut files = vec![("uner", train("uner_ewt.dev.bio")), ("wnut", train("wnut17.train.bio"))];
        for domain in ["politics", "science", "literature", "music", "ai"] {
            files.push(("crossner", train(&format!("crossner_{domain}.train.bio"))));
            files.push(("crossner", train(&format!("crossner_{domain}.dev.bio"))));
        }
        let entities = train("gum_permissive_entities.train.jsonl");
        let (a, b) = names::all(&all, &entities, &files, &sources, &base, 6);
        vec![a, b]
    });
    let name_labels = named[0].dense(shrink("NLABELS", NAME_LABELS), 3);
    let name_kinds = named[1].sparse(shrink("NKINDS", NAME_KINDS), 10);
    parts.push((b"nlab", &name_labels));
    parts.push((b"nknd", &name_kinds));
    for (tag, bytes) in &parts {
        eprintln!("  part {}: {} bytes", String::from_utf8_lossy(tag.as_slice()), bytes.len());
    }
    file(&parts)
}

/// The model file of the parts, with the lists of what its models are certain of.
fn with_lists(trees: &[conllu::Tree], parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let names = [b"tagc", b"labc"];
    let mut parts: Vec<_> = parts.iter().filter(|p| !names.contains(&p.0)).copied().collect();
    let lists = certain::lists(trees, &file(&parts));
    parts.extend(names.into_iter().zip(lists.iter().map(Vec::as_slice)));
    file(&parts)
}

/// The sentences of the treebanks.
fn treebanks(data: &str) -> Vec<conllu::Tree> {
    let mut all = trees(&format!("{data}/train/ewt.train.conllu"));
    all.extend(trees(&format!("{data}/train/gum_permissive.train.conllu")));
    all
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--long"] => measure::long(),
        ["--names", data, model] => {
            let old = std::fs::read(model).expect("the model file");
            let parts: Vec<_> =
                parts(&old).into_iter().filter(|p| ![b"gazt", b"nlab", b"nknd"].contains(&p.0)).collect();
            let file = with_names(data, &parts);
            std::fs::write(model, &file).expect("the model can be written");
            measure::bench(data, &file);
        }
        ["--lists", data, model] => {
            let old = std::fs::read(model).expect("the model file");
            let file = with_lists(&treebanks(data), &parts(&old));
            std::fs::write(model, &file).expect("the model can be written");
        }
        ["--early", data, model] => {
            let trees = trees(&format!("{data}/dev/ewt.dev.conllu"));
            let file = std::fs::read(model).expect("the model file");
            early::report(&trees, &file).iter().for_each(|line| println!("{line}"));
            certain::report(&trees, &file).iter().for_each(|line| println!("{line}"));
        }
        ["--bench", data, model] => measure::bench(data, &std::fs::read(model).expect("the model file")),
        [data, out] => {
            let all = treebanks(data);
            let sentences = segment::train(&all, 8);
            let (decisions, edits) = lemma::train(&all);
            let references: Vec<&conllu::Tree> = all.iter().collect();
            let known =
                std::env::var_os("CACHE").and_then(|c| std::fs::read(std::path::Path::new(&c).join("tag0")).ok());
            let tagger =
                tag::train(&references, 5, Some((N_TAGS, TAG_ORDERS)), known.map(|b| Averaged::from_bytes(&b)));
            if let Some(c) = std::env::var_os("CACHE") {
                std::fs::write(std::path::Path::new(&c).join("tag0"), tagger.weights.to_bytes())
                    .expect("the cache can be written");
            }
            let tags = shrink("TAGS", TAGS);
            let tagw = tagger.weights.sparse(tags, tagger.n_classes);
            let plan = again::Plan { first: tags, second: AGAIN, features: N_AGAIN, orders: TAG_ORDERS };
            let looked = again::look(&all, &tagger, plan);
            let taga = again::weights(&looked.iter().collect::<Vec<_>>(), &tagger, plan);
            // First with all features, then again with the ones that mattered.
            let trained = cached("parse", || {
                let examples = parse::examples(&all, &again::tags(&looked, &tagger, plan), &tagger.model(tags));
                let references: Vec<&parse::Example> = examples.iter().collect();
                let only = parse::train_moves(&references, 4, None, 0).strongest(N_MOVES);
                let runs: Vec<_> = (0..ORDERS).map(|o| parse::train_moves(&references, 6, Some(&only), o)).collect();
                let moves = Averaged::mean(&runs);
                let only = parse::train_relations(&references, 3, None, 0).strongest(N_LABELS);
                let runs: Vec<_> =
                    (0..ORDERS).map(|o| parse::train_relations(&references, 5, Some(&only), o)).collect();
                vec![moves, Averaged::mean(&runs)]
            });
            let moves = trained[0].dense(shrink("MOVES", MOVES), 3);
            let labels = trained[1].sparse(shrink("LABELS", LABELS), attache::language::Deprel::ALL.len());
            let models: Vec<(&[u8; 4], &[u8])> = vec![
                (b"sent", &sentences),
                (b"lexi", &tagger.lexicon),
                (b"tags", &tagger.classes),
                (b"tagw", &tagw),
                (b"taga", &taga),
                (b"lemd", &decisions),
                (b"leme", &edits),
                (b"move", &moves),
                (b"labl", &labels),
            ];
            let listed = with_lists(&all, &models);
            let file = with_names(data, &parts(&listed));
            std::fs::write(out, &file).expect("the model can be written");
            measure::bench(data, &file);
        }
        _ => eprintln!("train DATA OUT.bin | train --bench DATA MODEL.bin"),
    }
}
