//! Word classes: titles, qualifiers of roles, last words of names, nouns that can stand for an
//! actor, cues of metonymy, given names, common words. One table and one loader each; keys folded.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::table;
use crate::lexicon::EntityType;

/// What a title says of its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleClass {
    /// Holds an office of a state.
    State,
    /// Holds an office of some body.
    Body,
    /// Military or police rank.
    Rank,
    /// Form of address; no role.
    Honour,
    /// Describes a person.
    Plain,
}

/// How a word qualifies a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModifierClass {
    /// When it is held: former, then, new.
    Time,
    /// Second in line: deputy, acting.
    Degree,
    /// Grade: senior, chief.
    Rank,
    /// Field: foreign, political.
    Scope,
}

/// What the last word of a name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameHead {
    /// The type of the name.
    pub kind: EntityType,
    /// Whether it is an organ of a state ("ministry", "council").
    pub state: bool,
    /// A newspaper, an agency or a station.
    pub media: bool,
    /// A business, often called by its first word alone.
    pub is_firm: bool,
}

/// What a common noun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorClass {
    /// One person.
    Person,
    /// A party, movement or armed group.
    Group,
    /// A state or its government.
    State,
    /// Any other body.
    Org,
    /// People who act for a state where a nationality precedes.
    StateRole,
    /// One or more of the parties to something.
    Side,
    /// A deed or attitude that belongs to the state whose nationality precedes.
    Power,
    /// A place.
    Place,
    /// A people.
    People,
    /// The first or second of two named before: singular the first, plural the second.
    Ordinal,
}

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PronounClass {
    /// One person.
    Person,
    /// A body, state or thing.
    Thing,
    /// Several, or a body as its members.
    Many,
    /// Who speaks.
    Speaker,
    /// Those for whom the speaker speaks.
    Speakers,
}

/// How a word opens a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeterminerClass {
    /// Known to the reader: "the".
    Definite,
    /// New: "a".
    Indefinite,
    /// Somebody's: "its".
    Possessive,
    /// A small number: "two".
    Number,
}

/// A common noun that can stand for an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActorNoun {
    /// What it can stand for.
    pub class: ActorClass,
    /// Whether it is plural.
    pub plural: bool,
}

/// How a word beside a capital shows that it stands for a government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MetonymCue {
    /// The capital is its subject.
    Verb,
    /// The capital possesses it.
    Noun,
    /// "between A and B" follows it.
    Pair,
    /// "with A" follows it.
    With,
    /// The capital is its object.
    Object,
}

macro_rules! once {
    ($(#[$doc:meta])* $name:ident -> $type:ty = $read:expr) => {
        $(#[$doc])*
        pub fn $name() -> &'static $type {
            static ONCE: OnceLock<$type> = OnceLock::new();
            ONCE.get_or_init(|| $read)
        }
    };
}

once! {
    /// Titles of one or more words, folded.
    titles -> HashMap<&'static str, TitleClass> = map(include_str!("data/titles.tsv"), |class| {
        Some(match class {
            "state" => TitleClass::State,
            "body" => TitleClass::Body,
            "rank" => TitleClass::Rank,
            "honour" => TitleClass::Honour,
            _ => TitleClass::Plain,
        })
    })
}

once! {
    /// Words that qualify a role.
    role_modifiers -> HashMap<&'static str, ModifierClass> = map(include_str!("data/role_modifiers.tsv"), |class| {
        Some(match class {
            "time" => ModifierClass::Time,
            "degree" => ModifierClass::Degree,
            "rank" => ModifierClass::Rank,
            _ => ModifierClass::Scope,
        })
    })
}

once! {
    /// Last words of names.
    name_heads -> HashMap<&'static str, NameHead> = table::rows(include_str!("data/name_heads.tsv"))
        .filter_map(|row| {
            let [word, kind, class] = row.columns();
            let kind = EntityType::from_name(kind)?;
            let is = |name: &str| class == name;
            Some((word, NameHead { kind, state: is("state"), media: is("media"), is_firm: is("firm") }))
        })
        .collect()
}

