//! Disjoint sets with a deterministic representative: the smallest member.

/// Sets over `0..n`.
#[derive(Debug)]
pub(super) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    /// Each alone.
    pub(super) fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    /// The smallest member of the set of `x`.
    pub(super) fn find(&mut self, mut x: usize) -> usize {
        while let Some(p) = self.parent.get(x).copied()
            && p != x
        {
            let above = self.parent.get(p).copied().unwrap_or(p);
            if let Some(slot) = self.parent.get_mut(x) {
                *slot = above;
            }
            x = p;
        }
        x
    }

    /// Joins two sets.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        let (low, high) = (a.min(b), a.max(b));
        if let Some(slot) = self.parent.get_mut(high) {
            *slot = low;
        }
    }
}
