//! The words of a role: modifiers, title, complement ("of the party"), and the body they name.

use smol_str::SmolStr;

use super::is_person;
use crate::extract::{Mention, MentionKind};
use crate::ingest::Document;
use crate::language::{Analysis, Upos};
use crate::lexicon::{
    ActorClass, DeterminerClass, EntityType, ModifierClass, TitleClass, actor_nouns, determiners, is_in_class,
    role_modifiers, titles,
};
use crate::text::{MentionId, Span, fold};

/// Most tokens of a complement.
const COMPLEMENT: usize = 12;

/// A role as the text words it.
#[derive(Debug)]
pub(super) struct Phrase {
    /// First token of the role: a nationality or modifier, not the article or possessor.
    pub(super) start: usize,
    /// First token of all: the article or possessor.
    pub(super) outer: usize,
    /// The title.
    pub(super) title_start: usize,
    /// One past the title.
    pub(super) title_end: usize,
    /// One past the complement.
    pub(super) complement_end: usize,
    /// One past the role: the complement's end.
    pub(super) end: usize,
    /// The body or state.
    pub(super) organisation: Option<MentionId>,
    /// Whether the body stands before the title.
    pub(super) inner_organisation: bool,
    /// "former", "deputy", …
    pub(super) modifier: Option<SmolStr>,
    /// Has an article, possessor or complement: one certain office.
    pub(super) definite: bool,
    /// The person of a coordinated title that follows: "minister and party leader X".
    pub(super) coordinated: Option<MentionId>,
}

