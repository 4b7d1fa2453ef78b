//! Mentions, roles and entities: the cases under `tests/data/cases`, and what must hold of any text.

use std::path::{Path, PathBuf};

use attache::corpus::Record;
use attache::extract::MentionKind;
use attache::ingest::{Metadata, Source, read};
use attache::lexicon::EntityType;
use attache::resolve::{Analysed, Resolution, resolve};
use attache::text::{EntityId, Lists};

fn record(id: &str, text: &str) -> Option<Record> {
    read(id, &Source { path: "case.txt", bytes: text.as_bytes() }, Metadata::default()).ok().map(Record::new)
}

fn resolved(records: &[&Record]) -> Resolution {
    let views: Vec<Analysed<'_>> =
        records.iter().map(|r| Analysed { document: &r.document, analysis: &r.analysis, layers: &r.layers }).collect();
    resolve(&views)
}

struct Case {
    place: String,
    record: Record,
    resolution: Resolution,
}

impl Case {
    fn names(&self) -> Vec<(String, Option<EntityType>)> {
        let mentions = self.record.layers.mentions.iter().filter(|m| m.kind == MentionKind::Name);
        mentions.map(|m| (m.span.of(&self.record.document.text).to_string(), m.entity_type)).collect()
    }

    /// What the first mention with these letters stands for: its government, else its entities.
    fn stands(&self, letters: &str) -> Vec<EntityId> {
        let text = &self.record.document.text;
        let at = self.record.layers.mentions.iter().position(|m| m.span.of(text) == letters);
        let at = at.unwrap_or_else(|| panic!("{}: no mention {letters:?} among {:?}", self.place, self.all()));
        let document = &self.resolution.documents[0];
        document.metonyms[at].map_or_else(|| document.mentions.get(at as u32).to_vec(), |g| vec![g])
    }

    fn all(&self) -> Vec<&str> {
        self.record.layers.mentions.iter().map(|m| m.span.of(&self.record.document.text)).collect()
    }

    fn name_of(&self, id: EntityId) -> &str {
        &self.resolution.entities[id.index()].name
    }

    fn check(&self, key: &str, value: &str) {
        let place = &self.place;
        let pair =
            |separator: &str| value.split_once(separator).map(|(a, b)| (a.trim(), b.trim())).unwrap_or((value, ""));
        match key {
            "name" => {
                let (letters, kind) = pair("=");
                let kind = EntityType::from_name(kind);
                let names = self.names();
                assert!(names.contains(&(letters.to_string(), kind)), "{place}: {value}; found {names:?}");
            }
            "no-name" => assert!(!self.names().iter().any(|(n, _)| n == value), "{place}: {value} was found"),
            "same" | "apart" => {
                let (a, b) = pair("|");
                let same = self.stands(a) == self.stands(b) && !self.stands(a).is_empty();
                assert_eq!(same, key == "same", "{place}: {key} {value}");
            }
            "stands" => {
                let (letters, name) = pair("->");
                let found: Vec<&str> = self.stands(letters).into_iter().map(|e| self.name_of(e)).collect();
                assert!(found.contains(&name), "{place}: {value}; stands for {found:?}");
            }
            "open" => assert!(self.stands(value).is_empty(), "{place}: {value} is not open"),
            "role" => {
                let parts: Vec<&str> = value.split('|').map(str::trim).collect();
                let roles: Vec<String> = self
                    .record
                    .layers
                    .roles
                    .iter()
                    .zip(&self.resolution.documents[0].roles)
                    .map(|(role, (person, body))| {
                        let name = |e: &Option<EntityId>| e.map_or("-", |e| self.name_of(e)).to_string();
                        format!("{} | {} | {}", name(person), role.role.of(&self.record.document.text), name(body))
                    })
                    .collect();
                assert!(roles.contains(&parts.join(" | ")), "{place}: {value}; found {roles:#?}");
            }
            other => panic!("{place}: what is {other:?}?"),
        }
    }
}

