module warmnote.dev/warmnote

go 1.26.0

// Builds the WebAssembly module, whichever Go runs the build: module.Slim knows its runtime's tables.
toolchain go1.26.8

require (
	github.com/VictoriaMetrics/metrics v1.45.0 // Prometheus' text format, without the official client's many parts
	github.com/chromedp/cdproto v0.159.0 // the types of the DevTools protocol, for chromedp
	github.com/chromedp/chromedp v0.23.0 // drives Chromium in the tests; speaks over a pipe and loads unpacked extensions
	github.com/evanw/esbuild v0.28.2 // bundles the scripts and styles, from Go
	github.com/getkin/kin-openapi v0.152.0 // holds the answers of the server to openapi.yaml, in tests
	github.com/gofrs/flock v0.13.1 // one server a database, on every system
	github.com/makiuchi-d/gozxing v0.1.1 // reads the QR code off the page, in a test
	github.com/peterbourgon/ff/v3 v3.4.0 // flags from the environment
	github.com/pressly/goose/v3 v3.28.0 // runs the migration files that wrangler runs on D1
	github.com/syumai/workers v0.32.0 // D1 as a driver of database/sql
	github.com/tdewolff/minify/v2 v2.24.25 // makes HTML, SVG and JSON small
	github.com/tetratelabs/wazero v1.12.0 // runs the shipped module in a test, in pure Go
	golang.org/x/sync v0.23.0 // errgroup: the server ends when one of its parts does
	golang.org/x/sys v0.49.0 // a lock of the database itself; in tests, limits and mounts
	golang.org/x/text v0.41.0 // sheets in UTF-16 and Windows-1252, which spreadsheets write
	golang.org/x/time v0.16.0 // token buckets for the rate limits
	modernc.org/sqlite v1.58.0 // SQLite without a C compiler
	pgregory.net/rapid v1.3.0 // property tests that shrink what they find
)

require (
	github.com/BurntSushi/toml v1.4.1-0.20240526193622-a339e1f7089c // indirect
	github.com/dustin/go-humanize v1.0.1 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/go-openapi/jsonpointer v0.22.5 // indirect
	github.com/go-openapi/swag/jsonname v0.25.5 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/gorilla/mux v1.8.0 // indirect
	github.com/kr/pretty v0.3.1 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/mfridman/interpolate v0.0.2 // indirect
	github.com/ncruces/go-strftime v1.0.0 // indirect
	github.com/oasdiff/yaml v0.1.1 // indirect
	github.com/oasdiff/yaml3 v0.0.14 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // indirect
	github.com/sethvargo/go-retry v0.4.0 // indirect
	github.com/tdewolff/parse/v2 v2.8.20 // indirect
	github.com/valyala/fastrand v1.1.0 // indirect
	github.com/valyala/histogram v1.2.0 // indirect
	go.uber.org/multierr v1.11.0 // indirect
	golang.org/x/exp/typeparams v0.0.0-20231108232855-2478ac86f678 // indirect
	golang.org/x/mod v0.41.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
	golang.org/x/xerrors v0.0.0-20200804184101-5ec99f83aff1 // indirect
	honnef.co/go/tools v0.8.2 // indirect
	modernc.org/libc v1.75.6 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)

// Finds what go vet does not.
tool honnef.co/go/tools/cmd/staticcheck
