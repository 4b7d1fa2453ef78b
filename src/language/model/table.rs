//! Feature tables: open addressing with an eight-bit fingerprint a slot, filled by the trainer and
//! used as it stands. A feature no model knows costs one look; a stranger passes for a known feature
//! once in some hundred times, which costs no measurable accuracy.

use super::hash::MAX_FEATURES;
use super::prints::Prints;
use super::read::Reader;

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

/// A linear model of up to 255 classes: a slot is where its weights start and how many they are.
#[derive(Debug, Default)]
pub(crate) struct Sparse {
    prints: Prints,
    /// Start of the slot's run times 256 plus its length; after the last slot an empty run behind all.
    runs: Vec<u32>,
    /// Runs of (class, weight).
    entries: Vec<[u8; 2]>,
    classes: usize,
}

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
        let mut from = 0;
        let runs = counts.iter().map(|count| {
            let run = from << 8 | u32::from(*count);
            from += u32::from(*count);
            run
        });
        Some(Self {
            prints: Prints::new(fp, bits),
            runs: runs.chain([(total as u32) << 8]).collect(),
            entries: labels.iter().zip(weights).map(|(l, w)| [*l, *w]).collect(),
            classes,
        })
    }

    /// How many classes it tells apart.
    pub(crate) fn classes(&self) -> usize {
        self.classes
    }

    /// The sums of the features' weights by class.
    #[inline(always)]
    pub(crate) fn score(&self, features: &[u32]) -> [i32; 256] {
        // In passes of loads that do not wait for each other: most of the time goes in waiting for memory.
        let mut slots = [0; MAX_FEATURES];
        let slots = self.prints.find(features, &mut slots);
        let mut runs = [0; MAX_FEATURES];
        for (run, at) in runs.iter_mut().zip(slots) {
            *run = self.runs.get(*at as usize).copied().unwrap_or(0);
        }
        let runs = runs.get(..slots.len()).unwrap_or_default();
        let mut firsts = [[0; 2]; MAX_FEATURES];
        for (first, run) in firsts.iter_mut().zip(runs) {
            *first = self.entries.get((run >> 8) as usize).copied().unwrap_or_default();
        }
        let mut scores = [0; 256];
        for (run, first) in runs.iter().zip(firsts) {
            let (from, len) = ((run >> 8) as usize, (run & 0xFF) as usize);
            scores[usize::from(first[0])] += i32::from(first[1] as i8);
            for [class, weight] in self.entries.get(from + 1..from + len).unwrap_or_default() {
                scores[usize::from(*class)] += i32::from(*weight as i8);
            }
        }
        scores
    }
}

/// How many bits number the slots of the table to read.
fn bits(reader: &mut Reader<'_>) -> Option<u32> {
    let bits = u32::from(reader.byte()?);
    (bits <= 24).then_some(bits)
}

/// The best of the first `classes` scores; the lower number wins a tie.
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
