//! The command line to what is to be done. Every misuse is one sentence that says what to write.

use attache::text::PartialDate;
use lexopt::prelude::*;

/// What is asked for.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Version,
    Extract(Extract),
}

/// `attache extract`.
#[derive(Debug, PartialEq)]
pub(crate) struct Extract {
    pub(crate) format: Format,
    pub(crate) published: Option<PartialDate>,
    pub(crate) paths: Vec<std::path::PathBuf>,
}

/// Shape of the output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    #[default]
    Json,
    JsonLines,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let command = match parser.next().map_err(|e| e.to_string())? {
        None => return Err("no command given".into()),
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(word)) => word,
        Some(other) => return Err(other.unexpected().to_string()),
    };
    match command.to_str() {
        Some("extract") => extract(parser),
        Some("help") => Ok(Command::Help),
        Some("version") => Ok(Command::Version),
        _ => Err(format!("there is no command {:?}; the one there is is extract", command.to_string_lossy())),
    }
}

fn extract(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut asked = Extract { format: Format::Json, published: None, paths: Vec::new() };
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("format") => {
                let value = parser.value().map_err(|_| "--format wants json or jsonl".to_owned())?;
                asked.format = match value.to_str() {
                    Some("json") => Format::Json,
                    Some("jsonl") => Format::JsonLines,
                    _ => return Err(format!("--format wants json or jsonl, not {:?}", value.to_string_lossy())),
                };
            }
            Long("published") => {
                let value = parser.value().map_err(|_| "--published wants a date like 2019-10-04".to_owned())?;
                let date = value.to_string_lossy().parse().map_err(|e| format!("--published: {e}"))?;
                asked.published = Some(date);
            }
            Value(path) => asked.paths.push(path.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if asked.paths.is_empty() {
        return Err("extract wants at least one file or folder, or - for standard input".into());
    }
    Ok(Command::Extract(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str]) -> Result<Command, String> {
        parse(lexopt::Parser::from_args(words.iter().copied()))
    }

    #[test]
    fn what_is_asked() {
        let Ok(Command::Extract(asked)) = check(&["extract", "--format=jsonl", "a", "--published", "2019-10", "-"])
        else {
            panic!("extract")
        };
        assert_eq!((asked.format, asked.paths.len()), (Format::JsonLines, 2));
        assert_eq!(asked.published.map(|d| d.to_string()).as_deref(), Some("2019-10"));
        assert_eq!(check(&["--help"]), Ok(Command::Help));
        assert_eq!(check(&["extract", "-h"]), Ok(Command::Help));
    }

    #[test]
    fn misuse_is_told() {
        for words in [
            &[][..],
            &["extract"],
            &["extract", "--format", "xml", "a"],
            &["extract", "--published", "May", "a"],
            &["write"],
            &["extract", "--what", "a"],
        ] {
            assert!(check(words).is_err(), "{words:?}");
        }
    }
}
