//! One actor: who it is, what each source calls it, its roles, what it says and what is said of it,
//! with whom it deals, what it wants and where it stands. Everything opens its evidence.

use std::sync::Arc;

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ActorView, MatrixRow, Section};
use leptos::prelude::*;

use super::of_view;
use crate::page::components::html::Html;
use crate::page::components::items::section;
use crate::page::components::links::actor_href;
use crate::page::components::matrix::write_mark;
use crate::page::components::notice::Empty;
use crate::page::components::spark::spark;
use crate::page::components::text_rows::text_rows;
use crate::page::messages::{code, number, t};
use crate::page::state::Page;

/// The view.
#[component]
pub(crate) fn Actor() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<ActorView>(page, |view| match view {
        View::Actor(view) => Some(view),
        _ => None,
    });
    let is_there = Memo::new(move |_| view.with(|v| !v.who.key.is_empty()));
    view! {
        <Show when=move || is_there.get() fallback=|| view! { <h2 class="visually-hidden">{t!("view-actor")}</h2> <Empty /> }>
            {move || view.with(|v| draw(page, v))}
        </Show>
    }
}

fn draw(page: Page, view: &ActorView) -> AnyView {
    let who = &view.who;
    let years = who.by_year.first().zip(who.by_year.last()).map(|(a, b)| match a.year == b.year {
        true => a.year.to_string(),
        false => format!("{}–{}", a.year, b.year),
    });
    let counts = [("actor-events", who.n_events), ("actor-said", who.n_said), ("actor-stances", who.n_stances)];
    let counts = counts.map(|(key, n)| t!(key, n = n)).join(" · ");
    let mentions = t!("actor-mentions", n = who.n_mentions, documents = who.n_documents);
    let fact = Page::entity_fact(&who.key);
    let country = view
        .country
        .as_ref()
        .map(|c| view! { " · " <a class="plain-link" href=actor_href(page, &c.key)>{c.name.clone()}</a> });
    let one = |code: &str| view.sections.iter().find(|s| s.code == code).map(|s| section(page, s));
    view! {
        <p class="actor-back"><a href=page.href(|s| (s.view, s.fact) = (ViewName::Actors, None))>{t!("actor-back")}</a></p>
        <header class="actor-head" data-testid="actor-head" data-key=who.key.clone()>
            <h2 class="actor-title">{who.name.clone()}</h2>
            <p class="actor-line">{code("entity", &who.kind)} {country} " · " {counts}</p>
            <p class="actor-when-line">{spark(&who.by_year, &page.told_years.get())} <span>{years}</span>
                <a class="plain-link" data-testid="actor-mentions" href=page.fact_href(&fact)>{mentions}</a>
            </p>
        </header>
        <div class="overview">
            <div class="actor-side">
                {names(&view.names)}
                {one("roles")} {one("places")}
            </div>
            <div class="actor-side">{one("goals")} {one("positions")}</div>
            {dealings(page, view.n_others, &view.dealings)}
            {one("said")} {one("about")}
        </div>
    }
    .into_any()
}

/// What each source calls it.
fn names(rows: &[MatrixRow]) -> AnyView {
    let n = rows.len();
    if n == 0 {
        return ().into_any();
    }
    let rows: Vec<Arc<MatrixRow>> = rows.iter().cloned().map(Arc::new).collect();
    let node = NodeRef::<leptos::html::Tbody>::new();
    text_rows(
        "names",
        move || node.get().map(Into::into),
        Memo::new(move |_| rows.clone()),
        |row| &row.key,
        write_name,
    );
    view! {
        <section class="section section-names" data-testid="section" data-code="names" data-n=n>
            <h3 class="section-title">{t!("section-names")}</h3>
            <table class="names">
                <caption class="visually-hidden">{t!("section-names")}</caption>
                <tbody node_ref=node></tbody>
            </table>
        </section>
    }
    .into_any()
}

fn write_name(out: &mut Html, row: &MatrixRow) {
    out.raw("<tr data-testid=\"actor-name-row\"").attribute("data-key", &row.key).raw("><th scope=\"row\">");
    out.source(&row.key).raw("</th><td>");
    row.cells.iter().flat_map(|cell| &cell.marks).for_each(|mark| write_mark(out, mark));
    out.raw("</td></tr>");
}

/// With whom it deals.
fn dealings(page: Page, n: u32, list: &[Section]) -> AnyView {
    let sections =
        list.iter().map(|s| view! { <div data-testid="dealing" data-key=s.about.key.clone()>{section(page, s)}</div> });
    (n > 0)
        .then(|| {
            view! {
                <section class="section section-alone">
                    <h3 class="section-title">{t!("section-dealings")} <span class="section-n">{number(n)}</span></h3>
                    <div class="alone">{sections.collect_view()}</div>
                </section>
            }
        })
        .into_any()
}