fn run(layer: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases").join(layer);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut n = 0;
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        let content = std::fs::read_to_string(file).unwrap();
        let mut case: Option<Case> = None;
        for (number, line) in content.lines().enumerate() {
            let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with('#')) else { continue };
            let value = value.trim();
            if key == "text" {
                let record = record("case", value).unwrap();
                let resolution = resolved(&[&record]);
                let place = format!("{}:{}", file.file_name().unwrap().to_string_lossy(), number + 1);
                case = Some(Case { place, record, resolution });
            } else {
                case.as_ref().expect("a text comes first").check(key, value);
                n += 1;
            }
        }
    }
    assert!(n > 4, "too few cases in {layer}");
}

#[test]
fn mention_cases() {
    run("mention");
}

#[test]
fn resolve_cases() {
    run("resolve");
}

#[test]
fn role_cases() {
    run("role");
}

const TEXTS: [&str; 3] = [
    "Peruvian President Rosa Quispe met Yusuf al-Mansuri in Lima. She praised his work. Lima wants peace, Quispe said.",
    "Yousef Mansouri, head of the Mountain Front, left Lima. The movement and the Kenyan government signed a pact.",
    "Kenya's Foreign Ministry welcomed the Mountain Front (MF). The MF wants talks. Mansouri spoke to Quispe.",
];

#[test]
fn any_order_of_documents_gives_the_same_entities() {
    let records: Vec<Record> = TEXTS.iter().enumerate().map(|(i, t)| record(&format!("d{i}"), t).unwrap()).collect();
    let told = |order: [usize; 3]| {
        let list: Vec<&Record> = order.iter().map(|i| &records[*i]).collect();
        let resolution = resolved(&list);
        let slugs: Vec<String> =
            resolution.entities.iter().map(|e| format!("{} {} {:?}", e.slug, e.name, e.kind)).collect();
        let mut mentions: Vec<(usize, Lists<EntityId>)> =
            order.iter().zip(&resolution.documents).map(|(i, d)| (*i, d.mentions.clone())).collect();
        mentions.sort_by_key(|m| m.0);
        (slugs, mentions)
    };
    let first = told([0, 1, 2]);
    for order in [[2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        assert_eq!(told(order), first);
    }
}

#[test]
fn entities_partition_the_names_and_lists_are_parallel() {
    let records: Vec<Record> = TEXTS.iter().enumerate().map(|(i, t)| record(&format!("d{i}"), t).unwrap()).collect();
    let list: Vec<&Record> = records.iter().collect();
    let resolution = resolved(&list);
    let mut slugs: Vec<&str> = resolution.entities.iter().map(|e| e.slug.as_str()).collect();
    assert!(slugs.is_sorted());
    slugs.dedup();
    assert_eq!(slugs.len(), resolution.entities.len(), "a slug is used twice");
    for (record, document) in records.iter().zip(&resolution.documents) {
        let layers = &record.layers;
        assert_eq!(document.mentions.len(), layers.mentions.len());
        assert_eq!(document.metonyms.len(), layers.mentions.len());
        assert_eq!(document.speakers.len(), layers.quotations.len());
        assert_eq!(document.events.len(), layers.events.len());
        assert_eq!(document.roles.len(), layers.roles.len());
        for (mention, entities) in layers.mentions.iter().zip(document.mentions.iter()) {
            if mention.kind == MentionKind::Name {
                assert_eq!(entities.len(), 1, "{:?}", mention.span.of(&record.document.text));
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
    #[test]
    fn never_panics_and_spans_lie_in_the_text(text in "([A-Z][a-z]{1,6}|the|of|and|US|said|-|'s|,|\\.|“|”|\\(|\\)|al-|\\PC){0,40}", spaced in proptest::bool::ANY) {
        let text = if spaced { text.replace("the", " the ").replace("of", " of ") } else { text };
        if let Some(record) = record("any", &text) {
            let names: Vec<_> = record.layers.mentions.iter().filter(|m| m.kind == MentionKind::Name).collect();
            for pair in names.windows(2) {
                assert!(!pair[0].span.overlaps(pair[1].span));
            }
            for mention in &record.layers.mentions {
                assert!(!mention.span.of(&record.document.text).is_empty());
            }
            resolved(&[&record]);
        }
    }
}
