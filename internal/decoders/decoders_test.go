// Package decoders lists what decodes bytes from outside, and the tests that throw anything at it.
package decoders

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// inGo names, for each decoder in Go, the fuzz test or property test and its directory. A decoder without one says why.
var inGo = map[string]string{
	"internal/jsonlite.Read":           "internal/jsonlite FuzzAgainstStandard",
	"internal/merge.Read":              "internal/engine FuzzCall",
	"internal/message.Parse":           "internal/rules FuzzCheck",
	"internal/names.Parse":             "internal/names FuzzParse",
	"internal/names.ParseFields":       "internal/engine FuzzCall",
	"internal/rules.ParseSeverity":     "internal/engine FuzzCall",
	"internal/sheetfile.ReadTemplates": "internal/sheetfile FuzzReadTemplates",
	"internal/sheetfile.Decoder":       "internal/sheetfile FuzzRows",
	"internal/sheetfile.Next":          "internal/sheetfile FuzzRows",
	"internal/sheetfile.First":         "internal/sheetfile FuzzProfileSlug",
	"internal/syncapi.ParseCursor":     "internal/syncapi FuzzParseCursor",
	"internal/syncapi.UnmarshalText":   "internal/syncapi FuzzParseCursor",
	"internal/syncclient.ParseRecord":  "internal/engine FuzzCall", // it is merge.Read
	"internal/synccrypto.Open":         "internal/synccrypto FuzzOpen",
	"internal/synccrypto.ParseCode":    "internal/synccrypto FuzzParseCode",
	"internal/template.Parse":          "internal/template FuzzRender",
	"server/api.UnmarshalJSON":         "server/api FuzzRequests",
	"server/api.read":                  "server/api FuzzRequests",
	"server/api.readCursor":            "server/api FuzzRequests",
	"server/api.readCredential":        "server/api FuzzHeads",
	"server/limit.address":             "server/limit FuzzSource",
	"internal/corpus.Read":             "", // the repository's own notes
	"server/api/apitest.Read":          "", // what a test sends
	"server/sqlite.Open":               "", // a file of the server's own
	"server/d1.Open":                   "", // the name of a binding
}

// inTypeScript names the same for each file of the extension that decodes.
var inTypeScript = map[string]string{
	"exchange/decode.ts":             "exchange/hostile.test.ts",
	"exchange/read.ts":               "exchange/hostile.test.ts",
	"options/library/unsaved.ts":     "options/library/unsaved.test.ts",
	"options/settings/unsaved-me.ts": "options/settings/unsaved-me.test.ts",
	"sheet/address.ts":               "sheet/address.test.ts",
	"sites/address.ts":               "sites/address.test.ts",
	"sync/address.ts":                "sync/address.test.ts",
	"sync/crypto.ts":                 "sync/crypto.test.ts",
	"sync/http.ts":                   "sync/http.test.ts",
	"engine.ts":                      "", // what the module of this build answers
	"options/library/entries.ts":     "", // JSON of the line before, to compare by
	"options/library/use-form.ts":    "", // the same
	"ui/background.tsx":              "", // the same
	"panel/person.ts":                "", // the address that the browser gives the page
	"wasi.ts":                        "", // what the module of this build prints
}

var (
	decodes   = regexp.MustCompile(`^(Parse|Read|Unmarshal|Open|Decode)`)
	decodesTS = regexp.MustCompile(`JSON\.parse\(|new URL\(|decodeURIComponent\(|new TextDecoder\(|DOMParser`)
)

// TestEveryDecoderIsFuzzed finds the decoders in Go by the names of what packages export, and all others by the list.
func TestEveryDecoderIsFuzzed(t *testing.T) {
	found := map[string]bool{}
	for _, top := range []string{"internal", "server", "wasm"} {
		eachFunc(t, top, func(dir string, f *ast.FuncDecl, test bool) {
			name := dir + "." + f.Name.Name
			if test {
				name = dir + " " + f.Name.Name
			}
			found[name] = true
			if _, listed := inGo[name]; !listed && !test && decodes.MatchString(f.Name.Name) && !strings.HasSuffix(dir, "gen") && takesText(f) {
				t.Errorf("%s decodes: list it with its fuzz test", name)
			}
		})
	}
	for decoder, test := range inGo {
		if !found[decoder] || test != "" && !found[test] {
			t.Errorf("%s (%q) is not there any more", decoder, test)
		}
	}
}

// takesText says whether the function takes text, bytes, or something to read them from. The Read of an io.Reader gives them.
func takesText(f *ast.FuncDecl) bool {
	if f.Recv != nil && f.Name.Name == "Read" {
		return false
	}
	return slices.ContainsFunc(f.Type.Params.List, func(field *ast.Field) bool {
		switch kind := field.Type.(type) {
		case *ast.Ident:
			return kind.Name == "string"
		case *ast.ArrayType:
			return true
		case *ast.SelectorExpr:
			return kind.Sel.Name == "Reader" || kind.Sel.Name == "RawMessage"
		}
		return false
	})
}

// eachFunc calls do for each function under a directory of the repository.
func eachFunc(t *testing.T, top string, do func(dir string, f *ast.FuncDecl, test bool)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(root, top), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		for _, declaration := range file.Decls {
			if f, is := declaration.(*ast.FuncDecl); is {
				do(filepath.ToSlash(dir), f, strings.HasSuffix(path, "_test.go"))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestEveryDecoderInTypeScriptHasALaw finds them by what they call.
func TestEveryDecoderInTypeScriptHasALaw(t *testing.T) {
	missing := maps.Clone(inTypeScript)
	src := filepath.Join(root, "extension/src")
	err := filepath.WalkDir(src, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasPrefix(filepath.Ext(path), ".ts") || strings.Contains(path, ".test.") || strings.HasPrefix(path, filepath.Join(src, "testing")) {
			return err
		}
		text, err := os.ReadFile(path)
		if name, _ := filepath.Rel(src, path); decodesTS.Match(text) {
			name = filepath.ToSlash(name)
			if _, listed := inTypeScript[name]; !listed {
				t.Errorf("extension/src/%s decodes: list it with the test of its law", name)
			}
			delete(missing, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range missing {
		t.Errorf("extension/src/%s decodes nothing any more", name)
	}
	for name, test := range inTypeScript {
		if test == "" {
			continue
		}
		if text, err := os.ReadFile(filepath.Join(src, test)); err != nil || !bytes.Contains(text, []byte("fc.")) {
			t.Errorf("%s: %s holds no law (%v)", name, test, err)
		}
	}
}
