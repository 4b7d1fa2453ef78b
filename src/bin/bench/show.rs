//! Shows what is extracted from a text file, layer by layer, with trees: to read the output by eye.

use attache::extract::Layers;
use attache::ingest::Document;
use attache::language::Analysis;
use attache::text::MentionId;

/// Prints the trees of a file's sentences.
pub(crate) fn tree(path: &str) {
    let Some((document, analysis)) = read(path) else { return };
    for sentence in &analysis.sentences {
        println!("\n# {}", sentence.span.of(&document.text).replace('\n', " "));
        for index in sentence.tokens.range() {
            let Some(token) = analysis.tokens.get(index) else { continue };
            let head = token.head.and_then(|h| analysis.token(h)).map_or("ROOT", |h| h.span.of(&document.text));
            println!(
                "{index:5} {:18} {:14} {:5} {:4} {:11} < {head}",
                token.span.of(&document.text),
                token.lemma,
                token.upos.name(),
                token.xpos.name(),
                token.deprel.name()
            );
        }
    }
}

/// Prints quotations, positions and goals of a file.
pub(crate) fn attitudes(path: &str) {
    let Some((document, analysis)) = read(path) else { return };
    let layers = attache::extract::extract(&document, &analysis);
    let text: &str = &document.text;
    let flat = |s: &str| s.replace('\n', " / ");
    for q in &layers.quotations {
        println!(
            "Q {:8} [{}] {} -> {} | {} | {}",
            format!("{:?}", q.kind),
            q.cue.map_or("", |c| c.of(text)),
            who(text, &layers, q.speaker),
            who(text, &layers, q.addressee),
            flat(q.content.of(text)),
            q.why.rule
        );
    }
    for p in &layers.positions {
        println!(
            "P {:?} {} | {} | {} | {}",
            p.stance,
            who(text, &layers, Some(p.holder)),
            flat(p.target.of(text)),
            p.why.rule,
            p.why.cues.first().map_or("", |c| c.of(text))
        );
    }
    for g in &layers.goals {
        println!(
            "G {:?} {:?} {} | {} | {} | {}",
            g.basis,
            g.number,
            who(text, &layers, Some(g.holder)),
            flat(g.goal.of(text)),
            g.why.rule,
            g.why.cues.first().map_or("", |c| c.of(text))
        );
    }
}

fn who(text: &str, layers: &Layers, id: Option<MentionId>) -> String {
    let mention = id.and_then(|id| layers.mentions.get(id.index()));
    mention.map_or("nobody".to_owned(), |m| format!("<{}>", m.span.of(text)))
}

fn read(path: &str) -> Option<(Document, Analysis)> {
    let text = std::fs::read_to_string(path).ok()?;
    let document = super::document("text", &text)?;
    let analysis = attache::language::analyse(&document);
    Some((document, analysis))
}
