//! Whether an event took place: from modifiers, the carrying verb, negation, auxiliaries, governing
//! words ("plan to", "refused to") and conditional clauses.

use super::arguments;
use super::trigger::Found;
use crate::extract::clause::Clauses;
use crate::extract::{EventType, Status};
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{StatusWord, TriggerPos, event_triggers, goal_word, is_in_class, status_word};

/// Longest chain of governing words that is followed.
const MAX_CLIMB: usize = 5;

/// Status with what it does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// Occurred, planned, ongoing or negated.
    pub(super) status: Status,
    /// Postponed, cancelled…
    pub(super) detail: Option<&'static str>,
    /// Only wished for, possible or supposed.
    pub(super) supposed: bool,
    /// Told as what somebody will do.
    pub(super) announced: bool,
    /// Told as what was not done: "should have asked".
    pub(super) counterfactual: bool,
}

impl Standing {
    /// What an announcement is: to do good is to agree, to do harm is to threaten; to say no is to
    /// reject. PLOVER codes what is said that will be done apart from what is done.
    pub(super) fn meant(&self, kind: EventType) -> EventType {
        use EventType::{
            Agree, Aid, Assault, Coerce, Concede, Cooperate, Mobilize, Protest, Reject, Retreat, Sanction, Support,
            Threaten,
        };
        match (kind, self.status == Status::Negated) {
            (Agree, true) => Reject,
            (Aid | Concede | Retreat | Cooperate, true) if self.announced => Reject,
            (Aid | Concede | Retreat | Cooperate | Support, false) if self.announced => Agree,
            (Assault | Coerce | Sanction | Mobilize | Protest | Reject, false) if self.announced => Threaten,
            _ => kind,
        }
    }
}

