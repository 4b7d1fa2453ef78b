//! What a verb says of a thing instead of a clause: "called it “unfair”", "accused them of lying",
//! "rejected it as “a trap”". By the tree.

use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::ReportingVerb;
use crate::text::Span;

use super::reader::Reader;

/// "called the proposal “vague”", "described him as a friend", "accused them of lying".
pub(super) fn label(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> Option<Span> {
    let clauses = &reader.clauses;
    if clauses.is_passive(verb) || clauses.is_reduced_passive(verb) {
        return None;
    }
    let end = |t: u32| clauses.subtree(t).end;
    if entry.has("of") {
        let of = clauses.children_by(verb, &[Deprel::Advcl, Deprel::Obl, Deprel::Ccomp, Deprel::Xcomp]).find(|c| {
            clauses
                .children(*c)
                .iter()
                .any(|k| matches!(clauses.deprel(*k), Deprel::Mark | Deprel::Case) && clauses.lemma(*k) == "of")
        })?;
        let range = clauses.subtree(of);
        let start = (range.start..range.end).find(|t| clauses.lemma(*t) == "of")? + 1;
        return clauses.trimmed(TokenRange { start, end: range.end });
    }
    let quote_end = embedded_after(reader, verb);
    let object = clauses.children_by(verb, &[Deprel::Obj]).find(|c| *c > verb);
    if entry.has("pred") && !matches!(reader.lower(verb + 1).as_str(), "for" | "on" | "upon" | "to") {
        let predicate = clauses
            .children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp])
            .find(|c| *c > verb && clauses.child(*c, &[Deprel::Mark]).is_none());
        if let (Some(object), Some(predicate)) = (object, predicate) {
            let stop = end(object).max(end(predicate)).max(quote_end.unwrap_or(0));
            // "called it a relief but demanded more"
            let second = |t: &u32| {
                clauses.upos(*t) == Upos::Cconj
                    && matches!(clauses.xpos(*t + 1), Xpos::VBD | Xpos::VBZ | Xpos::VBN)
                    && clauses.lemma(*t + 2) != "by"
            };
            let from = verb + 1;
            let stop = (from..stop).find(second).filter(|t| *t > quote_end.unwrap_or(0)).unwrap_or(stop);
            return clauses.trimmed(TokenRange { start: verb + 1, end: stop });
        }
        if let Some(quote) = quote_end {
            // "called “theft” the sale": what is called so may follow.
            let first = reader.quote_at(verb + 1).is_some();
            let next = if first { noun_phrase_end(reader, quote) } else { quote };
            let stop = object.map_or(next, |o| end(o).max(next));
            return clauses.trimmed(TokenRange { start: verb + 1, end: stop });
        }
    }
    if entry.has("as") {
        let object = object?;
        let role = clauses
            .children_by(verb, &[Deprel::Obl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp])
            .find(|c| *c > object && clauses.children(*c).iter().any(|k| clauses.lemma(*k) == "as" && *k < *c))?;
        return clauses
            .trimmed(TokenRange { start: verb + 1, end: end(object).max(end(role)).max(quote_end.unwrap_or(0)) });
    }
    None
}

/// The object of a verb of praise, blame or denial, where words of the speaker stand in it.
pub(super) fn object(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> Option<Span> {
    let clauses = &reader.clauses;
    if !(entry.has("np") || entry.has("that") || entry.has("of")) || clauses.is_passive(verb) {
        return None;
    }
    let quote_end = embedded_after(reader, verb)?;
    let object = clauses.children_by(verb, &[Deprel::Obj, Deprel::Obl, Deprel::Ccomp, Deprel::Xcomp]).find(|c| {
        let range = clauses.subtree(*c);
        let case = clauses.child(*c, &[Deprel::Case]).map_or("", |k| clauses.lemma(k));
        let placed = clauses.deprel(*c) == Deprel::Obl && !matches!(case, "of" | "about" | "against" | "for");
        *c > verb && !placed && (range.start..range.end).any(|t| reader.quote_at(t).is_some())
    })?;
    let range = clauses.subtree(object);
    let holds_quote = (range.start..range.end)
        .any(|t| reader.quote_at(t).is_some_and(|q| reader.quoted.get(q).is_some_and(|q| reader.words(q.inner) >= 2)));
    if !holds_quote {
        return None;
    }
    clauses.trimmed(TokenRange { start: range.start.max(verb + 1), end: range.end.max(quote_end) })
}

/// Where a noun phrase that begins at a token ends, with what hangs on it.
fn noun_phrase_end(reader: &Reader<'_>, start: u32) -> u32 {
    let clauses = &reader.clauses;
    let begins =
        matches!(clauses.upos(start), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron);
    let noun = (start..start.saturating_add(6))
        .find(|t| matches!(clauses.upos(*t), Upos::Noun | Upos::Propn) && clauses.subtree(*t).start >= start);
    match noun {
        Some(noun) if begins && reader.same_sentence(start.saturating_sub(1), noun) => {
            clauses.subtree(noun).end.max(noun + 1)
        }
        _ => start,
    }
}

/// Where a quoted stretch ends that begins soon after the verb within its clause.
fn embedded_after(reader: &Reader<'_>, verb: u32) -> Option<u32> {
    let clauses = &reader.clauses;
    let mut at = verb + 1;
    while at < clauses.count() && at < verb + 14 && reader.same_sentence(verb, at) {
        if let Some(quote) = reader.quote_at(at) {
            return Some(reader.tokens_of(quote).end);
        }
        let finite = matches!(clauses.xpos(at), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD);
        if finite || matches!(clauses.word(at), ";" | ":" | "." | ",") {
            return None;
        }
        at += 1;
    }
    None
}
