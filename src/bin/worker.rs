//! The worker: `postMessage` to the engine and back, nothing else.

fn main() {
    console_error_panic_hook::set_once();
}
