//! Features of the two models of names: whether a token begins a name, goes on in one or stands
//! outside; and what a found span names.

use super::gazetteer::Known;
use crate::language::model::hash::{Features, one, pair, triple};
use crate::language::words::Word;

/// What the models see of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) words: &'a [Word],
    pub(crate) known: &'a [Known],
    /// Penn tag plus one.
    pub(crate) tags: &'a [u8],
    /// Head within the sentence, `u32::MAX` for none, and relation.
    pub(crate) heads: &'a [(u32, u8)],
    /// Whether the word stands between quotation marks.
    pub(crate) quoted: &'a [bool],
    pub(crate) shouted: u32,
    /// Whether the sentence reads as prose or as a line of a table; see [`layout`].
    pub(crate) layout: u32,
}

/// Whether the tags hold a finite verb or a modal, and how many numbers: 0 to 3, twice that and one with a verb.
pub(crate) fn layout(tags: &[u8]) -> u32 {
    use crate::language::Xpos;
    let numbers = tags.iter().filter(|t| u32::from(**t) == DIGITS).count().min(3) as u32;
    let verb =
        tags.iter().any(|t| [Xpos::VBD, Xpos::VBP, Xpos::VBZ, Xpos::MD].iter().any(|v| u32::from(*t) == *v as u32 + 1));
    numbers << 1 | u32::from(verb)
}

impl View<'_> {
    fn word(&self, i: usize, k: isize) -> Word {
        i.checked_add_signed(k).and_then(|j| self.words.get(j)).copied().unwrap_or_default()
    }

    fn tag(&self, i: usize, k: isize) -> u32 {
        i.checked_add_signed(k).and_then(|j| self.tags.get(j)).map_or(0, |t| u32::from(*t))
    }

    fn known(&self, i: usize, k: isize) -> Known {
        i.checked_add_signed(k).and_then(|j| self.known.get(j)).copied().unwrap_or_default()
    }

    fn quoted(&self, i: usize) -> u32 {
        u32::from(self.quoted.get(i).copied().unwrap_or(false))
    }

    /// Whether word `i` may belong to a name; all others are outside without asking the model.
    /// `before` is the label of the word before.
    pub(crate) fn may_name(&self, i: usize, before: u8) -> bool {
        let w = self.word(i, 0);
        let capital = |k: isize| self.word(i, k).capital;
        if w.capital || (w.wordy && before != 0 && self.tag(i, 0) == DIGITS) {
            return true;
        }
        let p = self.word(i, -1);
        let joined = !p.wordy && p.length == 1 && self.tag(i, -1) == HYPHEN;
        let inside = before != 0 && (capital(1) || capital(2) || capital(3) || !w.wordy || joined);
        inside
            || (w.wordy
                && self.tag(i, 0) != 0
                && (capital(1) && w.suffix[3] == 0 || (!self.word(i, 1).wordy && capital(2) && w.suffix[3] == 0)))
    }
}

/// The tag CD plus one.
const DIGITS: u32 = crate::language::Xpos::CD as u32 + 1;

/// The tag HYPH plus one.
const HYPHEN: u32 = crate::language::Xpos::HYPH as u32 + 1;

