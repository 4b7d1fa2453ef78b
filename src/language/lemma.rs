//! Lemmas: a list of decisions learnt from the treebanks. The longest known ending of a word, with
//! its Penn tag and its case, decides which edit makes the lemma; the whole word is the longest ending.

use smol_str::SmolStr;

use super::labels::Xpos;
use super::model::hash;
use super::model::read::Reader;
use super::model::table::Map;

/// Longest ending looked at, in bytes; longer words are looked up whole, then from here down.
pub(crate) const LONGEST_ENDING: usize = 7;

/// How a form becomes its lemma: its case changed, bytes cut from the end, an ending put on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Edit {
    pub(crate) case: u8,
    pub(crate) cut: u8,
    pub(crate) ending: String,
}

/// The decisions and the edits they name.
#[derive(Debug, Default)]
pub(crate) struct Lemmatizer {
    pub(crate) decisions: Map,
    pub(crate) edits: Vec<Edit>,
}

impl Lemmatizer {
    pub(crate) fn read_edits(reader: &mut Reader<'_>) -> Option<Vec<Edit>> {
        let n = reader.u32()?;
        let mut edits = Vec::new();
        for _ in 0..n.min(65_536) {
            let (case, cut, length) = (reader.byte()?, reader.byte()?, reader.byte()?);
            let ending = std::str::from_utf8(reader.take(usize::from(length))?).ok()?.to_owned();
            edits.push(Edit { case, cut, ending });
        }
        Some(edits)
    }

    /// The lemma of a form with that tag.
    pub(crate) fn lemma(&self, form: &str, xpos: Xpos) -> SmolStr {
        let shape = shape(form);
        let mut found = self.decisions.get(key(form.as_bytes(), true, xpos, shape));
        if found.is_none() {
            let longest = form.len().min(LONGEST_ENDING);
            for n in (0..=longest).rev() {
                let ending = form.as_bytes().get(form.len() - n..).unwrap_or_default();
                found = self.decisions.get(key(ending, false, xpos, shape));
                if found.is_some() {
                    break;
                }
            }
        }
        let edit = found.and_then(|[low, high]| self.edits.get(usize::from(low) | usize::from(high) << 8));
        edit.and_then(|e| e.apply(form)).unwrap_or_else(|| form.into())
    }
}

impl Edit {
    /// The edited form; `None` where it does not fit.
    pub(crate) fn apply(&self, form: &str) -> Option<SmolStr> {
        let stem = form.get(..form.len().checked_sub(usize::from(self.cut))?)?;
        if self.case == 0 && self.ending.is_empty() {
            return Some(stem.into());
        }
        let mut out = match self.case {
            0 => stem.to_owned(),
            1 => stem.to_lowercase(),
            2 => {
                let mut chars = stem.chars();
                let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
                first + &chars.as_str().to_lowercase()
            }
            _ => stem.to_uppercase(),
        };
        out.push_str(&self.ending);
        (!out.is_empty()).then(|| out.into())
    }
}

/// Small letters, a capital first, or capitals only.
pub(crate) fn shape(form: &str) -> u32 {
    let mut chars = form.chars();
    if !chars.next().is_some_and(char::is_uppercase) {
        return 0;
    }
    let small = chars.any(char::is_lowercase);
    if small || form.len() == 1 { 1 } else { 2 }
}

/// The number of an ending, or of a whole word.
pub(crate) fn key(ending: &[u8], whole: bool, xpos: Xpos, shape: u32) -> u32 {
    let h = if ending.is_empty() { 0 } else { hash::lower_bytes(ending) };
    hash::triple(60 + u32::from(whole), h, xpos as u32, shape)
}
