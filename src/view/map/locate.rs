//! Where a place lies, by the gazetteer. In: an entity that events took place at. Out: degrees, and
//! how exactly that is meant; nothing where the gazetteer does not know it or it is a whole part of
//! the world.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::{Sort, gazetteer, table};
use crate::resolve::Entity;

/// A place found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Location {
    pub latitude: f64,
    pub longitude: f64,
    /// `city`, `region`, `country`.
    pub exactness: &'static str,
    /// ISO code of the country.
    pub country: Option<&'static str>,
}

static REGIONS: LazyLock<BTreeMap<&'static str, (f64, f64)>> = LazyLock::new(|| {
    let place = |row: table::Row<'static>| {
        let [name, latitude, longitude] = row.columns();
        Some((name, (latitude.parse().ok()?, longitude.parse().ok()?)))
    };
    table::rows(include_str!("data/regions.tsv")).filter_map(place).collect()
});

/// Looks a place up under its names, the fullest first.
pub(super) fn locate(entity: &Entity) -> Option<Location> {
    let names = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|a| &a.text));
    names.into_iter().find_map(|name| by_name(name))
}

fn by_name(name: &str) -> Option<Location> {
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let entry = gazetteer().get(bare)?;
    let exactness = match entry.sort {
        Sort::Country => "country",
        Sort::Capital | Sort::City => "city",
        Sort::Region => "region",
        Sort::Seat | Sort::People | Sort::Body => return None,
    };
    let degrees = |(a, b): (f32, f32)| (f64::from(a), f64::from(b));
    let (latitude, longitude) = entry.position.map(degrees).or_else(|| REGIONS.get(entry.name).copied())?;
    Some(Location { latitude, longitude, exactness, country: entry.country })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, exactness: &str, country: Option<&str>) {
        let found = by_name(name).unwrap_or_else(|| panic!("{name} is not found"));
        assert_eq!((found.exactness, found.country), (exactness, country), "{name}");
        assert!(found.latitude.abs() <= 90.0 && found.longitude.abs() <= 180.0);
    }

    #[test]
    fn finds_cities_regions_and_countries() {
        check("Lima", "city", Some("PE"));
        check("Kenya", "country", Some("KE"));
        check("Bavaria", "region", Some("DE"));
        check("the Black Sea", "region", None);
        assert!(by_name("Asia").is_none() && by_name("Nowhere at all").is_none());
    }

    #[test]
    fn every_region_of_the_table_is_one_of_the_gazetteer() {
        for name in REGIONS.keys() {
            assert!(gazetteer().get(name).is_some(), "{name}");
        }
    }
}
