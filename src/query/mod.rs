//! Level 7: what is asked. [`Filters`] and [`Screen`] are the state that an address holds; the query
//! language with its parser and printer; evaluation over an index; snippets; facet counts.
//! The page uses only the syntax (`filters`, `address`), never the evaluation.

pub mod address;
mod filters;
mod passing;
mod search;
pub mod syntax;
mod window;

pub use filters::{Filters, Screen, Selection, ViewName};
pub use passing::{FacetName, Passing};
pub use search::Search;
pub use window::Window;
