//! Level 1: bytes to [`Document`]. Sniffs the format, decodes the text, tells the article from the
//! furniture of the site around it. One file per format. The text is fixed here for good.

mod document;

pub use document::{Block, BlockKind, Document, Metadata, Source};

use crate::error::Error;
use crate::text::Span;

/// Reads one document.
///
/// `id` is the file stem, made unique by the caller. `metadata` is what is known from outside (a
/// `corpus.toml`); what it leaves open is taken from the document itself.
///
/// # Errors
/// Where the bytes hold no text, or are of a format that is not read, or lie about their format.
pub fn read(id: &str, source: &Source<'_>, metadata: Metadata) -> Result<Document, Error> {
    let text = std::str::from_utf8(source.bytes).map_err(|e| Error::malformed(format!("not UTF-8: {e}")))?;
    if text.trim().is_empty() {
        return Err(Error::empty("the file holds no text"));
    }
    let blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
    Ok(Document {
        id: id.into(),
        path: source.path.into(),
        sha256: String::new(),
        text: text.into(),
        metadata,
        blocks,
        furniture: Vec::new(),
    })
}
