//! Dependency trees: a greedy arc-hybrid parser, and the relations once the tree stands, from left to
//! right; two linear models. Features after Zhang and Nivre (2011), trained with a dynamic oracle
//! (Goldberg and Nivre 2013). In: words and their tags. Out: a head and a relation for every word; always
//! one tree with one root.

pub(crate) mod features;
pub(crate) mod state;

use super::labels::Deprel;
use super::model::hash::Features;
use super::model::table::{Dense, Sparse, best};
use state::{Move, NONE, State};

pub(crate) use features::Seen;

/// The parts of the model the parser needs.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    pub(crate) moves: Dense,
    pub(crate) labels: Sparse,
}

impl Parser {
    /// Parses one sentence into `state`, whose nodes then hold heads and labels.
    pub(crate) fn parse(&self, words: &[Seen], state: &mut State, found: &mut Features) {
        self.attach(words, state, found);
        self.relate(words, state, found);
    }

    /// Gives every word its head.
    pub(crate) fn attach(&self, words: &[Seen], state: &mut State, found: &mut Features) {
        state.begin(words.len());
        while !state.is_done() {
            let allowed = state.allowed();
            let step = match allowed {
                [true, false, false] => Move::Shift,
                [false, true, false] => Move::Left,
                [false, false, true] => Move::Right,
                _ => {
                    found.clear();
                    features::moves(words, state, found);
                    choose(self.moves.score(found.items()), allowed)
                }
            };
            state.take(step, part(words, state));
        }
    }

    /// Gives every word its relation, once all have heads.
    pub(crate) fn relate(&self, words: &[Seen], state: &mut State, found: &mut Features) {
        for dependent in 0..state.root() {
            let label = self.label(words, state, dependent, found);
            state.name(dependent, label);
        }
    }

    fn label(&self, words: &[Seen], state: &State, dependent: u32, found: &mut Features) -> u8 {
        if state.node(dependent).head == state.root() {
            return Deprel::Root as u8;
        }
        found.clear();
        features::label(words, state, dependent, found);
        let mut scores = self.labels.score(found.items());
        let n = self.labels.classes().min(Deprel::ALL.len());
        if let Some(root) = scores.get_mut(Deprel::Root as usize) {
            *root = i32::MIN;
        }
        best(scores.get(..n.max(1)).unwrap_or_default()) as u8
    }
}

/// The part of speech of the word that a move to left or right would give a head.
#[inline(always)]
pub(crate) fn part(words: &[Seen], state: &State) -> u8 {
    words.get(state.top(0) as usize).map_or(20, |w| w.c.saturating_sub(1) as u8)
}

/// The best move that is allowed.
#[inline(always)]
pub(crate) fn choose(scores: [i32; 3], allowed: [bool; 3]) -> Move {
    let mut top = (i32::MIN, Move::Shift);
    for (step, (score, ok)) in [Move::Shift, Move::Left, Move::Right].into_iter().zip(scores.into_iter().zip(allowed)) {
        if ok && (score > top.0 || top.0 == i32::MIN) {
            top = (score, step);
        }
    }
    top.1
}

/// The head of a node as the analysis gives it; `None` for the root's one dependent.
pub(crate) fn head(state: &State, i: usize) -> Option<u32> {
    state.nodes.get(i).map(|n| n.head).filter(|h| *h != state.root() && *h != NONE)
}
