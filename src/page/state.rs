//! All that the page remembers, as signals. One `Copy` struct is handed down as context; a
//! component reads what it draws and calls the methods below to change the address.

use std::collections::BTreeMap;
use std::sync::Arc;

use attache::protocol::{Answer, Progress, Question, View};
use attache::query::{Screen, ViewName, Window, address};
use attache::view::{Candidate, Completion, EvidenceView, Facets, LibraryView, SearchView};
use leptos::prelude::*;

use super::client::Client;
use super::components::staged::{self, Sights, Stage};

/// Rows asked for at first: some windows full, since all of them change with the filters.
pub(crate) const FIRST_ROWS: u32 = 80;
/// Rows asked for with every *more*.
pub(crate) const ROWS_STEP: u32 = 120;
/// Rows of a list of which all are drawn once one has scrolled to them; of a longer list only those around
/// what is in sight.
pub(crate) const MOST_ROWS: u32 = 480;
/// Rows drawn of a list that is longer than that.
pub(crate) const WINDOW_ROWS: u32 = 120;

/// So many milliseconds a change of the filters waits for its answer before it is drawn without it.
const PATIENCE: u64 = 24;

/// How the worker is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum WorkerState {
    /// Asked to start.
    #[default]
    Starting,
    /// It has said ready.
    Running,
    /// It died, at a document where one was at hand, and is at it again with all of them.
    Again(Option<String>),
    /// It died at a document too often, and was started without it.
    Restarted(String),
    /// It died too often.
    Stopped(Option<String>),
    /// The browser refused.
    CannotStart(String),
    /// It is of another version than the page.
    OtherVersion,
}

/// What is known of a document wherever its key is met.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SourceLabel {
    pub(crate) short: String,
    pub(crate) title: String,
    pub(crate) marker: u8,
}

/// The signals.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    /// What the address says; see [`Page::follow`].
    pub(crate) screen: RwSignal<Screen>,
    /// A newer screen that is asked for already and not yet drawn.
    ahead: StoredValue<Option<Screen>>,
    /// Addresses not yet written, and whether each is a step of the history.
    pub(crate) unwritten: StoredValue<Vec<(String, bool)>>,
    /// The screen that links start from: `screen`, but told later, so that hundreds of links are not written
    /// anew before an answer is drawn; see [`Page::link`].
    pub(crate) linked: RwSignal<Screen>,
    /// Parts of the last answer; each changes only when it differs.
    pub(crate) facets: RwSignal<Arc<Facets>>,
    pub(crate) view: RwSignal<Arc<View>>,
    pub(crate) evidence: RwSignal<Option<Arc<EvidenceView>>>,
    pub(crate) library: RwSignal<Arc<LibraryView>>,
    pub(crate) search: RwSignal<Option<Arc<SearchView>>>,
    /// What is being typed into the search box, and the values for it.
    pub(crate) complete: RwSignal<Option<Completion>>,
    pub(crate) completions: RwSignal<Arc<Vec<Candidate>>>,
    /// Labels and markers of the documents, by key.
    pub(crate) sources: Memo<Arc<BTreeMap<String, SourceLabel>>>,
    /// The open fact: what rows follow. No memo of the screen: that would ask hundreds of rows at every change of
    /// it whether they are concerned.
    pub(crate) open: RwSignal<Option<String>>,
    /// The years of which the corpus tells something, in order.
    pub(crate) told_years: RwSignal<Vec<i32>>,
    /// The question that the last answer answers; `None` before the first.
    pub(crate) answered: RwSignal<Option<Question>>,
    /// Whether a newer answer is awaited.
    pub(crate) is_pending: RwSignal<bool>,
    /// How far the last answer is drawn.
    pub(crate) stage: RwSignal<Stage>,
    /// How far the window reaches in the lists.
    pub(crate) sights: StoredValue<Sights>,
    /// Whether no answer is awaited, the last is drawn as a whole, and links start from the present screen.
    pub(crate) is_settled: Memo<bool>,
    pub(crate) progress: RwSignal<Progress>,
    pub(crate) worker: RwSignal<WorkerState>,
    /// The request that failed last, for a person.
    pub(crate) failure: RwSignal<Option<String>>,
    /// Rows of the view's list that are asked for.
    pub(crate) window: RwSignal<Window>,
    /// How high a row of the list is, on average.
    pub(crate) row_height: RwSignal<f64>,
    /// The language that the page speaks.
    pub(crate) language: RwSignal<String>,
    /// CSS pixels that a drawing has from side to side; 0 before the view is measured.
    pub(crate) space: RwSignal<u16>,
    /// How many times more of a drawing was asked for.
    pub(crate) steps: RwSignal<u8>,
    /// Whether a facet was asked for more than its most frequent values.
    pub(crate) has_all_values: RwSignal<bool>,
    /// What the live region says.
    pub(crate) announcement: RwSignal<String>,
    /// Whether the filters are open as a sheet.
    pub(crate) is_filter_sheet_open: RwSignal<bool>,
    pub(crate) is_paste_open: RwSignal<bool>,
    pub(crate) is_help_open: RwSignal<bool>,
    pub(crate) is_search_help_open: RwSignal<bool>,
    /// A link or citation to copy by hand, where the clipboard cannot be written.
    pub(crate) to_copy: RwSignal<Option<String>>,
    /// Whether single keys act (they can be switched off, WCAG 2.1.4).
    pub(crate) has_keys: RwSignal<bool>,
    /// Wide enough for filters beside the view.
    pub(crate) has_filter_column: Signal<bool>,
    /// Wide enough for the evidence beside the view.
    pub(crate) has_evidence_column: Signal<bool>,
    pub(crate) client: StoredValue<Client, LocalStorage>,
}

