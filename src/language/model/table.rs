//! Feature tables: open addressing with an eight-bit fingerprint a slot, filled by the trainer and
//! used as it stands. A feature no model knows costs one look; a stranger passes for a known feature
//! once in some hundred times, which costs no measurable accuracy.

use super::hash::MAX_FEATURES;
use super::prints::Prints;
use super::read::Reader;
use super::scores::{LANES, Scores};

/// Two bytes by key; a third tells more keys apart, since an answer here must not be a stranger's.
#[derive(Debug, Default)]
pub(crate) struct Map {
    prints: Prints,
    slots: Vec<[u8; 3]>,
}

impl Map {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = bits(reader)?;
        let n = 1_usize << bits;
        let (fp, a, b, c) = (reader.take(n)?, reader.take(n)?, reader.take(n)?, reader.take(n)?);
        let slots = a.iter().zip(b).zip(c).map(|((a, b), c)| [*a, *b, *c]);
        Some(Self { prints: Prints::new(fp, bits), slots: slots.collect() })
    }

    /// What is kept for a key, where it is known.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<[u8; 2]> {
        let mut slots = self.prints.candidates(key).filter_map(|at| self.slots.get(at));
        slots.find(|[_, _, more]| *more == second_print(key)).map(|[a, b, _]| [*a, *b])
    }
}

/// Decisions that follow from very few facts: a list of keys, each with the class that was right nearly always
/// when it was met (decision lists, Rivest 1987).
#[derive(Debug, Default)]
pub(crate) struct Certain(Map);

impl Certain {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Map::read(reader).map(Self)
    }

    /// The class of the first key that is in the list.
    #[inline(always)]
    pub(crate) fn class(&self, keys: &[u32]) -> Option<u8> {
        keys.iter().find_map(|key| self.0.get(*key)).map(|[class, _]| class)
    }
}

/// Eight more bits of a key.
#[inline(always)]
pub(crate) fn second_print(key: u32) -> u8 {
    (key >> 8) as u8
}

/// A linear model of two or three classes, whose weights of a feature add up to nothing, as the
/// perceptron's do: the first class has what the others leave.
#[derive(Debug, Default)]
pub(crate) struct Dense {
    prints: Prints,
    /// Three weights a slot; after the last slot those of a feature nobody knows.
    slots: Vec<u32>,
}

/// Three weights in a word, each from 1 to 255 around 128, so that two words of sums hold them all.
const fn weights(a: i8, b: i8, c: i8) -> u32 {
    0x0080_8080 ^ u32::from_le_bytes([a as u8, b as u8, c as u8, 0])
}

/// The weights of a feature nobody knows.
const NEUTRAL: u32 = weights(0, 0, 0);

impl Dense {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = bits(reader)?;
        let classes = reader.byte()?;
        let n = 1_usize << bits;
        let (fp, b) = (reader.take(n)?, reader.take(n)?);
        let c = if classes > 2 { reader.take(n)? } else { &[] };
        let third = c.iter().copied().chain(std::iter::repeat(0));
        let slots = b.iter().zip(third).map(|(b, c)| {
            let (b, c) = (*b as i8, c as i8);
            weights((-(i32::from(b) + i32::from(c))).clamp(-127, 127) as i8, b, c)
        });
        Some(Self { prints: Prints::new(fp, bits), slots: slots.chain([NEUTRAL]).collect() })
    }

    /// The sums of the features' weights by class.
    #[inline(always)]
    pub(crate) fn score(&self, features: &[u32]) -> [i32; 3] {
        let (mut outer, mut middle) = (0_u32, 0_u32);
        let mut slots = [0; MAX_FEATURES];
        for at in self.prints.find(features, &mut slots) {
            let slot = self.slots.get(*at as usize).copied().unwrap_or(NEUTRAL);
            outer += slot & 0x00FF_00FF;
            middle += slot >> 8 & 0xFF;
        }
        let zero = 128 * features.len().min(MAX_FEATURES) as i32;
        [(outer & 0xFFFF) as i32 - zero, middle as i32 - zero, (outer >> 16) as i32 - zero]
    }
}

/// A linear model of up to 255 classes. A feature's weights are a run of those that are not nothing, or, where
/// these are many, a row with one for every class.
#[derive(Debug, Default)]
pub(crate) struct Sparse {
    prints: Prints,
    /// Start of the slot's run times 256 plus its length, or its row's number and [`ROW`]; after the last slot
    /// an empty run.
    runs: Vec<u32>,
    /// Runs of (class, weight).
    entries: Vec<[u8; 2]>,
    /// Rows, one after another, each padded to whole [`LANES`].
    rows: Vec<i8>,
    classes: usize,
}

/// The length that says that a slot has a row.
const ROW: u32 = 255;

impl Sparse {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = bits(reader)?;
        let classes = usize::from(reader.byte()?);
        let n = 1_usize << bits;
        let fp = reader.take(n)?;
        let counts = reader.take(n)?;
        let total: usize = counts.iter().map(|c| usize::from(*c)).sum();
        let labels = reader.take(total)?;
        let weights = reader.take(total)?;
        if total >= 1 << 24 || labels.iter().any(|label| usize::from(*label) >= classes) {
            return None;
        }
        let width = classes.next_multiple_of(LANES);
        let mut model = Self { prints: Prints::new(fp, bits), classes, ..Self::default() };
        let mut each = labels.iter().zip(weights).map(|(label, weight)| [*label, *weight]);
        for count in counts.iter().copied().map(usize::from) {
            // A row is added in about the time of so many single weights.
            if count > width / 6 || count >= ROW as usize {
                let at = model.rows.len();
                model.runs.push(((at / width) as u32) << 8 | ROW);
                model.rows.resize(at + width, 0);
                let row = model.rows.get_mut(at..).unwrap_or_default();
                for [label, weight] in each.by_ref().take(count) {
                    if let Some(slot) = row.get_mut(usize::from(label)) {
                        *slot = weight as i8;
                    }
                }
            } else {
                model.runs.push((model.entries.len() as u32) << 8 | count as u32);
                model.entries.extend(each.by_ref().take(count));
            }
        }
        model.runs.push(0);
        Some(model)
    }

    /// Scores of its classes, all at nothing.
    #[inline(always)]
    pub(crate) fn scores(&self) -> Scores {
        Scores::new(self.classes)
    }

    /// Adds the weights of the features.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn add(&self, features: &[u32], scores: &mut Scores) {
        let width = self.classes.next_multiple_of(LANES);
        let mut slots = [0; MAX_FEATURES];
        for at in self.prints.find(features, &mut slots) {
            let run = self.runs.get(*at as usize).copied().unwrap_or(0);
            let from = (run >> 8) as usize;
            if run & 0xFF == ROW {
                scores.add_row(self.rows.get(from * width..(from + 1) * width).unwrap_or_default());
            } else {
                scores.add_each(self.entries.get(from..from + (run & 0xFF) as usize).unwrap_or_default());
            }
        }
    }
}

/// How many bits number the slots of the table to read.
fn bits(reader: &mut Reader<'_>) -> Option<u32> {
    let bits = u32::from(reader.byte()?);
    (bits <= 24).then_some(bits)
}

/// The best score; the lower number wins a tie.
#[inline(always)]
pub(crate) fn best(scores: &[i32]) -> usize {
    let mut top = 0;
    let mut top_score = i32::MIN;
    for (i, s) in scores.iter().enumerate() {
        if *s > top_score {
            top = i;
            top_score = *s;
        }
    }
    top
}
