//! Who has been mentioned so far in a document, how recently and how prominently.

use std::collections::BTreeMap;

use super::super::Analysed;
use super::super::data::{is_female_name, is_female_word};
use super::super::entity::Key;
use super::super::reading::Draft;
use crate::extract::{Mention, MentionKind};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{EntityType, Entry, Sort, gazetteer};
use crate::text::fold;

/// A mention that stands for somebody.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) mention: usize,
    pub(super) keys: Vec<Key>,
    pub(super) kind: Option<EntityType>,
    pub(super) sentence: u32,
    pub(super) head: u32,
    pub(super) subject: bool,
    /// Of the main clause.
    pub(super) main: bool,
    /// After a preposition of place.
    pub(super) place: bool,
    pub(super) plural: bool,
}

/// The document while it is read.
pub(super) struct Scene<'a, 'd> {
    pub(super) document: &'a Analysed<'d>,
    pub(super) text: &'d str,
    country: &'a dyn Fn(&'static str) -> Key,
    keys: Vec<Vec<Key>>,
    metonyms: Vec<Option<Key>>,
    pub(super) seen: Vec<Seen>,
    pub(super) counts: BTreeMap<Key, u32>,
    /// By role of the document: person mention, last words of the role, key of its body.
    pub(super) roles: Vec<(usize, String, Option<Key>)>,
    /// Whether a person is a woman, where a title or pronoun told.
    pub(super) female: BTreeMap<Key, bool>,
}

