//! A sheet as Markdown: a table with a footnote for every sentence, and the footnotes below it. What
//! the texts hold cannot break out of its cell: characters that mean something are escaped.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Note, Sheet};

/// Writes it.
pub fn write(sheet: &Sheet) -> String {
    let shown: Vec<usize> = (0..sheet.columns.len()).filter(|i| !is_data(sheet, *i)).collect();
    let mut out = format!("# {}\n\n{}\n\n", escape(&sheet.title), escape(&sheet.about));
    if sheet.rows.is_empty() {
        out.push_str("Nothing passes.\n");
        return out;
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(shown.iter().filter_map(|i| Some(escape(&sheet.columns.get(*i)?.name))).collect()));
    out.push_str(&line(shown.iter().map(|_| "---".to_owned()).collect()));
    // The same sentence behind two rows is one footnote.
    let mut numbers: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut notes: Vec<&Note> = Vec::new();
    for row in &sheet.rows {
        let mut cells: Vec<String> =
            shown.iter().map(|i| row.cells.get(*i).map(|c| escape(c)).unwrap_or_default()).collect();
        let mut marks = String::new();
        for note in &row.notes {
            let number = *numbers.entry((&note.link, &note.sentence)).or_insert_with(|| {
                notes.push(note);
                notes.len()
            });
            let _ = write!(marks, "[^{number}]");
        }
        // With the words that are told, which stand in the longest cell.
        let longest = (0..cells.len()).rev().max_by_key(|i| cells.get(*i).map_or(0, String::len));
        if let Some(cell) = longest.and_then(|i| cells.get_mut(i)) {
            cell.push_str(&marks);
        }
        out.push_str(&line(cells));
    }
    out.push('\n');
    for (note, number) in notes.into_iter().zip(1..) {
        let _ = writeln!(out, "[^{number}]: {}", footnote(note));
    }
    out
}

fn is_data(sheet: &Sheet, column: usize) -> bool {
    sheet.columns.get(column).is_some_and(|c| c.is_data)
}

fn footnote(note: &Note) -> String {
    let mut source = vec![format!("*{}*", escape(&note.title))];
    source.extend([&note.publisher, &note.published].into_iter().filter(|w| !w.is_empty()).map(|w| escape(w)));
    if note.is_digest {
        source.push("read as a digest".into());
    }
    let link = note.link.replace(')', "%29").replace('(', "%28").replace(' ', "%20");
    format!("“{}” {}. [Sentence]({link})", escape(&note.sentence), source.join(", "))
}

/// One line in which nothing but letters is meant.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sheet::columns;
    use super::super::{Note, Row, Sheet};
    use super::*;

    fn sheet() -> Sheet {
        let note = |sentence: &str| Note {
            sentence: sentence.into(),
            title: "A | B".into(),
            published: "2011-05".into(),
            link: "#/read?doc=a&at=3".into(),
            ..Note::default()
        };
        let row = |cells: [&str; 3], notes| Row { cells: cells.map(str::to_owned).to_vec(), notes };
        Sheet {
            title: "Events".into(),
            about: "All.".into(),
            columns: columns("event date | key"),
            rows: vec![
                row(["Ana met <b>Bo</b>", "2011", "e1"], vec![note("One."), note("Two.")]),
                row(["Bo *left*\nLima", "", "e2"], vec![note("One.")]),
            ],
            ..Sheet::default()
        }
    }

    #[test]
    fn rows_have_footnotes_and_no_markup_of_the_texts() {
        let text = write(&sheet());
        assert!(text.contains("| event | date |\n| --- | --- |\n"), "{text}");
        assert!(text.contains("| Ana met \\<b\\>Bo\\</b\\>[^1][^2] | 2011 |"), "{text}");
        assert!(text.contains("| Bo \\*left\\* Lima[^1] |  |"), "{text}");
        assert!(text.contains("[^2]: “Two.” *A \\| B*, 2011-05. [Sentence](#/read?doc=a&at=3)"), "{text}");
        assert_eq!(text.matches("[^1]:").count(), 1);
    }

    #[test]
    fn an_empty_sheet_says_so() {
        let text = write(&Sheet { rows: Vec::new(), ..sheet() });
        assert!(text.ends_with("Nothing passes.\n"));
    }
}
