//! A tree of elements to blocks of text with what their elements say. Walks without recursion.

use dom_query::NodeRef;

use crate::ingest::structure::Mark;

/// The blocks below `root`, white space collapsed, none empty.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<(Mark, String)> {
    let mut writer = Writer::default();
    let mut stack = vec![Step::Enter(*root)];
    while let Some(step) = stack.pop() {
        match step {
            Step::Enter(node) if node.is_text() => {
                let words = node.text();
                writer.words.extend(words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
            }
            Step::Enter(node) => {
                let name = node.node_name().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
                if is_silent(&name)
                    || node.has_attr("hidden")
                    || node.attr("aria-hidden").is_some_and(|v| &*v == "true")
                {
                    continue;
                }
                if name == "br" {
                    writer.words.push('\n');
                    continue;
                }
                let is_block = !is_inline(&name);
                if is_block {
                    writer.flush();
                    writer.marks.push(mark(&name).unwrap_or_else(|| writer.mark()));
                    stack.push(Step::Leave);
                }
                let children: Vec<NodeRef<'_>> = node.children_it(true).collect();
                stack.extend(children.into_iter().map(Step::Enter));
            }
            Step::Leave => {
                writer.flush();
                writer.marks.pop();
            }
        }
    }
    writer.flush();
    writer.blocks
}

/// Runs of white space become one space.
pub(super) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave,
}

#[derive(Default)]
struct Writer {
    blocks: Vec<(Mark, String)>,
    words: String,
    marks: Vec<Mark>,
}

impl Writer {
    fn mark(&self) -> Mark {
        self.marks.last().copied().unwrap_or_default()
    }

    /// Closes the block; two `br` in a row part it (other line breaks are spaces already).
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let mut parts: Vec<String> = Vec::new();
        let mut breaks = 2;
        for line in words.split('\n') {
            let line = collapse(line);
            if line.is_empty() {
                breaks += 1;
                continue;
            }
            match parts.last_mut() {
                Some(last) if breaks < 2 => {
                    last.push(' ');
                    last.push_str(&line);
                }
                _ => parts.push(line),
            }
            breaks = 1;
        }
        let mark = self.mark();
        self.blocks.extend(parts.into_iter().map(|part| (mark, part)));
    }
}

/// What the element says of its text; `None` where it says nothing of its own.
fn mark(name: &str) -> Option<Mark> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Mark::Heading(2)),
        "li" | "dt" | "dd" => Some(Mark::Item),
        "blockquote" => Some(Mark::Quote),
        "figcaption" | "caption" => Some(Mark::Caption),
        _ => None,
    }
}

fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "nav"
            | "footer"
            | "aside"
            | "form"
            | "button"
            | "select"
            | "svg"
            | "iframe"
            | "object"
            | "canvas"
            | "audio"
            | "video"
            | "head"
            | "textarea"
    )
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "img"
    )
}
