//! Runs the cases of `tests/data/cases`: small texts with the records that must be found in them.
//! They are read by trained models, so a few may fail as models change: each layer has a floor, and
//! what fails is printed.

use std::path::Path;

use attache::extract::{Basis, Layers, QuotationKind};
use attache::ingest::{Metadata, Source};
use attache::text::MentionId;

/// Least share of the cases of a layer that must hold.
const FLOOR: f64 = 0.85;

struct Case {
    name: String,
    text: String,
    expected: Vec<String>,
}

fn cases(layer: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases").join(layer);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut all: Vec<Case> = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if let Some(name) = line.strip_prefix("== ") {
                all.push(Case { name: name.to_owned(), text: String::new(), expected: Vec::new() });
            } else if let Some(case) = all.last_mut() {
                match line.strip_prefix("-> ") {
                    Some(record) => case.expected.push(record.trim().to_owned()),
                    None => case.text.push_str(&format!("{line}\n")),
                }
            }
        }
    }
    all
}

fn layers(text: &str) -> Layers {
    let source = Source { path: "case.txt", bytes: text.as_bytes() };
    let document = attache::ingest::read("case", &source, Metadata::default()).unwrap();
    let analysis = attache::language::analyse(&document);
    let layers = attache::extract::extract(&document, &analysis);
    assert_eq!(&*document.text, text);
    layers
}

fn who(text: &str, layers: &Layers, id: Option<MentionId>) -> String {
    let mention = id.and_then(|id| layers.mentions.get(id.index()));
    mention.map_or("?".to_owned(), |m| m.span.of(text).to_owned())
}

fn check(layer: &str, found: impl Fn(&str, &Layers) -> Vec<String>) {
    let cases = cases(layer);
    let mut failed = 0;
    for case in &cases {
        let mut found = found(&case.text, &layers(&case.text));
        let mut expected = case.expected.clone();
        found.sort();
        expected.sort();
        if found != expected {
            failed += 1;
            println!("{layer}: {}\n  {}\n  expected {expected:#?}\n  found {found:#?}", case.name, case.text.trim());
        }
    }
    let share = 1.0 - f64::from(failed) / cases.len() as f64;
    assert!(cases.len() > 10 && share >= FLOOR, "{layer}: {failed} of {} cases failed", cases.len());
}

#[test]
fn quotations() {
    check("quotation", |text, layers| {
        let kind = |k| match k {
            QuotationKind::Direct => "direct",
            QuotationKind::Indirect => "indirect",
            QuotationKind::Mixed => "mixed",
        };
        let line = |q: &attache::extract::Quotation| {
            format!("{}: {} | {}", kind(q.kind), q.content.of(text), who(text, layers, q.speaker))
        };
        layers.quotations.iter().map(line).collect()
    });
}

#[test]
fn positions() {
    check("position", |text, layers| {
        let line = |p: &attache::extract::Position| {
            format!("{}: {} | {}", p.stance.name(), p.target.of(text), who(text, layers, Some(p.holder)))
        };
        layers.positions.iter().map(line).collect()
    });
}

#[test]
fn goals() {
    check("goal", |text, layers| {
        let line = |g: &attache::extract::Goal| {
            let basis = if g.basis == Basis::Stated { "stated" } else { "author" };
            let number = g.number.map_or(String::new(), |n| format!(" | {n}"));
            format!("{basis}: {} | {}{number}", g.goal.of(text), who(text, layers, Some(g.holder)))
        };
        layers.goals.iter().map(line).collect()
    });
}

