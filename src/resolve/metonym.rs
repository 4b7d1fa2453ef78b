//! Metonymy: whether a capital, palace or seat at this place in the text stands for its
//! government. It does where it acts (subject of a verb of saying, wanting, deciding; agent of a
//! passive), has a policy, is a party to relations; it does not where it is a place. One of two
//! joined by "and" follows the other.

use super::Analysed;
use crate::extract::{Mention, MentionKind};
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{MetonymCue, Sort, gazetteer, is_in_class, metonym_cues};
use crate::text::fold;

/// For each mention the code of the country whose government it stands for here.
pub(super) fn find(document: &Analysed<'_>) -> Vec<Option<&'static str>> {
    let text: &str = &document.document.text;
    let mentions = &document.layers.mentions;
    let mut seats: Vec<Option<(&'static str, bool)>> = Vec::with_capacity(mentions.len());
    for m in mentions {
        let entry = (m.kind == MentionKind::Name).then(|| gazetteer().get(m.span.of(text))).flatten();
        seats.push(
            entry
                .filter(|e| matches!(e.sort, Sort::Capital | Sort::Seat))
                // Where a union has its seat, it is the union that acts.
                .filter(|e| !is_in_class(&e.name.to_lowercase(), "seat of a union"))
                .and_then(|e| Some((e.country?, e.sort == Sort::Seat))),
        );
    }
    let context = Context { document, text };
    let mut out: Vec<Option<&'static str>> = mentions
        .iter()
        .zip(&seats)
        .map(|(m, seat)| {
            let (code, is_seat) = (*seat)?;
            (context.acts(m) || (is_seat && !context.is_place(m))).then_some(code)
        })
        .collect();
    // "a dream for Lima and Quito": one of a pair follows the other.
    for i in 1..mentions.len() {
        let (Some(a), Some(b)) = (mentions.get(i - 1), mentions.get(i)) else { continue };
        let pair = a.tokens.end + 1 == b.tokens.start && context.word(a.tokens.end as usize) == "and";
        if !pair {
            continue;
        }
        let (left, right) = (out.get(i - 1).copied().flatten(), out.get(i).copied().flatten());
        if left.is_some() && right.is_none() && !context.is_place(a) {
            if let Some(slot) = out.get_mut(i) {
                *slot = seats.get(i).copied().flatten().map(|s| s.0);
            }
        } else if right.is_some()
            && left.is_none()
            && !context.is_place(a)
            && let Some(slot) = out.get_mut(i - 1)
        {
            *slot = seats.get(i - 1).copied().flatten().map(|s| s.0);
        }
    }
    out
}

struct Context<'a, 'd> {
    document: &'a Analysed<'d>,
    text: &'d str,
}

impl Context<'_, '_> {
    fn token(&self, i: usize) -> Option<&Token> {
        self.document.analysis.tokens.get(i)
    }

    fn word(&self, i: usize) -> String {
        self.token(i).map(|t| fold(t.span.of(self.text))).unwrap_or_default()
    }

    fn before(&self, m: &Mention, n: usize) -> String {
        (m.tokens.start as usize).checked_sub(n).map(|i| self.word(i)).unwrap_or_default()
    }

    /// Whether a preposition or verb of place stands before.
    fn is_place(&self, m: &Mention) -> bool {
        let skip = usize::from(self.before(m, 1) == "the");
        matches!(
            self.before(m, 1 + skip).as_str(),
            "in" | "at" | "near" | "inside" | "outside" | "around" | "into" | "through" | "via" | "across"
        ) || matches!(self.before(m, 1 + skip).as_str(), "to" | "from") && !self.with_cue_before(m, 2 + skip)
            || self.before(m, 1 + skip).starts_with("visit")
            || self.before(m, 1 + skip).starts_with("leav")
    }

    fn acts(&self, m: &Mention) -> bool {
        if self.word(m.tokens.start as usize).is_empty() {
            return false;
        }
        let end = m.tokens.end as usize;
        let place = self.is_place(m);
        if place && matches!(self.before(m, 1).as_str(), "in" | "at" | "near" | "inside" | "into") {
            return false;
        }
        self.possesses(end) && !place || self.is_subject(m) || self.is_agent(m) || self.is_party(m) || self.is_object(m)
    }

    /// "Lima's position".
    fn possesses(&self, end: usize) -> bool {
        if !matches!(self.word(end).as_str(), "'s" | "'") {
            return false;
        }
        (end + 1..end + 5).any(|i| {
            let w = self.word(i);
            self.cue(&w, MetonymCue::Noun)
        })
    }

    fn is_subject(&self, m: &Mention) -> bool {
        let head = self.token(m.head.index());
        if let Some(head) = head
            && head.upos != Upos::X
        {
            let verb = head.head.and_then(|h| self.token(h.index()));
            let subject = matches!(head.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter);
            if subject {
                return verb.is_some_and(|v| matches!(v.upos, Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun));
            }
        }
        // Without a tree: the next word is a verb of an actor.
        let mut i = m.tokens.end as usize;
        while matches!(
            self.word(i).as_str(),
            "also"
                | "still"
                | "now"
                | "then"
                | "has"
                | "had"
                | "was"
                | "is"
                | "currently"
                | "recently"
                | "often"
                | "directly"
                | "did"
                | "does"
                | "not"
                | "officially"
                | "reportedly"
        ) {
            i += 1;
        }
        let word = self.word(i);
        !self.is_place(m)
            && !matches!(self.before(m, 1).as_str(), "of" | "for" | "with" | "by" | "from" | "to" | "between")
            && self.verb(i, &word, MetonymCue::Verb)
    }

    /// "demanded by Lima".
    fn is_agent(&self, m: &Mention) -> bool {
        self.before(m, 1) == "by" && {
            let verb = self.before(m, 2);
            verb.ends_with("ed")
                || verb.ends_with("en")
                || verb.ends_with("wn")
                || matches!(verb.as_str(), "made" | "said" | "led" | "held" | "sent" | "put" | "sought")
        }
    }

    /// "ties with Lima", "talks between Lima and Quito".
    fn is_party(&self, m: &Mention) -> bool {
        match self.before(m, 1).as_str() {
            "with" | "to" | "against" | "for" | "from" | "toward" | "towards" | "of" if self.with_cue_before(m, 2) => {
                true
            }
            "between" => true,
            "and" => {
                let start = m.tokens.start as usize;
                (2..6).any(|n| start.checked_sub(n).is_some_and(|i| self.word(i) == "between"))
            }
            _ => false,
        }
    }

    /// A noun of relations within the last words before, in the same clause.
    fn with_cue_before(&self, m: &Mention, from: usize) -> bool {
        (from..from + 5)
            .map(|n| self.before(m, n))
            .take_while(|w| !matches!(w.as_str(), "," | "." | ";" | "("))
            .any(|w| self.cue(&w, MetonymCue::With))
    }

    fn is_object(&self, m: &Mention) -> bool {
        let at = (m.tokens.start as usize).checked_sub(1);
        at.is_some_and(|i| {
            let word = self.word(i);
            self.verb(i, &word, MetonymCue::Object)
        })
    }

    fn cue(&self, word: &str, cue: MetonymCue) -> bool {
        let found = |w: &str| metonym_cues().get(w).is_some_and(|cues| cues.contains(&cue));
        found(word) || word.strip_suffix('s').is_some_and(found)
    }

    /// Whether the word is a form of a cue verb; by its lemma where the tagger has one.
    fn verb(&self, i: usize, word: &str, cue: MetonymCue) -> bool {
        let found = |w: &str| metonym_cues().get(w).is_some_and(|cues| cues.contains(&cue));
        let Some(token) = self.token(i) else { return false };
        if token.upos != Upos::X {
            return matches!(token.upos, Upos::Verb | Upos::Aux) && found(&token.lemma);
        }
        if word.is_empty() {
            return false;
        }
        let stripped = ["s", "es", "ed", "d", "ing"]
            .iter()
            .filter_map(|s| word.strip_suffix(s))
            .any(|stem| found(stem) || (word.ends_with("ing") && found(&format!("{stem}e"))));
        let y = word
            .strip_suffix("ies")
            .or_else(|| word.strip_suffix("ied"))
            .is_some_and(|stem| found(&format!("{stem}y")));
        found(word)
            || stripped
            || y
            || matches!(
                (word, cue),
                (
                    "said"
                        | "saw"
                        | "took"
                        | "made"
                        | "held"
                        | "sent"
                        | "gave"
                        | "told"
                        | "began"
                        | "sought"
                        | "put"
                        | "kept"
                        | "has"
                        | "had",
                    MetonymCue::Verb
                )
            )
    }
}
