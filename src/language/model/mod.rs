//! The trained model: one file of named parts, compiled into the library, decoded once and shared.
//! A part that is missing leaves its stage with an empty table and its rules.

pub(crate) mod hash;
pub(crate) mod prints;
pub(crate) mod read;
pub(crate) mod scores;
pub(crate) mod table;

use std::sync::OnceLock;

use super::lemma::Lemmatizer;
use super::names::Names;
use super::parse::Parser;
use super::tag::Tagger;
use read::Reader;
use table::{Certain, Dense, Map, Sparse};

static FILE: &[u8] = include_bytes!("../../../models/english.bin");

/// The first bytes of every model file; the last is its version.
pub(crate) const MAGIC: &[u8; 8] = b"attmod\0\x02";

/// All parts.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// Whether a sentence ends after a token.
    pub(crate) sentence: Dense,
    pub(crate) tagger: Tagger,
    pub(crate) lemmatizer: Lemmatizer,
    pub(crate) parser: Parser,
    pub(crate) names: Names,
}

impl Model {
    /// The model that is compiled in.
    pub(crate) fn shared() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::decode(FILE))
    }

    /// Decodes a file; parts that cannot be read stay empty.
    pub(crate) fn decode(file: &[u8]) -> Self {
        let mut model = Self::default();
        let mut reader = Reader::new(file);
        if reader.take(MAGIC.len()) != Some(MAGIC.as_slice()) {
            return model;
        }
        while let Some(tag) = reader.take(4) {
            let Some(mut part) = reader.part().map(Reader::new) else { break };
            match tag {
                b"sent" => model.sentence = Dense::read(&mut part).unwrap_or_default(),
                b"lexi" => model.tagger.lexicon = Map::read(&mut part).unwrap_or_default(),
                b"tagw" => model.tagger.weights = Sparse::read(&mut part).unwrap_or_default(),
                b"tags" => model.tagger.classes = Tagger::read_classes(&mut part).unwrap_or_default(),
                b"taga" => model.tagger.again = Sparse::read(&mut part).unwrap_or_default(),
                b"tagc" => model.tagger.certain = Certain::read(&mut part).unwrap_or_default(),
                b"lemd" => model.lemmatizer.decisions = Map::read(&mut part).unwrap_or_default(),
                b"leme" => model.lemmatizer.edits = Lemmatizer::read_edits(&mut part).unwrap_or_default(),
                b"move" => model.parser.moves = Dense::read(&mut part).unwrap_or_default(),
                b"labl" => model.parser.labels = Sparse::read(&mut part).unwrap_or_default(),
                b"labc" => model.parser.certain = Certain::read(&mut part).unwrap_or_default(),
                b"nlab" => model.names.labels = Dense::read(&mut part).unwrap_or_default(),
                b"nknd" => model.names.kinds = Sparse::read(&mut part).unwrap_or_default(),
                b"gazt" => model.names.gazetteer = Map::read(&mut part).unwrap_or_default(),
                _ => {}
            }
        }
        model
    }
}
