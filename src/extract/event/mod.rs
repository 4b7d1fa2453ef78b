//! Events: PLOVER types with actors, recipients, date and place. In: one document's analysis, its
//! mentions, time expressions and quotations. Out: events in text order of their triggers, each
//! with its sentence as evidence. Actor, act, place and date stand in one sentence; who a pronoun
//! or a common noun stands for is left to `resolve`. Never sees another document.
//!
//! A trigger is a row of the lexicon (`trigger`); its frame says in which slots of the tree the
//! participants stand (`arguments`, `party`); `setting` finds time and place, `standing` whether it
//! took place; where the tree says nothing, `shallow` goes by the order of the words.

mod arguments;
mod opening;
mod party;
mod setting;
mod shallow;
mod standing;
#[cfg(test)]
mod tests;
mod trigger;

use smol_str::{SmolStr, format_smolstr};

use super::clause::Clauses;
use super::{Event, EventType, Mention, MentionKind, Mode, Quotation, Status, Timex, Why};
use crate::ingest::Document;
use crate::language::{Analysis, Deprel, Sentence, Upos};
use crate::lexicon::{EntityType, Needs, TriggerPos, is_complement};
use crate::text::{MentionId, TimexId};
use opening::Opening;

/// Finds the events of a document, in text order of their triggers.
pub fn find(
    document: &Document,
    analysis: &Analysis,
    mentions: &[Mention],
    timexes: &[Timex],
    _quotations: &[Quotation],
) -> Vec<Event> {
    let c = Clauses::new(document, analysis, mentions);
    let mut events = Vec::new();
    let openings = opening::of(document, analysis, timexes);
    for (sentence, opening) in analysis.sentences.iter().zip(openings) {
        if !document.is_furniture(sentence.span) {
            in_sentence(&c, sentence, opening, timexes, &mut events);
        }
    }
    events.sort_by_key(|e: &Event| (e.trigger.start, e.trigger.end, e.kind));
    without_repeated_states(document, &mut events);
    events
}

/// A lasting state told by a bare noun ("the siege", "the war") is told once a document; a later
/// mention without a date of its own only refers to it.
fn without_repeated_states(document: &Document, events: &mut Vec<Event>) {
    let mut told: Vec<(EventType, String)> = Vec::new();
    events.retain(|e| {
        let lasting = matches!(e.kind, EventType::Coerce | EventType::Sanction | EventType::Assault);
        if !lasting || e.why.rule != "event/noun" || e.date.is_some() {
            return true;
        }
        let key = (e.kind, e.trigger.of(&document.text).to_lowercase());
        let again = told.contains(&key);
        told.push(key);
        !again
    });
}

/// The events of one sentence.
fn in_sentence(c: &Clauses<'_>, sentence: &Sentence, opening: Opening, timexes: &[Timex], into: &mut Vec<Event>) {
    let mut triggers: Vec<trigger::Found<'_>> = Vec::new();
    for token in sentence.tokens.start..sentence.tokens.end {
        if triggers.last().is_some_and(|t| t.row.pos != TriggerPos::Modal && t.words.1 >= token) {
            continue;
        }
        triggers.extend(trigger::at(c, token));
    }
    let absorbed: Vec<u32> = triggers.iter().filter_map(|t| t.absorbed).collect();
    triggers.retain(|t| t.kind == EventType::Consult || !absorbed.contains(&t.head));
    let told: Vec<u32> = triggers.iter().filter(|t| told_again(c, t, &triggers)).map(|t| t.head).collect();
    triggers.retain(|t| !told.contains(&t.head));
    for found in &triggers {
        into.extend(build(c, found, sentence, opening, timexes));
    }
}

