//! The records of the layers. Names are the field's: OntoNotes types, TIMEX3, PLOVER.

use smol_str::SmolStr;

use crate::error::Diagnostic;
use crate::language::TokenRange;
use crate::lexicon::EntityType;
use crate::text::{DateInterval, MentionId, PartialDate, Span, TimexId, TokenId};

/// Everything extracted from one document. Ids are positions in these vectors.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    /// In text order.
    pub mentions: Vec<Mention>,
    /// In text order, disjoint.
    pub timexes: Vec<Timex>,
    /// In text order.
    pub quotations: Vec<Quotation>,
    /// In text order of the triggers.
    pub events: Vec<Event>,
    /// In text order.
    pub positions: Vec<Position>,
    /// In text order.
    pub goals: Vec<Goal>,
    /// In text order.
    pub roles: Vec<Role>,
    /// The date that relative words were counted from: told, or estimated from the text.
    pub date: Option<DocumentDate>,
    /// What was seen and not taken, and what is doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a record is there: the rule that made it and what the rule used.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Why {
    /// Name of the rule or model, kebab-case with a layer prefix: `quotation/colon-before`.
    pub rule: SmolStr,
    /// The letters the rule went by: cue words, titles, prepositions.
    pub cues: Vec<Span>,
    /// Steps for a person, in order: "last month counted from 2019-11", "surname of …".
    pub steps: Vec<String>,
    /// 0 to 1.
    pub confidence: f32,
}

/// How a mention names its referent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// A proper name. Only these are written to the command's `mentions`.
    Name,
    /// A common noun phrase that may stand for an actor: "the movement", "Russian officials".
    Nominal,
    /// A pronoun or possessive determiner.
    Pronoun,
}

/// A place in the text that refers to somebody or something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Name: the outermost name without article, title and possessive. Nominal: the noun phrase
    /// without trailing clauses. Pronoun: the word.
    pub span: Span,
    /// The tokens of `span`.
    pub tokens: TokenRange,
    /// The token the rest depends on.
    pub head: TokenId,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// OntoNotes type; for nominals and pronouns the type of what they can stand for, where the word tells.
    pub entity_type: Option<EntityType>,
    /// Index of its sentence.
    pub sentence: u32,
    /// What made it.
    pub why: Why,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "TIMEX3 defines them")]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "TIMEX3 defines them")]
pub enum TimexMod {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    MoreThan,
    LessThan,
}

impl TimexMod {
    /// As TIMEX3 writes it: `ON_OR_BEFORE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
        }
    }

    /// The modifier of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        use TimexMod::{After, Approx, Before, End, LessThan, Mid, MoreThan, OnOrAfter, OnOrBefore, Start};
        let all = [Start, Mid, End, Approx, Before, After, OnOrBefore, OnOrAfter, MoreThan, LessThan];
        all.into_iter().find(|m| m.name() == name)
    }
}

/// A time expression, normalised (TimeML TIMEX3).
#[derive(Debug, Clone, PartialEq)]
pub struct Timex {
    /// Its letters, without preposition.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value: `2019-10`, `PXY`, `PAST_REF`.
    pub value: SmolStr,
    /// TIMEX3 modifier.
    pub modifier: Option<TimexMod>,
    /// The days the words allow; `None` for sets, vague references and unanchored durations.
    pub interval: Option<DateInterval>,
    /// Rule, and the date arithmetic as steps.
    pub why: Why,
}

/// The date of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentDate {
    /// To the precision that is known.
    pub date: PartialDate,
    /// Whether no metadata tell it and it was concluded from the text.
    pub is_estimate: bool,
    /// How it was concluded.
    pub why: Why,
}

/// How words are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotationKind {
    /// In quotation marks as a whole.
    Direct,
    /// In the writer's words.
    Indirect,
    /// In the writer's words with some in quotation marks.
    Mixed,
}

/// Something said or written by somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Direct, indirect or mixed.
    pub kind: QuotationKind,
    /// What is said; direct: between the marks; mixed: the whole clause.
    pub content: Span,
    /// The reporting words.
    pub cue: Option<Span>,
    /// Who said it.
    pub speaker: Option<MentionId>,
    /// Who it was said to.
    pub addressee: Option<MentionId>,
    /// The sentence or sentences it stands in.
    pub evidence: Span,
    /// What made it.
    pub why: Why,
}

