package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

func (n note) search() browser.Element { return n.Panel(`[data-role=search]`) }

// offered are the templates that the picker lists.
func (n note) offered() browser.Element { return n.Panel(`[data-role=template]`) }

// openPicker opens the list of templates with the mouse.
func (n note) openPicker() {
	n.t.Helper()
	n.Panel(`[data-role=templates]`).Click()
	n.untilPicking()
}

// untilPicking waits until the search of the picker has the focus.
func (n note) untilPicking() {
	n.t.Helper()
	n.search().Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
}

// untilOffered waits until the picker lists just these, by title and in this order.
func (n note) untilOffered(titles ...string) {
	n.t.Helper()
	n.offered().Until("are "+strings.Join(titles, ", "), func(nodes []browser.Node) bool {
		return slices.EqualFunc(nodes, titles, func(node browser.Node, title string) bool { return strings.Contains(node.Text, title) })
	})
}

// insertTemplate picks a template by its title.
func (n note) insertTemplate(title string) {
	n.t.Helper()
	n.openPicker()
	n.Type(title)
	n.offered().Until("has "+title+" first, filled", func(nodes []browser.Node) bool {
		return len(nodes) > 0 && strings.HasPrefix(nodes[0].Text, title) && nodes[0].Attributes["data-fits"] != ""
	})
	n.Press("Enter")
	n.search().UntilGone()
}

func TestPickerByKeyboardAlone(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka alpha", "Hi {{first_name}}, good to meet you at the river congress.")
	saveTemplate(t, b, "Quokka beta", "Hi {{first_name}}, we both work on water at {{company}}.")
	saveTemplate(t, b, "Zyzzyva", "Hi {{first_name}}, may I ask you about your paper?")
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.counter().Only()
			n.Press("/") // on an empty box
			n.untilPicking()
			n.Type("qqzzxx")
			n.Panel(`[data-role=found]`).UntilText("No template matches.")
			n.Press("Control+a")
			n.Type("quokka")
			n.Panel(`[data-role=found]`).UntilText("")
			n.offered().Until("are two", func(nodes []browser.Node) bool { return len(nodes) == 2 })
			n.Type(" b")
			n.untilOffered("Quokka beta")
			n.Press("Enter")
			n.untilModel("Hi Marta, we both work on water at Fjordwater.")
			n.search().UntilGone()
			n.counter().UntilText("46/200")

			n.Press("Control+z")
			n.untilModel("")
			if keys := n.model().Keys; slices.Contains(keys, "q") || slices.Contains(keys, "Enter") {
				t.Errorf("the page saw the keys of the picker: %q", keys)
			}
			n.unnoticed()
		})
	}
}

func TestArrowsChooseInThePicker(t *testing.T) {
	t.Parallel()
	b := start(t)
	words := []string{"Alder", "Birch", "Cedar"}
	for _, word := range words {
		saveTemplate(t, b, "Quokka "+word, "Hi {{first_name}}, "+word+" is the word.")
	}
	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.Type("quokka")
	n.offered().Until("are three", func(nodes []browser.Node) bool { return len(nodes) == 3 })
	second := n.offered().All()[1].Text
	n.Press("ArrowDown")
	n.offered().Until("has the second chosen", func(nodes []browser.Node) bool {
		return len(nodes) == 3 && nodes[1].Attributes["aria-selected"] == "true"
	})
	n.Press("Enter")
	for _, word := range words {
		if strings.Contains(second, word) {
			n.untilModel("Hi Marta, " + word + " is the word.")
		}
	}
}

func TestSearchOfThePickerIsEditedByKeys(t *testing.T) {
	t.Parallel()
	n := openNote(t, start(t), pages.Options{})
	n.openPicker()
	n.Type("webinar")
	n.Press("Shift+Home")
	n.Type("talk")
	n.search().Until("holds what took the place of it", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value == "talk" })
}

// A browser gives whatever scrolls a place in the tab order, where no key would choose anything.
// TestLongTitlesAreReadToTheirEnd has two templates that differ in the last word.
func TestLongTitlesAreReadToTheirEnd(t *testing.T) {
	t.Parallel()
	b := start(t)
	throwAway(t, b)
	for _, title := range []string{"Quokka conference in Hull", "Quokka conference in Porto", "Short", "Shorter"} {
		saveTemplate(t, b, title, "Hi {{first_name}}.")
	}
	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.untilOffered("Shorter", "Short", "Quokka conference in Porto", "Quokka conference in Hull")
	at := n.offered().All()
	if short, long := at[1].Y-at[0].Y, at[3].Y-at[2].Y; long < short+10 {
		t.Errorf("a long title has %g px, a short one %g: its end is cut off", long, short)
	}
}

