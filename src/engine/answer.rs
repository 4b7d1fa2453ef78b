//! Questions answered: filters evaluated, the view drawn.

use super::Engine;
use crate::protocol::{Answer, Question, View};
use crate::query::{Passing, ViewName};
use crate::view::{self, Context};

impl Engine {
    pub(super) fn answer(&self, question: &Question) -> Answer {
        let passing = Passing::new(&question.filters, &self.corpus, &self.index);
        let context = Context {
            corpus: &self.corpus,
            index: &self.index,
            passing: &passing,
            shelf: &self.shelf,
            window: question.window,
            open: question.fact.as_deref().and_then(|key| self.index.facts.by_key(key)),
        };
        Answer {
            facets: view::facets(&context, &question.filters),
            view: self.view(&context, question),
            evidence: question.fact.as_deref().and_then(|key| view::evidence(&context, key)),
            library: view::library(&context, question.view == ViewName::Library),
            search: view::search(&context, &question.filters.text),
        }
    }

    fn view(&self, context: &Context<'_>, question: &Question) -> View {
        if self.corpus.records.is_empty() {
            return if question.view == ViewName::Library { View::Library } else { View::Empty };
        }
        match question.view {
            ViewName::Actors => View::Actors(view::actors(context)),
            ViewName::Timeline => View::Timeline(view::timeline(context)),
            ViewName::Statements => View::Statements(view::statements(context)),
            ViewName::Goals => View::Goals(view::goals(context)),
            ViewName::Library => View::Library,
            ViewName::Read => {
                let first = self.corpus.records.first().map(|r| r.document.id.as_str());
                let document = question.document.as_deref().or(first).and_then(|id| view::read(context, id));
                document.map_or(View::Empty, |read| View::Read(Box::new(read)))
            }
        }
    }
}
