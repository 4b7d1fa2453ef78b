//! Trains the two models of names, and scores them against sets of texts with names.

use super::Random;
use super::examples::{Example, Kind, mapped};
use super::gazetteer::column;
use super::perceptron::{Averaged, Perceptron, Rate};
use super::templates::Fillers;
use crate::language::analyse_text;
use crate::language::model::Model;
use crate::language::model::hash::Features;
use crate::language::names::gazetteer::flag;
use crate::language::names::{BEGIN, INSIDE, KINDS, OUTSIDE, features};
use crate::language::pipeline::Draft;
use crate::language::segment::split;
use crate::lexicon::EntityType;
use crate::text::Span;

/// How much better the right answer must score than any other.
const MARGIN: f32 = 30.0;

/// How many sentences are made for every one the templates ask for.
const MADE: usize = 8;

/// A sentence ready to learn from.
struct Ready {
    draft: Draft,
    /// Label of every token; 9 for tokens to pass over.
    labels: Vec<u8>,
    /// Token spans and their kind.
    kinds: Vec<(usize, usize, u8)>,
}

fn ready(example: &Example, model: &Model) -> Option<Ready> {
    let text = &example.text;
    let tokens: Vec<Span> = split(text);
    if tokens.is_empty() || tokens.len() > 250 {
        return None;
    }
    let mut s = Draft::default();
    let found = &mut Features::new();
    s.read(text, &tokens, model);
    s.tag(model, found);
    s.attach(model, found);
    s.relate(model, found);
    s.look(text, &tokens, model);
    let mut labels = vec![OUTSIDE; tokens.len()];
    let mut kinds = Vec::new();
    for (a, b, kind) in &example.spans {
        let inside = |t: &Span| (t.start as usize) < *b && *a < t.end as usize;
        let (Some(mut x), Some(y)) = (tokens.iter().position(inside), tokens.iter().rposition(inside)) else {
            continue;
        };
        if *kind == Kind::Doubtful {
            labels[x..=y].fill(9);
            continue;
        }
        // The article stands outside.
        while x < y && matches!(tokens[x].of(text), "The" | "the" | "A" | "An") {
            x += 1;
        }
        labels[x] = BEGIN;
        labels[x + 1..=y].fill(INSIDE);
        match kind {
            Kind::Of(t) => kinds.push((x, y + 1, *t as u8)),
            Kind::Other => kinds.push((x, y + 1, KINDS as u8 - 1)),
            Kind::Open | Kind::Doubtful => {}
        }
    }
    // Peoples the data leave unmarked.
    for i in 0..tokens.len() {
        let known = s.known[i];
        if labels[i] == OUTSIDE && known.phrase & flag::PEOPLE != 0 && matches!(known.place, 1 | 4) {
            let n =
                (i + 1..tokens.len()).take_while(|j| matches!(s.known[*j].place, 2 | 3) && known.place == 1).count();
            if labels[i..=i + n].iter().all(|l| *l == OUTSIDE) {
                labels[i] = BEGIN;
                labels[i + 1..=i + n].fill(INSIDE);
                kinds.push((i, i + n + 1, EntityType::Norp as u8));
            }
        }
    }
    Some(Ready { draft: s, labels, kinds })
}

/// Puts other names in the place of persons and places, so that names never seen are the normal case.
pub(crate) fn vary(examples: &[Example], persons: &[String], places: &[String], random: &mut Random) -> Vec<Example> {
    let mut out = Vec::new();
    for e in examples {
        if e.spans.iter().any(|s| s.2 == Kind::Doubtful) {
            continue;
        }
        let mut text = String::new();
        let mut spans = Vec::new();
        let (mut from, mut changed) = (0, false);
        for (a, b, kind) in &e.spans {
            let Some(before) = e.text.get(from..*a) else { continue };
            text.push_str(before);
            let old = &e.text[*a..*b];
            let words = old.split(' ').count();
            let new = match kind {
                Kind::Of(EntityType::Person) if words > 1 && random.below(3) > 0 => {
                    persons[random.below(persons.len())].as_str()
                }
                Kind::Of(EntityType::Person) if words == 1 && random.below(3) == 0 => {
                    persons[random.below(persons.len())].rsplit(' ').next().unwrap_or(old)
                }
                Kind::Of(EntityType::Gpe) if random.below(2) > 0 => places[random.below(places.len())].as_str(),
                _ => old,
            };
            changed |= new != old;
            spans.push((text.len(), text.len() + new.len(), *kind));
            text.push_str(new);
            from = *b;
        }
        text.push_str(e.text.get(from..).unwrap_or_default());
        if changed {
            out.push(Example { text, spans });
        }
        // Headlines in capitals.
        if random.below(12) == 0 {
            out.push(Example { text: e.text.to_ascii_uppercase(), spans: e.spans.clone() });
        }
    }
    out
}

