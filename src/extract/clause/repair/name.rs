//! Names that the parser hung on the wrong word: on a month, on a nationality, on what describes them.

use super::Tree;
use crate::extract::Mention;
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{EntityType, titles};

impl Tree<'_> {
    /// "met Kenyan Minister Ann Lee": the nationality does not head its row.
    pub(super) fn person_behind_people(&mut self, name: &Mention, names: &[&Mention], end: u32) {
        let at = name.head.0;
        if name.entity_type != Some(EntityType::Person) || !matches!(self.deprel(at), Deprel::Appos | Deprel::Flat) {
            return;
        }
        let Some(people) = self.head(at).filter(|h| *h < at && at - *h < 7) else { return };
        let norp = names.iter().any(|n| n.head.0 == people && n.entity_type == Some(EntityType::Norp));
        let row = (people + 1..at)
            .all(|t| matches!(self.upos(t), Upos::Propn | Upos::Noun | Upos::Adj) || self.xpos(t) == Xpos::HYPH);
        if !norp || !row || people + 1 >= name.tokens.start {
            return;
        }
        let (head, deprel) = (self.head(people), self.deprel(people));
        let deprel = if deprel == Deprel::Xcomp { Deprel::Obj } else { deprel };
        self.hang(at, head, deprel);
        self.hang(people, Some(at), Deprel::Amod);
        for other in people.saturating_sub(6)..end {
            if self.head(other) == Some(people) && other != at {
                self.hang(other, Some(at), self.deprel(other));
            }
        }
    }

    /// "In mid-May Ann Lee paid …": the name is no part of the month.
    pub(super) fn name_behind_time(&mut self, name: &Mention, start: u32, end: u32) {
        let at = name.head.0;
        let flat = matches!(self.deprel(at), Deprel::Flat | Deprel::Appos | Deprel::NmodUnmarked);
        let Some(time) = name.tokens.start.checked_sub(1).filter(|t| flat && self.head(at) == Some(*t)) else { return };
        if !self.is_time(time) || matches!(name.entity_type, None | Some(EntityType::Law | EntityType::Event)) {
            return;
        }
        let Some(verb) = self.head(time).filter(|v| *v > at && self.upos(*v) == Upos::Verb) else { return };
        if self.child(verb, start, end, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some() {
            return;
        }
        self.hang(at, Some(verb), Deprel::Nsubj);
        for other in at + 1..verb {
            if self.head(other) == Some(time) {
                let relation = self.deprel(other);
                self.hang(other, Some(at), relation);
            }
        }
    }

    /// "…, according to Lux": no member of a list before it.
    pub(super) fn according(&mut self, name: &Mention, start: u32) {
        let at = name.head.0;
        let to = name.tokens.start.checked_sub(2).filter(|t| *t > start && self.lemma(*t).starts_with("accord"));
        if to.is_none() || !matches!(self.deprel(at), Deprel::Conj | Deprel::Nmod | Deprel::Appos) {
            return;
        }
        let mut above = self.head(at);
        while let Some(here) = above.filter(|h| self.upos(*h) != Upos::Verb) {
            above = self.head(here);
        }
        if let Some(verb) = above {
            self.hang(at, Some(verb), Deprel::Obl);
        }
    }

    /// "visit Lima next week": the place is no part of the week.
    pub(super) fn object_before_time(&mut self, name: &Mention) {
        let at = name.head.0;
        if !matches!(name.entity_type, Some(EntityType::Gpe)) || self.deprel(at) != Deprel::Compound {
            return;
        }
        let Some(noun) = self.head(at).filter(|n| *n > at && *n < at + 4) else { return };
        let time = self.is_time(noun);
        let Some(verb) = self.head(noun).filter(|v| *v + 1 == name.tokens.start && self.upos(*v) == Upos::Verb) else {
            return;
        };
        if time && self.deprel(noun) != Deprel::Obl {
            self.hang(at, Some(verb), Deprel::Obj);
            self.hang(noun, Some(verb), Deprel::OblUnmarked);
        }
    }

    /// "Ann Lee, head of the Union of Workers, met …": a person before a comma is no compound of a noun
    /// behind it.
    pub(super) fn name_across_comma(&mut self, name: &Mention, end: u32) {
        let at = name.head.0;
        if name.entity_type != Some(EntityType::Person)
            || self.word(name.tokens.end) != ","
            || !matches!(self.deprel(at), Deprel::Compound | Deprel::Amod | Deprel::NmodDesc)
        {
            return;
        }
        let Some(old) = self.head(at).filter(|h| *h > name.tokens.end) else { return };
        if old + 1 < end && self.word(old + 1) == "," {
            let (head, deprel) = (self.head(old), self.deprel(old));
            self.hang(at, head, deprel);
            self.hang(old, Some(at), Deprel::Appos);
        }
    }

    /// "Ann Lee, envoy of Sam Roe, and Eve Poe": what follows a closed apposition belongs beside whom
    /// it describes.
    pub(super) fn behind_apposition(&mut self, name: &Mention, names: &[&Mention]) {
        let at = name.head.0;
        let joined =
            name.tokens.start.checked_sub(2).is_some_and(|b| self.word(b) == "," && self.lemma(b + 1) == "and");
        if self.deprel(at) != Deprel::Conj || !joined || name.entity_type != Some(EntityType::Person) {
            return;
        }
        let mut here = self.head(at);
        for _ in 0..4 {
            let Some(inner) = here else { return };
            if self.deprel(inner) == Deprel::Appos
                && let Some(host) = self.head(inner)
            {
                let described = names.iter().find(|n| n.head.0 == host && self.word(n.tokens.end) == ",");
                if described.is_some_and(|n| n.entity_type == Some(EntityType::Person)) {
                    self.hang(at, Some(host), Deprel::Conj);
                }
                return;
            }
            here = self.head(inner).filter(|_| matches!(self.deprel(inner), Deprel::Nmod | Deprel::Flat));
        }
    }

    /// "the director of Lux, Ann Lee": a person is the director, not the firm.
    pub(super) fn holder_of_office(&mut self, name: &Mention, names: &[&Mention], start: u32) {
        let at = name.head.0;
        let comma = name.tokens.start.checked_sub(1).is_some_and(|b| b > start && self.word(b) == ",");
        if !comma || self.deprel(at) != Deprel::Appos || name.entity_type != Some(EntityType::Person) {
            return;
        }
        let Some(body) = self.head(at).filter(|b| *b < at) else { return };
        let named = names.iter().any(|n| {
            (n.head.0 == body || n.tokens.range().contains(&(body as usize)))
                && n.tokens.end + 1 == name.tokens.start
                && matches!(n.entity_type, Some(EntityType::Org | EntityType::Gpe))
        });
        let office = self.head(body).filter(|o| {
            let word = self.lemma(*o).to_lowercase();
            let two = format!("{} {word}", self.lemma(o.saturating_sub(1)).to_lowercase());
            *o < body && (titles().contains_key(word.as_str()) || titles().contains_key(two.as_str()))
        });
        if let Some(office) = office.filter(|_| named && matches!(self.deprel(body), Deprel::Nmod | Deprel::Obl)) {
            self.hang(at, Some(office), Deprel::Appos);
        }
    }

    /// "LIMA (AFP) - Premier Ann Lee said": a place before a dash says nothing.
    pub(super) fn dateline(&mut self, name: &Mention, start: u32, end: u32) {
        let at = name.head.0;
        if name.tokens.start != start || name.entity_type != Some(EntityType::Gpe) || self.deprel(at) != Deprel::Nsubj {
            return;
        }
        let dash =
            (name.tokens.end..end.min(name.tokens.end + 8)).find(|t| matches!(self.word(*t), "-" | "--" | "–" | "—"));
        let Some(dash) = dash.filter(|d| self.word(name.tokens.end) == "(" || *d == name.tokens.end) else { return };
        let verb = self.head(at).filter(|v| *v > dash);
        let real = (dash + 1..end).find(|t| {
            self.head(*t) == Some(at)
                && matches!(self.upos(*t), Upos::Noun | Upos::Propn | Upos::Pron)
                && matches!(
                    self.deprel(*t),
                    Deprel::Parataxis | Deprel::Appos | Deprel::List | Deprel::Conj | Deprel::Flat
                )
        });
        let (Some(verb), Some(real)) = (verb, real) else { return };
        if real > verb || !self.hang(real, Some(verb), Deprel::Nsubj) {
            return;
        }
        self.hang(at, Some(verb), Deprel::Dep);
        for other in dash + 1..verb {
            if self.head(other) == Some(at) {
                let relation = self.deprel(other);
                self.hang(other, Some(real), relation);
            }
        }
    }
}
