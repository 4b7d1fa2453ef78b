//! Where the nodes of a network stand. In: how many nodes, which are joined. Out: a place for each,
//! such that distances on paper follow distances in the network (stress majorisation from a start by
//! classical scaling). Only + − × ÷ and square roots are used, which are exact everywhere: the same
//! input gives the same picture on every machine. Parts that are not joined are laid out by
//! themselves and set beside each other.

/// Rounds of majorisation; more move nothing that one would see.
const N_ROUNDS: usize = 70;
/// Rounds of the power iteration that finds the start.
const N_POWERS: usize = 40;
/// Room between two parts, in lengths of an edge.
const PART_GAP: f64 = 1.4;

type Point = (f64, f64);

/// Places for `n` nodes within `width` × `height`; `edges` join nodes by number, and `radii` are kept
/// clear of each other.
pub(super) fn lay_out(n: usize, edges: &[(usize, usize)], radii: &[f64], width: f64, height: f64) -> Vec<Point> {
    let near = neighbours(n, edges);
    let mut parts: Vec<(Vec<usize>, Vec<Point>)> = Vec::new();
    for members in components(&near) {
        let mut places = part(&members, &near);
        if height > width {
            places.iter_mut().for_each(|p| *p = (p.1, p.0));
        }
        parts.push((members, places));
    }
    let mut places = shelve(&parts, n, width / height.max(1.0));
    fit(&mut places, width, height);
    part_crowded(&mut places, radii, width, height);
    places
}

/// By node: the nodes it is joined with, sorted.
fn neighbours(n: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut near = vec![Vec::new(); n];
    for (a, b) in edges {
        if a == b || *a >= n || *b >= n {
            continue;
        }
        near.get_mut(*a).into_iter().for_each(|list| list.push(*b));
        near.get_mut(*b).into_iter().for_each(|list| list.push(*a));
    }
    for list in &mut near {
        list.sort_unstable();
        list.dedup();
    }
    near
}

/// Parts that are joined, the largest first.
fn components(near: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; near.len()];
    let mut parts = Vec::new();
    for start in 0..near.len() {
        let mut members = Vec::new();
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            let Some(is_seen) = seen.get_mut(node).filter(|s| !**s) else { continue };
            *is_seen = true;
            members.push(node);
            waiting.extend(near.get(node).into_iter().flatten());
        }
        members.sort_unstable();
        if !members.is_empty() {
            parts.push(members);
        }
    }
    parts.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    parts
}

/// Places of one part, in lengths of an edge.
fn part(members: &[usize], near: &[Vec<usize>]) -> Vec<Point> {
    let n = members.len();
    match n {
        0 | 1 => return vec![(0.0, 0.0); n],
        2 => return vec![(0.0, 0.0), (1.5, 0.0)],
        _ => {}
    }
    let distances = distances(members, near);
    let d = |i: usize, j: usize| distances.get(i * n + j).copied().unwrap_or(1.0);
    let mut places = scaled(n, &d);
    for _ in 0..N_ROUNDS {
        for i in 0..n {
            let Some(&(x, y)) = places.get(i) else { continue };
            let (mut sum, mut sum_x, mut sum_y) = (0.0, 0.0, 0.0);
            for (j, (px, py)) in places.iter().enumerate() {
                if i == j {
                    continue;
                }
                let ideal = d(i, j);
                let weight = 1.0 / (ideal * ideal);
                let (dx, dy) = (x - px, y - py);
                let length = (dx * dx + dy * dy).sqrt().max(1e-6);
                sum += weight;
                sum_x += weight * (px + ideal * dx / length);
                sum_y += weight * (py + ideal * dy / length);
            }
            if let Some(place) = places.get_mut(i).filter(|_| sum > 0.0) {
                *place = (sum_x / sum, sum_y / sum);
            }
        }
    }
    places
}

