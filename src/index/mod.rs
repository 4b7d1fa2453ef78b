//! Level 6: built from `&Corpus`, immutable: the words of every sentence, the table of facts with
//! what the filters ask of each, what is known of each actor. Facts are numbered, sets of them are
//! [`Bits`]; entities and documents go by the numbers of their ids.

mod actors;
mod bits;
mod counted;
mod dates;
mod dealings;
mod facts;
mod gather;
mod keys;
mod stem;
mod words;

pub use actors::ActorStats;
pub use bits::Bits;
pub use counted::{Counted, count_years};
pub use dealings::{Dealing, Relation};
pub use facts::{Fact, FactDate, Facts, Origin, Unit};
pub use keys::{actor_key, actor_of_key};
pub use stem::stem;
pub use words::{Words, token_words, words_of};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::corpus::{Corpus, Record};
use crate::text::{DocumentId, Lists};

/// What queries run on.
#[derive(Debug, Default)]
pub struct Index {
    /// By document; shared with earlier indexes of the same records.
    words: Vec<(Arc<Record>, Arc<Words>)>,
    /// By document: the number of its first sentence among all sentences; one more at the end.
    sentence_starts: Vec<u32>,
    /// The facts.
    pub facts: Facts,
    /// Facts by actor, place, document, kind.
    pub facts_by: FactsBy,
    /// What the filters count.
    pub counted: Counted,
    /// By entity.
    pub actors: Vec<ActorStats>,
    /// Who dealt with whom, sorted by pair and fact.
    pub dealings: Vec<Dealing>,
}

/// The facts of each value of a facet.
#[derive(Debug, Default)]
pub struct FactsBy {
    /// By entity.
    pub actor: Lists,
    /// By entity.
    pub place: Lists,
    /// By document.
    pub document: Lists,
    /// By kind.
    pub kind: Lists,
    /// By sentence (its number among all): the evidence that it is part of, numbers of [`Facts::units`].
    pub sentence: Lists,
    /// By evidence: its fact.
    pub unit: Vec<u32>,
}

/// By evidence: its sentences, by their numbers among all.
fn sentences_of(facts: &Facts, starts: &[u32]) -> Lists {
    let mut sentences = Lists::default();
    for unit in &facts.units {
        let start = starts.get(unit.document.index()).copied().unwrap_or_default();
        sentences.push(start + unit.first..=start + unit.last);
    }
    sentences
}

impl Index {
    /// Indexes a corpus; takes over from an earlier index the words of documents that are still there.
    pub fn new(corpus: &Corpus, earlier: Option<&Index>) -> Self {
        let known: BTreeMap<*const Record, &Arc<Words>> =
            earlier.iter().flat_map(|index| &index.words).map(|(record, words)| (Arc::as_ptr(record), words)).collect();
        let words: Vec<(Arc<Record>, Arc<Words>)> = corpus
            .records
            .iter()
            .map(|record| {
                let words = known.get(&Arc::as_ptr(record)).copied().cloned();
                (record.clone(), words.unwrap_or_else(|| Arc::new(Words::new(record))))
            })
            .collect();
        let mut sentence_starts = vec![0];
        let mut total = 0;
        for (_, words) in &words {
            total += words.n_sentences();
            sentence_starts.push(total);
        }
        let facts = gather::facts(corpus);
        let n_entities = corpus.resolution.entities.len();
        let facts_by = FactsBy {
            actor: facts.actors.inverted(n_entities),
            place: facts.places.inverted(n_entities),
            document: facts.documents.inverted(corpus.records.len()),
            kind: facts.kinds.inverted(facts.kind_names.len()),
            sentence: sentences_of(&facts, &sentence_starts).inverted(total as usize),
            unit: (0..)
                .zip(0..facts.len())
                .flat_map(|(fact, _)| facts.evidence.get(fact).iter().map(move |_| fact))
                .collect(),
        };
        let dealings = dealings::dealings(corpus, &facts);
        let counted = Counted::new(corpus, &facts, &facts_by);
        Self { words, sentence_starts, facts, facts_by, counted, actors: actors::stats(corpus), dealings }
    }

    /// The words of a document.
    pub fn words(&self, document: DocumentId) -> Option<&Words> {
        self.words.get(document.index()).map(|(_, words)| words.as_ref())
    }

    /// Documents that are indexed.
    pub fn n_documents(&self) -> usize {
        self.words.len()
    }

    /// Sentences of all documents.
    pub fn n_sentences(&self) -> usize {
        self.sentence_starts.last().copied().unwrap_or_default() as usize
    }

    /// The number of a document's first sentence among all sentences.
    pub fn sentence_start(&self, document: DocumentId) -> u32 {
        self.sentence_starts.get(document.index()).copied().unwrap_or_default()
    }

    /// The document and index of a sentence by its number among all.
    pub fn sentence(&self, number: u32) -> (DocumentId, u32) {
        let document = self.sentence_starts.partition_point(|start| *start <= number).saturating_sub(1);
        let document = DocumentId::new(document);
        (document, number - self.sentence_start(document))
    }
}
