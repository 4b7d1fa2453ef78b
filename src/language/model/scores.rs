//! Sums of weights by class, and what they say. Sums are of sixteen bits, many of which a processor adds and
//! compares at once.

/// Classes a model may have, and one more.
const MOST: usize = 256;
/// Classes added at once.
pub(crate) const LANES: usize = 16;
/// What a class that may not be chosen starts from: below all that weights can make up for.
const BARRED: i16 = i16::MIN / 2;

/// A score for every class.
#[derive(Debug, Clone)]
pub(crate) struct Scores {
    /// Those past the last class are barred.
    sums: [i16; MOST],
    classes: usize,
}

impl Scores {
    /// Of that many classes, all at nothing.
    #[inline(always)]
    pub(crate) fn new(classes: usize) -> Self {
        let mut sums = [0; MOST];
        let padded = classes.next_multiple_of(LANES);
        sums.get_mut(classes..padded).unwrap_or_default().fill(BARRED);
        Self { sums, classes: classes.min(MOST) }
    }

    /// With these scores, one a class.
    #[cfg(feature = "train")]
    pub(crate) fn of(scores: impl IntoIterator<Item = i16>) -> Self {
        let mut own = Self::new(0);
        let mut classes = 0;
        for (sum, score) in own.sums.iter_mut().zip(scores) {
            *sum = score;
            classes += 1;
        }
        own.classes = classes;
        let padded = classes.next_multiple_of(LANES).min(MOST);
        own.sums.get_mut(classes..padded).unwrap_or_default().fill(BARRED);
        own
    }

    /// That class may not be chosen.
    #[inline(always)]
    pub(crate) fn bar(&mut self, class: usize) {
        if let Some(sum) = self.sums.get_mut(class) {
            *sum = BARRED;
        }
    }

    /// The score of a class.
    #[inline(always)]
    pub(crate) fn get(&self, class: usize) -> i32 {
        self.sums.get(class).copied().map_or(0, i32::from)
    }

    /// The classes with the best score and the next; the lower one of equals first.
    pub(crate) fn top_two(&self) -> (usize, usize) {
        let (mut first, mut second) = ((0, i16::MIN), (0, i16::MIN));
        for (class, sum) in self.sums.iter().copied().enumerate().take(self.classes) {
            if sum > first.1 {
                (second, first) = (first, (class, sum));
            } else if sum > second.1 {
                second = (class, sum);
            }
        }
        (first.0, second.0)
    }

    /// Adds a weight to every class.
    #[inline(always)]
    pub(crate) fn add_row(&mut self, row: &[i8]) {
        let (sums, _) = self.sums.as_chunks_mut::<LANES>();
        let (row, _) = row.as_chunks::<LANES>();
        for (sums, weights) in sums.iter_mut().zip(row) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = sum.wrapping_add(i16::from(*weight));
            }
        }
    }

    /// Adds weights, each to its class.
    #[inline(always)]
    pub(crate) fn add_each(&mut self, weights: &[[u8; 2]]) {
        for [class, weight] in weights {
            let sum = &mut self.sums[usize::from(*class)];
            *sum = sum.wrapping_add(i16::from(*weight as i8));
        }
    }

    /// The class with the best score, the lower one of equals, and by how much it is better than any other.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn best(&self) -> (usize, i32) {
        let sums = self.sums.get(..self.classes.next_multiple_of(LANES)).unwrap_or(&self.sums);
        // The best and the second best of every lane, then of all lanes.
        let (mut first, mut second) = ([i16::MIN; LANES], [i16::MIN; LANES]);
        for sums in sums.as_chunks::<LANES>().0 {
            for ((first, second), sum) in first.iter_mut().zip(&mut second).zip(sums) {
                *second = (*second).max((*sum).min(*first));
                *first = (*first).max(*sum);
            }
        }
        let (mut top, mut next) = (i16::MIN, i16::MIN);
        for (first, second) in first.into_iter().zip(second) {
            next = next.max(first.min(top)).max(second);
            top = top.max(first);
        }
        let class = sums.iter().position(|s| *s == top).unwrap_or(0);
        (class, i32::from(top) - i32::from(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(of: &[i8]) -> Scores {
        let mut scores = Scores::new(of.len());
        let each: Vec<[u8; 2]> = of.iter().enumerate().map(|(class, w)| [class as u8, *w as u8]).collect();
        scores.add_each(&each);
        scores
    }

    #[test]
    fn the_lower_of_equals_is_the_best_and_better_by_nothing() {
        assert_eq!(scores(&[3, 9, -4, 9]).best(), (1, 0));
        assert_eq!(scores(&[-3, -9]).best(), (0, 6));
    }

    #[test]
    fn classes_past_the_last_and_barred_ones_are_never_the_best() {
        assert_eq!(scores(&[-120; 17]).best(), (0, 0));
        let mut barred = Scores::new(3);
        barred.bar(1);
        barred.add_each(&[[0, 1], [1, 100], [2, 5]]);
        assert_eq!(barred.best(), (2, 4));
    }

    #[test]
    fn a_row_adds_what_its_weights_add_one_by_one() {
        let weights: Vec<i8> = (0..48).map(|i| if i < 40 { (i * 37 % 101) as i8 - 50 } else { 0 }).collect();
        let mut by_row = Scores::new(40);
        by_row.add_row(&weights);
        by_row.add_row(&weights);
        let mut by_class = scores(&weights[..40]);
        let each: Vec<[u8; 2]> = (0..40).map(|i| [i as u8, weights[i] as u8]).collect();
        by_class.add_each(&each);
        assert!((0..40).all(|c| by_row.get(c) == by_class.get(c)));
        assert_eq!(by_row.best(), by_class.best());
    }
}
