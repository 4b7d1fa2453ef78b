//! A corpus made by hand: documents, layers and resolution are written by a small generator, so that
//! index, queries and views are tested on known facts and at any size, whatever extraction finds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use attache::corpus::{Corpus, Record};
use attache::extract::{
    Basis, Event, EventType, Goal, Layers, Mention, MentionKind, Mode, Position, Quotation, QuotationKind, Stance,
    Status, Timex, TimexType, Why,
};
use attache::index::Index;
use attache::ingest::{Block, BlockKind, Document, Metadata};
use attache::language::{Analysis, Deprel, Sentence, Token, TokenRange, Upos, Xpos};
use attache::lexicon::EntityType;
use attache::resolve::{Alias, Brief, Cluster, DocumentResolution, Entity, Resolution, ResolvedEvent};
use attache::text::{
    ClusterId, DateInterval, DocumentId, EntityId, EventId, MentionId, PartialDate, Span, TimexId, TokenId, slug,
};

const FIRST: [&str; 12] = ["Ana", "Bo", "Cora", "Dag", "Élise", "Finn", "Gro", "Hugo", "Inés", "Jon", "Kari", "Lena"];
const LAST: [&str; 9] = ["Paz", "Lind", "Moreau", "Berg", "Costa", "Dahl", "Ek", "Falk", "Grau"];
const PLACES: [&str; 7] = ["Oslo", "Lima", "Quito", "Bern", "Riga", "Porto", "Turin"];
const TOPICS: [&str; 6] =
    ["the harbour treaty", "a fishing zone", "the new railway", "an open border", "the river dam", "lower tariffs"];

/// Numbers that look random and are the same everywhere (a linear congruential generator).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// A document on its way: sentences are written, and their records with them.
#[derive(Default)]
struct Writer {
    text: String,
    analysis: Analysis,
    layers: Layers,
}

