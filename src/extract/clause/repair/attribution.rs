//! "…, Foreign Ministry spokeswoman Ann Lee said at a briefing": the parser takes the speaker for an
//! apposition of what stands before the comma, and the reporting verb for a clause below it. By the
//! words: a clause, a comma, a row of titles, a person, a reporting verb that no clause follows.

use super::Tree;
use crate::extract::Mention;
use crate::language::{Deprel, Sentence, Upos, Xpos};
use crate::lexicon::{EntityType, TimeClass, reporting_verb, time_word, titles};

/// Longest row of titles before a name, in tokens.
const MAX_TITLE: u32 = 9;

impl Tree<'_> {
    pub(super) fn is_time(&self, at: u32) -> bool {
        let lemma = self.lemma(at).to_lowercase();
        let word = lemma.strip_prefix("mid-").unwrap_or(&lemma);
        [TimeClass::Unit, TimeClass::Weekday, TimeClass::Month].into_iter().any(|c| time_word(word, c).is_some())
    }

    /// Gives each such verb its speaker and its clause.
    pub(super) fn attributions(&mut self, sentence: &Sentence, names: &[&Mention]) {
        for name in names.iter().filter(|n| n.entity_type == Some(EntityType::Person)) {
            let aside = u32::from(self.word(name.tokens.end) == ",");
            let verb = name.tokens.end + aside;
            if verb < sentence.tokens.end
                && let Some(comma) = self.opens(sentence, name, aside == 1)
                && self.reports(verb, sentence)
            {
                self.attribute(sentence, name, verb, comma);
            }
        }
    }

    /// The comma before the titles of a speaker; two of them where the name itself stands between commas:
    /// "…, the union's mediator, former president Ann Lee, announced".
    fn opens(&self, sentence: &Sentence, name: &Mention, aside: bool) -> Option<u32> {
        let mut commas = 0;
        let mut titled = false;
        let from = name.tokens.start.saturating_sub(MAX_TITLE).max(sentence.tokens.start);
        for at in (from..name.tokens.start).rev() {
            if self.word(at) == "," {
                commas += 1;
                // A name alone between commas, or titles before it.
                if commas == 1 + u32::from(aside) {
                    return (titled || !aside).then_some(at);
                }
                continue;
            }
            titled |= titles().contains_key(self.lemma(at).to_lowercase().as_str());
            let inside = matches!(self.upos(at), Upos::Propn | Upos::Noun | Upos::Adj)
                || matches!(self.word(at), "of" | "the" | "a" | "an" | "for" | "'s" | "’s" | "-" | "and");
            if !inside {
                return None;
            }
        }
        None
    }

    /// Whether a token is a reporting verb with nothing reported behind it.
    fn reports(&self, verb: u32, sentence: &Sentence) -> bool {
        let word = self.lemma(verb);
        let says = matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ)
            && reporting_verb(word, self.word(verb)).is_some_and(|v| v.has("that"));
        let next = verb + 1;
        let end = sentence.tokens.end;
        let told = word == "tell" && (self.opens_noun_phrase(next) || self.upos(next) == Upos::Noun);
        let follows = next >= end
            || matches!(self.upos(next), Upos::Adp | Upos::Punct)
            || self.is_time(next)
            || self.is_time(next + 1);
        let clause = (next..end).any(|t| {
            self.word(t) == "that" && self.upos(t) != Upos::Det
                || matches!(self.word(t), "\"" | "“" | ":" | ";")
                || t > next && self.word(t) == "," && t + 6 < end
                || self.xpos(t) == Xpos::MD
                || self.is_finite(t) && !matches!(self.lemma(t), "be" | "have")
        });
        says && (told || follows) && !clause
    }

    fn attribute(&mut self, sentence: &Sentence, name: &Mention, verb: u32, comma: u32) {
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        // Right already: the verb has the speaker, and the clause hangs on it.
        let speaker = name.head.0;
        let root = (start..comma).find(|t| {
            let outer = self.head(*t).is_none_or(|h| h == verb || h > comma);
            outer && matches!(self.upos(*t), Upos::Verb | Upos::Adj | Upos::Noun | Upos::Aux)
        });
        let Some(root) = root else { return };
        let finite = self.is_finite(root)
            || self.child(root, start, comma, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass]).is_some();
        let subject = self.child(root, start, comma, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]);
        let marked = self.child(root, start, comma, &[Deprel::Mark]).is_some();
        let quoted = (start..comma).any(|t| matches!(self.word(t), "\"" | "“" | "”" | ";"));
        if !finite || subject.is_none() || marked || quoted {
            return;
        }
        let right = self.deprel(speaker) == Deprel::Nsubj
            && self.head(speaker) == Some(verb)
            && !(start..comma).any(|t| self.head(t) == Some(verb) && self.deprel(t) == Deprel::Nsubj);
        if right {
            return;
        }
        // The clause stands alone, the words of saying beside it.
        self.hang(root, None, Deprel::Root);
        if !self.hang(verb, Some(root), Deprel::Parataxis) || !self.hang(speaker, Some(verb), Deprel::Nsubj) {
            return;
        }
        self.hang(comma, Some(verb), Deprel::Punct);
        for at in verb + 1..end {
            if self.head(at) == Some(verb) && self.deprel(at) == Deprel::Ccomp {
                self.hang(at, Some(verb), Deprel::Obl);
            }
        }
        for at in (start..end).filter(|t| *t != comma) {
            let Some(head) = self.head(at) else { continue };
            if at < comma && head >= comma {
                let relation = if self.deprel(at) == Deprel::Nsubj { Deprel::Obj } else { self.deprel(at) };
                self.hang(at, Some(root), relation);
            } else if at > comma && at < verb && at != speaker && !(comma < head && head < verb) {
                self.hang(at, Some(speaker), Deprel::NmodDesc);
            } else if at > verb && head < verb && at != verb {
                self.hang(at, Some(verb), if self.deprel(at) == Deprel::Nmod { Deprel::Obl } else { self.deprel(at) });
            }
        }
    }
}
