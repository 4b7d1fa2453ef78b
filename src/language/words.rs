//! What the models see of a token: hashes of its form, affixes and shape, and what the lexicon of
//! the training data knows of it. Computed once a token, shared by tagger, parser and names.

use super::model::hash;
use super::model::table::Map;

/// What the models see of one token. All hashes; 0 stands for "none".
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// The form as written.
    pub(crate) form: u32,
    /// In lower case, digits as 0.
    pub(crate) lower: u32,
    /// Last letters, 1 to 4, in lower case; 0 where the word is shorter.
    pub(crate) suffix: [u32; 4],
    /// First letters, 1 to 3, in lower case.
    pub(crate) prefix: [u32; 3],
    /// Kinds of letters in their order, runs shortened.
    pub(crate) shape: u32,
    /// Which tags the training data gives the word; 0 for unseen or rare words.
    pub(crate) tags: u32,
    /// How often the training data writes it with a capital within sentences, 0 to 3, plus 1; 0 for unseen.
    pub(crate) case: u32,
    /// First letter is a capital.
    pub(crate) capital: bool,
    /// All letters are capitals, and there are at least two.
    pub(crate) upper: bool,
    /// Holds a letter or digit.
    pub(crate) wordy: bool,
    /// Length in bytes, at most 15.
    pub(crate) length: u8,
}

impl Word {
    /// Coarse length.
    pub(crate) fn len_class(&self) -> u32 {
        u32::from(self.length) / 2
    }

    /// Looks at a token. `lexicon` maps the hash of a word in lower case to its tags and case.
    pub(crate) fn new(form: &str, lexicon: &Map) -> Self {
        let lower = hash::lower(form);
        let mut word = Self { form: hash::word(form), lower, length: form.len().min(15) as u8, ..Self::default() };
        // Affixes in characters, found without counting the whole word.
        let bytes = form.as_bytes();
        let mut ends = form.char_indices().rev();
        for suffix in &mut word.suffix {
            let Some((at, _)) = ends.next() else { break };
            *suffix = hash::lower_bytes(bytes.get(at..).unwrap_or_default());
        }
        let mut starts = form.char_indices().skip(1).map(|(i, _)| i).chain(std::iter::once(form.len()));
        for prefix in &mut word.prefix {
            let Some(at) = starts.next() else { break };
            *prefix = hash::lower_bytes(bytes.get(..at).unwrap_or_default());
        }
        let (mut shape, mut last, mut run) = (7_u32, 0, 0);
        let (mut uppers, mut lowers) = (0, 0);
        for (i, c) in form.chars().take(24).enumerate() {
            let kind = if c.is_ascii_lowercase() {
                1
            } else if c.is_ascii_uppercase() {
                2
            } else if c.is_ascii_digit() {
                3
            } else if c.is_uppercase() {
                2
            } else if c.is_alphabetic() {
                1
            } else {
                4 + (c as u32 & 0x3F)
            };
            uppers += u32::from(kind == 2);
            lowers += u32::from(kind == 1);
            word.wordy |= kind < 4;
            word.capital |= i == 0 && kind == 2;
            run = if kind == last { run + 1 } else { 0 };
            if run < 2 {
                shape = shape.wrapping_mul(71).wrapping_add(kind);
            }
            last = kind;
        }
        word.upper = uppers >= 2 && lowers == 0;
        word.shape = shape;
        if let Some([tags, case]) = lexicon.get(lower) {
            word.tags = u32::from(tags);
            word.case = u32::from(case);
        }
        word
    }
}