func TestTabLeadsPastTheListOfThePicker(t *testing.T) {
	t.Parallel()
	n := openNote(t, start(t), pages.Options{})
	n.openPicker()
	n.untilFilled()
	preview := n.Panel(`[data-role=preview]`)
	preview.Only()
	n.Press("Tab")
	if !preview.Only().Focused {
		t.Error("Tab does not lead from the search to the preview")
	}
}

func TestEscapeClosesOnlyThePicker(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Question", "Hi {{first_name}}, may I ask you about your paper?")
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hello")
			n.counter().UntilText("5/200")
			n.openPicker()
			n.Type("q")
			n.Press("Escape")
			n.search().UntilGone()
			n.box().Until("has the focus again", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
			m := n.model()
			if !m.Open || m.Value != "Hello" {
				t.Fatalf("after Escape in the picker the dialog is open: %v, its text %q", m.Open, m.Value)
			}
			if want := []string{"H", "e", "l", "l", "o"}; !slices.Equal(m.Keys, want) {
				t.Errorf("the page saw the keys %q, want %q", m.Keys, want)
			}
			n.Press("Escape")
			n.Find(`.send-invite`).UntilGone()
			n.Panel(`*`).UntilGone()
		})
	}
}

func TestTemplateThatDoesNotFitIsRefused(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka long", "Hi {{first_name}}, "+strings.Repeat("your work on rivers helped us. ", 12))
	n := openNote(t, b, pages.Options{MaxLength: 300})
	n.counter().UntilText("0/300")
	n.openPicker()
	n.Type("quokka")
	n.untilOffered("Quokka long")
	n.Press("Enter")
	n.Panel(`[data-role=refusal]`).Until("gives the reason", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "characters")
	})
	n.untilModel("")
}

func TestTemplateThatDoesNotFitOffersItsCuts(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka long", "Hi {{first_name}}, I hope this message finds you well. I am a river engineer and I would like to ask you about the gauges "+
		"that you have built for {{company | your company}}, because I would like to learn which ones last. Would you connect?")
	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.Type("quokka")
	n.offered().Until("is one, too long", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Attributes["data-fits"] == "false" })
	n.Panel(`[data-role=preview] del`).Until("shows what would go", func(nodes []browser.Node) bool { return len(nodes) > 0 })
	n.Press("Enter")
	n.Panel(`[data-role=refusal]`).Only()
	n.untilModel("")
	n.Panel(`[data-role=refusal] [data-role=take-shortened]`).Click()
	n.search().UntilGone()
	n.box().Until("holds it shortened", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasPrefix(nodes[0].Value, "Hi Marta, ") && len(nodes[0].Value) <= 200
	})
	n.Press("Control+z")
	n.untilModel("")
}

func TestFirstNameIsGivenInThePicker(t *testing.T) {
	t.Parallel()
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			b := start(t)
			saveTemplate(t, b, "Quokka", "Hi {{first_name}}, shall we connect? {{my_first_name}}")
			n := openNote(t, b, m.options)
			n.openPicker()
			n.Type("quokka")
			name := n.Panel(`[data-role=first-name]`)
			name.Only()
			tabTo(t, n.Tab, name)
			n.Type("Zoë")
			n.Press("Enter")
			name.UntilGone()
			n.untilPicking()
			n.Panel(`[data-role=preview]`).Until("has the name", func(nodes []browser.Node) bool {
				return len(nodes) == 1 && strings.Contains(nodes[0].Text, "connect? Zoë")
			})
			n.Press("Enter")
			n.untilModel("Hi Marta, shall we connect? Zoë")
			if keys := n.model().Keys; slices.Contains(keys, "Z") || slices.Contains(keys, "Enter") {
				t.Errorf("the page saw the keys of the name: %q", keys)
			}
			n.unnoticed()
		})
	}
}

func TestPickerLeadsToTheSettingsAndTheLibrary(t *testing.T) {
	t.Parallel()
	for role, c := range map[string]struct{ typed, page string }{
		"open-settings": {"quokka", "options.html#/settings"},
		"open-library":  {"", "options.html#/library"},
	} {
		t.Run(role, func(t *testing.T) {
			b := start(t)
			if c.typed == "" {
				throwAway(t, b)
			} else {
				saveTemplate(t, b, "Quokka", "Hi {{first_name}}, I am a {{my_role}}.")
			}
			n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
			n.openPicker()
			n.Type(c.typed)
			n.Panel(`[data-role=` + role + `]`).Click()
			n.Until("the page is open", func() error {
				if !b.Shows(t, b.URL(c.page)) {
					return fmt.Errorf("no tab shows it")
				}
				return nil
			})
			n.unnoticed()
		})
	}
}

