//! Pronouns and names: the development set of GAP (Webster et al. 2018). Each text has a pronoun and
//! two names; a name counts as taken where the pronoun stands for the same entity. Prints precision,
//! recall and F1 for masculine and feminine pronouns, as the makers of the set score it.

use attache::corpus::Record;
use attache::extract::MentionKind;
use attache::resolve::{Analysed, resolve};
use attache::text::OffsetMap;

#[derive(Debug, Default)]
struct Count {
    right: u32,
    taken: u32,
    wanted: u32,
}

impl Count {
    fn print(&self, label: &str) {
        let share = |n: u32, of: u32| if of == 0 { 0.0 } else { f64::from(n) / f64::from(of) };
        let (p, r) = (share(self.right, self.taken), share(self.right, self.wanted));
        let f1 = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        println!("{label:10} precision {p:.3} recall {r:.3} F1 {f1:.3}  (names {})", self.wanted);
    }
}

/// Runs on `DATA_DIR/dev/gap-development.tsv`.
pub(crate) fn run(data: &str, verbose: bool) {
    let path = format!("{data}/dev/gap-development.tsv");
    let Ok(content) = std::fs::read_to_string(&path) else { return println!("{path} is absent: not measured") };
    let [mut masculine, mut feminine, mut all] = [Count::default(), Count::default(), Count::default()];
    let (mut lost, mut open) = (0, 0);
    for line in content.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, text, pronoun, at, a, a_at, a_true, b, b_at, b_true, ..] = columns.as_slice() else { continue };
        let Some(document) = super::document("gap", text) else { continue };
        let record = Record::new(document);
        let resolution =
            resolve(&[Analysed { document: &record.document, analysis: &record.analysis, layers: &record.layers }]);
        let Some(resolved) = resolution.documents.first() else { continue };
        let map = OffsetMap::new(&record.document.text);
        let find = |at: &str, kind: MentionKind| {
            let at: u32 = at.parse().unwrap_or_default();
            record.layers.mentions.iter().position(|m| {
                let span = map.code_points(m.span);
                m.kind == kind && span.start <= at && at < span.end
            })
        };
        let stands = find(at, MentionKind::Pronoun).map(|m| resolved.mentions.get(m as u32));
        open += u32::from(stands.is_none_or(<[_]>::is_empty));
        let sides = [(*a, *a_at, *a_true), (*b, *b_at, *b_true)];
        let mut shown = Vec::new();
        for (name, at, gold) in sides {
            let own = find(at, MentionKind::Name).map(|m| resolved.mentions.get(m as u32));
            lost += u32::from(own.is_none());
            let taken = matches!((stands, own), (Some(s), Some(o)) if o.iter().any(|e| s.contains(e)));
            let gold = gold.eq_ignore_ascii_case("true");
            let sex = if pronoun.to_lowercase().starts_with('h') && !pronoun.eq_ignore_ascii_case("her") {
                &mut masculine
            } else {
                &mut feminine
            };
            for count in [sex, &mut all] {
                count.right += u32::from(taken && gold);
                count.taken += u32::from(taken);
                count.wanted += u32::from(gold);
            }
            shown.push(format!("{name} {}{}", if gold { '+' } else { '-' }, if taken { '!' } else { ' ' }));
        }
        if verbose {
            println!("{pronoun} [{}] {}", shown.join("; "), text);
        }
    }
    masculine.print("masculine");
    feminine.print("feminine");
    all.print("all");
    println!("{lost} names were not found as names, {open} pronouns left open");
}
