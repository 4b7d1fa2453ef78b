//! Sentences made from `models/templates.tsv` with names from lists: results, tables, datelines and
//! company news, of which the training data hold next to nothing. In: lists of names. Out: examples.

use super::Random;
use super::examples::{Example, Kind};
use crate::lexicon::EntityType;

/// Names to fill the slots with.
pub(crate) struct Fillers<'a> {
    pub(crate) persons: &'a [String],
    pub(crate) towns: &'a [String],
    pub(crate) countries: Vec<&'a str>,
    pub(crate) adjectives: Vec<&'a str>,
    pub(crate) peoples: Vec<&'a str>,
    pub(crate) bodies: Vec<&'a str>,
    pub(crate) given: Vec<&'a str>,
    pub(crate) firms: &'a [String],
}

/// Endings of clubs; the empty one leaves the town.
const CLUBS: &[&str] = &[
    "United",
    "City",
    "Rovers",
    "Town",
    "Albion",
    "FC",
    "Athletic",
    "Wanderers",
    "Rangers",
    "Stars",
    "Dynamo",
    "Lions",
    "Tigers",
    "Eagles",
    "Bulls",
    "Giants",
];
const CUPS: &[&str] = &["League", "Cup", "Championship", "Open", "Premier League", "Trophy", "Series"];
const FIRM_ENDS: &[&str] = &[
    "Corp",
    "Corp.",
    "Inc",
    "Inc.",
    "Co",
    "Co.",
    "Ltd",
    "Ltd.",
    "Plc",
    "AG",
    "SA",
    "NV",
    "Bank",
    "Group",
    "Holdings",
    "Airlines",
    "Motors",
    "Industries",
    "Energy",
    "Securities",
    "Steel",
    "Telecom",
    "International",
    "Foods",
    "Oil Co",
    "Insurance",
    "Systems",
    "Brothers",
    "& Co",
];
const STARTS: &[&str] = &[
    "Bor", "Cal", "Den", "Fen", "Gal", "Hel", "Ital", "Jor", "Kel", "Lum", "Mer", "Nor", "Opt", "Pel", "Quin", "Ros",
    "Sol", "Tel", "Uni", "Vel", "Wex", "Xan", "Zen", "Bri", "Cor", "Dra", "Syn", "Trans", "Inter", "Micro",
];
const ENDS: &[&str] = &[
    "tec", "com", "ex", "ia", "on", "ar", "tel", "ux", "oil", "gas", "bank", "soft", "dyne", "max", "press", "mark",
    "ron", "eco", "ista", "air", "os", "ant", "ova", "ix", "ent",
];
const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
];

impl Fillers<'_> {
    /// What fills the slot, and its type.
    fn fill(&self, slot: char, random: &mut Random) -> (String, Option<Kind>) {
        fn pick<'a, T: AsRef<str>>(list: &'a [T], random: &mut Random) -> &'a str {
            list.get(random.below(list.len())).map_or("Lisbon", AsRef::as_ref)
        }
        let of = |kind| Some(Kind::Of(kind));
        let person = |random: &mut Random| pick(self.persons, random).to_owned();
        let surname = |random: &mut Random| pick(self.persons, random).rsplit(' ').next().unwrap_or("Berg").to_owned();
        let odd = |random: &mut Random| format!("{}{}", pick(STARTS, random), pick(ENDS, random));
        let town = |random: &mut Random| pick(self.towns, random).to_owned();
        match slot {
            'P' => (person(random), of(EntityType::Person)),
            'S' => (surname(random), of(EntityType::Person)),
            'I' => {
                let initial = (b'A' + random.below(26) as u8) as char;
                (format!("{initial}. {}", surname(random)), of(EntityType::Person))
            }
            'W' => (pick(&self.given, random).to_owned(), of(EntityType::Person)),
            'T' => (town(random), of(EntityType::Org)),
            'K' => match random.below(4) {
                0 => (odd(random), of(EntityType::Org)),
                1 => (format!("{} {}", pick(CLUBS, random), town(random)), of(EntityType::Org)),
                _ => (format!("{} {}", town(random), pick(CLUBS, random)), of(EntityType::Org)),
            },
            'L' => {
                let start = if random.below(2) == 0 { town(random) } else { pick(&self.adjectives, random).to_owned() };
                (format!("{start} {}", pick(CUPS, random)), Some(Kind::Other))
            }
            'C' => (town(random), of(EntityType::Gpe)),
            'N' => (pick(&self.countries, random).to_owned(), of(EntityType::Gpe)),
            'D' => (pick(&self.adjectives, random).to_owned(), of(EntityType::Norp)),
            'U' => (pick(&self.peoples, random).to_owned(), of(EntityType::Norp)),
            'F' => {
                let start = match random.below(4) {
                    0 => surname(random),
                    1 => town(random),
                    2 => return (pick(self.firms, random).to_owned(), of(EntityType::Org)),
                    _ => odd(random),
                };
                (format!("{start} {}", pick(FIRM_ENDS, random)), of(EntityType::Org))
            }
            'X' => {
                let name = if random.below(3) == 0 { surname(random) } else { odd(random) };
                (name, of(EntityType::Org))
            }
            'A' | 'Z' => {
                let n = 2 + random.below(4);
                let kind = of(EntityType::Org).filter(|_| slot == 'A');
                let letters = (0..n).map(|_| (b'A' + random.below(26) as u8) as char).collect();
                (letters, kind)
            }
            'B' => (pick(&self.bodies, random).to_owned(), of(EntityType::Org)),
            'n' => {
                let below = if random.below(3) == 0 { 100 } else { 10 };
                (random.below(below).to_string(), None)
            }
            'h' => (format!("{}", 100 + random.below(400)), None),
            'd' => (format!("{}.{:02}", random.below(60), random.below(100)), None),
            's' => (format!("{}-{}", random.below(8), random.below(7)), None),
            't' => (format!("{}:{:02}", random.below(24), random.below(60)), None),
            'w' => (pick(WEEKDAYS, random).to_owned(), None),
            'm' => (pick(MONTHS, random).to_owned(), None),
            'y' => (format!("{}", 1980 + random.below(45)), None),
            _ => (String::new(), None),
        }
    }

    fn one(&self, template: &str, random: &mut Random) -> Example {
        let (mut text, mut spans) = (String::new(), Vec::new());
        let mut rest = template;
        let mut shout = false;
        while let Some((before, tail)) = rest.split_once('{') {
            text.push_str(before);
            let Some((slot, tail)) = tail.split_once('}') else { break };
            rest = tail;
            let Some(c) = slot.chars().next() else { continue };
            if c == '|' {
                shout = true;
                continue;
            }
            let (mut fill, kind) = self.fill(c, random);
            if slot.len() > 1 {
                fill = fill.to_uppercase();
            }
            let start = text.len();
            text.push_str(&fill);
            if let Some(kind) = kind {
                spans.push((start, text.len(), kind));
            }
        }
        text.push_str(rest);
        if shout || random.below(12) == 0 {
            text.make_ascii_uppercase();
        }
        Example { text, spans }
    }

    /// `times` sentences for every one a line asks for.
    pub(crate) fn sentences(&self, times: usize, random: &mut Random) -> Vec<Example> {
        let table = include_str!("../../../models/templates.tsv");
        let mut out = Vec::new();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let Some((weight, template)) = line.split_once('\t') else { continue };
            for _ in 0..weight.parse().unwrap_or(1) * times {
                out.push(self.one(template, random));
            }
        }
        out
    }
}
