//! Who takes part: the word that heads a noun phrase to the mentions that name the party. Persons
//! come with the state or body they are named with ("the French minister X", "X, head of Y"),
//! delegations with who leads them, coordinated phrases with every member.

use super::arguments::preposition;
use crate::extract::clause::Clauses;
use crate::extract::{Mention, MentionKind};
use crate::language::{Deprel, Upos, Xpos};
use crate::lexicon::{
    ActorClass, EntityType, Trigger, TriggerPos, actor_nouns, event_triggers, is_complement, is_in_class, name_heads,
    titles,
};
use crate::text::MentionId;

/// Deepest nesting of a party's noun phrase that is read.
const MAX_DEPTH: usize = 4;

/// Adds the parties that the phrase headed by `head` names, coordinated ones too.
pub(super) fn add(c: &Clauses<'_>, head: u32, into: &mut Vec<MentionId>) {
    for member in c.conjuncts(head) {
        if member == head || matches!(c.upos(member), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num) {
            one(c, member, into, MAX_DEPTH);
        }
    }
}

/// Adds the names coordinated with a subject by the words alone: the tree may hang "Peru" of "On
/// Monday, Peru and Chile met" on the date.
pub(super) fn add_before(c: &Clauses<'_>, head: u32, into: &mut Vec<MentionId>) {
    let Some((_, own)) = covering(c, head).filter(|(_, m)| m.kind == MentionKind::Name) else { return };
    let mut start = own.tokens.start;
    let mut linked = false;
    for _ in 0..MAX_DEPTH {
        let skip = |at: Option<u32>| at.filter(|t| c.lemma(*t) == "the").map_or(at, |t| t.checked_sub(1));
        let Some(link) = skip(start.checked_sub(1)) else { return };
        linked |= c.lemma(link) == "and";
        if !linked || !matches!(c.word(link), "and" | ",") {
            return;
        }
        let comma = link.checked_sub(1).filter(|t| c.word(*t) == "," && c.lemma(link) == "and");
        let listed = comma.is_some();
        let Some(last) = comma.map_or(link.checked_sub(1), |t| t.checked_sub(1)) else { return };
        let Some((id, other)) =
            covering(c, last).filter(|(_, m)| m.kind == MentionKind::Name && m.tokens.end == last + 1 && can_act(m))
        else {
            return;
        };
        // "backed Chad, and Peru has sent …" is no list: one has a comma before its first "and", too.
        if listed && other.tokens.start.checked_sub(1).is_none_or(|t| c.word(t) != ",") {
            return;
        }
        push(into, id);
        start = other.tokens.start;
    }
}

/// Adds what a name is joined to by hyphens: both of "the Okello-Lind summit", "Kenya-Peru talks".
pub(super) fn add_joined(c: &Clauses<'_>, token: u32, into: &mut Vec<MentionId>) {
    let Some((_, own)) = covering(c, token).filter(|(_, m)| m.kind == MentionKind::Name) else { return };
    let hyphen = |at: u32| c.xpos(at) == Xpos::HYPH || c.word(at) == "\u{2013}";
    let named = |at: u32| covering(c, at).filter(|(_, m)| m.kind == MentionKind::Name && can_act(m));
    let mut row: Vec<MentionId> = Vec::new();
    let mut start = own.tokens.start;
    while let Some((id, before)) = start.checked_sub(2).filter(|_| hyphen(start - 1)).and_then(named) {
        row.insert(0, id);
        start = before.tokens.start;
    }
    row.extend(covering(c, token).map(|(id, _)| id).filter(|_| can_act(own)));
    let mut end = own.tokens.end;
    while let Some((id, behind)) = Some(end + 1).filter(|_| hyphen(end)).and_then(named) {
        row.push(id);
        end = behind.tokens.end;
    }
    if row.len() > 1 {
        row.into_iter().for_each(|id| push(into, id));
    }
}

