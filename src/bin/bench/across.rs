//! Shows what resolution finds across files: reposts, what several tell alike, issues, terms, doubts.

use std::sync::Arc;

use attache::corpus::{Corpus, CorpusBuilder, Record};
use attache::resolve::ToldGroup;
use attache::text::{DocumentId, EntityId};

/// Reads the files as one corpus.
pub(crate) fn corpus(paths: &[String]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (i, path) in paths.iter().enumerate() {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let Some(document) = super::document(&format!("d{i}"), &text) else { continue };
        builder.add(Arc::new(Record::new(document)));
    }
    builder.build()
}

/// Prints it all.
pub(crate) fn run(paths: &[String]) {
    let corpus = corpus(paths);
    let found = &corpus.resolution;
    let name = |id: EntityId| found.entities.get(id.index()).map_or("?", |e| e.name.as_str());
    let text = |d: DocumentId| corpus.record(d).map_or("", |r| &r.document.text);
    let flat = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    for group in &found.reposts {
        println!("REPOST {:?} of {} shared {:?}", group.documents, group.origin.0, group.shared_percent);
    }
    for (id, cluster) in found.clusters.iter().enumerate().filter(|(_, c)| c.events.len() > 1) {
        let who: Vec<&str> = cluster.participants.iter().map(|p| name(*p)).collect();
        println!(
            "CLUSTER {id} {} {:?} {:?} {} sources {who:?} conflicts {:?} words {:?}",
            cluster.kind.name(),
            cluster.mode,
            cluster.date,
            found.n_sources_of(cluster),
            cluster.conflicts.iter().map(|c| (c.field.name(), &c.values)).collect::<Vec<_>>(),
            found.act_terms.get(id).map(|t| t.iter().map(|t| t.lemma.as_str()).collect::<Vec<_>>()),
        );
        for (d, e) in &cluster.events {
            let Some(event) = corpus.record(*d).and_then(|r| r.layers.events.get(e.index())) else { continue };
            println!("    {} [{}] {}", d.0, event.trigger.of(text(*d)), flat(event.evidence.of(text(*d))));
        }
    }
    fn told<Id: Copy>(
        label: &str,
        groups: &[ToldGroup<Id>],
        show: impl Fn(DocumentId, Id) -> String,
        name: impl Fn(EntityId) -> String,
    ) {
        for group in groups {
            println!("{label} {} {} sources", name(group.holder), group.n_sources);
            group.members.iter().for_each(|(d, id)| println!("    {} {}", d.0, show(*d, *id)));
        }
    }
    let named = |e: EntityId| name(e).to_owned();
    let layers = |d: DocumentId| corpus.record(d).map(|r| &r.layers);
    let quotation = |d, id: attache::text::QuotationId| {
        layers(d).and_then(|l| l.quotations.get(id.index())).map(|q| flat(q.content.of(text(d))))
    };
    let goal = |d, id: attache::text::GoalId| {
        layers(d).and_then(|l| l.goals.get(id.index())).map(|g| flat(g.goal.of(text(d))))
    };
    let position = |d, id: attache::text::PositionId| {
        layers(d)
            .and_then(|l| l.positions.get(id.index()))
            .map(|p| format!("{}: {}", p.stance.name(), flat(p.target.of(text(d)))))
    };
    told("CLAIM", &found.claims, |d, id| quotation(d, id).unwrap_or_default(), named);
    told("GOAL", &found.goal_groups, |d, id| goal(d, id).unwrap_or_default(), named);
    told("POSITION", &found.position_groups, |d, id| position(d, id).unwrap_or_default(), named);
    for issue in &found.issues {
        println!("ISSUE {} “{}” {} holders {} sources", issue.key, issue.label, issue.n_holders, issue.n_sources);
        let holder = |of: &[Option<EntityId>], i: usize| of.get(i).copied().flatten().map_or("?".to_owned(), named);
        for (d, id) in &issue.positions {
            let own = found.documents.get(d.index()).map(|r| holder(&r.position_holders, id.index()));
            println!("    {} P {} | {}", d.0, own.unwrap_or_default(), position(*d, *id).unwrap_or_default());
        }
        for (d, id) in &issue.goals {
            let own = found.documents.get(d.index()).map(|r| holder(&r.goal_holders, id.index()));
            println!("    {} G {} | {}", d.0, own.unwrap_or_default(), goal(*d, *id).unwrap_or_default());
        }
    }
    for (i, terms) in found.terms.iter().enumerate().filter(|(_, t)| t.len() > 1) {
        let shown: Vec<String> = terms
            .iter()
            .map(|t| {
                format!(
                    "{} ({}) {:?}",
                    t.text,
                    t.kind.name(),
                    t.counts.iter().map(|c| (c.0.0, c.1)).collect::<Vec<_>>()
                )
            })
            .collect();
        println!("TERMS {}: {}", name(EntityId::new(i)), shown.join("; "));
    }
    for unsure in &found.unsure {
        println!(
            "UNSURE {} {} | {} | {}",
            unsure.kind.name(),
            unsure.document.0,
            unsure.reason,
            flat(unsure.span.of(text(unsure.document)))
        );
    }
    for (d, document) in found.documents.iter().enumerate() {
        document.date_findings.iter().for_each(|f| println!("DATE {d} {f:?}"));
    }
}
