//! Level 3: one document's [`Analysis`] to [`Layers`]. One module per layer, siblings never import
//! each other; this file alone states their order. Never sees another document: what is said of
//! whom is a mention here and becomes an entity in `resolve`.

mod attitude;
mod bounds;
mod clause;
mod records;

pub mod event;
pub mod goal;
pub mod mention;
pub mod position;
pub mod quotation;
pub mod role;
pub mod timex;

pub use records::{
    Basis, DocumentDate, Event, EventType, Goal, Layers, Mention, MentionKind, Mode, Position, Quotation,
    QuotationKind, Role, Stance, Status, Timex, TimexMod, TimexType, Why,
};

use crate::ingest::Document;
use crate::language::Analysis;

/// Extracts every layer of one document.
pub fn extract(document: &Document, analysis: &Analysis) -> Layers {
    let mut layers = Layers { mentions: mention::find(document, analysis), ..Layers::default() };
    let times = timex::find(document, analysis);
    (layers.timexes, layers.date) = (times.timexes, times.date);
    layers.diagnostics.extend(times.diagnostics);
    layers.roles = role::find(document, analysis, &layers.mentions);
    layers.quotations = quotation::find(document, analysis, &layers.mentions);
    layers.diagnostics.extend(quotation::diagnose(document, &layers.quotations));
    layers.events = event::find(document, analysis, &layers.mentions, &layers.timexes, &layers.quotations);
    layers.positions = position::find(document, analysis, &layers.mentions, &layers.quotations);
    layers.goals = goal::find(document, analysis, &layers.mentions, &layers.quotations);
    layers
}
