//! The engine in a browser: what holds natively must hold in wasm. Run by `wasm-bindgen-test-runner`
//! in headless Chromium (`scripts/test.sh wasm`); empty on any other target.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests may stop at the first surprise")]

mod engine;
#[path = "../suite/engine_fixture.rs"]
#[allow(dead_code, reason = "the native suite uses the rest")]
mod engine_fixture;
#[path = "../suite/engine_same.rs"]
mod engine_same;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn offsets_round_trip() {
    use attache::text::OffsetMap;
    let text = "Ané 😀 said: “yes”.";
    let _ = OffsetMap::new(text);
}
