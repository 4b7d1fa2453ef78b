//! Names by their capitals: runs of capitalised words, cut at titles, nationalities and known
//! places, and typed by their last word ("Ministry", "Accord"), a title before or a given name.
//! Headlines, where capitals say nothing, are read with more care. What stays untyped here is
//! typed by the rest of the document (`evidence`).

use super::candidate::Candidate;
use super::known::longest_at;
use super::words::Word;
use crate::lexicon::{EntityType, Sort, TitleClass, given_names, is_in_class, name_heads, titles};

/// Particles inside personal names.
const PARTICLES: &str = " al el bin ibn ben bint abu von van der den de da di du del della dos la le y ter ul ur ";

/// Proposes the names of one sentence, tokens `start..end`.
pub(super) fn find(words: &[Word<'_>], start: usize, end: usize, out: &mut Vec<Candidate>) {
    let mut at = start;
    while at < end {
        if begins(words, at, end) {
            let stop = run_end(words, at, end);
            split(words, at, stop, end, out);
            at = stop.max(at + 1);
        } else {
            at += 1;
        }
    }
}

/// The title that begins at `at`, with the token after it; letters may be small or capital.
pub(super) fn title_at(words: &[Word<'_>], at: usize, end: usize) -> Option<(usize, TitleClass)> {
    let mut phrase = String::new();
    let mut best = None;
    for (n, word) in words.get(at..end)?.iter().take(7).enumerate() {
        if n > 0 && word.breaks {
            break;
        }
        if n > 0 && !word.glued {
            phrase.push(' ');
        }
        phrase.push_str(&word.folded);
        if let Some(class) = titles().get(phrase.as_str()) {
            best = Some((at + n + 1, *class));
        }
    }
    best
}

fn begins(words: &[Word<'_>], at: usize, end: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if word.capital && word.text != "I" && word.text.chars().any(char::is_alphabetic) {
        return true;
    }
    // "al-Sisi", "el-Baradei", "ash-Shabab"
    matches!(
        word.folded.as_str(),
        "al" | "el" | "as" | "ash" | "ad" | "ar" | "az" | "an" | "at" | "bin" | "ibn" | "abu"
    ) && joined(words, at, end)
        || (word.folded.starts_with("al-") || word.folded.starts_with("el-"))
            && word.text.chars().nth(3).is_some_and(char::is_uppercase)
}

/// Whether a hyphen and a capitalised word follow without space.
fn joined(words: &[Word<'_>], at: usize, end: usize) -> bool {
    at + 2 < end
        && words.get(at + 1).is_some_and(|h| h.text == "-" && h.glued)
        && words.get(at + 2).is_some_and(|w| w.glued && w.capital)
}

fn run_end(words: &[Word<'_>], start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        let Some(word) = words.get(at) else { break };
        let next = words.get(at + 1).filter(|_| at + 1 < end);
        if word.breaks {
            break;
        }
        let step = step(words, at, start, end, word, next);
        if step == 0 {
            break;
        }
        at += step;
    }
    at
}

/// The second half of a compound adjective: "Swiss-led".
pub(super) fn is_suffix(folded: &str) -> bool {
    is_in_class(folded, "half")
}

/// How many tokens a run that has come to `at` goes on by; 0 where it ends.
fn step(words: &[Word<'_>], at: usize, start: usize, end: usize, word: &Word<'_>, next: Option<&Word<'_>>) -> usize {
    let previous = at.checked_sub(1).and_then(|p| words.get(p));
    let capital_next = next.is_some_and(|n| n.capital);
    if word.text == "-" && word.glued {
        let Some(n) = next.filter(|n| n.glued) else { return 0 };
        let number = n.text.chars().all(|c| c.is_ascii_digit());
        // "Jong-un", "Jae-in": a short small syllable that is no word.
        let syllable = n.text.len() <= 4 && n.is_alphabetic() && !is_suffix(&n.folded);
        let name_before = previous.is_some_and(|w| !w.all_caps) && at >= start + 2;
        return if n.capital || number || (syllable && name_before) { 2 } else { 0 };
    }
    let capital = word.capital && word.text.chars().any(char::is_alphabetic) && word.text != "I";
    let particle = PARTICLES.contains(&format!(" {} ", word.folded))
        && (capital_next || next.is_some_and(|n| n.text == "-"))
        && word.text != "y";
    let of_people = word.is_possessive()
        && capital_next
        && previous.is_some_and(|w| w.common && is_in_class(&w.folded, "owns a body"));
    let number = word.glued && word.text.chars().all(|c| c.is_ascii_digit());
    let joined = begins(words, at, end) || (word.text == "&" && capital_next);
    usize::from(capital || joined || particle || of_people || number)
}

/// Cuts a run into names.
fn split(words: &[Word<'_>], start: usize, stop: usize, end: usize, out: &mut Vec<Candidate>) {
    let mut at = start;
    let mut titled: Option<usize> = None;
    while at < stop {
        let Some(word) = words.get(at) else { return };
        if !word.text.chars().any(char::is_alphanumeric) || word.is_possessive() {
            at += 1;
            titled = None;
            continue;
        }
        let known = longest_at(words, at).filter(|(e, k)| !(k.weak && weak_is_person(words, at, *e, stop)));
        if let Some((e, kind, rule)) = headed(words, at, stop, end)
            && known.is_none_or(|(k, _)| k < e)
        {
            // "Treaty of Lima" is one name although Lima is known; so is "League of Chilean Banks".
            let of = (at..e).any(|i| words.get(i).is_some_and(|w| w.folded == "of"));
            let placed = e.checked_sub(1).is_some_and(|last| longest_at(words, last).is_some());
            let confidence = if of && !placed {
                0.96
            } else if of {
                0.92
            } else {
                0.8
            };
            out.push(Candidate::new(at, e, Some(kind), rule, confidence));
            at = e;
            titled = None;
            continue;
        }
        let title =
            title_at(words, at, end).filter(|_| !(word.all_caps && word.text.len() <= 3 && word.folded != "mp"));
        if let Some((e, _)) = title
            && known.is_none_or(|(k, _)| k <= e)
        {
            titled = Some(at);
            at = e;
            continue;
        }
        if let Some((e, entry)) = known {
            let person_follows = entry.sort == Sort::City || entry.sort == Sort::Capital;
            let next_free = e < stop
                && words.get(e).is_some_and(|w| w.capital && !w.common && !w.glued)
                && longest_at(words, e).is_none()
                && title_at(words, e, end).is_none();
            let name_like = given_names().contains(word.folded.as_str()) || titled.is_some();
            if !(next_free && person_follows && name_like) {
                let confidence = if word.headline && word.common && e == at + 1 {
                    0.4
                } else if entry.weak {
                    0.6
                } else {
                    0.9
                };
                if !(word.initial
                    && word.common
                    && e == at + 1
                    && entry.kind != EntityType::Norp
                    && entry.sort == Sort::City)
                {
                    out.push(Candidate::new(at, e, Some(entry.kind), "mention/gazetteer", confidence));
                }
                at = e;
                titled = None;
                continue;
            }
        }
        let e = free_end(words, at, stop, end);
        if e <= at {
            at += 1;
            continue;
        }
        free(words, at, e, titled, out);
        titled = None;
        at = e;
    }
}

/// A weak city name ("Jackson") is a person where a title or a second capitalised word says so.
fn weak_is_person(words: &[Word<'_>], at: usize, e: usize, stop: usize) -> bool {
    let follows = e < stop && words.get(e).is_some_and(|w| w.capital && !w.glued);
    let place_before =
        at > 0 && words.get(at - 1).is_some_and(|w| matches!(w.folded.as_str(), "in" | "from" | "near" | "to" | "at"));
    follows || !place_before
}

/// A name that ends in a word that tells its type, or has one before "of".
fn headed(words: &[Word<'_>], at: usize, stop: usize, end: usize) -> Option<(usize, EntityType, &'static str)> {
    let heads = name_heads();
    let mut e = stop;
    while e > at {
        let last = words.get(e - 1)?;
        if let Some(head) = heads.get(last.folded.as_str()).filter(|_| last.capital) {
            let run = words.get(at..e)?;
            let inner_title = (at..e.saturating_sub(1)).any(|i| {
                title_at(words, i, e - 1).is_some_and(|(_, c)| !matches!(c, TitleClass::Rank | TitleClass::Plain))
                    && !words.get(i).is_some_and(|w| is_in_class(&w.folded, "title in a name"))
            });
            let of_end = of_tail(words, e, end);
            let given_first = run.len() <= 3 && given_names().contains(run[0].folded.as_str()) && !run[0].common;
            let headline_common = last.headline && run.iter().all(|w| w.common);
            let initial_only =
                run.len() == 2 && run[0].initial && run[0].common && of_end == e && determiner_like(&run[0].folded);
            if !inner_title
                && !given_first
                && !headline_common
                && !initial_only
                && (run.len() > 1 || of_end > e)
                && !determiner_like(&run[0].folded)
            {
                // "Deputy Foreign Minister's Office": a possessive run is cut before.
                return Some((of_end, head.kind, "mention/name-head"));
            }
        }
        e -= 1;
    }
    None
}

/// The end of "of (the) Capitalised …" after a head word; `at` itself where none follows.
fn of_tail(words: &[Word<'_>], at: usize, end: usize) -> usize {
    let get = |i: usize| words.get(i).filter(|w| i < end && !w.breaks);
    if !get(at).is_some_and(|w| matches!(w.folded.as_str(), "of" | "for")) {
        return at;
    }
    let mut e = at + 1;
    if get(e).is_some_and(|w| w.folded == "the") {
        e += 1;
    }
    let first = e;
    while get(e).is_some_and(|w| w.capital && w.is_alphabetic()) {
        e += 1;
        // "Ministry of Health and Welfare"
        if get(e).is_some_and(|w| w.folded == "and" || w.folded == "&")
            && get(e + 1).is_some_and(|w| w.capital)
            && (get(e + 1).is_some_and(|w| w.common) || get(e + 2).is_some_and(|w| w.capital && w.common))
            && words.get(e - 1).is_some_and(|w| w.common || w.folded.ends_with("ists"))
        {
            e += 2;
        }
    }
    if e == first { at } else { of_tail_title(words, first, e, at) }
}

/// "Office of President X" is no name: a title after "of" ends it.
fn of_tail_title(words: &[Word<'_>], first: usize, e: usize, none: usize) -> usize {
    if title_at(words, first, e).is_some_and(|(_, c)| c != TitleClass::Plain) { none } else { e }
}

fn determiner_like(folded: &str) -> bool {
    is_in_class(folded, "no name")
}

/// The end of the words from `at` that belong to one unknown name.
fn free_end(words: &[Word<'_>], at: usize, stop: usize, end: usize) -> usize {
    let mut e = at;
    while e < stop {
        let Some(word) = words.get(e) else { break };
        let glued = e > at && words.get(e - 1).is_some_and(|w| w.text == "-");
        if e > at && !glued {
            let known = longest_at(words, e)
                .is_some_and(|(k, entry)| entry.kind == EntityType::Norp || entry.sort == Sort::Country || k > e + 1);
            // "Amit Shah": a title that ends a name is a surname.
            let surname = is_in_class(&word.folded, "surname and title")
                && words.get(e + 1).is_none_or(|w| !w.capital || w.breaks || w.sentence != word.sentence);
            let title = !surname
                && title_at(words, e, end).is_some_and(|(_, c)| c != TitleClass::Honour || word.folded.ends_with('.'));
            if known || title || word.is_possessive() {
                break;
            }
            if word.headline && word.common {
                break;
            }
        }
        e += 1;
    }
    // No particle, hyphen or mark at the end.
    while e > at
        && words.get(e - 1).is_some_and(|w| {
            !w.text.chars().any(char::is_alphanumeric)
                || (!w.capital && w.is_alphabetic() && words.get(e.wrapping_sub(2)).is_none_or(|p| p.text != "-"))
        })
    {
        e -= 1;
    }
    e
}

/// "AgriWorks": a capital after small letters, but not after the first letters of a surname ("MacArthur").
fn is_camel(word: &str) -> bool {
    let small = word.chars().take_while(|c| !c.is_uppercase() || word.starts_with(*c)).count();
    let rest = word.chars().skip(small).collect::<String>();
    small >= 4
        && rest.starts_with(char::is_uppercase)
        && rest.chars().count() >= 3
        && word.chars().all(char::is_alphanumeric)
}

/// Proposes an unknown name, without the common words at its ends.
fn free(words: &[Word<'_>], mut at: usize, mut e: usize, titled: Option<usize>, out: &mut Vec<Candidate>) {
    while at < e
        && words.get(at).is_some_and(|w| {
            determiner_like(&w.folded)
                || (w.common && (w.initial || w.headline) && !(e - at > 1 && given_names().contains(w.folded.as_str())))
        })
    {
        at += 1;
    }
    while at < e
        && words
            .get(e - 1)
            .is_some_and(|w| w.headline && w.common || w.text == "-" || !w.text.chars().any(char::is_alphanumeric))
    {
        e -= 1;
    }
    let Some(run) = words.get(at..e).filter(|r| !r.is_empty()) else { return };
    let first = &run[0];
    let family = run.len() <= 4 && is_in_class(&first.folded, "family name first");
    let given = given_names().contains(first.folded.as_str()) || family;
    let letters = run.iter().filter(|w| w.is_alphabetic()).count();
    let mut candidate = Candidate::new(at, e, None, "mention/capitals", 0.4);
    if let Some(t) = titled {
        candidate = Candidate {
            kind: Some(EntityType::Person),
            rule: "mention/title-before",
            cues: vec![t],
            confidence: 0.85,
            ..candidate
        };
    } else if is_in_class(&first.folded, "before a ship") && first.all_caps && letters >= 2 {
        candidate = Candidate { kind: Some(EntityType::Product), rule: "mention/ship", confidence: 0.9, ..candidate };
    } else if letters >= 2 && first.capital && is_in_class(&first.folded, "before a station") {
        candidate = Candidate { kind: Some(EntityType::Org), rule: "mention/station", confidence: 0.8, ..candidate };
    } else if run.len() == 1 && is_camel(first.text) {
        candidate =
            Candidate { kind: Some(EntityType::Org), rule: "mention/capital-inside", confidence: 0.8, ..candidate };
    } else if given && letters >= 2 && !first.all_caps {
        candidate =
            Candidate { kind: Some(EntityType::Person), rule: "mention/given-name", confidence: 0.75, ..candidate };
    } else if run.iter().any(|w| w.text.chars().any(|c| c.is_ascii_digit())) {
        candidate.rule = "mention/with-number";
        candidate.confidence = 0.3;
    } else if run.iter().all(|w| w.common) {
        // "Special Rapporteur", "National Day": capitals alone do not make a name of common words.
        candidate.confidence = if run.len() > 1 && !first.initial { 0.2 } else { 0.1 };
    } else if first.all_caps && run.len() == 1 {
        candidate = Candidate { kind: Some(EntityType::Org), rule: "mention/acronym", confidence: 0.5, ..candidate };
    }
    out.push(candidate);
}
