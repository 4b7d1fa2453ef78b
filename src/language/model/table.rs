//! Feature tables: open addressing with an eight-bit fingerprint a slot, filled by the trainer and
//! used as it stands. A feature no model knows costs one look; a stranger passes for a known feature
//! once in some hundred times, which costs no measurable accuracy.

use std::hint::select_unpredictable;

use super::hash::MAX_FEATURES;
use super::read::Reader;

/// Slots looked at before a feature counts as unknown; the trainer grows the table until all fit.
pub(crate) const MAX_PROBE: u32 = 24;

/// Fingerprint of a feature in its slot; zero marks an empty slot.
#[inline(always)]
pub(crate) fn fingerprint(feature: u32) -> u32 {
    let f = feature & 0xFF;
    f + u32::from(f == 0)
}

/// The fingerprints of a table by slot, apart from what the slots hold: most looks end here, and a
/// table's fingerprints fit a processor's second cache where its weights do not.
#[derive(Debug, Default)]
struct Prints {
    /// One a slot, then the first ones again, so that a look never wraps.
    bytes: Vec<u8>,
    shift: u32,
    /// Slots, a power of two.
    n: usize,
}

/// A byte of ones in every lane of a word, and the highest bit of every lane.
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The highest bit of each lane that is zero; above the lowest such lane others may be marked as well
/// (Mycroft 1987).
#[inline(always)]
fn zeros(lanes: u64) -> u64 {
    lanes.wrapping_sub(LOW) & !lanes & HIGH
}

impl Prints {
    fn new(prints: &[u8], bits: u32) -> Self {
        let bytes = prints.iter().copied().cycle().take(prints.len() + MAX_PROBE as usize).collect();
        Self { bytes, shift: 32 - bits, n: prints.len() }
    }

    /// Where a feature's look begins.
    #[inline(always)]
    fn home(&self, feature: u32) -> usize {
        feature.checked_shr(self.shift).unwrap_or(0) as usize
    }

    /// The slot of a feature, `n` where it has none. Without a branch that depends on what is found,
    /// since that is a coin toss to the processor: the first sixteen slots at once, the rest seldom.
    #[inline(always)]
    fn find(&self, feature: u32) -> usize {
        let home = self.home(feature);
        let print = fingerprint(feature);
        let wanted = LOW.wrapping_mul(u64::from(print));
        let Some(window) = self.bytes.get(home..home + MAX_PROBE as usize) else { return self.n };
        let eight = |i: usize| window.get(i..i + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
        let stops = |lanes: u64| zeros(lanes ^ wanted) | zeros(lanes);
        let (first, second) = (eight(0), eight(8));
        let near = stops(first);
        let (mut lanes, mut stop, mut at) =
            select_unpredictable(near != 0, (first, near, home), (second, stops(second), home + 8));
        if stop == 0 {
            lanes = eight(16);
            stop = stops(lanes);
            at = home + 16;
        }
        let shift = (stop.trailing_zeros() & !7) & 63;
        let slot = (at + (shift >> 3) as usize) & (self.n - 1);
        select_unpredictable((lanes >> shift) & 0xFF == u64::from(print), slot, self.n)
    }

    /// The slots of many features before any is used: looks and then uses that do not wait for each
    /// other, so that the processor has many of them under way at once.
    #[inline(always)]
    fn find_all<'a>(&self, features: &[u32], slots: &'a mut [u32; MAX_FEATURES]) -> &'a [u32] {
        for (slot, feature) in slots.iter_mut().zip(features) {
            *slot = self.find(*feature) as u32;
        }
        slots.get(..features.len()).unwrap_or_default()
    }
}

/// A linear model of at most three classes: a slot is its fingerprint and three weights.
#[derive(Debug, Default)]
pub(crate) struct Dense {
    prints: Prints,
    /// Three bytes a slot and a zero; after the last slot one of a feature nobody knows.
    slots: Vec<u32>,
}

