//! What a reader should look at with their own eyes: sentences with two actors from which nothing
//! was taken, words in quotation marks that are nobody's, weak links, dates guessed. In: one
//! document. Out: kind, place and one sentence for a person.

use smol_str::SmolStr;

use super::findings::UnsureKind;
use super::{Analysed, CorefLink};
use crate::extract::MentionKind;
use crate::language::Upos;
use crate::lexicon::EntityType;
use crate::text::{Span, fold};

/// Confidence of a link below which it is weak.
const WEAK: f32 = 0.6;

/// Everything, in text order.
pub(super) fn of_document(document: &Analysed<'_>, links: &[CorefLink]) -> Vec<(UnsureKind, Span, SmolStr)> {
    let mut found = not_taken(document);
    found.extend(dates(document));
    found.extend(links.iter().filter_map(|l| of_link(document, l)));
    for diagnostic in &document.layers.diagnostics {
        let kind = match diagnostic.code {
            "quotation-without-speaker" => UnsureKind::NoSpeaker,
            "quoted-words-not-taken" => UnsureKind::QuotedNotTaken,
            code if code.contains("date") => UnsureKind::DocumentDate,
            _ => UnsureKind::Remark,
        };
        found.push((kind, diagnostic.span, diagnostic.hint.clone()));
    }
    found.sort_by(|a, b| (a.1, a.0, &a.2).cmp(&(b.1, b.0, &b.2)));
    found.into_iter().map(|(kind, span, reason)| (kind, span, reason.into())).collect()
}

/// Links that a person should check.
fn of_link(document: &Analysed<'_>, link: &CorefLink) -> Option<(UnsureKind, Span, String)> {
    if link.confidence >= WEAK {
        return None;
    }
    let text: &str = &document.document.text;
    let mentions = &document.layers.mentions;
    let words = |m: usize| mentions.get(m).map_or("", |m| m.span.of(text));
    let span = mentions.get(link.from.index())?.span;
    let to: Vec<String> = link.to.iter().map(|m| format!("“{}”", words(m.index()))).collect();
    let percent = (link.confidence * 100.0).round();
    let reason = format!("“{}” is taken for {}, with a confidence of {percent} %.", span.of(text), to.join(" and "));
    Some((UnsureKind::WeakLink, span, reason))
}

/// Sentences that name two or more actors and gave no record.
fn not_taken(document: &Analysed<'_>) -> Vec<(UnsureKind, Span, String)> {
    let Analysed { document: source, analysis, layers } = *document;
    let text: &str = &source.text;
    let mut taken: Vec<Span> = Vec::new();
    taken.extend(layers.events.iter().map(|e| e.evidence));
    taken.extend(layers.quotations.iter().map(|q| q.evidence));
    taken.extend(layers.positions.iter().map(|p| p.evidence));
    taken.extend(layers.goals.iter().map(|g| g.evidence));
    taken.extend(layers.roles.iter().map(|r| r.evidence));
    let mut covered = vec![false; analysis.sentences.len()];
    for span in taken {
        let from = analysis.sentences.partition_point(|s| s.span.end <= span.start);
        let rest = analysis.sentences.iter().zip(covered.iter_mut()).skip(from);
        rest.take_while(|(s, _)| s.span.start < span.end).for_each(|(_, slot)| *slot = true);
    }
    let mut found = Vec::new();
    let mut at = 0;
    for (i, (sentence, covered)) in analysis.sentences.iter().zip(covered).enumerate() {
        let mut actors: Vec<String> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        while let Some(mention) = layers.mentions.get(at).filter(|m| m.sentence as usize <= i) {
            at += 1;
            let actor = matches!(
                mention.entity_type,
                Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp)
            );
            if mention.sentence as usize == i && mention.kind == MentionKind::Name && actor {
                let key = fold(mention.span.of(text));
                if !actors.contains(&key) {
                    actors.push(key);
                    words.push(mention.span.of(text));
                }
            }
        }
        let verb = analysis.slice(sentence.tokens).iter().any(|t| t.upos == Upos::Verb);
        if covered || actors.len() < 2 || !verb || source.is_furniture(sentence.span) {
            continue;
        }
        let shown = words.iter().take(3).map(|w| format!("“{w}”")).collect::<Vec<_>>().join(", ");
        let reason = format!("The sentence names {shown}, and nothing was taken from it.");
        found.push((UnsureKind::ActorsNotTaken, sentence.span, reason));
    }
    found
}

/// Events whose date hangs on a date that is itself an estimate, or was read with doubt.
fn dates(document: &Analysed<'_>) -> Vec<(UnsureKind, Span, String)> {
    let layers = document.layers;
    let text: &str = &document.document.text;
    let estimate = layers.date.as_ref().filter(|d| d.is_estimate);
    let mut found: Vec<(UnsureKind, Span, String)> = Vec::new();
    for event in &layers.events {
        let Some(timex) = event.date.and_then(|t| layers.timexes.get(t.index())) else { continue };
        let words = timex.span.of(text);
        let has_year = words.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
        let reason = match estimate {
            Some(date) if !has_year => format!(
                "“{words}” is taken for {}, counted from {}, which is itself only concluded from the text.",
                timex.value, date.date
            ),
            _ if timex.why.confidence > 0.0 && timex.why.confidence < WEAK => {
                format!(
                    "“{words}” is taken for {}, with a confidence of {:.0} %.",
                    timex.value,
                    timex.why.confidence * 100.0
                )
            }
            _ => continue,
        };
        if !found.iter().any(|f| f.1 == timex.span) {
            found.push((UnsureKind::DateGuessed, timex.span, reason));
        }
    }
    found
}