/// Whether a verb beside a noun tells the same: "protesters marched", "met for talks", "the summit talks".
fn told_again(c: &Clauses<'_>, noun: &trigger::Found<'_>, all: &[trigger::Found<'_>]) -> bool {
    noun.row.pos == TriggerPos::Noun
        && all.iter().any(|other| {
            // "ceasefire talks", "cooperation agreement": what the second is about.
            let about = c.deprel(noun.head) == Deprel::Compound && c.head(noun.head) == Some(other.head);
            if about && other.kind == EventType::Consult && other.row.pos == TriggerPos::Noun {
                return true;
            }
            // "convened a meeting"
            let object = c.deprel(noun.head) == Deprel::Obj && c.head(noun.head) == Some(other.head);
            if object && noun.kind == other.kind && other.row.mode == "meet" && noun.row.mode == "meet" {
                return true;
            }
            if noun.kind == EventType::Consult && other.kind == EventType::Consult && is_occasion(c, noun, other) {
                return true;
            }
            other.kind == noun.kind
                && other.head != noun.head
                && match other.row.pos {
                    TriggerPos::Verb => {
                        let takes = |slot: &str| other.arguments.slot(slot).any(|t| t == noun.head);
                        let met = matches!(other.row.mode, "meet" | "talks") && c.deprel(noun.head) != Deprel::Obj;
                        let hosted = other.row.mode == "host" && c.deprel(noun.head) == Deprel::Obl;
                        (noun.kind != EventType::Consult && takes("subj"))
                            || ((met || hosted) && noun.row.mode == "talks" && takes("for"))
                    }
                    _ => c.deprel(noun.head) == Deprel::Compound && c.head(noun.head) == Some(other.head),
                }
        })
}

/// Whether a noun without parties of its own only names the occasion that a verb of contact tells: "met on
/// Monday, their first meeting in a year", "discussed it during a meeting".
fn is_occasion(c: &Clauses<'_>, noun: &trigger::Found<'_>, verb: &trigger::Found<'_>) -> bool {
    let parties = ["between", "with", "among", "involving", "of", "by", "mod", "to"];
    let own = |slot: &&str| {
        noun.arguments.slot(slot).any(|t| party::mention_at(c, t).is_some_and(|(_, m)| party::can_act(m)))
    };
    if verb.row.pos != TriggerPos::Verb || verb.head > noun.head || !matches!(verb.row.mode, "meet" | "talks") {
        return false;
    }
    if !matches!(noun.row.mode, "meet" | "talks") || parties.iter().any(own) {
        return false;
    }
    match c.deprel(noun.head) {
        Deprel::Obl => {
            c.head(noun.head) == Some(verb.head)
                && matches!(arguments::preposition(c, noun.head), Some("during" | "at" | "in"))
        }
        Deprel::Appos | Deprel::Parataxis | Deprel::OblUnmarked | Deprel::NmodUnmarked | Deprel::Conj => {
            let first = c.subtree(noun.head).start;
            let before = first.checked_sub(1).is_some_and(|t| c.word(t) == ",");
            (before || c.word(first) == ",") && c.child(noun.head, &[Deprel::NmodPoss, Deprel::Amod]).is_some()
        }
        _ => false,
    }
}

/// Whether a noun is only what something told before is called: "It will be the first meeting of its kind".
fn is_said_of_it(c: &Clauses<'_>, found: &trigger::Found<'_>) -> bool {
    found.row.pos == TriggerPos::Noun
        && c.child(found.head, &[Deprel::Cop]).is_some()
        && c.child(found.head, &[Deprel::Nsubj])
            .is_some_and(|s| matches!(c.lemma(s).to_lowercase().as_str(), "it" | "this" | "that" | "they"))
        && !["between", "with", "by", "poss"].iter().any(|slot| found.arguments.slot(slot).next().is_some())
}

/// The event a trigger tells, where its participants are found and it is no mere supposition.
fn build(
    c: &Clauses<'_>,
    found: &trigger::Found<'_>,
    sentence: &Sentence,
    opening: Opening,
    timexes: &[Timex],
) -> Option<Event> {
    let mode = Mode::from_name(found.row.mode);
    let standing = standing::of(c, found);
    let consult = found.kind == EventType::Consult;
    let kind = standing.meant(found.kind);
    let denied = standing.status == Status::Negated && !matches!(kind, EventType::Reject | EventType::Assault);
    // "the union's mediator said": who he is, not what he does.
    let agent = c.lemma(found.head) == "mediator"
        && matches!(
            c.deprel(found.head),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Appos | Deprel::OblAgent | Deprel::NmodDesc | Deprel::Compound
        );
    // "resolve it through talks": a means, told of nobody.
    let means = found.row.pos == TriggerPos::Noun
        && kind == EventType::Consult
        && matches!(arguments::preposition(c, found.head), Some("through" | "via" | "by"))
        && c.child(found.head, &[Deprel::Det, Deprel::NmodPoss]).is_none()
        && !["between", "with", "poss", "mod"].iter().any(|slot| found.arguments.slot(slot).next().is_some());
    if agent || means || is_said_of_it(c, found) {
        return None;
    }
    if standing.counterfactual || !consult && (standing.supposed || denied) {
        return None;
    }
    let mut rule: SmolStr = match (found.row.pos, found.arguments.carrier) {
        (TriggerPos::Verb, _) => "event/verb".into(),
        (TriggerPos::Noun, Some(_)) => "event/carried-noun".into(),
        (TriggerPos::Noun, None) => "event/noun".into(),
        (TriggerPos::Adjective, _) => "event/adjective".into(),
        (TriggerPos::Modal, _) => "event/asked-in-speech".into(),
    };
    let mut confidence = if standing.supposed { 0.4 } else { 0.8 };
    if standing.supposed && found.row.frame.name == "travel" {
        return None;
    }
    let (mut actors, mut recipients) = participants(c, found, mode);
    if actors.is_empty() {
        shallow::actors(c, found, sentence, &recipients, &mut actors);
        if !actors.is_empty() {
            rule = "event/shallow".into();
            confidence = 0.4;
        }
    }
    recipients.retain(|r| !actors.contains(r));
    if consult && !party::drop_media(c, &mut actors, &mut recipients) {
        return None;
    }
    let place = setting::place(c, found, mode);
    if matches!(mode, Some(Mode::Meet | Mode::Talks | Mode::Phone | Mode::Conference)) {
        recipients.retain(|r| Some(*r) != place || Some(*r) == found.arguments.slot("obj").find_map(|t| c.mention(t)));
    }
    // "imposed sanctions on Chad in Oslo": Oslo is where.
    if !matches!(mode, Some(Mode::Visit | Mode::Host | Mode::Invite)) && recipients.len() > 1 {
        let located = |t: &u32| {
            let own = arguments::preposition(c, *t).is_some_and(|p| matches!(p, "in" | "at" | "near"));
            own && !found.arguments.slot("obj").any(|o| o == *t)
        };
        let places: Vec<MentionId> =
            found.arguments.all.iter().map(|a| a.token).filter(located).filter_map(|t| c.mention(t)).collect();
        recipients.retain(|r| Some(*r) != place || !places.contains(r));
    }
    // "supports a solution": an attitude, for the positions; not a deed toward anybody.
    let lasting = is_present(c, found) && !opening.is_historic;
    if matches!(kind, EventType::Support | EventType::Reject) && recipients.is_empty() && lasting {
        return None;
    }
    let unnamed = found.row.pos == TriggerPos::Verb && found.arguments.slot("subj").next().is_some();
    let enough = match found.row.needs {
        Needs::Anyone => !actors.is_empty() || !recipients.is_empty(),
        Needs::Subject => !actors.is_empty() || unnamed,
        // "some put it on the list": of whom nothing at all is told.
        Needs::Actor => {
            !actors.is_empty()
                || ((unnamed && !is_indefinite(c, found) || suffered(c, found, &recipients)) && !recipients.is_empty())
        }
        Needs::Both if found.row.frame.reciprocal => actors.len() + recipients.len() > 1,
        Needs::Both => !actors.is_empty() && (!recipients.is_empty() || has_object(found) || has_target(found)),
    };
    let dealing = (found.row.needs == Needs::Subject && unnamed)
        || actors.iter().chain(&recipients).any(|m| stands_for_an_actor(c, *m));
    let date = setting::date(c, found, sentence, timexes).or(opening.date);
    if !(enough && dealing || is_scheduled(c, found, date.is_some() || place.is_some())) {
        return None;
    }
    let trigger = c.span(found.words.0).cover(c.span(found.words.1));
    let step = format_smolstr!("{} tells {} ({})", trigger.of(c.text), kind.name(), found.row.frame.name);
    Some(Event {
        kind,
        mode,
        actors,
        recipients,
        date,
        place,
        status: match standing.status {
            Status::Occurred if is_ahead(c, found, date, timexes) => Status::Planned,
            Status::Occurred if lasting => Status::Ongoing,
            told => told,
        },
        detail: standing.detail.map(SmolStr::new_static),
        trigger,
        evidence: sentence.span,
        why: Why { rule, cues: vec![trigger], steps: vec![step.into()], confidence },
    })
}

/// Whether a verb in the present has a date that lies ahead: "flies to Lima next week".
fn is_ahead(c: &Clauses<'_>, found: &trigger::Found<'_>, date: Option<TimexId>, timexes: &[Timex]) -> bool {
    use crate::language::Xpos;
    let present = found.row.pos == TriggerPos::Verb && matches!(c.xpos(found.head), Xpos::VBZ | Xpos::VBP);
    let text = date.and_then(|d| timexes.get(d.index())).map(|t| t.span.of(c.text).to_lowercase());
    present && found.kind == EventType::Consult && text.is_some_and(|t| t.starts_with("next ") || t == "tomorrow")
}

/// Whether a meeting is told of by itself, with a day or a place but without its parties: "The talks planned
/// for May were cancelled", "The next round is to be held in Lima".
fn is_scheduled(c: &Clauses<'_>, found: &trigger::Found<'_>, placed: bool) -> bool {
    let carried =
        found.arguments.carrier.is_some() && matches!(c.deprel(found.head), Deprel::Nsubj | Deprel::NsubjPass);
    placed && carried && found.kind == EventType::Consult && found.row.pos == TriggerPos::Noun
}

/// Whether the subject is a bare "some", "others", "many".
fn is_indefinite(c: &Clauses<'_>, found: &trigger::Found<'_>) -> bool {
    let mut subjects = found.arguments.slot("subj");
    subjects.any(|t| {
        matches!(c.upos(t), Upos::Det | Upos::Pron | Upos::Adj | Upos::Num)
            && c.mention(t).is_none()
            && c.child(t, &[Deprel::Nmod]).is_none()
    })
}

/// Who acts and toward whom, by the frame of the trigger.
fn participants(c: &Clauses<'_>, found: &trigger::Found<'_>, mode: Option<Mode>) -> (Vec<MentionId>, Vec<MentionId>) {
    let (mut actors, mut recipients) = (Vec::new(), Vec::new());
    let frame = found.row.frame;
    let mut destinations = Vec::new();
    for slot in &frame.actors {
        // The subject of a carrying verb counts where the noun names no party of its own; a possessive
        // pronoun ("launched its talks") is that subject. A host is no party of the talks it hosts.
        let named = |m: &MentionId| c.mention_of(*m).is_some_and(|m| m.kind != MentionKind::Pronoun);
        // "chaired a meeting of the council": who chairs it takes part beside those it is called by.
        let by_name = |m: &MentionId| c.mention_of(*m).is_some_and(|m| m.kind == MentionKind::Name);
        let chaired = found.arguments.carrier.is_some_and(|v| is_complement(c.lemma(v), "sponsor"));
        let own = actors.iter().any(|m| named(m) && (by_name(m) || !chaired))
            && !(chaired && found.arguments.slot("between").next().is_none())
            && !found.arguments.slot("with").any(|_| true);
        let hosts = found.arguments.carrier.is_some_and(|v| c.lemma(v) == "host");
        // Who rejects a demand or an accusation makes none.
        let refuses = found.kind != EventType::Consult
            && found
                .arguments
                .carrier
                .and_then(|v| arguments::light(c, v))
                .is_some_and(|w| matches!(w.detail, "refused" | "denied"));
        let needless = *slot == "light" && (own || hosts || refuses);
        let owners = actors.len();
        for token in found.arguments.slot(slot).filter(|_| !needless) {
            let name = party::mention_at(c, token).filter(|(_, m)| m.kind == MentionKind::Name);
            if *slot == "of"
                && mode == Some(Mode::Visit)
                && let Some((id, _)) = name
                    .filter(|(_, m)| matches!(m.entity_type, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac)))
            {
                // "a tour of Asia"
                destinations.push(id);
                continue;
            }
            if *slot == "subj" && found.row.pos == TriggerPos::Verb && !party::is_actor_noun(c, token) {
                continue;
            }
            if *slot == "mod" {
                match name {
                    Some((id, m)) if mode == Some(Mode::Visit) && m.entity_type == Some(EntityType::Gpe) => {
                        destinations.push(id);
                        continue;
                    }
                    Some((_, m)) if !party::can_act(m) => continue,
                    _ => {}
                }
                party::add_joined(c, token, &mut actors);
            }
            if *slot == "subj" && found.row.pos == TriggerPos::Verb && token < found.head {
                party::add_before(c, token, &mut actors);
            }
            party::add(c, token, &mut actors);
            if *slot == "between" {
                party::add_second(c, token, &mut actors);
            }
        }
        if *slot == "light" && actors.len() > owners {
            actors = [
                actors.get(..owners).unwrap_or_default().iter().copied().filter(named).collect(),
                actors.split_off(owners),
            ]
            .concat();
        }
    }
    let elsewhere = |of: &&&str| **of != "of" && found.arguments.slot(of).next().is_some();
    if found.row.pos == TriggerPos::Noun && actors.is_empty() && frame.recipients.contains(&"of") {
        // "the embargo of Peru against Chile", not "the killing of a farmer"
        if frame.recipients.iter().find(elsewhere).is_some() {
            found.arguments.slot("of").for_each(|token| party::add(c, token, &mut actors));
        }
    }
    for slot in &frame.recipients {
        // "a tour of Europe in May, in Paris": where it goes is told already.
        if *slot == "in" && mode == Some(Mode::Visit) && !(recipients.is_empty() && destinations.is_empty()) {
            continue;
        }
        // "invited him to Lima": where to is no second guest.
        if *slot == "to" && mode == Some(Mode::Invite) && !recipients.is_empty() {
            continue;
        }
        for token in found.arguments.slot(slot) {
            // "condemned the attack on the town": who is struck is not who is blamed.
            let other = c.head(token).filter(|h| *slot != "obj" && Some(*h) != found.absorbed && *h != found.head);
            if found.row.pos == TriggerPos::Verb
                && other.is_some_and(|h| c.deprel(h) == Deprel::Obj && party::acts_named(c, h).next().is_some())
            {
                continue;
            }
            if *slot == "for" {
                // "called for its recognition by all parties"
                for asked in arguments::of_noun(c, token, false).slot("by") {
                    party::add(c, asked, &mut recipients);
                }
            }
            if mode == Some(Mode::Host) && *slot == "obj" {
                // "met for talks hosted by …": who met are the guests.
                let invited = arguments::is_passive(c, found.head);
                for guest in arguments::of_noun(c, token, invited).all {
                    if invited && guest.slot == "light" {
                        party::add(c, guest.token, &mut recipients);
                    }
                    if matches!(guest.slot, "between" | "of" | "with" | "mod" | "for" | "among" | "poss") {
                        party::add(c, guest.token, &mut recipients);
                    }
                }
            }
            party::add(c, token, &mut recipients);
        }
    }
    recipients.extend(destinations);
    if recipients.is_empty() && matches!(found.kind, EventType::Reject | EventType::Threaten | EventType::Agree) {
        toward(c, found, &mut recipients);
    }
    // "demanded that the council act"
    if recipients.is_empty()
        && found.kind == EventType::Request
        && found.row.pos == TriggerPos::Verb
        && let Some(clause) = c.child(found.head, &[Deprel::Ccomp, Deprel::Xcomp])
        && let Some(asked) = c.child(clause, &[Deprel::Nsubj]).filter(|s| *s > found.head)
        && party::mention_at(c, asked).is_some_and(|(_, m)| m.head.0 == asked && party::can_act(m))
    {
        party::add(c, asked, &mut recipients);
    }

    let mut kept = Vec::new();
    recipients.retain(|r| {
        let new = !actors.contains(r) && !kept.contains(r);
        kept.push(*r);
        new
    });
    (actors, recipients)
}

