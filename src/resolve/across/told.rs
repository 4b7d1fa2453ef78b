//! Statements, goals and positions of one holder that say the same. In: for each record its holder,
//! leaning and wording. Out: groups of two or more. Two records are one where the weight of the words
//! they share, rare words weighing more, is most of the shorter's and a good part of the longer's;
//! every record of a group agrees with the others of it. Weights are whole numbers, so that the
//! result does not depend on the order of adding.

use super::super::findings::ToldGroup;
use super::super::quick::QuickMap;
use super::wording::Wording;
use crate::text::{DocumentId, EntityId, Lists, MentionId};

/// Percent of the shorter record's weight that both must share.
const OF_SHORTER: u64 = 60;

/// Percent of the longer record's weight that both must share.
const OF_LONGER: u64 = 36;

/// Records that share a word beyond which the word brings no candidates.
const COMMON: usize = 32;

/// How many members of a group a newcomer is tested against.
const WITNESSES: usize = 8;

/// One statement, goal or position.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) document: DocumentId,
    pub(crate) index: usize,
    pub(crate) holder: EntityId,
    /// For, against or neither; records of different leaning are never one.
    pub(crate) leaning: i8,
    pub(crate) wording: &'a Wording,
}

/// A group: holder, number of sources, members.
type Found = (EntityId, u32, Vec<(DocumentId, usize)>);

/// A word of a record: the code of a root or an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Item {
    Root(u64),
    Entity(EntityId),
}

/// Whether two records may be one at all.
fn kin(a: &Record<'_>, b: &Record<'_>) -> bool {
    a.leaning == b.leaning && a.wording.is_negated == b.wording.is_negated
}

/// What two sorted lists have in common.
fn shared(a: &[u32], b: &[u32]) -> impl Iterator<Item = u32> {
    let mut rest = b.iter().copied().peekable();
    a.iter().copied().filter(move |word| {
        while rest.next_if(|other| other < word).is_some() {}
        rest.next_if_eq(word).is_some()
    })
}

