//! Sentences through tagger, lemmatizer, parser and names, with buffers that are used again. Every stage goes
//! through a run of sentences before the next one begins: its tables then stay in the processor's caches, which
//! do not hold those of all stages at once.

use super::lemma::Lemmatizer;
use super::model::Model;
use super::model::hash::Features;
use super::names::features::{View, layout};
use super::names::gazetteer::{self, Known};
use super::names::{self, Found};
use super::parse::state::State;
use super::parse::{self, Seen};
use super::tag::is_shouted;
use super::words::Word;
use super::{Analysis, Deprel, Sentence, Token, TokenRange, Upos, Xpos};
use crate::text::{Span, TokenId};

/// Tokens of a run of sentences, or of one sentence that has more: enough that a stage need not fetch its tables
/// for them alone, few enough that what is known of them stays near as well.
const RUN: usize = 2048;

/// Buffers of an analysis.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// Of a run of sentences, each its own.
    run: Vec<Draft>,
    found: Features,
    cuts: Vec<(usize, usize)>,
    /// The spans found so far in the document.
    pub(crate) names: Vec<Found>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self { run: Vec::new(), found: Features::new(), cuts: Vec::new(), names: Vec::new() }
    }
}

/// What is known of one sentence so far.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) words: Vec<Word>,
    pub(crate) tags: Vec<u8>,
    pub(crate) seen: Vec<Seen>,
    pub(crate) state: State,
    pub(crate) known: Vec<Known>,
    penn: Vec<u8>,
    heads: Vec<(u32, u8)>,
    quoted: Vec<bool>,
    pub(crate) labels: Vec<(u8, i32)>,
}

/// Longest token whose letters the models look at; of a longer one they see the first bytes.
const LONGEST_FORM: usize = 64;

/// The token's letters, at most [`LONGEST_FORM`] bytes.
pub(crate) fn form(text: &str, span: Span) -> &str {
    let whole = span.of(text);
    let mut end = whole.len().min(LONGEST_FORM);
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    whole.get(..end).unwrap_or_default()
}

/// Analyses sentences, each given by its tokens, and adds them to `analysis`.
pub(crate) fn sentences(
    text: &str,
    mut sentences: &[&[Span]],
    model: &Model,
    scratch: &mut Scratch,
    analysis: &mut Analysis,
) {
    while !sentences.is_empty() {
        let mut tokens = 0;
        let fits = sentences.iter().take_while(|spans| {
            tokens += spans.len();
            tokens <= RUN
        });
        let (now, later) = sentences.split_at(fits.count().max(1));
        run(text, now, model, scratch, analysis);
        sentences = later;
    }
}

fn run(text: &str, sentences: &[&[Span]], model: &Model, scratch: &mut Scratch, analysis: &mut Analysis) {
    let Scratch { run, found, cuts, names } = scratch;
    if run.len() < sentences.len() {
        run.resize_with(sentences.len(), Draft::default);
    }
    let run = run.get_mut(..sentences.len()).unwrap_or_default();
    let first = analysis.sentences.len();
    for (draft, spans) in run.iter_mut().zip(sentences) {
        draft.read(text, spans, model);
    }
    for draft in run.iter_mut() {
        draft.tag(model, found);
    }
    for draft in run.iter_mut() {
        draft.attach(model, found);
    }
    for draft in run.iter_mut() {
        draft.relate(model, found);
    }
    for (draft, spans) in run.iter().zip(sentences) {
        draft.write(text, spans, model, analysis);
    }
    for (draft, spans) in run.iter_mut().zip(sentences) {
        draft.look(text, spans, model);
    }
    for draft in run.iter_mut() {
        draft.label(model, found);
    }
    let own = analysis.sentences.get(first..).unwrap_or_default();
    for (draft, sentence) in run.iter().zip(own) {
        names::spans(&model.names, &draft.view(), &draft.labels, sentence.tokens.start, found, cuts, names);
    }
}

impl Draft {
    /// First: what the models see of the words.
    pub(crate) fn read(&mut self, text: &str, spans: &[Span], model: &Model) {
        self.words.clear();
        self.words.extend(spans.iter().map(|s| Word::new(form(text, *s), &model.tagger.lexicon)));
    }

