//! Every message that the page asks for by name stands in the catalogue, once.

use std::collections::BTreeMap;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::architecture::rust_files;

/// The page's own reader of catalogues.
#[allow(dead_code, unreachable_pub, reason = "the page uses all of it")]
#[path = "../../src/page/messages/catalogue.rs"]
mod catalogue;

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

/// What makes the plural categories differ, in both languages, and what has none.
const COUNTS: [f64; 14] = [0.0, 1.0, 2.0, 3.0, 7.0, 10.0, 11.0, 12.0, 99.0, 100.0, 101.0, 102.0, 1000.0, 12345.0];

fn digits(n: f64) -> String {
    format!("#{n}")
}

fn arabic(n: f64) -> String {
    let rest = n as u32 % 100;
    let category = match n as u32 {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ if (3..=10).contains(&rest) => "few",
        _ if rest >= 11 => "many",
        _ => "other",
    };
    category.to_owned()
}

fn english(n: f64) -> String {
    if n == 1.0 { "one" } else { "other" }.to_owned()
}

/// The page reads its catalogues itself; Fluent's own reader and resolver say the same of every message.
#[test]
fn catalogues_are_read_as_fluent_reads_them() {
    for (language, plural) in [("en", english as fn(f64) -> String), ("ar", arabic)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/page/messages/{language}.ftl"));
        let source = std::fs::read_to_string(path).unwrap();
        let is_isolating = language == "ar";
        let own = catalogue::Catalogue::read(&source);
        let manner = catalogue::Manner { number: digits, plural, is_isolating };
        let mut bundle = FluentBundle::new(vec![language.parse::<unic_langid::LanguageIdentifier>().unwrap()]);
        bundle.set_use_isolating(is_isolating);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) => Some(digits(n.value)),
            _ => None,
        }));
        bundle.add_resource(FluentResource::try_new(source).expect("no Fluent")).expect("a message twice");
        for (key, words) in messages(language) {
            let names = arguments(&words);
            for (i, n) in COUNTS.into_iter().enumerate() {
                let mut arguments = FluentArgs::new();
                let mut values: Vec<(&str, catalogue::Value)> = Vec::new();
                for (at, name) in names.iter().enumerate() {
                    // Several counts of a message differ; a name among them is a text.
                    let n = if at == 0 { n } else { COUNTS[(i + at * 5) % COUNTS.len()] };
                    if words.contains(&format!("${name} ->")) || i % 2 == 0 {
                        arguments.set(name.clone(), n);
                        values.push((name, n.into()));
                    } else {
                        arguments.set(name.clone(), "Ana Paz");
                        values.push((name, "Ana Paz".into()));
                    }
                }
                let pattern = bundle.get_message(&key).and_then(|m| m.value()).unwrap_or_else(|| panic!("no {key}"));
                let expected = bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned();
                assert_eq!(own.find(&key, &values, &manner), Some(expected), "{language}: {key} with {values:?}");
            }
        }
        assert_eq!(own.find("there-is-none", &[], &manner), None);
    }
}
