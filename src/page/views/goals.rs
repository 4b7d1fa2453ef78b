//! Goals and positions, by holder: what each wants, numbered where the text numbers, and where each
//! stands. The actor's own words and the writer's account are told apart.

use std::sync::Arc;

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{DateView, GoalRow, GoalsView, Named, PositionRow};
use leptos::prelude::*;

use super::of_view;
use crate::page::components::export::export_menu;
use crate::page::components::html::{Html, Target};
use crate::page::components::matrix::MatrixTable;
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::components::text_rows::text_rows;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// What one holder wants and where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
struct Holder {
    who: Named,
    goals: Vec<Arc<GoalRow>>,
    positions: Vec<Arc<PositionRow>>,
}

fn by_holder(view: &GoalsView) -> Vec<Arc<Holder>> {
    let mut holders: Vec<Holder> = Vec::new();
    let told = view.goals.iter().map(|g| (&g.holder, Some(g), None));
    let told = told.chain(view.positions.iter().map(|p| (&p.holder, None, Some(p))));
    for (who, goal, position) in told {
        // Rows of a holder follow one another, but for those whose goals and positions are apart.
        let at = holders.iter().rposition(|h| h.who == *who).unwrap_or_else(|| {
            holders.push(Holder { who: who.clone(), ..Holder::default() });
            holders.len() - 1
        });
        if let Some(holder) = holders.get_mut(at) {
            holder.goals.extend(goal.cloned());
            holder.positions.extend(position.cloned());
        }
    }
    holders.into_iter().map(Arc::new).collect()
}

/// The holders.
#[component]
pub(crate) fn Goals() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<GoalsView>(page, |view| match view {
        View::Goals(view) => Some(view),
        _ => None,
    });
    let list = Memo::new(move |_| view.with(|v| by_holder(v)));
    let matrix = Memo::new(move |_| view.with(|v| v.matrix.clone()));
    let has_matrix = Memo::new(move |_| matrix.with(|m| !m.rows.is_empty()));
    let n_drawn = Signal::derive(move || view.with(|v| v.goals.len() + v.positions.len()) as u32);
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    let node = NodeRef::<leptos::html::Div>::new();
    text_rows("holders", move || node.get().map(Into::into), list, key, write);
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
            <div class="holders" data-rows="holders" node_ref=node></div>
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

/// An actor's key, or the words for somebody who is none.
fn key(holder: &Holder) -> &str {
    if holder.who.key.is_empty() { &holder.who.name } else { &holder.who.key }
}

fn write(out: &mut Html, holder: &Holder) {
    out.raw("<section class=\"holder\"><h3 class=\"holder-name\">");
    match holder.who.key.is_empty() {
        true => out.words(&holder.who.name),
        false => out.link("", Target::Actor(holder.who.key.clone())).raw(">").words(&holder.who.name).raw("</a>"),
    };
    out.raw("</h3>");
    if !holder.goals.is_empty() {
        out.element("h4", "holder-part", &t!("goals")).raw("<ul class=\"stances stances-goals\">");
        holder.goals.iter().for_each(|row| goal(out, row));
        out.raw("</ul>");
    }
    if !holder.positions.is_empty() {
        out.element("h4", "holder-part", &t!("positions")).raw("<ul class=\"stances\">");
        holder.positions.iter().for_each(|row| position(out, row));
        out.raw("</ul>");
    }
    out.raw("</section>");
}

fn goal(out: &mut Html, row: &GoalRow) {
    out.row("li", "stance", &row.fact).raw(" data-testid=\"goal-row\"").attribute("data-fact", &row.fact).raw(">");
    out.element("span", "stance-mark", &row.number.map_or_else(|| "—".to_owned(), |n| format!("{n}.")));
    told(out, &row.fact, &row.goal);
    foot(out, &row.basis, &row.date, &row.source.key);
}

fn position(out: &mut Html, row: &PositionRow) {
    out.row("li", "stance", &row.fact).raw(" data-testid=\"position-row\"").attribute("data-fact", &row.fact).raw(">");
    out.element("span", &format!("stance-mark stance-{}", row.stance), &code("stance", &row.stance));
    told(out, &row.fact, &row.target);
    foot(out, &row.basis, &row.date, &row.source.key);
}

fn told(out: &mut Html, fact: &str, words: &str) {
    out.raw("<span class=\"stance-text\" dir=\"auto\">").fact_link("open", fact, words).raw("</span>");
}

/// Whose words tell it, when and where.
fn foot(out: &mut Html, basis: &str, when: &Option<DateView>, key: &str) {
    out.raw("<span class=\"stance-foot\">");
    out.element("span", &format!("stance-basis basis-{basis}"), &code("basis", basis));
    if when.is_some() {
        out.date(when);
    }
    out.source(key).raw("</span></li>");
}