    pub(crate) fn tag(&mut self, model: &Model, found: &mut Features) {
        model.tagger.tag(&self.words, found, &mut self.tags);
    }

    pub(crate) fn attach(&mut self, model: &Model, found: &mut Features) {
        let tag = |i: usize| model.tagger.class(self.tags.get(i).copied().unwrap_or(255));
        see(&self.words, tag, &mut self.seen);
        model.parser.attach(&self.seen, &mut self.state, found);
    }

    pub(crate) fn relate(&mut self, model: &Model, found: &mut Features) {
        model.parser.relate(&self.seen, &mut self.state, found);
    }

    /// Adds the sentence with its tokens to the analysis.
    fn write(&self, text: &str, spans: &[Span], model: &Model, analysis: &mut Analysis) {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        let start = analysis.tokens.len() as u32;
        analysis.tokens.extend(spans.iter().zip(&self.tags).enumerate().map(|(i, (span, tag))| {
            let (upos, xpos) = model.tagger.class(*tag);
            let label = self.state.node(i as u32).label;
            Token {
                span: *span,
                upos,
                xpos,
                lemma: lemma(&model.lemmatizer, text, *span, xpos),
                head: parse::head(&self.state, i).map(|h| TokenId(start + h)),
                deprel: Deprel::ALL.get(usize::from(label)).copied().unwrap_or(Deprel::Dep),
            }
        }));
        let tokens = TokenRange { start, end: start + spans.len() as u32 };
        analysis.sentences.push(Sentence { span: first.cover(*last), tokens });
    }

    /// Prepares what the names models see of the sentence, once it is tagged and parsed.
    pub(crate) fn look(&mut self, text: &str, spans: &[Span], model: &Model) {
        gazetteer::mark(&model.names.gazetteer, &self.words, &mut self.known);
        self.penn.clear();
        self.penn.extend(self.tags.iter().map(|t| model.tagger.class(*t).1 as u8 + 1));
        self.heads.clear();
        let root = self.state.root();
        self.heads.extend(
            self.state
                .nodes
                .iter()
                .take(spans.len())
                .map(|n| (if n.head == root { u32::MAX } else { n.head }, n.label)),
        );
        self.quoted.clear();
        let mut open = false;
        for (word, span) in self.words.iter().zip(spans) {
            if !word.wordy {
                match span.of(text) {
                    "“" | "«" | "``" => open = true,
                    "”" | "»" | "''" => open = false,
                    "\"" => open = !open,
                    _ => {}
                }
            }
            self.quoted.push(open);
        }
    }

    pub(crate) fn label(&mut self, model: &Model, found: &mut Features) {
        let mut labels = std::mem::take(&mut self.labels);
        names::label(&model.names, &self.view(), found, &mut labels);
        self.labels = labels;
    }

    /// What the names models see of the sentence.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            words: &self.words,
            known: &self.known,
            tags: &self.penn,
            heads: &self.heads,
            quoted: &self.quoted,
            shouted: is_shouted(&self.words),
            layout: layout(&self.penn),
        }
    }
}

/// The lemma of a token.
pub(crate) fn lemma(lemmatizer: &Lemmatizer, text: &str, span: Span, xpos: Xpos) -> smol_str::SmolStr {
    if span.len() > LONGEST_FORM { span.of(text).into() } else { lemmatizer.lemma(span.of(text), xpos) }
}

/// What the parser sees of the words.
pub(crate) fn see(words: &[Word], tag: impl Fn(usize) -> (Upos, Xpos), seen: &mut Vec<Seen>) {
    seen.clear();
    let (mut commas, mut verbs) = (0, 0);
    for (i, word) in words.iter().enumerate() {
        let (upos, xpos) = tag(i);
        let mark = matches!(xpos, Xpos::Comma | Xpos::Colon | Xpos::HYPH | Xpos::LeftBracket | Xpos::RightBracket);
        commas += u32::from(mark);
        verbs += u32::from(matches!(xpos, Xpos::VBD | Xpos::VBP | Xpos::VBZ | Xpos::MD));
        seen.push(Seen { w: word.lower, p: xpos as u32 + 1, c: upos as u32 + 1, s: word.suffix[2], commas, verbs });
    }
}
