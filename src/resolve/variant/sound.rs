//! A name part read into sounds, and how alike two are. Names written in other scripts reach English
//! by several roads (Sergei/Sergey, -iya/-iyeh, Usama/Osama, dj/j, kh/h); sounds that romanisations
//! confuse cost little to exchange. General rules of romanisation only, no table of names.

/// Consonant classes of a part: equal for all romanisations of one name; the key under which
/// candidates are looked up.
pub fn skeleton(part: &str) -> String {
    let mut out = String::new();
    for sound in sounds(part) {
        let class = match sound {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'H' => continue,
            'J' | 'C' | 'g' => 'J',
            'z' | 's' | 'Z' | 'S' => 's',
            'b' | 'p' => 'b',
            'v' | 'f' => 'v',
            't' | 'd' => 't',
            other => other,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    if out.is_empty() {
        out.push('-');
    }
    out
}

/// Likeness of two name parts, 0 to 1.
pub fn part_likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    // "Abu X" and "Abu Y" share nothing but the "Abu".
    for prefix in ["abu", "abd"] {
        let rest = |p| str::strip_prefix(p, prefix).filter(|r| r.len() > 2);
        if let (Some(x), Some(y)) = (rest(a), rest(b)) {
            return plain_likeness(x, y);
        }
    }
    // An article grown to its word: "Almasri" and "Masri".
    let bare = |p| str::strip_prefix(p, "al").filter(|r| r.len() > 3);
    let grown = match (bare(a), bare(b)) {
        (Some(x), None) => plain_likeness(x, b) - GROWN,
        (None, Some(y)) => plain_likeness(a, y) - GROWN,
        _ => 0.0,
    };
    plain_likeness(a, b).max(grown)
}

/// What an article grown to one of two parts takes from their likeness.
const GROWN: f32 = 0.02;

fn plain_likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let (a, b) = (sounds(a), sounds(b));
    if a == b {
        return 0.98;
    }
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 0.0;
    }
    let mut previous: Vec<f32> = Vec::with_capacity(b.len() + 1);
    previous.push(0.0);
    for sound in &b {
        previous.push(previous.last().copied().unwrap_or(0.0) + drop_cost(*sound));
    }
    let mut row = previous.clone();
    for x in &a {
        let mut diagonal = previous.first().copied().unwrap_or(0.0);
        let mut left = diagonal + drop_cost(*x);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for ((cell, y), above) in row.iter_mut().skip(1).zip(&b).zip(previous.iter().skip(1)) {
            let best = (diagonal + swap_cost(*x, *y)).min(above + drop_cost(*x)).min(left + drop_cost(*y));
            diagonal = *above;
            *cell = best;
            left = best;
        }
        std::mem::swap(&mut previous, &mut row);
    }
    let mut cost = previous.last().copied().unwrap_or(0.0);
    if let (Some(x), Some(y)) = (a.first(), b.first()) {
        // People seldom misspell how a name begins.
        let vowels = is_vowel(*x) && is_vowel(*y);
        cost += swap_cost(*x, *y) * if vowels { 0.3 } else { 0.6 };
    }
    (1.0 - cost / (longest as f32).max(3.0)).max(0.0)
}

/// Likeness of given names, where an initial stands for any name it begins.
pub(super) fn initial_likeness(a: &str, b: &str) -> f32 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() == 1 && long.starts_with(short) { 0.9 } else { part_likeness(a, b) }
}

/// How many syllables a part has, about.
pub(super) fn syllables(part: &str) -> usize {
    let sounds = sounds(part);
    let starts = |(i, c): (usize, &char)| is_vowel(*c) && (i == 0 || sounds.get(i - 1).is_none_or(|p| !is_vowel(*p)));
    sounds.iter().enumerate().filter(|(i, c)| starts((*i, c))).count()
}

/// The sounds with those vowels made one that romanisations confuse most.
pub(super) fn coarse(part: &str) -> String {
    let class = |c| match c {
        'e' | 'y' => 'i',
        'o' => 'u',
        'H' => 'h',
        other => other,
    };
    sounds(part).into_iter().map(class).collect()
}