/// Adds the second of "between A and B" where the tree hung it on what follows: the name behind "and",
/// over nationality and titles.
pub(super) fn add_second(c: &Clauses<'_>, first: u32, into: &mut Vec<MentionId>) {
    let end = covering(c, first).map_or(first + 1, |(_, m)| m.tokens.end);
    if c.conjuncts(first).len() > 1 || c.lemma(end) != "and" {
        return;
    }
    let mut second: Vec<MentionId> = Vec::new();
    for token in end + 1..end + 10 {
        let Some((id, m)) = covering(c, token).filter(|(_, m)| m.kind == MentionKind::Name && can_act(m)) else {
            let title = titles().contains_key(c.lemma(token).to_lowercase().as_str());
            if title || matches!(c.upos(token), Upos::Det | Upos::Adj | Upos::Propn) {
                continue;
            }
            break;
        };
        // "between the rebels and Chad's Front for Change"
        if c.xpos(m.tokens.end) == Xpos::POS || c.word(m.tokens.end) == "-" {
            second.clear();
            continue;
        }
        push(&mut second, id);
        let titled = titles().contains_key(c.lemma(m.tokens.end).to_lowercase().as_str())
            || matches!(c.upos(m.tokens.end), Upos::Adj | Upos::Propn);
        if m.entity_type == Some(EntityType::Person) || !titled {
            break;
        }
    }
    second.into_iter().for_each(|id| push(into, id));
}

/// The mention a word belongs to, names first.
pub(super) fn mention_at<'a>(c: &Clauses<'a>, token: u32) -> Option<(MentionId, &'a Mention)> {
    let id = c.mention(token)?;
    Some((id, c.mention_of(id)?))
}

/// Whether a mention can act: not a date, law, product or pronoun without referent.
pub(super) fn can_act(mention: &Mention) -> bool {
    !matches!(
        mention.entity_type,
        Some(EntityType::Law | EntityType::Product | EntityType::Event | EntityType::Fac | EntityType::Loc)
    )
}

/// Takes newspapers and stations from the parties of a contact: who visits or talks to somebody in order
/// to report does not deal with him. False where nobody else acts.
pub(super) fn drop_media(c: &Clauses<'_>, actors: &mut Vec<MentionId>, recipients: &mut Vec<MentionId>) -> bool {
    let medium =
        |id: &MentionId| c.mention_of(*id).is_some_and(|m| m.kind == MentionKind::Name && is_medium(m.span.of(c.text)));
    let acted = !actors.is_empty();
    actors.retain(|id| !medium(id));
    recipients.retain(|id| !medium(id));
    !(acted && actors.is_empty())
}

/// Whether a name is that of a newspaper, an agency or a station.
fn is_medium(name: &str) -> bool {
    let folded = name.to_lowercase();
    let first = folded.split(' ').next().unwrap_or_default();
    let last = folded.rsplit(' ').next().unwrap_or_default();
    name_heads().get(last).is_some_and(|h| h.media)
        || is_in_class(&folded, "medium")
        || (last != first && is_in_class(first, "first word of a medium"))
}

