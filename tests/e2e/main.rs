//! The page in real browsers, through WebDriver: Chromium, Firefox and WebKit. Needs `dist/` and
//! `dist-single/` built and the browsers installed; `make test` sees to both.
//!
//! `cargo test --features e2e --test e2e -- chromium` runs one browser's.
#![expect(clippy::disallowed_methods, reason = "tests read files, start servers and wait")]

mod browser;
mod network;
mod page;
mod server;
mod smoke;

/// Makes every listed test once for each browser.
macro_rules! in_every_browser {
    ($($module:ident :: $test:ident),+ $(,)?) => {
        mod chromium { $(#[test] fn $test() { crate::page::run(crate::browser::Browser::Chromium, crate::$module::$test); })+ }
        mod firefox { $(#[test] fn $test() { crate::page::run(crate::browser::Browser::Firefox, crate::$module::$test); })+ }
        mod webkit { $(#[test] fn $test() { crate::page::run(crate::browser::Browser::WebKit, crate::$module::$test); })+ }
    };
}

in_every_browser! {
    smoke::starts_from_a_folder_of_a_host,
    smoke::starts_from_one_file,
    network::nothing_reaches_another_origin,
}
