//! The command as a user meets it: output, skipped files, exit status. Needs `--features cli`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TALKS: &str = "Harbour talks\n\n5 May 2015\n\nThe ministers of Chile and Peru met in Lima\u{2019}s harbour office to speak about the harbour and its cost.\n";

fn attache(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A folder of its own under the build's scratch directory.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("inner")).unwrap();
    folder
}

#[test]
fn a_document_from_standard_input() {
    let output = attache(&["extract", "-"], TALKS.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let result = json(&output);
    let document = &result["documents"][0];
    assert_eq!(result["schema"], "attache/1");
    assert_eq!((&document["id"], &document["published"]), (&Value::from("stdin"), &Value::from("2015-05-05")));
    let letters: Vec<char> = TALKS.chars().collect();
    for timex in document["timexes"].as_array().unwrap() {
        let at = |key: &str| timex[key].as_u64().unwrap() as usize;
        assert_eq!(letters[at("start")..at("end")].iter().collect::<String>(), timex["text"].as_str().unwrap());
    }
    assert_eq!(output.stdout, attache(&["extract", "-"], TALKS.as_bytes()).stdout, "same input, same bytes");
}

#[test]
fn what_cannot_be_read_is_told_and_stops_nothing() {
    let folder = folder("command-mixed");
    std::fs::write(folder.join("a.txt"), TALKS).unwrap();
    std::fs::write(folder.join("b.bin"), b"\0\x01\x02binary\0").unwrap();
    std::fs::write(folder.join("inner/a.txt"), TALKS).unwrap();
    std::fs::write(folder.join(".hidden"), TALKS).unwrap();
    let at = folder.to_str().unwrap();
    let output = attache(&["extract", at, "no-such-file.txt"], b"");
    assert_eq!(output.status.code(), Some(0));
    let result = json(&output);
    let ids: Vec<&str> = result["documents"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "a-2"]);
    let skipped: Vec<&str> =
        result["skipped"].as_array().unwrap().iter().map(|s| s["path"].as_str().unwrap()).collect();
    assert_eq!(skipped, [format!("{at}/b.bin").as_str(), "no-such-file.txt"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("b.bin: this is a binary file") && told.contains("no such file"), "{told}");

    let lines = attache(&["extract", "--format", "jsonl", "--published", "2016-02", at], b"");
    let lines: Vec<Value> =
        String::from_utf8(lines.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let read: Vec<&Value> = lines.iter().filter(|l| l["id"].is_string()).collect();
    assert_eq!((lines.len(), read.len()), (3, 2));
    assert_eq!(read[0]["published"], "2016-02");
}

#[test]
fn exit_status_tells_what_went_wrong() {
    assert_eq!(attache(&["extract", "no-such-file.txt"], b"").status.code(), Some(1));
    assert_eq!(attache(&["extract", "-"], b"").status.code(), Some(1));
    for misuse in [&[][..], &["extract"], &["extract", "--format", "xml", "-"], &["paint"]] {
        let output = attache(misuse, b"");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{misuse:?}");
    }
    let help = attache(&["--help"], b"");
    assert!(help.status.success() && String::from_utf8(help.stdout).unwrap().contains("attache extract"));
}
