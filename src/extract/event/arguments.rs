//! What stands around a trigger: verb or noun to its slots (`subj`, `obj`, `poss`, `mod`, `light`, a
//! preposition), each with the word that heads the phrase. Active and passive, inherited subjects,
//! relative clauses, participles, light verbs. Knows trees only, no mentions and no lexicon of types.

use crate::extract::clause::Clauses;
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{StatusWord, is_complement, light_verb, status_word};

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

    /// Adds a phrase, and those the tree hung on a name in it: "talks with Peru in Lima", "attacks on
    /// Peru by Chile" have a place and an agent of their own.
    fn push_phrase(&mut self, c: &Clauses<'a>, slot: &'a str, token: u32, depth: usize) {
        self.push(slot, token);
        if depth > MAX_CLIMB || c.upos(token) != Upos::Propn {
            return;
        }
        for inner in c.children_by(token, &[Deprel::Nmod]).filter(|i| *i > token) {
            if let Some(case) = preposition(c, inner).filter(|p| is_complement(p, "outer")) {
                self.push_phrase(c, case, inner, depth + 1);
            }
        }
    }

    /// The words in a slot.
    pub(super) fn slot<'s>(&'s self, slot: &'s str) -> impl Iterator<Item = u32> + 's {
        self.all.iter().filter(move |a| a.slot == slot).map(|a| a.token)
    }
}

/// The preposition of a noun phrase; none for a bare one.
pub(super) fn preposition<'a>(c: &Clauses<'a>, noun: u32) -> Option<&'a str> {
    let own = c.children_by(noun, &[Deprel::Case]).filter(|k| *k < noun).last();
    // "by Premier Li": the tree may hang the preposition on the title.
    let before = || {
        let first = c.subtree(noun).start;
        let on_title = c.head(first).is_some_and(|h| c.head(h) == Some(noun) && h < noun);
        (first < noun && c.deprel(first) == Deprel::Case && on_title).then_some(first)
    };
    own.or_else(before).map(|k| c.lemma(k))
}

/// Whether the verb is passive: by its auxiliaries, as a participle after its noun, or because the
/// passive verb it is coordinated with is.
pub(super) fn is_passive(c: &Clauses<'_>, verb: u32) -> bool {
    if c.is_passive(verb) {
        return true;
    }
    // "to have the firm boycotted"
    let caused = c.xpos(verb) == Xpos::VBN
        && matches!(c.deprel(verb), Deprel::Xcomp | Deprel::Ccomp)
        && c.child(verb, &[Deprel::Aux, Deprel::Mark, Deprel::Obj]).is_none()
        && c.head(verb).is_some_and(|h| h < verb && matches!(c.lemma(h), "have" | "get" | "see" | "want"));
    if caused {
        return true;
    }
    if c.xpos(verb) != Xpos::VBN || c.child(verb, &[Deprel::Aux, Deprel::Nsubj]).is_some() {
        return false;
    }
    if c.child(verb, &[Deprel::OblAgent]).is_some() {
        return true;
    }
    match c.deprel(verb) {
        Deprel::Acl => c.child(verb, &[Deprel::Obj]).is_none() && !is_whole_sentence(c, verb),
        Deprel::Advcl | Deprel::Parataxis => true,
        Deprel::Conj => c.head(verb).is_some_and(|h| c.is_passive(h)),
        _ => false,
    }
}

/// Whether a participle after the noun that heads the whole sentence is its verb, misread: "Rebels clashed …".
fn is_whole_sentence(c: &Clauses<'_>, verb: u32) -> bool {
    c.head(verb).is_some_and(|noun| {
        c.deprel(noun) == Deprel::Root
            && c.child(noun, &[Deprel::Cop]).is_none()
            && c.sentence(verb).is_some_and(|(_, s)| c.word(s.tokens.end.saturating_sub(1)) == ".")
    })
}

