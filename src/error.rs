//! The one error of the engine: an input that cannot be read. Everything milder is a [`Diagnostic`]
//! in a stage's output, because a stage does not fail when a sentence is odd.

use std::fmt;

use crate::text::Span;

/// Why an input could not be read. The kind is private; ask with the `is_…` methods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ErrorKind {
    Empty,
    Unsupported,
    Malformed,
    TooLarge,
    Version,
}

impl Error {
    /// The input holds no text.
    pub fn empty(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Empty, detail: detail.into() }
    }

    /// The input is of a format that is not read.
    pub fn unsupported(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Unsupported, detail: detail.into() }
    }

    /// The input claims a format and breaks it.
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Malformed, detail: detail.into() }
    }

    /// The input is larger than what can be held (offsets are 32-bit).
    pub fn too_large(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::TooLarge, detail: detail.into() }
    }

    /// A message or stored record was made by another version.
    pub fn version(detail: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Version, detail: detail.into() }
    }

    /// Whether the format is one that Attaché does not read.
    pub fn is_unsupported(&self) -> bool {
        self.kind == ErrorKind::Unsupported
    }

    /// Whether there was no text to read.
    pub fn is_empty(&self) -> bool {
        self.kind == ErrorKind::Empty
    }

    /// A short, stable code for messages and tests: `empty`, `unsupported`, `malformed`, `too-large`, `version`.
    pub fn code(&self) -> &'static str {
        match self.kind {
            ErrorKind::Empty => "empty",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::Malformed => "malformed",
            ErrorKind::TooLarge => "too-large",
            ErrorKind::Version => "version",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for Error {}

/// Something a stage noticed and went on from: where, a stable code, and what a person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Bytes of the document's text the remark is about.
    pub span: Span,
    /// Stable code, kebab-case, for example `quotation-without-speaker`.
    pub code: &'static str,
    /// One sentence for a person.
    pub hint: String,
}
