//! Whole documents through `read`: metadata, blocks, furniture, and that no input panics.

use super::*;

fn parse(path: &str, text: &str) -> Document {
    let source = Source { path, bytes: text.as_bytes() };
    let document = read("x", &source, Metadata::default()).unwrap();
    assert_sound(&document);
    document
}

const PAGE: &str = "News you can lean on since 1931
English / Spanish

River treaty: what Chile and Peru want

March 4, 2016 at 10:15 am

Lima river Reuters
The ministers of Chile and Peru shake hands in Lima, March 3, 2016 [Ann Lee/Reuters]

The ministers of Chile and Peru have met in Lima to speak about the river treaty, which both say they want to keep.

READ: Chile sends a delegation to Lima

What they want
The treaty gives Peru the upper river and Chile the lower one; neither side has said that it wants to change this.

1. Chile wants water.
2. Peru wants a dam.

A last paragraph says that the two sides will meet again in June, when the ministers have reported to their presidents.

The views expressed in this article are the author's own and do not necessarily reflect The Lima Gazette's editorial stance.
Show Comments
NewsRiver & DamChilePeruOpinion
";

#[test]
fn an_article_and_its_furniture() {
    let document = parse("river.txt", PAGE);
    assert_eq!(&*document.text, PAGE);
    let m = &document.metadata;
    assert_eq!(m.title.as_deref(), Some("River treaty: what Chile and Peru want"));
    assert_eq!(m.publisher.as_deref(), Some("The Lima Gazette"));
    assert_eq!(m.published.map(|d| d.to_string()).as_deref(), Some("2016-03-04"));
    let furniture: Vec<&str> = document.furniture.iter().map(|f| f.of(PAGE)).collect();
    assert_eq!(
        furniture.iter().map(|f| f.chars().take(12).collect::<String>()).collect::<Vec<_>>(),
        [
            "News you can",
            "English / Sp",
            "Lima river R",
            "READ: Chile ",
            "The views ex",
            "Show Comment",
            "NewsRiver & "
        ]
    );
    let kinds: Vec<BlockKind> =
        document.blocks.iter().filter(|b| !document.is_furniture(b.span)).map(|b| b.kind).collect();
    use BlockKind::*;
    assert_eq!(
        kinds,
        [Title, Paragraph, Caption, Paragraph, Heading, Paragraph, ListItem, ListItem, Paragraph].map(|k| k)
    );
}

#[test]
fn hard_wrapped_lines_make_one_paragraph() {
    let text = "A river treaty\n\nThe ministers of Chile and Peru have met in Lima to speak\nabout the river treaty, which both of them say they want\nto keep. They will meet again in June, when they both have\nreported to their presidents.\n\nNothing else is known of the talks that were held in Lima\nbut that they were friendly.\n";
    let document = parse("wrapped.txt", text);
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert!(document.furniture.is_empty());
}

#[test]
fn markdown_keeps_its_text() {
    let text = "---\ntitle: \"River talks\"\ndate: 2016-03-04\n---\n# River talks\n\nFirst line of it\nand second.\n\n## Parts\n\n- one\n- two\n\n> Said\n> so\n\n```\ncode\n```\n\nUnder\n-----\n";
    let document = parse("talks.md", text);
    assert_eq!(&*document.text, text);
    let blocks: Vec<(BlockKind, &str)> = document.blocks.iter().map(|b| (b.kind, b.span.of(text))).collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Title, "River talks"),
            (BlockKind::Paragraph, "First line of it\nand second."),
            (BlockKind::Heading, "Parts"),
            (BlockKind::ListItem, "- one"),
            (BlockKind::ListItem, "- two"),
            (BlockKind::Quote, "Said\n> so"),
            (BlockKind::Heading, "Under"),
        ]
    );
    assert_eq!(document.metadata.published.map(|d| d.to_string()).as_deref(), Some("2016-03-04"));
}

#[test]
fn what_the_catalogue_says_wins_and_the_printed_date_stays_known() {
    let outside = Metadata { published: "2010-03".parse().ok(), title: Some("Other".into()), ..Metadata::default() };
    let source = Source { path: "river.txt", bytes: PAGE.as_bytes() };
    let m = read("x", &source, outside).unwrap().metadata;
    assert_eq!(m.title.as_deref(), Some("Other"));
    assert_eq!(m.published.map(|d| d.to_string()).as_deref(), Some("2010-03"));
    assert_eq!(m.published_as_printed.map(|d| d.to_string()).as_deref(), Some("2016-03-04"));
}

#[test]
fn short_texts_are_all_article() {
    let document = parse("note.txt", "Talks resume\nThey met.");
    assert!(document.furniture.is_empty(), "{:?}", document.furniture);
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    fn any_path() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec!["a.txt", "a.md", "a.html", "-", ""])
    }

    fn check(path: &str, bytes: &[u8]) {
        if let Ok(document) = read("x", &Source { path, bytes }, Metadata::default()) {
            assert_sound(&document);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(path in any_path(), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            check(path, &bytes);
        }

        #[test]
        fn no_text_panics(path in any_path(), text in "([A-Za-z .#>*\\-\u{e9}\u{1f600}]{0,30}\n{0,2}){0,12}") {
            check(path, text.as_bytes());
        }

        #[test]
        fn no_markup_panics(text in "(<(/?(p|div|table|tr|a|b|script|svg|li|h1|br|article|template|math|select))( [a-z]{1,4}=\"?)?>?|[a-z .&;#0-9<>\"'é-]{1,12}|<!--|-->|<!\\[CDATA\\[){0,60}") {
            check("a.html", text.as_bytes());
        }
    }
}
