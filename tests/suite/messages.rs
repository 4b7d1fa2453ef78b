//! Every message that the page asks for by name stands in the catalogue, once.

use std::collections::BTreeMap;
use std::path::Path;

use crate::architecture::rust_files;

#[test]
fn every_message_is_in_the_catalogue_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page");
    let catalogue = std::fs::read_to_string(folder.join("messages/en.ftl")).unwrap();
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for line in catalogue.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase())) {
        *known.entry(line.split(" =").next().unwrap_or_default()).or_default() += 1;
    }
    let mut files = Vec::new();
    rust_files(&folder, &mut files);
    let mut missing = Vec::new();
    let mut n_asked = 0;
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut before = "";
        for piece in text.split("t!(\"") {
            // `format!(` ends like `t!(`, and the first piece has no call before it.
            let is_asked = !before.is_empty() && !before.ends_with("forma");
            before = piece;
            let key = piece.split('"').next().unwrap_or_default();
            if is_asked {
                n_asked += 1;
                if !known.contains_key(key) && !text.contains("macro_rules! t") {
                    missing.push(format!("{}: {key}", file.display()));
                }
            }
        }
    }
    assert!(n_asked > 80, "the test found too few messages to mean anything: {n_asked}");
    assert!(missing.is_empty(), "not in the catalogue: {missing:#?}");
    let twice: Vec<&&str> = known.iter().filter(|(_, n)| **n > 1).map(|(key, _)| key).collect();
    assert!(twice.is_empty(), "stand there twice: {twice:?}");
}
