//! Packs the gazetteer of the names model from the project's own word lists and from the names of
//! places and office-holders in `data/lexicon`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::perceptron::map;
use crate::language::model::hash;
use crate::language::names::gazetteer::{LONGEST, flag, key};
use crate::language::segment::split;
use crate::lexicon::EntityType;

/// The texts it is made of, beside the word lists of the project.
pub struct Sources<'a> {
    /// `geonames_cities15000.jsonl`
    pub cities: &'a str,
    /// `world_leaders_2021_22.jsonl`
    pub leaders: &'a str,
    /// `un_consolidated.jsonl`, for the shapes of name words only.
    pub un: &'a str,
    /// `ofac_aliases.jsonl`, for the shapes of name words only.
    pub ofac: &'a str,
}

fn json(text: &str) -> impl Iterator<Item = Value> + '_ {
    text.lines().filter_map(|l| serde_json::from_str(l).ok())
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

/// Full names of persons, capitals only at the start of words.
pub fn persons(sources: &Sources<'_>) -> Vec<String> {
    let mut out: Vec<String> =
        json(sources.leaders).filter_map(|v| Some(v.get("officeholderLabel")?.as_str()?.to_owned())).collect();
    for v in json(sources.un).filter(|v| v.get("kind").and_then(Value::as_str) == Some("person")) {
        let Some(name) = v.get("name").and_then(Value::as_str) else { continue };
        let words: Vec<String> = name.split_whitespace().map(titled).collect();
        out.push(words.join(" "));
    }
    for v in json(sources.ofac).filter(|v| v.get("kind").and_then(Value::as_str) == Some("person")) {
        let Some((last, first)) = v.get("name").and_then(Value::as_str).and_then(|n| n.split_once(", ")) else {
            continue;
        };
        let words: Vec<String> = format!("{first} {last}").split_whitespace().map(titled).collect();
        out.push(words.join(" "));
    }
    out.retain(|n| {
        n.is_ascii() && (2..=4).contains(&n.split(' ').count()) && n.starts_with(|c: char| c.is_uppercase())
    });
    out.sort();
    out.dedup();
    out
}

/// Names of bodies, capitals only at the start of words.
pub(crate) fn firms(sources: &Sources<'_>) -> Vec<String> {
    let mut out: Vec<String> = json(sources.ofac)
        .filter(|v| v.get("kind").and_then(Value::as_str) == Some("entity"))
        .filter_map(|v| Some(v.get("name")?.as_str()?.split(',').next()?.to_owned()))
        .map(|n| n.split_whitespace().map(titled).collect::<Vec<_>>().join(" "))
        .filter(|n| n.bytes().all(|b| b.is_ascii_alphabetic() || b" -&.".contains(&b)) && n.split(' ').count() < 6)
        .collect();
    out.sort();
    out.dedup();
    out
}

/// Column `n` of a word list, the first of several.
pub(crate) fn column(table: &'static str, n: usize) -> Vec<&'static str> {
    rows(table).filter_map(|r| r.get(n)?.split('|').next().filter(|c| !c.is_empty())).collect()
}

fn titled(word: &str) -> String {
    let mut out = String::new();
    let mut start = true;
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = c == '-';
    }
    out
}

/// Flags by phrase.
#[derive(Default)]
struct Pack(BTreeMap<u32, u16>);

impl Pack {
    fn phrase(&mut self, text: &str, flags: u16) {
        let spans = split(text);
        if spans.is_empty() || spans.len() > LONGEST {
            return;
        }
        let number = spans.iter().fold(0, |h, s| key(h, hash::lower(s.of(text))));
        *self.0.entry(number).or_default() |= flags;
    }

    fn phrases(&mut self, cell: Option<&&str>, flags: u16) {
        for name in cell.into_iter().flat_map(|c| c.split('|')).filter(|n| !n.is_empty()) {
            self.phrase(name, flags);
        }
    }
}

/// The part `gazt`.
pub fn pack(sources: &Sources<'_>) -> Vec<u8> {
    let mut out = Pack::default();
    let mut common = std::collections::BTreeSet::new();
    for r in rows(include_str!("../../lexicon/data/common_words.tsv")) {
        out.phrase(r[0], flag::COMMON);
        common.insert(r[0]);
    }
    for v in json(sources.cities) {
        for k in ["name", "ascii"] {
            let Some(name) = v.get(k).and_then(Value::as_str) else { continue };
            if name.chars().count() > 2 && !common.contains(name.to_lowercase().as_str()) {
                out.phrase(name, flag::CITY);
            }
        }
    }
    for r in rows(include_str!("../../lexicon/data/cities.tsv")) {
        if r.get(4) != Some(&"w") {
            out.phrase(r[0], flag::CITY);
        }
    }
    for r in rows(include_str!("../../lexicon/data/countries.tsv")) {
        out.phrases(r.get(1), flag::COUNTRY);
        out.phrases(r.get(2), flag::COUNTRY);
        out.phrases(r.get(3), flag::CAPITAL);
        out.phrases(r.get(4), flag::PEOPLE);
        out.phrases(r.get(5), flag::PEOPLE);
    }
    for r in rows(include_str!("../../lexicon/data/peoples.tsv")) {
        out.phrases(r.first(), flag::PEOPLE);
        out.phrases(r.get(1), flag::PEOPLE);
    }
    for r in rows(include_str!("../../lexicon/data/regions.tsv")) {
        let flags = if r.get(1) == Some(&"GPE") { flag::REGION | flag::COUNTRY } else { flag::REGION };
        out.phrases(r.first(), flags);
        out.phrases(r.get(2), flags);
    }
    for r in rows(include_str!("../../lexicon/data/bodies.tsv")) {
        out.phrases(r.first(), flag::BODY);
        out.phrases(r.get(1), flag::BODY);
    }
    for r in rows(include_str!("../../lexicon/data/seats.tsv")) {
        out.phrases(r.first(), flag::BODY);
    }
    for r in rows(include_str!("../../lexicon/data/given_names.tsv")) {
        out.phrase(r[0], flag::GIVEN);
    }
    for r in rows(include_str!("../../lexicon/data/calendar_names.tsv")) {
        out.phrase(r[0], flag::CALENDAR);
    }
    let mut titles = std::collections::BTreeSet::new();
    for r in rows(include_str!("../../lexicon/data/titles.tsv")) {
        if r.get(1) != Some(&"plain") {
            let word = r[0].rsplit(' ').next().unwrap_or_default();
            out.phrase(word, flag::TITLE);
            out.phrase(&format!("{word}."), if r.get(1) == Some(&"honour") { flag::TITLE } else { 0 });
            titles.insert(word);
        }
    }
    for r in rows(include_str!("../../lexicon/data/name_heads.tsv")) {
        if let Some(kind) = r.get(1).and_then(|k| EntityType::from_name(k)) {
            out.phrase(r[0], flag::HEAD * (kind as u16 + 1));
        }
    }
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for name in persons(sources) {
        for word in name.split(' ').skip(1).filter(|w| w.len() > 2) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    for (word, n) in words {
        let lower = word.to_lowercase();
        if n > 1 && !common.contains(lower.as_str()) && !titles.contains(lower.as_str()) {
            out.phrase(&word, flag::SURNAME);
        }
    }
    let entries: Vec<(u32, [u8; 2])> = out.0.into_iter().map(|(k, v)| (k, v.to_le_bytes())).collect();
    map(&entries)
}