/// PLOVER root codes (Open Event Data Alliance).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "PLOVER defines them")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Mobilize,
    Sanction,
    Coerce,
    Assault,
}

impl EventType {
    /// All codes in PLOVER's order.
    pub const ALL: [Self; 16] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Mobilize,
        Self::Sanction,
        Self::Coerce,
        Self::Assault,
    ];

    /// PLOVER's name, for example `CONSULT`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Mobilize => "MOBILIZE",
            Self::Sanction => "SANCTION",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
        }
    }

    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }
}

/// Modes of CONSULT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Mode {
    Meet,
    Visit,
    Phone,
    Talks,
    Host,
    Conference,
    Invite,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 7] =
        [Self::Meet, Self::Visit, Self::Phone, Self::Talks, Self::Host, Self::Conference, Self::Invite];

    /// As it is written: `meet`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meet => "meet",
            Self::Visit => "visit",
            Self::Phone => "phone",
            Self::Talks => "talks",
            Self::Host => "host",
            Self::Conference => "conference",
            Self::Invite => "invite",
        }
    }

    /// The mode of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.name() == name)
    }
}

/// Whether an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Status {
    Occurred,
    Planned,
    Ongoing,
    Negated,
}

impl Status {
    /// As it is written: `occurred`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Occurred => "occurred",
            Self::Planned => "planned",
            Self::Ongoing => "ongoing",
            Self::Negated => "negated",
        }
    }
}

/// A dealing between actors.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// PLOVER type.
    pub kind: EventType,
    /// Mode of a CONSULT.
    pub mode: Option<Mode>,
    /// Who acts; of a meeting, the side the sentence names first.
    pub actors: Vec<MentionId>,
    /// Toward whom.
    pub recipients: Vec<MentionId>,
    /// When.
    pub date: Option<TimexId>,
    /// Where: a mention of a place.
    pub place: Option<MentionId>,
    /// Occurred, planned, ongoing or negated.
    pub status: Status,
    /// Postponed, cancelled, denied, repeated…: a word that the status does not hold.
    pub detail: Option<SmolStr>,
    /// The word or words that tell it.
    pub trigger: Span,
    /// The sentence.
    pub evidence: Span,
    /// What made it.
    pub why: Why,
}

/// Attitudes of a holder to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Stance {
    Support,
    Oppose,
    Demand,
    Accept,
    Reject,
    Deny,
    Recognise,
    NotRecognise,
    Neutral,
}

impl Stance {
    /// All stances.
    pub const ALL: [Self; 9] = [
        Self::Support,
        Self::Oppose,
        Self::Demand,
        Self::Accept,
        Self::Reject,
        Self::Deny,
        Self::Recognise,
        Self::NotRecognise,
        Self::Neutral,
    ];

    /// As it is written: `not-recognise`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Oppose => "oppose",
            Self::Demand => "demand",
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Deny => "deny",
            Self::Recognise => "recognise",
            Self::NotRecognise => "not-recognise",
            Self::Neutral => "neutral",
        }
    }

    /// The stance of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// A public attitude of an actor to an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// Whose.
    pub holder: MentionId,
    /// Which.
    pub stance: Stance,
    /// To what: a phrase of the text.
    pub target: Span,
    /// The sentence.
    pub evidence: Span,
    /// What made it.
    pub why: Why,
}

/// Who says that an actor wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The actor.
    Stated,
    /// The writer, of the actor.
    Author,
}

/// What an actor wants, seeks, hopes, aims at or needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Whose.
    pub holder: MentionId,
    /// The clause or phrase.
    pub goal: Span,
    /// Stated or the author's.
    pub basis: Basis,
    /// Its number where the text enumerates.
    pub number: Option<u32>,
    /// The sentence.
    pub evidence: Span,
    /// What made it.
    pub why: Why,
}

/// A role of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Who.
    pub person: MentionId,
    /// The words for it: "Deputy Foreign Minister".
    pub role: Span,
    /// Of which body or country.
    pub organisation: Option<MentionId>,
    /// "former", "deputy", "acting", "then": as the text has it.
    pub modifier: Option<SmolStr>,
    /// When, where told.
    pub date: Option<TimexId>,
    /// The sentence.
    pub evidence: Span,
    /// What made it.
    pub why: Why,
}
