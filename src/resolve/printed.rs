//! Whether the text bears out the date that the document prints. In: one document. Out: findings,
//! each with what is printed, what the text implies and the words that imply it.

use super::Analysed;
use super::findings::DateFinding;

/// What does not fit, in text order.
pub(super) fn findings(document: &Analysed<'_>) -> Vec<DateFinding> {
    let metadata = &document.document.metadata;
    let mut found = Vec::new();
    let printed = metadata.published_as_printed.or(metadata.published).map(|d| d.to_string());
    for diagnostic in &document.layers.diagnostics {
        let words = diagnostic.span.of(&document.document.text);
        let implied = match diagnostic.code {
            "printed-date-differs" => metadata.published.map_or_else(String::new, |d| d.to_string()),
            "date-after-publication" => format!("{words} or later"),
            "printed-date-doubtful" => words.to_owned(),
            "date-estimated" => {
                let date = document.layers.date.as_ref().map(|d| d.date.to_string()).unwrap_or_default();
                format!("{date} or later")
            }
            _ => continue,
        };
        found.push(DateFinding {
            field: "published",
            code: diagnostic.code,
            printed: printed.clone(),
            implied,
            evidence: diagnostic.span,
            reason: diagnostic.hint.clone(),
        });
    }
    found.sort_by(|a: &DateFinding, b| (a.evidence, a.code).cmp(&(b.evidence, b.code)));
    found
}