impl<'a, 'd> Scene<'a, 'd> {
    pub(super) fn new(document: &'a Analysed<'d>, country: &'a dyn Fn(&'static str) -> Key, draft: &Draft) -> Self {
        let mut scene = Self {
            document,
            text: &document.document.text,
            country,
            keys: draft.mentions.clone(),
            metonyms: draft.metonyms.clone(),
            seen: Vec::new(),
            counts: BTreeMap::new(),
            roles: Vec::new(),
            female: BTreeMap::new(),
        };
        for role in &document.layers.roles {
            let words = fold(role.role.of(scene.text));
            // Who leads a Kenyan delegation does not hold an office of Kenya.
            let holds = !role.why.rule.ends_with("leads");
            let body = role.organisation.filter(|_| holds).and_then(|o| scene.body(o.index()));
            scene.roles.push((role.person.index(), words, body));
        }
        scene.tell_sexes();
        scene
    }

    /// Who is a woman and who a man: by the word before the name, then by the given name, then by the
    /// ending of a Slavic surname.
    fn tell_sexes(&mut self) {
        let mut votes: BTreeMap<Key, [u32; 2]> = BTreeMap::new();
        for (m, mention) in self.document.layers.mentions.iter().enumerate() {
            if mention.kind != MentionKind::Name || mention.entity_type != Some(EntityType::Person) {
                continue;
            }
            let Some(key) = self.keys(m).first().copied() else { continue };
            let before = (mention.tokens.start as usize).checked_sub(1).map(|i| self.word(i)).unwrap_or_default();
            let words: Vec<String> = mention.tokens.range().map(|i| self.word(i)).collect();
            let first = words.first().map_or("", String::as_str);
            let slavic = words
                .last()
                .filter(|w| w.len() > 5 && words.len() > 1)
                .is_some_and(|w| ["ova", "eva", "skaya", "skaia"].iter().any(|end| w.ends_with(end)));
            let told = is_female_word(before.trim_end_matches('.')).map(|f| (f, 4));
            let told = told.or_else(|| is_female_name(first).map(|f| (f, 2)));
            if let Some((female, weight)) = told.or(slavic.then_some((true, 1))) {
                votes.entry(key).or_default()[usize::from(female)] += weight;
            }
        }
        for (key, [male, female]) in votes {
            if male != female {
                self.female.insert(key, female > male);
            }
        }
    }

    pub(super) fn mention(&self, m: usize) -> Option<&'d Mention> {
        self.document.layers.mentions.get(m)
    }

    pub(super) fn token(&self, i: usize) -> Option<&'d Token> {
        self.document.analysis.tokens.get(i)
    }

    pub(super) fn word(&self, i: usize) -> String {
        self.token(i).map(|t| fold(t.span.of(self.text))).unwrap_or_default()
    }

    /// What a mention stands for so far.
    pub(super) fn keys(&self, m: usize) -> &[Key] {
        self.keys.get(m).map(Vec::as_slice).unwrap_or_default()
    }

    /// Notes what a mention was found to stand for.
    pub(super) fn settle(&mut self, m: usize, keys: Vec<Key>) {
        if let Some(slot) = self.keys.get_mut(m) {
            *slot = keys;
        }
    }

    /// The key of a country.
    pub(super) fn country(&self, code: &'static str) -> Key {
        (self.country)(code)
    }

    /// What the gazetteer knows of a name.
    pub(super) fn entry(&self, m: usize) -> Option<&'static Entry> {
        let mention = self.mention(m).filter(|m| m.kind == MentionKind::Name)?;
        gazetteer()
            .get(mention.span.of(self.text))
            .filter(|e| Some(e.kind) == mention.entity_type || e.sort == Sort::Seat)
    }

    /// The body or state a modifier names: a nationality or capital its state, else itself.
    pub(super) fn body(&self, m: usize) -> Option<Key> {
        if let Some(entry) = self.entry(m)
            && matches!(entry.sort, Sort::People | Sort::Capital | Sort::Seat)
            && let Some(code) = entry.country
        {
            return Some(self.country(code));
        }
        self.keys(m).first().copied()
    }

    /// Puts a mention among those seen.
    pub(super) fn see(&mut self, m: usize) {
        let Some(mention) = self.mention(m) else { return };
        let government = self.metonyms.get(m).copied().flatten();
        let keys = government.map_or_else(|| self.keys(m).to_vec(), |g| vec![g]);
        if keys.is_empty() {
            return;
        }
        let head = self.token(mention.head.index());
        let before = (mention.tokens.start as usize).checked_sub(1).map(|i| self.word(i)).unwrap_or_default();
        // "United Nations" is one.
        let one = mention.kind == MentionKind::Name && mention.entity_type != Some(EntityType::Norp);
        let plural = keys.len() > 1
            || !one && head.is_some_and(|t| matches!(t.xpos, crate::language::Xpos::NNS | crate::language::Xpos::NNPS));
        keys.iter().for_each(|k| *self.counts.entry(*k).or_default() += 1);
        self.seen.push(Seen {
            mention: m,
            keys,
            // "the Kenyan envoy" who is somebody named is a person and no state.
            kind: match mention.kind {
                MentionKind::Name => mention.entity_type,
                _ => self.kind_of_link(m).or(mention.entity_type),
            },
            sentence: mention.sentence,
            head: mention.head.0,
            subject: self.is_subject(m) || self.is_cited(m),
            main: self.is_main(mention.head.index()) || self.is_cited(m),
            place: government.is_none()
                && matches!(before.as_str(), "in" | "at" | "near" | "into" | "across" | "inside" | "from"),
            plural,
        });
    }

    /// "According to Lee, …": who speaks is as prominent as a subject.
    fn is_cited(&self, m: usize) -> bool {
        let quotations = self.document.layers.quotations.iter();
        let mut cited = quotations.filter(|q| q.why.rule == "quotation/according-to");
        cited.any(|q| q.speaker.is_some_and(|s| s.index() == m))
    }

    /// The type of what a pronoun was linked to.
    fn kind_of_link(&self, m: usize) -> Option<EntityType> {
        let key = self.keys(m).first()?;
        let seen = self.seen.iter().rev().find(|s| s.keys.first() == Some(key)).and_then(|s| s.kind);
        // "UN envoy Ann Lee": who holds the office is told behind it.
        let holder = || self.roles.iter().find(|(p, ..)| self.keys(*p).first() == Some(key));
        seen.or_else(|| self.mention(holder()?.0)?.entity_type)
    }

    /// Whether a mention is the subject of a verb; without a tree: the first of its sentence.
    pub(super) fn is_subject(&self, m: usize) -> bool {
        let Some(mention) = self.mention(m) else { return false };
        let Some(head) = self.token(mention.head.index()) else { return false };
        if head.upos == Upos::X {
            return self.seen.last().is_none_or(|s| s.sentence != mention.sentence);
        }
        let subject = |d: Deprel| matches!(d, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter);
        if subject(head.deprel) {
            return true;
        }
        // A name hung on a title, or coordinated with the subject.
        let linked = matches!(head.deprel, Deprel::Appos | Deprel::Flat | Deprel::Conj | Deprel::NmodDesc);
        linked && head.head.and_then(|h| self.token(h.index())).is_some_and(|t| subject(t.deprel))
    }

    /// Whether a word is the subject of its sentence's main clause.
    pub(super) fn is_main(&self, word: usize) -> bool {
        let subject = |t: &&Token| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter);
        let verb = self.token(word).filter(subject).and_then(|t| self.token(t.head?.index()));
        verb.is_some_and(|v| v.deprel == Deprel::Root)
    }

    /// The verb a mention depends on.
    pub(super) fn verb_of(&self, m: usize) -> Option<u32> {
        let head = self.mention(m)?.head;
        self.token(head.index())?.head.map(|h| h.0)
    }
}
