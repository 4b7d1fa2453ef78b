//! The gazetteer: countries, territories, regions, cities, peoples, international bodies and seats
//! of government by every English name they go by. In: the tables of places and bodies. Out: for a
//! folded name, what it names. A name looked up is folded ([`fold`]) with dots of acronyms kept.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::table::{self, list};
use crate::lexicon::EntityType;
use crate::text::fold;

/// What sort of thing an entry is; finer than its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A country, present or past.
    Country,
    /// A capital or another city that houses a government.
    Capital,
    /// A palace or building that stands for a government.
    Seat,
    /// A nationality, faith or people.
    People,
    /// An intergovernmental body, organ of a state or world medium.
    Body,
    /// A territory or region.
    Region,
    /// Another city.
    City,
}

/// A known name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// OntoNotes type.
    pub kind: EntityType,
    /// Finer sort.
    pub sort: Sort,
    /// The one name all spellings share.
    pub name: &'static str,
    /// ISO 3166 code of the country it belongs to or stands for, where there is one.
    pub country: Option<&'static str>,
    /// Latitude and longitude in degrees, where known.
    pub position: Option<(f32, f32)>,
    /// Whether the name is also a common given name or word, and needs support from the text.
    pub weak: bool,
}

/// All known names.
#[derive(Debug)]
pub struct Gazetteer {
    entries: HashMap<String, Entry>,
    countries: HashMap<&'static str, (&'static str, &'static str)>,
    longest: HashMap<String, usize>,
}

impl Gazetteer {
    /// What `name` names; letters are folded, but an all-capital acronym must be written so.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        let entry = self.entries.get(name).or_else(|| self.entries.get(fold(name).as_str()))?;
        Some(entry)
    }

    /// The most words of any name that begins with this folded word; 0 where none does.
    pub fn longest_from(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(0)
    }

    /// The country of that code: its name and the plural of its people (empty where there is none).
    pub fn country(&self, code: &str) -> Option<(&'static str, &'static str)> {
        self.countries.get(code).copied()
    }

    /// The entry of the country of that code.
    pub fn country_entry(&self, code: &str) -> Option<&Entry> {
        self.get(self.country(code)?.0)
    }

    fn add(&mut self, name: &str, entry: Entry) {
        // Acronyms of up to four capitals keep their case: "US" is a name, "us" is not.
        let plain: String = name.chars().filter(|c| *c != '.').collect();
        let acronym = plain.len() <= 4 && plain.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let key = if acronym { name.to_string() } else { fold(name) };
        let first = fold(name).split([' ', '-']).next().unwrap_or_default().to_string();
        let words = name.split([' ', '-']).count();
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(words);
        self.entries.entry(key).or_insert(entry);
    }
}

/// The gazetteer, read on first use.
pub fn gazetteer() -> &'static Gazetteer {
    static ONCE: OnceLock<Gazetteer> = OnceLock::new();
    ONCE.get_or_init(read)
}

fn read() -> Gazetteer {
    let mut g = Gazetteer { entries: HashMap::new(), countries: HashMap::new(), longest: HashMap::new() };
    // The order is that of precedence: a country before a city of its name.
    read_countries(&mut g);
    for row in table::rows(include_str!("data/seats.tsv")) {
        let [names, kind, code] = row.columns();
        let Some(kind) = EntityType::from_name(kind) else { continue };
        let name = list(names).next().unwrap_or_default();
        for n in list(names) {
            g.add(n, entry(kind, Sort::Seat, name, Some(code).filter(|c| !c.is_empty())));
        }
    }
    for row in table::rows(include_str!("data/regions.tsv")) {
        let [name, kind, aliases, code] = row.columns();
        let Some(kind) = EntityType::from_name(kind) else { continue };
        for n in std::iter::once(name).chain(list(aliases)) {
            g.add(n, entry(kind, Sort::Region, name, Some(code).filter(|c| !c.is_empty())));
        }
    }
    for row in table::rows(include_str!("data/bodies.tsv")) {
        let [name, aliases, code] = row.columns();
        for n in std::iter::once(name).chain(list(aliases)) {
            g.add(n, entry(EntityType::Org, Sort::Body, name, Some(code).filter(|c| !c.is_empty())));
        }
    }
    for row in table::rows(include_str!("data/peoples.tsv")) {
        let [name, words] = row.columns();
        for n in std::iter::once(name).chain(list(words)) {
            g.add(n, entry(EntityType::Norp, Sort::People, name, None));
        }
    }
    for row in table::rows(include_str!("data/cities.tsv")) {
        let [name, code, lat, lon, weak] = row.columns();
        let city = Entry {
            position: position(lat, lon),
            weak: !weak.is_empty(),
            ..entry(EntityType::Gpe, Sort::City, name, Some(code))
        };
        g.add(name, city);
        // A capital was added with its country; its place on the map is only known here.
        if let Some(known) = g.entries.get_mut(fold(name).as_str())
            && known.sort == Sort::Capital
            && known.country == Some(code)
        {
            known.position = known.position.or(city.position);
        }
    }
    g
}