/// Whether a phrase with this head can do something: a name, a mention, an office, a noun of those
/// who act or of what they act with ("jets", "statement"). "Iran's policy" and "the threat" cannot.
pub(super) fn is_actor_noun(c: &Clauses<'_>, head: u32) -> bool {
    if !matches!(c.upos(head), Upos::Noun) || mention_at(c, head).is_some_and(|(_, m)| m.head.0 == head) {
        return true;
    }
    let word = c.lemma(head).to_lowercase();
    let power = |w: &str| actor_nouns().get(w).is_some_and(|all| all.iter().all(|n| n.class == ActorClass::Power));
    if titles().contains_key(word.as_str()) || is_complement(&word, "acts") {
        return true;
    }
    let ending = ["tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "cy", "ing"];
    let abstract_noun = ending.iter().any(|e| word.ends_with(e)) || is_complement(&word, "abstract") || power(&word);
    !abstract_noun
}

fn one(c: &Clauses<'_>, head: u32, into: &mut Vec<MentionId>, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if matches!(c.xpos(head), Xpos::WDT | Xpos::WP) || matches!(c.lemma(head), "there" | "someone" | "nobody") {
        return;
    }
    // "X headed a delegation which …": who leads the group goes with it.
    if let Some(verb) =
        c.head(head).filter(|v| c.deprel(head) == Deprel::Obj && leads(c.lemma(*v)) && c.xpos(*v) != Xpos::VBN)
        && let Some(leader) = c.doer(verb)
    {
        one(c, leader, into, depth);
    }
    // "some of them", "two of the ministers"
    if matches!(c.upos(head), Upos::Det | Upos::Pron | Upos::Num | Upos::Adj)
        && let Some(whole) =
            c.children_by(head, &[Deprel::Nmod]).find(|n| *n > head && preposition(c, *n) == Some("of"))
    {
        return add(c, whole, into);
    }
    let own = covering(c, head);
    // "Chadian troops shelled …": the noun taken for a verb leaves its nationality alone.
    if own.is_none() && c.xpos(head) == Xpos::VBZ {
        if let Some((id, _)) = c.people_ending(head).and_then(|people| covering(c, people)) {
            push(into, id);
        }
        return;
    }
    if let Some((id, mention)) = own {
        // The plain noun of "a French official" stays beside the name it is described by.
        if can_act(mention) {
            push(into, id);
        }
        if mention.kind == MentionKind::Pronoun {
            return;
        }
        if let Some(person) = c.titled_behind(head) {
            push(into, person);
        }
    }
    let person = own.is_some_and(|(_, m)| m.kind == MentionKind::Name && m.entity_type == Some(EntityType::Person));
    let named = own.is_some_and(|(_, m)| m.kind == MentionKind::Name) && !person;
    let people = own.is_some_and(|(_, m)| m.kind == MentionKind::Nominal) && is_people(c, head);
    // Of a deed the party is whose it is: "Li's refusal", not who suffers it in "the arrest of Li".
    let deed = own.is_none() && is_deed(c, head);
    let suffered = deed && acts_named(c, head).any(|t| t.frame.recipients.contains(&"of"));
    for &child in c.children(head) {
        match c.deprel(child) {
            // "the A-B meeting": the second name hangs flat on the first.
            Deprel::Flat if person && covering(c, child).is_some_and(|(id, _)| !into.contains(&id)) => {
                affiliation(c, child, true, into, depth);
            }
            // "Kenyan rebels" are people of Kenya, not the state: the phrase stands for them.
            Deprel::Amod | Deprel::Compound if people && is_norp(c, child) => {}
            Deprel::Amod | Deprel::Compound | Deprel::NmodDesc | Deprel::Flat | Deprel::NmodUnmarked if !named => {
                affiliation(c, child, !person, into, depth);
            }
            // "her partners", "Chad's rivals" are others than she and Chad.
            Deprel::NmodPoss if !named && is_complement(c.lemma(head), "relation") => {}
            Deprel::NmodPoss if !named => {
                affiliation(c, child, deed, into, depth);
                // "its officials", not "her officials"
                if let Some((id, m)) = covering(c, child).filter(|_| !person)
                    && m.kind == MentionKind::Pronoun
                    && m.entity_type != Some(EntityType::Person)
                {
                    push(into, id);
                }
            }
            Deprel::Nmod
                if !(named || suffered && preposition(c, child) == Some("of"))
                    && matches!(preposition(c, child), Some("of" | "from")) =>
            {
                affiliation(c, child, false, into, depth);
            }
            Deprel::Nmod if own.is_none() && preposition(c, child) == Some("by") => add(c, child, into),
            Deprel::Nmod if preposition(c, child).is_none() => affiliation(c, child, !person, into, depth),
            Deprel::Nmod if matches!(preposition(c, child), Some("include" | "including" | "like" | "as")) => {
                add(c, child, into)
            }
            // "China, the South's main backer": what is said of a state or body names no second party.
            Deprel::Appos | Deprel::List
                if named && covering(c, child).is_none_or(|(_, m)| m.kind != MentionKind::Name) => {}
            // "a former member of the union": not any more.
            Deprel::Appos | Deprel::List if c.children_by(child, &[Deprel::Amod]).any(|a| c.lemma(a) == "former") => {}
            Deprel::Appos | Deprel::List => affiliation(c, child, !person, into, depth),
            Deprel::Acl if c.xpos(child) == Xpos::VBN && leads(c.lemma(child)) => {
                if let Some(leader) = c.by_phrase(child) {
                    add(c, leader, into);
                }
            }
            _ => {}
        }
    }
    let somebody = |id: &MentionId| {
        c.mention_of(*id).is_some_and(|m| m.kind == MentionKind::Name && m.entity_type == Some(EntityType::Person))
    };
    if !person && !named && !into.iter().any(somebody) {
        titled(c, head, into);
        beside_office(c, head, into);
    }
}

