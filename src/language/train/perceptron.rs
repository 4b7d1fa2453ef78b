//! The averaged perceptron (Collins 2002; averaging after Daumé), with steps of one or adaptive ones, over
//! hashed sparse features, and its quantisation to the tables of the model file. Deterministic: rows are numbered as they come.

use std::collections::BTreeMap;

use crate::language::model::prints::{MAX_PROBE, fingerprint};
use crate::language::model::table::second_print;

/// One weight in training. `total` is what it was raised by, times when: the average is found from it.
#[derive(Clone, Copy)]
struct Entry {
    class: u8,
    weight: f32,
    total: f64,
    steps: u32,
}

#[derive(Default)]
struct Row {
    feature: u32,
    entries: Vec<Entry>,
    updates: u32,
}

/// How far an update goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rate {
    /// Always by one.
    #[default]
    Constant,
    /// By less the more often that weight was corrected (AdaGrad, Duchi et al. 2011).
    Adaptive,
}

/// A linear model in training.
pub struct Perceptron {
    /// Open addressing from a feature to its row plus one.
    index: Vec<(u32, u32)>,
    rows: Vec<Row>,
    now: u32,
    frozen: bool,
    rate: Rate,
}

impl Default for Perceptron {
    fn default() -> Self {
        Self { index: vec![(0, 0); 1 << 16], rows: Vec::new(), now: 0, frozen: false, rate: Rate::Constant }
    }
}

/// Averaged weights by class.
type Weights = Vec<(u8, f32)>;

/// An averaged model: feature, its number of updates, and its weights.
pub struct Averaged {
    rows: Vec<(u32, u32, Weights)>,
}

impl Perceptron {
    /// A model that steps so, and may use no other features than `only` where that is given.
    pub fn new(rate: Rate, only: Option<&[u32]>) -> Self {
        let mut model = Self { rate, ..Self::default() };
        for f in only.into_iter().flatten() {
            model.row(*f);
        }
        model.frozen = only.is_some();
        model
    }

    /// Where the feature stands in the index, or would.
    fn slot(&self, feature: u32) -> usize {
        let mask = self.index.len() - 1;
        let mut at = (feature.wrapping_mul(0x9E37_79B1) >> 5) as usize & mask;
        while self.index[at].1 != 0 && self.index[at].0 != feature {
            at = (at + 1) & mask;
        }
        at
    }

    /// The row of the feature, new where need be; `None` where none may be added.
    fn row(&mut self, feature: u32) -> Option<usize> {
        let at = self.slot(feature);
        if let Some(row) = self.index[at].1.checked_sub(1) {
            return Some(row as usize);
        }
        if self.frozen {
            return None;
        }
        self.rows.push(Row { feature, ..Row::default() });
        self.index[at] = (feature, self.rows.len() as u32);
        if self.rows.len() * 2 > self.index.len() {
            self.index = vec![(0, 0); self.index.len() * 2];
            for i in 0..self.rows.len() {
                let at = self.slot(self.rows[i].feature);
                self.index[at] = (self.rows[i].feature, i as u32 + 1);
            }
        }
        Some(self.rows.len() - 1)
    }

    /// The sums of the features' weights, into `scores`.
    pub fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        self.add(features, scores);
    }

    /// Adds the weights of the features to `scores`.
    pub fn add(&self, features: &[u32], scores: &mut [f32]) {
        for f in features {
            if let Some(row) = self.index[self.slot(*f)].1.checked_sub(1) {
                for e in &self.rows[row as usize].entries {
                    scores[usize::from(e.class)] += e.weight;
                }
            }
        }
    }

    /// The class to push down: the best of the others, where `gold` is not better than it by `margin`.
    pub fn rival(scores: &[f32], gold: usize, margin: f32) -> Option<usize> {
        let mut top: Option<usize> = None;
        for (i, s) in scores.iter().enumerate() {
            if i != gold && top.is_none_or(|t| *s > scores[t]) {
                top = Some(i);
            }
        }
        top.filter(|t| scores[*t] + margin > scores[gold])
    }

    /// One step of training by `by`: `gold` up, `guess` down. Call `tick` for every example.
    pub fn update(&mut self, features: &[u32], gold: usize, guess: usize, by: f32) {
        if gold == guess {
            return;
        }
        for f in features {
            self.nudge(*f, gold as u8, by);
            self.nudge(*f, guess as u8, -by);
        }
    }

    /// An example was seen.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Adds `by`, at the model's rate, to one weight.
    pub fn nudge(&mut self, feature: u32, class: u8, by: f32) {
        let (now, rate) = (f64::from(self.now), self.rate);
        let Some(at) = self.row(feature) else { return };
        let row = &mut self.rows[at];
        row.updates += 1;
        let at = row.entries.iter().position(|e| e.class == class).unwrap_or(row.entries.len());
        if at == row.entries.len() {
            row.entries.push(Entry { class, weight: 0.0, total: 0.0, steps: 0 });
        }
        let e = &mut row.entries[at];
        e.steps += 1;
        let by = match rate {
            Rate::Constant => by,
            Rate::Adaptive => by / (1.0 + e.steps as f32).sqrt(),
        };
        e.weight += by;
        e.total += now * f64::from(by);
    }

    /// The average of all weights over all examples.
    pub fn average(&self) -> Averaged {
        let now = f64::from(self.now.max(1));
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mean = |e: &Entry| (e.class, (f64::from(e.weight) - e.total / now) as f32);
            let mut weights: Vec<(u8, f32)> = row.entries.iter().map(mean).collect();
            weights.sort_by_key(|w| w.0);
            rows.push((row.feature, row.updates, weights));
        }
        rows.sort_by_key(|r| r.0);
        Averaged { rows }
    }
}