/// Features of the label of word `i`, given the two labels before it.
pub(crate) fn label(v: &View<'_>, i: usize, before: u8, before2: u8, f: &mut Features) {
    let (w, p, n, p2, n2) = (v.word(i, 0), v.word(i, -1), v.word(i, 1), v.word(i, -2), v.word(i, 2));
    let (t, tp, tn, tn2) = (v.tag(i, 0), v.tag(i, -1), v.tag(i, 1), v.tag(i, 2));
    let (k, kp, kn) = (v.known(i, 0), v.known(i, -1), v.known(i, 1));
    let b = u32::from(before);
    let bb = b << 2 | u32::from(before2);
    let (head, relation) = v.heads.get(i).copied().unwrap_or((u32::MAX, 0));
    let to_head = match (head as usize).cmp(&i) {
        _ if head == u32::MAX => 0,
        std::cmp::Ordering::Less => 1 + u32::from(head as usize + 1 == i),
        _ => 3 + u32::from(head as usize == i + 1),
    };
    let first = u32::from(i == 0) << 2 | v.shouted;
    let caps = |w: Word| u32::from(w.capital) | u32::from(w.upper) << 1 | u32::from(w.wordy) << 2;
    let phrase = u32::from(k.phrase) << 3 | u32::from(k.place);
    let alone = u32::from(k.alone);
    f.push(one(301, bb));
    f.push(pair(302, w.lower, b));
    f.push(pair(303, w.form, b));
    f.push(pair(304, w.shape, b));
    f.push(pair(305, w.suffix[3], b));
    f.push(pair(306, w.suffix[2], b));
    f.push(pair(307, w.suffix[1], b));
    f.push(pair(308, w.prefix[2], b));
    f.push(triple(309, t, b, first));
    f.push(triple(310, t, tp, b));
    f.push(triple(311, t, tn, b));
    f.push(triple(312, tp, t, tn << 2 | b));
    f.push(triple(313, t, tn, tn2 << 2 | b));
    f.push(pair(314, p.lower, b));
    f.push(triple(315, p.lower, w.lower, b));
    f.push(triple(316, p.lower, t, b));
    f.push(pair(317, n.lower, b));
    f.push(triple(318, w.lower, n.lower, b));
    f.push(triple(319, n.lower, t, b));
    f.push(pair(320, p2.lower, b));
    f.push(pair(321, n2.lower, b));
    f.push(triple(322, p2.lower, p.lower, b));
    f.push(triple(323, caps(p), caps(w), caps(n) << 2 | b));
    f.push(triple(324, caps(w), caps(n), caps(n2) << 2 | b));
    f.push(pair(325, phrase, b));
    f.push(triple(326, phrase, t, b));
    f.push(pair(327, alone, b));
    f.push(triple(328, alone, t, b));
    f.push(triple(329, u32::from(kp.alone), alone, b));
    f.push(triple(330, u32::from(kn.alone), alone, b));
    f.push(triple(331, u32::from(kp.phrase) << 3 | u32::from(kp.place), phrase, b));
    f.push(triple(332, u32::from(kn.phrase) << 3 | u32::from(kn.place), phrase, b));
    f.push(triple(333, w.case, caps(w), first << 2 | b));
    f.push(triple(334, w.tags, caps(w), b));
    f.push(triple(335, u32::from(relation), to_head, b));
    f.push(triple(336, u32::from(relation) << 3 | to_head, t, b));
    f.push(triple(337, v.quoted(i), caps(w), b));
    f.push(triple(338, w.shape, p.shape, b));
    f.push(triple(339, w.shape, n.shape, b));
    f.push(triple(340, kn.head() << 4 | kp.head(), k.head(), b));
    f.push(triple(341, p.lower, caps(w) << 3 | caps(n), b));
    f.push(triple(342, n.lower, caps(w), bb));
    f.push(triple(343, w.case, p.case, n.case << 2 | b));
    let form = v.layout << 2 | v.shouted;
    f.push(triple(345, form, caps(w), b));
    f.push(triple(346, form, t << 6 | tn, b));
    f.push(triple(347, w.tags, v.shouted, b));
    f.push(triple(348, w.case << 2 | v.shouted, n.case << 3 | p.case, b));
    f.push(triple(344, u32::from(w.wordy) + w.len_class(), caps(w), b));
}

