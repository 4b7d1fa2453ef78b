//! Nouns of aim: "its efforts to …", "the second goal is …", "in a bid to …", "with the aim of …".

use super::super::attitude::{after, has_case, holders_at, holders_of_verb, is_infinitive, owners};
use super::super::clause::Clauses;
use super::Finding;
use super::enumeration::{Enumerations, ordinal};
use super::verbs::each;
use crate::language::{Deprel, TokenRange, Upos};
use crate::lexicon::{GoalWord, goal_word, is_in_class};
use crate::text::{MentionId, Span};

/// What the noun at a token tells.
pub(super) fn at(clauses: &Clauses<'_>, noun: u32, enumerations: &Enumerations) -> Vec<Finding> {
    if clauses.upos(noun) != Upos::Noun {
        return Vec::new();
    }
    let Some(word) = goal_word(clauses.lemma(noun), "n") else { return Vec::new() };
    // "has no intention of leaving", "abandoned the goal of winning"
    let given_up = clauses.head(noun).is_some_and(|v| {
        let carried = matches!(clauses.deprel(noun), Deprel::Obj | Deprel::NsubjPass);
        carried
            && (is_in_class(clauses.lemma(v), "gives up")
                || clauses.is_negated(v) && clauses.deprel(noun) == Deprel::Obj && owners(clauses, noun).is_empty())
    });
    if given_up || clauses.children_by(noun, &[Deprel::Det]).any(|d| clauses.lemma(d) == "no") {
        return Vec::new();
    }
    if word.has("be")
        && let Some(found) = is_the_aim(clauses, noun)
    {
        return found;
    }
    let (goals, rule, confidence) = if word.has("be")
        && let Some(goals) = predicate(clauses, noun)
    {
        (goals, "goal/noun-is", 0.85)
    } else {
        (below(clauses, noun, word), "goal/noun", 0.7)
    };
    if goals.is_empty() {
        return Vec::new();
    }
    let number = clauses.children(noun).iter().find_map(|c| ordinal(&clauses.word(*c).to_lowercase()));
    let mut holders = holders(clauses, noun, word);
    if holders.is_empty() && rule == "goal/noun-is" {
        holders = enumerations.holders_before(clauses.span(noun).start).to_vec();
    }
    let make = |goal| Finding { holders: holders.clone(), goal, cue: noun, number, rule, confidence };
    goals.into_iter().map(make).collect()
}

/// "the goal is …": the predicate without subject and copula.
fn predicate(clauses: &Clauses<'_>, noun: u32) -> Option<Vec<Span>> {
    if !matches!(clauses.deprel(noun), Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter) {
        return None;
    }
    let head = clauses.head(noun)?;
    if let Some(copula) = clauses.child(head, &[Deprel::Cop]).filter(|c| *c > noun) {
        // "the goals are, first, …" is counted elsewhere; "the goal is clear" tells none.
        if matches!(clauses.upos(head), Upos::Adj | Upos::Adv | Upos::Num) {
            return None;
        }
        return Some(each(clauses, head, copula));
    }
    // "the goal is to be recognised": a passive whose first auxiliary is the copula.
    let to = clauses.child(head, &[Deprel::Mark]).filter(|t| *t > noun + 1 && clauses.lemma(*t) == "to");
    if let Some(to) = to.filter(|t| clauses.upos(head) == Upos::Verb && clauses.lemma(t - 1) == "be") {
        return Some(each(clauses, head, to - 1));
    }
    // "the goal is to win": the copula itself may be the head.
    if clauses.lemma(head) == "be" {
        let below = clauses
            .children_by(head, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Obj])
            .find(|c| *c > head)?;
        return Some(each(clauses, below, head));
    }
    let linked = matches!(
        clauses.lemma(head),
        "link" | "relate" | "include" | "involve" | "remain" | "concern" | "connect" | "tie"
    );
    if !linked {
        return None;
    }
    let below = clauses.children_by(head, &[Deprel::Obl, Deprel::Obj, Deprel::Xcomp]).find(|c| *c > head)?;
    let end = clauses.sentence(below)?.1.tokens.end;
    let first = clauses.subtree(below).start;
    let start = if has_case(clauses, below, &["to", "with", "by"]) { first + 1 } else { first };
    clauses.trimmed(TokenRange { start, end }).map(|s| vec![s])
}