/// Tokens as the role finder looks at them.
pub(super) struct Tokens<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    mentions: &'a [Mention],
    folded: Vec<String>,
    /// By token: the name that covers it.
    name_of: Vec<Option<MentionId>>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(document: &'a Document, analysis: &'a Analysis, mentions: &'a [Mention]) -> Self {
        let folded = analysis.tokens.iter().map(|t| fold(t.span.of(&document.text))).collect();
        let mut name_of = vec![None; analysis.tokens.len()];
        for (i, m) in mentions.iter().enumerate().filter(|(_, m)| m.kind == MentionKind::Name) {
            name_of.get_mut(m.tokens.range()).unwrap_or_default().fill(Some(MentionId::new(i)));
        }
        Self { document, analysis, mentions, folded, name_of }
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.folded.get(i).map_or("", String::as_str)
    }

    pub(super) fn mention(&self, id: MentionId) -> Option<&'a Mention> {
        self.mentions.get(id.index())
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let at = |i: usize| self.analysis.tokens.get(i).map(|t| t.span).unwrap_or_default();
        at(start).cover(at(end.saturating_sub(1).max(start)))
    }

    fn name(&self, i: usize) -> Option<MentionId> {
        self.name_of.get(i).copied().flatten()
    }

    /// The person whose name begins at `i`, forms of address skipped.
    pub(super) fn person_at(&self, mut i: usize) -> Option<MentionId> {
        for _ in 0..2 {
            if titles().get(self.word(i)) == Some(&TitleClass::Honour)
                || (self.word(i) == "," && titles().get(self.word(i + 1)) == Some(&TitleClass::Honour))
            {
                i += 1;
            }
        }
        // "Energy Minister Prince X", "the governor, Major General X"
        if let Some((next, class)) = self.title(i, i + 3)
            && (class == TitleClass::Rank || is_in_class(self.word(i), "title of birth"))
        {
            i = next;
        }
        let id = self.name(i)?;
        self.mention(id).filter(|m| is_person(m) && m.tokens.start as usize == i).map(|_| id)
    }

    /// The person whose name ends before `i`.
    pub(super) fn person_ending(&self, i: usize) -> Option<MentionId> {
        let id = self.name(i.checked_sub(1)?)?;
        self.mention(id).filter(|m| is_person(m) && m.tokens.end as usize == i).map(|_| id)
    }

    /// The nominal whose head ends before `i`.
    pub(super) fn nominal_ending(&self, i: usize) -> Option<MentionId> {
        let found = self.mentions.iter().position(|m| {
            m.kind == MentionKind::Nominal && m.entity_type == Some(EntityType::Person) && m.tokens.end as usize == i
        });
        found.map(MentionId::new)
    }

    /// The body or state whose name covers `i`.
    pub(super) fn body_at(&self, i: usize) -> Option<MentionId> {
        let id = self.name(i)?;
        let fits = |m: &&Mention| matches!(m.entity_type, Some(EntityType::Org | EntityType::Gpe | EntityType::Norp));
        self.mention(id).filter(|m| fits(m)).map(|_| id)
    }

    /// The first body named from `i` on, within a few words; a pronoun ("its office") counts.
    pub(super) fn name_from(&self, i: usize) -> Option<MentionId> {
        (i..i + 7)
            .take_while(|i| !matches!(self.word(*i), "," | "." | ";" | ")" | "who" | "and") && !self.is_verb(*i))
            .find_map(|i| {
                self.body_at(i).or_else(|| {
                    let word = matches!(self.word(i), "its" | "their");
                    let id = self
                        .mentions
                        .iter()
                        .position(|m| m.kind == MentionKind::Pronoun && m.tokens.start as usize == i);
                    id.filter(|_| word).map(MentionId::new)
                })
            })
    }

    pub(super) fn upos(&self, i: usize) -> Upos {
        self.analysis.tokens.get(i).map_or(Upos::X, |t| t.upos)
    }

    pub(super) fn is_verb(&self, i: usize) -> bool {
        matches!(self.upos(i), Upos::Verb | Upos::Aux)
    }

    pub(super) fn is_copula(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            "is" | "was" | "became" | "becomes" | "remains" | "remained" | "been" | "become" | "serves" | "served"
        )
    }

    pub(super) fn appoints(&self, i: usize) -> bool {
        let lemma = self.analysis.tokens.get(i).map_or("", |t| t.lemma.as_str());
        matches!(
            lemma,
            "name" | "elect" | "appoint" | "choose" | "pick" | "select" | "proclaim" | "declare" | "nominate"
        )
    }

    /// A person just before a copula: "X is", "X, who was", "X has been".
    pub(super) fn subject_before(&self, verb: usize, start: usize) -> Option<MentionId> {
        let mut i = verb;
        while i > start
            && (matches!(
                self.word(i - 1),
                "who" | "has" | "had" | "also" | "then" | "still" | "now" | "," | "currently"
            ) || matches!(self.upos(i - 1), Upos::Aux | Upos::Adv))
        {
            i -= 1;
        }
        self.person_ending(i).or_else(|| self.pronoun_ending(i))
    }

    /// "he" or "she" right before `i`.
    fn pronoun_ending(&self, i: usize) -> Option<MentionId> {
        let at = i.checked_sub(1).filter(|at| matches!(self.word(*at), "he" | "she"))?;
        let is = |m: &Mention| m.kind == MentionKind::Pronoun && m.tokens.start as usize == at;
        self.mentions.iter().position(is).map(MentionId::new)
    }

    /// Who serves "as" something: "she served as consul in Lima and later as envoy to Chad".
    pub(super) fn server_of(&self, as_token: usize, start: usize) -> Option<MentionId> {
        let linked = |i: usize| {
            matches!(self.word(i), "," | "and" | "then")
                || matches!(self.upos(i), Upos::Adv | Upos::Verb | Upos::Num | Upos::Propn)
        };
        let before = as_token.checked_sub(1).filter(|b| linked(*b))?;
        let lemma = |i: usize| self.analysis.tokens.get(i).map_or("", |t| t.lemma.as_str());
        let verb = (start..=before).rev().find(|i| matches!(lemma(*i), "serve" | "work" | "act"))?;
        self.subject_before(verb, start)
    }

    /// Whether only words that link a second office stand between two places: "and now", ", briefly,".
    pub(super) fn links(&self, from: usize, to: usize) -> bool {
        let plain = |i: usize| matches!(self.word(i), "," | "and") || matches!(self.upos(i), Upos::Adv | Upos::Det);
        from < to && to - from <= 6 && (from..to).all(plain) && (from..to).any(|i| self.word(i) == "and")
    }

    /// "delegation", "team", "group": what somebody leads.
    pub(super) fn is_group_noun(&self, i: usize) -> bool {
        matches!(self.word(i), "delegation" | "team" | "mission" | "government" | "committee")
            || actor_nouns().get(self.word(i)).is_some_and(|n| n.iter().any(|n| n.class == ActorClass::Group))
    }

    /// The role phrase whose title (with its modifiers) begins at `at`.
    pub(super) fn phrase(&self, at: usize, end: usize) -> Option<Phrase> {
        let (title_end, class) = self.title(at, end)?;
        if class == TitleClass::Honour || self.name(at).is_some() || self.name(title_end - 1).is_some() {
            return None;
        }
        if self.is_verb(title_end - 1) {
            return None;
        }
        let mut phrase = Phrase {
            start: at,
            outer: at,
            title_start: at,
            title_end,
            complement_end: title_end,
            end: title_end,
            organisation: None,
            inner_organisation: false,
            modifier: None,
            definite: false,
            coordinated: None,
        };
        self.read_before(&mut phrase);
        // A modifier inside the title: "deputy leader".
        for i in at..title_end {
            if phrase.modifier.is_none() && role_modifiers().get(self.word(i)) == Some(&ModifierClass::Degree) {
                phrase.modifier = Some(self.word(i).into());
            }
        }
        self.read_after(&mut phrase, end);
        Some(phrase)
    }

    /// Whether no space stands before token `i`.
    fn is_glued(&self, i: usize) -> bool {
        let pair = self.analysis.tokens.get(i).zip(i.checked_sub(1).and_then(|b| self.analysis.tokens.get(b)));
        pair.is_some_and(|(token, before)| before.span.end == token.span.start)
    }

    fn title(&self, at: usize, end: usize) -> Option<(usize, TitleClass)> {
        let mut phrase = String::new();
        let mut best = None;
        for i in at..end.min(at + 7) {
            if i > at && !self.is_glued(i) {
                phrase.push(' ');
            }
            phrase.push_str(self.word(i));
            if let Some(class) = titles().get(phrase.as_str()) {
                best = Some((i + 1, *class));
            }
        }
        best
    }

    fn read_before(&self, phrase: &mut Phrase) {
        let floor = phrase.title_start.saturating_sub(8);
        let mut i = phrase.title_start;
        while i > floor {
            let before = i - 1;
            let word = self.word(before);
            let served = word == "under" && !self.word(i).starts_with("sec");
            if let Some(class) = role_modifiers().get(word).filter(|_| !served && self.body_at(before).is_none()) {
                if matches!(class, ModifierClass::Time | ModifierClass::Degree) && phrase.modifier.is_none() {
                    phrase.modifier = Some(word.into());
                }
                if word != "then" {
                    phrase.start = before;
                }
                i = before;
            } else if let Some(id) = self.body_at(before).filter(|_| phrase.organisation.is_none()) {
                let start = self.mention(id).map_or(before, |m| m.tokens.start as usize);
                phrase.organisation = Some(id);
                phrase.inner_organisation = true;
                phrase.start = start;
                i = start;
            } else if word == "-" && self.is_glued(before + 1) {
                i = before;
            } else if let Some(region) = self.name(before).and_then(|id| self.mention(id)).filter(|m| {
                // "deputy Africa director"
                m.entity_type == Some(EntityType::Loc) && i == phrase.title_start
            }) {
                phrase.start = region.tokens.start as usize;
                i = phrase.start;
            } else {
                break;
            }
        }
        phrase.outer = i;
        // Possessor or article.
        let mut o = i;
        if o > 0
            && matches!(self.word(o - 1), "'s" | "'")
            && let Some(id) = o.checked_sub(2).and_then(|p| self.body_at(p).or_else(|| self.name(p)))
        {
            let mention = self.mention(id);
            if phrase.organisation.is_none() && mention.is_some_and(|m| !is_person(m)) {
                phrase.organisation = Some(id);
                phrase.inner_organisation = true;
            }
            phrase.definite = true;
            o = mention.map_or(o, |m| m.tokens.start as usize);
        }
        // "Hungary, whose prime minister X"
        if o > 1 && self.word(o - 1) == "whose" {
            let before = if self.word(o - 2) == "," { o.checked_sub(3) } else { o.checked_sub(2) };
            phrase.organisation = phrase.organisation.or_else(|| before.and_then(|b| self.body_at(b)));
        }
        if o > 0
            && let Some(class) = determiners().get(self.word(o - 1))
        {
            phrase.definite |= matches!(class, DeterminerClass::Definite | DeterminerClass::Possessive);
            if *class == DeterminerClass::Possessive
                && phrase.organisation.is_none()
                && matches!(self.word(o - 1), "its" | "their")
            {
                phrase.organisation = self
                    .mentions
                    .iter()
                    .position(|m| m.kind == MentionKind::Pronoun && m.tokens.start as usize == o - 1)
                    .map(MentionId::new);
            }
            o -= 1;
        }
        // "then head of", "a former minister": the word before the article.
        if o > 0 && role_modifiers().get(self.word(o - 1)) == Some(&ModifierClass::Time) {
            phrase.modifier = phrase.modifier.take().or_else(|| Some(self.word(o - 1).into()));
            o -= 1;
        }
        phrase.outer = o;
    }

    fn read_after(&self, phrase: &mut Phrase, end: usize) {
        let at = phrase.title_end;
        let mut e = at;
        // "its ambassador in Lima, X,": a place behind the office, then who holds it.
        let seat = self.word(at) == "in"
            && self.name(at + 1).and_then(|id| self.mention(id)).is_some_and(|m| {
                let comma = m.tokens.end as usize;
                self.word(comma) == "," && self.person_at(comma + 1).is_some()
            });
        if seat || matches!(self.word(at), "of" | "to" | "for" | "at" | "on") {
            e = at + 1;
            while e < end && e < at + COMPLEMENT {
                let word = self.word(e);
                let id = self.name(e);
                // "adviser at Okello's Grain Council"
                if let Some(owner) = id.and_then(|id| self.mention(id)).filter(|m| is_person(m))
                    && matches!(self.word(owner.tokens.end as usize), "'s" | "'")
                    && self.name(owner.tokens.end as usize + 1).is_some()
                {
                    e = owner.tokens.end as usize + 1;
                    continue;
                }
                if id.and_then(|id| self.mention(id)).is_some_and(is_person)
                    || self.is_verb(e) && self.name(e).is_none()
                {
                    break;
                }
                if word == "in" && self.body_at(e + 1).is_some() && !matches!(self.word(at), "to" | "at" | "on") {
                    e += 1;
                    continue;
                }
                if matches!(
                    word,
                    "," | "."
                        | ";"
                        | ":"
                        | "("
                        | ")"
                        | "who"
                        | "which"
                        | "that"
                        | "said"
                        | "\""
                        | "\u{201c}"
                        | "\u{201d}"
                        | "in"
                        | "during"
                        | "on"
                        | "with"
                        | "as"
                        | "from"
                        | "after"
                ) || (word == "and" && !self.continues(e + 1, end))
                {
                    break;
                }
                if matches!(self.upos(e), Upos::Adv | Upos::Sconj | Upos::Pron)
                    && !matches!(word, "its" | "their" | "his" | "her")
                {
                    break;
                }
                e += 1;
            }
            // "an envoy of US President X": X is not the envoy but whose envoy it is.
            if let Some(whose) =
                (at + 1..e).find_map(|i| self.title(i, e).filter(|(to, _)| *to == e).and_then(|_| self.person_at(e)))
                && e > at + 1
            {
                e = self.mention(whose).map_or(e, |m| m.tokens.end as usize);
            }
            while e > at + 1 && (matches!(self.word(e - 1), "and" | "or") || self.upos(e - 1) == Upos::Adp) {
                e -= 1;
            }
            // "an envoy of Duarte": she is not the envoy.
            if e == at + 1 {
                e = at;
            }
            let of = matches!(self.word(at), "of" | "for" | "at");
            if of && phrase.organisation.is_none() {
                let first = self.name_from(at + 1);
                // "director of African affairs at the Grain Council": the continent is what the office is about.
                let is = |id: MentionId, kind| self.mention(id).is_some_and(|m| m.entity_type == Some(kind));
                let about = first.is_some_and(|id| is(id, EntityType::Norp));
                let body = || (at + 1..e).filter_map(|i| self.body_at(i)).find(|id| is(*id, EntityType::Org));
                phrase.organisation = first.filter(|_| !about).or_else(body).or(first);
            }
            phrase.definite |= matches!(self.word(at), "of" | "for") && e > at + 1;
        }
        phrase.complement_end = e;
        phrase.end = e;
        // "minister and special envoy to the region X": the second title has the person.
        if self.word(e) == "and"
            && let Some((second, class)) = self.title(e + 1, end)
            && class != TitleClass::Honour
        {
            let mut next = second;
            while next < end && next < second + 10 {
                if let Some(person) = self.person_at(next) {
                    phrase.coordinated = Some(person);
                    break;
                }
                if self.is_verb(next) || matches!(self.word(next), "," | "." | ";") {
                    break;
                }
                next += 1;
            }
        }
    }

    /// Whether "and" goes on with another place or noun of the same complement.
    fn continues(&self, i: usize, end: usize) -> bool {
        // "president of the board and a former judge"
        let mut office = i;
        while office < end
            && (determiners().contains_key(self.word(office))
                || role_modifiers().contains_key(self.word(office))
                || self.word(office) == ",")
        {
            office += 1;
        }
        // "the emir of Kuwait and Egypt's Y": two parties.
        let owner =
            self.name(i).and_then(|id| self.mention(id)).is_some_and(|m| self.word(m.tokens.end as usize) == "'s");
        i < end
            && !owner
            && self.title(i, end).is_none()
            && (office == i || self.title(office, end).is_none_or(|(_, class)| class == TitleClass::Honour))
            && self.name(i).is_none_or(|id| {
                self.mention(id).is_some_and(|m| matches!(m.entity_type, Some(EntityType::Loc | EntityType::Gpe)))
            })
            && !self.is_verb(i)
            && !self.is_verb(i + 1)
            || matches!(self.word(i), "foreign" | "security" | "defence" | "defense")
    }
}

impl std::fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tokens of {}", self.document.id)
    }
}
