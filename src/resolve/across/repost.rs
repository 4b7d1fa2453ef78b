//! Documents that print the same text. Of every document the smallest hashes of its runs of five
//! words are kept (a bottom-k sketch, Broder 1997); documents that share hashes are compared. In:
//! sketches. Out: groups with an origin. Work is near linear: a hash that very many documents share
//! is a formula of the trade and tells nothing.

use std::collections::BTreeMap;

use super::super::union::Sets;
use super::super::{Analysed, RepostGroup};
use crate::language::Upos;
use crate::text::{DocumentId, PartialDate, fold};

/// Words of a run.
const RUN: usize = 5;

/// Hashes kept of a document: more tells short overlaps of long texts better and costs as much.
const KEPT: usize = 80;

/// Fewest runs of a document that can be told to be a repost.
const LEAST_RUNS: usize = 24;

/// Documents that share a hash beyond which it tells nothing.
const COMMON: usize = 30;

/// Hashes that two documents share before they are compared.
const LEAST_SHARED: usize = 4;

/// Share of the shorter text that both have from which one repeats the other.
const REPEATS: f32 = 0.55;

/// A text in few numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// The smallest hashes, sorted.
    hashes: Vec<u64>,
    /// How many distinct runs there are.
    n_runs: usize,
}

/// Sketches the article, without furniture.
pub(crate) fn sketch(document: &Analysed<'_>) -> Sketch {
    let text: &str = &document.document.text;
    let words: Vec<u64> = document
        .analysis
        .tokens
        .iter()
        .filter(|t| !matches!(t.upos, Upos::Punct | Upos::Sym))
        .filter(|t| t.span.of(text).chars().any(char::is_alphanumeric) && !document.document.is_furniture(t.span))
        .map(|t| hash(fold(t.span.of(text)).bytes()))
        .collect();
    let mut hashes: Vec<u64> = words.windows(RUN).map(|run| hash(run.iter().flat_map(|w| w.to_le_bytes()))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let n_runs = hashes.len();
    hashes.truncate(KEPT);
    Sketch { hashes, n_runs }
}

/// FNV-1a with a last stirring, the same on every platform.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut h = bytes.fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 33)
}

/// How much of the shorter text both have, 0 to 1, as the sketches estimate it.
fn shared(a: &Sketch, b: &Sketch) -> f32 {
    let mut both = 0usize;
    let mut seen = 0usize;
    let (mut x, mut y) = (a.hashes.iter().peekable(), b.hashes.iter().peekable());
    // The smallest hashes of the union, as many as both sketches hold in full.
    while seen < KEPT {
        let (p, q) = match (x.peek(), y.peek()) {
            (Some(p), Some(q)) => (**p, **q),
            (Some(_), None) if b.n_runs <= KEPT => (0, 1),
            (None, Some(_)) if a.n_runs <= KEPT => (1, 0),
            _ => break,
        };
        both += usize::from(p == q);
        if p <= q {
            x.next();
        }
        if q <= p {
            y.next();
        }
        seen += 1;
    }
    of_shorter(both as f32 / seen.max(1) as f32, a, b)
}

/// The most that two sketches can share which have `both` hashes in common.
fn at_most(both: usize, a: &Sketch, b: &Sketch) -> f32 {
    of_shorter(both as f32 / a.hashes.len().max(b.hashes.len()).max(1) as f32, a, b)
}

/// How much of the shorter text both have where that share of the runs of both is common.
fn of_shorter(alike: f32, a: &Sketch, b: &Sketch) -> f32 {
    let common = alike * (a.n_runs + b.n_runs) as f32 / (1.0 + alike);
    (common / a.n_runs.min(b.n_runs).max(1) as f32).min(1.0)
}

/// What is known of a document beside its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) id: &'a str,
    pub(crate) published: Option<PartialDate>,
    pub(crate) sketch: &'a Sketch,
}

