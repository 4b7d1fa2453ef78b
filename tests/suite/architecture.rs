//! A module uses only modules of a lower level.

use std::path::{Path, PathBuf};

/// The order of `src/lib.rs`; equal numbers may not use each other either, but for `text` and `error`.
const LEVELS: [(&str, u32); 13] = [
    ("error", 0),
    ("text", 0),
    ("lexicon", 1),
    ("ingest", 1),
    ("language", 2),
    ("extract", 3),
    ("resolve", 4),
    ("corpus", 5),
    ("index", 6),
    ("query", 7),
    ("view", 8),
    ("protocol", 9),
    ("engine", 10),
];

fn level(module: &str) -> Option<u32> {
    LEVELS.iter().find(|(name, _)| *name == module).map(|(_, level)| *level)
}

/// Every Rust file below `folder`.
pub(crate) fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn no_module_imports_from_its_right() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut upward = Vec::new();
    let mut checked = 0;
    for file in files {
        let relative = file.strip_prefix(&source).unwrap();
        let module = relative.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        let Some(own) = level(module) else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        for piece in text.split("crate::").skip(1) {
            let used: String = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(other) = level(&used) else { continue };
            checked += 1;
            if used != module && other >= own && other != 0 {
                upward.push(format!("{} uses {used}", relative.display()));
            }
        }
    }
    assert!(checked > 20, "the test found too few imports to mean anything: {checked}");
    assert!(upward.is_empty(), "upward imports: {upward:#?}");
}

#[test]
fn extraction_layers_do_not_import_each_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract");
    let layers = ["event", "goal", "mention", "position", "quotation", "role", "timex"];
    let mut files = Vec::new();
    rust_files(&folder, &mut files);
    let mut sideways = Vec::new();
    for file in files {
        let relative = file.strip_prefix(&folder).unwrap();
        let own = relative.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        if !layers.contains(&own) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for other in layers.iter().filter(|l| **l != own) {
            if text.contains(&format!("extract::{other}")) || text.contains(&format!("super::{other}::")) {
                sideways.push(format!("{} uses {other}", relative.display()));
            }
        }
    }
    assert!(sideways.is_empty(), "layers import each other: {sideways:#?}");
}
