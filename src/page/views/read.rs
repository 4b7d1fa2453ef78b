//! A document to read: comfortable measure, highlights in layers that can be switched, the facts of
//! each passage in the margin.

use std::sync::Arc;

use attache::protocol::View;
use attache::view::{FactRef, Highlight, ReadBlock, ReadView, Run};
use leptos::prelude::*;

use crate::page::components::marker::marker;
use crate::page::components::notice::Empty;
use crate::page::dom;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// Layers in the order of the legend.
const LAYERS: [&str; 9] = ["actor", "place", "name", "date", "event", "quotation", "goal", "position", "match"];

/// The reader.
#[component]
pub(crate) fn Read() -> impl IntoView {
    let page = Page::here();
    let view = Memo::new(move |last: Option<&Arc<View>>| {
        let now = page.view.get();
        if matches!(*now, View::Read(_)) { now } else { last.cloned().unwrap_or(now) }
    });
    jump(page, view);
    let hidden = move || page.screen.with(|s| s.hidden.iter().map(|l| format!(" hide-{l}")).collect::<String>());
    view! {
        <div class="read-head">
            <Picker />
            <Legend />
        </div>
        <div class=move || format!("reader{}", hidden())>
            {move || match &*view.get() {
                View::Read(read) => draw(page, read).into_any(),
                _ => view! { <Empty /> }.into_any(),
            }}
        </div>
    }
}

