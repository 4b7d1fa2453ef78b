//! Time expressions against TIMEX3 annotation: precision, recall and F1 of extents (exact and
//! overlapping) and of values (overlapping extent and the same value), as TempEval-3 counts them.

use attache::extract;
use attache::ingest::{self, Metadata, Source};
use attache::language;
use attache::text::OffsetMap;
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    doc_id: String,
    dct: Option<String>,
    text: String,
    timexes: Vec<GoldTimex>,
}

#[derive(Deserialize)]
struct GoldTimex {
    start: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<String>,
    text: String,
}

#[derive(Default)]
struct Counts {
    gold: u32,
    system: u32,
    strict: u32,
    relaxed: u32,
    value: u32,
    kind: u32,
}

/// Files of `dev/`; the bars are set on the first two together.
const FILES: [&str; 4] = ["timebank.dev", "aquaint.dev", "meantime_en.dev", "wikiwars"];

/// Measures on each file and on the first two together.
pub(crate) fn run(data: &str, verbose: bool) {
    let mut all = Counts::default();
    for (i, file) in FILES.iter().enumerate() {
        let mut counts = Counts::default();
        for line in super::json_lines(&format!("{data}/dev/{file}.jsonl")) {
            if let Ok(gold) = serde_json::from_value(line) {
                measure(&gold, &mut counts, verbose && i < 2);
            }
        }
        print(file, &counts);
        if i < 2 {
            all.add(&counts);
        }
        if i == 1 {
            print("timebank and aquaint", &all);
        }
    }
}

fn measure(gold: &Gold, counts: &mut Counts, errors: bool) {
    let published = gold.dct.as_deref().and_then(|d| d.get(..10).unwrap_or(d).parse().ok());
    let metadata = Metadata { published, ..Metadata::default() };
    let source = Source { path: "text.txt", bytes: gold.text.as_bytes() };
    let Ok(document) = ingest::read(&gold.doc_id, &source, metadata) else { return };
    let layers = extract::extract(&document, &language::analyse(&document));
    let offsets = OffsetMap::new(&document.text);
    let system: Vec<(u32, u32, &extract::Timex)> = layers
        .timexes
        .iter()
        .map(|t| {
            let at = offsets.code_points(t.span);
            (at.start, at.end, t)
        })
        .collect();
    counts.gold += gold.timexes.len() as u32;
    counts.system += system.len() as u32;
    let mut used = vec![false; system.len()];
    for wanted in &gold.timexes {
        let overlap = |s: &(u32, u32, &extract::Timex)| s.1.min(wanted.end).saturating_sub(s.0.max(wanted.start));
        let best =
            (0..system.len()).filter(|i| !used[*i] && overlap(&system[*i]) > 0).max_by_key(|i| overlap(&system[*i]));
        let value = wanted.value.as_deref().unwrap_or_default();
        let Some(i) = best else {
            if errors {
                println!("MISSED\t{}\t{}\t{value}\t{}", gold.doc_id, wanted.text, context(gold, wanted.start));
            }
            continue;
        };
        used[i] = true;
        let (start, end, timex) = system[i];
        counts.relaxed += 1;
        counts.strict += u32::from((start, end) == (wanted.start, wanted.end));
        counts.value += u32::from(timex.value == value);
        counts.kind +=
            u32::from(wanted.kind.as_deref().is_some_and(|k| k.eq_ignore_ascii_case(&format!("{:?}", timex.kind))));
        if errors && timex.value != value {
            let text = timex.span.of(&document.text);
            println!(
                "VALUE\t{}\t{}|{text}\t{value}|{}\t{:?} {}",
                gold.doc_id,
                wanted.text,
                timex.value,
                gold.dct,
                context(gold, wanted.start)
            );
        } else if errors && (start, end) != (wanted.start, wanted.end) {
            println!("EXTENT\t{}\t{}|{}", gold.doc_id, wanted.text, timex.span.of(&document.text));
        }
    }
    if errors {
        for (i, (start, _, timex)) in system.iter().enumerate().filter(|(i, _)| !used[*i]) {
            let _ = i;
            println!(
                "SPURIOUS\t{}\t{}\t{}\t{}",
                gold.doc_id,
                timex.span.of(&document.text),
                timex.value,
                context(gold, *start)
            );
        }
    }
}

fn context(gold: &Gold, at: u32) -> String {
    let from = (at as usize).saturating_sub(50);
    gold.text.chars().skip(from).take(110).map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.gold += other.gold;
        self.system += other.system;
        self.strict += other.strict;
        self.relaxed += other.relaxed;
        self.value += other.value;
        self.kind += other.kind;
    }
}

fn print(name: &str, counts: &Counts) {
    let f1 = |hits: u32| {
        let (p, r) =
            (f64::from(hits) / f64::from(counts.system.max(1)), f64::from(hits) / f64::from(counts.gold.max(1)));
        (p, r, if hits == 0 { 0.0 } else { 2.0 * p * r / (p + r) })
    };
    println!("timex {name}: gold {} system {}", counts.gold, counts.system);
    for (label, hits) in
        [("strict", counts.strict), ("relaxed", counts.relaxed), ("value", counts.value), ("type", counts.kind)]
    {
        let (p, r, f) = f1(hits);
        println!("  {label:8} P {p:.3}  R {r:.3}  F1 {f:.3}");
    }
}
