//! A place in the sentences of an index that only moves forward: where a sentence stands, without
//! looking for its document anew each time.

use crate::index::{Index, Words};
use crate::text::DocumentId;

/// The document of the sentence that was asked for last.
#[derive(Debug)]
pub struct Cursor<'a> {
    index: &'a Index,
    document: DocumentId,
    start: u32,
    end: u32,
}

impl<'a> Cursor<'a> {
    /// Before the first sentence.
    pub fn new(index: &'a Index) -> Self {
        Self { index, document: DocumentId(0), start: 0, end: index.sentence_start(DocumentId(1)) }
    }

    /// The document and place of a sentence by its number among all; never less than the last one asked.
    pub fn at(&mut self, sentence: u32) -> (DocumentId, u32) {
        while sentence >= self.end && self.document.index() + 1 < self.index.n_documents() {
            self.document = DocumentId(self.document.0 + 1);
            self.start = self.end;
            self.end = self.index.sentence_start(DocumentId(self.document.0 + 1));
        }
        (self.document, sentence.saturating_sub(self.start))
    }

    /// The words of the document.
    pub fn words(&self) -> Option<&'a Words> {
        self.index.words(self.document)
    }
}
