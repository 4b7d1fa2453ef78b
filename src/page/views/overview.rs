//! The corpus at a glance. Every number and name leads to what it stands for; room is kept for what
//! is still being read, so that nothing moves when it arrives.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ActorRow, Count, OverviewView};
use leptos::prelude::*;

use super::actors::Digests;
use super::of_view;
use crate::page::components::export::export_menu;
use crate::page::components::items::section;
use crate::page::components::links::{actor_href, href};
use crate::page::components::notice::Empty;
use crate::page::components::spark::spark;
use crate::page::messages::{code, number, t};
use crate::page::state::Page;

/// The view.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<OverviewView>(page, |view| match view {
        View::Overview(view) => Some(view),
        _ => None,
    });
    let has_any = Memo::new(move |_| view.with(|v| v.counts.iter().any(|c| c.n > 0)));
    view! {
        <h2 class="visually-hidden">{t!("view-overview")}</h2>
        <Show when=move || has_any.get() fallback=|| view! { <Empty /> }>
            <Digests />
            {move || view.with(|v| draw(page, v))}
        </Show>
    }
}

fn draw(page: Page, view: &OverviewView) -> AnyView {
    let told = page.told_years();
    let actors = view.actors.iter().map(|row| actor(page, row, &told)).collect_view();
    let single = view.single.iter().map(|s| section(page, s)).collect_view();
    let n_actors = view.n_actors;
    view! {
        <ul class="figures" data-testid="figures">{view.counts.iter().map(|c| figure(page, c)).collect_view()}</ul>
        <div class="overview">
            <section class="section section-actors">
                <h3 class="section-title">{t!("view-actors")} <span class="section-n">{number(n_actors)}</span></h3>
                <ol class="brief">{actors}</ol>
                <p class="section-more">
                    <a href=page.href(|s| (s.view, s.fact) = (ViewName::Actors, None))>{t!("section-all", n = n_actors)}</a>
                </p>
            </section>
            <div class="section-and-tools">
                {section(page, &view.differ)}
                {(view.differ.n > 0).then(|| export_menu(page, ViewName::Compare, Some("differ")))}
            </div>
            {section(page, &view.shared)}
            <section class="section section-alone">
                <h3 class="section-title">{t!("section-alone")} <span class="section-n">{number(view.n_single)}</span></h3>
                {export_menu(page, ViewName::Compare, Some("single"))}
                <div class="alone">{single}</div>
            </section>
            {section(page, &view.unsure)}
        </div>
    }
    .into_any()
}

fn figure(page: Page, count: &Count) -> AnyView {
    let words = crate::page::messages::counted("count", &count.code, count.n);
    let inside = view! { <b>{number(count.n)}</b> <span>{words}</span> };
    let hook = count.code.clone();
    view! {
        <li class=format!("figure figure-{hook}")>
            <a data-testid="count" data-code=hook.clone() data-n=count.n href=href(page, &count.link)>{inside}</a>
        </li>
    }
    .into_any()
}

fn actor(page: Page, row: &ActorRow, told: &[i32]) -> AnyView {
    let counts = [("actor-events", row.n_events), ("actor-said", row.n_said), ("actor-stances", row.n_stances)];
    let counts =
        counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| t!(key, n = n)).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="brief-actor" data-testid="overview-actor" data-key=row.key.clone()>
            <span class="brief-name">
                <a class="fact-open" href=actor_href(page, &row.key)>{row.name.clone()}</a>
                " "
                <span class="actor-kind">{code("entity", &row.kind)}</span>
            </span>
            {spark(&row.by_year, told)}
            <span class="brief-counts">{counts}</span>
        </li>
    }
    .into_any()
}
