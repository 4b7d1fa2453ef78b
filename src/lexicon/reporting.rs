//! Words that report speech: `data/reporting_verbs.tsv` and `data/reporting_nouns.tsv`. Looked up by
//! lemma; verbs also by form, so that a wrong lemma does no harm.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::table::{list, rows};

/// A verb that reports speech, with the constructions it does it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportingVerb {
    /// Dictionary form.
    pub lemma: &'static str,
    /// What kind of act it tells: say, claim, deny, promise, demand, ask, accuse, praise, label, …
    pub class: &'static str,
    frames: Vec<&'static str>,
}

impl ReportingVerb {
    /// Whether it is used in that construction; the names are explained in the table.
    pub fn has(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }
}

static VERBS: LazyLock<BTreeMap<String, ReportingVerb>> = LazyLock::new(|| {
    let mut verbs = BTreeMap::new();
    for row in rows(include_str!("data/reporting_verbs.tsv")) {
        let [lemma, class, frames, forms] = row.columns();
        let verb = ReportingVerb { lemma, class, frames: list(frames).collect() };
        let irregular = list(forms).map(str::to_owned);
        for form in verb_forms(verb.lemma).into_iter().chain(irregular) {
            verbs.entry(form).or_insert_with(|| verb.clone());
        }
    }
    verbs
});

static NOUNS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let nouns = rows(include_str!("data/reporting_nouns.tsv")).map(|row| row.columns());
    nouns.map(|[noun, frames]| (noun, list(frames).collect())).collect()
});

/// The reporting verb with this lemma or, failing that, this form in lower case.
pub fn reporting_verb(lemma: &str, form: &str) -> Option<&'static ReportingVerb> {
    VERBS.get(lemma).filter(|v| v.lemma == lemma).or_else(|| VERBS.get(&form.to_lowercase()))
}

/// Whether a noun stands for something said, in that construction; the names are explained in the table.
pub fn reporting_noun_has(lemma: &str, frame: &str) -> bool {
    NOUNS.get(lemma).is_some_and(|frames| frames.contains(&frame))
}

/// The regular forms of an English verb, its lemma first.
pub(super) fn verb_forms(lemma: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_owned()];
    let stem_y = lemma.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = stem_y {
        forms.extend([format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing")]);
    } else if let Some(stem) = lemma.strip_suffix('e') {
        let ing = if lemma.ends_with("ee") { format!("{lemma}ing") } else { format!("{stem}ing") };
        forms.extend([format!("{lemma}s"), format!("{lemma}d"), ing]);
    } else {
        let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|e| lemma.ends_with(e));
        let s = if hisses { format!("{lemma}es") } else { format!("{lemma}s") };
        forms.extend([s, format!("{lemma}ed"), format!("{lemma}ing")]);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found_by_lemma_and_by_form() {
        assert_eq!(reporting_verb("say", "said").map(|v| v.class), Some("say"));
        assert_eq!(reporting_verb("tole", "Told").map(|v| v.lemma), Some("tell"));
        assert_eq!(reporting_verb("deni", "denied").map(|v| v.lemma), Some("deny"));
        assert!(reporting_verb("walk", "walked").is_none());
        assert!(reporting_verb("call", "called").is_some_and(|v| v.has("pred") && !v.has("that")));
    }

    #[test]
    fn nouns_know_their_frames() {
        assert!(reporting_noun_has("statement", "by"));
        assert!(!reporting_noun_has("table", "by"));
    }
}
