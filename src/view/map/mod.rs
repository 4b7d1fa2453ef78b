//! Places of events on a map of the world, and the same places as rows. In: the events that pass. The
//! outlines are the same whatever passes, so they are given once, where the page has none yet;
//! everything else is settled here, to the pixel.

mod frame;
mod locate;
mod outline;
mod project;

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::Extent;
use super::context::Context;
use super::evidence::{self, EvidenceView};
use super::labels::{self, LabelPlace, Labelled};
use super::marks::of_fact;
use crate::lexicon::gazetteer;
use crate::text::EntityId;
use frame::Frame;
use locate::Location;
pub use outline::Outline;

/// Places of events.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// Size of the drawing in CSS pixels.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// The outlines, where they were asked for.
    pub outline: Option<Box<Outline>>,
    /// Units of the outlines to pixels: an SVG transform.
    pub transform: String,
    /// What is shown: nearness in hundredths of the whole world's, then the middle in units.
    pub frame: (i32, i32, i32),
    /// Units of the outlines across and down the drawing.
    pub reach: (i32, i32),
    /// Countries that are places themselves: paths in units.
    pub areas: Vec<String>,
    /// The marks, large ones first.
    pub marks: Vec<MapMark>,
    /// The places, located or not, those with most events first.
    pub rows: Vec<PlaceRow>,
    /// Which of all rows these are.
    pub extent: Extent,
    /// Events at places that are located, and those at places that are not.
    pub n_located: u32,
    /// Places that are not located.
    pub n_elsewhere: u32,
    /// Column by which the rows are sorted, `-` before it for descending.
    pub sort: String,
}

/// One place, or several that would lie over each other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MapMark {
    /// Key of the events there; of several places, of the one with most events.
    pub fact: String,
    /// Name, and of how many more places.
    pub name: String,
    /// Further places under the mark.
    pub n_more: u32,
    /// Events.
    pub n: u32,
    /// Middle.
    pub x: i32,
    /// Middle.
    pub y: i32,
    /// Radius.
    pub radius: u8,
    /// Whether it stands for a whole country or region, whose middle it is drawn at.
    pub is_wide: bool,
    /// What to show so that several places come apart: the frame in an address.
    pub nearer: Option<String>,
    /// Where the label stands.
    pub place: Option<LabelPlace>,
}

/// A place as a row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// Entity slug.
    pub key: String,
    /// Key of the events there.
    pub fact: String,
    /// Name.
    pub name: String,
    /// The country it lies in, where that is another.
    pub country: Option<String>,
    /// `city`, `region`, `country`; `None` where it is not located.
    pub exactness: Option<String>,
    /// Events.
    pub n: u32,
    /// Documents that tell one of them.
    pub n_sources: u32,
    /// First and last year.
    pub years: Option<(i16, i16)>,
}

/// A place with its events counted.
#[derive(Debug, Clone)]
struct Place {
    id: EntityId,
    n: u32,
    location: Option<Location>,
}

/// Width that is drawn where none is known.
const USUAL_SPACE: u16 = 900;

/// Draws it: `part` says what is shown of the world, nothing that all places are.
pub fn map(context: &Context<'_>, part: Option<&str>, sort: Option<&str>, space: u16, has_outline: bool) -> MapView {
    let width = if space == 0 { USUAL_SPACE } else { space.clamp(280, 2400) };
    let height = (f64::from(width) * 0.54).clamp(320.0, 680.0) as u16;
    let places = places(context);
    let (rows, extent, sort) = rows(context, &places, sort);
    let located = || places.iter().filter_map(|p| Some((p, p.location.as_ref()?)));
    let points: Vec<(i32, i32)> = located().map(|(_, l)| project::project(l.latitude, l.longitude)).collect();
    let size = (f64::from(width), f64::from(height));
    let frame = part.and_then(|p| Frame::read(p, size)).unwrap_or_else(|| Frame::around(&points, size));
    let areas = located().filter(|(_, l)| l.exactness == "country").filter_map(|(_, l)| l.country);
    MapView {
        width,
        height,
        outline: (!has_outline).then(|| Box::new(outline::outline().clone())),
        transform: frame.transform(),
        frame: frame.numbers(),
        reach: frame.reach(),
        areas: areas.map(outline::country).filter(|path| !path.is_empty()).collect(),
        marks: marks(context, &places, &frame),
        n_located: located().map(|(p, _)| p.n).sum(),
        n_elsewhere: places.iter().filter(|p| p.location.is_none()).count() as u32,
        rows,
        extent,
        sort,
    }
}

