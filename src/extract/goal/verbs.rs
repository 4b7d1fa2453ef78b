//! Verbs and adjectives of wanting: "wants to …", "hopes that …", "is keen on …", "aimed at …".

use super::super::attitude::{
    after, can_hold, has_case, holders_at, holders_of_verb, is_infinitive, is_supposed, owners, phrase,
};
use super::super::bounds;
use super::super::clause::Clauses;
use super::Finding;
use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{GoalWord, goal_word};
use crate::text::{MentionId, Span};

/// What the word at a token tells.
pub(super) fn at(clauses: &Clauses<'_>, token: u32) -> Vec<Finding> {
    match clauses.upos(token) {
        Upos::Verb => goal_word(clauses.lemma(token), "v").map_or_else(Vec::new, |w| verb(clauses, token, w)),
        Upos::Adj => goal_word(clauses.lemma(token), "a").map_or_else(Vec::new, |w| adjective(clauses, token, w)),
        _ => Vec::new(),
    }
}

/// The goals that a clause's head and its conjuncts tell, each alone.
pub(super) fn each(clauses: &Clauses<'_>, head: u32, from: u32) -> Vec<Span> {
    let conjuncts: Vec<u32> = clauses
        .conjuncts(head)
        .into_iter()
        .filter(|c| {
            *c == head
                || matches!(clauses.xpos(*c), Xpos::VB | Xpos::VBG | Xpos::VBP)
                    && clauses.child(*c, &[Deprel::Nsubj]).is_none()
        })
        .collect();
    let parallel = but_also(clauses, head);
    if let Some(other) = parallel.filter(|o| !conjuncts.contains(o)) {
        let both = [head, other]
            .into_iter()
            .filter_map(|c| phrase(clauses, c, Some(from.max(if c == other { other - 1 } else { from })), true));
        return both.map(|span| clip(clauses, span, head, other)).collect();
    }
    let verbal = matches!(clauses.upos(head), Upos::Verb | Upos::Aux);
    // "to end the war and to win votes": two, whatever the tree makes of the second.
    if verbal && conjuncts.len() < 2 && parallel.is_none() {
        let whole = phrase(clauses, head, Some(from), false);
        let tokens = whole.map(|w| clauses.analysis.tokens_in(w));
        let second = tokens.and_then(|r| {
            (head + 1..r.end).find(|t| {
                clauses.upos(*t) == Upos::Cconj && clauses.xpos(t + 1) == Xpos::TO && clauses.xpos(t + 2) == Xpos::VB
            })
        });
        if let (Some(tokens), Some(and)) = (tokens, second)
            && !(tokens.start..and).any(|t| matches!(clauses.xpos(t), Xpos::WDT | Xpos::WP))
        {
            let parts = [TokenRange { start: tokens.start, end: and }, TokenRange { start: and + 2, end: tokens.end }];
            return parts.into_iter().filter_map(|p| clauses.trimmed(p)).collect();
        }
        return whole.into_iter().collect();
    }
    if !verbal || conjuncts.len() < 2 {
        return phrase(clauses, head, Some(from), false).into_iter().collect();
    }
    conjuncts.iter().filter_map(|c| phrase(clauses, *c, Some(from), true)).collect()
}

/// "to not only win but also keep …": the verb after "but", whatever the tree hangs it on.
fn but_also(clauses: &Clauses<'_>, head: u32) -> Option<u32> {
    let only = (head.saturating_sub(3)..head).any(|t| clauses.lemma(t) == "not")
        && (head.saturating_sub(2)..head).any(|t| matches!(clauses.lemma(t), "only" | "just" | "merely"));
    let end = clauses.sentence(head)?.1.tokens.end;
    let but = (head + 1..end).find(|t| clauses.lemma(*t) == "but").filter(|_| only)?;
    (but + 1..end.min(but + 4)).find(|t| clauses.xpos(*t) == Xpos::VB)
}

/// The first of two parallel goals ends before the second.
fn clip(clauses: &Clauses<'_>, span: Span, head: u32, other: u32) -> Span {
    let (first, second) = (clauses.span(head), clauses.span(other));
    if span.start > first.start || span.end <= second.start {
        return span;
    }
    let but = (head..other).rev().find(|t| clauses.lemma(*t) == "but").unwrap_or(other);
    clauses.trimmed(TokenRange { start: head, end: but }).unwrap_or(span)
}

