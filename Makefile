# make check is what CI runs. GO lets a machine name its own toolchain.
GO ?= go
TESTFLAGS ?=

.PHONY: help check test race chaos bench soak demo clients fuzz generate warc

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

check: ## formatting, vet, staticcheck, tests, the demo
	@out=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$out" ]; then echo "not gofmt'ed: $$out"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) test -count=1 $(TESTFLAGS) ./...
	$(MAKE) race
	$(MAKE) demo

test: ## the README's test command
	$(GO) test ./...

race: ## the packages with goroutines, under the race detector, the long tests short
	$(GO) test -race -short -count=1 ./crawl ./archive ./ledger ./extract ./report ./schedules

demo: ## the main job on a made-up province, twice
	@dir=$$(mktemp -d) && $(GO) run ./cmd/harvest demo --data $$dir/data && $(GO) run ./cmd/harvest demo --data $$dir/data --night 2 && rm -rf $$dir

clients: ## the oldest and the newest DuckDB client read a release while nights load
	GO=$(GO) .ci/clients

chaos: ## kill nights behind many steps, and hold what they leave against an undisturbed one
	HARVEST_CHAOS=1 $(GO) test -count=1 -timeout 30m -run TestAKilledNight -v .

warc: ## read a demo's archive with warcio, a reader that is not ours
	@GO="$(GO)" .ci/warc

bench: ## ratios to their floors, each in one run
	$(GO) test -run '^$$' -bench Ratio -benchtime 3s ./extract ./document ./load
	$(GO) test -run '^$$' -bench Ratio -benchtime 5x -timeout 30m ./crawl

soak: ## memory over 50,000 pages crawled, over 1,000 hosts at once, and over 100,000 pages read
	HARVEST_SOAK=1 $(GO) test -count=1 -timeout 30m -run TestMemoryStaysFlat -v ./crawl
	HARVEST_SOAK=1 $(GO) test -count=1 -timeout 60m -run TestMemoryStaysFlat -v ./extract

fuzz: ## every fuzz target for three minutes; what one finds stays as a case in testdata/fuzz
	@for p in report page document extract archive crawl warehouse schedules replica; do \
	  for f in $$(grep -ho 'func Fuzz[A-Za-z]*' $$p/*_test.go | cut -c6-); do \
	    echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 3m -fuzzminimizetime 10x ./$$p || exit 1; done; done

generate: ## rewrite generated files and goldens
	$(GO) test . ./extract ./warehouse -run 'Fresh|Golden' -update