/// "Peace remains a goal of the union", "a seat is Norway's aim": the subject is the goal.
fn is_the_aim(clauses: &Clauses<'_>, noun: u32) -> Option<Vec<Finding>> {
    let copula = clauses.child(noun, &[Deprel::Cop]).is_some();
    let remains = matches!(clauses.deprel(noun), Deprel::Xcomp | Deprel::Obj)
        && clauses.head(noun).is_some_and(|h| matches!(clauses.lemma(h), "remain" | "become" | "be" | "stay"));
    if !(copula || remains) {
        return None;
    }
    let subject = if copula { clauses.subject(noun)? } else { clauses.head(noun).and_then(|h| clauses.subject(h))? };
    if !matches!(clauses.upos(subject), Upos::Noun | Upos::Propn | Upos::Verb) || subject > noun {
        return None;
    }
    let mut holders = owners(clauses, noun);
    if holders.is_empty() {
        let named = clauses
            .children_by(noun, &[Deprel::Nmod, Deprel::Obl])
            .chain(clauses.head(noun).into_iter().flat_map(|h| clauses.children_by(h, &[Deprel::Obl])))
            .find(|c| *c > noun && has_case(clauses, *c, &["of", "for"]))?;
        holders = holders_at(clauses, named);
    }
    let goal = clauses.trimmed(clauses.subtree(subject)).filter(|_| !holders.is_empty())?;
    Some(vec![Finding { holders, goal, cue: noun, number: None, rule: "goal/is-the-aim", confidence: 0.7 }])
}

/// "efforts to win", "hope for peace", "the aim of winning".
fn below(clauses: &Clauses<'_>, noun: u32, word: &GoalWord) -> Vec<Span> {
    let infinitive = clauses
        .children_by(noun, &[Deprel::Acl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp])
        .find(|c| *c > noun && is_infinitive(clauses, *c))
        .or_else(|| beside(clauses, noun));
    if let Some(infinitive) = infinitive {
        let taken = word.has("inf") || word.has("inf-seize") && seized(clauses, noun);
        return if taken { each(clauses, infinitive, noun) } else { Vec::new() };
    }
    let prepositions: Vec<&str> = ["of", "for", "at", "in"].into_iter().filter(|p| word.has(p)).collect();
    let found = after(clauses, noun, &prepositions);
    // "the aim of the party" names the holder; "the aim of winning" the goal.
    let found = found.filter(|(head, _)| {
        !has_case(clauses, *head, &["of"])
            || matches!(clauses.upos(*head), Upos::Verb)
            || clauses.mention(*head).is_none()
    });
    found.map(|f| f.1).into_iter().collect()
}

/// An infinitive right behind the noun that the tree hangs on the verb above.
fn beside(clauses: &Clauses<'_>, noun: u32) -> Option<u32> {
    let above = clauses.head(noun).filter(|_| clauses.deprel(noun) == Deprel::Obj)?;
    let end = clauses.subtree(noun).end.max(noun + 1);
    clauses
        .children_by(above, &[Deprel::Advcl, Deprel::Xcomp])
        .find(|c| *c > noun && clauses.subtree(*c).start == end && is_infinitive(clauses, *c))
}

/// "seized an opportunity to …".
fn seized(clauses: &Clauses<'_>, noun: u32) -> bool {
    clauses.head(noun).is_some_and(|h| {
        matches!(clauses.lemma(h), "seize" | "seek" | "take" | "grab" | "use" | "exploit" | "await" | "want")
    })
}

/// Whose the aim is: its owner's; the doer's of the verb it belongs to.
fn holders(clauses: &Clauses<'_>, noun: u32, word: &GoalWord) -> Vec<MentionId> {
    let own = owners(clauses, noun);
    if !own.is_empty() {
        return own;
    }
    let of = clauses.children_by(noun, &[Deprel::Nmod]).find(|c| has_case(clauses, *c, &["of"]) && word.has("be"));
    if let Some(of) = of {
        let named = holders_at(clauses, of);
        if !named.is_empty() {
            return named;
        }
    }
    let mut here = noun;
    for _ in 0..4 {
        let Some(above) = clauses.head(here) else { return Vec::new() };
        let governed = matches!(
            clauses.deprel(here),
            Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::Nmod | Deprel::Conj | Deprel::Advcl | Deprel::NsubjPass
        );
        if !governed {
            return Vec::new();
        }
        // "spoke against any attempt to …": somebody else's.
        if has_case(clauses, here, &["against", "despite"]) {
            return Vec::new();
        }
        if clauses.upos(above) == Upos::Verb {
            return holders_of_verb(clauses, above);
        }
        here = above;
    }
    Vec::new()
}
