# Shared by the scripts: where the tools are, and how a script says things. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools the set-up installs stay in the project: .tools (Rust) and node_modules (npm).
TOOLS="${ATTACHE_TOOLS:-$PWD/.tools}"
export PATH="$TOOLS/bin:$PWD/node_modules/.bin:$PATH"

# The versions the build is known to work with.
TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
RUST_VERSION=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
WASM_BINDGEN_VERSION=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')

say() { printf '%s\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# The first number that looks like a version in what a command prints.
version_of() { "$@" 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1; }
