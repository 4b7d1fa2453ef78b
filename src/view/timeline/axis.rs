//! An axis of years on which those that hold something have equal room and runs of empty years are
//! folded. In: years, pixels. Out: pieces, and where a day lies.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A year, or a fold over several empty ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct AxisPiece {
    /// First year.
    pub first: i16,
    /// One past the last.
    pub end: i16,
    /// Left edge in pixels.
    pub x: f32,
    /// Room in pixels.
    pub width: f32,
}

/// Empty years folded from this many on.
const FOLDED_FROM: i16 = 3;
/// Room of a fold, of a year's room.
const FOLD_SHARE: f32 = 0.5;

/// The pieces over `years` (sorted, without repeats) on `width` pixels from `left`.
pub(super) fn axis(years: &[i16], left: f32, width: f32) -> Vec<AxisPiece> {
    let mut pieces: Vec<AxisPiece> = Vec::new();
    let mut next: Option<i16> = None;
    let mut put = |first: i16, end: i16| {
        let room = if end - first > 1 { FOLD_SHARE } else { 1.0 };
        pieces.push(AxisPiece { first, end, x: 0.0, width: room });
    };
    for &year in years {
        let from = next.unwrap_or(year);
        if year - from >= FOLDED_FROM {
            put(from, year);
        } else {
            (from..year).for_each(|empty| put(empty, empty + 1));
        }
        put(year, year + 1);
        next = Some(year + 1);
    }
    let share: f32 = pieces.iter().map(|p| p.width).sum();
    let scale = if share > 0.0 { width / share } else { 0.0 };
    let mut x = left;
    for piece in &mut pieces {
        piece.x = x;
        piece.width *= scale;
        x += piece.width;
    }
    pieces
}

/// Where a day begins; days outside lie at the ends.
pub(super) fn place(pieces: &[AxisPiece], day: Date) -> f32 {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return 0.0 };
    if day.year() < first.first {
        return first.x;
    }
    let inside = pieces.iter().find(|p| day.year() >= p.first && day.year() < p.end);
    inside.map_or(last.x + last.width, |p| {
        let gone = f32::from(day.day_of_year() - 1) / f32::from(day.days_in_year());
        let years = f32::from(day.year() - p.first) + gone;
        p.x + years / f32::from(p.end - p.first) * p.width
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_years_fold_and_order_holds() {
        let pieces = axis(&[1990, 2006, 2007, 2010], 0.0, 500.0);
        assert_eq!(pieces.iter().filter(|p| p.end - p.first > 1).count(), 1);
        let days = [
            "1980-05-01",
            "1990-01-01",
            "1995-06-01",
            "2006-01-01",
            "2006-12-31",
            "2009-03-03",
            "2010-12-31",
            "2050-01-01",
        ];
        let places: Vec<f32> = days.iter().map(|day| place(&pieces, day.parse().unwrap())).collect();
        assert!(places.is_sorted() && places.iter().all(|x| (0.0..=500.1).contains(x)), "{places:?}");
        assert!(axis(&[], 0.0, 100.0).is_empty());
        assert_eq!(place(&[], "2010-01-01".parse().unwrap()), 0.0);
    }
}
