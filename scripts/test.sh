#!/usr/bin/env bash
# Runs every test, or the steps named: `scripts/test.sh native e2e`. `make test` sets up first.
#
#   format lint docs   cargo fmt; clippy with warnings denied, native and wasm32; cargo doc
#   native             unit tests, the suite and the examples in the documentation
#   wasm               the engine in headless Chromium
#   build e2e          both builds, then the page in Chromium, Firefox and WebKit
source "$(dirname "$0")/lib.sh"
steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(format lint docs native wasm build e2e)

format() { cargo fmt --all --check; }

lint() {
  cargo clippy --quiet --all-targets --features cli,e2e,train,bench -- -D warnings
  cargo clippy --quiet --target wasm32-unknown-unknown --lib --bin page --features page -- -D warnings
  cargo clippy --quiet --target wasm32-unknown-unknown --lib --bin worker --test browser --features worker -- -D warnings
}

docs() { RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --lib --document-private-items; }

native() { cargo test --features cli; }

wasm() {
  # webdriver.json beside Cargo.toml holds the browser's flags. The driver may take its time on a
  # busy machine: the runner would give it five seconds.
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  export CHROMEDRIVER="$(command -v chromedriver)"
  export WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=120
  local log=target/wasm-test.log
  cargo test --target wasm32-unknown-unknown --test browser --no-run
  cargo test --quiet --target wasm32-unknown-unknown --test browser 2>&1 | tee "$log" && return 0
  # A test that failed has failed. Without any verdict the browser never ran them: once more.
  ! grep -q '^test .* FAIL\|^test result:' "$log" || return 1
  say "The browser did not get as far as the tests; trying once more."
  cargo test --target wasm32-unknown-unknown --test browser
}

build() { bash scripts/build.sh single; }

e2e() {
  [ -f dist/index.html ] && [ -f dist-single/attache.html ] || die "Nothing is built: run 'make single', then this again."
  # One virtual display for all; two browsers at a time, since each takes a core.
  cargo test --features e2e,cli --test e2e --no-run
  xvfb-run -a -s "-screen 0 1600x1200x24" cargo test --features e2e,cli --test e2e -- --test-threads=2
}

began=$SECONDS
for step in "${steps[@]}"; do
  case "$step" in format|lint|docs|native|wasm|build|e2e) ;; *) die "test.sh: no step '$step'; the steps are format lint docs native wasm build e2e." ;; esac
  start=$SECONDS
  say "== $step"
  # In a shell of its own, so that the first failing line of a step ends it.
  if ! bash -c "source scripts/lib.sh; $(declare -f "$step"); $step"; then
    die "Failed: $step (the reason is above). Once mended, 'bash scripts/test.sh $step' runs this step alone."
  fi
  say "== $step passed in $((SECONDS - start)) s"
done
say "All of ${steps[*]} passed in $((SECONDS - began)) s."
