package e2e

import (
	"fmt"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

func TestPanelLivesAsLongAsTheBox(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			for _, leave := range []func(){
				func() { n.Press("Escape") },
				func() { n.Find(`.send-invite .artdeco-modal__dismiss`).Click() },
				func() { n.Find(`.send-invite [data-model=cancel]`).Click(); n.Press("Escape") },
				func() { n.Type("Hello Marta"); n.Find(`.send-invite [data-model=send]`).Click() },
			} {
				n.counter().Only() // one panel for each opening, never two
				leave()
				n.Find(`.send-invite`).UntilGone()
				n.Panel(`*`).UntilGone()
				if m := n.model(); len(m.Sent) > 0 {
					break // she cannot be invited twice
				}
				n.connect(marta)
			}
			n.unnoticed()
		})
	}
}

func TestPanelFollowsABoxThatThePageMoves(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hi")
			n.counter().UntilText("2/200")
			browser.Eval[any](n.Tab, `(() => {
				const holder = model.claim(document.createElement('div'));
				const content = model.find('.artdeco-modal__content');
				content.before(holder);
				holder.append(model.find('#custom-message'));
				content.hidden = true;
			})()`)
			n.counter().Only()
			n.box().Click()
			n.Type("Marta")
			n.counter().UntilText("7/200")
			n.unnoticed()
		})
	}
}

// LinkedIn's pages live for hours, through hundreds of openings. What the last one was may be held for a while.
func TestPanelLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	n := openPage(t, start(t), martaPage, pages.Options{})
	const times = 40
	open := func(times int) {
		for range times {
			n.connect(marta)
			n.counter().Only()
			n.Press("Escape")
			n.Find(`.send-invite`).UntilGone()
			n.Panel(`*`).UntilGone()
		}
	}
	open(2)
	nodes, listeners := n.Alive()
	open(times)
	n.Until("no opening has left nodes or listeners", func() error {
		moreNodes, moreListeners := n.Alive()
		if moreNodes -= nodes; moreNodes >= 3*times {
			return fmt.Errorf("%d have left %d nodes", times, moreNodes)
		}
		if moreListeners -= listeners; moreListeners >= times/2 {
			return fmt.Errorf("%d have left %d listeners", times, moreListeners)
		}
		return nil
	})
}

func TestSecondPersonGetsTheirOwnName(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka greeting", "Hi {{first_name}}, shall we talk?")
	n := openPage(t, b, "/search/results/people/", pages.Options{Mount: pages.Shadow})
	for _, name := range []string{marta, "Ottoline Vance"} {
		n.connect(name)
		n.insertTemplate("Quokka greeting")
		first, _, _ := strings.Cut(name, " ")
		n.untilModel("Hi " + first + ", shall we talk?")
		n.Press("Escape")
		n.Find(`.send-invite`).UntilGone()
	}
	n.unnoticed()
}

func TestNamesComeWithoutTheirDecorations(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka greeting", "Hi {{first_name}}, shall we talk?")
	for _, o := range []pages.Options{{}, {New: true, Mount: pages.Shadow}} {
		n := openPage(t, b, "/in/rene-okonwu-phd/", o)
		n.connect("Dr. René Okonwu, PhD")
		n.insertTemplate("Quokka greeting")
		n.untilModel("Hi René, shall we talk?")
	}
}

func TestLimit(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, c := range []struct {
		name    string
		plan    string
		options pages.Options
		want    string
	}{
		{"maxlength goes first", "auto", pages.Options{MaxLength: 300, Counter: 200}, "0/300"},
		{"then the dialog's counter", "200", pages.Options{Counter: 300}, "0/300"},
		{"then the plan", "300", pages.Options{Counter: -1}, "0/300"},
		{"a plan nobody set is a free one", "auto", pages.Options{Counter: -1}, "0/200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changeSettings(t, b, map[string]any{"plan": c.plan})
			openNote(t, b, c.options).counter().UntilText(c.want)
		})
	}
}

func TestOverTheLimitIsSaidAndNothingIsCut(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	text := "Hi Marta, "
	for range 10 {
		text += "I read your river report. "
	}
	n.Type(text)
	n.counter().UntilText("270/200")
	n.finding("length-over-limit").Only()
	n.untilModel(text)
	if !n.model().SendDisabled {
		t.Error("the model page would send a note that is too long")
	}
	n.unnoticed()
}

func TestPageInOtherLanguages(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, lang := range []string{"de", "fr", "pl", "ar"} {
		for _, m := range mountings {
			t.Run(lang+"/"+m.name, func(t *testing.T) {
				o := m.options
				o.Lang = lang
				n := openPage(t, b, "/in/bożena-wężyk/", o)
				n.connect("Bożena Wężyk")
				n.Type("Hi")
				n.counter().UntilText("2/200")
				n.unnoticed()
			})
		}
	}
}

func TestSwitchedOffShowsNothing(t *testing.T) {
	t.Parallel()
	b := start(t)
	popup := b.Open(t, b.URL("popup.html"))
	n := openNote(t, b, pages.Options{})
	n.counter().Only()

	popup.Find(`label:has([data-role=on])`).Click()
	n.Panel(`*`).UntilGone()
	n.Press("Escape")
	n.connect(marta)
	n.Panel(`*`).UntilGone()

	popup.Find(`label:has([data-role=on])`).Click()
	n.counter().Until("is back", func(nodes []browser.Node) bool { return len(nodes) == 1 })
	n.unnoticed()
}
