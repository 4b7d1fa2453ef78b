//! The search box: the whole query, as it is typed and as clicks write it. Applied while typing after
//! a short rest, at once on Enter; what could not be read as meant is shown at its place.

use attache::query::{syntax, whole};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::{SEARCH, icon};
use super::suggest::{Suggest, Suggestions};
use crate::page::dom;
use crate::page::messages::t;
use crate::page::state::Page;

/// Rest after the last key before the query is applied.
const REST_MILLIS: u64 = 250;

/// The box with its suggestions and problems.
#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let page = Page::here();
    let n_typed = StoredValue::new(0_u32);
    let input = NodeRef::<leptos::html::Input>::new();
    let applied = RwSignal::new(String::new());
    let suggest = Suggest::new(page);
    let apply = move |text: String, is_step: bool| {
        n_typed.update_value(|n| *n += 1);
        let filters = whole::read(&text).0;
        applied.set(text);
        if is_step { page.go(|s| s.filters = filters) } else { page.adjust(|s| s.filters = filters) }
    };
    // The address writes the field, but never over letters that ask for the same.
    Effect::new(move |_| {
        let filters = page.screen.with(|s| s.filters.clone());
        if let Some(input) = input.get()
            && whole::read(&input.value()).0 != filters
        {
            let text = whole::write(&filters);
            input.set_value(&text);
            applied.set(text);
        }
    });
    // An Enter or a choice is one step back in the history; letters on the way to it are none.
    let choose = Callback::new(move |at: usize| {
        let Some(input) = input.get_untracked() else { return };
        let Some((text, caret, is_whole)) = suggest.chosen(&input.value(), at) else { return };
        input.set_value(&text);
        let _ = input.set_selection_range(caret, caret);
        dom::focus(input.unchecked_ref());
        if is_whole {
            suggest.close();
            apply(text, true);
        } else {
            suggest.look(&text, caret);
        }
    });
    let on_input = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let (text, caret) = (input.value(), input.selection_end().ok().flatten().unwrap_or_default());
        suggest.look(&text, caret);
        n_typed.update_value(|n| *n += 1);
        let typed = n_typed.get_value();
        // A value half typed asks for nothing yet.
        if !suggest.is_in_field() {
            dom::later(REST_MILLIS, move || {
                if n_typed.get_value() == typed {
                    apply(text, false);
                }
            });
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" if suggest.step(true) => event.prevent_default(),
        "ArrowUp" if suggest.step(false) => event.prevent_default(),
        "Escape" if suggest.close() => event.prevent_default(),
        "Enter" => {
            if let Some(at) = suggest.active() {
                event.prevent_default();
                choose.run(at);
            }
        }
        _ => {}
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        suggest.close();
        if let Some(input) = input.get_untracked() {
            apply(input.value(), true);
        }
    };
    view! {
        <form class="search" role="search" on:submit=on_submit>
            {icon(SEARCH)}
            <input
                node_ref=input
                type="search"
                id="search"
                class="search-field"
                data-testid="search"
                role="combobox"
                aria-label=t!("search")
                aria-autocomplete="list"
                aria-controls="search-list"
                aria-expanded=move || suggest.is_open().to_string()
                aria-activedescendant=move || suggest.active().map(|at| format!("search-option-{at}"))
                placeholder=t!("search-hint")
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby="search-problems"
                on:input=on_input
                on:keydown=on_key
                on:blur=move |_| {
                    // Drawn anew in another language, the old field loses the focus when it is gone already.
                    let Some(text) = input.try_get_untracked().flatten().map(|input| input.value()) else { return };
                    suggest.close();
                    // A value that was typed and left is meant.
                    if page.screen.with_untracked(|s| s.filters != whole::read(&text).0)
                    {
                        apply(text, true);
                    }
                }
            />
            <button
                type="button"
                class="search-help"
                id="search-help"
                data-testid="search-help"
                aria-label=t!("search-help")
                aria-haspopup="dialog"
                on:click=move |_| page.is_search_help_open.set(true)
            >
                "?"
            </button>
            <Suggestions suggest choose />
            <div id="search-problems" class="search-problems" aria-live="polite">
                {move || (!suggest.is_open()).then(|| problems(page, &applied.get()))}
            </div>
        </form>
    }
}

/// What could not be read as meant, each with the letters it is about, marked in their place.
fn problems(page: Page, text: &str) -> AnyView {
    let place = |range: std::ops::Range<usize>| {
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
        let (before, marked) = (part(0..range.start), part(range.clone()));
        let after = part(range.end..text.len());
        view! { <code class="problem-place">{before}<mark>{marked}</mark>{after}</code> }
    };
    let read = syntax::parse(text).problems.into_iter().map(|problem| {
        let words = t!(&format!("problem-{}", problem.code));
        view! { <p data-testid="search-problem" data-code=problem.code>{words} " " {place(problem.range)}</p> }
            .into_any()
    });
    let unknown = page.search.with(|s| s.as_ref().map(|s| s.problems.clone()).unwrap_or_default());
    let unknown = unknown.into_iter().map(|problem| {
        let words = t!("problem-unknown", field = problem.field, value = problem.value.clone());
        let at = text.find(&problem.value).map(|at| at..at + problem.value.len());
        view! { <p data-testid="search-problem" data-code="unknown">{words} " " {at.map(place)}</p> }.into_any()
    });
    read.chain(unknown).collect::<Vec<_>>().into_any()
}
