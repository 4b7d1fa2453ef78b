//! Parts that views and shell are made of: each takes plain view data, draws it and reports back
//! through callbacks or links. Each has its style in `style/components/`.

pub(crate) mod chips;
pub(crate) mod dialogs;
pub(crate) mod evidence;
pub(crate) mod examples;
pub(crate) mod export;
pub(crate) mod facet;
pub(crate) mod filters;
pub(crate) mod histogram;
pub(crate) mod html;
pub(crate) mod icon;
pub(crate) mod items;
pub(crate) mod links;
pub(crate) mod marker;
pub(crate) mod matrix;
pub(crate) mod notice;
pub(crate) mod parts;
pub(crate) mod pieces;
pub(crate) mod print;
pub(crate) mod rows;
pub(crate) mod search_box;
pub(crate) mod share;
pub(crate) mod sheet;
pub(crate) mod spark;
pub(crate) mod staged;
pub(crate) mod status;
pub(crate) mod suggest;
pub(crate) mod text_rows;
pub(crate) mod theme;
pub(crate) mod values;
