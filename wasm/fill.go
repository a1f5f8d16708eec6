//go:build !wasip1

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/sheet"
	"warmnote.dev/warmnote/internal/sheetfile"
	"warmnote.dev/warmnote/internal/suit"
	"warmnote.dev/warmnote/internal/template"
)

var fillUsage = `usage: go run ./wasm fill --template t.json < people.csv > notes.csv

Fills a template for each person of a CSV and judges each note. Nothing is sent. The columns are known by
their names (First Name, Company, Job Title …); standard error says what each was taken for. The answer is
the sheet with these columns added:
` + strings.Join(added, ", ") + `.

Exit code: 0 when every row was read; 1 when some were not (they are named, and come with their error), or
the sheet could not be written; 2 when the command itself must be mended.

`

// fillOptions are what the flags say.
type fillOptions struct {
	templates      string
	use, otherwise string
	limit          int
	meanings       []meaning
	me             template.Person
	school         string
}

// meaning is what the person says that a column holds.
type meaning struct{ column, holds string }

// parse reads the flags. Where they ask for help it answers [flag.ErrHelp], and help is written to out.
func (o *fillOptions) parse(args []string, out, complaints io.Writer) error {
	flags := flag.NewFlagSet("fill", flag.ContinueOnError)
	flags.SetOutput(complaints)
	flags.Usage = func() {} // a mistake needs its reason, not all of the manual
	flags.StringVar(&o.templates, "template", "", "`file` of templates, as the library page exports them as JSON; of several, the conditions choose")
	flags.StringVar(&o.use, "use", "", "`title` of the one template to use for everybody")
	flags.StringVar(&o.otherwise, "otherwise", "", "`title` of the template for those who meet the conditions of none")
	flags.IntVar(&o.limit, "limit", rules.FreeLimit, "`characters` of a note: 200, or 300 with Premium")
	flags.Func("map", "`COLUMN=MEANING`: a variable (company), profile, a question of a template, or nothing; may be repeated", func(s string) error {
		column, holds, ok := strings.Cut(s, "=")
		o.meanings = append(o.meanings, meaning{column, strings.TrimSpace(holds)})
		return unless(ok, "write it as COLUMN=MEANING, such as \"Employer=company\"")
	})
	flags.Func("me", "`FACT=VALUE` about yourself: first_name, name, role, company, school; may be repeated", o.setMe)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		flags.SetOutput(out)
		fmt.Fprint(out, fillUsage)
		flags.PrintDefaults()
		return err
	case err != nil:
		return usageError{errors.New("fill --help tells all flags")} // which one is wrong, the package has said
	}
	if flags.NArg() > 0 {
		return usageError{fmt.Errorf("%q is no flag; the people are read from standard input", flags.Arg(0))}
	}
	if o.limit < 1 {
		return usageError{errors.New("--limit must be at least 1")}
	}
	return nil
}

func unless(ok bool, advice string) error {
	if ok {
		return nil
	}
	return errors.New(advice)
}

func (o *fillOptions) setMe(s string) error {
	fact, value, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New(`write it as FACT=VALUE, such as "company=Acme"`)
	}
	fact, value = strings.TrimPrefix(strings.TrimSpace(fact), "my_"), strings.TrimSpace(value)
	if fact == "school" {
		o.school = value
		return nil
	}
	v, known := template.Named("my_" + fact)
	if known {
		o.me[v] = value
	}
	if first, _, _ := strings.Cut(o.me[template.MyName], " "); o.me[template.MyFirstName] == "" {
		o.me[template.MyFirstName] = first
	}
	return unless(known, "the facts are first_name, name, role, company and school")
}

// fill is the command: a CSV in, the same with notes out.
func fill(args []string, in io.Reader, out, complaints io.Writer) error {
	var o fillOptions
	if err := o.parse(args, out, complaints); err != nil {
		return err
	}
	f := filling{filler: sheet.Filler{Otherwise: -1, Limit: o.limit, Me: o.me, Sender: suit.Sender{School: o.school}, Checker: new(rules.Checker)}, complaints: complaints}
	if err := f.choose(o); err != nil {
		return usageError{err}
	}
	var err error
	if f.rows, err = sheetfile.NewRows(in); err != nil {
		return usageError{fmt.Errorf("standard input: %w", err)}
	}
	if err := f.readHeader(o.meanings); err != nil {
		return usageError{err}
	}
	if f.out, err = sheetfile.NewWriter(out, f.rows.Separator, f.rows.Marked); err != nil {
		return err
	}
	err = f.all()
	if fault := f.out.Flush(); fault != nil { // also of what was filled before a fault, lest it end amid a row
		return fmt.Errorf("writing the sheet: %w", fault)
	}
	if err != nil {
		return err
	}
	f.summary.write(complaints, o.limit)
	if f.summary.bad > 0 {
		return errBadRows
	}
	return nil
}

// choose reads the templates and finds those that are to be used.
func (f *filling) choose(o fillOptions) error {
	if o.templates == "" {
		return errors.New("--template is missing: name the file of templates that the library page exports as JSON")
	}
	data, err := os.ReadFile(o.templates)
	if err != nil {
		return err
	}
	if f.templates, err = sheetfile.ReadTemplates(data); err != nil {
		return fmt.Errorf("%s: %w", o.templates, err)
	}
	if o.use != "" {
		place, err := titled(f.templates, o.use)
		if err != nil {
			return err
		}
		f.templates = f.templates[place : place+1]
	}
	if o.otherwise != "" {
		if f.filler.Otherwise, err = titled(f.templates, o.otherwise); err != nil {
			return err
		}
	}
	if len(f.templates) == 1 {
		f.filler.Otherwise = 0
	}
	return f.usable()
}

func titled(list []sheetfile.Template, title string) (int, error) {
	place := slices.IndexFunc(list, func(t sheetfile.Template) bool { return t.Title == title })
	if place < 0 {
		var titles []string
		for _, t := range list {
			titles = append(titles, fmt.Sprintf("%q", t.Title))
		}
		return 0, fmt.Errorf("no template has the title %q; there are %s", title, strings.Join(titles, ", "))
	}
	return place, nil
}

// usable wants templates without errors of which one can be chosen for somebody.
func (f *filling) usable() error {
	any := f.filler.Otherwise >= 0
	for i, t := range f.templates {
		any = any || len(t.Suits) > 0
		f.filler.Templates, f.filler.Suits = append(f.filler.Templates, t.Template), append(f.filler.Suits, t.Suits)
		if faults := t.Errors(); len(faults) > 0 {
			if i == f.filler.Otherwise {
				return fmt.Errorf("the template %q: %s", t.Title, faults[0].Message)
			}
			fmt.Fprintf(f.complaints, "the template %q is not used: %s\n", t.Title, faults[0].Message)
		}
	}
	if !any {
		return fmt.Errorf("none of the %d templates has conditions to choose by: name one for everybody with --use TITLE", len(f.templates))
	}
	return nil
}
