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
    let (at, dash) =
        DASHES.iter().filter_map(|d| Some((line.find(d)?, d.len()))).min_by_key(|(at, len)| (*at, 9 - *len))?;
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
    let (place, agency) = match head.split_once('(') {
        Some((place, rest)) if rest.ends_with(')') => (place.trim(), true),
        Some(_) => return false,
        None => (head, false),
    };
    let words: Vec<&str> = place.split([' ', ',', '/']).filter(|w| !w.is_empty()).collect();
    let Some(first) = words.first() else { return false };
    let number = |w: &str| w.chars().all(|c| c.is_ascii_digit() || c == '.') && w.len() <= 4;
    let capital = |w: &str| w.starts_with(char::is_uppercase) && !w.ends_with([':', ';', '!', '?']);
    let shaped = words.len() <= 8 && words.iter().all(|w| number(w) || capital(w)) && capital(first);
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 3 && first.chars().all(|c| !c.is_lowercase());
    let dated = words.len() > 1 && words.iter().any(|w| number(w));
    shaped && (shouted || agency || dated)
}

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
        ] {
            assert_eq!(end(&format!("{dateline}{news}")), Some(dateline.len()), "{dateline}");
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
