//! What turns a stance round: denial, refusal, "unlike …".

use super::super::Stance;
use super::super::attitude::{holders_at, is_infinitive};
use super::super::clause::Clauses;
use super::Finding;
use crate::language::Deprel;
use crate::lexicon::is_in_class;

/// The stance of a denied word; none where the denial tells nothing ("does not demand").
pub(super) fn denied(stance: Stance) -> Option<Stance> {
    match stance {
        Stance::Support => Some(Stance::Oppose),
        Stance::Accept => Some(Stance::Reject),
        Stance::Recognise => Some(Stance::NotRecognise),
        Stance::Oppose | Stance::Reject => Some(Stance::Accept),
        Stance::NotRecognise => Some(Stance::Recognise),
        Stance::Demand | Stance::Deny | Stance::Neutral => None,
    }
}

/// The stance in its sentence: turned round once for "not" and once for a refusal above.
pub(super) fn in_context(clauses: &Clauses<'_>, word: u32, stance: Stance) -> Option<Stance> {
    let mut turned = clauses.is_negated(word);
    let mut here = word;
    for _ in 0..4 {
        let Some(above) = clauses.head(here) else { break };
        // "failed because the union refused": what stands beside is not turned round.
        let beside = clauses.deprel(here) == Deprel::Advcl && !is_infinitive(clauses, here);
        if beside || !matches!(clauses.deprel(here), Deprel::Xcomp | Deprel::Acl | Deprel::Advcl | Deprel::Conj) {
            break;
        }
        if clauses.deprel(here) != Deprel::Conj {
            if is_in_class(clauses.lemma(above), "turns round") {
                turned = !turned;
            }
            if clauses.is_negated(above) {
                turned = !turned;
            }
        }
        here = above;
    }
    if turned { denied(stance) } else { Some(stance) }
}

/// "Unlike Norway, Sweden opposes …": the one named so holds the contrary.
pub(super) fn unlike(clauses: &Clauses<'_>, finding: &Finding) -> Option<Finding> {
    let (_, sentence) = clauses.sentence(finding.cue)?;
    let first = sentence.tokens.start;
    let preposition = (first..finding.cue.min(first + 3)).find(|t| clauses.word(*t).eq_ignore_ascii_case("unlike"))?;
    let noun = clauses.head(preposition).filter(|h| *h > preposition).unwrap_or(preposition + 1);
    let holders = holders_at(clauses, noun);
    let stance = match finding.stance {
        Stance::Demand => Stance::Oppose,
        Stance::Oppose | Stance::Reject => Stance::Support,
        other => denied(other)?,
    };
    (!holders.is_empty()).then(|| Finding {
        holders,
        stance,
        rule: "position/unlike",
        confidence: finding.confidence * 0.8,
        ..finding.clone()
    })
}
