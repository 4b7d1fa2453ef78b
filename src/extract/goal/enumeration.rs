//! Goals that the text counts: "pursues three goals: 1. … 2. …", "The second goal is …". The head of
//! an enumeration tells whose they are; the number stands on the list item or beside the noun.

use super::super::attitude::{has_case, holders_at, holders_of_verb, owners};
use super::super::clause::Clauses;
use super::super::{Mention, MentionKind};
use crate::ingest::Document;
use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{TimeClass, goal_word, is_in_class, time_word};
use crate::text::{MentionId, Span};

/// How far below its head, in paragraphs, an item may stand.
const LONGEST: usize = 20;

/// A clause that an ordinal opens.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The ordinal.
    pub(super) ordinal: u32,
    /// The clause behind it.
    pub(super) goal: Span,
    /// The item: the sentence, or its part where several stand in one.
    pub(super) item: Span,
    /// Its number.
    pub(super) number: u32,
    /// Whose goals the count is of.
    pub(super) holders: Vec<MentionId>,
}

/// The enumerations of a document.
#[derive(Debug, Default)]
pub(super) struct Enumerations {
    /// Where each head ends, and the holders it names; in text order.
    heads: Vec<(u32, Vec<MentionId>)>,
    /// Paragraphs and sentences that carry a number, in text order.
    items: Vec<(Span, u32)>,
    /// What sentences of a spoken count tell: "first, …", "Secondly, …".
    told: Vec<Told>,
}

impl Enumerations {
    /// Finds them.
    pub(super) fn find(document: &Document, clauses: &Clauses<'_>) -> Self {
        let mut heads = Vec::new();
        for noun in 0..clauses.count() {
            // "is seeking three things: …"
            let sought = || {
                let verb = clauses.head(noun).filter(|_| clauses.deprel(noun) == Deprel::Obj);
                is_in_class(clauses.lemma(noun), "counted thing")
                    && verb.is_some_and(|v| clauses.upos(v) == Upos::Verb && goal_word(clauses.lemma(v), "v").is_some())
            };
            let aim = goal_word(clauses.lemma(noun), "n").is_some_and(|w| w.has("be"));
            if clauses.xpos(noun) != Xpos::NNS || !(aim || sought()) {
                continue;
            }
            let counted = clauses.children(noun).iter().any(|c| {
                clauses.upos(*c) == Upos::Num
                    || matches!(clauses.lemma(*c), "several" | "follow" | "following" | "main" | "these" | "few")
            });
            let colon =
                clauses.sentence(noun).is_some_and(|(_, s)| s.tokens.end > 0 && clauses.word(s.tokens.end - 1) == ":");
            let spoken = clauses.sentence(noun).is_some_and(|(_, s)| {
                (noun..s.tokens.end)
                    .any(|t| ordinal(&clauses.word(t).to_lowercase()) == Some(1) && clauses.word(t + 1) == ",")
            });
            if !(counted || colon || spoken) {
                continue;
            }
            let mut holders = owners(clauses, noun);
            if holders.is_empty()
                && let Some(of) =
                    clauses.children_by(noun, &[Deprel::Nmod]).find(|c| *c > noun && has_case(clauses, *c, &["of"]))
            {
                holders = holders_at(clauses, of);
                // "the goals of Norway building ports": the tree may hang the name on the next word.
                if holders.is_empty() {
                    holders = clauses.subject(of).map(|s| holders_at(clauses, s)).unwrap_or_default();
                }
            }
            if holders.is_empty()
                && let Some(verb) =
                    clauses.head(noun).filter(|_| matches!(clauses.deprel(noun), Deprel::Obj | Deprel::Obl))
            {
                holders = holders_of_verb(clauses, verb);
            }
            if !holders.is_empty() {
                heads.push((clauses.span(noun).end, holders));
            }
        }
        let mut told = told(clauses, &heads);
        for (place, holders) in &heads {
            told.extend(listed(clauses, *place, holders));
        }
        let Some(first) = heads.first().map(|h| h.0) else { return Self::default() };
        let last = heads.last().map_or(first, |h| h.0);
        let mut items: Vec<(Span, u32)> = Vec::new();
        let below = document
            .blocks
            .iter()
            .filter(|b| b.span.start >= first || b.span.contains(Span { start: first, end: first }));
        let mut distance = 0;
        for block in below {
            distance = if block.span.start <= last { 0 } else { distance + 1 };
            if let Some(number) = leading_number(block.span.of(&document.text)).filter(|_| distance <= LONGEST) {
                items.push((block.span, number));
            }
        }
        told.extend(numbered(clauses, &heads, &items));
        items.extend(told.iter().map(|one| (one.item, one.number)));
        items.sort_by_key(|i| (i.0.start, i.1));
        Self { heads, items, told }
    }

    /// What sentences of a spoken count tell.
    pub(super) fn told(&self) -> &[Told] {
        &self.told
    }

