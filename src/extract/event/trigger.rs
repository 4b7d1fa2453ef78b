//! Finds triggers: a token to the row of the lexicon that fits it, by lemma, part of speech and the
//! row's conditions. The row with more words, then more conditions, then the earlier one wins.

use super::arguments::{self, Arguments};
use super::party;
use crate::extract::clause::Clauses;
use crate::extract::{EventType, MentionKind};
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{Condition, EntityType, Trigger, TriggerPos, event_triggers, is_complement, reporting_verb};

/// A trigger in the text.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    /// The lexicon's row.
    pub(super) row: &'static Trigger,
    /// Its PLOVER type.
    pub(super) kind: EventType,
    /// The word the phrase hangs on.
    pub(super) head: u32,
    /// First and last token of the words that tell it.
    pub(super) words: (u32, u32),
    /// What stands around it.
    pub(super) arguments: Arguments<'a>,
    /// The noun that a condition looked at ("attack" in "launched an attack"): no event of its own.
    pub(super) absorbed: Option<u32>,
}

/// The trigger at a token, if it is one.
pub(super) fn at<'a>(c: &Clauses<'a>, token: u32) -> Option<Found<'a>> {
    let form = c.word(token).to_lowercase();
    let mut keys = vec![c.lemma(token).to_lowercase(), form.clone()];
    match c.upos(token) {
        Upos::Verb => keys.extend(stems(&form)),
        Upos::Noun => keys.extend(form.strip_suffix('s').map(str::to_owned)),
        _ => {}
    }
    keys.dedup();
    let rows = keys.iter().flat_map(|key| event_triggers(key));
    let mut fitting: Vec<Found<'a>> = rows.filter_map(|row| fit(c, token, row)).collect();
    fitting
        .sort_by_key(|f| (std::cmp::Reverse(f.row.words.len()), std::cmp::Reverse(f.row.conditions.len()), f.row.row));
    fitting.into_iter().next()
}

/// What a regular verb form can come from: a lemmatizer may be wrong about words it never saw.
pub(super) fn stems(form: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for ending in ["ed", "ing", "es", "s", "d"] {
        let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() > 2) else { continue };
        stems.push(stem.to_owned());
        stems.push(format!("{stem}e"));
        let mut letters = stem.chars().rev();
        if letters.next() == letters.next() {
            stems.push(stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)].to_owned());
        }
    }
    stems
}

fn fit<'a>(c: &Clauses<'a>, token: u32, row: &'static Trigger) -> Option<Found<'a>> {
    let last = token + row.words.len() as u32 - 1;
    let in_sequence = row
        .words
        .iter()
        .zip(token..)
        .skip(1)
        .all(|(word, t)| c.lemma(t) == *word || c.word(t).eq_ignore_ascii_case(word));
    if !in_sequence {
        return None;
    }
    let kind = EventType::from_name(row.kind)?;
    let head = if row.words.contains(&"of") { token } else { last };
    let pos = match c.upos(head) {
        Upos::Verb if is_misread_noun(c, head) => TriggerPos::Noun,
        Upos::Verb => TriggerPos::Verb,
        Upos::Noun | Upos::Propn => TriggerPos::Noun,
        Upos::Adj => TriggerPos::Adjective,
        Upos::Aux => return modal(c, token, row, kind),
        _ => return None,
    };
    let attribute = pos == TriggerPos::Verb && matches!(c.deprel(head), Deprel::Amod | Deprel::Compound);
    if pos != row.pos || attribute {
        return None;
    }
    let mut arguments = match row.pos {
        TriggerPos::Verb => arguments::of_verb(c, head),
        TriggerPos::Noun => arguments::of_noun(c, head, kind == EventType::Consult || row.frame.reciprocal),
        TriggerPos::Adjective | TriggerPos::Modal => arguments::of_adjective(c, head),
    };
    if kind == EventType::Consult && !arguments.all.iter().any(|a| matches!(a.slot, "with" | "between")) {
        arguments::beside(c, last, &mut arguments);
    }
    let mut absorbed = None;
    let holds = row.conditions.iter().all(|condition| match check(c, head, &arguments, condition) {
        Some(noun) => {
            absorbed = absorbed.or(noun);
            true
        }
        None => false,
    });
    if row.pos == TriggerPos::Noun
        && ((c.upos(token) == Upos::Propn && inside_name(c, token)) || describes_another(c, head))
    {
        return None;
    }
    holds.then_some(Found { row, kind, head, words: (token, last), arguments, absorbed })
}

