//! What resolution needs of one document by itself: a pure function of the document, made once when
//! it is read, so that a corpus that grows by one is resolved without reading the others again.

use std::collections::HashMap;

use smol_str::SmolStr;

use super::across::repost::{Sketch, sketch};
use super::across::wording::{Wording, wording};
use super::cluster::count::{Count, counts};
use super::entity::Key;
use super::findings::{DateFinding, UnsureKind};
use super::forms::FormId;
use super::reading::{self, Reading};
use super::{Analysed, doubt, printed};
use crate::extract::{Event, EventType, Layers, MentionKind};
use crate::text::{MentionId, Span, code, fold};

/// One document, read for resolution.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// Who is who in it.
    pub(crate) reading: Reading,
    /// The text in few numbers, to tell reposts.
    pub(crate) sketch: Sketch,
    /// By quotation, goal and position: what it is about.
    pub(crate) quotations: Vec<Wording>,
    pub(crate) goals: Vec<Wording>,
    pub(crate) positions: Vec<Wording>,
    /// By event: the lemma of its trigger.
    pub(crate) acts: Vec<SmolStr>,
    /// By event: what its evidence is about, the place of its sentence and what is counted.
    pub(crate) tellings: Vec<Telling>,
    /// What is doubtful of it, in text order.
    pub(crate) unsure: Vec<(UnsureKind, Span, SmolStr)>,
    /// What does not fit its date.
    pub(crate) date_findings: Vec<DateFinding>,
    /// Distinct spellings of mentions, on one line.
    pub(crate) spellings: Vec<SmolStr>,
    /// By spelling: its letters as a number, so that corpora compare numbers.
    pub(crate) codes: Vec<u64>,
    /// By mention: its spelling.
    pub(crate) spelled: Vec<u32>,
    /// Which form stands for which key of the document, sorted; without a form where a key is only
    /// implied. Ministries that go their own way are left out.
    pub(super) uses: Vec<(Key, Option<FormId>)>,
    /// What names of a key wrote and how often, sorted; ministries as above.
    pub(super) written: Vec<(Key, u32, u32)>,
}

/// How a document tells an event.
#[derive(Debug, Clone, Default)]
pub(crate) struct Telling {
    /// Index of the sentence.
    pub(crate) sentence: u32,
    /// The trigger, folded.
    pub(crate) word: String,
    /// Roots of the content words of the sentence, sorted.
    pub(crate) roots: Vec<SmolStr>,
    /// What is counted.
    pub(crate) counts: Vec<Count>,
}

fn telling(document: &Analysed<'_>, event: &Event) -> Telling {
    let about = wording(document.document, document.analysis, document.layers, event.evidence);
    let mut roots: Vec<SmolStr> = about.words.into_iter().map(|w| w.root).collect();
    roots.sort_unstable();
    roots.dedup();
    Telling {
        sentence: document.analysis.sentence_at(event.trigger.start).unwrap_or_default() as u32,
        word: fold(event.trigger.of(&document.document.text)),
        roots,
        counts: counts(document, event.trigger),
    }
}

impl Brief {
    /// Reads a document.
    pub fn new(document: &Analysed<'_>) -> Self {
        let Analysed { document: source, analysis, layers } = *document;
        let about = |span: Span| wording(source, analysis, layers, span);
        let reading = reading::read(document);
        let mut brief = Self {
            unsure: doubt::of_document(document, &reading.links),
            reading,
            sketch: sketch(document),
            quotations: layers.quotations.iter().map(|q| about(q.content)).collect(),
            goals: layers.goals.iter().map(|g| about(g.goal)).collect(),
            positions: layers.positions.iter().map(|p| about(p.target)).collect(),
            acts: layers.events.iter().map(|e| act(document, e.trigger)).collect(),
            tellings: layers.events.iter().map(|e| telling(document, e)).collect(),
            date_findings: printed::findings(document),
            spellings: Vec::new(),
            codes: Vec::new(),
            spelled: Vec::new(),
            uses: Vec::new(),
            written: Vec::new(),
        };
        let mut known: HashMap<SmolStr, u32> = HashMap::new();
        for mention in &layers.mentions {
            let text = mention.span.of(&source.text);
            let spelling = one_line(text, mention.kind);
            let number = *known.entry(spelling).or_insert_with_key(|spelling| {
                brief.codes.push(code(spelling));
                brief.spellings.push(spelling.clone());
                brief.spellings.len() as u32 - 1
            });
            brief.spelled.push(number);
        }
        brief.count();
        brief
    }
}

