//! The built-in corpus as the command would write it: what the golden tests and floors look at.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use attache::corpus::{CorpusBuilder, Record, folder};
use attache::ingest::{self, Source};
use attache::view::export::json;
use serde_json::Value;

/// The built-in corpus, extracted once.
pub(crate) fn digests() -> &'static Value {
    static DIGESTS: OnceLock<Value> = OnceLock::new();
    DIGESTS.get_or_init(|| extract(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), |_| true))
}

/// What the command writes for the files of `of` whose names pass.
pub(crate) fn extract(of: &Path, passes: impl Fn(&str) -> bool) -> Value {
    let mut names: Vec<String> =
        std::fs::read_dir(of).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|n| passes(n));
    names.sort();
    let files: Vec<(String, Vec<u8>)> =
        names.into_iter().map(|n| (n.clone(), std::fs::read(of.join(n)).unwrap())).collect();
    let borrowed: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    let mut builder = CorpusBuilder::default();
    let mut taken = BTreeSet::new();
    for entry in folder(&borrowed).entries {
        let id = attache::corpus::unique_id(&entry.path, &taken);
        taken.insert(id.clone());
        let source = Source { path: &entry.path, bytes: entry.bytes };
        let document = ingest::read(&id, &source, entry.metadata).unwrap();
        builder.add(Arc::new(Record::new(document)));
    }
    let corpus = builder.build();
    serde_json::to_value(json::whole(&corpus, &[])).unwrap()
}
