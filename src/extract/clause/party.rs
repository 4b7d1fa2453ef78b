//! The mentions that a noun phrase stands for: of its head, of a name hung on it, of its conjuncts
//! and of the examples it is told by.

use super::Clauses;
use crate::extract::{Mention, MentionKind};
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{EntityType, titles};
use crate::text::{MentionId, TokenId};

/// Relations by which a name or an apposition hangs on the word that heads a noun phrase.
const NAME_LINKS: [Deprel; 7] =
    [Deprel::Flat, Deprel::Appos, Deprel::Compound, Deprel::NmodDesc, Deprel::Nmod, Deprel::NmodUnmarked, Deprel::List];

/// Longest row of titles before a name, in tokens.
const MAX_TITLE: u32 = 7;

impl<'a> Clauses<'a> {
    /// The mention that a noun phrase with this head is, names first: that of the head itself, then
    /// that of a name hung on it ("President … X").
    pub(crate) fn mention(&self, head: u32) -> Option<MentionId> {
        let with_head = |kind: MentionKind| {
            let at = self.mentions_of.get(head as usize)?;
            at.iter()
                .copied()
                .find(|m| self.mentions.get(*m as usize).is_some_and(|m| m.head == TokenId(head) && m.kind == kind))
        };
        let covering = |kind: MentionKind| {
            let at = self.mentions_of.get(head as usize)?;
            at.iter().copied().find(|m| self.mentions.get(*m as usize).is_some_and(|m| m.kind == kind))
        };
        let found = self
            .person_behind(head)
            .or_else(|| self.titled_behind(head).map(|m| m.0))
            .or_else(|| with_head(MentionKind::Name))
            .or_else(|| covering(MentionKind::Name))
            .or_else(|| self.hung_name(head))
            .or_else(|| with_head(MentionKind::Pronoun))
            .or_else(|| with_head(MentionKind::Nominal))
            .or_else(|| covering(MentionKind::Nominal))
            .or_else(|| covering(MentionKind::Pronoun));
        found.map(MentionId)
    }

    /// The person of "Kenyan Minister Daniel Otieno" where the tree makes the nationality the head.
    fn person_behind(&self, head: u32) -> Option<u32> {
        self.people_ending(head + 1)?;
        self.children_by(head, &[Deprel::Flat]).find_map(|child| {
            let person = |m: &&u32| {
                let mention = self.mentions.get(**m as usize);
                mention.is_some_and(|m| {
                    m.kind == MentionKind::Name && m.entity_type == Some(EntityType::Person) && m.head.0 == child
                })
            };
            self.mentions_of.get(child as usize)?.iter().find(person).copied()
        })
    }

    /// The person of "Union Secretary General Anna Berg" where the tree makes the body or the
    /// nationality the head of the whole row: behind it only titles, then the person.
    pub(crate) fn titled_behind(&self, head: u32) -> Option<MentionId> {
        let at = self.mentions_of.get(head as usize)?;
        let body = at.iter().filter_map(|m| self.mentions.get(*m as usize)).find(|m| {
            m.kind == MentionKind::Name
                && matches!(m.entity_type, Some(EntityType::Norp | EntityType::Org | EntityType::Gpe))
        })?;
        // "Kenya's President, Anna Berg, said"
        let owned = self.xpos(body.tokens.end) == Xpos::POS;
        let first = body.tokens.end + u32::from(owned);
        for token in first..first + MAX_TITLE {
            let named = self.mentions_of.get(token as usize)?.iter().copied().find(|m| {
                self.mentions.get(*m as usize).is_some_and(|m| m.kind == MentionKind::Name && m.tokens.start == token)
            });
            if let Some(named) = named {
                let person = self.mentions.get(named as usize)?.entity_type == Some(EntityType::Person);
                let office = if self.word(token - 1) == "," { token.saturating_sub(2) } else { token - 1 };
                let office_word = self.lemma(office).to_lowercase();
                let hyphened = self.xpos(office.saturating_sub(1)) == Xpos::HYPH
                    && titles().contains_key(self.lemma(office.saturating_sub(2)).to_lowercase().as_str());
                let titled = office >= first && (titles().contains_key(office_word.as_str()) || hyphened);
                // Hung on the row, or by mistake beside it; not a party of its own. Behind an adjective it
                // cannot be one.
                let own = self.mentions.get(named as usize)?.head.0;
                let twice = self.head(own) == self.head(head) && self.deprel(own) == self.deprel(head);
                let hung = twice || self.people_ending(first).is_some() || self.head(own)? < token;
                return (person && titled && hung).then_some(MentionId(named));
            }
            let comma = owned && self.word(token) == "," && token > first;
            let hyphen = self.xpos(token) == Xpos::HYPH;
            if !matches!(self.upos(token), Upos::Propn | Upos::Adj | Upos::Noun) && !comma && !hyphen {
                return None;
            }
        }
        None
    }