fn findings(holders: &[MentionId], goals: Vec<Span>, cue: u32, rule: &'static str, confidence: f32) -> Vec<Finding> {
    let make = |goal| Finding { holders: holders.to_vec(), goal, cue, number: None, rule, confidence };
    goals.into_iter().map(make).collect()
}

fn verb(clauses: &Clauses<'_>, verb: u32, word: &GoalWord) -> Vec<Finding> {
    if clauses.is_negated(verb) || is_supposed(clauses, verb) {
        return Vec::new();
    }
    // "would like to see …", not "likes to see".
    let would = || clauses.children_by(verb, &[Deprel::Aux]).any(|a| matches!(clauses.lemma(a), "would" | "'d" | "’d"));
    if word.has("would-inf") {
        let below = clauses.children_by(verb, &[Deprel::Xcomp]).find(|c| *c > verb && is_infinitive(clauses, *c));
        let Some(below) = below.filter(|_| would()) else { return Vec::new() };
        return findings(&holders_of_verb(clauses, verb), each(clauses, below, verb), verb, "goal/verb", 0.8);
    }
    // "is trying to help …": the outer word tells it.
    let under = matches!(clauses.deprel(verb), Deprel::Xcomp)
        && clauses.head(verb).is_some_and(|h| goal_word(clauses.lemma(h), "v").is_some_and(|w| w.has("inf")));
    let wanted = matches!(clauses.deprel(verb), Deprel::Xcomp | Deprel::Ccomp)
        && clauses
            .head(verb)
            .is_some_and(|h| goal_word(clauses.lemma(h), "v").is_some_and(|w| w.has("obj-inf") || w.has("clause")));
    if under || wanted && word.has("help") {
        return Vec::new();
    }
    if word.has("help") {
        return help(clauses, verb);
    }
    if clauses.is_passive(verb) || clauses.is_reduced_passive(verb) {
        return passive(clauses, verb, word);
    }
    let holders = holders_of_verb(clauses, verb);
    if holders.is_empty() {
        return Vec::new();
    }
    let (goals, confidence) = goals_of(clauses, verb, word);
    findings(&holders, goals, verb, "goal/verb", confidence)
}

