# make demo        build a record from the sample articles, show what it holds, and open the reading room (SERVE=0: print only)
# make test        all tests; nothing is fetched once this has run once (JOBS=processes, PYTEST=further options)
# make check       style, types, import directions, generated docs
# make floors      quality on public benchmarks and on corpus/ (GOLD=folder with data/, CHANGE=--raise or --lower)
# make bench-peers other systems beside this one on PolNeAR dev, in one table (GOLD=folder with data/)
# make bench-speakers who is speaking, in one document and across documents (GOLD=folder with data/, CHANGE=--raise or --lower)
# make bench-dates time expressions, and when things were said (GOLD=folder with data/, CHANGE=--raise or --lower)
# make bench-statements which attributions tell one statement, on labelled pairs; reprints (GOLD=folder with data/, CHANGE=--raise or --lower)
# make bench-reading how pages are read, beside trafilatura; collections added twice; mutated pages (GOLD=folder, FUZZ=how many)
# make bench-names the comparison of names on the labelled pairs of bench/labels, beside simpler ways
# make bench-journeys what people come for, in Chromium by visible labels alone (RECORD=folder, SPEAKER=name)
# make bench       timings (ARTICLES=folder or GOLD=folder with data/ to time other articles than the sample, N=how many)
# make bench-engines resolving on DuckDB and on Spark: whether all rows are equal, and how long each takes (N=how many articles)
# make train       make the shipped model again (docs/retrain.md)
# make docs        write docs/reference.md
# make pictures    make the pictures of the README again (needs Chromium)
# make lock        pin the newest versions of all dependencies
# make clean       remove everything made here

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := $(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --no-emit-find-links
TRAIN_PYTHON ?= python3
OUT ?= work/model
GOLD ?= $(or $(ONRECORD_GOLD),../shared)
DEMO := demo-record
N ?= 200
JOBS ?= 3
FUZZ ?= 1000

.PHONY: demo test check floors bench bench-peers bench-speakers bench-dates bench-statements bench-reading train docs pictures lock clean bench-names bench-engines bench-journeys

demo: $(VENV)/.installed
	@$(BIN)/python -c "import shutil; shutil.rmtree('$(DEMO)', ignore_errors=True)"
	$(BIN)/onrecord --record $(DEMO) demo $(if $(filter 0 no,$(SERVE)),--no-serve)

# By themselves plugins would be loaded that no test needs, two seconds for each process.
test: export PYTEST_DISABLE_PLUGIN_AUTOLOAD = 1
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -p xdist.plugin -p _hypothesis_pytestplugin --numprocesses=$(JOBS) --dist=loadfile $(PYTEST)

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy --strict
	$(BIN)/lint-imports --no-logo
	$(BIN)/python docs/make_reference.py --check

floors: $(VENV)/.installed-dev
	$(BIN)/python -m bench.attribution --gold $(GOLD) $(CHANGE)

bench: $(VENV)/.installed
	$(BIN)/python -m bench.timings --articles $(N) --gold $(GOLD) $(ARTICLES)
	$(BIN)/python -m bench.analysis

bench-journeys: $(VENV)/.installed-dev
	$(BIN)/python -m bench.journeys $(RECORD) --speaker "$(SPEAKER)"

bench-engines: $(VENV)/.installed-dev
	@$(BIN)/python -m bench.engines --articles $(N)

bench-peers: $(VENV)/.installed
	@$(BIN)/python -m bench.peers --gold $(GOLD)

bench-speakers: $(VENV)/.installed
	@$(BIN)/python -m bench.speakers --gold $(GOLD) $(CHANGE)

bench-dates: $(VENV)/.installed
	@$(BIN)/python -m bench.dates --gold $(GOLD) $(CHANGE)
	@$(BIN)/python -m bench.said --gold $(GOLD) $(CHANGE)

bench-statements: $(VENV)/.installed
	@$(BIN)/python -m bench.statements --gold $(GOLD) $(CHANGE)
	@$(BIN)/python -m bench.reprints --gold $(GOLD) $(CHANGE)
	@$(BIN)/python -m bench.drift --gold $(GOLD) $(CHANGE)

bench-reading: $(VENV)/.installed
	@$(BIN)/python -m bench.pages --gold $(GOLD)
	@$(BIN)/python -m bench.pages --gold $(GOLD) --extractor trafilatura
	@$(BIN)/python -m bench.sources --gold $(GOLD)
	@$(BIN)/python -m bench.fuzz --gold $(GOLD) --pages $(FUZZ)

bench-names: $(VENV)/.installed
	@$(BIN)/python -m bench.names

train:
	$(TRAIN_PYTHON) -m training --polnear $(POLNEAR) --unlabelled $(UNLABELLED) --data $(GOLD)/data --base $(MINILM) --out $(OUT)

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/make_reference.py

pictures: $(VENV)/.installed-dev
	$(BIN)/python -m docs.make_pictures

lock: $(VENV)/.made
	$(PIP) install uv
	$(UV) --upgrade pyproject.toml --output-file requirements.lock
	$(UV) --upgrade --group dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(name, ignore_errors=True) for name in ('$(VENV)', '$(DEMO)', 'build', 'dist', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.hypothesis', '.import_linter_cache')]"

# A stamp a step: what is installed is not installed again until a lock or pyproject.toml changes.

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); onrecord needs Python 3.11 or newer. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) lacks the venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made requirements.lock requirements-dev.lock pyproject.toml
	$(PIP) install -r requirements.lock
	$(PIP) install -c requirements-dev.lock hatchling editables
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install -r requirements-dev.lock
	@touch $@