    /// A personal name that hangs on a common noun: "spokeswoman Anna Berg", "the chairman, Lee".
    fn hung_name(&self, head: u32) -> Option<u32> {
        self.children_by(head, &NAME_LINKS).find_map(|child| {
            if self.child(child, &[Deprel::Case]).is_some() {
                return None;
            }
            let person = |m: &&u32| {
                self.mentions.get(**m as usize).is_some_and(|m| {
                    m.kind == MentionKind::Name
                        && (m.entity_type == Some(EntityType::Person)
                            || (child > head && self.deprel(child) != Deprel::Nmod))
                })
            };
            self.mentions_of.get(child as usize)?.iter().find(person).copied()
        })
    }

    /// The mentions of a noun phrase and of what is coordinated with it, in text order.
    pub(crate) fn mentions_with_conjuncts(&self, head: u32) -> Vec<MentionId> {
        let mut all: Vec<MentionId> = Vec::new();
        for conjunct in self.conjuncts(head) {
            let examples = self.examples(conjunct);
            if examples.is_empty() {
                all.extend(self.mention(conjunct));
            } else {
                all.extend(examples);
            }
        }
        all.dedup();
        all
    }

    /// The names that a group is told by: "states like Chad and Niger", "parties such as …".
    fn examples(&self, noun: u32) -> Vec<MentionId> {
        let told = self.children_by(noun, &[Deprel::Nmod]).find(|c| {
            *c > noun
                && self
                    .child(*c, &[Deprel::Case])
                    .is_some_and(|k| matches!(self.lemma(k), "like" | "include" | "including" | "such"))
        });
        let names = told.map(|t| self.conjuncts(t)).unwrap_or_default();
        names
            .into_iter()
            .filter_map(|n| self.mention(n))
            .filter(|m| self.mention_of(*m).is_some_and(|m| m.kind == MentionKind::Name))
            .collect()
    }

    /// The head of the name that ends right before a token.
    pub(crate) fn name_ending(&self, end: u32) -> Option<u32> {
        let last = end.checked_sub(1)?;
        let mut at = self.mentions_of.get(last as usize)?.iter().filter_map(|m| self.mentions.get(*m as usize));
        at.find(|m| m.kind == MentionKind::Name && m.tokens.end == end).map(|m| m.head.0)
    }

    /// The head of the nationality that ends right before a token, in the form of an adjective.
    pub(crate) fn people_ending(&self, end: u32) -> Option<u32> {
        let head = self.name_ending(end)?;
        let people = self.mentions_of.get(head as usize)?.iter().filter_map(|m| self.mentions.get(*m as usize));
        let adjective = !self.word(end.checked_sub(1)?).ends_with('s') || self.word(end - 1).ends_with("ss");
        people
            .filter(|m| m.kind == MentionKind::Name && m.tokens.end == end)
            .any(|m| m.entity_type == Some(EntityType::Norp))
            .then_some(head)
            .filter(|_| adjective)
    }

    /// The mention of that id.
    pub(crate) fn mention_of(&self, id: MentionId) -> Option<&'a Mention> {
        self.mentions.get(id.index())
    }

    /// All mentions.
    pub(crate) fn mentions(&self) -> &'a [Mention] {
        self.mentions
    }
}
