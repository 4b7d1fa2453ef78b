//! Keyword in context: every place where the words looked for stand, with what is left and right of
//! them, sorted by either. In: a search, the documents that the source filter lets pass. Without
//! words it proposes some: nouns that are frequent, actors that are often named.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::context::Context;
use super::words::squeeze;
use super::{Extent, Named, Piece};
use crate::corpus::Record;
use crate::index::words_of;
use crate::language::Upos;
use crate::query::{Search, syntax};
use crate::text::{DocumentId, OffsetMap, Span};

/// Keyword in context.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConcordanceView {
    /// The words looked for, as they were read; empty where there are none.
    pub word: String,
    /// The lines.
    pub rows: Vec<Arc<ConcordanceRow>>,
    /// Which of all lines these are.
    pub extent: Extent,
    /// By what they are sorted: `l1` `l2` `l3` `word` `r1` `r2` `r3` `source` `date`, or `text` for the
    /// order of documents and text; `-` before it for descending.
    pub sort: String,
    /// Sentences that hold the words but are not shown, where there are very many.
    pub n_left_out: u32,
    /// Sentences that hold the words and were looked into.
    pub n_looked: u32,
    /// Lines by document, most first.
    pub sources: Vec<(Named, u32)>,
    /// Where no words are looked for: some that could be.
    pub suggestions: Vec<String>,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConcordanceRow {
    /// The same in every answer: document and place.
    pub key: String,
    /// The document.
    pub source: Named,
    /// Where the words stand: code points into the document's text.
    pub at: u32,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// What stands before; the words it is sorted by are marked.
    pub left: Vec<Piece>,
    /// The words found.
    pub word: String,
    /// What stands after.
    pub right: Vec<Piece>,
}

/// Sentences that are looked into, and as many again with every step that is asked for: more can only be counted
/// in time.
const MOST_SENTENCES: usize = 2_000;
/// Bytes shown on either side.
const CONTEXT: usize = 110;
/// Words on either side by which lines are sorted.
const N_WORDS: usize = 3;
/// Tokens from which suggestions are counted.
const TOKENS_COUNTED: usize = 40_000;

/// A place found.
#[derive(Debug, Clone)]
struct Hit {
    document: DocumentId,
    span: Span,
}

/// What a line is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Text,
    Left(usize),
    Word,
    Right(usize),
    Source,
    Date,
}

/// Draws it; `steps` is how many times more sentences are to be looked into.
pub fn concordance(context: &Context<'_>, word: &str, sort: Option<&str>, steps: u8) -> ConcordanceView {
    let expression = syntax::parse(word).expression.and_then(|e| e.of_words());
    let Some(expression) = expression else {
        return ConcordanceView { suggestions: suggestions(context), ..ConcordanceView::default() };
    };
    let search = Search::new(&expression, context.index);
    let (mut hits, n_looked, n_left_out) = hits(context, &search, MOST_SENTENCES * (1 + usize::from(steps)));
    let mut sources: BTreeMap<DocumentId, u32> = BTreeMap::new();
    hits.iter().for_each(|hit| *sources.entry(hit.document).or_default() += 1);
    let mut sources: Vec<(DocumentId, u32)> = sources.into_iter().collect();
    sources.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let asked = sort.unwrap_or_default();
    let (column, is_down) = asked.strip_prefix('-').map_or((asked, false), |column| (column, true));
    let order = Order::read(column);
    arrange(context, &mut hits, order.unwrap_or(Order::Text));
    if is_down {
        hits.reverse();
    }
    let wanted = context.window.range(hits.len());
    let extent = Extent { offset: wanted.start as u32, n_rows: hits.len() as u32, open: None };
    let shown = hits.get(wanted).unwrap_or_default();
    ConcordanceView {
        word: word.trim().to_owned(),
        rows: rows(context, shown, order.unwrap_or(Order::Text)),
        extent,
        sort: if order.is_some() { asked.to_owned() } else { "text".into() },
        n_left_out,
        n_looked,
        sources: sources.into_iter().map(|(id, n)| (context.source(id), n)).collect(),
        suggestions: Vec::new(),
    }
}