impl Page {
    /// The state of a page at `screen`.
    pub(crate) fn new(screen: Screen) -> Self {
        let library = RwSignal::new(Arc::new(LibraryView::default()));
        let sources = Memo::new(move |_| {
            let label = |d: &attache::view::DocumentRow| {
                let short = if d.short.is_empty() { d.title.clone() } else { d.short.clone() };
                (d.key.clone(), SourceLabel { short, title: d.title.clone(), marker: d.marker })
            };
            Arc::new(library.with(|l| l.documents.iter().map(label).collect::<BTreeMap<_, _>>()))
        });
        let open = RwSignal::new(screen.fact.clone());
        let (screen, linked) = (RwSignal::new(screen.clone()), RwSignal::new(screen));
        let (is_pending, stage) = (RwSignal::new(true), RwSignal::<Stage>::default());
        Self {
            screen,
            ahead: StoredValue::default(),
            unwritten: StoredValue::default(),
            linked,
            facets: RwSignal::default(),
            open,
            told_years: RwSignal::default(),
            view: RwSignal::default(),
            evidence: RwSignal::default(),
            library,
            search: RwSignal::default(),
            complete: RwSignal::default(),
            completions: RwSignal::default(),
            sources,
            answered: RwSignal::default(),
            is_pending,
            stage,
            sights: StoredValue::default(),
            is_settled: Memo::new(move |_| {
                let is_linked = screen.with(|screen| linked.with(|linked| linked == screen));
                !is_pending.get() && stage.with(|s| s.is_done()) && is_linked
            }),
            progress: RwSignal::default(),
            worker: RwSignal::default(),
            failure: RwSignal::default(),
            window: RwSignal::new(Window { offset: 0, limit: Some(FIRST_ROWS) }),
            row_height: RwSignal::new(64.0),
            language: RwSignal::new(super::messages::DEFAULT.to_owned()),
            space: RwSignal::default(),
            steps: RwSignal::default(),
            has_all_values: RwSignal::default(),
            announcement: RwSignal::default(),
            is_filter_sheet_open: RwSignal::new(false),
            is_paste_open: RwSignal::new(false),
            is_help_open: RwSignal::new(false),
            is_search_help_open: RwSignal::new(false),
            to_copy: RwSignal::default(),
            has_keys: RwSignal::new(true),
            has_filter_column: super::dom::media("(min-width: 56.25em)"),
            has_evidence_column: super::dom::media("(min-width: 75em)"),
            client: StoredValue::new_local(Client::default()),
        }
    }

    /// The state that the shell handed down.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    /// The screen that was asked for last.
    pub(crate) fn newest(&self) -> Screen {
        self.ahead.with_value(|ahead| ahead.clone()).unwrap_or_else(|| self.screen.get_untracked())
    }

    /// Goes to a screen. Where it differs in what passes alone it is drawn together with its answer, in one frame
    /// and not in two, unless that is long in coming; tells whether that is so.
    pub(crate) fn follow(&self, screen: Screen) -> bool {
        let old = self.newest();
        if old == screen {
            return false;
        }
        let is_same_view = old.view == screen.view;
        if !is_same_view || old.filters != screen.filters {
            self.window.set(Window { offset: 0, limit: Some(FIRST_ROWS) });
        }
        let can_wait = Screen { filters: screen.filters.clone(), ..old } == screen;
        self.ahead.set_value(Some(screen));
        // At once, so that the worker is at it while the page draws.
        super::client::want(*self, untrack(|| self.question()));
        let is_awaited = can_wait && self.is_pending.get_untracked();
        if is_awaited {
            let page = *self;
            super::dom::later(PATIENCE, move || page.catch_up());
        } else {
            self.catch_up();
        }
        is_awaited
    }

    /// Lets the newest screen be drawn.
    pub(crate) fn catch_up(&self) {
        let Some(screen) = self.ahead.try_update_value(Option::take).flatten() else { return };
        if self.open.with_untracked(|open| *open != screen.fact) {
            self.open.set(screen.fact.clone());
        }
        self.screen.set(screen);
    }

