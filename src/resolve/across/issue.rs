//! Issues: what positions and goals are about. In: the wordings of their targets. Out: issues with
//! key and label; each target belongs to one. A target offers anchors, from the special to the
//! general: a word with a name ("recognition" + Peru), a named plan or feast, two words, its head
//! noun, a name. It takes the most special one that another target offers too, of equals the one
//! that most offer; a target alone is an issue of its own. Linear in the targets.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::findings::Issue;
use super::super::quick::QuickMap;
use super::super::{DocumentResolution, Entity};
use super::wording::{Word, Wording, is_led};
use crate::lexicon::EntityType;
use crate::text::{DocumentId, EntityId, GoalId, Lists, MentionId, PositionId, slug};

/// Words of a target that make anchors: those nearest its head.
const WORDS: usize = 5;

/// Names of a target that make anchors.
const NAMES: usize = 4;

/// Most words of a wording that can be a label.
const LABEL_WORDS: usize = 6;

/// The target of a position or a goal.
#[derive(Debug)]
pub(crate) struct Target<'a> {
    pub(crate) document: DocumentId,
    /// The position's or goal's number in its layer.
    pub(crate) index: usize,
    pub(crate) is_goal: bool,
    pub(crate) holder: Option<EntityId>,
    pub(crate) wording: &'a Wording,
    /// Its letters.
    pub(crate) text: &'a str,
}

/// The place of a root among all roots of the targets, sorted.
type Root = u32;

/// What targets can have in common; smaller is more special.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Anchor {
    WordAndName(Root, EntityId),
    Plan(EntityId),
    TwoWords(Root, Root),
    Head(Root),
    Name(EntityId),
}

impl Anchor {
    fn rank(&self) -> u8 {
        match self {
            Self::Plan(_) => 0,
            Self::WordAndName(..) => 1,
            Self::TwoWords(..) => 2,
            Self::Head(_) => 3,
            Self::Name(_) => 4,
        }
    }
}

