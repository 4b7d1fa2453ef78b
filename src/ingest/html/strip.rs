//! The last resort: the text between tags, without a parser. Also the extent of a page's markup,
//! counted before a parser sees it.

/// How deep and how large markup is.
#[derive(Debug, Default)]
pub(super) struct Extent {
    pub(super) depth: usize,
    pub(super) tags: usize,
}

/// Elements without content: they never nest.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p"];

/// Counts tags and the deepest nesting (of tags that were never closed, too).
pub(super) fn extent(html: &str) -> Extent {
    let mut extent = Extent::default();
    let mut depth = 0usize;
    for piece in html.split('<').skip(1) {
        if piece.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if piece.starts_with(|c: char| c.is_ascii_alphabetic()) {
            extent.tags += 1;
            let name: String =
                piece.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            if !VOID.contains(&name.as_str()) {
                depth += 1;
                extent.depth = extent.depth.max(depth);
            }
        }
    }
    extent
}

/// The text between tags, a line each.
pub(super) fn text(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut skip_until: Option<String> = None;
    for (i, piece) in html.split('<').enumerate() {
        let (tag, words) = if i == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        let name = tag.split([' ', '\t', '\n', '\r']).next().unwrap_or_default().to_ascii_lowercase();
        match &skip_until {
            Some(end) if *end == name => skip_until = None,
            Some(_) => continue,
            None if matches!(name.as_str(), "script" | "style" | "noscript") => {
                skip_until = Some(format!("/{name}"));
                continue;
            }
            None => {}
        }
        let words = super::walk::collapse(words);
        if !words.is_empty() {
            lines.push(words);
        }
    }
    lines
}
