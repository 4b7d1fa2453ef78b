//! Part-of-speech tags: one linear model over joint universal and Penn tags, left to right, each
//! decision seeing the two before it and what the lexicon allows for the words to come. The method is
//! the averaged perceptron of Collins (2002) with the decisions taken greedily; what was decided narrowly is
//! looked at again once the words behind have tags.

use super::labels::{Upos, Xpos};
use super::model::hash::{self, Features, one, pair, triple};
use super::model::read::Reader;
use super::model::scores::Scores;
use super::model::table::{Certain, Map, Sparse};
use super::words::Word;

/// How much better than any other a tag must score by the features of the first stage to be taken at once.
const CLEAR: i32 = 28;

/// A tag that is not so much better than any other by all features is looked at again.
const DOUBT: i32 = 60;

/// The parts of the model the tagger needs.
#[derive(Debug, Default)]
pub(crate) struct Tagger {
    /// Word in lower case to tags and case.
    pub(crate) lexicon: Map,
    pub(crate) weights: Sparse,
    /// Tags that need no weighing.
    pub(crate) certain: Certain,
    /// What the tags behind a word, and the sentence, say for and against a tag.
    pub(crate) again: Sparse,
    /// The joint tag of every class.
    pub(crate) classes: Vec<(Upos, Xpos)>,
}

impl Tagger {
    pub(crate) fn read_classes(reader: &mut Reader<'_>) -> Option<Vec<(Upos, Xpos)>> {
        let n = reader.byte()?;
        let mut classes = Vec::with_capacity(usize::from(n));
        for _ in 0..n {
            let upos = Upos::ALL.get(usize::from(reader.byte()?))?;
            let xpos = Xpos::ALL.get(usize::from(reader.byte()?))?;
            classes.push((*upos, *xpos));
        }
        Some(classes)
    }

    /// Tags one sentence; `tags` gets a class for every word.
    pub(crate) fn tag(&self, words: &[Word], found: &mut Features, tags: &mut Vec<u8>) {
        let mut doubts = Vec::new();
        self.first(words, found, tags, &mut doubts);
        self.second(words, doubts, found, tags);
        if is_stopped(words) && !tags.iter().any(|tag| is_finite(self.class(*tag).1)) {
            self.finish(words, found, tags);
        }
    }

    /// A sentence that ends like one has a finite verb: of the participles right behind a noun it is the one that
    /// loses least by it.
    fn finish(&self, words: &[Word], found: &mut Features, tags: &mut [u8]) {
        let shouted = is_shouted(words);
        let mut cheapest: Option<(i32, usize, u8)> = None;
        for i in 1..tags.len() {
            let xpos = |at: usize| tags.get(at).map(|tag| self.class(*tag).1);
            if xpos(i) != Some(Xpos::VBN) || !matches!(xpos(i - 1), Some(Xpos::NN | Xpos::NNS | Xpos::NNP | Xpos::NNPS))
            {
                continue;
            }
            let mut scores = self.weights.scores();
            found.clear();
            features::<0>(words, i, tags, shouted, found);
            features::<1>(words, i, tags, shouted, found);
            self.weights.add(found.items(), &mut scores);
            let classes = (0..).zip(&self.classes).filter(|(_, tags)| is_finite(tags.1));
            let Some((class, score)) = classes
                .map(|(class, _)| (class, scores.get(usize::from(class))))
                .reduce(|top, own| if own.1 > top.1 { own } else { top })
            else {
                return;
            };
            let cost = scores.get(scores.best().0) - score;
            if cheapest.is_none_or(|c| cost < c.0) {
                cheapest = Some((cost, i, class));
            }
        }
        if let Some((_, i, class)) = cheapest
            && let Some(tag) = tags.get_mut(i)
        {
            *tag = class;
        }
    }

