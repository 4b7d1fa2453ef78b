//! Which events are one: candidate pairs from blocks, a test of each pair, and unions that keep
//! every pair of a cluster free of contradiction. The blocks hold what shares a participant (two
//! for what has no close date) and a year; within a block, sorted by date, an event is compared
//! with its neighbours only, so the cost grows as n log n.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::facts::{Class, Fact};
use crate::extract::Mode;
use crate::resolve::Entity;
use crate::text::{DateInterval, EntityId};

/// How many neighbours in a block an event is compared with: more finds more in crowded months and costs as much.
const NEIGHBOURS: usize = 24;

/// How many members of a cluster a newcomer is tested against.
const WITNESSES: usize = 32;

/// Sentences within which a document still speaks of the same event.
const NEAR_BY: u32 = 4;

/// Days that two soft dates of one event may lie apart.
const SOFT_GAP: i32 = 21;

/// Groups the facts: for each the number of its group, numbered in no particular order.
pub(super) fn groups(facts: &[Fact<'_>], entities: &[Entity]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by(|a, b| facts[*a].key.cmp(&facts[*b].key));
    // Places in that order stand for the keys from here on: comparing texts again and again is what costs.
    let mut rank = vec![0; facts.len()];
    order.iter().enumerate().for_each(|(place, fact)| rank[*fact] = place);
    let mut groups = Groups { of: (0..facts.len()).collect(), members: (0..facts.len()).map(|i| vec![i]).collect() };

    let mut pairs = candidates(facts, &order, &rank, entities);
    // Firm dates first, so that vague ones find whole clusters.
    pairs.sort_by_key(|p| (Reverse(p.score), rank[p.one], rank[p.other]));
    for pair in pairs.iter().filter(|p| !p.vague) {
        groups.join(facts, &rank, entities, pair.one, pair.other);
    }
    // What is told without a close date joins a dated cluster only where one single cluster fits.
    let mut fitting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for pair in pairs.iter().filter(|p| p.vague) {
        let (vague, firm) = if facts[pair.one].is_narrow() { (pair.other, pair.one) } else { (pair.one, pair.other) };
        fitting.entry(vague).or_default().push(firm);
    }
    for &vague in &order {
        let Some(firm) = fitting.get(&vague) else { continue };
        let mut found: Vec<usize> = firm.iter().map(|f| groups.of[*f]).collect();
        found.sort_unstable();
        found.dedup();
        if let ([_], Some(&firm)) = (found.as_slice(), firm.first()) {
            groups.join(facts, &rank, entities, vague, firm);
        }
    }
    groups.of
}

struct Groups {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    /// Unites the groups of two facts unless a pair across them contradicts.
    fn join(&mut self, facts: &[Fact<'_>], rank: &[usize], entities: &[Entity], one: usize, other: usize) {
        let (a, b) = (self.of[one], self.of[other]);
        if a == b {
            return;
        }
        let clash = self.members[a]
            .iter()
            .take(WITNESSES)
            .any(|x| self.members[b].iter().take(WITNESSES).any(|y| contradict(&facts[*x], &facts[*y], entities)));
        if clash {
            return;
        }
        let moved = std::mem::take(&mut self.members[b]);
        for fact in &moved {
            self.of[*fact] = a;
        }
        self.members[a].extend(moved);
        self.members[a].sort_by_key(|x| rank[*x]);
    }
}

/// Two events that can be one.
struct Pair {
    one: usize,
    other: usize,
    /// More is better.
    score: u32,
    /// Whether exactly one of them has a close date.
    vague: bool,
}

type Key = (Class, EntityId, Option<EntityId>, Option<i16>);

fn candidates(facts: &[Fact<'_>], order: &[usize], rank: &[usize], entities: &[Entity]) -> Vec<Pair> {
    let mut blocks: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for &index in order {
        let fact = &facts[index];
        for (n, &p) in fact.participants.iter().enumerate().take(12) {
            for &q in fact.participants.iter().take(12).skip(n + 1) {
                blocks.entry((fact.class, p, Some(q), None)).or_default().push(index);
            }
            match fact.days {
                Some(days) => {
                    let days = days.widened(SOFT_GAP);
                    for year in days.first.year()..=days.last.year() {
                        blocks.entry((fact.class, p, None, Some(year))).or_default().push(index);
                    }
                }
                None if fact.participants.len() == 1 => {
                    blocks.entry((fact.class, p, None, None)).or_default().push(index);
                }
                None => {}
            }
        }
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for block in blocks.values_mut() {
        block.sort_by_key(|a| (facts[*a].days, rank[*a]));
        for (n, &one) in block.iter().enumerate() {
            for &other in block.iter().skip(n + 1).take(NEIGHBOURS) {
                if let Some(score) = alike(&facts[one], &facts[other], entities) {
                    let (one, other) = if rank[one] <= rank[other] { (one, other) } else { (other, one) };
                    let vague = facts[one].is_narrow() != facts[other].is_narrow();
                    pairs.push(Pair { one, other, score, vague });
                }
            }
        }
    }
    pairs.sort_by_key(|p| (p.one, p.other));
    pairs.dedup_by_key(|p| (p.one, p.other));
    pairs
}

/// Whether two events tell the same; how surely.
fn alike(a: &Fact<'_>, b: &Fact<'_>, entities: &[Entity]) -> Option<u32> {
    if a.class != b.class || contradict(a, b, entities) {
        return None;
    }
    let persons = common(&a.persons, &b.persons);
    let shared = common(&a.participants, &b.participants);
    let placed = matches!((a.told.place, b.told.place), (Some(x), Some(y)) if same_place(x, y, entities));
    let dated = match (a.days, b.days) {
        (Some(x), Some(y)) => x.overlaps(&y) || soft_near(a, b, x, y),
        _ => false,
    };
    let enough = if a.mode.is_some() { dealing(a, b, persons, shared, placed, dated) } else { act(a, b, dated) };
    enough.then(|| {
        let exact = u32::from(a.days.is_some() && a.days == b.days);
        persons as u32 * 8 + shared as u32 * 4 + u32::from(placed) * 4 + u32::from(dated) * 4 + exact * 2
    })
}

/// Whether two meetings, visits or calls are one.
fn dealing(a: &Fact<'_>, b: &Fact<'_>, persons: usize, shared: usize, placed: bool, dated: bool) -> bool {
    let smaller = a.participants.len().min(b.participants.len());
    let sides = shared >= 2;
    // One telling adds nobody.
    let within = shared == smaller;
    if dated {
        if a.is_sharp() && b.is_sharp() {
            return sides || (persons >= 1 && (placed || within));
        }
        // Within a month, or a year, the same two states meet more than once.
        return (sides && (persons >= 1 || placed)) || (persons >= 1 && placed);
    }
    match a.sentences_to(b) {
        // The same document comes back to it.
        Some(far) => within && sides && (persons >= 1 || placed) && (far <= NEAR_BY || a.word == b.word),
        None => within && persons >= 2 && placed && a.mode == b.mode,
    }
}

/// Whether two deeds of one toward another are one.
fn act(a: &Fact<'_>, b: &Fact<'_>, dated: bool) -> bool {
    let actors = common(&a.told.actors, &b.told.actors);
    let recipients = common(&a.told.recipients, &b.told.recipients);
    let both = actors >= 1 && (recipients >= 1 || (a.told.recipients.is_empty() && b.told.recipients.is_empty()));
    let word = a.word == b.word;
    let same = a.told.actors == b.told.actors && a.told.recipients == b.told.recipients;
    if !both {
        return false;
    }
    if dated {
        return if a.is_sharp() && b.is_sharp() { word || recipients >= 1 } else { a.says_alike(b) };
    }
    if a.days.is_some() || b.days.is_some() {
        return false;
    }
    match a.sentences_to(b) {
        // What is asked for or refused without a recipient is told by the rest of the sentence.
        Some(far) => word && same && (a.says_alike(b) || (far <= NEAR_BY && recipients >= 1)),
        None => same && a.says_alike(b),
    }
}

/// Whether one is a journey to a country that has no part in the other, which is a meeting on its
/// soil: two envoys fly to a third country and meet there.
fn is_journey_to_meeting(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let visit = |x: &Fact<'_>, y: &Fact<'_>| {
        x.mode == Some(Mode::Visit)
            && y.mode.is_some_and(|m| m != Mode::Visit)
            && !x.told.recipients.is_empty()
            && y.participants.len() > 1
            && common(&x.told.recipients, &y.participants) == 0
    };
    visit(a, b) || visit(b, a)
}

/// Whether two events cannot be one.
fn contradict(a: &Fact<'_>, b: &Fact<'_>, entities: &[Entity]) -> bool {
    if a.class != b.class {
        return true;
    }
    if is_journey_to_meeting(a, b) {
        return true;
    }
    let firm = common(&a.persons, &b.persons) >= 2 || common(&a.participants, &b.participants) >= 3;
    if let (Some(x), Some(y)) = (a.days, b.days)
        && !x.overlaps(&y)
        && !(soft_near(a, b, x, y) || (firm && x.widened(1).overlaps(&y)))
    {
        return true;
    }
    // Each names a person whom the other does not: two meetings of one delegation, say.
    let lone = |x: &Fact<'_>, y: &Fact<'_>| common(&x.persons, &y.persons) < x.persons.len();
    if lone(a, b) && lone(b, a) && !(firm && a.is_narrow() && a.days == b.days) {
        return true;
    }
    match (a.told.place, b.told.place) {
        (Some(x), Some(y)) => {
            let same_days = firm && a.is_narrow() && a.days == b.days;
            !(same_days || same_place(x, y, entities))
        }
        _ => false,
    }
}

/// Whether two soft dates lie so near that they can mean the same days.
fn soft_near(a: &Fact<'_>, b: &Fact<'_>, x: DateInterval, y: DateInterval) -> bool {
    (a.is_soft() || b.is_soft())
        && a.is_narrow()
        && b.is_narrow()
        && common(&a.participants, &b.participants) >= 2
        && x.widened(SOFT_GAP).overlaps(&y)
}

/// Whether one place is the other or lies in it.
pub(super) fn same_place(a: EntityId, b: EntityId, entities: &[Entity]) -> bool {
    let country = |of: EntityId| entities.get(of.index()).and_then(|e| e.country);
    a == b || country(a) == Some(b) || country(b) == Some(a)
}

/// How many items two sorted lists share.
fn common(a: &[EntityId], b: &[EntityId]) -> usize {
    let (mut a, mut b, mut both) = (a, b, 0);
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b) {
        both += usize::from(x == y);
        (a, b) = (if x <= y { a_rest } else { a }, if y <= x { b_rest } else { b });
    }
    both
}
