//! PLOVER: whether the event of the marked act gets the right type, with what is taken for it.

use std::collections::BTreeMap;

use attache::language::analyse;
use attache::text::{CodePointSpan, OffsetMap};

/// Names of the gold set that later became others.
fn renamed(name: &str) -> &str {
    match name {
        "DEMAND" => "REQUEST",
        "DISAPPROVE" | "INVESTIGATE" => "ACCUSE",
        "FIGHT" => "ASSAULT",
        other => other,
    }
}

/// Prints how many marked acts get their type: from a trigger that overlaps the mark, or from any event of the text.
pub(crate) fn run(data: &str, verbose: bool) {
    let (mut all, mut right, mut anywhere) = (0, 0, 0);
    let mut by_type: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in super::json_lines(&format!("{data}/dev/plover_gsr.jsonl")) {
        let (Some(text), Some(gold)) = (line["text"].as_str(), line["event"].as_str()) else { continue };
        let gold = renamed(gold);
        let Some(document) = super::document("gsr", text) else { continue };
        let map = OffsetMap::new(&document.text);
        let analysis = analyse(&document);
        let layers = attache::extract::extract(&document, &analysis);
        let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default() as u32;
        let marks: Vec<_> = line["spans"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|s| s["role"] == "EVT")
            .map(|s| map.from_code_points(CodePointSpan { start: number(&s["start"]), end: number(&s["end"]) }))
            .collect();
        let marked =
            layers.events.iter().find(|e| marks.iter().any(|m| m.overlaps(e.trigger)) && e.kind.name() == gold);
        let count = by_type.entry(gold.to_owned()).or_default();
        all += 1;
        count.0 += 1;
        anywhere += u32::from(layers.events.iter().any(|e| e.kind.name() == gold));
        if marked.is_some() {
            right += 1;
            count.1 += 1;
        } else if verbose {
            let events: Vec<String> =
                layers.events.iter().map(|e| format!("{} {}", e.kind.name(), e.trigger.of(&document.text))).collect();
            let act: Vec<&str> = marks.iter().map(|m| m.of(&document.text)).collect();
            println!("{gold} [{}] got {events:?}\n   {}", act.join(" | "), document.text);
        }
    }
    for (name, (n, ok)) in &by_type {
        println!("{name:10} {ok:3} of {n}");
    }
    println!(
        "PLOVER GSR: type of the marked act {:.3} ({right} of {all}); told anywhere {:.3}",
        f64::from(right) / f64::from(all.max(1)),
        f64::from(anywhere) / f64::from(all.max(1))
    );
}
