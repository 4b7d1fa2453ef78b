//! The state of the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack,
//! the rest of the sentence, and the arcs so far. The root stands after the last word (Ballesteros
//! and Nivre 2013) and takes exactly one. Whatever is chosen among `allowed`, the result is a tree.

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
    pub(crate) label: u8,
    pub(crate) left: u32,
    pub(crate) left2: u32,
    pub(crate) right: u32,
    pub(crate) right2: u32,
    pub(crate) lefts: u8,
    pub(crate) rights: u8,
    /// Bits of the labels of dependents on either side.
    pub(crate) left_labels: u64,
    pub(crate) right_labels: u64,
}

impl Default for Node {
    fn default() -> Self {
        Self {
            head: NONE,
            label: 255,
            left: NONE,
            left2: NONE,
            right: NONE,
            right2: NONE,
            lefts: 0,
            rights: 0,
            left_labels: 0,
            right_labels: 0,
        }
    }
}

/// A set of labels as one value of a feature.
#[inline(always)]
pub(crate) fn set(labels: u64) -> u32 {
    (labels.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
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

    /// Takes a move that is allowed.
    pub(crate) fn take(&mut self, step: Move, label: u8) {
        let Some((head, dependent)) = self.arc(step) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        if let Some(node) = self.nodes.get_mut(dependent as usize) {
            node.head = head;
            node.label = label;
        }
        let bit = 1_u64 << (label % 64);
        if let Some(node) = self.nodes.get_mut(head as usize) {
            if dependent < head {
                node.left2 = if node.left == NONE || dependent < node.left { node.left } else { node.left2 };
                node.left = node.left.min(dependent);
                node.lefts = node.lefts.saturating_add(1);
                node.left_labels |= bit;
            } else {
                node.right2 = node.right;
                node.right = dependent;
                node.rights = node.rights.saturating_add(1);
                node.right_labels |= bit;
            }
        }
    }
}
