//! Verbs, nouns and adjectives of stance with their constructions.

use super::super::Stance;
use super::super::attitude::{
    after, has_case, holders_at, holders_of_verb, is_infinitive, is_possible, is_supposed, owners, phrase,
};
use super::super::bounds;
use super::super::clause::Clauses;
use super::Finding;
use super::polarity::{denied, in_context};
use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{StanceWord, calendar_names, goal_word, is_in_class, stance_words};
use crate::text::Span;

/// What the word at a token tells.
pub(super) fn at(clauses: &Clauses<'_>, token: u32) -> Vec<Finding> {
    match clauses.upos(token) {
        Upos::Verb => {
            let particle = clauses
                .child(token, &[Deprel::CompoundPrt])
                .map(|p| format!("{} {}", clauses.lemma(token), clauses.lemma(p)));
            let with_particle = particle.map_or(&[][..], |p| stance_words(&p, "v"));
            let words =
                with_particle.iter().chain(stance_words(clauses.lemma(token), "v")).filter(|w| w.stance != "label");
            let state = stance_words(clauses.lemma(token), "b").iter().filter(|_| clauses.is_passive(token));
            words.chain(state).filter_map(|w| verb(clauses, token, w)).take(1).collect()
        }
        Upos::Noun => {
            let favour = stance_words(clauses.lemma(token), "p").iter().filter_map(|w| favour(clauses, token, w));
            let words = stance_words(clauses.lemma(token), "n").iter().filter_map(|w| noun(clauses, token, w));
            favour.chain(words).take(1).collect()
        }
        Upos::Adj => {
            let words = stance_words(clauses.lemma(token), "a").iter();
            words.filter_map(|w| adjective(clauses, token, w)).take(1).collect()
        }
        _ => against(clauses, token).into_iter().collect(),
    }
}

fn finding(
    clauses: &Clauses<'_>,
    cue: u32,
    word: &StanceWord,
    target: Span,
    rule: &'static str,
    confidence: f32,
) -> Option<Finding> {
    let stance = in_context(clauses, cue, Stance::from_name(word.stance)?)?;
    // "recognises neither the vote nor the results"
    let own = clauses.analysis.tokens_in(target);
    let none = clauses.lemma(own.start) == "neither";
    let neither = none && clauses.deprel(own.start) == Deprel::CcPreconj;
    // "favours neither party"
    if none && !(own.start..own.end).any(|t| clauses.lemma(t) == "nor") {
        return None;
    }
    let (stance, target) = match neither {
        true => (denied(stance)?, stretch(clauses, own.start + 1, own.end)?),
        false => (stance, target),
    };
    Some(Finding { holders: Vec::new(), stance, target, cue, rule, confidence })
}

/// The letters of an object or other noun phrase.
fn noun_phrase(clauses: &Clauses<'_>, head: u32) -> Option<Span> {
    clauses.trimmed(bounds::own(clauses, clauses.subtree(head), head))
}

