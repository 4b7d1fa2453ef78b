//! Many short lists of numbers in two vectors: which actors a fact has, which facts an actor has.

/// List `i` of numbers, for `i` in `0..len()`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Where list `i` ends in `items`.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Adds the next list.
    pub fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// List `i`; empty where there is none.
    pub fn get(&self, i: u32) -> &[u32] {
        let end = self.ends.get(i as usize).copied().unwrap_or_default();
        let start = (i as usize).checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.items.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The other way round: for each number in `0..n`, the lists that hold it, in order.
    pub fn inverted(&self, n: usize) -> Self {
        let mut ends = vec![0u32; n];
        for item in &self.items {
            if let Some(count) = ends.get_mut(*item as usize) {
                *count += 1;
            }
        }
        let mut total = 0;
        let mut next = Vec::with_capacity(n);
        for end in &mut ends {
            next.push(total);
            total += *end;
            *end = total;
        }
        let mut items = vec![0u32; total as usize];
        for list in 0..self.len() as u32 {
            for item in self.get(list) {
                if let Some(at) = next.get_mut(*item as usize) {
                    if let Some(slot) = items.get_mut(*at as usize) {
                        *slot = list;
                    }
                    *at += 1;
                }
            }
        }
        Self { ends, items }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverts() {
        let mut lists = Lists::default();
        for list in [vec![2, 0], vec![], vec![2, 9]] {
            lists.push(list);
        }
        let inverted = lists.inverted(3);
        assert_eq!(
            (inverted.get(0), inverted.get(1), inverted.get(2)),
            ([0].as_slice(), [].as_slice(), [0, 2].as_slice())
        );
        assert_eq!((inverted.len(), inverted.get(7).len(), lists.get(0)), (3, 0, [2, 0].as_slice()));
    }
}
