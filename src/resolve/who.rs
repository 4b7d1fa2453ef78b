//! Who is who across documents: the keys of every reading become entities of the corpus. In: briefs.
//! Out: entities sorted by slug, and every document with its mentions, holders and participants known.

use std::collections::BTreeMap;

use super::brief::Brief;
use super::entity::{self, Key, Members, Number, Spelled};
use super::forms::{self, FormId, Forms};
use super::local::{self, Index};
use super::quick::QuickMap;
use super::{Analysed, DocumentResolution, Entity, group, participants};
use crate::text::EntityId;

/// Keys of the corpus in one document.
struct Keys {
    /// By form of the document: its set.
    of_form: Vec<usize>,
    /// Of mentions that go their own way.
    organs: Vec<(usize, Key)>,
}

/// Resolves names, coreference and participants; clusters come after.
pub(super) fn resolve(documents: &[Analysed<'_>], briefs: &[&Brief]) -> (Vec<Entity>, Vec<DocumentResolution>) {
    let own: Vec<&Forms> = briefs.iter().map(|b| &b.reading.forms).collect();
    let (forms, form_of) = forms::merge(&own);
    let mut sets = group::join(&forms, false);
    let index = Index::new(&forms);
    let mut countries: BTreeMap<&'static str, Key> = BTreeMap::new();
    for i in 0..forms.all.len() {
        if let Some(code) = entity::country_code(&forms, &[i]) {
            countries.entry(code).or_insert(Key::Set(sets.find(i)));
        }
    }
    let country = |code: &'static str| countries.get(code).copied().unwrap_or(Key::Country(code));

    let mut bearers: QuickMap<FormId, Option<usize>> = QuickMap::default();
    // Which form was used for which key; with no form where a key is only implied.
    let mut uses: Vec<u64> = Vec::new();
    let used = |key: Key, form: Option<FormId>| u64::from(key.number()) << 32 | form.map_or(0, |f| f as u64 + 1);
    // Countries without a mention by name.
    let mut implied: BTreeMap<Number, Key> = BTreeMap::new();
    // Letters by number, so that sorting compares numbers.
    let mut letters: QuickMap<u64, u32> = QuickMap::default();
    let mut texts: Vec<&str> = Vec::new();
    let mut spelled: Vec<Spelled> = Vec::new();
    let mut keys: Vec<Keys> = Vec::with_capacity(briefs.len());
    for (d, (brief, form_of)) in (0u32..).zip(briefs.iter().zip(&form_of)) {
        let reading = &brief.reading;
        let mut of_form: Vec<usize> = Vec::with_capacity(form_of.len());
        for (own, (form, is_bare)) in form_of.iter().zip(&reading.is_bare).enumerate() {
            let barred = reading.barred.iter().filter(|b| b.0 == own).filter_map(|b| form_of.get(b.1).copied());
            let barred: Vec<FormId> = barred.collect();
            let bearer = is_bare.then(|| {
                let known = forms.all.get(*form);
                let mut find = || known.and_then(|f| local::bearer_of(f, &forms, &mut sets, &index, &barred));
                if barred.is_empty() { *bearers.entry(*form).or_insert_with(find) } else { find() }
            });
            of_form.push(bearer.flatten().unwrap_or_else(|| sets.find(*form)));
        }
        let organs = reading.organs.iter();
        // A ministry named nowhere with its country is that country's: "China's Foreign Ministry".
        let organs: Vec<(usize, Key)> = organs
            .map(|(m, organ)| (*m, index.organ(organ).map_or_else(|| country(organ.1), |f| Key::Set(sets.find(f)))))
            .collect();
        let key = |k: &Key| match k {
            Key::Set(form) => of_form.get(*form).copied().map(Key::Set),
            Key::Country(code) => Some(country(code)),
        };
        let merged = |form: &Option<FormId>| form.and_then(|f| form_of.get(f)).copied();
        for (stands, form) in &brief.uses {
            let Some(stands) = key(stands) else { continue };
            uses.push(used(stands, merged(form)));
            if let Key::Country(_) = stands {
                implied.insert(stands.number(), stands);
            }
        }
        let written = brief.written.iter().filter_map(|(stands, spelling, n)| Some((key(stands)?, *spelling, *n)));
        let mut here: Vec<(Key, u32, u32)> = written.collect();
        for (m, organ) in &organs {
            // A ministry that stands for its country lends it no spelling.
            if let Key::Country(_) = organ {
                implied.insert(organ.number(), *organ);
            }
            let of_state = matches!(organ, Key::Country(_)) || countries.values().any(|c| c == organ);
            let form = reading.of_mention.get(*m).and_then(merged).filter(|_| !of_state);
            uses.push(used(*organ, form));
            here.extend(brief.spelled.get(*m).filter(|_| form.is_some()).map(|s| (*organ, *s, 1)));
        }
        let mut number_of = vec![None; brief.spellings.len()];
        for (stands, spelling, n) in here {
            let at = spelling as usize;
            let known = brief.spellings.get(at).zip(brief.codes.get(at)).zip(number_of.get_mut(at));
            let Some(((text, code), slot)) = known else { continue };
            let number = *slot.get_or_insert_with(|| {
                *letters.entry(*code).or_insert_with(|| {
                    texts.push(text);
                    texts.len() as u32 - 1
                })
            });
            spelled.push((stands.number(), number, d, n));
        }
        keys.push(Keys { of_form, organs });
    }
    spelled.sort_unstable();
    // Two keys of a document can be one of the corpus.
    spelled.dedup_by(|next, kept| {
        let same = (next.0, next.1, next.2) == (kept.0, kept.1, kept.2);
        kept.3 += if same { next.3 } else { 0 };
        same
    });
    // In the order of the forms, whatever the order of the documents.
    uses.sort_unstable();
    uses.dedup();
    let mut members: Vec<Members> = Vec::new();
    for same in uses.chunk_by(|a, b| a >> 32 == b >> 32) {
        let Some(number) = same.first().map(|u| (u >> 32) as Number) else { continue };
        let key = implied.get(&number).copied().unwrap_or(Key::Set(number as usize));
        let own = same.iter().filter_map(|u| (*u as u32).checked_sub(1));
        members.push((key, own.map(|f| f as FormId).collect()));
    }
    let (entities, of_members) = entity::build(&forms, &spelled, &texts, &members);
    let mut of_set: Vec<Option<EntityId>> = vec![None; forms.all.len()];
    let mut of_country: BTreeMap<&'static str, EntityId> = BTreeMap::new();
    for ((key, _), id) in members.iter().zip(of_members) {
        match key {
            Key::Set(set) => of_set.get_mut(*set).into_iter().for_each(|slot| *slot = Some(id)),
            Key::Country(code) => drop(of_country.insert(code, id)),
        }
    }
    let id_of = |key: Key| match key {
        Key::Set(set) => of_set.get(set).copied().flatten(),
        Key::Country(code) => of_country.get(code).copied(),
    };
    let governments = participants::governments(&entities);
    let resolved = documents
        .iter()
        .zip(briefs)
        .zip(&keys)
        .map(|((document, brief), keys)| {
            let id = |key: &Key| match key {
                Key::Set(form) => keys.of_form.get(*form).and_then(|set| id_of(Key::Set(*set))),
                Key::Country(code) => id_of(country(code)),
            };
            let organs: Vec<(usize, EntityId)> =
                keys.organs.iter().filter_map(|(m, k)| Some((*m, id_of(*k)?))).collect();
            participants::fill(document, &brief.reading, &id, &organs, &entities, &governments)
        })
        .collect();
    (entities, resolved)
}
