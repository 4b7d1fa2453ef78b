//! Actors as nodes, dealings as edges: the drawing as the worker laid it out, and the same edges as a
//! table.

use attache::protocol::View;
use attache::view::{EdgeRow, LabelPlace, NetworkEdge, NetworkNode, NetworkView};
use leptos::prelude::*;

use super::stage::{Move, stage};
use super::table::sort_head;
use super::{Held, list_of, of_view};
use crate::page::components::html::Html;
use crate::page::components::notice::Empty;
use crate::page::components::rows::more;
use crate::page::components::text_rows::text_rows;
use crate::page::messages::{code, t};
use crate::page::state::Page;

/// The view.
#[component]
pub(crate) fn Network() -> impl IntoView {
    let page = Page::here();
    let view = of_view::<NetworkView>(page, |view| match view {
        View::Network(view) => Some(view),
        _ => None,
    });
    let has_any = move || view.with(|v| !v.rows.is_empty() || v.relation.is_some() || v.focus.is_some());
    let n_drawn = Signal::derive(move || view.with(|v| v.rows.len() as u32));
    let n_all = Signal::derive(move || view.with(|v| v.extent.n_rows));
    view! {
        <h2 class="visually-hidden">{t!("view-network")}</h2>
        <Show when=has_any fallback=|| view! { <Empty /> }>
            {move || view.with(|v| head(page, v))}
            {drawing(page, view)}
            {move || view.with(|v| note(page, v))}
            {table(view)}
            {more(page, n_drawn, n_all)}
        </Show>
    }
}

/// Which relations, and around whom.
fn head(page: Page, view: &NetworkView) -> AnyView {
    let all: u32 = view.relations.iter().map(|(_, n)| n).sum();
    let choice = |name: Option<String>, label: String, n: u32| {
        let is_on = view.relation == name;
        let class = name.as_ref().map(|n| format!("edge-sample edge-{n}"));
        let href = page.href(|s| {
            s.part = name.clone();
            s.fact = None;
        });
        view! {
            <li>
                <a class="choice" data-testid="network-part" data-part=name.clone() href=href aria-current=is_on.then_some("true")>
                    {class.map(|class| view! {
                        <svg class=class viewBox="0 0 22 8" aria-hidden="true"><path d="M1 4h20" /></svg>
                    })}
                    {label}
                    <span class="choice-count">{n}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let mut choices = vec![choice(None, t!("relation-all"), all)];
    choices.extend(view.relations.iter().map(|(name, n)| choice(Some(name.clone()), code("relation", name), *n)));
    let focus = view.focus.as_ref().map(|f| f.key.clone());
    let mut others: Vec<(String, String)> = view.nodes.iter().map(|n| (n.name.clone(), n.key.clone())).collect();
    others.extend(view.focus.iter().map(|f| (f.name.clone(), f.key.clone())));
    others.sort();
    others.dedup();
    let options = others
        .into_iter()
        .map(|(name, key)| {
            let is_on = Some(&key) == focus.as_ref();
            view! { <option value=key selected=is_on>{name}</option> }
        })
        .collect_view();
    view! {
        <div class="network-head">
            <nav aria-label=t!("relations")><ul class="choices">{choices}</ul></nav>
            <label class="lanes">
                <span>{t!("network-focus")}</span>
                <select
                    class="field"
                    id="network-focus"
                    data-testid="network-focus"
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        page.go(|s| s.actor = (!value.is_empty()).then_some(value));
                    }
                >
                    <option value="" selected=focus.is_none()>{t!("network-everyone")}</option>
                    {options}
                </select>
            </label>
        </div>
    }
    .into_any()
}

/// How near the drawing is, and which point of it is in the middle, in parts of it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Near {
    zoom: f64,
    x: f64,
    y: f64,
}

impl Default for Near {
    /// All of it.
    fn default() -> Self {
        Self { zoom: 1.0, x: 0.5, y: 0.5 }
    }
}

impl Near {
    /// As the address has it; all of it where that says nothing that can be drawn.
    fn read(text: &str) -> Self {
        let numbers: Vec<f64> = text.split(':').filter_map(|n| n.parse::<u16>().ok()).map(f64::from).collect();
        match numbers.as_slice() {
            [zoom, x, y] => Self { zoom: zoom / 100.0, x: x / 1000.0, y: y / 1000.0 }.kept(),
            _ => Self::default(),
        }
    }

    /// Within what can be drawn.
    fn kept(self) -> Self {
        match self.zoom > 1.0 {
            true => Self { zoom: self.zoom.min(MOST_ZOOM), x: self.x.clamp(0.0, 1.0), y: self.y.clamp(0.0, 1.0) },
            false => Self::default(),
        }
    }

    /// As it stands in the address; nothing for all of it.
    fn written(self) -> Option<String> {
        let Self { zoom, x, y } = self.kept();
        (zoom > 1.0).then(|| format!("{:.0}:{:.0}:{:.0}", zoom * 100.0, x * 1000.0, y * 1000.0))
    }
}

/// The nearest that the drawing comes.
const MOST_ZOOM: f64 = 6.0;

