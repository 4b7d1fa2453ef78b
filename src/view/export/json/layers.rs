//! One document of the output with its layers.

use serde::Serialize;

use super::{cluster_key, entity_key, event_key};
use crate::corpus::{Corpus, Record};
use crate::extract::{
    Basis, Event, Goal, Layers, Mention, MentionKind, Position, Quotation, QuotationKind, Role, Timex, TimexMod,
    TimexType,
};
use crate::resolve::DocumentResolution;
use crate::text::{DocumentId, EntityId, EventId, MentionId, OffsetMap, Span};

/// One document.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    id: &'a str,
    path: &'a str,
    sha256: &'a str,
    language: &'a str,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<String>,
    boilerplate: Vec<JsonSpan<'a>>,
    sentences: Vec<(u32, u32)>,
    mentions: Vec<JsonMention<'a>>,
    timexes: Vec<JsonTimex<'a>>,
    quotations: Vec<JsonQuotation<'a>>,
    events: Vec<JsonEvent<'a>>,
    positions: Vec<JsonPosition<'a>>,
    goals: Vec<JsonGoal<'a>>,
    roles: Vec<JsonRole<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonSpan<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonMention<'a> {
    #[serde(flatten)]
    span: JsonSpan<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    entity: Option<String>,
    metonym_of: Option<String>,
    rule: &'a str,
    confidence: f32,
}

#[derive(Debug, Serialize)]
struct JsonTimex<'a> {
    #[serde(flatten)]
    span: JsonSpan<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonQuotation<'a> {
    kind: &'static str,
    content: JsonSpan<'a>,
    cue: Option<JsonSpan<'a>>,
    speaker: Option<String>,
    speaker_mention: Option<JsonSpan<'a>>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonEvent<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: Option<&'static str>,
    actors: Vec<String>,
    recipients: Vec<String>,
    date: Option<&'a str>,
    date_mod: Option<&'static str>,
    place: Option<String>,
    status: &'static str,
    trigger: JsonSpan<'a>,
    evidence: JsonSpan<'a>,
    cluster: Option<String>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonPosition<'a> {
    holder: Option<String>,
    stance: &'static str,
    target: JsonSpan<'a>,
    evidence: JsonSpan<'a>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonGoal<'a> {
    holder: Option<String>,
    goal: JsonSpan<'a>,
    basis: &'static str,
    n: Option<u32>,
    evidence: JsonSpan<'a>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct JsonRole<'a> {
    person: Option<String>,
    role: JsonSpan<'a>,
    org: Option<String>,
    evidence: JsonSpan<'a>,
    rule: &'a str,
}

impl<'a> Document<'a> {
    /// The document of that id.
    pub(super) fn of(corpus: &'a Corpus, id: DocumentId) -> Option<Self> {
        let record: &'a Record = corpus.record(id)?;
        let writer = Writer {
            text: &record.document.text,
            offsets: OffsetMap::new(&record.document.text),
            layers: &record.layers,
            resolved: corpus.resolution.documents.get(id.index()),
        };
        let metadata = &record.document.metadata;
        let layers = &record.layers;
        let names = |(_, m): &(usize, &Mention)| m.kind == MentionKind::Name;
        Some(Self {
            id: &record.document.id,
            path: &record.document.path,
            sha256: &record.document.sha256,
            language: metadata.language.as_deref().unwrap_or("en"),
            title: metadata.title.as_deref(),
            publisher: metadata.publisher.as_deref(),
            byline: metadata.byline.as_deref(),
            published: metadata.published.or(layers.date.as_ref().map(|d| d.date)).map(|d| d.to_string()),
            boilerplate: record.document.furniture.iter().map(|s| writer.span(*s)).collect(),
            sentences: record
                .analysis
                .sentences
                .iter()
                .map(|s| writer.offsets.code_points(s.span))
                .map(|s| (s.start, s.end))
                .collect(),
            mentions: layers
                .mentions
                .iter()
                .enumerate()
                .filter(names)
                .filter_map(|(i, m)| writer.mention(i, m))
                .collect(),
            timexes: layers.timexes.iter().map(|t| writer.timex(t)).collect(),
            quotations: layers.quotations.iter().enumerate().map(|(i, q)| writer.quotation(i, q)).collect(),
            events: layers.events.iter().enumerate().map(|(i, e)| writer.event(i, e)).collect(),
            positions: layers.positions.iter().enumerate().map(|(i, p)| writer.position(i, p)).collect(),
            goals: layers.goals.iter().enumerate().map(|(i, g)| writer.goal(i, g)).collect(),
            roles: layers.roles.iter().enumerate().map(|(i, r)| writer.role(i, r)).collect(),
        })
    }
}

/// Writes the records of one document.
struct Writer<'a> {
    text: &'a str,
    offsets: OffsetMap<'a>,
    layers: &'a Layers,
    resolved: Option<&'a DocumentResolution>,
}

