//! Sentences with names from the data sets, in one set of types; `models/labels.tsv` says how.

use std::collections::BTreeMap;

use serde_json::Value;

use super::conllu::Tree;
use crate::language::Upos;
use crate::language::model::hash;
use crate::language::model::table::Map;
use crate::language::names::gazetteer::{flag, key, look};
use crate::language::segment::split;
use crate::lexicon::EntityType;

/// What a span of the training data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of our types.
    Of(EntityType),
    /// A name of none of our types.
    Other,
    /// A name whose type the data leave open.
    Open,
    /// No telling whether it is a name.
    Doubtful,
}

/// A sentence with names, by bytes.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) text: String,
    pub(crate) spans: Vec<(usize, usize, Kind)>,
}

/// Label of a set to its type as the table says.
pub(crate) fn mapped(set: &str, label: &str) -> Option<&'static str> {
    let table = include_str!("../../../models/labels.tsv");
    table.lines().filter(|l| !l.starts_with('#')).find_map(|l| {
        let mut cells = l.split('\t');
        (cells.next() == Some(set) && cells.next() == Some(label)).then(|| cells.next())?
    })
}

/// What the gazetteer says of a phrase.
pub(crate) fn phrase(gazetteer: &Map, text: &str) -> u16 {
    look(gazetteer, split(text).iter().fold(0, |h, s| key(h, hash::lower(s.of(text)))))
}

