//! What stands around a trigger: verb or noun to its slots (`subj`, `obj`, `poss`, `mod`, `light`, a
//! preposition), each with the word that heads the phrase. Active and passive, inherited subjects,
//! relative clauses, participles, light verbs. Knows trees only, no mentions and no lexicon of types.

use crate::extract::clause::Clauses;
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::light_verb;

/// Longest way up from a noun to the verb that carries it.
const MAX_CLIMB: usize = 6;

/// A phrase in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Argument<'a> {
    /// `subj`, `obj`, `poss`, `mod`, `light` or a preposition.
    pub(super) slot: &'a str,
    /// The word that heads the phrase.
    pub(super) token: u32,
}

/// The phrases around a trigger.
#[derive(Debug, Clone, Default)]
pub(super) struct Arguments<'a> {
    /// In no order that means anything.
    pub(super) all: Vec<Argument<'a>>,
    /// Of a noun: the verb that carries it, where there is one.
    pub(super) carrier: Option<u32>,
}

impl<'a> Arguments<'a> {
    fn push(&mut self, slot: &'a str, token: u32) {
        let argument = Argument { slot, token };
        if !self.all.contains(&argument) {
            self.all.push(argument);
        }
    }

    /// The words in a slot.
    pub(super) fn slot<'s>(&'s self, slot: &'s str) -> impl Iterator<Item = u32> + 's {
        self.all.iter().filter(move |a| a.slot == slot).map(|a| a.token)
    }
}

/// The preposition of a noun phrase; none for a bare one.
pub(super) fn preposition<'a>(c: &Clauses<'a>, noun: u32) -> Option<&'a str> {
    c.children_by(noun, &[Deprel::Case]).filter(|k| *k < noun).last().map(|k| c.lemma(k))
}

/// Whether the verb is passive: by its auxiliaries, as a participle after its noun, or because the
/// passive verb it is coordinated with is.
pub(super) fn is_passive(c: &Clauses<'_>, verb: u32) -> bool {
    if c.is_passive(verb) {
        return true;
    }
    if c.xpos(verb) != Xpos::VBN || c.child(verb, &[Deprel::Aux, Deprel::Nsubj]).is_some() {
        return false;
    }
    if c.child(verb, &[Deprel::OblAgent]).is_some() {
        return true;
    }
    match c.deprel(verb) {
        Deprel::Acl => c.child(verb, &[Deprel::Obj]).is_none(),
        Deprel::Advcl | Deprel::Parataxis => true,
        Deprel::Conj => c.head(verb).is_some_and(|h| c.is_passive(h)),
        _ => false,
    }
}

/// The slots of a verb.
pub(super) fn of_verb<'a>(c: &Clauses<'a>, verb: u32) -> Arguments<'a> {
    let mut found = Arguments::default();
    let passive = is_passive(c, verb);
    let surface = surface_subject(c, verb);
    if passive {
        found.all.extend(surface.map(|token| Argument { slot: "obj", token }));
        found.all.extend(c.by_phrase(verb).map(|token| Argument { slot: "subj", token }));
    } else {
        found.all.extend(surface.map(|token| Argument { slot: "subj", token }));
        for object in c.children_by(verb, &[Deprel::Obj]) {
            found.push("obj", antecedent(c, verb, object));
        }
        for object in c.children_by(verb, &[Deprel::Iobj]) {
            found.push("to", object);
        }
        let gap = found.slot("obj").next().is_none() && c.deprel(verb) == Deprel::AclRelcl;
        if let Some(head) = c.head(verb).filter(|h| gap && surface.is_some_and(|s| s != *h)) {
            found.push("obj", head);
        }
    }
    obliques(c, verb, &mut found);
    for object in found.slot("obj").collect::<Vec<_>>() {
        if c.upos(object) == Upos::Noun && c.head(object) == Some(verb) {
            for modifier in c.children_by(object, &[Deprel::Nmod]) {
                if let Some(case) = preposition(c, modifier).filter(|p| *p != "of") {
                    found.push(case, modifier);
                }
            }
        }
    }
    found
}

/// The slots of a predicate adjective: its subject and its obliques.
pub(super) fn of_adjective<'a>(c: &Clauses<'a>, adjective: u32) -> Arguments<'a> {
    let mut found = Arguments::default();
    found.all.extend(c.subject(adjective).map(|token| Argument { slot: "subj", token }));
    obliques(c, adjective, &mut found);
    found
}

/// The slots of a noun, with those of the verb that carries it.
pub(super) fn of_noun<'a>(c: &Clauses<'a>, noun: u32, any_carrier: bool) -> Arguments<'a> {
    let mut found = inside_noun(c, noun, 0);
    let mut here = noun;
    for _ in 0..MAX_CLIMB {
        let Some(above) = c.head(here) else { break };
        match c.deprel(here) {
            Deprel::Compound | Deprel::NmodUnmarked | Deprel::Amod if above > here => {
                for sibling in c.children_by(above, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss]) {
                    if sibling < here {
                        let slot = if c.deprel(sibling) == Deprel::NmodPoss { "poss" } else { "mod" };
                        found.push(slot, sibling);
                    }
                }
                here = above;
            }
            Deprel::Conj => {
                if here == noun {
                    for poss in c.children_by(above, &[Deprel::NmodPoss]) {
                        found.push("poss", poss);
                    }
                }
                here = above;
            }
            Deprel::Nmod if matches!(preposition(c, here), Some("of" | "for" | "in")) => {
                for argument in inside_noun(c, above, 0).all {
                    let own = argument.token == here || found.slot(argument.slot).next().is_some();
                    if !own && (above < here) {
                        found.push(argument.slot, argument.token);
                    }
                }
                here = above;
            }
            relation => {
                carry(c, here, above, relation, any_carrier, &mut found);
                break;
            }
        }
    }
    found
}