/// Which document.
#[component]
fn Picker() -> impl IntoView {
    let page = Page::here();
    let chosen = move || page.question().document.unwrap_or_default();
    view! {
        <label class="picker">
            <span class="visually-hidden">{t!("source-picker")}</span>
            <select
                class="field"
                id="source-picker"
                data-testid="source-picker"
                on:change=move |event| {
                    let value = event_target_value(&event);
                    page.go(|s| {
                        s.document = Some(value);
                        s.at = None;
                    });
                    dom::win().scroll_to_with_x_and_y(0.0, 0.0);
                }
            >
                {move || {
                    let documents = page.library.with(|l| l.documents.clone());
                    documents
                        .into_iter()
                        .map(|d| {
                            let key = d.key.clone();
                            view! { <option value=d.key.clone() selected=move || chosen() == key>{d.title}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

/// The layers, each with its look and a switch.
#[component]
fn Legend() -> impl IntoView {
    let page = Page::here();
    let switch = move |layer: &'static str| {
        page.adjust(|s| match s.hidden.binary_search_by(|l| l.as_str().cmp(layer)) {
            Ok(at) => drop(s.hidden.remove(at)),
            Err(at) => s.hidden.insert(at, layer.to_owned()),
        });
    };
    view! {
        <fieldset class="legend">
            <legend class="visually-hidden">{t!("legend")}</legend>
            {LAYERS
                .into_iter()
                .map(|layer| view! {
                    <label class="legend-item">
                        <input
                            type="checkbox"
                            data-testid="layer-switch"
                            data-layer=layer
                            prop:checked=move || page.screen.with(|s| !s.hidden.iter().any(|l| l == layer))
                            on:change=move |_| switch(layer)
                        />
                        <span class=format!("hl hl-{layer}")>{t!(&format!("layer-{layer}"))}</span>
                    </label>
                })
                .collect_view()}
        </fieldset>
    }
}

fn draw(page: Page, read: &ReadView) -> impl IntoView + use<> {
    let document = &read.document;
    let has_title = read.blocks.first().is_some_and(|b| b.kind == "title");
    let details = [document.publisher.clone(), document.byline.clone(), document.published.clone()];
    let details = details.into_iter().flatten().filter(|d| !d.is_empty()).collect::<Vec<_>>().join(" · ");
    let starts: Vec<u32> = read.blocks.iter().skip(1).map(|b| b.at).chain([u32::MAX]).collect();
    let blocks = read
        .blocks
        .iter()
        .zip(starts)
        .map(|(block, next)| {
            let facts: Vec<FactRef> = read.facts.iter().filter(|f| f.at >= block.at && f.at < next).cloned().collect();
            draw_block(page, block, &facts)
        })
        .collect_view();
    view! {
        <article class="document-text" lang=read.language.clone() dir=read.direction.clone()>
            <header class="document-text-head">
                {(!has_title).then(|| view! { <h2>{document.title.clone()}</h2> })}
                <p class="document-text-details">
                    {marker(document.marker)}
                    {details}
                    {document.is_digest.then(|| view! { <span class="tag">{t!("digest")}</span> })}
                </p>
                {document.date_note.clone().map(|note| view! { <p class="document-note">{note}</p> })}
            </header>
            {blocks}
        </article>
    }
}

fn draw_block(page: Page, block: &ReadBlock, facts: &[FactRef]) -> impl IntoView + use<> {
    let runs = block.runs.iter().map(|run| draw_run(page, run)).collect_view();
    let text = match block.kind.as_str() {
        "title" => view! { <h2 class="block-text">{runs}</h2> }.into_any(),
        "heading" => view! { <h3 class="block-text">{runs}</h3> }.into_any(),
        "quote" => view! { <blockquote class="block-text">{runs}</blockquote> }.into_any(),
        _ => view! { <p class="block-text">{runs}</p> }.into_any(),
    };
    let furniture = (block.kind == "furniture").then(|| view! { <span class="tag">{t!("furniture")}</span> });
    view! {
        <div class=format!("block block-{}", block.kind) data-testid="read-block" data-at=block.at>
            {text}
            {furniture}
            {(!facts.is_empty()).then(|| view! {
                <ul class="margin" aria-label=t!("margin")>
                    {facts.iter().map(|fact| margin_fact(page, fact)).collect_view()}
                </ul>
            })}
        </div>
    }
}

fn margin_fact(page: Page, fact: &FactRef) -> impl IntoView + use<> {
    let own = fact.fact.clone();
    let href_of = fact.fact.clone();
    let class = if fact.is_passing { "margin-fact" } else { "margin-fact is-filtered" };
    view! {
        <li class=class data-testid="margin-fact" data-fact=fact.fact.clone()>
            <a
                class="fact-open"
                data-fact=fact.fact.clone()
                href=move || page.fact_href(&href_of)
                aria-current=move || page.is_open(&own).then_some("true")
            >
                <span class="margin-kind">{code("kind", &fact.kind)}</span>
                {fact.title.clone()}
            </a>
        </li>
    }
}

/// A run: its text inside its highlights, the outermost outside; the innermost that has a key is the link.
fn draw_run(page: Page, run: &Run) -> AnyView {
    let id = format!("at-{}", run.at);
    let link_at = run.highlights.iter().rposition(|h| h.key.is_some());
    let mut inner: AnyView = run.text.clone().into_any();
    for (at, highlight) in run.highlights.iter().enumerate().rev() {
        inner = draw_highlight(page, highlight, Some(at) == link_at, inner);
    }
    view! { <span class="run" id=id data-at=run.at>{inner}</span> }.into_any()
}

fn draw_highlight(page: Page, highlight: &Highlight, is_link: bool, inner: AnyView) -> AnyView {
    let Highlight { layer, label, key, is_start } = highlight.clone();
    let name = format!("hl hl-{layer}{}", if is_start { " is-start" } else { "" });
    let Some(key) = key else {
        return view! { <span class=name title=label data-testid="highlight" data-layer=layer>{inner}</span> }
            .into_any();
    };
    // Names carry the slug of their entity, facts their own key.
    let is_name = matches!(layer.as_str(), "actor" | "place" | "name");
    let fact = if is_name { Page::entity_fact(&key) } else { key.clone() };
    let own = fact.clone();
    let class = move || if page.is_open(&own) { format!("{name} is-open") } else { name.clone() };
    if is_link {
        let href_of = fact.clone();
        view! {
            <a
                class=class
                title=label
                tabindex="-1"
                data-testid="highlight"
                data-layer=layer
                data-key=key
                data-fact=fact
                href=move || page.fact_href(&href_of)
            >
                {inner}
            </a>
        }
        .into_any()
    } else {
        view! { <span class=class title=label data-testid="highlight" data-layer=layer data-key=key>{inner}</span> }
            .into_any()
    }
}

/// Scrolls to where the address says, once for each place.
fn jump(page: Page, view: Memo<Arc<View>>) {
    Effect::new(move |last: Option<Option<(String, u32)>>| {
        let wanted = page.screen.with(|s| s.document.clone().zip(s.at));
        let drawn = match &*view.get() {
            View::Read(read) => Some(read.document.key.clone()),
            _ => None,
        };
        let (document, at) = wanted.clone()?;
        if drawn.as_ref() != Some(&document) {
            return last.flatten();
        }
        if last.flatten() != wanted {
            dom::later(30, move || show(at));
        }
        wanted
    });
}

/// Brings the run that holds a place to the middle and marks it for a moment.
fn show(at: u32) {
    let runs = dom::all(".run");
    let start = |run: &web_sys::HtmlElement| run.get_attribute("data-at").and_then(|a| a.parse::<u32>().ok());
    let place = runs.iter().rfind(|run| start(run).is_some_and(|s| s <= at)).or_else(|| runs.first());
    let Some(place) = place else { return };
    dom::scroll_to(place);
    for old in dom::all(".is-target") {
        let _ = old.class_list().remove_1("is-target");
    }
    if let Ok(Some(block)) = place.closest(".block") {
        let _ = block.class_list().add_1("is-target");
    }
}
