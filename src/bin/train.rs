//! Trains the English models and measures them; native, feature `train`.
//!
//! `train DATA OUT.bin` reads `DATA/train` and `DATA/lexicon` and writes the model file.
//! `train --bench DATA MODEL.bin` prints every bar on `DATA/dev`.
#![expect(clippy::disallowed_methods, reason = "the trainer reads data files and writes the model")]

use attache::language::train::perceptron::{Averaged, Shrink};
use attache::language::train::{conllu, file, lemma, parse, segment, tag};

/// How the models are shrunk; see `models/CARD.md` for what each step costs.
const TAGS: Shrink = Shrink { min_updates: 3, min_weight: 0.3, scale: 6.0 };
const MOVES: Shrink = Shrink { min_updates: 3, min_weight: 0.3, scale: 6.0 };
const LABELS: Shrink = Shrink { min_updates: 3, min_weight: 0.3, scale: 6.0 };

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

fn bench(data: &str, file: &[u8]) {
    for set in ["ewt", "gum"] {
        let gold = trees(&format!("{data}/dev/{set}.dev.conllu"));
        let (tokens, sentences, odd) = segment::score(&gold, file);
        println!("{set} tokens F1 {tokens:.2} sentences F1 {sentences:.2}");
        let ([upos, xpos, lemmas, uas, las, gold_uas, gold_las], odd_lemmas) = parse::score(&gold, file);
        println!(
            "{set} UPOS {upos:.2} XPOS {xpos:.2} lemma {lemmas:.2} UAS {uas:.2} LAS {las:.2} (gold tags: UAS {gold_uas:.2} LAS {gold_las:.2})"
        );
        if std::env::var_os("ODD").is_some() {
            for o in odd.iter().take(0).chain(odd_lemmas.iter().take(300)) {
                println!("   {o}");
            }
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--bench", data, model] => bench(data, &std::fs::read(model).expect("the model file")),
        [data, out] => {
            let mut all = trees(&format!("{data}/train/ewt.train.conllu"));
            all.extend(trees(&format!("{data}/train/gum_permissive.train.conllu")));
            let sentences = segment::train(&all, 8);
            let (decisions, edits) = lemma::train(&all);
            let references: Vec<&conllu::Tree> = all.iter().collect();
            let tagger = tag::train(&references, 8);
            let tagw = tagger.weights.sparse(shrink("TAGS", TAGS), tagger.n_classes);
            let averaged = cached("parse", || {
                let tags = tag::jackknife(&all, 5, 5, TAGS);
                let (a, b) = parse::train(&all, &tags, &tagger.model(TAGS), 8);
                vec![a, b]
            });
            let moves = averaged[0].dense(shrink("MOVES", MOVES));
            let labels = averaged[1].sparse(shrink("LABELS", LABELS), attache::language::Deprel::ALL.len());
            let file = file(&[
                (b"sent", &sentences),
                (b"lexi", &tagger.lexicon),
                (b"tags", &tagger.classes),
                (b"tagw", &tagw),
                (b"lemd", &decisions),
                (b"leme", &edits),
                (b"move", &moves),
                (b"labl", &labels),
            ]);
            std::fs::write(out, &file).expect("the model can be written");
            bench(data, &file);
        }
        _ => eprintln!("train DATA OUT.bin | train --bench DATA MODEL.bin"),
    }
}