// throwAway empties the library.
func throwAway(t testing.TB, b *browser.Browser) {
	t.Helper()
	type answer struct{ Templates []struct{ ID string } }
	var all []string
	for _, template := range request[answer](t, b, "templates", map[string]any{}).Templates {
		all = append(all, template.ID)
	}
	request[any](t, b, "trashTemplates", map[string]any{"ids": all})
}

// The preview judges the note as it would be for this person.
func TestPreviewSaysWhatTheLinterWould(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka mail", "Hi {{first_name}}, mail me at eva@example.com about {{company | your company}}. I would like to hear of it.")
	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.Type("quokka")
	n.Panel(`[data-role=preview-finding][data-rule=contact-details]`).Only()
	n.Panel(`[data-role=facts]`).UntilText("82/200")
	n.Press("Enter")
	n.counter().UntilText("82/200")
	n.finding("contact-details").Only()
}

func TestTemplateDoesNotEatWhatWasWritten(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka closing", "Best wishes from the river office.")
	saveTemplate(t, b, "Zyzzyva closing", "Yours, Jo.")
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, thank you. ")
	n.insertTemplate("Quokka closing")
	n.untilModel("Hi Marta, thank you. Best wishes from the river office.")
	n.insertTemplate("Zyzzyva closing")
	n.untilModel("Hi Marta, thank you. Yours, Jo.")
	n.Press("Control+z")
	n.untilModel("Hi Marta, thank you. Best wishes from the river office.")
	n.Press("Control+z")
	n.untilModel("Hi Marta, thank you. ")
}

// TestTemplateThatThePageRefusesIsSaid has a page that empties its box again: the picker is gone by then.
func TestTemplateThatThePageRefusesIsSaid(t *testing.T) {
	t.Parallel()
	b := start(t)
	b.AllowClipboard(t)
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, good to meet you at the river congress.")
	n := refuseTemplate(t, b)
	copied := n.Panel(`[data-role=copy-refused]`)
	copied.Click()
	copied.UntilText("Copied")
	b.Grant(t, "https://"+pages.Host, "clipboard-read")
	if text := browser.Eval[string](n.Tab, `navigator.clipboard.readText()`); text != "Hi Marta, good to meet you at the river congress." {
		t.Errorf("the clipboard holds %q", text)
	}
}

// TestWhatMayNotBeCopiedCanBeCopiedByHand has a browser that keeps the clipboard from the page, and from us on it.
func TestWhatMayNotBeCopiedCanBeCopiedByHand(t *testing.T) {
	t.Parallel()
	b := start(t)
	b.AllowClipboard(t)
	b.Deny(t, "https://"+pages.Host, "clipboard-write")
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, good to meet you at the river congress.")
	n := refuseTemplate(t, b)
	n.Panel(`[data-role=copy-refused]`).Click()
	n.Panel(`[data-role=refused-text]`).Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	n.Press("Control+c")
	b.Grant(t, "https://"+pages.Host, "clipboard-read")
	if text := browser.Eval[string](n.Tab, `navigator.clipboard.readText()`); text != "Hi Marta, good to meet you at the river congress." {
		t.Errorf("the clipboard holds %q", text)
	}
	n.unnoticed()
}

// refuseTemplate opens a note in a page that empties its box again, and puts the template Quokka in.
func refuseTemplate(t testing.TB, b *browser.Browser) note {
	t.Helper()
	n := openNote(t, b, pages.Options{})
	browser.Eval[any](n.Tab, `document.querySelector('#custom-message').addEventListener('input', (event) => { event.target.value = ''; })`)
	n.openPicker()
	n.Type("quokka")
	n.untilOffered("Quokka")
	n.Press("Enter")
	n.search().UntilGone()
	n.Panel(`[data-role=refusal] .words`).UntilText("The page did not take the text. Copy it and paste it yourself.")
	return n
}

// The system's colour of what is chosen is behind the row, so that what is written there must have the one that goes with it.
func TestLengthOfTheChosenTemplateIsReadInForcedColours(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka long", "Hi {{first_name}}, "+strings.Repeat("your talk on rivers was good. ", 8))
	n := openNote(t, b, pages.Options{})
	n.ForcedColors()
	n.openPicker()
	n.Type("quokka")
	n.Panel(`[aria-selected=true] .over`).Only()
	colours := browser.EvalInside[[]string](n.Tab, `(() => {
		const row = `+panelRoot+`.querySelector('[aria-selected=true]');
		return [row, row.querySelector('.over')].map((e) => getComputedStyle(e).color);
	})()`)
	if colours[0] != colours[1] {
		t.Errorf("the row is written in %s, the length in %s", colours[0], colours[1])
	}
}