/// "against Chadian attacks on …", "Chad's air strikes on …": plurals of acts that the tagger took for verbs.
fn is_misread_noun(c: &Clauses<'_>, token: u32) -> bool {
    c.xpos(token) == Xpos::VBZ
        && event_triggers(c.lemma(token)).iter().any(|row| row.pos == TriggerPos::Noun)
        && arguments::owner_by_words(c, token).is_some()
}

/// An auxiliary of what somebody says: the speaker asks, the subject is asked.
fn modal<'a>(c: &Clauses<'a>, token: u32, row: &'static Trigger, kind: EventType) -> Option<Found<'a>> {
    let verb = c.head(token).filter(|_| row.pos == TriggerPos::Modal)?;
    // "should have known": blame for what is past, no request.
    if c.children_by(verb, &[Deprel::Aux]).any(|a| a > token && c.lemma(a) == "have") {
        return None;
    }
    let reported = |v: u32| reporting_verb(c.lemma(v), c.word(v)).is_some() && c.upos(v) == Upos::Verb;
    let above = c.head(verb).filter(|a| c.deprel(verb) == Deprel::Ccomp && reported(*a));
    let report = above.or_else(|| c.children_by(verb, &[Deprel::Parataxis]).find(|v| reported(*v)))?;
    let (speaker, asked) = (c.doer(report)?, c.subject(verb)?);
    let (_, party) = party::mention_at(c, asked)?;
    if matches!(c.upos(asked), Upos::Pron) && party.kind == MentionKind::Pronoun || !party::can_act(party) {
        return None;
    }
    let mut arguments = Arguments::default();
    arguments.all.push(arguments::Argument { slot: "subj", token: speaker });
    arguments.all.push(arguments::Argument { slot: "obj", token: asked });
    let last = if verb > token && verb - token < 5 { verb } else { token };
    Some(Found { row, kind, head: verb, words: (token, last), arguments, absorbed: None })
}

/// Whether a noun only says what kind of thing another noun is: "ceasefire monitors", "aid agency".
/// "Ceasefire deal" and "mediation efforts" still tell of a ceasefire and of mediation.
fn describes_another(c: &Clauses<'_>, noun: u32) -> bool {
    let Some(head) = c.head(noun).filter(|h| *h > noun && c.deprel(noun) == Deprel::Compound) else { return false };
    let between = (noun + 1..head).any(|t| c.upos(t) == Upos::Propn || c.word(t) == ",");
    let person = party::mention_at(c, head).is_some_and(|(_, m)| m.kind == MentionKind::Name);
    !between && !person && !is_complement(c.lemma(head), "whole")
}

/// Whether a word is part of a longer name: "Peace Conference Centre" tells no conference.
fn inside_name(c: &Clauses<'_>, token: u32) -> bool {
    party::mention_at(c, token).is_some_and(|(_, m)| {
        m.kind == MentionKind::Name
            && m.tokens.contains(crate::text::TokenId(token))
            && m.entity_type != Some(EntityType::Event)
    })
}

