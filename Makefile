# Two commands on a fresh machine, each enough by itself:   make demo   and   make test
# `make help` lists the rest.
# The first of these that runs; python3 must then be 3.11 or 3.12.
PY   ?= $(firstword $(foreach p,python3.11 python3.12,$(if $(shell $(p) -c "print(1)" 2>/dev/null),$(p))) python3)
VENV := .venv
NB   ?=
ARGS ?=
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
HOUSE := python -m skinseg.lab.house.make
DEMO  := $(firstword $(wildcard nbs/exp_bgc.ipynb) nbs/exp_classical.ipynb)

.DEFAULT_GOAL := help
.PHONY: demo test seeds smoke paper newest floor check export sync docs docs-serve lab publish bench fuzz lock hooks wheel clean help

demo: $(VENV)/.lab              ## the cover experiment on this machine: a figure and a table in minutes
	papermill $(DEMO) $(ARGS)

test: $(VENV)/.dev              ## everything that must hold: check, notebooks, tests, site, types; COV=1 measures coverage too, for two thirds more time
	mypy & $(HOUSE) check && $(HOUSE) library && wait $$!
	PYTHONPATH=tests/fixtures/offline python -m pytest -n 2 --dist worksteal $(if $(COV),--cov --cov-report=term) --durations=12

seeds: $(VENV)/.dev             ## the tests that train, with all their seeds; make test takes the first of each
	PYTHONPATH=tests/fixtures/offline python -m pytest -n 2 --dist worksteal -m learns --every-seed --durations=12

smoke: $(VENV)/.dev             ## every experiment in profile smoke, what they share made once; ARGS="--only bgc,dann --workers 2 --on ray"
	$(HOUSE) everything smoke $(ARGS)

paper: $(VENV)/.dev             ## the same in profile paper: days on this machine; Ctrl-C and the same command go on
	$(HOUSE) everything paper $(ARGS)

newest: $(VENV)/.dev            ## does it work with the newest versions that pyproject.toml allows? an environment of its own; KEEP=1 leaves it
	$(call elsewhere,highest)

floor: $(VENV)/.dev             ## and with the lowest?
	$(call elsewhere,lowest-direct)

check: $(VENV)/.dev             ## notebooks, package, tests and README in step; style, sizes, stamps, imports
	@$(HOUSE) check

export: $(VENV)/.dev            ## notebooks -> skinseg/, tests/, README.md
	$(HOUSE) export

sync: $(VENV)/.dev              ## edits made in skinseg/ or tests/ -> back into the notebooks
	$(HOUSE) sync

docs: $(VENV)/.dev              ## the site, in runs/site/html
	$(HOUSE) library
	python -m skinseg.lab.house.site

docs-serve: docs                ## the site on http://127.0.0.1:8000
	python -m http.server -b 127.0.0.1 -d runs/site/html 8000

lab: $(VENV)/.dev               ## JupyterLab on the notebooks
	jupyter lab nbs

publish: $(VENV)/.dev           ## run NB=exp_x (or STALE=1: every stale one), store outputs, stamp and rows; ARGS="-p n=9"
	$(HOUSE) publish $(NB) $(if $(STALE),--stale) $(ARGS)

bench: $(VENV)/.dev             ## speed of what is fast, as JSON
	skinseg bench $(ARGS)

fuzz: $(VENV)/.dev              ## spoilt files for every reader, a minute long; ARGS="--seconds 600 --seed 1"
	python -m skinseg.app.hostile $(ARGS)

wheel: $(VENV)/.dev             ## wheel and sdist in dist/
	python -m build --no-isolation --outdir dist .

# An environment from scratch (8 GB), in it a part of the tests and of the experiments that touches every dependency, and a list of its versions.
ELSE   = $(CURDIR)/runs/env-$@
TOUCH := tests/nets tests/losses tests/score tests/train tests/lab/test_execute.py tests/lab/test_jobs.py tests/synth/test_nobody.py \
  tests/data/test_pairs.py tests/data/test_openeds.py tests/papers/matchmask/test_folders.py tests/papers/promptable tests/app/test_onnx.py
define elsewhere
@set -e; rm -rf $(ELSE); $(if $(KEEP),,trap 'rm -rf $(ELSE)' EXIT INT TERM;) uv venv -q -p 3.11 $(ELSE); \
uv pip install -q -p $(ELSE) --resolution $(1) -e '.[all,dev]'; uv pip install -q -p $(ELSE) --no-deps --reinstall-package skinseg -e .; \
echo "versions of make $@:"; uv pip freeze -q -p $(ELSE) | grep -v '^-e' | pr -3 -t -w 120; \
export PATH=$(ELSE)/bin:$$PATH SKINSEG_RUNS=$(ELSE)/runs WARP_CACHE_PATH=$(ELSE)/warp PYTHONPATH=$(CURDIR)/tests/fixtures/offline; \
python -m pytest -n 2 --dist worksteal -p no:cacheprovider $(TOUCH); \
$(HOUSE) everything smoke --only bgc,foundation,glss,matchmask,matchmask_adapters,seg2eye,stylemix,release --workers 2
endef

lock: $(VENV)/.dev              ## resolve every extra again, for Python 3.11 and 3.12, into constraints.txt
	{ head -2 constraints.txt; uv pip compile -q --all-extras --python-version 3.11.5 --no-header --no-annotate pyproject.toml; } > constraints.new
	uv pip compile -q --all-extras --python-version 3.12 -c constraints.new --no-header pyproject.toml > /dev/null
	mv constraints.new constraints.txt

hooks: $(VENV)/.dev             ## opt in: clean notebooks on commit, check before push
	git config core.hooksPath .githooks

clean:                          ## remove what runs and builds left (not the environment)
	rm -rf runs dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.*

help:
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1	/' | expand -t 20

# One environment, two sizes: what the demo needs, and everything. The `papermill` in it must be ours, which needs no output path: pip installs
# a package after what it depends on, so it is; should another tool have put the stock one on top, ours is laid over it again.
# Python compiles what it imports; compiling all 26,000 files beforehand takes 9 ms for each.
QUICKLY := -q --disable-pip-version-check --no-compile
OURS := grep -q skinseg $(VENV)/bin/papermill || python -m pip install -q --no-deps --force-reinstall -e .
$(VENV)/bin/python:
	$(PY) -m venv $(VENV)

$(VENV)/.lab: pyproject.toml setup.py constraints.txt | $(VENV)/bin/python
	@echo "installing skinseg[lab] into $(VENV) (about 2 minutes the first time)"
	@python -m pip install $(QUICKLY) -c constraints.txt -e '.[lab]'
	@$(OURS)
	@touch $@

$(VENV)/.dev: pyproject.toml setup.py constraints.txt | $(VENV)/bin/python
	@echo "installing skinseg[all,dev] into $(VENV) (about 4 minutes the first time)"
	@python -m pip install $(QUICKLY) -c constraints.txt -e '.[all,dev]'
	@$(OURS)
	@touch $@ $(VENV)/.lab