#[test]
fn events() {
    check("event", |text, layers| {
        let names = |ids: &[MentionId]| {
            let named = |id: &&MentionId| layers.mentions[id.index()].kind == attache::extract::MentionKind::Name;
            let mut all: Vec<&str> =
                ids.iter().filter(named).map(|id| layers.mentions[id.index()].span.of(text)).collect();
            all.sort_unstable();
            all.join(" + ")
        };
        let line = |e: &attache::extract::Event| {
            let mode = e.mode.map_or(String::new(), |m| format!("/{}", m.name()));
            let status = match e.status {
                attache::extract::Status::Occurred | attache::extract::Status::Ongoing => String::new(),
                other => format!(" | {}", other.name()),
            };
            let parties = format!("{} > {}", names(&e.actors), names(&e.recipients));
            format!(
                "{}{mode}: {} | {} | {} | {}{status}",
                e.kind.name(),
                parties.trim(),
                e.trigger.of(text),
                e.date.map_or("-", |t| layers.timexes[t.index()].span.of(text)),
                e.place.map_or("-", |m| layers.mentions[m.index()].span.of(text)),
            )
        };
        layers.events.iter().map(line).collect()
    });
}

/// What must hold of any text: contents are letters of it within their evidence, in order, and
/// nothing panics.
fn holds(text: &str) {
    let source = Source { path: "case.txt", bytes: text.as_bytes() };
    let Ok(document) = attache::ingest::read("case", &source, Metadata::default()) else { return };
    let analysis = attache::language::analyse(&document);
    let layers = attache::extract::extract(&document, &analysis);
    let text: &str = &document.text;
    let quotations = layers.quotations.iter().map(|q| (q.content, q.evidence));
    let positions = layers.positions.iter().map(|p| (p.target, p.evidence));
    let goals = layers.goals.iter().map(|g| (g.goal, g.evidence));
    for event in &layers.events {
        assert!(event.evidence.contains(event.trigger) && !event.trigger.of(text).is_empty(), "{:?}", event.trigger);
        assert!(text.get(event.evidence.range()).is_some());
    }
    for (content, evidence) in quotations.chain(positions).chain(goals) {
        assert!(text.get(content.range()).is_some_and(|t| !t.is_empty()), "{content:?} is no text");
        assert!(text.get(evidence.range()).is_some() && evidence.contains(content), "{content:?} outside {evidence:?}");
    }
    for (position, cue) in layers.positions.iter().flat_map(|p| p.why.cues.iter().map(move |cue| (p, cue))) {
        assert!(position.evidence.contains(*cue), "{cue:?} outside {:?}", position.evidence);
    }
    assert!(layers.quotations.is_sorted_by_key(|q| q.content.start));
    assert!(layers.goals.is_sorted_by_key(|g| g.goal.start));
    for direct in layers.quotations.iter().filter(|q| q.kind == QuotationKind::Direct) {
        let before = text[..direct.content.start as usize].trim_end();
        assert!(
            before.ends_with(['“', '"', '«', '„', '‘', '\'', '`', '”', '‟']),
            "no mark before {:?}",
            direct.content.of(text)
        );
    }
}

#[test]
fn a_position_shows_what_its_pronoun_stands_for() {
    let text = "Sweden and Denmark signed a fishing agreement. Norway has welcomed it.";
    let layers = layers(text);
    let Some(position) = layers.positions.iter().find(|p| p.why.rule == "position/pronoun") else {
        panic!("no position: {:?}", layers.positions)
    };
    assert_eq!(position.evidence.of(text), text);
    assert!(position.why.cues.iter().any(|cue| cue.of(text) == "it"), "{:?}", position.why.cues);
    let link = "“it” stands for “a fishing agreement”, in the sentence before";
    assert!(position.why.steps.iter().any(|step| step == link), "{:?}", position.why.steps);
}

#[test]
fn odd_texts_hold() {
    for text in [
        "“",
        "\"\"",
        "“ ”",
        "“‘’”",
        "said",
        "“A,” said",
        "said “",
        "According to",
        "As X said,",
        "“a” “b” “c”",
        "''",
        "1. 2. 3.",
        "é“é”é said é.",
    ] {
        holds(text);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(120))]
    #[test]
    fn any_text_holds(words in proptest::collection::vec("(“|”|\"|'|‘|’|,|\\.|:|\\n\\n|said|wants|to|that|Norway|Anna Berg|she|goal|is|the|not|supports|called|it|as|threat|win|according|by|of|[a-z]{1,6}) ?", 0..40)) {
        holds(&words.concat());
    }

    #[test]
    fn any_letters_hold(text in "\\PC{0,80}") {
        holds(&text);
    }
}
