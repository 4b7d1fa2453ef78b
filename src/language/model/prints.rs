//! The fingerprints of a feature table by slot, apart from what the slots hold: most looks end here, and
//! a table's fingerprints fit a processor's second cache where its weights do not. A look takes sixteen
//! slots at once, in wasm by SIMD, elsewhere within machine words; both give the same slot.

use super::hash::MAX_FEATURES;

/// Slots looked at before a feature counts as unknown; the trainer grows the table until all fit.
pub(crate) const MAX_PROBE: u32 = 24;

/// Bytes that are read past the last slot.
const MARGIN: usize = 32;

/// Fingerprint of a feature in its slot; zero marks an empty slot.
#[inline(always)]
pub(crate) fn fingerprint(feature: u32) -> u32 {
    let f = feature & 0xFF;
    f + u32::from(f == 0)
}

/// Fingerprints in open addressing.
#[derive(Debug, Default)]
pub(crate) struct Prints {
    /// One a slot, then the first ones again, so that a look never wraps.
    bytes: Vec<u8>,
    shift: u32,
    /// Slots, a power of two.
    n: usize,
}

impl Prints {
    /// Of 2^`bits` slots.
    pub(crate) fn new(prints: &[u8], bits: u32) -> Self {
        let bytes = prints.iter().copied().cycle().take(prints.len() + MARGIN).collect();
        Self { bytes, shift: 32 - bits, n: prints.len() }
    }

    /// Every slot a feature may be in, as long as `next` wants to see more of them; the slots passed
    /// before an empty one whose fingerprint is the feature's.
    pub(crate) fn candidates(&self, feature: u32) -> impl Iterator<Item = usize> {
        let home = self.home(feature);
        let print = fingerprint(feature) as u8;
        let window = self.bytes.get(home..home + MAX_PROBE as usize).unwrap_or_default();
        let last = self.n.wrapping_sub(1);
        let taken = window.iter().enumerate().take_while(|(_, own)| **own != 0);
        taken.filter(move |(_, own)| **own == print).map(move |(i, _)| (home + i) & last)
    }

    /// Where a feature's look begins.
    #[inline(always)]
    fn home(&self, feature: u32) -> usize {
        feature.checked_shr(self.shift).unwrap_or(0) as usize
    }

    /// The slots of features, the number of slots where a feature has none. All are found before any is
    /// used: looks, and then uses, that do not wait for each other, so that the processor has many of
    /// them under way at once.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn find<'a>(&self, features: &[u32], slots: &'a mut [u32; MAX_FEATURES]) -> &'a [u32] {
        let (n, last) = (self.n as u32, self.n.wrapping_sub(1) as u32);
        for (slot, feature) in slots.iter_mut().zip(features) {
            let home = self.home(*feature);
            let window = self.bytes.get(home..home + MARGIN).and_then(|b| b.try_into().ok());
            let (at, is_found) = window.map_or((0, 0), |w| look(w, fingerprint(*feature)));
            let own = (home as u32).wrapping_add(at) & last;
            *slot = own ^ ((own ^ n) & is_found.wrapping_sub(1));
        }
        slots.get(..features.len()).unwrap_or_default()
    }
}

/// How far from its home the first fingerprint is that is `print` or zero, and 1 if it is `print`, else 0.
/// Without a branch that depends on what is found, since that is a coin toss to the processor; only the
/// few that end after sixteen slots go on.
#[cfg(target_arch = "wasm32")]
#[inline]
#[target_feature(enable = "simd128")]
fn look(window: &[u8; MARGIN], print: u32) -> (u32, u32) {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_eq, i8x16_splat, u64x2};
    let word = |at: usize| window.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let wanted = i8x16_splat(print as u8 as i8);
    let lanes = u64x2(word(0), word(8));
    let mut same = u32::from(i8x16_bitmask(i8x16_eq(lanes, wanted)));
    let mut stop = same | u32::from(i8x16_bitmask(i8x16_eq(lanes, i8x16_splat(0))));
    let mut from = 0;
    if stop == 0 {
        let lanes = u64x2(word(16), 0);
        same = u32::from(i8x16_bitmask(i8x16_eq(lanes, wanted)));
        stop = same | 0x100 | u32::from(i8x16_bitmask(i8x16_eq(lanes, i8x16_splat(0))));
        from = 16;
    }
    let at = stop.trailing_zeros();
    (from + at, same >> at & 1)
}

/// As above, in machine words.
#[cfg(not(target_arch = "wasm32"))]
#[inline(always)]
fn look(window: &[u8; MARGIN], print: u32) -> (u32, u32) {
    use std::hint::select_unpredictable;
    let word = |at: usize| window.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let wanted = LOW.wrapping_mul(u64::from(print));
    let see = |lanes: u64| {
        let same = zeros(lanes ^ wanted);
        (same, same | zeros(lanes))
    };
    let (near, far) = (see(word(0)), see(word(8)));
    let ((mut same, mut stop), mut from) = select_unpredictable(near.1 != 0, (near, 0), (far, 8));
    if stop == 0 {
        (same, stop) = see(word(16));
        from = 16;
    }
    let at = stop.trailing_zeros() & 63;
    (from + (at >> 3), (same >> at & 1) as u32)
}

/// A byte of one in every lane of a word, and the highest bit of every lane.
#[cfg(not(target_arch = "wasm32"))]
const LOW: u64 = 0x0101_0101_0101_0101;
#[cfg(not(target_arch = "wasm32"))]
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The highest bit of each lane that is zero; above the lowest such lane others may be marked as well
/// (Mycroft 1987).
#[cfg(not(target_arch = "wasm32"))]
#[inline(always)]
fn zeros(lanes: u64) -> u64 {
    lanes.wrapping_sub(LOW) & !lanes & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_ends_at_the_first_fingerprint_or_gap_as_slot_by_slot() {
        let mut seed = 7_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        for bits in [0, 1, 4, 9] {
            // From nearly full to nearly empty, so that every window and the wrap are met.
            for full in [255, 250, 200, 60] {
                let prints: Vec<u8> =
                    (0..1 << bits).map(|_| if next() & 0xFF <= full { (next() % 40) as u8 } else { 0 }).collect();
                let table = Prints::new(&prints, bits);
                for _ in 0..400 {
                    let feature = (next() << 16) | (next() % 41);
                    let by_slot = table.candidates(feature).next().unwrap_or(prints.len());
                    let mut slots = [0; MAX_FEATURES];
                    assert_eq!(table.find(&[feature], &mut slots), [by_slot as u32]);
                }
            }
        }
    }

    #[test]
    fn an_empty_table_has_no_feature() {
        assert_eq!(Prints::default().find(&[5, 6], &mut [0; MAX_FEATURES]), [0, 0]);
        assert_eq!(Prints::default().candidates(5).next(), None);
    }
}
