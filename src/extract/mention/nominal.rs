//! Common noun phrases that may stand for an actor, and pronouns.

use super::words::Word;
use crate::extract::Mention;
use crate::ingest::Document;
use crate::language::Analysis;

/// Finds nominals and pronouns, in text order.
pub(super) fn find(_: &Document, _: &Analysis, _: &[Word<'_>], _: &[Mention]) -> Vec<Mention> {
    Vec::new()
}