/// GPE, LOC or FAC: by the whole, by its last word, by its first.
pub(crate) fn place(gazetteer: &Map, text: &str) -> EntityType {
    let whole = phrase(gazetteer, text);
    if whole & (flag::COUNTRY | flag::CAPITAL) != 0 {
        return EntityType::Gpe;
    }
    if whole & flag::REGION != 0 {
        return EntityType::Loc;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let head = |w: &str| {
        let flags = look(gazetteer, key(0, hash::lower(w)));
        (flags / flag::HEAD).checked_sub(1).and_then(|i| EntityType::ALL.get(usize::from(i))).copied()
    };
    let of = words.iter().position(|w| *w == "of").and_then(|i| words.get(i.checked_sub(1)?)).copied();
    for word in [of, words.last().copied(), words.first().copied().filter(|_| words.len() > 1)].into_iter().flatten() {
        if let Some(kind @ (EntityType::Loc | EntityType::Fac)) = head(word) {
            return kind;
        }
    }
    EntityType::Gpe
}

fn resolve(gazetteer: &Map, target: &str, text: &str) -> Option<Kind> {
    let people = phrase(gazetteer, text) & flag::PEOPLE != 0;
    Some(match target {
        "-" => return None,
        "PLACE" => Kind::Of(place(gazetteer, text)),
        "NONE" | "?" if people => Kind::Of(EntityType::Norp),
        "NONE" => Kind::Other,
        "?" => Kind::Open,
        "ORG" | "PERSON" if people && text.ends_with('s') => Kind::Of(EntityType::Norp),
        name => EntityType::from_name(name).map_or(Kind::Open, Kind::Of),
    })
}

/// Reads a file of tokens and labels.
pub(crate) fn bio(file: &str, set: &str, gazetteer: &Map) -> Vec<Example> {
    let mut out = Vec::new();
    for block in file.split("\n\n") {
        let mut text = String::new();
        let mut open: Vec<(usize, usize, String)> = Vec::new();
        let mut inside = false;
        for line in block.lines() {
            let Some((form, label)) = line.rsplit_once('\t') else { continue };
            if form == "-DOCSTART-" {
                continue;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(form.trim());
            match label.split_once('-') {
                Some(("I", _)) if inside => {
                    if let Some(last) = open.last_mut() {
                        last.1 = text.len();
                    }
                }
                Some((_, kind)) => open.push((start, text.len(), kind.to_owned())),
                None => {}
            }
            inside = label != "O";
        }
        let mut spans = Vec::new();
        for (a, b, label) in open {
            let target = mapped(set, &label).unwrap_or_else(|| panic!("{set} {label} is not in labels.tsv"));
            if let Some(kind) = resolve(gazetteer, target, &text[a..b]) {
                spans.push((a, b, kind));
            }
        }
        if !text.is_empty() {
            out.push(Example { text, spans });
        }
    }
    out
}

/// GUM: names are the parts of entity mentions around a proper noun that heads them.
pub(crate) fn gum(trees: &[Tree], entities: &str, gazetteer: &Map) -> Vec<Example> {
    let documents: BTreeMap<String, Value> = entities
        .lines()
        .filter_map(|l| serde_json::from_str::<Value>(l).ok())
        .filter_map(|v| Some((v.get("doc_id")?.as_str()?.to_owned(), v)))
        .collect();
    let mut out = Vec::new();
    let mut at = (String::new(), 0);
    for tree in trees {
        let Some(document) = documents.get(&tree.document) else { continue };
        let Some(text) = document.get("text").and_then(Value::as_str) else { continue };
        if at.0 != tree.document {
            at = (tree.document.clone(), 0);
        }
        let mut spans = Vec::new();
        for word in &tree.words {
            let Some(offset) = text[at.1..].find(&word.form).filter(|o| *o < 60) else {
                spans.push((at.1, at.1));
                continue;
            };
            let start = at.1 + offset;
            at.1 = start + word.form.len();
            spans.push((start, at.1));
        }
        if let Some(example) = gum_sentence(tree, &spans, text, document, gazetteer) {
            out.push(example);
        }
    }
    out
}

fn gum_sentence(
    tree: &Tree,
    spans: &[(usize, usize)],
    text: &str,
    document: &Value,
    gazetteer: &Map,
) -> Option<Example> {
    let (from, to) = (spans.first()?.0, spans.last()?.1);
    let byte: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let mut found: Vec<(usize, usize, Kind)> = Vec::new();
    for m in document.get("mentions")?.as_array()? {
        let offset = |k: &str| m.get(k).and_then(Value::as_u64).and_then(|c| byte.get(c as usize)).copied();
        let (Some(a), Some(b), Some(kind)) = (offset("start"), offset("end"), m.get("type").and_then(Value::as_str))
        else {
            continue;
        };
        if a < from || b > to {
            continue;
        }
        let Some(first) = spans.iter().position(|s| s.0 >= a) else { continue };
        let last = spans.iter().rposition(|s| s.1 <= b && s.1 > s.0)? + 1;
        let Some((x, y)) = name_in(tree, first, last, kind, gazetteer) else { continue };
        let (a, b) = (spans[x].0, spans[y - 1].1);
        if let Some(kind) = mapped("gum", kind).and_then(|t| resolve(gazetteer, t, &text[a..b])) {
            found.push((x, y, kind));
        }
    }
    found.sort_by_key(|f| (std::cmp::Reverse(f.1 - f.0), f.0));
    let mut taken = vec![false; tree.words.len()];
    let mut kept = Vec::new();
    for (x, y, kind) in found {
        if !taken[x..y].iter().any(|t| *t) {
            taken[x..y].fill(true);
            kept.push((spans[x].0 - from, spans[y - 1].1 - from, kind));
        }
    }
    for (i, w) in tree.words.iter().enumerate() {
        let calendar = phrase(gazetteer, &w.form) & flag::CALENDAR != 0;
        if w.upos == Upos::Propn && !taken[i] && !calendar && spans[i].0 < spans[i].1 {
            kept.push((spans[i].0 - from, spans[i].1 - from, Kind::Doubtful));
        }
    }
    kept.sort_by_key(|k| (k.0, k.1));
    Some(Example { text: text.get(from..to)?.replace('\n', " "), spans: kept })
}

/// The name within the mention of words `a..b`, where a proper noun heads it.
fn name_in(tree: &Tree, a: usize, b: usize, kind: &str, gazetteer: &Map) -> Option<(usize, usize)> {
    let words = &tree.words;
    let head = (a..b).find(|i| {
        let h = words[*i].head;
        h == 0 || !(a + 1..=b).contains(&h)
    })?;
    if words[head].upos != Upos::Propn {
        return None;
    }
    let capital = |i: usize| words[i].form.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let part = |i: usize| {
        let w = &words[i];
        w.upos == Upos::Propn || (capital(i) && matches!(w.upos, Upos::Adj | Upos::Noun | Upos::Num | Upos::Verb))
    };
    let joins = |i: usize| {
        matches!(
            words[i].form.as_str(),
            "-" | "–" | "&" | "." | "de" | "al" | "bin" | "van" | "von" | "del" | "la" | "'s" | "’s"
        )
    };
    let (mut x, mut y) = (head, head + 1);
    while x > a {
        if part(x - 1) {
            x -= 1;
        } else if x > a + 1 && joins(x - 1) && part(x - 2) && !words[x - 1].form.ends_with('s') {
            x -= 2;
        } else {
            break;
        }
    }
    while y < b {
        let long = kind != "person" && matches!(words[y].form.as_str(), "of" | "for" | "and");
        if part(y) {
            y += 1;
        } else if (joins(y) || long) && y + 1 < b && part(y + 1) {
            y += 2;
        } else if long && y + 2 < b && words[y + 1].form.eq_ignore_ascii_case("the") && part(y + 2) {
            y += 3;
        } else {
            break;
        }
    }
    let is_title = |i: usize| phrase(gazetteer, words[i].form.trim_end_matches('.')) & flag::TITLE != 0;
    while kind == "person" && y - x > 1 && (is_title(x) || !matches!(words[x].upos, Upos::Propn)) {
        x += 1;
    }
    capital(x).then_some((x, y))
}