/// Actors whose names are set off, those with most dealings.
const MAIN: usize = 6;

fn drawing(page: Page, view: Memo<Held<NetworkView>>) -> AnyView {
    let size = Signal::derive(move || view.with(|v| (f64::from(v.width), f64::from(v.height))));
    let near = Memo::new(move |_| page.screen.with(|s| s.near.as_deref().map(Near::read).unwrap_or_default()));
    let dragged = RwSignal::new((0.0, 0.0));
    let frame = Signal::derive(move || {
        let (Near { zoom, x, y }, (width, height)) = (near.get(), size.get());
        let (w, h) = (width / zoom, height / zoom);
        (x * width - w / 2.0, y * height - h / 2.0, w, h)
    });
    let act = Callback::new(move |done: Move| {
        dragged.set((0.0, 0.0));
        let mut near = near.get_untracked();
        match done {
            Move::Pan(dx, dy) => (near.x, near.y) = (near.x + dx / near.zoom, near.y + dy / near.zoom),
            Move::Zoom(by) => near.zoom *= by,
            Move::Reset => near = Near::default(),
        }
        page.adjust(|s| s.near = near.written());
    });
    let content = (move || view.with(|v| draw(page, v))).into_any();
    view! {
        <div data-testid="network-chart">{stage("network-stage", t!("network-drawing"), size, frame, dragged, act, content)}</div>
    }
    .into_any()
}

fn draw(page: Page, view: &NetworkView) -> AnyView {
    let open = page.open.get().unwrap_or_default();
    let node_key = |at: u16| view.nodes.get(usize::from(at)).map(|n| Page::entity_fact(&n.key)).unwrap_or_default();
    let ends = |e: &NetworkEdge| (node_key(e.a), node_key(e.b));
    let is_near_edge = |e: &NetworkEdge| {
        let (a, b) = ends(e);
        e.key == open || a == open || b == open
    };
    // Only what is in the drawing can be set off against the rest.
    let near: Vec<&NetworkEdge> = view.edges.iter().filter(|e| is_near_edge(e)).collect();
    let has_open = !near.is_empty();
    let state = |is_near: bool| match (has_open, is_near) {
        (false, _) => "",
        (true, true) => " is-near",
        (true, false) => " is-far",
    };
    let line = |edge: &NetworkEdge| {
        let (Some(a), Some(b)) = (view.nodes.get(usize::from(edge.a)), view.nodes.get(usize::from(edge.b))) else {
            return ().into_any();
        };
        let d = format!("M{} {}L{} {}", a.x, a.y, b.x, b.y);
        let words = format!("{} – {}: {}", a.name, b.name, t!("network-facts", n = edge.n));
        let class = format!("edge edge-{}{}", edge.relation, state(is_near_edge(edge)));
        view! {
            <g class=class data-testid="network-edge" data-fact=edge.key.clone()>
                <title>{words}</title>
                <path class="edge-area" d=d.clone() />
                <path class="edge-line" d=d stroke-width=f64::from(edge.width) / 10.0 />
            </g>
        }
        .into_any()
    };
    let is_near_node = |at: usize| {
        let own = Page::entity_fact(view.nodes.get(at).map(|n| n.key.as_str()).unwrap_or_default());
        own == open || near.iter().any(|e| usize::from(e.a) == at || usize::from(e.b) == at)
    };
    let lines = view.edges.iter().map(line).collect_view();
    let nodes =
        view.nodes.iter().enumerate().map(|(i, node)| draw_node(node, state(is_near_node(i)), &open)).collect_view();
    let labels = view
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(i, node)| {
            node.place.map(|p| {
                let class = if i < MAIN { "node-label is-main" } else { "node-label" };
                label(&p, &node.label, class, state(is_near_node(i)))
            })
        })
        .collect_view();
    view! { {lines} {nodes} {labels} }.into_any()
}

/// The words of a mark.
pub(crate) fn label(place: &LabelPlace, words: &str, class: &str, state: &str) -> AnyView {
    let anchor = ["start", "middle", "end"].get(usize::from(place.anchor)).copied().unwrap_or("start");
    view! { <text class=format!("{class}{state}") x=place.x y=place.y text-anchor=anchor>{words.to_owned()}</text> }
        .into_any()
}

/// A circle is a person, a square an organisation, a lozenge a state, a hollow circle a group.
fn draw_node(node: &NetworkNode, state: &str, open: &str) -> AnyView {
    let fact = Page::entity_fact(&node.key);
    let class = format!("node node-{}{state}{}", node.kind.to_lowercase(), if fact == open { " is-open" } else { "" });
    let (x, y, r) = (node.x, node.y, i32::from(node.radius));
    let d = match node.kind.as_str() {
        "PERSON" | "NORP" => format!("M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0z", x - r, 2 * r, 2 * r),
        "GPE" | "LOC" => format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r),
        _ => {
            let r = (r * 9 + 5) / 10;
            let side = 2 * r;
            format!("M{} {}h{side}v{side}h-{side}z", x - r, y - r)
        }
    };
    view! {
        <g class=class data-testid="network-node" data-key=node.key.clone() data-fact=fact>
            <title>{format!("{}: {}", node.name, t!("network-facts", n = node.n))}</title>
            <path d=d />
        </g>
    }
    .into_any()
}