/// "met the Chilean minister, X, on Monday": the person set between commas behind an office, wherever
/// the tree hung the name.
fn beside_office(c: &Clauses<'_>, office: u32, into: &mut Vec<MentionId>) {
    let lemma = c.lemma(office).to_lowercase();
    if !titles().contains_key(lemma.as_str()) && !is_complement(&lemma, "office holder") || c.word(office + 1) != "," {
        return;
    }
    let found = covering(c, office + 2).filter(|(_, m)| m.tokens.start == office + 2 && m.kind == MentionKind::Name);
    if let Some((id, m)) = found.filter(|(_, m)| m.entity_type == Some(EntityType::Person))
        && matches!(c.word(m.tokens.end), "," | "." | ";")
    {
        push(into, id);
    }
}

/// The rows of a noun that names an act.
pub(super) fn acts_named<'a>(c: &Clauses<'a>, noun: u32) -> impl Iterator<Item = &'static Trigger> + use<'a> {
    let rows = if c.upos(noun) == Upos::Noun { event_triggers(c.lemma(noun)) } else { &[] };
    rows.iter().filter(|t| t.pos == TriggerPos::Noun && t.words.len() == 1)
}

/// Whether a noun names what somebody does or says.
fn is_deed(c: &Clauses<'_>, noun: u32) -> bool {
    acts_named(c, noun).next().is_some() || is_complement(c.lemma(noun), "deed")
}

/// Whether a noun means several groups or people that are no organ of a state: "factions", "rebels".
fn is_people(c: &Clauses<'_>, noun: u32) -> bool {
    let all = |w: &str| actor_nouns().get(w).map_or(&[][..], |all| all.as_slice());
    let form = c.word(noun).to_lowercase();
    all(&form).iter().any(|n| n.plural && matches!(n.class, ActorClass::Group | ActorClass::People))
        && !all(&form).iter().any(|n| n.class == ActorClass::StateRole)
}

fn is_norp(c: &Clauses<'_>, token: u32) -> bool {
    covering(c, token).is_some_and(|(_, m)| m.entity_type == Some(EntityType::Norp))
}

/// The person named after a row of titles that the tree may tear apart: "the minister and special
/// envoy to the region X".
fn titled(c: &Clauses<'_>, title: u32, into: &mut Vec<MentionId>) {
    // "Deputy Foreign Minister": a title of several words.
    let opens = (0..4).any(|more| {
        let words: Vec<String> = (title..=title + more).map(|t| c.lemma(t).to_lowercase()).collect();
        titles().contains_key(words.join(" ").as_str())
    });
    if !opens {
        return;
    }
    for token in title + 1..title + 14 {
        let goes_on = match c.upos(token) {
            Upos::Adj | Upos::Propn | Upos::Cconj | Upos::Det => true,
            Upos::Noun => titles().contains_key(c.lemma(token).to_lowercase().as_str()),
            Upos::Adp => matches!(c.lemma(token), "of" | "to"),
            _ => false,
        };
        if !goes_on {
            return;
        }
        if let Some((id, m)) = covering(c, token)
            && m.kind == MentionKind::Name
            && m.entity_type == Some(EntityType::Person)
        {
            if c.child(m.head.0, &[Deprel::Case]).is_none_or(|k| k < m.head.0) {
                push(into, id);
            }
            return;
        }
    }
}

