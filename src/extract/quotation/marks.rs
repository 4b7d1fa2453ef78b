//! Quotation marks to quoted stretches. In: the text and its paragraphs. Out: outermost stretches in
//! text order, disjoint, each within one paragraph. Curly, straight, angled, low and TeX marks; single
//! ones where they cannot be apostrophes; a stretch that stays open to the end of its paragraph
//! counts where the next paragraph opens anew, or where it began like a quotation.

use crate::text::Span;

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// With its marks.
    pub(crate) outer: Span,
    /// Between its marks, without white space at the ends.
    pub(crate) inner: Span,
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
    /// Whether its closing mark is missing.
    pub(crate) open_ended: bool,
    /// Whether it carries on a stretch of the paragraph before, which was left open for that.
    pub(crate) continues: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open(Family),
    Close(Family),
    /// A straight double mark whose side its neighbours do not tell.
    Either,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

/// Finds the quoted stretches of the paragraphs.
pub(crate) fn find(text: &str, paragraphs: &[Span]) -> Vec<Quoted> {
    let mut all: Vec<Quoted> = Vec::new();
    let mut left_open = false;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let body = paragraph.of(text);
        let starts_open = starts_with_mark(body);
        let next_opens = paragraphs.get(number + 1).is_some_and(|p| starts_with_mark(p.of(text)));
        let before = all.len();
        left_open = stretches(text, *paragraph, number, left_open && starts_open, next_opens, &mut all);
        for stretch in all.get_mut(before..).unwrap_or_default() {
            stretch.inner = trim(text, stretch.inner);
        }
    }
    all.retain(|q| !q.inner.is_empty());
    all
}

/// Appends the stretches of one paragraph; whether its last one is carried on by the next paragraph.
fn stretches(
    text: &str,
    paragraph: Span,
    number: usize,
    continued: bool,
    next_opens: bool,
    into: &mut Vec<Quoted>,
) -> bool {
    let start = paragraph.start;
    let mut stack: Vec<(Span, Family, usize)> = Vec::new();
    let mut first = true;
    for (at, length, mark) in marks(paragraph.of(text)) {
        let place = Span { start: start + at as u32, end: start + (at + length) as u32 };
        let open_family = stack.last().map(|s| s.1);
        let mark = match mark {
            Mark::Either if open_family == Some(Family::Double) => Mark::Close(Family::Double),
            Mark::Either => Mark::Open(Family::Double),
            other => other,
        };
        match mark {
            Mark::Open(family) => stack.push((place, family, into.len())),
            Mark::Close(family) => {
                let Some(level) = stack.iter().rposition(|s| s.1 == family) else { continue };
                let Some(&(open, _, known)) = stack.get(level) else { continue };
                stack.truncate(level);
                into.truncate(known);
                into.push(Quoted {
                    outer: open.cover(place),
                    inner: Span { start: open.end, end: place.start },
                    paragraph: number,
                    open_ended: false,
                    continues: continued && first && open.start == start,
                });
                first = false;
            }
            Mark::Either => {}
        }
    }
    close_at_end(text, paragraph, number, continued, next_opens, &stack, into)
}

/// What to do with a stretch that the paragraph leaves open.
fn close_at_end(
    text: &str,
    paragraph: Span,
    number: usize,
    continued: bool,
    next_opens: bool,
    stack: &[(Span, Family, usize)],
    into: &mut Vec<Quoted>,
) -> bool {
    let Some(&(open, _, known)) = stack.iter().find(|s| s.1 != Family::Single) else { return false };
    let before = Span { start: paragraph.start, end: open.start }.of(text).trim_end();
    let begins = before.is_empty() || before.ends_with([',', ':']);
    let has_later = into.len() > known;
    if !begins || (has_later && !next_opens) {
        return false;
    }
    into.truncate(known);
    into.push(Quoted {
        outer: Span { start: open.start, end: paragraph.end },
        inner: Span { start: open.end, end: paragraph.end },
        paragraph: number,
        open_ended: true,
        continues: continued && open.start == paragraph.start,
    });
    next_opens
}

fn starts_with_mark(body: &str) -> bool {
    body.starts_with(['“', '"', '«', '„', '”', '‘']) || body.starts_with("``") || body.starts_with("''")
}

fn trim(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let start = span.start + (body.len() - body.trim_start().len()) as u32;
    let end = start + body.trim().len() as u32;
    Span { start, end: end.min(span.end).max(start) }
}

