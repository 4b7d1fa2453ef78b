//! Attribution without a verb of its own clause: "according to the ministry", "as Lee put it",
//! "the minister's claim that …", "statements by officials criticising …".

use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{reporting_noun_has, titles};
use crate::text::Span;

use super::super::Quotation;
use super::indirect::{clause_span, finish, mention_or_owner};
use super::reader::Reader;
use super::speaker;

/// Finds them, in text order.
pub(super) fn find(reader: &Reader<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for token in 0..reader.clauses.count() {
        if reader.quote_at(token).is_some() {
            continue;
        }
        let lower = reader.lower(token);
        match lower.as_str() {
            "according" => found.extend(according(reader, token)),
            "as" => found.extend(as_clause(reader, token)),
            _ => found.extend(noun(reader, token)),
        }
    }
    found
}

/// The rest of a sentence beside a phrase at its start or end.
fn rest(reader: &Reader<'_>, phrase: TokenRange) -> Option<Span> {
    let sentence = reader.clauses.sentence(phrase.start)?.1.tokens;
    let before = TokenRange { start: sentence.start, end: phrase.start };
    let after = TokenRange { start: phrase.end, end: sentence.end };
    let has_verb = |r: TokenRange| {
        (r.start..r.end).any(|t| matches!(reader.clauses.upos(t), Upos::Verb | Upos::Aux)) && r.end - r.start >= 3
    };
    let side = match (has_verb(before), has_verb(after)) {
        (true, false) => before,
        (false, true) => after,
        (true, true) if before.end - before.start >= after.end - after.start => before,
        (true, true) => after,
        (false, false) => return None,
    };
    reader.clauses.trimmed(without_relative(reader, side))
}

/// Without a relative clause that belongs to the phrase before: "according to Lee, who runs it, …".
fn without_relative(reader: &Reader<'_>, mut side: TokenRange) -> TokenRange {
    while side.start < side.end
        && reader.clauses.upos(side.start) == Upos::Punct
        && reader.quote_at(side.start).is_none()
    {
        side.start += 1;
    }
    if !matches!(reader.clauses.xpos(side.start), Xpos::WP | Xpos::WDT | Xpos::WPS) {
        return side;
    }
    let comma = (side.start..side.end).find(|t| reader.clauses.word(*t) == ",");
    TokenRange { start: comma.map_or(side.start, |c| c + 1), end: side.end }
}

fn according(reader: &Reader<'_>, token: u32) -> Option<Quotation> {
    let clauses = &reader.clauses;
    if reader.lower(token + 1) != "to" || !reader.same_sentence(token, token + 1) {
        return None;
    }
    let sentence = clauses.sentence(token)?.1.tokens;
    let noun = clauses.head(token).filter(|h| *h > token + 1);
    let speaker = noun
        .and_then(|n| mention_or_owner(reader, n))
        .or_else(|| speaker::phrase_from(reader, token + 2, sentence.end));
    let mut end = noun.map_or(token + 2, |n| clauses.subtree(n).end.max(n + 1));
    // Where the tree gives the phrase more than its clause: it ends at the comma.
    if end >= sentence.end && token <= sentence.start + 1 {
        end = (token + 2..sentence.end).find(|t| clauses.word(*t) == ",")?;
    }
    // "According to the board, more than 95% of …": the tree may take what is told for an apposition.
    let closed = |t: u32| clauses.word(t) == "," || t > 0 && clauses.word(t - 1) == ",";
    if token <= sentence.start + 1
        && !closed(end)
        && let Some(comma) = (token + 2..end).find(|t| clauses.word(*t) == ",")
    {
        end = comma;
    }
    if token <= sentence.start + 1 {
        end = beyond_apposition(reader, end, sentence.end);
    }
    let content = rest(reader, TokenRange { start: token, end })?;
    let cue = clauses.span(token).cover(clauses.span(token + 1));
    finish(reader, content, cue, speaker, "quotation/according-to", 0.85)
}

/// "According to Lee, an adviser to the king, …": where the words begin that are told.
fn beyond_apposition(reader: &Reader<'_>, from: u32, end: u32) -> u32 {
    let clauses = &reader.clauses;
    let inside = from > 0 && clauses.word(from) != "," && clauses.word(from - 1) == ",";
    let comma = if inside { from - 1 } else { from };
    let of_office = |t: u32| titles().contains_key(clauses.lemma(t).to_lowercase().as_str());
    let next = (comma + 1..end).find(|t| clauses.word(*t) == ",");
    let Some(next) = next.filter(|_| clauses.word(comma) == ",") else { return from };
    let verbs = (comma + 1..next).any(|t| matches!(clauses.upos(t), Upos::Verb | Upos::Aux) && !clauses.is_relative(t));
    let article = matches!(reader.lower(comma + 1).as_str(), "a" | "an" | "the");
    let office = (comma + 1..next).take(5).any(of_office);
    if office && !verbs && (article || of_office(comma + 1)) { next } else { from }
}

