//! Whom a bare surname, a first name or a ministry without its country names: within one document,
//! and in the corpus at large. In: the forms and their sets. Out: for each mention the set it belongs to.

use std::collections::BTreeMap;

use super::Analysed;
use super::data::{is_female_name, is_female_word};
use super::forms::{Form, FormId, Forms};
use super::group::{is_full, organ_kind};
use super::union::Sets;
use super::variant::{SAME_PART, part_likeness, skeleton};
use crate::extract::Mention;
use crate::lexicon::{EntityType, Sort, gazetteer, given_names, is_in_class};
use crate::text::{Span, fold};

/// What is known of the whole corpus when one document is read.
#[derive(Debug)]
pub(super) struct Index {
    /// Full personal names by the consonants of their last part.
    surnames: BTreeMap<String, Vec<FormId>>,
    /// State organs by kind and country.
    organs: BTreeMap<(String, &'static str), FormId>,
}

impl Index {
    /// Reads the forms.
    pub(super) fn new(forms: &Forms) -> Self {
        let mut surnames: BTreeMap<String, Vec<FormId>> = BTreeMap::new();
        let mut organs = BTreeMap::new();
        for (i, form) in forms.all.iter().enumerate() {
            if is_full(form)
                && let Some(last) = form.parts.last()
            {
                surnames.entry(skeleton(last)).or_default().push(i);
            }
            if form.kind == EntityType::Org
                && let Some(organ) = &form.organ
            {
                organs.entry(organ.clone()).or_insert(i);
            }
        }
        Self { surnames, organs }
    }

