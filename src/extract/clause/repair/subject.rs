//! Main verbs that the parser took for something else: a reduced relative clause, an aside, a deed told
//! in a relative clause.

use super::Tree;
use crate::language::{Deprel, Upos, Xpos};

impl Tree<'_> {
    /// "Chile, which armed them, backs the talks": the relative clause has swallowed the main one.
    pub(super) fn swallowed_main_clause(&mut self, start: u32, end: u32) {
        let Some(root) = (start..end).find(|t| self.head(*t).is_none() && self.deprel(*t) == Deprel::Root) else {
            return;
        };
        let subjects = |tree: &Self| -> Vec<u32> {
            (start..root).filter(|t| tree.head(*t) == Some(root) && tree.deprel(*t) == Deprel::Nsubj).collect()
        };
        let [subject, relative] = subjects(self)[..] else { return };
        let relates = matches!(self.xpos(relative), Xpos::WDT | Xpos::WP) && self.word(relative - 1) == ",";
        if !relates || self.upos(root) != Upos::Verb {
            return;
        }
        let verb = (root + 1..end).find(|v| {
            let mut before = *v - 1;
            while before > root && self.upos(before) == crate::language::Upos::Adv {
                before -= 1;
            }
            self.is_finite(*v)
                && self.upos(*v) == Upos::Verb
                && self.word(before) == ","
                && self.is_below(*v, root)
                && self.child(*v, start, end, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark]).is_none()
        });
        if let Some(verb) = verb {
            self.hang(verb, None, Deprel::Root);
            self.hang(subject, Some(verb), Deprel::Nsubj);
            self.hang(root, Some(subject), Deprel::AclRelcl);
        }
    }

    /// "after the ministers agreed to it": a noun before a finite verb is its subject, "after" no preposition.
    pub(super) fn subject_behind_after(&mut self, at: u32, start: u32, end: u32) {
        if !self.is_finite(at) || self.upos(at) != Upos::Verb || at <= start {
            return;
        }
        let noun = at - 1;
        let placed = self.head(noun) == Some(at)
            && matches!(self.deprel(noun), Deprel::Obl | Deprel::OblUnmarked)
            && matches!(self.upos(noun), Upos::Noun | Upos::Propn);
        if !placed || self.child(at, start, end, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some() || self.is_time(noun) {
            return;
        }
        let case = self.child(noun, start, noun, &[Deprel::Case]);
        let joins = |t: u32| matches!(self.lemma(t), "after" | "before" | "since" | "until" | "as" | "because");
        if let Some(case) = case.filter(|k| joins(*k)) {
            self.hang(case, Some(at), Deprel::Mark);
            self.hang(noun, Some(at), Deprel::Nsubj);
        }
    }

    /// "Ann Lee, who was in Lima last month, insisted …": a month does nothing.
    pub(super) fn month_for_subject(&mut self, at: u32, start: u32, end: u32) {
        if self.deprel(at) != Deprel::Nsubj || !self.is_time(at) {
            return;
        }
        // "said Tuesday he would go"
        if let Some(verb) = self.head(at).filter(|v| *v > at)
            && self.child(verb, at + 1, end, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some()
            && let Some(above) = self.head(verb).filter(|a| *a + 1 == at)
        {
            self.hang(at, Some(above), Deprel::OblUnmarked);
            return;
        }
        let Some(verb) = self.head(at).filter(|v| *v > at && self.upos(*v) == Upos::Verb) else { return };
        let subject = self.child(at, start, at, &[Deprel::Nsubj]).filter(|s| self.upos(*s) == Upos::Propn);
        if let Some(subject) = subject.filter(|_| self.child(verb, at + 1, end, &[Deprel::Nsubj]).is_none()) {
            self.hang(subject, Some(verb), Deprel::Nsubj);
            self.hang(at, Some(subject), Deprel::AclRelcl);
        }
    }

    /// "The minister, who was to fly to Lima, rejected it and said …": the first of two deeds, which the
    /// relative clause has swallowed.
    pub(super) fn behind_relative_and(&mut self, at: u32, start: u32, end: u32) {
        if !self.is_finite(at) || self.deprel(at) != Deprel::Advcl || at <= start || self.word(at - 1) != "," {
            return;
        }
        let alone = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Aux, Deprel::AuxPass];
        let Some(relative) = self.head(at).filter(|h| *h < at) else { return };
        let opened = self.child(relative, start, relative, &[Deprel::Nsubj, Deprel::NsubjPass]);
        if !opened.is_some_and(|w| matches!(self.xpos(w), Xpos::WP | Xpos::WDT))
            || self.child(at, start, end, &alone).is_some()
        {
            return;
        }
        let main = (at + 1..end).find(|v| {
            self.is_finite(*v) && self.child(*v, at, *v, &[Deprel::Cc]).is_some() && !self.is_below(*v, relative)
        });
        if let Some(main) = main.filter(|m| self.child(*m, start, relative, &[Deprel::Nsubj]).is_some()) {
            self.hang(at, Some(main), Deprel::Conj);
        }
    }

    /// "The talks planned for May were cancelled": the participle has swallowed the main verb.
    pub(super) fn reduced_for_root(&mut self, start: u32, end: u32) {
        let root = (start..end).find(|t| self.head(*t).is_none() && self.deprel(*t) == Deprel::Root);
        let Some(root) = root.filter(|r| *r > start && self.xpos(*r) == Xpos::VBN) else { return };
        let subject = root - 1;
        if self.head(subject) != Some(root)
            || !matches!(self.deprel(subject), Deprel::Nsubj | Deprel::NsubjPass)
            || self.child(root, start, end, &[Deprel::Aux, Deprel::AuxPass, Deprel::Obj]).is_some()
        {
            return;
        }
        let verb = (root + 2..end).find(|v| {
            let helped = self.head(*v - 1) == Some(*v) && matches!(self.deprel(*v - 1), Deprel::AuxPass | Deprel::Aux);
            let alone = self.child(*v, start, end, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Cc]);
            self.head(*v) == Some(root) && self.deprel(*v) == Deprel::Advcl && helped && alone.is_none()
        });
        let Some(verb) = verb.filter(|v| !(root..*v).any(|t| self.word(t) == ",")) else { return };
        self.hang(verb, None, Deprel::Root);
        let passive = self.deprel(verb - 1) == Deprel::AuxPass;
        self.hang(subject, Some(verb), if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        self.hang(root, Some(subject), Deprel::Acl);
    }

    /// "The ministers of both states held talks with Ann Lee, who said …": a participle with an object
    /// of its own is a past tense, and the noun before it its subject.
    pub(super) fn garden_path(&mut self, at: u32, start: u32, end: u32) {
        let past = self.xpos(at) == Xpos::VBD;
        if self.deprel(at) != Deprel::Acl
            || !(past || self.xpos(at) == Xpos::VBN)
            || self.word(at).ends_with("en")
            || self.upos(at) != Upos::Verb
        {
            return;
        }
        let Some(noun) = self.head(at).filter(|n| *n + 1 == at && matches!(self.upos(*n), Upos::Noun | Upos::Propn))
        else {
            return;
        };
        let object = self.child(at, at + 1, end, &[Deprel::Obj]).filter(|o| !self.is_time(*o));
        if object.is_none() && !past || self.child(at, start, at, &[Deprel::Aux, Deprel::AuxPass]).is_some() {
            return;
        }
        // The whole noun phrase: "the ministers of both states".
        let mut subject = noun;
        while matches!(self.deprel(subject), Deprel::Nmod | Deprel::Conj)
            && let Some(above) = self.head(subject).filter(|h| *h < subject)
        {
            subject = above;
        }
        let above = self.head(subject);
        let opens = matches!(self.deprel(subject), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root);
        let Some(old) = above.filter(|v| opens && *v > at).or((opens && above.is_none()).then_some(subject)) else {
            return;
        };
        if old == subject {
            // The noun heads the sentence: no other verb does.
            self.hang(at, None, Deprel::Root);
            self.hang(subject, Some(at), Deprel::Nsubj);
            self.take_over(subject, at, end);
            return;
        }
        // Another verb had the noun as its subject: it needs one of its own, "who" or a name behind a semicolon.
        let own = (at + 1..old)
            .rev()
            .find(|s| self.head(*s) == Some(old) && matches!(self.xpos(*s), Xpos::WP | Xpos::WDT))
            .filter(|s| self.word(*s - 1) == ",");
        let semicolon = (at + 1..old).rev().find(|t| self.word(*t) == ";");
        let (place, relation) = (self.head(old), self.deprel(old));
        if let Some(who) = own {
            let antecedent = (at + 1..who - 1).rev().find(|t| matches!(self.upos(*t), Upos::Propn | Upos::Noun));
            self.hang(at, place, relation);
            self.hang(subject, Some(at), Deprel::Nsubj);
            let antecedent = antecedent.map(|t| self.first_of_name(t, at));
            if antecedent.is_none_or(|a| !self.hang(old, Some(a), Deprel::AclRelcl)) {
                self.hang(old, Some(at), Deprel::Parataxis);
            }
        } else if let Some(mark) = semicolon {
            self.hang(at, place, relation);
            self.hang(subject, Some(at), Deprel::Nsubj);
            self.hang(old, Some(at), Deprel::Parataxis);
            let head = |t: &u32| {
                matches!(self.upos(*t), Upos::Propn | Upos::Noun | Upos::Pron)
                    && self.head(*t).is_none_or(|h| h < mark || h == old)
            };
            if let Some(other) = (mark + 1..old).find(head) {
                self.hang(other, Some(old), Deprel::Nsubj);
            }
        } else {
            return;
        }
        self.take_over(subject, at, end);
    }

    /// What the tree hung on the subject behind its verb belongs to the verb.
    fn take_over(&mut self, subject: u32, verb: u32, end: u32) {
        for at in verb + 1..end {
            if self.head(at).is_some_and(|h| h == subject || h < verb && self.is_below(h, subject)) {
                let relation = if self.deprel(at) == Deprel::Nmod { Deprel::Obl } else { self.deprel(at) };
                self.hang(at, Some(verb), relation);
            }
        }
        // "earlier this month with Ann Lee": no phrase hangs on a month.
        for at in verb + 1..end {
            let Some(month) = self.head(at).filter(|h| *h > verb && *h < at && self.is_time(*h)) else { continue };
            let with = self.deprel(at) == Deprel::Nmod
                && (month + 1..at).any(|k| self.head(k) == Some(at) && self.lemma(k) == "with");
            if with {
                self.hang(at, Some(verb), Deprel::Obl);
            }
        }
    }

    fn first_of_name(&self, at: u32, from: u32) -> u32 {
        let mut here = at;
        while matches!(self.deprel(here), Deprel::Flat)
            && let Some(head) = self.head(here).filter(|h| *h > from && *h < here)
        {
            here = head;
        }
        here
    }

    /// "Both Oslo and Lima oppose it": a noun for the root, and the verb behind it an aside.
    pub(super) fn noun_for_root(&mut self, at: u32, start: u32, end: u32) {
        if self.upos(at) != Upos::Verb || at <= start {
            return;
        }
        let told = matches!(self.xpos(at), Xpos::VB | Xpos::VBP | Xpos::VBZ | Xpos::VBD);
        let mut before = at - 1;
        while before > start && self.upos(before) == Upos::Adv {
            before -= 1;
        }
        if (self.xpos(at) == Xpos::VBN || self.is_finite(at)) && self.word(before) == "," {
            self.behind_relative(at, start, end);
            return;
        }
        if !told || self.deprel(at) != Deprel::Parataxis {
            return;
        }
        let Some(noun) = self.head(at).filter(|n| *n < at && self.head(*n).is_none()) else { return };
        let nominal = matches!(self.upos(noun), Upos::Propn | Upos::Noun);
        let beside = (noun..at).all(|t| self.is_below(t, noun) && self.upos(t) != Upos::Punct);
        let bare = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::Cop];
        if nominal
            && beside
            && self.child(at, start, end, &bare).is_none()
            && self.child(noun, start, end, &[Deprel::Cop, Deprel::Nsubj]).is_none()
        {
            self.hang(at, None, Deprel::Root);
            self.hang(noun, Some(at), Deprel::Nsubj);
            if self.xpos(at) == Xpos::VB {
                self.retag(at, Upos::Verb, Xpos::VBP);
            }
        }
    }

    /// "Ann Lee, who met the envoys on Monday, praised them": a name for the root, and the main verb a
    /// participle.
    fn behind_relative(&mut self, at: u32, start: u32, end: u32) {
        let root = (start..at).find(|t| self.head(*t).is_none() && self.deprel(*t) == Deprel::Root);
        let Some(root) = root.filter(|r| matches!(self.upos(*r), Upos::Propn | Upos::Noun)) else { return };
        let Some(relative) = self.child(root, root + 1, at, &[Deprel::AclRelcl, Deprel::Parataxis]) else { return };
        let opened = (root + 1..relative).find(|t| matches!(self.xpos(*t), Xpos::WP | Xpos::WDT));
        let set_off = opened.is_some_and(|w| self.word(w - 1) == "," && self.head(w) == Some(relative));
        let helped = [Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Nsubj, Deprel::NsubjPass, Deprel::OblAgent];
        let ends = self.word(end.saturating_sub(1)) == ".";
        let other = (at + 1..end).any(|t| self.is_finite(t) && self.word(t - 1) == ",");
        let followed = at + 1 < end && self.lemma(at + 1) != "by";
        if set_off && ends && !other && followed && self.child(at, start, end, &helped).is_none() {
            self.hang(at, None, Deprel::Root);
            self.hang(root, Some(at), Deprel::Nsubj);
            if self.xpos(at) == Xpos::VBN {
                self.retag(at, Upos::Verb, Xpos::VBD);
            }
            if let Some(object) = self.child(at, at + 1, end, &[Deprel::Xcomp]).filter(|o| self.upos(*o) == Upos::Propn)
            {
                self.hang(object, Some(at), Deprel::Obj);
            }
        }
    }
}
