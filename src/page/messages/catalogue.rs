//! A catalogue of messages: the part of Fluent that the catalogues use. In: the text of an `.ftl` file.
//! Out: messages with their placeables filled in.
//!
//! Read are messages of one or more lines with `{ $variable }`, `{ "text" }` and `{ $n -> [one] … *[other] … }`;
//! no terms, attributes, references or functions. What cannot be read is left out, so that the gap shows
//! and nothing breaks. Whether all is read as Fluent reads it is tested against its own reader
//! (`tests/suite/messages.rs`); that one would be a tenth of the page.

use std::collections::BTreeMap;

/// A value to fill in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Number(f64),
    Text(String),
}

macro_rules! numbers {
    ($($number:ty),+) => { $(impl From<$number> for Value {
        fn from(n: $number) -> Self {
            Self::Number(n as f64)
        }
    })+ };
}
numbers!(u8, u16, u32, i32, usize, f64);

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The values of a message by name.
pub(crate) type Values<'a> = &'a [(&'a str, Value)];

/// How a language writes and counts.
pub(crate) struct Manner {
    /// A number in its digits.
    pub(crate) number: fn(f64) -> String,
    /// The plural category of a number: `one`, `few`, `other`.
    pub(crate) plural: fn(f64) -> String,
    /// Whether what is filled in is set apart by the marks of Unicode, for mixed directions.
    pub(crate) is_isolating: bool,
}

#[derive(Debug)]
enum Part {
    Text(String),
    Variable(String),
    Select(String, Vec<Variant>),
}

#[derive(Debug)]
struct Variant {
    key: String,
    is_default: bool,
    parts: Vec<Part>,
}

/// The messages of one language by key.
#[derive(Debug, Default)]
pub(crate) struct Catalogue(BTreeMap<String, Vec<Part>>);

impl Catalogue {
    /// Reads an `.ftl` file.
    pub(crate) fn read(source: &str) -> Self {
        let mut messages = BTreeMap::new();
        let mut lines = source.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((key, first)) = line.split_once('=').filter(|(key, _)| is_key(key.trim_end())) else { continue };
            let mut more: Vec<&str> = Vec::new();
            while let Some(next) = lines.next_if(|l| l.is_empty() || l.starts_with([' ', '}'])) {
                more.push(next);
            }
            let value = joined(first.trim(), &more);
            if let Some(parts) = (Reader { rest: &value }).parts(false) {
                messages.insert(key.trim_end().to_owned(), parts);
            }
        }
        Self(messages)
    }

    /// The message of `key`; `None` where there is none.
    pub(crate) fn find(&self, key: &str, values: Values<'_>, manner: &Manner) -> Option<String> {
        let mut out = String::new();
        write(&mut out, self.0.get(key)?, values, manner);
        Some(out)
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// The lines of a value without the indent that they have in common.
fn joined(first: &str, more: &[&str]) -> String {
    let filled = || more.iter().filter(|line| !line.trim().is_empty());
    // A line that goes on with a variant or ends a placeable is none of the text's.
    let is_text = |line: &&&str| !line.trim_start().starts_with(['[', '*', '}']);
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = filled().filter(is_text).map(indent).min().unwrap_or_default();
    let mut value = first.to_owned();
    for line in more {
        value.push('\n');
        value.push_str(line.get(common.min(indent(line))..).unwrap_or_default());
    }
    value.trim_matches(['\n', ' ']).to_owned()
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// The text to the first of some signs.
    fn until(&mut self, is_end: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(is_end).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text.to_owned()
    }

    /// A pattern; in a variant it ends with its line.
    fn parts(&mut self, is_variant: bool) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        loop {
            let text = self.until(|c| c == '{' || (is_variant && c == '\n'));
            if !text.is_empty() {
                parts.push(Part::Text(text));
            }
            if !self.eat("{") {
                return Some(parts);
            }
            parts.push(self.placeable()?);
        }
    }

    /// What stands in braces, after the first.
    fn placeable(&mut self) -> Option<Part> {
        self.skip();
        if self.eat("\"") {
            let text = self.until(|c| c == '"');
            self.eat("\"");
            self.skip();
            return self.eat("}").then_some(Part::Text(text));
        }
        if !self.eat("$") {
            return None;
        }
        let name = self.until(|c| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        self.skip();
        if self.eat("}") {
            return Some(Part::Variable(name));
        }
        if !self.eat("->") {
            return None;
        }
        let mut variants = Vec::new();
        loop {
            self.skip();
            if self.eat("}") {
                return Some(Part::Select(name, variants));
            }
            let is_default = self.eat("*");
            if !self.eat("[") {
                return None;
            }
            let key = self.until(|c| c == ']').trim().to_owned();
            self.eat("]");
            self.rest = self.rest.trim_start_matches(' ');
            variants.push(Variant { key, is_default, parts: self.parts(true)? });
        }
    }
}

fn write(out: &mut String, parts: &[Part], values: Values<'_>, manner: &Manner) {
    let is_set_apart = manner.is_isolating && parts.len() > 1;
    let value = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, value)| value);
    for part in parts {
        let is_set_apart = is_set_apart && !matches!(part, Part::Text(_));
        if is_set_apart {
            out.push('\u{2068}');
        }
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Variable(name) => match value(name) {
                Some(Value::Number(n)) => out.push_str(&(manner.number)(*n)),
                Some(Value::Text(text)) => out.push_str(text),
                None => out.push_str(name),
            },
            Part::Select(name, variants) => {
                if let Some(variant) = chosen(variants, value(name), manner) {
                    write(out, &variant.parts, values, manner);
                }
            }
        }
        if is_set_apart {
            out.push('\u{2069}');
        }
    }
}

/// The first variant that fits, else the default.
fn chosen<'a>(variants: &'a [Variant], value: Option<&Value>, manner: &Manner) -> Option<&'a Variant> {
    let found = value.and_then(|value| {
        let (exact, plural) = match value {
            Value::Number(n) if n.fract() == 0.0 => ((*n as i64).to_string(), (manner.plural)(*n)),
            Value::Number(n) => (String::new(), (manner.plural)(*n)),
            Value::Text(text) => (text.clone(), String::new()),
        };
        variants.iter().find(|v| v.key == exact || (!plural.is_empty() && v.key == plural))
    });
    found.or_else(|| variants.iter().find(|v| v.is_default))
}
