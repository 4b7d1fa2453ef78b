//! A tiny column chart of facts by year. It repeats what the row says in words, so it is hidden
//! from screen readers.

use attache::view::YearCount;
use leptos::prelude::*;

use crate::page::dates::{Axis, AxisPiece};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 20.0;

/// Columns on an axis that folds the years of which nothing is told, the same for all rows of a list.
pub(crate) fn spark(years: &[YearCount], told: &[i32]) -> impl IntoView + use<> {
    let columns = columns(years, told);
    view! {
        <svg class="spark" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
            <path class="spark-base" d=base() />
            <path d=columns />
        </svg>
    }
}

/// The same as text for the browser to read.
pub(crate) fn drawn(years: &[YearCount], told: &[i32]) -> String {
    let (base, columns) = (base(), columns(years, told));
    format!(
        r#"<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false"><path class="spark-base" d="{base}"/><path d="{columns}"/></svg>"#
    )
}

fn base() -> String {
    format!("M0 {}h{WIDTH}v1H0z", HEIGHT - 1.0)
}

fn columns(years: &[YearCount], told: &[i32]) -> String {
    let axis = Axis::new(told, 0.0, WIDTH);
    let most = years.iter().map(|y| y.n).max().unwrap_or(1).max(1);
    let column = |piece: &AxisPiece| {
        let n = years.iter().find(|y| i32::from(y.year) == piece.first).map_or(0, |y| y.n);
        if piece.is_fold() || n == 0 {
            return String::new();
        }
        let height = (f64::from(n) / f64::from(most) * (HEIGHT - 2.0)).max(2.0);
        let width = (piece.width - 0.6).clamp(1.0, 7.0);
        format!("M{:.2} {:.2}h{width:.2}v{height:.2}h-{width:.2}z", piece.x, HEIGHT - 1.0 - height)
    };
    axis.pieces.iter().map(column).collect()
}
