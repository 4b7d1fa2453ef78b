//! Trains the English models and measures them; native, feature `train`.
//!
//! `train DATA OUT.bin` reads `DATA/train` and `DATA/lexicon` and writes the model file.
//! `train --bench DATA MODEL.bin` prints every bar on `DATA/dev`.
#![expect(clippy::disallowed_methods, reason = "the trainer reads data files and writes the model")]

use attache::language::train::{conllu, segment};

const MAGIC: &[u8; 8] = b"attmod\0\x01";

fn part(out: &mut Vec<u8>, tag: &[u8; 4], bytes: &[u8]) {
    out.extend(tag);
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend(bytes);
}

fn trees(path: &str) -> Vec<conllu::Tree> {
    conllu::read(&std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}")))
}

fn bench(data: &str, file: &[u8]) {
    for set in ["ewt", "gum"] {
        let gold = trees(&format!("{data}/dev/{set}.dev.conllu"));
        let (tokens, sentences, odd) = segment::score(&gold, file);
        println!("{set} tokens F1 {tokens:.2} sentences F1 {sentences:.2}");
        if std::env::var_os("ODD").is_some() {
            for o in odd.iter().take(150) {
                println!("   {o}");
            }
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--bench", data, model] => bench(data, &std::fs::read(model).expect("the model file")),
        [data, out] => {
            let mut all = trees(&format!("{data}/train/ewt.train.conllu"));
            all.extend(trees(&format!("{data}/train/gum_permissive.train.conllu")));
            let mut file = MAGIC.to_vec();
            part(&mut file, b"sent", &segment::train(&all, 8));
            std::fs::write(out, &file).expect("the model can be written");
            bench(data, &file);
        }
        _ => eprintln!("train DATA OUT.bin | train --bench DATA MODEL.bin"),
    }
}