    /// The second look, at words of which the first has these scores.
    pub(crate) fn second(&self, words: &[Word], doubts: Vec<(usize, Scores)>, found: &mut Features, tags: &mut [u8]) {
        for (i, mut scores) in doubts {
            found.clear();
            again(words, i, tags, scores.top_two(), self.finite(tags, i), found);
            self.again.add(found.items(), &mut scores);
            if let Some(tag) = tags.get_mut(i) {
                *tag = scores.best().0 as u8;
            }
        }
    }

    /// The first look, from left to right; `doubts` gets the words to look at again, with their scores.
    pub(crate) fn first(
        &self,
        words: &[Word],
        found: &mut Features,
        tags: &mut Vec<u8>,
        doubts: &mut Vec<(usize, Scores)>,
    ) {
        tags.clear();
        let shouted = is_shouted(words);
        for i in 0..words.len() {
            if let Some(class) = self.certain.class(&certain(words, i, tags, shouted)) {
                tags.push(class);
                continue;
            }
            let mut scores = self.weights.scores();
            found.clear();
            features::<0>(words, i, tags, shouted, found);
            self.weights.add(found.items(), &mut scores);
            let (mut class, mut margin) = scores.best();
            if margin < CLEAR {
                found.clear();
                features::<1>(words, i, tags, shouted, found);
                self.weights.add(found.items(), &mut scores);
                (class, margin) = scores.best();
                if margin < DOUBT {
                    doubts.push((i, scores));
                }
            }
            tags.push(class as u8);
        }
    }

    /// How many finite verbs a sentence has beside that word, at most two.
    pub(crate) fn finite(&self, tags: &[u8], beside: usize) -> u32 {
        let others = tags.iter().enumerate().filter(|(i, tag)| *i != beside && is_finite(self.class(**tag).1));
        others.take(2).count() as u32
    }

    /// The tags of a class.
    pub(crate) fn class(&self, class: u8) -> (Upos, Xpos) {
        self.classes.get(usize::from(class)).copied().unwrap_or((Upos::X, Xpos::FW))
    }
}

/// Features of the second look at word `i`: its two best tags, the tags beside it, and how many finite verbs stand
/// elsewhere. No feature holds what the lexicon says, so that models of other lexicons can be learnt from.
pub(crate) fn again(words: &[Word], i: usize, tags: &[u8], two: (usize, usize), finite: u32, out: &mut Features) {
    let none = Word::default();
    let at = |k: isize| i.checked_add_signed(k).and_then(|j| words.get(j)).unwrap_or(&none);
    let tag = |k: isize| i.checked_add_signed(k).and_then(|j| tags.get(j)).map_or(254, |t| u32::from(*t));
    let (w, p, n) = (at(0), at(-1), at(1));
    let (l1, l2, r1, r2) = (tag(-1), tag(-2), tag(1), tag(2));
    let own = (two.0 as u32) << 8 | two.1 as u32;
    out.push(one(60, own));
    out.push(pair(61, own, r1));
    out.push(triple(62, own, r1, l1));
    out.push(triple(63, own, r1, r2));
    out.push(pair(64, own, finite));
    out.push(triple(65, own, finite, r1));
    out.push(triple(66, own, finite, l1));
    out.push(one(67, r1));
    out.push(pair(68, r1, r2));
    out.push(pair(69, r1, l1));
    out.push(pair(70, w.lower, r1));
    out.push(triple(71, w.lower, r1, l1));
    out.push(triple(72, w.suffix[2], r1, l1));
    out.push(pair(73, n.lower, own));
    out.push(triple(74, p.lower, own, r1));
    out.push(triple(75, own, l1, l2));
    out.push(pair(76, w.lower, own));
    out.push(triple(77, w.lower, finite, r1));
    out.push(triple(78, own, r1 << 8 | r2, l1 << 8 | l2));
    out.push(triple(79, w.suffix[1], own, r1));
}

fn is_finite(tag: Xpos) -> bool {
    matches!(tag, Xpos::VBD | Xpos::VBP | Xpos::VBZ | Xpos::MD)
}

/// Whether a sentence ends like one; behind the stop there may be a quotation mark or a bracket.
fn is_stopped(words: &[Word]) -> bool {
    let stops = [".", "?", "!"].map(hash::word);
    words.iter().rev().take(3).take_while(|w| !w.wordy).any(|w| stops.contains(&w.form))
}

