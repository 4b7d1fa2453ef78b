//! Many short lists in two vectors: which actors a fact has, whom a mention stands for. Making
//! them takes memory twice and not once a list.

/// List `i` of items, for `i` in `0..len()`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists<T = u32> {
    /// Where list `i` ends in `items`.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { ends: Vec::new(), items: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// None yet, with room for `n` lists of one item.
    pub fn with_capacity(n: usize) -> Self {
        Self { ends: Vec::with_capacity(n), items: Vec::with_capacity(n) }
    }

    /// Adds the next list.
    pub fn push(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
    }

    /// Adds the next list, each item once, sorted.
    pub fn push_set(&mut self, items: impl IntoIterator<Item = T>)
    where
        T: Copy + Ord,
    {
        let start = self.items.len();
        self.items.extend(items);
        let own = self.items.get_mut(start..).unwrap_or_default();
        own.sort_unstable();
        // In place: `dedup` of the whole would join this list to the one before.
        let (mut n, mut last) = (0, None);
        for at in 0..own.len() {
            let item = own.get(at).copied();
            if let Some((item, slot)) = item.filter(|_| item != last).zip(own.get_mut(n)) {
                (*slot, last) = (item, Some(item));
                n += 1;
            }
        }
        self.items.truncate(start + n);
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
    pub fn get(&self, i: u32) -> &[T] {
        let end = self.ends.get(i as usize).copied().unwrap_or_default();
        let start = (i as usize).checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.items.get(start as usize..end as usize).unwrap_or_default()
    }

    /// All lists in order.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.ends.len() as u32).map(|i| self.get(i))
    }

    /// The items of all lists, one list behind the other.
    pub fn items(&self) -> &[T] {
        &self.items
    }
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(all: I) -> Self {
        let mut lists = Self::default();
        all.into_iter().for_each(|list| lists.push(list));
        lists
    }
}

impl Lists {
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
        let lists: Lists = [vec![2, 0], vec![], vec![2, 9]].into_iter().collect();
        let inverted = lists.inverted(3);
        assert_eq!(
            (inverted.get(0), inverted.get(1), inverted.get(2)),
            ([0].as_slice(), [].as_slice(), [0, 2].as_slice())
        );
        assert_eq!((inverted.len(), inverted.get(7).len(), lists.get(0)), (3, 0, [2, 0].as_slice()));
    }

    #[test]
    fn a_set_has_each_item_once() {
        let mut lists = Lists::default();
        for list in [vec![3, 1, 3], vec![1, 1], vec![], vec![1, 2]] {
            lists.push_set(list);
        }
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[1, 3][..], &[1], &[], &[1, 2]]);
    }
}