/// The labels and the kinds, to become `nlab` and `nknd`. `file` holds all other parts.
pub(crate) fn train(examples: &[Example], file: &[u8], epochs: usize) -> (Averaged, Averaged) {
    let model = Model::decode(file);
    let ready: Vec<Ready> = examples.iter().filter_map(|e| ready(e, &model)).collect();
    let mut order: Vec<usize> = (0..ready.len()).collect();
    let mut random = Random::default();
    let (mut labels, mut kinds) = (Perceptron::new(Rate::Adaptive, None), Perceptron::new(Rate::Adaptive, None));
    let mut found = Features::new();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all, mut wrong_kinds, mut all_kinds) = (0, 0, 0, 0);
        for at in &order {
            let r = &ready[*at];
            let v = r.draft.view();
            let (mut before, mut before2) = (OUTSIDE, OUTSIDE);
            for (i, gold) in r.labels.iter().enumerate() {
                let mut own = OUTSIDE;
                if v.may_name(i, before) {
                    found.clear();
                    features::label(&v, i, before, before2, &mut found);
                    let mut scores = [0.0; 3];
                    labels.score(found.items(), &mut scores);
                    if before == OUTSIDE {
                        scores[2] = f32::NEG_INFINITY;
                    }
                    own = super::top(&scores) as u8;
                    // After a wrong start the rest of a name begins it.
                    let right = if *gold == INSIDE && before == OUTSIDE { BEGIN } else { *gold };
                    if right != 9 {
                        wrong += usize::from(own != right);
                        all += 1;
                        if let Some(bad) = Perceptron::rival(&scores, usize::from(right), MARGIN) {
                            labels.update(found.items(), usize::from(right), bad, 1.0);
                        }
                    }
                    labels.tick();
                }
                (before2, before) = (before, own);
            }
            for (a, b, kind) in &r.kinds {
                found.clear();
                let phrase = crate::language::names::phrase(&model.names, &v, *a, *b);
                features::kind(&v, *a, *b, phrase, &mut found);
                let mut scores = [0.0; KINDS];
                kinds.score(found.items(), &mut scores);
                let own = super::top(&scores);
                wrong_kinds += usize::from(own != usize::from(*kind));
                all_kinds += 1;
                if let Some(bad) = Perceptron::rival(&scores, usize::from(*kind), MARGIN) {
                    kinds.update(found.items(), usize::from(*kind), bad, 1.0);
                }
                kinds.tick();
            }
        }
        eprintln!("  names: epoch {epoch}, wrong labels {wrong} of {all}, wrong kinds {wrong_kinds} of {all_kinds}");
    }
    (labels.average(), kinds.average())
}

/// Precision, recall and F1 on a file of tokens and labels, types mapped to PER, LOC and ORG.
pub fn score(file: &str, set: &str, model: &[u8], odd: &mut Vec<String>) -> (f64, f64, f64) {
    let model = Model::decode(model);
    let coarse = |t: &str| match t {
        "PERSON" => "PER",
        "PLACE" | "GPE" | "LOC" => "LOC",
        "ORG" => "ORG",
        _ => "",
    };
    let (mut hit, mut gold_n, mut own_n) = (0, 0, 0);
    for document in file.split("-DOCSTART-") {
        let (mut text, mut gold) = (String::new(), Vec::new());
        let mut inside = false;
        for line in document.lines() {
            let Some((token, label)) = line.rsplit_once('\t') else {
                if line.is_empty() && !text.is_empty() && !text.ends_with('\n') {
                    text.push_str("\n\n");
                }
                inside = false;
                continue;
            };
            if token.is_empty() {
                continue;
            }
            // Undoes what only the tokens of the set did: U . S ., Al - Sisi, the town , the.
            let before = text.rsplit([' ', '\n']).next().unwrap_or_default();
            let initial =
                before.len() == 2 && before.ends_with('.') && token.len() == 1 && token.starts_with(char::is_uppercase);
            let glued =
                matches!(token, "." | "," | ";" | ":" | "!" | "?" | ")" | "-" | "%") || token.starts_with(['\'', '’']);
            let glues = before.ends_with(['(', '$', '’'])
                || before.len() > 1 && before.ends_with('-') && !before.ends_with("--");
            let acronym = initial && set == "worldwide" || before.contains('.') && before.len() > 3 && initial;
            if !text.is_empty() && !text.ends_with('\n') && !(set == "worldwide" && (glued || glues || acronym)) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(token.trim());
            match label.split_once('-') {
                Some(("I", _)) if inside => {
                    if let Some(last) = gold.last_mut() {
                        let last: &mut (usize, usize, &str) = last;
                        last.1 = text.len();
                    }
                }
                Some((_, kind)) => gold.push((start, text.len(), coarse(mapped(set, kind).unwrap_or("-")))),
                None => {}
            }
            inside = label != "O";
        }
        gold.retain(|g| !g.2.is_empty());
        let analysis = analyse_text(&text, &[], &model);
        let own: Vec<(usize, usize, &str)> = analysis
            .names
            .iter()
            .map(|n| (n.span.start as usize, n.span.end as usize, coarse(n.kind.name())))
            .filter(|n| !n.2.is_empty())
            .collect();
        gold_n += gold.len();
        own_n += own.len();
        hit += own.iter().filter(|o| gold.contains(o)).count();
        for o in own.iter().filter(|o| !gold.contains(o)) {
            odd.push(format!("+ {} {}", o.2, &text[o.0..o.1]));
        }
        for g in gold.iter().filter(|g| !own.contains(g)) {
            odd.push(format!("- {} {}", g.2, &text[g.0..g.1]));
        }
    }
    let (p, r) = (hit as f64 / own_n.max(1) as f64, hit as f64 / gold_n.max(1) as f64);
    (100.0 * p, 100.0 * r, 200.0 * p * r / (p + r).max(1e-9))
}

