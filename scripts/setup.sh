#!/usr/bin/env bash
# Gets what the build needs (`scripts/setup.sh build`), and with `test` the browsers and drivers too.
#
# First it looks, then it says what is missing and how long that takes, then it installs; what is
# there is left alone, so a second run takes a second. It needs rustup, Node with npm and, for the
# browsers, apt. Rust tools go to .tools/, npm packages to node_modules/, browsers come from Debian.
source "$(dirname "$0")/lib.sh"
purpose="${1:-build}"

have rustup || die "Rust is missing: install rustup from https://rustup.rs, then run this again."
have npm || die "Node is missing: install Node 20 or newer with npm (Debian: apt-get install nodejs npm), then run this again."
[ "$(version_of node --version | cut -d. -f1)" -ge 20 ] || die "Node $(node --version) is too old: install Node 20 or newer, then run this again."

# --- What is missing: one line each, `step|what|minutes`, minutes as two cores take them.
missing=()
need() { missing+=("$1|$2|$3"); }

packages=()
has_file() { local f; for f in "$@"; do [ -e "$f" ] && return 0; done; return 1; }
check_apt() { # check_apt PACKAGE COMMAND-OR-FILE
  case "$2" in /*) has_file $2 || packages+=("$1") ;; *) have "$2" || packages+=("$1") ;; esac
}

rustup target list --installed --toolchain "$RUST_VERSION" 2>/dev/null | grep -qx wasm32-unknown-unknown \
  && cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 \
  || need rust "Rust $RUST_VERSION with wasm32, rustfmt and clippy (rustup)" 1
# A linker, and the headers some of the tools' crates compile against.
have cc || packages+=(build-essential)
[ "$(version_of wasm-bindgen --version)" = "$WASM_BINDGEN_VERSION" ] && have wasm-bindgen-test-runner \
  || need bindgen "wasm-bindgen-cli $WASM_BINDGEN_VERSION (cargo, into .tools)" 4
case "$(version_of trunk --version)" in 0.21.1[4-9]*|0.21.[2-9][0-9]*) ;; *) need trunk "Trunk $TRUNK_VERSION (cargo, into .tools)" 4 ;; esac
cmp -s package-lock.json node_modules/.attache-installed \
  || need npm "wasm-opt (binaryen), axe-core and playwright-core (npm, into node_modules; 120 MB)" 1
if [ "$purpose" = test ]; then
  check_apt chromium chromium
  check_apt chromium-driver chromedriver
  check_apt firefox-esr firefox-esr
  check_apt webkit2gtk-driver WebKitWebDriver
  check_apt xvfb Xvfb
  check_apt xauth xauth
  have geckodriver || need geckodriver "geckodriver $GECKODRIVER_VERSION (cargo, into .tools)" 3
fi
[ ${#packages[@]} -eq 0 ] || need apt "${packages[*]} (apt, system-wide)" 3

if [ ${#missing[@]} -gt 0 ]; then
  say "Set-up, once. About to install:"
  total=0
  for line in "${missing[@]}"; do
    IFS='|' read -r _ what minutes <<<"$line"
    say "  - $what, about $minutes min"
    total=$((total + minutes))
  done
  say "About $total min on two cores; what is there already is used. Everything else is ready."
fi

# --- Installing.
network="check the network (and any proxy), then run this again."

apt_install() {
  have apt-get || die "No apt here: install ${packages[*]} with this system's package manager, then run this again."
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || die "Not root and no sudo: as root run 'apt-get install -y --no-install-recommends ${packages[*]}', then run this again."
    # Nobody can type a password when there is no terminal.
    if [ -t 0 ]; then root=(sudo); else root=(sudo -n); fi
    "${root[@]}" true || die "sudo refused: as root run 'apt-get install -y --no-install-recommends ${packages[*]}', then run this again."
  fi
  "${root[@]}" apt-get update -q || die "apt-get update failed: $network"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" \
    || die "apt-get could not install ${packages[*]}: $network"
}

cargo_install() { # cargo_install CRATE VERSION [ARGUMENT...]
  local crate="$1" version="$2"
  shift 2
  if have cargo-binstall && cargo binstall --no-confirm --quiet --root "$TOOLS" "$crate@$version"; then return; fi
  # Its own target folder, so that nothing of the project's is rebuilt.
  CARGO_TARGET_DIR="$TOOLS/target" cargo install --quiet --locked --root "$TOOLS" "$crate" --version "$version" "$@" \
    || die "cargo could not install $crate $version: $network"
  rm -rf "$TOOLS/target"
}

install() {
  case "$1" in
    apt) apt_install ;;
    rust) rustup toolchain install "$RUST_VERSION" --profile minimal --component rustfmt,clippy --target wasm32-unknown-unknown \
            || die "rustup could not install Rust $RUST_VERSION: $network" ;;
    bindgen) cargo_install wasm-bindgen-cli "$WASM_BINDGEN_VERSION" ;;
    # Unoptimised, it is ready in half the time and does the same.
    trunk) cargo_install trunk "$TRUNK_VERSION" --debug ;;
    geckodriver) cargo_install geckodriver "$GECKODRIVER_VERSION" ;;
    npm) npm ci --no-audit --no-fund --loglevel=error || die "npm could not install the packages: $network"
         cp package-lock.json node_modules/.attache-installed ;;
  esac
}

# The system's packages and the toolchain first: the tools are compiled with them.
for step in apt rust npm bindgen trunk geckodriver; do
  for line in ${missing[@]+"${missing[@]}"}; do
    IFS='|' read -r name what _ <<<"$line"
    [ "$name" = "$step" ] || continue
    say "== installing $what"
    install "$step"
  done
done

# Trunk builds offline: the crates are here before it starts.
cargo fetch --quiet --locked || die "cargo could not fetch the crates of Cargo.lock: $network"
[ ${#missing[@]} -eq 0 ] || say "== set-up done"
