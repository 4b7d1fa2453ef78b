//! One sentence through tagger, lemmatizer and parser, with buffers that are used again.

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

/// Buffers of one analysis.
#[derive(Debug)]
pub(crate) struct Scratch {
    pub(crate) words: Vec<Word>,
    pub(crate) tags: Vec<u8>,
    pub(crate) seen: Vec<Seen>,
    pub(crate) state: State,
    pub(crate) found: Features,
    pub(crate) known: Vec<Known>,
    pub(crate) penn: Vec<u8>,
    pub(crate) heads: Vec<(u32, u8)>,
    pub(crate) quoted: Vec<bool>,
    pub(crate) labels: Vec<(u8, i32)>,
    pub(crate) cuts: Vec<(usize, usize)>,
    /// The spans found so far in the document.
    pub(crate) names: Vec<Found>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            tags: Vec::new(),
            seen: Vec::new(),
            state: State::default(),
            found: Features::new(),
            known: Vec::new(),
            penn: Vec::new(),
            heads: Vec::new(),
            quoted: Vec::new(),
            labels: Vec::new(),
            cuts: Vec::new(),
            names: Vec::new(),
        }
    }
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

/// Analyses the tokens `spans` as one sentence and adds it to `analysis`.
pub(crate) fn sentence(text: &str, spans: &[Span], model: &Model, scratch: &mut Scratch, analysis: &mut Analysis) {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
    let from = analysis.tokens.len() as u32;
    scratch.words.clear();
    scratch.words.extend(spans.iter().map(|s| Word::new(form(text, *s), &model.tagger.lexicon)));
    model.tagger.tag(&scratch.words, &mut scratch.found, &mut scratch.tags);
    let tag = |i: usize| model.tagger.class(scratch.tags.get(i).copied().unwrap_or(255));
    see(&scratch.words, tag, &mut scratch.seen);
    model.parser.parse(&scratch.seen, &mut scratch.state, &mut scratch.found);
    for (i, span) in spans.iter().enumerate() {
        let (upos, xpos) = tag(i);
        let node = scratch.state.node(i as u32);
        let head = parse::head(&scratch.state, i).map(|h| TokenId(from + h));
        analysis.tokens.push(Token {
            span: *span,
            upos,
            xpos,
            lemma: lemma(&model.lemmatizer, text, *span, xpos),
            head,
            deprel: Deprel::ALL.get(usize::from(node.label)).copied().unwrap_or(Deprel::Dep),
        });
    }
    look(text, spans, model, scratch);
    let view = view(&scratch.words, &scratch.known, &scratch.penn, &scratch.heads, &scratch.quoted);
    names::label(&model.names, &view, &mut scratch.found, &mut scratch.labels);
    names::spans(&model.names, &view, &scratch.labels, from, &mut scratch.found, &mut scratch.cuts, &mut scratch.names);
    let tokens = TokenRange { start: from, end: from + spans.len() as u32 };
    analysis.sentences.push(Sentence { span: first.cover(*last), tokens });
}

/// Prepares what the names models see of the sentence in `scratch`, once it is tagged and parsed.
pub(crate) fn look(text: &str, spans: &[Span], model: &Model, scratch: &mut Scratch) {
    gazetteer::mark(&model.names.gazetteer, &scratch.words, &mut scratch.known);
    scratch.penn.clear();
    scratch.penn.extend(scratch.tags.iter().map(|t| model.tagger.class(*t).1 as u8 + 1));
    scratch.heads.clear();
    let root = scratch.state.root();
    scratch.heads.extend(
        scratch.state.nodes.iter().take(spans.len()).map(|n| (if n.head == root { u32::MAX } else { n.head }, n.label)),
    );
    scratch.quoted.clear();
    let mut open = false;
    for (word, span) in scratch.words.iter().zip(spans) {
        if !word.wordy {
            match span.of(text) {
                "“" | "«" | "``" => open = true,
                "”" | "»" | "''" => open = false,
                "\"" => open = !open,
                _ => {}
            }
        }
        scratch.quoted.push(open);
    }
}

/// What the names models see of a sentence.
pub(crate) fn view<'a>(
    words: &'a [Word],
    known: &'a [Known],
    tags: &'a [u8],
    heads: &'a [(u32, u8)],
    quoted: &'a [bool],
) -> View<'a> {
    View { words, known, tags, heads, quoted, shouted: is_shouted(words), layout: layout(tags) }
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
