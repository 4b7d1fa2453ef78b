//! The page: draws what the worker answers and holds no engine. In: `ToPage` messages and the
//! address. Out: `ToWorker` messages and the address. It knows `protocol`, `view` and the syntax of
//! `query`; never a token, an id or a rule of the engine.
//!
//! ```text
//! address ⇄ state::Page.screen ─▶ client (Ask) ─▶ worker ─▶ client (Answer) ─▶ state::Page ─▶ views
//! ```
//!
//! - [`state`]: all signals, one `Copy` struct handed down as context.
//! - [`address`]: the URL fragment is the source of view state.
//! - [`client`]: typed calls to the worker, its deaths and restarts.
//! - [`messages`]: every visible string.
//! - [`shell`]: landmarks and layout; [`views`] the content; [`components`] the parts.

mod address;
mod cite;
mod client;
mod components;
mod dates;
mod dom;
mod files;
mod keys;
mod messages;
mod shell;
mod state;
mod views;

/// Puts the page into the body; the loader takes the static shell away when this returns.
pub(crate) fn mount() {
    leptos::mount::mount_to_body(shell::App);
}