/// Hits, gold and own names on an annotated article; what lies in furniture or is optional counts neither way.
pub fn score_article(text: &str, gold: &str, model: &[u8], odd: &mut Vec<String>) -> (usize, usize, usize) {
    use serde_json::Value;
    let model = Model::decode(model);
    let Ok(gold) = serde_json::from_str::<Value>(gold) else { return (0, 0, 0) };
    let map = crate::text::OffsetMap::new(text);
    let list = |k: &str| gold.get(k).and_then(Value::as_array).cloned().unwrap_or_default();
    let span = |v: &Value| {
        let at = |k: &str| v.get(k).and_then(Value::as_u64).unwrap_or(0) as u32;
        map.from_code_points(crate::text::CodePointSpan { start: at("start"), end: at("end") })
    };
    let furniture: Vec<Span> = list("boilerplate").iter().map(span).collect();
    let skipped = |s: Span| furniture.iter().any(|f| f.overlaps(s));
    let is = |v: &Value, k: &str| v.get(k).is_some_and(|x| x.as_bool() != Some(false) && !x.is_null());
    let (mut wanted, mut optional) = (Vec::new(), Vec::new());
    for m in list("mentions") {
        if is(&m, "optional") {
            optional.push(span(&m));
        } else if !is(&m, "boilerplate") && !skipped(span(&m)) {
            wanted.push((span(&m), m.get("type").and_then(Value::as_str).unwrap_or_default().to_owned()));
        }
    }
    let analysis = analyse_text(text, &[], &model);
    let own: Vec<(Span, String)> = analysis
        .names
        .iter()
        .filter(|n| !skipped(n.span) && !optional.contains(&n.span))
        .map(|n| (n.span, n.kind.name().to_owned()))
        .collect();
    for o in own.iter().filter(|o| !wanted.contains(o)) {
        odd.push(format!("+ {} {}", o.1, o.0.of(text)));
    }
    for g in wanted.iter().filter(|g| !own.contains(g)) {
        odd.push(format!("- {} {}", g.1, g.0.of(text)));
    }
    (own.iter().filter(|o| wanted.contains(o)).count(), wanted.len(), own.len())
}

/// Everything about names from the files: sentences as they are and varied.
pub fn all(
    trees: &[super::conllu::Tree],
    entities: &str,
    files: &[(&str, String)],
    sources: &super::gazetteer::Sources<'_>,
    file: &[u8],
    epochs: usize,
) -> (Averaged, Averaged) {
    let model = Model::decode(file);
    let gazetteer = &model.names.gazetteer;
    let mut examples = super::examples::gum(trees, entities, gazetteer);
    eprintln!("  names: {} sentences of GUM", examples.len());
    for (set, text) in files {
        examples.extend(super::examples::bio(text, set, gazetteer));
    }
    let persons = super::gazetteer::persons(sources);
    let places: Vec<String> = sources
        .cities
        .lines()
        .step_by(7)
        .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
        .filter_map(|v| Some(v.get("ascii")?.as_str()?.to_owned()))
        .collect();
    let mut random = Random::default();
    let varied = vary(&examples, &persons, &places, &mut random);
    eprintln!("  names: {} sentences, {} varied", examples.len(), varied.len());
    examples.extend(varied);
    let firms = super::gazetteer::firms(sources);
    let countries = include_str!("../../lexicon/data/countries.tsv");
    let fillers = Fillers {
        persons: &persons,
        towns: &places,
        countries: column(countries, 1),
        adjectives: column(countries, 4),
        peoples: column(countries, 5),
        bodies: column(include_str!("../../lexicon/data/bodies.tsv"), 0),
        given: column(include_str!("../../lexicon/data/given_names.tsv"), 0),
        firms: &firms,
    };
    let made = fillers.sentences(MADE, &mut random);
    eprintln!("  names: {} sentences made", made.len());
    examples.extend(made);
    train(&examples, file, epochs)
}