/// What the shapes mean and what is left out.
fn note(page: Page, view: &NetworkView) -> AnyView {
    let n_drawn = view.nodes.len() as u32;
    let open = page.open.get().unwrap_or_default();
    let open = view.nodes.iter().find(|n| Page::entity_fact(&n.key) == open);
    let focus = open.filter(|o| view.focus.as_ref().is_none_or(|f| f.key != o.key)).map(|o| {
        let key = o.key.clone();
        view! {
            <a class="button button-small" data-testid="network-around" href=page.href(|s| s.actor = Some(key))>
                {t!("network-around", name = o.name.clone())}
            </a>
        }
    });
    let everyone = view.focus.is_some().then(|| {
        view! {
            <a class="button button-small" href=page.href(|s| s.actor = None)>{t!("network-show-everyone")}</a>
        }
    });
    let can_grow = n_drawn < view.n_actors && n_drawn < 180;
    view! {
        <div class="network-note">
            <ul class="chart-key" aria-hidden="true">
                <li><svg viewBox="0 0 12 12" class="node"><circle cx="6" cy="6" r="4" /></svg>{t!("entity-person")}</li>
                <li><svg viewBox="0 0 12 12" class="node"><path d="M2.5 2.5h7v7h-7z" /></svg>{t!("entity-org")}</li>
                <li><svg viewBox="0 0 12 12" class="node"><path d="M6 1l5 5-5 5-5-5z" /></svg>{t!("entity-gpe")}</li>
                <li><svg viewBox="0 0 12 12" class="node node-norp"><circle cx="6" cy="6" r="4" /></svg>{t!("entity-norp")}</li>
            </ul>
            <p data-testid="network-note" data-drawn=n_drawn data-actors=view.n_actors>
                {t!("network-drawn", drawn = n_drawn, n = view.n_actors)}
                " "
                {(view.n_isolates > 0).then(|| t!("network-isolates", n = view.n_isolates))}
            </p>
            <p class="network-tools">
                {focus}
                {everyone}
                {can_grow.then(|| view! {
                    <button type="button" class="button button-small" data-testid="network-more" on:click=move |_| page.steps.update(|n| *n += 1)>
                        {t!("network-more")}
                    </button>
                })}
            </p>
        </div>
    }
    .into_any()
}

fn table(view: Memo<Held<NetworkView>>) -> AnyView {
    let list = list_of(view, |v| &v.rows);
    let node = NodeRef::<leptos::html::Tbody>::new();
    text_rows("edges", move || node.get().map(Into::into), list, |row| &row.key, write_row);
    let order = Memo::new(move |_| view.with(|v| (v.sort.clone(), v.relation.is_none())));
    let heads = move || {
        let (sorted, has_parts) = order.get();
        let parts = RELATIONS.iter().filter(|_| has_parts);
        let parts: Vec<AnyView> =
            parts.map(|name| sort_head(name, code("relation-short", name), &sorted, true)).collect();
        view! {
            <tr>
                {sort_head("a", t!("network-a"), &sorted, false)}
                {sort_head("b", t!("network-b"), &sorted, false)}
                {sort_head("n", t!("network-n"), &sorted, true)}
                {parts}
                <th scope="col" class="is-number">{t!("network-years")}</th>
                <th scope="col" class="is-number">{t!("facet-sources")}</th>
            </tr>
        }
        .into_any()
    };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=t!("network-table")>
            <table class="table" data-testid="network-table">
                <caption>{t!("network-table")}</caption>
                <thead>{heads}</thead>
                <tbody data-rows="edges" node_ref=node></tbody>
            </table>
        </div>
    }
    .into_any()
}

/// In the order of the counts of a row.
const RELATIONS: [&str; 5] = ["consult", "support", "dispute", "force", "statement"];

fn write_row(out: &mut Html, row: &EdgeRow) {
    // Of one relation alone there is nothing to take apart; its rows have other keys.
    let has_parts = out.page().view.with_untracked(|v| matches!(&**v, View::Network(v) if v.relation.is_none()));
    out.row("tr", "", &row.key).raw(" data-testid=\"network-row\"").attribute("data-fact", &row.key);
    out.attribute("data-n", &row.n.to_string()).raw("><th scope=\"row\">");
    out.fact_link("open", &row.key, &row.a.name).raw("</th><td>").words(&row.b.name).raw("</td>");
    number(out, row.n);
    row.counts.iter().filter(|_| has_parts).for_each(|n| number(out, *n));
    let years = row.years.map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
    out.element("td", "is-number table-years", &years.unwrap_or_default());
    number(out, row.n_sources);
    out.raw("</tr>");
}

/// A cell with how many; empty for none.
fn number(out: &mut Html, n: u32) {
    let words = if n > 0 { n.to_string() } else { String::new() };
    out.element("td", "is-number", &words);
}
