//! Reads CoNLL-U into sentences, and the raw text that belongs to them.

use crate::language::{Deprel, Upos, Xpos};

/// A word of a treebank.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal tag.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Position of its head from 1, 0 for the root.
    pub head: usize,
    /// Relation.
    pub deprel: Deprel,
    /// Whether white space follows it.
    pub space_after: bool,
}

/// A sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Its words.
    pub words: Vec<Word>,
    /// Whether a paragraph begins with it.
    pub paragraph: bool,
    /// Document it is of.
    pub document: String,
}

/// All sentences of a file. Empty nodes are left out.
pub fn read(text: &str) -> Vec<Tree> {
    let mut trees = Vec::new();
    let mut tree = Tree::default();
    let mut document = String::new();
    let (mut joined_until, mut joined_space) = (0, true);
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            document = name.to_owned();
            tree.paragraph = true;
        } else if line.starts_with("# newpar") {
            tree.paragraph = true;
        } else if line.is_empty() {
            if !tree.words.is_empty() {
                tree.document.clone_from(&document);
                trees.push(std::mem::take(&mut tree));
            }
            joined_until = 0;
        } else if !line.starts_with('#') {
            let c: Vec<&str> = line.split('\t').collect();
            if let Some((_, last)) = c[0].split_once('-') {
                joined_until = last.parse().expect("a range of words");
                joined_space = !c[9].contains("SpaceAfter=No");
            } else if !c[0].contains('.') {
                let id: usize = c[0].parse().expect("a word's number");
                let space_after = match id.cmp(&joined_until) {
                    std::cmp::Ordering::Less => false,
                    std::cmp::Ordering::Equal => joined_space,
                    std::cmp::Ordering::Greater => !c[9].contains("SpaceAfter=No"),
                };
                tree.words.push(Word {
                    form: c[1].to_owned(),
                    lemma: c[2].to_owned(),
                    upos: Upos::from_name(c[3]).unwrap_or_else(|| panic!("upos {}", c[3])),
                    xpos: Xpos::from_name(c[4]).unwrap_or_else(|| panic!("xpos {}", c[4])),
                    head: c[6].parse().expect("a head"),
                    deprel: relation(c[7]),
                    space_after,
                });
            }
        }
    }
    trees
}

/// The running text of the trees: a space between sentences, an empty line between paragraphs; and
/// the byte range of every word, by sentence.
pub fn raw(trees: &[Tree]) -> (String, Vec<Vec<(u32, u32)>>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut spaced = true;
    for tree in trees {
        if !text.is_empty() {
            if tree.paragraph {
                text.truncate(text.trim_end().len());
                text.push_str("\n\n");
            } else if spaced && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        let mut own = Vec::new();
        for word in &tree.words {
            let start = text.len() as u32;
            text.push_str(&word.form);
            own.push((start, text.len() as u32));
            spaced = word.space_after;
            if word.space_after {
                text.push(' ');
            }
        }
        spans.push(own);
    }
    (text, spans)
}

/// The relation, or the same without its subtype where that is none of ours.
fn relation(name: &str) -> Deprel {
    let short = name.split(':').next().unwrap_or_default();
    Deprel::from_name(name).or_else(|| Deprel::from_name(short)).unwrap_or(Deprel::Dep)
}
