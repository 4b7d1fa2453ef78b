//! Who said what.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::words::squeeze;
use super::{DateView, Extent, Named};
use crate::extract::{MentionKind, QuotationKind};
use crate::index::Origin;
use crate::text::EntityId;

/// Statements that pass, in document and text order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StatementsView {
    /// The rows.
    pub rows: Vec<Arc<StatementRow>>,
    /// Which of all rows these are.
    pub extent: Extent,
}

/// One quotation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StatementRow {
    /// Key of the fact.
    pub fact: String,
    /// `direct`, `indirect`, `mixed`.
    pub kind: String,
    /// Who.
    pub speaker: Option<Named>,
    /// The words of the text for the speaker, where they are not the name: "the minister".
    pub speaker_words: Option<String>,
    /// To whom.
    pub addressee: Option<Named>,
    /// Actors named in the content.
    pub about: Vec<Named>,
    /// The reporting words of the source: "stressed".
    pub cue: Option<String>,
    /// What is said.
    pub content: String,
    /// When.
    pub date: Option<DateView>,
    /// The document.
    pub source: Named,
}

/// Draws the statements.
pub fn statements(context: &Context<'_>) -> StatementsView {
    let (numbers, extent) = context.rows(context.index.facts.statements());
    StatementsView { rows: numbers.into_iter().filter_map(|fact| row(context, fact)).map(Arc::new).collect(), extent }
}

fn row(context: &Context<'_>, number: u32) -> Option<StatementRow> {
    let fact = context.index.facts.get(number)?;
    let Origin::Quotation(document, id) = fact.origin else { return None };
    let record = context.record(document)?;
    let text = &record.document.text;
    let quotation = record.layers.quotations.get(id.index())?;
    let resolution = context.resolution(document);
    let who = |list: Option<&Vec<Option<EntityId>>>| list.and_then(|l| l.get(id.index())).copied().flatten();
    let speaker = who(resolution.map(|r| &r.speakers));
    let words = quotation.speaker.and_then(|m| record.layers.mentions.get(m.index()));
    let words = words.filter(|m| m.kind != MentionKind::Name || speaker.is_none());
    let mut about: Vec<EntityId> = Vec::new();
    let stand_for = resolution.into_iter().flat_map(|r| r.mentions.iter());
    for (mention, entities) in record.layers.mentions.iter().zip(stand_for) {
        if mention.kind == MentionKind::Name && quotation.content.contains(mention.span) {
            about.extend(
                entities.iter().filter(|e| Some(**e) != speaker && !about.contains(e)).copied().collect::<Vec<_>>(),
            );
        }
    }
    Some(StatementRow {
        fact: fact.key.to_string(),
        kind: match quotation.kind {
            QuotationKind::Direct => "direct",
            QuotationKind::Indirect => "indirect",
            QuotationKind::Mixed => "mixed",
        }
        .into(),
        speaker: speaker.and_then(|e| context.named(e)),
        speaker_words: words.map(|m| squeeze(m.span.of(text))),
        addressee: who(resolution.map(|r| &r.addressees)).and_then(|e| context.named(e)),
        about: context.all_named(about),
        cue: quotation.cue.map(|c| squeeze(c.of(text))),
        content: squeeze(quotation.content.of(text)),
        date: context.date(fact),
        source: context.source(document),
    })
}
