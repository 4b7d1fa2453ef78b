//! The naming lens as a sheet: a row for each actor or place, term and source.

use std::sync::Arc;

use super::notes::Notes;
use super::sheet::columns;
use super::told::whole;
use super::{Row, Sheet};
use crate::text::{EntityId, MentionId};
use crate::view::compare::{compare, terms};
use crate::view::context::Context;

/// What each source calls the same.
pub(super) fn names<'a>(context: &Context<'a>, sort: Option<&str>, notes: &mut Notes<'a>) -> Sheet {
    let entities = &context.corpus.resolution.entities;
    let mut rows = Vec::new();
    for row in compare(&whole(context), Some("naming"), sort).matrix.rows.into_iter().map(Arc::unwrap_or_clone) {
        let Ok(at) = entities.binary_search_by(|e| e.slug.as_str().cmp(&row.key)) else { continue };
        let id = EntityId::new(at);
        let examples = context.corpus.resolution.terms.get(at).map(Vec::as_slice).unwrap_or_default();
        for (i, term) in terms(context, id).into_iter().enumerate() {
            for (document, n) in term.counts {
                if !context.passing.passes_document(document.0) {
                    continue;
                }
                let mut example = examples.get(i).into_iter().flat_map(|t| &t.examples);
                let mention = example.find(|(d, _)| d == document).map(|(_, m)| *m);
                let sentence = mention.and_then(|m: MentionId| {
                    let record = context.record(*document)?;
                    let mention = record.layers.mentions.get(m.index())?;
                    Some(record.analysis.sentences.get(mention.sentence as usize)?.span)
                });
                rows.push(Row {
                    cells: vec![
                        row.head.title.clone(),
                        term.text.to_owned(),
                        term.kind.to_owned(),
                        context.source(*document).name,
                        n.to_string(),
                        row.key.clone(),
                    ],
                    notes: sentence.and_then(|s| notes.note(context, *document, s)).into_iter().collect(),
                });
            }
        }
    }
    Sheet {
        name: "names".into(),
        title: "What each source calls whom and what".into(),
        about: "Each term with its number in each source, and the first sentence that has it. No source is scored."
            .into(),
        columns: columns("actor_or_place called how source times | key"),
        rows,
    }
}
