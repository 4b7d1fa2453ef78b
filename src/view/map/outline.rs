//! The outlines of the countries, from `data/outlines.bin` (see `scripts/outlines.py`; Natural Earth
//! 1:110m, public domain), projected. Read once; a damaged file gives an empty map, never a panic.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::project::project;

/// Paths of the world in projected units, for SVG.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// The edge of the world.
    pub sphere: String,
    /// Meridians and parallels, thirty degrees apart.
    pub grid: String,
    /// All land.
    pub land: String,
    /// Where land meets the sea.
    pub coast: String,
    /// Borders between countries.
    pub borders: String,
    /// Borders of what somebody else claims, by the data's own notes.
    pub claimed: String,
    /// What the data notes of those: name and note.
    pub notes: Vec<(String, String)>,
}

/// One country.
#[derive(Debug, Default)]
struct Country {
    code: String,
    is_claimed: bool,
    /// Arc and whether it runs backwards.
    rings: Vec<Vec<(usize, bool)>>,
}

#[derive(Debug, Default)]
struct Data {
    arcs: Vec<Vec<(i32, i32)>>,
    countries: Vec<Country>,
    notes: Vec<(String, String)>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| read(include_bytes!("data/outlines.bin")).unwrap_or_default());
static OUTLINE: LazyLock<Outline> = LazyLock::new(|| draw(&DATA));

/// The outlines.
pub(super) fn outline() -> &'static Outline {
    &OUTLINE
}

/// The path of one country; empty where the data has none of that code.
pub(super) fn country(code: &str) -> String {
    let mut path = String::new();
    for country in DATA.countries.iter().filter(|c| c.code == code) {
        country.rings.iter().for_each(|ring| put_ring(&mut path, &DATA, ring));
    }
    path
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut n = 0usize;
        for shift in (0..28).step_by(7) {
            let byte = self.byte()?;
            n |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i32> {
        let n = i32::try_from(self.number()?).ok()?;
        Some(if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 })
    }
}

fn read(bytes: &[u8]) -> Option<Data> {
    let mut reader = Reader(bytes);
    let mut data = Data::default();
    for _ in 0..reader.number()? {
        let (mut x, mut y) = (0i32, 0i32);
        let mut arc = Vec::new();
        for _ in 0..reader.number()? {
            x = x.saturating_add(reader.signed()?);
            y = y.saturating_add(reader.signed()?);
            arc.push(project(f64::from(y) / 100.0, f64::from(x) / 100.0));
        }
        data.arcs.push(arc);
    }
    for _ in 0..reader.number()? {
        let code = [reader.byte()?, reader.byte()?].map(char::from).iter().collect();
        let mut country = Country { code, is_claimed: reader.byte()? == 1, rings: Vec::new() };
        for _ in 0..reader.number()? {
            let mut ring = Vec::new();
            for _ in 0..reader.number()? {
                let arc = reader.number()?;
                ring.push((arc / 2, arc % 2 == 1));
            }
            country.rings.push(ring);
        }
        data.countries.push(country);
    }
    for line in std::str::from_utf8(reader.0).ok()?.lines() {
        let mut cells = line.split('\t').skip(1);
        data.notes.push((cells.next()?.to_owned(), cells.next().unwrap_or_default().to_owned()));
    }
    Some(data)
}

fn draw(data: &Data) -> Outline {
    let mut outline = Outline { notes: data.notes.clone(), ..Outline::default() };
    let mut uses = vec![0u8; data.arcs.len()];
    let mut is_claimed = vec![false; data.arcs.len()];
    for country in &data.countries {
        for ring in &country.rings {
            put_ring(&mut outline.land, data, ring);
            for (arc, _) in ring {
                uses.get_mut(*arc).into_iter().for_each(|n| *n = n.saturating_add(1));
                is_claimed.get_mut(*arc).into_iter().for_each(|c| *c |= country.is_claimed);
            }
        }
    }
    for ((arc, n), is_claimed) in data.arcs.iter().zip(&uses).zip(&is_claimed) {
        let line = match (*n > 1, *is_claimed) {
            (false, _) => &mut outline.coast,
            (true, true) => &mut outline.claimed,
            (true, false) => &mut outline.borders,
        };
        put_line(line, arc.iter().copied());
    }
    let meridian = |longitude: f64| (-18..=18).map(move |i| project(f64::from(i) * 5.0, longitude));
    for i in -5..=5 {
        put_line(&mut outline.grid, meridian(f64::from(i) * 30.0));
    }
    for i in -2..=2 {
        let latitude = f64::from(i) * 30.0;
        put_line(&mut outline.grid, [project(latitude, -180.0), project(latitude, 180.0)].into_iter());
    }
    put_line(&mut outline.sphere, meridian(-180.0).chain(meridian(180.0).rev()));
    outline.sphere.push('z');
    outline
}

/// A ring of arcs: the end of one is the start of the next.
fn put_ring(path: &mut String, data: &Data, ring: &[(usize, bool)]) {
    let mut points: Vec<(i32, i32)> = Vec::new();
    for (arc, is_back) in ring {
        let Some(arc) = data.arcs.get(*arc) else { continue };
        let skipped = usize::from(!points.is_empty());
        if *is_back {
            points.extend(arc.iter().rev().skip(skipped));
        } else {
            points.extend(arc.iter().skip(skipped));
        }
    }
    put_line(path, points.into_iter());
    path.push('z');
}

/// A line in relative steps, which are short.
fn put_line(path: &mut String, points: impl Iterator<Item = (i32, i32)>) {
    let mut last: Option<(i32, i32)> = None;
    for (x, y) in points {
        let _ = match last {
            None => write!(path, "M{x} {y}l"),
            Some((a, b)) => write!(path, "{}{}{} ", x - a, if y >= b { " " } else { "" }, y - b),
        };
        last = Some((x, y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_world_is_whole() {
        let outline = outline();
        assert!(DATA.countries.len() > 150 && outline.land.len() > 20_000, "{}", outline.land.len());
        assert!(!outline.borders.is_empty() && !outline.claimed.is_empty() && outline.notes.len() > 3);
        assert!(!country("BR").is_empty() && !country("FR").is_empty() && country("QQ").is_empty());
        for ring in DATA.countries.iter().flat_map(|c| &c.rings) {
            let ends = |(arc, is_back): &(usize, bool)| {
                let arc = &DATA.arcs[*arc];
                let (a, b) = (arc[0], arc[arc.len() - 1]);
                if *is_back { (b, a) } else { (a, b) }
            };
            for (i, arc) in ring.iter().enumerate() {
                assert_eq!(ends(arc).1, ends(&ring[(i + 1) % ring.len()]).0, "rings close");
            }
        }
    }

    #[test]
    fn damaged_data_gives_nothing() {
        let whole = include_bytes!("data/outlines.bin");
        for cut in [0, 1, 100, 5_000, 20_000] {
            let _ = read(&whole[..cut]);
        }
        assert!(read(&[0xFF; 40]).is_none());
    }
}