/// The standing of a trigger.
pub(super) fn of(c: &Clauses<'_>, found: &Found<'_>) -> Standing {
    let mut standing =
        Standing { status: Status::Occurred, detail: None, supposed: false, announced: false, counterfactual: false };
    for &child in c.children(found.head) {
        if matches!(c.deprel(child), Deprel::Amod | Deprel::Compound | Deprel::Advmod | Deprel::Det) {
            let lower = c.word(child).to_lowercase();
            if let Some(word) = status_word(c.lemma(child), "mod").or_else(|| status_word(&lower, "mod")) {
                standing.apply(word);
            }
            if c.deprel(child) == Deprel::Det && c.lemma(child) == "no" {
                standing.status = Status::Negated;
            }
        }
    }
    let mut here = found.head;
    if found.row.pos == TriggerPos::Modal {
        return standing;
    }
    // "gives no support", "has favoured neither side"
    let objects = || c.children_by(found.head, &[Deprel::Obj]).filter(|o| *o > found.head);
    let none = |o: u32| c.children(o).iter().any(|d| *d < o && matches!(c.lemma(*d), "no" | "neither"));
    if found.row.pos == TriggerPos::Verb && objects().any(none) {
        standing.status = Status::Negated;
    }
    if found.row.pos == TriggerPos::Noun {
        // "The plan for a visit was made public": of the plan, whatever is done with it.
        let plan = c.head(found.head).filter(|h| c.deprel(found.head) == Deprel::Nmod && c.upos(*h) == Upos::Noun);
        if let Some(word) = plan.and_then(|p| status_word(c.lemma(p), "gov")) {
            standing.apply(word);
            standing.supposed |= found.kind != EventType::Consult;
            return standing;
        }
        if let Some(carrier) = found.arguments.carrier {
            // "the talks aim at …", "the criticism was rejected": neither says that they have not taken place.
            let own = c.deprel(found.head) == Deprel::Nsubj;
            let words = matches!(found.kind, EventType::Accuse | EventType::Threaten | EventType::Request);
            // "broke the monopoly of the talks": what is broken is not the talks.
            let beside = !matches!(c.head(found.head), Some(h) if h == carrier) && c.deprel(found.head) == Deprel::Nmod;
            let tells = |w: &StatusWord| {
                !(own && w.status == "planned" || words && w.detail == "refused" || beside && w.detail == "broken off")
            };
            if let Some(word) = arguments::light(c, carrier).filter(tells) {
                standing.apply(word);
            }
            here = carrier;
        } else if let Some(governor) = governor_of_noun(c, found.head) {
            let phrasal = arguments::phrasal(c, governor).and_then(|p| status_word(&p, "gov"));
            if let Some(word) = phrasal.or_else(|| status_word(c.lemma(governor), "gov")) {
                standing.apply(word);
            }
            standing.supposed |= found.kind != EventType::Consult && status_word(c.lemma(governor), "ask").is_some();
            standing.foresee(c, found);
            standing.averted(c, found);
            return standing;
        } else {
            standing.averted(c, found);
            return standing;
        }
    }
    for _ in 0..MAX_CLIMB {
        standing.read_auxiliaries(c, here);
        // "its aim was a port and opening the border"
        standing.supposed |= is_aim(c, here);
        let to = marked(c, here, &["to"]);
        if marked(c, here, &["if", "unless", "whether"]) {
            standing.supposed = true;
        }
        let Some(above) = c.head(here) else { break };
        if is_subjunctive(c, here, above) {
            standing.supposed = true;
            break;
        }
        match c.deprel(here) {
            // "accused them of breaking …": said of them, not told; "stopped them from …": it did not happen.
            Deprel::Advcl | Deprel::Acl | Deprel::Ccomp | Deprel::Xcomp
                if c.xpos(here) == Xpos::VBG
                    && marked(c, here, &["of", "from"])
                    && status_word(c.lemma(above), "object").is_some() =>
            {
                standing.supposed = true;
                break;
            }
            // "a hurdle to establishing", "talk of leaving": no deed.
            Deprel::Acl if c.xpos(here) == Xpos::VBG && marked(c, here, &["to", "of", "for"]) => {
                standing.supposed = true;
                break;
            }
            // "backing for ending the siege"; "raise it by meeting them": as the deed above.
            Deprel::Advcl if c.xpos(here) == Xpos::VBG && marked(c, here, &["for", "by"]) => {
                // "Peru's backing for ending it"
                let mark = c.child(here, &[Deprel::Mark]).and_then(|m| m.checked_sub(1));
                let owned = mark.is_some_and(|n| arguments::owner_by_words(c, n).is_some());
                if owned || matches!(c.deprel(above), Deprel::Obj | Deprel::Nsubj | Deprel::Obl | Deprel::Nmod) {
                    standing.supposed = true;
                    break;
                }
            }
            Deprel::Xcomp | Deprel::Acl | Deprel::Ccomp | Deprel::Csubj if to || c.deprel(here) == Deprel::Xcomp => {
                let told = |place: &str| status_word(c.lemma(above), place).is_some();
                let asked = c.deprel(here) == Deprel::Xcomp && to && (told("told") || told("ask"));
                standing.supposed |= asked;
                let requested =
                    || event_triggers(c.lemma(above)).iter().any(|t| t.kind == "REQUEST" && t.pos == TriggerPos::Verb);
                // "asked the council to meet": not yet.
                if to && found.kind == EventType::Consult && c.deprel(here) == Deprel::Xcomp && (asked || requested()) {
                    standing.plan();
                }
                match status_word(c.lemma(above), "gov") {
                    Some(word) => {
                        standing.apply(word);
                        standing.announced |= word.detail == "announced";
                        standing.supposed |= status_word(c.lemma(above), "wish").is_some();
                    }
                    // "was the first to sign": it did.
                    None => {
                        let wished = c.deprel(here) == Deprel::Acl && c.child(above, &[Deprel::Cop]).is_none();
                        standing.supposed |= wished;
                        // "Envoys to meet in Lima"
                        if wished && found.kind == EventType::Consult {
                            standing.plan();
                        }
                    }
                }
            }
            Deprel::Advcl if to => {
                standing.plan();
                standing.supposed = true;
                break;
            }
            // "was ready to talk, and its aim was a port and freeing them": no gerund stands beside a predicate.
            Deprel::Conj if c.xpos(here) == Xpos::VBG && c.xpos(above) == Xpos::JJ => {
                standing.supposed = true;
                break;
            }
            Deprel::Conj if c.child(here, &[Deprel::Aux, Deprel::Nsubj]).is_none() => {}
            Deprel::Appos if c.child(above, &[Deprel::Cop]).is_some() => {}
            _ => break,
        }
        here = above;
    }
    standing
}

/// Whether a word is told as the aim of somebody: "the goal is talks".
fn is_aim(c: &Clauses<'_>, head: u32) -> bool {
    let cop = c.child(head, &[Deprel::Cop]).is_some();
    cop && c.child(head, &[Deprel::Nsubj]).is_some_and(|s| goal_word(c.lemma(s), "n").is_some_and(|w| w.has("be")))
}

/// "demanded that they leave": asked for, and so not told as done.
fn is_subjunctive(c: &Clauses<'_>, verb: u32, above: u32) -> bool {
    let own = c.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some_and(|s| s > above);
    let bare = c.xpos(verb) == Xpos::VB && c.child(verb, &[Deprel::Aux]).is_none() && !marked(c, verb, &["to"]);
    let asks = || {
        let listed = ["ask", "told"].iter().any(|place| status_word(c.lemma(above), place).is_some());
        listed || event_triggers(c.lemma(above)).iter().any(|t| t.kind == "REQUEST")
    };
    own && bare && matches!(c.deprel(verb), Deprel::Ccomp | Deprel::Xcomp) && asks()
}

