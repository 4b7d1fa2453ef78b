//! Conversion between bytes, code points (files, the command's output) and UTF-16 code units
//! (the browser). The only place that knows the last two. A checkpoint every [`STRIDE`] bytes makes
//! a conversion O(`STRIDE`); pure ASCII texts need no checkpoints at all.

use super::Span;

/// A span in Unicode code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodePointSpan {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A span in UTF-16 code units, end exclusive: what JavaScript strings count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Utf16Span {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Bytes between two checkpoints: smaller is faster to look up and larger in memory (8 bytes each).
const STRIDE: usize = 128;

/// Converts the offsets of one text.
#[derive(Debug, Clone)]
pub struct OffsetMap<'t> {
    text: &'t str,
    /// Per stride: code points and UTF-16 units before the first code point that starts in it.
    checkpoints: Vec<(u32, u32)>,
}

impl<'t> OffsetMap<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, checkpoints: Vec::new() };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut code_points, mut utf16) = (0u32, 0u32);
        for (byte, c) in text.char_indices() {
            while checkpoints.len() * STRIDE <= byte {
                checkpoints.push((code_points, utf16));
            }
            code_points += 1;
            utf16 += c.len_utf16() as u32;
        }
        Self { text, checkpoints }
    }

    /// Bytes to code points. An offset inside a code point counts as its start.
    pub fn code_points(&self, span: Span) -> CodePointSpan {
        CodePointSpan { start: self.count(span.start).0, end: self.count(span.end).0 }
    }

    /// Bytes to UTF-16 code units. An offset inside a code point counts as its start.
    pub fn utf16(&self, span: Span) -> Utf16Span {
        Utf16Span { start: self.count(span.start).1, end: self.count(span.end).1 }
    }

    /// Code points to bytes; offsets past the end become the end.
    pub fn from_code_points(&self, span: CodePointSpan) -> Span {
        let find = |target| self.find(target, |counts| counts.0, |_| 1);
        Span { start: find(span.start), end: find(span.end) }
    }

    /// UTF-16 code units to bytes; an offset inside a surrogate pair becomes the next boundary.
    pub fn from_utf16(&self, span: Utf16Span) -> Span {
        let find = |target| self.find(target, |counts| counts.1, |c| c.len_utf16() as u32);
        Span { start: find(span.start), end: find(span.end) }
    }

    /// Code points and UTF-16 units before byte `offset`.
    fn count(&self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.text.len());
        if self.checkpoints.is_empty() {
            return (offset as u32, offset as u32);
        }
        let slot = (offset / STRIDE).min(self.checkpoints.len() - 1);
        let (mut code_points, mut utf16) = self.checkpoints[slot];
        let from = self.boundary_after(slot * STRIDE);
        for (i, c) in self.text[from..].char_indices() {
            // A code point counts once its last byte lies before the offset.
            if from + i + c.len_utf8() > offset {
                break;
            }
            code_points += 1;
            utf16 += c.len_utf16() as u32;
        }
        (code_points, utf16)
    }

    fn find(&self, target: u32, pick: impl Fn(&(u32, u32)) -> u32, width: impl Fn(char) -> u32) -> u32 {
        if self.checkpoints.is_empty() {
            return (target as usize).min(self.text.len()) as u32;
        }
        let slot = self.checkpoints.partition_point(|c| pick(c) <= target).saturating_sub(1);
        let mut at = pick(&self.checkpoints[slot]);
        let mut byte = self.boundary_after(slot * STRIDE);
        for c in self.text[byte..].chars() {
            if at >= target {
                break;
            }
            at += width(c);
            byte += c.len_utf8();
        }
        byte as u32
    }

    fn boundary_after(&self, mut byte: usize) -> usize {
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_javascript_and_python_count() {
        let text = "a\u{e9}\u{1f600}z";
        let map = OffsetMap::new(text);
        let z = Span::new(7, 8);
        assert_eq!(map.code_points(z), CodePointSpan { start: 3, end: 4 });
        assert_eq!(map.utf16(z), Utf16Span { start: 4, end: 5 });
        assert_eq!(map.from_code_points(map.code_points(z)), z);
        assert_eq!(map.from_utf16(map.utf16(z)), z);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn round_trips_on_any_string(text in "\\PC{0,400}") {
            let map = OffsetMap::new(&text);
            let bounds: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            for pair in bounds.windows(2) {
                let span = Span::new(pair[0], pair[1]);
                assert_eq!(map.from_code_points(map.code_points(span)), span);
                assert_eq!(map.from_utf16(map.utf16(span)), span);
                assert_eq!(map.code_points(span).end, text[..pair[1]].chars().count() as u32);
                assert_eq!(map.utf16(span).end, text[..pair[1]].encode_utf16().count() as u32);
            }
        }
    }
}
