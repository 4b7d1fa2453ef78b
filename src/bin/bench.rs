//! Measures the engine on annotated data; native, feature `bench`. `bench SUBCOMMAND DATA_DIR`,
//! where `DATA_DIR` holds `dev/`. Prints figures; nothing of the data is kept.
#![expect(clippy::disallowed_methods, reason = "a command that reads data files")]

#[path = "bench/across.rs"]
mod across;
#[path = "bench/aliases.rs"]
mod aliases;
#[path = "bench/events.rs"]
mod events;
#[path = "bench/gap.rs"]
mod gap;
#[path = "bench/growth.rs"]
mod growth;
#[path = "bench/plover.rs"]
mod plover;
#[path = "bench/quotations.rs"]
mod quotations;
#[path = "bench/re3d.rs"]
mod re3d;
#[path = "bench/show.rs"]
mod show;
#[path = "bench/timex.rs"]
mod timex;

use attache::ingest::{Document, Metadata, Source};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let data = arguments.get(1).map_or("../shared/data", String::as_str);
    let verbose = arguments.iter().any(|a| a == "--verbose");
    match arguments.first().map(String::as_str) {
        Some("aliases") => aliases::run(data, verbose),
        Some("plover") => plover::run(data, verbose),
        Some("quotations") => quotations::run(data, verbose),
        Some("re3d") => re3d::run(data, verbose),
        Some("timex") => timex::run(data, verbose),
        Some("tree") => arguments.iter().skip(1).for_each(|path| show::tree(path)),
        Some("attitudes") => arguments.iter().skip(1).for_each(|path| show::attitudes(path)),
        Some("gap") => gap::run(data, verbose),
        Some("across") => across::run(arguments.get(1..).unwrap_or_default()),
        Some("growth") => {
            growth::run(data, arguments.get(2).and_then(|n| n.parse().ok()).unwrap_or(10_000));
        }
        Some("events") => events::run(data),
        Some("event-lines") => events::lines(arguments.get(1..).unwrap_or_default()),
        _ => eprintln!(
            "usage: bench aliases|gap|plover|quotations|re3d|timex [DATA_DIR] [--verbose] | bench growth [DATA_DIR [MOST]] | bench tree|attitudes|across FILE… | bench events TEXT | bench event-lines TEXT…"
        ),
    }
}

/// The objects of a file of JSON lines; none where the file is missing.
fn json_lines(path: &str) -> Vec<serde_json::Value> {
    let Ok(content) = std::fs::read_to_string(path) else {
        println!("{path} is absent: not measured");
        return Vec::new();
    };
    content.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// A text as a document.
fn document(id: &str, text: &str) -> Option<Document> {
    let source = Source { path: "text.txt", bytes: text.as_bytes() };
    attache::ingest::read(id, &source, Metadata::default()).ok()
}
