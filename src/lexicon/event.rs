//! Words that tell events, by type; frames that say where their participants stand; verbs that
//! carry a noun of event; words that say whether it takes place. Five tables, one loader each.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::table;

/// The part of speech of a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriggerPos {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
    /// An auxiliary in what somebody says: "said that they must …".
    Modal,
}

/// Who has to be found for an event to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// An actor.
    Actor,
    /// An actor and a recipient.
    Both,
    /// Anybody.
    Anyone,
    /// A subject, even one without a name.
    Subject,
}

/// One condition of a trigger: a kind (`obj`, `prep`…) and alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What is looked at.
    pub kind: &'static str,
    /// Any of these will do.
    pub any: Vec<&'static str>,
}

/// Where participants stand around a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its name in the table.
    pub name: &'static str,
    /// Slots of actors.
    pub actors: Vec<&'static str>,
    /// Slots of recipients.
    pub recipients: Vec<&'static str>,
    /// Whether all participants act together.
    pub reciprocal: bool,
}

/// A word or words that tell an event.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// Its lemmas or forms, in order.
    pub words: Vec<&'static str>,
    /// Its part of speech.
    pub pos: TriggerPos,
    /// PLOVER type, by name.
    pub kind: &'static str,
    /// Mode of a CONSULT, by name; empty for none.
    pub mode: &'static str,
    /// Where its participants stand.
    pub frame: &'static Frame,
    /// Who has to be found.
    pub needs: Needs,
    /// What else has to hold.
    pub conditions: Vec<Condition>,
    /// Line number among the rows: earlier rows win.
    pub row: usize,
}

/// What a word says of whether an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusWord {
    /// `occurred`, `planned`, `ongoing`, `negated`.
    pub status: &'static str,
    /// `postponed`, `cancelled`…; empty for none.
    pub detail: &'static str,
}

/// The triggers whose first word is `word` (a lemma or a lower-case form), in table order.
pub fn event_triggers(word: &str) -> &'static [Trigger] {
    static ONCE: OnceLock<HashMap<&'static str, Vec<Trigger>>> = OnceLock::new();
    let all = ONCE.get_or_init(|| {
        let mut by_word: HashMap<&'static str, Vec<Trigger>> = HashMap::new();
        for (row, trigger) in table::rows(include_str!("data/event_triggers.tsv")).enumerate().filter_map(read_trigger)
        {
            if let Some(first) = trigger.words.first() {
                by_word.entry(first).or_default().push(Trigger { row, ..trigger.clone() });
            }
        }
        by_word
    });
    all.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// What a verb that carries a noun of event says of the event.
pub fn light_verb(lemma: &str) -> Option<StatusWord> {
    static ONCE: OnceLock<HashMap<&'static str, StatusWord>> = OnceLock::new();
    ONCE.get_or_init(|| {
        table::rows(include_str!("data/event_light.tsv"))
            .map(|row| {
                let [lemma, status, detail] = row.columns();
                (lemma, StatusWord { status, detail })
            })
            .collect()
    })
    .get(lemma)
    .copied()
}

/// What a word that governs (`gov`) or modifies (`mod`) an event says of it.
pub fn status_word(lemma: &str, place: &str) -> Option<StatusWord> {
    static ONCE: OnceLock<HashMap<(&'static str, &'static str), StatusWord>> = OnceLock::new();
    ONCE.get_or_init(|| {
        table::rows(include_str!("data/event_status.tsv"))
            .map(|row| {
                let [lemma, place, status, detail] = row.columns();
                ((lemma, place), StatusWord { status, detail })
            })
            .collect()
    })
    .get(&(lemma, place))
    .copied()
}

/// Words and the classes of complements that conditions and rules name, sorted.
fn complements() -> &'static [(&'static str, &'static str)] {
    static ONCE: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    ONCE.get_or_init(|| {
        let mut all: Vec<_> = table::rows(include_str!("data/event_complements.tsv"))
            .map(|row| {
                let [lemma, class] = row.columns();
                (lemma, class)
            })
            .collect();
        all.sort_unstable();
        all
    })
}

/// Whether a word belongs to a class of complements.
pub fn is_complement(lemma: &str, class: &str) -> bool {
    complements().binary_search(&(lemma, class)).is_ok()
}

fn frames() -> &'static HashMap<(&'static str, &'static str), Frame> {
    static ONCE: OnceLock<HashMap<(&'static str, &'static str), Frame>> = OnceLock::new();
    ONCE.get_or_init(|| {
        table::rows(include_str!("data/event_frames.tsv"))
            .map(|row| {
                let [name, pos, actors, recipients, reciprocal] = row.columns();
                let frame = Frame {
                    name,
                    actors: table::list(actors).collect(),
                    recipients: table::list(recipients).collect(),
                    reciprocal: !reciprocal.is_empty(),
                };
                ((name, pos), frame)
            })
            .collect()
    })
}

fn read_trigger((index, row): (usize, table::Row<'static>)) -> Option<(usize, Trigger)> {
    let [words, pos, kind, mode, frame, needs, conditions] = row.columns();
    // Adjectives have the frames of verbs: their subject is the subject of the copula.
    let frame = frames().get(&(frame, if pos == "n" { "n" } else { "v" }))?;
    let trigger = Trigger {
        words: words.split(' ').collect(),
        pos: match pos {
            "v" => TriggerPos::Verb,
            "n" => TriggerPos::Noun,
            "m" => TriggerPos::Modal,
            _ => TriggerPos::Adjective,
        },
        kind,
        mode,
        frame,
        needs: match needs {
            "a" => Needs::Actor,
            "ar" => Needs::Both,
            "s" => Needs::Subject,
            _ => Needs::Anyone,
        },
        conditions: conditions.split(' ').filter(|c| !c.is_empty()).map(read_condition).collect(),
        row: index,
    };
    Some((index, trigger))
}

fn read_condition(cell: &'static str) -> Condition {
    let (kind, any) = cell.split_once(':').unwrap_or((cell, ""));
    let mut words: Vec<&'static str> = Vec::new();
    for item in table::list(any) {
        match item.strip_prefix('@') {
            Some(class) => words.extend(complements().iter().filter(|c| c.1 == class).map(|c| c.0)),
            None => words.push(item),
        }
    }
    Condition { kind, any: words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_triggers_names_a_frame() {
        for row in table::rows(include_str!("data/event_triggers.tsv")).enumerate() {
            let words = row.1.columns::<1>();
            assert!(read_trigger(row).is_some(), "{words:?}");
        }
    }

    #[test]
    fn tables_are_read() {
        assert!(event_triggers("visit").iter().any(|t| t.pos == TriggerPos::Noun && t.mode == "visit"));
        assert_eq!(light_verb("postpone").map(|s| s.detail), Some("postponed"));
        assert_eq!(status_word("upcoming", "mod").map(|s| s.status), Some("planned"));
        assert!(is_complement("vague", "bad") && !is_complement("historic", "bad"));
        let given = event_triggers("allocate").iter().flat_map(|t| &t.conditions).flat_map(|c| &c.any);
        assert!(given.copied().any(|word| word == "medicine"), "a class stands for its words");
    }
}
