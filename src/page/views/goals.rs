//! Goals and positions, by holder: what each wants, numbered where the text numbers, and where each
//! stands. The actor's own words and the writer's account are told apart.

use std::sync::Arc;

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{DateView, GoalRow, GoalsView, Named, PositionRow};
use leptos::prelude::*;

use super::of_view;
use super::parts::{date, fact_link, row_class};
use crate::page::components::export::export_menu;
use crate::page::components::links::actor_href;
use crate::page::components::marker::source;
use crate::page::components::matrix::MatrixTable;
use crate::page::components::notice::Empty;
use crate::page::components::rows::{more, rows};
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// What one holder wants and where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
struct Holder {
    who: Named,
    goals: Vec<GoalRow>,
    positions: Vec<PositionRow>,
}

fn by_holder(view: &GoalsView) -> Vec<Holder> {
    let mut holders: Vec<Holder> = Vec::new();
    let mut at = |who: &Named| match holders.iter().position(|h| h.who.key == who.key) {
        Some(at) => at,
        None => {
            holders.push(Holder { who: who.clone(), ..Holder::default() });
            holders.len() - 1
        }
    };
    let goals: Vec<(usize, GoalRow)> = view.goals.iter().map(|g| (at(&g.holder), g.clone())).collect();
    let positions: Vec<(usize, PositionRow)> = view.positions.iter().map(|p| (at(&p.holder), p.clone())).collect();
    for (at, goal) in goals {
        holders.get_mut(at).into_iter().for_each(|h| h.goals.push(goal.clone()));
    }
    for (at, position) in positions {
        holders.get_mut(at).into_iter().for_each(|h| h.positions.push(position.clone()));
    }
    holders
}

/// The holders.
#[component]
pub(crate) fn Goals() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<GoalsView>(page, |view| match view {
        View::Goals(view) => Some(view),
        _ => None,
    });
    let list = Memo::new(move |_| view.with(|v| by_holder(v).into_iter().map(Arc::new).collect::<Vec<_>>()));
    let matrix = Memo::new(move |_| view.with(|v| v.matrix.clone()));
    let has_matrix = Memo::new(move |_| matrix.with(|m| !m.rows.is_empty()));
    let n_drawn = Signal::derive(move || view.with(|v| v.goals.len() + v.positions.len()) as u32);
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    view! {
        <h2 class="visually-hidden">{t!("view-goals")}</h2>
        <Show when=move || list.with(|l| !l.is_empty()) fallback=|| view! { <Empty /> }>
            <Show when=move || has_matrix.get()>
                <MatrixTable matrix=matrix caption=t!("goals-matrix") corner=t!("matrix-actor") />
            </Show>
            <div class="view-tools">
                <h3 class="goals-list">{t!("goals-list")}</h3>
                {export_menu(page, ViewName::Goals, None)}
            </div>
            <div class="holders" data-rows="holders">{rows("holders", list, |h: &Holder| &h.who.key, draw)}</div>
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

fn draw(page: Page, holder: &Holder) -> AnyView {
    let goals = holder.goals.iter().map(|row| goal(page, row)).collect_view();
    let positions = holder.positions.iter().map(|row| position(page, row)).collect_view();
    view! {
        <section class="holder">
            <h3 class="holder-name">
                {match holder.who.key.is_empty() {
                    true => holder.who.name.clone().into_any(),
                    false => view! { <a href=actor_href(page, &holder.who.key)>{holder.who.name.clone()}</a> }.into_any(),
                }}
            </h3>
            {(!holder.goals.is_empty()).then(|| view! {
                <h4 class="holder-part">{t!("goals")}</h4>
                <ul class="stances stances-goals">{goals}</ul>
            })}
            {(!holder.positions.is_empty()).then(|| view! {
                <h4 class="holder-part">{t!("positions")}</h4>
                <ul class="stances">{positions}</ul>
            })}
        </section>
    }
    .into_any()
}

fn goal(page: Page, row: &GoalRow) -> impl IntoView + use<> {
    let class = row_class(page, "stance".to_owned(), &row.fact);
    view! {
        <li class=class data-testid="goal-row" data-fact=row.fact.clone()>
            <span class="stance-mark">{row.number.map_or_else(|| "—".to_owned(), |n| format!("{n}."))}</span>
            <span class="stance-text" dir="auto">{fact_link(page, &row.fact, row.goal.clone())}</span>
            <span class="stance-foot">
                {foot(page, &row.basis, &row.date, &row.source.key)}
            </span>
        </li>
    }
}

fn position(page: Page, row: &PositionRow) -> impl IntoView + use<> {
    let class = row_class(page, "stance".to_owned(), &row.fact);
    view! {
        <li class=class data-testid="position-row" data-fact=row.fact.clone()>
            <span class=format!("stance-mark stance-{}", row.stance)>{code("stance", &row.stance)}</span>
            <span class="stance-text" dir="auto">{fact_link(page, &row.fact, row.target.clone())}</span>
            <span class="stance-foot">{foot(page, &row.basis, &row.date, &row.source.key)}</span>
        </li>
    }
}

/// Whose words tell it, when and where.
fn foot(page: Page, basis: &str, when: &Option<DateView>, key: &str) -> AnyView {
    view! {
        <span class=format!("stance-basis basis-{basis}")>{code("basis", basis)}</span>
        {when.is_some().then(|| date(when))}
        {source(page, key)}
    }
    .into_any()
}
