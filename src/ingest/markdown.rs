//! Markdown. The text stays the file as it is, marks and all, so that offsets hold; the marks only
//! say what a line is. Read: headings (`#` and underlined), lists, quotes, rules, fences, comments,
//! pictures on a line of their own, and front matter (`key: value` between two `---` lines).

use super::lines::Line;
use super::structure::Mark;

/// Title, date and so on as front matter gives them.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Keys in lower case, values without quotation marks.
    pub(super) fields: Vec<(String, String)>,
}

impl FrontMatter {
    /// The value of the first of these keys that is there.
    pub(super) fn get(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.fields.iter().find(|(k, v)| k == key && !v.is_empty())).map(|(_, v)| v.as_str())
    }
}

/// What each line's marks say, and the front matter.
pub(super) fn marks(text: &str, lines: &[Line]) -> (Vec<Mark>, FrontMatter) {
    let mut marks = Vec::with_capacity(lines.len());
    let mut front = FrontMatter::default();
    let mut i = 0;
    let line = |i: usize| lines.get(i).map(|l| l.span.of(text));
    if line(0) == Some("---")
        && text.trim_start().starts_with("---")
        && let Some(end) = (1..lines.len()).find(|i| line(*i) == Some("---"))
    {
        front.fields = (1..end).filter_map(|i| line(i)?.split_once(':')).map(|(k, v)| field(k, v)).collect();
        marks.resize(end + 1, Mark::Skip);
        i = end + 1;
    }
    let (mut fence, mut in_comment) = (None, false);
    while let Some(here) = line(i) {
        let mark = if let Some(open) = fence {
            if here.starts_with(open) {
                fence = None;
            }
            Mark::Skip
        } else if in_comment || here.starts_with("<!--") {
            in_comment = !here.contains("-->");
            Mark::Skip
        } else if here.starts_with("```") || here.starts_with("~~~") {
            fence = here.get(..3);
            Mark::Skip
        } else {
            let previous = marks.last().copied().filter(|_| !lines[i].opens_run);
            of_line(here, previous)
        };
        if matches!(mark, Mark::Skip)
            && is_underline(here)
            && marks.last() == Some(&Mark::Paragraph)
            && !lines[i].opens_run
            && let Some(last) = marks.last_mut()
        {
            *last = Mark::Heading(if here.starts_with('=') { 1 } else { 2 });
        }
        marks.push(mark);
        i += 1;
    }
    (marks, front)
}

fn field(key: &str, value: &str) -> (String, String) {
    (key.trim().to_ascii_lowercase(), value.trim().trim_matches(['"', '\'']).to_owned())
}

fn of_line(line: &str, previous: Option<Mark>) -> Mark {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let after = line.get(level..).unwrap_or_default();
    if (1..=6).contains(&level) && after.starts_with([' ', '\t']) {
        return Mark::Heading(level as u8);
    }
    if is_rule(line) || is_underline(line) {
        return Mark::Skip;
    }
    if line.starts_with('>') {
        return Mark::Quote;
    }
    if line.starts_with("![") {
        return Mark::Caption;
    }
    if super::lines::list_marker(line).is_some() {
        return Mark::Item;
    }
    match previous {
        Some(Mark::Quote) => Mark::Quote,
        _ => Mark::Paragraph,
    }
}

fn is_rule(line: &str) -> bool {
    let marks: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && ['-', '*', '_'].iter().any(|m| marks.chars().all(|c| c == *m))
}

fn is_underline(line: &str) -> bool {
    line.len() >= 2 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}