once! {
    /// Nouns that can stand for an actor; a word may have several classes.
    actor_nouns -> HashMap<&'static str, Vec<ActorNoun>> = {
        let mut nouns: HashMap<&'static str, Vec<ActorNoun>> = HashMap::new();
        for row in table::rows(include_str!("data/actor_nouns.tsv")) {
            let [word, class, number] = row.columns();
            let class = match class {
                "person" => ActorClass::Person,
                "group" => ActorClass::Group,
                "state" => ActorClass::State,
                "org" => ActorClass::Org,
                "state_role" => ActorClass::StateRole,
                "side" => ActorClass::Side,
                "power" => ActorClass::Power,
                "place" => ActorClass::Place,
                "ordinal" => ActorClass::Ordinal,
                _ => ActorClass::People,
            };
            nouns.entry(word).or_default().push(ActorNoun { class, plural: number == "p" });
        }
        nouns
    }
}

once! {
    /// Cues of metonymy by word.
    metonym_cues -> HashMap<&'static str, Vec<MetonymCue>> = {
        let mut cues: HashMap<&'static str, Vec<MetonymCue>> = HashMap::new();
        for row in table::rows(include_str!("data/metonym_cues.tsv")) {
            let [word, kind] = row.columns();
            let cue = match kind {
                "verb" => MetonymCue::Verb,
                "noun" => MetonymCue::Noun,
                "pair" => MetonymCue::Pair,
                "with" => MetonymCue::With,
                "object" => MetonymCue::Object,
                _ => continue,
            };
            cues.entry(word).or_default().push(cue);
        }
        cues
    }
}

once! {
    /// Pronouns that can stand for an actor.
    pronouns -> HashMap<&'static str, PronounClass> = map(include_str!("data/pronouns.tsv"), |class| {
        Some(match class {
            "person" => PronounClass::Person,
            "thing" => PronounClass::Thing,
            "many" => PronounClass::Many,
            "speaker" => PronounClass::Speaker,
            _ => PronounClass::Speakers,
        })
    })
}

once! {
    /// Words that open a noun phrase.
    determiners -> HashMap<&'static str, DeterminerClass> = map(include_str!("data/determiners.tsv"), |class| {
        Some(match class {
            "definite" => DeterminerClass::Definite,
            "possessive" => DeterminerClass::Possessive,
            "number" => DeterminerClass::Number,
            _ => DeterminerClass::Indefinite,
        })
    })
}

once! {
    /// Given names.
    given_names -> HashSet<&'static str> = set(include_str!("data/given_names.tsv"))
}

once! {
    /// Words that occur in lower case in general English.
    common_words -> HashSet<&'static str> = set(include_str!("data/common_words.tsv"))
}

once! {
    /// Nouns that make a quoted phrase beside them the name of a plan or text.
    quoted_law_heads -> HashSet<&'static str> = set(include_str!("data/quoted_law_heads.tsv"))
}

once! {
    /// Capitalised words that name no actor: months, weekdays, feasts, numerals.
    calendar_names -> HashSet<&'static str> = set(include_str!("data/calendar_names.tsv"))
}

fn set(table: &'static str) -> HashSet<&'static str> {
    table::rows(table).map(|row| row.columns::<1>()[0]).collect()
}

fn map<V>(table: &'static str, value: impl Fn(&str) -> Option<V>) -> HashMap<&'static str, V> {
    table::rows(table)
        .filter_map(|row| {
            let [word, class] = row.columns();
            Some((word, value(class)?))
        })
        .collect()
}

/// Whether a folded word belongs to a class of words that the name rules ask for.
pub fn is_in_class(folded: &str, class: &str) -> bool {
    static ONCE: OnceLock<BTreeSet<(&'static str, &'static str)>> = OnceLock::new();
    let all = ONCE.get_or_init(|| {
        table::rows(include_str!("data/word_classes.tsv"))
            .map(|row| {
                let [word, class] = row.columns();
                (word, class)
            })
            .collect()
    });
    all.contains(&(folded, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read() {
        assert_eq!(titles().get("prime minister"), Some(&TitleClass::State));
        assert_eq!(role_modifiers().get("acting"), Some(&ModifierClass::Degree));
        assert!(name_heads().get("ministry").is_some_and(|h| h.state && h.kind == EntityType::Org));
        assert!(actor_nouns().get("army").is_some_and(|n| n.len() == 2));
        assert!(metonym_cues().get("decide").is_some_and(|c| c.contains(&MetonymCue::Verb)));
        assert!(given_names().contains("maria") && common_words().contains("the"));
        assert!(quoted_law_heads().contains("plan"));
    }
}
