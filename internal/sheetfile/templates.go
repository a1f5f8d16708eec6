package sheetfile

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/transform"

	"warmnote.dev/warmnote/internal/suit"
	"warmnote.dev/warmnote/internal/template"
)

// Template is one of an export.
type Template struct {
	Title string
	*template.Template
	Suits []suit.Condition
}

const (
	format  = "warmnote-templates"
	version = 1
)

// export is Warmnote's own JSON (extension/src/exchange/README.md), as far as filling needs it.
type export struct {
	Format    string
	Version   int
	Templates []struct {
		Title string
		Body  *string
		Suits []suit.Condition
	}
}

// ReadTemplates reads an export of the library, see [Decoder]. Templates with errors in their own syntax are in the list.
func ReadTemplates(data []byte) (list []Template, err error) {
	if data, _, err = transform.Bytes(Decoder(data), data); err != nil {
		return nil, notAnExport(err)
	}
	var file export
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, notAnExport(err)
	}
	switch {
	case file.Format != format:
		return nil, fmt.Errorf(`it lacks "format": %q; take the file that the library page exports as JSON`, format)
	case file.Version != version:
		return nil, fmt.Errorf("it is of version %d, and this program reads version %d", file.Version, version)
	case len(file.Templates) == 0:
		return nil, errors.New("there is no template in it")
	}
	for i, t := range file.Templates {
		if t.Body == nil {
			return nil, fmt.Errorf("template %d, %q, has no body", i+1, t.Title)
		}
		list = append(list, Template{t.Title, template.Parse(*t.Body), t.Suits})
	}
	return list, nil
}

// notAnExport says what is wrong with a file in its own terms, not in those of the Go that reads it.
func notAnExport(err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("it is no JSON that Warmnote wrote: %s is of the type %s; take the file that the library page exports as JSON",
			cmp.Or(strings.ToLower(wrong.Field), "all of it"), wrong.Value)
	}
	return fmt.Errorf("it is no JSON that Warmnote wrote: %w", err)
}
