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
