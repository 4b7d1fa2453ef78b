//! Whose attitude or aim a word tells, and toward what: shared by the layers of positions and goals.
//! Not a layer: it makes no records.

use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{EntityType, is_complement, is_in_class, status_word};
use crate::text::{MentionId, Span};

use super::bounds;
use super::clause::Clauses;
use super::{MentionKind, Quotation};

/// Relations of what follows a preposition.
const AFTER_PREPOSITION: [Deprel; 7] =
    [Deprel::Obl, Deprel::Nmod, Deprel::Advcl, Deprel::Acl, Deprel::Ccomp, Deprel::Xcomp, Deprel::OblUnmarked];

/// Whether a mention can hold an attitude: somebody, a group, a body or a state.
pub(crate) fn can_hold(clauses: &Clauses<'_>, id: MentionId) -> bool {
    clauses.mention_of(id).is_some_and(|m| match m.kind {
        MentionKind::Pronoun => true,
        MentionKind::Name | MentionKind::Nominal => {
            matches!(m.entity_type, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp))
        }
    })
}

/// The holders that a noun phrase names, with its conjuncts.
pub(crate) fn holders_at(clauses: &Clauses<'_>, head: u32) -> Vec<MentionId> {
    let mut holders = clauses.mentions_with_conjuncts(head);
    holders.retain(|id| can_hold(clauses, *id));
    holders
}

/// The holders of what a verb or predicate tells: who does it.
pub(crate) fn holders_of_verb(clauses: &Clauses<'_>, verb: u32) -> Vec<MentionId> {
    let Some(doer) = clauses.doer(verb) else { return Vec::new() };
    let holders = holders_at(clauses, doer);
    if !holders.is_empty() {
        return holders;
    }
    // "the government's spokesman", "statements by officials": whose it is; "its critics" are others.
    if is_complement(clauses.lemma(doer), "relation") { Vec::new() } else { owners(clauses, doer) }
}

/// The holders of what a noun tells: "the party's refusal", "Danish support", "a call by the union".
pub(crate) fn owners(clauses: &Clauses<'_>, noun: u32) -> Vec<MentionId> {
    let mut heads: Vec<u32> = clauses.children_by(noun, &[Deprel::NmodPoss]).collect();
    // "the plan of Li and Chad's reasons for rejecting it": the name before the mark alone.
    let of = |h: &u32| clauses.children_by(*h, &[Deprel::Case]).any(|k| k < *h);
    if heads.iter().any(of) {
        let mark = (noun.saturating_sub(4)..noun).rev().find(|t| clauses.xpos(*t) == Xpos::POS);
        let named = mark.and_then(|m| clauses.name_ending(m)).and_then(|head| clauses.mention(head));
        return named.filter(|id| can_hold(clauses, *id)).into_iter().collect();
    }
    if heads.is_empty() {
        heads.extend(
            clauses.children_by(noun, &[Deprel::Nmod, Deprel::Obl]).filter(|c| has_case(clauses, *c, &["by", "from"])),
        );
    }
    if heads.is_empty() {
        heads.extend(clauses.children_by(noun, &[Deprel::Amod, Deprel::Compound]));
    }
    let mut holders: Vec<MentionId> = heads.into_iter().flat_map(|h| holders_at(clauses, h)).collect();
    holders.retain(|id| clauses.mention_of(*id).is_some_and(|m| !m.tokens.range().contains(&(noun as usize))));
    holders.dedup();
    holders
}

/// Whether a word follows one of these prepositions.
pub(crate) fn has_case(clauses: &Clauses<'_>, at: u32, prepositions: &[&str]) -> bool {
    let is = |c: &u32| {
        matches!(clauses.deprel(*c), Deprel::Case | Deprel::Mark)
            && prepositions.contains(&clauses.word(*c).to_lowercase().as_str())
    };
    clauses.children(at).iter().any(is)
}

