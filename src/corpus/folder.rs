//! A folder of documents, embedded or opened: files in, [`Folder`] out. Takes `corpus.toml` where
//! there is one, gives every document an id that is unique, and tells what the catalogue names and
//! the folder lacks. Reads no document yet.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Catalogue;
use crate::ingest::Metadata;

#[expect(unreachable_pub, reason = "the build script writes it so")]
mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

const CATALOGUE: &str = "corpus.toml";

/// File stems (lower case) that speak about a folder and are no documents of it.
const ABOUT_FILES: [&str; 7] = ["readme", "license", "licence", "notice", "copying", "changelog", "authors"];

/// Documents to read, in corpus order, and what is known about them.
#[derive(Debug, Clone, Default)]
pub struct Folder<'a> {
    /// Title of the corpus.
    pub title: Option<String>,
    /// What it is.
    pub about: Option<String>,
    /// The documents: first those the catalogue lists, in its order, then the others as they come.
    pub entries: Vec<Entry<'a>>,
    /// What cannot be opened: path, stable code, reason.
    pub problems: Vec<Problem>,
}

/// One document to read.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Path inside the folder, or file name.
    pub path: String,
    /// The file.
    pub bytes: &'a [u8],
    /// What the catalogue tells.
    pub metadata: Metadata,
}

/// A file that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Path inside the folder.
    pub path: String,
    /// Stable code: `malformed`, `missing`.
    pub code: &'static str,
    /// For a person.
    pub reason: String,
}

/// The corpus that came with this build.
pub fn embedded() -> Folder<'static> {
    folder(embedded::FILES)
}

/// Orders the files of a folder and finds what is known about each.
pub fn folder<'a>(files: &[(&str, &'a [u8])]) -> Folder<'a> {
    let mut found = Folder::default();
    let catalogue = catalogue(files, &mut found.problems);
    let documents: Vec<(&str, &'a [u8])> = files.iter().copied().filter(|(path, _)| is_document(path)).collect();
    let mut unlisted: BTreeMap<&str, usize> =
        documents.iter().enumerate().rev().map(|(i, (path, _))| (*path, i)).collect();
    let mut is_listed = vec![false; documents.len()];
    for listed in &catalogue.documents {
        let path = listed.file.trim_start_matches("./");
        let at = unlisted.remove(path);
        match at.and_then(|at| Some((documents.get(at)?, is_listed.get_mut(at)?))) {
            Some(((_, bytes), is_listed)) => {
                *is_listed = true;
                let metadata = catalogue.metadata(listed);
                found.entries.push(Entry { path: path.to_owned(), bytes, metadata });
            }
            None => found.problems.push(Problem {
                path: listed.file.clone(),
                code: "missing",
                reason: format!("{CATALOGUE} lists it, but the folder has no such file"),
            }),
        }
    }
    let others = documents.into_iter().zip(is_listed).filter(|((path, _), is_listed)| !is_listed && !is_about(path));
    found.entries.extend(others.map(|((path, bytes), _)| Entry {
        path: path.to_owned(),
        bytes,
        metadata: catalogue.defaults(),
    }));
    (found.title, found.about) = (catalogue.title, catalogue.about);
    found
}

/// The id of the document read from `path`: its file stem, with a number where `taken` has it.
pub fn unique_id(path: &str, taken: &BTreeSet<String>) -> String {
    let stem = match stem(path) {
        "" => "document",
        stem => stem,
    };
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    std::iter::once(stem.to_owned()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default()
}

fn catalogue(files: &[(&str, &[u8])], problems: &mut Vec<Problem>) -> Catalogue {
    let Some((path, bytes)) = files.iter().find(|(path, _)| is_catalogue(path)) else { return Catalogue::default() };
    let parsed = match std::str::from_utf8(bytes) {
        Ok(text) => Catalogue::parse(text).map_err(|e| e.to_string()),
        Err(e) => Err(format!("not UTF-8: {e}")),
    };
    parsed.unwrap_or_else(|reason| {
        problems.push(Problem { path: (*path).to_owned(), code: "malformed", reason });
        Catalogue::default()
    })
}

fn is_catalogue(path: &str) -> bool {
    path == CATALOGUE
}

fn is_document(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name != CATALOGUE && !name.is_empty() && !name.starts_with('.')
}

fn is_about(path: &str) -> bool {
    let stem = stem(path).to_lowercase();
    ABOUT_FILES.contains(&stem.split(['-', '.']).next().unwrap_or_default())
}

fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_order_of_the_catalogue_and_then_the_paths() {
        let toml = b"title = 'T'\n[[document]]\nfile = 'z.txt'\ntitle = 'Z'\n[[document]]\nfile = 'gone.txt'\n";
        let files: [(&str, &[u8]); 5] =
            [("README.md", b"r"), ("b.txt", b"b"), ("corpus.toml", toml), ("sub/a.txt", b"a"), ("z.txt", b"z")];
        let found = folder(&files);
        let paths: Vec<&str> = found.entries.iter().map(|e| e.path.as_str()).collect();
        assert_eq!(paths, ["z.txt", "b.txt", "sub/a.txt"]);
        assert_eq!(found.entries[0].metadata.title.as_deref(), Some("Z"));
        assert_eq!(found.title.as_deref(), Some("T"));
        assert_eq!(
            found.problems.iter().map(|p| (p.path.as_str(), p.code)).collect::<Vec<_>>(),
            [("gone.txt", "missing")]
        );
    }

    #[test]
    fn a_broken_catalogue_stops_nothing() {
        let found = folder(&[("a.txt", b"a"), ("corpus.toml", b"title = ")]);
        assert_eq!((found.entries.len(), found.problems[0].code), (1, "malformed"));
    }

    #[test]
    fn ids_are_stems_made_unique() {
        let mut taken = BTreeSet::new();
        let mut ids = Vec::new();
        for path in ["a/x.txt", "b/x.md", "x", "", ".txt", "x.tar.gz"] {
            let id = unique_id(path, &taken);
            taken.insert(id.clone());
            ids.push(id);
        }
        assert_eq!(ids, ["x", "x-2", "x-3", "document", ".txt", "x.tar"]);
    }
}
