//! Web pages. The text of the document is the article's readable text (found after Mozilla's
//! Readability), one line per block, blocks apart by an empty line; where no article is found, the
//! page's text without menus; where the markup is hostile (absurdly deep or large), the text
//! between its tags. What the page says of itself is read from its meta elements and JSON-LD.

mod metadata;
mod strip;
mod walk;

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};

use super::document::Metadata;
use super::structure::Mark;

/// A page's text and what is known of its lines.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Blocks apart by an empty line.
    pub(super) text: String,
    /// By line.
    pub(super) marks: Vec<Mark>,
    /// What the page says of itself.
    pub(super) metadata: Metadata,
}

/// Deepest nesting and most tags that are given to the parser; more is hostile or broken.
const MAX_DEPTH: usize = 512;
const MAX_TAGS: usize = 200_000;

/// An article shorter than this share of the page's text is taken to be a wrong guess.
const LEAST_SHARE: f32 = 0.15;

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let extent = strip::extent(html);
    if extent.depth > MAX_DEPTH || extent.tags > MAX_TAGS {
        return Page::of(strip::text(html).into_iter().map(|t| (Mark::None, t)).collect(), Metadata::default());
    }
    let dom = Dom::from(html);
    let metadata = metadata::of(&dom);
    let whole = dom.body().map(|body| walk::blocks(&body)).unwrap_or_default();
    let config = Config { disable_json_ld: true, max_elements_to_parse: MAX_TAGS, ..Config::default() };
    let article = Readability::with_document(dom, None, Some(config)).ok().and_then(|mut reader| reader.parse().ok());
    let (mut blocks, title) = match article {
        Some(article) => {
            let content = Dom::from(article.content);
            let blocks = content.body().map(|body| walk::blocks(&body)).unwrap_or_default();
            (blocks, Some(article.title.to_string()).filter(|t| !t.trim().is_empty()))
        }
        None => (Vec::new(), None),
    };
    let size = |blocks: &[(Mark, String)]| blocks.iter().map(|(_, t)| t.len()).sum::<usize>() as f32;
    if blocks.is_empty() || size(&blocks) < LEAST_SHARE * size(&whole) {
        blocks = whole;
    }
    let mut page_metadata = metadata;
    if page_metadata.title.is_none() {
        page_metadata.title = title.map(|t| walk::collapse(&t));
    }
    if let Some(title) = &page_metadata.title {
        let skeleton = |t: &str| super::lines::skeleton(&super::lines::key(t));
        let wanted = skeleton(title);
        match blocks.iter_mut().take(6).find(|(_, t)| skeleton(t) == wanted) {
            Some((mark, _)) => *mark = Mark::Heading(1),
            None => blocks.insert(0, (Mark::Heading(1), title.clone())),
        }
    }
    Page::of(blocks, page_metadata)
}

impl Page {
    fn of(blocks: Vec<(Mark, String)>, metadata: Metadata) -> Self {
        let mut text = String::new();
        let mut marks = Vec::new();
        for (mark, block) in blocks {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&block);
            marks.push(mark);
        }
        text.push('\n');
        Self { text, marks, metadata }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Dam talks resume | The Lima Gazette</title>
<meta property="og:title" content="Dam talks resume"><meta property="og:site_name" content="The Lima Gazette">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2015-05-05T10:00:00Z","author":[{"name":"Ann Lee"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Dam talks resume</h1>
<p>Delegates of Peru and Chile met in Lima on Monday to speak about the dam, its cost, and the water that both need.</p>
<h2>What was said</h2><p>Both sides said that the talks, which had been broken off in March, were&nbsp;useful and would go on.</p>
<ul><li>A first point of the talks, namely the cost of it all</li><li>A second point</li></ul>
<blockquote>Nobody wants a drought, and nobody wants a flood, said the minister.</blockquote>
<figure><img src="x.png"><figcaption>The dam in 2014</figcaption></figure>
<p>They will meet again in June, when the rain has ended, to sign what has been agreed so far.</p></article>
<footer>Copyright</footer></body></html>"#;

    #[test]
    fn reads_an_article() {
        let page = read(PAGE);
        assert!(page.text.starts_with("Dam talks resume\n\nDelegates of Peru"), "{}", page.text);
        assert!(page.text.contains("were useful and"), "{}", page.text);
        assert!(!page.text.contains("Copyright") && !page.text.contains("World"), "{}", page.text);
        assert_eq!(page.marks.first(), Some(&Mark::Heading(1)));
        let m = page.metadata;
        assert_eq!((m.title.as_deref(), m.publisher.as_deref()), (Some("Dam talks resume"), Some("The Lima Gazette")));
        assert_eq!((m.byline.as_deref(), m.language.as_deref()), (Some("Ann Lee"), Some("en-GB")));
        assert_eq!(m.published.map(|d| d.to_string()).as_deref(), Some("2015-05-05"));
    }

    #[test]
    fn hostile_markup_is_stripped() {
        let deep = format!("{}word", "<div>".repeat(200_000));
        assert_eq!(read(&deep).text.trim(), "word");
        assert_eq!(read("<p>a<p>b <script>x<").text.trim(), "a\n\nb");
        assert_eq!(read("<").text.trim(), "<");
    }
}