fn leads(lemma: &str) -> bool {
    matches!(lemma, "head" | "lead" | "chair" | "represent" | "accompany")
}

/// Adds the names of a modifier: the state or body somebody acts for; persons where `persons`.
fn affiliation(c: &Clauses<'_>, head: u32, persons: bool, into: &mut Vec<MentionId>, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if let Some((id, mention)) = covering(c, head).filter(|(_, m)| m.kind == MentionKind::Name) {
        // "the Lima-based group" is no act of Lima.
        let based = c.word(mention.tokens.end) == "-" && c.word(mention.tokens.end + 1) == "based";
        let fits = match mention.entity_type {
            _ if based => false,
            Some(EntityType::Person) => persons,
            Some(EntityType::Norp | EntityType::Org | EntityType::Gpe) => true,
            _ => false,
        };
        if fits {
            if let Some(first) = listed_before(c, mention) {
                push(into, first);
            }
            push(into, id);
        }
        if mention.entity_type != Some(EntityType::Person) {
            for other in c.children_by(head, &[Deprel::Conj]) {
                affiliation(c, other, persons, into, depth);
            }
            return;
        }
    }
    for &child in c.children(head) {
        let deeper = match c.deprel(child) {
            Deprel::NmodPoss if is_complement(c.lemma(head), "relation") => false,
            Deprel::Amod | Deprel::Compound | Deprel::NmodDesc | Deprel::NmodPoss | Deprel::Conj | Deprel::Flat => true,
            Deprel::Nmod => preposition(c, child) == Some("of"),
            Deprel::Appos => persons,
            _ => false,
        };
        if deeper {
            affiliation(c, child, persons && c.deprel(child) != Deprel::NmodPoss, into, depth);
        }
    }
}

/// "Chad, Peru leaders meet": the state before the comma that opens a headline.
fn listed_before(c: &Clauses<'_>, second: &Mention) -> Option<MentionId> {
    let comma = second.tokens.start.checked_sub(1).filter(|t| c.word(*t) == ",")?;
    let (id, first) = covering(c, comma.checked_sub(1)?)?;
    let opens = c.sentence(comma).is_some_and(|(_, s)| s.tokens.start == first.tokens.start);
    let state = |m: &Mention| matches!(m.entity_type, Some(EntityType::Gpe | EntityType::Norp));
    let whole = first.kind == MentionKind::Name && first.tokens.end == comma;
    (opens && whole && state(first) && state(second)).then_some(id)
}

/// The mention that covers a word: the name, else the pronoun or noun phrase headed by it.
fn covering<'a>(c: &Clauses<'a>, token: u32) -> Option<(MentionId, &'a Mention)> {
    let at = c.span(token);
    let mentions = c.mentions();
    let mut best: Option<(MentionId, &Mention)> = None;
    let from = mentions.partition_point(|m| m.span.end.saturating_add(400) < at.start);
    for (index, mention) in mentions.iter().enumerate().skip(from) {
        if mention.span.start >= at.end {
            break;
        }
        if !mention.span.overlaps(at) || (mention.kind == MentionKind::Nominal && mention.head.0 != token) {
            continue;
        }
        let better = match best {
            None => true,
            Some((_, b)) => mention.kind < b.kind || (mention.kind == b.kind && mention.span.len() < b.span.len()),
        };
        if better {
            best = Some((MentionId::new(index), mention));
        }
    }
    best
}

fn push(into: &mut Vec<MentionId>, id: MentionId) {
    if !into.contains(&id) {
        into.push(id);
    }
}
