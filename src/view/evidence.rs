//! The evidence of one fact: every sentence behind it, by source.

use serde::{Deserialize, Serialize};

use super::{ConflictView, Named, Piece};

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
