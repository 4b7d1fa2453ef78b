//! Which format a file is of, from its name and its first letters. Also the encoding that markup
//! declares, which has to be known before the markup can be read.

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
}

/// How many letters of a file are looked at.
const HEAD: usize = 1024;

/// The format by extension; where that tells nothing, by content.
pub(super) fn format(path: &str, text: &str) -> Format {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => Format::Markdown,
        Some("html" | "htm" | "xhtml" | "shtml") => Format::Html,
        _ if is_html(text) => Format::Html,
        _ => Format::Plain,
    }
}

/// Whether the text opens as a web page.
fn is_html(text: &str) -> bool {
    let mut head = text.trim_start();
    while let Some(rest) = head.strip_prefix("<!--") {
        let Some((_, after)) = rest.split_once("-->") else { return false };
        head = after.trim_start();
    }
    let head: String = head.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
        || (head.starts_with('<')
            && ["<head", "<body", "<div", "<article", "<p>", "<h1"].iter().any(|t| head.contains(t)))
}

/// The label in `charset=…` near the head of a page.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(HEAD).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let at = head.find("charset")?;
    let rest = head.get(at + "charset".len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let label: String = rest
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_content_decide() {
        assert_eq!(format("a/b.MD", "text"), Format::Markdown);
        assert_eq!(format("b.txt", "Plain <b>words</b>"), Format::Plain);
        assert_eq!(format("-", " <!-- x --> <!DOCTYPE html><p>a"), Format::Html);
        assert_eq!(format("paste", "<div><p>one</p></div>"), Format::Html);
        assert_eq!(format("x.txt", "<unclosed <!-- "), Format::Plain);
    }

    #[test]
    fn declared_encodings() {
        assert_eq!(declared_encoding(b"<meta charset=\"Windows-1251\">").as_deref(), Some("windows-1251"));
        assert_eq!(declared_encoding(b"<meta content='text/html; charset=koi8-r'>").as_deref(), Some("koi8-r"));
        assert_eq!(declared_encoding(b"no such thing"), None);
    }
}
