package e2e

import (
	"fmt"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// TestTemplatesKnowThePersonInTheDialog asks for all that a page may tell about somebody: everything of the
// person whose profile it is, in both builds, and nothing but the name of anybody else.
func TestTemplatesKnowThePersonInTheDialog(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Everything", "{{first_name}}/{{last_name}}/{{title | -}}/{{company | -}}/{{school | -}}/{{location | -}}/{{mutual | -}}/{{mutual_count | -}}")
	const (
		nothing    = "/-/-/-/-/-/-"
		ofMarta    = "Marta/Lindqvist/Head of Hydrology/Fjordwater/Norrvik Technical University/Norrvik, Sweden/Odd Haverbrook/"
		ofRene     = "René/Okonwu/Staff Engineer/Tidal Grid/Port Ellery College/Port Ellery/Marta Lindqvist/"
		ofBozena   = "Bożena/Wężyk/Kierowniczka laboratorium/Zorza Labs/Politechnika Zorzańska/Zorza/Odd Haverbrook/"
		renesPage  = "/in/rene-okonwu-phd/"
		bozenaPage = "/in/bożena-wężyk/"
	)
	oldBuild, newBuild := pages.Options{Counter: 300}, pages.Options{Counter: 300, New: true, Mount: pages.Shadow}
	inLanguage := func(o pages.Options, lang string) pages.Options { o.Lang = lang; return o }
	for _, c := range []struct {
		name, path, person string
		options            pages.Options
		want               string
	}{
		{"old build", martaPage, marta, oldBuild, ofMarta + "4"},
		{"new build", martaPage, marta, newBuild, ofMarta + "10"},
		{"old build, headline with a motto", renesPage, "Dr. René Okonwu, PhD", oldBuild, ofRene + "4"},
		{"old build in Polish", bozenaPage, "Bożena Wężyk", inLanguage(oldBuild, "pl"), ofBozena + "4"},
		{"new build in Arabic", bozenaPage, "Bożena Wężyk", inLanguage(newBuild, "ar"), ofBozena + "10"},
		// One name in the card may be a company or a school: here only the experience section tells.
		{"no school, old build", "/in/ottoline-vance/", "Ottoline Vance", oldBuild, "Ottoline/Vance/Illustrator/Inkwell & Vance/-/Marlow Quay/Odd Haverbrook/4"},
		{"no school, new build", "/in/ottoline-vance/", "Ottoline Vance", newBuild, "Ottoline/Vance/-/-/-/Marlow Quay/Odd Haverbrook/10"},
		{"side rail, old build", renesPage, marta, oldBuild, "Marta/Lindqvist" + nothing},
		{"side rail, new build", renesPage, marta, newBuild, "Marta/Lindqvist" + nothing},
		{"search", "/search/results/people/", "Ottoline Vance", newBuild, "Ottoline/Vance" + nothing},
		{"My Network", "/mynetwork/grow/", "Ottoline Vance", newBuild, "Ottoline/Vance" + nothing},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := openPage(t, b, c.path, c.options)
			n.connect(c.person)
			n.insertTemplate("Everything")
			n.untilModel(c.want)
			n.unnoticed()
		})
	}
	t.Run("invitation alone", func(t *testing.T) {
		n := openPage(t, b, "/preload/custom-invite/", oldBuild)
		n.addNote()
		n.insertTemplate("Everything")
		n.untilModel("Marta/Lindqvist" + nothing)
	})
}

// navigate does as the page's own router: the address changes first, and the content some time later, when
// settle is called.
func (n note) navigate(path string, o pages.Options) (settle func()) {
	n.t.Helper()
	address := pages.URL(path, o)
	browser.Eval[any](n.Tab, fmt.Sprintf(`fetch(%q).then((answer) => answer.text()).then((html) => {
		const next = new DOMParser().parseFromString(html, 'text/html');
		globalThis.settle = () => { document.querySelector('main').replaceWith(next.querySelector('main')); document.title = next.title; };
		history.pushState({}, '', %q);
	})`, address, address))
	return func() { browser.Eval[any](n.Tab, "settle()") }
}

// TestPersonBeforeLendsNothing goes from one profile to the next without a new document.
func TestPersonBeforeLendsNothing(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Everything", "{{first_name}}/{{title | -}}/{{company | -}}/{{school | -}}/{{location | -}}/{{mutual | -}}")
	const rene = "Dr. René Okonwu, PhD"
	for _, o := range []pages.Options{{Counter: 300}, {Counter: 300, New: true, Mount: pages.Shadow}} {
		t.Run(fmt.Sprintf("new build: %v", o.New), func(t *testing.T) {
			n := openPage(t, b, martaPage, o)
			n.connect(marta) // what was read for her is not kept
			n.counter().UntilText("0/300")
			n.Press("Escape")
			n.Find(`.send-invite`).UntilGone()

			settle := n.navigate("/in/rene-okonwu-phd/", o)
			n.connect(rene) // from the rail; her card is still on top
			n.insertTemplate("Everything")
			n.untilModel("René/-/-/-/-/-")
			n.Press("Escape")
			n.Find(`.send-invite`).UntilGone()

			settle()
			n.connect(rene)
			n.insertTemplate("Everything")
			n.untilModel("René/Staff Engineer/Tidal Grid/Port Ellery College/Port Ellery/Marta Lindqvist")
		})
	}
}