impl Order {
    fn read(column: &str) -> Option<Self> {
        Some(match column {
            "text" => Self::Text,
            "l1" => Self::Left(1),
            "l2" => Self::Left(2),
            "l3" => Self::Left(3),
            "word" => Self::Word,
            "r1" => Self::Right(1),
            "r2" => Self::Right(2),
            "r3" => Self::Right(3),
            "source" => Self::Source,
            "date" => Self::Date,
            _ => return None,
        })
    }
}

/// Every place in order, how many matching sentences were looked into, at most `most`, and how many not.
fn hits(context: &Context<'_>, search: &Search, most: usize) -> (Vec<Hit>, u32, u32) {
    let index = context.index;
    let (mut hits, mut n_looked, mut n_left_out) = (Vec::new(), 0, 0);
    for number in search.sentences(index).iter() {
        let (document, local) = index.sentence(number);
        if !context.passing.passes_document(document.0) {
            continue;
        }
        if n_looked >= most {
            n_left_out += 1;
            continue;
        }
        let Some(record) = context.record(document) else { continue };
        let Some(sentence) = record.analysis.sentences.get(local as usize) else { continue };
        let spans = search.spans(record, sentence);
        n_looked += usize::from(!spans.is_empty());
        hits.extend(spans.into_iter().map(|span| Hit { document, span }));
    }
    (hits, n_looked as u32, n_left_out)
}

/// The text before and after a hit, within its block.
fn sides<'r>(record: &'r Record, hit: &Hit) -> (&'r str, &'r str) {
    let text: &str = &record.document.text;
    let block = record.document.blocks.iter().find(|b| b.span.contains(hit.span)).map(|b| b.span);
    let block = block.unwrap_or(Span { start: 0, end: text.len() as u32 });
    let (start, end) = (hit.span.start as usize, hit.span.end as usize);
    let mut from = start.saturating_sub(CONTEXT).max(block.start as usize);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + CONTEXT).min(block.end as usize).max(end);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    // Not half a word where the text was cut.
    let left = text.get(from..start).unwrap_or_default();
    let left = if from > block.start as usize { left.split_once(' ').map_or("", |(_, rest)| rest) } else { left };
    let right = text.get(end..to).unwrap_or_default();
    let right = if to < block.end as usize { right.rsplit_once(' ').map_or("", |(rest, _)| rest) } else { right };
    (left, right)
}

/// The words beside a hit, the nearest first.
fn beside(record: &Record, hit: &Hit, is_left: bool) -> Vec<SmolStr> {
    let (left, right) = sides(record, hit);
    if is_left {
        let mut words: Vec<SmolStr> = words_of(left).map(|(_, word)| word).collect();
        words.reverse();
        words.truncate(N_WORDS);
        words
    } else {
        words_of(right).take(N_WORDS).map(|(_, word)| word).collect()
    }
}

fn arrange(context: &Context<'_>, hits: &mut [Hit], order: Order) {
    let record = |hit: &Hit| context.record(hit.document);
    // Sorted from the chosen word outwards.
    let from = |n: usize, words: Vec<SmolStr>| words.into_iter().skip(n - 1).collect::<Vec<_>>();
    match order {
        Order::Text => {}
        Order::Left(n) | Order::Right(n) => {
            let is_left = matches!(order, Order::Left(_));
            hits.sort_by_cached_key(|hit| record(hit).map(|r| from(n, beside(r, hit, is_left))));
        }
        Order::Word => hits.sort_by_cached_key(|hit| {
            let word = record(hit).map(|r| crate::text::fold(hit.span.of(&r.document.text)));
            (word, record(hit).map(|r| beside(r, hit, false)))
        }),
        Order::Source => hits.sort_by_cached_key(|hit| context.source(hit.document).name),
        Order::Date => hits.sort_by_cached_key(|hit| {
            let published = record(hit).and_then(|r| r.document.metadata.published).map(|d| d.to_string());
            (published.is_none(), published)
        }),
    }
}

