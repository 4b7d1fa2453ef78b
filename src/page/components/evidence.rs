//! The evidence of the open fact: what the sources differ on, then every sentence behind it, by
//! source. A column on wide screens, a sheet on narrow ones.

use std::sync::Arc;

use attache::query::ViewName;
use attache::view::{ConflictView, EvidenceSentence, EvidenceView, SourceEvidence};
use leptos::prelude::*;

use super::icon::{BACK, CLOSE, COPY, DOWNLOAD, FORTH, LINK, READ, WARN, icon};
use super::marker::{label_of, marker, source};
use super::pieces::pieces;
use super::sheet::Sheet;
use crate::page::messages::{code, t};
use crate::page::state::Page;
use crate::page::{address, cite, dom, keys};

/// Sentences of a source shown before *more*.
const SENTENCES_SHOWN: usize = 4;

/// The evidence as a column; with no fact open it says what it is for.
#[component]
pub(crate) fn EvidenceColumn() -> impl IntoView {
    let page = Page::here();
    let has_fact = Memo::new(move |_| page.screen.with(|s| s.fact.is_some()));
    view! {
        <aside
            class="evidence"
            aria-labelledby="evidence-title"
            data-testid="evidence"
            data-fact=move || page.screen.with(|s| s.fact.clone())
        >
            <header class="evidence-head">
                <h2 class="column-title" id="evidence-title" tabindex="-1">{t!("evidence")}</h2>
                <Show when=move || has_fact.get()>
                    <button
                        type="button"
                        class="button button-plain"
                        aria-label=t!("evidence-close")
                        data-testid="evidence-close"
                        on:click=move |_| keys::close(page)
                    >
                        {icon(CLOSE)}
                    </button>
                </Show>
            </header>
            <EvidenceBody />
        </aside>
    }
}

/// The evidence as a sheet, open while a fact is.
#[component]
pub(crate) fn EvidenceSheet() -> impl IntoView {
    let page = Page::here();
    let is_open = Signal::derive(move || page.screen.with(|s| s.fact.is_some()));
    let close = Callback::new(move |()| keys::close(page));
    let title = Signal::derive(|| t!("evidence"));
    view! {
        <Sheet is_open on_close=close title testid="evidence" class="sheet sheet-end">
            <EvidenceBody />
        </Sheet>
    }
}

#[component]
fn EvidenceBody() -> impl IntoView {
    let page = Page::here();
    view! {
        {move || {
            let Some(fact) = page.screen.with(|s| s.fact.clone()) else {
                return view! { <p class="evidence-none">{t!("evidence-none")}</p> }.into_any();
            };
            match page.evidence.get() {
                Some(evidence) => body(page, &evidence).into_any(),
                None if page.is_pending.get() => view! { <super::notice::Skeleton /> }.into_any(),
                None => view! { <p class="evidence-none">{t!("evidence-gone", fact = fact)}</p> }.into_any(),
            }
        }}
    }
}

fn body(page: Page, evidence: &Arc<EvidenceView>) -> impl IntoView + use<> {
    let fact = evidence.fact.clone();
    let n_sources = evidence.sources.len();
    view! {
        <div class="evidence-body">
            <p class="evidence-kind">{code("kind", &evidence.kind)}</p>
            <h3 class="evidence-fact" dir="auto">{evidence.title.clone()}</h3>
            <div class="evidence-tools">
                <span class="evidence-count">{t!("evidence-sources", n = n_sources)}</span>
                {step_button(page, false)}
                {step_button(page, true)}
                <button
                    type="button"
                    class="button button-small"
                    data-testid="evidence-copy-link"
                    on:click=move |_| {
                        let mut screen = page.screen.get_untracked();
                        screen.fact = Some(fact.clone());
                        page.copy(address::link(&screen), t!("share-done"));
                    }
                >
                    {icon(LINK)}
                    {t!("evidence-copy-link")}
                </button>
            </div>
            {(!evidence.conflicts.is_empty()).then(|| conflicts(page, &evidence.conflicts))}
            {evidence.sources.iter().map(|s| source_part(page, s)).collect_view()}
        </div>
    }
}

/// To the fact before or after the open one in the view's list.
fn step_button(page: Page, is_forward: bool) -> impl IntoView {
    let (name, path) = if is_forward { ("evidence-next", FORTH) } else { ("evidence-previous", BACK) };
    view! {
        <button
            type="button"
            class="button button-small evidence-step"
            id=name
            data-testid=name
            aria-label=t!(name)
            title=t!(name)
            on:click=move |_| {
                keys::step_fact(page, is_forward);
            }
        >
            {icon(path)}
        </button>
    }
}

