package syncapi

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// examples claims each file in testdata for the type whose example it is.
var examples = map[string]func() any{
	"info-answer":         func() any { return new(Info) },
	"new-account-request": func() any { return new(NewAccount) },
	"account-answer":      func() any { return new(Account) },
	"retire-request":      func() any { return new(Retire) },
	"push-request":        func() any { return new(Push) },
	"push-answer":         func() any { return new(PushAnswer) },
	"changes-answer":      func() any { return new(Changes) },
	"versions-answer":     func() any { return new(Versions) },
	"problem-answer":      func() any { return new(Problem) },
}

func TestExamplesAreTheTypes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) != len(examples) {
		t.Fatalf("testdata holds %d examples (%v), the test knows %d", len(files), err, len(examples))
	}
	for name, zero := range examples {
		t.Run(name, func(t *testing.T) {
			file, err := os.ReadFile("testdata/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			value := zero()
			decoder := json.NewDecoder(bytes.NewReader(file))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(value); err != nil {
				t.Fatal(err)
			}
			encoded, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := generic(t, encoded), generic(t, file); !reflect.DeepEqual(got, want) {
				t.Errorf("the type writes %v\nthe example holds %v", got, want)
			}
		})
	}
}

func generic(t *testing.T, text []byte) (value any) {
	t.Helper()
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestReadmeNamesEveryTypeWithItsStatus(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	types := Types()
	if len(types) != len(statuses) {
		t.Errorf("%d types of %d", len(types), len(statuses))
	}
	for _, problem := range types {
		status, _ := json.Marshal(problem.Status())
		if row := "| `" + string(problem) + "` | " + string(status) + " |"; !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row %q", row)
		}
	}
}

func TestParseCursor(t *testing.T) {
	tests := map[string]bool{
		"8f3a0c2b9d4e5f61.0":                    true,
		"8f3a0c2b9d4e5f61.57":                   true,
		"8f3a0c2b9d4e5f61.9007199254740991":     true,
		"8f3a0c2b9d4e5f61.57.60":                true,
		"8f3a0c2b9d4e5f61.57.0":                 false,
		"8f3a0c2b9d4e5f61.57.-1":                false,
		"8f3a0c2b9d4e5f61.57.":                  false,
		"8f3a0c2b9d4e5f61.57.60.1":              false,
		"8f3a0c2b9d4e5f61.9007199254740992":     false,
		"8f3a0c2b9d4e5f61.99999999999999999999": false,
		"8f3a0c2b9d4e5f61.057":                  false,
		"8f3a0c2b9d4e5f61.+57":                  false,
		"8f3a0c2b9d4e5f61.-1":                   false,
		"8f3a0c2b9d4e5f61.":                     false,
		"8f3a0c2b9d4e5f61":                      false,
		"8F3A0C2B9D4E5F61.57":                   false,
		"8f3a0c2b9d4e5f6.57":                    false,
		".57":                                   false,
		"":                                      false,
	}
	for text, valid := range tests {
		cursor, ok := ParseCursor(text)
		if ok != valid {
			t.Errorf("ParseCursor(%q) = %v, want %v", text, ok, valid)
		}
		if ok && cursor.String() != text {
			t.Errorf("ParseCursor(%q).String() = %q", text, cursor)
		}
		if err := cursor.UnmarshalText([]byte(text)); valid != (err == nil) || !valid && AsError(err).Type != BadRequest {
			t.Errorf("read from JSON, %q is %v", text, err)
		}
	}
}

func FuzzParseCursor(f *testing.F) {
	f.Add("8f3a0c2b9d4e5f61.57")
	f.Add("8f3a0c2b9d4e5f61.-0")
	f.Add("8f3a0c2b9d4e5f61.57.60")
	f.Fuzz(func(t *testing.T, text string) {
		if cursor, ok := ParseCursor(text); ok && cursor.String() != text {
			t.Errorf("two spellings of one cursor: %q and %q", text, cursor)
		}
	})
}

func TestValid(t *testing.T) {
	tests := []struct {
		name  string
		valid func(string) bool
		text  string
		want  bool
	}{
		{"id", ValidID, "AAECAwQFBgcICQoLDA0-_w", true},
		{"id in the other base64", ValidID, "AAECAwQFBgcICQoLDA0+/w", false},
		{"id too short", ValidID, "AAECAwQFBgcICQoLDA0OD", false},
		{"id too long", ValidID, "AAECAwQFBgcICQoLDA0ODwA", false},
		{"token", ValidToken, strings.Repeat("x", 43), true},
		{"token in the other base64", ValidToken, strings.Repeat("+", 43), false},
		{"token too long", ValidToken, strings.Repeat("x", 44), false},
		{"data", ValidData, "a", true},
		{"padded data", ValidData, "YQ==", false},
		{"no data", ValidData, "", false},
		{"NUL", ValidData, "a\x00", false},
		{"quote", ValidData, `a"`, false},
		{"letter that is no ASCII", ValidData, "é", false},
	}
	for _, test := range tests {
		if got := test.valid(test.text); got != test.want {
			t.Errorf("%s: valid(%q) = %v, want %v", test.name, test.text, got, test.want)
		}
	}
}
