//! Measures the models on the development sets, and that time grows with the length of a text alone.
#![expect(clippy::disallowed_methods, reason = "reads data files, and measuring needs a clock")]

use std::time::Instant;

use attache::language::train::{conllu, names, parse, segment, stages};

fn document(text: &str) -> attache::ingest::Document {
    attache::ingest::Document {
        id: String::new(),
        path: String::new(),
        sha256: String::new(),
        text: text.into(),
        metadata: attache::ingest::Metadata::default(),
        blocks: Vec::new(),
        furniture: Vec::new(),
    }
}

/// How long the compiled-in model takes to be ready, and how fast a text is analysed; native.
fn speed(text: &str, file: &[u8]) {
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
    let stages = stages::seconds(text, file);
    let all: f64 = stages.iter().map(|s| s.1).sum();
    for (name, seconds) in stages {
        println!("  {:4.1} % {name}", 100.0 * seconds / all);
    }
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

/// Prints every bar on `DATA/dev`.
pub(super) fn bench(data: &str, file: &[u8]) {
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
        let gold = super::trees(&format!("{data}/dev/{set}.dev.conllu"));
        if set == "gum" {
            speed(&conllu::raw(&gold).0, file);
        }
        let (tokens, sentences, _) = segment::score(&gold, file);
        println!("{set} tokens F1 {tokens:.2} sentences F1 {sentences:.2}");
        let ([upos, xpos, lemmas, uas, las, gold_uas, gold_las], _) = parse::score(&gold, file);
        println!(
            "{set} UPOS {upos:.2} XPOS {xpos:.2} lemma {lemmas:.2} UAS {uas:.2} LAS {las:.2} (gold tags: UAS {gold_uas:.2} LAS {gold_las:.2})"
        );
    }
}

/// Texts that invite slowness, once in 1 MB and once in 10 MB: prints both times and their ratio; fails where a
/// ratio is above 15.
pub(super) fn long() {
    let texts: [(&str, &str); 12] = [
        ("one word without an end", "a"),
        ("capitals", "A "),
        ("words without a stop", "word and "),
        ("stops", "."),
        ("stops and spaces", ". "),
        ("quotation marks", "\""),
        ("curly quotation marks", "“"),
        ("brackets", "( "),
        ("hyphens", "a-"),
        ("clitics", "'s"),
        ("results", "Lagos 3 Turin 2 "),
        ("names", "Maria Silva of Acme Corp met Mr. John Carter in Lima ( Peru ) "),
    ];
    let mut slow = false;
    for (name, unit) in texts {
        let time = |megabytes: usize| {
            let whole = document(&unit.repeat(megabytes * 1_000_000 / unit.len()));
            let start = Instant::now();
            std::hint::black_box(attache::language::analyse(&whole));
            start.elapsed().as_secs_f64()
        };
        let small = time(1).min(time(1));
        let large = time(10);
        let ratio = large / small;
        slow |= ratio > 15.0;
        println!("{name:28} 1 MB {:7.0} ms, 10 MB {:7.0} ms, {ratio:4.1} times", small * 1000.0, large * 1000.0);
    }
    if slow {
        std::process::exit(1);
    }
}
