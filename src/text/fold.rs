//! Folding: the form under which two spellings that differ only in case, accents or apostrophes
//! are the same. Used to look up lexicons and to make readable keys; never shown.

/// The tables of Unicode.
#[cfg(not(all(feature = "page", target_arch = "wasm32")))]
mod unicode {
    use unicode_normalization::UnicodeNormalization;
    pub(super) use unicode_normalization::char::is_combining_mark;

    pub(super) fn decomposed(text: &str) -> impl Iterator<Item = char> {
        text.nfkd()
    }
}

/// The same tables as the browser has them: a tenth of the page, which folds only what is typed.
#[cfg(all(feature = "page", target_arch = "wasm32"))]
mod unicode {
    thread_local! {
        static MARK: js_sys::RegExp = js_sys::RegExp::new("^\\p{M}$", "u");
    }

    pub(super) fn is_combining_mark(c: char) -> bool {
        !c.is_ascii() && MARK.with(|mark| mark.test(c.encode_utf8(&mut [0; 4])))
    }

    pub(super) fn decomposed(text: &str) -> impl Iterator<Item = char> {
        let text: String =
            if text.is_ascii() { text.to_owned() } else { js_sys::JsString::from(text).normalize("NFKD").into() };
        text.chars().collect::<Vec<_>>().into_iter()
    }
}

/// Whether a character belongs to the letter before it.
pub fn is_mark(c: char) -> bool {
    unicode::is_combining_mark(c)
}

/// Lower case, no combining marks, compatibility forms unified, apostrophes and hyphens made plain.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in unicode::decomposed(text) {
        match c {
            _ if is_mark(c) => {}
            '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' | '`' | '\u{2bf}' | '\u{2be}' => folded.push('\''),
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// A text as a number (FNV-1a), the same on every platform: for comparing texts by the million.
pub fn code(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
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
