//! Embeds a folder of documents: the built-in corpus, or the folder named by `ATTACHE_CORPUS`
//! (`make build CORPUS=DIR` sets it).
//!
//! Writes `embedded.rs` to `OUT_DIR`, with one item, to be brought in by
//! `include!(concat!(env!("OUT_DIR"), "/embedded.rs"))`:
//!
//! ```text
//! pub static FILES: &[(&str, &[u8])]      // path inside the folder, with `/`; bytes; sorted by path
//! ```
//!
//! Every regular file is taken, in nested folders too, `corpus.toml` included; names that begin
//! with a dot are left out. A folder that is missing or holds nothing stops the build.
//!
//! In wasm it also gives the worker its memory at the start.
#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const VARIABLE: &str = "ATTACHE_CORPUS";

/// Bytes the worker has at the start. WebKit, while it still compiles code, at times takes a right access for one out of
/// bounds: under load three loads in some thirty-five died so, with 192 MB at the start none in some forty. With this
/// much all browser tests passed once; why it should help is not known, since the allocator grows the memory all the
/// same, and so a document at which the worker died is tried again as well.
const WORKER_MEMORY: u32 = 48 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=worker=--initial-memory={WORKER_MEMORY}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let chosen = env::var(VARIABLE).ok().filter(|folder| !folder.is_empty());
    let folder = root.join(chosen.as_deref().unwrap_or("corpus"));
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut files = Vec::new();
    if folder.is_dir() {
        collect(&folder, "", &mut files).map_err(|e| format!("cannot read the corpus {}: {e}", folder.display()))?;
    }
    files.sort();
    if files.is_empty() {
        let what = if folder.is_dir() { "holds no documents" } else { "is not a folder" };
        let message = format!("the corpus {} {what}; name one with CORPUS=DIR ({VARIABLE})", folder.display());
        if chosen.is_some() {
            println!("cargo::error={message}");
            return Ok(());
        }
        println!("cargo::warning={message}");
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"), module(&files)?)?;
    Ok(())
}

/// Gathers `(path inside the folder, path on disk)` of every regular file that is not hidden.
fn collect(folder: &Path, prefix: &str, into: &mut Vec<(String, PathBuf)>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str());
        let name = name.ok_or_else(|| format!("the name of {} is not UTF-8", path.display()))?;
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), into)?;
        } else if path.is_file() {
            into.push((format!("{prefix}{name}"), path.canonicalize()?));
        }
    }
    Ok(())
}

/// The text of `embedded.rs`.
fn module(files: &[(String, PathBuf)]) -> Result<String, Box<dyn Error>> {
    let mut text = String::from("/// The embedded files: path inside the folder and bytes, sorted by path.\n");
    text.push_str("pub static FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in files {
        let path = path.to_str().ok_or_else(|| format!("the path {} is not UTF-8", path.display()))?;
        writeln!(text, "    ({name:?}, include_bytes!({path:?}).as_slice()),")?;
    }
    text.push_str("];\n");
    Ok(text)
}
