//! The date that relative words are counted from. Told by the metadata, else estimated from what
//! the text tells as past: the latest date with a year, then the months without one that follow it.
//! Also findings about a printed date that the text does not bear out.

use jiff::ToSpan;
use jiff::civil::Date;
use smol_str::SmolStr;

use super::atoms::Atoms;
use super::expression::{From, Match, Meaning, Place, Year};
use super::granule::{Granule, Unit, narrowed};
use super::resolve::Context;
use super::tense::Tense;
use crate::error::Diagnostic;
use crate::extract::{DocumentDate, Timex, TimexType, Why};
use crate::ingest::{BlockKind, Document};
use crate::language;
use crate::text::{DateInterval, PartialDate, Span};

/// An expression with the tense of its clause.
pub(super) type Told<'a> = (&'a Match, Option<Tense>);

/// Years between the latest date a text tells and its printed date that make the latter doubtful.
const DOUBTFUL_YEARS: i16 = 4;

/// The document's date: as its metadata tell it, else as its text implies it.
pub(super) fn date(document: &Document, atoms: &Atoms, told: &[Told<'_>]) -> Option<DocumentDate> {
    if let Some(date) = document.metadata.published {
        let why = Why { rule: SmolStr::new_static("date/told"), confidence: 1.0, ..Why::default() };
        return Some(DocumentDate { date, is_estimate: false, why });
    }
    dateline(document, atoms, told)
        .or_else(|| opening_line(document, atoms, told))
        .or_else(|| estimate(document, atoms, told))
}

/// How far into one of the first blocks the date of such a line may end, in bytes.
const OPENING: u32 = 64;

/// The full date that stands behind a place at the head of the text, on a line of its own or before the
/// first sentence: "Lima, Peru, 3 May 2021", "Lima - May 3, 2021. The council …".
fn opening_line(document: &Document, atoms: &Atoms, told: &[Told<'_>]) -> Option<DocumentDate> {
    let text: &str = &document.text;
    let blocks: Vec<Span> = document.blocks.iter().take(4).map(|b| b.span).collect();
    told.iter().take(4).find_map(|(hit, _)| {
        let Meaning::Date(Place::Day { year: Year::Is(year), month, day, .. }) = hit.meaning else { return None };
        let span = atoms.span(hit.start, hit.end)?;
        let block = blocks.iter().find(|b| b.contains(span))?;
        if span.end > block.start + OPENING {
            return None;
        }
        let before = Span { start: block.start, end: span.start }.of(text);
        // Only names before it: a word of a sentence would be written small.
        let names = before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let placed = names.clone().next().is_some()
            && names.clone().all(|w| w.chars().count() <= 3 || w.chars().next().is_some_and(char::is_uppercase));
        let after = Span { start: span.end, end: block.end }.of(text).trim_start_matches(' ');
        let ends = after.is_empty() || after.starts_with(['.', '-', '\u{2013}', '\u{2014}', '(', '\n', '/']);
        let joined = before.trim_end().ends_with([',', '-', '\u{2013}', '\u{2014}', '(', '|', '/']);
        if !(placed && ends && joined) {
            return None;
        }
        let date = PartialDate::new(year, Some(month), Some(day))?;
        let steps = vec![format!("\"{}\" stands at the head of the text", span.of(text))];
        let why = Why { rule: SmolStr::new_static("date/head"), cues: vec![span], steps, confidence: 0.8 };
        Some(DocumentDate { date, is_estimate: false, why })
    })
}

/// The full date of the dateline that opens the text.
fn dateline(document: &Document, atoms: &Atoms, told: &[Told<'_>]) -> Option<DocumentDate> {
    let first = document.blocks.iter().find(|b| b.kind == BlockKind::Paragraph)?;
    let end = first.span.start + u32::try_from(language::dateline::end(first.span.of(&document.text))?).ok()?;
    told.iter().find_map(|(hit, _)| {
        let Meaning::Date(Place::Day { year: Year::Is(year), month, day, .. }) = hit.meaning else { return None };
        let span = atoms.span(hit.start, hit.end).filter(|s| s.start >= first.span.start && s.end <= end)?;
        let date = PartialDate::new(year, Some(month), Some(day))?;
        let steps = vec![format!("\"{}\" stands in the dateline", span.of(&document.text))];
        let why = Why { rule: SmolStr::new_static("date/dateline"), cues: vec![span], steps, confidence: 0.9 };
        Some(DocumentDate { date, is_estimate: false, why })
    })
}

/// A date told with its year, as far as it counts as past.
struct Fixed {
    granule: Granule,
    span: Span,
    in_caption: bool,
}

fn estimate(document: &Document, atoms: &Atoms, told: &[Told<'_>]) -> Option<DocumentDate> {
    let fixed: Vec<Fixed> = told.iter().filter_map(|(hit, tense)| fixed(document, atoms, hit, *tense)).collect();
    // A date under a picture alone says when the picture was taken.
    if fixed.len() == 1 && fixed.first().is_some_and(|f| f.in_caption) {
        return None;
    }
    let latest = fixed.iter().max_by_key(|f| f.granule.interval().map(|i| i.first))?;
    // A year alone may be that of an old war or treaty; it dates no text unless others near it do.
    let years = fixed.iter().filter_map(|f| f.granule.year());
    let latest_year = latest.granule.year()?;
    if latest.granule.unit() > Unit::Month && years.filter(|y| (latest_year - y).abs() <= 3).count() < 3 {
        return None;
    }
    let mut bound = latest.granule.interval()?.first;
    let mut is_year = latest.granule.unit() > Unit::Month;
    let mut cues = vec![latest.span];
    let mut steps = vec![format!("the latest date told as past is {}", latest.granule.value())];
    let mut last: Option<DateInterval> = None;
    for (hit, _) in told.iter().filter(|(_, tense)| *tense != Some(Tense::Future)) {
        let found = match hit.meaning {
            Meaning::Date(Place::Month { year: Year::Open, month, .. }) => {
                let granule = Granule::Month(bound.year(), month);
                granule.interval().map(|i| narrowed(i, granule, hit.modifier))
            }
            Meaning::Date(Place::Day { year: Year::Open, month, day, .. }) => {
                Date::new(bound.year(), month, day).ok().map(|d| DateInterval { first: d, last: d })
            }
            Meaning::Date(Place::Shift(length, From::Told, 1))
                if length.count.is_none() && length.unit().0 == Unit::Week =>
            {
                // "a few weeks later": some three and a half
                let later = |d: Date| d.saturating_add(25.days());
                last.map(|i| DateInterval { first: later(i.first), last: later(i.last) })
            }
            _ => continue,
        };
        let Some(found) = found else { continue };
        last = Some(found);
        if found.first > bound {
            bound = found.first;
            is_year = false;
            let span = atoms.span(hit.start, hit.end)?;
            steps.push(format!("\"{}\", told as past, is not before {bound}", span.of(&document.text)));
            cues.push(span);
        }
    }
    let date = PartialDate::new(bound.year(), (!is_year).then(|| bound.month()), None)?;
    steps.push(format!("so the text is of {date} or later"));
    let why = Why { rule: SmolStr::new_static("date/estimated"), cues, steps, confidence: 0.5 };
    Some(DocumentDate { date, is_estimate: true, why })
}

fn fixed(document: &Document, atoms: &Atoms, hit: &Match, tense: Option<Tense>) -> Option<Fixed> {
    let (Meaning::Date(place) | Meaning::Part(place, _) | Meaning::Clock(Some(place), _)) = hit.meaning else {
        return None;
    };
    let granule = match place {
        Place::Day { year: Year::Is(year), month, day, .. } => Granule::Day(Date::new(year, month, day).ok()?),
        Place::Month { year: Year::Is(year), month, .. } => Granule::Month(year, month),
        Place::Year(Year::Is(year)) => Granule::Year(year),
        _ => return None,
    };
    if matches!(tense, Some(Tense::Future | Tense::Infinitive)) {
        return None;
    }
    let span = atoms.span(hit.start, hit.end)?;
    let block = atoms.block(hit.start).and_then(|b| document.blocks.get(b));
    Some(Fixed { granule, span, in_caption: block.is_some_and(|b| b.kind == BlockKind::Caption) })
}

/// What does not fit between the printed date and the text.
pub(super) fn findings(
    document: &Document,
    date: Option<&DocumentDate>,
    told: &[Told<'_>],
    timexes: &[Timex],
    atoms: &Atoms,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let whole = Span::new(0, 0);
    let metadata = &document.metadata;
    if let (Some(printed), Some(published)) = (metadata.published_as_printed, metadata.published)
        && printed != published
    {
        let note = metadata.date_note.as_deref().unwrap_or("the two differ");
        found.push(Diagnostic {
            span: whole,
            code: "printed-date-differs",
            hint: format!("The page prints {printed}, but the text is taken to be of {published}: {note}"),
        });
    }
    let Some(date) = date.filter(|d| !d.is_estimate) else {
        if let Some(date) = date {
            let hint = format!("No date is printed; by its content the text is of {} or later.", date.date);
            found.push(Diagnostic {
                span: date.why.cues.last().copied().unwrap_or(whole),
                code: "date-estimated",
                hint,
            });
        }
        return found;
    };
    let printed = date.date.interval();
    let fixed: Vec<Fixed> = told.iter().filter_map(|(hit, tense)| fixed(document, atoms, hit, *tense)).collect();
    for late in &fixed {
        let past = told
            .iter()
            .any(|(hit, tense)| atoms.span(hit.start, hit.end) == Some(late.span) && *tense == Some(Tense::Past));
        if past && late.granule.interval().is_some_and(|i| i.first > printed.last) {
            found.push(Diagnostic {
                span: late.span,
                code: "date-after-publication",
                hint: format!("The text tells of {} as past, but is dated {}.", late.granule.value(), date.date),
            });
        }
    }
    let own = |f: &&Fixed| f.granule.interval().is_some_and(|i| i.overlaps(&printed));
    let running: Vec<&Fixed> = fixed.iter().filter(|f| !own(f)).collect();
    let latest = running.iter().filter_map(|f| f.granule.year()).max();
    let is_news =
        timexes.iter().any(|t| t.kind == TimexType::Date && t.interval.is_none() && t.value.ends_with("_REF"))
            || told.iter().any(|(hit, _)| matches!(hit.meaning, Meaning::Date(Place::Unit(..) | Place::Days(_))));
    if let Some(latest) = latest
        && running.len() >= 3
        && is_news
        && date.date.year() - latest >= DOUBTFUL_YEARS
    {
        found.push(Diagnostic {
            span: running.iter().find(|f| f.granule.year() == Some(latest)).map_or(whole, |f| f.span),
            code: "printed-date-doubtful",
            hint: format!(
                "Dated {}, yet no year after {latest} is told: it may be a later repost of an older text.",
                date.date
            ),
        });
    }
    found
}

impl Context {
    /// Where counting starts.
    pub(super) fn of(date: Option<&DocumentDate>, is_narrative: bool) -> Self {
        let is_estimate = date.is_some_and(|d| d.is_estimate);
        Self { document: date.map(|d| d.date), is_narrative, is_estimate, told: None, quarter: None }
    }
}