    /// What the worker is to be asked for the newest screen.
    pub(crate) fn question(&self) -> Question {
        self.screen.track();
        let screen = self.newest();
        let first = || self.library.with(|l| l.documents.first().map(|d| d.key.clone()));
        let document = match screen.view {
            ViewName::Read => screen.document.or_else(first),
            _ => None,
        };
        let window = self.window.get();
        let Screen { view, filters, fact, second, actor, word, sort, part, lanes, .. } = screen;
        let space = match view {
            ViewName::Network | ViewName::Map | ViewName::Timeline => self.space.get(),
            _ => 0,
        };
        let lanes = lanes.filter(|_| view == ViewName::Timeline);
        let steps = match view {
            ViewName::Network | ViewName::Concordance => self.steps.get(),
            _ => 0,
        };
        let has_outline = view == ViewName::Map && super::views::map::has_outline();
        let complete = self.complete.get();
        Question {
            view,
            filters,
            document,
            second,
            actor,
            word,
            sort,
            part,
            fact,
            window,
            complete,
            space,
            has_outline,
            steps,
            lanes,
            has_few_values: !self.has_all_values.get(),
            library: None,
        }
    }

    /// Takes in an answer, in which the library may be left out; what did not change is not touched, so that
    /// it is not drawn again.
    pub(crate) fn take(&self, question: Question, answer: Answer, has_library: bool) {
        let Answer { facets, view, evidence, library, search, completions } = answer;
        self.catch_up();
        if !has_library {
            update(self.library, library);
        }
        let told: Vec<i32> = facets.dates.iter().filter(|d| d.n_total > 0).map(|d| i32::from(d.year)).collect();
        if self.told_years.with_untracked(|old| *old != told) {
            self.told_years.set(told);
        }
        update(self.facets, facets);
        // Only the window has moved: all of its rows are in sight or about to be.
        let is_scroll = self.answered.with_untracked(|old| {
            old.as_ref()
                .is_some_and(|old| *old != question && Question { window: question.window, ..old.clone() } == question)
        });
        if self.view.with_untracked(|old| **old == view) {
            staged::link_later(*self);
        } else {
            match is_scroll {
                true => staged::finish(*self),
                false => staged::begin(*self, question.window.offset),
            }
            self.view.set(Arc::new(view));
        }
        update_option(self.evidence, evidence);
        update_option(self.search, search);
        update(self.completions, completions);
        self.answered.set(Some(question));
    }

    /// Pixels that stand for the rows above those drawn.
    pub(crate) fn room_above(&self) -> f64 {
        let offset = self.answered.with(|a| a.as_ref().map_or(0, |a| a.window.offset));
        f64::from(offset) * self.row_height.get()
    }

    /// The same, without following it.
    pub(crate) fn room_above_untracked(&self) -> f64 {
        leptos::prelude::untrack(|| self.room_above())
    }

    /// Whether more is to come: nothing answered yet, or documents still to be read.
    pub(crate) fn is_working(&self) -> bool {
        self.answered.with(Option::is_none) || self.progress.with(|p| p.n_left > 0 || p.step.is_empty())
    }

    /// The link to the present screen with a change.
    pub(crate) fn href(&self, change: impl FnOnce(&mut Screen)) -> String {
        let mut screen = self.linked.get();
        change(&mut screen);
        address::print(&screen)
    }

    /// Writes the present screen into the address, and lets links start from it.
    pub(crate) fn link(&self) {
        super::address::write_out(*self);
        let screen = self.screen.get_untracked();
        if self.linked.with_untracked(|linked| *linked != screen) {
            self.linked.set(screen);
        }
    }

    /// The link that opens a fact here, or closes it where it is open.
    pub(crate) fn fact_href(&self, fact: &str) -> String {
        self.href(|s| s.fact = Some(fact.to_owned()))
    }

    /// The key of what is known about an actor, a place or another entity.
    pub(crate) fn entity_fact(slug: &str) -> String {
        format!("ac.{slug}")
    }

    /// Whether that fact is open.
    pub(crate) fn is_open(&self, fact: &str) -> bool {
        self.open.with(|open| open.as_deref() == Some(fact))
    }

    /// Goes to the present screen with a change: a new step of the history.
    pub(crate) fn go(&self, change: impl FnOnce(&mut Screen)) {
        super::address::write(*self, change, true);
    }

    /// The same without a step of its own, for what changes while one types or drags.
    pub(crate) fn adjust(&self, change: impl FnOnce(&mut Screen)) {
        super::address::write(*self, change, false);
    }

    /// Says something in the live region.
    pub(crate) fn announce(&self, text: String) {
        let announcement = self.announcement;
        announcement.set(String::new());
        super::dom::later(60, move || announcement.set(text));
    }

    /// Copies text and says so; where that fails, shows it to be copied by hand.
    pub(crate) fn copy(self, text: String, done: String) {
        leptos::task::spawn_local(async move {
            if super::dom::copy(&text).await {
                self.announce(done);
            } else {
                self.to_copy.set(Some(text));
            }
        });
    }
}

fn update<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<Arc<T>>, value: T) {
    if signal.with_untracked(|old| **old != value) {
        signal.set(Arc::new(value));
    }
}

fn update_option<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<Option<Arc<T>>>, value: Option<T>) {
    if signal.with_untracked(|old| old.as_deref() != value.as_ref()) {
        signal.set(value.map(Arc::new));
    }
}
