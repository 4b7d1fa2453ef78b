//! The table of facts: every event cluster, quotation, goal and position of the corpus is one, with
//! what the filters ask about it. In the order in which views list them: events by day and key,
//! statements in document and text order, goals and positions by holder, document and text.

use std::ops::Range;

use smol_str::SmolStr;

use crate::extract::TimexMod;
use crate::text::{ClusterId, DateInterval, DocumentId, GoalId, Lists, PositionId, QuotationId};

/// What a fact is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Origin {
    Cluster(ClusterId),
    Quotation(DocumentId, QuotationId),
    Goal(DocumentId, GoalId),
    Position(DocumentId, PositionId),
}

/// When a fact was.
#[derive(Debug, Clone, PartialEq)]
pub struct FactDate {
    /// TIMEX3 value.
    pub value: SmolStr,
    /// TIMEX3 modifier.
    pub modifier: Option<TimexMod>,
    /// The days it can have been on.
    pub interval: DateInterval,
    /// Whether it is only the date of the document, which the fact cannot be later than.
    pub is_document_date: bool,
}

/// One fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its key in addresses.
    pub key: SmolStr,
    /// What it is made of.
    pub origin: Origin,
    /// When; `None` where nothing is told.
    pub date: Option<FactDate>,
}

/// Sentences of one document that together are one evidence of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// The document.
    pub document: DocumentId,
    /// Index of the first sentence.
    pub first: u32,
    /// Index of the last.
    pub last: u32,
}

/// All facts of a corpus. A fact's number is its position.
#[derive(Debug, Default)]
pub struct Facts {
    /// The facts in order.
    pub rows: Vec<Fact>,
    /// How many of them are events; these come first.
    pub n_events: u32,
    /// How many are statements; these come second.
    pub n_statements: u32,
    /// How many are goals; these come third, positions last.
    pub n_goals: u32,
    /// Every key that opens a fact, sorted, with the fact's number; a cluster has one for each event.
    pub keys: Vec<(SmolStr, u32)>,
    /// By fact: the first and last year it can have been in.
    pub years: Vec<Option<(i16, i16)>>,
    /// By fact: entities that take part.
    pub actors: Lists,
    /// By fact: places.
    pub places: Lists,
    /// By fact: documents that tell it.
    pub documents: Lists,
    /// By fact: numbers of its kinds in [`Facts::kind_names`].
    pub kinds: Lists,
    /// By fact: numbers of its evidence in [`Facts::units`].
    pub evidence: Lists,
    /// All evidence.
    pub units: Vec<Unit>,
    /// Kinds that occur, sorted: `consult`, `consult.meet`, `goal`, …
    pub kind_names: Vec<SmolStr>,
}

impl Facts {
    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The fact of that number.
    pub fn get(&self, fact: u32) -> Option<&Fact> {
        self.rows.get(fact as usize)
    }

    /// The number of the fact that a key opens.
    pub fn by_key(&self, key: &str) -> Option<u32> {
        let at = self.keys.binary_search_by(|(k, _)| k.as_str().cmp(key)).ok()?;
        self.keys.get(at).map(|(_, fact)| *fact)
    }

    /// Numbers of the events.
    pub fn events(&self) -> Range<u32> {
        0..self.n_events
    }

    /// Numbers of the statements.
    pub fn statements(&self) -> Range<u32> {
        self.n_events..self.n_events + self.n_statements
    }

    /// Numbers of the goals.
    pub fn goals(&self) -> Range<u32> {
        let start = self.n_events + self.n_statements;
        start..start + self.n_goals
    }

    /// Numbers of the positions.
    pub fn positions(&self) -> Range<u32> {
        self.goals().end..self.rows.len() as u32
    }

    /// The most special kind of a fact: `consult.meet`, `statement`.
    pub fn kind(&self, fact: u32) -> &str {
        let last = self.kinds.get(fact).last();
        last.and_then(|kind| self.kind_names.get(*kind as usize)).map(SmolStr::as_str).unwrap_or_default()
    }
}
