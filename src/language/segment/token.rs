//! Text to tokens after the conventions of the English treebanks of Universal Dependencies: clitics,
//! hyphens, slashes and punctuation apart; numbers, dates, addresses, abbreviations and runs of one
//! mark together. Tokens are spans: in order, disjoint, on code point boundaries, none with white
//! space. Time is linear: a cursor only moves on, and looks ahead a fixed number of characters.

use super::lists::{self, LONGEST};
use crate::text::Span;

/// Cuts `text[from..to]` into tokens.
pub(super) fn tokens(text: &str, from: usize, to: usize, out: &mut Vec<Span>) {
    let Some(part) = text.get(from..to) else { return };
    let mut start = None;
    for (i, c) in part.char_indices() {
        if is_space(c) {
            if let Some(s) = start.take() {
                chunk(text, from + s, from + i, out);
            }
        } else if start.is_none() {
            start = Some(i);
        }
    }
    if let Some(s) = start {
        chunk(text, from + s, to, out);
    }
}

/// White space, and what has no width and parts nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\0'..='\u{1f}' | '\u{7f}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_mark(c)) || c == '_'
}

/// Combining marks and joiners, by the blocks that matter for names from other scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e3a}'
        | '\u{200c}' | '\u{200d}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '‘' | '´' | 'ʼ')
}

/// A piece of text without white space.
struct Chunk<'t> {
    text: &'t str,
    end: usize,
}

impl Chunk<'_> {
    fn at(&self, i: usize) -> Option<char> {
        if i >= self.end {
            return None;
        }
        self.text.get(i..self.end)?.chars().next()
    }

    fn next_after(&self, i: usize) -> Option<char> {
        self.at(i + self.at(i)?.len_utf8())
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

fn chunk(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let chunk = Chunk { text, end };
    let whole = chunk.slice(start, end);
    let address = whole.len() > 3 && (whole.contains("://") || whole.contains('@') || whole.contains("www."));
    let mut addresses_tried = false;
    let mut i = start;
    while let Some(c) = chunk.at(i) {
        if address && !addresses_tried && (is_word(c) || matches!(c, '@' | '#')) {
            addresses_tried = true;
            if let Some(next) = web(&chunk, i) {
                out.push(Span::new(i, next));
                i = next;
                continue;
            }
        }
        let next = if is_word(c) { word(&chunk, i, out) } else { mark(&chunk, i, c, start) };
        if !is_word(c) {
            // A mark that opens a number or a word: .5, 's, #tag, -s
            if next == i {
                i = word(&chunk, i, out).max(i + c.len_utf8());
                continue;
            }
            out.push(Span::new(i, next));
        }
        i = next.max(i + 1);
    }
}

/// Where a web or mail address ends that starts here and takes the rest of the chunk.
fn web(chunk: &Chunk<'_>, start: usize) -> Option<usize> {
    let rest = chunk.slice(start, chunk.end);
    let has = |p: &str| rest.get(..p.len()).is_some_and(|r| r.eq_ignore_ascii_case(p));
    let mail = rest.split_once('@').is_some_and(|(a, b)| {
        let mailbox = a.chars().all(|c| is_word(c) || matches!(c, '.' | '-' | '+' | '%'));
        mailbox && b.starts_with(is_word)
    });
    if !(has("http://") || has("https://") || has("ftp://") || has("www.") || mail) {
        return None;
    }
    let closers = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '>' | '\'' | '"' | '”' | '’' | ']' | '»');
    let stop = rest.find(['<', '>', '"', '”', '“', '|']).unwrap_or(rest.len());
    let rest = rest.get(..stop)?;
    let mut cut = rest.trim_end_matches(closers);
    if cut.ends_with(')') && !cut.contains('(') {
        cut = cut.trim_end_matches(|c| c == ')' || closers(c));
    }
    (cut.len() > 2).then_some(start + cut.len())
}

