//! Training and measuring, native only (feature `train`): from the texts of the data files to the
//! bytes of the model file. No I/O here; deterministic, the same data give the same bytes.

pub mod again;
pub mod certain;
pub mod conllu;
pub mod early;
mod examples;
pub mod gazetteer;
pub mod lemma;
pub mod names;
pub mod parse;
pub mod perceptron;
pub mod segment;
pub mod stages;
pub mod tag;
mod templates;

/// A small generator of numbers for shuffling: xorshift, always from the same seed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x2545_F491_4F6C_DD1D)
    }
}

impl Random {
    /// One of several sequences: that of the default, from its number `start` on.
    pub fn from(start: usize) -> Self {
        let mut random = Self::default();
        (0..start).for_each(|_| _ = random.below(2));
        random
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 16) % n.max(1) as u64) as usize
    }

    /// Puts the items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// A model file of these parts.
pub fn file(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = crate::language::model::MAGIC.to_vec();
    for (tag, bytes) in parts {
        out.extend(*tag);
        out.extend((bytes.len() as u32).to_le_bytes());
        out.extend(*bytes);
    }
    out
}

/// How far a correction goes that concerns the features of an early stage alone, against one of all features: so
/// that few features settle most decisions (Strubell et al. 2015).
pub(crate) const EARLY: f32 = 0.5;

/// The position of the highest score; the first of equals.
pub(crate) fn top(scores: &[f32]) -> usize {
    let mut top = 0;
    for (i, s) in scores.iter().enumerate() {
        if *s > scores[top] {
            top = i;
        }
    }
    top
}
