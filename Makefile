# The one entry point. `make` alone says what there is.
SHELL := /bin/sh
# Public test data, read by `make conformance` where it is present.
export BROADSHEET_CORPORA ?= $(abspath ../shared/corpora)

.DEFAULT_GOAL := help
.PHONY: help build run demo test check fmt golden bench soak conformance pictures clean

# Maven under a JDK that fits; the sentence of bin/find-jdk is the error if there is none.
mvn = JAVA_HOME=$$(bin/find-jdk) && export JAVA_HOME && mvn
forget = rm -rf ./*/target/surefire-reports
finish = result=$$?; .ci/test-table || exit 1; \
	[ $$result = 0 ] || echo "The build failed outside the tests: see above."; exit $$result
only = verify -fae -Dtests.excluded= -Dtests.groups=

help: ## print this
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

build: ## build the program, if a source is newer
	@bin/build

run: ## start the real thing in ./data
	@bin/broadsheet serve --data data

demo: ## start the sample newspaper
	@bin/broadsheet demo

test: ## run all tests; installs Chromium from Debian's packages where it is missing and may
	@BROADSHEET_CHROMIUM=$$(bin/find-chromium) || exit 3; export BROADSHEET_CHROMIUM; \
	$(forget); $(mvn) -T 2 verify -fae; $(finish)

check: ## what continuous integration runs: formatting, then all tests
	@$(mvn) -q spotless:check
	@$(MAKE) --no-print-directory test

fmt: ## format the Java sources
	@$(mvn) -q spotless:apply

golden: ## write the golden files anew, to be looked at with git diff
	@$(mvn) -q verify -Dgolden.update=true

bench: ## measure; results belong into docs/bench
	@$(forget); $(mvn) $(only)bench; $(finish)

soak: ## run the long tests: kills, syncs, flips
	@$(forget); $(mvn) $(only)soak; $(finish)

conformance: ## score the readers of formats on public test data
	@$(forget); $(mvn) $(only)conformance; $(finish)

pictures: ## take the pictures of docs/pages
	@BROADSHEET_CHROMIUM=$$(bin/find-chromium) || exit 3; export BROADSHEET_CHROMIUM; \
	$(mvn) -q package -pl e2e -am -Dtests.excluded= -Dtests.groups=pictures

clean: ## remove everything built
	@rm -rf target ./*/target
