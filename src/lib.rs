//! Attaché reads a corpus of articles and answers, with the sentence behind every answer:
//! who dealt with whom, who said what, who wants what, when and where, and how the sources differ.
//!
//! ```text
//! bytes ─ingest─▶ Document ─language─▶ Analysis ─extract─▶ Layers ─resolve─▶ Corpus ─index─▶ query ─▶ view ─▶ page
//! ```
//!
//! Every stage is a pure function from one immutable value to the next: no I/O, no clock, no
//! randomness. Results are standoff annotation: [`ingest::Document::text`] never changes, every
//! record has a byte [`text::Span`] and says which rule made it. A module uses only modules that
//! stand above it in the list below; `tests/suite/architecture.rs` checks that.

pub mod error;
pub mod text;

pub mod lexicon;

pub mod ingest;

pub mod language;

pub mod extract;

pub mod resolve;

pub mod corpus;

pub mod index;

pub mod query;

pub mod view;

pub mod protocol;

pub mod engine;