/// Where the mark at `i` ends; `i` itself where it opens a word.
fn mark(chunk: &Chunk<'_>, i: usize, c: char, chunk_start: usize) -> usize {
    let after = i + c.len_utf8();
    let next = chunk.at(after);
    match c {
        '.' | '-' | '!' | '?' | '*' | '=' | '_' | '~' | '+' | '<' | '>' | '#' | '$' | '/' | '\\' | '\u{2026}' => {
            let same = |d: char| d == c || matches!((c, d), ('!', '?') | ('?', '!') | ('-', '=') | ('=', '-'));
            let mut j = after;
            while let Some(d) = chunk.at(j).filter(|d| same(*d)) {
                j += d.len_utf8();
            }
            if j > after {
                return j;
            }
            let starts = i == chunk_start;
            let digit = next.is_some_and(|d| d.is_ascii_digit());
            let letter = next.is_some_and(char::is_alphabetic);
            if (c == '.' && starts && (digit || letter)) || (c == '#' && letter) || (c == '+' && starts && digit) {
                return i;
            }
            after
        }
        '@' if next.is_some_and(is_word) => i,
        ':' | ';' => {
            let face = |d: Option<char>| matches!(d, Some(')' | '(' | 'D' | 'P'));
            let alone = i == chunk_start || chunk.at(chunk_start).is_some_and(|d| !is_word(d));
            let two = if next == Some('-') { after + 1 } else { after };
            let ends = |j: usize| chunk.at(j + 1).is_none_or(|d| !is_word(d));
            if alone && face(chunk.at(two)) && ends(two) { two + 1 } else { after }
        }
        '\'' | '’' | '`' if next == Some(c) && c != '`' || c == '`' && next == Some('`') => after + c.len_utf8(),
        '\'' | '’' => {
            // '90s, 'em, and a clitic that white space parts from its word.
            let decade = next.is_some_and(|d| d.is_ascii_digit()) && i == chunk_start;
            let tail = chunk.slice(after, chunk.end);
            let known =
                tail.len() <= 3 && i == chunk_start && (lists::look(tail).clitic || tail.eq_ignore_ascii_case("em"));
            if decade && tail.len() <= 4 || known { chunk.end } else { after }
        }
        _ => after,
    }
}

/// Pushes the word that starts at `start`, cut where clitics part from it; returns where it ends.
fn word(chunk: &Chunk<'_>, start: usize, out: &mut Vec<Span>) -> usize {
    let mut i = start + chunk.at(start).map_or(1, char::len_utf8);
    let mut previous = chunk.at(start).unwrap_or(' ');
    let mut dots = 0;
    let mut piece = start;
    let mut hyphens = 0;
    while let Some(c) = chunk.at(i) {
        if is_word(c) {
            // Glued text: a small letter, then a word in title case, is left to the tagger.
            previous = c;
            i += c.len_utf8();
            continue;
        }
        let after = i + c.len_utf8();
        let next = chunk.at(after);
        let digits = previous.is_ascii_digit() && next.is_some_and(|d| d.is_ascii_digit());
        let letters = previous.is_alphabetic() && next.is_some_and(char::is_alphabetic);
        let joined = match c {
            '.' => digits || acronym_goes_on(chunk, piece, i, next, dots) || (letters && is_domain(chunk, start, i)),
            ',' => digits && thousands(chunk, after),
            ':' => digits && dots == 0,
            '/' => digits,
            '-' => {
                let number = digits && is_telephone(chunk, start, i);
                let prefix =
                    i - piece <= LONGEST && lists::look(chunk.slice(piece, i)).prefix && next.is_some_and(is_word);
                hyphens += u32::from(prefix);
                number || (prefix && hyphens < 4) || (dots > 0 && digits)
            }
            '&' => letters && previous.is_uppercase() && next.is_some_and(char::is_uppercase),
            '@' | '#' => false,
            _ if is_apostrophe(c) => letters || previous.is_alphabetic() && clitic_at(chunk, i).is_some(),
            _ => false,
        };
        if !joined {
            break;
        }
        if c == '.' {
            dots += 1;
        }
        if is_apostrophe(c) && clitic_at(chunk, i).is_some() {
            break;
        }
        if c == '-' {
            piece = after;
        }
        previous = c;
        i = after;
        if let Some(d) = next.filter(|d| is_word(*d)) {
            previous = d;
            i += d.len_utf8();
        }
    }
    i = closing_stop(chunk, piece, i, dots);
    finish(chunk, start, i, out)
}

/// Pushes `start..i`, and the clitic that follows it.
fn finish(chunk: &Chunk<'_>, start: usize, i: usize, out: &mut Vec<Span>) -> usize {
    let form = chunk.slice(start, i);
    let tail = chunk.at(i).filter(|c| is_apostrophe(*c)).and_then(|_| clitic_at(chunk, i));
    if let Some(end) = tail {
        // do|n't, unless the word is nothing but its n.
        let negation = end - i <= 4 && chunk.slice(i, end).ends_with(['t', 'T']);
        let cut = if negation && form.len() > 1 && form.ends_with(['n', 'N']) { i - 1 } else { i };
        out.push(Span::new(start, cut));
        if negation && cut == i {
            // rock'n't and the like: the apostrophe stays a word of its own.
            out.push(Span::new(i, end));
            return end;
        }
        out.push(Span::new(cut, end));
        return end;
    }
    let cut = if (2..=8).contains(&form.len()) { lists::look(form).bare } else { 0 };
    if cut > 0 && form.is_char_boundary(cut) && !form.bytes().all(|b| b.is_ascii_uppercase()) {
        out.push(Span::new(start, start + cut));
        out.push(Span::new(start + cut, i));
    } else if i > start {
        out.push(Span::new(start, i));
    }
    i
}

