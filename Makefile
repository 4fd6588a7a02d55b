# Needs make, Python >= 3.11 and the package registries, nothing else: whatever a target needs it installs
# into .venv and graph/page/node_modules (and, for `make test`, a Chromium where there is none).
# Written for GNU make 3.81, which is what macOS carries.

PYTHON ?= python3

BIN := .venv/bin
PAGE := graph/page
NODE_MODULES := $(PAGE)/node_modules
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet
# A lock names all that is needed, so nothing is resolved: a pip that resolves may take a release newer than the lock's.
LOCKED := $(INSTALL) --no-deps --require-hashes

# Stamps: each is touched when what it stands for has been installed, so that nothing is installed twice.
CORE := .venv/core.stamp
DEV := .venv/dev.stamp
NPM := $(NODE_MODULES)/npm.stamp
# Libraries of all sorts stand apart: beside them no test could notice that something needs one of them.
DOORS_BIN := .venv-doors/bin
DOORS := .venv-doors/doors.stamp
# Spark brings half a gigabyte, and runs on Java.
SPARK_BIN := .venv-spark/bin
SPARK := .venv-spark/spark.stamp
OWNERS := .ci/owners/node_modules/npm.stamp
DOORS_TESTS := tests/outgoing tests/incoming tests/scanning tests/serving tests/debates tests/test_records.py tests/test_schema.py \
  tests/test_citation_file.py tests/test_tour.py

# A shell's own PYTHONPATH or PYTHONHOME would bring foreign packages into .venv.
unexport PYTHONPATH PYTHONHOME
# npm then trusts what the system trusts, as pip does: many offices put a certificate of their own between.
export NODE_USE_SYSTEM_CA := 1
# The Node inside playwright needs libatomic, which a small Debian lacks; the one in .venv does not.
export PLAYWRIGHT_NODEJS_PATH := $(CURDIR)/$(BIN)/node

.DEFAULT_GOAL := help
.PHONY: help open pages test test-doors test-spark test-firefox check fuzz bench wheel lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

open: $(CORE) ## Build the page of the Chilean runoff and open it in a browser
	$(BIN)/policygraph open data/chile-2025 --output exports/chile-2025.html

pages: $(CORE) ## Build the pages in exports/: of the commentary, of the news report, of both joined
	$(BIN)/policygraph build data/chile-2025 --output exports/chile-2025.html
	$(BIN)/policygraph build data/chile-2025-news --output exports/chile-2025-news.html
	$(BIN)/policygraph build data/chile-2025-voices data/chile-2025 data/chile-2025-news --output exports/chile-2025-voices.html

test: $(DEV) $(NPM) ## Run all tests, those of the page in a real browser included
	@CHROMIUM="$$($(BIN)/python .ci/browser chromium)" PATH="$(CURDIR)/$(BIN):$$PATH" && export CHROMIUM PATH \
	&& echo "browser: $$CHROMIUM" \
	&& $(BIN)/node --test "tests/page/**/*.test.mjs" "tests/workbench/page/**/*.test.mjs" \
	&& $(BIN)/python -m pytest --numprocesses 2 --dist worksteal -p no:benchmark --cov --cov-fail-under=95

test-doors: $(DOORS) $(OWNERS) ## Hold what goes out and comes in to the programs that own the formats
	@PATH="$(CURDIR)/$(BIN):$$PATH" && export PATH \
	&& $(DOORS_BIN)/python -m pytest -p no:benchmark --numprocesses 2 --dist worksteal $(DOORS_TESTS)

test-spark: $(SPARK) ## Ask tables on Spark, in one process and in several (needs Java 17 or newer)
	@PYSPARK_PYTHON="$(CURDIR)/$(SPARK_BIN)/python" && export PYSPARK_PYTHON \
	&& $(SPARK_BIN)/python -m pytest -p no:benchmark tests/scanning -k "local or cluster"

test-firefox: $(DEV) $(NPM) ## Do the main tasks of the page in Firefox too
	@FIREFOX="$$($(BIN)/python .ci/browser firefox)" && export FIREFOX \
	&& echo "browser: $$FIREFOX" \
	&& $(BIN)/node --test tests/page/firefox.mjs

