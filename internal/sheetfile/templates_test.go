package sheetfile

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

func TestTemplatesOfAnExport(t *testing.T) {
	data, err := os.ReadFile("../../extension/src/exchange/testdata/warmnote.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		as   encoding.Encoding
	}{
		{"UTF-8", unicode.UTF8}, {"UTF-8 with its mark", unicode.UTF8BOM},
		{"UTF-16 as Windows has it", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}, {"UTF-16, big end first", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 without its mark", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, {"the other end first", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		file, err := c.as.NewEncoder().Bytes(data)
		if err != nil {
			t.Fatal(err)
		}
		list, err := ReadTemplates(file)
		if err != nil || len(list) == 0 || list[0].Title == "" || len(list[0].Suits) == 0 || list[0].Suits[0].Kind == "" || len(list[0].Errors()) > 0 {
			t.Errorf("%s: %+v, %v", c.what, list, err)
		}
	}
}

func TestTemplatesThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{``, "no JSON"},
		{`{"format":"warmnote-templates"`, "no JSON"},
		{`[]`, "no JSON that Warmnote wrote: all of it is of the type array; take the file that"},
		{`{"format":"warmnote-templates","version":"1"}`, "no JSON that Warmnote wrote: version is of the type string"},
		{`{"templates":[{"body":"Hi"}]}`, `lacks "format"`},
		{`{"format":"warmnote-templates","version":2}`, "version 2"},
		{`{"format":"warmnote-templates","version":1}`, "no template in it"},
		{`{"format":"warmnote-templates","version":1,"templates":[{"title":"A"}]}`, `template 1, "A", has no body`},
	} {
		if _, err := ReadTemplates([]byte(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.in, err, c.want)
		}
	}
}

// FuzzReadTemplates reads any file: it gives templates or says what is wrong, never both and never neither.
func FuzzReadTemplates(f *testing.F) {
	f.Add([]byte(`{"format":"warmnote-templates","version":1,"templates":[{"title":"a","body":"Hi {{first_name}}","suits":[{"kind":"tag","text":"x"}]}]}`))
	f.Add([]byte("\uFEFF{\"templates\":[null]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if list, err := ReadTemplates(data); (err == nil) != (len(list) > 0) {
			t.Errorf("%q gives %d templates and the error %v", data, len(list), err)
		}
	})
}
