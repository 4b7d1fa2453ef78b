//! Who speaks and to whom: from the tree, or from the words beside the reporting verb where the
//! tree of a sentence with quotation marks cannot be trusted.

use crate::language::{TokenRange, Upos, Xpos};
use crate::lexicon::is_in_class;
use crate::text::MentionId;

use super::super::MentionKind;
use super::reader::Reader;

/// Words that end a noun phrase when looking along the tokens.
fn breaks_phrase(reader: &Reader<'_>, token: u32) -> bool {
    let clauses = &reader.clauses;
    matches!(clauses.upos(token), Upos::Adp | Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Adv | Upos::Punct)
        && clauses.xpos(token) != Xpos::POS
        && !matches!(clauses.word(token), "-" | "." | "’s" | "'s" | "&")
        || matches!(clauses.xpos(token), Xpos::WDT | Xpos::WP)
        || reader.quote_at(token).is_some()
}

/// The mention of the noun phrase that starts at a token and stays before `limit`.
pub(super) fn phrase_from(reader: &Reader<'_>, start: u32, limit: u32) -> Option<MentionId> {
    let mut end = start;
    while end < limit && !breaks_phrase(reader, end) && (end == start || reader.same_sentence(end - 1, end)) {
        end += 1;
    }
    let heads = (start..end).rev().filter(|t| {
        matches!(reader.clauses.upos(*t), Upos::Noun | Upos::Propn | Upos::Pron | Upos::X | Upos::Num | Upos::Adj)
            && !matches!(reader.clauses.xpos(*t), Xpos::POS)
    });
    let mut heads = heads;
    heads.find_map(|head| mention_within(reader, head, start))
}

/// The mention at a head, unless it starts before the phrase.
fn mention_within(reader: &Reader<'_>, head: u32, start: u32) -> Option<MentionId> {
    let id = reader.clauses.mention(head)?;
    let mention = reader.clauses.mention_of(id)?;
    (mention.tokens.start + 1 >= start || mention.kind == MentionKind::Nominal).then_some(id)
}

/// The first noun phrase of a stretch of tokens that is a mention of somebody: "Lee, head of …, said".
pub(super) fn first_phrase(reader: &Reader<'_>, range: TokenRange) -> Option<MentionId> {
    let mut at = range.start;
    while at < range.end {
        let starts = matches!(
            reader.clauses.upos(at),
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X
        );
        let adverbial = at > range.start && reader.clauses.upos(at - 1) == Upos::Adp;
        if starts && !adverbial && reader.quote_at(at).is_none() {
            if let Some(id) = phrase_from(reader, at, range.end) {
                return Some(id);
            }
            while at < range.end && !breaks_phrase(reader, at) {
                at += 1;
            }
        }
        at += 1;
    }
    None
}

/// The last noun phrase before a verb in a stretch that is a mention; over a pair of commas the one
/// before them ("Lee, who leads the party, said").
pub(super) fn last_phrase(reader: &Reader<'_>, range: TokenRange) -> Option<MentionId> {
    let mut end = range.end;
    while end > range.start
        && matches!(reader.clauses.upos(end - 1), Upos::Adv | Upos::Aux | Upos::Part)
        && reader.clauses.word(end - 1) != ","
    {
        end -= 1;
    }
    if end > range.start && reader.clauses.word(end - 1) == "," {
        let comma = (range.start..end - 1).rev().find(|t| reader.clauses.word(*t) == ",")?;
        return last_phrase(reader, TokenRange { start: range.start, end: comma });
    }
    let mut start = end;
    while start > range.start && !breaks_phrase(reader, start - 1) {
        start -= 1;
    }
    // "the head of the party": go back over prepositions to the word they hang on.
    while start > range.start
        && reader.clauses.upos(start - 1) == Upos::Adp
        && start - 1 > range.start
        && !breaks_phrase(reader, start - 2)
    {
        start -= 2;
        while start > range.start && !breaks_phrase(reader, start - 1) {
            start -= 1;
        }
    }
    phrase_from(reader, start, end)
}

/// The speaker of a reporting verb that stands in `range`, outside quotation marks.
pub(super) fn of_verb(reader: &Reader<'_>, verb: u32, range: TokenRange) -> Option<MentionId> {
    let inverted = (range.start..verb).all(|t| matches!(reader.clauses.upos(t), Upos::Punct | Upos::Cconj | Upos::Adv));
    if inverted
        && reader.clauses.upos(verb + 1) != Upos::Adp
        && let Some(id) = phrase_from(reader, verb + 1, range.end)
    {
        return Some(id);
    }
    of_tree(reader, verb)
        .or_else(|| last_phrase(reader, TokenRange { start: range.start, end: verb }))
        .or_else(|| first_phrase(reader, TokenRange { start: range.start, end: verb }))
}

/// The speaker by the tree alone.
pub(super) fn of_tree(reader: &Reader<'_>, verb: u32) -> Option<MentionId> {
    let doer = reader.clauses.doer(verb)?;
    if reader.quote_at(doer).is_some() && reader.quote_at(doer) != reader.quote_at(verb) {
        return None;
    }
    reader.clauses.mention(doer)
}

/// Who is spoken to: "told reporters", "said to the council".
pub(super) fn addressee(reader: &Reader<'_>, verb: u32, lemma: &str, limit: u32) -> Option<MentionId> {
    let direct = is_in_class(lemma, "takes a hearer");
    let next = verb + 1;
    if next >= limit {
        return None;
    }
    let to = matches!(lemma, "say" | "write" | "add" | "explain" | "announce") && reader.lower(next) == "to";
    let start = if to { next + 1 } else { next };
    let nominal =
        matches!(reader.clauses.upos(start), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            && !matches!(reader.clauses.xpos(start), Xpos::WP | Xpos::WDT)
            && reader.lower(start) != "that";
    if (direct || to) && nominal { phrase_from(reader, start, limit) } else { None }
}