fn goals_of(clauses: &Clauses<'_>, verb: u32, word: &GoalWord) -> (Vec<Span>, f32) {
    let below: Vec<u32> = clauses
        .children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl])
        .filter(|c| *c > verb && clauses.upos(*c) != Upos::Adv)
        .collect();
    // "seeks guarantees that …": a plural taken for a verb.
    let misread = |c: &u32| {
        *c == verb + 1
            && clauses.xpos(*c) == Xpos::VBZ
            && clauses.child(*c, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none()
    };
    let object = clauses
        .children_by(verb, &[Deprel::Obj])
        .find(|c| *c > verb)
        .or_else(|| below.iter().copied().find(misread).filter(|_| word.has("obj")));
    let below: Vec<u32> = below.into_iter().filter(|c| Some(*c) != object).collect();
    let infinitive = below.iter().copied().find(|c| is_infinitive(clauses, *c));
    let reflexive = |o: u32| {
        clauses.lemma(o).ends_with("self") || clauses.lemma(o).ends_with("selves") || {
            let word = clauses.word(o).to_lowercase();
            word.ends_with("self") || word.ends_with("selves")
        }
    };
    if word.has("reflexive") {
        let Some(object) = object.filter(|o| reflexive(*o)) else { return (Vec::new(), 0.0) };
        let role = after(clauses, verb, &["as"]).or_else(|| after(clauses, object, &["as"]));
        let end = role.map(|r| r.1.end);
        let start = clauses.span(verb).start;
        return (end.filter(|e| *e > start).map(|end| Span { start, end }).into_iter().collect(), 0.6);
    }
    if let Some(infinitive) = infinitive {
        let own_subject = clauses.child(infinitive, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|s| *s > verb);
        let object = object.filter(|o| *o < infinitive);
        if let Some(subject) = own_subject.or(object) {
            let wanted = own_subject.is_some() || word.has("obj-inf");
            if wanted && (word.has("obj-inf") || word.has("for")) {
                let range = TokenRange {
                    start: clauses.subtree(subject).start.max(verb + 1),
                    end: clauses.subtree(infinitive).end,
                };
                return (clauses.trimmed(range).into_iter().collect(), 0.85);
            }
        } else if word.has("inf") && (clauses.deprel(infinitive) != Deprel::Advcl || infinitive - verb <= 4) {
            return (each(clauses, infinitive, verb), 0.9);
        }
    }
    // "wants the ban lifted": what is to be done to it.
    let done = |c: &u32| {
        matches!(clauses.xpos(*c), Xpos::VBN | Xpos::VBD)
            && clauses.child(*c, &[Deprel::Aux, Deprel::AuxPass, Deprel::Mark]).is_none()
    };
    if word.has("obj-inf")
        && let Some(clause) = below.iter().copied().find(done)
        && let Some(subject) =
            clauses.child(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).or(object).filter(|s| *s > verb && *s < clause)
    {
        let range =
            TokenRange { start: clauses.subtree(subject).start.max(verb + 1), end: clauses.subtree(clause).end };
        return (clauses.trimmed(range).into_iter().collect(), 0.8);
    }
    // "hopes Norway could win", read as object and complement: a finite verb makes it a clause.
    let modal = |c: u32| clauses.child(c, &[Deprel::Aux]).is_some_and(|a| clauses.xpos(a) == Xpos::MD);
    let finite = below.iter().copied().find(|c| modal(*c));
    if word.has("clause")
        && let (Some(finite), Some(object)) = (finite, object)
        && object < finite
    {
        let range = TokenRange { start: clauses.subtree(object).start.max(verb + 1), end: clauses.subtree(finite).end };
        return (clauses.trimmed(range).into_iter().collect(), 0.8);
    }
    if word.has("clause")
        && let Some(clause) = below.iter().copied().find(|c| clauses.deprel(*c) == Deprel::Ccomp)
    {
        return (phrase(clauses, clause, Some(verb), false).into_iter().collect(), 0.85);
    }
    if word.has("obj")
        && !clauses.word(verb + 1).eq_ignore_ascii_case("to")
        && let Some(object) = object
        && goal_word(clauses.lemma(object), "n").is_none_or(|w| !w.has("be"))
        && !reflexive(object)
        && !matches!(clauses.xpos(object), Xpos::WP | Xpos::WDT)
    {
        let whole = phrase(clauses, object, Some(verb), false).map(|span| object_goal(clauses, verb, object, span));
        return (whole.into_iter().collect(), 0.75);
    }
    // "wants to line up …", where the tree has no infinitive.
    if word.has("inf") && infinitive.is_none() && clauses.word(verb + 1).eq_ignore_ascii_case("to") {
        let end = clauses.sentence(verb).map_or(verb + 2, |s| s.1.tokens.end);
        let stop = (verb + 2..end).find(|t| matches!(clauses.word(*t), ";" | ":" | "because" | "but" | "while"));
        let range = TokenRange { start: verb + 2, end: stop.unwrap_or(end).max(verb + 2) };
        return (clauses.trimmed(range).into_iter().collect(), 0.6);
    }
    let prepositions = ["at", "for", "on", "to", "toward", "towards", "of"];
    let used: Vec<&str> = prepositions.into_iter().filter(|p| word.has(p)).collect();
    // "is working on improving …".
    if word.has("on-ing")
        && let Some((head, span)) = after(clauses, verb, &["on"])
        && clauses.xpos(head) == Xpos::VBG
    {
        return (vec![span], 0.7);
    }
    (after(clauses, verb, &used).map(|t| t.1).into_iter().collect(), 0.7)
}

/// The letters of an object that is wanted: without an aside behind it ("talks, something the firm rules
/// out"), with a role that the tree hung on the verb ("recognition as a partner").
fn object_goal(clauses: &Clauses<'_>, verb: u32, object: u32, span: Span) -> Span {
    let tokens = clauses.analysis.tokens_in(span);
    let stop = bounds::aside(clauses, TokenRange { start: object + 1, end: tokens.end });
    if let Some(own) = stop.and_then(|stop| clauses.trimmed(TokenRange { start: tokens.start, end: stop })) {
        return own;
    }
    let role = clauses
        .children_by(verb, &[Deprel::Obl, Deprel::Advcl])
        .find(|c| *c > object && clauses.subtree(*c).start == tokens.end && has_case(clauses, *c, &["as"]));
    let end = role.map_or(tokens.end, |r| clauses.subtree(r).end);
    let whole = bounds::with_complement(clauses, verb, object, TokenRange { start: tokens.start, end });
    clauses.trimmed(whole).unwrap_or(span)
}

/// "talks aimed at …", "a law designed to …", "is meant to …".
fn passive(clauses: &Clauses<'_>, verb: u32, word: &GoalWord) -> Vec<Finding> {
    let mut goals: Vec<Span> = Vec::new();
    if (word.has("passive-inf") || word.has("inf"))
        && let Some(below) = clauses
            .children_by(verb, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp])
            .find(|c| is_infinitive(clauses, *c))
    {
        goals = each(clauses, below, verb);
    } else if word.has("at") {
        goals = after(clauses, verb, &["at"]).map(|t| t.1).into_iter().collect();
    }
    let Some(thing) = clauses.subject(verb) else { return Vec::new() };
    findings(&whose(clauses, thing), goals, verb, "goal/passive", 0.6)
}