/// What follows one of these prepositions below a word: its head and its letters without the preposition.
pub(crate) fn after(clauses: &Clauses<'_>, above: u32, prepositions: &[&str]) -> Option<(u32, Span)> {
    let found = clauses
        .children_by(above, &AFTER_PREPOSITION)
        .filter(|c| *c > above)
        .find(|c| has_case(clauses, *c, prepositions))?;
    let range = clauses.subtree(found);
    let start = clauses
        .children(found)
        .iter()
        .filter(|c| matches!(clauses.deprel(**c), Deprel::Case | Deprel::Mark) && **c < found)
        .max()
        .map_or(range.start, |c| c + 1);
    // "agreed not to use force"
    let denied = start >= above + 3 && clauses.lemma(start - 1) == "to" && clauses.lemma(start - 2) == "not";
    let start = if denied { start - 2 } else { start };
    // A conjunct with a preposition of its own is another phrase: "of the court and on the other hand".
    let other = clauses.children_by(found, &[Deprel::Conj]).find(|c| {
        *c > found && clauses.child(*c, &[Deprel::Case]).is_some_and(|k| !prepositions.contains(&clauses.lemma(k)))
    });
    let end = other.map_or(range.end, |o| clauses.subtree(o).start.clamp(found + 1, range.end));
    let end = bounds::to_next_clause(clauses, TokenRange { start, end }, found).end;
    let end = if end > found + 1 && clauses.upos(end - 1) == Upos::Cconj { end - 1 } else { end };
    Some((found, clauses.trimmed(TokenRange { start: start.max(above + 1), end })?))
}

/// The letters of a clause or phrase without "to" or "that" before it, after `from` where given, and
/// without the conjuncts where it is to stand alone.
pub(crate) fn phrase(clauses: &Clauses<'_>, head: u32, from: Option<u32>, alone: bool) -> Option<Span> {
    let mut range = clauses.subtree(head);
    if let Some(from) = from {
        range.start = range.start.max(from + 1);
    }
    for child in clauses.children(head) {
        let opener = matches!(
            clauses.deprel(*child),
            Deprel::Mark | Deprel::Case | Deprel::Aux | Deprel::CcPreconj | Deprel::Cc
        ) || matches!(clauses.lemma(*child), "not" | "only" | "just" | "also");
        if opener
            && *child < head
            && *child >= range.start
            && matches!(
                clauses.word(*child).to_lowercase().as_str(),
                "to" | "that"
                    | "for"
                    | "in"
                    | "on"
                    | "at"
                    | "of"
                    | "about"
                    | "and"
                    | "but"
                    | "or"
                    | "order"
                    | "so"
                    | "as"
                    | "not"
                    | "only"
                    | "just"
            )
        {
            let before_is_subject =
                (range.start..*child).any(|t| matches!(clauses.upos(t), Upos::Noun | Upos::Propn | Upos::Pron));
            // "agreed not to use force": what is agreed to is the denial.
            if clauses.lemma(*child) == "not" && clauses.lemma(child + 1) == "to" {
                range.start = *child;
                break;
            }
            if !before_is_subject {
                range.start = child + 1;
            }
        }
    }
    if alone {
        // "stand up to the bank and its plan": the tree may hang a thing on the verb.
        let deed =
            |c: &u32| matches!(clauses.upos(*c), Upos::Verb | Upos::Aux) || clauses.child(*c, &[Deprel::Cop]).is_some();
        let conjuncts = clauses.children_by(head, &[Deprel::Conj]).filter(|c| *c > head && deed(c));
        if let Some(first) = conjuncts.map(|c| clauses.subtree(c).start.max(head + 1)).min() {
            range.end = range.end.min(first);
        }
        while range.end > range.start
            && matches!(clauses.upos(range.end - 1), Upos::Cconj | Upos::Punct)
            && clauses.upos(range.end - 1) == Upos::Cconj
        {
            range.end -= 1;
        }
    }
    clauses.trimmed(bounds::to_next_clause(clauses, range, head))
}

/// Whether a verb form is an infinitive with "to".
pub(crate) fn is_infinitive(clauses: &Clauses<'_>, verb: u32) -> bool {
    clauses.children(verb).iter().any(|c| {
        *c < verb
            && (clauses.xpos(*c) == Xpos::TO
                || clauses.deprel(*c) == Deprel::Mark && clauses.word(*c).eq_ignore_ascii_case("to"))
    })
}

