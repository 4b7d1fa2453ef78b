//! What a person sees on standard error: a line that is rewritten while documents are read, if
//! standard error is a terminal, and a line for each document that cannot be read.

use std::io::{self, IsTerminal, Write};

use attache::view::export::json::Skipped;

/// The progress of one run.
pub(crate) struct Progress {
    is_shown: bool,
    total: usize,
    done: usize,
}

/// Letters of a path that are shown.
const WIDTH: usize = 60;

impl Progress {
    pub(crate) fn new(total: usize) -> Self {
        Self { is_shown: io::stderr().is_terminal(), total, done: 0 }
    }

    /// A document begins.
    pub(crate) fn start(&mut self, name: &str) {
        self.done += 1;
        if self.is_shown {
            let from = name.char_indices().rev().nth(WIDTH - 1).map_or(0, |(i, _)| i);
            self.write(&format!("\r\x1b[K{} of {}  {}", self.done, self.total, &name[from..]));
        }
    }

    /// A document cannot be read.
    pub(crate) fn report(&self, skipped: &Skipped) {
        let clear = if self.is_shown { "\r\x1b[K" } else { "" };
        self.write(&format!("{clear}attache: {}: {}\n", skipped.path, skipped.reason));
    }

    /// All are done.
    pub(crate) fn end(&self) {
        if self.is_shown {
            self.write("\r\x1b[K");
        }
    }

    /// Nobody may be listening: that must not stop the run.
    fn write(&self, text: &str) {
        let mut err = io::stderr().lock();
        let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
    }
}
