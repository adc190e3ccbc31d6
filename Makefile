# make          build the sample brochures into output/
# make test     format, lint, types, room contracts and the fast tests
# make slow     the finished files under external validators (installs them)
# make coverage which branches the fast tests reach
# make bench    speed beside other programs (installs them)
# make demo-mail  twelve people get a sheet each, from a list to a mail server on this machine
# make lock     renew the lock files after a change in pyproject.toml
# make clean    remove what the other targets made

# The first Python that is new enough; `make PYTHON=/path/to/python` picks another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
ifeq ($(strip $(PYTHON)),)
$(error no Python 3.11 or newer was found: install one, or run 'make PYTHON=/path/to/python')
endif

VENV := .venv
BIN := $(VENV)/bin
# A stamp is named after what it was made from, so a changed lock makes a new one.
stamp = $(shell $(PYTHON) -c 'import hashlib, sys; \
	print(hashlib.sha256(sys.version.encode() + b"".join(open(f, "rb").read() for f in sys.argv[1:])).hexdigest()[:16])' $(1))
READY := $(VENV)/ready-$(call stamp,requirements.lock pyproject.toml)
BENCH := build/bench
BENCH_READY := $(BENCH)/ready-$(call stamp,tests/benchmarks/requirements.lock)
PIP := -m pip --disable-pip-version-check install --quiet

.PHONY: samples test slow coverage bench demo-mail lock clean
.DELETE_ON_ERROR:

samples: $(READY)
	$(BIN)/brochure build
	$(BIN)/brochure build smas-face-lift --lang en,ko,ar --product trifold-a4 --profile screen,press
	$(BIN)/brochure build smas-face-lift --lang en,ko,ar --product a5-booklet --profile press --imposed SRA3 --marks

$(READY):
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) --require-hashes -r requirements.lock
	$(BIN)/python $(PIP) --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/ready-*
	@touch $@

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

slow: $(READY)
	bash tests/install.sh
	bash tests/conformance/install.sh $(BIN)/python
	BROCHURE_CONFORMANCE=required $(BIN)/pytest -m slow

coverage: $(READY)
	$(BIN)/pytest --cov --cov-report=term-missing:skip-covered

bench: $(READY) $(BENCH_READY)
	$(BIN)/python -m tests.benchmarks --contenders $(BENCH)/bin/python $(BENCH_OPTIONS)

demo-mail: $(READY)
	$(BIN)/python -m tests.mail.demo build/demo-mail

$(BENCH_READY):
	bash tests/benchmarks/install.sh
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python $(PIP) --require-hashes -r tests/benchmarks/requirements.lock
	@rm -f $(BENCH)/ready-*
	@touch $@

LOCK := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' $(LOCK_OPTIONS)
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python $(PIP) uv
	$(LOCK) --all-extras pyproject.toml -o requirements.lock
	$(LOCK) tests/benchmarks/requirements.in -o tests/benchmarks/requirements.lock

clean:
	rm -rf $(VENV) build dist output/*/ .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find brochure tests fonts -name __pycache__ -type d -prune -exec rm -rf {} +