/// Whether a clause is only supposed: "if …", "unless …", "whether …".
pub(crate) fn is_supposed(clauses: &Clauses<'_>, verb: u32) -> bool {
    let marked = clauses
        .children_by(verb, &[Deprel::Mark])
        .any(|c| matches!(clauses.word(c).to_lowercase().as_str(), "if" | "unless" | "whether"));
    marked || is_asked(clauses, verb) || is_alleged(clauses, verb) || is_hoped(clauses, verb)
}

/// Whether a verb tells only what may or must be: "could support the plan", "must respect the treaty".
pub(crate) fn is_possible(clauses: &Clauses<'_>, verb: u32) -> bool {
    let modal = |a: u32| is_in_class(clauses.lemma(a), "may or must");
    clauses.children_by(verb, &[Deprel::Aux]).any(modal) && !clauses.is_negated(verb)
}

/// Whether somebody else only hopes or expects it: "hopes that the court will approve the plan".
fn is_hoped(clauses: &Clauses<'_>, verb: u32) -> bool {
    let below = clauses.first_conjunct(verb);
    let clause = matches!(clauses.deprel(below), Deprel::Ccomp | Deprel::Xcomp);
    let Some(above) = clauses.head(below).filter(|h| clause && *h < below) else { return false };
    let hopes = status_word(clauses.lemma(above), "hoped").is_some();
    hopes && clauses.subject(verb) != clauses.subject(above)
}

/// Whether somebody is only accused of it, or kept from it: "accused them of ignoring the court".
fn is_alleged(clauses: &Clauses<'_>, verb: u32) -> bool {
    let Some(above) = clauses.head(verb).filter(|h| *h < verb && clauses.xpos(verb) == Xpos::VBG) else { return false };
    status_word(clauses.lemma(above), "object").is_some() && has_case(clauses, verb, &["of", "from"])
}

/// Whether somebody is only asked to do it: "urged them to accept the plan".
fn is_asked(clauses: &Clauses<'_>, verb: u32) -> bool {
    // "called on them to leave and to stop backing the plan"
    let mut outer = verb;
    for _ in 0..3 {
        // "block every project for condemning the party": no deed of theirs either.
        let gerund = clauses.xpos(outer) == Xpos::VBG
            && (clauses.deprel(outer) == Deprel::Xcomp || has_case(clauses, outer, &["for", "by", "of"]));
        let inner = clauses.deprel(outer) == Deprel::Conj || gerund;
        match clauses.head(outer) {
            Some(above) if inner => outer = above,
            _ => break,
        }
    }
    let Some(above) = clauses.head(outer).filter(|h| *h < outer && is_infinitive(clauses, outer)) else { return false };
    // "to have the council condemn it"
    let caused = matches!(clauses.lemma(outer), "have" | "make" | "get" | "let") && outer != verb;
    let asks =
        caused || ["ask", "told", "through"].iter().any(|place| status_word(clauses.lemma(above), place).is_some());
    asks && matches!(clauses.deprel(outer), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl)
        && clauses.subject(outer) != clauses.subject(above)
}

/// The holder in words the holder speaks: "we" within a quotation is its speaker.
pub(crate) fn resolve_first_person(clauses: &Clauses<'_>, quotations: &[Quotation], id: MentionId) -> MentionId {
    let Some(mention) = clauses.mention_of(id) else { return id };
    let word = mention.span.of(clauses.text).to_lowercase();
    if mention.kind != MentionKind::Pronoun || !matches!(word.as_str(), "i" | "we" | "our" | "my" | "us" | "me") {
        return id;
    }
    let around = quotations.iter().filter(|q| q.content.contains(mention.span));
    around.min_by_key(|q| q.content.len()).and_then(|q| q.speaker).unwrap_or(id)
}

/// Whether a mention is a first or second person that no quotation resolves.
pub(crate) fn is_nobody(clauses: &Clauses<'_>, id: MentionId) -> bool {
    clauses.mention_of(id).is_none_or(|m| {
        m.kind == MentionKind::Pronoun
            && matches!(
                m.span.of(clauses.text).to_lowercase().as_str(),
                "i" | "we"
                    | "our"
                    | "my"
                    | "us"
                    | "me"
                    | "you"
                    | "your"
                    | "one"
                    | "there"
                    | "what"
                    | "this"
                    | "that"
                    | "these"
                    | "those"
            )
    })
}
