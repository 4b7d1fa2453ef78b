//! Folding: the form under which two spellings that differ only in case, accents or apostrophes
//! are the same. Used to look up lexicons and to make readable keys; never shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no combining marks, compatibility forms unified, apostrophes and hyphens made plain.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            _ if is_combining_mark(c) => {}
            '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' | '`' | '\u{2bf}' | '\u{2be}' => folded.push('\''),
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// A key for addresses and ids: folded letters and digits, other runs become one hyphen.
/// Letters outside ASCII stay (addresses are percent-encoded), so no two scripts collapse to nothing.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in fold(text).chars().filter(|c| *c != '\'') {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_apostrophes() {
        assert_eq!(fold("Écho d\u{2019}Alger"), "echo d'alger");
        assert_eq!(slug("Écho d\u{2019}Alger \u{2014} No. 5"), "echo-dalger-no-5");
    }
}
