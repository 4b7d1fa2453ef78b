//! The actors: who is in the corpus, under which names and in which roles, and how much is told of
//! each; the counts lead to the facts.

use attache::protocol::View;
use attache::query::ViewName;
use attache::view::{ActorRow, ActorsView};
use leptos::prelude::*;

use super::{list_of, of_view};
use crate::page::components::html::{Html, Target};
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::components::spark;
use crate::page::components::text_rows::text_rows;
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
    let node = NodeRef::<leptos::html::Ol>::new();
    text_rows("actors", move || node.get().map(Into::into), list, |row| &row.key, write);
    view! {
        <h2 class="visually-hidden">{t!("view-actors")}</h2>
        <Show when=move || list.with(|l| !l.is_empty()) fallback=|| view! { <Empty /> }>
            <Digests />
            <ol class="actors" data-rows="actors" node_ref=node></ol>
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

fn write(out: &mut Html, row: &ActorRow) {
    let fact = Page::entity_fact(&row.key);
    out.row("li", "actor", &fact).raw(" data-testid=\"actor-row\"").attribute("data-key", &row.key);
    out.raw("><div class=\"actor-who\"><h3 class=\"actor-name\" data-testid=\"actor-open\"");
    out.attribute("data-key", &row.key).raw(">").link("fact-open", Target::Actor(row.key.clone()));
    out.raw(" id=\"actor-").words(&row.key).raw("\">").words(&row.name).raw("</a></h3> ");
    out.element("span", "actor-kind", &code("entity", &row.kind));
    let roles = row.roles.iter().take(ROLES_SHOWN).cloned().collect::<Vec<_>>().join("; ");
    if !roles.is_empty() {
        out.element("p", "actor-roles", &roles);
    }
    if !row.aliases.is_empty() {
        out.raw("<p class=\"actor-aliases\">").element("span", "actor-also", &t!("actor-also")).raw(" ");
        out.words(&row.aliases.iter().take(ALIASES_SHOWN).cloned().collect::<Vec<_>>().join(" · "));
        let n_more = row.aliases.len().saturating_sub(ALIASES_SHOWN);
        if n_more > 0 {
            out.words(&t!("actor-more-aliases", n = n_more));
        }
        out.raw("</p>");
    }
    out.raw("</div><div class=\"actor-when\">");
    let columns = out.page().told_years.with_untracked(|told| spark::drawn(&row.by_year, told));
    out.raw(&columns);
    let own_span = row.by_year.first().zip(row.by_year.last()).map(|(first, last)| match first.year == last.year {
        true => first.year.to_string(),
        false => format!("{}–{}", first.year, last.year),
    });
    out.element("span", "actor-years", &own_span.unwrap_or_default()).raw("</div><div class=\"actor-counts\">");
    count(out, &row.key, row.n_events, ViewName::Timeline, "actor-events");
    count(out, &row.key, row.n_said, ViewName::Statements, "actor-said");
    count(out, &row.key, row.n_stances, ViewName::Goals, "actor-stances");
    out.link("count actor-mentions", Target::Fact(fact.clone())).raw(" data-testid=\"actor-evidence\"");
    out.attribute("data-fact", &fact).raw(">");
    out.words(&t!("actor-mentions", n = row.n_mentions, documents = row.n_documents)).raw("</a></div></li>");
}

/// How many facts of a kind; a link to them where there are any.
fn count(out: &mut Html, key: &str, n: u32, view: ViewName, name: &'static str) {
    let words = t!(name, n = n);
    if n == 0 {
        out.element("span", "count is-zero", &words);
        return;
    }
    out.link("count", Target::With(view, key.to_owned()))
        .attribute("data-testid", name)
        .raw(">")
        .words(&words)
        .raw("</a>");
}
