//! What of a sentence belongs to a fact, and why the fact was taken from it.

use super::WhyView;
use super::context::Context;
use super::cut::Mark;
use super::words::{and, squeeze};
use crate::corpus::Record;
use crate::extract::{Mention, MentionKind, Why};
use crate::index::Origin;
use crate::text::{DocumentId, EntityId, MentionId, Span, TimexId, fold};

/// One telling of a fact.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The sentence or sentences.
    pub evidence: Span,
    pub marks: Vec<Mark>,
    pub why: WhyView,
}

/// Sentences shown of an actor; more would be a concordance.
const N_OF_ACTOR: usize = 200;

/// The higher is shown where marks lie over each other; between content and the rest stands `match`.
const RANKS: [(&str, u8); 8] = [
    ("content", 1),
    ("target", 1),
    ("place", 3),
    ("recipient", 4),
    ("actor", 5),
    ("date", 6),
    ("cue", 7),
    ("trigger", 8),
];

/// Every telling of a fact.
pub(super) fn of_fact(context: &Context<'_>, origin: Origin) -> Vec<(DocumentId, Told)> {
    match origin {
        Origin::Cluster(id) => {
            let cluster = context.corpus.resolution.clusters.get(id.index());
            let events = cluster.map(|c| c.events.as_slice()).unwrap_or_default();
            events
                .iter()
                .filter_map(|(document, event)| Some((*document, of_event(context, *document, event.index())?)))
                .collect()
        }
        Origin::Quotation(document, id) => one(document, of_quotation(context, document, id.index())),
        Origin::Goal(document, id) => one(document, of_goal(context, document, id.index())),
        Origin::Position(document, id) => one(document, of_position(context, document, id.index())),
    }
}

/// Every sentence that names an actor, up to a number.
pub(super) fn of_actor(context: &Context<'_>, id: EntityId) -> Vec<(DocumentId, Told)> {
    let mut all: Vec<(DocumentId, Told)> = Vec::new();
    for (record, document) in context.corpus.records.iter().zip((0..).map(DocumentId)) {
        let mut of_document: Vec<(u32, Told)> = Vec::new();
        for (mention, i) in record.layers.mentions.iter().zip(0usize..) {
            let mention_id = MentionId::new(i);
            if !context.referents(document, mention_id).contains(&id) {
                continue;
            }
            let Some(sentence) = record.analysis.sentences.get(mention.sentence as usize) else { continue };
            let mut builder = Builder::new(context, document, record, sentence.span, &mention.why);
            builder.mention(mention_id, "actor");
            let told = builder.done();
            let is_full = all.len() + of_document.len() >= N_OF_ACTOR;
            match of_document.last_mut() {
                Some((at, last)) if *at == mention.sentence => {
                    last.marks.extend(told.marks);
                    for step in told.why.steps {
                        if !last.why.steps.contains(&step) {
                            last.why.steps.push(step);
                        }
                    }
                }
                _ if is_full => break,
                _ => of_document.push((mention.sentence, told)),
            }
        }
        all.extend(of_document.into_iter().map(|(_, told)| (document, told)));
    }
    all
}

fn one(document: DocumentId, told: Option<Told>) -> Vec<(DocumentId, Told)> {
    told.map(|told| (document, told)).into_iter().collect()
}

fn of_event(context: &Context<'_>, document: DocumentId, event: usize) -> Option<Told> {
    let record = context.record(document)?;
    let event = record.layers.events.get(event)?;
    let mut builder = Builder::new(context, document, record, event.evidence, &event.why);
    builder.mark(event.trigger, "trigger");
    event.actors.iter().for_each(|m| builder.mention(*m, "actor"));
    event.recipients.iter().for_each(|m| builder.mention(*m, "recipient"));
    event.place.iter().for_each(|m| builder.mention(*m, "place"));
    event.date.iter().for_each(|t| builder.timex(*t));
    Some(builder.done())
}

