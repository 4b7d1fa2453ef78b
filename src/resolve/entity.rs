//! From sets of forms to entities: name, slug, spellings, country. Entities are sorted by slug, so
//! that their ids depend on the names of the corpus alone.

use std::collections::BTreeMap;

use super::forms::{Form, FormId, Forms};
use super::{Alias, Entity};
use crate::lexicon::{EntityType, Sort, gazetteer};
use crate::text::{DocumentId, EntityId, slug};

/// What an entity is made from before it has an id: a set of forms, or a country that the text
/// only implies (by its capital or its people).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// A set, by its representative.
    Set(usize),
    /// A country without a mention by name.
    Country(&'static str),
}

/// The number of a key, of the same order; sorting numbers is quick.
pub(super) type Number = u32;

/// Numbers of countries start here.
const COUNTRIES: Number = 1 << 31;

impl Key {
    /// Its number. Codes of countries have two letters.
    pub(super) fn number(self) -> Number {
        match self {
            Self::Set(set) => set as Number,
            Self::Country(code) => code.bytes().fold(0, |n, b| (n << 8) | Number::from(b)) | COUNTRIES,
        }
    }
}

/// A key with the forms that stand for it.
pub(super) type Members = (Key, Vec<FormId>);

/// What mentions of an entity wrote: number of its key, number of the letters, document, how often.
pub(super) type Spelled = (Number, u32, u32, u32);

/// Makes the entities and tells the id of each key, beside `members`. `spellings` and `members` are
/// sorted; `texts` tells the letters.
pub(super) fn build(
    forms: &Forms,
    spellings: &[Spelled],
    texts: &[&str],
    members: &[Members],
) -> (Vec<Entity>, Vec<EntityId>) {
    let mut drafts: Vec<(String, Entity, usize, Option<&'static str>)> = Vec::with_capacity(members.len());
    for (place, (key, ids)) in members.iter().enumerate() {
        let (entity, code) = match key {
            Key::Country(code) => (country(code), None),
            Key::Set(_) => {
                let own: Vec<&Form> = ids.iter().filter_map(|i| forms.all.get(*i)).collect();
                let number = key.number();
                let from = spellings.partition_point(|s| s.0 < number);
                let to = spellings.partition_point(|s| s.0 <= number);
                draft(&own, spellings.get(from..to).unwrap_or_default(), texts)
            }
        };
        drafts.push((entity.slug.clone(), entity, place, code));
    }
    drafts.sort_by(|a, b| (&a.0, a.1.kind, &a.1.name, a.2).cmp(&(&b.0, b.1.kind, &b.1.name, b.2)));
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    for (slug, entity, ..) in &mut drafts {
        let n = used.entry(slug.clone()).or_default();
        *n += 1;
        if *n > 1 {
            // Two of one name: the type tells them apart, then a number.
            entity.slug = format!("{slug}-{}", if *n == 2 { entity.kind.name().to_lowercase() } else { n.to_string() });
        }
    }
    drafts.sort_by(|a, b| a.1.slug.cmp(&b.1.slug));
    let mut ids = vec![EntityId(0); members.len()];
    let mut countries: BTreeMap<&str, EntityId> = BTreeMap::new();
    for (i, (_, _, place, _)) in drafts.iter().enumerate() {
        if let Some(id) = ids.get_mut(*place) {
            *id = EntityId::new(i);
        }
        let code = match members.get(*place) {
            Some((Key::Country(code), _)) => Some(*code),
            Some((Key::Set(_), own)) => country_code(forms, own),
            None => None,
        };
        if let Some(code) = code {
            countries.entry(code).or_insert(EntityId::new(i));
        }
    }
    let entities = drafts
        .into_iter()
        .enumerate()
        .map(|(i, (_, mut entity, _, code))| {
            entity.country = code.and_then(|c| countries.get(c)).copied().filter(|id| id.index() != i);
            entity
        })
        .collect();
    (entities, ids)
}

/// The code of the country that these forms name, if they name one.
pub(super) fn country_code(forms: &Forms, ids: &[usize]) -> Option<&'static str> {
    ids.iter().filter_map(|i| forms.all.get(*i)?.entry).find(|e| e.sort == Sort::Country).and_then(|e| e.country)
}

fn country(code: &str) -> Entity {
    let name = gazetteer().country(code).map_or(code, |c| c.0).to_string();
    Entity { kind: EntityType::Gpe, slug: slug(&name), name, aliases: Vec::new(), country: None }
}

fn draft(own: &[&Form], spellings: &[Spelled], texts: &[&str]) -> (Entity, Option<&'static str>) {
    let mut aliases: Vec<Alias> = spellings
        .chunk_by(|a, b| a.1 == b.1)
        .map(|same| Alias {
            text: same.first().and_then(|s| texts.get(s.1 as usize)).copied().unwrap_or_default().to_owned(),
            counts: same.iter().map(|s| (DocumentId::new(s.2 as usize), s.3)).collect(),
        })
        .collect();
    let total = |a: &Alias| a.counts.iter().map(|c| c.1).sum::<u32>();
    aliases.sort_by(|a, b| total(b).cmp(&total(a)).then_with(|| a.text.cmp(&b.text)));
    let entry = own.iter().filter_map(|f| f.entry).min_by_key(|e| e.sort);
    // The type most mentions have.
    let mut kinds: BTreeMap<EntityType, u32> = BTreeMap::new();
    own.iter().for_each(|f| *kinds.entry(f.kind).or_default() += f.total);
    let kind = kinds.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map_or(EntityType::Org, |k| *k.0);
    let known = entry.filter(|e| e.kind == kind).map(|e| e.name.to_string());
    let name = known.unwrap_or_else(|| fullest(&aliases, kind));
    let code = entry
        .filter(|e| e.sort != Sort::Country)
        .and_then(|e| e.country)
        .or_else(|| own.iter().find_map(|f| f.organ.as_ref()).map(|o| o.1));
    (Entity { kind, slug: slug_of(&name), name, aliases, country: None }, code)
}

fn slug_of(name: &str) -> String {
    let s = slug(name);
    if s.is_empty() { "unnamed".into() } else { s }
}

/// The fullest frequent spelling: of those at least a fifth as frequent as the most frequent full
/// one, the one of most words (for acronyms: the long form), then the most frequent.
fn fullest(aliases: &[Alias], kind: EntityType) -> String {
    let total = |a: &Alias| a.counts.iter().map(|c| c.1).sum::<u32>();
    let words = |a: &Alias| a.text.split_whitespace().count();
    let longest = if kind == EntityType::Person { 3 } else { 6 };
    let full = |a: &&Alias| (2..=longest).contains(&words(a));
    let most = aliases.iter().filter(full).map(total).max().unwrap_or(0);
    let pick = aliases.iter().filter(|a| most == 0 || (full(a) && total(a) * 5 >= most)).max_by(|a, b| {
        let size = |a: &Alias| if kind == EntityType::Person { words(a).min(2) } else { words(a) };
        size(a).cmp(&size(b)).then(total(a).cmp(&total(b))).then_with(|| b.text.cmp(&a.text))
    });
    pick.or(aliases.first()).map(|a| a.text.clone()).unwrap_or_default()
}
