//! The evidence of one fact: every sentence behind it, by source.

use serde::{Deserialize, Serialize};

use super::context::{self, Context};
use super::cut::pieces;
use super::marks::{Told, of_actor, of_fact};
use super::words::squeeze;
use super::{ConflictView, Named, Piece};
use crate::corpus::Record;
use crate::index::{Origin, actor_of_key};
use crate::language::Sentence;
use crate::text::{DocumentId, EntityId, OffsetMap, Span};

/// What the evidence panel shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// Key of the fact.
    pub fact: String,
    /// One line that tells it: "Ana Paz met Bo Lind in Oslo, mid-May 2011".
    pub title: String,
    /// Kind: `consult.meet`, `statement`, `goal`, `position`, `actor`.
    pub kind: String,
    /// Sources in corpus order.
    pub sources: Vec<SourceEvidence>,
    /// What they differ on.
    pub conflicts: Vec<ConflictView>,
}

/// What one document says of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceEvidence {
    /// The document: id and title.
    pub document: Named,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of the document as it is taken to be, ISO.
    pub published: Option<String>,
    /// Whether the document is a digest.
    pub is_digest: bool,
    /// The sentences, in text order.
    pub sentences: Vec<EvidenceSentence>,
}

/// One sentence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EvidenceSentence {
    /// The sentence, cut where marks begin and end.
    pub pieces: Vec<Piece>,
    /// What stands before it in the document, a sentence or two.
    pub before: String,
    /// What stands after it.
    pub after: String,
    /// Where it starts: code points into the document's text; what *Read* jumps to.
    pub at: u32,
    /// Why the fact was taken from it.
    pub why: WhyView,
}

/// Why a fact is there, in plain words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WhyView {
    /// Name of the rule or model.
    pub rule: String,
    /// Cue words.
    pub cues: Vec<String>,
    /// Steps: alias steps, coreference, date arithmetic.
    pub steps: Vec<String>,
    /// 0 to 100.
    pub confidence_percent: u8,
}

/// Sentences given on either side.
const N_SURROUNDING: usize = 2;

/// Draws the evidence of a fact or, for `ac.…`, of an actor; `None` where there is no such key.
pub fn evidence(context: &Context<'_>, key: &str) -> Option<EvidenceView> {
    if let Some(slug) = actor_of_key(key) {
        return actor(context, key, slug);
    }
    if key.starts_with("ed.") {
        return super::network::edge_evidence(context, key);
    }
    if key.starts_with("pl.") {
        return super::map::place_evidence(context, key);
    }
    let number = context.index.facts.by_key(key)?;
    let fact = context.index.facts.get(number)?;
    let conflicts = match fact.origin {
        Origin::Cluster(id) => {
            context.corpus.resolution.clusters.get(id.index()).map(|c| context.conflicts(&c.conflicts))
        }
        _ => None,
    };
    Some(EvidenceView {
        fact: fact.key.to_string(),
        title: context.title(number),
        kind: context.index.facts.kind(number).to_owned(),
        sources: sources(context, of_fact(context, fact.origin)),
        conflicts: conflicts.unwrap_or_default(),
    })
}

fn actor(context: &Context<'_>, key: &str, slug: &str) -> Option<EvidenceView> {
    let entities = &context.corpus.resolution.entities;
    let id = EntityId::new(entities.binary_search_by(|e| e.slug.as_str().cmp(slug)).ok()?);
    Some(EvidenceView {
        fact: key.to_owned(),
        title: context.entity(id)?.name.clone(),
        kind: "actor".into(),
        sources: sources(context, of_actor(context, id)),
        conflicts: Vec::new(),
    })
}

/// The sentences before and after a stretch of a document, those of its furniture left out.
fn surroundings(record: &Record, evidence: Span) -> (String, String) {
    let sentences = &record.analysis.sentences;
    let first = sentences.partition_point(|s| s.span.end <= evidence.start);
    let end = sentences.partition_point(|s| s.span.start < evidence.end);
    let words = |part: &[Sentence]| {
        let article = part.iter().filter(|s| !record.document.is_furniture(s.span));
        article.map(|s| squeeze(s.span.of(&record.document.text))).collect::<Vec<_>>().join(" ")
    };
    let before = sentences.get(first.saturating_sub(N_SURROUNDING)..first).unwrap_or_default();
    let after = sentences.get(end..(end + N_SURROUNDING).min(sentences.len())).unwrap_or_default();
    (words(before), words(after))
}

/// Groups what is told by document; in corpus and text order.
pub(super) fn sources(context: &Context<'_>, mut told: Vec<(DocumentId, Told)>) -> Vec<SourceEvidence> {
    told.sort_by_key(|(document, told)| (*document, told.evidence));
    let groups = told.chunk_by(|a, b| a.0 == b.0);
    groups.filter_map(|group| source(context, group.first()?.0, group)).collect()
}

fn source(context: &Context<'_>, id: DocumentId, told: &[(DocumentId, Told)]) -> Option<SourceEvidence> {
    let record = context.record(id)?;
    let metadata = &record.document.metadata;
    let map = OffsetMap::new(&record.document.text);
    Some(SourceEvidence {
        document: Named { key: record.document.id.clone(), name: context::title(record) },
        publisher: metadata.publisher.clone(),
        published: metadata.published.map(|d| d.to_string()),
        is_digest: metadata.is_digest,
        sentences: told.iter().map(|(_, told)| sentence(context, record, &map, told)).collect(),
    })
}

fn sentence(context: &Context<'_>, record: &Record, map: &OffsetMap<'_>, told: &Told) -> EvidenceSentence {
    let mut marks = told.marks.clone();
    if let Some(search) = &context.passing.search {
        let sentences = record.analysis.sentences.iter().filter(|s| told.evidence.overlaps(s.span));
        let spans = sentences.flat_map(|s| search.spans(record, s));
        marks.extend(spans.map(|span| super::cut::Mark { span, name: "match", rank: 2 }));
    }
    let (before, after) = surroundings(record, told.evidence);
    EvidenceSentence {
        before,
        after,
        pieces: pieces(&record.document.text, told.evidence, &marks),
        at: map.code_points(told.evidence).start,
        why: told.why.clone(),
    }
}
