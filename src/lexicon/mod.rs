//! Word lists and gazetteers: data files under `src/lexicon/data`, one loader each. Holds no list in
//! code and knows no document. Everything here is general (countries, capitals, demonyms, titles,
//! verbs by class); nothing is about one topic.

mod types;

pub use types::EntityType;
