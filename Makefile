# make run   sets up .venv, makes the sample campaign into out/, opens the window where there is a screen
# make test  sets up .venv with the test tools; checks style, types and floors; runs the tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test slow bench previews clean

$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(PIP) --editable '.[dev]'
	touch $@

run: $(VENV)/.run
	$(BIN)/postermaker doctor
	$(BIN)/postermaker campaign docs/sample-campaign/campaign.toml -o out
	@echo "样张做好了，在 out/ 里 / the samples lie in out/"
	@$(BIN)/postermaker edit || test $$? -eq 3

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

slow: $(VENV)/.dev
	$(BIN)/python -m pytest -m slow

previews: $(VENV)/.run
	$(BIN)/python templates/previews.py

clean:
	rm -rf $(VENV) out build dist
