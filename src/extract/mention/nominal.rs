//! Common noun phrases that may stand for an actor ("the movement", "Kenyan officials", "the two
//! sides", "its leader") and pronouns. A phrase runs from its determiner, possessor or first
//! modifier to its head noun; clauses that trail it are left out. Titles directly before a name are
//! part of no nominal: the name is there.

use super::chunk::title_at;
use super::words::Word;
use crate::extract::{Mention, MentionKind, Why};
use crate::language::{Analysis, TokenRange, Upos};
use crate::lexicon::{
    ActorClass, DeterminerClass, EntityType, PronounClass, TitleClass, actor_nouns, determiners, is_in_class, pronouns,
    role_modifiers,
};
use crate::text::{Span, TokenId};

/// Most words a phrase may have before its head.
const REACH: usize = 6;

/// Finds nominals and pronouns, in text order.
pub(super) fn find(analysis: &Analysis, words: &[Word<'_>], names: &[Mention]) -> Vec<Mention> {
    let mut in_name: Vec<Option<usize>> = vec![None; words.len()];
    for (n, name) in names.iter().enumerate() {
        in_name.get_mut(name.tokens.range()).unwrap_or_default().fill(Some(n));
    }
    let finder = Finder { analysis, words, names, in_name };
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(pronoun) = finder.pronoun(at) {
            out.push(pronoun);
        } else if let Some((end, mention)) = finder.title(at).or_else(|| finder.noun(at)) {
            out.push(mention);
            at = end;
            continue;
        }
        at += 1;
    }
    out
}

struct Finder<'a, 't> {
    analysis: &'a Analysis,
    words: &'a [Word<'t>],
    names: &'a [Mention],
    in_name: Vec<Option<usize>>,
}

