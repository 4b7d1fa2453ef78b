#!/usr/bin/env bash
# Builds dist/ (`scripts/build.sh`), with `single` dist-single/attache.html too; `debug` builds fast and large.
# CORPUS=DIR embeds that folder instead of corpus/.
source "$(dirname "$0")/lib.sh"
mode=--release
[ "${1:-}" = debug ] && mode=

if [ -n "${CORPUS:-}" ]; then
  [ -d "$CORPUS" ] || die "CORPUS=$CORPUS is not a folder; give the folder that holds the documents."
  ATTACHE_CORPUS=$(cd "$CORPUS" && pwd)
  export ATTACHE_CORPUS
fi

# Trunk reads NO_COLOR as true or false and refuses the usual 1.
unset NO_COLOR
# Where a build fails, the compiler says why; where Trunk stood then is of no use.
export RUST_BACKTRACE=0
trunk build $mode || die "The build failed; the compiler's message is above."
if [ -n "$mode" ]; then node scripts/styles.mjs dist; fi
[ -f dist/worker_bg.wasm ] || die "Trunk left no dist/worker_bg.wasm; see the lines above."
if [ "${1:-}" = single ]; then node scripts/single.mjs dist dist-single/attache.html; fi
