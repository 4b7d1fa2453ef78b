//! A list of facts on its way out: columns, rows, and with each row the sentences behind it.

use super::notes::Notes;
use super::{naming, told};
use crate::query::ViewName;
use crate::view::Context;

/// A list to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// A name for its file, without ending.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// What it shows and under which conditions, in one or two sentences.
    pub about: String,
    /// Heads of its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell for each column.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Whether it is for machines and left out of what people read.
    pub is_data: bool,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// One for each column.
    pub cells: Vec<String>,
    /// The sentences behind it.
    pub notes: Vec<Note>,
}

/// A sentence behind a fact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Note {
    /// Its words.
    pub sentence: String,
    /// Title of the document.
    pub title: String,
    /// Who published it; empty where that is not known.
    pub publisher: String,
    /// When, ISO; empty where that is not known.
    pub published: String,
    /// Id of the document.
    pub document: String,
    /// Whether the document is a digest of what is cited.
    pub is_digest: bool,
    /// Address of the sentence in the reader.
    pub link: String,
}

/// Columns for people, and after a `|` those for machines: `columns("date event | key")`.
pub(super) fn columns(heads: &str) -> Vec<Column> {
    let (people, machines) = heads.split_once('|').unwrap_or((heads, ""));
    let of = |heads: &str, is_data: bool| -> Vec<Column> {
        heads.split_whitespace().map(|name| Column { name: name.replace('_', " "), is_data }).collect()
    };
    [of(people, false), of(machines, true)].concat()
}

/// The list of a view; `None` where it has none.
pub fn sheet(
    context: &Context<'_>,
    view: ViewName,
    part: Option<&str>,
    sort: Option<&str>,
    base: &str,
) -> Option<Sheet> {
    let mut notes = Notes::new(base);
    let mut sheet = match (view, part) {
        (ViewName::Timeline, _) => told::timeline(context, &mut notes),
        (ViewName::Statements, _) => told::statements(context, &mut notes),
        (ViewName::Goals, _) => told::goals(context, &mut notes),
        (ViewName::Compare | ViewName::Overview, Some("differ")) => told::differ(context, &mut notes),
        (ViewName::Compare | ViewName::Overview, Some("single")) => told::single(context, sort, &mut notes),
        (ViewName::Compare, Some("naming")) => naming::names(context, sort, &mut notes),
        (ViewName::Compare, _) => told::matrix(context, part, sort, &mut notes),
        _ => return None,
    };
    let n_documents = context.corpus.records.len();
    let (n, all) = (context.passing.facts.count(), context.index.facts.len());
    let shelf = &context.shelf.title;
    let of = if shelf.is_empty() { String::new() } else { format!(" of “{shelf}”") };
    let filtered = if n as usize == all { String::new() } else { format!(" Filtered: {n} of {all} facts pass.") };
    sheet.about = format!(
        "{} From {n_documents} document{}{of}, extracted by Attaché; every row is to be checked against its sentence.{filtered}",
        sheet.about,
        if n_documents == 1 { "" } else { "s" }
    );
    Some(sheet)
}