/// By record: the first that says the very same, itself where it is that. Only these are compared: a
/// text that a thousand documents print costs no thousand comparisons.
fn twins(records: &[Record<'_>], bags: &Lists) -> Vec<usize> {
    let mut first: QuickMap<(EntityId, i8, bool, &[u32]), usize> = QuickMap::default();
    let all = records.iter().zip(bags.iter()).enumerate();
    all.map(|(i, (record, bag))| match bag {
        // Of what has no words nothing can be said.
        [] => i,
        _ => *first.entry((record.holder, record.leaning, record.wording.is_negated, bag)).or_insert(i),
    })
    .collect()
}

/// Leaves of the words of a record those that bring candidates: all but the commonest that weigh less
/// than what it must share. The rarest word of two alike records is among these of both, so that no
/// pair is missed (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
fn prefix<K: Ord>(words: &mut Vec<u32>, weight: u64, weights: &[u64], rarity: impl Fn(&u32) -> K) {
    words.sort_unstable_by_key(rarity);
    let mut left_out = 0;
    while let Some(commonest) = words.last() {
        left_out += weights.get(*commonest as usize).copied().unwrap_or(0);
        if left_out * 100 >= OF_LONGER * weight {
            break;
        }
        words.pop();
    }
}

/// Groups the records. `entity_of` tells whom a mention stands for.
pub(crate) fn groups<Id>(
    records: &[Record<'_>],
    entity_of: &dyn Fn(DocumentId, MentionId) -> Option<EntityId>,
    id: impl Fn(usize) -> Id,
    n_sources: &dyn Fn(&[DocumentId]) -> u32,
) -> Vec<ToldGroup<Id>> {
    let mut numbers: QuickMap<Item, u32> = QuickMap::default();
    let mut frequency: Vec<u32> = Vec::new();
    // By record: its words and entities as numbers, sorted.
    let mut bags: Lists = Lists::with_capacity(records.len());
    for (i, record) in (0u32..).zip(records) {
        let names = record.wording.names.iter().map(|(m, _)| *m).chain(record.wording.others.iter().copied());
        let entities = names.filter_map(|m| entity_of(record.document, m)).filter(|e| *e != record.holder);
        let roots = record.wording.words.iter().map(|w| Item::Root(w.code));
        bags.push_set(roots.chain(entities.map(Item::Entity)).map(|item| {
            *numbers.entry(item).or_insert_with(|| {
                frequency.push(0);
                frequency.len() as u32 - 1
            })
        }));
        for word in bags.get(i) {
            if let Some(n) = frequency.get_mut(*word as usize) {
                *n += 1;
            }
        }
    }
    let n = records.len().max(2);
    // 8 to about 100: the logarithm of how rare a word is.
    let weights: Vec<u64> =
        frequency.iter().map(|f| 8 * (u64::from((n as u32 / (*f).max(1)).max(1).ilog2()) + 1)).collect();
    let weigh = |words: &[u32]| words.iter().filter_map(|w| weights.get(*w as usize)).sum::<u64>();
    let weight_of: Vec<u64> = bags.iter().map(weigh).collect();
    let alike = |a: usize, b: usize| -> Option<u64> {
        let (x, y) = (bags.get(a as u32), bags.get(b as u32));
        let (weight_x, weight_y) = (*weight_of.get(a)?, *weight_of.get(b)?);
        if !kin(records.get(a)?, records.get(b)?) {
            return None;
        }
        let (mut count, mut weight) = (0, 0);
        for word in shared(x, y) {
            count += 1;
            weight += weights.get(word as usize).copied().unwrap_or(0);
        }
        let enough = count >= 2 || x == y;
        (enough
            && weight * 100 >= OF_SHORTER * weight_x.min(weight_y)
            && weight * 100 >= OF_LONGER * weight_x.max(weight_y))
        .then_some(weight * 1000 / weight_x.max(weight_y).max(1))
    };

    let rarity = |word: &u32| (frequency.get(*word as usize).copied().unwrap_or(0), *word);
    let mut offers: Vec<(EntityId, i8, bool, u32, u32)> = Vec::new();
    let mut words: Vec<u32> = Vec::new();
    let twins = twins(records, &bags);
    for (i, (record, (bag, weight))) in (0u32..).zip(records.iter().zip(bags.iter().zip(&weight_of))) {
        if twins.get(i as usize) != Some(&(i as usize)) {
            continue;
        }
        words.clear();
        words.extend_from_slice(bag);
        prefix(&mut words, *weight, &weights, rarity);
        let offer = |word: u32| (record.holder, record.leaning, record.wording.is_negated, word, i);
        offers.extend(words.drain(..).map(offer));
    }
    offers.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in offers.chunk_by(|a, b| (a.0, a.1, a.2, a.3) == (b.0, b.1, b.2, b.3)) {
        for (n, (.., a)) in same.iter().enumerate() {
            pairs.extend(same.iter().skip(n + 1).take(COMMON).map(|(.., b)| (*a as usize, *b as usize)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut scored: Vec<(u64, usize, usize)> =
        pairs.into_iter().filter_map(|(a, b)| Some((alike(a, b)?, a, b))).collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group_of: Vec<usize> = (0..records.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..records.len()).map(|i| vec![i]).collect();
    for (_, a, b) in scored {
        let (Some(&x), Some(&y)) = (group_of.get(a), group_of.get(b)) else { continue };
        if x == y {
            continue;
        }
        let agree = members
            .get(x)
            .into_iter()
            .flatten()
            .take(WITNESSES)
            .all(|p| members.get(y).into_iter().flatten().take(WITNESSES).all(|q| alike(*p, *q).is_some()));
        if agree {
            let moved = members.get_mut(y).map(std::mem::take).unwrap_or_default();
            for m in &moved {
                if let Some(slot) = group_of.get_mut(*m) {
                    *slot = x;
                }
            }
            if let Some(list) = members.get_mut(x) {
                list.extend(moved);
                list.sort_unstable();
            }
        }
    }
    for (i, first) in twins.iter().enumerate().filter(|(i, first)| i != *first) {
        let group = group_of.get(*first).and_then(|group| members.get_mut(*group));
        group.into_iter().for_each(|list| list.push(i));
    }
    let mut found: Vec<Found> = Vec::new();
    for own in members.into_iter().filter(|own| own.len() > 1) {
        let told: Vec<&Record<'_>> = own.iter().filter_map(|i| records.get(*i)).collect();
        let Some(first) = told.first() else { continue };
        let documents: Vec<DocumentId> = told.iter().map(|r| r.document).collect();
        let mut members: Vec<(DocumentId, usize)> = told.iter().map(|r| (r.document, r.index)).collect();
        members.sort_unstable();
        found.push((first.holder, n_sources(&documents), members));
    }
    found.sort_by(|a, b| a.2.cmp(&b.2));
    let told = |(holder, n_sources, members): Found| ToldGroup {
        holder,
        n_sources,
        members: members.into_iter().map(|(d, i)| (d, id(i))).collect(),
    };
    found.into_iter().map(told).collect()
}