fn verb(clauses: &Clauses<'_>, verb: u32, word: &StanceWord) -> Option<Finding> {
    if is_supposed(clauses, verb) {
        return None;
    }
    if clauses.is_passive(verb) || clauses.is_reduced_passive(verb) {
        return passive(clauses, verb, word);
    }
    if word.has("not-inf") {
        return unwilling(clauses, verb, word);
    }
    let object = clauses.object(verb);
    let infinitive =
        clauses.children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp]).find(|c| *c > verb && is_infinitive(clauses, *c));
    // "urged the board to leave", the infinitive hung as a purpose right behind who is asked
    let infinitive = infinitive.or_else(|| {
        let asked = object.filter(|_| word.has("obj-inf"))?;
        clauses
            .children_by(verb, &[Deprel::Advcl])
            .find(|c| is_infinitive(clauses, *c) && clauses.subtree(*c).start == clauses.subtree(asked).end)
    });
    let own = |c: u32| clauses.child(c, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some_and(|s| s > verb);
    let clause = clauses
        .children_by(verb, &[Deprel::Ccomp, Deprel::Xcomp])
        .find(|c| *c > verb && !is_infinitive(clauses, *c) && (clauses.deprel(*c) == Deprel::Ccomp || own(*c)));
    let prepositions: Vec<&str> = word
        .frames
        .iter()
        .copied()
        .filter(|f| !f.contains("inf") && !matches!(*f, "obj" | "clause" | "should" | "no-person" | "no-way" | "ing"))
        .collect();

    let mut target = None;
    let purpose = || clauses.children_by(verb, &[Deprel::Advcl]).find(|c| *c > verb && is_infinitive(clauses, *c));
    if word.has("on-inf")
        && let (Some((_, _)), Some(infinitive)) = (after(clauses, verb, &["on", "upon"]), infinitive.or_else(purpose))
    {
        target = stretch(clauses, verb + 2, clauses.subtree(infinitive).end);
    }
    if target.is_none() && !prepositions.is_empty() {
        // "agreed on Tuesday to …": a day is no issue.
        let day = |head: u32| calendar_names().contains(clauses.word(head).to_lowercase().as_str());
        target = after(clauses, verb, &prepositions).filter(|t| !day(t.0)).map(|(head, span)| {
            // "called for the law to be changed": the infinitive hangs on the verb.
            let purpose =
                purpose().filter(|i| word.has("for") && clauses.subtree(*i).start == clauses.subtree(head).end);
            purpose
                .and_then(|i| stretch(clauses, clauses.analysis.tokens_in(span).start, clauses.subtree(i).end))
                .unwrap_or(span)
        });
    }
    if target.is_none()
        && word.has("obj-inf")
        && let (Some(object), Some(infinitive)) = (object, infinitive)
    {
        target = stretch(clauses, clauses.subtree(object).start.max(verb + 1), clauses.subtree(infinitive).end);
    }
    if target.is_none()
        && word.has("inf")
        && let Some(infinitive) = infinitive
    {
        // "declined to comment": about nothing.
        if is_in_class(clauses.lemma(infinitive), "no answer") {
            return None;
        }
        // "refused to recognise …": the verb below tells the stance.
        if stance_words(clauses.lemma(infinitive), "v").iter().any(|w| w.stance != "label") {
            return None;
        }
        target = phrase(clauses, infinitive, Some(verb), false);
    }
    if target.is_none()
        && word.has("clause")
        && let Some(clause) = clause
    {
        target = phrase(clauses, clause, Some(verb), false);
    }
    // "denied arming the group", "opposes sending troops"
    if target.is_none()
        && word.has("ing")
        && let Some(gerund) =
            clauses.children_by(verb, &[Deprel::Xcomp]).find(|c| *c > verb && clauses.xpos(*c) == Xpos::VBG)
    {
        target = phrase(clauses, gerund, Some(verb), false);
    }
    if target.is_none()
        && word.has("should")
        && let Some(clause) =
            clause.or_else(|| clauses.child(verb, &[Deprel::Xcomp])).filter(|c| is_wished(clauses, *c))
    {
        target = phrase(clauses, clause, Some(verb), false);
    }
    if target.is_none()
        && word.has("obj")
        && let Some(object) = object
    {
        // "welcomed the minister" is a reception, "the deal it welcomed him for" tells no issue.
        let somebody = clauses
            .mention(object)
            .and_then(|m| clauses.mention_of(m))
            .is_some_and(|m| m.entity_type == Some(crate::lexicon::EntityType::Person) && m.head.0 == object);
        let in_the_way = word.has("no-way") && is_in_class(clauses.lemma(object), "in the way");
        if is_reflexive(clauses, object) || (somebody && word.has("no-person")) || in_the_way {
            return None;
        }
        let own = bounds::own(clauses, clauses.subtree(object), object);
        target = clauses.trimmed(bounds::with_complement(clauses, verb, object, own));
    }
    // "could neither confirm nor deny it"
    let able = |a: u32| matches!(clauses.lemma(a), "can" | "could");
    if word.stance == "deny" && clauses.children_by(verb, &[Deprel::Aux]).any(able) {
        return None;
    }
    if is_possible(clauses, verb) {
        return None;
    }
    let mut found = finding(clauses, verb, word, bounds::whole(clauses, verb, target?), "position/verb", 0.8)?;
    found.holders = holders_of_verb(clauses, verb);
    Some(found)
}

/// "does not want to leave the union": what is not wanted is rejected.
fn unwilling(clauses: &Clauses<'_>, verb: u32, word: &StanceWord) -> Option<Finding> {
    let infinitive = clauses.children_by(verb, &[Deprel::Xcomp]).find(|c| *c > verb && is_infinitive(clauses, *c))?;
    let target = phrase(clauses, infinitive, Some(verb), false).filter(|_| clauses.is_negated(verb))?;
    let stance = Stance::from_name(word.stance)?;
    let holders = holders_of_verb(clauses, verb);
    Some(Finding { holders, stance, target, cue: verb, rule: "position/unwilling", confidence: 0.7 })
}

