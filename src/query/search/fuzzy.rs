//! Words that are nearly the same: letters left out, added, changed, or two neighbours swapped.

/// Whether at most `distance` such changes (optimal string alignment) lead from one word to the other.
pub(super) fn is_close(a: &str, b: &str, distance: u8) -> bool {
    let distance = usize::from(distance);
    if a == b {
        return true;
    }
    // A letter that only one of them has costs a change, and a change mends two at most.
    if a.len().abs_diff(b.len()) > 4 * distance || (letters(a) ^ letters(b)).count_ones() as usize > 2 * distance {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > distance {
        return false;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let is_swap = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if is_swap {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().all(|cost| *cost > distance) {
            return false;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().is_some_and(|cost| *cost <= distance)
}

/// Which letters occur, as bits; all that is not of the basic alphabet shares a few.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_changes() {
        for (a, b, distance) in [
            ("treaty", "treaty", 0),
            ("treaty", "traety", 1),
            ("treaty", "treat", 1),
            ("treaty", "treatys", 1),
            ("treaty", "treety", 1),
            ("treaty", "traet", 2),
            ("kharkiv", "kharkov", 1),
            ("école", "ecole", 1),
        ] {
            assert!(is_close(a, b, distance) && is_close(b, a, distance), "{a} {b}");
            assert!(distance == 0 || !is_close(a, b, distance - 1), "{a} {b}");
        }
        assert!(!is_close("treaty", "tray", 1) && !is_close("abc", "xyz", 2) && is_close("", "ab", 2));
    }
}
