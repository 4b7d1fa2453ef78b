//! Accuracy floors: the two annotated articles, scored by the scorer beside the project, against
//! `tests/data/floors.json`. A floor may rise, never fall. Skips where the annotations are absent.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::digests::extract;

#[test]
fn scores_do_not_fall_below_their_floors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared");
    if !shared.join("score/score.py").exists() {
        println!("skipped: there are no annotated articles beside the project");
        return;
    }
    let found = extract(&shared.join("seeds"), |name| name.starts_with("001") || name.starts_with("003"));
    let written = std::env::temp_dir().join(format!("attache-floors-{}.json", std::process::id()));
    std::fs::write(&written, serde_json::to_vec(&found).unwrap()).unwrap();
    let run = Command::new("python3")
        .arg(shared.join("score/score.py"))
        .arg(shared.join("gold"))
        .arg(&written)
        .arg("--json")
        .output();
    let _ = std::fs::remove_file(&written);
    let run = match run {
        Ok(run) => run,
        Err(error) => {
            println!("skipped: the scorer needs python3 ({error})");
            return;
        }
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let scores: Value = serde_json::from_slice(&run.stdout).unwrap();
    let floors: Value = serde_json::from_slice(&std::fs::read(root.join("tests/data/floors.json")).unwrap()).unwrap();
    let floors = floors.as_object().unwrap();
    assert!(floors.len() > 10);
    let mut low = Vec::new();
    for (layer, floor) in floors {
        let measure = if scores[layer]["f1"].is_null() { "acc" } else { "f1" };
        let score = scores[layer][measure].as_f64().unwrap_or_else(|| panic!("{layer} is not scored"));
        if score < floor.as_f64().unwrap() {
            low.push(format!("{layer}: {score:.3} < {floor}"));
        }
    }
    assert!(low.is_empty(), "below the floor: {low:#?}");
}