    /// The holders of the last head before a place.
    pub(super) fn holders_before(&self, place: u32) -> &[MentionId] {
        let at = self.heads.partition_point(|h| h.0 <= place);
        at.checked_sub(1).and_then(|i| self.heads.get(i)).map_or(&[], |h| h.1.as_slice())
    }

    /// The number of the item that holds a place, where the holder can be the one of the head.
    pub(super) fn number(&self, clauses: &Clauses<'_>, place: u32, holder: &Mention) -> Option<u32> {
        let item = self.items.iter().find(|i| i.0.start <= place && place < i.0.end)?;
        let heads = self.holders_before(place);
        let same = heads.iter().filter_map(|h| clauses.mention_of(*h)).any(|m| {
            let (a, b) = (m.span.of(clauses.text), holder.span.of(clauses.text));
            a.eq_ignore_ascii_case(b) || holder.kind != MentionKind::Name
        });
        same.then_some(item.1)
    }
}

/// Items of a numbered list that begin with an infinitive: "1. To win a seat. 2. To open the port."
fn numbered(clauses: &Clauses<'_>, heads: &[(u32, Vec<MentionId>)], items: &[(Span, u32)]) -> Vec<Told> {
    let mut next = 1;
    let mut all = Vec::new();
    for (item, number) in items {
        let before = heads.partition_point(|h| h.0 <= item.start);
        let Some((_, holders)) = before.checked_sub(1).and_then(|i| heads.get(i)) else { continue };
        next = if *number == 1 { 1 } else { next };
        if *number != next {
            continue;
        }
        next += 1;
        let tokens = clauses.analysis.tokens_in(*item);
        let word = |t: u32| clauses.word(t).to_lowercase();
        let first = (tokens.start..tokens.end.min(tokens.start + 4))
            .find(|t| clauses.word(*t).chars().any(char::is_alphabetic) && ordinal(&word(*t)).is_none());
        let Some(first) = first.filter(|t| word(*t) == "to") else { continue };
        let end = clauses.sentence(first).map_or(tokens.end, |(_, s)| s.tokens.end.min(tokens.end));
        if let Some(goal) = clauses.trimmed(TokenRange { start: first + 1, end }) {
            all.push(Told { ordinal: first, goal, item: goal, number: *number, holders: holders.clone() });
        }
    }
    all
}

/// "three goals: a port, a loan and a seat": the parts of a list behind a colon, where there are as many as
/// the number before the noun says.
fn listed(clauses: &Clauses<'_>, place: u32, holders: &[MentionId]) -> Vec<Told> {
    let noun = clauses.analysis.tokens_in(Span { start: place.saturating_sub(1), end: place }).start;
    let number = (noun.saturating_sub(4)..noun).find_map(|t| cardinal(&clauses.word(t).to_lowercase()));
    let Some((_, sentence)) = clauses.sentence(noun) else { return Vec::new() };
    let colon = (noun + 1..sentence.tokens.end.min(noun + 12)).find(|t| clauses.word(*t) == ":");
    let (Some(number), Some(colon)) = (number, colon) else { return Vec::new() };
    let list = TokenRange { start: colon + 1, end: sentence.tokens.end };
    let cut = |mark: &str| {
        let mut parts: Vec<TokenRange> = Vec::new();
        let mut start = list.start;
        for t in list.start..list.end {
            // The last part stands behind "and", with a comma before it or without.
            let last = parts.len() as u32 + 2 == number && clauses.word(t) == "and";
            if clauses.word(t) == mark || last {
                if t > start {
                    parts.push(TokenRange { start, end: t });
                }
                start = t + 1;
            }
        }
        parts.push(TokenRange { start, end: list.end });
        parts
    };
    let parts = [";", ","].into_iter().map(cut).find(|parts| parts.len() as u32 == number);
    let spans: Vec<(u32, Span)> = parts
        .unwrap_or_default()
        .into_iter()
        .filter_map(|part| {
            let opener = matches!(clauses.word(part.start), "and" | "to");
            Some((part.start, clauses.trimmed(TokenRange { start: part.start + u32::from(opener), ..part })?))
        })
        .collect();
    if spans.len() as u32 != number {
        return Vec::new();
    }
    let make = |(number, (start, goal)): (u32, (u32, Span))| Told {
        ordinal: start,
        goal,
        item: goal,
        number,
        holders: holders.to_vec(),
    };
    (1..).zip(spans).map(make).collect()
}

/// The number of a cardinal that counts the parts of a list.
fn cardinal(word: &str) -> Option<u32> {
    time_word(word, TimeClass::Number)?.parse().ok().filter(|n| (2..=9).contains(n))
}

