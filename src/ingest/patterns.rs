//! The data files of furniture: patterns of whole lines and word classes. A pattern is matched in
//! time linear in line length times pattern length, without recursion.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Where a pattern may match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Anywhere.
    Any,
    /// Before the first running paragraph.
    Head,
    /// After the last running paragraph.
    Tail,
    /// Head or tail.
    Edge,
}

struct Pattern {
    zone: Zone,
    longest: usize,
    glob: Vec<char>,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    rows(include_str!("data/furniture.tsv"))
        .filter_map(|row| {
            let [_rule, zone, longest, glob] = row[..] else { return None };
            let zone = match zone {
                "any" => Zone::Any,
                "head" => Zone::Head,
                "tail" => Zone::Tail,
                "edge" => Zone::Edge,
                _ => return None,
            };
            Some(Pattern { zone, longest: longest.parse().ok()?, glob: glob.chars().collect() })
        })
        .collect()
});

static WORDS: LazyLock<BTreeSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    rows(include_str!("data/furniture_words.tsv")).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
});

/// Whether a pattern of the table covers the line. `zone` is where the line stands: `Any` in the
/// article's body, else `Head` or `Tail`.
pub(super) fn matches(key: &str, zone: Zone) -> bool {
    let letters: Vec<char> = key.chars().collect();
    PATTERNS.iter().any(|pattern| {
        let here =
            pattern.zone == Zone::Any || pattern.zone == zone || (pattern.zone == Zone::Edge && zone != Zone::Any);
        here && key.len() <= pattern.longest && glob(&pattern.glob, &letters)
    })
}

/// Whether the words are of that class.
pub(super) fn is_class(class: &str, words: &str) -> bool {
    WORDS.contains(&(class, words))
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

/// `*` any letters, `#` one or more digits, else the letter itself.
fn glob(pattern: &[char], text: &[char]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        let wanted = pattern.get(p).copied();
        match (wanted, text.get(t).copied()) {
            (Some('*'), _) => {
                star = Some((p + 1, t));
                p += 1;
                continue;
            }
            (Some('#'), Some(c)) if c.is_ascii_digit() => {
                while text.get(t).is_some_and(char::is_ascii_digit) {
                    t += 1;
                }
                p += 1;
                continue;
            }
            (Some(w), Some(c)) if w == c => {
                p += 1;
                t += 1;
                continue;
            }
            (None, None) => return true,
            _ => {}
        }
        match star {
            Some((after, from)) if from < text.len() => {
                star = Some((after, from + 1));
                p = after;
                t = from + 1;
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expected: bool) {
        let letters = |s: &str| s.chars().collect::<Vec<_>>();
        assert_eq!(glob(&letters(pattern), &letters(text)), expected, "{pattern} on {text}");
    }

    #[test]
    fn globs() {
        check("read: *", "read: more news", true);
        check("read: *", "bread: more", false);
        check("# comments", "12 comments", true);
        check("# comments", "comments", false);
        check("*a*b", "xxaxxbxb", true);
        check("*a*b", "xxaxxbxc", false);
        check("", "", true);
        check("*", "", true);
    }

    #[test]
    fn the_tables_load_whole() {
        let lines = |t: &str| t.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
        assert_eq!(PATTERNS.len(), lines(include_str!("data/furniture.tsv")));
        assert_eq!(WORDS.len(), lines(include_str!("data/furniture_words.tsv")));
    }
}
