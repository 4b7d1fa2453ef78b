//! Coreference within a document.

use super::entity::Key;
use super::{Analysed, Draft};

/// Links pronouns and common noun phrases to what they stand for.
pub(super) fn link(_document: &Analysed<'_>, _country: &dyn Fn(&'static str) -> Key, _draft: &mut Draft) {}
