//! What spans documents beside entities and clusters: reposts, what several say alike, issues,
//! terms. Each file reads briefs and resolved documents and adds records; none changes a record.

pub(crate) mod issue;
pub(crate) mod repost;
pub(crate) mod term;
pub(crate) mod told;
pub(crate) mod wording;