/// The slots of a verb.
pub(super) fn of_verb<'a>(c: &Clauses<'a>, verb: u32) -> Arguments<'a> {
    let mut found = Arguments::default();
    let passive = is_passive(c, verb);
    let surface = surface_subject(c, verb);
    if passive {
        found.all.extend(surface.map(|token| Argument { slot: "obj", token }));
        let agent = c.by_phrase(verb).or_else(|| far_agent(c, verb));
        found.all.extend(agent.map(|token| Argument { slot: "subj", token }));
    } else {
        found.all.extend(surface.map(|token| Argument { slot: "subj", token }));
        for object in c.children_by(verb, &[Deprel::Obj]) {
            found.push("obj", antecedent(c, verb, object));
        }
        if let Some(object) = c.misread_object(verb) {
            found.push("obj", object);
        }
        for object in c.children_by(verb, &[Deprel::Iobj]) {
            found.push("to", object);
            // "warned Chad there would be trouble"
            if c.child(verb, &[Deprel::Obj]).is_none() {
                found.push("obj", object);
            }
        }
        let gap = found.slot("obj").next().is_none() && c.deprel(verb) == Deprel::AclRelcl;
        if let Some(head) = c.head(verb).filter(|h| gap && surface.is_some_and(|s| s != *h)) {
            found.push("obj", head);
        }
    }
    // "The hosts and Chad did …": the tree may give the verb both as subjects.
    if let Some(first) = surface.filter(|s| c.head(*s) == Some(verb)) {
        let slot = if passive { "obj" } else { "subj" };
        for other in c.children_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|s| *s > first && *s < verb) {
            found.push(slot, other);
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

/// The noun after "by" that the tree hung on a date or place beside a passive verb: "was received in
/// Oslo on Monday by …".
fn far_agent(c: &Clauses<'_>, verb: u32) -> Option<u32> {
    let phrases = c.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]).filter(|p| *p > verb);
    let mut inner = phrases.flat_map(|p| c.children_by(p, &[Deprel::Nmod]));
    inner.find(|n| preposition(c, *n) == Some("by"))
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
    by_words(c, noun, &mut found);
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
            // "was praised by the minister during a visit to …": the tree hangs the visit on who pays it.
            Deprel::Nmod if here == noun && above < here && preposition(c, here) == Some("during") => {
                if found.slot("poss").next().is_none() {
                    found.push("light", above);
                }
                break;
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
    // "The two were in talks", "X was on a visit to …": the subject takes part.
    if matches!(preposition(c, noun), Some("in" | "on" | "at"))
        && let Some(subject) = c.child(noun, &[Deprel::Nsubj])
        && c.child(noun, &[Deprel::Cop]).is_some()
    {
        found.push("light", subject);
    }
    found
}

/// How far before an act noun its possessor's mark may stand, in tokens.
const MODIFIERS: u32 = 4;

/// The name whose "'s" stands before an act noun, or the nationality right before it. Trees mistake
/// them most where a verb before them is read as a name: "helped A avert B's attacks".
pub(super) fn owner_by_words(c: &Clauses<'_>, noun: u32) -> Option<(&'static str, u32)> {
    let sentence = c.sentence(noun)?.1;
    for at in (sentence.tokens.start.max(noun.saturating_sub(MODIFIERS))..noun).rev() {
        if c.xpos(at) == Xpos::POS {
            return c.name_ending(at).map(|head| ("poss", head));
        }
        if let Some(head) = c.people_ending(at + 1) {
            return Some(("mod", head));
        }
        if !matches!(c.upos(at), Upos::Adj | Upos::Noun | Upos::Num) {
            return None;
        }
    }
    None
}

fn by_words<'a>(c: &Clauses<'a>, noun: u32, found: &mut Arguments<'a>) {
    match owner_by_words(c, noun) {
        Some(("poss", head)) => {
            found.all.retain(|a| a.slot != "poss");
            found.push("poss", head);
        }
        Some((slot, head)) => found.push(slot, head),
        None => {}
    }
}

/// A verb with its particle, as the tables have it: "call off".
pub(super) fn phrasal(c: &Clauses<'_>, verb: u32) -> Option<String> {
    let beside = Some(verb + 1).filter(|t| matches!(c.lemma(*t), "off" | "out" | "up") && c.upos(*t) == Upos::Adp);
    let particle = c.child(verb, &[Deprel::CompoundPrt]).or(beside)?;
    Some(format!("{} {}", c.lemma(verb), c.lemma(particle)))
}

