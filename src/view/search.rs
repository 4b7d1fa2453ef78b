//! What the search box finds in the texts.

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::cut::{Mark, pieces};
use super::{Named, Piece};
use crate::index::Bits;
use crate::query::Cursor;
use crate::text::OffsetMap;

/// The sentences that match the search, facts or not; of the documents the source filter lets pass.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchView {
    /// Whether words are looked for, and not only fields asked.
    pub has_words: bool,
    /// Sentences that match.
    pub n_sentences: u32,
    /// Documents they stand in.
    pub n_documents: u32,
    /// The best of them (BM25), best first, at most fifty.
    pub passages: Vec<PassageRow>,
    /// Values that nothing in the corpus has.
    pub problems: Vec<QueryProblem>,
}

/// One sentence that matches.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PassageRow {
    /// The document.
    pub document: Named,
    /// Where the sentence starts: code points into the document's text; what *Read* jumps to.
    pub at: u32,
    /// The sentence, its `match`es marked.
    pub pieces: Vec<Piece>,
}

/// A value of the query that nothing in the corpus has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryProblem {
    /// Name of the field.
    pub field: String,
    /// The value as it is written.
    pub value: String,
}

/// Passages given.
const N_PASSAGES: usize = 50;

/// Draws what the query finds in the texts; `None` where it looks for no words and nothing is wrong.
pub fn search(context: &Context<'_>) -> Option<SearchView> {
    let problems = context.passing.unknown.iter();
    let problems = problems.map(|(f, value)| QueryProblem { field: f.name().to_owned(), value: value.clone() });
    let problems: Vec<QueryProblem> = problems.collect();
    let Some(search) = context.passing.search.as_ref().filter(|search| search.has_words()) else {
        return (!problems.is_empty()).then(|| SearchView { problems, ..SearchView::default() });
    };
    let index = context.index;
    let mut passing = Bits::none(index.n_sentences());
    let mut cursor = Cursor::new(index);
    let mut n_documents = 0;
    let (mut document, mut is_passing, mut is_counted) = (None, false, false);
    for number in search.sentences(index).iter() {
        let (id, local) = cursor.at(number);
        if document != Some(id) {
            (document, is_passing, is_counted) = (Some(id), context.passing.passes_document(id.0), false);
        }
        // A sentence of furniture only has no words and can match nothing but a NOT.
        if !is_passing || cursor.words().is_none_or(|words| words.sentence(local).is_empty()) {
            continue;
        }
        passing.insert(number);
        n_documents += u32::from(!std::mem::replace(&mut is_counted, true));
    }
    let passages = search.ranked(index, &passing, N_PASSAGES).into_iter().filter_map(|number| {
        let (id, local) = index.sentence(number);
        let record = context.record(id)?;
        let sentence = record.analysis.sentences.get(local as usize)?;
        let marks = search.spans(record, sentence).into_iter().map(|span| Mark { span, name: "match", rank: 0 });
        let text = &record.document.text;
        Some(PassageRow {
            document: context.source(id),
            at: OffsetMap::new(text).code_points(sentence.span).start,
            pieces: pieces(text, sentence.span, &marks.collect::<Vec<_>>()),
        })
    });
    Some(SearchView {
        has_words: true,
        n_sentences: passing.count(),
        n_documents,
        passages: passages.collect(),
        problems,
    })
}
