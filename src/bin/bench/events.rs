//! A text as the analysis sees it: tokens, tags, trees, mentions and events, to look into a figure.

use attache::language::analyse;

/// Prints the analysis of a text.
pub(crate) fn run(text: &str) {
    let Some(document) = super::document("events", text) else { return };
    let analysis = analyse(&document);
    let layers = attache::extract::extract(&document, &analysis);
    for (index, token) in analysis.tokens.iter().enumerate() {
        println!(
            "{index}\t{}\t{}\t{}\t{}\t{}\t{}",
            token.span.of(text),
            token.lemma,
            token.upos.name(),
            token.xpos.name(),
            token.head.map_or("-".into(), |h| h.0.to_string()),
            token.deprel.name()
        );
    }
    for mention in &layers.mentions {
        println!("{:?} {:?} {} head {}", mention.kind, mention.entity_type, mention.span.of(text), mention.head.0);
    }
    let words = |ids: &[attache::text::MentionId]| -> Vec<&str> {
        ids.iter().filter_map(|m| layers.mentions.get(m.index())).map(|m| m.span.of(text)).collect()
    };
    for e in &layers.events {
        println!(
            "{} {:?} {:?} > {:?} | {} | {:?} {}",
            e.kind.name(),
            e.mode,
            words(&e.actors),
            words(&e.recipients),
            e.trigger.of(text),
            e.status,
            e.why.rule
        );
    }
}

/// Prints the events of texts as `tests/data/cases/event` writes them, with `--` after each text.
pub(crate) fn lines(texts: &[String]) {
    for text in texts {
        let Some(document) = super::document("events", text) else { continue };
        let layers = attache::extract::extract(&document, &analyse(&document));
        let names = |ids: &[attache::text::MentionId]| {
            let all = ids.iter().filter_map(|id| layers.mentions.get(id.index()));
            let mut all: Vec<&str> =
                all.filter(|m| m.kind == attache::extract::MentionKind::Name).map(|m| m.span.of(text)).collect();
            all.sort_unstable();
            all.join(" + ")
        };
        for e in &layers.events {
            let mode = e.mode.map_or(String::new(), |m| format!("/{}", m.name()));
            let status = match e.status {
                attache::extract::Status::Occurred | attache::extract::Status::Ongoing => String::new(),
                other => format!(" | {}", other.name()),
            };
            let parties = format!("{} > {}", names(&e.actors), names(&e.recipients));
            println!(
                "{}{mode}: {} | {} | {} | {}{status}",
                e.kind.name(),
                parties.trim(),
                e.trigger.of(text),
                e.date.and_then(|t| layers.timexes.get(t.index())).map_or("-", |t| t.span.of(text)),
                e.place.and_then(|m| layers.mentions.get(m.index())).map_or("-", |m| m.span.of(text)),
            );
        }
        println!("--");
    }
}
