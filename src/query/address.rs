//! The URL fragment ⇄ [`Screen`]: `#/timeline?who=ana-paz&from=2010&to=2019&fact=v12`.
//! Keys are short and readable; an unknown key or value is ignored, never an error, so that an old
//! or mangled link still opens. `print` then `parse` gives the same screen.

use std::fmt::Write as _;

use super::{Filters, Screen, Selection, ViewName, whole};

/// Reads a fragment, with or without its `#`.
pub fn parse(fragment: &str) -> Screen {
    let fragment = fragment.trim_start_matches('#').trim_start_matches('/');
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut screen = Screen { view: ViewName::from_name(path).unwrap_or_default(), ..Screen::default() };
    for pair in query.split('&') {
        let Some((key, value)) = pair.split_once('=') else { continue };
        let value = decode(value);
        let filters = &mut screen.filters;
        match key {
            "q" => filters.text = value,
            "source" => filters.source = selection(&value),
            "who" => filters.who = selection(&value),
            "kind" => filters.kind = selection(&value),
            "in" => filters.place = selection(&value),
            "from" => filters.from = value.parse().ok(),
            "to" => filters.to = value.parse().ok(),
            "fact" => screen.fact = some(value),
            "doc" => screen.document = some(value),
            "doc2" => screen.second = some(value),
            "actor" => screen.actor = some(value),
            "word" => screen.word = some(value),
            "sort" => screen.sort = some(value),
            "part" => screen.part = some(value),
            "at" => screen.at = value.parse().ok(),
            "lanes" => screen.lanes = some(value).filter(|l| l == "actor" || l == "source"),
            "near" => screen.near = some(value),
            "hide" => screen.hidden = selection(&value).include,
            "theme" => screen.theme = some(value).filter(|t| ["light", "dark", "contrast"].contains(&t.as_str())),
            "lang" => screen.language = some(value).filter(|l| l == "ar"),
            "embed" => screen.embed = value == "1",
            _ => {}
        }
    }
    // A query that says what a key could is the same as the key.
    screen.filters = whole::normal(&screen.filters);
    screen
}

/// Writes the fragment, with its `#`; the same screen always gives the same letters.
pub fn print(screen: &Screen) -> String {
    let Filters { text, source, who, kind, place, from, to } = &screen.filters;
    let mut out = format!("#/{}", screen.view.name());
    let mut first = true;
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(out, "{}{key}={}", if first { '?' } else { '&' }, encode(value));
            first = false;
        }
    };
    put("q", text);
    put("source", &list(source));
    put("who", &list(who));
    put("kind", &list(kind));
    put("in", &list(place));
    put("from", &from.map(|d| d.to_string()).unwrap_or_default());
    put("to", &to.map(|d| d.to_string()).unwrap_or_default());
    put("doc", screen.document.as_deref().unwrap_or_default());
    put("doc2", screen.second.as_deref().unwrap_or_default());
    put("actor", screen.actor.as_deref().unwrap_or_default());
    put("word", screen.word.as_deref().unwrap_or_default());
    put("sort", screen.sort.as_deref().unwrap_or_default());
    put("part", screen.part.as_deref().unwrap_or_default());
    put("at", &screen.at.map(|a| a.to_string()).unwrap_or_default());
    put("lanes", screen.lanes.as_deref().unwrap_or_default());
    put("near", screen.near.as_deref().unwrap_or_default());
    put("hide", &list(&Selection { include: screen.hidden.clone(), exclude: Vec::new() }));
    put("fact", screen.fact.as_deref().unwrap_or_default());
    put("theme", screen.theme.as_deref().unwrap_or_default());
    put("lang", screen.language.as_deref().unwrap_or_default());
    put("embed", if screen.embed { "1" } else { "" });
    out
}

