//! The English analysis alone as a wasm module, for `make bench-peers`; feature `peers`. In: a text.
//! Out: how many words and names it found. Nothing of this is shipped.

use attache::ingest::{Document, Metadata};
use attache::language::analyse;
use wasm_bindgen::prelude::*;

fn main() {}

/// Analyses a text: tokens, sentences, tags, lemmas, trees and names; tells how many tokens and names.
#[wasm_bindgen]
pub fn read(text: &str) -> Vec<u32> {
    let document = Document {
        id: String::new(),
        path: String::new(),
        sha256: String::new(),
        text: text.into(),
        metadata: Metadata::default(),
        blocks: Vec::new(),
        furniture: Vec::new(),
    };
    let analysis = analyse(&document);
    vec![analysis.tokens.len() as u32, analysis.sentences.len() as u32, analysis.names.len() as u32]
}
