//! Where the tree names nobody who acts: of a contact, the subject of a clause above; of any other
//! verb in a finite form, the nearest name before it. A guess, and marked as one.

use super::arguments;
use super::party;
use super::trigger::Found;
use crate::extract::clause::Clauses;
use crate::extract::{EventType, MentionKind};
use crate::language::{Deprel, Sentence, Upos, Xpos};
use crate::lexicon::TriggerPos;
use crate::text::{MentionId, TokenId};

/// Farthest a name may stand before its verb, in tokens.
const MAX_DISTANCE: u32 = 9;

/// Longest way up to a subject.
const MAX_CLIMB: usize = 8;

/// Adds who acts, apart from the recipients.
pub(super) fn actors(
    c: &Clauses<'_>,
    found: &Found<'_>,
    sentence: &Sentence,
    recipients: &[MentionId],
    into: &mut Vec<MentionId>,
) {
    if found.kind == EventType::Consult && takes_part(c, found) {
        above(c, found, recipients, into);
    }
    if into.is_empty()
        && found.row.pos == TriggerPos::Verb
        && matches!(c.xpos(found.head), Xpos::VBD | Xpos::VBZ | Xpos::VBP)
        && !has_subject(c, found.head)
    {
        before(c, found, sentence, into);
    }
}

/// Whether the tree tells whose deed it is, though that names nobody: "These countries … condemned".
fn has_subject(c: &Clauses<'_>, verb: u32) -> bool {
    let subject = c.subject(verb).filter(|s| matches!(c.upos(*s), Upos::Noun | Upos::Pron | Upos::Num));
    let named = |t: u32| party::mention_at(c, t).is_some_and(|(_, m)| m.kind == MentionKind::Name);
    let names = |s: u32| c.subtree(s).range().any(|t| (t as u32) < verb && named(t as u32));
    subject.is_some_and(|s| s < verb && !names(s))
}

/// Whether whoever acts in the clause above may be taken for a party of the contact.
fn takes_part(c: &Clauses<'_>, found: &Found<'_>) -> bool {
    if found.row.pos != TriggerPos::Noun || found.arguments.carrier.is_some() {
        return true;
    }
    match c.deprel(found.head) {
        Deprel::Obl | Deprel::OblUnmarked => arguments::is_there(c, found.head),
        Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass => false,
        _ => found.arguments.slot("with").next().is_some(),
    }
}

/// The subject of the nearest clause above that has one.
fn above(c: &Clauses<'_>, found: &Found<'_>, recipients: &[MentionId], into: &mut Vec<MentionId>) {
    let mut here = found.head;
    for _ in 0..MAX_CLIMB {
        if matches!(c.deprel(here), Deprel::Ccomp | Deprel::Parataxis) {
            return;
        }
        let Some(up) = c.head(here) else { return };
        // "The hosts stayed in contact", read as a participle of the hosts.
        if c.deprel(here) == Deprel::Acl && c.upos(up) != Upos::Verb {
            let mut all = Vec::new();
            party::add(c, c.first_conjunct(up), &mut all);
            into.extend(all.into_iter().filter(|m| !recipients.contains(m)));
            if !into.is_empty() {
                return;
            }
        }
        if c.upos(up) == Upos::Verb
            && let Some(subject) = c.child(up, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|s| !c.is_below(here, *s))
        {
            let mut all = Vec::new();
            party::add(c, subject, &mut all);
            into.extend(all.into_iter().filter(|m| !recipients.contains(m)));
            return;
        }
        here = up;
    }
}

/// The nearest acting name before a finite verb, in the same stretch of words.
fn before(c: &Clauses<'_>, found: &Found<'_>, sentence: &Sentence, into: &mut Vec<MentionId>) {
    let from = sentence.tokens.start.max(found.head.saturating_sub(MAX_DISTANCE));
    for token in (from..found.head).rev() {
        if matches!(c.word(token), ";" | "\"" | "“" | "”" | ":" | "by") || c.upos(token) == Upos::Verb {
            return;
        }
        let Some((id, mention)) = party::mention_at(c, token) else { continue };
        let here = mention.tokens.contains(TokenId(token));
        let possessor =
            c.deprel(mention.head.0) == Deprel::NmodPoss || c.child(mention.head.0, &[Deprel::Case]).is_some();
        if mention.kind == MentionKind::Name && party::can_act(mention) && here && !possessor {
            into.push(id);
            return;
        }
    }
}
