//! What of the world the drawing shows: how near, and around which point. In: the size of the drawing
//! in pixels and what an address asks for, or the places to be shown. Out: units to pixels.

use super::project::{HALF_HEIGHT, HALF_WIDTH};

/// Hundredths of the whole world's nearness.
const FARTHEST: i32 = 100;
const NEAREST: i32 = 4_000;
/// Units that are shown at least where all places lie close together: about fifteen degrees.
const LEAST_REACH: f64 = 2_600.0;
/// Pixels between the places and the edge.
const MARGIN: f64 = 56.0;

/// A part of the world on a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    width: f64,
    height: f64,
    near: i32,
    x: i32,
    y: i32,
}

impl Frame {
    /// As an address has it: `250:1200:-3400`.
    pub(super) fn read(part: &str, (width, height): (f64, f64)) -> Option<Self> {
        let mut numbers = part.split(':').map(str::parse::<i32>);
        let (near, x, y) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
        Some(Self { width, height, near, x, y }.held())
    }

    /// All of `points` (in units), with room around them; the world where there is none.
    pub(super) fn around(points: &[(i32, i32)], (width, height): (f64, f64)) -> Self {
        let world = Self { width, height, near: FARTHEST, x: 0, y: 0 };
        let Some(((left, right), (top, bottom))) = bounds(points) else { return world };
        let reach = |a: i32, b: i32| f64::from(b - a).max(LEAST_REACH);
        let across = (width - 2.0 * MARGIN).max(80.0) / reach(left, right);
        let down = (height - 2.0 * MARGIN).max(80.0) / reach(top, bottom);
        let near = (across.min(down) / world.scale() * 100.0) as i32;
        Self { near, x: i32::midpoint(left, right), y: i32::midpoint(top, bottom), ..world }.held()
    }

    /// Within bounds: not farther than the world, not beside it.
    fn held(self) -> Self {
        let near = self.near.clamp(FARTHEST, NEAREST);
        let held = Self { near, ..self };
        let (w, h) = held.reach();
        let room = |half: f64, reach: i32| (half - f64::from(reach) / 2.0).max(0.0) as i32;
        let (x, y) = (room(HALF_WIDTH, w), room(HALF_HEIGHT, h));
        Self { x: held.x.clamp(-x, x), y: held.y.clamp(-y, y), ..held }
    }

    /// Pixels a unit.
    fn scale(&self) -> f64 {
        let whole = (self.width / (2.0 * HALF_WIDTH)).min(self.height / (2.0 * HALF_HEIGHT));
        whole * f64::from(self.near) / 100.0
    }

    /// Where a point lies on the drawing.
    pub(super) fn pixel(&self, (x, y): (i32, i32)) -> (f64, f64) {
        let scale = self.scale();
        (
            self.width / 2.0 + scale * f64::from(x.saturating_sub(self.x)),
            self.height / 2.0 + scale * f64::from(y.saturating_sub(self.y)),
        )
    }

    /// Whether a pixel is on the drawing or so near that its mark is seen.
    pub(super) fn contains(&self, x: f64, y: f64, margin: f64) -> bool {
        x >= -margin && y >= -margin && x <= self.width + margin && y <= self.height + margin
    }

    /// Size of the drawing.
    pub(super) fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// Units across and down the drawing.
    pub(super) fn reach(&self) -> (i32, i32) {
        let scale = self.scale().max(1e-9);
        ((self.width / scale) as i32, (self.height / scale) as i32)
    }

    /// Nearness and middle.
    pub(super) fn numbers(&self) -> (i32, i32, i32) {
        (self.near, self.x, self.y)
    }

    /// Units to pixels, for SVG.
    pub(super) fn transform(&self) -> String {
        let scale = self.scale();
        let (x, y) = self.pixel((0, 0));
        format!("matrix({scale:.6} 0 0 {scale:.6} {x:.2} {y:.2})")
    }

    /// The part of an address that shows several points apart; `None` for one, or where nothing nearer
    /// would help.
    pub(super) fn nearer(&self, points: &[(i32, i32)]) -> Option<String> {
        let ((left, right), (top, bottom)) = bounds(points).filter(|_| points.len() > 1)?;
        if left == right && top == bottom {
            return None;
        }
        let wanted = (self.width * 0.5 / f64::from(right - left).max(1.0))
            .min(self.height * 0.5 / f64::from(bottom - top).max(1.0));
        let near = (f64::from(self.near) * wanted / self.scale()).min(f64::from(NEAREST)) as i32;
        let near = near.max(self.near);
        (near > self.near).then(|| format!("{near}:{}:{}", i32::midpoint(left, right), i32::midpoint(top, bottom)))
    }
}

fn bounds(points: &[(i32, i32)]) -> Option<((i32, i32), (i32, i32))> {
    let x = || points.iter().map(|p| p.0);
    let y = || points.iter().map(|p| p.1);
    Some(((x().min()?, x().max()?), (y().min()?, y().max()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::map::project::project;

    const SIZE: (f64, f64) = (900.0, 480.0);

    #[test]
    fn all_places_are_on_the_drawing() {
        let some = [(30.0, 31.0), (55.7, 37.6), (33.5, 36.3), (-12.0, -77.0)].map(|(a, b)| project(a, b));
        for n in 0..=some.len() {
            let frame = Frame::around(&some[..n], SIZE);
            for point in &some[..n] {
                let (x, y) = frame.pixel(*point);
                assert!(frame.contains(x, y, 0.0), "{n}: {x} {y}");
            }
        }
    }

    #[test]
    fn an_address_restores_the_frame() {
        let frame = Frame::read("350:1200:-3400", SIZE).unwrap();
        assert_eq!(frame.numbers(), (350, 1200, -3400));
        let far = Frame::read("1:2000000000:-2000000000", SIZE).unwrap();
        assert_eq!(far.numbers(), (100, 0, 0));
        assert!(Frame::read("naming", SIZE).is_none() && Frame::read("", SIZE).is_none());
        assert!(!frame.transform().contains("NaN"));
    }
}
