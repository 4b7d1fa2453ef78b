//! Where sentences end: always at an empty line, a border of a block or the end; elsewhere after a
//! token that may end one, as a linear model trained on the treebanks decides from the tokens around.

use super::token::is_space;
use crate::language::model::{Model, hash, table};
use crate::text::Span;

/// What may come after a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Boundary {
    /// A sentence ends here.
    Hard,
    /// The model decides.
    Open,
    /// No sentence ends here.
    None,
}

/// Longest sentence in tokens; longer ones are cut, so that time and memory stay bounded.
const LONGEST: usize = 400;

/// For every token whether a sentence ends with it. `hard` are token counts at borders.
pub(super) fn ends(text: &str, tokens: &[Span], hard: &[usize], model: &Model) -> Vec<bool> {
    let mut ends = vec![false; tokens.len()];
    let mut hard = hard.iter().peekable();
    let mut since = Since::default();
    let mut buffer = Vec::with_capacity(40);
    for i in 0..tokens.len() {
        since.step(text, tokens, i);
        while hard.next_if(|h| **h <= i).is_some() {}
        let end = if hard.peek().is_some_and(|h| **h == i + 1) || i + 1 == tokens.len() {
            true
        } else {
            match boundary(text, tokens, i) {
                Boundary::Hard => true,
                Boundary::None => since.tokens >= LONGEST,
                Boundary::Open => {
                    buffer.clear();
                    features(text, tokens, i, &since, &mut buffer);
                    let scores = model.sentence.score(&buffer);
                    table::best(&scores[..2]) == 1 || since.tokens >= LONGEST
                }
            }
        };
        if end {
            since = Since::default();
            if let Some(e) = ends.get_mut(i) {
                *e = true;
            }
        }
    }
    ends
}

/// What the current sentence holds so far.
#[derive(Debug, Default, Clone)]
pub(crate) struct Since {
    tokens: usize,
    quote_open: bool,
    brackets: u32,
}

impl Since {
    /// Takes in token `i`.
    pub(crate) fn step(&mut self, text: &str, tokens: &[Span], i: usize) {
        self.tokens += 1;
        match form(text, tokens, i) {
            "\"" => self.quote_open = !self.quote_open,
            "“" | "``" | "«" => self.quote_open = true,
            "”" | "''" | "»" => self.quote_open = false,
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }
}

fn form<'t>(text: &'t str, tokens: &[Span], i: usize) -> &'t str {
    tokens.get(i).map_or("", |t| t.of(text))
}

/// The token with its quotation marks told apart by where they stand.
fn plain<'t>(text: &'t str, tokens: &[Span], i: usize) -> &'t str {
    match form(text, tokens, i) {
        "“" | "``" | "«" | "„" => "“",
        "”" | "''" | "»" => "”",
        "\"" => {
            let glued = i > 0 && gap(text, tokens, i - 1).is_empty();
            if glued { "”" } else { "“" }
        }
        "’" => "'",
        "…" | ".." | "...." | "....." => "...",
        other => other,
    }
}

/// The gap between token `i` and the next.
fn gap<'t>(text: &'t str, tokens: &[Span], i: usize) -> &'t str {
    match (tokens.get(i), tokens.get(i + 1)) {
        (Some(a), Some(b)) => text.get(a.end as usize..b.start as usize).unwrap_or_default(),
        _ => "",
    }
}

/// What may come after token `i`.
pub(crate) fn boundary(text: &str, tokens: &[Span], i: usize) -> Boundary {
    let between = gap(text, tokens, i);
    if between.is_empty() {
        // Glued by bad extraction: "ended.Then".
        let stop = matches!(form(text, tokens, i), "." | "!" | "?" | "…" | "”" | "\"" | ")" | "..." | "''");
        return if stop { Boundary::Open } else { Boundary::None };
    }
    let lines = between.chars().filter(|c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).count();
    if lines >= 2 {
        return Boundary::Hard;
    }
    let next = form(text, tokens, i + 1);
    let lower = next.starts_with(char::is_lowercase);
    let this = form(text, tokens, i);
    if lines == 1 && !lower && this != "," && !is_wrapped(text, tokens, i) {
        return Boundary::Hard;
    }
    let opens = matches!(next, "“" | "«" | "„") && form(text, tokens, i + 2).starts_with(char::is_uppercase);
    if opens && matches!(this, "." | "!" | "?") {
        return Boundary::Hard;
    }
    let wordless = !this.ends_with(char::is_alphanumeric);
    if wordless || !lower { Boundary::Open } else { Boundary::None }
}