/// Toward whom the deed is that is refused, threatened or promised: "refused to meet the envoys".
fn toward(c: &Clauses<'_>, found: &trigger::Found<'_>, into: &mut Vec<MentionId>) {
    let Some(deed) = c.child(found.head, &[Deprel::Xcomp]).filter(|_| found.row.pos == TriggerPos::Verb) else {
        return;
    };
    let arguments = arguments::of_verb(c, deed);
    for token in ["obj", "with", "against", "to"].iter().flat_map(|s| arguments.slot(s)) {
        if token > deed && party::mention_at(c, token).is_some_and(|(_, m)| m.head.0 == token && party::can_act(m)) {
            party::add(c, token, into);
        }
    }
}

/// Whether something was done to somebody named, by whom is not told: "X was killed in a raid".
fn suffered(c: &Clauses<'_>, found: &trigger::Found<'_>, recipients: &[MentionId]) -> bool {
    let named = |id: &MentionId| c.mention_of(*id).is_some_and(|m| m.kind == MentionKind::Name);
    matches!(found.kind, EventType::Assault | EventType::Coerce | EventType::Sanction)
        && found.row.pos == TriggerPos::Verb
        && arguments::is_passive(c, found.head)
        && recipients.iter().any(named)
}

/// Whether an object is there even though no mention names it ("rejected the plan").
fn has_object(found: &trigger::Found<'_>) -> bool {
    let slots = &found.row.frame.recipients;
    found.row.pos == TriggerPos::Verb && found.arguments.all.iter().any(|a| slots.contains(&a.slot))
}

