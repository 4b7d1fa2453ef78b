//! The lines of a text to blocks: which line is the title, which are headings, list items and
//! captions, which are furniture, and which lines make one paragraph. In: lines, and what the
//! format's own marks say of them. Out: blocks that cover every line that is text, furniture too.

use std::collections::BTreeSet;

use super::dateline;
use super::document::{Block, BlockKind};
use super::lines::{self, Line};
use super::patterns::{self, Zone};
use crate::text::{Span, fold};

/// What the format's marks say of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: the line speaks for itself.
    #[default]
    None,
    /// A heading of that level; level 1 may be the title.
    Heading(u8),
    /// Opens a list item.
    Item,
    /// Within a quoted block.
    Quote,
    /// A caption.
    Caption,
    /// Running text, whatever it looks like.
    Paragraph,
    /// Marks only (a rule, a fence, front matter): no block.
    Skip,
}

/// What was made of the lines.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// In order, disjoint.
    pub(super) blocks: Vec<Block>,
    /// By line.
    pub(super) is_furniture: Vec<bool>,
    /// The line that is the title.
    pub(super) title: Option<usize>,
    /// Lines before the first running paragraph.
    pub(super) head: usize,
    /// First line after the last running paragraph.
    pub(super) tail: usize,
}

/// Makes blocks of lines. `marks` is parallel to them; `known_title` is from elsewhere.
pub(super) fn structure(text: &str, lines: &[Line], marks: &[Mark], known_title: Option<&str>) -> Structure {
    let mark = |i: usize| marks.get(i).copied().unwrap_or_default();
    let line = |i: usize| lines.get(i).map_or("", |l| l.span.of(text));
    let key = |i: usize| lines.get(i).and_then(|l| l.key.as_deref());
    let n = lines.len();
    let is_caption: Vec<bool> =
        (0..n).map(|i| mark(i) == Mark::Caption || (mark(i) == Mark::None && is_caption(line(i)))).collect();
    let by_pattern = |i: usize, zone| key(i).is_some_and(|k| is_furniture_line(line(i), k, zone));
    let is_wrapped = is_hard_wrapped(lines);
    // Of a wrapped paragraph any line is running if the whole is.
    let runs = run_spans(lines, is_wrapped);
    let is_body = |i: &usize| {
        let i = *i;
        let running = runs.get(i).is_some_and(|run| lines::is_running(run.of(text)));
        mark(i) != Mark::Skip && !is_caption[i] && running && !by_pattern(i, Zone::Any)
    };
    let (head, tail) = match ((0..n).find(is_body), (0..n).rev().find(is_body)) {
        (Some(first), Some(last)) => (first, last + 1),
        _ => (0, n),
    };
    let zone = |i: usize| match i {
        _ if i < head => Zone::Head,
        _ if i >= tail => Zone::Tail,
        _ => Zone::Any,
    };
    let mut is_furniture: Vec<bool> = (0..n).map(|i| mark(i) != Mark::Skip && by_pattern(i, zone(i))).collect();

    let marked_title = (0..n).find(|i| mark(*i) == Mark::Heading(1) && !is_furniture[*i]);
    let title = known_title
        .and_then(|t| {
            let wanted = lines::skeleton(&lines::key(t));
            (0..n.min(head + 1)).find(|i| key(*i).is_some_and(|k| !wanted.is_empty() && lines::skeleton(k) == wanted))
        })
        .or(marked_title)
        .or_else(|| guess_title(text, lines, head, &is_furniture, &is_caption));
    let body = body_words(text, lines, head);
    if let Some(title) = title {
        is_furniture[title] = false;
        for i in 0..title {
            let keep = mark(i) != Mark::None || is_caption[i] || lines::is_closed(line(i)) && lines::words(line(i)) > 5;
            let keep = keep || is_year(line(i)) || shares_words(line(i), &body);
            is_furniture[i] |= !keep && dateline::date_line(line(i)).is_none() && byline(line(i)).is_none();
        }
    }
    mark_repeats(lines, head, title, &is_caption, &mut is_furniture);
    for i in (tail..n).rev() {
        let is_table = line(i).contains(": ");
        let is_text = is_table
            || lines::is_closed(line(i))
            || lines::words(line(i)) > 14
            || lines::list_marker(line(i)).is_some();
        let is_told = dateline::date_line(line(i)).is_some() || byline(line(i)).is_some() || is_caption[i];
        if is_furniture[i] || mark(i) == Mark::Skip || is_told {
            continue;
        }
        if is_text || mark(i) != Mark::None {
            break;
        }
        is_furniture[i] = true;
    }

    let kinds: Vec<Option<BlockKind>> = (0..n)
        .map(|i| match mark(i) {
            Mark::Skip => None,
            _ if Some(i) == title => Some(BlockKind::Title),
            Mark::Heading(_) => Some(BlockKind::Heading),
            Mark::Item => Some(BlockKind::ListItem),
            Mark::Quote => Some(BlockKind::Quote),
            Mark::Paragraph => Some(BlockKind::Paragraph),
            _ if is_caption[i] => Some(BlockKind::Caption),
            _ if lines::list_marker(line(i)).is_some() => Some(BlockKind::ListItem),
            _ if dateline::date_line(line(i)).is_some() => Some(BlockKind::Paragraph),
            _ if is_heading(lines, i, line(i), is_wrapped) => Some(BlockKind::Heading),
            _ => Some(BlockKind::Paragraph),
        })
        .collect();
    let mut blocks: Vec<Block> = Vec::new();
    for i in 0..n {
        let Some(kind) = kinds[i] else { continue };
        let joins = i > 0 && !lines[i].opens_run && is_furniture[i] == is_furniture[i - 1] && !is_furniture[i];
        let goes_on = match (mark(i), kind) {
            (Mark::None, BlockKind::Paragraph) => is_wrapped || i > 0 && mark(i - 1) != Mark::None,
            (Mark::Paragraph | Mark::Quote, _) => true,
            _ => false,
        };
        let follows = i > 0
            && matches!((kinds[i - 1], kind), (Some(a), b) if a == b || a == BlockKind::ListItem && b == BlockKind::Paragraph);
        match blocks.last_mut() {
            Some(last) if joins && goes_on && follows => last.span = last.span.cover(lines[i].span),
            _ => blocks.push(Block { kind, span: trimmed(text, lines[i].span, mark(i)) }),
        }
    }
    Structure { blocks, is_furniture, title, head, tail }
}

