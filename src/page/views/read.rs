//! A document to read: comfortable measure, highlights in layers that can be switched, the facts of
//! each passage in the margin. Two documents stand side by side; a fact that both tell is marked in both,
//! and choosing it brings each to where it tells it.

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
    meet(page);
    let hidden = move || page.screen.with(|s| s.hidden.iter().map(|l| format!(" hide-{l}")).collect::<String>());
    view! {
        <div class="read-head">
            <div class="pickers">
                {picker(page, false)}
                {picker(page, true)}
            </div>
            <Legend />
        </div>
        <div class=move || format!("reader{}", hidden())>
            {move || match &*view.get() {
                View::Read(read) => panes(page, read),
                _ => view! { <Empty /> }.into_any(),
            }}
        </div>
    }
}

/// Which document, or which beside it.
fn picker(page: Page, is_beside: bool) -> AnyView {
    let (name, label) =
        if is_beside { ("read-beside", t!("read-beside")) } else { ("source-picker", t!("source-picker")) };
    let chosen = Memo::new(move |_| {
        let question = page.question();
        if is_beside { question.second } else { question.document }.unwrap_or_default()
    });
    let first = move || page.question().document.unwrap_or_default();
    view! {
        <label class="picker">
            <span>{label}</span>
            <select
                class="field"
                id=name
                data-testid=name
                on:change=move |event| {
                    let value = event_target_value(&event);
                    page.go(|s| {
                        s.at = None;
                        *(if is_beside { &mut s.second } else { &mut s.document }) = (!value.is_empty()).then_some(value);
                    });
                    dom::win().scroll_to_with_x_and_y(0.0, 0.0);
                }
            >
                {is_beside.then(|| view! { <option value="" selected=move || chosen.get().is_empty()>{t!("read-beside-none")}</option> })}
                {move || {
                    let documents = page.library.with(|l| l.documents.clone());
                    let first = first();
                    documents
                        .into_iter()
                        .filter(|d| !is_beside || d.key != first)
                        .map(|d| {
                            let key = d.key.clone();
                            view! { <option value=d.key.clone() selected=move || chosen.get() == key>{d.title}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
    .into_any()
}

/// One document, or two with what both tell.
fn panes(page: Page, read: &ReadView) -> AnyView {
    let Some(beside) = &read.beside else { return draw(page, read, 1) };
    let shared: Vec<&FactRef> = read.facts.iter().filter(|f| f.is_shared).collect();
    let items = shared.iter().map(|fact| margin_fact(page, fact)).collect_view();
    let pane = |read: &ReadView, n: u8| {
        view! {
            <section class="pane" tabindex="0" aria-label=read.document.title.clone() data-testid="read-pane" data-key=read.document.key.clone()>
                {draw(page, read, n)}
            </section>
        }
        .into_any()
    };
    let words = t!("read-shared", n = shared.len());
    let told = match shared.is_empty() {
        true => view! { <p class="read-shared" data-testid="read-shared" data-n="0">{words}</p> }.into_any(),
        false => view! {
            <details class="read-shared" data-testid="read-shared" data-n=shared.len()>
                <summary>{words}</summary>
                <ul class="margin">{items}</ul>
            </details>
        }
        .into_any(),
    };
    view! {
        {told}
        <div class="panes">{pane(read, 1)}{pane(beside, 2)}</div>
    }
    .into_any()
}

/// Brings both documents to the open fact.
fn meet(page: Page) {
    Effect::new(move |last: Option<(Option<String>, bool)>| {
        let fact = page.screen.with(|s| s.fact.clone());
        let has_two = page.view.with(|v| matches!(&**v, View::Read(read) if read.beside.is_some()));
        let now = (fact, has_two);
        if has_two && now.0.is_some() && last.as_ref() != Some(&now) {
            dom::later(60, || dom::all(".pane").iter().for_each(bring));
        }
        now
    });
}

/// Scrolls a document within itself to its first open highlight.
fn bring(pane: &web_sys::HtmlElement) {
    let Ok(Some(open)) = pane.query_selector(".hl.is-open") else { return };
    let (area, place) = (pane.get_bounding_client_rect(), open.get_bounding_client_rect());
    let is_seen = place.top() > area.top() + 8.0 && place.bottom() < area.bottom() - 8.0;
    if !is_seen {
        pane.set_scroll_top(pane.scroll_top() + (place.top() - area.top() - area.height() / 3.0) as i32);
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

fn draw(page: Page, read: &ReadView, pane: u8) -> AnyView {
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
            draw_block(page, block, &facts, pane)
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
    .into_any()
}

fn draw_block(page: Page, block: &ReadBlock, facts: &[FactRef], pane: u8) -> AnyView {
    let runs = block.runs.iter().map(|run| draw_run(page, run, pane)).collect_view();
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
    .into_any()
}

fn margin_fact(page: Page, fact: &FactRef) -> AnyView {
    let own = fact.fact.clone();
    let href_of = fact.fact.clone();
    let class = format!(
        "margin-fact{}{}",
        if fact.is_passing { "" } else { " is-filtered" },
        if fact.is_shared { " is-shared" } else { "" },
    );
    view! {
        <li class=class data-testid="margin-fact" data-fact=fact.fact.clone()>
            <a
                class="fact-open"
                data-fact=fact.fact.clone()
                href=move || page.fact_href(&href_of)
                aria-current=move || page.is_open(&own).then_some("true")
            >
                <span class="margin-kind">
                    {code("kind", &fact.kind)}
                    {fact.is_shared.then(|| view! { <span class="margin-shared">{t!("read-both")}</span> })}
                </span>
                {fact.title.clone()}
            </a>
        </li>
    }
    .into_any()
}

/// A run: its text inside its highlights, the outermost outside; the innermost that has a key is the link.
fn draw_run(page: Page, run: &Run, pane: u8) -> AnyView {
    let id = if pane == 1 { format!("at-{}", run.at) } else { format!("at{pane}-{}", run.at) };
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
    let runs = dom::all(".reader > .document-text .run, .pane:first-child .run");
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
