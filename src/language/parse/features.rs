//! Features of the parser's two models: which move to take, and which relation an arc has.

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
}

const ROOT_SEEN: Seen = Seen { w: 3, p: 60, c: 30, s: 3, commas: 0 };
const NO_SEEN: Seen = Seen { w: 5, p: 61, c: 31, s: 5, commas: 0 };

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

/// Which moves to take in this state.
#[inline(always)]
pub(crate) fn moves(words: &[Seen], state: &State, out: &mut Features) {
    let (i0, i1, i2, j0) = (state.top(0), state.top(1), state.top(2), state.next);
    let (s0, s1, s2) = (seen(words, i0), seen(words, i1), seen(words, i2));
    let (n0, n1, n2) = (seen(words, j0), seen(words, j0 + 1), seen(words, j0 + 2));
    let (a, b, e): (Node, Node, Node) = (state.node(i0), state.node(i1), state.node(j0));
    let (a_l, a_r, b_l, b_r, e_l) =
        (seen(words, a.left), seen(words, a.right), seen(words, b.left), seen(words, b.right), seen(words, e.left));
    let (a_l2, a_r2, b_r2, e_l2) =
        (seen(words, a.left2), seen(words, a.right2), seen(words, b.right2), seen(words, e.left2));
    let label = |i: u32| u32::from(state.node(i).label);
    let before = if i0 == NONE || i0 == 0 { NO_SEEN } else { seen(words, i0 - 1) };
    let (d01, d0n) = (distance(i1, i0), distance(i0, j0));
    let commas = |x: Seen, y: Seen| y.commas.saturating_sub(x.commas).min(3);
    let (c01, c0n) = (commas(s1, s0), commas(s0, n0));
    let f = out;
    f.push(one(101, 1));
    f.push(pair(102, s0.w, s0.p));
    f.push(one(103, s0.w));
    f.push(one(104, s0.p));
    f.push(pair(105, s1.w, s1.p));
    f.push(one(106, s1.w));
    f.push(one(107, s1.p));
    f.push(pair(108, s2.w, s2.p));
    f.push(one(109, s2.p));
    f.push(pair(110, n0.w, n0.p));
    f.push(one(111, n0.w));
    f.push(one(112, n0.p));
    f.push(pair(113, n1.w, n1.p));
    f.push(one(114, n1.w));
    f.push(one(115, n1.p));
    f.push(pair(116, n2.w, n2.p));
    f.push(one(117, n2.p));
    // Pairs of the top, the one below and the next word.
    f.push(triple(118, s0.w, n0.w, s0.p << 8 | n0.p));
    f.push(triple(119, s0.w, s0.p, n0.p));
    f.push(triple(120, s0.p, n0.w, n0.p));
    f.push(pair(121, s0.w, n0.w));
    f.push(pair(122, s0.p, n0.p));
    f.push(triple(123, s1.w, s0.w, s1.p << 8 | s0.p));
    f.push(triple(124, s1.w, s1.p, s0.p));
    f.push(triple(125, s1.p, s0.w, s0.p));
    f.push(pair(126, s1.w, s0.w));
    f.push(pair(127, s1.p, s0.p));
    f.push(pair(128, s1.p, n0.p));
    f.push(pair(129, s1.w, n0.w));
    f.push(triple(130, s1.w, n0.p, s0.p));
    f.push(triple(131, s1.p, n0.w, s0.p));
    f.push(pair(132, n0.p, n1.p));
    f.push(pair(133, n0.w, n1.w));
    f.push(triple(134, n0.p, n1.w, s0.p));
    // Three tags.
    f.push(triple(135, n0.p, n1.p, n2.p));
    f.push(triple(136, s0.p, n0.p, n1.p));
    f.push(triple(137, s1.p, s0.p, n0.p));
    f.push(triple(138, s2.p, s1.p, s0.p));
    f.push(triple(139, s1.p, s0.w, n0.p));
    f.push(triple(140, s1.p << 8 | s0.p, n0.p, n1.p));
    f.push(triple(141, s0.w, n0.p, n1.p));
    f.push(triple(142, s0.p, n0.w, n1.p));
    f.push(triple(143, s1.w, s0.w, n0.p));
    f.push(triple(144, s2.p << 8 | s1.p, s0.p, n0.p));
    // Dependents.
    f.push(triple(145, s0.p, a_l.p, n0.p));
    f.push(triple(146, s0.p, a_r.p, n0.p));
    f.push(triple(147, s0.p, n0.p, e_l.p));
    f.push(triple(148, s1.p, s0.p, b_r.p));
    f.push(triple(149, s1.p, s0.p, b_l.p));
    f.push(triple(150, s1.p, s0.p, a_l.p));
    f.push(triple(151, s1.p, s0.p, a_r.p));
    f.push(pair(152, s0.p, a_l.w));
    f.push(pair(153, s0.p, a_r.w));
    f.push(pair(154, s1.p, b_r.w));
    f.push(pair(155, s1.p, b_l.w));
    f.push(pair(156, n0.p, e_l.w));
    f.push(triple(157, s0.p, label(a.left), label(a.right)));
    f.push(triple(158, s1.p, label(b.left), label(b.right)));
    f.push(triple(159, n0.p, label(e.left), s0.p));
    f.push(triple(160, s0.p, a_l2.p, a_l.p));
    f.push(triple(161, s0.p, a_r2.p, a_r.p));
    f.push(triple(162, s1.p, b_r2.p, b_r.p));
    f.push(triple(163, n0.p, e_l2.p, e_l.p));
    f.push(pair(164, s0.w, set(a.right_labels)));
    f.push(pair(165, s0.p, set(a.right_labels)));
    f.push(pair(166, s0.p, set(a.left_labels)));
    f.push(pair(167, s0.w, set(a.left_labels)));
    f.push(pair(168, s1.w, set(b.right_labels)));
    f.push(pair(169, s1.p, set(b.right_labels)));
    f.push(triple(170, s1.p, set(b.right_labels), s0.p));
    f.push(triple(171, s1.p, set(b.left_labels), s0.p));
    f.push(pair(172, n0.p, set(e.left_labels)));
    f.push(triple(173, n0.p, set(e.left_labels), s0.p));
    // How many and how far.
    f.push(triple(174, s0.w, u32::from(a.rights), u32::from(a.lefts)));
    f.push(triple(175, s0.p, u32::from(a.rights), u32::from(a.lefts)));
    f.push(triple(176, s1.p, u32::from(b.rights), u32::from(b.lefts)));
    f.push(pair(177, n0.p, u32::from(e.lefts)));
    f.push(pair(178, s0.w, d0n));
    f.push(pair(179, s0.p, d0n));
    f.push(triple(180, s0.p, n0.p, d0n << 4 | c0n));
    f.push(triple(181, s1.p, s0.p, d01 << 4 | c01));
    f.push(pair(182, s1.w, d01));
    f.push(pair(183, n0.w, d0n));
    // Which noun or verb a preposition belongs to: the mark at the left of a phrase with its hosts.
    f.push(pair(184, s1.w, a_l.w));
    f.push(triple(185, s1.p, a_l.w, s0.w));
    f.push(triple(186, s1.p, a_l.w, n0.p));
    f.push(pair(187, s0.w, e_l.w));
    f.push(triple(188, s0.p, e_l.w, n0.p));
    f.push(triple(189, s2.w, s1.p, a_l.w));
    f.push(triple(190, s2.p << 8 | s1.p, s0.p, a_l.w));
    f.push(pair(191, s1.w, label(a.left) << 8 | s0.p));
    f.push(triple(192, before.p, s0.p, n0.p));
    f.push(triple(193, s0.s, n0.p, s1.p));
    f.push(triple(194, s1.s, s0.p, n0.p));
    f.push(triple(195, s1.p << 8 | s0.p, n0.p, c01 << 4 | c0n));
    f.push(triple(196, s1.p << 8 | s0.p, set(a.right_labels), n0.p));
    f.push(triple(197, s1.c << 8 | s0.c, n0.c << 8 | n1.c, n2.c));
    f.push(triple(198, s1.p << 8 | s0.p, set(b.right_labels), set(a.left_labels)));
}

