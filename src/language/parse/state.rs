//! The state of the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack,
//! the rest of the sentence, and the arcs so far. The root stands after the last word (Ballesteros
//! and Nivre 2013) and takes exactly one. Whatever is chosen among `allowed`, the result is a tree.

use crate::language::Upos;

/// No node.
pub(crate) const NONE: u32 = u32::MAX;

/// A move of the parser; its number is its class in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Move {
    /// The next word goes on the stack.
    Shift = 0,
    /// The top of the stack depends on the next word.
    Left = 1,
    /// The top of the stack depends on the one below.
    Right = 2,
}

/// What is known of a word's dependents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) head: u32,
    /// Its relation, given once the tree stands; 255 before.
    pub(crate) label: u8,
    /// What it is as a dependent, before it has a relation; see [`State::take`].
    pub(crate) kind: u8,
    pub(crate) left: u32,
    pub(crate) left2: u32,
    pub(crate) right: u32,
    pub(crate) right2: u32,
    pub(crate) lefts: u8,
    pub(crate) rights: u8,
    /// Bits of the kinds of dependents on either side.
    pub(crate) left_kinds: u64,
    pub(crate) right_kinds: u64,
    /// Bits of the relations given to its dependents so far, and the last of those.
    pub(crate) labels: u64,
    pub(crate) last: u32,
}

impl Default for Node {
    fn default() -> Self {
        Self {
            head: NONE,
            label: 255,
            kind: 0,
            left: NONE,
            left2: NONE,
            right: NONE,
            right2: NONE,
            lefts: 0,
            rights: 0,
            left_kinds: 0,
            right_kinds: 0,
            labels: 0,
            last: NONE,
        }
    }
}

/// A set of kinds or relations as one value of a feature.
#[inline(always)]
pub(crate) fn set(bits: u64) -> u32 {
    (bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// A sentence half parsed.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) stack: Vec<u32>,
    /// The next word; the root where it equals the number of words.
    pub(crate) next: u32,
    /// The words, then the root.
    pub(crate) nodes: Vec<Node>,
}

impl State {
    /// Begins a sentence of `n` words.
    pub(crate) fn begin(&mut self, n: usize) {
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(n + 1, Node::default());
    }

    pub(crate) fn root(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    pub(crate) fn is_done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// The `k`th from the top of the stack.
    #[inline(always)]
    pub(crate) fn top(&self, k: usize) -> u32 {
        self.stack.len().checked_sub(k + 1).and_then(|i| self.stack.get(i)).copied().unwrap_or(NONE)
    }

    #[inline(always)]
    pub(crate) fn node(&self, i: u32) -> Node {
        self.nodes.get(i as usize).copied().unwrap_or_default()
    }

    /// Which moves may be taken, by class.
    #[inline(always)]
    pub(crate) fn allowed(&self) -> [bool; 3] {
        let at_root = self.next == self.root();
        let depth = self.stack.len();
        [!at_root, depth > 0 && (!at_root || depth == 1), depth > 1]
    }

    /// The head and the dependent the move joins.
    pub(crate) fn arc(&self, step: Move) -> Option<(u32, u32)> {
        match step {
            Move::Shift => None,
            Move::Left => Some((self.next, self.top(0))),
            Move::Right => Some((self.top(1), self.top(0))),
        }
    }

    /// Takes a move that is allowed. `part` is the universal part of speech of the word that gets a head.
    pub(crate) fn take(&mut self, step: Move, part: u8) {
        let Some((head, dependent)) = self.arc(step) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let mut kind = 0;
        if let Some(node) = self.nodes.get_mut(dependent as usize) {
            node.head = head;
            kind = part.min(20) * 3 + kind_of(node.left_kinds);
            node.kind = kind;
        }
        let bit = 1_u64 << (kind % 64);
        if let Some(node) = self.nodes.get_mut(head as usize) {
            if dependent < head {
                node.left2 = if node.left == NONE || dependent < node.left { node.left } else { node.left2 };
                node.left = node.left.min(dependent);
                node.lefts = node.lefts.saturating_add(1);
                node.left_kinds |= bit;
            } else {
                node.right2 = node.right;
                node.right = dependent;
                node.rights = node.rights.saturating_add(1);
                node.right_kinds |= bit;
            }
        }
    }

    /// Gives the dependent its relation.
    pub(crate) fn name(&mut self, dependent: u32, label: u8) {
        let Some(node) = self.nodes.get_mut(dependent as usize) else { return };
        node.label = label;
        let head = node.head;
        if let Some(node) = self.nodes.get_mut(head as usize) {
            node.labels |= 1 << (label % 64);
            node.last = dependent;
        }
    }
}

/// Kinds of dependents whose part of speech is one of these.
const fn kinds(parts: &[Upos]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < parts.len() {
        bits |= 0b111 << (parts[i] as u64 * 3);
        i += 1;
    }
    bits
}

/// Prepositions and words that introduce clauses.
const MARKS: u64 = kinds(&[Upos::Adp, Upos::Sconj, Upos::Part]);
/// What may be a subject.
const NOMINALS: u64 = kinds(&[Upos::Noun, Upos::Propn, Upos::Pron]);

/// What the dependents on its left say of a word: 1 a preposition or the like, 2 a nominal, 0 neither.
fn kind_of(left: u64) -> u8 {
    if left & MARKS != 0 {
        1
    } else if left & NOMINALS != 0 {
        2
    } else {
        0
    }
}
