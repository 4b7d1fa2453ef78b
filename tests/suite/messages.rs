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

/// Messages of a catalogue: key and everything up to the next one.
fn messages(language: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/page/messages/{language}.ftl"));
    let mut found: Vec<(String, String)> = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (key, words) = line.split_once(" =").unwrap();
            found.push((key.to_owned(), words.to_owned()));
        } else if let Some((_, words)) = found.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            words.push_str(line);
        }
    }
    let n = found.len();
    let messages: BTreeMap<String, String> = found.into_iter().collect();
    assert_eq!(messages.len(), n, "{language}: a message stands there twice");
    messages
}

/// The names after `$`.
fn arguments(words: &str) -> std::collections::BTreeSet<String> {
    let name = |piece: &str| piece.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    words.split('$').skip(1).map(name).collect()
}

#[test]
fn arabic_says_what_english_says() {
    let (english, arabic) = (messages("en"), messages("ar"));
    let unknown: Vec<&String> = arabic.keys().filter(|key| !english.contains_key(*key)).collect();
    assert!(unknown.is_empty(), "English has no such message: {unknown:?}");
    for (key, words) in &arabic {
        let more: Vec<String> = arguments(words).difference(&arguments(&english[key])).cloned().collect();
        assert!(more.is_empty(), "{key}: the page gives no {more:?}");
        assert!(!words.trim().is_empty(), "{key} is empty");
        assert_eq!(words.matches('{').count(), words.matches('}').count(), "{key}: braces");
    }
    // What was just added is said in English for a while; it must not become many.
    let missing: Vec<&String> = english.keys().filter(|key| !arabic.contains_key(*key)).collect();
    println!("said in English: {missing:?}");
    assert!(missing.len() * 20 <= english.len(), "Arabic lacks {} of {}: {missing:?}", missing.len(), english.len());
}
