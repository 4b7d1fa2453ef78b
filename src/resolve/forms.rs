//! Forms: every distinct spelling of every name of the corpus, with what the lexicon knows of it.
//! In: the documents. Out: forms sorted by key (so that nothing depends on document order) and, for
//! each document, the form of each named mention.

use std::collections::{BTreeMap, HashMap};

use super::Analysed;
use super::variant::{keys as keys_of, parts};
use crate::extract::MentionKind;
use crate::lexicon::{EntityType, Entry, gazetteer};
use crate::text::fold;

/// Number of a form.
pub(super) type FormId = usize;

/// One spelling of one type.
#[derive(Debug)]
pub(super) struct Form {
    /// As most often written (the most frequent letters, then the first in order).
    pub(super) text: String,
    /// Folded, white space and hyphens as single spaces, without dots and apostrophes.
    pub(super) key: String,
    /// Type.
    pub(super) kind: EntityType,
    /// Identifying parts; of persons and bodies.
    pub(super) parts: Vec<String>,
    /// Keys under which other spellings of a person's full name are found.
    pub(super) name_keys: Vec<String>,
    /// What the gazetteer knows, where it agrees on the type.
    pub(super) entry: Option<&'static Entry>,
    /// How often in which document, by document.
    pub(super) counts: BTreeMap<u32, u32>,
}

impl Form {
    /// Mentions in the corpus.
    pub(super) fn total(&self) -> u32 {
        self.counts.values().sum()
    }
}

/// All forms and where they stand.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// Sorted by key and type.
    pub(super) all: Vec<Form>,
    /// By document and mention: the form of a name.
    pub(super) of_mention: Vec<Vec<Option<FormId>>>,
}

/// Collects the forms.
pub(super) fn collect(documents: &[Analysed<'_>]) -> Forms {
    // First by the very letters, cheaply; folding is done once a spelling.
    let mut seen: HashMap<(&str, EntityType), usize> = HashMap::new();
    let mut spellings: Vec<(&str, EntityType, BTreeMap<u32, u32>, f32)> = Vec::new();
    let mut raw_of: Vec<Vec<Option<usize>>> = Vec::with_capacity(documents.len());
    for (d, document) in documents.iter().enumerate() {
        let text: &str = &document.document.text;
        let of = document.layers.mentions.iter().map(|m| {
            let kind = m.entity_type.filter(|_| m.kind == MentionKind::Name)?;
            let letters = m.span.of(text);
            let n = *seen.entry((letters, kind)).or_insert_with(|| {
                spellings.push((letters, kind, BTreeMap::new(), 0.0));
                spellings.len() - 1
            });
            let spelling = spellings.get_mut(n)?;
            *spelling.2.entry(d as u32).or_default() += 1;
            spelling.3 = spelling.3.max(m.why.confidence);
            Some(n)
        });
        raw_of.push(of.collect());
    }
    let keys: Vec<(String, EntityType)> = spellings.iter().map(|s| (key(s.0), s.1)).collect();
    let kinds = settle_types(&keys, &spellings);
    let mut by_key: BTreeMap<(String, EntityType), Vec<usize>> = BTreeMap::new();
    for (i, (k, _)) in keys.iter().enumerate() {
        let Some(kind) = kinds.get(i) else { continue };
        by_key.entry((k.clone(), *kind)).or_default().push(i);
    }
    let mut forms = Forms::default();
    let mut form_of = vec![None; spellings.len()];
    for ((key, kind), members) in by_key {
        let mut letters: BTreeMap<String, u32> = BTreeMap::new();
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for i in &members {
            let Some((raw, _, by_document, _)) = spellings.get(*i) else { continue };
            let clean = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            let own = letters.entry(clean).or_default();
            for (d, n) in by_document {
                *own += n;
                *counts.entry(*d).or_default() += n;
            }
            if let Some(slot) = form_of.get_mut(*i) {
                *slot = Some(forms.all.len());
            }
        }
        let most = letters.iter().max_by_key(|(text, n)| (**n, std::cmp::Reverse((*text).clone())));
        let text = most.map(|(t, _)| t.clone()).unwrap_or_default();
        let entry = gazetteer().get(&text).filter(|e| agrees(e.kind, kind));
        let parts = if matches!(kind, EntityType::Person | EntityType::Org) { parts(&fold(&text)) } else { Vec::new() };
        let name_keys = if kind == EntityType::Person && parts.len() >= 2 { keys_of(&parts) } else { Vec::new() };
        forms.all.push(Form { text, key, kind, parts, name_keys, entry, counts });
    }
    forms.of_mention = raw_of
        .into_iter()
        .map(|of| of.into_iter().map(|raw| raw.and_then(|i| form_of.get(i).copied().flatten())).collect())
        .collect();
    forms
}

/// Whether a gazetteer entry of type `a` can be meant by a mention of type `b`.
fn agrees(a: EntityType, b: EntityType) -> bool {
    let place = |t| matches!(t, EntityType::Gpe | EntityType::Loc | EntityType::Fac);
    a == b || (place(a) && place(b)) || (a == EntityType::Org && b == EntityType::Fac)
}

/// The letters that tell names apart.
fn key(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len());
    for c in fold(letters).chars() {
        match c {
            '.' | '\'' => {}
            c if c.is_whitespace() || c == '-' => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    // An acronym of capitals is not the word it spells.
    let bare: String = letters.chars().filter(|c| *c != '.').collect();
    if bare.chars().count() <= 3 && bare.chars().all(char::is_uppercase) {
        return bare;
    }
    out
}

/// One spelling, one type, unless both a person and something else are meant: the type that most
/// mentions have, the more certain counting more; the gazetteer's where the names agree with it.
fn settle_types(
    keys: &[(String, EntityType)],
    spellings: &[(&str, EntityType, BTreeMap<u32, u32>, f32)],
) -> Vec<EntityType> {
    let mut weights: BTreeMap<&str, BTreeMap<EntityType, f32>> = BTreeMap::new();
    for ((key, kind), (_, _, counts, confidence)) in keys.iter().zip(spellings) {
        let n: u32 = counts.values().sum();
        *weights.entry(key.as_str()).or_default().entry(*kind).or_default() += n as f32 * confidence * confidence;
    }
    keys.iter()
        .map(|(key, kind)| {
            let Some(own) = weights.get(key.as_str()) else { return *kind };
            let best = own.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).map_or(*kind, |(k, _)| *k);
            let here = own.get(kind).copied().unwrap_or(0.0);
            let there = own.get(&best).copied().unwrap_or(0.0);
            // "Jordan" the person and "Jordan" the country stay apart.
            let person = (*kind == EntityType::Person) != (best == EntityType::Person);
            if person && here * 3.0 >= there { *kind } else { best }
        })
        .collect()
}