/// Which relation the arc from `head` to `dependent` has.
#[inline(always)]
pub(crate) fn label(words: &[Seen], state: &State, head: u32, dependent: u32, out: &mut Features) {
    let (h, d) = (seen(words, head), seen(words, dependent));
    let (hn, dn) = (state.node(head), state.node(dependent));
    let side = u32::from(dependent < head);
    let beside = |i: u32, k: i64| {
        let at = i64::from(i) + k;
        if at < 0 || i == NONE { NO_SEEN } else { seen(words, at as u32) }
    };
    let (dl, dr) = (seen(words, dn.left), seen(words, dn.right));
    let (d_before, d_after) = (beside(dependent, -1), beside(dependent, 1));
    let (h_before, h_after) = (beside(head, -1), beside(head, 1));
    let far = distance(head, dependent);
    let (near, near_labels) = if side == 1 {
        (state.node(hn.left).label, set(hn.left_labels))
    } else {
        (state.node(hn.right).label, set(hn.right_labels))
    };
    let dl_label = u32::from(state.node(dn.left).label);
    let hs = h.p << 1 | side;
    let ds = d.p << 1 | side;
    let commas = h.commas.abs_diff(d.commas).min(3);
    let f = out;
    f.push(one(201, side));
    f.push(pair(202, d.w, side));
    f.push(pair(203, d.p, side));
    f.push(pair(204, h.w, side));
    f.push(one(205, hs));
    f.push(pair(206, d.w, hs));
    f.push(pair(207, h.w, ds));
    f.push(pair(208, hs, d.p));
    f.push(triple(209, h.w, d.w, side));
    f.push(triple(210, hs, d.p, far));
    f.push(triple(211, hs, d.p, dl.w));
    f.push(triple(212, hs, d.w, dl.w));
    f.push(triple(213, hs, d.p, dl.p));
    f.push(triple(214, hs, d.p, dr.p));
    f.push(triple(215, hs, d.p, d_before.p));
    f.push(triple(216, hs, d.p, d_after.p));
    f.push(triple(217, hs, d.p, h_before.p));
    f.push(triple(218, hs, d.p, h_after.p));
    f.push(triple(219, hs, d.p, u32::from(near)));
    f.push(triple(220, hs, d.p, near_labels));
    f.push(triple(221, h.w, d.p, near_labels));
    f.push(triple(222, hs, d.p, set(dn.left_labels)));
    f.push(triple(223, hs, d.p, set(dn.right_labels)));
    f.push(triple(224, d.w, set(dn.left_labels), side));
    f.push(triple(225, d.p, set(dn.left_labels), side));
    f.push(triple(226, hs, d.s, d.p));
    f.push(triple(227, h.s, d.p, side));
    f.push(pair(228, d_before.w, ds));
    f.push(pair(229, d_after.w, ds));
    f.push(triple(230, hs, d.p, commas));
    f.push(triple(231, dl.w, d.w, side));
    f.push(triple(232, dl.w, h.w, side));
    f.push(triple(233, hs, dl_label, d.p));
    f.push(triple(234, h.c << 8 | d.c, side, near_labels));
    f.push(triple(235, hs, set(hn.left_labels), d.p));
    f.push(triple(236, h.w, u32::from(near), ds));
    f.push(triple(237, hs, d.p, u32::from(hn.lefts).min(3) << 4 | u32::from(hn.rights).min(3)));
    f.push(triple(238, d_before.w, d.w, side));
    f.push(triple(239, far, d.w, side));
}
