//! The native test suite.
#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod architecture;
