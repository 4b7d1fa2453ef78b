//! Where the time of an analysis goes: each stage over a whole text, one after the other. Native.
#![expect(clippy::disallowed_methods, reason = "measuring needs a clock")]

use std::time::Instant;

use crate::language::Analysis;
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::names;
use crate::language::pipeline::{self, Draft, Scratch, lemma};
use crate::language::segment::segment;

/// Every stage with its seconds. Names are settled in a run of their own, whose other stages do not count.
pub fn seconds(text: &str, file: &[u8]) -> Vec<(&'static str, f64)> {
    let model = Model::decode(file);
    let mut out = Vec::new();
    let mut time = |name: &'static str, work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        out.push((name, start.elapsed().as_secs_f64()));
    };
    let mut cut = Default::default();
    time("tokens and sentences", &mut || cut = segment(text, &[], &model));
    let sentences = cut.sentences();
    let mut drafts: Vec<Draft> = sentences.iter().map(|_| Draft::default()).collect();
    let mut found = Features::new();
    time("what is seen of words", &mut || {
        drafts.iter_mut().zip(&sentences).for_each(|(draft, spans)| draft.read(text, spans, &model));
    });
    time("tags", &mut || drafts.iter_mut().for_each(|draft| draft.tag(&model, &mut found)));
    time("lemmas", &mut || {
        for (draft, spans) in drafts.iter().zip(&sentences) {
            for (span, tag) in spans.iter().zip(&draft.tags) {
                std::hint::black_box(lemma(&model.lemmatizer, text, *span, model.tagger.class(*tag).1));
            }
        }
    });
    time("trees: moves", &mut || drafts.iter_mut().for_each(|draft| draft.attach(&model, &mut found)));
    time("trees: relations", &mut || drafts.iter_mut().for_each(|draft| draft.relate(&model, &mut found)));
    let (mut cuts, mut names) = (Vec::new(), Vec::new());
    time("names", &mut || {
        for (draft, spans) in drafts.iter_mut().zip(&sentences) {
            draft.look(text, spans, &model);
            draft.label(&model, &mut found);
            names::spans(&model.names, &draft.view(), &draft.labels, 0, &mut found, &mut cuts, &mut names);
        }
    });
    let mut analysis = Analysis::default();
    let mut scratch = Scratch::default();
    pipeline::sentences(text, &sentences, &model, &mut scratch, &mut analysis);
    let found = std::mem::take(&mut scratch.names);
    time("names of the document", &mut || {
        std::hint::black_box(names::settle(text, found.clone(), &analysis));
    });
    out
}
