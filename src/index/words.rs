//! The words of one document by sentence, for search: postings from forms and stems to sentences.
//! Built once a document and shared between the indexes of a growing corpus. Furniture is left out.

use std::ops::Range;

use smol_str::SmolStr;

use super::stem::stem;
use crate::corpus::Record;
use crate::language::Token;
use crate::text::{Lists, fold};

/// What is searched of one document.
#[derive(Debug, Default)]
pub struct Words {
    /// Folded forms, sorted, without repeats; a form's number is its position.
    forms: Vec<SmolStr>,
    /// Stems of forms and of their lemmas, sorted, with the number of the form.
    stems: Vec<(SmolStr, u32)>,
    /// By sentence: its forms in order.
    sentences: Lists,
    /// By form: the sentences it stands in, in order, repeated where it does.
    postings: Lists,
    /// Words of the article.
    n_words: u32,
}

impl Words {
    /// Indexes one document.
    pub fn new(record: &Record) -> Self {
        let mut texts: Vec<Vec<SmolStr>> = Vec::with_capacity(record.analysis.sentences.len());
        let mut lemmas: Vec<(SmolStr, SmolStr)> = Vec::new();
        let mut n_words = 0;
        for sentence in &record.analysis.sentences {
            let mut text = Vec::new();
            for token in record.analysis.slice(sentence.tokens) {
                if record.document.is_furniture(token.span) {
                    continue;
                }
                let forms = token_words(&record.document.text, token);
                n_words += u32::from(!forms.is_empty());
                if let [(_, form)] = forms.as_slice()
                    && *form != token.lemma
                {
                    lemmas.push((form.clone(), token.lemma.clone()));
                }
                text.extend(forms.into_iter().map(|(_, form)| form));
            }
            texts.push(text);
        }
        let mut forms: Vec<SmolStr> = texts.iter().flatten().cloned().collect();
        forms.sort_unstable();
        forms.dedup();
        let number = |form: &SmolStr| forms.binary_search(form).unwrap_or_default() as u32;
        let mut sentences = Lists::default();
        texts.iter().for_each(|text| sentences.push(text.iter().map(number)));
        lemmas.sort_unstable();
        lemmas.dedup();
        let of_lemmas = lemmas.iter().map(|(form, lemma)| (stem(&fold(lemma)).into(), number(form)));
        let mut stems: Vec<(SmolStr, u32)> =
            forms.iter().zip(0..).map(|(form, number)| (stem(form).into(), number)).chain(of_lemmas).collect();
        stems.sort_unstable();
        stems.dedup();
        let postings = sentences.inverted(forms.len());
        Self { forms, stems, sentences, postings, n_words }
    }

    /// Numbers of the forms with that stem.
    pub fn with_stem(&self, stem: &str) -> impl Iterator<Item = u32> + '_ {
        let start = self.stems.partition_point(|(s, _)| s.as_str() < stem);
        let wanted = SmolStr::new(stem);
        self.stems.iter().skip(start).take_while(move |(s, _)| *s == wanted).map(|(_, form)| *form)
    }

    /// The letters of a form.
    pub fn form(&self, form: u32) -> &str {
        self.forms.get(form as usize).map(SmolStr::as_str).unwrap_or_default()
    }

    /// Numbers of the forms that begin with `prefix` (folded).
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let start = self.forms.partition_point(|f| f.as_str() < prefix);
        let n = self.forms.iter().skip(start).take_while(|f| f.starts_with(prefix)).count();
        start as u32..(start + n) as u32
    }

    /// Sentences a form stands in, in order, repeated where it does.
    pub fn sentences_with(&self, form: u32) -> &[u32] {
        self.postings.get(form)
    }

    /// Forms of a sentence in order.
    pub fn sentence(&self, sentence: u32) -> &[u32] {
        self.sentences.get(sentence)
    }

    /// How many sentences there are.
    pub fn n_sentences(&self) -> u32 {
        self.sentences.len() as u32
    }

    /// Words of the article.
    pub fn n_words(&self) -> u32 {
        self.n_words
    }
}

/// The words of a token: its runs of letters and digits, folded, with their bytes in the document.
/// A possessive ending is none.
pub fn token_words(text: &str, token: &Token) -> Vec<(Range<usize>, SmolStr)> {
    let start = token.span.start as usize;
    let letters = token.span.of(text);
    if matches!(letters, "'s" | "\u{2019}s" | "'" | "\u{2019}") {
        return Vec::new();
    }
    words_of(letters).map(|(range, word)| (start + range.start..start + range.end, word)).collect()
}

/// The runs of letters and digits of a text, folded.
pub fn words_of(text: &str) -> impl Iterator<Item = (Range<usize>, SmolStr)> + '_ {
    let is_part = |c: char| c.is_alphanumeric() || crate::text::is_mark(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = at + rest.find(char::is_alphanumeric)?;
            let run = text.get(start..)?;
            let end = start + run.find(|c: char| !is_part(c)).unwrap_or(run.len());
            at = end;
            let word = folded(run.get(..end - start)?);
            if !word.is_empty() {
                return Some((start..end, word));
            }
        }
    })
}

fn folded(word: &str) -> SmolStr {
    if word.is_ascii() {
        return word.chars().map(|c| c.to_ascii_lowercase()).collect();
    }
    // Compatibility forms of a letter can hold spaces and marks.
    fold(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_words_at_what_is_no_letter() {
        let words: Vec<String> = words_of("Écho-13,500 d\u{2019}Or!").map(|(_, w)| w.to_string()).collect();
        assert_eq!(words, ["echo", "13", "500", "d", "or"]);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn cuts_any_text(text in "\\PC{0,40}") {
            for (range, word) in words_of(&text) {
                assert!(text.get(range).is_some() && !word.is_empty());
            }
        }
    }
}