/// Whether most words of a sentence are in capitals, or begin with one, as in headlines.
pub(crate) fn is_shouted(words: &[Word]) -> u32 {
    let wordy = words.iter().filter(|w| w.wordy).count();
    let upper = words.iter().filter(|w| w.upper).count();
    let capital = words.iter().filter(|w| w.capital).count();
    if wordy > 2 && upper * 10 > wordy * 7 { 2 } else { u32::from(wordy > 3 && capital * 10 > wordy * 6) }
}

/// What often leaves no doubt of a word's tag: the word after its neighbour's tag, and the word alone.
#[inline(always)]
pub(crate) fn certain(words: &[Word], i: usize, tags: &[u8], shouted: u32) -> [u32; 2] {
    let form = words.get(i).map_or(0, |w| w.form);
    let before = i.checked_sub(1).and_then(|j| tags.get(j)).map_or(254, |t| u32::from(*t));
    [triple(41, form, before, shouted), pair(42, form, shouted)]
}

/// Features of the decision for word `i`, those that settle most words first: `STAGE` 0 or 1. `tags` holds the
/// classes of the words before it.
pub(crate) fn features<const STAGE: usize>(words: &[Word], i: usize, tags: &[u8], shouted: u32, out: &mut Features) {
    let none = Word::default();
    let at = |k: isize| i.checked_add_signed(k).and_then(|j| words.get(j)).unwrap_or(&none);
    let tag = |k: usize| i.checked_sub(k).and_then(|j| tags.get(j)).map_or(254, |t| u32::from(*t));
    let (w, p, n, p2, n2) = (at(0), at(-1), at(1), at(-2), at(2));
    let (t1, t2) = (tag(1), tag(2));
    let first = u32::from(i == 0) + 2 * u32::from(i == 1 && !p.wordy);
    let known = w.tags;
    if STAGE == 0 {
        out.push(one(2, w.lower));
        out.push(one(3, w.form));
        out.push(one(6, w.suffix[1]));
        out.push(one(7, w.suffix[0]));
        out.push(one(9, w.prefix[2]));
        out.push(pair(10, w.shape, first));
        out.push(one(12, t1));
        out.push(pair(13, t1, t2));
        out.push(pair(15, t1, w.suffix[2]));
        out.push(pair(16, t1, known));
        out.push(one(18, p.lower));
        out.push(one(21, n.lower));
        out.push(one(24, n2.lower));
        out.push(one(25, n.tags));
        out.push(pair(26, known, n.tags));
        out.push(pair(30, known, w.suffix[2]));
        out.push(pair(35, w.suffix[1], n.tags));
        out.push(triple(38, w.suffix[2], u32::from(w.capital), first | shouted << 2));
    }
    if STAGE == 1 {
        out.push(one(1, 1));
        out.push(one(4, w.suffix[3]));
        out.push(one(5, w.suffix[2]));
        out.push(one(8, w.prefix[0]));
        out.push(triple(11, w.case, u32::from(w.capital) + 2 * u32::from(w.upper), first | shouted << 2));
        out.push(pair(14, t1, w.lower));
        out.push(triple(17, t1, t2, known));
        out.push(pair(19, p.lower, w.lower));
        out.push(one(20, p2.lower));
        out.push(pair(22, n.lower, w.lower));
        out.push(one(23, n.suffix[2]));
        out.push(triple(27, known, n.tags, n2.tags));
        out.push(triple(28, t1, known, n.tags));
        out.push(pair(29, w.lower, n.tags));
        out.push(triple(31, t1, w.suffix[1], n.suffix[1]));
        out.push(pair(32, n.shape, w.shape));
        out.push(pair(33, p.shape, w.shape));
        out.push(triple(34, p.lower, known, n.lower));
        out.push(triple(36, t1, w.lower, n.tags));
        out.push(triple(37, t2, t1, w.lower));
    }
}