impl Writer {
    /// Writes a word and gives its token and bytes.
    fn word(&mut self, word: &str) -> (TokenId, Span) {
        if !self.text.is_empty() && word != "." {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(word);
        let span = Span::new(start, self.text.len());
        let id = TokenId::new(self.analysis.tokens.len());
        let lemma = match word {
            "met" => "meet".into(),
            other => other.to_lowercase().into(),
        };
        self.analysis.tokens.push(Token {
            span,
            upos: Upos::X,
            xpos: Xpos::FW,
            lemma,
            head: None,
            deprel: Deprel::Dep,
        });
        (id, span)
    }

    fn words(&mut self, words: &str) -> Span {
        let mut whole: Option<Span> = None;
        for word in words.split(' ') {
            let (_, span) = self.word(word);
            whole = Some(whole.map_or(span, |w| w.cover(span)));
        }
        whole.unwrap_or_default()
    }

    fn mention(&mut self, name: &str, entity_type: EntityType) -> MentionId {
        let first = self.analysis.tokens.len() as u32;
        let span = self.words(name);
        let tokens = TokenRange { start: first, end: self.analysis.tokens.len() as u32 };
        self.layers.mentions.push(Mention {
            span,
            tokens,
            head: TokenId(first),
            kind: MentionKind::Name,
            entity_type: Some(entity_type),
            sentence: self.analysis.sentences.len() as u32,
            why: why("mention/test"),
        });
        MentionId::new(self.layers.mentions.len() - 1)
    }

    fn timex(&mut self, year: i16, month: i8) -> TimexId {
        let (_, span) = self.word(&format!("{year}-{month:02}"));
        let date = PartialDate::new(year, Some(month), None).unwrap();
        self.layers.timexes.push(Timex {
            span,
            kind: TimexType::Date,
            value: date.to_string().into(),
            modifier: None,
            interval: Some(date.interval()),
            why: Why { steps: vec!["written out".into()], ..why("timex/test") },
        });
        TimexId::new(self.layers.timexes.len() - 1)
    }

    /// Ends the sentence that began at that token, and gives its bytes.
    fn end(&mut self, first: usize) -> Span {
        self.word(".");
        let tokens = TokenRange { start: first as u32, end: self.analysis.tokens.len() as u32 };
        let span = match self.analysis.slice(tokens) {
            [a, .., b] => a.span.cover(b.span),
            _ => Span::default(),
        };
        self.analysis.sentences.push(Sentence { span, tokens });
        span
    }

    fn sentence(&mut self, dice: &mut Dice, n_names: usize) {
        let name = |dice: &mut Dice| {
            let n = dice.below(n_names);
            let number = n / (FIRST.len() * LAST.len());
            let tail = if number == 0 { String::new() } else { format!(" {number}") };
            format!("{} {}{tail}", FIRST[n % FIRST.len()], LAST[n / FIRST.len() % LAST.len()])
        };
        let first = self.analysis.tokens.len();
        let (a, b) = (name(dice), name(dice));
        let topic = TOPICS[dice.below(TOPICS.len())];
        let holder = self.mention(&a, EntityType::Person);
        match dice.below(8) {
            0..=3 => {
                let (kind, mode, verb) = [
                    (EventType::Consult, Some(Mode::Meet), "met"),
                    (EventType::Consult, Some(Mode::Visit), "visited"),
                    (EventType::Accuse, None, "accused"),
                    (EventType::Aid, None, "helped"),
                ][dice.below(4)];
                let trigger = self.words(verb);
                let recipient = self.mention(&b, EntityType::Person);
                self.word("in");
                let place = self.mention(PLACES[dice.below(PLACES.len())], EntityType::Gpe);
                let date = (dice.below(5) > 0).then(|| {
                    self.word("in");
                    self.timex(2001 + dice.below(20) as i16, 1 + dice.below(12) as i8)
                });
                let evidence = self.end(first);
                self.layers.events.push(Event {
                    kind,
                    mode,
                    actors: vec![holder],
                    recipients: vec![recipient],
                    date,
                    place: Some(place),
                    status: [Status::Occurred, Status::Planned][dice.below(6) / 5],
                    detail: None,
                    trigger,
                    evidence,
                    why: why("event/test"),
                });
            }
            4 | 5 => {
                let cue = self.words("said");
                self.word("that");
                let start = self.mention(&b, EntityType::Person);
                let rest = self.words(&format!("opposes {topic}"));
                let content = self.layers.mentions[start.index()].span.cover(rest);
                let evidence = self.end(first);
                self.layers.quotations.push(Quotation {
                    kind: QuotationKind::Indirect,
                    content,
                    cue: Some(cue),
                    speaker: Some(holder),
                    addressee: None,
                    evidence,
                    why: why("quotation/test"),
                });
            }
            6 => {
                self.word("wants");
                let goal = self.words(topic);
                let evidence = self.end(first);
                self.layers.goals.push(Goal {
                    holder,
                    goal,
                    basis: Basis::Author,
                    number: None,
                    evidence,
                    why: why("goal/test"),
                });
            }
            _ => {
                self.word("rejects");
                let target = self.words(topic);
                let evidence = self.end(first);
                let (stance, why) = (Stance::Reject, why("position/test"));
                self.layers.positions.push(Position { holder, stance, target, evidence, why });
            }
        }
    }
}

fn why(rule: &str) -> Why {
    Why { rule: rule.into(), cues: Vec::new(), steps: Vec::new(), confidence: 0.9 }
}

/// One document; the same `seed` always gives the same.
pub(crate) fn record(seed: u64, n_sentences: usize, n_names: usize) -> Arc<Record> {
    let mut writer = Writer::default();
    let mut dice = Dice::new(seed + 1);
    for _ in 0..n_sentences {
        writer.sentence(&mut dice, n_names);
    }
    let Writer { text, analysis, layers } = writer;
    let document = Document {
        id: format!("doc-{seed:05}"),
        path: format!("doc-{seed:05}.txt"),
        sha256: format!("{seed:064x}"),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        text: text.into(),
        metadata: Metadata {
            title: Some(format!("Report {seed}")),
            published: (!seed.is_multiple_of(4))
                .then(|| PartialDate::new(2010 + (seed % 12) as i16, None, None))
                .flatten(),
            ..Metadata::default()
        },
        furniture: Vec::new(),
    };
    Arc::new(Record { document, analysis, layers, brief: Brief::default(), is_analysed: true })
}

/// A corpus of those documents, resolved by name: same words same entity; events of one kind, date
/// and pair are one cluster.
pub(crate) fn corpus(records: Vec<Arc<Record>>) -> Corpus {
    let mut names: BTreeMap<String, (String, EntityType, BTreeMap<u32, u32>)> = BTreeMap::new();
    for (document, record) in (0..).zip(&records) {
        for mention in &record.layers.mentions {
            let name = mention.span.of(&record.document.text).to_owned();
            let kind = mention.entity_type.unwrap();
            let (_, _, counts) = names.entry(slug(&name)).or_insert_with(|| (name, kind, BTreeMap::new()));
            *counts.entry(document).or_default() += 1;
        }
    }
    let slugs: Vec<String> = names.keys().cloned().collect();
    let entities = names.into_iter().map(|(slug, (name, kind, counts))| Entity {
        kind,
        aliases: vec![Alias {
            text: name.clone(),
            counts: counts.into_iter().map(|(d, n)| (DocumentId(d), n)).collect(),
        }],
        name,
        slug,
        country: None,
    });
    let entities: Vec<Entity> = entities.collect();
    let mut documents = Vec::new();
    let mut clusters: BTreeMap<String, Cluster> = BTreeMap::new();
    let mut keys: Vec<Vec<String>> = Vec::new();
    for (document, record) in (0..).map(DocumentId).zip(&records) {
        let text = &record.document.text;
        let layers = &record.layers;
        let entity = |m: MentionId| {
            let slug = slug(layers.mentions[m.index()].span.of(text));
            EntityId::new(slugs.binary_search(&slug).unwrap())
        };
        let mut resolved = DocumentResolution {
            mentions: (0..layers.mentions.len()).map(|m| vec![entity(MentionId::new(m))]).collect(),
            metonyms: vec![None; layers.mentions.len()],
            speakers: layers.quotations.iter().map(|q| q.speaker.map(entity)).collect(),
            addressees: vec![None; layers.quotations.len()],
            position_holders: layers.positions.iter().map(|p| Some(entity(p.holder))).collect(),
            goal_holders: layers.goals.iter().map(|g| Some(entity(g.holder))).collect(),
            ..DocumentResolution::default()
        };
        let mut own = Vec::new();
        for (i, event) in layers.events.iter().enumerate() {
            let actors: Vec<EntityId> = event.actors.iter().map(|m| entity(*m)).collect();
            let recipients: Vec<EntityId> =
                event.recipients.iter().map(|m| entity(*m)).filter(|r| !actors.contains(r)).collect();
            let timex = event.date.map(|t| &layers.timexes[t.index()]);
            let participants: BTreeSet<EntityId> = actors.iter().chain(&recipients).copied().collect();
            let date = timex.map(|t| t.value.clone());
            let interval: Option<DateInterval> = timex.and_then(|t| t.interval);
            // Undated events are not told to be the same.
            let alone = if date.is_none() { format!("{}.{i}", record.document.id) } else { String::new() };
            let who: Vec<&str> = participants.iter().map(|e| slugs[e.index()].as_str()).collect();
            let key = format!("{:?} {alone} {:?} {:?} {who:?}", date, event.kind, event.mode);
            let place = event.place.map(entity);
            let cluster = clusters.entry(key.clone()).or_insert_with(|| Cluster {
                kind: event.kind,
                mode: event.mode,
                participants: participants.iter().copied().collect(),
                date: date.clone(),
                interval,
                place,
                status: event.status,
                events: Vec::new(),
                conflicts: Vec::new(),
            });
            cluster.events.push((document, EventId::new(i)));
            own.push(key);
            let (date_modifier, cluster) = (None, ClusterId(0));
            resolved.events.push(ResolvedEvent { actors, recipients, place, date, date_modifier, interval, cluster });
        }
        keys.push(own);
        documents.push(resolved);
    }
    let numbers: BTreeMap<&String, u32> = clusters.keys().zip(0..).collect();
    for (resolved, own) in documents.iter_mut().zip(&keys) {
        for (event, key) in resolved.events.iter_mut().zip(own) {
            event.cluster = ClusterId(numbers[key]);
        }
    }
    let clusters = clusters.into_values().collect();
    Corpus { records, resolution: Resolution { entities, clusters, documents, ..Resolution::default() } }
}

/// A corpus of `n` documents and its index.
pub(crate) fn indexed(n: u64, n_sentences: usize, n_names: usize) -> (Corpus, Index) {
    let corpus = corpus((0..n).map(|seed| record(seed, n_sentences, n_names)).collect());
    let index = Index::new(&corpus, None);
    (corpus, index)
}
