//! Which facts a field of the query holds for: `by:ana-paz`, `is:disputed`. In: a field and a value as
//! written or as a key. Out: facts. A value may be a key, a whole name, or a part of a key between dashes.

use super::fields::Field;
use super::search::Search;
use super::syntax::{Expression, Match, Term};
use crate::corpus::{Corpus, Record};
use crate::index::{Bits, Index, Origin, words_of};
use crate::text::{DateInterval, DocumentId, EntityId, Lists, MentionId, PartialDate, Span, fold, slug};

/// Looks values up in one corpus, and remembers those that it does not have.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    corpus: &'a Corpus,
    index: &'a Index,
    /// Fields with values that nothing here has.
    pub(super) unknown: Vec<(Field, String)>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(corpus: &'a Corpus, index: &'a Index) -> Self {
        Self { corpus, index, unknown: Vec::new() }
    }

    /// The facts for which a field has one of the values.
    pub(super) fn facts(&mut self, field: Field, values: &[String]) -> Bits {
        let mut found = Bits::none(self.index.facts.len());
        for value in values {
            found.unite(&self.with_value(field, value));
        }
        found
    }

    /// The numbers that a value has in its facet, in order: entities, documents or kinds.
    pub(super) fn numbers(&mut self, field: Field, value: &str) -> Vec<u32> {
        let numbers = match field {
            Field::Source => self.documents(value),
            Field::Type => self.kinds(value),
            _ => self.entities(value),
        };
        // Kinds that do not occur are none of the reader's mistakes.
        if numbers.is_empty() && field != Field::Type && !self.unknown.iter().any(|(_, known)| known == value) {
            self.unknown.push((field, value.to_owned()));
        }
        numbers
    }

    fn with_value(&mut self, field: Field, value: &str) -> Bits {
        let (index, n) = (self.index, self.index.facts.len());
        let by = &index.facts_by;
        let of =
            |lists: &Lists, numbers: &[u32]| Bits::of(n, numbers.iter().flat_map(|number| lists.get(*number)).copied());
        match field {
            Field::Who => of(&by.actor, &self.numbers(field, value)),
            Field::In => of(&by.place, &self.numbers(field, value)),
            Field::Source => of(&by.document, &self.numbers(field, value)),
            Field::Type => of(&by.kind, &self.numbers(field, value)),
            Field::By | Field::With => {
                let entities = self.numbers(field, value);
                let mut facts = Bits::none(n);
                for entity in entities {
                    let own = by.actor.get(entity).iter().copied();
                    let role = if field == Field::By { Self::is_by } else { Self::is_with };
                    own.filter(|fact| role(self, *fact, EntityId(entity))).for_each(|fact| facts.insert(fact));
                }
                facts
            }
            Field::About => {
                let entities = self.numbers(field, value);
                let mut facts = Bits::none(n);
                entities.into_iter().for_each(|entity| self.about(EntityId(entity), &mut facts));
                facts
            }
            Field::On | Field::From | Field::To | Field::Before | Field::After => self.dated(field, value),
            Field::Stance => self.standing(value, index.facts.positions()),
            Field::Is => self.standing(value, index.facts.events()),
            Field::Goal => self.goals(value),
        }
    }

    fn among(&self, facts: std::ops::Range<u32>, holds: impl Fn(&Corpus, Origin) -> bool) -> Bits {
        let all = &self.index.facts;
        let origin = |fact: &u32| all.get(*fact).is_some_and(|f| holds(self.corpus, f.origin));
        Bits::of(all.len(), facts.filter(origin))
    }

    /// Events that stand or are told so, positions of that stance; `among` is where they are.
    fn standing(&self, value: &str, among: std::ops::Range<u32>) -> Bits {
        let n = self.index.facts.len();
        let found = self.index.counted.standing(value);
        found.map_or_else(|| Bits::none(n), |found| Bits::of(n, found.iter().filter(|fact| among.contains(fact))))
    }

    /// Whether that entity says, wants, holds or does it.
    fn is_by(&self, fact: u32, entity: EntityId) -> bool {
        let Some(fact) = self.index.facts.get(fact) else { return false };
        let of = |document: DocumentId| self.corpus.resolution.documents.get(document.index());
        match fact.origin {
            Origin::Quotation(d, id) => of(d).and_then(|r| r.speakers.get(id.index())) == Some(&Some(entity)),
            Origin::Goal(d, id) => of(d).and_then(|r| r.goal_holders.get(id.index())) == Some(&Some(entity)),
            Origin::Position(d, id) => of(d).and_then(|r| r.position_holders.get(id.index())) == Some(&Some(entity)),
            Origin::Cluster(_) => self.sides(fact.origin).any(|event| event.actors.contains(&entity)),
        }
    }

    /// Whether that entity deals in it, or is spoken to.
    fn is_with(&self, fact: u32, entity: EntityId) -> bool {
        let Some(fact) = self.index.facts.get(fact) else { return false };
        match fact.origin {
            Origin::Cluster(_) => true,
            Origin::Quotation(d, id) => {
                let resolution = self.corpus.resolution.documents.get(d.index());
                resolution.and_then(|r| r.addressees.get(id.index())) == Some(&Some(entity))
            }
            _ => false,
        }
    }

    fn sides(&self, origin: Origin) -> impl Iterator<Item = &'a crate::resolve::ResolvedEvent> {
        let corpus = self.corpus;
        let cluster = match origin {
            Origin::Cluster(id) => corpus.resolution.clusters.get(id.index()),
            _ => None,
        };
        let events = cluster.map(|c| c.events.as_slice()).unwrap_or_default();
        events
            .iter()
            .filter_map(move |(d, event)| corpus.resolution.documents.get(d.index())?.events.get(event.index()))
    }

    /// Facts whose words name that entity: what is said, wanted, or stood for; events done to it.
    fn about(&self, entity: EntityId, into: &mut Bits) {
        for fact in self.index.facts_by.actor.get(entity.0) {
            let Some(origin) = self.index.facts.get(*fact).map(|f| f.origin) else { continue };
            if self.sides(origin).any(|event| event.recipients.contains(&entity)) {
                into.insert(*fact);
            }
        }
        for (number, (record, resolution)) in
            (0..).zip(self.corpus.records.iter().zip(&self.corpus.resolution.documents))
        {
            let named =
                (0..).map(MentionId).zip(resolution.mentions.iter()).filter(|(_, entities)| entities.contains(&entity));
            let spans: Vec<Span> =
                named.filter_map(|(id, _)| record.layers.mentions.get(id.index())).map(|m| m.span).collect();
            if spans.is_empty() {
                continue;
            }
            for fact in self.index.facts_by.document.get(number) {
                let words = self.index.facts.get(*fact).and_then(|f| words_span(record, f.origin));
                if words.is_some_and(|words| spans.iter().any(|span| words.contains(*span))) {
                    into.insert(*fact);
                }
            }
        }
    }

    /// Goals whose words hold those of the value.
    fn goals(&self, value: &str) -> Bits {
        let goals = self.index.facts.goals();
        let terms: Vec<Expression> = words_of(value.trim_end_matches('*'))
            .map(|(_, word)| Expression::Sequence(vec![Term { text: word.to_string(), how: Match::Inflected }]))
            .collect();
        let Some(expression) = Expression::all(terms) else { return self.among(goals, |_, _| true) };
        let search = Search::new(&expression, self.index);
        let found = search.facts(self.index);
        let n_terms = words_of(value).count();
        let holds = |fact: &u32| {
            let Some(Origin::Goal(d, id)) = self.index.facts.get(*fact).map(|f| f.origin) else { return false };
            let Some(record) = self.corpus.record(d) else { return false };
            let Some(goal) = record.layers.goals.get(id.index()) else { return false };
            let sentences = record.analysis.sentences.iter().filter(|s| s.span.overlaps(goal.goal));
            let inside = sentences.flat_map(|s| search.spans(record, s)).filter(|span| goal.goal.contains(*span));
            inside.count() >= n_terms.min(1)
        };
        Bits::of(self.index.facts.len(), goals.filter(|fact| found.contains(*fact)).filter(holds))
    }

    fn dated(&self, field: Field, value: &str) -> Bits {
        let facts = &self.index.facts;
        let Some(date) = value.parse::<PartialDate>().ok() else { return Bits::none(facts.len()) };
        let mut asked = date.interval();
        if field == Field::From {
            asked.last = jiff::civil::Date::MAX;
        } else if field == Field::To {
            asked.first = jiff::civil::Date::MIN;
        }
        during(self.index, &asked)
    }

    fn entities(&self, value: &str) -> Vec<u32> {
        let entities = &self.corpus.resolution.entities;
        if let Ok(at) = entities.binary_search_by(|e| e.slug.as_str().cmp(value)) {
            return vec![at as u32];
        }
        let (own, folded) = (format!("-{}-", slug(value)), fold(value));
        if own == "--" {
            return Vec::new();
        }
        let is_meant = |e: &crate::resolve::Entity| {
            format!("-{}-", e.slug).contains(&own) || e.aliases.iter().any(|alias| fold(&alias.text) == folded)
        };
        (0..).zip(entities).filter(|(_, e)| is_meant(e)).map(|(number, _)| number).collect()
    }

    fn documents(&self, value: &str) -> Vec<u32> {
        let records = &self.corpus.records;
        if let Some(at) = records.iter().position(|r| r.document.id == value) {
            return vec![at as u32];
        }
        let own = format!("-{}-", slug(value));
        if own == "--" {
            return Vec::new();
        }
        let is_meant = |record: &Record| {
            let (document, metadata) = (&record.document, &record.document.metadata);
            let names =
                [Some(&document.id), metadata.publisher.as_ref(), metadata.short.as_ref(), metadata.title.as_ref()];
            names.into_iter().flatten().any(|name| format!("-{}-", slug(name)).contains(&own))
        };
        (0..).zip(records).filter(|(_, r)| is_meant(r)).map(|(number, _)| number).collect()
    }

    fn kinds(&self, value: &str) -> Vec<u32> {
        let key = Field::Type.key(value).unwrap_or(value);
        let at = self.index.facts.kind_names.binary_search_by(|k| k.as_str().cmp(key));
        at.ok().map(|at| at as u32).into_iter().collect()
    }
}

/// The facts that can have been in those days.
pub(super) fn during(index: &Index, asked: &DateInterval) -> Bits {
    let rows = (0..).zip(&index.facts.rows);
    let passing = rows.filter(|(_, fact)| fact.date.as_ref().is_some_and(|date| date.interval.overlaps(asked)));
    Bits::of(index.facts.len(), passing.map(|(number, _)| number))
}

/// The words of a fact that speak of somebody else.
fn words_span(record: &Record, origin: Origin) -> Option<Span> {
    match origin {
        Origin::Cluster(_) => None,
        Origin::Quotation(_, id) => record.layers.quotations.get(id.index()).map(|q| q.content),
        Origin::Goal(_, id) => record.layers.goals.get(id.index()).map(|g| g.goal),
        Origin::Position(_, id) => record.layers.positions.get(id.index()).map(|p| p.target),
    }
}
