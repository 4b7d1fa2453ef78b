//! The native test suite.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files and may stop at the first surprise"
)]

mod accuracy;
mod architecture;
mod cases;
mod cluster;
#[cfg(feature = "cli")]
mod command;
mod digests;
mod engine;
mod engine_drawn;
mod engine_filters;
mod engine_fixture;
mod engine_same;
mod engine_speed;
mod engine_views;
mod golden;
mod messages;
mod resolve;
mod timex;
