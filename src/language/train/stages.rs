//! Where the time of an analysis goes: each stage over a whole text, one after the other. Native.
#![expect(clippy::disallowed_methods, reason = "measuring needs a clock")]

use std::time::Instant;

use crate::language::Analysis;
use crate::language::model::Model;
use crate::language::names;
use crate::language::pipeline::{self, Scratch, form, lemma, look, see, view};
use crate::language::segment::segment;
use crate::language::words::Word;

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
    let mut sentences: Vec<(&[crate::text::Span], Scratch)> = Vec::new();
    let mut from = 0;
    for (i, _) in cut.ends.iter().enumerate().filter(|e| *e.1) {
        sentences.push((cut.tokens.get(from..=i).unwrap_or_default(), Scratch::default()));
        from = i + 1;
    }
    time("what is seen of words", &mut || {
        for (spans, s) in &mut sentences {
            s.words.extend(spans.iter().map(|t| Word::new(form(text, *t), &model.tagger.lexicon)));
        }
    });
    time("tags", &mut || {
        for (_, s) in &mut sentences {
            model.tagger.tag(&s.words, &mut s.found, &mut s.tags);
        }
    });
    time("lemmas", &mut || {
        for (spans, s) in &mut sentences {
            for (span, tag) in spans.iter().zip(&s.tags) {
                std::hint::black_box(lemma(&model.lemmatizer, text, *span, model.tagger.class(*tag).1));
            }
        }
    });
    time("trees: moves", &mut || {
        for (_, s) in &mut sentences {
            see(&s.words, |i| model.tagger.class(s.tags[i]), &mut s.seen);
            model.parser.attach(&s.seen, &mut s.state, &mut s.found);
        }
    });
    time("trees: relations", &mut || {
        for (_, s) in &mut sentences {
            model.parser.relate(&s.seen, &mut s.state, &mut s.found);
        }
    });
    time("names", &mut || {
        for (spans, s) in &mut sentences {
            look(text, spans, &model, s);
            let v = view(&s.words, &s.known, &s.penn, &s.heads, &s.quoted);
            names::label(&model.names, &v, &mut s.found, &mut s.labels);
            names::spans(&model.names, &v, &s.labels, 0, &mut s.found, &mut s.cuts, &mut s.names);
        }
    });
    let mut analysis = Analysis::default();
    let mut scratch = Scratch::default();
    for (spans, _) in &sentences {
        pipeline::sentence(text, spans, &model, &mut scratch, &mut analysis);
    }
    let found = std::mem::take(&mut scratch.names);
    time("names of the document", &mut || {
        std::hint::black_box(names::settle(text, found.clone(), &analysis));
    });
    out
}