/// Who stands behind a thing that has a purpose: its owner, or who does what is done with it.
pub(super) fn whose(clauses: &Clauses<'_>, thing: u32) -> Vec<MentionId> {
    let own = owners(clauses, thing);
    if !own.is_empty() {
        return own;
    }
    let mut here = thing;
    for _ in 0..4 {
        let Some(above) = clauses.head(here) else { break };
        if matches!(clauses.upos(above), Upos::Verb) {
            if matches!(clauses.deprel(here), Deprel::Nsubj) {
                break;
            }
            return holders_of_verb(clauses, above);
        }
        let own = owners(clauses, above);
        if !own.is_empty() && matches!(clauses.deprel(here), Deprel::Nmod | Deprel::Conj) {
            return own;
        }
        here = above;
    }
    let itself = holders_at(clauses, thing);
    itself.into_iter().filter(|id| can_hold(clauses, *id)).collect()
}

/// "help the union win": the one helped has the goal.
fn help(clauses: &Clauses<'_>, verb: u32) -> Vec<Finding> {
    let below = clauses
        .children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp])
        .find(|c| *c > verb && matches!(clauses.xpos(*c), Xpos::VB | Xpos::VBP));
    let Some(below) = below else { return help_by_words(clauses, verb) };
    let helped = clauses
        .children_by(verb, &[Deprel::Obj, Deprel::Iobj])
        .find(|c| *c > verb && *c < below)
        .or_else(|| clauses.child(below, &[Deprel::Nsubj]).filter(|c| *c > verb));
    let Some(helped) = helped else { return Vec::new() };
    let goals = each(clauses, below, clauses.subtree(helped).end.saturating_sub(1));
    findings(&holders_at(clauses, helped), goals, verb, "goal/helped", 0.5)
}

/// "help the movement avert …" where the tree takes the second verb for a name: a small letter where a
/// name would have a capital.
fn help_by_words(clauses: &Clauses<'_>, verb: u32) -> Vec<Finding> {
    let small = |t: u32| clauses.word(t).starts_with(char::is_lowercase);
    let determined = matches!(clauses.upos(verb + 1), Upos::Det);
    let helped = clauses.mention(verb + 1 + u32::from(determined)).and_then(|m| Some((m, clauses.mention_of(m)?)));
    let Some((id, mention)) = helped.filter(|(_, m)| m.tokens.start <= verb + 2) else { return Vec::new() };
    let below = mention.tokens.end;
    if clauses.xpos(below) != Xpos::NNP || !small(below) || !can_hold(clauses, id) {
        return Vec::new();
    }
    let end = clauses.sentence(below).map_or(below + 1, |s| s.1.tokens.end);
    let stop = (below..end).find(|t| matches!(clauses.word(*t), "," | ";" | "—" | "–" | "”")).unwrap_or(end);
    let goal = clauses.trimmed(TokenRange { start: below, end: stop });
    findings(&[id], goal.into_iter().collect(), verb, "goal/helped", 0.4)
}

/// "is eager to …", "keen on …", "interested in …".
fn adjective(clauses: &Clauses<'_>, adjective: u32, word: &GoalWord) -> Vec<Finding> {
    if clauses.is_negated(adjective) || is_supposed(clauses, adjective) {
        return Vec::new();
    }
    let holders = match clauses.deprel(adjective) {
        Deprel::Amod => clauses.head(adjective).map(|h| holders_at(clauses, h)),
        _ => clauses.subject(adjective).map(|s| holders_at(clauses, s)),
    };
    let below =
        clauses.children_by(adjective, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp, Deprel::Csubj]).find(|c| {
            *c > adjective && (is_infinitive(clauses, *c) && word.has("inf") || has_case(clauses, *c, &["on", "in"]))
        });
    let prepositions: Vec<&str> = ["on", "in", "for", "about"].into_iter().filter(|p| word.has(p)).collect();
    let goals = match below {
        Some(below) => each(clauses, below, adjective),
        None => after(clauses, adjective, &prepositions).map(|t| t.1).into_iter().collect(),
    };
    findings(&holders.unwrap_or_default(), goals, adjective, "goal/adjective", 0.85)
}
