//! The page in real browsers, through WebDriver: Chromium, Firefox and WebKit. Needs `dist/` and
//! `dist-single/` built and the browsers installed; `make test` sees to both.
//!
//! `cargo test --features e2e --test e2e -- chromium` runs one browser's.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "tests read files, start servers and wait")]

mod accessible;
mod browser;
mod drawings;
mod facts;
mod files;
mod filters;
mod keyboard;
mod language;
mod links;
mod network;
mod page;
mod printed;
mod query;
mod server;
mod smoke;
mod views;

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
    facts::first_load_shows_extracted_facts,
    facts::one_file_shows_extracted_facts,
    filters::a_filter_narrows_every_view,
    filters::a_search_narrows_and_says_where,
    filters::one_file_filters,
    views::the_overview_counts_what_the_command_prints,
    views::the_comparison_has_every_event_and_who_tells_it,
    views::an_actor_has_a_page,
    views::goals_stand_in_a_matrix_and_in_a_list,
    views::a_view_is_saved_as_a_file,
    links::a_shared_link_restores_the_screen_in_a_new_window,
    links::every_state_survives_reload_back_and_forward,
    links::back_and_forward_walk_through_screens,
    files::a_dropped_file_is_extracted,
    files::a_picked_file_is_extracted,
    files::a_pasted_text_is_extracted,
    files::an_unreadable_file_says_why_and_leaves_the_rest,
    files::one_file_extracts_a_dropped_file,
    files::a_worker_that_dies_is_replaced_and_the_documents_stay,
    accessible::axe_finds_no_violation_light,
    accessible::axe_finds_no_violation_dark,
    keyboard::every_control_can_have_the_focus_and_has_a_name,
    keyboard::a_session_by_keyboard_alone,
    keyboard::the_focus_stays_when_results_change,
    query::clicks_and_words_are_one_query,
    query::a_mistake_is_shown_at_its_place,
    language::arabic_is_written_from_right_to_left,
    printed::the_views_show_what_the_command_prints,
    drawings::network_joins_actors_of_the_command,
    drawings::map_has_the_places_of_the_command,
    drawings::time_line_draws_every_event,
    drawings::concordance_counts_what_the_texts_hold,
    drawings::two_documents_meet_at_a_fact,
    network::nothing_reaches_another_origin,
}