/// "with" and "between" right after a contact, wherever the tree hung their phrase.
pub(super) fn beside<'a>(c: &Clauses<'a>, head: u32, found: &mut Arguments<'a>) {
    for word in head + 1..head + 4 {
        match c.upos(word) {
            Upos::Adp if matches!(c.lemma(word), "with" | "between") => {
                if let Some(noun) = c.head(word).filter(|n| *n > word && c.deprel(word) == Deprel::Case) {
                    found.push(c.lemma(word), noun);
                }
                return;
            }
            Upos::Punct | Upos::Verb | Upos::Sconj | Upos::Cconj => return,
            _ => {}
        }
    }
}

/// What the verb above a noun lends it.
fn carry<'a>(c: &Clauses<'a>, noun: u32, verb: u32, relation: Deprel, any_carrier: bool, found: &mut Arguments<'a>) {
    if !matches!(c.upos(verb), Upos::Verb | Upos::Adj | Upos::Aux | Upos::Noun) {
        return;
    }
    let light = light_verb(c.lemma(verb)).is_some();
    match relation {
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj if light || (any_carrier && relation == Deprel::Obj) => {
            let above = of_verb(c, verb);
            for argument in above.all {
                match argument.slot {
                    "subj" if argument.token != noun => found.push("light", argument.token),
                    "subj" | "obj" => {}
                    slot if light && argument.token != noun => found.push(slot, argument.token),
                    _ => {}
                }
            }
            for other in c.children_by(verb, &[Deprel::Nsubj]).filter(|s| *s != noun && relation != Deprel::Obj) {
                found.push("light", other);
            }
            found.carrier = Some(verb);
        }
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Advcl if light || any_carrier => {
            let above = of_verb(c, verb);
            if let Some(subject) = above.slot("subj").next() {
                found.push("light", subject);
            }
            found.carrier = light.then_some(verb);
        }
        Deprel::Root | Deprel::Xcomp => {}
        _ => {}
    }
}

/// The slots within a noun phrase, with those of participles after it ("talks held in … between …").
fn inside_noun<'a>(c: &Clauses<'a>, noun: u32, depth: usize) -> Arguments<'a> {
    let mut found = Arguments::default();
    if depth > MAX_CLIMB {
        return found;
    }
    for &child in c.children(noun) {
        match c.deprel(child) {
            Deprel::NmodPoss => found.push("poss", child),
            Deprel::Amod | Deprel::Compound | Deprel::NmodDesc | Deprel::NmodUnmarked => found.push("mod", child),
            Deprel::Nmod | Deprel::Obl => {
                let Some(case) = preposition(c, child) else { continue };
                found.push(case, child);
                // "rounds of talks between …"
                if case == "of" && c.upos(child) == Upos::Noun {
                    for inner in inside_noun(c, child, depth + 1).all {
                        if matches!(inner.slot, "between" | "with" | "among" | "involving") {
                            found.push(inner.slot, inner.token);
                        }
                    }
                }
            }
            Deprel::Acl if c.xpos(child) == Xpos::VBN => {
                obliques(c, child, &mut found);
                if let Some(agent) = c.by_phrase(child) {
                    found.push("by", agent);
                }
                for below in c.subtree(child).range().map(|t| t as u32) {
                    if preposition(c, below) == Some("between") {
                        found.push("between", below);
                    }
                }
            }
            Deprel::Acl => {
                for object in c.children_by(child, &[Deprel::Obj]) {
                    found.push(c.lemma(child), object);
                    if matches!(c.lemma(child), "involve" | "include" | "unite") {
                        found.push("involving", object);
                    }
                }
                // "talks aimed at peace between A and B"
                for below in c.subtree(child).range().map(|t| t as u32) {
                    if preposition(c, below) == Some("between") {
                        found.push("between", below);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The subject as it stands before the verb, own or inherited; of "a plan to visit" whose plan it is.
fn surface_subject(c: &Clauses<'_>, verb: u32) -> Option<u32> {
    let own = c.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter]).is_some();
    if own || c.deprel(verb) != Deprel::Acl || c.xpos(verb) != Xpos::VB {
        return c.subject(verb);
    }
    let noun = c.head(verb)?;
    if let Some(owner) = c.child(noun, &[Deprel::NmodPoss]) {
        return Some(owner);
    }
    let of = |m: &u32| matches!(preposition(c, *m), Some("of" | "by" | "from"));
    if let Some(owner) = c.children_by(noun, &[Deprel::Nmod]).find(of) {
        return Some(owner);
    }
    match (c.deprel(noun), c.head(noun)) {
        (Deprel::Obj | Deprel::Obl | Deprel::Xcomp, Some(above)) => c.subject(above),
        _ => c.children_by(noun, &[Deprel::Amod, Deprel::Compound]).next(),
    }
}

fn obliques<'a>(c: &Clauses<'a>, verb: u32, found: &mut Arguments<'a>) {
    for phrase in c.children_by(verb, &[Deprel::Obl, Deprel::OblAgent, Deprel::Nmod, Deprel::Advmod, Deprel::Xcomp]) {
        if let Some(case) = preposition(c, phrase) {
            found.push(case, phrase);
        }
    }
}

/// The noun that a relative pronoun in object position stands for.
fn antecedent(c: &Clauses<'_>, verb: u32, word: u32) -> u32 {
    let relative = matches!(c.xpos(word), Xpos::WDT | Xpos::WP) && word < verb;
    match c.head(verb) {
        Some(head) if relative && c.deprel(verb) == Deprel::AclRelcl => head,
        _ => word,
    }
}
