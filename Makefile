# Attaché. `make run` and `make test` are the two commands; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run test build single dev serve setup setup-test sizes pictures bench-page clean train bench-models bench-extract bench-resolve train-names bench-long bench-peers
CORPUS ?=
export CORPUS PORT

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo "  CORPUS=DIR  embed the documents of DIR instead of corpus/ (run, build, single, dev)"
	@echo "  PORT=N      serve on that port instead of a free one (run, serve, dev)"

run: build ## set up, build the page and serve it on 127.0.0.1
	@node scripts/serve.mjs dist

test: setup-test ## set up, browsers too, and run every test
	@bash scripts/test.sh

build: setup ## build the page into dist/, for any static host
	@bash scripts/build.sh

single: setup ## build the page as one file, dist-single/attache.html
	@bash scripts/build.sh single

dev: setup ## a fast build for development, served on 127.0.0.1
	@bash scripts/build.sh debug
	@node scripts/serve.mjs dist

serve: ## serve dist/ as it is
	@node scripts/serve.mjs dist

sizes: ## what page and worker weigh, raw and compressed
	@node scripts/sizes.mjs dist

pictures: setup-test ## every view at three widths, light and dark, into pictures/
	@node scripts/pictures.mjs dist pictures

bench-page: setup-test ## filter clicks and scrolling in Chromium on 10, 1,000 and 10,000 documents
	@node scripts/bench.mjs dist

setup: ## install what the build needs
	@bash scripts/setup.sh build

setup-test: ## install what the tests need as well
	@bash scripts/setup.sh test

clean: ## remove what was built (not the tools)
	rm -rf target dist dist-single pictures

train: ## train the English models from DATA=DIR into models/english.bin; then build again
	@test -n "$(DATA)" || { echo "make train DATA=DIR, a folder with train/ and lexicon/" >&2; exit 2; }
	@cargo run --quiet --profile train --features train --bin train -- "$(DATA)" models/english.bin

train-names: ## train only the names of models/english.bin anew, on its other parts and DATA=DIR; then build again
	@test -n "$(DATA)" || { echo "make train-names DATA=DIR, a folder with train/ and lexicon/" >&2; exit 2; }
	@cargo run --quiet --profile train --features train --bin train -- --names "$(DATA)" models/english.bin

bench-long: ## measure that ten times the text takes no more than 15 times as long, whatever it holds
	@cargo run --quiet --profile train --features train --bin train -- --long

bench-peers: setup ## the English analysis beside compromise and wink-nlp in Chromium, on DATA=DIR/dev/gum.dev.conllu
	@test -n "$(DATA)" || { echo "make bench-peers DATA=DIR, a folder with dev/" >&2; exit 2; }
	@bash scripts/bench-peers.sh "$(DATA)"

bench-models: ## score the English models on the development sets of DATA=DIR
	@test -n "$(DATA)" || { echo "make bench-models DATA=DIR, a folder with dev/" >&2; exit 2; }
	@cargo run --quiet --profile train --features train --bin train -- --bench "$(DATA)" models/english.bin

bench-extract: ## measure extraction on the development sets of DATA=DIR
	@test -n "$(DATA)" || { echo "make bench-extract DATA=DIR, a folder with dev/" >&2; exit 2; }
	@for layer in timex quotations plover re3d; do \
		cargo run --quiet --profile train --features bench --bin bench -- $$layer "$(DATA)" || exit 1; \
	done

bench-resolve: ## measure names, pronouns and the growth of resolution on DATA=DIR
	@test -n "$(DATA)" || { echo "make bench-resolve DATA=DIR, a folder with dev/ and lexicon/" >&2; exit 2; }
	@for part in aliases gap growth; do \
		cargo run --quiet --profile train --features bench --bin bench -- $$part "$(DATA)" || exit 1; \
	done
