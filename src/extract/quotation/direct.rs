//! Words in quotation marks that are said as such: each quoted stretch with the reporting words
//! before, after or between. A stretch that sits inside a clause is left to `indirect`.

use crate::language::{TokenRange, Upos};
use crate::text::{MentionId, Span};

use super::super::{Quotation, QuotationKind};
use super::reader::Reader;
use super::speaker;

/// How far reporting words may stand from the marks, in tokens.
const REACH_AFTER: u32 = 34;
const REACH_BEFORE: u32 = 40;

/// Reporting words of a stretch.
#[derive(Debug, Clone, Copy)]
struct Attribution {
    cue: Span,
    speaker: Option<MentionId>,
    addressee: Option<MentionId>,
    rule: &'static str,
    confidence: f32,
}

/// What came of a quoted stretch.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// A quotation.
    Said(Quotation),
    /// Part of a clause, or words used with reserve.
    Embedded,
    /// A sentence in quotation marks that nobody is said to have spoken.
    Unattributed,
}

/// What each quoted stretch is, in their order.
pub(super) fn classify(reader: &Reader<'_>) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    // The attribution that a following stretch may carry on, and the paragraph it was last used in.
    let mut last: Option<(Attribution, usize)> = None;
    let mut pending: Vec<usize> = Vec::new();
    for (number, quoted) in reader.quoted.iter().enumerate() {
        let before = before(reader, number);
        let own = after(reader, number)
            .or(before)
            .or_else(|| dash(reader, number))
            .or_else(|| between(reader, number, last.as_ref(), &outcomes));
        let attribution = own.or_else(|| carried(reader, number, last.as_ref(), &outcomes));
        let outcome = match attribution {
            Some(a) => Outcome::Said(said(reader, quoted.inner, a)),
            None if stands_alone(reader, number) => Outcome::Unattributed,
            None => Outcome::Embedded,
        };
        if let Some(a) = attribution {
            // Paragraphs left open before the reporting words are the same speech.
            for &earlier in &pending {
                if let (Some(slot), Some(q)) = (outcomes.get_mut(earlier), reader.quoted.get(earlier)) {
                    *slot = Outcome::Said(said(reader, q.inner, Attribution { rule: "quotation/paragraphs", ..a }));
                }
            }
            pending.clear();
            last = Some((a, quoted.paragraph));
        } else if quoted.open_ended && matches!(outcome, Outcome::Unattributed) {
            pending.push(number);
        } else if !quoted.open_ended {
            pending.clear();
        }
        outcomes.push(outcome);
    }
    outcomes
}

fn said(reader: &Reader<'_>, inner: Span, a: Attribution) -> Quotation {
    let mut record =
        reader.record(QuotationKind::Direct, content(reader, inner), Some(a.cue), a.speaker, a.rule, a.confidence);
    record.addressee = a.addressee.filter(|x| Some(*x) != a.speaker);
    record
}

/// Without the comma that belongs to the reporting words.
fn content(reader: &Reader<'_>, inner: Span) -> Span {
    let body = inner.of(reader.text);
    let short = body.trim_end_matches([',', ' ']);
    if short.is_empty() { inner } else { Span { start: inner.start, end: inner.start + short.len() as u32 } }
}

fn last_letter(reader: &Reader<'_>, number: usize) -> char {
    let inner = reader.quoted.get(number).map(|q| q.inner).unwrap_or_default();
    inner.of(reader.text).chars().rev().find(|c| !"’'‘”\")]".contains(*c)).unwrap_or(' ')
}

fn starts_capital(reader: &Reader<'_>, number: usize) -> bool {
    let inner = reader.quoted.get(number).map(|q| q.inner).unwrap_or_default();
    inner.of(reader.text).chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether a stretch begins where a sentence may begin: at the paragraph's start, after the end of a
/// sentence or of other quoted words, after a colon or dash.
fn begins_fresh(reader: &Reader<'_>, number: usize) -> bool {
    let Some(quoted) = reader.quoted.get(number) else { return false };
    let Some(paragraph) = reader.paragraphs.get(quoted.paragraph) else { return false };
    let before =
        Span { start: paragraph.start, end: quoted.outer.start.max(paragraph.start) }.of(reader.text).trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '”', '"', '’', '…', '—', '–', '*', '•'])
}

