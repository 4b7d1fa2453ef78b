//! Trains the English models and measures them; native, feature `train`.
//!
//! `train DATA OUT.bin` reads `DATA/train` and `DATA/lexicon` and writes the model file.
//! `train --bench DATA MODEL.bin` prints every bar on `DATA/dev`.
#![expect(clippy::disallowed_methods, reason = "the trainer reads data files and writes the model")]

use attache::language::train::perceptron::{Averaged, Shrink};
use attache::language::train::{conllu, file, gazetteer, lemma, names, parse, segment, tag};

/// How the models are shrunk; see `models/CARD.md` for what each step costs.
const TAGS: Shrink = Shrink { min_updates: 6, min_weight: 1.0, scale: 4.0 };
const MOVES: Shrink = Shrink { min_updates: 2, min_weight: 0.15, scale: 5.0 };
const LABELS: Shrink = Shrink { min_updates: 2, min_weight: 0.4, scale: 5.0 };

const NAME_LABELS: Shrink = Shrink { min_updates: 3, min_weight: 0.3, scale: 5.0 };
const NAME_KINDS: Shrink = Shrink { min_updates: 3, min_weight: 0.3, scale: 5.0 };
/// How many features the parser keeps for moves and for labels.
const N_MOVES: usize = 400_000;
const N_LABELS: usize = 120_000;

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

/// How long the compiled-in model takes to be ready, and how fast a text is analysed; native.
fn speed(text: &str) {
    use std::time::Instant;
    let document = |text: &str| attache::ingest::Document {
        id: String::new(),
        path: String::new(),
        sha256: String::new(),
        text: text.into(),
        metadata: attache::ingest::Metadata::default(),
        blocks: Vec::new(),
        furniture: Vec::new(),
    };
    let start = Instant::now();
    let _ = attache::language::analyse(&document("Ready."));
    let ready = start.elapsed();
    let whole = document(text);
    let words = text.split_whitespace().count();
    let best = (0..3).map(|_| {
        let start = Instant::now();
        let _ = attache::language::analyse(&whole);
        start.elapsed().as_secs_f64()
    });
    let best = best.fold(f64::INFINITY, f64::min);
    println!("ready in {} ms; {:.0} words a second (native, whole analysis)", ready.as_millis(), words as f64 / best);
}

/// Names on the annotated articles that stand beside the data.
fn articles(data: &str, file: &[u8]) {
    let Ok(folder) = std::fs::read_dir(format!("{data}/../gold")) else { return };
    let mut golds: Vec<_> =
        folder.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    golds.sort();
    let (mut hit, mut gold_n, mut own_n) = (0, 0, 0);
    let mut odd = Vec::new();
    for path in golds {
        let Ok(gold) = std::fs::read_to_string(&path) else { continue };
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let seeds = std::fs::read_dir(format!("{data}/../seeds")).into_iter().flatten().flatten().map(|e| e.path());
        let Some(seed) =
            seeds.into_iter().find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&stem)))
        else {
            continue;
        };
        let Ok(text) = std::fs::read_to_string(seed) else { continue };
        let (h, g, o) = names::score_article(&text, &gold, file, &mut odd);
        (hit, gold_n, own_n) = (hit + h, gold_n + g, own_n + o);
    }
    println!(
        "articles names F1 {:.2} (hits {hit}, gold {gold_n}, own {own_n})",
        200.0 * hit as f64 / (gold_n + own_n).max(1) as f64
    );
    if std::env::var_os("ODD_NAMES").is_some() {
        odd.iter().for_each(|o| println!("   {o}"));
    }
}

fn bench(data: &str, file: &[u8]) {
    for (name, set) in [("conll2003.testa", "conll"), ("worldwide.dev", "worldwide")] {
        let text = std::fs::read_to_string(format!("{data}/dev/{name}.bio")).expect("a development set");
        let mut odd = Vec::new();
        let (p, r, f1) = names::score(&text, set, file, &mut odd);
        println!("{name} names P {p:.2} R {r:.2} F1 {f1:.2}");
        if std::env::var_os("ODD_NAMES").is_some() {
            odd.iter().for_each(|o| println!("   {o}"));
        }
    }
    articles(data, file);
    if std::env::var_os("NAMES_ONLY").is_some() {
        return;
    }
    for set in ["ewt", "gum"] {
        let gold = trees(&format!("{data}/dev/{set}.dev.conllu"));
        if set == "gum" {
            speed(&conllu::raw(&gold).0);
        }
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
            let known =
                std::env::var_os("CACHE").and_then(|c| std::fs::read(std::path::Path::new(&c).join("tag0")).ok());
            let tagger = tag::train(&references, 8, known.map(|b| Averaged::from_bytes(&b)));
            if let Some(c) = std::env::var_os("CACHE") {
                std::fs::write(std::path::Path::new(&c).join("tag0"), tagger.weights.to_bytes())
                    .expect("the cache can be written");
            }
            let tagw = tagger.weights.sparse(shrink("TAGS", TAGS), tagger.n_classes);
            let tagged = std::cell::OnceCell::new();
            let tags = || tagged.get_or_init(|| tag::jackknife(&all, 3, 4, TAGS));
            // First with all features, then again with the ones that mattered.
            let averaged = cached("parse", || {
                let (a, b) = parse::train(&all, tags(), &tagger.model(TAGS), 5, None);
                vec![a, b]
            });
            let averaged = cached("again", || {
                let only = [averaged[0].strongest(N_MOVES), averaged[1].strongest(N_LABELS)];
                let (a, b) = parse::train(&all, tags(), &tagger.model(TAGS), 9, Some(&only));
                vec![a, b]
            });
            let moves = averaged[0].dense(shrink("MOVES", MOVES), 3);
            let labels = averaged[1].sparse(shrink("LABELS", LABELS), attache::language::Deprel::ALL.len());
            let lexicon = |name: &str| std::fs::read_to_string(format!("{data}/lexicon/{name}")).expect("the lexicon");
            let (cities, leaders, un) = (
                lexicon("geonames_cities15000.jsonl"),
                lexicon("world_leaders_2021_22.jsonl"),
                lexicon("un_consolidated.jsonl"),
            );
            let sources = gazetteer::Sources { cities: &cities, leaders: &leaders, un: &un };
            let gazetteer = gazetteer::pack(&sources);
            let mut parts: Vec<(&[u8; 4], &[u8])> = vec![
                (b"sent", &sentences),
                (b"lexi", &tagger.lexicon),
                (b"tags", &tagger.classes),
                (b"tagw", &tagw),
                (b"lemd", &decisions),
                (b"leme", &edits),
                (b"move", &moves),
                (b"labl", &labels),
                (b"gazt", &gazetteer),
            ];
            let base = file(&parts);
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
            let file = file(&parts);
            std::fs::write(out, &file).expect("the model can be written");
            bench(data, &file);
        }
        _ => eprintln!("train DATA OUT.bin | train --bench DATA MODEL.bin"),
    }
}
