//! The corpus at a glance. Every number and name leads to what it stands for; room is kept for what
//! is still being read, so that nothing moves when it arrives.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ActorRow, Count, OverviewView, Section};
use leptos::prelude::*;

use super::actors::Digests;
use super::of_view;
use crate::page::components::export::export_menu;
use crate::page::components::items::section;
use crate::page::components::links::{actor_href, href};
use crate::page::components::notice::Empty;
use crate::page::components::spark::spark;
use crate::page::messages::{code, number, t, text};
use crate::page::state::Page;

/// The view.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<OverviewView>(page, |view| match view {
        View::Overview(view) => Some(view),
        _ => None,
    });
    let has_any = Memo::new(move |_| view.with(|v| v.unsure.n > 0 || v.counts.iter().any(|c| c.n > 0)));
    view! {
        <h2 class="visually-hidden">{t!("view-overview")}</h2>
        <Show when=move || has_any.get() fallback=|| view! { <Empty /> }>
            <Show when=move || view.with(|v| !v.counts.is_empty())><Digests /></Show>
            {move || view.with(|v| if v.counts.is_empty() { doubts(page, v) } else { draw(page, v) })}
        </Show>
    }
}

fn draw(page: Page, view: &OverviewView) -> AnyView {
    let told = page.told_years.get();
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
                {or_none(page, &view.differ)}
                {(view.differ.n > 0).then(|| export_menu(page, ViewName::Compare, Some("differ")))}
            </div>
            {or_none(page, &view.shared)}
            {section(page, &view.agreed)}
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

/// A section, or a word that there is nothing of it.
fn or_none(page: Page, list: &Section) -> AnyView {
    if list.n > 0 {
        return section(page, list);
    }
    view! {
        <section class=format!("section section-{}", list.code)>
            <h3 class="section-title">{text(&format!("section-{}", list.code), &[])} <span class="section-n">{number(0)}</span></h3>
            <p class="section-none">{text(&format!("none-{}", list.code), &[])}</p>
        </section>
    }
    .into_any()
}

/// All that the extractor is unsure of.
fn doubts(page: Page, view: &OverviewView) -> AnyView {
    view! {
        <p class="actor-back"><a href=page.href(|s| (s.part, s.fact) = (None, None))>{t!("view-overview")}</a></p>
        {section(page, &Section { link: None, ..view.unsure.clone() })}
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
