//! Named persons, organisations and places on re3d. Its annotators marked whole noun phrases ("Iraqi
//! President Fuad Masum", "the Members of the Security Council", "U.S. officials"); ours are names
//! without article, title and possessive. So that the two can be compared, a marked phrase is cut to
//! its name: articles and titles before it, a possessive after it and brackets behind it are left
//! out, and "City, Country" is two names. What has no name for its head (a word without a capital
//! that is no particle, a bare title, a pronoun) is no name: neither asked for nor, where ours is a
//! name inside it, counted against us. Scored are spans, exactly; a country counts however it is
//! typed, since re3d types one as organisation or place by what it does there. The figure without
//! any cutting is printed beside it.

use std::collections::BTreeSet;

use attache::extract::MentionKind;
use attache::language::analyse;
use attache::lexicon::{EntityType, titles};
use attache::text::{CodePointSpan, OffsetMap, Span};

/// Words that stand before a name and are no part of it.
const BEFORE: [&str; 16] = [
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "all", "some",
    "both",
];

/// Small words inside names.
const INSIDE: [&str; 18] =
    ["of", "the", "and", "for", "in", "on", "al", "de", "du", "to", "at", "&", "bin", "ibn", "el", "az", "von", "van"];

/// Counts of one way of matching.
#[derive(Default)]
struct Counts {
    right: usize,
    gold: usize,
    found: usize,
}

impl Counts {
    fn print(&self, name: &str) {
        let part = |of: usize| self.right as f64 / of.max(1) as f64;
        let (p, r) = (part(self.found), part(self.gold));
        let f1 = 2.0 * p * r / (p + r).max(1e-9);
        println!("re3d {name}: P {p:.3} R {r:.3} F1 {f1:.3} (gold {}, found {})", self.gold, self.found);
    }
}

/// Prints span precision, recall and F1.
pub(crate) fn run(data: &str, verbose: bool) {
    let (mut names, mut raw) = (Counts::default(), Counts::default());
    for line in super::json_lines(&format!("{data}/dev/re3d.dev.jsonl")) {
        let Some(text) = line["text"].as_str() else { continue };
        let Some(document) = super::document("re3d", text) else { continue };
        let map = OffsetMap::new(&document.text);
        let analysis = analyse(&document);
        let layers = attache::extract::extract(&document, &analysis);
        let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default() as u32;
        let (mut gold, mut whole, mut open) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for (key, sure) in [("entities", true), ("entities_low", false)] {
            for e in line[key].as_array().into_iter().flatten() {
                let span = map.from_code_points(CodePointSpan { start: number(&e["start"]), end: number(&e["end"]) });
                let scored = matches!(e["type"].as_str(), Some("Person" | "Organisation" | "Location"));
                let asked = sure && scored && e["named"].as_bool() == Some(true);
                if asked {
                    whole.insert(span);
                }
                match name_in(text, span, e["type"] == "Person").filter(|_| asked) {
                    Some(name) => gold.extend(places(text, name, e["type"] == "Location")),
                    None => open.push(span),
                }
            }
        }
        let found: BTreeSet<Span> = layers
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name)
            .filter(|m| {
                use EntityType::{Fac, Gpe, Loc, Org, Person};
                matches!(m.entity_type, Some(Person | Org | Gpe | Loc | Fac))
            })
            .map(|m| m.span)
            .collect();
        raw.right += found.intersection(&whole).count();
        raw.gold += whole.len();
        raw.found += found.len();
        // A people that re3d counts as an organisation ("Kenyans") is a nationality of ours.
        let peoples: BTreeSet<Span> =
            layers.mentions.iter().filter(|m| m.entity_type == Some(EntityType::Norp)).map(|m| m.span).collect();
        gold.retain(|g| !peoples.contains(g));
        let counted: BTreeSet<Span> =
            found.iter().copied().filter(|f| gold.contains(f) || !open.iter().any(|o| o.contains(*f))).collect();
        names.right += counted.intersection(&gold).count();
        names.gold += gold.len();
        names.found += counted.len();
        if verbose {
            gold.difference(&counted).for_each(|s| println!("missed {}", s.of(text)));
            counted.difference(&gold).for_each(|s| println!("beside {}", s.of(text)));
        }
    }
    names.print("names of persons, organisations and places");
    raw.print("same, marked phrases uncut");
}

/// The name within a marked phrase; none where its head is no name.
fn name_in(text: &str, span: Span, person: bool) -> Option<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut at = span.start;
    for word in span.of(text).split_whitespace() {
        let start = text.get(at as usize..)?.find(word)? as u32 + at;
        at = start + word.len() as u32;
        words.push(Span { start, end: at });
    }
    while words.first().is_some_and(|w| BEFORE.contains(&w.of(text).to_lowercase().as_str())) {
        words.remove(0);
    }
    let phrase = |words: &[Span]| -> String {
        let all: Vec<String> = words.iter().map(|w| w.of(text).trim_matches(',').to_lowercase()).collect();
        all.join(" ")
    };
    let is_title = |words: &[Span]| titles().contains_key(phrase(words).as_str());
    if person {
        let last = (1..words.len())
            .rev()
            .find(|end| (0..*end).any(|start| is_title(words.get(start..*end).unwrap_or_default())));
        words.drain(..last.unwrap_or(0));
    }
    if is_title(&words) || matches!(phrase(&words).as_str(), "i" | "we" | "it" | "he" | "she" | "they" | "you") {
        return None;
    }
    let capital = |w: &Span| w.of(text).trim_start_matches(['(', '"', '“']).starts_with(char::is_uppercase);
    let fits =
        |w: &Span| capital(w) || w.of(text).contains('-') || INSIDE.contains(&w.of(text).to_lowercase().as_str());
    if !words.iter().all(fits) || !words.first().is_some_and(capital) {
        return None;
    }
    let whole = words.first()?.cover(*words.last()?);
    let letters = whole.of(text);
    let cut = letters.find(" (").map_or(letters, |b| letters.get(..b).unwrap_or(letters));
    let cut = cut.trim_end_matches([',', ';', ':']);
    let cut = ["'s", "’s", "'", "’"].iter().find_map(|p| cut.strip_suffix(p)).unwrap_or(cut);
    (!cut.is_empty()).then(|| Span { start: whole.start, end: whole.start + cut.len() as u32 })
}

/// "City, Country" as two names.
fn places(text: &str, name: Span, place: bool) -> Vec<Span> {
    match name.of(text).find(", ").filter(|_| place) {
        Some(comma) => {
            let comma = comma as u32;
            vec![
                Span { start: name.start, end: name.start + comma },
                Span { start: name.start + comma + 2, end: name.end },
            ]
        }
        None => vec![name],
    }
}