/// Reporting words after the closing mark: "…," said Lee. "…," Lee, head of the party, told reporters.
fn after(reader: &Reader<'_>, number: usize) -> Option<Attribution> {
    let quoted = reader.quoted.get(number)?;
    let tokens = reader.tokens_of(number);
    let end_letter = last_letter(reader, number);
    let first = tokens.end;
    let next = reader.clauses.word(first);
    let comma_outside = next == ",";
    let finished = matches!(end_letter, ',' | '?' | '!' | '—' | '–' | '-' | '…') || comma_outside;
    if quoted.open_ended || !(finished || end_letter == '.' || reader.verb(first).is_some()) {
        return None;
    }
    let fresh = begins_fresh(reader, number) || is_after_comma(reader, number);
    if !fresh {
        return None;
    }
    let start = if matches!(next, "," | "—" | "–" | "-" | "--") { first + 1 } else { first };
    let limit = reader.paragraph_tokens(quoted.paragraph).end.min(start + REACH_AFTER);
    let mut end = start;
    while end < limit
        && reader.quote_at(end).is_none()
        && !matches!(reader.clauses.word(end), "." | "!" | "?" | ";" | ":")
    {
        end += 1;
        if end < limit && !reader.same_sentence(end - 1, end) && !is_abbreviation(reader.clauses.word(end - 1)) {
            break;
        }
    }
    // A full stop inside the marks ends the sentence unless a reporting clause in lower case follows.
    let begins_lower = reader.clauses.word(start).chars().next().is_some_and(char::is_lowercase);
    let own_pronoun =
        matches!(reader.clauses.word(start), "He" | "She" | "They" | "It" | "But" | "And" | "The" | "That" | "In");
    let reach = match end_letter {
        _ if end_letter == ',' || comma_outside || !finished && reader.verb(start).is_some() => REACH_AFTER,
        '.' if !begins_lower => return None,
        '.' => 4,
        '?' | '!' if own_pronoun => return None,
        _ => 14,
    };
    let range = TokenRange { start, end };
    let verb = (start..end.min(start + reach)).find(|t| is_cue(reader, *t, range))?;
    let entry = reader.verb(verb)?;
    Some(Attribution {
        cue: cue_span(reader, verb),
        speaker: speaker_after(reader, verb, range),
        addressee: speaker::addressee(reader, verb, entry.lemma, end),
        rule: "quotation/cue-after",
        confidence: 0.95,
    })
}

/// "Rep." and the like, after which a sentence may have been ended by mistake.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 1 && word.len() <= 6 && word.ends_with('.') && word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a short stretch is written like a title: every longer word with a capital, no end mark.
fn is_title(reader: &Reader<'_>, number: usize) -> bool {
    let inner = reader.quoted.get(number).map(|q| q.inner).unwrap_or_default();
    let words: Vec<&str> = inner.of(reader.text).split_whitespace().collect();
    let capital = |w: &&str| w.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_uppercase);
    let long = || words.iter().filter(|w| w.chars().count() > 3);
    (2..=8).contains(&words.len()) && long().count() >= 2 && long().all(capital) && words.iter().skip(1).any(capital)
}

/// Whether a comma or colon stands before the opening mark.
fn is_after_comma(reader: &Reader<'_>, number: usize) -> bool {
    let start = reader.tokens_of(number).start;
    start > 0 && matches!(reader.clauses.word(start - 1), "," | ":")
}

fn is_cue(reader: &Reader<'_>, token: u32, range: TokenRange) -> bool {
    reader.quote_at(token).is_none()
        && reader.verb(token).is_some_and(|v| v.has("quote"))
        && !(token == range.start && reader.lower(token).ends_with("ing") && range.end - range.start > 12)
}

/// The speaker of reporting words after the marks: the noun phrase the clause begins with, or the
/// one after a verb that begins it.
fn speaker_after(reader: &Reader<'_>, verb: u32, range: TokenRange) -> Option<MentionId> {
    let before = TokenRange { start: range.start, end: verb };
    let has_noun = (before.start..before.end)
        .any(|t| matches!(reader.clauses.upos(t), Upos::Noun | Upos::Propn | Upos::Pron | Upos::X));
    if has_noun {
        if let Some(id) = speaker::phrase_from(reader, skip_adverbs(reader, before), before.end) {
            return Some(id);
        }
        return speaker::of_tree(reader, verb).or_else(|| speaker::first_phrase(reader, before));
    }
    speaker::of_verb(reader, verb, range)
}

