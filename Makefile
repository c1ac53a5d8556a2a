# SPDX-License-Identifier: Apache-2.0
EVENT ?= events/cherry-blossom-2018
SEED ?= 1
BUILD = swift build -c release --product
FORMATTED = --recursive --parallel Package.swift Sources Tests

.PHONY: help festival desk test browser compare fuzz recurrences mutants build ortools lint format leaks pictures clean

help:  ## List the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-15s %s\n", $$1, $$2 }'

festival:  ## Plan the reference week and write its calendars (EVENT=… for another one)
	@.ci/install ortools || .ci/install build
	@$(BUILD) attache && $(BUILD) attache-exact
	@"$$($(BUILD) attache --show-bin-path)/attache" plan "$(EVENT)" --seed $(SEED)

desk:  ## Build the office's web page and open it (attache desk)
	@.ci/install desk
	@.ci/install ortools || .ci/install build
	@$(BUILD) attache && $(BUILD) attache-exact && ATTACHE_DESK=1 $(BUILD) attache-desk
	@"$$($(BUILD) attache --show-bin-path)/attache" desk

test:  ## Run all tests but the desk's
	@.ci/install test
	@PATH="$(CURDIR)/.venv/bin:$$PATH" swift test -c release --disable-xctest --disable-testable-imports

browser:  ## Run the desk's tests, and open its pages in Chromium: a day in the office, every page, keys, paper
	@.ci/install browser
	@PATH="$(CURDIR)/.venv/bin:$$PATH" ATTACHE_DESK=1 swift test -c release --disable-xctest \
	  --disable-testable-imports --filter DeskTests
	@ATTACHE_DESK=1 $(BUILD) attache-desk && $(BUILD) attache-exact
	@.venv/bin/python3 -m pytest -q -p no:cacheprovider Tests/BrowserTests

compare:  ## Compare the search and the proofs with each other on 5,000 random problems (half an hour or so)
	@.ci/install test
	@ATTACHE_PROBLEMS=2500 swift test -c release --disable-xctest --disable-testable-imports \
	  --filter "SearchAgainstProofTests|DifferentialTests"

fuzz:  ## Give every reader of lists 200,000 changed inputs (half an hour or so)
	@.ci/install test
	@PATH="$(CURDIR)/.venv/bin:$$PATH" ATTACHE_FUZZ=200000 swift test -c release --disable-xctest \
	  --disable-testable-imports --filter MutatedListTests

recurrences:  ## Compare 5,000 random rules in 16 zones with two other readers of calendars (minutes; COUNT=…)
	@.ci/install test
	@PATH="$(CURDIR)/.venv/bin:$$PATH" ATTACHE_RULES=$(or $(COUNT),5000) swift test -c release \
	  --disable-xctest --disable-testable-imports --filter RecurrenceAgainstOthersTests

mutants:  ## Change 40 random places of the code and list the changes that no test notices (hours; COUNT=…, ROOM=…)
	@.ci/install test
	@PATH="$(CURDIR)/.venv/bin:$$PATH" .ci/mutants --seed $(SEED) --count $(or $(COUNT),40) $(if $(ROOM),--room $(ROOM))

build:  ## Build the program
	@.ci/install build
	@$(BUILD) attache && $(BUILD) attache-exact

ortools:  ## Get the library that proofs need
	@.ci/install ortools

lint:  ## Check the formatting
	@swift format lint --strict $(FORMATTED)

format:  ## Format all Swift files
	@swift format --in-place $(FORMATTED)

leaks:  ## Publish and read replies under LeakSanitizer and valgrind (LEAKS=events/… for another event)
	@.ci/install build
	@$(BUILD) attache
	@.ci/leaks "$$($(BUILD) attache --show-bin-path)/attache" $(LEAKS)

pictures:  ## Redraw the pictures of the READMEs (needs rsvg-convert, Noto Sans CJK and what make browser needs)
	@for language in en zh; do python3 docs/images/timetable.py events/cherry-blossom-2018 \
	  calendars/cherry-blossom-2018/programme.json 2018-03-28 $$language \
	  | rsvg-convert --zoom 2 > docs/images/wednesday.$$language.png; done
	@.venv/bin/python3 Tests/BrowserTests/pictures.py

clean:  ## Remove what was built
	@rm -rf .build .venv
