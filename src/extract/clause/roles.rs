//! Who does what a verb tells and what it is done to: subjects own, inherited and misplaced by the
//! tree, agents of passives, objects, controllers of infinitives, denial.

use super::Clauses;
use crate::extract::MentionKind;
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{reporting_verb, status_word};

/// Longest apposition that is looked past, in tokens.
const MAX_APPOSITION: u32 = 24;

/// Relations of a clause's subject.
const SUBJECTS: [Deprel; 5] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass];

impl Clauses<'_> {
    /// Whether a verb is denied: "does not …", "never …", "no longer …", "refuses" is the caller's.
    pub(crate) fn is_negated(&self, verb: u32) -> bool {
        let denied = |at: u32| {
            self.children(at).iter().any(|c| {
                matches!(self.lemma(*c), "not" | "n't" | "never" | "neither" | "n’t" | "hardly")
                    && self.deprel(*c) != Deprel::CcPreconj
                    && !self.is_only_not(*c)
            })
        };
        denied(verb) || self.child(verb, &[Deprel::Advmod]).is_some_and(|a| self.is_no_longer(a))
    }

    /// "no longer", "no more".
    fn is_no_longer(&self, at: u32) -> bool {
        matches!(self.word(at).to_ascii_lowercase().as_str(), "longer" | "more")
            && at.checked_sub(1).is_some_and(|b| self.word(b).eq_ignore_ascii_case("no"))
    }

    /// "not just", "not only": no denial.
    fn is_only_not(&self, at: u32) -> bool {
        matches!(self.lemma(at + 1), "just" | "only" | "merely" | "simply")
    }

    /// Whether the verb is passive, as far as its dependents tell.
    pub(crate) fn is_passive(&self, verb: u32) -> bool {
        // Without any auxiliary a main verb is a past tense that was misread.
        let helped = self.child(verb, &[Deprel::AuxPass, Deprel::Aux]).is_some();
        let main = matches!(self.deprel(verb), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
        let told = self.child(verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]).is_some();
        // "have long demanded": without "be" it is a perfect.
        let be = |a: u32| matches!(self.lemma(a), "be" | "get");
        let perfect = self.children_by(verb, &[Deprel::Aux]).any(|a| self.lemma(a) == "have")
            && !self.children_by(verb, &[Deprel::Aux, Deprel::AuxPass]).any(be);
        told && !perfect && (helped || !main)
    }

    /// Who does what the verb or predicate tells: its subject, or the one it takes from the clause
    /// above ("wants to …", "…, saying", "the group, which …"). The word is that of the doer's noun
    /// phrase; of a passive it is the by-phrase.
    pub(crate) fn doer(&self, verb: u32) -> Option<u32> {
        if self.is_passive(verb) || self.is_reduced_passive(verb) {
            return self.by_phrase(verb);
        }
        self.subject(verb)
    }

    /// The noun after "by" of a passive verb.
    pub(crate) fn by_phrase(&self, verb: u32) -> Option<u32> {
        self.children_by(verb, &[Deprel::OblAgent, Deprel::Obl]).find(|c| {
            self.deprel(*c) == Deprel::OblAgent
                || self.child(*c, &[Deprel::Case]).is_some_and(|k| self.lemma(k) == "by")
        })
    }

    /// The subject of a verb or predicate, its own or inherited; of a passive, what it is done to.
    pub(crate) fn subject(&self, verb: u32) -> Option<u32> {
        let mut here = verb;
        for _ in 0..12 {
            if let Some(own) = self.own_subject(here).or_else(|| self.dummy(here)) {
                return Some(self.antecedent(here, own));
            }
            if let Some(named) = self.resumed(here).or_else(|| self.conjoined(here)).or_else(|| self.told_between(here))
            {
                return Some(named);
            }
            let above = match self.head(here) {
                Some(above) => above,
                None => return self.neighbour(here),
            };
            if here == verb
                && let Some(matrix) = self.matrix(verb)
            {
                here = matrix;
                continue;
            }
            here = match self.deprel(here) {
                // "accused Chile of breaking …": Chile does.
                Deprel::Advcl | Deprel::Ccomp | Deprel::Xcomp | Deprel::Acl if self.is_done_by_object(here, above) => {
                    match self.child(above, &[Deprel::Obj, Deprel::Iobj]) {
                        Some(object) => return Some(object),
                        None => above,
                    }
                }
                // "the first country to sign": of a predicate its subject.
                Deprel::Acl | Deprel::AclRelcl if self.child(above, &[Deprel::Cop]).is_some() => above,
                Deprel::Acl if self.is_aside(above) => above,
                Deprel::Acl | Deprel::AclRelcl => return Some(above),
                // "is due to visit": the tree may take the infinitive for a subject.
                Deprel::Csubj if here > above && self.child(above, &[Deprel::Cop]).is_some() => above,
                Deprel::Xcomp => match self.controller(above) {
                    Some(object) => return Some(object),
                    None => above,
                },
                Deprel::Advcl if status_word(self.lemma(above), "through").is_some() => match self.controller(above) {
                    Some(asked) => return Some(asked),
                    None => above,
                },
                Deprel::Conj
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Cop
                | Deprel::Aux
                | Deprel::AdvclRelcl
                | Deprel::Ccomp
                | Deprel::Dep => above,
                _ => return None,
            };
        }
        None
    }

    /// The subject the tree gives a verb, or hangs on the auxiliary before it.
    fn own_subject(&self, verb: u32) -> Option<u32> {
        self.nearest_subject(verb).or_else(|| self.child(verb, &SUBJECTS)).or_else(|| {
            let mut auxiliaries = self.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
            auxiliaries.find_map(|aux| self.child(aux, &SUBJECTS))
        })
    }

    /// Of two subjects the later, where the first is that of a clause between them or the object of one:
    /// "which the firm sells", "with whom Chad trades", "Before she met Berg, Diaz said".
    fn nearest_subject(&self, verb: u32) -> Option<u32> {
        let mut subjects = self.children_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|s| *s < verb);
        let (first, last) = (subjects.next()?, subjects.last()?);
        let relative = (first..last).any(|t| matches!(self.xpos(t), Xpos::WP | Xpos::WDT | Xpos::WPS));
        (relative || self.is_object_before(first, last)).then_some(last)
    }

    /// Whether a name right behind a verb and before a comma is that verb's object, though the tree makes it a subject
    /// of the verb that the later one is subject of.
    fn is_object_before(&self, first: u32, last: u32) -> bool {
        let Some(mention) = self.mention(first).and_then(|m| self.mention_of(m)) else { return false };
        let verb = mention.tokens.start.checked_sub(1);
        let object = verb.is_some_and(|v| self.upos(v) == Upos::Verb && self.child(v, &[Deprel::Obj]).is_none());
        object && mention.tokens.end < last && self.word(mention.tokens.end) == ","
    }

    /// The object that the tree took for a subject of the next verb: "Before she met Berg, Diaz said".
    pub(crate) fn misread_object(&self, verb: u32) -> Option<u32> {
        let named = self.mentions_of.get(verb as usize + 1)?.iter().filter_map(|m| self.mentions.get(*m as usize));
        let mut names = named.filter(|m| m.kind == MentionKind::Name && m.tokens.start == verb + 1).map(|m| m.head.0);
        names.find(|name| {
            let above = self.head(*name).filter(|h| *h > *name && self.deprel(*name) == Deprel::Nsubj);
            above.and_then(|h| self.nearest_subject(h)).is_some_and(|s| s > *name)
        })
    }

    /// The noun phrase right before a finite verb that the tree leaves without a subject.
    fn neighbour(&self, verb: u32) -> Option<u32> {
        // "From the start, Peru and Chile have listed …": a perfect is finite by its auxiliary.
        let perfect = || {
            let mut helpers = self.children_by(verb, &[Deprel::Aux]);
            self.xpos(verb) == Xpos::VBN && helpers.any(|a| self.lemma(a) == "have")
        };
        if !matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP) && !perfect() {
            return None;
        }
        let mut at = verb.checked_sub(1)?;
        while at > 0 && matches!(self.upos(at), Upos::Adv | Upos::Aux) {
            at -= 1;
        }
        if self.word(at) == "," {
            at = self.before_apposition(at)?;
        }
        let nominal = matches!(self.upos(at), Upos::Noun | Upos::Propn | Upos::Pron);
        let same = self.sentence(at).map(|s| s.0) == self.sentence(verb).map(|s| s.0);
        let mention = self.mentions_of.get(at as usize)?.first().and_then(|m| self.mentions.get(*m as usize))?;
        (nominal && same && mention.tokens.end == at + 1).then_some(mention.head.0)
    }

    /// "after Peru agreed to …": the name right before a finite verb, where the tree takes "after" for a
    /// preposition of it.
    fn conjoined(&self, verb: u32) -> Option<u32> {
        let finite = matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP);
        let head = self.name_ending(verb).filter(|_| finite && self.deprel(verb) == Deprel::Advcl)?;
        let case = self.child(head, &[Deprel::Case])?;
        matches!(self.lemma(case), "after" | "before" | "since" | "until" | "as").then_some(head)
    }

    /// The name that a verb takes up again behind a pair of commas, where the tree hangs it on what
    /// stands between them: "Ruiz, head of the union that struck, said".
    fn resumed(&self, verb: u32) -> Option<u32> {
        let comma = verb.checked_sub(1).filter(|c| self.word(*c) == ",")?;
        let bare = self.subtree(verb).start >= comma || self.deprel(verb) == Deprel::Root;
        let finite = matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP);
        let misplaced = matches!(self.deprel(verb), Deprel::AclRelcl | Deprel::Root);
        if !(finite && misplaced && bare) {
            return None;
        }
        let last = self.before_apposition(comma)?;
        let named = self.mentions_of.get(last as usize)?.iter().filter_map(|m| self.mentions.get(*m as usize));
        named.filter(|m| m.kind == MentionKind::Name && m.tokens.end == last + 1).map(|m| m.head.0).next()
    }

    /// The name before who says it: "Chad, he affirmed, was ready", where the tree gives the words no subject.
    fn told_between(&self, predicate: u32) -> Option<u32> {
        let helpers = self.children_by(predicate, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass]);
        let first = helpers.filter(|a| *a < predicate).min().unwrap_or(predicate);
        let finite = matches!(self.xpos(first), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD);
        let comma = first.checked_sub(1).filter(|c| finite && self.word(*c) == ",")?;
        let verb = comma.checked_sub(1).filter(|v| matches!(self.xpos(*v), Xpos::VBD | Xpos::VBZ))?;
        reporting_verb(self.lemma(verb), self.word(verb))?;
        let open = (verb.saturating_sub(5)..verb).rev().find(|t| self.word(*t) == ",")?;
        let mut named = self.name_ending(open).filter(|_| open + 1 < verb)?;
        // "The loan to Chad, he affirmed, was …"
        while self.deprel(named) == Deprel::Nmod {
            named = self.head(named)?;
        }
        self.child(named, &[Deprel::Case]).is_none().then_some(named)
    }

    /// Whether a finite verb stands in a relative clause.
    pub(crate) fn is_relative(&self, verb: u32) -> bool {
        let mut here = verb;
        for _ in 0..6 {
            let relative = |t: u32| matches!(self.xpos(t), Xpos::WDT | Xpos::WP | Xpos::WPS);
            let opened = self
                .children(here)
                .iter()
                .any(|c| *c < here && (relative(*c) || self.children(*c).iter().any(|d| relative(*d))));
            if opened {
                return true;
            }
            match self.head(here) {
                Some(above)
                    if above < verb || matches!(self.deprel(here), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) =>
                {
                    here = above
                }
                _ => return false,
            }
        }
        false
    }

    /// The last word of the name that an apposition before a verb describes: of "Ruiz, the head of the
    /// union, said" that of "Ruiz". `comma` is the one before the verb.
    fn before_apposition(&self, comma: u32) -> Option<u32> {
        let (_, sentence) = self.sentence(comma)?;
        let from = sentence.tokens.start.max(comma.saturating_sub(MAX_APPOSITION));
        let mut named = None;
        for at in (from + 1..comma).rev() {
            let finite = matches!(self.xpos(at), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD);
            if finite && !self.is_relative(at) || matches!(self.word(at), ";" | ":") {
                break;
            }
            if self.word(at) != "," {
                continue;
            }
            let mention = self.mentions_of.get(at as usize - 1)?.iter().find_map(|m| self.mentions.get(*m as usize));
            if mention.is_some_and(|m| m.kind == MentionKind::Name && m.tokens.end == at) {
                let cased = mention.is_some_and(|m| self.child(m.head.0, &[Deprel::Case]).is_some());
                if !cased {
                    named = Some(at - 1);
                    break;
                }
            }
        }
        named
    }

    /// The verb above whose form a coordinated verb shares although the tree hangs it on the clause
    /// between: "said that the plan would work but called the terms …".
    pub(crate) fn matrix(&self, verb: u32) -> Option<u32> {
        if self.deprel(verb) != Deprel::Conj {
            return None;
        }
        let below = self.first_conjunct(verb);
        let mut here = below;
        for _ in 0..6 {
            let above = self.head(here)?;
            if self.deprel(here) == Deprel::Ccomp {
                return self.goes_with(verb, below, above).then_some(above);
            }
            if !matches!(
                self.deprel(here),
                Deprel::AclRelcl | Deprel::Acl | Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Xcomp
            ) {
                return None;
            }
            here = above;
        }
        None
    }

    /// Whether a conjunct belongs with the verb above rather than with its neighbour: it has the form
    /// of the former and not of the latter, and no subject of its own.
    pub(crate) fn goes_with(&self, conjunct: u32, neighbour: u32, above: u32) -> bool {
        matches!(self.xpos(conjunct), Xpos::VBD | Xpos::VBZ | Xpos::VBP)
            && self.xpos(conjunct) == self.xpos(above)
            && self.xpos(neighbour) != self.xpos(conjunct)
            && self.child(conjunct, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]).is_none()
    }

    /// What a verb is done to: its object, or the noun phrase right behind it that the tree hangs elsewhere.
    pub(crate) fn object(&self, verb: u32) -> Option<u32> {
        let own = |relation| self.children(verb).iter().copied().find(|c| *c > verb && self.deprel(*c) == relation);
        own(Deprel::Obj).or_else(|| own(Deprel::Iobj)).or_else(|| {
            let near = (verb + 1..verb + 7).take_while(|t| {
                matches!(self.upos(*t), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
                    || matches!(self.word(*t), "“" | "\"" | "``" | "‘")
            });
            let head = near.filter(|t| matches!(self.upos(*t), Upos::Noun | Upos::Propn)).last()?;
            let finite = matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP);
            (!finite && self.subtree(head).start == verb + 1).then_some(head)
        })
    }

    /// "it" that the tree takes for a dummy although no clause stands for it: "it is eager to …".
    fn dummy(&self, verb: u32) -> Option<u32> {
        let clausal = self.child(verb, &[Deprel::Csubj, Deprel::Ccomp]).is_some();
        self.child(verb, &[Deprel::Expl]).filter(|e| *e < verb && !clausal && self.lemma(*e) != "there")
    }

    /// "for example", which the tree may take for the head of what follows.
    fn is_aside(&self, noun: u32) -> bool {
        matches!(self.lemma(noun), "example" | "instance") && self.child(noun, &[Deprel::Case]).is_some()
    }

    /// Whether a participle hangs on a noun as one that something is done to: "a plan drafted by …".
    /// One with an object of its own is a past tense that was misread.
    pub(crate) fn is_reduced_passive(&self, verb: u32) -> bool {
        self.xpos(verb) == Xpos::VBN
            && self.deprel(verb) == Deprel::Acl
            && self.child(verb, &[Deprel::Obj]).is_none()
            && !self.head(verb).is_some_and(|h| self.is_aside(h))
    }

    /// Whether a gerund after "of", "for" or "from" tells what the object of the verb above does: "accused
    /// them of lying", "thanked them for coming".
    fn is_done_by_object(&self, gerund: u32, above: u32) -> bool {
        let linked = || {
            let mut marks = self.children_by(gerund, &[Deprel::Mark, Deprel::Case]);
            marks.any(|m| m < gerund && matches!(self.lemma(m), "of" | "for" | "from" | "into"))
        };
        self.xpos(gerund) == Xpos::VBG && status_word(self.lemma(above), "object").is_some() && linked()
    }

    /// The object that does what the infinitive under `verb` tells: "asked them to leave".
    fn controller(&self, verb: u32) -> Option<u32> {
        if matches!(self.lemma(verb), "promise" | "threaten" | "vow" | "pledge") {
            return None;
        }
        // "called on them to leave"
        let asked = || {
            let mut phrases = self.children_by(verb, &[Deprel::Obl]).filter(|p| *p > verb);
            phrases.find(|p| {
                self.child(*p, &[Deprel::Case])
                    .is_some_and(|k| matches!(self.lemma(k), "on" | "upon" | "to" | "for" | "with"))
            })
        };
        let through = status_word(self.lemma(verb), "through").is_some();
        match self.is_passive(verb) {
            true => None,
            false => self.child(verb, &[Deprel::Obj, Deprel::Iobj]).or_else(|| asked().filter(|_| through)),
        }
    }

    /// The noun a relative pronoun stands for; any other subject as it is.
    fn antecedent(&self, verb: u32, subject: u32) -> u32 {
        let relative =
            matches!(self.xpos(subject), Xpos::WDT | Xpos::WP) || matches!(self.lemma(subject), "who" | "which");
        let relative = relative || (self.lemma(subject) == "that" && self.upos(subject) == Upos::Pron);
        if !relative {
            return subject;
        }
        let mut here = verb;
        for _ in 0..12 {
            match self.head(here) {
                Some(above) if matches!(self.deprel(here), Deprel::AclRelcl | Deprel::Acl) => return above,
                Some(above) if matches!(self.deprel(here), Deprel::Conj | Deprel::Xcomp | Deprel::Ccomp) => {
                    here = above
                }
                _ => break,
            }
        }
        self.named_before(subject).unwrap_or(subject)
    }

    /// The name right before "who" or "which" where the tree hangs the relative clause elsewhere: "from Li, who …".
    fn named_before(&self, relative: u32) -> Option<u32> {
        let comma = relative.checked_sub(1).filter(|c| self.word(*c) == ",").unwrap_or(relative);
        let last = comma.checked_sub(1).filter(|_| matches!(self.lemma(relative), "who" | "which"))?;
        let at = self.mentions_of.get(last as usize)?;
        let named = at.iter().filter_map(|m| self.mentions.get(*m as usize));
        // "the people in Oslo, which …": not the town.
        let party = |head: u32| {
            let mut cases = self.children_by(head, &[Deprel::Case]);
            self.lemma(relative) == "who"
                || cases.all(|k| matches!(self.lemma(k), "by" | "from" | "with" | "between" | "'s" | "’s"))
        };
        let ends = named.filter(|m| m.kind == MentionKind::Name && m.tokens.end == last + 1);
        let mut heads = ends.map(|m| m.head.0).filter(|head| party(*head));
        heads.next().map(|head| self.first_conjunct(head))
    }
}
