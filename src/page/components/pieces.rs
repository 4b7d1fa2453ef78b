//! A sentence with its marked pieces.

use attache::view::Piece;
use leptos::prelude::*;

use crate::page::messages::code;

/// Draws the pieces; each mark says what it is to the fact on hover.
pub(crate) fn pieces(pieces: &[Piece]) -> impl IntoView + use<> {
    pieces
        .iter()
        .map(|piece| match &piece.mark {
            None => piece.text.clone().into_any(),
            Some(mark) => view! {
                <mark class=format!("piece piece-{mark}") title=code("mark", mark)>{piece.text.clone()}</mark>
            }
            .into_any(),
        })
        .collect_view()
}
