# What is needed: Python 3.11 or newer, and make. `make` alone lists the targets.
# Another Python: make PYTHON=python3.12 test. More for the tool behind a target: make test ARGS="-k lock".

PYTHON ?= python3
VENV ?= .venv
PEERS ?= .venv-peers
ARGS ?=
RUN := $(VENV)/bin/python

# this file is as new as the environment that it stands for
READY := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help setup report lab test bench bench-peers lint format lock

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## make the environment, exactly as requirements.lock names it

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "tradeparse needs Python 3.11 or newer, and '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)"; \
	  echo "Name another one, for example: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV): a minute or two, once."
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --require-hashes --requirement requirements.lock
	@$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

report: $(READY)  ## run the notebooks over the sample articles and publish the reports
	@$(RUN) -m tradeparse report $(ARGS); status=$$?; \
	  echo "Open reports/out/index.html in a browser."; exit $$status

lab: $(READY)  ## open the same notebooks in JupyterLab
	@$(RUN) -m jupyterlab notebooks/start.ipynb $(ARGS)

test: $(READY)  ## run the tests
	@$(RUN) -m pytest -n auto $(ARGS)

bench: $(READY)  ## measure accuracy and speed
	@$(RUN) -m benchmarks $(ARGS)

bench-peers: $(READY) $(PEERS)/ready  ## read the same articles with other tools, and compare
	@$(RUN) -m benchmarks.peers --python $(PEERS)/bin/python $(ARGS)

$(PEERS)/ready: benchmarks/peers-requirements.txt
	@echo "Setting up $(PEERS) for the other tools, once."
	@$(PYTHON) -m benchmarks.peers.environment $(PEERS)

lint: $(READY)  ## check style and types
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy

format: $(READY)  ## put the code into the common form
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

lock: $(READY)  ## resolve the dependencies of pyproject.toml anew, for every platform
	@$(RUN) -m pip install --quiet uv==0.13.9
	@$(RUN) -m uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --annotation-style line --quiet \
	  --custom-compile-command "make lock" --output-file requirements.lock $(ARGS)