/// Whether a noun of harm tells against what it goes, be it nobody named: "strikes on rebel bases".
fn has_target(found: &trigger::Found<'_>) -> bool {
    found.row.pos == TriggerPos::Noun
        && matches!(found.kind, EventType::Assault | EventType::Coerce | EventType::Sanction)
        && ["on", "against"].iter().any(|slot| found.arguments.slot(slot).next().is_some())
}

/// Whether a mention can be a party: a name of one, a pronoun for one, a noun that may stand for one.
fn stands_for_an_actor(c: &Clauses<'_>, id: MentionId) -> bool {
    let Some(mention) = c.mention_of(id) else { return false };
    party::can_act(mention)
        && (mention.kind == MentionKind::Name
            || mention.entity_type.is_some()
            || matches!(
                mention.span.of(c.text).to_ascii_lowercase().as_str(),
                "they" | "them" | "their" | "he" | "him" | "his" | "she" | "her" | "it" | "its" | "we" | "our" | "who"
            ))
}

/// Whether a verb in the present tells a lasting attitude ("condemns", "calls for").
fn is_present(c: &Clauses<'_>, found: &trigger::Found<'_>) -> bool {
    use crate::language::Xpos;
    found.row.pos == TriggerPos::Verb
        && found.kind != EventType::Consult
        && matches!(c.xpos(found.head), Xpos::VBZ | Xpos::VBP)
}
