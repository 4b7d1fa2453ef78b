//! Forms: every distinct spelling of every name, with what the lexicon knows of it. First of one
//! document ([`of_document`], where letters are folded and looked up), then of the corpus ([`merge`],
//! which only counts). Forms are sorted by key, so that nothing depends on the order of documents.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::Deref;
use std::sync::Arc;

use super::Analysed;
use super::group::organ;
use super::quick::QuickMap;
use super::variant::{keys as keys_of, parts};
use crate::extract::MentionKind;
use crate::lexicon::{EntityType, Entry, gazetteer};
use crate::text::{code, fold};

/// Number of a form.
pub(super) type FormId = usize;

/// One spelling of one type and how often it stands; what is known of its letters is shared.
#[derive(Debug, Clone)]
pub(super) struct Form {
    name: Arc<Name>,
    /// Key and text as numbers, so that corpora compare numbers: two names of one number are so
    /// seldom that they may be taken for one.
    codes: (u64, u64),
    /// Mentions.
    pub(super) total: u32,
    /// Mentions weighed by how certain their type is, in thousandths.
    weight: u64,
}

impl Deref for Form {
    type Target = Name;

    fn deref(&self) -> &Name {
        &self.name
    }
}

/// What is known of the letters of a form.
#[derive(Debug)]
pub(super) struct Name {
    /// As most often written (the most frequent letters, then the first in order).
    pub(super) text: String,
    /// Folded, white space and hyphens as single spaces, without dots and apostrophes.
    pub(super) key: String,
    /// Type.
    pub(super) kind: EntityType,
    /// Identifying parts; of persons and bodies.
    pub(super) parts: Vec<String>,
    /// Keys under which other spellings of a person's full name are found.
    pub(super) name_keys: Vec<u64>,
    /// What the gazetteer knows, where it agrees on the type.
    pub(super) entry: Option<&'static Entry>,
    /// Kind and country of a state organ.
    pub(super) organ: Option<(String, &'static str)>,
}

/// All forms and where they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    /// Sorted by key and type.
    pub(super) all: Vec<Form>,
}

/// The forms of one document, and by mention the form of a name.
pub(super) fn of_document(document: &Analysed<'_>) -> (Forms, Vec<Option<FormId>>) {
    let text: &str = &document.document.text;
    let mut seen: QuickMap<(&str, EntityType), usize> = QuickMap::default();
    let mut raw: Vec<(&str, EntityType, u32, u64)> = Vec::new();
    let mut raw_of: Vec<Option<usize>> = Vec::with_capacity(document.layers.mentions.len());
    let introduced = introduced(document);
    for m in &document.layers.mentions {
        let Some(kind) = m.entity_type.filter(|_| m.kind == MentionKind::Name) else {
            raw_of.push(None);
            continue;
        };
        let letters = m.span.of(text);
        let (letters, kind) = introduced.get(letters.trim_end_matches('.')).copied().unwrap_or((letters, kind));
        let n = *seen.entry((letters, kind)).or_insert_with(|| {
            raw.push((letters, kind, 0, 0));
            raw.len() - 1
        });
        if let Some(spelling) = raw.get_mut(n) {
            spelling.2 += 1;
            spelling.3 += (m.why.confidence * m.why.confidence * 1000.0) as u64;
        }
        raw_of.push(Some(n));
    }
    let keyed: Vec<(String, EntityType, u64)> = raw.iter().map(|s| (key(s.0), s.1, s.3)).collect();
    let kinds = settle_types(keyed.iter().map(|(k, kind, weight)| (k.as_str(), *kind, *weight)));
    let mut by_key: BTreeMap<(&str, EntityType), Vec<usize>> = BTreeMap::new();
    for (i, ((k, ..), kind)) in keyed.iter().zip(&kinds).enumerate() {
        by_key.entry((k, *kind)).or_default().push(i);
    }
    let mut forms = Forms::default();
    let mut form_of = vec![None; raw.len()];
    for ((key, kind), members) in by_key {
        let mut letters: BTreeMap<String, u32> = BTreeMap::new();
        let (mut total, mut weight) = (0, 0);
        for i in &members {
            let Some((spelled, _, n, w)) = raw.get(*i) else { continue };
            *letters.entry(spelled.split_whitespace().collect::<Vec<_>>().join(" ")).or_default() += n;
            total += n;
            weight += w;
            if let Some(slot) = form_of.get_mut(*i) {
                *slot = Some(forms.all.len());
            }
        }
        let most = letters.iter().max_by_key(|(text, n)| (**n, std::cmp::Reverse((*text).clone())));
        let text = most.map(|(t, _)| t.clone()).unwrap_or_default();
        forms.all.push(form(text, key.to_owned(), kind, total, weight));
    }
    let of_mention = raw_of.into_iter().map(|n| form_of.get(n?).copied().flatten()).collect();
    (forms, of_mention)
}

