//! What "it" in a position stands for: "the reasons for its rejection of it", "Peru has welcomed it". The
//! plan or law named last before in the sentence; else the object of the main verb of the sentence before.

use super::super::clause::Clauses;
use crate::language::{Deprel, Upos};
use crate::lexicon::{EntityType, is_in_class};
use crate::text::Span;

/// How many words the phrase may have.
const LONGEST: usize = 14;

/// What a pronoun stands for, and how it is known.
pub(super) struct Antecedent {
    /// The letters of it.
    pub(super) span: Span,
    /// The link, in words.
    pub(super) step: String,
}

/// What a pronoun stands for, where the text tells.
pub(super) fn antecedent(clauses: &Clauses<'_>, pronoun: u32) -> Option<Antecedent> {
    let span = before(clauses, pronoun)?;
    let (_, sentence) = clauses.sentence(pronoun)?;
    let near = if sentence.span.contains(span) { "before it in the sentence" } else { "in the sentence before" };
    let words: Vec<&str> = span.of(clauses.text).split_whitespace().collect();
    let step = format!("“{}” stands for “{}”, {near}", clauses.word(pronoun), words.join(" "));
    Some(Antecedent { span, step })
}

fn before(clauses: &Clauses<'_>, pronoun: u32) -> Option<Span> {
    let word = clauses.word(pronoun).to_lowercase();
    if !is_in_class(&word, "thing pronoun") {
        return None;
    }
    let plural = matches!(word.as_str(), "them" | "these" | "those");
    let (number, sentence) = clauses.sentence(pronoun)?;
    if let Some(named) = issue_before(clauses, sentence.tokens.start, pronoun).filter(|_| !plural) {
        return Some(named);
    }
    object_before(clauses, sentence.tokens.start, pronoun, plural).or_else(|| {
        let before = clauses.analysis.sentences.get(number.checked_sub(1)? as usize)?;
        let tokens = before.tokens;
        issue_before(clauses, tokens.start, tokens.end)
            .filter(|_| !plural)
            .or_else(|| object_before(clauses, tokens.start, tokens.end, plural))
    })
}

/// The last law, plan or event with a name in a stretch.
fn issue_before(clauses: &Clauses<'_>, start: u32, end: u32) -> Option<Span> {
    let inside = clauses.mentions().iter().filter(|m| m.tokens.start >= start && m.tokens.end <= end);
    let mut named = inside.filter(|m| matches!(m.entity_type, Some(EntityType::Law | EntityType::Event)));
    named.next_back().map(|m| m.span)
}

/// The last object in a stretch that is a thing: no actor, no pronoun, of that number.
fn object_before(clauses: &Clauses<'_>, start: u32, end: u32, plural: bool) -> Option<Span> {
    let fits = |t: &u32| {
        let object = matches!(clauses.deprel(*t), Deprel::Obj | Deprel::NsubjPass) && clauses.upos(*t) == Upos::Noun;
        let many = matches!(clauses.xpos(*t), crate::language::Xpos::NNS);
        let told =
            clauses.children_by(*t, &[Deprel::Det, Deprel::NmodPoss]).any(|d| !clauses.lemma(d).starts_with("it"));
        // Of the main clause, not of what is only supposed or reported in it.
        let main = clauses.head(*t).is_some_and(|v| matches!(clauses.deprel(clauses.first_conjunct(v)), Deprel::Root));
        object && main && (told || many) && many == plural && clauses.mention(*t).is_none()
    };
    let noun = (start..end).rev().find(fits)?;
    let range = clauses.subtree(noun);
    let span = clauses.trimmed(crate::language::TokenRange { start: range.start, end: range.end.min(end) })?;
    (span.of(clauses.text).split_whitespace().count() <= LONGEST).then_some(span)
}
