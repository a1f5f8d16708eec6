package e2e

import (
	"bytes"
	"flag"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

var pictures = flag.String("pictures", "", "also write the pictures of the README into this folder")

// pictured is a note with something to say about.
const pictured = "Hi Marta, I build river gauges and your talk on winter floods changed how I place them! " +
	"Could we connect? I'm at odd@example.com"

// TestPictures takes the pictures of the real extension. Run with -pictures it also writes them.
func TestPictures(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, c := range []struct {
		name          string
		width, height int64
		dark          bool
		scene         func(note)
	}{
		{"picker", 720, 760, false, searching},
		{"picker-suiting", 720, 760, false, func(n note) {
			n.Press("/")
			n.untilPicking()
			n.Panel(`[data-role=why]`).Until("are there", some)
			n.Panel(`[data-role=first-name]`).Only()
		}},
		{"picker-narrow-dark", 380, 860, true, searching},
		{"note", 720, 600, false, judged},
		{"note-dark", 720, 600, true, judged},
		{"note-narrow", 380, 760, false, judged},
		{"why", 720, 760, false, func(n note) { judged(n); n.about("contact-details") }},
		{"ignored-narrow-dark", 380, 760, true, func(n note) {
			judged(n)
			n.about("contact-details")
			n.choose("contact-details", "ignore-here")
			n.untilTold("in this note")
		}},
		{"begun", 720, 600, false, begin},
		{"begun-narrow-dark", 380, 800, true, begin},
		{"fit", 720, 900, false, func(n note) { n.Type(long); n.Panel(`[data-role=fit]`).Click(); n.untilResult("200/200") }},
		{"fit-narrow-dark", 380, 1000, true, func(n note) { n.Type(long); n.Panel(`[data-role=fit]`).Click(); n.untilResult("200/200") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			request[any](t, b, "forgetDrafts", map[string]any{})
			n := openPage(t, b, martaPage, pages.Options{})
			n.Resize(c.width, c.height)
			n.Dark(c.dark)
			n.connect(marta)
			n.counter().UntilText("0/200")
			c.scene(n)
			n.untilFits(float64(c.width))
			keep(t, c.name, n.Picture())
		})
	}
	for _, c := range []struct {
		name          string
		width, height int64
		dark          bool
		scene         func(*testing.T, *browser.Browser) library
	}{
		{"library", 1120, 860, false, picturedLibrary},
		{"library-dark", 1500, 900, true, picturedLibrary},
		{"library-narrow", 320, 1400, false, picturedLibrary},
		{"welcome", 1000, 1500, false, picturedWelcome},
		{"sheet", 1120, 900, false, picturedSheet},
		{"sheet-narrow-dark", 320, 900, true, picturedSheet},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := c.scene(t, b)
			l.Resize(c.width, c.height)
			l.Dark(c.dark)
			if wide := browser.Eval[int64](l.Tab, `document.documentElement.scrollWidth`); wide > c.width {
				t.Errorf("the page is %d px wide in a window of %d", wide, c.width)
			}
			keep(t, c.name, l.Picture())
		})
	}
}

// judged puts the whole note in at once: findings that come and go while one types leave their room behind.
func judged(n note) {
	n.Insert(pictured)
	n.finding("contact-details").Only()
	n.untilPart("ask", true)
}

func searching(n note) {
	n.Press("/")
	n.untilPicking()
	n.Type("talk")
	n.untilFilled()
	n.Panel(`[data-role=first-name]`).Only()
}

// begin begins two notes and opens the box a third time.
func begin(n note) {
	for i, text := range []string{pictured, "Dear Marta, we met in Hull"} {
		n.Type(text)
		n.counter().UntilText(fmt.Sprintf("%d/200", units(text)))
		n.again()
		n.Panel(`.begun`).Until("are offered", func(nodes []browser.Node) bool { return len(nodes) == i+1 })
	}
	n.Insert("Hello")
	n.counter().UntilText("5/200")
	n.Panel(`[data-role=finding]`).Until("are two", func(nodes []browser.Node) bool { return len(nodes) == 2 })
}

func picturedLibrary(t *testing.T, b *browser.Browser) library {
	l := openLibrary(t, b)
	l.role("template").Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 3 })
	l.role("template").Click()
	l.role("body").Only()
	l.role("lengths").Only()
	l.role("preview").Only()
	return l
}

func picturedWelcome(t *testing.T, b *browser.Browser) library {
	l := library{b.Open(t, b.URL("welcome.html")), t}
	note{l.Tab, t}.counter().UntilText("0/200")
	return l
}

// picturedPeople are such as one would write to; one was at no talk.
const picturedPeople = "First Name,Last Name,Company,Job Title,LinkedIn URL,Which talk?\n" +
	"ANNA,\"Kim, PhD\",Acme,Engineer,https://www.linkedin.com/in/anna-kim/,winter floods\n" +
	"Bo,Li,Rye & Sons,Baker,https://www.linkedin.com/in/bo-li/,night trains\n" +
	"Zoë,Dé,Vetlab,Vet,https://www.linkedin.com/in/zoe-de/,\n" +
	"Omar,Haddad,,Surveyor,https://www.linkedin.com/in/omar-haddad/,tide gauges\n" +
	"Inês,Prado,Águas,Hydrologist,https://www.linkedin.com/in/ines-prado/,dry rivers\n"

// picturedSheet takes a browser of its own: one that has a sheet keeps it.
func picturedSheet(t *testing.T, _ *browser.Browser) library {
	b := start(t)
	saveTemplate(t, b, "Heard their talk, and what came of it", talkBody)
	l := openSheet(t, b, "people.csv", picturedPeople)
	l.untilSaid("sheet-people", "5 people")
	l.choose("sheet-template", "Heard their talk, and what came of it")
	l.role("sheet-fill").Click()
	l.untilSaid("sheet-ready", "4 of 5 notes can be sent as they are.")
	l.role("finding").Only() // of the note that is open
	l.Find("h1").Hover()
	return l
}

func some(nodes []browser.Node) bool { return len(nodes) > 0 }

// untilFilled waits until the chosen template is shown as it would be inserted.
func (n note) untilFilled() {
	n.t.Helper()
	n.offered().Until("are filled", func(nodes []browser.Node) bool {
		return len(nodes) > 0 && nodes[0].Attributes["data-fits"] != ""
	})
}

// untilFits wants no part of the panel to stick out of a window of that width.
func (n note) untilFits(width float64) {
	n.t.Helper()
	n.Panel(`[data-role]`).Until(fmt.Sprintf("fits into %v px", width), func(nodes []browser.Node) bool {
		for _, node := range nodes {
			if node.Visible && (node.X < 0 || node.X > width) {
				return false
			}
		}
		return len(nodes) > 0
	})
}

// keep wants a picture that shows something, and writes it where -pictures says.
func keep(t *testing.T, name string, picture []byte) {
	t.Helper()
	image, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatalf("the picture %s: %v", name, err)
	}
	colours := map[color.Color]bool{}
	for x := range image.Bounds().Dx() {
		for y := 0; y < image.Bounds().Dy(); y += 16 {
			colours[image.At(x, y)] = true
		}
	}
	if len(colours) < 3 {
		t.Errorf("the picture %s has only the colours %v", name, colours)
	}
	if *pictures == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*pictures, name+".png"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}