/// A part read into sounds: capital letters stand for two-letter sounds.
fn sounds(part: &str) -> Vec<char> {
    let letters: Vec<char> = part.chars().filter(|c| c.is_alphanumeric()).collect();
    let at = |i: usize| letters.get(i).copied().unwrap_or(' ');
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    let mut i = 0;
    while i < letters.len() {
        let (sound, width) = match (at(i), at(i + 1), at(i + 2)) {
            ('s', 'c', 'h') => ('S', 3),
            ('t', 'c', 'h') => ('C', 3),
            ('d', 'z', 'h') => ('J', 3),
            ('s', 'h', _) => ('S', 2),
            ('c', 'h', _) => ('C', 2),
            ('z', 'h', _) | ('d', 'j', _) => ('J', 2),
            ('k', 'h', _) => ('H', 2),
            ('g', 'h', _) => ('g', 2),
            ('p', 'h', _) => ('f', 2),
            ('t', 'h', _) => ('t', 2),
            ('d', 'h', _) => ('d', 2),
            ('t', 's' | 'z', _) => ('Z', 2),
            ('c', 'k', _) => ('k', 2),
            ('o', 'u' | 'o', _) | ('u', 'u', _) => ('u', 2),
            ('e', 'e', _) | ('i', 'i' | 'y', _) | ('y', 'i', _) => ('i', 2),
            ('e', 'i' | 'y', _) | ('a', 'i' | 'y' | 'e', _) => ('e', 2),
            ('a', 'w' | 'u', 'a' | 'e' | 'i' | 'o') => ('a', 1),
            ('a', 'u' | 'w', _) => ('o', 2),
            ('i', 'j', _) => ('i', 2),
            ('c', 'e' | 'i' | 'y', _) => ('s', 1),
            ('c' | 'q', ..) => ('k', 1),
            ('j', ..) => ('J', 1),
            ('w', ..) => ('v', 1),
            ('y', next, _) => (if "aeiou".contains(next) && !out.is_empty() { 'y' } else { 'i' }, 1),
            ('x', ..) => {
                out.push('k');
                ('s', 1)
            }
            (c, ..) => (c, 1),
        };
        i += width;
        if out.last() != Some(&sound) {
            out.push(sound);
        }
    }
    // A final h after a vowel is only written.
    if let [.., v, 'h'] = out.as_slice()
        && is_vowel(*v)
    {
        out.pop();
    }
    out
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn drop_cost(c: char) -> f32 {
    match c {
        'y' => 0.2,
        'a' | 'e' | 'i' | 'o' | 'u' => 0.5,
        'h' => 0.45,
        'H' => 0.7,
        _ => 1.0,
    }
}

fn swap_cost(x: char, y: char) -> f32 {
    if x == y {
        return 0.0;
    }
    let (a, b) = if x < y { (x, y) } else { (y, x) };
    match (a, b) {
        ('o', 'u') => 0.1,
        ('e', 'i') => 0.15,
        ('a', 'e') => 0.2,
        ('H', 'h') => 0.15,
        ('i', 'y') => 0.15,
        ('a', 'i' | 'o') => 0.4,
        ('a', 'u') => 1.0,
        ('e', 'o') => 0.35,
        ('H', 'k') => 0.35,
        ('f', 'v') => 0.3,
        ('o' | 'u', 'v') => 0.3,
        ('s', 'z') | ('Z', 's' | 'z') | ('C', 'Z') => 0.35,
        ('J', 'g') | ('J', 'z') | ('d', 'z') => 0.4,
        ('C', 'S') | ('S', 's') | ('C', 'J') | ('J', 'y') => 0.5,
        ('d', 't') | ('g', 'k') | ('g', 'h') | ('b', 'p') | ('b', 'v') => 0.6,
        _ if is_vowel(x) && is_vowel(y) => 0.5,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skeletons_meet() {
        assert_eq!(skeleton("yousef"), skeleton("yusuf"));
        assert_eq!(skeleton("khaddam"), skeleton("haddam"));
        assert_eq!(skeleton("meyer"), skeleton("maier"));
    }

    #[test]
    fn syllables_are_vowel_groups() {
        assert_eq!((syllables("park"), syllables("hyon"), syllables("andrei"), syllables("kowalska")), (1, 1, 2, 3));
    }
}
