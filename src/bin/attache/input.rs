//! Paths to documents to read: folders opened up, `corpus.toml` honoured, files read one at a time
//! so that a large folder needs no memory. The order is that of the arguments, in a folder that of
//! its catalogue and then of the names.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use attache::corpus;
use attache::ingest::Metadata;
use attache::view::export::json::Skipped;

/// A file to read and what is known of it.
#[derive(Debug)]
pub(crate) struct Input {
    /// Where it is; `None` is standard input.
    pub(crate) file: Option<PathBuf>,
    /// What it is called in the output.
    pub(crate) name: String,
    pub(crate) metadata: Metadata,
}

/// More is never read of a file: the engine refuses larger ones by itself.
const MOST_BYTES: u64 = 64 * 1024 * 1024 + 1;

/// What the arguments stand for, and what of them cannot be opened.
pub(crate) fn collect(paths: &[PathBuf]) -> (Vec<Input>, Vec<Skipped>) {
    let (mut inputs, mut skipped) = (Vec::new(), Vec::new());
    for path in paths {
        let name = shown(path);
        if name == "-" {
            inputs.push(Input { file: None, name, metadata: Metadata::default() });
        } else if path.is_dir() {
            open_folder(path, &mut inputs, &mut skipped);
        } else {
            inputs.push(Input { file: Some(path.clone()), name, metadata: Metadata::default() });
        }
    }
    (inputs, skipped)
}

/// The bytes of a file or of standard input.
pub(crate) fn bytes(input: &Input) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match &input.file {
        None => io::stdin().lock().take(MOST_BYTES).read_to_end(&mut bytes)?,
        Some(path) => fs::File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

/// An error of the system in words, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "it may not be read (permission denied)".into(),
        _ => error.to_string(),
    }
}

fn open_folder(folder: &Path, inputs: &mut Vec<Input>, skipped: &mut Vec<Skipped>) {
    let mut files = Vec::new();
    list(folder, &mut files, skipped);
    let catalogue = fs::read(folder.join("corpus.toml")).unwrap_or_default();
    let names: Vec<String> = files.iter().filter_map(|f| f.strip_prefix(folder).ok()).map(shown).collect();
    // The catalogue's bytes and the names are all that is needed to order a folder.
    let known: Vec<(&str, &[u8])> =
        names.iter().map(|n| (n.as_str(), if n == "corpus.toml" { catalogue.as_slice() } else { &[] })).collect();
    let found = corpus::folder(&known);
    let shown_in = |name: &str| shown(&folder.join(name));
    skipped.extend(found.problems.into_iter().map(|p| Skipped { path: shown_in(&p.path), reason: p.reason }));
    for entry in found.entries {
        let at = names.iter().position(|n| *n == entry.path).and_then(|i| files.get(i)).cloned();
        inputs.push(Input { file: at, name: shown_in(&entry.path), metadata: entry.metadata });
    }
}

/// All files below a folder, in order of path; hidden ones and linked folders are left out.
fn list(folder: &Path, files: &mut Vec<PathBuf>, skipped: &mut Vec<Skipped>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return skipped.push(Skipped { path: shown(folder), reason: reason(&error) }),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            if !path.is_symlink() {
                list(&path, files, skipped);
            }
        } else if path.is_file() {
            files.push(path);
        }
    }
}

/// As it is written in the output: with `/` everywhere.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
