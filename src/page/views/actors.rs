//! The actors: who is in the corpus, under which names and in which roles, and how much is told of
//! each; the counts lead to the facts.

use attache::protocol::View;
use attache::query::{Selection, ViewName};
use attache::view::{ActorRow, ActorsView};
use leptos::prelude::*;

use super::parts::row_class;
use super::{list_of, of_view};
use crate::page::components::links::actor_href;
use crate::page::components::notice::Empty;
use crate::page::components::rows::{more, rows};
use crate::page::components::spark::spark;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// Other names shown in a row.
const ALIASES_SHOWN: usize = 5;
const ROLES_SHOWN: usize = 2;

/// The list.
#[component]
pub(crate) fn Actors() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<ActorsView>(page, |view| match view {
        View::Actors(view) => Some(view),
        _ => None,
    });
    let list = list_of(view, |v| &v.rows);
    let n_drawn = Signal::derive(move || list.with(Vec::len) as u32);
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    view! {
        <h2 class="visually-hidden">{t!("view-actors")}</h2>
        <Show when=move || list.with(|l| !l.is_empty()) fallback=|| view! { <Empty /> }>
            <Digests />
            <ol class="actors" data-rows="actors">{rows("actors", list, |row: &ActorRow| &row.key, draw)}</ol>
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

/// Says that the built-in texts are digests, where one sees it first.
#[component]
pub(crate) fn Digests() -> impl IntoView {
    let page = Page::here();
    let n_digests = Memo::new(move |_| page.library.with(|l| l.documents.iter().filter(|d| d.is_digest).count()));
    view! {
        <Show when=move || { n_digests.get() > 0 }>
            <p class="digests" data-testid="notice-digest">
                {move || t!("digests", n = n_digests.get())}
                " "
                <a href=move || page.href(|s| s.view = ViewName::Library)>{t!("digests-open")}</a>
            </p>
        </Show>
    }
}

fn draw(page: Page, row: &ActorRow) -> AnyView {
    let told = page.told_years.get();
    let own_span = row.by_year.first().zip(row.by_year.last()).map(|(first, last)| match first.year == last.year {
        true => first.year.to_string(),
        false => format!("{}–{}", first.year, last.year),
    });
    let aliases = row.aliases.iter().take(ALIASES_SHOWN).cloned().collect::<Vec<_>>().join(" · ");
    let n_more_aliases = row.aliases.len().saturating_sub(ALIASES_SHOWN);
    let roles = row.roles.iter().take(ROLES_SHOWN).cloned().collect::<Vec<_>>().join("; ");
    let count = |n: u32, view: ViewName, name: &'static str| {
        let words = t!(name, n = n);
        if n == 0 {
            return view! { <span class="count is-zero">{words}</span> }.into_any();
        }
        let key = row.key.clone();
        let href = move || {
            page.href(|s| {
                s.view = view;
                s.filters.who = Selection { include: vec![key.clone()], exclude: Vec::new() };
            })
        };
        view! { <a class="count" data-testid=name href=href>{words}</a> }.into_any()
    };
    let fact = Page::entity_fact(&row.key);
    let class = row_class(page, "actor".to_owned(), &fact);
    let (own, target) = (row.key.clone(), fact.clone());
    view! {
        <li class=class data-testid="actor-row" data-key=row.key.clone()>
            <div class="actor-who">
                <h3 class="actor-name" data-testid="actor-open" data-key=row.key.clone()>
                    <a class="fact-open" id=format!("actor-{}", row.key) href=move || actor_href(page, &own)>{row.name.clone()}</a>
                </h3>
                <span class="actor-kind">{code("entity", &row.kind)}</span>
                {(!roles.is_empty()).then(|| view! { <p class="actor-roles">{roles}</p> })}
                {(!aliases.is_empty()).then(|| view! {
                    <p class="actor-aliases">
                        <span class="actor-also">{t!("actor-also")}</span>
                        " "
                        {aliases}
                        {(n_more_aliases > 0).then(|| t!("actor-more-aliases", n = n_more_aliases))}
                    </p>
                })}
            </div>
            <div class="actor-when">
                {spark(&row.by_year, &told)}
                <span class="actor-years">{own_span}</span>
            </div>
            <div class="actor-counts">
                {count(row.n_events, ViewName::Timeline, "actor-events")}
                {count(row.n_said, ViewName::Statements, "actor-said")}
                {count(row.n_stances, ViewName::Goals, "actor-stances")}
                <a class="count actor-mentions" data-testid="actor-evidence" data-fact=fact.clone() href=move || page.fact_href(&target)>
                    {t!("actor-mentions", n = row.n_mentions, documents = row.n_documents)}
                </a>
            </div>
        </li>
    }
    .into_any()
}
