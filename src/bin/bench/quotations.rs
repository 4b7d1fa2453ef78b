//! PolNeAR: attributions with source, cue and content. A direct quotation that reporting words split
//! is annotated as one with several spans and extracted as several; both are compared piece by piece.
//! The data's kinds do not know '' as a mark; what stands between such marks counts as direct here.
//! A piece is found where the two share at least 0.8 of their common extent.

use std::collections::BTreeMap;

use attache::extract::{Layers, QuotationKind};
use attache::text::Span;
use serde_json::Value;

/// Least share of the common extent.
const OVERLAP: f64 = 0.8;

#[derive(Default)]
struct Tally {
    gold: usize,
    system: usize,
    found: usize,
    with_speaker: usize,
    speaker: usize,
}

impl Tally {
    fn print(&self, name: &str) {
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let (p, r) = (share(self.found, self.system), share(self.found, self.gold));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let speaker = share(self.speaker, self.with_speaker);
        println!(
            "{name:10} P {p:.3} R {r:.3} F1 {f:.3}  speaker {speaker:.3}  gold {} system {}",
            self.gold, self.system
        );
    }
}

struct Piece {
    span: Span,
    cue: String,
    speaker: Option<Span>,
    kind: String,
}

/// Prints the figures.
pub(crate) fn run(data: &str, verbose: bool) {
    let mut direct = Tally::default();
    let mut reported = Tally::default();
    let mut cues: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for record in super::json_lines(&format!("{data}/dev/polnear.dev.jsonl")) {
        let text = record["text"].as_str().unwrap_or_default();
        let Some(document) = super::document("text", text) else { continue };
        if &*document.text != text {
            println!("{}: the text was changed by reading", record["doc_id"]);
            continue;
        }
        let analysis = attache::language::analyse(&document);
        let layers = attache::extract::extract(&document, &analysis);
        let map = Places::new(text);
        let gold = pieces(text, &record, &map);
        let is_direct = |p: &&Piece| p.kind == "direct";
        compare(text, &layers, gold.iter().filter(is_direct).collect(), true, &mut direct, verbose, &mut cues);
        compare(text, &layers, gold.iter().filter(|p| !is_direct(p)).collect(), false, &mut reported, false, &mut cues);
    }
    direct.print("direct");
    reported.print("reported");
    if verbose {
        let mut rows: Vec<_> = cues.into_iter().filter(|(_, c)| c.0 >= 4).collect();
        rows.sort_by_key(|(_, c)| std::cmp::Reverse(c.0));
        for (rule, (n, good)) in rows {
            println!("  reported by {rule}: {good} of {n}");
        }
    }
}

/// Code points to bytes.
struct Places(Vec<u32>);

impl Places {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect())
    }

    fn span(&self, start: Option<u64>, end: Option<u64>) -> Option<Span> {
        Some(Span { start: *self.0.get(start? as usize)?, end: *self.0.get(end? as usize)? })
    }
}

fn pieces(text: &str, record: &Value, map: &Places) -> Vec<Piece> {
    let mut all = Vec::new();
    for quote in record["quotes"].as_array().into_iter().flatten() {
        let kind = quote["kind"].as_str().unwrap_or_default().to_owned();
        let cue = quote["cue"]["text"].as_str().unwrap_or_default().to_owned();
        let speaker = map.span(quote["speaker"]["start"].as_u64(), quote["speaker"]["end"].as_u64());
        for part in quote["spans"].as_array().into_iter().flatten() {
            if let Some(span) = map.span(part[0].as_u64(), part[1].as_u64()) {
                let body = span.of(text);
                let tex = body.starts_with("''") && body.ends_with("''");
                let kind = if tex { "direct".to_owned() } else { kind.clone() };
                all.push(Piece { span, cue: cue.clone(), speaker, kind });
            }
        }
    }
    // Sentences within one pair of marks are one piece; the marks and the comma before the
    // reporting words are no part of what is said.
    let mut joined: Vec<Piece> = Vec::new();
    for piece in all {
        match joined.last_mut() {
            Some(last)
                if last.kind == piece.kind
                    && last.speaker == piece.speaker
                    && last.span.end <= piece.span.start
                    && Span { start: last.span.end, end: piece.span.start }.of(text).trim().is_empty()
                    && !text[last.span.range()].ends_with(['"', '”']) =>
            {
                last.span = last.span.cover(piece.span);
            }
            _ => joined.push(piece),
        }
    }
    for piece in joined.iter_mut().filter(|p| p.kind == "direct") {
        let body = piece.span.of(text);
        let left = body.trim_start_matches(['"', '“', '”', '\'', ' ', '\u{a0}']);
        let right = left.trim_end_matches(['"', '“', '”', '\'', ' ', '\u{a0}']).trim_end_matches(',');
        if !right.is_empty() {
            let start = piece.span.start + (body.len() - left.len()) as u32;
            piece.span = Span { start, end: start + right.len() as u32 };
        }
    }
    joined
}

fn shared(a: Span, b: Span) -> f64 {
    let both = f64::from(a.end.min(b.end).saturating_sub(a.start.max(b.start)));
    both / a.cover(b).len() as f64
}

fn compare(
    text: &str,
    layers: &Layers,
    gold: Vec<&Piece>,
    direct: bool,
    tally: &mut Tally,
    verbose: bool,
    cues: &mut BTreeMap<String, (usize, usize)>,
) {
    let system: Vec<_> = layers.quotations.iter().filter(|q| (q.kind == QuotationKind::Direct) == direct).collect();
    let mut taken = vec![false; system.len()];
    tally.gold += gold.len();
    tally.system += system.len();
    for piece in gold {
        let best = (0..system.len())
            .filter(|i| !taken[*i] && shared(piece.span, system[*i].content) >= OVERLAP)
            .max_by(|a, b| shared(piece.span, system[*a].content).total_cmp(&shared(piece.span, system[*b].content)));
        let Some(best) = best else {
            if verbose {
                println!("MISSED [{}] {}", piece.cue, piece.span.of(text).replace('\n', " / "));
            }
            continue;
        };
        taken[best] = true;
        tally.found += 1;
        if let Some(speaker) = piece.speaker {
            tally.with_speaker += 1;
            let said = system[best].speaker.and_then(|s| layers.mentions.get(s.index())).map(|m| m.span);
            if said.is_some_and(|s| s.overlaps(speaker)) {
                tally.speaker += 1;
            } else if verbose {
                let said = said.map_or("nobody", |s| s.of(text));
                println!(
                    "SPEAKER {said} for {} [{} {}] {}",
                    speaker.of(text),
                    piece.cue,
                    system[best].why.rule,
                    piece.span.of(text)
                );
            }
        }
    }
    for (quotation, taken) in system.iter().zip(taken) {
        let cue = quotation.cue.map_or("", |c| c.of(text));
        if !direct {
            let entry = cues.entry(format!("{} {}", quotation.why.rule, cue.to_lowercase())).or_default();
            entry.0 += 1;
            entry.1 += usize::from(taken);
        }
        if verbose && direct && !taken {
            println!("EXTRA [{cue} {}] {}", quotation.why.rule, quotation.content.of(text).replace('\n', " / "));
        }
    }
}