/// "As the report says, …", "…, as Lee put it".
fn as_clause(reader: &Reader<'_>, token: u32) -> Option<Quotation> {
    let clauses = &reader.clauses;
    let sentence = clauses.sentence(token)?.1.tokens;
    let comma_before = token > sentence.start && clauses.word(token - 1) == ",";
    let first = (sentence.start..token).all(|t| matches!(clauses.upos(t), Upos::Punct | Upos::Num | Upos::Cconj));
    if !first && !comma_before {
        return None;
    }
    let stop = (token + 1..sentence.end).find(|t| matches!(clauses.word(*t), "," | ";" | ":"));
    let end = stop.unwrap_or(sentence.end);
    let verb = (token + 1..end).find(|t| {
        matches!(clauses.upos(*t), Upos::Verb) && clauses.xpos(*t) != Xpos::VBN && clauses.xpos(*t) != Xpos::VBG
            || reader.verb(*t).is_some_and(|v| v.has("it"))
    })?;
    let entry = reader.verb(verb)?;
    let it = entry.has("it") && reader.lower(verb + 1) == "it";
    let adverbial = end.saturating_sub(verb) <= 4;
    if !(it || entry.has("that") && adverbial) {
        return None;
    }
    let subject = clauses.child(verb, &[Deprel::Nsubj]).filter(|s| *s > token);
    // "as its details show": no words of anybody.
    if subject.is_some_and(|s| {
        clauses.upos(s) == Upos::Noun
            && clauses.mention(s).is_none()
            && !["that", "doc"].iter().any(|f| reporting_noun_has(clauses.lemma(s), f))
    }) {
        return None;
    }
    let speaker = subject
        .and_then(|s| mention_or_owner(reader, s))
        .or_else(|| speaker::last_phrase(reader, TokenRange { start: token + 1, end: verb }))
        .or_else(|| (token + 1..verb).rev().find_map(|t| clauses.mention(t)))?;
    let content = rest(reader, TokenRange { start: token, end })?;
    finish(reader, content, clauses.span(verb), Some(speaker), "quotation/as-clause", 0.75)
}

/// "the minister's claim that …", "statements by officials criticising …".
fn noun(reader: &Reader<'_>, token: u32) -> Option<Quotation> {
    let clauses = &reader.clauses;
    let lemma = clauses.lemma(token);
    if !matches!(clauses.upos(token), Upos::Noun) || !reporting_noun_has(lemma, "by") {
        return None;
    }
    let by = clauses
        .children_by(token, &[Deprel::Nmod, Deprel::Obl])
        .find(|c| clauses.child(*c, &[Deprel::Case]).is_some_and(|k| matches!(clauses.lemma(k), "by" | "from")));
    let owner = clauses.child(token, &[Deprel::NmodPoss]).or(by);
    let clause = clauses
        .children_by(token, &[Deprel::Acl, Deprel::Ccomp])
        .find(|c| clauses.child(*c, &[Deprel::Mark]).is_some_and(|m| clauses.lemma(m) == "that"));
    if let (Some(clause), true) = (clause, reporting_noun_has(lemma, "that")) {
        let owner = owner
            .or_else(|| clauses.head(token).filter(|h| clauses.upos(*h) == Upos::Verb).and_then(|v| clauses.doer(v)));
        let speaker = mention_or_owner(reader, owner?)?;
        let content = clause_span(reader, token, clause)?;
        return finish(reader, content, clauses.span(token), Some(speaker), "quotation/noun-that", 0.7);
    }
    if !reporting_noun_has(lemma, "ing") {
        return None;
    }
    let places = [Some(token), by];
    let participle = places.into_iter().flatten().flat_map(|t| clauses.children_by(t, &[Deprel::Acl])).find(|c| {
        clauses.xpos(*c) == Xpos::VBG && (reader.verb(*c).is_some() || matches!(clauses.lemma(*c), "appear" | "seem"))
    })?;
    let seeming = matches!(clauses.lemma(participle), "appear" | "seem");
    let head = if seeming { clauses.child(participle, &[Deprel::Xcomp])? } else { participle };
    reader.verb(head)?;
    let speaker = mention_or_owner(reader, owner?)?;
    let range = clauses.subtree(head);
    // A finite verb without a clause of its own is the predicate of the noun.
    let main = (head + 1..range.end).find(|t| matches!(clauses.xpos(*t), Xpos::VBZ | Xpos::VBP | Xpos::VBD | Xpos::MD));
    let clausal = |end: u32| {
        (head..end)
            .any(|t| matches!(clauses.xpos(t), Xpos::WDT | Xpos::WP | Xpos::WRB) || clauses.upos(t) == Upos::Sconj)
    };
    let end = main.filter(|m| !clausal(*m)).unwrap_or(range.end);
    let content = clauses.trimmed(TokenRange { start: head, end })?;
    finish(reader, content, clauses.span(token), Some(speaker), "quotation/noun-participle", 0.6)
}
