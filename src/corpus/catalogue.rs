//! `corpus.toml`: what is known about a folder of documents. Text in, [`Catalogue`] out; an unknown
//! key is ignored, a value of the wrong type or a date that is none is an error that says where.

use serde::Deserialize;

use crate::error::Error;
use crate::ingest::Metadata;
use crate::text::PartialDate;

/// What `corpus.toml` tells.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Catalogue {
    /// Title of the corpus.
    pub title: Option<String>,
    /// What it is, for the reader.
    pub about: Option<String>,
    /// Licence of the texts that name none.
    pub licence: Option<String>,
    /// Language of the texts that name none.
    pub language: Option<String>,
    /// The documents, in the order of the corpus.
    #[serde(rename = "document")]
    pub documents: Vec<Listed>,
}

/// One `[[document]]`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Listed {
    /// Path inside the folder.
    pub file: String,
    title: Option<String>,
    publisher: Option<String>,
    short: Option<String>,
    byline: Option<String>,
    published: Option<Told>,
    published_as_printed: Option<Told>,
    date_note: Option<String>,
    language: Option<String>,
    licence: Option<String>,
    digest: bool,
    kind: Option<String>,
    url: Option<String>,
}

/// A date in quotation marks, or as TOML's own date.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
enum Told {
    Text(String),
    Date(toml::value::Datetime),
    Year(i16),
}

impl Catalogue {
    /// Reads the text of a `corpus.toml`.
    ///
    /// # Errors
    /// Where it is not TOML, or a key holds what it cannot.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let catalogue: Self = toml::from_str(text).map_err(|e| Error::malformed(e.to_string()))?;
        for listed in &catalogue.documents {
            date(&listed.file, &listed.published)?;
            date(&listed.file, &listed.published_as_printed)?;
        }
        Ok(catalogue)
    }

    /// What it tells of one of its documents.
    pub fn metadata(&self, listed: &Listed) -> Metadata {
        Metadata {
            title: listed.title.clone(),
            publisher: listed.publisher.clone(),
            short: listed.short.clone(),
            byline: listed.byline.clone(),
            published: date(&listed.file, &listed.published).ok().flatten(),
            published_as_printed: date(&listed.file, &listed.published_as_printed).ok().flatten(),
            date_note: listed.date_note.clone(),
            licence: listed.licence.clone().or_else(|| self.licence.clone()),
            is_digest: listed.digest,
            kind: listed.kind.clone(),
            url: listed.url.clone(),
            language: listed.language.clone().or_else(|| self.language.clone()),
        }
    }

    /// What it tells of a document that it does not list.
    pub fn defaults(&self) -> Metadata {
        Metadata { language: self.language.clone(), licence: self.licence.clone(), ..Metadata::default() }
    }
}

fn date(file: &str, told: &Option<Told>) -> Result<Option<PartialDate>, Error> {
    let text = match told {
        None => return Ok(None),
        Some(Told::Text(text)) if text.is_empty() => return Ok(None),
        Some(Told::Text(text)) => text.clone(),
        Some(Told::Date(date)) => date.to_string().chars().take(10).collect(),
        Some(Told::Year(year)) => format!("{year:04}"),
    };
    text.parse().map(Some).map_err(|e| Error::malformed(format!("{file}: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_corpus_tells() {
        let text = "title = 'Harbours'\nlicence = 'CC0'\nlanguage = 'en'\nunknown = 1\n\
                    [[document]]\nfile = 'a.txt'\ntitle = 'A'\npublished = '2011-05'\npublished_as_printed = 2012-01-02\n\
                    digest = true\n[[document]]\nfile = 'b.txt'\npublished = 2010\nlicence = 'own'\n";
        let catalogue = Catalogue::parse(text).unwrap();
        let [a, b] = catalogue.documents.as_slice() else { panic!("two documents") };
        let (first, second) = (catalogue.metadata(a), catalogue.metadata(b));
        assert_eq!(first.published.unwrap().to_string(), "2011-05");
        assert_eq!(first.published_as_printed.unwrap().to_string(), "2012-01-02");
        assert_eq!(
            (first.licence.as_deref(), first.language.as_deref(), first.is_digest),
            (Some("CC0"), Some("en"), true)
        );
        assert_eq!((second.licence.as_deref(), second.published.unwrap().year()), (Some("own"), 2010));
    }

    #[test]
    fn says_what_is_wrong() {
        for bad in ["title = ", "title = 3", "[[document]]\nfile = 'a'\npublished = 'spring'"] {
            let error = Catalogue::parse(bad).unwrap_err();
            assert_eq!(error.code(), "malformed");
            assert!(!error.to_string().is_empty());
        }
    }
}