/// The marks of a paragraph with byte offset and length.
fn marks(body: &str) -> Vec<(usize, usize, Mark)> {
    let letters: Vec<(usize, char)> = body.char_indices().collect();
    let mut found = Vec::new();
    let mut skip = false;
    for (i, &(at, c)) in letters.iter().enumerate() {
        if skip {
            skip = false;
            continue;
        }
        let before = i.checked_sub(1).and_then(|p| letters.get(p)).map(|l| l.1);
        let after = letters.get(i + 1).map(|l| l.1);
        let doubled = (c == '`' || c == '\'') && after == Some(c);
        let after = if doubled { letters.get(i + 2).map(|l| l.1) } else { after };
        let can_open = before.is_none_or(opens_after) && after.is_some_and(|a| !a.is_whitespace());
        let can_close = before.is_some_and(|b| !b.is_whitespace()) && after.is_none_or(|a| !a.is_alphanumeric());
        let mark = match c {
            '“' if can_close && !can_open => Mark::Close(Family::Double),
            '“' | '„' | '‟' => Mark::Open(Family::Double),
            '”' if can_open && !can_close => Mark::Open(Family::Double),
            '”' => Mark::Close(Family::Double),
            '«' => Mark::Open(Family::Angle),
            '»' => Mark::Close(Family::Angle),
            '`' if doubled => Mark::Open(Family::Double),
            '"' | '\'' if c == '"' || doubled => match (can_open, can_close) {
                (true, false) => Mark::Open(Family::Double),
                (false, true) if before.is_some_and(|b| b.is_ascii_digit()) => Mark::Either,
                (false, true) => Mark::Close(Family::Double),
                _ => Mark::Either,
            },
            '‘' if can_open => Mark::Open(Family::Single),
            '\'' if can_open && after.is_some_and(char::is_alphanumeric) && closes_later(&letters, i) => {
                Mark::Open(Family::Single)
            }
            '’' | '\'' if can_close && !is_possessive(&letters, i) => Mark::Close(Family::Single),
            _ => continue,
        };
        skip = doubled;
        found.push((at, if doubled { 2 } else { c.len_utf8() }, mark));
    }
    found
}

/// What may stand before an opening mark.
fn opens_after(c: char) -> bool {
    c.is_whitespace() || "([{—–-/“”‘\"'«„*".contains(c)
}

/// "the players' wage": an apostrophe after s before a word in lower case.
fn is_possessive(letters: &[(usize, char)], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).and_then(|p| letters.get(p)).map(|l| l.1);
    let ahead = |n: usize| letters.get(at + n).map(|l| l.1);
    back(1) == Some('s') && ahead(1) == Some(' ') && ahead(2).is_some_and(char::is_lowercase)
}

/// Whether a straight single mark that could open has one after it that could close.
fn closes_later(letters: &[(usize, char)], at: usize) -> bool {
    (at + 2..letters.len().min(at + 600)).any(|i| {
        let here = letters.get(i).map(|l| l.1);
        let before = letters.get(i - 1).map(|l| l.1);
        let after = letters.get(i + 1).map(|l| l.1);
        here == Some('\'')
            && before.is_some_and(|b| b.is_alphanumeric() || ",.?!".contains(b))
            && after.is_none_or(|a| !a.is_alphanumeric())
            && !is_possessive(letters, i)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The inner texts of a text whose paragraphs are its lines, joined by `|`.
    fn check(text: &str, expected: &str) {
        let mut at = 0;
        let mut paragraphs = Vec::new();
        for line in text.split('\n') {
            paragraphs.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        let found: Vec<&str> = find(text, &paragraphs).iter().map(|q| q.inner.of(text)).collect();
        assert_eq!(found.join("|"), expected, "{text}");
    }

    #[test]
    fn all_kinds_of_marks() {
        check("He said: “Go.” Then “stay”.", "Go.|stay");
        check("He said, \"Go on,\" and \"stay\".", "Go on,|stay");
        check("She wrote ``fine'' and left.", "fine");
        check("Il a dit « bien » hier.", "bien");
        check("'We will not go,' he said.", "We will not go,");
        check("‘We won’t go,’ he said.", "We won’t go,");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The players' wage isn't Rossi's concern.", "");
        check("the council‘s so-called “plan”", "plan");
        check("rock 'n' roll of the '90s", "n");
        check("a 6'2\" man said \"hi\"", "hi");
    }

    #[test]
    fn nested_marks_give_the_outer_stretch() {
        check("“He said ‘no’ to us,” she said.", "He said ‘no’ to us,");
        check("“He said “no” to us,” she said.", "He said “no” to us,");
    }

    #[test]
    fn an_open_stretch_goes_on_in_the_next_paragraph() {
        check("He said: “One.\n“Two.”\nThree.", "One.|Two.");
        check("The “odd mark stays.\nNext.", "");
        check("Mixed “marks\" close.", "marks");
    }
}
