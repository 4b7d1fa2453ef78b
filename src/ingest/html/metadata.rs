//! What a page says of itself: meta elements, JSON-LD, `lang`, `time`, canonical address.

use dom_query::Document as Dom;
use serde_json::Value;

use super::walk::collapse;
use crate::ingest::dateline;
use crate::ingest::document::Metadata;
use crate::text::PartialDate;

const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "citation_title"];
const PUBLISHER: &[&str] = &["og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher"];
const BYLINE: &[&str] =
    &["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author"];
const DATE: &[&str] = &[
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "og:published_time",
    "article:published",
    "cxenseparse:recs:publishtime",
];

/// Reads them; JSON-LD before meta elements before the rest.
pub(super) fn of(dom: &Dom) -> Metadata {
    let mut metas: Vec<(String, String)> = Vec::new();
    for node in dom.select("meta").nodes() {
        let name = ["property", "name", "itemprop"].iter().find_map(|a| node.attr(a)).map(|n| n.to_ascii_lowercase());
        if let (Some(name), Some(content)) = (name, node.attr("content")) {
            metas.push((name, collapse(&content)));
        }
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| metas.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone()))
    };
    let linked = linked(dom);
    let time = dom.select("time[datetime]").nodes().first().and_then(|n| n.attr("datetime")).and_then(|v| date(&v));
    let canonical = dom.select("link[rel=canonical]").nodes().first().and_then(|n| n.attr("href"));
    let language = dom.html_root().attr("lang").map(|l| l.trim().to_string()).filter(|l| !l.is_empty());
    Metadata {
        title: linked.title.or_else(|| meta(TITLE)),
        publisher: linked.publisher.or_else(|| meta(PUBLISHER)),
        byline: linked.byline.or_else(|| meta(BYLINE).filter(|b| !b.starts_with("http"))),
        published: linked.published.or_else(|| meta(DATE).and_then(|d| date(&d))).or(time),
        language: linked.language.or(language).or_else(|| meta(&["og:locale"]).map(|l| l.replace('_', "-"))),
        url: canonical.map(|u| u.trim().to_string()).filter(|u| u.starts_with("http")).or_else(|| meta(&["og:url"])),
        ..Metadata::default()
    }
}

fn date(text: &str) -> Option<PartialDate> {
    dateline::iso_prefix(text.trim()).or_else(|| dateline::date_line(text))
}

/// The article of the page's JSON-LD.
fn linked(dom: &Dom) -> Metadata {
    for script in dom.select("script[type='application/ld+json']").nodes() {
        let Ok(root) = serde_json::from_str::<Value>(&script.text()) else { continue };
        let mut stack = vec![&root];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(items) => stack.extend(items.iter().rev()),
                Value::Object(fields) => {
                    if is_article(fields.get("@type")) {
                        return article(value);
                    }
                    stack.extend(fields.get("@graph"));
                }
                _ => {}
            }
        }
    }
    Metadata::default()
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |v: &Value| v.as_str().is_some_and(|s| s.ends_with("Article") || s.ends_with("Posting") || s == "Report");
    kind.is_some_and(|k| is(k) || k.as_array().is_some_and(|list| list.iter().any(is)))
}

fn article(value: &Value) -> Metadata {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(collapse).filter(|s| !s.is_empty());
    Metadata {
        title: text("headline").or_else(|| text("name")),
        publisher: value.get("publisher").and_then(names),
        byline: value.get("author").and_then(names),
        published: text("datePublished").and_then(|d| date(&d)),
        language: text("inLanguage"),
        ..Metadata::default()
    }
}

/// A string, an object's name, or several of these.
fn names(value: &Value) -> Option<String> {
    let one = |v: &Value| v.as_str().or_else(|| v.get("name").and_then(Value::as_str)).map(collapse);
    let joined = match value {
        Value::Array(items) => items.iter().filter_map(one).collect::<Vec<_>>().join(", "),
        other => one(other)?,
    };
    (!joined.is_empty()).then_some(joined)
}
