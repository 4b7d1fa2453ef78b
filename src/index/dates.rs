//! When a fact was, from what the text tells.

use super::facts::FactDate;
use crate::corpus::{Corpus, Record};
use crate::extract::{Quotation, TimexMod, TimexType};
use crate::language::Deprel;
use crate::resolve::Cluster;
use crate::text::{Span, TokenId};

/// How many coordinated verbs above a word share their date with it.
const MAX_CLIMB: usize = 3;

/// The date of a cluster: its value and days, and the modifier of the event that told the value.
pub(super) fn of_cluster(corpus: &Corpus, cluster: &Cluster) -> Option<FactDate> {
    let interval = cluster.interval?;
    let told = cluster.events.iter().filter_map(|(document, event)| {
        let resolved = corpus.resolution.documents.get(document.index())?.events.get(event.index())?;
        (resolved.date == cluster.date && resolved.date.is_some()).then_some(resolved)
    });
    let modifier = told.filter_map(|e| e.date_modifier).next().and_then(TimexMod::from_name);
    let value = cluster.date.clone().unwrap_or_default();
    Some(FactDate { value, modifier, interval, is_document_date: false })
}

/// The date that goes with the reporting verb: "said on Monday", "met X on Monday and said".
pub(super) fn of_quotation(record: &Record, quotation: &Quotation) -> Option<FactDate> {
    beside(record, quotation.cue?, quotation.evidence, quotation.content)
}

/// The date that goes with the word that tells a goal or position, else with what reports it: "on
/// Monday, X rejected …", "X said on Monday that it wants …".
pub(super) fn of_attitude(record: &Record, cue: Option<&Span>, evidence: Span, content: Span) -> Option<FactDate> {
    let cue = *cue?;
    beside(record, cue, evidence, content).or_else(|| {
        let around = record.layers.quotations.iter().filter(|q| q.content.contains(cue));
        around.min_by_key(|q| q.content.len()).and_then(|q| of_quotation(record, q))
    })
}

/// The day or time that hangs on a word, or on the verb it is coordinated with, outside of what is
/// said or wanted.
fn beside(record: &Record, cue: Span, evidence: Span, content: Span) -> Option<FactDate> {
    let analysis = &record.analysis;
    let mut heads: Vec<TokenId> = analysis.tokens_in(cue).range().map(TokenId::new).collect();
    let mut here = heads.first().copied();
    for _ in 0..MAX_CLIMB {
        let Some(token) = here.and_then(|h| analysis.token(h)) else { break };
        here = token.head.filter(|_| token.deprel == Deprel::Conj);
        heads.extend(here);
    }
    let timex = record.layers.timexes.iter().find(|timex| {
        matches!(timex.kind, TimexType::Date | TimexType::Time)
            && timex.interval.is_some()
            && evidence.contains(timex.span)
            && !content.overlaps(timex.span)
            && !timex.describes(&record.document.text, analysis)
            && analysis
                .slice(analysis.tokens_in(timex.span))
                .iter()
                .any(|token| token.head.is_some_and(|head| heads.contains(&head)))
    })?;
    let (value, modifier) = (timex.value.clone(), timex.modifier);
    Some(FactDate { value, modifier, interval: timex.interval?, is_document_date: false })
}

/// The date of the document.
pub(super) fn of_document(record: &Record) -> Option<FactDate> {
    let published = record.document.metadata.published?;
    let value = published.to_string().into();
    let modifier = Some(TimexMod::OnOrBefore);
    Some(FactDate { value, modifier, interval: published.interval(), is_document_date: true })
}
