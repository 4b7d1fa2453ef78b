//! Where a dateline ends: "LUSAKA - ", "SEOUL, Sept. 9 — ", "Addis Ababa, 3 June (Agency) - ". In: the
//! letters of a paragraph. Out: the byte offset of the first word of the news, or none. A dateline is no
//! part of the sentence behind it: its place would be taken for a party and its date for that of the act.

/// Longest dateline, in bytes.
const LONGEST: usize = 90;

/// Fewest words of the news behind a dateline: a heading has fewer.
const LEAST_WORDS: usize = 6;

/// The dashes that end a dateline; after letters a plain hyphen needs room on both sides.
const DASHES: [&str; 7] = [" - ", " – ", " — ", " -- ", "— ", "—", "– "];

/// Where the news begins in a paragraph that a dateline opens.
pub(crate) fn end(paragraph: &str) -> Option<usize> {
    let line = paragraph.lines().next()?;
    // "LIMA/QUITO: …"
    let shouted = |at: &usize| line.get(..*at).is_some_and(|h| h.len() > 3 && !h.chars().any(char::is_lowercase));
    let colon = line.find(": ").filter(shouted).map(|at| (at, 2));
    let dashes = DASHES.iter().filter_map(|d| Some((line.find(d)?, d.len())));
    let (at, dash) = dashes.chain(colon).min_by_key(|(at, len)| (*at, 9 - *len))?;
    let head = line.get(..at).filter(|h| h.len() <= LONGEST)?;
    let news = line.get(at + dash..)?.trim_start();
    let opens = news.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'".contains(c));
    if !opens || news.split_whitespace().count() < LEAST_WORDS || !is_dateline(head.trim()) {
        return None;
    }
    Some(line.len() - news.len())
}

/// Place, date, agency in brackets: only capitalised words, and one of the three signs of a dateline.
fn is_dateline(head: &str) -> bool {
    // "(Kampala, 4 May 2021) –"
    let inner = head.strip_prefix('(').and_then(|h| h.strip_suffix(')')).unwrap_or(head);
    let (place, agency) = match inner.split_once('(') {
        Some((place, rest)) if rest.ends_with(')') => (place.trim(), true),
        Some(_) => return false,
        None => (inner, false),
    };
    let words: Vec<&str> = place.split([' ', ',', '/']).filter(|w| !w.is_empty()).collect();
    let Some(first) = words.first() else { return false };
    let number = |w: &str| w.chars().all(|c| c.is_ascii_digit() || c == '.') && w.len() <= 4;
    let capital = |w: &str| w.starts_with(char::is_uppercase) && !w.ends_with([':', ';', '!', '?']);
    // "BRAZZAVILLE, Republic of the Congo"
    let small = |w: &str| matches!(w, "of" | "the" | "and");
    let shaped = words.len() <= 10 && words.iter().all(|w| number(w) || capital(w) || small(w)) && capital(first);
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 3 && first.chars().all(|c| !c.is_lowercase());
    let dated = words.len() > 1 && words.iter().any(|w| number(w));
    shaped && (shouted || agency || dated)
}

/// Fewest words of an entry behind its date.
const LEAST_ENTRY: usize = 2;

/// Where the entry of a timeline begins behind the date that opens it: "17 February 1966 – Peru and Chile
/// sign …", "May 2015: …". The date is no part of the sentence either.
pub(crate) fn entry(paragraph: &str) -> Option<usize> {
    let line = paragraph.lines().next()?;
    let colon = line.find(": ").map(|at| (at, 2));
    let dash = DASHES.iter().filter_map(|d| Some((line.find(d)?, d.len()))).min_by_key(|(at, len)| (*at, 9 - *len));
    let (at, len) = dash.into_iter().chain(colon).min_by_key(|(at, _)| *at)?;
    let head = line.get(..at).filter(|h| h.len() <= LONGEST)?;
    let entry = line.get(at + len..)?.trim_start();
    let opens = entry.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let enough = entry.split_whitespace().count() >= LEAST_ENTRY;
    (opens && enough && is_date(head.trim())).then(|| line.len() - entry.len())
}

/// Day, month and year, month and year, or a year; a month is a capitalised word of three letters or more.
fn is_date(head: &str) -> bool {
    let words: Vec<&str> = head.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let number = |w: &str| w.chars().all(|c| c.is_ascii_digit() || "-–/".contains(c)) && w.len() <= 9;
    let year =
        |w: &str| w.len() == 4 && w.chars().all(|c| c.is_ascii_digit()) && (w.starts_with('1') || w.starts_with('2'));
    let month = |w: &str| MONTHS.iter().any(|m| w.get(..3).is_some_and(|s| s.eq_ignore_ascii_case(m)));
    let months = words.iter().filter(|w| month(w)).count();
    let rest = words.iter().all(|w| number(w) || month(w));
    let dated = months == 1 && words.len() >= 2 || months == 0 && words.len() == 1;
    rest && dated && (months > 0 || words.iter().any(|w| year(w)))
}

/// How months begin.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_news_begins_behind_a_dateline() {
        let news = "Kenya and Chad held talks on Monday about trade.";
        for dateline in [
            "LUSAKA - ",
            "GEORGETOWN, Guyana — ",
            "SEOUL, Sept. 9 - ",
            "BRUSSELS (Dec. 2, 2022) — ",
            "Addis Ababa, 3 June 2021 (Horn Wire) - ",
            "NAIROBI, Kenya (Wire)—",
            "BRAZZAVILLE, Republic of the Congo, Feb. 3, 2021 - ",
            "(Kampala, 4 May 2021) – ",
            "LIMA/QUITO: ",
        ] {
            assert_eq!(end(&format!("{dateline}{news}")), Some(dateline.len()), "{dateline}");
        }
    }

    #[test]
    fn an_entry_begins_behind_its_date() {
        let news = "Kenya and Chad sign a treaty.";
        for date in ["4 May 1963 – ", "May 1963 - ", "1963: ", "May 4, 1963 — ", "3–5 May 1963: "] {
            assert_eq!(entry(&format!("{date}{news}")), Some(date.len()), "{date}");
        }
        for text in ["The vote of 1963 – Kenya abstained.", "Article 4: Kenya and Chad agree.", "May – Kenya votes no."]
        {
            assert_eq!(entry(text), None, "{text}");
        }
    }

    #[test]
    fn other_dashes_end_none() {
        for text in [
            "Anna Lind — who had led the union for years — said on Monday that she would go.",
            "KENYA - a history",
            "Kenya - Chad talks held on Monday in Nairobi were the first for years.",
            "“We – all of us – will go to the meeting with them,” she said.",
        ] {
            assert_eq!(end(text), None, "{text}");
        }
    }
}
