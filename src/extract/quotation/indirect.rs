//! What is said in the writer's words: complement clauses of reporting verbs, clauses beside them
//! ("…, officials said"), and their objects where words of the speaker stand in them ("called it
//! “unfair”"). By the tree; what the marks already gave is not given again.

use crate::language::{Deprel, TokenRange, Upos, Xpos};
use crate::lexicon::{EntityType, ReportingVerb, is_complement, is_in_class, reporting_noun_has, titles};
use crate::text::{MentionId, Span};

use super::super::bounds;
use super::super::{Quotation, QuotationKind};
use super::direct::cue_span;
use super::label::{label, object};
use super::reader::Reader;
use super::{speaker, words};

/// Finds them, in text order of the reporting verbs.
pub(super) fn find(reader: &Reader<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for verb in 0..reader.clauses.count() {
        let Some(entry) = reader.verb(verb) else { continue };
        if reader.quote_at(verb).is_some() || !is_reported(reader, verb, entry) {
            continue;
        }
        let tail = words::speaker_between(reader, verb, entry);
        let content = tail
            .map(|t| (t.content, "quotation/clause-beside", 0.75))
            .or_else(|| clause(reader, verb, entry).map(|c| (c, "quotation/clause", 0.85)))
            .or_else(|| words::clause_behind(reader, verb, entry).map(|c| (c, "quotation/clause-behind", 0.7)))
            .or_else(|| beside(reader, verb, entry).map(|c| (c, "quotation/clause-beside", 0.8)))
            .or_else(|| label(reader, verb, entry).map(|c| (c, "quotation/label", 0.75)))
            .or_else(|| object(reader, verb, entry).map(|c| (c, "quotation/object", 0.6)));
        let Some((content, rule, confidence)) = content else { continue };
        let named = tail.and_then(|t| t.speaker);
        let speaker = match named.map_or_else(|| of_speaker(reader, verb), Speaker::Is) {
            Speaker::None => None,
            Speaker::Is(id) => Some(id),
            Speaker::Author => continue,
        };
        if let Some(record) = finish(reader, content, cue_span(reader, verb), speaker, rule, confidence) {
            let mut record = record;
            let limit = reader.clauses.sentence(verb).map_or(verb, |s| s.1.tokens.end);
            record.addressee = speaker::addressee(reader, verb, entry.lemma, limit).filter(|a| Some(*a) != speaker);
            found.push(record);
        }
    }
    found
}

/// A record of the right kind: between marks direct, with marks inside mixed, else indirect.
pub(super) fn finish(
    reader: &Reader<'_>,
    content: Span,
    cue: Span,
    speaker: Option<MentionId>,
    rule: &str,
    confidence: f32,
) -> Option<Quotation> {
    let mut tokens = reader.clauses.analysis.tokens_in(content);
    // "The reasons, according to the paper, are that …", "said that “…”": the words begin behind it.
    let that = |t: u32| reader.lower(t) == "that" && reader.clauses.xpos(t) == Xpos::IN;
    let opener = match tokens.start {
        t if that(t) => 1,
        t if reader.clauses.lemma(t) == "be" && that(t + 1) => 2,
        _ => 0,
    };
    tokens.start += opener;
    let content = if opener > 0 { reader.clauses.trimmed(tokens)? } else { content };
    let first = reader.lower(tokens.start);
    let verbal = (tokens.start..tokens.end).any(|t| matches!(reader.clauses.upos(t), Upos::Verb | Upos::Aux));
    let clause = rule.contains("clause") || rule.contains("according");
    let adverbial = matches!(first.as_str(), "as" | "when" | "while" | "before" | "after" | "because" | "since");
    if content.is_empty() || reader.words(content) < 2 || clause && !verbal || rule == "quotation/clause" && adverbial {
        return None;
    }
    let mut content = content;
    let mut kind = QuotationKind::Indirect;
    for quoted in &reader.quoted {
        if !quoted.outer.overlaps(content) {
            continue;
        }
        if quoted.outer.contains(content) && opener == 0 {
            return None;
        }
        if quoted.outer.contains(content) {
            (content, kind) = (quoted.inner, QuotationKind::Direct);
            break;
        }
        let rest = content.len().saturating_sub(quoted.outer.len());
        if content.contains(quoted.outer) && rest <= 2 {
            (content, kind) = (quoted.inner, QuotationKind::Direct);
            break;
        }
        content = if content.contains(quoted.outer) { content } else { content.cover(quoted.outer) };
        kind = QuotationKind::Mixed;
    }
    let confidence = if speaker.is_some() { confidence } else { confidence * 0.6 };
    Some(reader.record(kind, content, Some(cue), speaker, rule, confidence))
}