/// "Sources differ on date": each value with those who tell it.
pub(crate) fn conflicts(page: Page, list: &[ConflictView]) -> impl IntoView + use<> {
    let items = list
        .iter()
        .map(|conflict| {
            let values = conflict
                .values
                .iter()
                .map(|(value, sources)| {
                    view! {
                        <li>
                            <strong>{value.clone()}</strong>
                            {sources.iter().map(|s| source(page, &s.key)).collect_view()}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="conflict" data-testid="evidence-conflict" data-field=conflict.field.clone()>
                    <p class="conflict-field">{icon(WARN)} {t!("conflict", field = code("field", &conflict.field))}</p>
                    <ul>{values}</ul>
                </div>
            }
        })
        .collect_view();
    view! { <div class="conflicts">{items}</div> }
}

fn source_part(page: Page, part: &SourceEvidence) -> impl IntoView + use<> {
    let label = label_of(page, &part.document.key);
    let row = page.library.with(|l| l.documents.iter().find(|d| d.key == part.document.key).cloned());
    let details = [part.publisher.clone(), part.published.clone()];
    let details = details.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let citations = cite::all(part, row.as_ref());
    let file = cite::file_stem(&part.document.key);
    let key = part.document.key.clone();
    let rest = part.sentences.get(SENTENCES_SHOWN..).unwrap_or_default();
    view! {
        <section class="evidence-source" data-testid="evidence-source" data-key=key.clone()>
            <h4>
                {marker(label.marker)}
                <span class="evidence-source-title">{part.document.name.clone()}</span>
                {part.is_digest.then(|| view! { <span class="tag">{t!("digest")}</span> })}
            </h4>
            <p class="evidence-source-details">{details}</p>
            {part.sentences.iter().take(SENTENCES_SHOWN).map(|s| sentence(page, &key, s)).collect_view()}
            {(!rest.is_empty()).then(|| view! {
                <details class="evidence-rest">
                    <summary>{t!("evidence-rest", n = rest.len())}</summary>
                    {rest.iter().map(|s| sentence(page, &key, s)).collect_view()}
                </details>
            })}
            <details class="cite">
                <summary data-testid="evidence-cite">{t!("evidence-cite")}</summary>
                {citations.into_iter().map(|c| citation(page, &file, c)).collect_view()}
            </details>
        </section>
    }
}

fn citation(page: Page, file: &str, citation: cite::Citation) -> impl IntoView + use<> {
    let cite::Citation { name, mime, extension, text } = citation;
    let (copied, kept) = (text.clone(), text.clone());
    let file = format!("{file}.{extension}");
    view! {
        <details class="citation" open=name == "cite-chicago">
            <summary class="citation-name" data-testid=format!("{name}-open")>{t!(name)}</summary>
            <pre data-testid=name dir="ltr">{text}</pre>
            <button type="button" class="button button-small" on:click=move |_| page.copy(copied.clone(), t!("copied"))>
                {icon(COPY)}
                {t!("copy")}
            </button>
            " "
            <button
                type="button"
                class="button button-small"
                data-testid=format!("{name}-keep")
                on:click=move |_| dom::download(&file, mime, &kept)
            >
                {icon(DOWNLOAD)}
                {t!("download")}
            </button>
        </details>
    }
}

/// What a rule says in plain words: its own message, or that of its kind.
fn plain_rule(rule: &str) -> String {
    let own = code("rule", rule);
    if own != rule {
        return own;
    }
    let kind = rule.split('/').next().unwrap_or_default();
    Some(code("rule", kind)).filter(|words| words != kind).unwrap_or_default()
}

fn sentence(page: Page, document: &str, sentence: &EvidenceSentence) -> impl IntoView + use<> {
    let at = sentence.at;
    let document = document.to_owned();
    let document_of = document.clone();
    let href = move || {
        page.href(|s| {
            s.view = ViewName::Read;
            s.document = Some(document);
            s.at = Some(at);
            // As a sheet the evidence would lie over what it leads to.
            if !page.has_evidence_column.get() {
                s.fact = None;
            }
        })
    };
    let why = &sentence.why;
    let cues = why.cues.iter().map(|cue| format!("“{cue}”")).collect::<Vec<_>>().join(", ");
    let steps = why.steps.iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view();
    let link_of = document_of.clone();
    let is_wide = RwSignal::new(false);
    let around = move |words: &str| {
        let words = words.to_owned();
        let is_there = !words.is_empty();
        move || (is_there && is_wide.get()).then(|| view! { <span class="evidence-around">{words.clone()}</span> })
    };
    let (before, after) = (around(&sentence.before), around(&sentence.after));
    let has_around = !(sentence.before.is_empty() && sentence.after.is_empty());
    view! {
        <div class="evidence-sentence" data-testid="evidence-sentence" data-at=at>
            <blockquote dir="auto">{before} " " {pieces(&sentence.pieces)} " " {after}</blockquote>
            <div class="evidence-actions">
                {has_around.then(|| view! {
                    <button
                        type="button"
                        class="evidence-act"
                        data-testid="evidence-around"
                        aria-pressed=move || is_wide.get().to_string()
                        on:click=move |_| is_wide.update(|w| *w = !*w)
                    >
                        {t!("evidence-around")}
                    </button>
                })}
                <a class="evidence-read" data-testid="evidence-read" href=href.clone()()>
                    {icon(READ)}
                    {t!("evidence-read")}
                </a>
                <button
                    type="button"
                    class="evidence-act"
                    data-testid="evidence-link"
                    on:click=move |_| {
                        let mut screen = page.screen.get_untracked();
                        (screen.view, screen.document, screen.at) = (ViewName::Read, Some(link_of.clone()), Some(at));
                        page.copy(address::link(&screen), t!("share-done"));
                    }
                >
                    {t!("evidence-link")}
                </button>
                <details class="why" data-testid="evidence-why">
                    <summary>{t!("why")}</summary>
                    <dl>
                        <dt>{t!("why-rule")}</dt>
                        <dd>{plain_rule(&why.rule)} " " <code>{why.rule.clone()}</code></dd>
                        {(!cues.is_empty()).then(|| view! { <dt>{t!("why-cues")}</dt><dd>{cues}</dd> })}
                        {(!why.steps.is_empty()).then(|| view! {
                            <dt>{t!("why-steps")}</dt>
                            <dd><ul>{steps}</ul></dd>
                        })}
                        {(why.confidence_percent > 0).then(|| view! {
                            <dt>{t!("why-confidence")}</dt>
                            <dd>{format!("{} %", why.confidence_percent)}</dd>
                        })}
                    </dl>
                </details>
            </div>
        </div>
    }
}
