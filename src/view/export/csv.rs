//! A sheet as comma-separated values after RFC 4180, UTF-8: a line for every row and sentence behind
//! it. A cell that a spreadsheet would take for a formula is led by an apostrophe.

use super::{Note, Sheet};

/// Heads of the columns that tell the sentence.
const OF_NOTE: [&str; 6] = ["sentence", "document title", "publisher", "published", "document", "link"];

/// Writes it.
pub fn write(sheet: &Sheet) -> String {
    let mut out = String::new();
    line(&mut out, sheet.columns.iter().map(|c| c.name.as_str()).chain(OF_NOTE));
    let none = Note::default();
    for row in &sheet.rows {
        let notes = if row.notes.is_empty() { std::slice::from_ref(&none) } else { &row.notes };
        for note in notes {
            let of_note = [&note.sentence, &note.title, &note.publisher, &note.published, &note.document, &note.link];
            line(&mut out, row.cells.iter().chain(of_note).map(String::as_str));
        }
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        let guard = if is_formula(cell) { "'" } else { "" };
        if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(guard);
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(guard);
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would reckon with it.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::super::sheet::columns;
    use super::super::{Row, Sheet};
    use super::*;

    /// Reads what a spreadsheet would.
    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut cell, mut row, mut is_quoted) = (Vec::new(), String::new(), Vec::new(), false);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, is_quoted) {
                ('"', true) if chars.peek() == Some(&'"') => cell.extend(chars.next()),
                ('"', _) => is_quoted = !is_quoted,
                (',', false) => row.push(std::mem::take(&mut cell)),
                ('\r', false) => {}
                ('\n', false) => {
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                _ => cell.push(c),
            }
        }
        rows
    }

    #[test]
    fn is_read_back_and_reckons_nothing() {
        let note = |s: &str| Note { sentence: s.into(), ..Note::default() };
        let row = |a: &str, notes| Row { cells: vec![a.into(), "x".into()], notes };
        let sheet = Sheet {
            columns: columns("what | key"),
            rows: vec![
                row("=1+1", vec![note("He said, \"no\"."), note("Two\r\nlines")]),
                row("-5 @ home", Vec::new()),
                row("plain", vec![note(" end ")]),
            ],
            ..Sheet::default()
        };
        let text = write(&sheet);
        assert!(text.ends_with("\r\n"));
        let rows = read(&text);
        assert_eq!(rows.len(), 5);
        assert!(rows.iter().all(|r| r.len() == 8), "{rows:?}");
        assert_eq!((rows[1][0].as_str(), rows[1][2].as_str()), ("'=1+1", "He said, \"no\"."));
        assert_eq!((rows[2][0].as_str(), rows[2][2].as_str()), ("'=1+1", "Two\r\nlines"));
        assert_eq!((rows[3][0].as_str(), rows[3][2].as_str()), ("'-5 @ home", ""));
        assert_eq!(rows[4][2], " end ");
    }
}
