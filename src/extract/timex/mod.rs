//! Time expressions after TimeML's TIMEX3: found by a grammar over letters and words, given a value
//! by arithmetic on the calendar from the document's date, the date told before and the tense.
//! Each says how its value came about, and the days that it allows.

mod absolute;
mod atoms;
mod expression;
mod grammar;
mod granule;
mod numbers;
mod relative;
mod resolve;
mod tense;

use smol_str::format_smolstr;

use super::{Timex, Why};
use crate::ingest::Document;
use crate::language::Analysis;
use atoms::Atoms;
use expression::{Match, Meaning, Place, Year};
use resolve::Context;
use tense::Tense;

/// Finds the time expressions of a document, in text order, disjoint.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Timex> {
    let atoms = Atoms::of(document);
    let matches = grammar::matches(&atoms);
    let published = document.metadata.published;
    let mut context = Context {
        document: published,
        is_narrative: is_narrative(&matches, published.map(|d| d.year())),
        told: None,
        quarter: None,
    };
    let mut block = None;
    matches
        .iter()
        .filter_map(|hit| {
            let span = atoms.span(hit.start, hit.end)?;
            let here = atoms.get(hit.start).map(|a| a.block);
            if here != block && !context.is_narrative {
                context.quarter = context.quarter.filter(|_| block.is_some());
            }
            block = here;
            let tense = if tense::looks_ahead(&atoms, hit.start) {
                Some(Tense::Future)
            } else {
                tense::at(document, analysis, span)
            };
            let resolved = context.resolve(&hit.meaning, hit.modifier, tense);
            Some(Timex {
                span,
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
        })
        .collect()
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
