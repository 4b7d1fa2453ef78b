//! Clauses that are reported, by the order of the words: where the tree of a sentence hangs the speaker or
//! the clause elsewhere. Only constructions that hardly mean anything else.

use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{ReportingVerb, is_in_class};
use crate::text::{MentionId, Span};

use super::reader::Reader;
use super::speaker;

/// Longest name of a speaker, in tokens.
const LONGEST: u32 = 14;

/// Most words behind a reporting verb that ends its sentence: "said in a statement on Monday".
const REST: u32 = 8;

/// Farthest "that" may stand behind its verb, in tokens.
const FAR: u32 = 9;

/// What stands before a speaker and who speaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// What is said.
    pub(super) content: Span,
    /// Who says it.
    pub(super) speaker: Option<MentionId>,
}

/// "The road was closed, Peru's army and the council said on Monday." where the tree does not make them
/// the subject of the verb.
pub(super) fn speaker_between(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> Option<Told> {
    let clauses = &reader.clauses;
    let finite = matches!(clauses.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP);
    if !finite || !(entry.has("that") || entry.has("that-only")) {
        return None;
    }
    let sentence = clauses.sentence(verb)?.1.tokens;
    let nominal = |t: u32| {
        matches!(
            clauses.upos(t),
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Part | Upos::Cconj
        ) || clauses.xpos(t) == Xpos::POS
            || matches!(reader.lower(t).as_str(), "of" | "-" | "." | "for")
    };
    let from = sentence.start.max(verb.saturating_sub(LONGEST));
    let comma = (from..verb).rev().find(|t| !nominal(*t) || reader.quote_at(*t).is_some())?;
    let start = comma + 1;
    let told = clauses.child(verb, &[Deprel::Nsubj]).is_some_and(|s| clauses.subtree(s).start <= start);
    if clauses.word(comma) != "," || start == verb || told || clauses.upos(start) == Upos::Cconj {
        return None;
    }
    // Nothing but time and manner behind: "said on Monday", "said in a statement".
    let rest = TokenRange { start: verb + 1, end: sentence.end };
    let clause = (rest.start..rest.end).any(|t| {
        matches!(clauses.upos(t), Upos::Verb | Upos::Aux | Upos::Sconj)
            || reader.lower(t) == "that"
            || reader.quote_at(t).is_some()
    });
    // "…, the army said, forcing thousands to flee": what followed from it.
    let follows = clauses.word(rest.start) == "," && clauses.xpos(rest.start + 1) == Xpos::VBG;
    if follows {
        return speaker_before(reader, sentence, comma, verb);
    }
    if clause || rest.end.saturating_sub(rest.start) > REST || starts_lower_object(reader, verb) {
        return None;
    }
    speaker_before(reader, sentence, comma, verb)
}

/// What stands before the comma that a speaker stands behind.
fn speaker_before(reader: &Reader<'_>, sentence: TokenRange, comma: u32, verb: u32) -> Option<Told> {
    let clauses = &reader.clauses;
    let before = TokenRange { start: sentence.start, end: comma };
    let finite =
        |t: u32| matches!(clauses.xpos(t), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD) && !clauses.is_relative(t);
    let opened = matches!(clauses.upos(before.start), Upos::Sconj) || clauses.xpos(before.start) == Xpos::WRB;
    if opened
        || !(before.start..before.end).any(finite)
        || (before.start..before.end).any(|t| reader.quote_at(t).is_some())
    {
        return None;
    }
    // "they met, talked and, officials said, …": the last before the verb is a mention of somebody.
    let speaker = speaker::phrase_from(reader, comma + 1, verb);
    let content = clauses.trimmed(before)?;
    Some(Told { content, speaker })
}

/// Whether an object follows right behind the verb: "the minister said a word".
fn starts_lower_object(reader: &Reader<'_>, verb: u32) -> bool {
    reader.clauses.children_by(verb, &[Deprel::Obj]).any(|o| o > verb && !is_in_class(&reader.lower(o), "hearers"))
}

/// "said last week that demand was falling", "informed the council that it would …": the clause behind a
/// date or a hearer, where the tree hangs it on these.
pub(super) fn clause_behind(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> Option<Span> {
    let clauses = &reader.clauses;
    if !(entry.has("that") || entry.has("that-only")) || clauses.child(verb, &[Deprel::Ccomp]).is_some_and(|c| c < verb)
    {
        return None;
    }
    let sentence = clauses.sentence(verb)?.1.tokens;
    let limit = sentence.end.min(verb + FAR);
    let that = (verb + 2..limit).find(|t| reader.lower(*t) == "that")?;
    let between = TokenRange { start: verb + 1, end: that };
    if (between.start..between.end)
        .any(|t| matches!(clauses.upos(t), Upos::Verb | Upos::Aux | Upos::Punct) || reader.quote_at(t).is_some())
    {
        return None;
    }
    let mut behind = clauses.children(verb).iter().copied().filter(|c| between.start <= *c && *c < between.end);
    let hearer = is_in_class(entry.lemma, "takes a hearer");
    let fits = |c: u32| match clauses.deprel(c) {
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod => true,
        Deprel::Obj | Deprel::Iobj => hearer,
        _ => false,
    };
    let last = behind.find(|c| fits(*c) && clauses.subtree(*c).end >= that).or_else(|| {
        clauses.children(verb).iter().copied().find(|c| fits(*c) && between.start <= *c && *c < between.end)
    });
    last?;
    let first = that + 1;
    let opens =
        matches!(clauses.upos(first), Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num);
    let finite = |t: u32| matches!(clauses.xpos(t), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD);
    if !opens || !(first..sentence.end).any(finite) {
        return None;
    }
    // "…, but she called it vague" is told beside it.
    let beside = |t: u32| {
        clauses.upos(t) == Upos::Cconj
            && clauses.word(t.saturating_sub(1)) == ","
            && (t + 1..t + 5).any(|v| matches!(clauses.xpos(v), Xpos::VBD | Xpos::VBZ) && reader.verb(v).is_some())
    };
    let end = (first..sentence.end).find(|t| clauses.word(*t) == ";" || beside(*t)).unwrap_or(sentence.end);
    clauses.trimmed(TokenRange { start: first, end })
}

/// "pointed to the fact that …": the clause of a noun that the verb governs.
pub(super) fn fact_clause(reader: &Reader<'_>, verb: u32) -> Option<u32> {
    let clauses = &reader.clauses;
    let noun = clauses.children_by(verb, &[Deprel::Obl, Deprel::Obj]).find(|c| clauses.lemma(*c) == "fact")?;
    clauses.child(noun, &[Deprel::Acl, Deprel::Ccomp, Deprel::AclRelcl]).or_else(|| {
        // The tree may take "that" for a pronoun: then the first word after it that has a subject.
        let that = noun + 1;
        let own = that + 1..clauses.subtree(noun).end;
        let mut own = own.filter(|_| reader.lower(that) == "that");
        own.find(|t| clauses.child(*t, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some_and(|s| s > that))
    })
}

/// Whether words in quotation marks stand below a head.
pub(super) fn inside_marks(reader: &Reader<'_>, head: u32) -> bool {
    let range = reader.clauses.subtree(head);
    (range.start..range.end)
        .any(|t| reader.quote_at(t).is_some_and(|q| reader.quoted.get(q).is_some_and(|q| reader.words(q.inner) >= 3)))
}