check: $(DEV) $(NPM) ## Lint, check types and layers, in Python and in the page
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/node $(NODE_MODULES)/typescript/bin/tsc --project $(PAGE)/tsconfig.json
	$(BIN)/node $(NODE_MODULES)/typescript/bin/tsc --project $(PAGE)/tsconfig.tests.json
	cd $(PAGE) && $(CURDIR)/$(BIN)/node node_modules/@biomejs/biome/bin/biome lint --error-on-warnings . ../workbench/page ../../tests/page ../../tests/workbench/page

COUNT ?= 100000
SEED ?= 1

fuzz: $(DEV) ## Read 100,000 datasets of chance (COUNT=, SEED=) and keep what goes wrong with any
	$(BIN)/python -m tests.fuzz --count $(COUNT) --seed $(SEED)

bench: $(DEV) $(NPM) ## Run the benchmarks
	@CHROMIUM="$$($(BIN)/python .ci/browser chromium)" && export CHROMIUM \
	&& $(BIN)/python -m pytest tests/bench --benchmark-only

wheel: $(DEV) ## Build the wheel and the source archive into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

lock: $(DEV) ## Choose the newest versions that pyproject.toml and package.json allow, and write them down
	$(INSTALL) uv
	$(COMPILE) --extra dev --extra texts --output-file .ci/requirements.lock
	$(COMPILE) --constraints .ci/requirements.lock --output-file .ci/requirements-core.lock
	$(COMPILE) --extra dev --extra spark --extra tables --constraints .ci/requirements.lock --output-file .ci/requirements-spark.lock
	$(COMPILE) $(DOOR_EXTRAS) --constraints .ci/requirements.lock --output-file .ci/requirements-doors.lock
	for folder in $(PAGE) .ci/owners; do (cd $$folder && rm -f package-lock.json && $(CURDIR)/$(BIN)/npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund) || exit 1; done

# One version of each package for every platform and Python, so that one dataset gives the same page everywhere.
# `--no-config` and the missing index address: versions and hashes come from PyPI, whatever this machine is set to.
COMPILE = $(BIN)/uv pip compile pyproject.toml --group install --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-config --no-emit-index-url --no-annotate --no-header --quiet

DOOR_EXTRAS := --extra dev --extra texts --extra networks --extra tables --extra ftm --extra cas --extra mcp --extra doors

clean: ## Remove everything that was installed or built
	rm -rf .venv .venv-doors .venv-spark $(NODE_MODULES) .ci/owners/node_modules dist .coverage .coverage.* htmlcov .benchmarks .hypothesis \
	  .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find graph tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON) here: install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "policygraph needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V)." >&2; \
	  echo "Install one (macOS: brew install python) and name it: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a virtual environment; on Debian: apt install python3-venv" >&2; exit 1; }
	@echo "creating .venv"
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

$(CORE): $(BIN)/python .ci/requirements-core.lock pyproject.toml
	@echo "installing what policygraph needs into .venv"
	@$(LOCKED) -r .ci/requirements-core.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@touch $@

# The versions of the core are the same in both locks, so this only adds to what `make open` installed.
$(DEV): $(CORE) .ci/requirements.lock
	@echo "installing what the tests and checks need into .venv"
	@$(LOCKED) -r .ci/requirements.lock
	@$(PIP) check
	@touch $@

# Libraries that stand apart: an environment of their own beside .venv, by a lock of their own.
define install_apart
@echo "installing what $(filter %.lock,$^) names into $(@D)"
@$(PYTHON) -m venv --clear $(@D)
@$(@D)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes -r $(filter %.lock,$^)
@$(@D)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
@$(@D)/bin/python -m pip --disable-pip-version-check check
@touch $@
endef

$(DOORS): $(DEV) .ci/requirements-doors.lock
	$(install_apart)

$(SPARK): $(DEV) .ci/requirements-spark.lock
	$(install_apart)

$(OWNERS): .ci/owners/package-lock.json | $(DEV)
	@echo "installing the programs that own formats of graphs into .ci/owners/node_modules"
	@cd .ci/owners && $(CURDIR)/$(BIN)/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(NPM): $(PAGE)/package-lock.json | $(DEV)
	@echo "installing what checks the page into $(NODE_MODULES)"
	@cd $(PAGE) && $(CURDIR)/$(BIN)/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
