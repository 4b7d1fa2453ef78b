//! How alike two spellings of a personal name are. In: name parts. Out: likeness from 0 to 1, and the
//! keys under which candidates are looked up. Four ways in which two names can be one, each with its
//! price: given name and surname agree and one has more between ("first-last"); the shorter is the
//! beginning of the longer, which adds a tribe or a second surname ("beginning"); the same parts turned
//! ("turned"); names of single syllables, in which every letter counts. Names made of common given
//! names alone are shared by many and have to agree more closely.

mod sound;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::lexicon::given_names;
use sound::{coarse, initial_likeness, syllables};
pub use sound::{part_likeness, skeleton};

/// Likeness of two whole names from which they are taken for one person's. On the alias lists of
/// the UN and OFAC (`bench aliases`) the precision of joined pairs at this value is above 0.98.
pub const SAME_PERSON: f32 = 0.78;

/// Likeness of a single name part from which a surname is taken for the one of a full name.
pub const SAME_PART: f32 = 0.80;

/// What a part that only one of two names has takes from their likeness: a bare given name and
/// surname are shared by more people than three parts are.
const EXTRA_PART: f32 = 0.03;

/// The same for a part after the surname, which is rarer.
const EXTRA_LAST: f32 = 0.06;

/// The price of agreeing in beginning only.
const BEGINNING: f32 = 0.04;

/// The price of a turned order.
const TURNED: f32 = 0.06;

/// What a pair of names takes whose second, or first, part is a common given name.
const COMMON_LAST: f32 = 0.12;
const COMMON_BOTH: f32 = 0.08;
const COMMON_FIRST: f32 = 0.09;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Particle,
    Honour,
}

fn words() -> &'static HashMap<&'static str, Class> {
    static ONCE: OnceLock<HashMap<&'static str, Class>> = OnceLock::new();
    ONCE.get_or_init(|| {
        let lines = include_str!("../data/name_words.tsv").lines().filter(|l| !l.starts_with('#'));
        let rows = lines.filter_map(|l| l.split_once('\t'));
        rows.map(|(word, class)| (word, if class == "honour" { Class::Honour } else { Class::Particle })).collect()
    })
}

/// The identifying parts of a folded name, in order. Titles are left out unless nothing else is left.
pub fn parts(folded: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let cleaned: String = folded.chars().filter(|c| !matches!(c, '\'' | '.' | ',' | '"' | '(' | ')')).collect();
    let mut kunya = false;
    let all = || cleaned.split(|c: char| c.is_whitespace() || c == '-').filter(|p| !p.is_empty());
    let n_names = all().filter(|p| !words().contains_key(p)).count();
    for part in all() {
        let class = words().get(part);
        // "Abu X" and "Abd al-X" are one part.
        if matches!(part, "abu" | "abou" | "abd" | "abdul" | "abdel" | "abdal" | "umm" | "um") {
            kunya = true;
            parts.push(if part.starts_with("abd") { "abd".into() } else { "abu".into() });
        } else if class == Some(&Class::Particle) || (class == Some(&Class::Honour) && n_names > 0) {
        } else if kunya {
            if let Some(last) = parts.last_mut() {
                last.push_str(part);
            }
            kunya = false;
        } else {
            parts.push(part.to_string());
        }
    }
    parts
}