/// Whether a clause tells what is to be and not what is: "that the islands be returned", "that they leave".
fn is_wished(clauses: &Clauses<'_>, clause: u32) -> bool {
    let helpers = || clauses.children_by(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    let subject = clauses.child(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
    let bare = clauses.xpos(clause) == Xpos::VB && helpers().next().is_none();
    subject && !is_infinitive(clauses, clause) && (bare || helpers().any(|h| clauses.word(h) == "be"))
}

fn is_reflexive(clauses: &Clauses<'_>, object: u32) -> bool {
    let word = clauses.word(object).to_lowercase();
    word.ends_with("self") || word.ends_with("selves") || matches!(word.as_str(), "what" | "which" | "each")
}

fn stretch(clauses: &Clauses<'_>, start: u32, end: u32) -> Option<Span> {
    if start < end { clauses.trimmed(TokenRange { start, end }) } else { None }
}

/// "was rejected by the union", "was welcomed in Oslo".
fn passive(clauses: &Clauses<'_>, verb: u32, word: &StanceWord) -> Option<Finding> {
    // "is opposed to the plan", "is committed to peace": a state of the subject.
    if let Some(state) = stance_words(clauses.lemma(verb), "b").first()
        && let Some(target) = after(clauses, verb, &state.frames).map(|t| t.1).or_else(|| {
            let below =
                clauses.children_by(verb, &[Deprel::Xcomp, Deprel::Advcl]).find(|c| is_infinitive(clauses, *c))?;
            phrase(clauses, below, Some(verb), false).filter(|_| state.has("inf"))
        })
    {
        let mut found = finding(clauses, verb, state, target, "position/state", 0.8)?;
        found.holders = clauses.subject(verb).map(|s| holders_at(clauses, s)).unwrap_or_default();
        return Some(found);
    }
    if !word.has("obj") {
        return None;
    }
    let mut patient = clauses.subject(verb)?;
    if !matches!(clauses.upos(patient), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
        patient = clauses.subject(patient)?;
    }
    let target = if clauses.deprel(verb) == Deprel::Acl {
        stretch(clauses, clauses.subtree(patient).start, verb)?
    } else {
        noun_phrase(clauses, patient)?
    };
    let mut found = finding(clauses, verb, word, target, "position/passive", 0.8)?;
    if let Some(agent) = clauses.by_phrase(verb) {
        found.holders = holders_at(clauses, agent);
    } else {
        let place = clauses
            .children_by(verb, &[Deprel::Obl])
            .find(|c| has_case(clauses, *c, &["in", "across", "throughout"]))?;
        let mut holders = holders_at(clauses, place);
        holders.retain(|id| {
            clauses.mention_of(*id).is_some_and(|m| m.entity_type == Some(crate::lexicon::EntityType::Gpe))
        });
        (found.holders, found.rule, found.confidence) = (holders, "position/passive-place", 0.5);
    }
    Some(found)
}

/// "the party's rejection of the plan", "voiced support for the strike", "Danish pressure to leave".
fn noun(clauses: &Clauses<'_>, noun: u32, word: &StanceWord) -> Option<Finding> {
    if word.has("be")
        && let Some(found) = is_the(clauses, noun, word)
    {
        return Some(found);
    }
    // "has no interest in …": neither for nor against.
    if clauses.children_by(noun, &[Deprel::Det]).any(|d| clauses.lemma(d) == "no") {
        return None;
    }
    // "may have sympathy for it", "seeks more support for it": there is none yet.
    let is_object = clauses.deprel(noun) == Deprel::Obj;
    let carrier = clauses.head(noun).filter(|_| is_object || clauses.deprel(noun) == Deprel::Obl);
    let wanted = |verb: u32| {
        goal_word(clauses.lemma(verb), "v").is_some_and(|w| {
            is_object && w.has("obj") || !is_object && w.has("for") && has_case(clauses, noun, &["for"])
        })
    };
    if carrier.is_some_and(|v| is_possible(clauses, v) || wanted(v)) {
        return None;
    }
    let prepositions: Vec<&str> =
        word.frames.iter().copied().filter(|f| !matches!(*f, "inf" | "clause" | "be")).collect();
    let mut target = after(clauses, noun, &prepositions).or_else(|| beside(clauses, noun, &prepositions)).map(|t| t.1);
    let below =
        clauses.children_by(noun, &[Deprel::Acl, Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl]).find(|c| *c > noun);
    if target.is_none()
        && let Some(below) = below
    {
        let infinitive = is_infinitive(clauses, below);
        if infinitive && word.has("inf") {
            if stance_words(clauses.lemma(below), "v").iter().any(|w| w.stance != "label") && word.stance == "reject" {
                return verb_below(clauses, noun, below);
            }
            target = phrase(clauses, below, Some(noun), false);
        } else if word.has("clause") && has_case(clauses, below, &["that"]) {
            target = phrase(clauses, below, Some(noun), false);
        }
    }
    let holders = noun_holders(clauses, noun);
    let mut found = finding(clauses, noun, word, target?, "position/noun", 0.7)?;
    found.holders = holders;
    Some(found)
}

/// "the union's main demand is a share of the profits".
fn is_the(clauses: &Clauses<'_>, noun: u32, word: &StanceWord) -> Option<Finding> {
    let head = clauses.head(noun).filter(|_| clauses.deprel(noun) == Deprel::Nsubj)?;
    let copula = clauses.child(head, &[Deprel::Cop]).filter(|c| *c > noun);
    let plain = clauses.lemma(head) == "be" && head > noun;
    let below = if plain {
        clauses.children_by(head, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Obj]).find(|c| *c > head)?
    } else {
        copula?;
        head
    };
    if matches!(clauses.upos(below), Upos::Adj | Upos::Adv) {
        return None;
    }
    let target = phrase(clauses, below, Some(copula.unwrap_or(head)), false)?;
    let holders = noun_holders(clauses, noun);
    let stance = Stance::from_name(word.stance)?;
    Some(Finding { holders, stance, target, cue: noun, rule: "position/noun-is", confidence: 0.7 })
}

/// "voiced support for the strike", where the tree hangs the last phrase on the verb.
fn beside(clauses: &Clauses<'_>, noun: u32, prepositions: &[&str]) -> Option<(u32, Span)> {
    let above = clauses.head(noun).filter(|_| clauses.deprel(noun) == Deprel::Obj)?;
    let (head, span) = after(clauses, above, prepositions)?;
    (clauses.subtree(head).start == clauses.subtree(noun).end.max(noun + 1)).then_some((head, span))
}

/// "its refusal to recognise the court": the verb below tells the stance, the noun the holder.
fn verb_below(clauses: &Clauses<'_>, noun: u32, below: u32) -> Option<Finding> {
    let word = stance_words(clauses.lemma(below), "v").iter().find(|w| w.has("obj"))?;
    let object = clauses.object(below)?;
    let mut found = finding(clauses, below, word, noun_phrase(clauses, object)?, "position/noun-verb", 0.7)?;
    found.holders = noun_holders(clauses, noun);
    Some(found)
}

/// Whose a noun of stance is: its owner's, or of the one who voices it.
fn noun_holders(clauses: &Clauses<'_>, noun: u32) -> Vec<crate::text::MentionId> {
    let own = owners(clauses, noun);
    if !own.is_empty() {
        return own;
    }
    let Some(above) = clauses.head(noun) else { return Vec::new() };
    let carries = clauses.upos(above) == Upos::Verb
        && !stance_words(clauses.lemma(above), "l").is_empty()
        && matches!(clauses.deprel(noun), Deprel::Obj | Deprel::Obl | Deprel::NsubjPass);
    if carries { holders_of_verb(clauses, above) } else { Vec::new() }
}

/// "is in favour of the plan".
fn favour(clauses: &Clauses<'_>, noun: u32, word: &StanceWord) -> Option<Finding> {
    let follows_in = noun > 0 && clauses.word(noun - 1).eq_ignore_ascii_case("in");
    if !(follows_in || has_case(clauses, noun, &["in"])) {
        return None;
    }
    let (_, target) = after(clauses, noun, &["of"])?;
    let mut found = finding(clauses, noun, word, target, "position/in-favour", 0.8)?;
    let above = if clauses.subject(noun).is_some() { noun } else { clauses.head(noun)? };
    found.holders = holders_of_verb(clauses, above);
    Some(found)
}

/// "is opposed to the plan", "distrustful of the court".
fn adjective(clauses: &Clauses<'_>, adjective: u32, word: &StanceWord) -> Option<Finding> {
    let prepositions: Vec<&str> = word.frames.iter().copied().filter(|f| *f != "inf").collect();
    let below = || {
        let clause = [Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp, Deprel::Csubj];
        let infinitive =
            clauses.children_by(adjective, &clause).find(|c| *c > adjective && is_infinitive(clauses, *c))?;
        phrase(clauses, infinitive, Some(adjective), false).filter(|_| word.has("inf"))
    };
    let target = after(clauses, adjective, &prepositions).map(|t| t.1).or_else(below)?;
    let mut found = finding(clauses, adjective, word, target, "position/adjective", 0.8)?;
    found.holders = if clauses.deprel(adjective) == Deprel::Amod {
        holders_at(clauses, clauses.head(adjective)?)
    } else {
        clauses.subject(adjective).map(|s| holders_at(clauses, s)).unwrap_or_default()
    };
    Some(found)
}

/// "is against the plan": a predicate after "against".
fn against(clauses: &Clauses<'_>, token: u32) -> Option<Finding> {
    if !clauses.word(token).eq_ignore_ascii_case("against") {
        return None;
    }
    let noun = clauses.head(token).filter(|h| *h > token)?;
    clauses.child(noun, &[Deprel::Cop])?;
    let subject = clauses.child(noun, &[Deprel::Nsubj])?;
    let target = stretch(clauses, token + 1, clauses.subtree(noun).end)?;
    let stance = in_context(clauses, noun, Stance::Oppose)?;
    let holders = holders_at(clauses, subject);
    Some(Finding { holders, stance, target, cue: token, rule: "position/against", confidence: 0.8 })
}