    /// The form of a state organ.
    pub(super) fn organ(&self, organ: &(String, &'static str)) -> Option<FormId> {
        self.organs.get(organ).copied()
    }
}

/// The set of every named mention of a document; `of_mention` tells their forms.
pub(super) fn sets_of(
    document: &Analysed<'_>,
    of_mention: &[Option<FormId>],
    forms: &Forms,
    sets: &mut Sets,
    index: &Index,
    barred: &[(FormId, FormId)],
) -> Vec<Option<usize>> {
    // Full names of this document, in text order of their first mention.
    let mut full: Vec<FormId> = Vec::new();
    for form in of_mention.iter().flatten() {
        if forms.all.get(*form).is_some_and(is_full) && !full.contains(form) {
            full.push(*form);
        }
    }
    let mut short: BTreeMap<FormId, Option<usize>> = BTreeMap::new();
    let mut out = Vec::with_capacity(of_mention.len());
    for (m, form_id) in of_mention.iter().enumerate() {
        let Some((id, form)) = form_id.and_then(|f| Some((f, forms.all.get(f)?))) else {
            out.push(None);
            continue;
        };
        let set = if form.kind == EntityType::Person && !is_full(form) {
            let found = *short.entry(id).or_insert_with(|| {
                let others: Vec<FormId> = barred.iter().filter(|b| b.0 == id).map(|b| b.1).collect();
                bearer(form.parts.first(), &full, forms, sets, index, &others)
            });
            Some(found.unwrap_or_else(|| sets.find(id)))
        } else if let Some(half) = half_of(form, of_mention, forms) {
            Some(sets.find(half))
        } else if form.kind == EntityType::Org {
            let organ = document.layers.mentions.get(m).and_then(|mention| organ_here(document, mention));
            let known = organ.as_ref().and_then(|o| index.organ(o));
            Some(sets.find(known.unwrap_or(id)))
        } else {
            Some(sets.find(id))
        };
        out.push(set);
    }
    out
}

/// "the North": the only state or region of the document whose name begins so.
fn half_of(form: &Form, of_mention: &[Option<FormId>], forms: &Forms) -> Option<FormId> {
    if form.kind != EntityType::Gpe || !is_in_class(&form.key, "half of a country") {
        return None;
    }
    let begins = |id: &FormId| {
        forms.all.get(*id).is_some_and(|f| {
            let known = f.entry.is_some_and(|e| e.sort == Sort::Country);
            known && f.key.strip_prefix(form.key.as_str()).is_some_and(|rest| rest.starts_with(' '))
        })
    };
    let mut whole: Vec<FormId> = of_mention.iter().flatten().copied().filter(begins).collect();
    whole.sort_unstable();
    whole.dedup();
    if let [one] = whole.as_slice() { Some(*one) } else { None }
}

/// Longest name that must be spelled alike in every letter, in letters.
const SHORT: usize = 4;

/// Whose surname (or only name) `part` is: a full name of this document, else the only one of the
/// corpus; never one of `barred`.
fn bearer(
    part: Option<&String>,
    full: &[FormId],
    forms: &Forms,
    sets: &mut Sets,
    index: &Index,
    barred: &[FormId],
) -> Option<usize> {
    let part = part?;
    let barred: Vec<usize> = barred.iter().map(|id| sets.find(*id)).collect();
    let matching = |ids: &[FormId], last: bool, least: f32, sets: &mut Sets| -> Vec<(usize, f32)> {
        let mut roots: Vec<(usize, f32)> = Vec::new();
        for id in ids {
            let Some(form) = forms.all.get(*id) else { continue };
            let other = if last { form.parts.last() } else { form.parts.first() };
            let likeness = other.map_or(0.0, |o| part_likeness(part, o));
            if likeness >= least {
                let root = sets.find(*id);
                if barred.contains(&root) {
                    continue;
                }
                match roots.iter_mut().find(|(r, _)| *r == root) {
                    Some(known) => known.1 = known.1.max(likeness),
                    None => roots.push((root, likeness)),
                }
            }
        }
        roots
    };
    for (last, least) in [(true, 1.0), (false, 1.0), (true, SAME_PART)] {
        let found = matching(full, last, least, sets);
        // Two bearers in one document: the one named first, unless it is a common first name.
        if let Some((root, _)) = found.first()
            && (found.len() == 1 || last)
        {
            return Some(*root);
        }
    }
    // "Lula" of "Luiz Inácio Lula da Silva": a name from the middle, where only one has it.
    let inner = |id: &&FormId| {
        let parts = forms.all.get(**id).map_or(&[][..], |f| f.parts.as_slice());
        parts.len() > 2 && parts.iter().skip(1).take(parts.len() - 2).any(|p| p == part)
    };
    let mut middle: Vec<usize> = full.iter().filter(inner).map(|id| sets.find(*id)).collect();
    middle.retain(|root| !barred.contains(root));
    middle.dedup();
    if let [one] = middle.as_slice() {
        return Some(*one);
    }
    if given_names().contains(part.as_str()) {
        return None;
    }
    let candidates = index.surnames.get(&skeleton(part))?;
    // Of a short name every letter counts.
    let short = part.chars().count() <= SHORT;
    for least in [1.0, if short { 1.0 } else { SAME_PART }] {
        let found = matching(candidates, true, least, sets);
        match found.as_slice() {
            [] => {}
            [(root, _)] => return Some(*root),
            _ => return None,
        }
    }
    None
}

/// Whose name a bare one is in the corpus at large: the only full name it can belong to.
pub(super) fn bearer_of(
    form: &Form,
    forms: &Forms,
    sets: &mut Sets,
    index: &Index,
    barred: &[FormId],
) -> Option<usize> {
    bearer(form.parts.first(), &[], forms, sets, index, barred)
}

/// Bare names of persons, each with a full name of the document that it cannot be short for: the two
/// are told of beside each other ("President Ruiz and Ana Ruiz"), or the word before the one tells
/// another sex than the given name of the other ("Mr. Ruiz").
pub(super) fn barred(document: &Analysed<'_>, of_mention: &[Option<FormId>], forms: &Forms) -> Vec<(FormId, FormId)> {
    let text: &str = &document.document.text;
    let mut found: Vec<(FormId, FormId)> = Vec::new();
    let form = |m: usize| {
        let id = of_mention.get(m).copied().flatten()?;
        forms.all.get(id).filter(|f| f.kind == EntityType::Person).map(|f| (id, f))
    };
    let fulls: Vec<FormId> = (0..forms.all.len()).filter(|f| forms.all.get(*f).is_some_and(is_full)).collect();
    let mut before: Option<(Span, FormId, bool)> = None;
    for (m, mention) in document.layers.mentions.iter().enumerate() {
        let Some((id, known)) = form(m) else { continue };
        let is_whole = is_full(known);
        if let Some((span, other, other_whole)) = before
            && span.end <= mention.span.start
            && is_whole != other_whole
            && is_and(Span::new(span.end as usize, mention.span.start as usize).of(text))
        {
            found.push(if is_whole { (other, id) } else { (id, other) });
        }
        before = Some((mention.span, id, is_whole));
        let title = (mention.tokens.start as usize).checked_sub(1).and_then(|t| document.analysis.tokens.get(t));
        let sex = title.and_then(|t| is_female_word(fold(t.span.of(text)).trim_end_matches('.')));
        if let Some(female) = sex.filter(|_| !is_whole) {
            let given = |f: &FormId| forms.all.get(*f).and_then(|f| is_female_name(f.parts.first()?));
            found.extend(fulls.iter().filter(|f| given(f) == Some(!female)).map(|f| (id, *f)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// "and", "and his wife,": whether the words between two names say that these are two persons.
fn is_and(between: &str) -> bool {
    let mut words = between.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).map(fold);
    let light = |w: &str| matches!(w, "his" | "her" | "the") || is_female_word(w.trim_end_matches('.')).is_some();
    words.next().is_some_and(|w| w == "and" || w == "&") && words.all(|w| light(&w))
}

/// "Kenya's Foreign Ministry": kind and country of the organ of the country that possesses it.
pub(super) fn organ_here(document: &Analysed<'_>, mention: &Mention) -> Option<(String, &'static str)> {
    let text: &str = &document.document.text;
    let words: Vec<String> = mention.span.of(text).split_whitespace().map(str::to_lowercase).collect();
    let kind = organ_kind(&words)?;
    let start = mention.span.start as usize;
    let from = (0..=start).rev().find(|i| start - i >= 40 || *i == 0).unwrap_or(0);
    let from = (from..=start).find(|i| text.is_char_boundary(*i)).unwrap_or(start);
    let before = Span::new(from, start).of(text).trim_end();
    let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("\u{2019}s"))?;
    let name = owner.rsplit(|c: char| c.is_whitespace() && c != '\u{a0}').next()?;
    let two: Vec<&str> = owner.split_whitespace().rev().take(2).collect();
    let pair = two.iter().rev().copied().collect::<Vec<_>>().join(" ");
    let entry = gazetteer().get(&pair).or_else(|| gazetteer().get(name))?;
    let code = entry.country.filter(|_| matches!(entry.sort, Sort::Country | Sort::Capital))?;
    Some((kind, code))
}
