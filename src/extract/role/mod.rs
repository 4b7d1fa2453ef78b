//! Roles: person, role, organisation, with what qualifies it (former, deputy, acting, then).
//!
//! In: tokens and mentions of a document. Out: roles in text order. Read from the words of a role
//! (lexicon of titles) and where a person stands beside them: before a name ("Foreign Minister X"),
//! in apposition ("X, head of Y"; "the leader of Y, X"), after "is", "as" or "named", and from "led
//! by X". A role noun with its body but without a name ("the Kenyan envoy") is kept for its nominal.

mod phrase;

use super::{Mention, MentionKind, Role, Why};
use crate::ingest::Document;
use crate::language::{Analysis, Upos};
use crate::lexicon::EntityType;
use crate::text::{MentionId, Span};
use phrase::{Phrase, Tokens};

/// Finds the roles of a document, in text order.
pub fn find(document: &Document, analysis: &Analysis, mentions: &[Mention]) -> Vec<Role> {
    let tokens = Tokens::new(document, analysis, mentions);
    let mut roles: Vec<Role> = Vec::new();
    for sentence in &analysis.sentences {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let mut at = start;
        // Where the role before ended, and who holds it.
        let mut before: Option<(usize, MentionId)> = None;
        while at < end {
            if let Some(phrase) = tokens.phrase(at, end) {
                let mut found = holders(&tokens, &phrase, start, end);
                // "X, head of Y and a former judge"
                if let Some((_, person)) = before.filter(|(to, _)| found.is_empty() && tokens.links(*to, phrase.start))
                {
                    found.push((person, "role/second", 0.7));
                }
                before = found.first().filter(|f| f.1 != "role/nominal").map(|f| (phrase.end, f.0));
                for (person, rule, confidence) in found {
                    push(&mut roles, role(&tokens, &phrase, person, rule, confidence, sentence.span));
                }
                at = phrase.title_end.max(at + 1);
            } else {
                // Of "X, leader of Y, headed a delegation" the body is Y; without one, "led by X" tells no role.
                let own = |person: MentionId| {
                    let same = roles.iter().rev().filter(|r| r.person == person && r.evidence == sentence.span);
                    same.filter_map(|r| r.organisation).next()
                };
                let led = leads(&tokens, at, start, end)
                    .map(|(person, words, body)| (person, words, body.or_else(|| own(person))))
                    .filter(|(_, _, body)| body.is_some());
                if let Some((person, words, organisation)) = led {
                    let why = Why { rule: "role/leads".into(), cues: vec![words], steps: Vec::new(), confidence: 0.6 };
                    push(
                        &mut roles,
                        Role {
                            person,
                            role: words,
                            organisation,
                            modifier: None,
                            date: None,
                            evidence: sentence.span,
                            why,
                        },
                    );
                }
                at += 1;
            }
        }
    }
    roles
}

fn push(roles: &mut Vec<Role>, mut role: Role) {
    // "Kenyan minister and special envoy X": the second office is of the same body.
    if role.organisation.is_none()
        && let Some(first) = roles.last().filter(|r| r.person == role.person && r.evidence == role.evidence)
        && first.why.rule == role.why.rule
    {
        role.organisation = first.organisation;
    }
    if !roles.iter().any(|r| r.person == role.person && r.role == role.role) {
        roles.push(role);
    }
}

fn role(
    tokens: &Tokens<'_>,
    phrase: &Phrase,
    person: MentionId,
    rule: &'static str,
    confidence: f32,
    evidence: Span,
) -> Role {
    // "Foreign Minister X of Kenya"
    let after = tokens.mention(person).and_then(|m| {
        let end = m.tokens.end as usize;
        (rule == "role/before-name" && tokens.word(end) == "of").then(|| tokens.name_from(end + 1)).flatten()
    });
    let organisation = phrase.organisation.or(after).filter(|o| *o != person);
    Role {
        person,
        role: tokens.span(phrase.start, phrase.end),
        organisation,
        modifier: phrase.modifier.clone(),
        date: None,
        evidence,
        why: Why {
            rule: rule.into(),
            cues: vec![tokens.span(phrase.title_start, phrase.title_end)],
            steps: Vec::new(),
            confidence,
        },
    }
}

