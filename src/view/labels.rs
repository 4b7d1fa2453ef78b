//! Places labels in a drawing so that none lies over another or over a mark. In: marks with their
//! names, the important ones first. Out: for each where its label stands, or nothing where there is no
//! room; such a mark is named by its list. Letters are measured by a table of widths, near enough for
//! the sans serifs of the page.

use serde::{Deserialize, Serialize};

/// Where a label stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelPlace {
    /// Left end, middle or right end of its base line, by `anchor`.
    pub x: i32,
    /// Base line.
    pub y: i32,
    /// Which end of the label `x` is: 0 the left, 1 the middle, 2 the right.
    pub anchor: u8,
}

/// A mark to be labelled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Labelled<'a> {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub text: &'a str,
    pub size: f64,
}

#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Room of the drawing.
const EDGE: f64 = 2.0;

/// Places the labels of marks, in the order given.
pub(super) fn place(marks: &[Labelled<'_>], width: f64, height: f64) -> Vec<Option<LabelPlace>> {
    let mut taken: Vec<Area> = marks
        .iter()
        .map(|m| Area { left: m.x - m.radius, top: m.y - m.radius, right: m.x + m.radius, bottom: m.y + m.radius })
        .collect();
    let n_marks = taken.len();
    let mut places = Vec::with_capacity(n_marks);
    for (i, mark) in marks.iter().enumerate() {
        let length = measure(mark.text, mark.size);
        let gap = mark.radius + 4.0;
        let (up, down) = (mark.size * 0.8, mark.size * 0.25);
        // Beside, below, above, then at the corners.
        let slant = mark.radius * 0.7 + 3.0;
        let tries = [
            (mark.x + gap, mark.y + mark.size * 0.33, 0u8),
            (mark.x - gap, mark.y + mark.size * 0.33, 2),
            (mark.x, mark.y + gap + up, 1),
            (mark.x, mark.y - gap, 1),
            (mark.x + slant, mark.y - slant, 0),
            (mark.x + slant, mark.y + slant + up * 0.6, 0),
            (mark.x - slant, mark.y - slant, 2),
            (mark.x - slant, mark.y + slant + up * 0.6, 2),
        ];
        let fits = |(x, y, anchor): (f64, f64, u8)| {
            let left = x - length * f64::from(anchor) / 2.0;
            let area = Area { left: left - 1.0, top: y - up - 1.0, right: left + length + 1.0, bottom: y + down + 1.0 };
            let is_inside =
                area.left >= EDGE && area.right <= width - EDGE && area.top >= EDGE && area.bottom <= height - EDGE;
            let own = |at: usize| at == i;
            let is_free = taken.iter().enumerate().all(|(at, other)| own(at) || !area.overlaps(other));
            (is_inside && is_free).then_some((area, LabelPlace { x: x as i32, y: y as i32, anchor }))
        };
        let found = tries.into_iter().find_map(fits);
        taken.extend(found.map(|(area, _)| area));
        places.push(found.map(|(_, place)| place));
    }
    places
}

/// About how long a text is in pixels.
pub(super) fn measure(text: &str, size: f64) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ' ' | 'f' | 't' | 'r' | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' => 0.86,
        c if c.is_uppercase() => 0.66,
        c if c.is_ascii() => 0.56,
        // Ideographs are square; other scripts are near Latin.
        c if u32::from(c) >= 0x2E80 => 1.0,
        _ => 0.58,
    };
    text.chars().map(of).sum::<f64>() * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_clear_of_each_other() {
        let names: Vec<String> = (0..30).map(|i| format!("Someone {i}")).collect();
        let marks: Vec<Labelled<'_>> = names
            .iter()
            .enumerate()
            .map(|(i, text)| Labelled {
                x: 40.0 + (i % 6) as f64 * 60.0,
                y: 30.0 + (i / 6) as f64 * 30.0,
                radius: 5.0,
                text,
                size: 12.0,
            })
            .collect();
        let places = place(&marks, 420.0, 220.0);
        let boxes: Vec<Area> = places
            .iter()
            .zip(&marks)
            .filter_map(|(p, m)| {
                let p = (*p)?;
                let length = measure(m.text, m.size);
                let left = f64::from(p.x) - length * f64::from(p.anchor) / 2.0;
                Some(Area { left, top: f64::from(p.y) - 9.0, right: left + length, bottom: f64::from(p.y) + 2.0 })
            })
            .collect();
        assert!(boxes.len() > 5, "{}", boxes.len());
        for (i, a) in boxes.iter().enumerate() {
            assert!(a.left >= 0.0 && a.right <= 420.0);
            assert!(boxes.iter().skip(i + 1).all(|b| !a.overlaps(b)));
        }
    }
}