fn skip_adverbs(reader: &Reader<'_>, range: TokenRange) -> u32 {
    let mut at = range.start;
    while at < range.end && matches!(reader.clauses.upos(at), Upos::Adv | Upos::Cconj | Upos::Punct) {
        at += 1;
    }
    at
}

/// Reporting words before the opening mark: Lee said, "…". Lee told the council: "…".
fn before(reader: &Reader<'_>, number: usize) -> Option<Attribution> {
    let quoted = reader.quoted.get(number)?;
    let tokens = reader.tokens_of(number);
    let paragraph = reader.paragraph_tokens(quoted.paragraph);
    if tokens.start <= paragraph.start {
        return colon_above(reader, number);
    }
    let last = tokens.start - 1;
    let mark = reader.clauses.word(last);
    let introduced = matches!(mark, "," | ":" | "—" | "–" | "-" | "--");
    let clause_like = starts_capital(reader, number) && reader.words(quoted.inner) >= 3;
    let follows_verb = clause_like && reader.verb(last).is_some();
    if mark == "." || !(introduced || follows_verb) {
        return None;
    }
    let sentence = reader.clauses.sentence(last)?.1.tokens;
    let limit = paragraph.start.max(sentence.start).max(tokens.start.saturating_sub(REACH_BEFORE));
    if is_title(reader, number) && mark != ":" {
        return None;
    }
    // "a “one,” “two,” and “three” policy": a list of names, not speech.
    let verb = (limit..tokens.start).rev().find(|t| is_cue(reader, *t, TokenRange { start: limit, end: tokens.start }));
    let gap_quoted = |verb: u32| (verb..tokens.start).any(|t| reader.quote_at(t).is_some());
    if mark == "," && !clause_like && verb.is_none_or(|v| tokens.start - v > 8) {
        return None;
    }
    let range = TokenRange { start: limit, end: tokens.start };
    if let Some(verb) = verb.filter(|v| !gap_quoted(*v)) {
        let entry = reader.verb(verb)?;
        return Some(Attribution {
            cue: cue_span(reader, verb),
            speaker: speaker::of_tree(reader, verb)
                .or_else(|| speaker::last_phrase(reader, TokenRange { start: limit, end: verb }))
                .or_else(|| speaker::of_verb(reader, verb, range)),
            addressee: speaker::addressee(reader, verb, entry.lemma, tokens.start),
            rule: "quotation/cue-before",
            confidence: 0.95,
        });
    }
    (mark == ":" && clause_like && !gap_quoted(limit)).then(|| colon(reader, range))?
}

/// A clause with a colon and no reporting verb: its first noun phrase speaks.
fn colon(reader: &Reader<'_>, range: TokenRange) -> Option<Attribution> {
    let speaker = speaker::first_phrase(reader, range)?;
    let cue = reader.clauses.trimmed(range)?;
    Some(Attribution { cue, speaker: Some(speaker), addressee: None, rule: "quotation/colon", confidence: 0.6 })
}

/// A paragraph that begins with the mark, below one that ends with a colon.
fn colon_above(reader: &Reader<'_>, number: usize) -> Option<Attribution> {
    let paragraph = reader.quoted.get(number)?.paragraph.checked_sub(1)?;
    let above = reader.paragraph_tokens(paragraph);
    if above.end <= above.start || reader.clauses.word(above.end - 1) != ":" {
        return None;
    }
    let sentence = reader.clauses.sentence(above.end - 1)?.1.tokens;
    let range = TokenRange { start: sentence.start.max(above.start), end: above.end };
    let verb = (range.start..range.end).rev().find(|t| is_cue(reader, *t, range));
    let Some(verb) = verb else { return colon(reader, range) };
    Some(Attribution {
        cue: cue_span(reader, verb),
        speaker: speaker::of_tree(reader, verb)
            .or_else(|| speaker::last_phrase(reader, TokenRange { start: range.start, end: verb })),
        addressee: None,
        rule: "quotation/colon-above",
        confidence: 0.85,
    })
}

/// A sentence with a dash and a name behind it: “…” — Anna Berg
fn dash(reader: &Reader<'_>, number: usize) -> Option<Attribution> {
    let quoted = reader.quoted.get(number)?;
    let tokens = reader.tokens_of(number);
    let end = reader.paragraph_tokens(quoted.paragraph).end;
    let mark = matches!(reader.clauses.word(tokens.end), "—" | "–" | "―" | "-" | "--");
    if !mark || !begins_fresh(reader, number) || end > tokens.end + 12 || reader.words(quoted.inner) < 3 {
        return None;
    }
    let range = TokenRange { start: tokens.end + 1, end };
    let finite = (range.start..range.end).any(|t| matches!(reader.clauses.upos(t), Upos::Verb));
    let speaker = speaker::first_phrase(reader, range).filter(|_| !finite)?;
    let cue = reader.clauses.span(tokens.end);
    Some(Attribution { cue, speaker: Some(speaker), addressee: None, rule: "quotation/dash", confidence: 0.8 })
}

