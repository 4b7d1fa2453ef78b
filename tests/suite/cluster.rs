//! What resolution makes of several documents: the cases under `tests/data/cases/cluster`, and what must
//! hold of any order of documents.

use std::sync::Arc;

use attache::corpus::{Corpus, CorpusBuilder, Record};
use attache::index::Index;
use attache::ingest::{Metadata, Source, read};
use attache::protocol::{Question, View};
use attache::query::ViewName;
use attache::resolve::Cluster;
use attache::text::DocumentId;
use attache::view::Named;

use crate::engine_filters::answer;

fn record(id: &str, text: &str, date: Option<&str>) -> Arc<Record> {
    let metadata = Metadata { published: date.map(|d| d.parse().unwrap()), ..Metadata::default() };
    let source = Source { path: "case.txt", bytes: text.as_bytes() };
    Arc::new(Record::new(read(id, &source, metadata).unwrap()))
}

fn corpus(records: &[Arc<Record>]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    records.iter().for_each(|r| builder.add(r.clone()));
    builder.build()
}

struct Case {
    name: String,
    records: Vec<Arc<Record>>,
    corpus: Option<Corpus>,
}

impl Case {
    fn corpus(&self) -> &Corpus {
        self.corpus.as_ref().unwrap()
    }

    fn document(&self, name: &str) -> DocumentId {
        let at = self.records.iter().position(|r| r.document.id == name);
        DocumentId::new(at.unwrap_or_else(|| panic!("{}: no document {name}", self.name)))
    }

    /// The cluster of "DOCUMENT WORD".
    fn cluster(&self, told: &str) -> (usize, &Cluster) {
        let (document, word) = told.trim().split_once(' ').unwrap();
        let id = self.document(document);
        let record = &self.records[id.index()];
        let triggers: Vec<&str> = record.layers.events.iter().map(|e| e.trigger.of(&record.document.text)).collect();
        let event = triggers.iter().position(|t| *t == word);
        let event = event.unwrap_or_else(|| panic!("{}: no event {word} in {document}: {triggers:?}", self.name));
        let cluster = self.corpus().resolution.documents[id.index()].events[event].cluster.index();
        (cluster, &self.corpus().resolution.clusters[cluster])
    }

    fn check(&self, key: &str, value: &str) {
        let name = &self.name;
        let resolution = &self.corpus().resolution;
        let fields =
            |told: &str| -> Vec<&str> { self.cluster(told).1.conflicts.iter().map(|c| c.field.name()).collect() };
        match key {
            "one" | "two" => {
                let (a, b) = value.split_once('|').unwrap();
                assert_eq!(self.cluster(a).0 == self.cluster(b).0, key == "one", "{name}: {key} {value}");
            }
            "conflict" => {
                let (told, field) = value.split_once('=').unwrap();
                let fields = fields(told);
                assert!(fields.contains(&field.trim()), "{name}: {value}; conflicts on {fields:?}");
            }
            "agree" => assert!(fields(value).is_empty(), "{name}: {value} conflicts on {:?}", fields(value)),
            "sources" => {
                let (told, n) = value.split_once('=').unwrap();
                let found = resolution.n_sources_of(self.cluster(told).1);
                assert_eq!(found.to_string(), n.trim(), "{name}: {value}");
            }
            "repost" => {
                let (a, b) = value.split_once('|').unwrap();
                let [a, b] = [a, b].map(|n| resolution.origins[self.document(n.trim()).index()]);
                assert_eq!(a, b, "{name}: {value}");
            }
            "issue" => {
                let (key, n) = value.split_once('=').unwrap();
                let keys: Vec<(&str, u32)> = resolution.issues.iter().map(|i| (i.key.as_str(), i.n_holders)).collect();
                assert!(keys.contains(&(key.trim(), n.trim().parse().unwrap())), "{name}: {value}; issues {keys:?}");
            }
            other => panic!("{name}: what is {other:?}?"),
        }
    }
}

#[test]
fn cluster_cases() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases/cluster/all.txt");
    let content = std::fs::read_to_string(path).unwrap();
    let mut case = Case { name: String::new(), records: Vec::new(), corpus: None };
    let mut n = 0;
    for line in content.lines().filter(|l| !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            case = Case { name: name.to_owned(), records: Vec::new(), corpus: None };
            continue;
        }
        let Some((key, value)) = line.split_once(':') else { continue };
        if let Some(head) = key.strip_prefix("doc ") {
            let (id, date) = head.split_once(' ').map_or((head, None), |(id, date)| (id, Some(date)));
            case.records.push(record(id, value.trim(), date));
            continue;
        }
        if case.corpus.is_none() {
            case.corpus = Some(corpus(&case.records));
        }
        case.check(key, value.trim());
        n += 1;
    }
    assert!(n > 8, "too few cases");
}

const TEXTS: [&str; 4] = [
    "Peruvian Foreign Minister Rosa Quispe met Kenyan envoy Daniel Otieno in Oslo in early May 2017. She said that Peru wants a treaty on fishing. Peru rejects the ban on nets.",
    "In mid-May 2017, Daniel Otieno met Rosa Quispe in Oslo. Otieno said that Kenya rejects the ban on nets. Lima wants a treaty on fishing with Kenya.",
    "The Mountain Front attacked Lima on 3 May 2017, killing 12 people. Quispe said that the talks would go on. Norway condemned the Mountain Front.",
    "Mountain Front fighters attacked Lima on 3 May 2017 and killed 14 people, Kenya said. Norway condemned the Mountain Front (MF) and called for talks.",
];