/// How to shrink a model.
#[derive(Debug, Clone, Copy)]
pub struct Shrink {
    /// Features updated less often are left out.
    pub min_updates: u32,
    /// Features whose largest weight is below are left out; smaller weights of the others too, by half.
    pub min_weight: f32,
    /// Quantised weight of 1.0.
    pub scale: f32,
}

impl Averaged {
    /// The `n` features that matter most: those with large weights, rather those often corrected.
    pub fn strongest(&self, n: usize) -> Vec<u32> {
        let mut ranked: Vec<(u64, u32)> = self
            .rows
            .iter()
            .map(|(feature, updates, weights)| {
                let top = weights.iter().fold(0.0_f32, |m, w| m.max(w.1.abs()));
                let often = f64::from((*updates).min(64)).sqrt();
                ((f64::from(top) * often * 4096.0) as u64, *feature)
            })
            .collect();
        ranked.sort_by(|a, b| b.cmp(a));
        ranked.truncate(n);
        let mut out: Vec<u32> = ranked.into_iter().map(|r| r.1).collect();
        out.sort_unstable();
        out
    }

    /// The mean of models trained on the same data in other orders.
    pub fn mean(models: &[Self]) -> Self {
        let mut sums: BTreeMap<u32, (u32, BTreeMap<u8, f32>)> = BTreeMap::new();
        for (feature, updates, weights) in models.iter().flat_map(|m| &m.rows) {
            let sum = sums.entry(*feature).or_default();
            sum.0 = sum.0.max(*updates);
            for (class, weight) in weights {
                *sum.1.entry(*class).or_default() += *weight;
            }
        }
        let n = models.len().max(1) as f32;
        let rows = sums.into_iter().map(|(f, (u, w))| (f, u, w.into_iter().map(|(c, w)| (c, w / n)).collect()));
        Self { rows: rows.collect() }
    }

    /// The same decisions with weights of a feature that add up to nothing, for [`Averaged::dense`].
    fn centred(&self, classes: u8) -> Self {
        let rows = self.rows.iter().map(|(feature, updates, weights)| {
            let mean = weights.iter().map(|w| w.1).sum::<f32>() / f32::from(classes);
            let of = |class: u8| weights.iter().find(|w| w.0 == class).map_or(0.0, |w| w.1);
            (*feature, *updates, (0..classes).map(|c| (c, of(c) - mean)).collect())
        });
        Self { rows: rows.collect() }
    }

