//! From labelled runs to spans as the guide wants them: titles, articles, possessives, dates and
//! places after a preposition outside; two names that a hyphen or a title joined apart.

use super::features::View;
use super::gazetteer::flag;
use super::{BEGIN, INSIDE, OUTSIDE};
use crate::language::Xpos;

/// What starts a phrase that stands for itself before a title or a person.
const STANDS: u16 = flag::COUNTRY | flag::REGION | flag::PEOPLE | flag::CAPITAL;

impl View<'_> {
    fn is(&self, i: usize, tag: Xpos) -> bool {
        self.tags.get(i).is_some_and(|t| u32::from(*t) == tag as u32 + 1)
    }

    fn alone(&self, i: usize) -> u16 {
        self.known.get(i).map_or(0, |k| k.alone)
    }

    /// A title that is no name: President, Mr., Sheikh.
    fn title(&self, i: usize) -> bool {
        self.alone(i) & flag::TITLE != 0 && self.alone(i) & (flag::SURNAME | flag::HEAD) == 0
    }

    fn wordless(&self, i: usize) -> bool {
        self.words.get(i).is_none_or(|w| !w.wordy)
    }

    /// Where the gazetteer's phrase ends that starts at `i`.
    fn phrase_end(&self, i: usize) -> Option<usize> {
        let first = self.known.get(i).filter(|k| k.phrase & STANDS != 0)?;
        match first.place {
            4 => Some(i + 1),
            1 => Some(
                i + 1
                    + (i + 1..).take_while(|j| self.known.get(*j).is_some_and(|k| k.place >= 2 && k.place < 4)).count(),
            ),
            _ => None,
        }
    }
}

/// Cuts the labelled run `a..b` into spans; pushes those that are left.
pub(super) fn cut(view: &View<'_>, a: usize, b: usize, out: &mut Vec<(usize, usize)>) {
    let Some((a, b)) = trim(view, a, b) else { return };
    // Two names that a hyphen joins.
    if b - a == 3 && view.wordless(a + 1) {
        let ends = |i: usize| view.phrase_end(i) == Some(i + 1);
        if ends(a)
            && (ends(a + 2)
                || view.alone(a + 2) & flag::PHRASE == 0 && view.words.get(a + 2).is_some_and(|w| w.capital))
        {
            out.extend([(a, a + 1), (a + 2, a + 3)]);
            return;
        }
    }
    // A nationality or a country before a title or a person.
    if let Some(end) = view.phrase_end(a).filter(|e| *e < b) {
        let title =
            (end..=b).take(5).find(|i| view.title(*i) && (*i < b || view.words.get(*i).is_some_and(|w| w.capital)));
        let person =
            b - end >= 2 && view.alone(end) & flag::GIVEN != 0 && view.known.get(b - 1).is_none_or(|k| k.head() == 0);
        if title.is_some() || person {
            out.push((a, end));
            let from = title.map_or(end, |t| t + 1);
            if let Some(rest) = (from < b).then(|| trim(view, from, b)).flatten() {
                out.push(rest);
            }
            return;
        }
    }
    out.push((a, b));
}

/// Without leading articles and titles, possessives and marks at the ends.
fn trim(view: &View<'_>, mut a: usize, mut b: usize) -> Option<(usize, usize)> {
    while a < b {
        let article = view.is(a, Xpos::DT) && b - a > 1;
        let stop = b - a > 1 && view.words.get(a + 1).is_some_and(|w| !w.capital && w.wordy);
        let title = view.title(a) && !stop && view.known.get(a).is_some_and(|k| k.place < 2 || k.phrase == 0);
        if article || title || view.wordless(a) {
            a += 1;
        } else {
            break;
        }
    }
    while b > a {
        let last = b - 1;
        let date = view.is(last, Xpos::CD) && b - a > 1 && view.words.get(last).is_some_and(|w| w.length > 3);
        if view.is(last, Xpos::POS) || view.wordless(last) || view.is(last, Xpos::IN) || view.is(last, Xpos::CC) || date
        {
            b -= 1;
        } else {
            break;
        }
    }
    (a < b).then_some((a, b))
}

/// Whether the words stand before a number in a line without a verb and with more numbers: a table of
/// results, where places name teams.
pub(super) fn is_in_table(view: &View<'_>, a: usize, b: usize) -> bool {
    let number = |i: usize| view.is(i, Xpos::CD) && view.words.get(i).is_some_and(|w| w.length < 5);
    let upper_person = b - a > 1 && view.alone(a) & flag::GIVEN != 0;
    if !number(b) || upper_person {
        return false;
    }
    view.layout >= 4 && view.layout & 1 == 0
}

/// Labels what the gazetteer is sure of and the model left outside: countries, peoples and bodies.
pub(super) fn complete(view: &View<'_>, labels: &mut [(u8, i32)]) {
    let mut i = 0;
    while i < labels.len() {
        let known = view.known.get(i).copied().unwrap_or_default();
        let end = match known.place {
            4 => i + 1,
            1 => {
                i + 1
                    + (i + 1..labels.len())
                        .take_while(|j| view.known.get(*j).is_some_and(|k| matches!(k.place, 2 | 3)))
                        .count()
            }
            _ => i,
        };
        let sure = known.phrase & (flag::COUNTRY | flag::PEOPLE | flag::BODY) != 0;
        let word = view.words.get(i).copied().unwrap_or_default();
        let plain = word.length > 3 || word.upper;
        let free = labels.get(i..end).is_some_and(|l| l.iter().all(|x| x.0 == OUTSIDE));
        if end > i && sure && plain && free && view.alone(i) & (flag::COMMON | flag::TITLE) == 0 {
            for (k, slot) in labels.iter_mut().take(end).skip(i).enumerate() {
                *slot = (if k == 0 { BEGIN } else { INSIDE }, 10);
            }
        }
        i = end.max(i + 1);
    }
}
