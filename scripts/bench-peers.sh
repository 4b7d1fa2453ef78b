#!/usr/bin/env bash
# `scripts/bench-peers.sh DATA`: builds the English analysis alone for the browser, as the worker is
# built, and runs it beside its peers; see bench-peers.mjs.
source "$(dirname "$0")/lib.sh"
data="${1:?give a folder with dev/gum.dev.conllu}"
out=target/peers
[ -f "$data/dev/gum.dev.conllu" ] || die "$data/dev/gum.dev.conllu is missing; DATA=DIR names a folder that holds it."

cargo build --quiet --release --target wasm32-unknown-unknown --bin peers --features peers
mkdir -p "$out"
wasm-bindgen --target no-modules --no-typescript --out-dir "$out" target/wasm32-unknown-unknown/release/peers.wasm
wasm-opt -O1 --all-features -o "$out/small.wasm" "$out/peers_bg.wasm" && mv "$out/small.wasm" "$out/peers_bg.wasm"
node scripts/bench-peers.mjs "$data/dev/gum.dev.conllu" "$out" "${2:-dist}"
