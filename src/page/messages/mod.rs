//! Every visible string, from one Fluent [`catalogue`] a language. In: a key and arguments. Out: text.
//! English is in the page; another language is fetched when it is chosen and laid over it, so that a
//! message it lacks is said in English. A missing key gives itself: a gap shows and nothing breaks.

mod catalogue;

use std::cell::{Cell, RefCell};

use attache::view::DateView;
use wasm_bindgen::prelude::*;

use catalogue::{Catalogue, Manner};
pub(crate) use catalogue::{Value, Values};

const ENGLISH: &str = include_str!("en.ftl");

/// The language in the page itself.
pub(crate) const DEFAULT: &str = "en";
/// Languages that can be chosen, each by its own name, and whether it is written from right to left.
pub(crate) const LANGUAGES: [(&str, &str, bool); 2] = [(DEFAULT, "English", false), ("ar", "العربية", true)];

thread_local! {
    static MESSAGES: Catalogue = Catalogue::read(ENGLISH);
    static OTHER: RefCell<Option<Catalogue>> = const { RefCell::new(None) };
    static LANGUAGE: Cell<&'static str> = const { Cell::new(DEFAULT) };
    static PLURALS: RefCell<Option<js_sys::Intl::PluralRules>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// Provided by the loader of this build: the catalogue of a language.
    #[wasm_bindgen(catch, js_name = attacheMessages, js_namespace = globalThis)]
    fn fetch_messages(language: &str) -> Result<js_sys::Promise, JsValue>;
}

/// The message of `key`: `t!("share")`, `t!("passing", n = 3, total = 9)`.
macro_rules! t {
    ($key:expr) => { $crate::page::messages::text($key, &[]) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::page::messages::text($key, &[$((stringify!($name), $crate::page::messages::Value::from($value))),+])
    };
}
pub(crate) use t;

/// The message of `key`, or `key` where there is none.
pub(crate) fn text(key: &str, values: Values<'_>) -> String {
    find(key, values).unwrap_or_else(|| key.to_owned())
}

/// The message `prefix-code`, where `code` comes from the worker (`consult.meet`); the code itself
/// where the catalogue does not know it.
pub(crate) fn code(prefix: &str, code: &str) -> String {
    find(&format!("{prefix}-{}", code.replace(['.', '/'], "-").to_ascii_lowercase()), &[])
        .unwrap_or_else(|| code.to_owned())
}

/// A count in the digits of the language.
pub(crate) fn number(n: impl Into<f64>) -> String {
    digits(n.into())
}

fn digits(n: f64) -> String {
    let language = LANGUAGE.get();
    if language == DEFAULT && n < 1000.0 && n.fract() == 0.0 {
        return format!("{}", n as i64);
    }
    String::from(js_sys::Number::from(n).to_locale_string(language))
}

/// A date in words: the worker's in English, else the browser's for the ISO value.
pub(crate) fn date(date: &DateView) -> String {
    let language = LANGUAGE.get();
    if language == DEFAULT {
        return date.label.clone();
    }
    let Some(words) = iso_date(&date.value, language) else { return date.label.clone() };
    match &date.modifier {
        Some(modifier) => {
            let key = format!("date-{}", modifier.to_ascii_lowercase().replace('_', "-"));
            find(&key, &[("date", words.clone().into())]).unwrap_or(words)
        }
        None => words,
    }
}

/// `2010`, `2010-02` or `2010-02-08` as the browser writes it in that language.
fn iso_date(value: &str, language: &str) -> Option<String> {
    let parts: Vec<&str> = value.split('-').collect();
    let year: u32 = parts.first().filter(|y| y.len() == 4)?.parse().ok()?;
    let number = |at: usize| parts.get(at).map(|p| p.parse::<u32>().ok()).unwrap_or(Some(1));
    let (month, day) = (number(1)?, number(2)?);
    let options = js_sys::Object::new();
    let fields = [("year", "numeric"), ("month", "long"), ("day", "numeric")];
    for (name, form) in fields.iter().take(parts.len()) {
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*form).into());
    }
    let date = js_sys::Date::new_with_year_month_day(year, month as i32 - 1, day as i32);
    Some(String::from(date.to_locale_date_string(language, &options)))
}

/// Fetches a language's catalogue and speaks it from now on; whether that went well.
pub(crate) async fn speak(language: &str) -> bool {
    let Some((language, ..)) = LANGUAGES.into_iter().find(|(l, ..)| *l == language) else { return false };
    if language != DEFAULT {
        let Ok(promise) = fetch_messages(language) else { return false };
        let Ok(messages) = wasm_bindgen_futures::JsFuture::from(promise).await else { return false };
        OTHER.set(messages.as_string().map(|messages| Catalogue::read(&messages)));
    }
    let names = js_sys::Array::of1(&language.into());
    PLURALS.set(Some(js_sys::Intl::PluralRules::new(&names, &js_sys::Object::new())));
    LANGUAGE.set(language);
    true
}

/// The message `prefix-code` for so many: `count-events`.
pub(crate) fn counted(prefix: &str, code: &str, n: u32) -> String {
    text(&format!("{prefix}-{code}"), &[("n", n.into())])
}

fn find(key: &str, values: Values<'_>) -> Option<String> {
    let other = || {
        OTHER.with_borrow(|other| {
            other.as_ref()?.find(key, values, &Manner { number: digits, plural, is_isolating: true })
        })
    };
    let chosen = if LANGUAGE.get() == DEFAULT { None } else { other() };
    // Marks of isolation are for mixed directions; English in a left-to-right page needs none.
    let english =
        Manner { number: digits, plural: |n| if n == 1.0 { "one" } else { "other" }.to_owned(), is_isolating: false };
    chosen.or_else(|| MESSAGES.with(|messages| messages.find(key, values, &english)))
}

/// The plural category of a count in the language that is spoken, as the browser knows it.
fn plural(n: f64) -> String {
    PLURALS.with_borrow(|rules| rules.as_ref().map(|rules| String::from(rules.select(n)))).unwrap_or_default()
}
