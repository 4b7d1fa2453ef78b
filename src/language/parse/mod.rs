//! Dependency trees: a greedy arc-hybrid parser, and the relations once the tree stands, from left to
//! right; two linear models. Features after Zhang and Nivre (2011), trained with a dynamic oracle
//! (Goldberg and Nivre 2013). In: words and their tags. Out: a head and a relation for every word; always
//! one tree with one root.

pub(crate) mod features;
pub(crate) mod state;

use super::labels::Deprel;
use super::model::hash::Features;
use super::model::table::{Certain, Dense, Sparse};
use state::{Move, NONE, State};

pub(crate) use features::Seen;

/// How much better than the others a move must score, by the features of the first stage and with those of the
/// second, to be taken at once.
const CLEAR_MOVE: [i32; 2] = [96, 80];
/// The same of a relation by the features of the first stage.
const CLEAR_RELATION: i32 = 28;

/// The parts of the model the parser needs.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    pub(crate) moves: Dense,
    pub(crate) labels: Sparse,
    /// Relations that need no weighing.
    pub(crate) certain: Certain,
}

impl Parser {
    /// First: gives every word of a sentence its head in `state`.
    pub(crate) fn attach(&self, words: &[Seen], state: &mut State, found: &mut Features) {
        state.begin(words.len());
        while !state.is_done() {
            let allowed = state.allowed();
            let step = match allowed {
                [true, false, false] => Move::Shift,
                [false, true, false] => Move::Left,
                [false, false, true] => Move::Right,
                _ => self.step(words, state, allowed, found),
            };
            state.take(step, part(words, state));
        }
    }

    /// The move to take, by as few features as make it clear.
    #[inline(always)]
    fn step(&self, words: &[Seen], state: &State, allowed: [bool; 3], found: &mut Features) -> Move {
        let mut scores = [0; 3];
        let mut add = |found: &Features| {
            for (sum, score) in scores.iter_mut().zip(self.moves.score(found.items())) {
                *sum += score;
            }
            choose(scores, allowed)
        };
        found.clear();
        features::moves::<0>(words, state, found);
        let (step, margin) = add(found);
        if margin >= CLEAR_MOVE[0] {
            return step;
        }
        found.clear();
        features::moves::<1>(words, state, found);
        let (step, margin) = add(found);
        if margin >= CLEAR_MOVE[1] {
            return step;
        }
        found.clear();
        features::moves::<2>(words, state, found);
        add(found).0
    }

    /// Gives every word its relation, once all have heads.
    pub(crate) fn relate(&self, words: &[Seen], state: &mut State, found: &mut Features) {
        for dependent in 0..state.root() {
            let label = self.label(words, state, dependent, found);
            state.name(dependent, label);
        }
    }

    pub(crate) fn label(&self, words: &[Seen], state: &State, dependent: u32, found: &mut Features) -> u8 {
        if state.node(dependent).head == state.root() {
            return Deprel::Root as u8;
        }
        if let Some(label) = self.certain.class(&features::certain(words, state, dependent)) {
            return label;
        }
        let mut scores = self.labels.scores();
        scores.bar(Deprel::Root as usize);
        found.clear();
        features::label::<0>(words, state, dependent, found);
        self.labels.add(found.items(), &mut scores);
        let (mut label, margin) = scores.best();
        if margin < CLEAR_RELATION {
            found.clear();
            features::label::<1>(words, state, dependent, found);
            self.labels.add(found.items(), &mut scores);
            (label, _) = scores.best();
        }
        label as u8
    }
}

/// The part of speech of the word that a move to left or right would give a head.
#[inline(always)]
pub(crate) fn part(words: &[Seen], state: &State) -> u8 {
    words.get(state.top(0) as usize).map_or(20, |w| w.c.saturating_sub(1) as u8)
}

/// The best move that is allowed, and by how much it is better than the others.
#[inline(always)]
pub(crate) fn choose(scores: [i32; 3], allowed: [bool; 3]) -> (Move, i32) {
    let mut top = (Move::Shift, i32::MIN);
    let mut second = i32::MIN;
    for (step, (score, ok)) in [Move::Shift, Move::Left, Move::Right].into_iter().zip(scores.into_iter().zip(allowed)) {
        if ok && (score > top.1 || top.1 == i32::MIN) {
            (second, top) = (top.1, (step, score));
        } else if ok {
            second = second.max(score);
        }
    }
    (top.0, top.1.saturating_sub(second))
}

/// The head of a node as the analysis gives it; `None` for the root's one dependent.
pub(crate) fn head(state: &State, i: usize) -> Option<u32> {
    state.nodes.get(i).map(|n| n.head).filter(|h| *h != state.root() && *h != NONE)
}
