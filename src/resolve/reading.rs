//! One document read by itself: its names and which of them are one, the capitals that stand for
//! governments, what pronouns and common nouns stand for. In: a document. Out: keys of its own, which
//! `resolve` maps to entities of the corpus. So nothing of a document is read again when others come.

use std::sync::Arc;

use super::entity::Key;
use super::forms::{self, FormId, Forms};
use super::group;
use super::local::{self, Index};
use super::{Analysed, CorefLink, coref, entity, metonym, participants};
use crate::lexicon::EntityType;

/// A document with keys of its own: `Key::Set` is a form of `forms`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    /// Its names.
    pub(super) forms: Forms,
    /// By mention: the form of a name.
    pub(super) of_mention: Vec<Option<FormId>>,
    /// By form: whether it is a bare name whose bearer the document does not name in full.
    pub(super) is_bare: Vec<bool>,
    /// Bare names, each with a form that it is not short for; sorted.
    pub(super) barred: Vec<(FormId, FormId)>,
    /// Ministries whose country possesses them here and that the document names nowhere with it.
    pub(super) organs: Vec<(usize, (String, &'static str))>,
    /// Countries that take part by the adjective of their people or their capital.
    pub(super) states: Vec<&'static str>,
    /// By mention: whether it is the adjective of a people.
    pub(super) is_adjective: Vec<bool>,
    /// By mention: whom it stands for.
    pub(super) mentions: Vec<Vec<Key>>,
    /// By mention: the government a capital stands for.
    pub(super) metonyms: Vec<Option<Key>>,
    /// Coreference links.
    pub(super) links: Arc<[CorefLink]>,
}

/// A document on its way through coreference.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) mentions: Vec<Vec<Key>>,
    pub(super) metonyms: Vec<Option<Key>>,
    pub(super) links: Vec<CorefLink>,
}

/// Reads a document.
pub(super) fn read(document: &Analysed<'_>) -> Reading {
    let (forms, of_mention) = forms::of_document(document);
    let mut sets = group::join(&forms, true);
    let index = Index::new(&forms);
    let barred = local::barred(document, &of_mention, &forms);
    let named = local::sets_of(document, &of_mention, &forms, &mut sets, &index, &barred);

    let roots: Vec<usize> = (0..forms.all.len()).map(|f| sets.find(f)).collect();
    let fullest: Vec<FormId> = roots.iter().map(|root| fullest(&forms, &roots, *root)).collect();
    let unit = |set: usize| fullest.get(set).copied().unwrap_or(set);
    let mut countries: Vec<(&'static str, Key)> = Vec::new();
    for f in 0..forms.all.len() {
        if let Some(code) = entity::country_code(&forms, &[f])
            && !countries.iter().any(|c| c.0 == code)
        {
            countries.push((code, Key::Set(unit(f))));
        }
    }
    let country = |code: &'static str| countries.iter().find(|c| c.0 == code).map_or(Key::Country(code), |c| c.1);

    let organs = named
        .iter()
        .enumerate()
        .filter(|(m, set)| {
            let own = of_mention.get(*m).copied().flatten();
            let body = own.and_then(|f| forms.all.get(f)).is_some_and(|f| f.kind == EntityType::Org);
            body && own.map(|f| sets.find(f)) == **set
        })
        .filter_map(|(m, _)| Some((m, local::organ_here(document, document.layers.mentions.get(m)?)?)))
        .collect();
    let is_bare = (0..forms.all.len())
        .map(|f| {
            let bare = forms.all.get(f).is_some_and(|x| x.kind == EntityType::Person && !group::is_full(x));
            let at = of_mention.iter().position(|of| *of == Some(f));
            bare && at.and_then(|m| named.get(m).copied().flatten()) == Some(sets.find(f))
        })
        .collect();

    let mut draft = Draft {
        mentions: named.into_iter().map(|s| s.map(|set| Key::Set(unit(set))).into_iter().collect()).collect(),
        metonyms: metonym::find(document).into_iter().map(|m| m.map(country)).collect(),
        links: Vec::new(),
    };
    coref::link(document, &country, &mut draft);
    Reading {
        is_bare,
        barred,
        organs,
        states: participants::states(document),
        is_adjective: participants::adjectives(document),
        of_mention,
        forms,
        mentions: draft.mentions,
        metonyms: draft.metonyms,
        links: draft.links.into(),
    }
}

/// The form that tells most of a set: known to the lexicon, then of most parts, then longest, then first.
fn fullest(forms: &Forms, roots: &[usize], root: usize) -> FormId {
    let own = roots.iter().enumerate().filter(|(_, r)| **r == root);
    let size = |f: FormId| {
        forms.all.get(f).map(|x| (x.entry.is_some(), x.parts.len().min(4), x.key.len(), x.total)).unwrap_or_default()
    };
    own.map(|(f, _)| f).max_by(|a, b| size(*a).cmp(&size(*b)).then(b.cmp(a))).unwrap_or(root)
}