/// By line: its paragraph where lines are wrapped, else the line.
fn run_spans(lines: &[Line], is_wrapped: bool) -> Vec<Span> {
    let mut runs: Vec<Span> = lines.iter().map(|l| l.span).collect();
    if is_wrapped {
        for i in 1..runs.len() {
            if !lines[i].opens_run {
                runs[i] = runs[i].cover(runs[i - 1]);
            }
        }
        for i in (1..runs.len()).rev() {
            if !lines[i].opens_run {
                runs[i - 1] = runs[i];
            }
        }
    }
    runs
}

/// The span without the marks of its format.
fn trimmed(text: &str, span: Span, mark: Mark) -> Span {
    let line = span.of(text);
    let (front, back) = match mark {
        Mark::Heading(_) => {
            let inner = line.trim_start_matches('#').trim_start();
            (line.len() - inner.len(), inner.len() - inner.trim_end_matches('#').trim_end().len())
        }
        Mark::Quote => (line.len() - line.trim_start_matches(['>', ' ']).len(), 0),
        _ => (0, 0),
    };
    let (start, end) = (span.start as usize + front, span.end as usize - back);
    if start < end { Span::new(start, end) } else { span }
}

/// Furniture by its own letters: a pattern of the table, a language switcher, glued tags, an agency.
fn is_furniture_line(line: &str, key: &str, zone: Zone) -> bool {
    patterns::matches(key, zone) && !is_year(line)
        || is_language_switcher(key)
        || is_glued_tags(line)
        || is_agency_line(key)
}

fn is_language_switcher(key: &str) -> bool {
    let mut names =
        key.split(['/', '|', ',', '\u{b7}', '\u{2022}']).map(str::trim).filter(|p| !p.is_empty()).peekable();
    let count = names.clone().count();
    names.peek().is_some() && (count >= 2) && names.all(|p| patterns::is_class("language", p))
}

/// `NewsSports & LeisureWorldOpinion`: links that lost the space between them.
fn is_glued_tags(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    let joins = letters.windows(2).filter(|w| w[0].is_lowercase() && w[1].is_uppercase()).count();
    joins >= 3 && !lines::is_closed(line) && joins * 3 >= lines::words(line)
}

/// A few words and a picture agency at the end.
fn is_agency_line(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let tail = |count: usize| words.len().checked_sub(count).and_then(|from| words.get(from..)).map(|w| w.join(" "));
    words.len() <= 6
        && !lines::is_closed(key)
        && (1..=2).any(|count| {
            tail(count).is_some_and(|t| patterns::is_class("agency", t.trim_matches(['[', ']', '(', ')'])))
        })
}

