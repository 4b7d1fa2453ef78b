//! Lists of things told: each item opens its evidence, or leads to where it stands; a section is a
//! head with the beginning of such a list and a link to all of it.

use attache::view::{ConflictView, Item, Section};
use leptos::prelude::*;

use super::icon::{WARN, icon};
use super::links::{actor_href, href};
use super::marker::source;
use crate::page::messages::{code, number, t, text};
use crate::page::state::Page;
use crate::page::views::parts::{date, row_class};

/// The link of an item: to its evidence, or where it leads; plain words where neither is known.
/// `place` makes its id unique on the page.
pub(crate) fn item_link(page: Page, item: &Item, place: &str) -> AnyView {
    let words = item.title.clone();
    if !item.fact.is_empty() {
        let (own, target) = (item.fact.clone(), item.fact.clone());
        return view! {
            <a
                class="fact-open"
                id=format!("{place}-{}", item.fact)
                data-testid="fact-open"
                data-fact=item.fact.clone()
                href=move || page.fact_href(&target)
                aria-current=move || page.is_open(&own).then_some("true")
            >
                {words}
            </a>
        }
        .into_any();
    }
    match &item.link {
        Some(link) => {
            let link = link.clone();
            view! { <a class="fact-open" data-testid="item-link" href=move || href(page, &link)>{words}</a> }.into_any()
        }
        None => words.into_any(),
    }
}

/// The label of an item or cell; nothing where it has none.
pub(crate) fn label(key: &str, tone: &str) -> Option<AnyView> {
    (!key.is_empty()).then(|| view! { <span class=format!("tag tone-{tone}")>{text(key, &[])}</span> }.into_any())
}

/// How often; nothing where that says nothing.
pub(crate) fn times(n: u32) -> Option<AnyView> {
    (n > 1).then(|| view! { <span class="times">{format!("×{}", number(n))}</span> }.into_any())
}

/// Markers and labels of sources.
pub(crate) fn sources(page: Page, keys: &[String]) -> AnyView {
    keys.iter().map(|key| source(page, key)).collect_view().into_any()
}

/// The items as a list.
pub(crate) fn items(page: Page, list: &[Item], place: &str) -> AnyView {
    let rows = list.iter().map(|item| draw(page, item, place)).collect_view();
    view! { <ul class="items">{rows}</ul> }.into_any()
}

fn draw(page: Page, item: &Item, place: &str) -> AnyView {
    let class = row_class(page, "item".to_owned(), &item.fact);
    view! {
        <li class=class data-testid="item" data-fact=item.fact.clone()>
            <p class="item-title" dir="auto">{item_link(page, item, place)} {times(item.n)}</p>
            {(!item.detail.is_empty()).then(|| view! { <p class="item-detail" dir="auto">{item.detail.clone()}</p> })}
            <p class="row-foot">
                {label(&item.label, &item.tone)}
                {item.date.is_some().then(|| date(&item.date))}
                {sources(page, &item.sources)}
            </p>
            {conflicts(page, &item.conflicts)}
        </li>
    }
    .into_any()
}

/// What sources differ on, value by value.
fn conflicts(page: Page, list: &[ConflictView]) -> AnyView {
    let field = |conflict: &ConflictView| {
        let values = conflict.values.iter().map(|(value, by)| {
            let value = if conflict.field == "status" { code("status", value) } else { value.clone() };
            let by = by.iter().map(|s| source(page, &s.key)).collect_view();
            view! { <dd><span class="differ-value">{value}</span> {by}</dd> }
        });
        view! {
            <div class="differ-field" data-testid="item-conflict" data-field=conflict.field.clone()>
                <dt>{icon(WARN)} {code("field", &conflict.field)}</dt>
                {values.collect_view()}
            </div>
        }
    };
    (!list.is_empty()).then(|| view! { <dl class="differ">{list.iter().map(field).collect_view()}</dl> }).into_any()
}

/// The heading of a section, its items and the way to all of them.
pub(crate) fn section(page: Page, section: &Section) -> AnyView {
    let Section { code, about, n, link, kinds, .. } = section;
    if *n == 0 {
        return ().into_any();
    }
    let place = format!("{code}{}", about.key);
    let title = match (about.key.is_empty(), code.as_str()) {
        (true, _) => text(&format!("section-{code}"), &[]).into_any(),
        (false, "single") => source(page, &about.key).into_any(),
        (false, _) => view! { <a href=actor_href(page, &about.key)>{about.name.clone()}</a> }.into_any(),
    };
    let n_more = (*n as usize).saturating_sub(section.items.len());
    let kinds = kinds.iter().map(|(kind, n)| view! { <span class="tag">{text(kind, &[])} {times(*n)}</span> });
    view! {
        <section class=format!("section section-{code}") data-testid="section" data-code=code.clone() data-n=*n>
            <h3 class="section-title">{title} <span class="section-n">{number(*n)}</span> <span class="section-kinds">{kinds.collect_view()}</span></h3>
            {items(page, &section.items, &place)}
            {link.as_ref().filter(|_| n_more > 0).map(|link| view! {
                <p class="section-more"><a href=href(page, link)>{t!("section-all", n = *n)}</a></p>
            })}
        </section>
    }
    .into_any()
}