impl Finder<'_, '_> {
    fn word(&self, i: usize) -> Option<&Word<'_>> {
        self.words.get(i)
    }

    fn named(&self, i: usize) -> Option<&Mention> {
        self.names.get(self.in_name.get(i).copied().flatten()?)
    }

    fn upos(&self, i: usize) -> Upos {
        self.analysis.tokens.get(i).map_or(Upos::X, |t| t.upos)
    }

    fn pronoun(&self, at: usize) -> Option<Mention> {
        let word = self.word(at).filter(|_| self.named(at).is_none())?;
        // "US" is no pronoun, nor is "IT".
        if word.all_caps && word.text.len() > 1 {
            return None;
        }
        let class = pronouns().get(word.folded.as_str())?;
        let kind = (*class == PronounClass::Person).then_some(EntityType::Person);
        Some(self.mention(at, at + 1, at, MentionKind::Pronoun, kind, "mention/pronoun"))
    }

    /// "the foreign minister", "Kenya's envoy", "its leader": a role that no name follows.
    fn title(&self, at: usize) -> Option<(usize, Mention)> {
        let word = self.word(at).filter(|w| w.is_alphabetic() && self.named(at).is_none())?;
        let limit = (at + 5).min(self.words.len());
        let (mut end, class) = title_at(self.words, at, limit)?;
        if matches!(class, TitleClass::Honour)
            || (at..end).any(|i| self.word(i).is_some_and(|w| w.sentence != word.sentence))
        {
            return None;
        }
        // "former deputy minister": modifiers lie before; "minister Kamau": the name is there.
        while end < limit && title_at(self.words, end, limit).is_some() && self.word(end).is_some_and(|w| !w.breaks) {
            end = title_at(self.words, end, limit)?.0;
        }
        if self.named(end).is_some_and(|n| n.entity_type == Some(EntityType::Person)) {
            return None;
        }
        let head = end - 1;
        if matches!(self.upos(head), Upos::Verb | Upos::Adj | Upos::Aux) {
            return None;
        }
        let start = self.opening(at)?;
        Some((end, self.mention(start, end, head, MentionKind::Nominal, Some(EntityType::Person), "mention/role-noun")))
    }

    fn noun(&self, at: usize) -> Option<(usize, Mention)> {
        let word = self.word(at).filter(|_| self.named(at).is_none())?;
        let classes = actor_nouns().get(word.folded.as_str())?;
        if matches!(self.upos(at), Upos::Verb | Upos::Aux | Upos::Adp | Upos::Adv) {
            return None;
        }
        // The head of a compound is its last noun: "government officials", "state visit".
        let next_noun = self.word(at + 1).is_some_and(|w| {
            w.sentence == word.sentence
                && !w.capital
                && (actor_nouns().contains_key(w.folded.as_str()) && w.folded != "former" && w.folded != "latter"
                    || self.upos(at + 1) == Upos::Noun)
        });
        if next_noun {
            return None;
        }
        let start = self.opening(at)?;
        let first = self.word(start)?;
        let bare = start == at;
        let opened = determiners().get(first.folded.as_str());
        let name = (start..at).find_map(|i| self.named(i));
        let has = |class: ActorClass| classes.iter().any(|c| c.class == class);
        // Of several states only "the two countries", "both governments" can be told which.
        let two = || (start..at).filter_map(|i| self.word(i)).any(|w| matches!(w.folded.as_str(), "two" | "both"));
        if classes.iter().any(|c| c.class == ActorClass::State && c.plural) && !two() {
            return None;
        }
        let nation = name.is_some_and(|n| matches!(n.entity_type, Some(EntityType::Norp | EntityType::Gpe)));
        let numbered = (start..at).any(|i| {
            self.word(i).is_some_and(|w| {
                determiners().get(w.folded.as_str()) == Some(&DeterminerClass::Number) || w.folded == "both"
            })
        });
        let kind = if has(ActorClass::Ordinal) {
            (opened == Some(&DeterminerClass::Definite) && self.ends_phrase(at + 1)).then_some(None)?
        } else if has(ActorClass::Side) {
            if word.folded == "two" && !self.ends_phrase(at + 1) {
                return None;
            }
            (numbered || opened == Some(&DeterminerClass::Definite)).then_some(Some(EntityType::Org))?
        } else if nation && (has(ActorClass::State) || has(ActorClass::StateRole)) {
            Some(EntityType::Gpe)
        } else if has(ActorClass::Group) || has(ActorClass::Org) {
            (!bare).then_some(Some(EntityType::Org))?
        } else if has(ActorClass::State) {
            (!bare).then_some(Some(EntityType::Gpe))?
        } else if has(ActorClass::StateRole) {
            (!bare || name.is_some()).then_some(Some(EntityType::Org))?
        } else if has(ActorClass::People) && nation {
            Some(EntityType::Norp)
        } else if has(ActorClass::Person) || has(ActorClass::Place) {
            let kind = if has(ActorClass::Place) { EntityType::Gpe } else { EntityType::Person };
            matches!(opened, Some(DeterminerClass::Definite)).then_some(Some(kind))?
        } else {
            return None;
        };
        Some((at + 1, self.mention(start, at + 1, at, MentionKind::Nominal, kind, "mention/actor-noun")))
    }

    /// Whether no noun follows: "the latter said".
    fn ends_phrase(&self, at: usize) -> bool {
        self.word(at).is_none_or(|w| {
            !w.is_alphabetic()
                || w.breaks
                || matches!(
                    self.upos(at),
                    Upos::Verb
                        | Upos::Aux
                        | Upos::Adp
                        | Upos::Adv
                        | Upos::Cconj
                        | Upos::Sconj
                        | Upos::Pron
                        | Upos::Part
                )
                || is_in_class(&w.folded, "after a phrase")
        })
    }

    /// Where the phrase begins whose head or title stands at `at`.
    fn opening(&self, at: usize) -> Option<usize> {
        let head = self.word(at)?;
        let mut start = at;
        while start > 0 && at - start < REACH {
            let i = start - 1;
            let word = self.word(i)?;
            if word.sentence != head.sentence || self.word(start).is_some_and(|w| w.breaks) {
                break;
            }
            let determiner = determiners().get(word.folded.as_str());
            if let Some(name) = self.named(i) {
                if name.entity_type == Some(EntityType::Person) && start == at {
                    break;
                }
                start = name.tokens.start as usize;
                if self.word(start.wrapping_sub(1)).is_some_and(|w| w.folded == "the" && w.sentence == head.sentence) {
                    start -= 1;
                }
                break;
            } else if word.is_possessive() {
                let Some(name) = i.checked_sub(1).and_then(|p| self.named(p)) else { break };
                start = name.tokens.start as usize;
                break;
            } else if let Some(class) = determiner {
                start = i;
                if *class != DeterminerClass::Number
                    && !matches!(word.folded.as_str(), "other" | "various" | "several" | "many")
                {
                    break;
                }
            } else if self.modifies(i, word) || (word.text == "-" && word.glued) {
                start = i;
            } else {
                break;
            }
        }
        // No hyphen or stray mark at the beginning.
        while start < at && self.word(start).is_some_and(|w| !w.text.chars().any(char::is_alphanumeric)) {
            start += 1;
        }
        Some(start)
    }

    fn modifies(&self, i: usize, word: &Word<'_>) -> bool {
        let tagged = self.upos(i) != Upos::X;
        if role_modifiers().contains_key(word.folded.as_str()) || word.folded.ends_with("-based") {
            return !tagged || !matches!(self.upos(i), Upos::Verb | Upos::Adp | Upos::Adv);
        }
        if tagged {
            matches!(self.upos(i), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
        } else {
            matches!(word.folded.as_str(), "based" | "armed" | "political")
        }
    }

    fn mention(
        &self,
        start: usize,
        end: usize,
        head: usize,
        kind: MentionKind,
        entity_type: Option<EntityType>,
        rule: &'static str,
    ) -> Mention {
        let span = |i: usize| self.word(i).map(|w| w.span).unwrap_or_default();
        Mention {
            span: Span { start: span(start).start, end: span(end - 1).end },
            tokens: TokenRange { start: start as u32, end: end as u32 },
            head: TokenId::new(head),
            kind,
            entity_type,
            sentence: self.word(head).map_or(0, |w| w.sentence),
            why: Why { rule: rule.into(), cues: vec![span(head)], steps: Vec::new(), confidence: 0.8 },
        }
    }
}
