//! Level 7: what is asked. [`Filters`] and [`Screen`] are the state that an address holds; the query
//! language with its parser and printer; evaluation over an index; snippets; facet counts.
//! The page uses only the syntax (`filters`, `address`, `whole`, `syntax`, `fields`), never the evaluation.
//!
//! # One state, three faces
//!
//! There is one state, [`Filters`], and whatever is asked comes to it in one form:
//!
//! - **the query** in the search box is the whole of it: [`whole::write`] prints a clicked actor as
//!   `who:ana-paz`, and [`whole::read`] lifts the same words, typed, into the same selection;
//! - **chips and the side panel** show the selections, and a chip for each part of what no selection can
//!   say ([`Filters::text`], split by [`whole::parts`]);
//! - **the address** has a key for each selection (`who=`, `kind=`, `in=`, `source=`, `from=`, `to=`) and
//!   `q=` for that text. An address whose `q` says what a key could is read to the same filters.
//!
//! `before:` and `after:` leave out the date they name, `from:` and `to:` hold it; what is clicked is
//! written with the latter, or with `on:` where both are the same.

pub mod address;
mod asked;
mod dates;
pub mod fields;
mod filters;
mod passing;
mod search;
pub mod syntax;
pub mod whole;
mod window;

pub use filters::{Filters, Screen, Selection, ViewName};
pub use passing::{FacetName, Passing};
pub use search::{Cursor, Search};
pub use window::Window;