impl Brief {
    /// Counts what is written of whom.
    fn count(&mut self) {
        let Self { reading, spelled, uses, written, .. } = self;
        let mut spellings: Vec<(Key, u32)> = Vec::new();
        for (m, (stands, form)) in reading.mentions.iter().zip(&reading.of_mention).enumerate() {
            if reading.organs.iter().any(|o| o.0 == m) {
                continue;
            }
            uses.extend(stands.iter().map(|key| (*key, *form)));
            if form.is_some() {
                spellings.extend(stands.iter().filter_map(|key| Some((*key, *spelled.get(m)?))));
            }
        }
        uses.extend(reading.metonyms.iter().flatten().map(|government| (*government, None)));
        uses.extend(reading.states.iter().map(|code| (Key::Country(code), None)));
        uses.sort_unstable();
        uses.dedup();
        spellings.sort_unstable();
        let same = spellings.chunk_by(|a, b| a == b);
        written.extend(same.filter_map(|same| same.first().map(|s| (s.0, s.1, same.len() as u32))));
    }

    /// Takes from the layers what would be told of nobody: events of whose parties none could be found,
    /// roles of nobody known, goals and positions of a pronoun that stays open. A protest may be told by where it was.
    pub fn without_nobodies(&mut self, layers: &mut Layers) {
        let known = |id: &MentionId| {
            self.reading.mentions.get(id.index()).is_some_and(|keys| !keys.is_empty())
                || self.reading.metonyms.get(id.index()).is_some_and(Option::is_some)
        };
        let told = |e: &Event| {
            let protest = e.kind == EventType::Protest && e.place.is_some();
            // "The talks planned for May were cancelled": told without its parties.
            let alone = e.kind == EventType::Consult && e.actors.is_empty() && e.recipients.is_empty();
            protest || alone || e.actors.iter().chain(&e.recipients).any(known)
        };
        let open = |id: MentionId| {
            let pronoun = layers.mentions.get(id.index()).is_some_and(|m| m.kind == MentionKind::Pronoun);
            pronoun && !known(&id)
        };
        let events: Vec<bool> = layers.events.iter().map(told).collect();
        let goals: Vec<bool> = layers.goals.iter().map(|g| !open(g.holder)).collect();
        let positions: Vec<bool> = layers.positions.iter().map(|p| !open(p.holder)).collect();
        let roles: Vec<bool> = layers.roles.iter().map(|r| known(&r.person)).collect();
        keep(&mut layers.roles, &roles);
        keep(&mut layers.events, &events);
        keep(&mut self.acts, &events);
        keep(&mut self.tellings, &events);
        keep(&mut layers.goals, &goals);
        keep(&mut self.goals, &goals);
        keep(&mut layers.positions, &positions);
        keep(&mut self.positions, &positions);
    }
}

/// Keeps what is marked.
fn keep<T>(all: &mut Vec<T>, marked: &[bool]) {
    let mut marks = marked.iter();
    all.retain(|_| marks.next().copied().unwrap_or(true));
}

/// White space made single; a common noun phrase in small first letter ("The movement" opens a sentence).
fn one_line(text: &str, kind: MentionKind) -> SmolStr {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    let first = words.first().copied().unwrap_or_default();
    let article =
        matches!(first, "The" | "A" | "An" | "This" | "That" | "These" | "Those" | "Its" | "Their" | "His" | "Her");
    if kind == MentionKind::Nominal && article {
        return format!("{}{}", first.to_lowercase(), joined.get(first.len()..).unwrap_or_default()).into();
    }
    joined.into()
}

/// The lemma of a trigger; of several words, of the first that is a word.
fn act(document: &Analysed<'_>, trigger: Span) -> SmolStr {
    let tokens = document.analysis.slice(document.analysis.tokens_in(trigger));
    let lemma = tokens.iter().map(|t| &t.lemma).find(|l| l.chars().any(char::is_alphanumeric));
    lemma.cloned().unwrap_or_else(|| trigger.of(&document.document.text).to_lowercase().into())
}
