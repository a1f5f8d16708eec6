package e2e

import (
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// untilFirst waits until a template is on top of the picker, with that reason.
func (n note) untilFirst(title, why string) {
	n.t.Helper()
	n.offered().Until("has "+title+" first: "+why, func(nodes []browser.Node) bool {
		return len(nodes) > 1 && strings.HasPrefix(nodes[0].Text, title) && strings.Contains(nodes[0].Text, why)
	})
}

// suitTemplate puts a template with conditions into the library.
func suitTemplate(t testing.TB, b *browser.Browser, title string, suits ...map[string]string) {
	t.Helper()
	body := "Hi {{first_name}}, this is about " + title + "."
	request[any](t, b, "saveTemplate", map[string]any{"title": title, "body": body, "tags": []string{}, "suits": suits})
}

func TestPickerPutsOnTopWhatSuitsThePerson(t *testing.T) {
	t.Parallel()
	b := start(t)
	changeSettings(t, b, map[string]any{"me": map[string]any{"first_name": "", "name": "", "role": "", "company": "", "school": "Norrvik Technical University"}})
	suitTemplate(t, b, "Quokka school", map[string]string{"kind": "school-is-mine"})
	suitTemplate(t, b, "Quokka rivers", map[string]string{"kind": "title-contains", "text": "limnology, hydrology"})
	suitTemplate(t, b, "Quokka both", map[string]string{"kind": "location-contains", "text": "Sweden"}, map[string]string{"kind": "company-is", "text": "fjordwater"})
	suitTemplate(t, b, "Quokka nobody", map[string]string{"kind": "company-is", "text": "Fjord"})
	saveTemplate(t, b, "Quokka any", "Hi {{first_name}}.")
	for _, o := range []pages.Options{{}, {New: true, Mount: pages.Shadow}} {
		n := openNote(t, b, o)
		n.openPicker()
		n.untilFirst("Quokka both", "Their location is Norrvik, Sweden, and they work at Fjordwater.")
		n.Type("quokka")
		n.untilOffered("Quokka both", "Quokka school", "Quokka rivers", "Quokka any", "Quokka nobody")
		n.unnoticed()
	}
	rene := openPage(t, b, "/in/rene-okonwu-phd/", pages.Options{})
	rene.connect("Dr. René Okonwu, PhD")
	rene.openPicker()
	rene.Type("quokka")
	rene.untilOffered("Quokka any", "Quokka nobody", "Quokka both", "Quokka rivers", "Quokka school")
	rene.Panel(`[data-role=why]`).UntilGone()
}

func TestReasonIsSaidOnceForTheTemplatesThatShareIt(t *testing.T) {
	t.Parallel()
	b := start(t)
	throwAway(t, b)
	for _, title := range []string{"Quokka one", "Quokka two"} {
		request[any](t, b, "saveTemplate", map[string]any{"title": title, "body": "Hi {{first_name}}.", "tags": []string{"rivers"},
			"suits": []map[string]string{{"kind": "location-contains", "text": "Sweden"}}})
	}
	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.Panel(`.option .why`).UntilText("Their location is Norrvik, Sweden.")
	n.Panel(`.option .tags`).Until("are those of both", func(nodes []browser.Node) bool {
		return len(nodes) == 2 && nodes[1].Visible && nodes[1].Text == "rivers"
	})
	n.offered().Until("say it both to those who do not see", func(nodes []browser.Node) bool {
		return len(nodes) == 2 && strings.Contains(nodes[1].Text, "Their location is Norrvik, Sweden.")
	})
}

// Beside a profile, every way in to the pop-up knows the name alone: then nothing is said to suit.
func TestNothingSuitsSomebodyOfWhomOnlyTheNameIsKnown(t *testing.T) {
	t.Parallel()
	b := start(t)
	suitTemplate(t, b, "Quokka rivers", map[string]string{"kind": "title-contains", "text": "hydrology"})
	saveTemplate(t, b, "Quokka any", "Hi {{first_name}}.")
	for _, path := range []string{"/search/results/people/", "/mynetwork/grow/", "/in/rene-okonwu-phd/"} {
		n := openPage(t, b, path, pages.Options{New: true, Mount: pages.Shadow})
		n.connect(marta)
		n.openPicker()
		n.Type("quokka")
		n.untilOffered("Quokka any", "Quokka rivers")
		n.Panel(`[data-role=why]`).UntilGone()
	}
}

func TestConditionsAreSetByKeyboardAndKept(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	l.write("Quokka rivers", "Hi {{first_name}}, your gauges made me think.")
	l.role("add-condition").Click()
	l.role("condition-kind").Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	l.Press("Tab")
	l.Type("hydrology")
	l.Press("Control+s")
	l.untilState("saved")

	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.untilFirst("Quokka rivers", "Their job title says “hydrology”.")

	l.role("remove-condition").Click()
	l.role("condition").UntilGone()
	l.untilState("changed")
	l.Press("Control+s")
	l.untilState("saved")
	n.Panel(`[data-id] [data-role=why]`).Until("are of others", func(nodes []browser.Node) bool {
		for _, node := range nodes {
			if strings.Contains(node.Text, "hydrology") {
				return false
			}
		}
		return true
	})

	// The text was the same all the time, but whom it suits is part of its history.
	l.Find(`[data-role=history] summary`).Click()
	l.role("bring-back").Click()
	l.untilValue("condition-text", "hydrology")
}