/// Whether the line that ends after token `i` is as long as lines broken by width are.
fn is_wrapped(text: &str, tokens: &[Span], i: usize) -> bool {
    let end = tokens.get(i).map_or(0, |t| t.end as usize);
    let from = end.saturating_sub(120);
    let line = text.as_bytes().get(from..end).unwrap_or_default();
    let length = line.iter().rev().take_while(|b| **b != b'\n').count();
    (56..=100).contains(&length) && !form(text, tokens, i).ends_with(['.', '!', '?', ':', '”', '"'])
}

/// The kind of letters of a word, and how long it is, as a small number.
fn shape(word: &str) -> u32 {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return 0 };
    let kind = if first.is_uppercase() {
        if word.len() > 1 && word.chars().all(|c| !c.is_lowercase()) { 1 } else { 2 }
    } else if first.is_lowercase() {
        3
    } else if first.is_ascii_digit() {
        4
    } else if is_space(first) {
        5
    } else {
        return 32 + hash::word(word.get(..first.len_utf8()).unwrap_or_default()) % 4093;
    };
    let dotted = u32::from(word.ends_with('.'));
    kind + 8 * dotted + 16 * u32::from(word.len() == 1)
}

/// Features of the decision whether a sentence ends after token `i`.
pub(crate) fn features(text: &str, tokens: &[Span], i: usize, since: &Since, out: &mut Vec<u32>) {
    let at = |k: isize| i.checked_add_signed(k).map_or("", |j| plain(text, tokens, j));
    let (a, b, c, d, e) = (at(-1), at(0), at(1), at(2), at(3));
    let (sa, sb, sc, sd, se) = (shape(a), shape(b), shape(c), shape(d), shape(e));
    let (la, lb, lc, ld) = (hash::lower(a), hash::lower(b), hash::lower(c), hash::lower(d));
    let space = u32::from(gap(text, tokens, i).is_empty()) + 2 * u32::from(gap(text, tokens, i).contains('\n'));
    let before = u32::from(i > 0 && gap(text, tokens, i - 1).is_empty());
    let length = match since.tokens {
        n @ 0..=6 => n as u32,
        7..=10 => 7,
        11..=20 => 8,
        21..=40 => 9,
        _ => 10,
    };
    let state = u32::from(since.quote_open) + 2 * since.brackets.min(2) + 8 * space;
    out.extend([
        hash::one(1, 0),
        hash::one(2, hash::word(b)),
        hash::pair(3, hash::word(b), sc),
        hash::pair(4, lb, lc),
        hash::pair(5, sb, sc),
        hash::pair(6, sa, sb << 8 | sc),
        hash::pair(7, hash::word(b), state),
        hash::triple(8, hash::word(b), sc, state),
        hash::one(9, lc),
        hash::pair(10, lc, sb),
        hash::pair(11, la, hash::word(b)),
        hash::triple(12, sb, sc, sd),
        hash::pair(13, length, hash::word(b)),
        hash::triple(14, length, sb, sc),
        hash::pair(15, ld, sc),
        hash::triple(16, sb, sc, before),
        hash::pair(17, hash::word(b), hash::word(c)),
        hash::triple(18, sa, hash::word(b), sc),
        hash::triple(19, sc, sd, se),
        hash::pair(20, hash::word(c), hash::word(d)),
        hash::triple(21, sb, lc, ld),
        hash::triple(22, la, sb, sc),
        hash::triple(23, hash::word(b), sc, sd),
        hash::pair(24, b.len().min(12) as u32, sc),
    ]);
}
