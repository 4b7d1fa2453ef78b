//! Every visible string, from one Fluent catalogue a language. In: a key and arguments. Out: text.
//! A missing key gives itself, so that a gap shows and nothing breaks.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("en.ftl");

thread_local! {
    static BUNDLE: FluentBundle<FluentResource> = load();
}

/// The message of `key`: `t!("share")`, `t!("passing", n = 3, total = 9)`.
macro_rules! t {
    ($key:expr) => { $crate::page::messages::text($key, None) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut arguments = fluent_bundle::FluentArgs::new();
        $(arguments.set(stringify!($name), $value);)+
        $crate::page::messages::text($key, Some(&arguments))
    }};
}
pub(crate) use t;

/// The message of `key`, or `key` where there is none.
pub(crate) fn text(key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
    find(key, arguments).unwrap_or_else(|| key.to_owned())
}

/// The message `prefix-code`, where `code` comes from the worker (`consult.meet`); the code itself
/// where the catalogue does not know it.
pub(crate) fn code(prefix: &str, code: &str) -> String {
    find(&format!("{prefix}-{}", code.replace('.', "-").to_lowercase()), None).unwrap_or_else(|| code.to_owned())
}

fn find(key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    BUNDLE.with(|bundle| {
        let pattern = bundle.get_message(key)?.value()?;
        Some(bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
    })
}

fn load() -> FluentBundle<FluentResource> {
    let resource = match FluentResource::try_new(ENGLISH.to_owned()) {
        Ok(resource) => resource,
        Err((resource, _)) => resource,
    };
    let mut bundle = FluentBundle::new(vec!["en".parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Marks of isolation are for mixed directions; English in a left-to-right page needs none.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}
