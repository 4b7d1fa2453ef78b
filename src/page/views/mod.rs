//! The views: each draws one view struct of the last answer.

pub(crate) mod actor;
pub(crate) mod actors;
pub(crate) mod chart;
pub(crate) mod compare;
pub(crate) mod concordance;
pub(crate) mod goals;
pub(crate) mod library;
pub(crate) mod map;
pub(crate) mod network;
pub(crate) mod overview;
pub(crate) mod parts;
pub(crate) mod read;
pub(crate) mod search;
pub(crate) mod stage;
pub(crate) mod statements;
pub(crate) mod table;
pub(crate) mod timeline;

use std::ops::Deref;
use std::sync::Arc;

use attache::protocol::View;
use attache::query::ViewName;
use leptos::prelude::*;

use crate::page::components::notice::Empty;
use crate::page::state::Page;

/// Steps of [`Page::space`].
const SPACE_STEP: f64 = 16.0;

/// The drawn view: the one that the last answer is of, so that nothing flashes while the next is
/// awaited.
#[component]
pub(crate) fn CurrentView() -> impl IntoView {
    let page = Page::here();
    let drawn = Memo::new(move |_| {
        let name = page.view.with(|view| match **view {
            View::Overview(_) => Some(ViewName::Overview),
            View::Actors(_) => Some(ViewName::Actors),
            View::Actor(_) => Some(ViewName::Actor),
            View::Network(_) => Some(ViewName::Network),
            View::Compare(_) => Some(ViewName::Compare),
            View::Map(_) => Some(ViewName::Map),
            View::Concordance(_) => Some(ViewName::Concordance),
            View::Timeline(_) => Some(ViewName::Timeline),
            View::Statements(_) => Some(ViewName::Statements),
            View::Goals(_) => Some(ViewName::Goals),
            View::Read(_) => Some(ViewName::Read),
            View::Library => Some(ViewName::Library),
            View::Empty => None,
        });
        // The library needs no answer: it can be opened, and files added, before the worker runs.
        let is_library = page.screen.with(|s| s.view == ViewName::Library);
        if is_library { Some(ViewName::Library) } else { name }
    });
    let name = move || drawn.get().map_or("none", ViewName::name);
    let node = NodeRef::<leptos::html::Div>::new();
    let width = crate::page::dom::width_of(node);
    // In steps, so that not every pixel of a resizing window asks for a new drawing.
    Effect::new(move |_| {
        let space = (width.get() / SPACE_STEP).floor() * SPACE_STEP;
        if (space - f64::from(page.space.get_untracked())).abs() >= 1.0 {
            page.space.set(space as u16);
        }
    });
    view! {
        <div node_ref=node class=move || format!("view view-{}", name()) data-testid="view" data-view=name>
            {move || match drawn.get() {
                Some(ViewName::Overview) => view! { <overview::Overview /> }.into_any(),
                Some(ViewName::Actor) => view! { <actor::Actor /> }.into_any(),
                Some(ViewName::Network) => view! { <network::Network /> }.into_any(),
                Some(ViewName::Compare) => view! { <compare::Compare /> }.into_any(),
                Some(ViewName::Map) => view! { <map::Map /> }.into_any(),
                Some(ViewName::Concordance) => view! { <concordance::Concordance /> }.into_any(),
                Some(ViewName::Actors) => view! { <actors::Actors /> }.into_any(),
                Some(ViewName::Timeline) => view! { <timeline::Timeline /> }.into_any(),
                Some(ViewName::Statements) => view! { <statements::Statements /> }.into_any(),
                Some(ViewName::Goals) => view! { <goals::Goals /> }.into_any(),
                Some(ViewName::Read) => view! { <read::Read /> }.into_any(),
                Some(ViewName::Library) => view! { <library::Library /> }.into_any(),
                None => view! { <Empty /> }.into_any(),
            }}
        </div>
    }
}

/// The present view as one of its kinds, held and not copied.
#[derive(Clone)]
pub(crate) struct Held<T: 'static> {
    view: Arc<View>,
    pick: fn(&View) -> Option<&T>,
    /// What it is as long as no such view was drawn.
    none: Arc<T>,
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (self.pick)(&self.view).unwrap_or(&self.none)
    }
}

impl<T> PartialEq for Held<T> {
    /// Answers that are alike are not told, so that another one differs.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.view, &other.view)
    }
}

/// The present view as a memo; while another one is drawn it stays as it was.
pub(crate) fn of_view<T: Default + Clone + Send + Sync + 'static>(
    page: Page,
    pick: fn(&View) -> Option<&T>,
) -> Memo<Held<T>> {
    let none = Arc::new(T::default());
    Memo::new(move |last: Option<&Held<T>>| {
        let view = page.view.get();
        match last.filter(|_| pick(&view).is_none()) {
            Some(last) => last.clone(),
            None => Held { view, pick, none: none.clone() },
        }
    })
}

/// The rows of a list of the view.
pub(crate) fn list_of<T, R>(view: Memo<Held<T>>, pick: fn(&T) -> &Vec<Arc<R>>) -> Memo<Vec<Arc<R>>>
where
    T: Send + Sync + 'static,
    R: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| view.with(|view| pick(view).clone()))
}
