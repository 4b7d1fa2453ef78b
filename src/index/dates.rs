//! When a fact was, from what the text tells.

use super::facts::FactDate;
use crate::corpus::{Corpus, Record};
use crate::extract::{Quotation, TimexMod};
use crate::resolve::Cluster;

/// The date of a cluster: its value and days, and the modifier of the event that told the value.
pub(super) fn of_cluster(corpus: &Corpus, cluster: &Cluster) -> Option<FactDate> {
    let interval = cluster.interval?;
    let told = cluster.events.iter().filter_map(|(document, event)| {
        let resolved = corpus.resolution.documents.get(document.index())?.events.get(event.index())?;
        (resolved.date == cluster.date && resolved.date.is_some()).then_some(resolved)
    });
    let modifier = told.filter_map(|e| e.date_modifier).next().and_then(TimexMod::from_name);
    let value = cluster.date.clone().unwrap_or_default().into();
    Some(FactDate { value, modifier, interval, is_document_date: false })
}

/// The date that goes with the reporting verb: "said on Monday".
pub(super) fn of_quotation(record: &Record, quotation: &Quotation) -> Option<FactDate> {
    let cue = record.analysis.tokens_in(quotation.cue?);
    let timex = record.layers.timexes.iter().find(|timex| {
        quotation.evidence.contains(timex.span)
            && !quotation.content.overlaps(timex.span)
            && record
                .analysis
                .slice(record.analysis.tokens_in(timex.span))
                .iter()
                .any(|token| token.head.is_some_and(|head| cue.contains(head)))
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