/// What the verb that carries a noun of event says of it, its particle read along.
pub(super) fn light(c: &Clauses<'_>, verb: u32) -> Option<StatusWord> {
    let own =
        || light_verb(c.lemma(verb)).or_else(|| super::trigger::stems(c.word(verb)).iter().find_map(|s| light_verb(s)));
    phrasal(c, verb).and_then(|p| light_verb(&p)).or_else(own)
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
    let light = light(c, verb).is_some();
    let there = is_there(c, noun);
    match relation {
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj if light => {
            let above = of_verb(c, verb);
            for argument in above.all {
                match argument.slot {
                    "subj" if argument.token != noun => found.push("light", argument.token),
                    "subj" | "obj" => {}
                    // Who accepts an invitation does not issue it.
                    "by" => {}
                    slot if light && argument.token != noun => found.push(slot, argument.token),
                    _ => {}
                }
            }
            for other in c.children_by(verb, &[Deprel::Nsubj]).filter(|s| *s != noun && relation != Deprel::Obj) {
                found.push("light", other);
            }
            found.carrier = Some(verb);
        }
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Advcl
            if (light || any_carrier) && (there || relation == Deprel::OblUnmarked) =>
        {
            let above = of_verb(c, verb);
            if let Some(subject) = above.slot("subj").next() {
                found.push("light", subject);
            }
            // "placed the envoy under arrest"
            if preposition(c, noun) == Some("under") && is_complement(c.lemma(verb), "places") {
                above.slot("obj").for_each(|object| found.push("against", object));
            }
            found.carrier = light.then_some(verb);
        }
        Deprel::Root | Deprel::Xcomp => {}
        _ => {}
    }
}

/// Whether the subject of the clause takes part in what a noun in an oblique phrase tells: who acts
/// "during" or "at" a meeting is there; who reports, welcomes or shuns one need not be.
pub(super) fn is_there(c: &Clauses<'_>, noun: u32) -> bool {
    let with = || c.children_by(noun, &[Deprel::Nmod]).any(|n| preposition(c, n) == Some("with"));
    match preposition(c, noun) {
        Some("during" | "in" | "at" | "for" | "through" | "via" | "under" | "from") => true,
        Some("on") => is_complement(c.lemma(noun), "journey"),
        Some("after" | "before" | "following" | "to") => c.child(noun, &[Deprel::NmodPoss]).is_some() || with(),
        _ => false,
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
                found.push_phrase(c, case, child, 0);
                // "the visit of the minister to Lima"
                if case == "of" && is_complement(c.lemma(noun), "journey") {
                    for goal in c.children_by(child, &[Deprel::Nmod]).filter(|g| preposition(c, *g) == Some("to")) {
                        found.push("to", goal);
                    }
                }
                // "rounds of talks between …"
                if case == "of" && c.upos(child) == Upos::Noun {
                    for inner in inside_noun(c, child, depth + 1).all {
                        if matches!(inner.slot, "between" | "with" | "among" | "involving" | "against") {
                            found.push(inner.slot, inner.token);
                        }
                    }
                }
            }
            Deprel::Acl if c.xpos(child) == Xpos::VBN => {
                obliques(c, child, &mut found);
                // Who sponsors talks is no party of them.
                let sponsored = is_complement(c.lemma(child), "sponsor");
                if sponsored {
                    found.all.retain(|a| a.slot != "by");
                }
                if let Some(agent) = c.by_phrase(child).filter(|_| !sponsored) {
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
    // "Ann Lee, a driver arrested in May"
    if !own
        && c.deprel(verb) == Deprel::Acl
        && c.xpos(verb) == Xpos::VBN
        && let Some(noun) = c.head(verb).filter(|n| c.deprel(*n) == Deprel::Appos && c.upos(*n) == Upos::Noun)
        && let Some(host) = c.head(noun).filter(|h| c.upos(*h) == Upos::Propn)
    {
        return Some(host);
    }
    if own || c.deprel(verb) != Deprel::Acl || c.xpos(verb) != Xpos::VB {
        return c.subject(verb);
    }
    let noun = c.head(verb)?;
    // "was the first state to sign": of a predicate its subject.
    if c.child(noun, &[Deprel::Cop]).is_some() {
        return c.subject(verb);
    }
    // "burnt flags to protest against …": the tree hangs the purpose on the noun beside it.
    let owned = ["gov", "own"].iter().any(|place| status_word(c.lemma(noun), place).is_some());
    if !owned
        && let (Deprel::Obj | Deprel::Obl, Some(above)) = (c.deprel(noun), c.head(noun))
        && let Some(subject) = c.subject(above)
    {
        return Some(subject);
    }
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
            found.push_phrase(c, case, phrase, 0);
            // "spoke on the telephone with her": the tree hangs the second phrase on the first.
            let own = c.upos(phrase) == Upos::Noun && matches!(case, "on" | "by" | "over" | "in" | "at" | "via");
            let mut inner = c.children_by(phrase, &[Deprel::Nmod]).filter(|n| own && *n > phrase);
            if let Some(with) = inner.find(|n| preposition(c, *n) == Some("with")) {
                found.push_phrase(c, "with", with, 0);
            }
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
