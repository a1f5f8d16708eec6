# Everything a developer runs. Go, Node and make are all it needs: the rest is fetched on the first run.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# A build must not depend on git: the folder may be an unpacked archive, or belong to another user.
export GOFLAGS += -buildvcs=false

# Browser tests want the machine to themselves, so they run after all the others. They test what make build
# has just built; Go cannot see that it or the browser changed, so a cached pass would mean nothing.
E2E := ./extension/e2e -count=1 -dist "$(CURDIR)/dist"

.PHONY: help
help: ## List these targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS=$$'\t' read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

# The server reads the same variable, for when something else has the port.
WARMNOTE_LISTEN ?= 127.0.0.1:8787
export WARMNOTE_LISTEN

.PHONY: run
run: build ## Build everything, start the server with the demo page, and say what to do next
	@printf '%s\n' '' \
	  'See it now:      open http://$(WARMNOTE_LISTEN)/' \
	  'On LinkedIn:     in chrome://extensions switch on Developer mode, choose "Load unpacked", take dist/extension' \
	  '                 (Firefox: about:debugging, This Firefox, Load Temporary Add-on, dist/extension/manifest.json)' \
	  'Sync:            in the options page of the extension, server address http://$(WARMNOTE_LISTEN)' \
	  'Stop:            Ctrl+C' ''
	@dist/warmnote-server -demo dist

.PHONY: test
test: check unit e2e ## Run everything that CI runs

.PHONY: check
check: node_modules/.package-lock.json ## Formatting, go vet, staticcheck, Biome, and the types of TypeScript and of the scripts for Node
	@unformatted=$$(gofmt -l $$(go list -f '{{.Dir}}' ./...)); if [ -n "$$unformatted" ]; then printf 'not formatted, run make fmt:\n%s\n' "$$unformatted" >&2; exit 1; fi
	go vet ./...
	GOOS=wasip1 GOARCH=wasm go vet ./wasm
	GOOS=js GOARCH=wasm go vet ./server/...
	go tool staticcheck ./...
	node_modules/.bin/biome check --colors=off --error-on-warnings
	for project in tsconfig.json tsconfig.test.json tsconfig.scripts.json; do node_modules/.bin/tsc --project $$project; done

# Those in TypeScript run beside those in Go, since they mostly wait for timers.
.PHONY: unit
unit: build ## Go and TypeScript tests that need no browser
	@said=$$(mktemp); trap 'rm -f "$$said"' EXIT; ok=0; \
	go run ./extension/build -tests >"$$said" 2>&1 & beside=$$!; \
	go test $$(go list ./... | grep -v /extension/e2e) || ok=1; \
	wait $$beside || ok=1; cat "$$said"; exit $$ok

.PHONY: e2e
e2e: build chromium ## Tests of the built extension in a real Chromium, and one in Firefox
	go test -timeout 20m $(E2E)

.PHONY: soak
soak: node_modules/.package-lock.json ## Play half a million schedules of the sync simulation, and a thousand of the extension's own
	go test -count=1 -timeout 0 ./server/simulation -run '^TestLaws$$' -schedules 500000
	go run ./extension/build -seeds 1-1000

.PHONY: bench
bench: build chromium ## Print the figures: lint, cold start, sizes, memory, server, PocketBase beside it
	go test -run '^$$' -bench . -benchmem $$(go list ./... | grep -v /extension/e2e) | grep -v 'no test files'
	go test -timeout 20m -run '^$$' -bench . -benchtime 1x $(E2E)

.PHONY: eval
eval: ## Print how the rules do on the labelled notes
	go test -count=1 -run '^TestEval' -v ./internal/...

.PHONY: generate
generate: ## Write the generated files again
	go generate ./...

.PHONY: profile
profile: ## Profile notes being typed again, for the compiler (wasm/default.pgo)
	go test -run '^$$' -bench '^BenchmarkKeystroke$$' -benchtime 5x -trimpath -o dist/engine.test -cpuprofile "$(CURDIR)/wasm/default.pgo" ./internal/engine

.PHONY: screenshots
screenshots: build chromium ## Take the pictures in extension/e2e/screenshots again
	go test -run '^TestPictures$$' $(E2E) -pictures "$(CURDIR)/extension/e2e/screenshots"

.PHONY: build
build: node_modules/.package-lock.json ## Build dist/extension, dist/demo and dist/warmnote-server
	go run ./extension/build
	CGO_ENABLED=0 go build -o dist/warmnote-server ./server

.PHONY: worker
worker: ## Build the Cloudflare Worker into dist/worker
	server/build-worker dist/worker

# Wrangler is 190 MB and only deploying needs it, so npx fetches it then; 4.86 is the last for Node 20.
WRANGLER := npx --yes wrangler@4.86.0
WRANGLER_CONFIG := --config server/wrangler.jsonc
REGISTRATION := "REGISTRATION": "(open|invite|closed)"

.PHONY: registration
registration:
	@grep -qE '$(REGISTRATION)' server/wrangler.jsonc || { echo 'REGISTRATION in server/wrangler.jsonc must be open, invite or closed' >&2; exit 1; }

# Else only Cloudflare would say, after the build, that it has no such database.
.PHONY: database
database:
	@! grep -q '"database_id": "00000000-' server/wrangler.jsonc || { echo 'database_id in server/wrangler.jsonc is not that of a database yet: step 2 of server/workers.md' >&2; exit 1; }

.PHONY: deploy-dry
deploy-dry: registration worker ## Check the Worker as wrangler would upload it
	$(WRANGLER) deploy --dry-run $(WRANGLER_CONFIG)

.PHONY: deploy
deploy: registration database worker ## Put the Worker and its database's schema on Cloudflare (see server/workers.md)
	$(WRANGLER) d1 migrations apply warmnote --remote $(WRANGLER_CONFIG)
	$(WRANGLER) deploy $(WRANGLER_CONFIG)

.PHONY: package
package: node_modules/.package-lock.json ## Build the zips for the stores
	go run ./extension/build -package

.PHONY: fmt
fmt: node_modules/.package-lock.json ## Format the Go code, TypeScript and style sheets
	gofmt -w $$(go list -f '{{.Dir}}' ./...)
	node_modules/.bin/biome format --write

.PHONY: clean
clean: ## Remove what was built; installed npm packages stay
	rm -rf dist

# npm's own record of what it installed. It is newer than the lock file unless somebody changed that, and
# npm ci throws everything away first, so it runs only when what is there does not fit.
node_modules/.package-lock.json: package-lock.json
	npm ls --all >/dev/null 2>&1 || npm ci --no-progress
	@touch $@

# The tests take $$CHROMIUM, or the first of these names; only where there is none is one installed. The one test in
# Firefox takes $$FIREFOX or what is there.
.PHONY: chromium
chromium:
	@extension/e2e/install-chromium