/// Whether one of these words introduces the verb.
fn marked(c: &Clauses<'_>, verb: u32, words: &[&str]) -> bool {
    c.children_by(verb, &[Deprel::Mark]).any(|m| words.contains(&c.lemma(m)))
}

/// The verb or noun that a noun without carrier hangs on: "plan for a visit", "refused a meeting".
fn governor_of_noun(c: &Clauses<'_>, noun: u32) -> Option<u32> {
    let mut here = noun;
    for _ in 0..MAX_CLIMB {
        let above = c.head(here)?;
        match c.deprel(here) {
            Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::NsubjPass | Deprel::Nsubj => return Some(above),
            Deprel::Compound if status_word(c.lemma(above), "gov").is_some() => return Some(above),
            Deprel::Compound | Deprel::Conj => here = above,
            _ => return None,
        }
    }
    None
}

impl Standing {
    fn apply(&mut self, word: StatusWord) {
        let status = match word.status {
            "planned" => Status::Planned,
            "ongoing" => Status::Ongoing,
            "negated" => Status::Negated,
            _ => Status::Occurred,
        };
        if status != Status::Occurred && self.status != Status::Negated {
            self.status = status;
        }
        if !word.detail.is_empty() {
            self.detail = Some(word.detail);
        }
    }

    fn plan(&mut self) {
        // "will resume"
        if self.status == Status::Occurred || self.detail == Some("resumed") {
            self.status = Status::Planned;
        }
    }

    /// "would raise it during any meeting": a meeting at which something may or will be done is to come.
    fn foresee(&mut self, c: &Clauses<'_>, found: &Found<'_>) {
        let at = matches!(arguments::preposition(c, found.head), Some("during" | "in" | "at"));
        let verb = c.head(found.head).filter(|_| at && c.deprel(found.head) == Deprel::Obl);
        let ahead = |verb: u32| {
            let modal = |a: u32| is_in_class(c.lemma(a), "may or must") || matches!(c.lemma(a), "will" | "would");
            c.children_by(verb, &[Deprel::Aux]).any(modal)
        };
        if found.kind == EventType::Consult && verb.is_some_and(ahead) {
            self.plan();
        }
    }

    /// A word right before the noun's owner that keeps the act from happening, whatever the tree takes it
    /// for: "helped A avert B's attacks".
    fn averted(&mut self, c: &Clauses<'_>, found: &Found<'_>) {
        let Some((_, owner)) = arguments::owner_by_words(c, found.head) else { return };
        let before = c.subtree(owner).start.min(owner).checked_sub(1);
        let near = before.into_iter().chain(owner.checked_sub(1));
        let words = near.filter_map(|t| status_word(c.word(t), "gov"));
        for word in words.filter(|w| w.status == "negated" && w.detail.is_empty()) {
            self.apply(word);
        }
    }

    fn read_auxiliaries(&mut self, c: &Clauses<'_>, verb: u32) {
        if c.is_negated(verb) {
            self.status = Status::Negated;
        }
        // "is to visit"
        if c.xpos(verb) == Xpos::VB
            && marked(c, verb, &["to"])
            && c.children_by(verb, &[Deprel::Cop, Deprel::Aux]).any(|a| a < verb && c.lemma(a) == "be")
        {
            self.announced = true;
            self.plan();
        }
        // "would have liked": what stands right before the verb, whatever the tree takes it for.
        let mut first = verb;
        while first > 0 && matches!(c.upos(first - 1), Upos::Aux | Upos::Adv) {
            first -= 1;
        }
        let missed = (first..verb).filter(|a| c.xpos(*a) == Xpos::MD && c.deprel(*a) == Deprel::Punct);
        for aux in missed.chain(c.children_by(verb, &[Deprel::Aux])) {
            match c.lemma(aux) {
                "will" | "shall" | "’ll" | "'ll" => {
                    self.announced = true;
                    self.plan();
                }
                // "said it would": the past of "will".
                "would" if c.deprel(verb) == Deprel::Ccomp => {
                    self.announced = true;
                    self.plan();
                }
                "would" | "could" | "may" | "might" | "can" | "should" | "must" | "ought" => {
                    self.plan();
                    self.supposed = true;
                    // "should have asked": it did not.
                    let have = c.children_by(verb, &[Deprel::Aux]).any(|h| h > aux && c.lemma(h) == "have");
                    self.counterfactual |= have && !matches!(c.lemma(aux), "may" | "might" | "must");
                }
                "be" if c.xpos(verb) == Xpos::VBG && self.status == Status::Occurred => self.status = Status::Ongoing,
                _ => {}
            }
        }
    }
}
