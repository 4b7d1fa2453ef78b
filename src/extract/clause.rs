//! The dependency trees of a document as clauses: what the layers ask of an [`Analysis`] and of the
//! mentions, told once. Not a layer: it makes no records. Every answer is defined on a broken or
//! missing tree (no heads, cycles, heads in another sentence); then it is "none" or the token itself.

use crate::ingest::Document;
use crate::language::{Analysis, Deprel, Sentence, Token, TokenRange, Upos, Xpos};
use crate::text::{MentionId, Span, TokenId};

use super::{Mention, MentionKind};

/// Longest chain of heads that is followed.
const MAX_DEPTH: usize = 200;

/// Longest apposition that is looked past, in tokens.
const MAX_APPOSITION: u32 = 24;

/// Relations by which a name or an apposition hangs on the word that heads a noun phrase.
const NAME_LINKS: [Deprel; 7] =
    [Deprel::Flat, Deprel::Appos, Deprel::Compound, Deprel::NmodDesc, Deprel::Nmod, Deprel::NmodUnmarked, Deprel::List];

/// Relations of a clause's subject.
const SUBJECTS: [Deprel; 5] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass];

/// A document's trees, with children and subtrees computed.
#[derive(Debug)]
pub(crate) struct Clauses<'a> {
    /// The text the spans point into.
    pub(crate) text: &'a str,
    /// Where the tokens are.
    pub(crate) analysis: &'a Analysis,
    mentions: &'a [Mention],
    children: Vec<Vec<u32>>,
    subtrees: Vec<TokenRange>,
    sentence_of: Vec<u32>,
    /// For every token the mentions that cover it, longest last.
    mentions_of: Vec<Vec<u32>>,
}

impl<'a> Clauses<'a> {
    /// Prepares the trees of a document.
    pub(crate) fn new(document: &'a Document, analysis: &'a Analysis, mentions: &'a [Mention]) -> Self {
        let count = analysis.tokens.len();
        let mut children = vec![Vec::new(); count];
        let mut subtrees: Vec<TokenRange> =
            (0..count as u32).map(|i| TokenRange { start: i, end: i.saturating_add(1) }).collect();
        let mut sentence_of = vec![u32::MAX; count];
        for (number, sentence) in analysis.sentences.iter().enumerate() {
            for of in sentence_of.get_mut(sentence.tokens.range()).unwrap_or_default() {
                *of = number as u32;
            }
        }
        for index in 0..count {
            let Some(head) = head_in_sentence(analysis, &sentence_of, index) else { continue };
            if let Some(list) = children.get_mut(head) {
                list.push(index as u32);
            }
            let mut above = Some(head);
            for _ in 0..MAX_DEPTH {
                let Some(at) = above.filter(|at| *at != index) else { break };
                if let Some(range) = subtrees.get_mut(at) {
                    range.start = range.start.min(index as u32);
                    range.end = range.end.max(index as u32 + 1);
                }
                above = head_in_sentence(analysis, &sentence_of, at);
            }
        }
        let mut mentions_of = vec![Vec::new(); count];
        for (number, mention) in mentions.iter().enumerate() {
            for list in mentions_of.get_mut(mention.tokens.range()).unwrap_or_default() {
                list.push(number as u32);
            }
        }
        for list in &mut mentions_of {
            list.sort_by_key(|m| (mentions.get(*m as usize).map_or(0, |m| m.span.len()), *m));
        }
        Self { text: &document.text, analysis, mentions, children, subtrees, sentence_of, mentions_of }
    }

    /// How many tokens there are.
    pub(crate) fn count(&self) -> u32 {
        self.analysis.tokens.len() as u32
    }