/// Whether the verb tells of a saying: not denied, not only possible, not asked for.
fn is_reported(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> bool {
    let clauses = &reader.clauses;
    if clauses.is_negated(verb) && entry.class != "deny" {
        return false;
    }
    // "Note the date": said to the reader.
    let finite = clauses.child(verb, &[Deprel::Aux, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark]).is_some();
    if clauses.xpos(verb) == Xpos::VB && !finite && clauses.subject(verb).is_none() {
        return false;
    }
    let aux = |word: &str| clauses.children_by(verb, &[Deprel::Aux]).any(|c| reader.lower(c) == word);
    if ["could", "might", "should", "can", "may", "must", "ca", "cannot"].iter().any(|w| aux(w)) {
        return false;
    }
    let infinitive = clauses
        .children(verb)
        .iter()
        .any(|c| clauses.xpos(*c) == Xpos::TO || reader.lower(*c) == "to" && clauses.deprel(*c) == Deprel::Mark);
    if infinitive {
        let above = clauses.head(verb).map_or("", |h| clauses.lemma(h));
        return matches!(above, "go" | "continue" | "appear" | "seem" | "begin" | "use" | "come" | "proceed" | "rush");
    }
    true
}

enum Speaker {
    None,
    Is(MentionId),
    /// The writer, the reader or nobody in particular.
    Author,
}

fn of_speaker(reader: &Reader<'_>, verb: u32) -> Speaker {
    let clauses = &reader.clauses;
    let Some(doer) = inverted(reader, verb).or_else(|| clauses.doer(verb)) else {
        return if clauses.is_passive(verb) { Speaker::Author } else { Speaker::None };
    };
    // "The plan, he said, was unfair": who stands right before the verb speaks.
    let nearest = verb
        .checked_sub(1)
        .filter(|t| clauses.word(verb + 1) == "," && matches!(reader.lower(*t).as_str(), "he" | "she" | "they" | "it"));
    let doer = nearest.filter(|t| clauses.mention(*t).is_some()).unwrap_or(doer);
    if matches!(reader.lower(doer).as_str(), "i" | "we" | "you" | "one" | "there") {
        return Speaker::Author;
    }
    // "Chief negotiator Ana Ruiz said": the tree may give the verb title and name as subjects.
    let beside = || clauses.children_by(verb, &[Deprel::Nsubj]).filter(|s| *s > doer && *s < verb);
    let named = clauses.mention(doer).or_else(|| beside().find_map(|s| clauses.mention(s)));
    match named.or_else(|| mention_or_owner(reader, doer)) {
        Some(id) => Speaker::Is(id),
        None => Speaker::None,
    }
}

/// The mention of a noun phrase; failing that, of whose it is: "the party's website said".
pub(super) fn mention_or_owner(reader: &Reader<'_>, head: u32) -> Option<MentionId> {
    let clauses = &reader.clauses;
    // "His critics say": they and not he.
    if is_complement(clauses.lemma(head), "relation") {
        return clauses.mention(head);
    }
    clauses.mention(head).or_else(|| {
        // "Li's adviser" is not Li; a spokesman speaks for him.
        let title = clauses.lemma(head).to_lowercase();
        let somebody = !title.starts_with("spokes") && titles().contains_key(title.as_str());
        let person =
            |id: &MentionId| clauses.mention_of(*id).is_some_and(|m| m.entity_type == Some(EntityType::Person));
        let owner = clauses.children_by(head, &[Deprel::NmodPoss]).find_map(|c| clauses.mention(c));
        owner.filter(|id| !(somebody && person(id))).or_else(|| {
            clauses
                .children_by(head, &[Deprel::Nmod])
                .filter(|c| {
                    clauses.child(*c, &[Deprel::Case]).is_some_and(|k| matches!(clauses.lemma(k), "of" | "by" | "from"))
                })
                .find_map(|c| mention_or_owner_once(reader, c))
        })
    })
}

fn mention_or_owner_once(reader: &Reader<'_>, head: u32) -> Option<MentionId> {
    let clauses = &reader.clauses;
    clauses.mention(head).or_else(|| clauses.children_by(head, &[Deprel::NmodPoss]).find_map(|c| clauses.mention(c)))
}

/// The letters of a complement clause without its "that", up to a conjunct that belongs above.
pub(super) fn clause_span(reader: &Reader<'_>, verb: u32, head: u32) -> Option<Span> {
    let clauses = &reader.clauses;
    let mut range = clauses.subtree(head);
    if head > verb {
        range.start = range.start.max(verb + 1);
    } else {
        let subject = clauses.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let own = subject.map_or(verb, |s| clauses.subtree(s).start.min(verb));
        range.end = range.end.min(if own > head { own } else { verb });
    }
    // "…; the rest would follow, he added": from a semicolon on, or to one.
    let semicolon = |t: &u32| clauses.word(*t) == ";" && reader.quote_at(*t).is_none();
    if head > verb {
        range.end = (range.start + 3..range.end).find(semicolon).unwrap_or(range.end);
    } else if let Some(last) = (range.start..range.end).rev().find(semicolon) {
        range.start = last + 1;
    }
    // "Troops fired on the town near the border, killing two, officials said.": all before the comma.
    let sentence = clauses.sentence(verb)?.1.tokens;
    let ends = (verb + 1..sentence.end).all(|t| clauses.upos(t) == Upos::Punct);
    if head < verb && ends && clauses.deprel(head) == Deprel::Ccomp {
        let subject = clauses.child(verb, &[Deprel::Nsubj]).map_or(verb, |s| clauses.subtree(s).start.min(verb));
        let comma = subject.checked_sub(1).filter(|t| *t > head && clauses.word(*t) == ",");
        let semicolon_between = |to: u32| (range.start..to).any(|t| clauses.word(t) == ";");
        range.end = comma.filter(|t| *t >= range.end && !semicolon_between(*t)).unwrap_or(range.end);
    }
    // "Lima, May 3: The talks have failed, the ministry said": the dateline is not said.
    let place = |t: u32| matches!(clauses.upos(t), Upos::Propn | Upos::Num | Upos::Punct);
    let colon = (range.start + 1..head.min(range.start + 9)).find(|t| clauses.word(*t) == ":");
    if let Some(colon) = colon.filter(|colon| head < verb && (range.start..*colon).all(place)) {
        range.start = colon + 1;
    }
    if let Some(end) = carried_on(reader, verb, head, range.end) {
        range.end = end;
    }
    for conjunct in head + 1..range.end {
        let above = clauses.deprel(conjunct) == Deprel::Conj && clauses.matrix(conjunct) == Some(verb);
        if above
            || clauses.head(conjunct) == Some(head)
                && clauses.deprel(conjunct) == Deprel::Conj
                && clauses.goes_with(conjunct, head, verb)
        {
            range.end = range.end.min(clauses.subtree(conjunct).start);
        }
    }
    if let Some(mark) = clauses
        .children_by(head, &[Deprel::Mark])
        .find(|m| *m < head && *m >= range.start && reader.lower(*m) == "that")
    {
        range.start = mark + 1;
    }
    // "told the council that …": what stands before "that" is not said.
    let opener = (range.start..range.end.min(range.start + 6))
        .take_while(|t| !matches!(clauses.upos(*t), Upos::Verb | Upos::Aux) && reader.quote_at(*t).is_none())
        .find(|t| clauses.upos(*t) == Upos::Sconj && reader.lower(*t) == "that");
    if let Some(opener) = opener {
        range.start = opener + 1;
    }
    // A clause that reports this one from behind is no part of it.
    while range.start < range.end
        && (is_joint(reader, range.start)
            || reader.lower(range.start) == "that"
                && (!matches!(clauses.upos(range.start), Upos::Pron | Upos::Det)
                    || matches!(clauses.upos(range.start + 1), Upos::Det | Upos::Propn | Upos::Pron)
                    || reader.quote_at(range.start + 1).is_some()))
    {
        range.start += 1;
    }
    while range.start < range.end && matches!(clauses.upos(range.end - 1), Upos::Cconj) {
        range.end -= 1;
    }
    // "announced that it was leaving, accusing the rest of …": what the speaker does by saying so.
    let comment = |t: &u32| {
        clauses.word(*t) == ","
            && reader.quote_at(*t).is_none()
            && clauses.xpos(*t + 1) == Xpos::VBG
            && reader.verb(*t + 1).is_some_and(|v| v.has("of") || v.has("pred") || v.has("as"))
    };
    if head > verb && head < range.end {
        range.end = (head + 1..range.end).find(comment).unwrap_or(range.end);
        // "…, a charge that the firm denies"
        let inside = |t: u32| reader.quote_at(t).is_some();
        range.end = bounds::summary(clauses, TokenRange { start: head + 1, end: range.end })
            .filter(|t| !inside(*t))
            .unwrap_or(range.end);
    }
    clauses.trimmed(range)
}

/// Where the clause ends with a conjunct that the tree hangs on a verb above although it begins like
/// the clause: "the fact that it is open and is free".
fn carried_on(reader: &Reader<'_>, verb: u32, head: u32, end: u32) -> Option<u32> {
    let clauses = &reader.clauses;
    let finite = |t: u32| {
        let helper = clauses.children_by(t, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next();
        helper.map(|h| reader.lower(h))
    };
    let own = finite(head)?;
    let mut above = verb;
    for _ in 0..3 {
        let conjunct = clauses.children_by(above, &[Deprel::Conj]).find(|c| {
            let range = clauses.subtree(*c);
            range.start == end
                && clauses.upos(range.start) == Upos::Cconj
                && clauses.child(*c, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none()
        });
        if let Some(conjunct) = conjunct {
            return (finite(conjunct).as_deref() == Some(own.as_str())).then_some(clauses.subtree(conjunct).end);
        }
        above = clauses.head(above)?;
    }
    None
}

fn is_joint(reader: &Reader<'_>, token: u32) -> bool {
    matches!(reader.clauses.word(token), "," | ":" | ";" | "—" | "–" | "--")
}

/// The complement clause of the verb.
fn clause(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> Option<Span> {
    let clauses = &reader.clauses;
    let fact = entry.has("fact") || matches!(entry.lemma, "cite" | "stress" | "highlight" | "emphasise" | "emphasize");
    if fact && let Some(head) = words::fact_clause(reader, verb) {
        return clause_span(reader, verb, head);
    }
    let out = entry.has("out") && reader.lower(verb + 1) == "out";
    if !(entry.has("that") || entry.has("that-only") || entry.has("wh") || out) {
        return None;
    }
    // "The union, which sent three judges, said …": the relative clause may be taken for what is said.
    let relative = |c: &u32| {
        let first = clauses.subtree(*c).start;
        *c < verb && (first..=*c).take(3).any(|t| matches!(clauses.xpos(t), Xpos::WDT | Xpos::WP))
    };
    let head = clauses.children_by(verb, &[Deprel::Ccomp]).find(|c| !relative(c))?;
    // "The plan, he said, was unfair": neither side is a clause by itself.
    let torn = clauses.word(verb + 1) == ","
        && reader.quote_at(verb + 2).is_none()
        && clauses.child(head, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none_or(|s| s < verb);
    if head > verb && (torn || is_aside(reader, verb)) {
        return None;
    }
    let subjects =
        [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass, Deprel::Expl];
    let has_subject = clauses.children_by(head, &subjects).any(|s| s > verb || head < verb);
    // "whom officials said would leave": the rest of a relative clause, nothing said as such.
    let opens_finite = {
        let first = clauses.subtree(head).start.max(if head > verb { verb + 1 } else { 0 });
        matches!(clauses.xpos(first), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD) || clauses.upos(first) == Upos::Aux
    };
    if !has_subject && opens_finite && reader.quote_at(head).is_none() && !words::inside_marks(reader, head) {
        return None;
    }
    let bare = clauses.xpos(head) == Xpos::VB
        && clauses.child(head, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::Mark]).is_none();
    if bare && reader.quote_at(head).is_none() {
        return None;
    }
    if head > verb
        && clauses.xpos(head) == Xpos::VBG
        && clauses.child(head, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]).is_none()
    {
        return None;
    }
    let opener = clauses.child(head, &[Deprel::Mark]).map(|m| reader.lower(m)).unwrap_or_default();
    let question = matches!(opener.as_str(), "whether" | "if")
        || (clauses.subtree(head).start..head)
            .any(|t| matches!(clauses.xpos(t), Xpos::WP | Xpos::WRB | Xpos::WDT) && reader.lower(t) != "that");
    let fits = match opener.as_str() {
        "that" => true,
        _ if question => entry.has("wh") || matches!(entry.lemma, "say" | "explain" | "tell" | "describe" | "reveal"),
        "" => entry.has("that") || out,
        _ => false,
    };
    if !fits { None } else { clause_span(reader, verb, head) }
}

/// Whether the reporting words stand between commas in what they report: "The plan is dead, she said,
/// hours after the vote".
fn is_aside(reader: &Reader<'_>, verb: u32) -> bool {
    let clauses = &reader.clauses;
    clauses.deprel(verb) == Deprel::Parataxis
        && clauses.head(verb).is_some_and(|h| {
            let clause =
                clauses.upos(h) == Upos::Verb && clauses.child(h, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
            h < verb && clause && reader.quote_at(h).is_none()
        })
        && clauses.word(verb + 1) == ","
        && reader.quote_at(verb + 2).is_none()
}

/// Who speaks where the words stand before: "…, says the agency". The tree may take the speaker for an
/// object and the reporting word for a second deed of the one before.
fn inverted(reader: &Reader<'_>, verb: u32) -> Option<u32> {
    let clauses = &reader.clauses;
    let closed = verb.checked_sub(1).is_some_and(|t| clauses.word(t) == "," || reader.quote_at(t).is_some());
    let finite = matches!(clauses.xpos(verb), Xpos::VBD | Xpos::VBZ | Xpos::VBP);
    // "He opened the door, read the report and left" is a list of deeds.
    let listed = |t: u32| clauses.children_by(t, &[Deprel::Conj]).any(|c| clauses.child(c, &[Deprel::Cc]).is_some());
    if !closed
        || !finite
        || clauses.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Ccomp, Deprel::Cc]).is_some()
        || listed(verb)
        || clauses.head(verb).is_some_and(listed)
    {
        return None;
    }
    let object = clauses.children_by(verb, &[Deprel::Obj]).find(|c| clauses.subtree(*c).start == verb + 1)?;
    (clauses.mention(object).is_some() || reporting_noun_has(clauses.lemma(object), "doc")).then_some(object)
}

/// A clause that the reporting words stand beside: "The plan is dead, officials said."
fn beside(reader: &Reader<'_>, verb: u32, entry: &ReportingVerb) -> Option<Span> {
    let clauses = &reader.clauses;
    let aside = is_aside(reader, verb);
    let speaker = inverted(reader, verb);
    if !entry.has("that")
        || !aside
            && speaker.is_none()
            && clauses
                .child(verb, &[Deprel::Ccomp, Deprel::Obj, Deprel::Xcomp])
                .is_some_and(|c| c > verb && !is_hearer(reader, verb, c))
    {
        return None;
    }
    let subject = clauses.child(verb, &[Deprel::Nsubj]).or(speaker)?;
    let sentence = clauses.sentence(verb)?.1.tokens;
    let own =
        TokenRange { start: clauses.subtree(subject).start.min(verb), end: clauses.subtree(subject).end.max(verb + 1) };
    if own.start <= sentence.start
        || clauses.word(own.start - 1) != ","
        || clauses.child(verb, &[Deprel::Mark]).is_some()
    {
        return None;
    }
    if matches!(clauses.xpos(subject), Xpos::WDT | Xpos::WP)
        || speaker.is_none() && clauses.deprel(verb) == Deprel::Conj
    {
        return None;
    }
    let before = TokenRange { start: sentence.start, end: own.start - 1 };
    let has_verb = (before.start..before.end).any(|t| matches!(clauses.upos(t), Upos::Verb | Upos::Aux));
    let rest = sentence.end.saturating_sub(own.end);
    let ends = rest <= 14 && !(own.end..sentence.end).any(|t| clauses.word(t) == "," && rest > 8);
    if !has_verb || before.end - before.start < 3 {
        return None;
    }
    if ends || aside { clauses.trimmed(before) } else { None }
}

/// Whether what stands behind a reporting verb is who it is said to: "told the daily", "told Reuters".
fn is_hearer(reader: &Reader<'_>, verb: u32, object: u32) -> bool {
    let clauses = &reader.clauses;
    let told = is_in_class(clauses.lemma(verb), "takes a hearer") && clauses.deprel(object) == Deprel::Obj;
    told || clauses.lemma(object) == "reporter"
}
