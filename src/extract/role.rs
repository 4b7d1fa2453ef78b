//! Roles: person, role, organisation.

use super::{Mention, Role};
use crate::ingest::Document;
use crate::language::Analysis;

/// Finds the roles of a document, in text order.
pub fn find(_document: &Document, _analysis: &Analysis, _mentions: &[Mention]) -> Vec<Role> {
    Vec::new()
}