/// Shortest ways between all members, row by row. An edge is the longer the fewer neighbours its
/// ends share, so that what belongs together stands together and hubs get room.
fn distances(members: &[usize], near: &[Vec<usize>]) -> Vec<f64> {
    let n = members.len();
    let local = |node: &usize| members.binary_search(node).ok();
    let none = Vec::new();
    let list = |i: usize| members.get(i).and_then(|node| near.get(*node)).unwrap_or(&none);
    let length = |i: usize, j: usize| {
        let (a, b) = (list(i), list(j));
        let shared = a.iter().filter(|node| b.binary_search(node).is_ok()).count();
        ((a.len() + b.len() - 2 * shared) as f64).max(1.0).sqrt().clamp(1.0, 4.0)
    };
    let joined: Vec<Vec<(usize, f64)>> =
        (0..n).map(|i| list(i).iter().filter_map(local).map(|j| (j, length(i, j))).collect()).collect();
    let mut all = vec![f64::MAX; n * n];
    for (start, row) in all.chunks_mut(n).enumerate() {
        let mut is_done = vec![false; n];
        row.get_mut(start).into_iter().for_each(|d| *d = 0.0);
        loop {
            let open = row.iter().enumerate().filter(|(i, _)| !is_done.get(*i).copied().unwrap_or(true));
            let Some((at, so_far)) = open.map(|(i, d)| (i, *d)).min_by(|a, b| a.1.total_cmp(&b.1)) else { break };
            is_done.get_mut(at).into_iter().for_each(|done| *done = true);
            for (next, more) in joined.get(at).into_iter().flatten() {
                if let Some(d) = row.get_mut(*next) {
                    *d = d.min(so_far + more);
                }
            }
        }
    }
    all
}

/// Classical scaling: the two directions in which the squared distances vary most.
fn scaled(n: usize, d: &impl Fn(usize, usize) -> f64) -> Vec<Point> {
    let square = |i: usize, j: usize| d(i, j) * d(i, j);
    let means: Vec<f64> = (0..n).map(|i| (0..n).map(|j| square(i, j)).sum::<f64>() / n as f64).collect();
    let mean = means.iter().sum::<f64>() / n as f64;
    let m = |i: usize| means.get(i).copied().unwrap_or_default();
    let centred: Vec<f64> =
        (0..n * n).map(|at| (at / n, at % n)).map(|(i, j)| -0.5 * (square(i, j) - m(i) - m(j) + mean)).collect();
    let first = power(n, &centred, None);
    let second = power(n, &centred, Some(&first));
    first.into_iter().zip(second).collect()
}

/// The leading eigenvector, scaled by the root of its value; across `other` where that is given.
fn power(n: usize, matrix: &[f64], other: Option<&[f64]>) -> Vec<f64> {
    let across = |vector: &mut Vec<f64>| {
        let Some(other) = other else { return };
        let size: f64 = other.iter().map(|x| x * x).sum();
        let along: f64 = other.iter().zip(vector.iter()).map(|(a, b)| a * b).sum();
        for (v, o) in vector.iter_mut().zip(other) {
            *v -= if size > 0.0 { along / size * o } else { 0.0 };
        }
    };
    let length = |vector: &[f64]| vector.iter().map(|x| x * x).sum::<f64>().sqrt();
    let mut vector: Vec<f64> = (0..n).map(scatter).collect();
    let mut value = 0.0;
    for _ in 0..N_POWERS {
        across(&mut vector);
        let size = length(&vector).max(1e-12);
        vector.iter_mut().for_each(|x| *x /= size);
        let row = |row: &[f64]| row.iter().zip(&vector).map(|(m, x)| m * x).sum::<f64>();
        let next: Vec<f64> = matrix.chunks(n).map(row).collect();
        value = length(&next);
        vector = next;
    }
    across(&mut vector);
    let size = length(&vector).max(1e-12);
    // The first node stands left or above, so that the picture is never mirrored by chance.
    let sign = if vector.first().is_some_and(|x| *x > 0.0) { -1.0 } else { 1.0 };
    // A little of the scatter keeps nodes apart that have the same distances.
    (0..n).zip(&vector).map(|(i, x)| sign * x / size * value.sqrt() + 0.02 * scatter(i)).collect()
}