fn some(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

/// `a,b,!c`: values are percent-encoded where they hold a comma or begin with `!`.
fn list(selection: &Selection) -> String {
    let mark = |v: &String| v.replace('%', "%25").replace(',', "%2C").replace('!', "%21").replace('+', "%2B");
    let include = selection.include.iter().map(mark);
    let exclude = selection.exclude.iter().map(|v| format!("!{}", mark(v)));
    include.chain(exclude).collect::<Vec<_>>().join(",")
}

fn selection(value: &str) -> Selection {
    let mut selection = Selection::default();
    for item in value.split(',').filter(|i| !i.is_empty()) {
        let (list, item) = match item.strip_prefix('!') {
            Some(rest) => (&mut selection.exclude, rest),
            None => (&mut selection.include, item),
        };
        list.push(decode(item));
    }
    selection.include.sort();
    selection.include.dedup();
    selection.exclude.sort();
    selection.exclude.dedup();
    selection.exclude.retain(|v| !v.is_empty() && !selection.include.contains(v));
    selection
}

/// Percent-encodes all but the characters that RFC 3986 leaves free in a fragment's query.
fn encode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if c.is_ascii_alphanumeric() || "-._~!,:@/".contains(c) || (!c.is_ascii() && c.is_alphanumeric()) {
            out.push(c);
        } else if c == ' ' {
            out.push('+');
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The inverse of [`encode`]; broken escapes stay as they are.
fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let hex = |at: usize| bytes.get(at).and_then(|b| (*b as char).to_digit(16));
        match (byte, hex(i + 1), hex(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 3;
                continue;
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(byte),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_written_link() {
        let screen = parse("#/timeline?who=ana-paz,!bo&from=2010&to=2019-05&q=%22peace+plan%22&fact=v12&nonsense=1");
        assert_eq!(screen.view, ViewName::Timeline);
        assert_eq!(screen.filters.who, Selection { include: vec!["ana-paz".into()], exclude: vec!["bo".into()] });
        assert_eq!(screen.filters.text, "\"peace plan\"");
        assert_eq!(screen.filters.to.map(|d| d.to_string()).as_deref(), Some("2019-05"));
        assert_eq!(screen.fact.as_deref(), Some("v12"));
    }

    #[test]
    fn broken_links_open_the_first_view() {
        for bad in ["", "#", "#/", "#/nowhere?%%%", "#/?who=&from=yesterday&=&&"] {
            assert_eq!(parse(bad), Screen::default(), "{bad}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use proptest::prelude::*;

        use super::super::*;
        use crate::text::PartialDate;

        fn values() -> impl Strategy<Value = Selection> {
            prop::collection::btree_set("\\PC{1,6}", 0..4).prop_flat_map(|set| {
                let n = set.len();
                (Just(set), 0..=n).prop_map(|(set, cut)| {
                    let all: Vec<String> = set.into_iter().collect();
                    Selection { include: all[..cut].to_vec(), exclude: all[cut..].to_vec() }
                })
            })
        }

        proptest! {
            #[test]
            fn print_then_parse_is_the_same_screen(
                text in "\\PC{0,20}", source in values(), who in values(), kind in values(), place in values(),
                year in 1000i16..3000, document in "\\PC{1,10}", at in any::<u32>(), view in 0usize..ViewName::ALL.len(),
                embed in any::<bool>(),
            ) {
                let from = PartialDate::new(year, None, None);
                let to = PartialDate::new(year, Some(2), Some(3));
                let screen = Screen {
                    view: ViewName::ALL[view],
                    filters: whole::normal(&Filters { text, source, who, kind, place, from, to }),
                    fact: Some("v1".into()), document: Some(document), at: Some(at),
                    lanes: Some("actor".into()), near: Some("150:500:480".into()),
                    hidden: vec!["date".into(), "place".into()], theme: Some("dark".into()),
                    language: Some("ar".into()), embed,
                    second: Some("two".into()), actor: Some("ana-paz".into()), word: Some("peace plan".into()),
                    sort: Some("-events".into()), part: Some("naming".into()),
                };
                prop_assert_eq!(parse(&print(&screen)), screen);
            }

            #[test]
            fn any_fragment_parses(fragment in "\\PC{0,60}") {
                let screen = parse(&fragment);
                prop_assert_eq!(parse(&print(&screen)), screen);
            }
        }
    }
}
