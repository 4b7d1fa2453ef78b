//! Time expressions after TimeML's TIMEX3: found by a grammar over letters and words, given a value
//! by arithmetic on the calendar from the document's date, the date told before and the tense.
//! Each says how its value came about, and the days that it allows.

mod absolute;
mod anchor;
mod atoms;
mod expression;
mod grammar;
mod granule;
mod numbers;
mod relative;
mod resolve;
mod tense;

use smol_str::format_smolstr;

use super::{DocumentDate, Timex, Why};
use crate::error::Diagnostic;
use crate::ingest::{BlockKind, Document};
use crate::language::{Analysis, Xpos};
use crate::text::TokenId;
use anchor::Told;
use atoms::Atoms;
use expression::{Direction, Match, Meaning, Place, Year};
use resolve::Context;
use tense::Tense;

/// What was found in one document.
#[derive(Debug, Clone, Default)]
pub struct Times {
    /// In text order, disjoint.
    pub timexes: Vec<Timex>,
    /// The date that relative words were counted from.
    pub date: Option<DocumentDate>,
    /// What does not fit between printed date and text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the time expressions of a document and the date they are counted from.
pub fn find(document: &Document, analysis: &Analysis) -> Times {
    let atoms = Atoms::of(document);
    let mut matches = grammar::matches(&atoms);
    share_years(&atoms, &mut matches);
    let told: Vec<Told<'_>> = matches.iter().map(|hit| (hit, tense_of(document, analysis, &atoms, hit))).collect();
    let date = anchor::date(document, &atoms, &told);
    let mut context = Context::of(date.as_ref(), is_narrative(&matches, date.as_ref().map(|d| d.date.year())));
    let mut timexes = Vec::with_capacity(told.len());
    for (hit, tense) in &told {
        // The story does not go on from the date under a picture.
        let before = (context.told, context.quarter);
        timexes.extend(timex(&atoms, hit, *tense, &mut context));
        // "since the war of 2014": nor from a year that only says how long something has been so.
        let year = matches!(hit.meaning, Meaning::Date(Place::Year(_)));
        let long_ago =
            date.is_none() && year && (hit.start.saturating_sub(8)..hit.start).any(|i| atoms.word(i) == "since");
        // "pre-2011 borders", "the 1994 accord": nor from one that only describes a thing.
        let before_noun = year && matches!(atoms.word(hit.start), "pre" | "post");
        if long_ago || before_noun || describes(analysis, &atoms, hit) {
            (context.told, context.quarter) = before;
        }
        if atoms.block(hit.start).and_then(|b| document.blocks.get(b)).is_some_and(|b| b.kind == BlockKind::Caption) {
            (context.told, context.quarter) = before;
        }
    }
    let diagnostics = anchor::findings(document, date.as_ref(), &told, &timexes, &atoms);
    Times { timexes, date, diagnostics }
}

/// "between February and December 2017", "from 30 December to 4 January 2018": the year that the second
/// date tells is that of the first, too, or the one before.
fn share_years(atoms: &Atoms, matches: &mut [Match]) {
    for at in (1..matches.len()).rev() {
        let (before, behind) = matches.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { continue };
        let (start, link) = (first.start, atoms.word(first.end));
        let range = matches!(link, "to" | "until" | "till" | "through") || atoms.before(start) == "between";
        let linked = first.end + 1 == second.start && (range || matches!(link, "and" | "or"));
        let Meaning::Date(
            Place::Day { year: Year::Is(told), month: last, .. }
            | Place::Month { year: Year::Is(told), month: last, .. },
        ) = second.meaning
        else {
            continue;
        };
        if let Meaning::Date(
            Place::Day { year: year @ Year::Open, month, .. }
            | Place::Month { year: year @ Year::Open, month, direction: Direction::Open },
        ) = &mut first.meaning
            && linked
            && (*month <= last || range)
        {
            *year = Year::Is(told - i16::from(*month > last));
        }
    }
}

impl Timex {
    /// Whether it only describes the noun behind it, whatever the tree takes it for: "pre-2011 borders".
    pub fn describes(&self, text: &str, analysis: &Analysis) -> bool {
        let tokens = analysis.tokens_in(self.span);
        let Some(next) = analysis.token(TokenId(tokens.end)) else { return false };
        let lower = self.span.of(text).to_lowercase();
        let era = ["pre-", "pre–", "post-", "post–"].iter().any(|prefix| lower.starts_with(prefix));
        let hung = next.head.is_some_and(|h| tokens.contains(h));
        let beside = next.span.start <= self.span.end + 1;
        beside && (era || hung) && matches!(next.xpos, Xpos::NN | Xpos::NNS | Xpos::JJ)
    }
}

fn timex(atoms: &Atoms, hit: &Match, tense: Option<Tense>, context: &mut Context) -> Option<Timex> {
    let resolved = context.resolve(&hit.meaning, hit.modifier, tense);
    Some(Timex {
        span: atoms.span(hit.start, hit.end)?,
        kind: resolved.kind,
        value: resolved.value.into(),
        modifier: resolved.modifier,
        interval: resolved.interval,
        why: Why {
            rule: format_smolstr!("timex/{}", hit.rule),
            cues: Vec::new(),
            steps: resolved.steps,
            confidence: if resolved.interval.is_some() { 0.9 } else { 0.7 },
        },
    })
}

/// Whether a year stands between an article and a noun: "the 1994 accord", "its 2002 treaty".
fn describes(analysis: &Analysis, atoms: &Atoms, hit: &Match) -> bool {
    let year = matches!(hit.meaning, Meaning::Date(Place::Year(_)));
    let Some(span) = atoms.span(hit.start, hit.end).filter(|_| year) else { return false };
    let own = analysis.tokens_in(span);
    let next = analysis.tokens.get(own.end as usize);
    let noun = next.is_some_and(|t| {
        t.span.start == span.end + 1 && matches!(t.xpos, crate::language::Xpos::NN | crate::language::Xpos::NNS)
    });
    noun && matches!(
        atoms.before(hit.start),
        "the" | "a" | "an" | "its" | "his" | "her" | "their" | "'s" | "s" | "this"
    )
}

fn tense_of(document: &Document, analysis: &Analysis, atoms: &Atoms, hit: &Match) -> Option<Tense> {
    if tense::looks_ahead(atoms, hit.start) {
        return Some(Tense::Future);
    }
    tense::at(document, analysis, atoms.span(hit.start, hit.end)?)
}

/// Whether the text tells a history: dates with a year that lie long before the document's date
/// outnumber those near it.
fn is_narrative(matches: &[Match], published: Option<i16>) -> bool {
    let Some(published) = published else { return true };
    let years = matches.iter().filter_map(|hit| match hit.meaning {
        Meaning::Date(Place::Day { year: Year::Is(year), .. } | Place::Month { year: Year::Is(year), .. }) => {
            Some(year)
        }
        _ => None,
    });
    let (mut old, mut near) = (0, 0);
    for year in years {
        if year < published - 1 { old += 1 } else { near += 1 }
    }
    old >= 4 && old > 2 * near
}
