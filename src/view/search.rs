//! What the search box finds in the texts.

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::cut::{Mark, pieces};
use super::{Named, Piece};
use crate::index::Bits;
use crate::text::{OffsetMap, Utf16Span};

/// The sentences that match the search, facts or not; of the documents the source filter lets pass.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchView {
    /// Sentences that match.
    pub n_sentences: u32,
    /// Documents they stand in.
    pub n_documents: u32,
    /// The best of them (BM25), best first, at most fifty.
    pub passages: Vec<PassageRow>,
    /// What in the box could not be read as meant.
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

/// A place in the search box that could not be read as meant; the rest still counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryProblem {
    /// First character (UTF-16) of the place.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// What a person can do.
    pub hint: String,
}

/// Passages given.
const N_PASSAGES: usize = 50;

/// Draws what the search box, which holds `text`, finds; `None` where it is empty.
pub fn search(context: &Context<'_>, text: &str) -> Option<SearchView> {
    let map = OffsetMap::new(text);
    let problems = context.passing.problems.iter().map(|problem| {
        let Utf16Span { start, end } = map.utf16(crate::text::Span::new(problem.range.start, problem.range.end));
        QueryProblem { start, end, hint: problem.hint.to_owned() }
    });
    let problems: Vec<QueryProblem> = problems.collect();
    let Some(search) = &context.passing.search else {
        return (!problems.is_empty()).then(|| SearchView { problems, ..SearchView::default() });
    };
    let index = context.index;
    let all = search.sentences(index);
    let passing = all.iter().filter(|s| context.passing.passes_document(index.sentence(*s).0.0));
    // A sentence of furniture only has no words and can match nothing but a NOT.
    let has_words = |s: &u32| {
        let (document, local) = index.sentence(*s);
        index.words(document).is_some_and(|words| !words.sentence(local).is_empty())
    };
    let passing = Bits::of(index.n_sentences(), passing.filter(has_words));
    let mut documents: Vec<u32> = passing.iter().map(|s| index.sentence(s).0.0).collect();
    documents.dedup();
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
        n_sentences: passing.count(),
        n_documents: documents.len() as u32,
        passages: passages.collect(),
        problems,
    })
}