/// "Long Form (LF)": what an acronym stands for in this document, whatever it stands for elsewhere.
fn introduced<'t>(document: &Analysed<'t>) -> BTreeMap<&'t str, (&'t str, EntityType)> {
    let text: &'t str = &document.document.text;
    let mut found = BTreeMap::new();
    let names: Vec<_> = document.layers.mentions.iter().filter(|m| m.kind == MentionKind::Name).collect();
    for pair in names.windows(2) {
        let [long, short] = pair else { continue };
        let (letters, whole) = (short.span.of(text), long.span.of(text));
        let gap = text.get(long.span.end as usize..short.span.start as usize);
        let closed = text.get(short.span.end as usize..).is_some_and(|rest| rest.starts_with(')'));
        let acronym = !letters.contains(char::is_whitespace)
            && (2..=10).contains(&letters.len())
            && letters.chars().filter(|c| c.is_uppercase()).count() >= 2
            && whole.split_whitespace().count() > 1;
        let Some(kind) = long.entity_type.filter(|k| matches!(k, EntityType::Org | EntityType::Law)) else { continue };
        if gap == Some(" (") && closed && acronym {
            found.entry(letters).or_insert((whole, kind));
        }
    }
    found
}

fn form(text: String, key: String, kind: EntityType, total: u32, weight: u64) -> Form {
    let entry = gazetteer().get(&text).filter(|e| agrees(e.kind, kind));
    let named = matches!(kind, EntityType::Person | EntityType::Org);
    let parts = if named { parts(&fold(&text)) } else { Vec::new() };
    let full = kind == EntityType::Person && parts.len() >= 2;
    let name_keys = if full { keys_of(&parts) } else { Vec::new() };
    let organ = organ(&text);
    let codes = (code(&key), code(&text));
    Form { codes, name: Arc::new(Name { text, key, kind, parts, name_keys, entry, organ }), total, weight }
}

/// The forms of the corpus, and by document and form of the document the form of the corpus.
pub(super) fn merge(documents: &[&Forms]) -> (Forms, Vec<Vec<FormId>>) {
    let mut seen: QuickMap<(u64, EntityType), usize> = QuickMap::default();
    let mut raw: Vec<(&Form, u64)> = Vec::new();
    let mut raw_of: Vec<Vec<usize>> = Vec::with_capacity(documents.len());
    // By raw form: the forms of documents, by the code of their letters.
    let mut letters: Vec<Vec<(u64, &Form)>> = Vec::new();
    for forms in documents {
        let of = forms.all.iter().map(|form| {
            let n = *seen.entry((form.codes.0, form.kind)).or_insert_with(|| {
                raw.push((form, 0));
                letters.push(Vec::new());
                raw.len() - 1
            });
            raw.get_mut(n).into_iter().for_each(|r| r.1 += form.weight);
            letters.get_mut(n).into_iter().for_each(|l| l.push((form.codes.1, form)));
            n
        });
        raw_of.push(of.collect());
    }
    let kinds = settle_types(raw.iter().map(|(f, weight)| (f.codes.0, f.kind, *weight)));
    let mut order: Vec<usize> = (0..raw.len()).collect();
    let place = |i: &usize| (raw.get(*i).map(|r| r.0.key.as_str()), kinds.get(*i));
    order.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut merged = Forms::default();
    let mut form_of = vec![0; raw.len()];
    for run in order.chunk_by(|a, b| place(a) == place(b)) {
        let mut spelled: Vec<(u64, &Form)> = run.iter().filter_map(|i| letters.get(*i)).flatten().copied().collect();
        spelled.sort_unstable_by_key(|s| s.0);
        let count = |same: &[(u64, &Form)]| same.iter().map(|s| s.1.total).sum::<u32>();
        let total = count(&spelled);
        let most = spelled
            .chunk_by(|a, b| a.0 == b.0)
            .max_by(|a, b| count(a).cmp(&count(b)).then_with(|| letters_of(b).cmp(letters_of(a))));
        let text = most.map(letters_of).unwrap_or_default();
        let first = run.first().and_then(|i| Some((raw.get(*i)?.0, *kinds.get(*i)?)));
        let Some((known, kind)) = first else { continue };
        for i in run {
            if let Some(slot) = form_of.get_mut(*i) {
                *slot = merged.all.len();
            }
        }
        // Looked up anew only where letters or type differ from what a document knew.
        let same = known.text == text && known.kind == kind;
        merged.all.push(if same {
            Form { total, ..known.clone() }
        } else {
            form(text.to_owned(), known.key.clone(), kind, total, 0)
        });
    }
    let of = raw_of.into_iter().map(|of| of.into_iter().filter_map(|i| form_of.get(i).copied()).collect()).collect();
    (merged, of)
}

/// The letters of forms that are written alike.
fn letters_of<'a>(same: &[(u64, &'a Form)]) -> &'a str {
    same.first().map(|s| s.1.text.as_str()).unwrap_or_default()
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
/// mentions have, the more certain counting more. In: key, type and weight. Out: the type of each.
fn settle_types<K: Hash + Eq>(items: impl Iterator<Item = (K, EntityType, u64)> + Clone) -> Vec<EntityType> {
    let mut weights: QuickMap<K, Vec<(EntityType, u64)>> = QuickMap::default();
    for (key, kind, weight) in items.clone() {
        let own = weights.entry(key).or_default();
        match own.iter_mut().find(|w| w.0 == kind) {
            Some(known) => known.1 += weight,
            None => own.push((kind, weight)),
        }
    }
    items
        .map(|(key, kind, _)| {
            let Some(own) = weights.get(&key) else { return kind };
            let best = own.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map_or(kind, |w| w.0);
            let weight = |of: EntityType| own.iter().find(|w| w.0 == of).map_or(0, |w| w.1);
            // "Jordan" the person and "Jordan" the country stay apart.
            let person = (kind == EntityType::Person) != (best == EntityType::Person);
            if person && weight(kind) * 3 >= weight(best) { kind } else { best }
        })
        .collect()
}
