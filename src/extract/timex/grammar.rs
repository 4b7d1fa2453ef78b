//! The grammar of time: at each atom every rule is tried, the longest match wins, then words such
//! as "early", "about", "the end of" around it are taken in. Linear: each rule looks a bounded
//! number of atoms ahead.

use super::absolute::Found;
use super::atoms::Atoms;
use super::expression::{Match, Meaning, Place, Year};
use crate::extract::TimexMod;
use crate::lexicon::{PhraseClass, TimeClass, time_phrases};

/// A rule: its name and what it matches from an atom on.
type Rule = (&'static str, fn(&Atoms, usize) -> Found);

/// In order of trust: of matches of equal length the first wins.
const RULES: [Rule; 24] = [
    ("numeric-date", Atoms::numeric_date),
    ("day-month", Atoms::day_first),
    ("month-day", Atoms::month_first),
    ("clock", Atoms::clock),
    ("feast", Atoms::feast),
    ("vague", Atoms::phrase),
    ("month", Atoms::month_alone),
    ("season", Atoms::season),
    ("quarter", Atoms::fraction),
    ("decade", Atoms::decade),
    ("century", Atoms::century),
    ("year", Atoms::year_alone),
    ("counted", Atoms::shift),
    ("year-ago", Atoms::year_ago),
    ("deictic", Atoms::deictic),
    ("current", Atoms::current),
    ("year-end", Atoms::year_end),
    ("weekday", Atoms::weekday),
    ("set", Atoms::set),
    ("length", Atoms::duration),
    ("bare-length", Atoms::bare_length),
    ("then", Atoms::then),
    ("pre-post", Atoms::pre_post),
    ("edge-of-day", Atoms::edge_of_day),
];

/// All expressions of the text, in order, disjoint.
pub(super) fn matches(atoms: &Atoms) -> Vec<Match> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < atoms.len() {
        match at(atoms, i) {
            Some(hit) if hit.end > i && atoms.is_whole(hit.start, hit.end) => {
                i = hit.end;
                found.push(hit);
            }
            _ => i += 1,
        }
    }
    found
}

