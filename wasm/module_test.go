//go:build !wasip1

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"warmnote.dev/warmnote/extension/build/module"
	"warmnote.dev/warmnote/internal/corpus"
	"warmnote.dev/warmnote/internal/engine"
)

// These would cost the module 60 KB to 1.4 MB each; see jsonlite for what stands in their place.
var heavy = []string{"fmt", "encoding/json", "regexp", "embed", "time", "strings", "strconv", "sort", "slices", "unicode", "syscall", "io"}

func TestModuleKeepsClearOfHeavyPackages(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", ".")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 10 {
		t.Fatalf("only %d packages listed", len(deps))
	}
	for _, dep := range deps {
		for _, h := range heavy {
			if dep == h {
				t.Errorf("the module imports %s", h)
			}
		}
	}
}

// shipped builds the module as the extension ships it.
func shipped(t *testing.T) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "warmnote.wasm")
	if err := module.Build("..", "./wasm", file); err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// others are requests of the ops that judge no note.
var others = map[engine.Op][]string{
	engine.Render:  {`{"body":"Hi {{first_name | there}} {{ask \"Why?\"}}","person":{"first_name":"Zoë"}}`, `{"body":"{{x"}`},
	engine.Inspect: {`{"body":"Hi {{first_name}}, I like what {{company}} does.","me":{"my_name":"Jo"},"limit":200}`},
	engine.Name:    {`{"displayed":"Dr. ANNA von Müller, PhD 🌱"}`, `{"displayed":"王小明 (Xiaoming)"}`},
	engine.Merge:   {`{"base":{"body":"a b c"},"local":{"body":"a x c"},"remote":{"body":"a b c d"}}`, `{"base":[]}`},
	engine.Rules:   {`{}`},
	engine.Suit:    {`{"templates":[[{"kind":"has-mutuals"}]]}`, `{"matches":[`},
	engine.Fill: {`{"bodies":["Hi {{first_name}}, {{company}}","Hi {{first_name}}!"],"suits":[[],[{"kind":"title-contains","text":"engineer"}]],"otherwise":0,` +
		`"columns":["full_name","title"],"limit":200,"rows":[["ANNA KIM","Engineer"],["李明 Ming Li"],[]]}`},
}

// The shipped module answers as the native package does, on every note of the corpus.
func TestModuleAnswersAsThePackage(t *testing.T) {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	instance, err := runtime.InstantiateWithConfig(ctx, shipped(t), wazero.NewModuleConfig().WithStartFunctions("_initialize").WithSysNanotime().WithSysWalltime())
	if err != nil {
		t.Fatal(err)
	}
	notes, err := corpus.Notes()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notes {
		request, err := json.Marshal(map[string]any{"id": n.ID, "text": n.Text, "limit": n.Limit, "recipient": lower(n.Recipient), "sender": lower(n.Sender)})
		if err != nil {
			t.Fatal(err)
		}
		got, want := callModule(t, ctx, instance, engine.Check, request), engine.Call(engine.Check, request)
		if !bytes.Equal(got, want) {
			t.Fatalf("%s: the module says\n%s\nthe package\n%s", n.ID, got, want)
		}
	}
	for op, requests := range others {
		for _, request := range requests {
			got, want := callModule(t, ctx, instance, op, []byte(request)), engine.Call(op, []byte(request))
			if !bytes.Equal(got, want) {
				t.Errorf("op %d, %s: the module says\n%s\nthe package\n%s", op, request, got, want)
			}
		}
	}
}

// lower gives the JSON of a struct the names that the engine reads.
func lower(v any) map[string]any {
	data, _ := json.Marshal(v)
	var fields map[string]any
	json.Unmarshal(data, &fields)
	out := map[string]any{}
	for name, value := range fields {
		out[strings.ToLower(name)] = value
	}
	return out
}

func callModule(t *testing.T, ctx context.Context, m api.Module, op engine.Op, request []byte) []byte {
	t.Helper()
	call := func(name string, args ...uint64) uint32 {
		result, err := m.ExportedFunction(name).Call(ctx, args...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return uint32(result[0])
	}
	at := call("input", uint64(len(request)))
	if !m.Memory().Write(at, request) {
		t.Fatal("the request does not fit the memory")
	}
	size := call("call", uint64(op), uint64(len(request)))
	answer, ok := m.Memory().Read(call("answer"), size)
	if !ok {
		t.Fatal("the answer is not in the memory")
	}
	return bytes.Clone(answer)
}
