//! Coreference within a document: pronouns, "the movement", "the minister", "the two sides", "its
//! leader" to what they stand for, where the evidence allows; what is in doubt is left open. In: a
//! document whose names have keys. Out: keys and links of the rest, each link with rule and
//! confidence. Reads mentions in the order of their heads and keeps who was mentioned when.

mod nominal;
mod pronoun;
mod scene;
mod several;

use super::entity::Key;
use super::reading::Draft;
use super::{Analysed, CorefLink};
use crate::extract::MentionKind;
use crate::lexicon::{PronounClass, pronouns};
use crate::text::MentionId;
use scene::Scene;

/// What a phrase was found to stand for.
#[derive(Debug, Clone)]
struct Found {
    keys: Vec<Key>,
    to: Vec<usize>,
    rule: &'static str,
    confidence: f32,
}

impl Found {
    fn one(key: Key, to: usize, rule: &'static str, confidence: f32) -> Self {
        Self { keys: vec![key], to: vec![to], rule, confidence }
    }
}

/// Least confidence with which a link is made.
const LEAST: f32 = 0.4;

/// Links pronouns and common noun phrases to what they stand for.
pub(super) fn link(document: &Analysed<'_>, country: &dyn Fn(&'static str) -> Key, draft: &mut Draft) {
    let mentions = &document.layers.mentions;
    let mut scene = Scene::new(document, country, draft);
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|m| mentions.get(*m).map(|m| (m.head.0, m.span.start)));
    let mut found: Vec<(usize, Found)> = Vec::new();
    for m in order {
        let Some(mention) = mentions.get(m) else { continue };
        let result = match mention.kind {
            MentionKind::Name => None,
            MentionKind::Nominal => nominal::resolve(&scene, m),
            MentionKind::Pronoun => pronoun::resolve(&scene, m),
        };
        if let Some(result) = result.filter(|f| f.confidence >= LEAST && !f.keys.is_empty()) {
            scene.settle(m, result.keys.clone());
            found.push((m, result));
        }
        scene.see(m);
    }
    // "we" within a quotation is its speaker.
    for (m, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind == MentionKind::Pronoun) {
        let word = mention.span.of(&document.document.text).to_lowercase();
        if !matches!(pronouns().get(word.as_str()), Some(PronounClass::Speaker | PronounClass::Speakers)) {
            continue;
        }
        let around = document.layers.quotations.iter().filter(|q| q.content.contains(mention.span));
        let Some(speaker) = around.min_by_key(|q| q.content.len()).and_then(|q| q.speaker) else { continue };
        let keys = scene.keys(speaker.index()).to_vec();
        if !keys.is_empty() {
            found.push((m, Found { keys, to: vec![speaker.index()], rule: "coref/speaker", confidence: 0.85 }));
        }
    }
    for (m, f) in found {
        if let Some(slot) = draft.mentions.get_mut(m) {
            *slot = f.keys;
        }
        let to = f.to.into_iter().map(MentionId::new).collect();
        draft.links.push(CorefLink { from: MentionId::new(m), to, rule: f.rule.into(), confidence: f.confidence });
    }
    draft.links.sort_by_key(|l| l.from);
}
