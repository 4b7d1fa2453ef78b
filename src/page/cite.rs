//! Citations of a document, from what is known about it: Chicago (bibliography), BibTeX, RIS, CSL-JSON.
//! The first is for a reader and in the page's language; the others are formats and in none.

use attache::view::{DocumentRow, SourceEvidence};

use super::messages::t;

/// A citation in one form.
pub(crate) struct Citation {
    /// Its hook and the key of its name.
    pub(crate) name: &'static str,
    pub(crate) mime: &'static str,
    pub(crate) extension: &'static str,
    pub(crate) text: String,
}

/// Every form.
pub(crate) fn all(source: &SourceEvidence, row: Option<&DocumentRow>) -> Vec<Citation> {
    let work = Work::new(source, row);
    let form = |name, mime, extension, text| Citation { name, mime, extension, text };
    vec![
        form("cite-chicago", "text/plain", "txt", work.chicago()),
        form("cite-bibtex", "application/x-bibtex", "bib", work.bibtex()),
        form("cite-ris", "application/x-research-info-systems", "ris", work.ris()),
        form("cite-csl", "application/vnd.citationstyles.csl+json", "json", work.csl()),
    ]
}

/// For a reader.
pub(crate) fn chicago(source: &SourceEvidence, row: Option<&DocumentRow>) -> String {
    Work::new(source, row).chicago()
}

/// The name of a file for a document's citation.
pub(crate) fn file_stem(document: &str) -> String {
    format!("cite-{}", key(document))
}

/// What is known of the document.
struct Work<'a> {
    key: String,
    title: &'a str,
    author: Option<&'a str>,
    publisher: Option<&'a str>,
    /// Year, month, day, as far as known.
    date: Vec<&'a str>,
    is_digest: bool,
}

impl<'a> Work<'a> {
    fn new(source: &'a SourceEvidence, row: Option<&'a DocumentRow>) -> Self {
        Self {
            key: key(&source.document.key),
            title: source.document.name.trim_end_matches('.'),
            author: row.and_then(|r| r.byline.as_deref()).map(|a| a.trim_end_matches('.')).filter(|b| !b.is_empty()),
            publisher: source.publisher.as_deref().filter(|p| !p.is_empty()),
            date: source.published.as_deref().map(|d| d.splitn(3, '-').collect()).unwrap_or_default(),
            is_digest: source.is_digest,
        }
    }

    fn chicago(&self) -> String {
        let mut out = self.author.map(|author| format!("{author}. ")).unwrap_or_default();
        out.push_str(&format!("“{}.” ", self.title));
        if let Some(publisher) = self.publisher {
            out.push_str(&format!("{publisher}, "));
        }
        let date = if self.date.is_empty() { t!("cite-no-date") } else { self.date.join("-") };
        out.push_str(date.trim_end_matches('.'));
        out.push('.');
        if self.is_digest {
            out.push_str(&format!(" {}", t!("cite-digest")));
        }
        out
    }

    fn bibtex(&self) -> String {
        let mut fields = vec![("title", format!("{{{}}}", braces(self.title)))];
        fields.extend(self.author.map(|author| ("author", format!("{{{}}}", braces(author)))));
        fields.extend(self.publisher.map(|publisher| ("publisher", braces(publisher))));
        for (name, part) in ["year", "month", "day"].into_iter().zip(&self.date) {
            fields.push((name, (*part).to_owned()));
        }
        if self.is_digest {
            fields.push(("note", "Read as a digest.".to_owned()));
        }
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
        format!("@misc{{{},\n{}\n}}\n", self.key, body.join(",\n"))
    }

    fn ris(&self) -> String {
        let mut lines = vec![("TY", "NEWS".to_owned()), ("ID", self.key.clone()), ("TI", line(self.title))];
        lines.extend(self.author.map(|author| ("AU", line(author))));
        lines.extend(self.publisher.map(|publisher| ("PB", line(publisher))));
        if let Some(year) = self.date.first() {
            let part = |at: usize| self.date.get(at).copied().unwrap_or_default();
            lines.push(("PY", (*year).to_owned()));
            lines.push(("DA", format!("{year}/{}/{}/", part(1), part(2))));
        }
        if self.is_digest {
            lines.push(("N1", "Read as a digest.".to_owned()));
        }
        lines.push(("ER", String::new()));
        lines.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
    }

    fn csl(&self) -> String {
        let mut fields =
            vec![("id", json(&self.key)), ("type", json("article-newspaper")), ("title", json(self.title))];
        fields.extend(self.author.map(|author| ("author", format!("[{{ \"literal\": {} }}]", json(author)))));
        fields.extend(self.publisher.map(|publisher| ("publisher", json(publisher))));
        let parts: Vec<String> =
            self.date.iter().filter_map(|p| p.parse::<u32>().ok()).map(|n| n.to_string()).collect();
        if !parts.is_empty() {
            fields.push(("issued", format!("{{ \"date-parts\": [[{}]] }}", parts.join(", "))));
        }
        if self.is_digest {
            fields.push(("note", json("Read as a digest.")));
        }
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("    \"{name}\": {value}")).collect();
        format!("[\n  {{\n{}\n  }}\n]\n", body.join(",\n"))
    }
}

/// A citation key: letters, digits and dashes.
fn key(document: &str) -> String {
    document.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A JSON string.
fn json(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            _ if c < ' ' => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Letters that BibTeX reads as syntax, made harmless.
fn braces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' => {}
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash "),
            _ => out.push(c),
        }
    }
    out
}
