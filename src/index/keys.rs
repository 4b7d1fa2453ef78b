//! Keys of facts: `ev.<document>.<code point of the trigger>`, `st.` for statements, `go.` for goals,
//! `po.` for positions, `ac.<slug>` for what is known of an actor. A key depends on its document
//! alone, so that a link opens the same fact whatever else is loaded. Where two facts begin at one
//! place the later ones get a number: `.2`.

use std::collections::BTreeMap;

use smol_str::{SmolStr, format_smolstr};

/// What kind of fact a key speaks of; the first part of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    Event,
    Statement,
    Goal,
    Position,
}

impl KeyKind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Event => "ev",
            Self::Statement => "st",
            Self::Goal => "go",
            Self::Position => "po",
        }
    }
}

/// Keys of the facts of one kind in one document, in text order; `at` are code points.
pub(super) fn keys(kind: KeyKind, document: &str, at: impl Iterator<Item = u32>) -> Vec<SmolStr> {
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    at.map(|at| {
        let n = seen.entry(at).or_default();
        *n += 1;
        let prefix = kind.prefix();
        if *n == 1 {
            format_smolstr!("{prefix}.{document}.{at}")
        } else {
            format_smolstr!("{prefix}.{document}.{at}.{n}")
        }
    })
    .collect()
}

/// The key of an actor's evidence.
pub fn actor_key(slug: &str) -> String {
    format!("ac.{slug}")
}

/// The slug in the key of an actor's evidence.
pub fn actor_of_key(key: &str) -> Option<&str> {
    key.strip_prefix("ac.")
}