fn of_quotation(context: &Context<'_>, document: DocumentId, quotation: usize) -> Option<Told> {
    let record = context.record(document)?;
    let quotation = record.layers.quotations.get(quotation)?;
    let mut builder = Builder::new(context, document, record, quotation.evidence, &quotation.why);
    builder.mark(quotation.content, "content");
    quotation.cue.iter().for_each(|cue| builder.mark(*cue, "cue"));
    quotation.speaker.iter().for_each(|m| builder.mention(*m, "actor"));
    quotation.addressee.iter().for_each(|m| builder.mention(*m, "recipient"));
    Some(builder.done())
}

fn of_goal(context: &Context<'_>, document: DocumentId, goal: usize) -> Option<Told> {
    let record = context.record(document)?;
    let goal = record.layers.goals.get(goal)?;
    let mut builder = Builder::new(context, document, record, goal.evidence, &goal.why);
    builder.mark(goal.goal, "content");
    builder.cues(&goal.why);
    builder.mention(goal.holder, "actor");
    Some(builder.done())
}

fn of_position(context: &Context<'_>, document: DocumentId, position: usize) -> Option<Told> {
    let record = context.record(document)?;
    let position = record.layers.positions.get(position)?;
    let mut builder = Builder::new(context, document, record, position.evidence, &position.why);
    builder.mark(position.target, "target");
    builder.cues(&position.why);
    builder.mention(position.holder, "actor");
    Some(builder.done())
}

struct Builder<'a> {
    context: &'a Context<'a>,
    document: DocumentId,
    record: &'a Record,
    told: Told,
}

impl<'a> Builder<'a> {
    fn new(context: &'a Context<'a>, document: DocumentId, record: &'a Record, evidence: Span, why: &Why) -> Self {
        let text = &record.document.text;
        let why = WhyView {
            rule: why.rule.to_string(),
            cues: why.cues.iter().map(|cue| squeeze(cue.of(text))).collect(),
            steps: why.steps.clone(),
            confidence_percent: (why.confidence.clamp(0.0, 1.0) * 100.0).round() as u8,
        };
        Self { context, document, record, told: Told { evidence, marks: Vec::new(), why } }
    }

    fn done(self) -> Told {
        self.told
    }

    fn mark(&mut self, span: Span, name: &'static str) {
        let rank = RANKS.iter().find(|(n, _)| *n == name).map_or(0, |(_, rank)| *rank);
        if self.told.evidence.overlaps(span) {
            self.told.marks.push(Mark { span, name, rank });
        }
    }

    fn cues(&mut self, why: &Why) {
        why.cues.iter().for_each(|cue| self.mark(*cue, "cue"));
    }

    fn step(&mut self, step: String) {
        if !self.told.why.steps.contains(&step) {
            self.told.why.steps.push(step);
        }
    }

    fn timex(&mut self, id: TimexId) {
        let Some(timex) = self.record.layers.timexes.get(id.index()) else { return };
        self.mark(timex.span, "date");
        timex.why.steps.iter().for_each(|step| self.step(step.clone()));
    }

    /// Marks a mention and tells how its words lead to the entity.
    fn mention(&mut self, id: MentionId, name: &'static str) {
        let Some(mention) = self.record.layers.mentions.get(id.index()) else { return };
        self.mark(mention.span, name);
        let words = squeeze(mention.span.of(&self.record.document.text));
        self.reference(id, mention, &words);
        let metonym =
            self.context.resolution(self.document).and_then(|d| d.metonyms.get(id.index())).copied().flatten();
        if let Some(government) = metonym.and_then(|e| self.context.entity(e)) {
            self.step(format!("“{words}” stands here for {}", government.name));
        }
    }

    fn reference(&mut self, id: MentionId, mention: &Mention, words: &str) {
        let referents = self.context.referents(self.document, id);
        let names: Vec<String> = referents.iter().filter_map(|e| Some(self.context.entity(*e)?.name.clone())).collect();
        let link = self.context.resolution(self.document).and_then(|d| d.links.iter().find(|l| l.from == id));
        if names.is_empty() || names.iter().any(|name| fold(name) == fold(words)) {
            return;
        }
        let names = and(&names);
        match (link, mention.kind) {
            (Some(link), _) => self.step(format!("“{words}” stands for {names}: {}", link.rule)),
            (None, MentionKind::Name) => self.step(format!("“{words}” is another name for {names}")),
            (None, _) => self.step(format!("“{words}” stands for {names}")),
        }
    }
}
