//! Level 1: word lists and gazetteers: data files under `src/lexicon/data`, one loader each. Holds no list in
//! code and knows no document. Everything here is general (countries, capitals, demonyms, titles,
//! verbs by class); nothing is about one topic.

mod event;
mod gazetteer;
mod goal;
mod reporting;
mod stance;
pub mod table;
mod time;
mod types;
mod words;

pub use event::{
    Condition, Frame, Needs, StatusWord, Trigger, TriggerPos, event_triggers, is_complement, light_verb, status_word,
};
pub use gazetteer::{Entry, Gazetteer, Sort, gazetteer};
pub use goal::{GoalWord, goal_word};
pub use reporting::{ReportingVerb, reporting_noun_has, reporting_verb};
pub use stance::{StanceWord, stance_label, stance_words};
pub use time::{PhraseClass, TimeClass, TimePhrase, pieces, tense_word, time_phrases, time_word};
pub use types::EntityType;
pub use words::{
    ActorClass, ActorNoun, DeterminerClass, MetonymCue, ModifierClass, NameHead, PronounClass, TitleClass, actor_nouns,
    calendar_names, common_words, determiners, given_names, is_in_class, metonym_cues, name_heads, pronouns,
    quoted_law_heads, role_modifiers, titles,
};
