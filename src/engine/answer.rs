//! Questions answered: filters evaluated, the view drawn.

use super::Engine;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::protocol::{Answer, Question, View};
use crate::query::{Passing, ViewName, Window};
use crate::view::export::{Export, Format};
use crate::view::{self, Context, LibraryView, Shelf};

impl Engine {
    pub(super) fn answer(&self, question: &Question) -> Answer {
        let has_library = question.library == Some(self.revision);
        drawn(&self.corpus, &self.index, &self.shelf, question, has_library)
    }
}

/// Draws what is asked of a corpus.
pub fn answer(corpus: &Corpus, index: &Index, shelf: &Shelf, question: &Question) -> Answer {
    drawn(corpus, index, shelf, question, false)
}

fn drawn(corpus: &Corpus, index: &Index, shelf: &Shelf, question: &Question, has_library: bool) -> Answer {
    let passing = Passing::new(&question.filters, corpus, index);
    let context = Context {
        corpus,
        index,
        passing: &passing,
        shelf,
        window: question.window,
        open: question.fact.as_deref().and_then(|key| index.facts.by_key(key)),
    };
    Answer {
        facets: view::facets(&context, question.has_few_values),
        view: draw(&context, question),
        evidence: question.fact.as_deref().and_then(|key| view::evidence(&context, key)),
        library: match has_library {
            true => LibraryView::default(),
            false => view::library(&context, question.view == ViewName::Library),
        },
        search: view::search(&context),
        completions: question.complete.as_ref().map(|asked| view::complete(&context, asked)).unwrap_or_default(),
    }
}

fn draw(context: &Context<'_>, question: &Question) -> View {
    if question.view == ViewName::Library {
        return View::Library;
    }
    let Some(first) = context.corpus.records.first() else { return View::Empty };
    match question.view {
        ViewName::Overview => View::Overview(Box::new(view::overview(context, question.part.as_deref()))),
        ViewName::Actors => View::Actors(view::actors(context)),
        ViewName::Actor => {
            let slug = question.actor.as_deref().unwrap_or_default();
            view::actor(context, slug).map_or(View::Empty, |actor| View::Actor(Box::new(actor)))
        }
        ViewName::Network => {
            let Question { part, actor, sort, space, steps, .. } = question;
            View::Network(view::network(context, part.as_deref(), actor.as_deref(), sort.as_deref(), (*space, *steps)))
        }
        ViewName::Compare => View::Compare(view::compare(context, question.part.as_deref(), question.sort.as_deref())),
        ViewName::Map => {
            let Question { part, sort, space, has_outline, .. } = question;
            View::Map(view::map(context, part.as_deref(), sort.as_deref(), *space, *has_outline))
        }
        ViewName::Concordance => {
            let word = question.word.as_deref().unwrap_or(&question.filters.text);
            View::Concordance(view::concordance(context, word, question.sort.as_deref(), question.steps))
        }
        ViewName::Timeline => View::Timeline(view::timeline(context, question.lanes.as_deref(), question.space)),
        ViewName::Statements => View::Statements(view::statements(context)),
        ViewName::Goals => View::Goals(view::goals(context)),
        ViewName::Library => View::Library,
        ViewName::Read => {
            let id = question.document.as_deref().unwrap_or(&first.document.id);
            view::read(context, id, question.second.as_deref()).map_or(View::Empty, |read| View::Read(Box::new(read)))
        }
    }
}

/// Exports the view that is asked for; `None` where it has no list.
pub fn export(
    corpus: &Corpus,
    index: &Index,
    shelf: &Shelf,
    question: &Question,
    format: Format,
    base: &str,
) -> Option<Export> {
    let passing = Passing::new(&question.filters, corpus, index);
    let context = Context { corpus, index, passing: &passing, shelf, window: Window::default(), open: None };
    view::export::export(&context, question.view, question.part.as_deref(), question.sort.as_deref(), format, base)
}