/// `None` where the condition fails; the noun it looked at where it holds.
fn check(c: &Clauses<'_>, head: u32, arguments: &Arguments<'_>, condition: &Condition) -> Option<Option<u32>> {
    let any = &condition.any;
    let listed = |t: &u32| {
        let form = c.word(*t);
        let one = form.strip_suffix('s').unwrap_or(form);
        any.iter().any(|w| *w == c.lemma(*t) || form.eq_ignore_ascii_case(w) || one.eq_ignore_ascii_case(w))
    };
    match condition.kind {
        "obj" => {
            let fits = |t: &u32| {
                let members = c.conjuncts(*t);
                members.iter().any(|m| listed(m) || modifiers(c, *m).iter().any(listed) || stands_for(c, *m, any))
            };
            arguments.slot("obj").find(fits).map(Some)
        }
        "subj" => {
            let all: Vec<u32> = ["subj", "obj"].iter().flat_map(|s| arguments.slot(s)).collect();
            all.iter().any(listed).then_some(None)
        }
        "with" => {
            let mut complements = arguments.all.iter().map(|a| a.token).chain(c.children(head).iter().copied());
            // "spoke with her counterpart, Li Wen, by telephone": wherever the tree hung it.
            let by =
                |t: &u32| listed(t) && arguments::preposition(c, *t).is_some_and(|p| matches!(p, "by" | "over" | "on"));
            let beside = || c.subtree(head).range().map(|t| t as u32).find(|t| *t > head && by(t));
            complements.find(|t| listed(t) || modifiers(c, *t).iter().any(listed)).or_else(beside).map(|_| None)
        }
        "prep" => {
            let cased = arguments.all.iter().any(|a| any.contains(&a.slot));
            (cased || listed(&(head + 1)) || has_particle(c, head, any)).then_some(None)
        }
        "prt" => has_particle(c, head, any).then_some(None),
        "inf" => {
            let verb = c.child(head, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]).or_else(|| asked(c, head))?;
            (any.is_empty() || listed(&verb)).then_some(None)
        }
        "comp" => {
            let class = any.first()?;
            (head + 1..head + 12).any(|t| is_complement(c.lemma(t), class)).then_some(None)
        }
        "goal" => {
            let goals = ["to", "for", "in"].iter().flat_map(|s| arguments.slot(s));
            goals.into_iter().any(|t| is_place(c, t)).then_some(None)
        }
        "not" => (!arguments.slot("obj").any(|t| listed(&t) || stands_for(c, t, any))).then_some(None),
        "nomod" => {
            let described = c.children_by(head, &[Deprel::Compound, Deprel::Amod]).any(|t| listed(&t));
            (!(described || head > 0 && listed(&(head - 1)))).then_some(None)
        }
        "notinf" => {
            let verb = c.child(head, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]);
            (!verb.is_some_and(|v| listed(&v))).then_some(None)
        }
        "to" => {
            let clause = c.child(head, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl]).or_else(|| asked(c, head));
            let told =
                clause.is_some_and(|v| c.children_by(v, &[Deprel::Mark]).any(|m| matches!(c.lemma(m), "to" | "that")));
            (told || arguments.slot("for").next().is_some()).then_some(None)
        }
        "next" => {
            let near = (head + 1..head + 5).take_while(|t| c.upos(*t) != Upos::Verb && c.upos(*t) != Upos::Punct);
            near.into_iter().find(listed).is_some().then_some(None)
        }
        "noprt" => (!has_particle(c, head, any)).then_some(None),
        "noobj" => {
            let told = arguments.slot("obj").any(|t| t > head) || c.child(head, &[Deprel::Ccomp]).is_some();
            (!told).then_some(None)
        }
        "bare" => {
            let wished = |v: u32| {
                (c.xpos(v) == Xpos::VB && c.child(v, &[Deprel::Aux]).is_none())
                    || c.xpos(v) == Xpos::VBG && c.child(v, &[Deprel::Aux]).is_none()
                    || c.children_by(v, &[Deprel::Aux]).any(|a| c.lemma(a) == "should")
            };
            let clause = c.child(head, &[Deprel::Ccomp, Deprel::Xcomp]);
            // "insists that it is over", whatever the tree makes of the clause: no wish.
            let told = c.word(head + 1) == "that" && clause.is_none();
            let asked = clause.map_or_else(|| arguments.slot("obj").any(|t| t > head), wished);
            (asked && !told).then_some(None)
        }
        "nocomp" => c.child(head, &[Deprel::Xcomp, Deprel::Ccomp]).is_none().then_some(None),
        _ => None,
    }
}

/// "asked the court to stop the vote": the infinitive, where the tree hangs it on who is asked.
fn asked(c: &Clauses<'_>, verb: u32) -> Option<u32> {
    let object = c.child(verb, &[Deprel::Obj, Deprel::Iobj]).filter(|o| *o > verb)?;
    let infinitive =
        |v: &u32| *v > object && c.xpos(*v) == Xpos::VB && c.children(*v).iter().any(|m| c.xpos(*m) == Xpos::TO);
    c.children_by(object, &[Deprel::Acl]).find(infinitive)
}

fn modifiers(c: &Clauses<'_>, noun: u32) -> Vec<u32> {
    let links = [Deprel::Compound, Deprel::Amod, Deprel::Nmod];
    c.children_by(noun, &links).filter(|m| arguments::preposition(c, *m).is_none_or(|p| p == "of")).collect()
}

/// Whether an object is of one of the kinds a condition can ask for.
fn stands_for(c: &Clauses<'_>, token: u32, kinds: &[&str]) -> bool {
    let Some((_, mention)) = party::mention_at(c, token) else { return false };
    kinds.iter().any(|kind| match *kind {
        "person" => mention.entity_type == Some(EntityType::Person),
        "actor" => party::can_act(mention),
        "gpe" => matches!(mention.entity_type, Some(EntityType::Gpe | EntityType::Loc)),
        _ => false,
    })
}

fn is_place(c: &Clauses<'_>, token: u32) -> bool {
    party::mention_at(c, token)
        .is_some_and(|(_, m)| matches!(m.entity_type, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac)))
}

fn has_particle(c: &Clauses<'_>, head: u32, any: &[&str]) -> bool {
    let particle = |t: u32| any.iter().any(|w| *w == c.lemma(t));
    c.children_by(head, &[Deprel::CompoundPrt, Deprel::Advmod]).any(particle)
        || (particle(head + 1) && matches!(c.upos(head + 1), Upos::Adp | Upos::Adv))
}