fn read_countries(g: &mut Gazetteer) {
    let rows: Vec<[&'static str; 8]> =
        table::rows(include_str!("data/countries.tsv")).map(|row| row.columns()).collect();
    for [code, name, names, _, adjectives, peoples, lat, lon] in &rows {
        let people = list(peoples).next().or_else(|| list(adjectives).next()).unwrap_or_default();
        g.countries.insert(code, (name, people));
        for n in list(names) {
            let country = entry(EntityType::Gpe, Sort::Country, name, Some(code));
            g.add(n, Entry { position: position(lat, lon), ..country });
        }
    }
    for [code, _, _, capitals, adjectives, peoples, ..] in &rows {
        let people = list(peoples).next().or_else(|| list(adjectives).next()).unwrap_or_default();
        for n in list(adjectives).chain(list(peoples)) {
            g.add(n, entry(EntityType::Norp, Sort::People, people, Some(code)));
        }
        let mut canonical = "";
        for n in list(capitals) {
            // "Washington|Washington D.C." are one; "Jerusalem|Tel Aviv" are two.
            let same = !canonical.is_empty() && (fold(n).starts_with(&fold(canonical)) || fold(n) == fold(canonical));
            if !same {
                canonical = n;
            }
            g.add(n, entry(EntityType::Gpe, Sort::Capital, canonical, Some(code)));
        }
    }
}

fn entry(kind: EntityType, sort: Sort, name: &'static str, country: Option<&'static str>) -> Entry {
    Entry { kind, sort, name, country, position: None, weak: false }
}

fn position(lat: &str, lon: &str) -> Option<(f32, f32)> {
    Some((lat.parse().ok()?, lon.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, kind: EntityType, sort: Sort, canonical: &str, country: Option<&str>) {
        let e = gazetteer().get(name).unwrap_or_else(|| panic!("{name} is not known"));
        assert_eq!((e.kind, e.sort, e.name, e.country), (kind, sort, canonical, country), "{name}");
    }

    #[test]
    fn knows_countries_peoples_capitals_and_seats() {
        check("USA", EntityType::Gpe, Sort::Country, "United States", Some("US"));
        check("Kenyan", EntityType::Norp, Sort::People, "Kenyans", Some("KE"));
        check("Spaniards", EntityType::Norp, Sort::People, "Spaniards", Some("ES"));
        check("Lima", EntityType::Gpe, Sort::Capital, "Lima", Some("PE"));
        check("Washington D.C.", EntityType::Gpe, Sort::Capital, "Washington", Some("US"));
        check("Downing Street", EntityType::Org, Sort::Seat, "Downing Street", Some("GB"));
        check("Élysée", EntityType::Org, Sort::Seat, "Élysée", Some("FR"));
        check("african union", EntityType::Org, Sort::Body, "African Union", None);
        check("Osaka", EntityType::Gpe, Sort::City, "Osaka", Some("JP"));
        assert!(gazetteer().get("Lima").and_then(|e| e.position).is_some());
    }

    #[test]
    fn acronyms_keep_their_case() {
        assert!(gazetteer().get("us").is_none());
        assert!(gazetteer().get("who").is_none());
        assert!(gazetteer().get("US").is_some());
    }
}
