//! Where the tree names nobody: the nearest name before the trigger in the same stretch of the
//! sentence acts. A stretch ends at a semicolon, a quotation mark or another finite verb's subject.

use super::party;
use super::trigger::Found;
use crate::extract::MentionKind;
use crate::extract::clause::Clauses;
use crate::language::{Sentence, Upos};
use crate::lexicon::TriggerPos;
use crate::text::MentionId;

/// Farthest a name may stand before its verb, in tokens.
const MAX_DISTANCE: u32 = 8;

/// Adds the nearest acting name before a verb.
pub(super) fn actors(c: &Clauses<'_>, found: &Found<'_>, sentence: &Sentence, into: &mut Vec<MentionId>) {
    if found.row.pos != TriggerPos::Verb {
        return;
    }
    let from = sentence.tokens.start.max(found.head.saturating_sub(MAX_DISTANCE));
    for token in (from..found.head).rev() {
        if matches!(c.word(token), ";" | "\"" | "“" | "”" | ":" | "by") || c.upos(token) == Upos::Verb {
            return;
        }
        let Some((id, mention)) = party::mention_at(c, token) else { continue };
        if mention.kind == MentionKind::Name
            && party::can_act(mention)
            && mention.tokens.contains(crate::text::TokenId(token))
        {
            into.push(id);
            return;
        }
    }
}
