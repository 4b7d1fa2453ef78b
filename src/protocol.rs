//! Level 9: the only types that cross between page and worker. Every message carries [`VERSION`]
//! only in the handshake; replies carry the id of their request and the revision of the corpus they
//! speak of, so that the page can drop stale ones.
//!
//! In what form: the handshake ([`Ready`]) and what the page sends are JavaScript objects (serde-wasm-bindgen), so
//! that page and worker of different versions still understand that they differ. What the worker answers is
//! large and goes as bytes ([`ToPage::to_bytes`], postcard) in a `Uint8Array`: less code in the page and less
//! work than an object for every row. Postcard tells fields by their order alone: none may be skipped,
//! flattened or untagged.
//!
//! The order: the worker posts [`Ready`]; the page sends `Hello`, then `OpenBuiltIn`;
//! documents are extracted one at a time between messages, each followed by `Progress`; the page
//! sends `Ask` whenever its screen or the revision changes.

use serde::{Deserialize, Serialize};

use crate::query::{Filters, ViewName, Window};
use crate::view::export::{Export, Format};
use crate::view::{
    ActorView, ActorsView, Candidate, CompareView, Completion, ConcordanceView, EvidenceView, Facets, GoalsView,
    LibraryView, MapView, NetworkView, OverviewView, ReadView, SearchView, StatementsView, TimelineView,
};

/// Changes with every change of these types.
pub const VERSION: u32 = 8;

/// A message of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToWorker {
    /// Chosen by the page; the reply carries it.
    pub id: u32,
    /// What is asked.
    pub request: Request,
}

/// What the page can ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// First message: the page's [`VERSION`].
    Hello {
        /// Must equal the worker's.
        version: u32,
    },
    /// Queue the embedded corpus.
    OpenBuiltIn,
    /// Queue files.
    Add {
        /// In the order they were opened.
        files: Vec<FileInput>,
    },
    /// Take documents out.
    Remove {
        /// Document ids.
        documents: Vec<String>,
    },
    /// Documents at which an earlier worker died, by id: they are not read again but listed as
    /// skipped. To be sent after `Hello`, before what would queue them.
    Avoid {
        /// Document ids, as [`Progress::document`] told them.
        documents: Vec<String>,
    },
    /// Drop what is queued; what is done stays.
    Cancel,
    /// What to draw.
    Ask(Box<Question>),
    /// The whole list of a view as a file; the question's window is of no account.
    Export {
        /// The view, its part and order, and the filters.
        question: Box<Question>,
        /// In what form.
        format: Format,
        /// Address of the page without fragment, for links to the sentences.
        base: String,
    },
}

/// A file the reader opened or pasted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileInput {
    /// Its name; `pasted-1.txt` for a paste.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// What to draw: one view and, if open, the evidence of one fact, under the filters.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Which view.
    pub view: ViewName,
    /// What must pass.
    pub filters: Filters,
    /// For [`ViewName::Read`].
    pub document: Option<String>,
    /// For [`ViewName::Read`]: the document beside the first.
    pub second: Option<String>,
    /// For [`ViewName::Actor`]: the entity's slug.
    pub actor: Option<String>,
    /// For [`ViewName::Concordance`]: the words looked for.
    pub word: Option<String>,
    /// By what a table is sorted; see [`crate::query::Screen::sort`].
    pub sort: Option<String>,
    /// The part of the view; see [`crate::query::Screen::part`].
    pub part: Option<String>,
    /// The open fact.
    pub fact: Option<String>,
    /// Which rows of the view's list; the default asks for all.
    pub window: Window,
    /// The value that is being typed into the search box.
    pub complete: Option<Completion>,
    /// For [`ViewName::Timeline`]: what its lanes stand for; see [`crate::query::Screen::lanes`].
    pub lanes: Option<String>,
    /// For drawings: CSS pixels from side to side; 0 where that is not known yet.
    pub space: u16,
    /// For [`ViewName::Map`]: whether the outlines of the countries are there already.
    pub has_outline: bool,
    /// How many times more of a drawing is wanted.
    pub steps: u8,
    /// Of each facet only the most frequent values and those that are chosen.
    pub has_few_values: bool,
    /// The revision whose library the page has: the answer leaves out that of the same revision.
    pub library: Option<u32>,
}

/// The worker's first message: it runs; nothing may be sent before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ready {
    /// The worker's [`VERSION`].
    pub version: u32,
}

/// A message of the worker, after [`Ready`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToPage {
    /// The request this answers; `None` for what the worker says of itself.
    pub id: Option<u32>,
    /// Grows with every document that is added or removed.
    pub revision: u32,
    /// What it says.
    pub response: Response,
}

impl ToPage {
    /// The message as bytes.
    ///
    /// # Errors
    /// None of these types can fail; the reason where one does after all.
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        postcard::to_allocvec(self).map_err(|error| error.to_string())
    }

    /// The message of the bytes.
    ///
    /// # Errors
    /// Where they are none of [`Self::to_bytes`]; a word on why.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    }
}

/// What the worker can say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// Taken note (Hello, Add, Remove, Avoid, Cancel, OpenBuiltIn).
    Done,
    /// After each document and each step of one.
    Progress(Progress),
    /// The answer to a question.
    Answer(Box<Answer>),
    /// A view as a file.
    Exported(Export),
    /// The request could not be met.
    Failed {
        /// Stable code.
        code: String,
        /// For a person.
        reason: String,
    },
}

/// How far the queue is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Documents done since the queue was last empty.
    pub n_done: u32,
    /// Documents still to do.
    pub n_left: u32,
    /// What is being done: `reading`, `analysing`, `resolving`, `idle`, `cancelled`.
    pub step: String,
    /// Id of the document it is done to; posted before the work on it begins, so that the page can
    /// tell at which document a worker died.
    pub document: Option<String>,
}

/// What to draw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The side panel.
    pub facets: Facets,
    /// The chosen view.
    pub view: View,
    /// The open fact; `None` if there is none or no such fact.
    pub evidence: Option<EvidenceView>,
    /// Title, about, documents; empty where the question names this revision's.
    pub library: LibraryView,
    /// What the search box finds in the texts, facts or not; `None` where it looks for no words.
    pub search: Option<SearchView>,
    /// Values for what is being typed, best first.
    pub completions: Vec<Candidate>,
}

/// One view.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named as the view it holds")]
pub enum View {
    Overview(Box<OverviewView>),
    Actors(ActorsView),
    Actor(Box<ActorView>),
    Timeline(TimelineView),
    Network(NetworkView),
    Statements(StatementsView),
    Goals(GoalsView),
    Compare(CompareView),
    Map(MapView),
    Concordance(ConcordanceView),
    Read(Box<ReadView>),
    Library,
    /// There is nothing to show: no document, or no such document.
    #[default]
    Empty,
}