/// The second part of a split quotation: "…," said Lee, "…".
fn between(
    reader: &Reader<'_>,
    number: usize,
    last: Option<&(Attribution, usize)>,
    outcomes: &[Outcome],
) -> Option<Attribution> {
    let (attribution, paragraph) = last?;
    let quoted = reader.quoted.get(number)?;
    let earlier = reader.quoted.get(number.checked_sub(1)?)?;
    if *paragraph != quoted.paragraph || !matches!(outcomes.last(), Some(Outcome::Said(_))) {
        return None;
    }
    let holds_cue = attribution.cue.start >= earlier.outer.end && attribution.cue.end <= quoted.outer.start;
    let gap = Span { start: earlier.outer.end, end: quoted.outer.start.max(earlier.outer.end) }.of(reader.text).trim();
    let joined = gap.ends_with([',', '.', ':', ';', '—', '–', '-']) || gap.is_empty() || gap.starts_with("...");
    let clause_like = gap.ends_with('.') && starts_capital(reader, number) && reader.words(quoted.inner) >= 2;
    (holds_cue && joined && (clause_like || !gap.ends_with('.'))).then_some(Attribution {
        rule: "quotation/split",
        confidence: 0.95,
        ..*attribution
    })
}

/// A stretch with no reporting words that carries on the speech before it.
fn carried(
    reader: &Reader<'_>,
    number: usize,
    last: Option<&(Attribution, usize)>,
    outcomes: &[Outcome],
) -> Option<Attribution> {
    let (attribution, paragraph) = last?;
    let quoted = reader.quoted.get(number)?;
    if quoted.continues && matches!(outcomes.last(), Some(Outcome::Said(_))) {
        return Some(Attribution { rule: "quotation/paragraphs", confidence: 0.9, ..*attribution });
    }
    if !stands_alone(reader, number) {
        return None;
    }
    let same = *paragraph == quoted.paragraph;
    let next = *paragraph + 1 == quoted.paragraph && fills_paragraph(reader, number);
    (same || next).then_some(Attribution {
        rule: if same { "quotation/same-paragraph" } else { "quotation/next-paragraph" },
        confidence: if same { 0.8 } else { 0.6 },
        ..*attribution
    })
}

/// Whether nothing but the stretch stands in its paragraph.
fn fills_paragraph(reader: &Reader<'_>, number: usize) -> bool {
    let Some(quoted) = reader.quoted.get(number) else { return false };
    let Some(paragraph) = reader.paragraphs.get(quoted.paragraph) else { return false };
    paragraph.len().saturating_sub(quoted.outer.len()) <= 2
}

/// Whether a stretch is a sentence of its own: begins and ends like one and holds a verb.
fn stands_alone(reader: &Reader<'_>, number: usize) -> bool {
    let Some(quoted) = reader.quoted.get(number) else { return false };
    let tokens = reader.tokens_of(number);
    let ended = matches!(last_letter(reader, number), '.' | '!' | '?' | '…' | ',') || quoted.open_ended;
    let verb = (tokens.start..tokens.end).any(|t| matches!(reader.clauses.upos(t), Upos::Verb | Upos::Aux | Upos::X));
    begins_fresh(reader, number) && ended && verb && starts_capital(reader, number) && reader.words(quoted.inner) >= 3
}

/// The reporting verb with its auxiliaries and particle: "has said", "pointed out".
pub(super) fn cue_span(reader: &Reader<'_>, verb: u32) -> Span {
    let mut start = verb;
    while start > 0
        && reader.same_sentence(start - 1, verb)
        && reader.clauses.upos(start - 1) == Upos::Aux
        && reader.clauses.head(start - 1) == Some(verb)
    {
        start -= 1;
    }
    let out = verb + 1 < reader.clauses.count() && reader.lower(verb) != "said" && reader.lower(verb + 1) == "out";
    let end = if out { verb + 1 } else { verb };
    reader.clauses.span(start).cover(reader.clauses.span(end))
}
