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

/// Replaces the static shell by the living one.
pub(crate) fn mount() {
    let Some(place) = dom::by_id("app") else { return };
    place.set_inner_html("");
    leptos::mount::mount_to(place, shell::Shell).forget();
}
