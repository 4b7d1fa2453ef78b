//! How resolution grows with the corpus: documents are made of sentences of the public development
//! texts, each document other sentences with other names of persons, so that every size has new
//! names and no reposts. Prints processor time of resolving 10, 100, 1,000 and 10,000 documents, of
//! adding one, and the share of extraction and resolution in the English analysis.

use std::sync::Arc;

use attache::corpus::{CorpusBuilder, Record};
use attache::extract::extract;
use attache::language::analyse;
use attache::resolve::{Analysed, Brief};

/// How often a corpus of up to 2,000 documents is resolved.
const RUNS: usize = 25;

/// Words of a document: a short article.
const WORDS: usize = 450;

/// Runs on the texts under `DATA_DIR/dev`; `most` documents at the most.
pub(crate) fn run(data: &str, most: usize) {
    let texts = texts(data);
    if texts.is_empty() {
        return println!("no texts: not measured");
    }
    let [mut language, mut extraction, mut briefing] = [0.0; 3];
    let mut records: Vec<Arc<Record>> = Vec::new();
    let mut size = 10;
    println!("documents  resolve ms  per n log n (µs)  entities  clusters  add one ms  the median of {RUNS} runs");
    while size <= most {
        while records.len() < size + 1 {
            let text = document(&texts, records.len());
            let Some(document) = super::document(&format!("d{:05}", records.len()), &text) else { continue };
            let start = processor_millis();
            let analysis = analyse(&document);
            let analysed = processor_millis();
            let layers = extract(&document, &analysis);
            let extracted = processor_millis();
            let brief = Brief::new(&Analysed { document: &document, analysis: &analysis, layers: &layers });
            briefing += processor_millis() - extracted;
            extraction += extracted - analysed;
            language += analysed - start;
            records.push(Arc::new(Record { document, analysis, layers, brief, is_analysed: true }));
        }
        let (millis, _, corpus) = resolved(&records, size);
        let (again, median, _) = resolved(&records, size + 1);
        let n = size as f64;
        println!(
            "{size:9}  {millis:10.1}  {:16.2}  {:8}  {:8}  {again:10.1}  {median:9.1}",
            millis * 1000.0 / (n * n.log2()),
            corpus.resolution.entities.len(),
            corpus.resolution.clusters.len(),
        );
        if size * 10 > most {
            println!(
                "English analysis {:.2} ms a document; extraction {:.2}, reading for resolution {:.2}, resolution {:.2}: together {:.2} of the analysis",
                language / records.len() as f64,
                extraction / records.len() as f64,
                briefing / records.len() as f64,
                millis / n,
                (extraction + briefing + millis * records.len() as f64 / n) / language,
            );
        }
        size *= 10;
    }
}

/// Resolves the first `n`, more than once where that is quick: the least and the median of the
/// milliseconds, and what came out.
fn resolved(records: &[Arc<Record>], n: usize) -> (f64, f64, attache::corpus::Corpus) {
    let mut all: Vec<f64> = Vec::new();
    let mut corpus = attache::corpus::Corpus::default();
    for _ in 0..if n > 2000 { 1 } else { RUNS } {
        let mut builder = CorpusBuilder::default();
        records.iter().take(n).for_each(|r| builder.add(r.clone()));
        let start = processor_millis();
        let built = builder.build();
        all.push(processor_millis() - start);
        // That the one before is given up then is not resolving.
        corpus = built;
    }
    all.sort_by(f64::total_cmp);
    let at = |i: usize| all.get(i).copied().unwrap_or_default();
    (at(0), at(all.len() / 2), corpus)
}

/// Paragraph-like pieces of news texts.
fn texts(data: &str) -> Vec<String> {
    let mut all = Vec::new();
    for file in ["timebank.dev.jsonl", "aquaint.dev.jsonl", "newswcl50.dev.docs.jsonl", "meantime_en.dev.docs.jsonl"] {
        for value in super::json_lines(&format!("{data}/dev/{file}")) {
            let Some(text) = value["text"].as_str() else { continue };
            let mut piece = String::new();
            for sentence in text.split_inclusive(". ") {
                piece.push_str(sentence.trim());
                piece.push(' ');
                if piece.split(' ').count() > 60 {
                    all.push(std::mem::take(&mut piece));
                }
            }
        }
    }
    all
}

/// Document number `n`: pieces at a stride of its own.
fn document(texts: &[String], n: usize) -> String {
    let mut text = String::new();
    let mut words = 0;
    let mut at = n.wrapping_mul(7919) % texts.len();
    let stride = 1 + n.wrapping_mul(104_729) % 997;
    while words < WORDS {
        let Some(piece) = texts.get(at) else { break };
        words += piece.split(' ').count();
        text.push_str(piece.trim());
        text.push_str("\n\n");
        at = (at + stride) % texts.len();
    }
    text
}

/// Milliseconds this thread has had a processor; Linux only, elsewhere 0.
fn processor_millis() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or_default() / 1e6
}
