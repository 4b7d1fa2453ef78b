//! Verbs that the tagger took for plurals, and what stands around verbs in the wrong part.

use super::Tree;
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{TriggerPos, event_triggers, reporting_verb, titles};

impl Tree<'_> {
    /// "publicly backs the talks": what stands between such an adverb and an article is no plural.
    pub(super) fn verb_behind_adverb(&mut self, at: u32, end: u32) {
        let adverb = at.checked_sub(1).is_some_and(|b| self.upos(b) == Upos::Adv && self.word(b).ends_with("ly"));
        if self.xpos(at) == Xpos::NNS && adverb && at + 1 < end && self.opens_noun_phrase(at + 1) {
            self.retag(at, Upos::Verb, Xpos::VBZ);
        }
    }

    /// "Lima demands that the firm pay": a plural with a name right before it and a clause behind it.
    pub(super) fn verb_before_that(&mut self, at: u32, start: u32, end: u32) {
        if self.xpos(at) != Xpos::NNS || at + 2 >= end || at <= start || self.word(at + 1) != "that" {
            return;
        }
        let says = reporting_verb(self.lemma(at), self.word(at)).is_some_and(|v| v.has("that") || v.has("that-only"));
        let name = at - 1;
        if !says || self.upos(name) != Upos::Propn && self.xpos(name) != Xpos::NN || !self.opens_noun_phrase(at + 2) {
            return;
        }
        let whole = self.head(name) == Some(at) && self.deprel(name) == Deprel::Compound;
        let clause = (at + 2..end).find(|c| self.head(*c) == Some(at) && self.deprel(*c) == Deprel::AclRelcl);
        if let Some(clause) = clause.filter(|_| whole) {
            self.retag(at, Upos::Verb, Xpos::VBZ);
            self.retag(at + 1, Upos::Sconj, Xpos::IN);
            self.hang(name, Some(at), Deprel::Nsubj);
            self.hang(at + 1, Some(clause), Deprel::Mark);
            self.hang(clause, Some(at), Deprel::Ccomp);
        }
    }

    /// "calls for a treaty and opposes tariffs": a word that is no noun, behind "and".
    pub(super) fn second_deed(&mut self, at: u32, end: u32) {
        let joined = at.checked_sub(1).is_some_and(|b| self.upos(b) == Upos::Cconj);
        if self.xpos(at) != Xpos::NNS || !joined || at + 1 >= end || self.deprel(at) != Deprel::Conj {
            return;
        }
        let rows = event_triggers(self.lemma(at));
        let verb_only = !rows.is_empty() && rows.iter().all(|r| r.pos == TriggerPos::Verb);
        let mut above = self.head(at);
        while let Some(here) = above.filter(|h| self.upos(*h) != Upos::Verb) {
            above = self.head(here);
        }
        let Some(verb) = above.filter(|v| verb_only && *v < at && self.is_finite(*v)) else { return };
        self.retag(at, Upos::Verb, self.xpos(verb));
        let old = self.head(at);
        if !self.hang(at, Some(verb), Deprel::Conj) {
            return;
        }
        // "and insists that …"
        let clause = (at + 2..end).find(|c| self.word(at + 1) == "that" && self.head(*c) == Some(at));
        if let Some(clause) = clause.filter(|c| self.deprel(*c) == Deprel::AclRelcl) {
            self.retag(at + 1, Upos::Sconj, Xpos::IN);
            self.hang(at + 1, Some(clause), Deprel::Mark);
            self.hang(clause, Some(at), Deprel::Ccomp);
            return;
        }
        let object = (at + 1..end).find(|t| {
            matches!(self.upos(*t), Upos::Noun | Upos::Propn)
                && self.head(*t).is_some_and(|h| h == at || Some(h) == old)
        });
        if let Some(object) = object {
            self.hang(object, Some(at), Deprel::Obj);
        }
    }

    /// "Chile backs a plan": a plural with a subject and an object.
    pub(super) fn plural_with_object(&mut self, at: u32, start: u32, end: u32) {
        if self.xpos(at) != Xpos::NNS || self.upos(at) != Upos::Noun || at + 1 >= end {
            return;
        }
        let object = self.child(at, at + 1, end, &[Deprel::Obj]).is_some();
        // "Lima demands wide autonomy": the name as half of a compound.
        let half = at.checked_sub(1).filter(|b| {
            *b >= start && self.head(*b) == Some(at) && self.deprel(*b) == Deprel::Compound && self.word(*b) != "-"
        });
        let named = half.filter(|b| self.upos(*b) == Upos::Propn || self.xpos(*b) == Xpos::NN && *b == start);
        if let Some(name) =
            named.filter(|_| object && self.child(at, start, end, &[Deprel::Det, Deprel::Cop]).is_none())
        {
            self.retag(at, Upos::Verb, Xpos::VBZ);
            self.hang(name, Some(at), Deprel::Nsubj);
            return;
        }
        let subject = self.child(at, start, at, &[Deprel::Nsubj]).is_some();
        if subject && object && self.child(at, start, end, &[Deprel::Cop]).is_none() && self.opens_noun_phrase(at + 1) {
            self.retag(at, Upos::Verb, Xpos::VBZ);
        }
    }

    /// "urged the two to meet": no purpose of who urges, but what they are asked to do.
    pub(super) fn asked_deed(&mut self, at: u32, start: u32, end: u32) {
        if self.deprel(at) != Deprel::Advcl || self.xpos(at) != Xpos::VB {
            return;
        }
        let Some(verb) = self.head(at).filter(|v| *v < at && self.upos(*v) == Upos::Verb) else { return };
        let asks = self.lemma(verb) != "call"
            && event_triggers(self.lemma(verb)).iter().any(|r| r.kind == "REQUEST" && r.pos == TriggerPos::Verb);
        let to = (verb + 1..at).find(|t| self.xpos(*t) == Xpos::TO && self.head(*t) == Some(at));
        let object = self.child(verb, verb + 1, at, &[Deprel::Obj]);
        if let (true, Some(to), Some(object)) = (asks, to, object)
            && object < to
            && (object + 1..to).all(|t| self.is_below(t, object))
            && self.child(verb, start, end, &[Deprel::Xcomp]).is_none()
        {
            self.hang(at, Some(verb), Deprel::Xcomp);
        }
    }

    /// "accused Lima of fraud": who is blamed is no subject of what he is blamed for.
    pub(super) fn blamed(&mut self, at: u32, start: u32) {
        if self.deprel(at) != Deprel::Nsubj || self.upos(at) != Upos::Propn || at <= start {
            return;
        }
        let Some(charge) = self.head(at).filter(|n| *n > at && self.upos(*n) == Upos::Noun) else { return };
        let Some(verb) = self.head(charge).filter(|v| *v + 1 == at && self.upos(*v) == Upos::Verb) else { return };
        let of = (at + 1..charge).any(|t| self.head(t) == Some(charge) && matches!(self.lemma(t), "of" | "for"));
        if of && self.deprel(charge) == Deprel::Obj {
            self.hang(at, Some(verb), Deprel::Obj);
            self.hang(charge, Some(verb), Deprel::Obl);
        }
    }

    /// "demanded that Peru pay": what "that" opens is no adverbial clause of such a verb.
    pub(super) fn clause_of_saying(&mut self, at: u32, start: u32, end: u32) {
        if self.deprel(at) != Deprel::Advcl {
            return;
        }
        let Some(verb) = self.head(at).filter(|v| *v < at) else { return };
        let that = self.child(at, start, end, &[Deprel::Mark]).is_some_and(|m| self.word(m) == "that" && m > verb);
        let says =
            || reporting_verb(self.lemma(verb), self.word(verb)).is_some_and(|v| v.has("that") || v.has("that-only"));
        if that && says() && self.child(verb, verb, end, &[Deprel::Ccomp]).is_none() {
            self.hang(at, Some(verb), Deprel::Ccomp);
        }
    }

    /// "accompanied by Minister Ann Lee": the tree hangs the preposition on the title.
    pub(super) fn agent(&mut self, at: u32, end: u32) {
        if self.lemma(at) != "by" || at == 0 || self.xpos(at - 1) != Xpos::VBN {
            return;
        }
        let verb = at - 1;
        let object = (at + 1..end.min(at + 12)).find(|t| self.head(*t) == Some(verb) && self.deprel(*t) == Deprel::Obj);
        if let Some(object) = object.filter(|o| self.is_below(at, *o)) {
            self.hang(object, Some(verb), Deprel::OblAgent);
        }
    }

    /// "met Ann Lee and the chief executive of Lux": an office taken for an adjective is no second deed.
    pub(super) fn listed_office(&mut self, at: u32, start: u32) {
        if self.upos(at) != Upos::Adj || self.deprel(at) != Deprel::Conj {
            return;
        }
        let Some(verb) = self.head(at).filter(|v| self.upos(*v) == Upos::Verb && *v < at) else { return };
        let word = self.lemma(at).to_lowercase();
        let two = format!("{} {word}", self.lemma(at.saturating_sub(1)).to_lowercase());
        let office = titles().contains_key(word.as_str()) || titles().contains_key(two.as_str());
        let determined = self.child(at, start, at, &[Deprel::Det]).is_some();
        let bare = self.child(at, start, at, &[Deprel::Cop, Deprel::Nsubj]).is_none();
        let object = (verb + 1..at).rev().find(|o| self.head(*o) == Some(verb) && self.deprel(*o) == Deprel::Obj);
        if let Some(object) = object.filter(|_| office && determined && bare) {
            self.retag(at, Upos::Noun, Xpos::NN);
            self.hang(at, Some(object), Deprel::Conj);
        }
    }
}