    /// All rows as bytes, to try other ways to shrink them without training again.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for (feature, updates, weights) in &self.rows {
            out.extend(feature.to_le_bytes());
            out.extend(updates.to_le_bytes());
            out.push(weights.len() as u8);
            for (class, weight) in weights {
                out.push(*class);
                out.extend(weight.to_le_bytes());
            }
        }
        out
    }

    /// The rows of [`Averaged::to_bytes`]; stops where they end.
    pub fn from_bytes(mut bytes: &[u8]) -> Self {
        let mut rows = Vec::new();
        let word = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        while bytes.len() >= 9 {
            let (feature, updates, n) = (word(bytes), word(&bytes[4..]), usize::from(bytes[8]));
            let weights = bytes[9..9 + 5 * n].chunks(5).map(|c| (c[0], f32::from_bits(word(&c[1..])))).collect();
            rows.push((feature, updates, weights));
            bytes = &bytes[9 + 5 * n..];
        }
        Self { rows }
    }

    fn quantised(&self, how: Shrink) -> Vec<(u32, Vec<(u8, i8)>)> {
        let mut out = Vec::new();
        for (feature, updates, weights) in &self.rows {
            let top = weights.iter().fold(0.0_f32, |m, w| m.max(w.1.abs()));
            if *updates < how.min_updates || top < how.min_weight {
                continue;
            }
            let kept: Vec<(u8, i8)> = weights
                .iter()
                .filter(|w| w.1.abs() >= how.min_weight * 0.5)
                .map(|(c, w)| (*c, (w * how.scale).round().clamp(-127.0, 127.0) as i8))
                .filter(|w| w.1 != 0)
                .collect();
            if !kept.is_empty() {
                out.push((*feature, kept));
            }
        }
        out
    }

    /// The part of a model of two or three classes; the weights of class 0 follow from the others.
    pub fn dense(&self, how: Shrink, classes: u8) -> Vec<u8> {
        let rows = self.centred(classes).quantised(how);
        let (bits, slots) = place(&rows, |a, b| fingerprint(a) == fingerprint(b));
        let mut planes = vec![Vec::new(); usize::from(classes)];
        for slot in &slots {
            let mut w = [0_i8; 3];
            let print = slot.map_or(0, |i| {
                for (c, v) in &rows[i].1 {
                    w[usize::from(*c)] = *v;
                }
                fingerprint(rows[i].0) as u8
            });
            planes[0].push(print);
            for (plane, v) in planes[1..].iter_mut().zip(&w[1..]) {
                plane.push(*v as u8);
            }
        }
        eprintln!("  dense: {} features in {} slots", rows.len(), slots.len());
        let mut out = vec![bits, classes];
        out.extend(planes.concat());
        out
    }

    /// The part of a model of many classes.
    pub fn sparse(&self, how: Shrink, classes: usize) -> Vec<u8> {
        let rows = self.quantised(how);
        let (bits, slots) = place(&rows, |a, b| fingerprint(a) == fingerprint(b));
        let (mut prints, mut counts, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for slot in &slots {
            let row = slot.map(|i| &rows[i]);
            prints.push(row.map_or(0, |r| fingerprint(r.0) as u8));
            counts.push(row.map_or(0, |r| r.1.len() as u8));
            for (c, w) in row.iter().flat_map(|r| &r.1) {
                labels.push(*c);
                weights.push(*w as u8);
            }
        }
        eprintln!("  sparse: {} features, {} weights in {} slots", rows.len(), weights.len(), slots.len());
        let mut out = vec![bits, classes as u8];
        for plane in [prints, counts, labels, weights] {
            out.extend(plane);
        }
        out
    }
}

/// Which row stands in which slot of the smallest table that holds all within the probe limit.
fn place(rows: &[(u32, Vec<(u8, i8)>)], same: impl Fn(u32, u32) -> bool) -> (u8, Vec<Option<usize>>) {
    let mut bits = 4;
    while (1_usize << bits) * 4 < rows.len() * 5 {
        bits += 1;
    }
    'grow: loop {
        let mut slots = vec![None; 1 << bits];
        'rows: for (i, (feature, _)) in rows.iter().enumerate() {
            let mut at = (*feature >> (32 - bits)) as usize;
            for _ in 0..MAX_PROBE {
                match slots[at] {
                    None => {
                        slots[at] = Some(i);
                        continue 'rows;
                    }
                    // Two features one cannot tell apart: the first stays.
                    Some(j) if same(rows[j].0, *feature) => continue 'rows,
                    Some(_) => at = (at + 1) & ((1 << bits) - 1),
                }
            }
            bits += 1;
            continue 'grow;
        }
        return (bits as u8, slots);
    }
}

/// A table from keys to two bytes; of keys one cannot tell apart the first stays.
pub fn map(entries: &[(u32, [u8; 2])]) -> Vec<u8> {
    let rows: Vec<(u32, Vec<(u8, i8)>)> = entries.iter().map(|(k, _)| (*k, Vec::new())).collect();
    let (bits, slots) = place(&rows, |a, b| fingerprint(a) == fingerprint(b) && second_print(a) == second_print(b));
    let mut planes = vec![Vec::new(); 4];
    for slot in &slots {
        let (print, value) = slot.map_or((0, [0; 3]), |i| {
            let (key, [a, b]) = entries[i];
            (fingerprint(key) as u8, [a, b, second_print(key)])
        });
        planes[0].push(print);
        for (plane, v) in planes[1..].iter_mut().zip(value) {
            plane.push(v);
        }
    }
    eprintln!("  map: {} keys in {} slots", entries.len(), slots.len());
    let mut out = vec![bits];
    out.extend(planes.concat());
    out
}