fn rows(context: &Context<'_>, hits: &[Hit], order: Order) -> Vec<Arc<ConcordanceRow>> {
    let mut map: Option<(DocumentId, OffsetMap<'_>)> = None;
    let mut rows = Vec::with_capacity(hits.len());
    for hit in hits {
        let Some(record) = context.record(hit.document) else { continue };
        let text: &str = &record.document.text;
        if map.as_ref().is_none_or(|(id, _)| *id != hit.document) {
            map = Some((hit.document, OffsetMap::new(text)));
        }
        let at = map.as_ref().map_or(0, |(_, map)| map.code_points(hit.span).start);
        let (left, right) = sides(record, hit);
        let marked = |is_left: bool| match order {
            Order::Left(n) if is_left => Some(n),
            Order::Right(n) if !is_left => Some(n),
            _ => None,
        };
        rows.push(Arc::new(ConcordanceRow {
            key: format!("{}:{at}", record.document.id),
            source: context.source(hit.document),
            at,
            direction: super::read::direction(record).into(),
            left: pieces(left, true, marked(true)),
            word: squeeze(hit.span.of(text)),
            right: pieces(right, false, marked(false)),
        }));
    }
    rows
}

/// A side of a line, its `n`th word from the keyword marked.
fn pieces(side: &str, is_left: bool, n: Option<usize>) -> Vec<Piece> {
    let plain = |text: &str| {
        let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        Piece { text, mark: None }
    };
    let words: Vec<std::ops::Range<usize>> = words_of(side).map(|(range, _)| range).collect();
    let at = n.and_then(|n| if is_left { words.len().checked_sub(n) } else { Some(n - 1) });
    let Some(range) = at.and_then(|at| words.get(at)).cloned() else { return vec![plain(side)] };
    let cut = |range: std::ops::Range<usize>| plain(side.get(range).unwrap_or_default());
    let mark = Piece { mark: Some("sorted".into()), ..cut(range.clone()) };
    let all = [cut(0..range.start), mark, cut(range.end..side.len())];
    all.into_iter().filter(|piece| !piece.text.is_empty()).collect()
}

/// Frequent nouns, then actors that are often named, as one would type them.
fn suggestions(context: &Context<'_>) -> Vec<String> {
    let mut nouns: BTreeMap<&str, u32> = BTreeMap::new();
    let mut n_tokens = 0;
    for (record, id) in context.corpus.records.iter().zip(0..) {
        if !context.passing.passes_document(id) || n_tokens > TOKENS_COUNTED {
            continue;
        }
        n_tokens += record.analysis.tokens.len();
        for token in record.analysis.tokens.iter().filter(|t| t.upos == Upos::Noun && t.lemma.len() > 3) {
            *nouns.entry(token.lemma.as_str()).or_default() += 1;
        }
    }
    let mut nouns: Vec<(&str, u32)> = nouns.into_iter().filter(|(_, n)| *n > 1).collect();
    nouns.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut actors: Vec<(u32, u32)> =
        (0..).zip(&context.index.actors).map(|(id, stats)| (id, stats.n_mentions)).collect();
    actors.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let named = actors.iter().filter(|(_, n)| *n > 1).filter_map(|(id, _)| context.entity(crate::text::EntityId(*id)));
    let named = named.map(|e| if e.name.contains(' ') { format!("\"{}\"", e.name) } else { e.name.clone() });
    nouns.iter().take(12).map(|(noun, _)| (*noun).to_owned()).chain(named.take(6)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(side: &str, is_left: bool, n: usize, expected: &str) {
        let pieces = pieces(side, is_left, Some(n));
        let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(text, side);
        let marked: String = pieces.iter().filter(|p| p.mark.is_some()).map(|p| p.text.as_str()).collect();
        assert_eq!(marked, expected, "{side}");
    }

    #[test]
    fn marks_the_word_that_sorts() {
        check("the old harbour ", true, 1, "harbour");
        check("the old harbour ", true, 3, "the");
        check(" of the treaty, which", false, 3, "treaty");
        check("one ", true, 2, "");
        check("", false, 1, "");
    }
}
