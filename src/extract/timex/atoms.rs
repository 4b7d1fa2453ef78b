//! The text as the grammar of time sees it: runs of letters, runs of digits and single marks, with
//! their block and their place. Made from the letters alone, so that it does not depend on how
//! the tokenizer cuts "mid-October" or "1990s". Furniture has no atoms.

use crate::ingest::Document;
use crate::lexicon::{TimeClass, pieces, time_word};
use crate::text::{Span, fold};

/// One piece of text.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    /// Its letters.
    pub(super) span: Span,
    /// Folded.
    pub(super) word: String,
    /// No white space stands before it.
    pub(super) glued: bool,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Which block it stands in; an expression never crosses blocks.
    pub(super) block: u32,
}

/// The atoms of a document, in order.
#[derive(Debug, Default)]
pub(super) struct Atoms {
    list: Vec<Atom>,
}

impl Atoms {
    /// Cuts the article's blocks.
    pub(super) fn of(document: &Document) -> Self {
        let text: &str = &document.text;
        let mut list: Vec<Atom> = Vec::new();
        for (number, block) in document.blocks.iter().enumerate() {
            if document.is_furniture(block.span) {
                continue;
            }
            let letters = block.span.of(text);
            let base = letters.as_ptr() as usize;
            for piece in pieces(letters) {
                let start = block.span.start as usize + (piece.as_ptr() as usize - base);
                let span = Span::new(start, start + piece.len());
                let glued = list.last().is_some_and(|l| l.block == number as u32 && l.span.end == span.start);
                let capital = piece.chars().next().is_some_and(char::is_uppercase);
                let word = if piece.len() == 1 { piece.to_ascii_lowercase() } else { fold(piece) };
                list.push(Atom { span, word, glued, capital, block: number as u32 });
            }
        }
        Self { list }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The atom at that place.
    pub(super) fn get(&self, i: usize) -> Option<&Atom> {
        self.list.get(i)
    }

    /// The folded word at `i`, empty past the end.
    pub(super) fn word(&self, i: usize) -> &str {
        self.get(i).map_or("", |a| a.word.as_str())
    }

    /// The word at `i` if it stands in the block of `from`.
    pub(super) fn near(&self, from: usize, i: usize) -> &str {
        match (self.get(from), self.get(i)) {
            (Some(a), Some(b)) if a.block == b.block => &b.word,
            _ => "",
        }
    }

    /// The word before `i` in its block.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |b| self.near(i, b))
    }

    /// The table's value if the word at `i` can be of that class.
    pub(super) fn class(&self, i: usize, class: TimeClass) -> Option<&'static str> {
        time_word(self.word(i), class)
    }

    /// Whether nothing parts `i` from the atom before it.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|a| a.glued)
    }

    /// The letters from atom `start` to before atom `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (first, last) = (self.get(start)?, self.get(end.checked_sub(1)?)?);
        Some(first.span.cover(last.span))
    }

    /// The block in which the atom stands.
    pub(super) fn block(&self, i: usize) -> Option<usize> {
        Some(self.get(i)?.block as usize)
    }

    /// Whether `start..end` lies within one block.
    pub(super) fn is_whole(&self, start: usize, end: usize) -> bool {
        end > start && self.get(start).map(|a| a.block) == self.get(end - 1).map(|a| a.block)
    }
}
