//! A tiny column chart of facts by year. It repeats what the row says in words, so it is hidden
//! from screen readers.

use attache::view::YearCount;
use leptos::prelude::*;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 20.0;

/// Columns for the years `span.0..=span.1`, all rows of a list over the same years.
pub(crate) fn spark(years: &[YearCount], span: (i16, i16)) -> impl IntoView + use<> {
    let n_years = f64::from(span.1 - span.0 + 1).max(1.0);
    let step = WIDTH / n_years;
    let most = years.iter().map(|y| y.n).max().unwrap_or(1).max(1);
    let columns = years
        .iter()
        .filter(|y| y.year >= span.0 && y.year <= span.1)
        .map(|y| {
            let height = (f64::from(y.n) / f64::from(most) * (HEIGHT - 2.0)).max(2.0);
            let x = f64::from(y.year - span.0) * step;
            let width = (step - 0.6).clamp(1.0, 7.0);
            format!("M{x:.2} {:.2}h{width:.2}v{height:.2}h-{width:.2}z", HEIGHT - 1.0 - height)
        })
        .collect::<String>();
    view! {
        <svg class="spark" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
            <path class="spark-base" d=format!("M0 {}h{WIDTH}v1H0z", HEIGHT - 1.0) />
            <path d=columns />
        </svg>
    }
}