/// Groups the targets and writes the number of its issue beside each position and goal.
pub(crate) fn issues(
    targets: &[Target<'_>],
    entities: &[Entity],
    entity_of: &dyn Fn(DocumentId, MentionId) -> Option<EntityId>,
    n_sources: &dyn Fn(&[DocumentId]) -> u32,
    documents: &mut [DocumentResolution],
) -> Vec<Issue> {
    let (roots, places) = roots(targets);
    let root = |word: &Word| places.get(&word.code).copied().unwrap_or_default();
    let mut offered: Lists<Anchor> = Lists::default();
    targets.iter().for_each(|t| offered.push_set(anchors(t, entities, entity_of, &root)));
    let mut support: QuickMap<Anchor, u32> = QuickMap::default();
    offered.items().iter().for_each(|a| *support.entry(*a).or_default() += 1);
    let mut chosen: Vec<Option<Anchor>> = offered.iter().map(|own| choose(own, &support)).collect();
    // What only one took in the end is given up for what others took.
    for _ in 0..2 {
        let mut taken: QuickMap<Anchor, u32> = QuickMap::default();
        chosen.iter().flatten().for_each(|a| *taken.entry(*a).or_default() += 1);
        for (slot, own) in chosen.iter_mut().zip(offered.iter()) {
            if slot.is_none_or(|a| taken.get(&a).is_none_or(|n| *n < 2)) {
                let best = own.iter().filter(|a| taken.get(a).is_some_and(|n| *n >= 2)).min_by_key(|a| a.rank());
                *slot = best.copied().or(*slot);
            }
        }
    }
    let mut grouped: BTreeMap<Anchor, Vec<usize>> = BTreeMap::new();
    let mut alone: Vec<usize> = Vec::new();
    for (i, anchor) in chosen.iter().enumerate() {
        match anchor {
            Some(anchor) => grouped.entry(*anchor).or_default().push(i),
            // "it" of whom nothing is known is no issue.
            None if offered.get(i as u32).is_empty() => {}
            None => alone.push(i),
        }
    }
    let of = |own: &[usize]| own.iter().filter_map(|i| targets.get(*i)).collect::<Vec<_>>();
    let mut drafts: Vec<(Issue, Vec<usize>)> = Vec::new();
    for (anchor, own) in grouped {
        drafts.push((issue(Some(anchor), &of(&own), &roots, entities, n_sources), own));
    }
    for i in alone {
        let first = offered.get(i as u32).iter().min_by_key(|a| a.rank());
        drafts.push((issue(first.copied(), &of(&[i]), &roots, entities, n_sources), vec![i]));
    }
    drafts.sort_by(|a, b| a.0.key.cmp(&b.0.key).then(b.1.len().cmp(&a.1.len())).then(a.0.label.cmp(&b.0.label)));
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    for (draft, _) in &mut drafts {
        let n = used.entry(draft.key.clone()).or_default();
        *n += 1;
        if *n > 1 {
            draft.key = format!("{}--{n}", draft.key);
        }
    }
    drafts.sort_by(|a, b| a.0.key.cmp(&b.0.key));
    for document in documents.iter_mut() {
        document.position_issues = vec![None; document.position_holders.len()];
        document.goal_issues = vec![None; document.goal_holders.len()];
    }
    for (number, (_, own)) in (0u32..).zip(&drafts) {
        for target in of(own) {
            let Some(document) = documents.get_mut(target.document.index()) else { continue };
            let list = if target.is_goal { &mut document.goal_issues } else { &mut document.position_issues };
            if let Some(slot) = list.get_mut(target.index) {
                *slot = Some(number);
            }
        }
    }
    drafts.into_iter().map(|(issue, _)| issue).collect()
}

/// The roots of all targets, sorted, and the place of each by its code.
fn roots<'a>(targets: &[Target<'a>]) -> (Vec<&'a str>, QuickMap<u64, Root>) {
    let mut seen: QuickMap<u64, Root> = QuickMap::default();
    let mut roots: Vec<(&'a str, u64)> = Vec::new();
    for word in targets.iter().flat_map(|t| &t.wording.words) {
        seen.entry(word.code).or_insert_with(|| {
            roots.push((&word.root, word.code));
            0
        });
    }
    roots.sort_unstable();
    for (place, (_, code)) in (0..).zip(&roots) {
        seen.insert(*code, place);
    }
    (roots.into_iter().map(|r| r.0).collect(), seen)
}

/// The most special anchor that another target offers too.
fn choose(own: &[Anchor], support: &QuickMap<Anchor, u32>) -> Option<Anchor> {
    let offered = own.iter().map(|a| (*a, support.get(a).copied().unwrap_or(0))).filter(|(_, n)| *n >= 2);
    offered.min_by_key(|(a, n)| (a.rank(), Reverse(*n), *a)).map(|(a, _)| a)
}

/// What a target offers, in no order.
fn anchors<'a>(
    target: &Target<'a>,
    entities: &[Entity],
    entity_of: &dyn Fn(DocumentId, MentionId) -> Option<EntityId>,
    root: &dyn Fn(&Word) -> Root,
) -> Vec<Anchor> {
    let mut names: Vec<(u8, EntityId)> = Vec::new();
    for (mention, depth) in &target.wording.names {
        let Some(own) = entity_of(target.document, *mention) else { continue };
        // A people is told of as its state: "Kenyan troops" and "the troops of Kenya".
        let entity = entities.get(own.index());
        let state = entity.filter(|e| e.kind == EntityType::Norp).and_then(|e| e.country).unwrap_or(own);
        if Some(state) != target.holder && !names.iter().any(|n| n.1 == state) {
            names.push((*depth, state));
        }
    }
    // "it", "the movement": whom they stand for, where the target names nobody.
    if names.is_empty() {
        for mention in &target.wording.others {
            let known = entity_of(target.document, *mention).filter(|e| Some(*e) != target.holder);
            names.extend(known.map(|e| (1, e)).filter(|n| !names.iter().any(|k: &(u8, EntityId)| k.1 == n.1)));
        }
    }
    names.sort_unstable();
    names.truncate(NAMES);
    let mut words: Vec<&'a Word> = target.wording.words.iter().collect();
    words.sort_by_key(|w| (w.depth, !w.is_noun));
    words.truncate(WORDS);
    let words: Vec<(&'a Word, Root)> = words.into_iter().map(|w| (w, root(w))).collect();
    let mut out: Vec<Anchor> = Vec::new();
    for (depth, name) in &names {
        let kind = entities.get(name.index()).map(|e| e.kind);
        if matches!(kind, Some(EntityType::Law | EntityType::Event)) {
            out.push(Anchor::Plan(*name));
        }
        if *depth > 0 || target.wording.words.is_empty() || words.iter().all(|w| w.0.depth > 0) {
            out.push(Anchor::Name(*name));
        }
        out.extend(words.iter().map(|w| Anchor::WordAndName(w.1, *name)));
    }
    for (n, a) in words.iter().enumerate() {
        for b in words.iter().skip(n + 1).filter(|b| a.0.is_noun || b.0.is_noun) {
            if a.1 != b.1 {
                out.push(Anchor::TwoWords(a.1.min(b.1), a.1.max(b.1)));
            }
        }
    }
    if let Some(head) = words.iter().find(|w| w.0.is_noun).or(words.first()) {
        out.push(Anchor::Head(head.1));
    }
    out
}

fn issue(
    anchor: Option<Anchor>,
    own: &[&Target<'_>],
    roots: &[&str],
    entities: &[Entity],
    n_sources: &dyn Fn(&[DocumentId]) -> u32,
) -> Issue {
    let named = |e: &EntityId| entities.get(e.index());
    let (words, about): (Vec<Root>, Vec<EntityId>) = match anchor {
        Some(Anchor::WordAndName(w, e)) => (vec![w], vec![e]),
        Some(Anchor::Plan(e) | Anchor::Name(e)) => (Vec::new(), vec![e]),
        Some(Anchor::TwoWords(a, b)) => (vec![a, b], Vec::new()),
        Some(Anchor::Head(w)) => (vec![w], Vec::new()),
        None => (Vec::new(), Vec::new()),
    };
    let lemmas: Vec<String> = words.iter().filter_map(|w| Some(lemma(roots.get(*w as usize)?, own))).collect();
    let mut parts: Vec<String> = lemmas.iter().map(|l| slug(l)).collect();
    parts.extend(about.iter().filter_map(named).map(|e| e.slug.clone()));
    let mut key = parts.join("-");
    if key.is_empty() {
        key = own.first().map(|t| slug(t.text)).filter(|s| !s.is_empty()).unwrap_or_else(|| "unnamed".into());
        key = key.split('-').take(6).collect::<Vec<_>>().join("-");
    }
    let label = match anchor {
        Some(Anchor::Plan(e) | Anchor::Name(e)) => named(&e).map(|e| e.name.clone()),
        _ => wording_of(own, &lemmas, &about, entities),
    };
    let mut holders: Vec<EntityId> = own.iter().filter_map(|t| t.holder).collect();
    holders.sort_unstable();
    holders.dedup();
    let documents: Vec<DocumentId> = own.iter().map(|t| t.document).collect();
    Issue {
        label: label.filter(|l| !l.is_empty()).unwrap_or_else(|| key.replace('-', " ")),
        key,
        entities: about,
        positions: own.iter().filter(|t| !t.is_goal).map(|t| (t.document, PositionId::new(t.index))).collect(),
        goals: own.iter().filter(|t| t.is_goal).map(|t| (t.document, GoalId::new(t.index))).collect(),
        n_holders: holders.len() as u32,
        n_sources: n_sources(&documents),
    }
}

/// The lemma that most members have for a root; a noun before a verb.
fn lemma(root: &str, own: &[&Target<'_>]) -> String {
    let mut counts: BTreeMap<(&str, bool), u32> = BTreeMap::new();
    for word in own.iter().flat_map(|t| &t.wording.words).filter(|w| w.root == root) {
        *counts.entry((&word.lemma, word.is_noun)).or_default() += 1;
    }
    let best = counts.into_iter().max_by(|a, b| a.0.1.cmp(&b.0.1).then(a.1.cmp(&b.1)).then(b.0.0.cmp(a.0.0)));
    best.map_or_else(|| root.to_owned(), |((lemma, _), _)| lemma.to_owned())
}

/// The shortest wording of a member, if it is short, else the words and the name.
fn wording_of(own: &[&Target<'_>], lemmas: &[String], about: &[EntityId], entities: &[Entity]) -> Option<String> {
    // Only the letters of the shortest are written out.
    let mut texts: Vec<(u32, &str)> = own.iter().map(|t| (t.wording.n_words, t.text)).collect();
    texts.sort_unstable_by_key(|t| t.0);
    let mut of_length = texts.chunk_by(|a, b| a.0 == b.0);
    let shortest = of_length.find_map(|same| same.iter().map(|t| bare(t.1)).filter(|t| !t.is_empty()).min())?;
    if shortest.split(' ').count() <= LABEL_WORDS {
        return Some(shortest);
    }
    let name = about.first().and_then(|e| entities.get(e.index())).map(|e| e.name.as_str());
    let words = lemmas.join(", ");
    match (name, words.is_empty()) {
        (Some(name), false) => Some(format!("{name}: {words}")),
        (Some(name), true) => Some(name.to_owned()),
        (None, false) => Some(words),
        (None, true) => {
            let first: Vec<&str> = shortest.split(' ').take(LABEL_WORDS).collect();
            Some(format!("{}…", first.join(" ")))
        }
    }
}

/// A wording on one line without a leading article or "to".
fn bare(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.get(usize::from(is_led(text))..).unwrap_or_default().join(" ").trim_matches(['"', '“', '”', ',']).to_owned()
}
