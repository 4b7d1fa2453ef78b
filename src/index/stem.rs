//! Word forms to what is searched: `visits`, `visited` and `visiting` are one. Only inflection is
//! taken off (the first step of Porter 1980), so that `organ` does not find `organisation`.

/// The stem of a folded word. Words that are not plain English letters stay as they are.
pub fn stem(word: &str) -> String {
    let mut word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word).to_owned();
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word;
    }
    plural(&mut word);
    participle(&mut word);
    if word.len() > 3 && word.ends_with('y') && has_vowel(&word[..word.len() - 1]) {
        word.truncate(word.len() - 1);
        word.push('i');
    }
    if word.len() > 4 && word.ends_with('e') {
        word.truncate(word.len() - 1);
    }
    word
}

fn plural(word: &mut String) {
    if word.ends_with("sses") || word.ends_with("ies") {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        word.truncate(word.len() - 1);
    }
}

fn participle(word: &mut String) {
    if word.ends_with("eed") {
        word.truncate(word.len() - 1);
        return;
    }
    let Some(rest) = ["ed", "ing"].iter().find_map(|end| word.strip_suffix(end)).map(str::len) else { return };
    if rest < 2 || !has_vowel(&word[..rest]) {
        return;
    }
    word.truncate(rest);
    let bytes = word.as_bytes();
    if ["at", "bl", "iz", "is"].iter().any(|end| word.ends_with(end)) {
        word.push('e');
    } else if let [.., a, b] = bytes
        && a == b
        && !b"lsz".contains(b)
    {
        word.truncate(word.len() - 1);
    }
}

fn has_vowel(part: &str) -> bool {
    part.bytes().enumerate().any(|(i, b)| b"aeiou".contains(&b) || (b == b'y' && i > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_meet() {
        for family in [
            "visit visits visited visiting",
            "agree agrees agreed agreeing",
            "policy policies",
            "plan plans planned planning",
            "organise organises organised organising",
            "state states stated stating",
            "minister ministers minister's",
            "carry carries carried carrying",
            "party parties",
            "call calls called calling",
        ] {
            let stems: std::collections::BTreeSet<String> = family.split(' ').map(stem).collect();
            assert_eq!(stems.len(), 1, "{family}: {stems:?}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for pair in ["organ organisation", "crisis cris", "thing th", "bring br", "2010 201"] {
            let (a, b) = pair.split_once(' ').unwrap();
            assert_ne!(stem(a), stem(b), "{pair}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn stems_any_word(word in "\\PC{0,12}") {
            let _ = stem(&word);
        }
    }
}
