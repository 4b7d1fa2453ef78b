//! A group of events to its cluster: participants, the date, place and status that speak for it, and
//! what the sources differ on. Silence of a source is no difference.

use smol_str::SmolStr;

use super::count::Count;
use super::facts::Fact;
use super::join::same_place;
use crate::extract::Status;
use crate::resolve::{Cluster, Conflict, ConflictField, Entity};
use crate::text::{DateInterval, DocumentId, EntityId};

/// Builds the cluster of facts that are one event. `facts` is sorted by document and event.
pub(super) fn cluster(facts: &[&Fact<'_>], entities: &[Entity]) -> Option<Cluster> {
    let first = facts.first()?;
    let mut participants: Vec<EntityId> = facts.iter().flat_map(|f| f.participants.iter().copied()).collect();
    participants.sort_unstable();
    participants.dedup();
    let mut dated: Vec<&&Fact<'_>> = facts.iter().filter(|f| f.told.date.is_some()).collect();
    dated.sort_by_key(|f| (f.told.interval.map_or(i32::MAX, |i| i.days()), f.told.date.clone(), f.told.date_modifier));
    Some(Cluster {
        kind: first.kind,
        mode: most(facts.iter().filter_map(|f| f.mode)),
        participants,
        date: dated.first().and_then(|f| f.told.date.clone()),
        interval: interval(facts),
        place: place(facts, entities),
        status: most(facts.iter().map(|f| f.status)).unwrap_or(Status::Occurred),
        events: facts.iter().map(|f| f.at).collect(),
        conflicts: conflicts(facts, entities),
    })
}

/// The days all agree on, else all days told.
fn interval(facts: &[&Fact<'_>]) -> Option<DateInterval> {
    let told: Vec<DateInterval> = facts.iter().filter_map(|f| f.told.interval).collect();
    let first = told.iter().map(|i| i.first).max()?;
    let last = told.iter().map(|i| i.last).min()?;
    if first <= last {
        return Some(DateInterval { first, last });
    }
    Some(DateInterval { first: told.iter().map(|i| i.first).min()?, last: told.iter().map(|i| i.last).max()? })
}

/// The place most tell; of equals the narrower one, then the one whose name comes first.
fn place(facts: &[&Fact<'_>], entities: &[Entity]) -> Option<EntityId> {
    let told: Vec<EntityId> = facts.iter().filter_map(|f| f.told.place).collect();
    let slug = |of: EntityId| entities.get(of.index()).map(|e| e.slug.as_str());
    let within = |of: EntityId| entities.get(of.index()).is_some_and(|e| e.country.is_some());
    told.iter().copied().max_by(|a, b| {
        let count = |of: &EntityId| told.iter().filter(|p| *p == of).count();
        count(a).cmp(&count(b)).then(within(*a).cmp(&within(*b))).then_with(|| slug(*b).cmp(&slug(*a)))
    })
}

/// The most frequent value; of equals the smallest.
fn most<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut all: Vec<T> = values.collect();
    all.sort_unstable();
    let mut best: Option<(usize, T)> = None;
    for run in all.chunk_by(|a, b| a == b) {
        if let Some(&value) = run.first()
            && best.is_none_or(|(n, _)| run.len() > n)
        {
            best = Some((run.len(), value));
        }
    }
    best.map(|(_, value)| value)
}

fn conflicts(facts: &[&Fact<'_>], entities: &[Entity]) -> Vec<Conflict> {
    let across = |differ: &dyn Fn(&Fact<'_>, &Fact<'_>) -> bool| {
        facts.iter().any(|a| facts.iter().any(|b| a.at.0 < b.at.0 && differ(a, b)))
    };
    let mut found = Vec::new();
    let mut add = |field, value: &dyn Fn(&Fact<'_>) -> Option<String>| {
        let values = values(facts, value);
        if values.len() > 1 {
            found.push(Conflict { field, values });
        }
    };
    let name = |of: EntityId| entities.get(of.index()).map(|e| e.name.clone()).unwrap_or_default();
    if across(&|a, b| dates_differ(a, b)) {
        add(ConflictField::Date, &|f| f.told.interval.and(f.date_label()));
    }
    if across(&|a, b| matches!((a.told.place, b.told.place), (Some(x), Some(y)) if !same_place(x, y, entities))) {
        add(ConflictField::Place, &|f| f.told.place.map(name));
    }
    let lone = |a: &Fact<'_>, b: &Fact<'_>| a.persons.iter().any(|p| b.persons.binary_search(p).is_err());
    if across(&|a, b| lone(a, b) && lone(b, a)) {
        add(ConflictField::Participants, &|f| {
            let mut names: Vec<String> = f.persons.iter().map(|p| name(*p)).collect();
            names.sort_unstable();
            (!names.is_empty()).then(|| names.join(", "))
        });
    }
    let counted = |a: &Fact<'_>, b: &Fact<'_>| -> Option<SmolStr> {
        let (x, y) = (a.telling?, b.telling?);
        let differ = |c: &&Count| {
            let same: Vec<&Count> = y.counts.iter().filter(|d| d.root == c.root).collect();
            !same.is_empty() && same.iter().all(|d| d.number != c.number)
        };
        x.counts.iter().find(differ).map(|c| c.root.clone())
    };
    let roots = facts.iter().flat_map(|a| facts.iter().filter(|b| a.at.0 < b.at.0).filter_map(|b| counted(a, b)));
    if let Some(root) = roots.min() {
        add(ConflictField::Number, &|f| f.telling?.counts.iter().find(|c| c.root == root).map(|c| c.label.clone()));
    }
    if across(&|a, b| (a.status == Status::Negated) != (b.status == Status::Negated)) {
        add(ConflictField::Status, &|f| Some(f.status.name().to_owned()));
    }
    found
}

/// Days without overlap, or one month or year called early by one and late by the other.
fn dates_differ(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let parts = (a.told.date_modifier, b.told.date_modifier);
    let named = matches!(parts, (Some(x), Some(y)) if x != y) && a.told.date == b.told.date;
    named || matches!((a.told.interval, b.told.interval), (Some(x), Some(y)) if !x.overlaps(&y))
}

/// Each value with the documents that tell it, sorted by value.
fn values(facts: &[&Fact<'_>], value: &dyn Fn(&Fact<'_>) -> Option<String>) -> Vec<(String, Vec<DocumentId>)> {
    let mut told: Vec<(String, DocumentId)> = facts.iter().filter_map(|f| Some((value(f)?, f.at.0))).collect();
    told.sort();
    told.dedup();
    let mut values: Vec<(String, Vec<DocumentId>)> = Vec::new();
    for (value, document) in told {
        match values.last_mut() {
            Some((last, documents)) if *last == value => documents.push(document),
            _ => values.push((value, vec![document])),
        }
    }
    values
}
