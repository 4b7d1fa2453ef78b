//! Exports, one file per format: `json` for the command; of a view, the whole filtered list as a
//! [`Sheet`] (`sheet` and one file a view) that `markdown` and `csv` write.

pub mod csv;
pub mod json;
pub mod markdown;
mod naming;
mod notes;
mod sheet;
mod told;

pub use sheet::{Column, Note, Row, Sheet, sheet};

use serde::{Deserialize, Serialize};

use super::Context;
use crate::query::ViewName;

/// In what form a view is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A table with a footnote for every sentence.
    Markdown,
    /// A line for every row and sentence behind it (RFC 4180).
    Csv,
}

impl Format {
    /// Ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Csv => "text/csv",
        }
    }
}

/// A file made of a view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// A name for it: `sources-differ.md`.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it holds.
    pub text: String,
}

/// Exports a view under its filters; the context's window is to ask for all. `base` is the address of
/// the page, for the links to the sentences; `None` where the view has no list to export.
pub fn export(
    context: &Context<'_>,
    view: ViewName,
    part: Option<&str>,
    sort: Option<&str>,
    format: Format,
    base: &str,
) -> Option<Export> {
    let sheet = sheet(context, view, part, sort, base)?;
    let text = match format {
        Format::Markdown => markdown::write(&sheet),
        Format::Csv => csv::write(&sheet),
    };
    Some(Export {
        name: format!("{}.{}", sheet.name, format.ending()),
        media_type: format.media_type().to_owned(),
        text,
    })
}