/// Where the clitic ends whose apostrophe stands at `i`.
fn clitic_at(chunk: &Chunk<'_>, i: usize) -> Option<usize> {
    let c = chunk.at(i)?;
    let from = i + c.len_utf8();
    let mut end = from;
    for _ in 0..3 {
        match chunk.at(end) {
            Some(d) if d.is_ascii_alphabetic() => end += 1,
            Some(d) if is_word(d) => return None,
            _ => break,
        }
    }
    if chunk.at(end).is_some_and(is_word)
        || (chunk.at(end).is_some_and(is_apostrophe) && chunk.next_after(end).is_some_and(is_word))
    {
        return None;
    }
    let tail = chunk.slice(from, end);
    let negation = tail.eq_ignore_ascii_case("t") && chunk.slice(0, i).ends_with(['n', 'N']);
    (lists::look(tail).clitic || negation).then_some(end)
}

/// Whether the stop at `i` goes on an acronym: single letters between stops.
fn acronym_goes_on(chunk: &Chunk<'_>, piece: usize, i: usize, next: Option<char>, dots: u32) -> bool {
    let Some(next) = next.filter(|n| n.is_alphabetic()) else { return false };
    let part = chunk.slice(piece, i);
    let last = part.rsplit('.').next().unwrap_or_default();
    let single = last.chars().count() == 1 || (dots == 0 && matches!(last, "Ph" | "Sc"));
    let after = chunk.at(i + 1 + next.len_utf8());
    single && after.is_none_or(|c| !is_word(c)) || (single && dots > 0 && after.is_some_and(|c| c == '.'))
}

/// Whether the stop at `i` stands within a name like example.com or news.groups.misc.
fn is_domain(chunk: &Chunk<'_>, start: usize, i: usize) -> bool {
    let before = chunk.slice(start, i);
    let label = |from: usize| {
        let small = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
        (0..16).take_while(|k| chunk.at(from + k).as_ref().is_some_and(small)).count()
    };
    let n = label(i + 1);
    let tail = chunk.slice(i + 1, i + 1 + n);
    if n == 0 || chunk.at(i + 1 + n).is_some_and(is_word) {
        return false;
    }
    let last = before.rsplit('.').next().unwrap_or_default();
    let plain = last.len() > 1 && !last.contains(char::is_uppercase);
    let goes_on = chunk.at(i + 1 + n) == Some('.') && label(i + 2 + n) > 1;
    lists::look(tail).domain || plain && (goes_on || before.len() > last.len())
}

fn thousands(chunk: &Chunk<'_>, from: usize) -> bool {
    let digits = (0..4).take_while(|k| chunk.at(from + k).is_some_and(|d| d.is_ascii_digit())).count();
    digits == 3
}

/// Whether the hyphen at `i` joins groups of digits as in telephone numbers and ISO dates.
fn is_telephone(chunk: &Chunk<'_>, start: usize, i: usize) -> bool {
    let before = chunk.slice(start, i);
    let group = |from: usize| (0..6).take_while(|k| chunk.at(from + k).is_some_and(|d| d.is_ascii_digit())).count();
    let next = group(i + 1);
    let last = before.rsplit('-').next().unwrap_or_default().len();
    let third = chunk.at(i + 1 + next) == Some('-') && group(i + 2 + next) > 0;
    before.contains('-') || third || (last == 3 && next == 4) || (last == 5 && next == 4)
}

/// Takes a stop that belongs to the word into it; returns where the word ends.
fn closing_stop(chunk: &Chunk<'_>, piece: usize, i: usize, dots: u32) -> usize {
    if chunk.at(i) != Some('.') || chunk.at(i + 1) == Some('.') {
        return i;
    }
    let form = chunk.slice(piece, i);
    let at_end = chunk.at(i + 1).is_none_or(|c| !is_word(c));
    if dots > 0 {
        let acronym = form
            .split('.')
            .all(|p| p.chars().count() == 1 && p.chars().all(char::is_alphabetic) || matches!(p, "Ph" | "Sc"));
        return if acronym { i + 1 } else { i };
    }
    let mut letters = form.chars();
    let first = letters.next().unwrap_or(' ');
    if letters.next().is_none() && first.is_uppercase() && first != 'I' {
        return i + 1;
    }
    if form.len() > LONGEST || !at_end {
        return i;
    }
    let known = lists::look(form);
    let capital = first.is_uppercase();
    let digit = {
        let rest = chunk.text.get(i + 1..).unwrap_or_default().trim_start_matches(is_nearby_space);
        rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let title = known.title && (capital || form == "vs");
    let inside = chunk.at(i + 1).is_some_and(|c| matches!(c, ',' | ';' | ')'));
    if title
        || known.abbreviation && (capital || form != "co" && form != "est" || inside)
        || (known.capital && capital)
        || (known.number && digit)
    {
        i + 1
    } else {
        i
    }
}

fn is_nearby_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}'
}
