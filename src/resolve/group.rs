//! Which forms name the same: gazetteer spellings, romanisations of a full name, acronyms,
//! ministries named in two ways, tails of long names. Corpus-wide; what depends on the single
//! document (a bare surname) is decided in `local`.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::forms::{Form, FormId, Forms};
use super::union::Sets;
use super::variant::{SAME_PERSON, name_likeness};
use crate::lexicon::{EntityType, Sort, common_words, gazetteer, name_heads};

/// Joins the forms that name the same whatever the document; of one document also "the Foreign
/// Ministry" with the only one of a country, which across documents would be any state's.
pub(super) fn join(forms: &Forms, one_document: bool) -> Sets {
    let mut sets = Sets::new(forms.all.len());
    by_gazetteer(forms, &mut sets);
    places(forms, &mut sets);
    persons(forms, &mut sets);
    bodies(forms, one_document, &mut sets);
    sets
}

/// A person's name of two or more parts.
pub(super) fn is_full(form: &Form) -> bool {
    form.kind == EntityType::Person && form.parts.len() >= 2
}

fn by_gazetteer(forms: &Forms, sets: &mut Sets) {
    let mut seen: BTreeMap<(&str, bool), FormId> = BTreeMap::new();
    for (i, form) in forms.all.iter().enumerate() {
        let Some(entry) = form.entry else { continue };
        let people = entry.kind == EntityType::Norp;
        match seen.get(&(entry.name, people)) {
            Some(first) => sets.join(*first, i),
            None => drop(seen.insert((entry.name, people), i)),
        }
    }
}

/// "X Strip" and "City of X" are X where X is a name of the corpus.
fn places(forms: &Forms, sets: &mut Sets) {
    let by_key: BTreeMap<&str, FormId> = forms
        .all
        .iter()
        .enumerate()
        .filter(|(_, f)| matches!(f.kind, EntityType::Gpe | EntityType::Loc))
        .map(|(i, f)| (f.key.as_str(), i))
        .collect();
    for (i, form) in forms.all.iter().enumerate().filter(|(_, f)| matches!(f.kind, EntityType::Gpe | EntityType::Loc)) {
        let key = form.key.as_str();
        let bare = key
            .strip_suffix(" strip")
            .or_else(|| key.strip_prefix("city of "))
            .or_else(|| key.strip_prefix("state of "))
            .or_else(|| key.strip_prefix("republic of "));
        if let Some(other) = bare.and_then(|b| by_key.get(b)) {
            sets.join(i, *other);
        }
    }
}

/// Full names that romanise one name. Candidates share a key, so that the work stays near linear.
/// A shorter name joins longer ones only where these are one person: "Luis Campos" is either of
/// "Luis Campos Vera" and "Luis Campos Rojas", and stays by itself.
fn persons(forms: &Forms, sets: &mut Sets) {
    let full = forms.all.iter().enumerate().filter(|(_, f)| is_full(f));
    let mut keyed: Vec<(u64, FormId)> = full.flat_map(|(i, f)| f.name_keys.iter().map(move |k| (*k, i))).collect();
    keyed.sort_unstable();
    let mut longer: BTreeMap<FormId, Vec<FormId>> = BTreeMap::new();
    for members in keyed.chunk_by(|a, b| a.0 == b.0) {
        for (n, (_, a)) in members.iter().enumerate() {
            // A very large block is a common surname; its members are compared with those near by.
            for (_, b) in members.iter().skip(n + 1).take(NEAR) {
                let (Some(x), Some(y)) = (forms.all.get(*a), forms.all.get(*b)) else { continue };
                if name_likeness(&x.parts, &y.parts) < SAME_PERSON {
                    continue;
                }
                match x.parts.len().cmp(&y.parts.len()) {
                    Ordering::Equal => sets.join(*a, *b),
                    Ordering::Less => longer.entry(*a).or_default().push(*b),
                    Ordering::Greater => longer.entry(*b).or_default().push(*a),
                }
            }
        }
    }
    // Longest first, so that "A B" finds "A B C" and "A B C D" as one.
    let mut order: Vec<(FormId, Vec<FormId>)> = longer.into_iter().collect();
    order.sort_by_key(|(short, _)| (Reverse(forms.all.get(*short).map_or(0, |f| f.parts.len())), *short));
    for (short, longer) in order {
        if let Some(one) = unique(Some(&longer), sets) {
            sets.join(short, one);
        }
    }
}

/// How many of a block's later members a name is compared with: bounds the work on common surnames.
const NEAR: usize = 40;

