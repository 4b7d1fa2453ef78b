//! The command `attache`: arguments, files and progress; the work is the library's.
#![expect(clippy::disallowed_methods, reason = "the command is where files are read")]

#[path = "attache/arguments.rs"]
mod arguments;
#[path = "attache/input.rs"]
mod input;
#[path = "attache/progress.rs"]
mod progress;

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use arguments::{Command, Extract, Format};
use attache::corpus::{self, CorpusBuilder, Record};
use attache::ingest::{self, Source};
use attache::view::export::json::{self, Skipped};
use input::Input;
use progress::Progress;

const NOTHING_READ: u8 = 1;
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    let done = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => io::stdout().write_all(include_bytes!("attache/help.txt")).map(|()| true),
        Ok(Command::Version) => writeln!(io::stdout(), "{}", json::ENGINE).map(|()| true),
        Ok(Command::Extract(asked)) => extract(&asked),
        Err(reason) => {
            eprintln!("attache: {reason}\nattache: see attache --help");
            return ExitCode::from(BAD_USAGE);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(NOTHING_READ),
        // Whoever reads our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("attache: cannot write the result: {error}");
            ExitCode::from(NOTHING_READ)
        }
    }
}

/// Reads, analyses and writes; tells whether any document was read.
fn extract(asked: &Extract) -> io::Result<bool> {
    let (inputs, mut skipped) = input::collect(&asked.paths);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut progress = Progress::new(inputs.len());
    let mut taken = BTreeSet::new();
    let mut whole = CorpusBuilder::default();
    let mut n_read = 0;
    for problem in &skipped {
        progress.report(problem);
        if asked.format == Format::JsonLines {
            write_line(&mut out, &json::skipped_line(problem))?;
        }
    }
    for input in &inputs {
        progress.start(&input.name);
        match read(input, asked, &mut taken) {
            Ok(record) => {
                n_read += 1;
                match asked.format {
                    Format::Json => whole.add(record),
                    Format::JsonLines => {
                        let mut single = CorpusBuilder::default();
                        single.add(record);
                        let corpus = single.build();
                        write_line(&mut out, &json::line(&corpus))?;
                        out.flush()?;
                    }
                }
            }
            Err(problem) => {
                progress.report(&problem);
                if asked.format == Format::JsonLines {
                    write_line(&mut out, &json::skipped_line(&problem))?;
                }
                skipped.push(problem);
            }
        }
    }
    progress.end();
    if asked.format == Format::Json {
        let corpus = whole.build();
        write_line(&mut out, &json::whole(&corpus, &skipped))?;
    }
    out.flush()?;
    Ok(n_read > 0)
}

/// One document, read and analysed.
fn read(input: &Input, asked: &Extract, taken: &mut BTreeSet<String>) -> Result<Arc<Record>, Skipped> {
    let skip = |reason: String| Skipped { path: input.name.clone(), reason };
    let bytes = input::bytes(input).map_err(|e| skip(input::reason(&e)))?;
    let mut metadata = input.metadata.clone();
    metadata.published = asked.published.or(metadata.published);
    let id = corpus::unique_id(if input.file.is_none() { "stdin" } else { &input.name }, taken);
    let source = Source { path: &input.name, bytes: &bytes };
    let document = ingest::read(&id, &source, metadata).map_err(|e| skip(e.to_string()))?;
    taken.insert(id);
    Ok(Arc::new(Record::new(document)))
}

fn write_line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
