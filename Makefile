# Two commands do it all on a fresh machine: `make demo` and `make test`.
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
CHROMIUM = $(shell tools/find-chromium.sh)
# Much of a test is waiting for a browser, a socket or a process, so there are more of them than processors.
WORKERS = $(shell n=$$(nproc); echo $$((n < 4 ? 4 : n)))

.DEFAULT_GOAL := help
.PHONY: help demo test check lint unit pictures bench soak mutation lock clean chromium axe pango
.DELETE_ON_ERROR:

help:  ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/app.stamp  ## start the bot and the sandbox, and print the address to open
	@$(BIN)/gatehouse demo

test: $(VENV)/test.stamp chromium axe pango lint  ## install what the tests need, run all checks and all tests
	CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(VENV)/test.stamp lint unit  ## the quick part: style, types, layers, unit tests

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit:
	$(BIN)/python -m pytest -q -n logical tests/gates tests/messages tests/bot tests/test_promises.py

pictures: $(VENV)/test.stamp chromium  ## take the README's pictures anew (needs the package fonts-noto-color-emoji)
	PICTURES=docs/images CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest -q tests/browser/test_whole_delivery.py -k 1440-light

bench: $(VENV)/test.stamp  ## measure the durable approve beside a bare listener, write docs/benchmarks.md
	$(BIN)/python -m tests.bench.run
	$(BIN)/python -m tests.bench.run --views
	$(BIN)/python -m tests.bench.run --sandbox
	$(BIN)/python -m tests.bench.run --clock
	$(BIN)/python -m tests.bench.run --process-files

soak: $(VENV)/test.stamp chromium mutation  ## 100,000 requests, all mutants, 500 crashes, long stories
	$(BIN)/python -m tests.bench.run --soak
	$(BIN)/python -m tests.crash.soak 500
	CHROMIUM="$(CHROMIUM)" EVERYTHING=1 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

mutation: $(VENV)/test.stamp  ## take out each rule of the sandbox's validator in turn; a test must miss it
	$(BIN)/python -m tests.sandbox.mutation

lock: $(VENV)/test.stamp  ## choose the newest versions that pyproject.toml allows
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --upgrade $(LOCK_OPTIONS) --extra test -o requirements/test.txt $(LOCK_INPUT)
	$(BIN)/uv pip compile --quiet $(LOCK_OPTIONS) --extra postgres --extra sandbox \
	    --constraint requirements/test.txt -o requirements/app.txt $(LOCK_INPUT)

LOCK_INPUT := pyproject.toml requirements/build.in
LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

clean:  ## remove all that was made, the environment too
	rm -rf $(VENV) .demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@tools/make-venv.sh $(VENV)

$(VENV)/app.stamp: requirements/app.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Gatehouse needs ..."
	@$(PIP) --require-hashes -r requirements/app.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt pyproject.toml | $(VENV)/app.stamp
	@echo "Installing what its tests need ..."
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

chromium: | $(VENV)/test.stamp
	@tools/install-chromium.sh $(VENV)

axe: | $(VENV)/test.stamp
	@tools/install-axe.sh $(VENV)

pango:
	@tools/install-pango.sh