impl<'a> Writer<'a> {
    fn span(&self, span: Span) -> JsonSpan<'a> {
        let at = self.offsets.code_points(span);
        JsonSpan { start: at.start, end: at.end, text: span.of(self.text) }
    }

    /// Something that resolution holds by the record's index.
    fn resolved<T>(&self, pick: impl Fn(&'a DocumentResolution) -> Option<T>) -> Option<T> {
        self.resolved.and_then(pick)
    }

    fn entity_of(&self, mention: MentionId) -> Option<EntityId> {
        self.resolved(|r| r.mentions.get(mention.0).first().copied())
    }

    fn mention(&self, i: usize, mention: &'a Mention) -> Option<JsonMention<'a>> {
        Some(JsonMention {
            span: self.span(mention.span),
            kind: mention.entity_type?.name(),
            entity: self.entity_of(MentionId::new(i)).map(entity_key),
            metonym_of: self.resolved(|r| *r.metonyms.get(i)?).map(entity_key),
            rule: &mention.why.rule,
            confidence: (mention.why.confidence * 1000.0).round() / 1000.0,
        })
    }

    fn timex(&self, timex: &'a Timex) -> JsonTimex<'a> {
        JsonTimex {
            span: self.span(timex.span),
            kind: timex_type(timex.kind),
            value: &timex.value,
            modifier: timex.modifier.map(TimexMod::name),
            rule: &timex.why.rule,
        }
    }

    fn quotation(&self, i: usize, quotation: &'a Quotation) -> JsonQuotation<'a> {
        let mention = quotation.speaker.and_then(|s| self.layers.mentions.get(s.index()));
        let speaker = self.resolved(|r| *r.speakers.get(i)?).or_else(|| self.entity_of(quotation.speaker?));
        JsonQuotation {
            kind: match quotation.kind {
                QuotationKind::Direct => "direct",
                QuotationKind::Indirect => "indirect",
                QuotationKind::Mixed => "mixed",
            },
            content: self.span(quotation.content),
            cue: quotation.cue.map(|c| self.span(c)),
            speaker: speaker.map(entity_key),
            speaker_mention: mention.map(|m| self.span(m.span)),
            rule: &quotation.why.rule,
        }
    }

    fn event(&self, i: usize, event: &'a Event) -> JsonEvent<'a> {
        let resolved = self.resolved(|r| r.events.get(i));
        let keys = |ids: Option<&Vec<EntityId>>| {
            ids.map_or_else(Vec::new, |ids| ids.iter().copied().map(entity_key).collect())
        };
        let timex = event.date.and_then(|t| self.layers.timexes.get(t.index()));
        JsonEvent {
            id: event_key(EventId::new(i)),
            kind: event.kind.name(),
            mode: event.mode.map(|m| m.name()),
            actors: keys(resolved.map(|r| &r.actors)),
            recipients: keys(resolved.map(|r| &r.recipients)),
            date: resolved.and_then(|r| r.date.as_deref()).or(timex.map(|t| t.value.as_str())),
            date_mod: resolved.and_then(|r| r.date_modifier).or(timex.and_then(|t| t.modifier).map(TimexMod::name)),
            place: resolved.and_then(|r| r.place).map(entity_key),
            status: event.status.name(),
            trigger: self.span(event.trigger),
            evidence: self.span(event.evidence),
            cluster: resolved.map(|r| cluster_key(r.cluster)),
            rule: &event.why.rule,
        }
    }

    fn position(&self, i: usize, position: &'a Position) -> JsonPosition<'a> {
        let holder = self.resolved(|r| *r.position_holders.get(i)?).or_else(|| self.entity_of(position.holder));
        JsonPosition {
            holder: holder.map(entity_key),
            stance: position.stance.name(),
            target: self.span(position.target),
            evidence: self.span(position.evidence),
            rule: &position.why.rule,
        }
    }

    fn goal(&self, i: usize, goal: &'a Goal) -> JsonGoal<'a> {
        let holder = self.resolved(|r| *r.goal_holders.get(i)?).or_else(|| self.entity_of(goal.holder));
        JsonGoal {
            holder: holder.map(entity_key),
            goal: self.span(goal.goal),
            basis: match goal.basis {
                Basis::Stated => "stated",
                Basis::Author => "author",
            },
            n: goal.number,
            evidence: self.span(goal.evidence),
            rule: &goal.why.rule,
        }
    }

    fn role(&self, i: usize, role: &'a Role) -> JsonRole<'a> {
        let (person, org) = self.resolved(|r| r.roles.get(i).copied()).unwrap_or_default();
        JsonRole {
            person: person.or_else(|| self.entity_of(role.person)).map(entity_key),
            role: self.span(role.role),
            org: org.or_else(|| self.entity_of(role.organisation?)).map(entity_key),
            evidence: self.span(role.evidence),
            rule: &role.why.rule,
        }
    }
}

fn timex_type(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}
