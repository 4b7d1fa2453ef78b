//! Citations of a document, from what is known about it. Plain text; Chicago (author-date) and BibTeX.

use attache::view::{DocumentRow, SourceEvidence};

use super::messages::t;

/// Chicago, bibliography form.
pub(crate) fn chicago(source: &SourceEvidence, row: Option<&DocumentRow>) -> String {
    let byline = row.and_then(|r| r.byline.clone());
    let publisher = source.publisher.clone().unwrap_or_default();
    let date = source.published.clone().unwrap_or_else(|| t!("cite-no-date"));
    let mut out = String::new();
    if let Some(byline) = byline.filter(|b| !b.is_empty()) {
        out.push_str(byline.trim_end_matches('.'));
        out.push_str(". ");
    }
    out.push_str(&format!("“{}.” ", source.document.name.trim_end_matches('.')));
    if !publisher.is_empty() {
        out.push_str(&format!("{publisher}, "));
    }
    out.push_str(&format!("{date}."));
    if source.is_digest {
        out.push_str(&format!(" {}", t!("cite-digest")));
    }
    out
}

/// BibTeX.
pub(crate) fn bibtex(source: &SourceEvidence, row: Option<&DocumentRow>) -> String {
    let mut fields = vec![("title", format!("{{{}}}", braces(&source.document.name)))];
    if let Some(byline) = row.and_then(|r| r.byline.as_deref()).filter(|b| !b.is_empty()) {
        fields.push(("author", braces(byline)));
    }
    if let Some(publisher) = &source.publisher {
        fields.push(("publisher", braces(publisher)));
    }
    if let Some(date) = &source.published {
        let mut parts = date.splitn(3, '-');
        fields.extend(parts.next().map(|year| ("year", year.to_owned())));
        fields.extend(parts.next().map(|month| ("month", month.to_owned())));
    }
    if source.is_digest {
        fields.push(("note", braces(&t!("cite-digest"))));
    }
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}", key(&source.document.key), body.join(",\n"))
}

/// A citation key: letters, digits and dashes.
fn key(document: &str) -> String {
    document.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

/// Letters that BibTeX reads as syntax, made harmless.
fn braces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' => {}
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
