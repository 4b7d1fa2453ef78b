//! Level 1: bytes to [`Document`]. Sniffs the format, decodes the text, tells the article from the
//! furniture of the site around it. One file per format. The text is fixed here for good.
//!
//! Plain text and Markdown keep the file's text letter for letter; of a web page the text is what
//! a reader sees of the article. Offsets of every later stage point into that text.

mod dateline;
mod decode;
mod document;
mod html;
mod lines;
mod markdown;
mod patterns;
mod sniff;
mod structure;
mod told;

pub use document::{Block, BlockKind, Document, Metadata, Source};

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::error::Error;
use markdown::FrontMatter;
use sniff::Format;

/// Reads one document.
///
/// `id` is the file stem, made unique by the caller. `metadata` is what is known from outside (a
/// `corpus.toml`); what it leaves open is taken from the document itself.
///
/// # Errors
/// Where the bytes hold no text, or are of a format that is not read, or lie about their format.
pub fn read(id: &str, source: &Source<'_>, metadata: Metadata) -> Result<Document, Error> {
    let decoded = decode::decode(source.bytes, sniff::declared_encoding(source.bytes).as_deref())?;
    let format = sniff::format(source.path, &decoded);
    let (text, page_marks, own) = match format {
        Format::Html => {
            let page = html::read(&decoded);
            (page.text, Some(page.marks), page.metadata)
        }
        Format::Plain | Format::Markdown => (decoded, None, Metadata::default()),
    };
    let lines = lines::lines(&text);
    if lines.is_empty() {
        return Err(Error::empty("the page holds no text"));
    }
    let (marks, front) = match (page_marks, format) {
        (Some(marks), _) => (marks, FrontMatter::default()),
        (None, Format::Markdown) => markdown::marks(&text, &lines),
        (None, _) => (Vec::new(), FrontMatter::default()),
    };
    let mut metadata = known(metadata, own, &front);
    let structure = structure::structure(&text, &lines, &marks, metadata.title.as_deref());
    told::fill(&mut metadata, &text, &lines, &structure);
    let furniture = lines.iter().zip(&structure.is_furniture).filter(|(_, is)| **is).map(|(l, _)| l.span).collect();
    Ok(Document {
        id: id.into(),
        path: source.path.into(),
        sha256: sha256(source.bytes),
        text: text.into(),
        metadata,
        blocks: structure.blocks,
        furniture,
    })
}

/// What is known from outside, completed from the page's own statements and front matter.
fn known(outside: Metadata, own: Metadata, front: &FrontMatter) -> Metadata {
    let field = |keys: &[&str]| front.get(keys).map(str::to_owned);
    let front_date =
        front.get(&["date", "published"]).and_then(|d| dateline::iso_prefix(d).or_else(|| dateline::date_line(d)));
    let own_date = own.published.or(front_date);
    let as_printed = outside.published_as_printed.or(match outside.published {
        Some(known) => own_date.filter(|own| *own != known),
        None => None,
    });
    Metadata {
        title: outside.title.or(own.title).or_else(|| field(&["title", "headline"])),
        publisher: outside.publisher.or(own.publisher).or_else(|| field(&["publisher", "source", "outlet"])),
        byline: outside.byline.or(own.byline).or_else(|| field(&["author", "byline"])),
        published: outside.published.or(own_date),
        published_as_printed: as_printed,
        language: outside.language.or(own.language).or_else(|| field(&["language", "lang"])),
        licence: outside.licence.or_else(|| field(&["licence", "license"])),
        url: outside.url.or(own.url).or_else(|| field(&["url", "link"])),
        ..outside
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The blocks of a document must be in order and disjoint; later stages rely on it.
#[cfg(test)]
fn assert_sound(document: &Document) {
    let ordered = |spans: &[crate::text::Span]| {
        for pair in spans.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{pair:?}");
        }
        for span in spans {
            assert!(!span.of(&document.text).is_empty(), "{span:?}");
        }
    };
    ordered(&document.blocks.iter().map(|b| b.span).collect::<Vec<_>>());
    ordered(&document.furniture);
}

#[cfg(test)]
mod tests;
