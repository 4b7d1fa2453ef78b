//! The page: mounts the shell in the place of the static one that `index.html` paints first.
#![expect(unreachable_pub, reason = "what Leptos' component macro writes is `pub`")]

mod page;

fn main() {
    console_error_panic_hook::set_once();
    page::mount();
}
