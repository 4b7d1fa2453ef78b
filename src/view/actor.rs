//! One actor: what each source calls it, its roles, what it says and what is said of it, its dealings
//! with others, goals, positions and places. In: a corpus under filters and a slug. Out: short lists
//! that each lead to the whole.

mod dealings;
mod roles;

use serde::{Deserialize, Serialize};

use super::Named;
use super::actors::{ActorRow, row};
use super::compare::by_document;
use super::compare::spelled;
use super::context::Context;
use super::shapes::{Cell, Item, Link, MatrixRow, Section, message};
use super::words::clip;
use crate::extract::MentionKind;
use crate::index::Origin;
use crate::query::ViewName;
use crate::text::{DocumentId, EntityId, MentionId};

/// One actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorView {
    /// Who, with its numbers and years.
    pub who: ActorRow,
    /// The state it goes with.
    pub country: Option<Named>,
    /// By source: what it calls the actor; one cell a row.
    pub names: Vec<MatrixRow>,
    /// Roles, statements by and about it, goals, positions, places.
    pub sections: Vec<Section>,
    /// With whom it deals, most first.
    pub dealings: Vec<Section>,
    /// With how many it deals.
    pub n_others: u32,
}

/// Items shown of each list; all of them are one link away.
const N_SHOWN: usize = 8;
/// Characters of a statement, goal or target shown.
const CLIP: usize = 220;
/// Sources shown with their names.
const N_SOURCES: usize = 40;

/// Draws it; `None` where there is no such actor.
pub fn actor(context: &Context<'_>, slug: &str) -> Option<ActorView> {
    let entities = &context.corpus.resolution.entities;
    let id = EntityId::new(entities.binary_search_by(|e| e.slug.as_str().cmp(slug)).ok()?);
    let entity = context.entity(id)?;
    let facts = &context.index.facts;
    let own = context.index.facts_by.actor.get(id.0).iter().copied();
    let own: Vec<u32> = own.filter(|fact| context.passing.facts.contains(*fact)).collect();
    let of = |section: std::ops::Range<u32>| own.iter().copied().filter(move |f| section.contains(f));
    let said: Vec<u32> = of(facts.statements()).filter(|f| context.speaker(*f) == Some(id)).collect();
    let goals: Vec<u32> = of(facts.goals()).collect();
    let positions: Vec<u32> = of(facts.positions()).collect();
    let about = said_about(context, id);
    let list = |code: &str, numbers: &[u32], link: Option<Link>| Section {
        code: code.into(),
        n: numbers.len() as u32,
        items: numbers.iter().take(N_SHOWN).filter_map(|n| item(context, *n)).collect(),
        link,
        ..Section::default()
    };
    let who = || vec![slug.to_owned()];
    let to = |view: ViewName, text: String, kind: &str| {
        let who = if text.is_empty() { who() } else { Vec::new() };
        Some(Link { view, text, kind: kind.into(), who, ..Link::default() })
    };
    let (dealings, n_others) = dealings::dealings(context, id, &of(facts.events()).collect::<Vec<_>>());
    Some(ActorView {
        who: row(context, id)?,
        country: entity.country.and_then(|c| context.named(c)),
        names: names(context, id),
        sections: vec![
            roles::roles(context, id),
            list("said", &said, to(ViewName::Statements, format!("by:{slug}"), "")),
            list("about", &about, to(ViewName::Statements, format!("about:{slug}"), "")),
            list("goals", &goals, to(ViewName::Goals, String::new(), "goal")),
            list("positions", &positions, to(ViewName::Goals, String::new(), "position")),
            dealings::places(context, id, &of(facts.events()).collect::<Vec<_>>()),
        ],
        dealings,
        n_others,
    })
}

/// What each source calls it.
fn names(context: &Context<'_>, id: EntityId) -> Vec<MatrixRow> {
    let row = |(document, own): (DocumentId, Vec<_>)| {
        let record = context.record(document)?;
        let n = own.iter().map(|(n, _)| n).sum();
        let key = record.document.id.clone();
        Some(MatrixRow {
            head: Item { sources: vec![key.clone()], n, ..Item::default() },
            cells: vec![Cell { marks: spelled(context, document, own), ..Cell::default() }],
            key,
        })
    };
    let of = by_document(context, id).into_iter();
    of.filter(|(document, _)| context.passing.passes_document(document.0)).filter_map(row).take(N_SOURCES).collect()
}

/// Statements that pass, by others, whose content names it.
fn said_about(context: &Context<'_>, id: EntityId) -> Vec<u32> {
    let facts = &context.index.facts;
    let names = by_document(context, id);
    let statements = facts.statements().filter(|f| context.passing.facts.contains(*f));
    statements
        .filter(|number| {
            let Some(Origin::Quotation(document, quotation)) = facts.get(*number).map(|f| f.origin) else {
                return false;
            };
            if !names.contains_key(&document) || context.speaker(*number) == Some(id) {
                return false;
            }
            let Some(record) = context.record(document) else { return false };
            let Some(quotation) = record.layers.quotations.get(quotation.index()) else { return false };
            let mentions = &record.layers.mentions;
            let first = mentions.partition_point(|m| m.span.start < quotation.content.start);
            mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.span.start < quotation.content.end).any(
                |(i, m)| m.kind == MentionKind::Name && context.referents(document, MentionId::new(i)).contains(&id),
            )
        })
        .collect()
}

/// A statement, goal or position as an item.
fn item(context: &Context<'_>, number: u32) -> Option<Item> {
    let fact = context.index.facts.get(number)?;
    let base = Item {
        fact: fact.key.to_string(),
        date: context.date(fact),
        sources: context.sources(number).into_iter().map(|s| s.key).collect(),
        ..Item::default()
    };
    let text = |document: DocumentId| context.record(document).map(|r| &r.document.text);
    Some(match fact.origin {
        Origin::Quotation(d, id) => {
            let quotation = context.record(d)?.layers.quotations.get(id.index())?;
            let kind = match quotation.kind {
                crate::extract::QuotationKind::Direct => "direct",
                crate::extract::QuotationKind::Indirect => "indirect",
                crate::extract::QuotationKind::Mixed => "mixed",
            };
            let cue = quotation.cue.and_then(|c| clip(c.of(text(d)?).trim(), CLIP).into()).unwrap_or_default();
            let speaker = context.holder(number).name;
            Item {
                label: message("quotation", kind),
                title: [speaker, cue].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · "),
                detail: clip(quotation.content.of(text(d)?), CLIP),
                ..base
            }
        }
        Origin::Goal(d, id) => {
            let goal = context.record(d)?.layers.goals.get(id.index())?;
            Item {
                label: super::goals::basis_label(goal.basis),
                title: super::goals::numbered(goal.number, &clip(goal.goal.of(text(d)?), CLIP)),
                ..base
            }
        }
        Origin::Position(d, id) => {
            let position = context.record(d)?.layers.positions.get(id.index())?;
            let stance = position.stance.name();
            let title = clip(position.target.of(text(d)?), CLIP);
            Item { label: message("stance", stance), tone: stance.into(), title, ..base }
        }
        Origin::Cluster(_) => return None,
    })
}
