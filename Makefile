# make demo    the picture of the seed article and one of each view, in out/
# make test    all tests
# make lowest  fast tests with the lowest versions of the libraries that are allowed
# make versions  fast tests, and the same bytes, with every other Python from 3.11 to 3.13 that is here
# make docs    docs/reference.md, from the docstrings and options
# make check   style, types and the order of the stages
# Nothing is needed but make, git and a Python from 3.11 to 3.13; a certain one is chosen with PYTHON=python3.12.

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11 python; do \
	$$one -c '$(SUPPORTED)' 2>/dev/null && echo $$one && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := pyproject.toml $(shell find timeline -name '*.py' -o -name '*.csv' -o -name '*.toml')
DEMO := out/escalation-chain
VIEWS := out/chronicle-su24.json

.PHONY: demo test check lowest versions notebooks docs clean
.DELETE_ON_ERROR:

# The installation for developers runs the demo just as well, so it is not installed over.
demo: $(or $(wildcard .venv/for-development),.venv/for-use)
	@mkdir -p $(dir $(DEMO))
	@$(BIN)/timeline build data/articles/seed.json -o $(DEMO).png -o $(DEMO).svg -o $(DEMO).json
	@$(BIN)/timeline build data/articles/chronicle-su24.json --quiet -o $(VIEWS) -o out/chain.png
	@$(BIN)/timeline plot $(VIEWS) --quiet --view ladder -o out/ladder.png
	@$(BIN)/timeline plot $(VIEWS) --quiet --view layers -o out/layers.png
	@$(BIN)/python data/imports/invent_war.py > out/war.csv
	@$(BIN)/timeline import acled out/war.csv --quiet -o out/war.json
	@$(BIN)/timeline plot out/war.json --quiet --view overview -o out/overview.png
	@$(BIN)/timeline show --links $(DEMO).json
	@echo "The escalation chain of data/articles/seed.json, who acted in answer to whom:"
	@echo "  $(DEMO).png   the picture"
	@echo "  $(DEMO).svg   the same, for print and for drawing programs"
	@echo "  $(DEMO).json  the events, links and actors in it, each with its place in the text"
	@echo "of a longer article: out/chain.png, out/ladder.png, out/layers.png; of a war of 315 invented events: out/overview.png"

# A module's tests stay in one process, so that what they share is made once.
test: .venv/for-development
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadscope --no-loadscope-reorder --durations 15 tests timeline

check: .venv/for-development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

# Run the notebooks anew and keep what they show.
notebooks: .venv/for-development
	$(BIN)/python tests/test_notebooks.py

lowest: .venv/bin/python
	$(BIN)/python tests/lowest.py

versions: .venv/for-development
	$(BIN)/python tests/versions.py

# Write the page of every public name and option anew.
docs: .venv/for-development
	$(BIN)/python docs/make_reference.py

clean:
	rm -rf .venv .venv-* build dist out *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python from 3.11 to 3.13 was found; name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c '$(SUPPORTED)' || { echo "$(PYTHON) is not a Python from 3.11 to 3.13" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# What an earlier build left behind would be packed again, deleted modules too.
.venv/for-use: .venv/bin/python $(SOURCES)
	@rm -rf build
	@echo "Installing into .venv; the first time this takes a minute or two ..."
	@$(PIP) .
	@touch $@

.venv/for-development: .venv/bin/python pyproject.toml
	@echo "Installing into .venv with the tools for development ..."
	@$(PIP) --editable '.[dev]'
	@$(BIN)/python -m compileall -q timeline
	@touch $@
