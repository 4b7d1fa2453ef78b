//! The filters that govern every view at once, and the screen they are part of.

use serde::{Deserialize, Serialize};

use crate::text::PartialDate;

/// Values of one facet that are asked for or excluded. Sorted, without repeats; a value stands in
/// one of the two only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Any of these (none: no demand).
    pub include: Vec<String>,
    /// None of these.
    pub exclude: Vec<String>,
}

impl Selection {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Adds `value` to the included ones, or takes it out if it is there.
    pub fn toggle(&mut self, value: &str) {
        Self::flip(&mut self.include, &mut self.exclude, value);
    }

    /// Adds `value` to the excluded ones, or takes it out if it is there.
    pub fn toggle_excluded(&mut self, value: &str) {
        Self::flip(&mut self.exclude, &mut self.include, value);
    }

    /// Takes `value` out of both.
    pub fn remove(&mut self, value: &str) {
        self.include.retain(|v| v != value);
        self.exclude.retain(|v| v != value);
    }

    fn flip(to: &mut Vec<String>, from: &mut Vec<String>, value: &str) {
        from.retain(|v| v != value);
        match to.binary_search_by(|v| v.as_str().cmp(value)) {
            Ok(at) => drop(to.remove(at)),
            Err(at) => to.insert(at, value.to_owned()),
        }
    }
}

/// What the reader asks for. A fact passes when every part does; between the included values of a
/// facet it is *or*, but for `who`, where each included actor must take part (*and*).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// What else the query asks, in the query language (see [`super::whole`]): words that must occur in
    /// the sentence behind the fact, and fields that no selection below can say.
    pub text: String,
    /// Documents, by id.
    pub source: Selection,
    /// Actors, by entity slug.
    pub who: Selection,
    /// Kinds of fact: `consult`, `consult.meet`, `accuse`, … `statement`, `goal`, `position`.
    pub kind: Selection,
    /// Places, by entity slug.
    pub place: Selection,
    /// Earliest date (inclusive, start of it).
    pub from: Option<PartialDate>,
    /// Latest date (inclusive, end of it).
    pub to: Option<PartialDate>,
}

impl Filters {
    /// Whether nothing is asked, so that every fact passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The views, by the names that stand in addresses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ViewName {
    #[default]
    Overview,
    Actors,
    /// One actor: [`Screen::actor`]. Reached from facts, not by a tab.
    Actor,
    Timeline,
    Network,
    Statements,
    Goals,
    Compare,
    Map,
    Concordance,
    Read,
    Library,
}

impl ViewName {
    /// All views in the order of the tabs.
    pub const ALL: [Self; 12] = [
        Self::Overview,
        Self::Actors,
        Self::Actor,
        Self::Timeline,
        Self::Network,
        Self::Statements,
        Self::Goals,
        Self::Compare,
        Self::Map,
        Self::Concordance,
        Self::Read,
        Self::Library,
    ];

    /// The views that have a tab, in order.
    pub fn tabs() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|view| *view != Self::Actor)
    }

    /// As it stands in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Actors => "actors",
            Self::Actor => "actor",
            Self::Timeline => "timeline",
            Self::Network => "network",
            Self::Statements => "statements",
            Self::Goals => "goals",
            Self::Compare => "compare",
            Self::Map => "map",
            Self::Concordance => "concordance",
            Self::Read => "read",
            Self::Library => "library",
        }
    }

    /// The view of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

/// Everything an address restores.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// Which view.
    pub view: ViewName,
    /// What is asked.
    pub filters: Filters,
    /// The open fact, by key.
    pub fact: Option<String>,
    /// The document that *Read* shows, by id.
    pub document: Option<String>,
    /// The document that *Read* shows beside the first, by id.
    pub second: Option<String>,
    /// The actor of *Actor*, by entity slug.
    pub actor: Option<String>,
    /// The words of *Concordance*.
    pub word: Option<String>,
    /// By what a table is sorted: the name of a column, `-` before it for descending.
    pub sort: Option<String>,
    /// Which part of a view is shown, where it has several: `naming` of *Compare*.
    pub part: Option<String>,
    /// Where *Read* is scrolled to: code points into the document's text.
    pub at: Option<u32>,
    /// What the lanes of the time line stand for: `actor`, `source`, or none for kinds of event.
    pub lanes: Option<String>,
    /// How near the drawing of the network is, in hundredths, and which point of it is in the middle, in
    /// thousandths of its width and height: `150:500:480`.
    pub near: Option<String>,
    /// Layers of highlights that *Read* does not draw. Sorted, without repeats.
    pub hidden: Vec<String>,
    /// `light`, `dark`, `contrast`, or none for what the system prefers.
    pub theme: Option<String>,
    /// Language of the page, `ar`; none for English.
    pub language: Option<String>,
    /// Whether the page is embedded in another site (no header, no library).
    pub embed: bool,
}
