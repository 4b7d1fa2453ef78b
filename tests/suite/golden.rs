//! Golden files, one a layer and digest: each sentence with what was taken from it under the words.
//! They are read before they are accepted (`cargo insta review`); a change of extraction shows here.

use std::fmt::Write as _;

use serde_json::Value;

use crate::digests::digests;

/// Draws one record of a layer.
type Line = fn(&Names<'_>, &Value) -> String;

const LAYERS: [(&str, Line); 7] = [
    ("mentions", mention),
    ("timexes", timex),
    ("quotations", quotation),
    ("events", event),
    ("positions", position),
    ("goals", goal),
    ("roles", role),
];

/// The names of the entities.
struct Names<'a>(&'a Value);

impl Names<'_> {
    fn of(&self, id: &Value) -> String {
        let entities = self.0["entities"].as_array().unwrap();
        let found = entities.iter().find(|e| e["id"] == *id);
        found.map_or("?".to_owned(), |e| text(&e["name"]))
    }

    fn all(&self, ids: &Value) -> String {
        let names: Vec<String> = ids.as_array().unwrap().iter().map(|id| self.of(id)).collect();
        names.join(" + ")
    }
}

#[test]
fn layers_of_the_digests() {
    let corpus = digests();
    let names = Names(corpus);
    let documents = corpus["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 5);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/golden"));
    settings.bind(|| {
        for document in documents {
            for (layer, line) in LAYERS {
                insta::assert_snapshot!(
                    format!("{}.{layer}", text(&document["id"])),
                    draw(&names, document, layer, line)
                );
            }
        }
    });
}

/// Every sentence that holds a record, with a line for each record that begins in it.
fn draw(names: &Names<'_>, document: &Value, layer: &str, line: Line) -> String {
    let letters: Vec<char> = source(document).chars().collect();
    let records = document[layer].as_array().unwrap();
    let mut out = String::new();
    let mut shown = 0;
    for sentence in document["sentences"].as_array().unwrap() {
        let (start, end) = (sentence[0].as_u64().unwrap() as usize, sentence[1].as_u64().unwrap() as usize);
        let here: Vec<&Value> = records.iter().filter(|r| (start..end).contains(&place(r))).collect();
        if here.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{}", in_marks(&letters, start, end));
        for record in here {
            shown += 1;
            let _ = writeln!(out, "    {}", line(names, record));
        }
        out.push('\n');
    }
    assert_eq!(shown, records.len(), "every record stands in a sentence: {layer} of {}", document["id"]);
    out
}

/// The sentence; in quotation marks of its own where it stands inside a longer quotation.
fn in_marks(letters: &[char], start: usize, end: usize) -> String {
    let words: String = letters[start..end].iter().collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let open = |part: &[char]| {
        let paragraph = part.iter().rposition(|c| *c == '\n').map_or(part, |at| &part[at..]);
        paragraph.iter().rfind(|c| matches!(c, '“' | '”')) == Some(&'“')
    };
    let before = if open(&letters[..start]) { "“" } else { "" };
    let after = if open(&letters[..end]) { "”" } else { "" };
    format!("{before}{words}{after}")
}

fn source(document: &Value) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(text(&document["path"]));
    std::fs::read_to_string(path).unwrap()
}

/// Where a record is told.
fn place(record: &Value) -> usize {
    let span = ["content", "trigger", "target", "goal", "role"].iter().map(|k| &record[*k]).find(|s| s.is_object());
    span.map_or(&record["start"], |s| &s["start"]).as_u64().unwrap() as usize
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("-").to_owned()
}

fn mention(names: &Names<'_>, r: &Value) -> String {
    let stands =
        if r["metonym_of"].is_null() { String::new() } else { format!(", for {}", names.of(&r["metonym_of"])) };
    format!("{}  {}  = {}{stands}", text(&r["text"]), text(&r["type"]), names.of(&r["entity"]))
}

fn timex(_: &Names<'_>, r: &Value) -> String {
    let modifier = r["mod"].as_str().map(|m| format!(" {m}")).unwrap_or_default();
    format!("{}  {}  {}{modifier}", text(&r["text"]), text(&r["type"]), text(&r["value"]))
}

fn quotation(names: &Names<'_>, r: &Value) -> String {
    let content = text(&r["content"]["text"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let content = if r["kind"] == "direct" { format!("“{content}”") } else { content };
    format!("{}  {} [{}]: {content}", text(&r["kind"]), names.of(&r["speaker"]), text(&r["cue"]["text"]))
}

fn event(names: &Names<'_>, r: &Value) -> String {
    let mode = r["mode"].as_str().map(|m| format!(".{m}")).unwrap_or_default();
    let date = r["date"].as_str().map(|d| format!(" on {d}")).unwrap_or_default();
    let modifier = r["date_mod"].as_str().map(|d| format!(" {d}")).unwrap_or_default();
    let place = if r["place"].is_null() { String::new() } else { format!(" in {}", names.of(&r["place"])) };
    format!(
        "{}  {}{mode} {}  {} -> {}{date}{modifier}{place}",
        text(&r["trigger"]["text"]),
        text(&r["type"]),
        text(&r["status"]),
        names.all(&r["actors"]),
        names.all(&r["recipients"]),
    )
}

fn position(names: &Names<'_>, r: &Value) -> String {
    format!("{} {}: {}", names.of(&r["holder"]), text(&r["stance"]), text(&r["target"]["text"]))
}

fn goal(names: &Names<'_>, r: &Value) -> String {
    let number = r["n"].as_u64().map(|n| format!(" no. {n}")).unwrap_or_default();
    format!("{} wants ({}{number}): {}", names.of(&r["holder"]), text(&r["basis"]), text(&r["goal"]["text"]))
}

fn role(names: &Names<'_>, r: &Value) -> String {
    format!("{}: {} of {}", names.of(&r["person"]), text(&r["role"]["text"]), names.of(&r["org"]))
}
