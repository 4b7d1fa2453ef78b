//! Features of the parser's two models: which move to take, and which relation a word has in the tree. They come
//! in stages, those first that settle most decisions: what is clear by then needs no others (Strubell, Vilnis,
//! Silverstein and McCallum 2015). Which come first was found on the training trees, each next one being that
//! which brought most decisions nearest to being clear.

use super::state::{NONE, Node, State, set};
use crate::language::model::hash::{Features, one, pair, triple};

/// What the parser sees of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    /// The word in lower case.
    pub(crate) w: u32,
    /// Its Penn tag plus one, or beyond for root and none.
    pub(crate) p: u32,
    /// Its universal tag plus one.
    pub(crate) c: u32,
    /// Its last three letters.
    pub(crate) s: u32,
    /// Comma and other marks before it in the sentence, to count those between two words.
    pub(crate) commas: u32,
    /// Finite verbs and modals up to it and with it.
    pub(crate) verbs: u32,
}

const ROOT_SEEN: Seen = Seen { w: 3, p: 60, c: 30, s: 3, commas: 0, verbs: 0 };
const NO_SEEN: Seen = Seen { w: 5, p: 61, c: 31, s: 5, commas: 0, verbs: 0 };

#[inline(always)]
fn seen(words: &[Seen], i: u32) -> Seen {
    match words.get(i as usize) {
        Some(w) => *w,
        None if i == NONE || i as usize > words.len() => NO_SEEN,
        None => ROOT_SEEN,
    }
}

