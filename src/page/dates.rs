//! Years to positions on an axis.

/// An axis on which years that hold something have equal room and runs of empty years are folded.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Axis {
    /// First year, its left edge and its width, for each year shown, and the folds between.
    pub(crate) pieces: Vec<AxisPiece>,
}

/// A year, or a fold over several empty ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct AxisPiece {
    pub(crate) first: i32,
    /// One past the last year.
    pub(crate) end: i32,
    pub(crate) x: f64,
    pub(crate) width: f64,
}

impl AxisPiece {
    /// Whether it stands for years left out.
    pub(crate) fn is_fold(&self) -> bool {
        self.end - self.first > 1
    }
}

/// Empty years folded from this many on.
const FOLDED_FROM: i32 = 3;
/// Room of a fold, of a year's room.
const FOLD_SHARE: f64 = 0.5;

impl Axis {
    /// The axis over `years` (sorted, without repeats) on `width` pixels from `left`.
    pub(crate) fn new(years: &[i32], left: f64, width: f64) -> Self {
        let mut pieces: Vec<AxisPiece> = Vec::new();
        let mut share = 0.0;
        let mut put = |first: i32, end: i32| {
            let room = if end - first > 1 { FOLD_SHARE } else { 1.0 };
            pieces.push(AxisPiece { first, end, x: share, width: room });
            share += room;
        };
        let mut next: Option<i32> = None;
        for &year in years {
            let gap_from = next.unwrap_or(year);
            if year - gap_from >= FOLDED_FROM {
                put(gap_from, year);
            } else {
                (gap_from..year).for_each(|empty| put(empty, empty + 1));
            }
            put(year, year + 1);
            next = Some(year + 1);
        }
        let scale = if share > 0.0 { width / share } else { 0.0 };
        for piece in &mut pieces {
            piece.x = left + piece.x * scale;
            piece.width *= scale;
        }
        Self { pieces }
    }

    /// Where a decimal year lies; the ends hold what is outside.
    pub(crate) fn x(&self, year: f64) -> f64 {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else { return 0.0 };
        if year <= f64::from(first.first) {
            return first.x;
        }
        let inside = self.pieces.iter().find(|p| year >= f64::from(p.first) && year < f64::from(p.end));
        inside.map_or(last.x + last.width, |p| p.x + (year - f64::from(p.first)) / f64::from(p.end - p.first) * p.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_years_fold_and_order_holds() {
        let axis = Axis::new(&[1990, 2006, 2007, 2010], 0.0, 500.0);
        assert_eq!(axis.pieces.iter().filter(|p| p.is_fold()).count(), 1);
        let places: Vec<f64> = [1990.0, 1995.0, 2006.0, 2006.5, 2007.0, 2009.0, 2010.9].map(|y| axis.x(y)).to_vec();
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(axis.x(2050.0), 500.0);
    }
}