/// The longest expression that begins at `i`.
fn at(atoms: &Atoms, i: usize) -> Option<Match> {
    let plain = core(atoms, i);
    let edged = edged(atoms, i);
    let about = about(atoms, i);
    [about, edged, plain].into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

/// The longest match of the rules themselves.
fn core(atoms: &Atoms, i: usize) -> Option<Match> {
    let mut best: Option<Match> = None;
    for (rule, matcher) in RULES {
        let Some((meaning, end)) = matcher(atoms, i) else { continue };
        if !atoms.is_whole(i, end) {
            continue;
        }
        if best.as_ref().is_none_or(|b| end > b.end) {
            let modifier = match (rule, atoms.word(i)) {
                ("pre-post", "pre") => Some(TimexMod::Before),
                ("pre-post", _) => Some(TimexMod::After),
                ("year-end", _) => Some(TimexMod::End),
                _ => None,
            };
            best = Some(Match { start: i, end, meaning, modifier, rule });
        }
    }
    with_clock(atoms, best?)
}

/// A date with a time of day behind it: "March 4, 2016 at 5:15 am", "4 March 2016 - 20:13".
fn with_clock(atoms: &Atoms, hit: Match) -> Option<Match> {
    let Meaning::Date(place) = hit.meaning else { return Some(hit) };
    if !matches!(place, Place::Day { .. } | Place::Weekday(..) | Place::Days(_)) {
        return Some(hit);
    }
    let mut at = hit.end;
    at += usize::from(atoms.word(at) == ",");
    at += usize::from(matches!(atoms.word(at), "at" | "-" | "\u{2013}" | "|" | "t"));
    match atoms.time_of_day(at) {
        Some((time, end)) if atoms.is_whole(hit.start, end) && (at > hit.end || atoms.word(at + 1) == ":") => {
            let end = end + usize::from(atoms.class(end, TimeClass::Zone).is_some());
            Some(Match { end, meaning: Meaning::Clock(Some(place), time), rule: "date-clock", ..hit })
        }
        _ => Some(hit),
    }
}

/// "early October", "mid-1996", "the end of this week", "later this year".
fn edged(atoms: &Atoms, i: usize) -> Option<Match> {
    let at = i + usize::from(atoms.word(i) == "the");
    let (modifier, from) = match atoms.word(at) {
        "earlier" => (TimexMod::Start, at + 1),
        "later" => (TimexMod::End, at + 1),
        word => {
            let code = atoms.class(at, TimeClass::Edge)?;
            let modifier = match code {
                "START" => TimexMod::Start,
                "MID" => TimexMod::Mid,
                _ => TimexMod::End,
            };
            let from = match (word, atoms.word(at + 1)) {
                ("early" | "late" | "mid", "-" | "\u{2011}" | "\u{2010}") if atoms.is_glued(at + 1) => at + 2,
                ("early" | "late" | "mid", "in") => at + 2,
                ("early" | "late" | "mid", _) => at + 1,
                (_, "of") => at + 2,
                _ => return None,
            };
            (modifier, from)
        }
    };
    let from =
        from + usize::from(matches!(atoms.word(at), "earlier" | "later") && matches!(atoms.word(from), "in" | "on"));
    let inner = core(atoms, from)?;
    let fits = match inner.meaning {
        Meaning::Date(Place::Shift(..) | Place::Century(_)) => false,
        Meaning::Date(_) | Meaning::Part(..) => true,
        Meaning::Duration(..) => false,
        _ => false,
    };
    // "the year" within "the end of the year" is the current one.
    fits.then_some(Match { start: i, modifier: Some(modifier), ..inner })
}

/// "about two years", "more than a week ago", "around 7:15 p.m.".
fn about(atoms: &Atoms, i: usize) -> Option<Match> {
    let phrase =
        time_phrases(atoms.word(i)).iter().find(|p| p.class == PhraseClass::Approx && atoms.is_phrase(i, &p.pieces))?;
    let modifier = match phrase.value {
        "MORE_THAN" => TimexMod::MoreThan,
        "LESS_THAN" => TimexMod::LessThan,
        "EQUAL_OR_MORE" => TimexMod::OnOrAfter,
        "EQUAL_OR_LESS" => TimexMod::OnOrBefore,
        _ => TimexMod::Approx,
    };
    // "over the past decade" is a place in time, not a bound.
    let next = atoms.word(i + phrase.pieces.len());
    if next == "the" || next == "past" {
        return None;
    }
    let inner = core(atoms, i + phrase.pieces.len())?;
    let fits = match (&inner.meaning, modifier) {
        (Meaning::Duration(length, _), _) => length.count.is_some(),
        (Meaning::Date(Place::Shift(length, ..)), _) => length.count.is_some(),
        (Meaning::Clock(..), TimexMod::Approx) => true,
        (Meaning::Date(Place::Year(_) | Place::Day { .. }), TimexMod::Approx) => {
            matches!(phrase.pieces.first(), Some(&"around" | &"circa"))
        }
        _ => false,
    };
    // "over two days", "under a week": a place in time and not a bound.
    let bound = !matches!(phrase.pieces.first(), Some(&"some" | &"under"))
        || matches!(&inner.meaning, Meaning::Date(Place::Shift(..)) | Meaning::Duration(..));
    (fits && bound).then_some(Match { start: i, modifier: Some(modifier), ..inner })
}

impl Atoms {
    /// "pre-1967", "post-2003".
    fn pre_post(&self, i: usize) -> Found {
        let known = matches!(self.word(i), "pre" | "post") && matches!(self.word(i + 1), "-" | "\u{2010}" | "\u{2011}");
        if !known || !self.is_glued(i + 1) || !self.is_glued(i + 2) {
            return None;
        }
        let (year, end) = self.year(i + 2)?;
        Some((Meaning::Date(Place::Year(Year::Is(year))), end))
    }

    /// "the morning", "mid-afternoon yesterday".
    fn edge_of_day(&self, i: usize) -> Found {
        let at = i + usize::from(self.word(i) == "the");
        let (part, end) = self.part_after(at)?;
        let (date, after) = match self
            .phrase(end)
            .or_else(|| self.weekday(end + usize::from(self.word(end) == "of" || self.word(end) == "on")))?
        {
            (Meaning::Date(place), end) => (place, end),
            _ => return None,
        };
        Some((Meaning::Part(date, part), after))
    }
}
