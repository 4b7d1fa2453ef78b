//! What lies over the text of a document: names, dates, the words of facts, search matches.

use std::cmp::Reverse;

use super::Highlight;
use super::context::Context;
use super::dates::label;
use super::words::and;
use crate::corpus::Record;
use crate::extract::MentionKind;
use crate::index::{Facts, Origin};
use crate::lexicon::EntityType;
use crate::resolve::DocumentResolution;
use crate::text::{DocumentId, EntityId, Span};

/// A highlight and its letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Over {
    pub span: Span,
    pub highlight: Highlight,
}

/// All highlights of a document by where they begin, longer ones first.
pub(super) fn highlights(context: &Context<'_>, id: DocumentId) -> Vec<Over> {
    let Some(record) = context.record(id) else { return Vec::new() };
    let mut all = dates(record);
    all.extend(names(context, record, context.resolution(id)));
    all.extend(facts(context, id, record));
    if let Some(search) = &context.passing.search {
        let sentences = &record.analysis.sentences;
        let spans = sentences.iter().flat_map(|sentence| search.spans(record, sentence));
        all.extend(spans.map(|span| over(span, "match", String::new(), None)));
    }
    all.retain(|o| !o.span.is_empty());
    all.sort_by_key(|o| (o.span.start, Reverse(o.span.end)));
    all
}

fn over(span: Span, layer: &str, label: String, key: Option<String>) -> Over {
    Over { span, highlight: Highlight { layer: layer.into(), label, key, is_start: false } }
}

fn dates(record: &Record) -> Vec<Over> {
    let timexes = record.layers.timexes.iter();
    timexes.map(|t| over(t.span, "date", label(&t.value, t.modifier, t.interval), None)).collect()
}

fn names(context: &Context<'_>, record: &Record, resolution: Option<&DocumentResolution>) -> Vec<Over> {
    let mentions = record.layers.mentions.iter().zip(0u32..).filter(|(m, _)| m.kind == MentionKind::Name);
    let view = |(mention, i): (&crate::extract::Mention, u32)| {
        let entities = resolution.map(|r| r.mentions.get(i)).unwrap_or_default();
        let kind = mention.entity_type;
        let type_name = kind.map(EntityType::name).unwrap_or_default();
        let known: Vec<String> = entities.iter().filter_map(|e| Some(context.entity(*e)?.name.clone())).collect();
        let name = if known.is_empty() { mention.span.of(&record.document.text).to_owned() } else { and(&known) };
        let is_actor = entities.iter().any(|e| !context.index.facts_by.actor.get(e.0).is_empty());
        let layer = match kind {
            Some(EntityType::Person | EntityType::Norp | EntityType::Org) => "actor",
            Some(EntityType::Gpe) if is_actor => "actor",
            Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac) => "place",
            _ => "name",
        };
        let key = entities.first().and_then(|e| context.entity(*e)).map(|e| e.slug.clone());
        over(mention.span, layer, format!("{name} ({type_name})"), key)
    };
    mentions.map(view).collect()
}

fn facts(context: &Context<'_>, id: DocumentId, record: &Record) -> Vec<Over> {
    let facts: &Facts = &context.index.facts;
    let mut all = Vec::new();
    for number in context.index.facts_by.document.get(id.0) {
        let Some(fact) = facts.get(*number) else { continue };
        let key = Some(fact.key.to_string());
        let layers = &record.layers;
        let of = |entity: Option<EntityId>| entity.and_then(|e| context.entity(e)).map(|e| e.name.clone());
        let whose = || of(facts.actors.get(*number).first().map(|e| EntityId(*e)));
        match fact.origin {
            Origin::Cluster(cluster) => {
                let cluster = context.corpus.resolution.clusters.get(cluster.index());
                let own = cluster.iter().flat_map(|c| &c.events).filter(|(document, _)| *document == id);
                let own = own.filter_map(|(_, event)| layers.events.get(event.index()));
                all.extend(own.map(|e| over(e.trigger, "event", context.title(*number), key.clone())));
            }
            Origin::Quotation(_, id) => {
                let label = of(context.speaker(*number)).map_or_else(|| "Statement".into(), |s| format!("Said by {s}"));
                all.extend(layers.quotations.get(id.index()).map(|q| over(q.content, "quotation", label, key)));
            }
            Origin::Goal(_, id) => {
                let label = whose().map_or_else(|| "Goal".into(), |s| format!("Goal of {s}"));
                all.extend(layers.goals.get(id.index()).map(|g| over(g.goal, "goal", label, key)));
            }
            Origin::Position(_, id) => {
                let Some(position) = layers.positions.get(id.index()) else { continue };
                let stance = position.stance.name().replace('-', " ");
                let label = whose().map_or_else(|| stance.clone(), |s| format!("{s}: {stance}"));
                all.push(over(position.target, "position", label, key));
            }
        }
    }
    all
}
