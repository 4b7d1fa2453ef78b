//! The document: immutable text, what is known about it, and its blocks.

use std::sync::Arc;

use crate::text::{PartialDate, Span};

/// The bytes of a file and where they came from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Path or file name, as the reader knows it; its extension helps to sniff the format.
    pub path: &'a str,
    /// The file as it is.
    pub bytes: &'a [u8],
}

/// One article.
#[derive(Debug, Clone)]
pub struct Document {
    /// File stem, unique in its corpus; the key of the document in addresses and output.
    pub id: String,
    /// Path or file name it was read from.
    pub path: String,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// The text all spans point into. For plain text it is the file as it is, decoded.
    pub text: Arc<str>,
    /// What is known about it.
    pub metadata: Metadata,
    /// Paragraphs, headings, list items in order: disjoint, without the white space between them.
    pub blocks: Vec<Block>,
    /// Whole lines that are not the article: slogans, menus, teasers, share lines, disclaimers. In order, disjoint.
    pub furniture: Vec<Span>,
}

impl Document {
    /// Whether `span` touches furniture.
    pub fn is_furniture(&self, span: Span) -> bool {
        let at = self.furniture.partition_point(|f| f.end <= span.start);
        self.furniture.get(at).is_some_and(|f| f.overlaps(span))
    }
}

/// What is known about a document; `None` where neither a catalogue nor the text says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Short label of the source for tight places.
    pub short: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The date it is taken to be of.
    pub published: Option<PartialDate>,
    /// The date it prints, where that differs or is in doubt.
    pub published_as_printed: Option<PartialDate>,
    /// What is known about the true date.
    pub date_note: Option<String>,
    /// BCP 47 language; `en` unless told.
    pub language: Option<String>,
    /// Licence of the text.
    pub licence: Option<String>,
    /// Whether the text is a digest of the article and not the article.
    pub is_digest: bool,
    /// Genre: opinion, news, reference page…
    pub kind: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The document's title where it stands in the text.
    Title,
    /// A heading within the text.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list; the number where one is printed.
    ListItem,
    /// A caption under a picture.
    Caption,
    /// A quoted block.
    Quote,
}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without surrounding white space.
    pub span: Span,
}