    /// The token.
    pub(crate) fn token(&self, at: u32) -> Option<&'a Token> {
        self.analysis.tokens.get(at as usize)
    }

    /// Its letters' place; empty where there is no such token.
    pub(crate) fn span(&self, at: u32) -> Span {
        self.token(at).map(|t| t.span).unwrap_or_default()
    }

    /// Its letters.
    pub(crate) fn word(&self, at: u32) -> &'a str {
        self.span(at).of(self.text)
    }

    /// Its dictionary form; empty where there is no such token.
    pub(crate) fn lemma(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |t| t.lemma.as_str())
    }

    /// Its part of speech.
    pub(crate) fn upos(&self, at: u32) -> Upos {
        self.token(at).map_or(Upos::X, |t| t.upos)
    }

    /// Its Penn tag.
    pub(crate) fn xpos(&self, at: u32) -> Xpos {
        self.token(at).map_or(Xpos::XX, |t| t.xpos)
    }

    /// Its relation to its head.
    pub(crate) fn deprel(&self, at: u32) -> Deprel {
        self.token(at).map_or(Deprel::Dep, |t| t.deprel)
    }

    /// The token it depends on, within its sentence.
    pub(crate) fn head(&self, at: u32) -> Option<u32> {
        head_in_sentence(self.analysis, &self.sentence_of, at as usize).map(|h| h as u32)
    }

    /// What depends on it, in text order.
    pub(crate) fn children(&self, at: u32) -> &[u32] {
        self.children.get(at as usize).map_or(&[], Vec::as_slice)
    }

    /// The first dependent with one of these relations.
    pub(crate) fn child(&self, at: u32, relations: &[Deprel]) -> Option<u32> {
        self.children(at).iter().copied().find(|c| relations.contains(&self.deprel(*c)))
    }

    /// The dependents with one of these relations.
    pub(crate) fn children_by<'s>(&'s self, at: u32, relations: &'s [Deprel]) -> impl Iterator<Item = u32> + 's {
        self.children(at).iter().copied().filter(move |c| relations.contains(&self.deprel(*c)))
    }

    /// From the first token below it to the last.
    pub(crate) fn subtree(&self, at: u32) -> TokenRange {
        self.subtrees.get(at as usize).copied().unwrap_or_default()
    }

    /// Whether `at` lies below `above`, or is it.
    pub(crate) fn is_below(&self, at: u32, above: u32) -> bool {
        let mut here = Some(at);
        for _ in 0..MAX_DEPTH {
            match here {
                Some(t) if t == above => return true,
                Some(t) => here = self.head(t),
                None => return false,
            }
        }
        false
    }

    /// The number of its sentence and the sentence.
    pub(crate) fn sentence(&self, at: u32) -> Option<(u32, &'a Sentence)> {
        let number = *self.sentence_of.get(at as usize)?;
        Some((number, self.analysis.sentences.get(number as usize)?))
    }

    /// The conjuncts of a token, itself first, in text order.
    pub(crate) fn conjuncts(&self, at: u32) -> Vec<u32> {
        let mut all = vec![at];
        let mut next = 0;
        while let Some(&from) = all.get(next) {
            for c in self.children_by(from, &[Deprel::Conj]) {
                if !all.contains(&c) {
                    all.push(c);
                }
            }
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The head of the chain of conjuncts that `at` belongs to.
    pub(crate) fn first_conjunct(&self, at: u32) -> u32 {
        let mut here = at;
        for _ in 0..MAX_DEPTH {
            match self.head(here) {
                Some(h) if self.deprel(here) == Deprel::Conj => here = h,
                _ => break,
            }
        }
        here
    }

    /// Whether a verb is denied: "does not …", "never …", "no longer …", "refuses" is the caller's.
    pub(crate) fn is_negated(&self, verb: u32) -> bool {
        let denied = |at: u32| {
            self.children(at).iter().any(|c| {
                matches!(self.lemma(*c), "not" | "n't" | "never" | "neither" | "n’t" | "hardly")
                    && self.deprel(*c) != Deprel::CcPreconj
                    && !self.is_only_not(*c)
            })
        };
        denied(verb) || self.child(verb, &[Deprel::Advmod]).is_some_and(|a| self.is_no_longer(a))
    }

    /// "no longer", "no more".
    fn is_no_longer(&self, at: u32) -> bool {
        matches!(self.word(at).to_ascii_lowercase().as_str(), "longer" | "more")
            && at.checked_sub(1).is_some_and(|b| self.word(b).eq_ignore_ascii_case("no"))
    }

    /// "not just", "not only": no denial.
    fn is_only_not(&self, at: u32) -> bool {
        matches!(self.lemma(at + 1), "just" | "only" | "merely" | "simply")
    }

    /// Whether the verb is passive, as far as its dependents tell.
    pub(crate) fn is_passive(&self, verb: u32) -> bool {
        // Without any auxiliary a main verb is a past tense that was misread.
        let helped = self.child(verb, &[Deprel::AuxPass, Deprel::Aux]).is_some();
        let main = matches!(self.deprel(verb), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
        let told = self.child(verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]).is_some();
        told && (helped || !main)
    }

    /// Who does what the verb or predicate tells: its subject, or the one it takes from the clause
    /// above ("wants to …", "…, saying", "the group, which …"). The word is that of the doer's noun
    /// phrase; of a passive it is the by-phrase.
    pub(crate) fn doer(&self, verb: u32) -> Option<u32> {
        if self.is_passive(verb) || self.is_reduced_passive(verb) {
            return self.by_phrase(verb);
        }
        self.subject(verb)
    }

    /// The noun after "by" of a passive verb.
    pub(crate) fn by_phrase(&self, verb: u32) -> Option<u32> {
        self.children_by(verb, &[Deprel::OblAgent, Deprel::Obl]).find(|c| {
            self.deprel(*c) == Deprel::OblAgent
                || self.child(*c, &[Deprel::Case]).is_some_and(|k| self.lemma(k) == "by")
        })
    }

    /// The subject of a verb or predicate, its own or inherited; of a passive, what it is done to.
    pub(crate) fn subject(&self, verb: u32) -> Option<u32> {
        let mut here = verb;
        for _ in 0..12 {
            if let Some(own) = self.own_subject(here).or_else(|| self.dummy(here)) {
                return Some(self.antecedent(here, own));
            }
            let above = match self.head(here) {
                Some(above) => above,
                None => return self.neighbour(here),
            };
            if here == verb
                && let Some(matrix) = self.matrix(verb)
            {
                here = matrix;
                continue;
            }
            here = match self.deprel(here) {
                // "the first country to sign": of a predicate its subject.
                Deprel::Acl | Deprel::AclRelcl if self.child(above, &[Deprel::Cop]).is_some() => above,
                Deprel::Acl if self.is_aside(above) => above,
                Deprel::Acl | Deprel::AclRelcl => return Some(above),
                Deprel::Xcomp => match self.controller(above) {
                    Some(object) => return Some(object),
                    None => above,
                },
                Deprel::Conj
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Cop
                | Deprel::Aux
                | Deprel::AdvclRelcl
                | Deprel::Ccomp
                | Deprel::Dep => above,
                _ => return None,
            };
        }
        None
    }

    /// The subject the tree gives a verb, or hangs on the auxiliary before it.
    fn own_subject(&self, verb: u32) -> Option<u32> {
        self.child(verb, &SUBJECTS).or_else(|| {
            let mut auxiliaries = self.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
            auxiliaries.find_map(|aux| self.child(aux, &SUBJECTS))
        })
    }

    /// The noun phrase right before a finite verb that the tree leaves without a subject.
    fn neighbour(&self, verb: u32) -> Option<u32> {
        if !matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP) {
            return None;
        }
        let mut at = verb.checked_sub(1)?;
        while at > 0 && matches!(self.upos(at), Upos::Adv | Upos::Aux) {
            at -= 1;
        }
        if self.word(at) == "," {
            at = self.before_apposition(at)?;
        }
        let nominal = matches!(self.upos(at), Upos::Noun | Upos::Propn | Upos::Pron);
        let same = self.sentence(at).map(|s| s.0) == self.sentence(verb).map(|s| s.0);
        let mention = self.mentions_of.get(at as usize)?.first().and_then(|m| self.mentions.get(*m as usize))?;
        (nominal && same && mention.tokens.end == at + 1).then_some(mention.head.0)
    }

    /// The last word of the name that an apposition before a verb describes: of "Ruiz, the head of the
    /// union, said" that of "Ruiz". `comma` is the one before the verb.
    fn before_apposition(&self, comma: u32) -> Option<u32> {
        let (_, sentence) = self.sentence(comma)?;
        let from = sentence.tokens.start.max(comma.saturating_sub(MAX_APPOSITION));
        let mut named = None;
        for at in (from + 1..comma).rev() {
            if matches!(self.xpos(at), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD)
                || matches!(self.word(at), ";" | ":")
            {
                break;
            }
            if self.word(at) != "," {
                continue;
            }
            let mention = self.mentions_of.get(at as usize - 1)?.iter().find_map(|m| self.mentions.get(*m as usize));
            if mention.is_some_and(|m| m.kind == MentionKind::Name && m.tokens.end == at) {
                let cased = mention.is_some_and(|m| self.child(m.head.0, &[Deprel::Case]).is_some());
                if !cased {
                    named = Some(at - 1);
                    break;
                }
            }
        }
        named
    }

    /// The verb above whose form a coordinated verb shares although the tree hangs it on the clause
    /// between: "said that the plan would work but called the terms …".
    pub(crate) fn matrix(&self, verb: u32) -> Option<u32> {
        if self.deprel(verb) != Deprel::Conj {
            return None;
        }
        let below = self.first_conjunct(verb);
        let mut here = below;
        for _ in 0..6 {
            let above = self.head(here)?;
            if self.deprel(here) == Deprel::Ccomp {
                return self.goes_with(verb, below, above).then_some(above);
            }
            if !matches!(
                self.deprel(here),
                Deprel::AclRelcl | Deprel::Acl | Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Xcomp
            ) {
                return None;
            }
            here = above;
        }
        None
    }

    /// Whether a conjunct belongs with the verb above rather than with its neighbour: it has the form
    /// of the former and not of the latter, and no subject of its own.
    pub(crate) fn goes_with(&self, conjunct: u32, neighbour: u32, above: u32) -> bool {
        matches!(self.xpos(conjunct), Xpos::VBD | Xpos::VBZ | Xpos::VBP)
            && self.xpos(conjunct) == self.xpos(above)
            && self.xpos(neighbour) != self.xpos(conjunct)
            && self.child(conjunct, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]).is_none()
    }

    /// What a verb is done to: its object, or the noun phrase right behind it that the tree hangs elsewhere.
    pub(crate) fn object(&self, verb: u32) -> Option<u32> {
        let own = self.children_by(verb, &[Deprel::Obj]).find(|c| *c > verb);
        own.or_else(|| {
            let near = (verb + 1..verb + 7).take_while(|t| {
                matches!(self.upos(*t), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
                    || matches!(self.word(*t), "“" | "\"" | "``" | "‘")
            });
            let head = near.filter(|t| matches!(self.upos(*t), Upos::Noun | Upos::Propn)).last()?;
            let finite = matches!(self.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP);
            (!finite && self.subtree(head).start == verb + 1).then_some(head)
        })
    }

    /// "it" that the tree takes for a dummy although no clause stands for it: "it is eager to …".
    fn dummy(&self, verb: u32) -> Option<u32> {
        let clausal = self.child(verb, &[Deprel::Csubj, Deprel::Ccomp]).is_some();
        self.child(verb, &[Deprel::Expl]).filter(|e| *e < verb && !clausal && self.lemma(*e) != "there")
    }

    /// "for example", which the tree may take for the head of what follows.
    fn is_aside(&self, noun: u32) -> bool {
        matches!(self.lemma(noun), "example" | "instance") && self.child(noun, &[Deprel::Case]).is_some()
    }

    /// Whether a participle hangs on a noun as one that something is done to: "a plan drafted by …".
    /// One with an object of its own is a past tense that was misread.
    pub(crate) fn is_reduced_passive(&self, verb: u32) -> bool {
        self.xpos(verb) == Xpos::VBN
            && self.deprel(verb) == Deprel::Acl
            && self.child(verb, &[Deprel::Obj]).is_none()
            && !self.head(verb).is_some_and(|h| self.is_aside(h))
    }

    /// The object that does what the infinitive under `verb` tells: "asked them to leave".
    fn controller(&self, verb: u32) -> Option<u32> {
        if matches!(self.lemma(verb), "promise" | "threaten" | "vow" | "pledge") {
            return None;
        }
        if self.is_passive(verb) { None } else { self.child(verb, &[Deprel::Obj, Deprel::Iobj]) }
    }

    /// The noun a relative pronoun stands for; any other subject as it is.
    fn antecedent(&self, verb: u32, subject: u32) -> u32 {
        let relative =
            matches!(self.xpos(subject), Xpos::WDT | Xpos::WP) || matches!(self.lemma(subject), "who" | "which");
        let relative = relative || (self.lemma(subject) == "that" && self.upos(subject) == Upos::Pron);
        if !relative {
            return subject;
        }
        let mut here = verb;
        for _ in 0..12 {
            match self.head(here) {
                Some(above) if matches!(self.deprel(here), Deprel::AclRelcl | Deprel::Acl) => return above,
                Some(above) if matches!(self.deprel(here), Deprel::Conj | Deprel::Xcomp | Deprel::Ccomp) => {
                    here = above
                }
                _ => break,
            }
        }
        subject
    }

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
        let found = with_head(MentionKind::Name)
            .or_else(|| covering(MentionKind::Name))
            .or_else(|| self.hung_name(head))
            .or_else(|| with_head(MentionKind::Pronoun))
            .or_else(|| with_head(MentionKind::Nominal))
            .or_else(|| covering(MentionKind::Nominal))
            .or_else(|| covering(MentionKind::Pronoun));
        found.map(MentionId)
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
                        && (m.entity_type == Some(crate::lexicon::EntityType::Person)
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

    /// The mention of that id.
    pub(crate) fn mention_of(&self, id: MentionId) -> Option<&'a Mention> {
        self.mentions.get(id.index())
    }

    /// All mentions.
    pub(crate) fn mentions(&self) -> &'a [Mention] {
        self.mentions
    }

    /// The letters of a token range without punctuation and white space at its ends; brackets and
    /// quotation marks stay where both of a pair lie inside.
    pub(crate) fn trimmed(&self, mut range: TokenRange) -> Option<Span> {
        let loose = |at: u32| self.upos(at) == Upos::Punct || self.word(at).chars().all(|c| ",;:.!?–—-".contains(c));
        while range.start < range.end && loose(range.end - 1) && !self.closes_inside(range, range.end - 1) {
            range.end -= 1;
        }
        while range.start < range.end && loose(range.start) && !self.opens_inside(range, range.start) {
            range.start += 1;
        }
        (range.start < range.end).then(|| self.span(range.start).cover(self.span(range.end - 1)))
    }

    fn closes_inside(&self, range: TokenRange, at: u32) -> bool {
        let opener = match self.word(at) {
            "”" | "''" => "“",
            "’" => "‘",
            "\"" => "\"",
            ")" => "(",
            "]" => "[",
            _ => return false,
        };
        (range.start..at).any(|t| self.word(t) == opener || (opener == "“" && self.word(t) == "``"))
    }

    fn opens_inside(&self, range: TokenRange, at: u32) -> bool {
        let closer = match self.word(at) {
            "“" | "``" => "”",
            "‘" => "’",
            "\"" => "\"",
            "(" => ")",
            "[" => "]",
            _ => return false,
        };
        (at + 1..range.end).any(|t| self.word(t) == closer || (closer == "”" && self.word(t) == "''"))
    }
}

fn head_in_sentence(analysis: &Analysis, sentence_of: &[u32], at: usize) -> Option<usize> {
    let head = analysis.tokens.get(at)?.head?.index();
    let same = sentence_of.get(head)? == sentence_of.get(at)?;
    (same && head != at).then_some(head)
}
