//! A set of small numbers as bits: facts, or sentences, that pass. Sets that are combined have the
//! same length; numbers past it are ignored.

/// Which of `0..len` are in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// None of `0..len`.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// All of `0..len`.
    pub fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let Some(last) = bits.words.last_mut()
            && !len.is_multiple_of(64)
        {
            *last = (1 << (len % 64)) - 1;
        }
        bits
    }

    /// Those of `0..len` that `items` names.
    pub fn of(len: usize, items: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::none(len);
        items.into_iter().for_each(|item| bits.insert(item));
        bits
    }

    /// Puts `item` in.
    pub fn insert(&mut self, item: u32) {
        if (item as usize) < self.len
            && let Some(word) = self.words.get_mut(item as usize / 64)
        {
            *word |= 1 << (item % 64);
        }
    }

    /// Whether `item` is in.
    pub fn contains(&self, item: u32) -> bool {
        self.words.get(item as usize / 64).is_some_and(|word| word >> (item % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub fn intersect(&mut self, other: &Self) {
        for (i, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(i).copied().unwrap_or_default();
        }
    }

    /// Adds what is in the other.
    pub fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, more)| *word |= more);
    }

    /// Takes out what is in the other.
    pub fn subtract(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, less)| *word &= !less);
    }

    /// How many are in.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many are in both.
    pub fn count_with(&self, other: &Self) -> u32 {
        self.words.iter().zip(&other.words).map(|(word, more)| (word & more).count_ones()).sum()
    }

    /// Those that are in, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(i, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(i as u32 * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in() {
        let mut bits = Bits::of(130, [0, 63, 64, 129, 130, 500]);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(bits.contains(64) && !bits.contains(65) && !bits.contains(9_999));
        let mut rest = Bits::all(130);
        rest.subtract(&bits);
        assert_eq!((rest.count_with(&bits), rest.count_with(&Bits::all(130))), (0, 126));
        assert_eq!((rest.count(), Bits::all(130).count(), Bits::all(64).count()), (126, 130, 64));
        bits.unite(&rest);
        assert_eq!(bits, Bits::all(130));
        bits.intersect(&Bits::none(130));
        assert_eq!(bits.count(), 0);
    }
}
