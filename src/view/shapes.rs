//! Shapes that several views are made of, so that the page draws them with the same few parts: a
//! link, a count, an item of a list, a list with its head, a table with its cells. Labels are keys of
//! the page's messages (`kind-consult-meet`); everything else is text or a key.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ConflictView, DateView, Extent, Named};
use crate::query::ViewName;

/// A change of the screen: what is empty stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The view it leads to.
    pub view: ViewName,
    /// The part of it; empty: all of it.
    pub part: String,
    /// Added to the search, as `is:planned`.
    pub text: String,
    /// Actors that must take part.
    pub who: Vec<String>,
    /// The one document that must tell it.
    pub source: String,
    /// The one kind of fact.
    pub kind: String,
    /// The one place.
    pub place: String,
    /// The actor of the actor page, the word of the concordance or the document to read.
    pub subject: String,
    /// Where *Read* opens the document: code points.
    pub at: Option<u32>,
}

/// A number that leads to what it counts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// What is counted: `events`; also its message, `count-events`, and test hook.
    pub code: String,
    /// How many.
    pub n: u32,
    /// To them.
    pub link: Link,
}

/// One thing of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Key of the fact it opens; empty where it opens none and `link` says where it leads.
    pub fact: String,
    /// Message of its label: `kind-consult-meet`; empty: none.
    pub label: String,
    /// Style of the label, as the stance's name; empty: plain.
    pub tone: String,
    /// What it says.
    pub title: String,
    /// The words behind it.
    pub detail: String,
    /// When.
    pub date: Option<DateView>,
    /// How often; 0 where that says nothing.
    pub n: u32,
    /// Keys of the documents that tell it.
    pub sources: Vec<String>,
    /// What they differ on.
    pub conflicts: Vec<ConflictView>,
    /// Where it leads if it opens no fact.
    pub link: Option<Link>,
}

/// The beginning of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// What it lists: `differ`; also its message, `section-differ`, and test hook.
    pub code: String,
    /// A source or an actor that it is about; the key is empty where it is about neither.
    pub about: Named,
    /// How long the whole list is.
    pub n: u32,
    /// Its first items.
    pub items: Vec<Item>,
    /// To the whole list.
    pub link: Option<Link>,
    /// Kinds of what it lists with their numbers, most frequent first: messages and counts.
    pub kinds: Vec<(String, u32)>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// What it is: events by `source`, `names` by source, or actors by `issue`.
    pub columns_are: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Columns that there would be in all.
    pub n_columns: u32,
    /// Its rows; each has a cell for each column.
    pub rows: Vec<Arc<MatrixRow>>,
    /// Which of all rows these are.
    pub extent: Extent,
}

/// The head of a column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Document id or key of the issue.
    pub key: String,
    /// Its name.
    pub name: String,
    /// More about it; empty: nothing.
    pub note: String,
    /// What it holds of all rows.
    pub n: u32,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// Unique in the table.
    pub key: String,
    /// The head of the row.
    pub head: Item,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The document of its column, where the columns are documents.
    pub source: String,
    /// What it says as a whole: `reports`, `differs`, `silent`, `before`; empty where its marks say it.
    pub state: String,
    /// What it holds.
    pub marks: Vec<CellMark>,
}

/// Something in a cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CellMark {
    /// Message of its label; empty: none.
    pub label: String,
    /// Style of the label; empty: plain.
    pub tone: String,
    /// Its words.
    pub words: String,
    /// When, the first few of several days.
    pub dates: Vec<DateView>,
    /// Days of which that says nothing.
    pub n_more_dates: u32,
    /// How often; 0 where that says nothing.
    pub n: u32,
    /// Key of the fact it opens; empty: none.
    pub fact: String,
    /// Keys of the documents behind it where the column is none, the first few of many.
    pub sources: Vec<String>,
    /// Documents of which that says nothing.
    pub n_more_sources: u32,
    /// Where it leads if it opens no fact.
    pub link: Option<Link>,
}

/// The message of a code with a prefix: `kind-consult-meet`.
pub(super) fn message(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace(['.', '_'], "-").to_lowercase())
}