/// Who holds the role of a phrase, with the rule.
fn holders(tokens: &Tokens<'_>, phrase: &Phrase, start: usize, end: usize) -> Vec<(MentionId, &'static str, f32)> {
    // "Foreign Minister X", "Minister and envoy to … X", "President, Dr X"
    if let Some(person) = tokens.person_at(phrase.end) {
        return vec![(person, "role/before-name", 0.95)];
    }
    if let Some(person) = phrase.coordinated {
        return vec![(person, "role/before-name", 0.85)];
    }
    // "X, head of Y, …", "X (president)", "X, then head of Y"
    let mut before = phrase.outer;
    if before > start && matches!(tokens.word(before - 1), "," | "(") {
        before -= 1;
        if let Some(person) = tokens.person_ending(before) {
            return vec![(person, "role/apposition", 0.9)];
        }
    }
    // "the leader of Y, X"
    if tokens.word(phrase.end) == "," && phrase.end + 1 < end && (phrase.definite || phrase.inner_organisation) {
        // "According to the author, X said": no name of the author.
        let governed = phrase.outer > start && tokens.upos(phrase.outer - 1) == Upos::Adp;
        let closes = |m: &Mention| {
            matches!(tokens.word(m.tokens.end as usize), "," | "." | ";" | ")" | "" | "-" | "and")
                || tokens.is_verb(m.tokens.end as usize) && !governed
        };
        if let Some(person) = tokens.person_at(phrase.end + 1)
            && tokens.mention(person).is_some_and(closes)
        {
            return vec![(person, "role/before-apposition", 0.85)];
        }
    }
    // "X is the head of Y", "X became president", "picked X as the new head", "X, who heads"
    let verb = phrase.outer.checked_sub(1).filter(|v| *v >= start);
    if let Some(v) = verb {
        if tokens.is_copula(v)
            && let Some(person) = tokens.subject_before(v, start)
        {
            return vec![(person, "role/is", 0.8)];
        }
        if tokens.word(v) == "as"
            && let Some(person) = v.checked_sub(1).and_then(|_| tokens.person_ending(v))
        {
            return vec![(person, "role/as", 0.8)];
        }
        if tokens.word(v) == "as"
            && let Some(person) = tokens.server_of(v, start)
        {
            return vec![(person, "role/as", 0.7)];
        }
        // "elected X president", "named X head of Y"
        if let Some(person) = tokens.person_ending(phrase.outer)
            && !phrase.definite
            && tokens
                .mention(person)
                .and_then(|m| (m.tokens.start as usize).checked_sub(1))
                .is_some_and(|i| tokens.appoints(i))
        {
            return vec![(person, "role/appointed", 0.75)];
        }
    }
    // "the Kenyan envoy": the nominal itself, where a body is named with it.
    if phrase.organisation.is_some()
        && phrase.complement_end == phrase.title_end
        && let Some(nominal) = tokens.nominal_ending(phrase.title_end)
        && phrase.inner_organisation
    {
        return vec![(nominal, "role/nominal", 0.5)];
    }
    Vec::new()
}

/// "led by X", "headed by X", "X headed a delegation": person, the words, the body of the group led.
fn leads(tokens: &Tokens<'_>, at: usize, start: usize, end: usize) -> Option<(MentionId, Span, Option<MentionId>)> {
    let word = tokens.word(at);
    if !matches!(word, "led" | "headed" | "chaired" | "leads" | "heads" | "chairs") {
        return None;
    }
    let of_group = |from: usize, to: usize| -> Option<MentionId> {
        let group = (from..to).rev().find(|i| tokens.is_group_noun(*i))?;
        (start.max(group.saturating_sub(4))..group)
            .rev()
            .find_map(|i| tokens.body_at(i))
            .or_else(|| (tokens.word(group + 1) == "of").then(|| tokens.name_from(group + 2)).flatten())
    };
    if tokens.word(at + 1) == "by" {
        let person = tokens.person_at(at + 2).or_else(|| {
            (at + 2..(at + 12).min(end))
                .take_while(|i| !matches!(tokens.word(*i), "," | "." | ";"))
                .find_map(|i| tokens.person_at(i))
        })?;
        return Some((person, tokens.span(at, at + 2), of_group(start, at)));
    }
    let person = tokens.person_ending(at)?;
    let object = (at + 1..(at + 7).min(end)).find(|i| tokens.is_group_noun(*i))?;
    Some((person, tokens.span(at, object + 1), of_group(at + 1, object + 1)))
}

/// Whether a mention is a person by name.
fn is_person(mention: &Mention) -> bool {
    mention.kind == MentionKind::Name && mention.entity_type == Some(EntityType::Person)
}
