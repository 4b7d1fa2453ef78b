//! Trees as the layers read them: the parser's heads, relations and tags, with a few of its commonest
//! mistakes put right by what can hardly be otherwise: a participle with an object of its own is a
//! finite verb, a name behind a title and before "said" says it, a compound does not reach across a
//! comma. In: analysis and mentions. Out: one [`Node`] a token, heads within their sentence.

use crate::extract::{Mention, MentionKind};
use crate::language::{Analysis, Deprel, Sentence, Upos, Xpos};

mod attribution;
mod name;
mod subject;
mod verb;

/// Longest chain of heads that is followed.
const MAX_DEPTH: usize = 60;

/// A token's place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) head: Option<u32>,
    pub(super) deprel: Deprel,
    pub(super) upos: Upos,
    pub(super) xpos: Xpos,
}

/// The nodes of a document.
pub(super) fn repaired(text: &str, analysis: &Analysis, mentions: &[Mention], sentence_of: &[u32]) -> Vec<Node> {
    let nodes = (0..analysis.tokens.len()).map(|at| {
        let token = analysis.tokens.get(at);
        let head = token.and_then(|t| t.head).map(|h| h.0).filter(|h| {
            let same = sentence_of.get(*h as usize) == sentence_of.get(at);
            same && *h as usize != at && (*h as usize) < analysis.tokens.len()
        });
        Node {
            head,
            deprel: token.map_or(Deprel::Dep, |t| t.deprel),
            upos: token.map_or(Upos::X, |t| t.upos),
            xpos: token.map_or(Xpos::XX, |t| t.xpos),
        }
    });
    let mut tree = Tree { text, analysis, nodes: nodes.collect() };
    let mut next = 0;
    for sentence in &analysis.sentences {
        let from = next;
        while mentions.get(next).is_some_and(|m| m.span.start < sentence.span.end) {
            next += 1;
        }
        let names: Vec<&Mention> = mentions
            .get(from..next)
            .unwrap_or_default()
            .iter()
            .filter(|m| m.kind == MentionKind::Name && sentence.tokens.start <= m.tokens.start)
            .collect();
        tree.mend(sentence, &names);
    }
    tree.nodes
}

struct Tree<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    nodes: Vec<Node>,
}

impl Tree<'_> {
    fn mend(&mut self, sentence: &Sentence, names: &[&Mention]) {
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        for at in start..end {
            self.verb_behind_adverb(at, end);
            self.verb_before_that(at, start, end);
            self.second_deed(at, end);
            self.plural_with_object(at, start, end);
            self.asked_deed(at, start, end);
            self.blamed(at, start);
            self.clause_of_saying(at, start, end);
            self.agent(at, end);
            self.listed_office(at, start);
        }
        for name in names {
            self.person_behind_people(name, names, end);
            self.dateline(name, start, end);
            self.object_before_time(name);
            self.name_behind_time(name, start, end);
            self.according(name, start);
            self.name_across_comma(name, end);
            self.behind_apposition(name, names);
            self.holder_of_office(name, names, start);
        }
        self.swallowed_main_clause(start, end);
        self.reduced_for_root(start, end);
        for at in start..end {
            self.subject_behind_after(at, start, end);
            self.month_for_subject(at, start, end);
            self.behind_relative_and(at, start, end);
            self.garden_path(at, start, end);
            self.noun_for_root(at, start, end);
        }
        self.attributions(sentence, names);
    }

    fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    fn head(&self, at: u32) -> Option<u32> {
        self.node(at)?.head
    }

    fn deprel(&self, at: u32) -> Deprel {
        self.node(at).map_or(Deprel::Dep, |n| n.deprel)
    }

    fn upos(&self, at: u32) -> Upos {
        self.node(at).map_or(Upos::X, |n| n.upos)
    }

    fn xpos(&self, at: u32) -> Xpos {
        self.node(at).map_or(Xpos::XX, |n| n.xpos)
    }

    fn word(&self, at: u32) -> &str {
        self.analysis.tokens.get(at as usize).map_or("", |t| t.span.of(self.text))
    }

    fn lemma(&self, at: u32) -> &str {
        self.analysis.tokens.get(at as usize).map_or("", |t| t.lemma.as_str())
    }

    fn child(&self, at: u32, start: u32, end: u32, relations: &[Deprel]) -> Option<u32> {
        (start..end).find(|c| self.head(*c) == Some(at) && relations.contains(&self.deprel(*c)))
    }

    /// Whether `at` lies below `above`, or is it.
    fn is_below(&self, at: u32, above: u32) -> bool {
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

    /// Hangs a token elsewhere; never below itself.
    fn hang(&mut self, at: u32, head: Option<u32>, deprel: Deprel) -> bool {
        if head.is_some_and(|h| self.is_below(h, at)) {
            return false;
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            (node.head, node.deprel) = (head, deprel);
        }
        true
    }

    fn retag(&mut self, at: u32, upos: Upos, xpos: Xpos) {
        if let Some(node) = self.nodes.get_mut(at as usize) {
            (node.upos, node.xpos) = (upos, xpos);
        }
    }

    fn is_finite(&self, at: u32) -> bool {
        matches!(self.xpos(at), Xpos::VBD | Xpos::VBZ | Xpos::VBP)
    }

    fn opens_noun_phrase(&self, at: u32) -> bool {
        matches!(self.upos(at), Upos::Det | Upos::Propn | Upos::Pron) || self.xpos(at) == Xpos::PRPS
    }
}