/// Features of what the words `start..end` name.
pub(crate) fn kind(v: &View<'_>, start: usize, end: usize, phrase: u16, f: &mut Features) {
    let last = end.saturating_sub(1);
    let (a, z) = (v.word(start, 0), v.word(last, 0));
    let (p, p2, n, n2) = (v.word(start, -1), v.word(start, -2), v.word(last, 1), v.word(last, 2));
    let n_words = (end - start).min(5) as u32;
    // The word of the span that depends on a word outside of it.
    let within = |h: u32| (start as u32..end as u32).contains(&h);
    let top = (start..end).find(|i| v.heads.get(*i).is_some_and(|h| !within(h.0))).unwrap_or(last);
    let (governor, relation) = v.heads.get(top).copied().unwrap_or((u32::MAX, 0));
    let g = if governor == u32::MAX { Word::default() } else { v.word(governor as usize, 0) };
    let g_tag = if governor == u32::MAX { 0 } else { v.tag(governor as usize, 0) };
    let r = u32::from(relation);
    let side = u32::from((governor as usize) < start);
    let (ka, kz, kp, kn) = (v.known(start, 0), v.known(last, 0), v.known(start, -1), v.known(last, 1));
    let caps = u32::from(a.upper) | u32::from(z.upper) << 1;
    let exact = u32::from(phrase);
    let mut whole = 0;
    f.push(one(401, 1));
    let of = (start..end).find(|i| *i > start && !v.word(*i, 0).capital && v.word(*i, 0).wordy);
    for i in start..end.min(start + 8) {
        let w = v.word(i, 0);
        whole = pair(402, whole, w.lower);
        f.push(one(403, w.lower));
        f.push(pair(404, w.suffix[2], n_words));
        f.push(one(405, w.prefix[2]));
        f.push(pair(406, u32::from(v.known(i, 0).alone), u32::from(i == start) | u32::from(i == last) << 1));
    }
    f.push(one(407, whole));
    f.push(pair(408, a.lower, n_words));
    f.push(pair(409, z.lower, n_words));
    f.push(pair(410, z.suffix[1], n_words));
    f.push(pair(411, z.suffix[2], n_words));
    f.push(pair(412, z.suffix[3], n_words));
    f.push(pair(413, a.suffix[2], n_words));
    f.push(triple(414, a.shape, z.shape, n_words));
    f.push(pair(415, n_words, caps));
    f.push(pair(416, exact, n_words));
    f.push(triple(417, u32::from(ka.alone), u32::from(kz.alone), n_words));
    f.push(pair(418, kz.head(), n_words));
    f.push(one(419, p.lower));
    f.push(pair(420, p2.lower, p.lower));
    f.push(one(421, n.lower));
    f.push(pair(422, n.lower, n2.lower));
    f.push(pair(423, p.lower, n.lower));
    f.push(pair(424, v.tag(start, -1), v.tag(last, 1)));
    f.push(triple(425, g.lower, r, side));
    f.push(pair(426, r, g_tag));
    f.push(triple(427, r, g_tag, n_words));
    f.push(one(428, g.lower));
    f.push(pair(429, v.tag(start, 0), v.tag(last, 0)));
    f.push(triple(430, v.tag(start, 0), v.tag(last, 0), v.tag(last, 1)));
    f.push(pair(431, u32::from(kp.alone), n_words));
    f.push(pair(432, u32::from(kn.alone), caps));
    f.push(triple(433, p.lower, exact, n_words));
    f.push(pair(434, u32::from(kp.alone), exact));
    f.push(triple(435, r, exact, side));
    f.push(triple(436, v.tag(last, 0), exact, n_words));
    f.push(pair(437, u32::from(v.quoted(start) == 1), n_words));
    f.push(triple(438, p.lower, a.shape, z.shape));
    f.push(triple(439, n.lower, exact, v.tag(last, 0)));
    f.push(triple(440, u32::from(ka.phrase) << 3 | u32::from(ka.place), kz.head(), n_words));
    f.push(triple(441, v.tag(last, 0), v.tag(last, 1), exact));
    f.push(pair(442, z.case << 3 | a.case, n_words));
    f.push(pair(443, v.word(start, -3).lower, n_words));
    f.push(pair(444, v.word(last, 3).lower, n_words));
    let form = v.layout << 2 | v.shouted;
    let number =
        u32::from(v.tag(last, 1) == DIGITS) | u32::from(v.tag(start, -1) == DIGITS) << 1 | u32::from(start == 0) << 2;
    let kg = if governor == u32::MAX { Known::default() } else { v.known(governor as usize, 0) };
    f.push(triple(447, form, number, n_words));
    f.push(triple(448, form, number, exact));
    f.push(triple(449, form, n.lower, p.lower));
    f.push(triple(450, exact, n.lower, n_words));
    f.push(triple(451, r, u32::from(kg.alone), side));
    f.push(triple(452, r, u32::from(kg.phrase), exact));
    f.push(triple(453, g.lower, r, exact));
    f.push(triple(454, number, caps, u32::from(a.wordy) << 4 | v.layout));
    f.push(triple(455, v.word(last, 3).lower, n2.lower, v.layout));
    if let Some(i) = of.filter(|i| *i > start) {
        f.push(pair(445, v.word(i, -1).lower, v.word(i, 0).lower));
        f.push(pair(446, v.known(i, -1).head(), v.word(i, 0).lower));
    }
}