impl Dense {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = u32::from(reader.byte()?);
        if bits > 24 {
            return None;
        }
        let n = 1_usize << bits;
        let (fp, a, b, c) = (reader.take(n)?, reader.take(n)?, reader.take(n)?, reader.take(n)?);
        let slots = a.iter().zip(b).zip(c).map(|((a, b), c)| u32::from_le_bytes([*a, *b, *c, 0]));
        Some(Self { prints: Prints::new(fp, bits), slots: slots.chain([0]).collect() })
    }

    /// Reads a model whose weights of a feature add up to nothing, as the perceptron's do: the weights
    /// of the first class are what the others leave.
    pub(crate) fn read_weights(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = u32::from(reader.byte()?);
        let classes = reader.byte()?;
        if bits > 24 {
            return None;
        }
        let n = 1_usize << bits;
        let (fp, b) = (reader.take(n)?, reader.take(n)?);
        let c = if classes > 2 { reader.take(n)? } else { &[] };
        let third = c.iter().copied().chain(std::iter::repeat(0));
        let slots = b.iter().zip(third).map(|(b, c)| {
            let (b, c) = (*b as i8, c as i8);
            let rest = (-(i32::from(b) + i32::from(c))).clamp(-127, 127) as i8;
            weights(rest, b, c)
        });
        Some(Self { prints: Prints::new(fp, bits), slots: slots.chain([weights(0, 0, 0)]).collect() })
    }

    /// The sums of the features' weights, of a table of [`Self::read_weights`].
    #[inline(always)]
    pub(crate) fn score(&self, features: &[u32]) -> [i32; 3] {
        let (mut outer, mut middle) = (0_u32, 0_u32);
        for at in self.prints.find_all(features, &mut [0; MAX_FEATURES]) {
            let slot = self.slots.get(*at as usize).copied().unwrap_or(NEUTRAL);
            outer += slot & 0x00FF_00FF;
            middle += slot >> 8 & 0x00FF_00FF;
        }
        let zero = 128 * features.len().min(MAX_FEATURES) as i32;
        [(outer & 0xFFFF) as i32 - zero, (middle & 0xFFFF) as i32 - zero, (outer >> 16) as i32 - zero]
    }

    /// The two bytes kept for a key, where it is known; the third byte tells more keys apart.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<[u8; 2]> {
        let mask = self.prints.n.wrapping_sub(1);
        let print = fingerprint(key) as u8;
        let home = self.prints.home(key);
        for at in home..home + MAX_PROBE as usize {
            let own = self.prints.bytes.get(at).copied()?;
            if own == print {
                let [a, b, more, _] = self.slots.get(at & mask).copied()?.to_le_bytes();
                if more == second_print(key) {
                    return Some([a, b]);
                }
            } else if own == 0 {
                return None;
            }
        }
        None
    }
}

/// Three weights in a word, each from 1 to 255 around 128, so that two words of sums hold them all.
const fn weights(a: i8, b: i8, c: i8) -> u32 {
    u32::from_le_bytes([(a as u8) ^ 128, (b as u8) ^ 128, (c as u8) ^ 128, 0])
}

/// The weights of a feature nobody knows.
const NEUTRAL: u32 = weights(0, 0, 0);

/// Eight more bits of a key, for tables whose answers must not be a stranger's.
#[inline(always)]
pub(crate) fn second_print(key: u32) -> u8 {
    (key >> 8) as u8
}

/// A linear model of up to 255 classes: a slot is its fingerprint and where its weights start.
#[derive(Debug, Default)]
pub(crate) struct Sparse {
    prints: Prints,
    /// Where the slot's run starts; after the last slot one of a feature nobody knows.
    runs: Vec<u32>,
    /// Runs of (class, weight), the last of a run with class 255.
    entries: Vec<[u8; 2]>,
    classes: usize,
}

impl Sparse {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = u32::from(reader.byte()?);
        if bits > 24 {
            return None;
        }
        let classes = usize::from(reader.byte()?);
        let n = 1_usize << bits;
        let fp = reader.take(n)?;
        let counts = reader.take(n)?;
        let total: usize = counts.iter().map(|c| usize::from(*c)).sum();
        let labels = reader.take(total)?;
        let weights = reader.take(total)?;
        let mut entries = Vec::with_capacity(total + n);
        let mut runs = Vec::with_capacity(n + 1);
        let mut from = 0;
        entries.push([255, 0]);
        for (f, count) in fp.iter().zip(counts) {
            if *f == 0 {
                runs.push(0);
                continue;
            }
            runs.push(entries.len() as u32);
            let to = from + usize::from(*count);
            for (label, weight) in labels.get(from..to)?.iter().zip(weights.get(from..to)?) {
                if usize::from(*label) >= classes {
                    return None;
                }
                entries.push([*label, *weight]);
            }
            entries.push([255, 0]);
            from = to;
        }
        runs.push(0);
        Some(Self { prints: Prints::new(fp, bits), runs, entries, classes })
    }

    /// How many classes it tells apart.
    pub(crate) fn classes(&self) -> usize {
        self.classes
    }

    /// The sums of the features' weights by class.
    #[inline(always)]
    pub(crate) fn score(&self, features: &[u32]) -> [i32; 256] {
        let mut scores = [0; 256];
        let mut slots = [0; MAX_FEATURES];
        let mut runs = [0; MAX_FEATURES];
        let slots = self.prints.find_all(features, &mut slots);
        for (run, at) in runs.iter_mut().zip(slots) {
            *run = self.runs.get(*at as usize).copied().unwrap_or(0);
        }
        for run in runs.iter().take(slots.len()) {
            for [class, weight] in self.entries.get(*run as usize..).unwrap_or_default() {
                if *class == 255 {
                    break;
                }
                scores[usize::from(*class)] += i32::from(*weight as i8);
            }
        }
        scores
    }
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