/// Distance in steps that matter.
#[inline(always)]
fn distance(a: u32, b: u32) -> u32 {
    if a == NONE || b == NONE {
        return 15;
    }
    match a.abs_diff(b) {
        n @ 0..=4 => n,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// What often leaves no doubt of a relation: how far the head is, of what kind, and which word the dependent is, or
/// which dependents it has on its left.
#[inline(always)]
pub(crate) fn certain(words: &[Seen], state: &State, dependent: u32) -> [u32; 2] {
    let own = state.node(dependent);
    let (h, d) = (seen(words, own.head), seen(words, dependent));
    let hs = h.p << 5 | distance(own.head, dependent) << 1 | u32::from(dependent < own.head);
    [triple(298, d.w, d.p, hs), triple(299, set(own.left_kinds), d.p, hs)]
}

/// Which moves to take in this state; `STAGE` 0 to 2.
#[inline(always)]
pub(crate) fn moves<const STAGE: usize>(words: &[Seen], state: &State, out: &mut Features) {
    let (i0, i1, i2, j0) = (state.top(0), state.top(1), state.top(2), state.next);
    let (s0, s1, s2) = (seen(words, i0), seen(words, i1), seen(words, i2));
    let (n0, n1, n2) = (seen(words, j0), seen(words, j0 + 1), seen(words, j0 + 2));
    let (a, b, e): (Node, Node, Node) = (state.node(i0), state.node(i1), state.node(j0));
    let (a_l, a_r, b_l, b_r, e_l) =
        (seen(words, a.left), seen(words, a.right), seen(words, b.left), seen(words, b.right), seen(words, e.left));
    let (a_l2, a_r2, b_r2, e_l2) =
        (seen(words, a.left2), seen(words, a.right2), seen(words, b.right2), seen(words, e.left2));
    let kind = |i: u32| u32::from(state.node(i).kind);
    let before = if i0 == NONE || i0 == 0 { NO_SEEN } else { seen(words, i0 - 1) };
    let (d01, d0n) = (distance(i1, i0), distance(i0, j0));
    let commas = |x: Seen, y: Seen| y.commas.saturating_sub(x.commas).min(3);
    let (c01, c0n) = (commas(s1, s0), commas(s0, n0));
    let f = out;
    let all = words.last().map_or(0, |w| w.verbs);
    let rest = all.saturating_sub(if j0 == 0 { 0 } else { seen(words, j0 - 1).verbs }).min(2);
    let between = n0.verbs.saturating_sub(s0.verbs).min(2);
    let (before_s0, below) = (s0.verbs.min(2), s0.verbs.saturating_sub(s1.verbs).min(2));
    if STAGE == 0 {
        f.push(pair(102, s0.w, s0.p));
        f.push(one(111, n0.w));
        f.push(pair(132, n0.p, n1.p));
        f.push(triple(145, s0.p, a_l.p, n0.p));
        f.push(pair(155, s1.p, b_l.w));
        f.push(triple(159, n0.p, kind(e.left), s0.p));
        f.push(triple(161, s0.p, a_r2.p, a_r.p));
        f.push(triple(163, n0.p, e_l2.p, e_l.p));
        f.push(pair(164, s0.w, set(a.right_kinds)));
        f.push(triple(171, s1.p, set(b.left_kinds), s0.p));
        f.push(pair(172, n0.p, set(e.left_kinds)));
        f.push(triple(175, s0.p, u32::from(a.rights), u32::from(a.lefts)));
        f.push(pair(187, s0.w, e_l.w));
        f.push(pair(191, s1.w, kind(a.left) << 8 | s0.p));
        f.push(triple(197, s1.c << 8 | s0.c, n0.c << 8 | n1.c, n2.c));
        f.push(triple(198, s1.p << 8 | s0.p, set(b.right_kinds), set(a.left_kinds)));
        f.push(triple(503, s1.c << 8 | s0.c, n0.c, rest << 4 | before_s0));
        f.push(triple(509, s1.c << 8 | s0.c, n0.c << 8 | n1.c, set(a.left_kinds)));
    }
    if STAGE == 1 {
        f.push(one(104, s0.p));
        f.push(pair(113, n1.w, n1.p));
        f.push(one(117, n2.p));
        f.push(triple(119, s0.w, s0.p, n0.p));
        f.push(triple(120, s0.p, n0.w, n0.p));
        f.push(triple(124, s1.w, s1.p, s0.p));
        f.push(pair(127, s1.p, s0.p));
        f.push(pair(128, s1.p, n0.p));
        f.push(triple(135, n0.p, n1.p, n2.p));
        f.push(triple(141, s0.w, n0.p, n1.p));
        f.push(triple(150, s1.p, s0.p, a_l.p));
        f.push(triple(158, s1.p, kind(b.left), kind(b.right)));
        f.push(triple(162, s1.p, b_r2.p, b_r.p));
        f.push(pair(166, s0.p, set(a.left_kinds)));
        f.push(pair(167, s0.w, set(a.left_kinds)));
        f.push(triple(170, s1.p, set(b.right_kinds), s0.p));
        f.push(pair(179, s0.p, d0n));
        f.push(triple(188, s0.p, e_l.w, n0.p));
        f.push(triple(193, s0.s, n0.p, s1.p));
        f.push(triple(195, s1.p << 8 | s0.p, n0.p, c01 << 4 | c0n));
        f.push(triple(507, s1.s, s0.s, s0.p));
        f.push(triple(512, s0.p, n0.p, u32::from(a.rights).min(3) << 4 | kind(a.right)));
    }
    if STAGE == 2 {
        f.push(one(103, s0.w));
        f.push(pair(105, s1.w, s1.p));
        f.push(one(106, s1.w));
        f.push(one(107, s1.p));
        f.push(pair(108, s2.w, s2.p));
        f.push(one(109, s2.p));
        f.push(pair(110, n0.w, n0.p));
        f.push(one(112, n0.p));
        f.push(one(114, n1.w));
        f.push(one(115, n1.p));
        f.push(pair(116, n2.w, n2.p));
        f.push(pair(122, s0.p, n0.p));
        f.push(triple(125, s1.p, s0.w, s0.p));
        f.push(pair(129, s1.w, n0.w));
        f.push(pair(133, n0.w, n1.w));
        f.push(triple(134, n0.p, n1.w, s0.p));
        f.push(triple(136, s0.p, n0.p, n1.p));
        f.push(triple(138, s2.p, s1.p, s0.p));
        f.push(triple(140, s1.p << 8 | s0.p, n0.p, n1.p));
        f.push(triple(146, s0.p, a_r.p, n0.p));
        f.push(triple(147, s0.p, n0.p, e_l.p));
        f.push(triple(148, s1.p, s0.p, b_r.p));
        f.push(triple(149, s1.p, s0.p, b_l.p));
        f.push(triple(151, s1.p, s0.p, a_r.p));
        f.push(pair(152, s0.p, a_l.w));
        f.push(pair(153, s0.p, a_r.w));
        f.push(pair(154, s1.p, b_r.w));
        f.push(pair(156, n0.p, e_l.w));
        f.push(triple(157, s0.p, kind(a.left), kind(a.right)));
        f.push(triple(160, s0.p, a_l2.p, a_l.p));
        f.push(pair(165, s0.p, set(a.right_kinds)));
        f.push(pair(168, s1.w, set(b.right_kinds)));
        f.push(pair(169, s1.p, set(b.right_kinds)));
        f.push(triple(173, n0.p, set(e.left_kinds), s0.p));
        f.push(triple(174, s0.w, u32::from(a.rights), u32::from(a.lefts)));
        f.push(triple(176, s1.p, u32::from(b.rights), u32::from(b.lefts)));
        f.push(pair(177, n0.p, u32::from(e.lefts)));
        f.push(pair(178, s0.w, d0n));
        f.push(triple(180, s0.p, n0.p, d0n << 4 | c0n));
        f.push(triple(181, s1.p, s0.p, d01 << 4 | c01));
        f.push(pair(182, s1.w, d01));
        f.push(pair(183, n0.w, d0n));
        f.push(pair(184, s1.w, a_l.w));
        f.push(triple(186, s1.p, a_l.w, n0.p));
        f.push(triple(189, s2.w, s1.p, a_l.w));
        f.push(triple(190, s2.p << 8 | s1.p, s0.p, a_l.w));
        f.push(triple(192, before.p, s0.p, n0.p));
        f.push(triple(501, s0.p, n0.p, rest << 4 | before_s0));
        f.push(triple(502, s1.p << 8 | s0.p, n0.p, rest << 4 | between << 2 | below));
        f.push(triple(504, s0.w, n0.c, rest));
        f.push(triple(505, n0.w, s0.c, rest << 2 | before_s0));
        f.push(triple(506, s0.s, n0.s, s0.p));
        f.push(triple(508, s2.c << 8 | s1.c, s0.c << 8 | n0.c, n1.c));
        f.push(triple(510, s1.p, n0.w, n1.p));
        f.push(triple(513, s1.p << 8 | s0.p, u32::from(b.rights).min(3), kind(b.right)));
    }
}

/// Which relation the dependent has to its head, in the whole tree; those before it have theirs. `STAGE` 0 or 1.
#[inline(always)]
pub(crate) fn label<const STAGE: usize>(words: &[Seen], state: &State, dependent: u32, out: &mut Features) {
    let dn = state.node(dependent);
    let head = dn.head;
    let hn = state.node(head);
    let (h, d, g) = (seen(words, head), seen(words, dependent), seen(words, hn.head));
    let side = u32::from(dependent < head);
    let beside = |i: u32, k: i64| {
        let at = i64::from(i) + k;
        if at < 0 || i == NONE { NO_SEEN } else { seen(words, at as u32) }
    };
    let (dl, dr) = (seen(words, dn.left), seen(words, dn.right));
    let (d_before, d_after) = (beside(dependent, -1), beside(dependent, 1));
    let (h_before, h_after) = (beside(head, -1), beside(head, 1));
    let far = distance(head, dependent);
    // The dependent of the same head before it, and all of those so far.
    let sibling = seen(words, hn.last);
    let near = u32::from(state.node(hn.last).label);
    let near_labels = set(hn.labels);
    let dl_label = u32::from(state.node(dn.left).label);
    let hl = u32::from(hn.label) << 1 | u32::from(head < hn.head);
    let (d_left, d_right) = (set(dn.left_kinds), set(dn.right_kinds));
    let (h_left, h_right) = (set(hn.left_kinds), set(hn.right_kinds));
    let hs = h.p << 1 | side;
    let ds = d.p << 1 | side;
    let commas = h.commas.abs_diff(d.commas).min(3);
    let f = out;
    if STAGE == 0 {
        f.push(pair(202, d.w, side));
        f.push(pair(203, d.p, side));
        f.push(pair(204, h.w, side));
        f.push(one(205, hs));
        f.push(triple(210, hs, d.p, far));
        f.push(triple(211, hs, d.p, dl.w));
        f.push(triple(213, hs, d.p, dl.p));
        f.push(triple(214, hs, d.p, dr.p));
        f.push(triple(216, hs, d.p, d_after.p));
        f.push(triple(217, hs, d.p, h_before.p));
        f.push(triple(218, hs, d.p, h_after.p));
        f.push(triple(225, d.p, d_left, side));
        f.push(triple(231, dl.w, d.w, side));
        f.push(triple(233, hs, dl_label, d.p));
        f.push(triple(234, h.c << 8 | d.c, side, near_labels));
        f.push(triple(248, d.p, dr.w, side));
        f.push(triple(249, hs, dl_label, near_labels));
        f.push(triple(252, d.w, d_after.p, side));
    }
    if STAGE == 1 {
        f.push(one(201, side));
        f.push(pair(206, d.w, hs));
        f.push(pair(207, h.w, ds));
        f.push(pair(208, hs, d.p));
        f.push(triple(209, h.w, d.w, side));
        f.push(triple(212, hs, d.w, dl.w));
        f.push(triple(215, hs, d.p, d_before.p));
        f.push(triple(219, hs, d.p, near));
        f.push(triple(220, hs, d.p, near_labels));
        f.push(triple(221, h.w, d.p, near_labels));
        f.push(triple(222, hs, d.p, d_left));
        f.push(triple(223, hs, d.p, d_right));
        f.push(triple(224, d.w, d_left, side));
        f.push(triple(226, hs, d.s, d.p));
        f.push(triple(227, h.s, d.p, side));
        f.push(pair(228, d_before.w, ds));
        f.push(pair(229, d_after.w, ds));
        f.push(triple(230, hs, d.p, commas));
        f.push(triple(232, dl.w, h.w, side));
        f.push(triple(235, hs, h_left, d.p));
        f.push(triple(236, h.w, near, ds));
        f.push(triple(237, hs, d.p, u32::from(hn.lefts).min(3) << 4 | u32::from(hn.rights).min(3)));
        f.push(triple(238, d_before.w, d.w, side));
        f.push(triple(239, far, d.w, side));
        f.push(triple(240, hs, d.p, g.p));
        f.push(triple(241, hs, d.p, hl));
        f.push(triple(242, h.w, d.p, g.p));
        f.push(triple(243, hs, d.p, h_right));
        f.push(triple(244, h.w, d_left, ds));
        f.push(triple(245, dl.w, h.w, d.p));
        f.push(triple(246, hs, h_left, d_left));
        f.push(triple(247, hs, h_right, d_left));
        f.push(triple(250, d.s, h.s, side));
        f.push(triple(251, sibling.w, ds, hs));
        f.push(triple(253, sibling.p, ds, hs));
        f.push(triple(254, hs, d.p, hn.labels.count_ones() << 8 | near));
        f.push(triple(255, g.w, h.p, ds));
    }
}