/// A number from −1 to 1 that looks random and is the same everywhere.
fn scatter(i: usize) -> f64 {
    let mixed = (i as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((mixed >> 40) as f64) / 8_388_608.0 - 1.0
}

/// Sets the parts beside each other: the largest first, small ones in rows below it.
fn shelve(parts: &[(Vec<usize>, Vec<Point>)], n: usize, shape: f64) -> Vec<Point> {
    let mut all = vec![(0.0, 0.0); n];
    let boxes: Vec<(Point, Point)> = parts.iter().map(|(_, places)| bounds(places)).collect();
    let area: f64 = boxes.iter().map(|(low, high)| (high.0 - low.0 + PART_GAP) * (high.1 - low.1 + PART_GAP)).sum();
    let widest = boxes.iter().map(|(low, high)| high.0 - low.0 + PART_GAP).fold(0.0, f64::max);
    let row_width = (area * shape).sqrt().max(widest);
    let (mut x, mut y, mut row_height) = (0.0, 0.0, 0.0_f64);
    for ((members, places), (low, high)) in parts.iter().zip(&boxes) {
        let (width, height) = (high.0 - low.0 + PART_GAP, high.1 - low.1 + PART_GAP);
        if x > 0.0 && x + width > row_width + 1e-9 {
            (x, y, row_height) = (0.0, y + row_height, 0.0);
        }
        for (member, place) in members.iter().zip(places) {
            if let Some(slot) = all.get_mut(*member) {
                *slot = (x + place.0 - low.0, y + place.1 - low.1);
            }
        }
        x += width;
        row_height = row_height.max(height);
    }
    all
}

fn bounds(places: &[Point]) -> (Point, Point) {
    let start = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    let (low, high) = places
        .iter()
        .fold(start, |(low, high), p| ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1))));
    if low.0 > high.0 { ((0.0, 0.0), (0.0, 0.0)) } else { (low, high) }
}

/// Stretches the places over the whole room, but neither way much more than the other.
fn fit(places: &mut [Point], width: f64, height: f64) {
    let (low, high) = bounds(places);
    let (w, h) = (high.0 - low.0, high.1 - low.1);
    let scale = |room: f64, size: f64| if size > 1e-9 { room / size } else { f64::MAX };
    let (sx, sy) = (scale(width, w), scale(height, h));
    let least = sx.min(sy).min(150.0);
    let (sx, sy) = (sx.min(least * 1.45), sy.min(least * 1.45));
    for place in places {
        place.0 = (place.0 - low.0 - w / 2.0) * sx + width / 2.0;
        place.1 = (place.1 - low.1 - h / 2.0) * sy + height / 2.0;
    }
}

/// Pushes nodes apart that would touch.
fn part_crowded(places: &mut [Point], radii: &[f64], width: f64, height: f64) {
    let radius = |i: usize| radii.get(i).copied().unwrap_or(4.0);
    for _ in 0..30 {
        let mut has_moved = false;
        for i in 0..places.len() {
            for j in 0..i {
                let (Some(&a), Some(&b)) = (places.get(i), places.get(j)) else { continue };
                let (dx, dy) = (a.0 - b.0, a.1 - b.1);
                let apart = (dx * dx + dy * dy).sqrt();
                let wanted = radius(i) + radius(j) + 10.0;
                if apart >= wanted {
                    continue;
                }
                has_moved = true;
                let (ux, uy) = if apart > 1e-6 { (dx / apart, dy / apart) } else { (scatter(i), 1.0) };
                let push = (wanted - apart) / 2.0;
                for (node, sign) in [(i, 1.0), (j, -1.0)] {
                    if let Some(place) = places.get_mut(node) {
                        place.0 = (place.0 + sign * ux * push).clamp(0.0, width);
                        place.1 = (place.1 + sign * uy * push).clamp(0.0, height);
                    }
                }
            }
        }
        if !has_moved {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: usize, edges: &[(usize, usize)]) -> Vec<Point> {
        let places = lay_out(n, edges, &vec![5.0; n], 600.0, 400.0);
        assert_eq!(places, lay_out(n, edges, &vec![5.0; n], 600.0, 400.0));
        assert_eq!(places.len(), n);
        for (x, y) in &places {
            assert!((0.0..=600.0).contains(x) && (0.0..=400.0).contains(y), "{x} {y} of {n}");
        }
        places
    }

    #[test]
    fn any_graph_is_laid_out_within_its_room() {
        for n in [0, 1, 2, 3, 12, 60] {
            check(n, &[]);
            check(n, &(1..n.max(1)).map(|i| (0, i)).collect::<Vec<_>>());
            check(n, &(0..n * n).map(|at| (at / n, at % n)).collect::<Vec<_>>());
            check(n, &(1..n.max(1)).map(|i| (i - 1, i)).collect::<Vec<_>>());
        }
        check(3, &[(0, 9), (1, 1)]);
    }

    #[test]
    fn a_path_is_drawn_out() {
        let places = check(8, &(1..8).map(|i| (i - 1, i)).collect::<Vec<_>>());
        let apart = |i: usize, j: usize| {
            let (a, b) = (places[i], places[j]);
            ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
        };
        assert!(apart(0, 7) > 4.0 * apart(0, 1), "{places:?}");
    }
}