/// Groups the documents; also tells for each the origin of its group.
pub(crate) fn groups(documents: &[Known<'_>]) -> (Vec<RepostGroup>, Vec<DocumentId>) {
    let mut holders: Vec<(u64, u32)> = Vec::new();
    for (d, known) in (0u32..).zip(documents) {
        if known.sketch.n_runs >= LEAST_RUNS {
            holders.extend(known.sketch.hashes.iter().map(|h| (*h, d)));
        }
    }
    holders.sort_unstable();
    // By document: where in `holders` the later holders of each of its hashes stand.
    let mut later: Vec<Vec<(u32, u32)>> = vec![Vec::new(); documents.len()];
    // By document: hashes that tell nothing.
    let mut n_common: Vec<usize> = vec![0; documents.len()];
    let mut end = 0;
    for run in holders.chunk_by(|a, b| a.0 == b.0) {
        let start = end;
        end += run.len();
        for (at, (_, d)) in (start as u32 + 1..).zip(run) {
            if run.len() > COMMON {
                n_common.get_mut(*d as usize).into_iter().for_each(|n| *n += 1);
            } else if (at as usize) < end {
                later.get_mut(*d as usize).into_iter().for_each(|l| l.push((at, end as u32)));
            }
        }
    }
    let mut sets = Sets::new(documents.len());
    let mut counts: Vec<usize> = vec![0; documents.len()];
    let mut met: Vec<usize> = Vec::new();
    for (a, (x, later)) in documents.iter().zip(&later).enumerate() {
        for (_, b) in later.iter().filter_map(|(from, to)| holders.get(*from as usize..*to as usize)).flatten() {
            let Some(count) = counts.get_mut(*b as usize) else { continue };
            if *count == 0 {
                met.push(*b as usize);
            }
            *count += 1;
        }
        for b in met.drain(..) {
            let n = counts.get_mut(b).map(std::mem::take).unwrap_or_default();
            let common = |d: usize| n_common.get(d).copied().unwrap_or(0);
            let Some(y) = documents.get(b).filter(|_| n >= LEAST_SHARED) else { continue };
            // Compared in full only where so many hashes can be enough.
            let most = (n + common(a).min(common(b))).min(KEPT);
            if at_most(most, x.sketch, y.sketch) >= REPEATS && shared(x.sketch, y.sketch) >= REPEATS {
                sets.join(a, b);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for d in 0..documents.len() {
        members.entry(sets.find(d)).or_default().push(d);
    }
    let mut origins: Vec<DocumentId> = (0..documents.len()).map(DocumentId::new).collect();
    let mut groups = Vec::new();
    for own in members.into_values().filter(|own| own.len() > 1) {
        let first = own.iter().copied().filter_map(|d| Some((d, documents.get(d)?))).min_by(|(_, a), (_, b)| {
            let day = |k: &Known<'_>| k.published.map(|p| p.interval().first);
            (day(a).is_none(), day(a))
                .cmp(&(day(b).is_none(), day(b)))
                .then(b.sketch.n_runs.cmp(&a.sketch.n_runs))
                .then(a.id.cmp(b.id))
        });
        let Some((origin, first)) = first else { continue };
        let percent = |d: &usize| documents.get(*d).map_or(0.0, |k| shared(k.sketch, first.sketch) * 100.0);
        for d in &own {
            if let Some(slot) = origins.get_mut(*d) {
                *slot = DocumentId::new(origin);
            }
        }
        groups.push(RepostGroup {
            origin: DocumentId::new(origin),
            shared_percent: own.iter().map(|d| percent(d).round() as u8).collect(),
            documents: own.into_iter().map(DocumentId::new).collect(),
        });
    }
    groups.sort_by_key(|g| g.documents.first().copied());
    (groups, origins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: impl Iterator<Item = u32>) -> Sketch {
        let words: Vec<u64> = words.map(|w| hash(w.to_le_bytes().into_iter())).collect();
        let mut hashes: Vec<u64> = words.windows(RUN).map(|r| hash(r.iter().flat_map(|w| w.to_le_bytes()))).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let n_runs = hashes.len();
        hashes.truncate(KEPT);
        Sketch { hashes, n_runs }
    }

    #[test]
    fn a_cut_and_a_changed_copy_are_reposts_and_another_text_is_not() {
        let whole = of(0..900);
        let cut = of(100..500);
        let changed = of((0..900).map(|w| if w % 40 == 0 { w + 5000 } else { w }));
        let other = of(10_000..10_900);
        let known = |id, sketch| Known { id, published: None, sketch };
        let all = [known("a", &whole), known("b", &cut), known("c", &changed), known("d", &other)];
        let (groups, origins) = groups(&all);
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!(groups[0].documents.iter().map(|d| d.0).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(origins.iter().map(|d| d.0).collect::<Vec<_>>(), [0, 0, 0, 3]);
        assert!(groups[0].shared_percent.iter().all(|p| *p > 55), "{groups:?}");
    }
}