/// Every place of a passing event, most events first.
fn places(context: &Context<'_>) -> Vec<Place> {
    let facts = &context.index.facts;
    let mut counts = vec![0u32; context.corpus.resolution.entities.len()];
    for fact in facts.events().filter(|fact| context.passing.facts.contains(*fact)) {
        for place in facts.places.get(fact) {
            counts.get_mut(*place as usize).into_iter().for_each(|n| *n += 1);
        }
    }
    let found = counts.into_iter().enumerate().filter(|(_, n)| *n > 0).map(|(i, n)| {
        let id = EntityId::new(i);
        Place { id, n, location: context.entity(id).and_then(locate::locate) }
    });
    let mut places: Vec<Place> = found.collect();
    places.sort_by_key(|p| (Reverse(p.n), p.id));
    places
}

fn fact_key(slug: &str) -> String {
    format!("pl.{slug}")
}

/// Joins places that would lie over each other, and settles marks and labels.
fn marks(context: &Context<'_>, places: &[Place], frame: &Frame) -> Vec<MapMark> {
    let most = places.iter().filter(|p| p.location.is_some()).map(|p| p.n).max().unwrap_or(1);
    let radius = |n: u32| (4.0 + 13.0 * (f64::from(n) / f64::from(most)).sqrt()).min(22.0);
    struct Group<'p> {
        members: Vec<(&'p Place, (i32, i32))>,
        x: f64,
        y: f64,
        n: u32,
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for place in places {
        let Some(location) = &place.location else { continue };
        let unit = project::project(location.latitude, location.longitude);
        let (x, y) = frame.pixel(unit);
        let apart = |g: &Group<'_>| ((g.x - x) * (g.x - x) + (g.y - y) * (g.y - y)).sqrt();
        let near = groups
            .iter()
            .enumerate()
            .map(|(i, g)| (i, apart(g), 0.85 * (radius(g.n) + radius(place.n))))
            .filter(|(_, apart, reach)| apart < reach)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match near.and_then(|(i, ..)| groups.get_mut(i)) {
            Some(group) => {
                group.members.push((place, unit));
                group.n += place.n;
            }
            None => groups.push(Group { members: vec![(place, unit)], x, y, n: place.n }),
        }
    }
    let margin = 24.0;
    groups.retain(|g| frame.contains(g.x, g.y, margin));
    groups.sort_by_key(|g| (Reverse(g.n), g.members.first().map(|(p, _)| p.id)));
    let mut marks: Vec<MapMark> = groups
        .iter()
        .filter_map(|group| {
            let (first, _) = group.members.first()?;
            let named = context.named(first.id)?;
            let units: Vec<(i32, i32)> = group.members.iter().map(|(_, unit)| *unit).collect();
            let is_wide = |p: &Place| p.location.as_ref().is_some_and(|l| l.exactness != "city");
            Some(MapMark {
                fact: fact_key(&named.key),
                name: named.name,
                n_more: group.members.len() as u32 - 1,
                n: group.n,
                x: group.x.round() as i32,
                y: group.y.round() as i32,
                radius: radius(group.n).round() as u8,
                is_wide: group.members.len() == 1 && is_wide(first),
                nearer: frame.nearer(&units),
                place: None,
            })
        })
        .collect();
    let words: Vec<String> =
        marks.iter().map(|m| if m.n_more > 0 { format!("{} +{}", m.name, m.n_more) } else { m.name.clone() }).collect();
    let labelled: Vec<Labelled<'_>> = marks
        .iter()
        .zip(&words)
        .map(|(m, text)| Labelled {
            x: f64::from(m.x),
            y: f64::from(m.y),
            radius: f64::from(m.radius),
            text,
            size: 12.5,
        })
        .collect();
    let found = labels::place(&labelled, frame.size().0, frame.size().1);
    for (mark, place) in marks.iter_mut().zip(found) {
        mark.place = place;
    }
    marks
}

/// The rows in the window, how they lie, and the column they are sorted by.
fn rows(context: &Context<'_>, places: &[Place], sort: Option<&str>) -> (Vec<PlaceRow>, Extent, String) {
    let asked = sort.unwrap_or_default();
    let (column, is_down) = asked.strip_prefix('-').map_or((asked, false), |column| (column, true));
    let mut order: Vec<&Place> = places.iter().collect();
    match column {
        // Ids are in the order of the keys.
        "place" => order.sort_by_key(|p| p.id),
        "country" => order.sort_by_key(|p| p.location.as_ref().and_then(|l| l.country)),
        _ => order.sort_by_key(|p| p.n),
    }
    let is_known = ["place", "country", "n"].contains(&column);
    if is_down || !is_known {
        order.reverse();
        if !is_known || column == "n" {
            order.sort_by_key(|p| (Reverse(p.n), p.id));
        }
    }
    let wanted = context.window.range(order.len());
    let extent = Extent { offset: wanted.start as u32, n_rows: order.len() as u32, open: None };
    let rows = order.get(wanted).unwrap_or_default().iter().filter_map(|p| row(context, p)).collect();
    (rows, extent, if is_known { asked.to_owned() } else { "-n".to_owned() })
}

fn row(context: &Context<'_>, place: &Place) -> Option<PlaceRow> {
    let named = context.named(place.id)?;
    let facts = &context.index.facts;
    let own = events_at(context, place.id);
    let mut documents: Vec<u32> = own.iter().flat_map(|fact| facts.documents.get(*fact)).copied().collect();
    documents.sort_unstable();
    documents.dedup();
    let years = own.iter().filter_map(|fact| facts.years.get(*fact as usize).copied().flatten());
    let location = place.location.as_ref();
    let country = location.filter(|l| l.exactness != "country").and_then(|l| gazetteer().country(l.country?));
    Some(PlaceRow {
        fact: fact_key(&named.key),
        key: named.key,
        name: named.name,
        country: country.map(|(name, _)| name.to_owned()),
        exactness: location.map(|l| l.exactness.to_owned()),
        n: place.n,
        n_sources: documents.len() as u32,
        years: years.reduce(|(a, b), (first, last)| (a.min(first), b.max(last))),
    })
}

/// Numbers of the passing events at a place.
fn events_at(context: &Context<'_>, place: EntityId) -> Vec<u32> {
    let events = context.index.facts.events();
    let all = context.index.facts_by.place.get(place.0).iter().copied();
    all.filter(|fact| events.contains(fact) && context.passing.facts.contains(*fact)).collect()
}

/// The evidence of a place, `pl.<slug>`: the events that pass there.
pub(super) fn place_evidence(context: &Context<'_>, key: &str) -> Option<EvidenceView> {
    let slug = key.strip_prefix("pl.")?;
    let entities = &context.corpus.resolution.entities;
    let id = EntityId::new(entities.binary_search_by(|e| e.slug.as_str().cmp(slug)).ok()?);
    let told = events_at(context, id).into_iter().filter_map(|fact| context.index.facts.get(fact));
    let told = told.flat_map(|fact| of_fact(context, fact.origin)).collect();
    Some(EvidenceView {
        fact: key.to_owned(),
        title: context.entity(id)?.name.clone(),
        kind: "place".into(),
        sources: evidence::sources(context, told),
        ..EvidenceView::default()
    })
}
