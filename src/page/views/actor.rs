//! One actor: who it is, what each source calls it, its roles, what it says and what is said of it,
//! with whom it deals, what it wants and where it stands. Everything opens its evidence.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ActorView, MatrixRow, Section};
use leptos::prelude::*;

use super::of_view;
use crate::page::components::items::section;
use crate::page::components::links::actor_href;
use crate::page::components::marker::source;
use crate::page::components::matrix::mark;
use crate::page::components::notice::Empty;
use crate::page::components::spark::spark;
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
                {names(page, &view.names)}
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
fn names(page: Page, rows: &[MatrixRow]) -> AnyView {
    let n = rows.len();
    let row = |row: &MatrixRow| {
        let marks = row.cells.iter().flat_map(|c| &c.marks).map(|m| mark(page, m)).collect_view();
        view! {
            <tr data-testid="actor-name-row" data-key=row.key.clone()>
                <th scope="row">{source(page, &row.key)}</th>
                <td>{marks}</td>
            </tr>
        }
    };
    (n > 0)
        .then(|| {
            view! {
                <section class="section section-names" data-testid="section" data-code="names" data-n=n>
                    <h3 class="section-title">{t!("section-names")}</h3>
                    <table class="names">
                        <caption class="visually-hidden">{t!("section-names")}</caption>
                        {rows.iter().map(row).collect_view()}
                    </table>
                </section>
            }
        })
        .into_any()
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
