//! Records that speak across documents: reposts, what several say alike, issues, terms; and what
//! resolution is unsure of. Filled by `across`, `issue`, `term`, `doubt` and `printed`.

use smol_str::SmolStr;

use crate::text::{DocumentId, EntityId, GoalId, MentionId, PositionId, Span};

/// Documents that print one text, wholly or for the most part.
#[derive(Debug, Clone, PartialEq)]
pub struct RepostGroup {
    /// The one published first, as far as is known; of equals the longest.
    pub origin: DocumentId,
    /// All of them, in document order; two or more.
    pub documents: Vec<DocumentId>,
    /// By document of `documents`: how much of the shorter of it and the origin is in both, 0 to 100.
    pub shared_percent: Vec<u8>,
}

/// Records of one actor that say the same: `Id` is the id of a quotation, goal or position.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldGroup<Id> {
    /// Who says or wants it.
    pub holder: EntityId,
    /// The records, in document and text order; two or more.
    pub members: Vec<(DocumentId, Id)>,
    /// How many sources tell it; reposts count once.
    pub n_sources: u32,
}

/// What positions and goals can be about: one column of the matrix actors × issues.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// Stable key in addresses, unique: `recognition-of-peru`, made of the words that the members share.
    pub key: String,
    /// For a person: the shortest of the most frequent wordings of its members, or the name of what it is about.
    pub label: String,
    /// What it is about, where that has a name.
    pub entities: Vec<EntityId>,
    /// Positions to it, in document and text order.
    pub positions: Vec<(DocumentId, PositionId)>,
    /// Goals about it, in document and text order.
    pub goals: Vec<(DocumentId, GoalId)>,
    /// How many actors take part.
    pub n_holders: u32,
    /// How many sources tell of it; reposts count once.
    pub n_sources: u32,
}

/// How a term names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// By name.
    Name,
    /// By a common noun: "the movement".
    Nominal,
    /// A government by its capital or palace: "Lima".
    Metonym,
}

impl TermKind {
    /// As it is written: `nominal`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Metonym => "metonym",
        }
    }
}

/// One way in which documents call an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// As most often written; a nominal with its article and adjectives.
    pub text: SmolStr,
    /// By name or by common noun.
    pub kind: TermKind,
    /// How often, by document, in document order.
    pub counts: Vec<(DocumentId, u32)>,
    /// The first mention in each of these documents, to show the sentence.
    pub examples: Vec<(DocumentId, MentionId)>,
}

/// One word for the act of a cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct ActTerm {
    /// Lemma of the trigger: `meet`, `visit`, `killing`.
    pub lemma: SmolStr,
    /// How often, by document, in document order.
    pub counts: Vec<(DocumentId, u32)>,
}

/// What kind of doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnsureKind {
    /// A sentence with two or more actors from which nothing was taken.
    ActorsNotTaken,
    /// Words in quotation marks that were taken for nobody's.
    QuotedNotTaken,
    /// Something said by nobody that could be named.
    NoSpeaker,
    /// A pronoun or common noun whose link is weak.
    WeakLink,
    /// An event whose date was counted from a date that is itself an estimate, or read with doubt.
    DateGuessed,
    /// The date of the document is an estimate or does not fit its text.
    DocumentDate,
    /// Something that an earlier stage remarked.
    Remark,
}

impl UnsureKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::ActorsNotTaken,
        Self::QuotedNotTaken,
        Self::NoSpeaker,
        Self::WeakLink,
        Self::DateGuessed,
        Self::DocumentDate,
        Self::Remark,
    ];

    /// As it is written: `actors-not-taken`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ActorsNotTaken => "actors-not-taken",
            Self::QuotedNotTaken => "quoted-not-taken",
            Self::NoSpeaker => "no-speaker",
            Self::WeakLink => "weak-link",
            Self::DateGuessed => "date-guessed",
            Self::DocumentDate => "document-date",
            Self::Remark => "remark",
        }
    }
}

/// Something a reader should look at with their own eyes.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsure {
    /// What kind of doubt.
    pub kind: UnsureKind,
    /// Where.
    pub document: DocumentId,
    /// The letters in doubt; empty where it is the document as a whole.
    pub span: Span,
    /// One sentence for a person, in English.
    pub reason: SmolStr,
}

/// The text does not bear out what the document prints of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct DateFinding {
    /// Which field of the document: `published`.
    pub field: &'static str,
    /// What is found, as a stable code: `date-after-publication`, `office-holder`, `next-month`…
    pub code: &'static str,
    /// The date as printed or catalogued; `None` where none is.
    pub printed: Option<String>,
    /// What the text implies: `2019-10 or later`, `before 2015`.
    pub implied: String,
    /// The words that imply it; empty where it is the catalogue that says so.
    pub evidence: Span,
    /// One sentence for a person, in English.
    pub reason: String,
}
