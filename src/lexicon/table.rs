//! The format of the tables: tab-separated lines, `#` comments, `|` between items of a cell.

/// A line of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t>(&'t str);

impl<'t> Row<'t> {
    /// Its cells; those that are missing are empty.
    pub fn columns<const N: usize>(&self) -> [&'t str; N] {
        let mut cells = self.0.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default().trim())
    }
}

/// The lines of a table that are no comments.
pub fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(Row)
}

/// The items of a cell.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skips_comments_and_fills_missing_cells() {
        let mut read = rows("# a\tb\nx\ty\n").map(|row| row.columns::<3>());
        assert_eq!(read.next(), Some(["x", "y", ""]));
        assert_eq!(read.next(), None);
    }
}