/// The keys of a name: two names that can be one share a key. Hashes, so that looking up is quick;
/// two keys that happen to be equal only bring a candidate more.
pub fn keys(parts: &[String]) -> Vec<u64> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Vec::new() };
    let given = skeleton(first);
    let mut keys = vec![hash("l", &skeleton(last), given.get(..1).unwrap_or("-"))];
    let pair = |a: &str, b: &str| if a <= b { hash("p", a, b) } else { hash("p", b, a) };
    keys.extend(parts.iter().skip(1).take(4).map(|p| pair(&given, &skeleton(p))));
    if let [_, second, _, ..] = parts {
        keys.push(pair(&skeleton(second), &skeleton(last)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// FNV-1a, the same on every platform.
fn hash(kind: &str, a: &str, b: &str) -> u64 {
    let bytes = [kind, a, b].into_iter().flat_map(|s| s.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Likeness of two whole names.
pub fn name_likeness(a: &[String], b: &[String]) -> f32 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ([first, .., last], [long_first, .., long_last]) = (short, long) else { return 0.0 };
    let extra = (long.len() - short.len()) as f32;
    let pair = short.len() == 2;
    if short.iter().all(|p| p.chars().count() > 1 && syllables(p) <= 1) {
        let weakest = weakest(short.iter().zip(long));
        let price = if pair { 0.05 } else { 0.1 };
        return if extra > 0.0 { 0.0 } else { weakest - if weakest < 0.98 { price } else { 0.0 } };
    }
    let mut best = first_last(short, long);
    if pair && extra > 0.0 && is_common(last) {
        best -= COMMON_LAST;
    }
    if pair && is_common(first) {
        if is_common(last) {
            best -= COMMON_BOTH;
        }
        // The common given name tells little: the surname has to agree by itself.
        if best < 0.97 {
            let likeness = initial_likeness(first, long_first).min(part_likeness(last, long_last));
            best = best.min(likeness - EXTRA_PART * extra);
        }
    }
    if extra > 0.0 {
        best = best.max(beginning(short, long, extra));
    } else {
        let known = pair && is_common(first) && is_common(last);
        for turn in 1..short.len() {
            let turned = short.iter().cycle().skip(turn).take(short.len());
            best = best.max(weakest(turned.zip(long)) - TURNED - if known { 0.2 } else { 0.0 });
        }
    }
    best.max(0.0)
}

/// First part to first, last to last, the rest in order where both have it. The weakest part counts
/// more than the mean.
fn first_last(short: &[String], long: &[String]) -> f32 {
    let mut weakest = 1.0f32;
    let mut sum = 0.0;
    let mut at = 0;
    for (i, part) in short.iter().enumerate() {
        let like = if i == 0 {
            long.first().map_or(0.0, |p| initial_likeness(part, p))
        } else if i + 1 == short.len() {
            long.last().map_or(0.0, |p| part_likeness(part, p))
        } else {
            let inner = long.get(at + 1..long.len() - 1).unwrap_or_default();
            let best = inner.iter().map(|p| initial_likeness(part, p)).enumerate().max_by(|x, y| x.1.total_cmp(&y.1));
            best.map_or(0.0, |(j, like)| {
                at += j + 1;
                like
            })
        };
        weakest = weakest.min(like);
        sum += like;
    }
    let extra = (long.len() - short.len()) as f32;
    0.7 * weakest + 0.3 * sum / short.len() as f32 - EXTRA_PART * extra
}

/// The shorter name found in the longer, in order, from its first part on.
fn beginning(short: &[String], long: &[String], extra: f32) -> f32 {
    let mut at = 0;
    let mut weakest = 1.0f32;
    for (i, part) in short.iter().enumerate() {
        let rest = long.get(at..).unwrap_or_default();
        let mut best: Option<(usize, f32)> = None;
        for (j, other) in rest.iter().enumerate() {
            let like = part_likeness(part, other);
            if best.is_none_or(|b| like > b.1) {
                best = Some((j, like));
            }
            if like >= 0.9 {
                break;
            }
        }
        let Some((j, like)) = best else { return 0.0 };
        if i == 0 && j != 0 {
            return 0.0;
        }
        weakest = weakest.min(like);
        at += j + 1;
    }
    match short {
        [first, second] if !is_common(second) => {
            weakest - BEGINNING - EXTRA_LAST * extra - if is_common(first) { COMMON_FIRST } else { 0.0 }
        }
        [_, _] => 0.0,
        _ => weakest - 0.05 - 0.05 * extra,
    }
}

fn weakest<'a>(pairs: impl Iterator<Item = (&'a String, &'a String)>) -> f32 {
    pairs.map(|(a, b)| part_likeness(a, b)).fold(1.0, f32::min)
}

/// Whether a part sounds like a common given name.
fn is_common(part: &str) -> bool {
    static SOUNDS: OnceLock<HashSet<String>> = OnceLock::new();
    let sounds = SOUNDS.get_or_init(|| {
        let mut all = HashSet::new();
        #[expect(clippy::iter_over_hash_type, reason = "a set is made of a set")]
        for name in given_names() {
            all.insert(coarse(name));
        }
        all
    });
    given_names().contains(part) || sounds.contains(&coarse(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, same: bool) {
        let likeness = name_likeness(&parts(a), &parts(b));
        assert_eq!(likeness >= SAME_PERSON, same, "{a} / {b}: {likeness}");
    }

    #[test]
    fn spellings_of_one_name_are_alike() {
        check("yousef al-masri", "yusuf el-masri", true);
        check("abdul-rahman haddad", "abd al-rahman haddad", true);
        check("dmitri kuznetsov", "dmitry kuznetsov", true);
        check("aleksandr chernyshev", "alexander chernyshev", true);
        check("djamila bouhired", "jamila buhired", true);
        check("hossein safavi", "hussein safawi", true);
        check("j. arthur pendleton", "john arthur pendleton", true);
        check("sheikh tariq al-dabbagh", "tareq dabbagh", true);
        check("pyotr ilyich morozov", "petr morozov", true);
        check("rodrigo villanueva", "rodrigo villanueva zamora", true);
        check("okonkwo chukwuemeka", "chukwuemeka okonkwo", true);
    }

    #[test]
    fn other_names_are_not() {
        check("anna weber", "hanna weiss", false);
        check("peter novak", "pavel novak", false);
        check("ali hassan", "ali hussein", false);
        check("park jin ho", "park jin hu seo", false);
        check("kim chol su", "kim chun su", false);
        check("muhammad ahmad", "muhammad ahmad zubaydi", false);
        check("hassan ali", "ali hassan", false);
    }

    #[test]
    fn names_that_can_be_one_share_a_key() {
        for (a, b) in
            [("rodrigo villanueva", "rodrigo villanueva zamora"), ("okonkwo chukwuemeka", "chukwuemeka okonkwo")]
        {
            let other = keys(&parts(b));
            assert!(keys(&parts(a)).iter().any(|k| other.contains(k)), "{a} / {b}");
        }
    }
}
