# Everything a person does with Mujaz. Only python3 (3.11 or later), its venv module and make need to be there.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
PROFILE ?= standard
FILE ?=
QUICK ?=
ONLY ?=

VENV := .venv
BIN := $(VENV)/bin
# `python -m` instead of the scripts in .venv/bin: a script's first line breaks where the path holds a space.
PY := $(BIN)/python
RUNTIME := $(VENV)/runtime.stamp
MODELS := $(VENV)/models.stamp
DEV := $(VENV)/dev.stamp

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test smoke lint format models eval bench docs docker clean

help: ## List the commands.
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-9s %s\n' "$$name" "$$text"; done

run: $(RUNTIME) ## Start the service on HOST and PORT (127.0.0.1:8000) with the best models on this disk.
	@exec $(PY) -m service.cli serve --host "$(HOST)" --port "$(PORT)"

test: $(DEV) ## Run everything that must pass: tests, types, lint and import contracts.
	$(PY) -m pytest

smoke: $(RUNTIME) ## Start the service, ask every endpoint with curl, check the answers, stop it.
	@PYTHON=$(PY) bash tests/smoke.sh

lint: $(DEV) ## Check style, types and the direction of imports.
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(BIN)/lint-imports

format: $(DEV) ## Put the code into the house format.
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

models: $(MODELS) ## Download, verify and convert the models of PROFILE (standard or quality).
	$(PY) -m service.cli models prepare --profile "$(PROFILE)"

eval: $(RUNTIME) ## Score the translator on FILE, lines of arabic<TAB>english: BLEU, chrF, what is kept.
	@test -n "$(FILE)" || { echo 'Say which file: make eval FILE=pairs.tsv' >&2; exit 2; }
	$(PY) -m service.cli eval "$(FILE)"

bench: $(MODELS) ## Measure against the service everyone writes; QUICK=1 in minutes, ONLY="growth short" in part.
	$(PY) -m bench $(if $(QUICK),--quick) $(if $(ONLY),--only $(ONLY))

docs: $(RUNTIME) ## Write docs/settings.md from the settings in the code.
	$(PY) -m service.cli settings --markdown > docs/settings.md

docker: ## Build the image mujaz:latest.
	docker build --tag mujaz:latest .

clean: ## Remove the environment and everything that tools left behind.
	rm -rf $(VENV) build bench/out *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find bench models service tests -type d -name __pycache__ -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Mujaz needs Python 3.11 or later; name it with make PYTHON=python3.11 ...' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# A stamp is as new as the install it stands for: it is redone only when a file it was made from changes.
$(RUNTIME): requirements.txt pyproject.toml | $(PY)
	@echo "Installing what the service needs (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(MODELS): requirements-models.txt $(RUNTIME)
	@echo "Installing what model preparation needs (once; torch is large) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --requirement requirements-models.txt
	@touch $@

$(DEV): requirements-dev.txt $(MODELS)
	@echo "Installing what the tests need (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@