/// What is found, told so that neither ids nor the order of documents show.
fn told(order: &[usize]) -> Vec<String> {
    let records: Vec<Arc<Record>> =
        order.iter().map(|i| record(&format!("d{i}"), TEXTS[*i], Some("2017-06-01"))).collect();
    let corpus = corpus(&records);
    let found = &corpus.resolution;
    let id = |d: DocumentId| records[d.index()].document.id.clone();
    let name = |e: attache::text::EntityId| found.entities[e.index()].slug.clone();
    let mut lines: Vec<String> = Vec::new();
    for cluster in &found.clusters {
        let mut events: Vec<String> = cluster.events.iter().map(|(d, e)| format!("{} {}", id(*d), e.0)).collect();
        events.sort();
        let who: Vec<String> = cluster.participants.iter().map(|p| name(*p)).collect();
        let conflicts: Vec<&str> = cluster.conflicts.iter().map(|c| c.field.name()).collect();
        lines.push(format!("cluster {} {who:?} {events:?} {conflicts:?}", cluster.kind.name()));
    }
    let mut group = |label: &str, holder: String, mut members: Vec<String>| {
        members.sort();
        lines.push(format!("{label} {holder} {members:?}"));
    };
    for g in &found.claims {
        group("claim", name(g.holder), g.members.iter().map(|(d, i)| format!("{} {}", id(*d), i.0)).collect());
    }
    for g in &found.goal_groups {
        group("goal", name(g.holder), g.members.iter().map(|(d, i)| format!("{} {}", id(*d), i.0)).collect());
    }
    for g in &found.position_groups {
        group("position", name(g.holder), g.members.iter().map(|(d, i)| format!("{} {}", id(*d), i.0)).collect());
    }
    for issue in &found.issues {
        let goals = issue.goals.iter().map(|(d, i)| format!("{} g{}", id(*d), i.0));
        let positions = issue.positions.iter().map(|(d, i)| format!("{} p{}", id(*d), i.0));
        group("issue", format!("{} {}", issue.key, issue.label), goals.chain(positions).collect());
    }
    for (entity, terms) in found.terms.iter().enumerate() {
        for term in terms {
            let counts = term.counts.iter().map(|(d, n)| format!("{} {n}", id(*d))).collect();
            group("term", format!("{} {}", found.entities[entity].slug, term.text), counts);
        }
    }
    for unsure in &found.unsure {
        group("unsure", format!("{} {}", unsure.kind.name(), unsure.reason), vec![id(unsure.document)]);
    }
    lines.sort();
    lines
}

#[test]
fn any_order_of_documents_gives_the_same() {
    let first = told(&[0, 1, 2, 3]);
    assert!(first.iter().any(|l| l.starts_with("cluster")) && first.iter().any(|l| l.starts_with("issue")));
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        assert_eq!(told(&order), first);
    }
}

#[test]
fn clusters_and_issues_partition_their_records() {
    let records: Vec<Arc<Record>> = TEXTS.iter().enumerate().map(|(i, t)| record(&format!("d{i}"), t, None)).collect();
    let corpus = corpus(&records);
    let found = &corpus.resolution;
    let n_events: usize = records.iter().map(|r| r.layers.events.len()).sum();
    let mut events: Vec<_> = found.clusters.iter().flat_map(|c| c.events.clone()).collect();
    events.sort_unstable();
    events.dedup();
    assert_eq!(events.len(), n_events);
    assert_eq!(found.clusters.iter().map(|c| c.events.len()).sum::<usize>(), n_events);
    for (number, issue) in (0u32..).zip(&found.issues) {
        for (d, p) in &issue.positions {
            assert_eq!(found.documents[d.index()].position_issues[p.index()], Some(number));
        }
        for (d, g) in &issue.goals {
            assert_eq!(found.documents[d.index()].goal_issues[g.index()], Some(number));
        }
    }
    assert!(found.issues.windows(2).all(|w| w[0].key < w[1].key));
    assert_eq!(found.terms.len(), found.entities.len());
    assert_eq!(found.act_terms.len(), found.clusters.len());
    assert_eq!(found.origins.len(), records.len());
}

#[test]
fn a_meeting_told_from_both_ends_has_two_sides() {
    let texts = [
        ("a", "On 3 May 2016 Kenyan Premier Paul Okello met Anna Lind in Lima."),
        ("b", "Anna Lind met Paul Okello in Lima on 3 May 2016."),
    ];
    let corpus = corpus(&texts.map(|(id, text)| record(id, text, Some("2016-05-04"))));
    assert_eq!(corpus.resolution.clusters.len(), 1, "{:?}", corpus.resolution.clusters);
    let index = Index::new(&corpus, None);
    let question = Question { view: ViewName::Timeline, ..Question::default() };
    let View::Timeline(view) = answer(&corpus, &index, &question).view else { panic!("no time line") };
    let names = |side: &[Named]| side.iter().map(|n| n.name.clone()).collect::<Vec<_>>();
    let row = &view.rows[0];
    let mut sides = [names(&row.actors), names(&row.recipients)];
    sides.sort_by_key(Vec::len);
    sides[1].sort();
    assert_eq!(sides, [vec!["Anna Lind"], vec!["Kenya", "Paul Okello"]]);
}
