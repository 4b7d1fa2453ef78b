//! Who is who across documents: the keys of every reading become entities of the corpus. In: briefs.
//! Out: entities sorted by slug, and every document with its mentions, holders and participants known.

use std::collections::BTreeMap;

use super::brief::Brief;
use super::entity::{self, Key, Spelled};
use super::forms::{self, FormId, Forms};
use super::local::{self, Index};
use super::quick::QuickMap;
use super::{Analysed, DocumentResolution, Entity, group, participants};
use crate::text::EntityId;

/// Keys of the corpus in one document.
struct Keys {
    /// By form of the document.
    of_form: Vec<Key>,
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
    let mut uses: Vec<(Key, Option<FormId>)> = Vec::new();
    // Letters by number, so that sorting compares numbers.
    let mut letters: QuickMap<&str, u32> = QuickMap::default();
    let mut texts: Vec<&str> = Vec::new();
    let mut spelled: Vec<Spelled> = Vec::new();
    let mut keys: Vec<Keys> = Vec::with_capacity(briefs.len());
    for (d, (brief, form_of)) in (0u32..).zip(briefs.iter().zip(&form_of)) {
        let reading = &brief.reading;
        let mut of_form: Vec<Key> = Vec::with_capacity(form_of.len());
        for (form, is_bare) in form_of.iter().zip(&reading.is_bare) {
            let bearer = is_bare.then(|| {
                let known = forms.all.get(*form);
                *bearers
                    .entry(*form)
                    .or_insert_with(|| known.and_then(|f| local::bearer_of(f, &forms, &mut sets, &index)))
            });
            of_form.push(Key::Set(bearer.flatten().unwrap_or_else(|| sets.find(*form))));
        }
        let organs = reading.organs.iter();
        // A ministry named nowhere with its country is that country's: "China's Foreign Ministry".
        let organs: Vec<(usize, Key)> = organs
            .map(|(m, organ)| (*m, index.organ(organ).map_or_else(|| country(organ.1), |f| Key::Set(sets.find(f)))))
            .collect();
        let key = |k: &Key| match k {
            Key::Set(form) => of_form.get(*form).copied(),
            Key::Country(code) => Some(country(code)),
        };
        let mut written: Vec<(Key, u32)> = Vec::new();
        let first = uses.len();
        for (m, (stands, form)) in reading.mentions.iter().zip(&reading.of_mention).enumerate() {
            let organ = organs.iter().find(|o| o.0 == m).map(|o| o.1);
            for stands in organ.into_iter().chain(stands.iter().filter(|_| organ.is_none()).filter_map(key)) {
                // A ministry that stands for its country lends it no spelling.
                let implied =
                    organ.is_some_and(|o| countries.values().any(|c| *c == o) || matches!(o, Key::Country(_)));
                let form = form.and_then(|f| form_of.get(f)).copied().filter(|_| !implied);
                uses.push((stands, form));
                if form.is_none() {
                    continue;
                }
                written.extend(brief.spelled.get(m).map(|s| (stands, *s)));
            }
        }
        uses.extend(reading.metonyms.iter().flatten().filter_map(key).map(|government| (government, None)));
        uses.extend(reading.states.iter().map(|code| (country(code), None)));
        let mut here = uses.split_off(first);
        here.sort_unstable();
        here.dedup();
        uses.append(&mut here);
        written.sort_unstable();
        for same in written.chunk_by(|a, b| a == b) {
            let Some((stands, number)) = same.first() else { continue };
            let Some(text) = brief.spellings.get(*number as usize) else { continue };
            let number = *letters.entry(text).or_insert_with(|| {
                texts.push(text);
                texts.len() as u32 - 1
            });
            spelled.push((*stands, number, d, same.len() as u32));
        }
        keys.push(Keys { of_form, organs });
    }
    spelled.sort_unstable();
    // In the order of the forms, whatever the order of the documents.
    uses.sort_unstable();
    uses.dedup();
    let mut members: BTreeMap<Key, Vec<FormId>> = BTreeMap::new();
    for (key, form) in uses {
        members.entry(key).or_default().extend(form);
    }
    let (entities, ids) = entity::build(&forms, &spelled, &texts, &members);
    let resolved = documents
        .iter()
        .zip(briefs)
        .zip(&keys)
        .map(|((document, brief), keys)| {
            let by_form: Vec<Option<EntityId>> = keys.of_form.iter().map(|k| ids.get(k).copied()).collect();
            let id = |key: &Key| match key {
                Key::Set(form) => by_form.get(*form).copied().flatten(),
                Key::Country(code) => ids.get(&country(code)).copied(),
            };
            let organs: Vec<(usize, EntityId)> =
                keys.organs.iter().filter_map(|(m, k)| Some((*m, *ids.get(k)?))).collect();
            participants::fill(document, &brief.reading, &id, &organs, &entities)
        })
        .collect();
    (entities, resolved)
}