/// A caption ends in a credit in brackets, or says that it is one.
fn is_caption(line: &str) -> bool {
    if line.len() > lines::MAX_SHORT {
        return false;
    }
    let credit = line
        .strip_suffix(']')
        .and_then(|l| l.rsplit_once('['))
        .or_else(|| line.strip_suffix(')').and_then(|l| l.rsplit_once('(')))
        .map(|(_, credit)| fold(credit));
    credit.is_some_and(|credit| {
        let has_agency = credit
            .split(['/', ',', ':'])
            .flat_map(|piece| piece.split(" via "))
            .any(|piece| patterns::is_class("agency", piece.trim()));
        has_agency || credit.starts_with("photo") || credit.starts_with("image")
    })
}

/// Who a line of the head says wrote it.
pub(super) fn byline(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))?;
    let name = rest.split(['|', '\u{b7}', '\u{2022}', ',']).next()?.trim();
    let is_name = name.split(' ').all(|w| {
        w.chars().next().is_some_and(char::is_uppercase) || matches!(w, "and" | "de" | "al" | "van" | "von" | "bin")
    });
    (lines::words(name) <= 8 && is_name && !lines::is_closed(name)).then_some(name)
}

/// A short line that stands alone, does not close like a sentence and starts like one.
fn is_heading(lines: &[Line], i: usize, line: &str, is_wrapped: bool) -> bool {
    let opens =
        line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '\u{201c}' | '\''));
    let closed = lines::is_closed(line)
        && !(line.ends_with('?') && !line.contains(". ") || line.ends_with(':') && lines::words(line) <= 5);
    let alone = !is_wrapped || lines.get(i + 1).is_none_or(|next| next.opens_run) && lines[i].opens_run;
    opens && !closed && alone && line.len() <= 110 && lines::words(line) <= 14
}

/// Whether paragraphs are broken into lines of equal length: most lines that another one follows
/// directly are of 45 to 110 letters and none is much longer.
fn is_hard_wrapped(lines: &[Line]) -> bool {
    let inner: Vec<usize> = lines.windows(2).filter(|w| !w[1].opens_run).map(|w| w[0].span.len()).collect();
    let full = inner.iter().filter(|l| (45..=110).contains(*l)).count();
    let longest = lines.iter().map(|l| l.span.len()).max().unwrap_or(0);
    inner.len() >= 3 && longest <= 140 && full * 10 >= inner.len() * 6
}

/// The first line of the head most of whose content words the body uses again.
fn guess_title(text: &str, lines: &[Line], head: usize, is_furniture: &[bool], is_caption: &[bool]) -> Option<usize> {
    let line = |i: usize| lines.get(i).map_or("", |l| l.span.of(text));
    let body = body_words(text, lines, head);
    let candidates: Vec<usize> = (0..head)
        .filter(|i| {
            let line = line(*i);
            let is_sentence = line.ends_with('.') || line.trim_end_matches(['?', '!']).contains(". ");
            !is_furniture[*i]
                && !is_caption[*i]
                && !is_sentence
                && line.len() <= 220
                && dateline::date_line(line).is_none()
                && byline(line).is_none()
                && lines::list_marker(line).is_none()
        })
        .collect();
    candidates
        .iter()
        .find(|i| shares_words(line(**i), &body))
        .or_else(|| candidates.iter().find(|i| lines::words(line(**i)) >= 3))
        .or(candidates.first())
        .copied()
}

/// The words of the lines from `head` on.
fn body_words(text: &str, lines: &[Line], head: usize) -> BTreeSet<String> {
    let body = lines.get(head..).unwrap_or_default();
    body.iter().flat_map(|l| content_words(l.span.of(text)).collect::<Vec<_>>()).collect()
}

/// Whether the article uses most of the line's words again, two at least.
fn shares_words(line: &str, body: &BTreeSet<String>) -> bool {
    let words: Vec<String> = content_words(line).collect();
    let known = words.iter().filter(|w| body.contains(*w)).count();
    known >= 2 && known * 2 >= words.len()
}

/// Whether the line is a year: the heading of a chronicle.
fn is_year(line: &str) -> bool {
    line.len() == 4 && line.parse::<u16>().is_ok_and(|y| (1500..2100).contains(&y))
}

/// Words of four letters and more without a plural or possessive ending, folded.
fn content_words(line: &str) -> impl Iterator<Item = String> {
    fold(line)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() >= 4)
        .map(|w| w.trim_end_matches('s').to_owned())
        .collect::<Vec<_>>()
        .into_iter()
}

/// Titles and captions that stand twice: the later one is furniture.
fn mark_repeats(lines: &[Line], head: usize, title: Option<usize>, is_caption: &[bool], is_furniture: &mut [bool]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (i, line) in lines.iter().enumerate() {
        let Some(key) = line.key.as_deref() else { continue };
        if !(i < head || is_caption[i]) {
            continue;
        }
        let is_new = seen.insert(lines::skeleton(key));
        if !is_new && Some(i) != title && lines::words(key) >= 3 {
            is_furniture[i] = true;
        }
    }
}
