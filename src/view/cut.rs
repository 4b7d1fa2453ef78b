//! Cuts a stretch of text wherever a span begins or ends. The one place that does, for sentences in
//! the evidence panel and for the reader.

use std::cmp::Reverse;

use super::Piece;
use crate::text::Span;

/// The parts of `range`, in order and without gaps, each with the positions in `spans` of those that
/// lie over it, outermost first.
pub(super) fn cut(range: Span, spans: &[Span]) -> Vec<(Span, Vec<usize>)> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let span = |i: usize| spans.get(i).copied().unwrap_or_default();
    order.sort_by_key(|i| (span(*i).start, Reverse(span(*i).end), *i));
    let clipped = |at: u32| at.clamp(range.start, range.end);
    let mut borders: Vec<u32> = spans.iter().flat_map(|s| [clipped(s.start), clipped(s.end)]).collect();
    borders.extend([range.start, range.end]);
    borders.sort_unstable();
    borders.dedup();
    let mut waiting = order.into_iter().peekable();
    let mut over: Vec<usize> = Vec::new();
    let mut parts = Vec::with_capacity(borders.len());
    for pair in borders.windows(2) {
        let [start, end] = *pair else { continue };
        while let Some(next) = waiting.next_if(|i| span(*i).start <= start) {
            over.push(next);
        }
        over.retain(|i| span(*i).end > start);
        parts.push((Span { start, end }, over.clone()));
    }
    parts
}

/// A mark over a part of a sentence. Where several lie over the same letters the one with the
/// highest rank is shown, of equals the innermost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub span: Span,
    pub name: &'static str,
    pub rank: u8,
}

/// A sentence cut into marked pieces; equal neighbours are joined.
pub(super) fn pieces(text: &str, range: Span, marks: &[Mark]) -> Vec<Piece> {
    let spans: Vec<Span> = marks.iter().map(|m| m.span).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (part, over) in cut(range, &spans) {
        let marks = over.iter().filter_map(|i| marks.get(*i));
        let name = marks.enumerate().max_by_key(|(depth, m)| (m.rank, *depth)).map(|(_, m)| m.name.to_owned());
        let letters = part.of(text);
        match pieces.last_mut() {
            Some(last) if last.mark == name => last.text.push_str(letters),
            _ => pieces.push(Piece { text: letters.to_owned(), mark: name }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_highest_mark() {
        let text = "Ana met Bo today";
        let mark = |start, end, name, rank| Mark { span: Span::new(start, end), name, rank };
        let marks =
            [mark(0, 16, "content", 1), mark(0, 3, "actor", 2), mark(4, 7, "trigger", 3), mark(4, 10, "match", 0)];
        let shown: Vec<(String, Option<String>)> =
            pieces(text, Span::new(0, 10), &marks).into_iter().map(|p| (p.text, p.mark)).collect();
        let expected = [("Ana", "actor"), (" ", "content"), ("met", "trigger"), (" Bo", "content")];
        assert_eq!(shown, expected.map(|(t, m)| (t.to_owned(), Some(m.to_owned()))));
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn parts_tile_the_range(
            range in (0u32..50, 0u32..50), spans in proptest::collection::vec((0u32..60, 0u32..20), 0..12)
        ) {
            let range = Span { start: range.0, end: range.0 + range.1 };
            let spans: Vec<Span> = spans.into_iter().map(|(start, n)| Span { start, end: start + n }).collect();
            let mut at = range.start;
            for (part, over) in cut(range, &spans) {
                assert_eq!(part.start, at);
                assert!(!part.is_empty());
                at = part.end;
                for (i, span) in spans.iter().enumerate() {
                    assert_eq!(over.contains(&i), span.overlaps(part) && span.contains(part), "{i}");
                }
            }
            assert_eq!(at, range.end);
        }
    }
}