fn bodies(forms: &Forms, one_document: bool, sets: &mut Sets) {
    let orgs: Vec<(FormId, &Form)> = forms.all.iter().enumerate().filter(|(_, f)| f.kind == EntityType::Org).collect();
    let by_key: BTreeMap<&str, FormId> = orgs.iter().map(|(i, f)| (f.key.as_str(), *i)).collect();
    // Suffixes: "Quartet" is the only "… Quartet"; initials: "NLF" is the only name with those.
    let mut by_tail: BTreeMap<&str, Vec<FormId>> = BTreeMap::new();
    let mut by_initials: BTreeMap<String, Vec<FormId>> = BTreeMap::new();
    let mut by_first: BTreeMap<&str, Vec<FormId>> = BTreeMap::new();
    let mut by_organ: BTreeMap<&(String, &str), FormId> = BTreeMap::new();
    for (i, form) in &orgs {
        let words: Vec<&str> = form.key.split(' ').collect();
        if words.len() < 2 {
            continue;
        }
        for (at, _) in form.key.match_indices(' ') {
            if let Some(tail) = form.key.get(at + 1..) {
                by_tail.entry(tail).or_default().push(*i);
            }
        }
        // "Veltra" of "Veltra Motors"
        let firm = words.last().and_then(|w| name_heads().get(w)).is_some_and(|h| h.is_firm) && words.len() == 2;
        if let Some(first) = words.first().filter(|w| firm && !common_words().contains(**w)) {
            by_first.entry(first).or_default().push(*i);
        }
        for initials in initials(&words) {
            by_initials.entry(initials).or_default().push(*i);
        }
        // "the X movement" is X.
        if let (Some(last), Some((bare, _))) = (words.last(), form.key.rsplit_once(' '))
            && name_heads().get(last).is_some_and(|h| h.kind == EntityType::Org && !h.state)
            && let Some(other) = by_key.get(bare)
        {
            sets.join(*i, *other);
        }
        if let Some(organ) = &form.organ {
            match by_organ.get(organ) {
                Some(first) => sets.join(*first, *i),
                None => drop(by_organ.insert(organ, *i)),
            }
        }
    }
    for (i, form) in &orgs {
        let bare: String = form.text.chars().filter(|c| *c != '.').collect();
        let acronym = (2..=6).contains(&bare.chars().count()) && bare.chars().all(|c| c.is_uppercase());
        if acronym && form.entry.is_none() {
            unique(by_initials.get(&bare.to_lowercase()), sets).into_iter().for_each(|long| sets.join(*i, long));
        } else if form.entry.is_none()
            && (one_document || !is_bare_organ(form))
            && name_heads().contains_key(form.key.rsplit(' ').next().unwrap_or_default())
        {
            unique(by_tail.get(form.key.as_str()), sets).into_iter().for_each(|long| sets.join(*i, long));
        } else if form.entry.is_none() && !form.key.contains(' ') {
            unique(by_first.get(form.key.as_str()), sets).into_iter().for_each(|long| sets.join(*i, long));
        }
    }
}

/// The only set the candidates belong to; `None` where there are none or several.
fn unique(candidates: Option<&Vec<FormId>>, sets: &mut Sets) -> Option<FormId> {
    let mut roots: Vec<usize> = candidates?.iter().map(|i| sets.find(*i)).collect();
    roots.sort_unstable();
    roots.dedup();
    if let [one] = roots.as_slice() { Some(*one) } else { None }
}

/// First letters of the words, with and without the small ones.
fn initials(words: &[&str]) -> Vec<String> {
    let all: String = words.iter().filter_map(|w| w.chars().next()).collect();
    let small = ["of", "the", "for", "and", "in", "on", "de"];
    let large: String = words.iter().filter(|w| !small.contains(w)).filter_map(|w| w.chars().next()).collect();
    if all == large { vec![all] } else { vec![all, large] }
}

/// A state organ by its country and kind: "Kenyan Foreign Ministry", "Ministry of Foreign Affairs
/// of Kenya" and "Kenya Foreign Ministry" are one.
pub(super) fn organ(name: &str) -> Option<(String, &'static str)> {
    let mut country = None;
    let mut kept: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        let known = gazetteer().get(word).filter(|e| matches!(e.sort, Sort::Country | Sort::People | Sort::Capital));
        match known.and_then(|e| e.country) {
            Some(code) if country.is_none() => country = Some(code),
            _ => kept.push(word.to_lowercase()),
        }
    }
    let country = country?;
    Some((organ_kind(&kept)?, country))
}

/// "Foreign Ministry" without its country.
fn is_bare_organ(form: &Form) -> bool {
    let words: Vec<String> = form.key.split(' ').map(str::to_owned).collect();
    form.organ.is_none() && organ_kind(&words).is_some()
}

/// "foreign ministry" for "ministry of foreign affairs" and "foreign ministry"; `None` for what is no ministry.
pub(super) fn organ_kind(words: &[String]) -> Option<String> {
    let ministry = words.iter().any(|w| {
        matches!(
            w.as_str(),
            "ministry"
                | "department"
                | "parliament"
                | "embassy"
                | "army"
                | "government"
                | "navy"
                | "police"
                | "cabinet"
        )
    });
    if !ministry {
        return None;
    }
    let mut kept: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|w| !matches!(*w, "of" | "the" | "for" | "affairs" | "'s" | "\u{2019}s" | "and"))
        .map(|w| if w == "defense" { "defence" } else { w })
        .collect();
    kept.sort_unstable();
    Some(kept.join(" "))
}
