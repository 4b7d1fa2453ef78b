//! Feature tables: open addressing with an eight-bit fingerprint a slot, filled by the trainer and
//! used as it stands. A feature no model knows costs one look; a stranger passes for a known feature
//! once in some hundred times, which costs no measurable accuracy.

use super::read::Reader;

/// Slots looked at before a feature counts as unknown; the trainer grows the table until all fit.
pub(crate) const MAX_PROBE: u32 = 24;

/// Fingerprint of a feature in its slot; zero marks an empty slot.
#[inline(always)]
pub(crate) fn fingerprint(feature: u32) -> u32 {
    let f = feature & 0xFF;
    f + u32::from(f == 0)
}

/// A linear model of at most three classes: a slot is the fingerprint and three weights.
#[derive(Debug, Default)]
pub(crate) struct Dense {
    slots: Vec<u32>,
    shift: u32,
}

impl Dense {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let bits = u32::from(reader.byte()?);
        if bits > 24 {
            return None;
        }
        let n = 1_usize << bits;
        let (fp, a, b, c) = (reader.take(n)?, reader.take(n)?, reader.take(n)?, reader.take(n)?);
        let slots = fp.iter().zip(a).zip(b).zip(c).map(|(((f, a), b), c)| u32::from_le_bytes([*f, *a, *b, *c]));
        Some(Self { slots: slots.collect(), shift: 32 - bits })
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
        let slots = fp.iter().zip(b).zip(third).map(|((f, b), c)| {
            let rest = -(i32::from(*b as i8) + i32::from(c as i8));
            u32::from_le_bytes([*f, rest.clamp(-127, 127) as i8 as u8, *b, c])
        });
        Some(Self { slots: slots.collect(), shift: 32 - bits })
    }

    /// Adds the feature's weights.
    #[inline(always)]
    pub(crate) fn add(&self, feature: u32, scores: &mut [i32; 3]) {
        let mask = self.slots.len().wrapping_sub(1);
        let print = fingerprint(feature);
        let mut at = feature.checked_shr(self.shift).unwrap_or(0) as usize;
        for _ in 0..MAX_PROBE {
            let slot = self.slots.get(at).copied().unwrap_or(0);
            if slot & 0xFF == print {
                let [_, a, b, c] = slot.to_le_bytes();
                scores[0] += i32::from(a as i8);
                scores[1] += i32::from(b as i8);
                scores[2] += i32::from(c as i8);
                return;
            }
            if slot == 0 {
                return;
            }
            at = (at + 1) & mask;
        }
    }
}

impl Dense {
    /// The two bytes kept for a key, where it is known; the third byte tells more keys apart.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<[u8; 2]> {
        let mask = self.slots.len().wrapping_sub(1);
        let print = fingerprint(key);
        let mut at = key.checked_shr(self.shift).unwrap_or(0) as usize;
        for _ in 0..MAX_PROBE {
            let slot = self.slots.get(at).copied().unwrap_or(0);
            if slot & 0xFF == print {
                let [_, a, b, more] = slot.to_le_bytes();
                if more == second_print(key) {
                    return Some([a, b]);
                }
            } else if slot == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// Eight more bits of a key, for tables whose answers must not be a stranger's.
#[inline(always)]
pub(crate) fn second_print(key: u32) -> u8 {
    (key >> 8) as u8
}

/// A linear model of up to 255 classes: a slot is the fingerprint and where its weights start.
#[derive(Debug, Default)]
pub(crate) struct Sparse {
    slots: Vec<u32>,
    shift: u32,
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
        let mut slots = Vec::with_capacity(n);
        let mut from = 0;
        for (f, count) in fp.iter().zip(counts) {
            if *f == 0 {
                slots.push(0);
                continue;
            }
            slots.push(u32::from(*f) | ((entries.len() as u32) << 8));
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
        (entries.len() < 1 << 24).then_some(Self { slots, shift: 32 - bits, entries, classes })
    }

    /// How many classes it tells apart.
    pub(crate) fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the feature's weights.
    #[inline(always)]
    pub(crate) fn add(&self, feature: u32, scores: &mut [i32; 256]) {
        let mask = self.slots.len().wrapping_sub(1);
        let print = fingerprint(feature);
        let mut at = feature.checked_shr(self.shift).unwrap_or(0) as usize;
        for _ in 0..MAX_PROBE {
            let slot = self.slots.get(at).copied().unwrap_or(0);
            if slot & 0xFF == print {
                for [class, weight] in self.entries.get((slot >> 8) as usize..).unwrap_or_default() {
                    if *class == 255 {
                        break;
                    }
                    scores[usize::from(*class)] += i32::from(*weight as i8);
                }
                return;
            }
            if slot == 0 {
                return;
            }
            at = (at + 1) & mask;
        }
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