// TestPickerKeepsItsPlaces holds the list back, and empties it: what lies below must stay where somebody is about to click.
func TestPickerKeepsItsPlaces(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, good to meet you at the river congress.")
	for _, width := range []int64{1200, 360} {
		t.Run(fmt.Sprintf("%d wide", width), func(t *testing.T) {
			browser.EvalInWorker[any](t, b, `(() => {
				const { get } = chrome.storage.local;
				const held = new Promise((resolve) => (globalThis.letGo = resolve));
				chrome.storage.local.get = async (keys) => {
					if ([keys].flat().includes('uses')) await held;
					return get.call(chrome.storage.local, keys);
				};
			})()`)
			n := openNote(t, b, pages.Options{})
			n.Resize(width, 900)
			n.Type("Hello Marta, I liked your paper.")
			n.openPicker()
			below := n.Panel(`[data-role=save-note]`)
			if offered := n.offered().All(); len(offered) > 0 {
				t.Fatalf("%d templates are there before they can be", len(offered))
			}
			before := below.Only().Y
			browser.EvalInWorker[any](t, b, `letGo()`)
			n.offered().Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 1 })
			if y := below.Only().Y; y != before {
				t.Errorf("with the list, %v moved from %v to %v", below, before, y)
			}
			n.Type("quokka")
			n.untilOffered("Quokka")
			n.Type("zzz")
			n.offered().UntilGone()
			if y := below.Only().Y; y != before {
				t.Errorf("without a match, %v moved from %v to %v", below, before, y)
			}
			n.Close()
		})
	}
}

// holdAnswers keeps back those answers of the background for which the expression, of an answer `ok`, is true, until
// letGo is called in it. It reaches the connections made from then on.
func holdAnswers(t testing.TB, b *browser.Browser, expression string) {
	t.Helper()
	browser.EvalInWorker[any](t, b, `(() => {
		const held = new Promise((resolve) => (globalThis.letGo = resolve));
		chrome.runtime.onConnect.addListener((port) => {
			const post = port.postMessage.bind(port);
			port.postMessage = (message) => {
				const { ok } = message;
				if (ok && `+expression+`) void held.then(() => post(message));
				else post(message);
			};
		});
	})()`)
}

// TestTemplateThatWasGivenUpStaysOut has a slow background: the picker is closed before the template is filled.
func TestTemplateThatWasGivenUpStaysOut(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Zinnia", "Hi {{first_name}}, this is a zinnia.")
	saveTemplate(t, b, "Quince", "Hi {{first_name}}, this is a quince.")
	holdAnswers(t, b, `ok.text?.includes('a quince')`)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.insertTemplate("Zinnia")
	n.untilModel("Hi Marta, this is a zinnia.")
	n.openPicker()
	n.Type("quince")
	n.untilOffered("Quince")
	n.Press("Enter")
	n.Press("Escape")
	n.search().UntilGone()
	n.Press("Control+a")
	const own = "Dear Marta, mail me at eva@example.com"
	n.Type(own)
	browser.EvalInWorker[any](t, b, `letGo()`)
	n.Type(".")
	n.finding("contact-details").Only()
	n.counter().UntilText("39/200")
	n.Press("Backspace")
	n.untilModel(own)
	n.unnoticed()
}

func TestPickerListsNothingBeforeThePersonIsKnownAndWaitsForNothingElse(t *testing.T) {
	t.Parallel()
	b := start(t)
	suitTemplate(t, b, "Quokka rivers", map[string]string{"kind": "title-contains", "text": "hydrology"})
	saveTemplate(t, b, "Quokka any", "Hi {{first_name}}.")
	holdAnswers(t, b, `ok.drafts`)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.openPicker()
	n.untilFirst("Quokka rivers", "hydrology")
	n.Panel(`[data-role=preview]`).Until("knows the name", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Hi Marta,")
	})
	n.unnoticed()
}

// What gets the focus is scrolled into sight, and what it steers with it: nothing else would, and on a telephone the
// keyboard would hide it.
func TestListOfThePickerIsSeenInALowWindow(t *testing.T) {
	t.Parallel()
	const width, height = 360, 560
	b := start(t)
	for name, n := range map[string]note{
		"demo":     openDemo(t, b),
		"LinkedIn": openPage(t, b, martaPage, pages.Options{}),
	} {
		n.Resize(width, height)
		if name == "LinkedIn" {
			n.connect(marta)
			n.counter().UntilText("0/200")
		}
		n.Press("/")
		n.untilPicking()
		n.offered().Until("have the third one in sight: "+name, func(nodes []browser.Node) bool {
			return len(nodes) > 3 && 0 < nodes[2].Y && nodes[2].Y < height-10
		})
	}
}