/// Where the clause begins that an ordinal at the head of a sentence opens: "First, …", "The first is …",
/// "The second goal is …", and behind a count that has begun "Lastly, …", "Another goal is …".
fn opened(clauses: &Clauses<'_>, tokens: TokenRange, next: u32) -> Option<(u32, u32)> {
    let lower = |t: u32| clauses.word(t).to_lowercase();
    let first = tokens.start + u32::from(lower(tokens.start) == "and");
    if next > 1 && is_in_class(&lower(first), "ends a count") && clauses.word(first + 1) == "," {
        return Some((first, first + 2));
    }
    let article = matches!(clauses.upos(first), Upos::Det | Upos::Pron);
    let ordinal_at = first + u32::from(article);
    let counted = ordinal(&lower(ordinal_at)) == Some(next) || next > 1 && lower(first) == "another";
    let after = ordinal_at + u32::from(lower(first) != "another" || article);
    // A noun may stand between, and whose it is: "the second aim of the party is".
    let copula = (after..tokens.end.min(after + 8)).find(|t| matches!(clauses.word(*t), "is" | "was"))?;
    let plain = (after..copula).all(|t| {
        goal_word(clauses.lemma(t), "n").is_some()
            || is_in_class(clauses.lemma(t), "counted thing")
            || t > after && matches!(clauses.upos(t), Upos::Adp | Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj)
    });
    let to = u32::from(clauses.word(copula + 1) == "to");
    (counted && article && plain && copula + 2 < tokens.end).then_some((ordinal_at, copula + 1 + to))
}

/// The clauses that ordinals open, from a head on: "the goals are, first, … Secondly, …". The count
/// must begin with "first" in the sentence of the head or the two after it and go on one by one.
fn told(clauses: &Clauses<'_>, heads: &[(u32, Vec<MentionId>)]) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for (place, holders) in heads {
        let sentences = &clauses.analysis.sentences;
        let Some(from) = clauses.analysis.sentence_at(place.saturating_sub(1)) else { continue };
        let mut next = 1;
        let mut idle = 0;
        for sentence in sentences.iter().skip(from).take(30) {
            let tokens = sentence.tokens;
            // Several can stand in one sentence: "first, …; second, …; and third, …".
            let mut begins: Vec<u32> = Vec::new();
            for t in tokens.start..tokens.end {
                let behind = clauses.span(t).start >= *place || t == tokens.start;
                let apart = t == tokens.start || matches!(clauses.word(t - 1), "," | ":" | ";" | "and");
                let counted = ordinal(&clauses.word(t).to_lowercase()) == Some(next + begins.len() as u32);
                if behind && apart && counted && clauses.word(t + 1) == "," {
                    begins.push(t);
                }
            }
            if begins.is_empty()
                && clauses.span(tokens.start).start >= *place
                && let Some((ordinal, start)) = opened(clauses, tokens, next)
                && let Some(goal) = clauses.trimmed(TokenRange { start, end: tokens.end })
            {
                all.push(Told { ordinal, goal, item: sentence.span, number: next, holders: holders.clone() });
                (next, idle) = (next + 1, 0);
                continue;
            }
            if begins.is_empty() {
                idle += 1;
                if idle > 3 {
                    break;
                }
                continue;
            }
            for (n, ordinal) in begins.iter().enumerate() {
                let mut end = begins.get(n + 1).copied().unwrap_or(tokens.end);
                end -= u32::from(n + 1 < begins.len() && clauses.word(end - 1) == "and");
                let mut start = ordinal + 2;
                // "first, to open the port" in a row of such.
                start += u32::from(begins.len() > 1 && clauses.word(start) == "to");
                if let Some(goal) = clauses.trimmed(TokenRange { start, end: end.max(start) }) {
                    let whole = begins.len() == 1;
                    let item = if whole { sentence.span } else { clauses.span(*ordinal).cover(goal) };
                    let number = next + n as u32;
                    all.push(Told { ordinal: *ordinal, goal, item, number, holders: holders.clone() });
                }
            }
            (next, idle) = (next + begins.len() as u32, 0);
        }
    }
    all
}

/// "1. …", "2) …", "(3) …", "First, …".
fn leading_number(body: &str) -> Option<u32> {
    let body = body.trim_start_matches(['(', '*', '-', '•', ' ']);
    let digits: String = body.chars().take_while(char::is_ascii_digit).collect();
    let after = body.get(digits.len()..).unwrap_or_default();
    if !digits.is_empty() && digits.len() <= 2 && after.starts_with(['.', ')', ':']) {
        return digits.parse().ok();
    }
    let word: String = body.chars().take_while(|c| c.is_alphabetic()).collect();
    let after = body.get(word.len()..).unwrap_or_default();
    if after.starts_with(',') { ordinal(&word.to_lowercase()) } else { None }
}

/// The number of an ordinal: "first", "firstly", "1st".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    let told = |word: &str| time_word(word, TimeClass::Ordinal)?.parse().ok();
    told(word).or_else(|| told(word.strip_suffix("ly")?)).or_else(|| digits?.parse().ok()).filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_start_of_an_item() {
        for (body, number) in [
            ("1. Peace", Some(1)),
            ("(2) Trade", Some(2)),
            ("Thirdly, jobs", Some(3)),
            ("2019 was", None),
            ("First we", None),
        ] {
            assert_eq!(leading_number(body), number, "{body}");
        }
    }
}
