package e2e

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// people is a sheet as somebody might drop it, with cells that mean harm.
const people = "First Name,Last Name,Company,Job Title,LinkedIn URL,Which talk?,Phone\n" +
	"ANNA,\"Kim, PhD\",Acme,Engineer,https://www.linkedin.com/in/anna-kim/?trk=x,winter floods,=1+1\n" +
	"Bo,Li,\"Rye\n& Sons\",Baker,javascript:alert(1)//linkedin.com/in/bo,night trains,+49 1\n" +
	"Zoë,Dé,<img src=x onerror=alert(1)>,\"Vet <script>alert(2)</script>\",https://linkedin.com@evil.example/in/zoe,,\n" +
	"X,\"Y\"z,Q\n" +
	"A,B,C,D,E,F,G,H\n"

const talkBody = "Hi {{first_name}}, your talk on {{ask \"Which talk?\"}} changed how we plan at work; I liked what {{company | your team}} showed. May I connect?"

// openSheet drops a file on the section of the outreach sheet.
func openSheet(t testing.TB, b *browser.Browser, name, text string) library {
	t.Helper()
	l := library{b.Open(t, b.URL("options.html#/sheet")), t}
	l.role("sheet-file").Choose(fileOf(t, name, text))
	return l
}

// fileOf writes a file to be chosen, and answers where it is.
func fileOf(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// choose takes an option of a select by its words, as the keyboard does.
func (l library) choose(role, words string) {
	l.t.Helper()
	l.role(role).Only()
	browser.Eval[any](l.Tab, fmt.Sprintf(`(() => {
		const select = document.querySelector('[data-role=%s]');
		const option = [...select.options].find((o) => o.text === %q);
		if (!option) throw new Error('there are ' + [...select.options].map((o) => o.text));
		select.value = option.value;
		select.dispatchEvent(new Event('change', { bubbles: true }));
	})()`, role, words))
}

// untilSaid waits until the only element of a role contains the words.
func (l library) untilSaid(role, words string) {
	l.t.Helper()
	l.role(role).Until("says "+words, func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.Contains(nodes[0].Text, words) })
}

// note names a part of the row that is listed at a place, from 0.
func (l library) note(place int, role string) browser.Element {
	return l.Find(fmt.Sprintf(`[aria-posinset="%d"] [data-role=%s]`, place+1, role))
}

func TestSheetIsFilledLookedThroughAndExported(t *testing.T) {
	t.Parallel()
	b := start(t)
	downloads := b.Downloads(t)
	saveTemplate(t, b, "Quokka talk", talkBody)
	l := openSheet(t, b, "people.csv", people)
	l.untilSaid("sheet-people", "5 people")
	l.role("holds").Until("are guessed", func(nodes []browser.Node) bool { return len(nodes) == 7 })
	l.choose("sheet-template", "Quokka talk")
	l.role("holds").Until("know the question", func(nodes []browser.Node) bool {
		var got []string
		for _, n := range nodes {
			got = append(got, n.Value)
		}
		return slices.Equal(got, []string{"first_name", "last_name", "company", "title", "profile", "?Which talk?", ""})
	})
	l.role("sheet-fill").Click()
	l.untilSaid("sheet-ready", "2 of 5 notes can be sent as they are.")
	l.note(0, "note-text").UntilText("Hi Anna, your talk on winter floods changed how we plan at work; I liked what Acme showed. May I connect?")
	l.note(1, "note-text").Until("takes the line break out", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "what Rye & Sons showed")
	})
	l.note(3, "note-text").Until("tells the problem", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "quotation mark")
	})

	l.role("note-profile").Until("is one plain link", func(nodes []browser.Node) bool {
		for _, n := range nodes {
			if n.Attributes["href"] != "https://www.linkedin.com/in/anna-kim/" || n.Attributes["target"] != "_blank" || n.Attributes["rel"] != "noopener noreferrer" {
				return false
			}
		}
		return len(nodes) == 2 // in the list and beside it
	})
	if injected := browser.Eval[int](l.Tab, `document.querySelectorAll('main img, main script').length`); injected != 0 {
		t.Errorf("%d elements came out of cells", injected)
	}

	l.role("sheet-faults").Click()
	l.Find(`[data-filter="blank:Which talk?"]`).Click()
	l.role("note").Until("is Zoë's alone", func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Zoë") })
	l.Find(`[data-filter=all]`).Click()

	l.role("sheet-export").Click()
	file, err := os.ReadFile(downloads.Only(l.Tab, "people-notes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 6 || !slices.Equal(rows[0][7:], []string{"note", "count", "template", "why", "findings", "blanks", "repeats", "error"}) {
		t.Fatalf("exported: %v\n%s", err, file)
	}
	if rows[1][6] != "'=1+1" || rows[2][6] != "'+49 1" || !strings.HasPrefix(rows[1][7], "Hi Anna, ") || rows[1][9] != "Quokka talk" || rows[3][12] != "Which talk?" || rows[4][14] == "" || rows[5][14] == "" {
		t.Errorf("exported:\n%s", file)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}

// twice is a sheet that lists Anna by her profile twice, and Bo by his name and company.
const twice = "Name,Company,LinkedIn URL,Which talk?\n" +
	"Anna Kim,Acme,https://www.linkedin.com/in/anna-kim/,floods\n" +
	"Bo Li,Rye,,trains\n" +
	"A. Kim,,linkedin.com/in/Anna-Kim?trk=x,floods\n" +
	"\"LI, BO\",RYE,,trains\n" +
	"Cleo Dé,Rye,,cranes\n"

func TestPersonWhoIsListedTwiceIsWrittenToOnce(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka talk", talkBody)
	l := openSheet(t, b, "twice.csv", twice)
	l.untilSaid("sheet-repeats", "2 people are listed more than once") // before anything is filled
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	l.untilSaid("sheet-ready", "3 of 5 notes can be sent as they are.")
	l.note(0, "note-repeats").UntilText("Also in row 4")
	l.note(2, "note-repeats").UntilText("Also in row 2")
	l.note(4, "note-repeats").UntilGone()

	b.AllowClipboard(t)
	l.note(2, "note-copy").Click()
	l.note(0, "note-repeats").UntilText("Copied in row 4")
	l.Find(`[data-filter=left]`).Click()
	l.role("note").Until("are those of nobody who has a note", func(nodes []browser.Node) bool {
		return len(nodes) == 3 && !strings.Contains(nodes[0].Text, "Anna")
	})
	l.Find(`[data-filter=repeated]`).Click()
	l.role("note").Until("are those of Anna and Bo", func(nodes []browser.Node) bool { return len(nodes) == 4 })
	l.note(0, "note-open").Click()
	l.untilSaid("note-other", "Row 4, copied")
	l.role("note-other").Click()
	l.note(2, "note-open").Until("is the one that is looked at", func(nodes []browser.Node) bool { return len(nodes) == 1 })
	l.untilSaid("note-other", "Row 2")
	l.note(0, "note-copy").Click()
	l.untilSaid("toast", "So was the one in row 4, to the same person.")
}

// openFilled opens the sheet of five people, two of whose notes are ready.
func openFilled(t *testing.T, b *browser.Browser) library {
	t.Helper()
	saveTemplate(t, b, "Quokka talk", talkBody)
	l := openSheet(t, b, "people.csv", people)
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	l.untilSaid("sheet-ready", "2 of 5")
	return l
}

// rewrite opens a note of the sheet and types words of one's own over it.
func (l library) rewrite(place int, words string) {
	l.note(place, "note-open").Click()
	l.role("note-field").Click()
	l.Press("Control+a")
	l.Type(words)
}

// The row under the hand stays when its note is copied, so that the next click meets the same person.
func TestCopiedRowStaysAndCopyingIsTakenBack(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openFilled(t, b)
	l.role("sheet-setup").Until("stands aside", func(nodes []browser.Node) bool {
		_, open := nodes[0].Attributes["open"]
		return !open && strings.Contains(nodes[0].Text, "Quokka talk · 200 characters · 6 of 7 columns")
	})
	b.AllowClipboard(t)
	untilLeft := func(listed int, left, first string) {
		t.Helper()
		l.role("note").Until(fmt.Sprintf("are %d", listed), func(nodes []browser.Node) bool { return len(nodes) == listed })
		l.Find(`[data-filter=left]`).UntilText("Not copied yet " + left)
		l.note(0, "note-copy").Until("says "+first, func(nodes []browser.Node) bool {
			return len(nodes) == 1 && strings.HasPrefix(nodes[0].Text, first+" ")
		})
	}
	l.Find(`[data-filter=left]`).Click()
	untilLeft(3, "3", "Copy")
	l.note(0, "note-copy").Click()
	untilLeft(3, "2", "Copied")
	l.role("undo").Click()
	untilLeft(3, "3", "Copy")
	l.note(0, "note-copy").Click()
	untilLeft(3, "2", "Copied")
	l.note(0, "note-open").Click()
	l.role("note-uncopy").Click()
	untilLeft(3, "3", "Copy")
	l.note(0, "note-copy").Click()
	untilLeft(3, "2", "Copied")
	l.Find(`[data-filter=left]`).Click()
	untilLeft(2, "2", "Copy")
}

func TestBrokenTemplateIsNamedWhereItIsChosen(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka broken", "Hi {{first_name, your talk was good.")
	l := openSheet(t, b, "people.csv", people)
	l.role("sheet-template").Until("marks it", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Quokka broken (has an error)")
	})
	l.role("sheet-faulty").UntilGone() // the conditions choose others
	l.choose("sheet-template", "Quokka broken (has an error)")
	l.untilSaid("sheet-faulty", "Quokka broken has an error, so no note is filled with it: ")
	l.role("sheet-fill").Until("cannot be pressed", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Disabled })
	l.choose("sheet-template", "By conditions")
	l.role("sheet-faulty").UntilGone()
	l.choose("sheet-template", "Quokka broken (has an error)")
	l.Find(`[data-role=sheet-faulty] a`).Click()
	l.untilValue("title", "Quokka broken")
}

func TestTemplateThatIsGoneIsSaid(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openFilled(t, b)
	request[any](t, b, "trashTemplate", map[string]any{"id": templateOf(t, b, "Quokka talk").ID})
	l.role("sheet-fill").Until("cannot be pressed", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Disabled })
	l.untilSaid("sheet", "The template that was chosen is not in the library any more. Choose another.")
	l.untilSaid("sheet-setup", "A template that is gone · 200 characters")
	l.Find(`[data-role=sheet-setup] > summary`).Click()
	l.choose("sheet-template", "By conditions")
	l.role("sheet-fill").Until("can be pressed", func(nodes []browser.Node) bool { return len(nodes) == 1 && !nodes[0].Disabled })
}

func TestConditionsChooseTheTemplate(t *testing.T) {
	t.Parallel()
	b := start(t)
	request[any](t, b, "saveTemplate", map[string]any{
		"title": "Quokka bakers", "body": "Hi {{first_name}}, bread at {{company}} is the best.", "tags": []string{},
		"suits": []map[string]string{{"kind": "company-is", "text": "Rye & Sons"}, {"kind": "title-contains", "text": "baker"}},
	})
	l := openSheet(t, b, "people.csv", people)
	l.role("sheet-fill").Click()
	l.note(1, "note-text").UntilText("Hi Bo, bread at Rye & Sons is the best.")
	l.note(1, "note-open").Click()
	l.untilSaid("note-why", "Quokka bakers: They work at Rye & Sons, and their job title says “baker”.")
	l.note(2, "note-text").UntilText("No template suits this person.")
}

func TestNoteIsEditedKeptCopiedAndRemoved(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openFilled(t, b)
	l.rewrite(2, "Hi Zoe, your paper on cranes helped us. May I connect? Write to me at eva@example.com")
	l.Find(`[data-role=finding][data-rule=contact-details]`).Only()
	l.Find(`[data-rule=contact-details] [data-role=fix]`).Click()
	l.Find(`[data-role=finding][data-rule=contact-details]`).UntilGone()
	l.note(2, "note-text").Until("is the person's", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasPrefix(nodes[0].Text, "Hi Zoe, your paper on cranes helped us.") && !strings.Contains(nodes[0].Text, "@")
	})
	l.untilSaid("sheet-ready", "3 of 5")
	b.AllowClipboard(t)
	l.role("detail-copy").Click()
	l.untilSaid("toast", "Zoë Dé’s note is copied.")
	if got := browser.Eval[string](l.Tab, `navigator.clipboard.readText()`); !strings.HasPrefix(got, "Hi Zoe, your paper on cranes") {
		t.Errorf("the clipboard has %q", got)
	}

	l.Go(b.URL("popup.html"))
	l.Go(b.URL("options.html#/sheet"))
	l.untilSaid("sheet-ready", "3 of 5")
	l.note(2, "note-text").Until("was kept", func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.HasPrefix(nodes[0].Text, "Hi Zoe") })
	l.note(2, "note-copy").Until("was copied", func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.HasPrefix(nodes[0].Text, "Copied") })
	l.note(2, "note-open").Click()
	l.role("note-restore").Click()
	l.untilSaid("sheet-ready", "2 of 5")
	l.untilSaid("toast", "Zoë Dé’s note has the template’s words.")
	restored := l.note(2, "note-text")
	isOwn := func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.HasPrefix(nodes[0].Text, "Hi Zoe") }
	l.role("undo").Click()
	l.untilSaid("sheet-ready", "3 of 5")
	restored.Until("is the person's again", isOwn)

	// Undo is true of the sheet also when the person has been elsewhere.
	l.role("note-restore").Click()
	l.untilSaid("sheet-ready", "2 of 5")
	l.Find(`a[href="#/about"]`).Click()
	l.role("section-about").Only()
	l.Find(`a[href="#/sheet"]`).Click()
	l.untilSaid("sheet-ready", "2 of 5")
	l.role("undo").Click()
	restored.Until("is the person's again", isOwn)

	l.role("sheet-remove").Click()
	l.role("confirm-action").Click()
	l.role("sheet-start").Only()
	l.Tab.Until("the browser has forgotten it", func() error {
		left := browser.Eval[int](l.Tab, `new Promise((done) => { const o = indexedDB.open('warmnote-sheet'); o.onsuccess = () => {
			const r = o.result.transaction('values').objectStore('values').count(); r.onsuccess = () => done(r.result); }; })`)
		if left != 0 {
			return fmt.Errorf("%d values are left", left)
		}
		return nil
	})
}

// What is said of one's own notes is true of the last fill, and of the last words, also of notes that nobody looks at.
func TestOwnNotesAreJudgedAnewWhenFilledAndWhenLeftInMidTyping(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openFilled(t, b)
	l.rewrite(2, "Hi Zoe, your paper on cranes helped us to see what was wrong with the joints of our own, and we have built four of them since with what we learned from it; the fifth comes in May. I would like to show you one. May I connect?")
	l.Find(`[data-rule=length-over-limit]`).Until("is found", some)
	l.Find(`[data-filter=errors]`).UntilText("With errors 1")
	l.note(0, "note-open").Click()
	l.Find(`[data-role=sheet-setup] > summary`).Click()
	l.choose("sheet-limit", "300, with Premium or Sales Navigator")
	l.role("sheet-fill").Click()
	l.Find(`[data-filter=errors]`).UntilGone()
	l.untilSaid("sheet-ready", "3 of 5")

	browser.Eval[any](l.Tab, `(() => {
		const field = document.querySelector('[data-role=note-field]');
		field.value = 'Hi Anna, write to me at eva@example.com. May I connect?';
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		document.querySelector('[aria-posinset="2"] [data-role=note-open]').click();
	})()`)
	l.Find(`[aria-posinset="1"] .badge-warning`).Only()
}

// What there is no room for stays in its tab, as it is said, through a walk to other sections too, and is kept once there is room.
func TestSheetThatThereIsNoRoomForStaysInItsTab(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openFilled(t, b)
	// As a disk that is full does.
	browser.Eval[any](l.Tab, `(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...item) {
			if (window.room) return put.apply(this, item);
			this.transaction.abort();
		};
	})()`)
	const own = "Hi Zoe, your paper on cranes helped us."
	l.rewrite(2, own)
	l.untilSays("section-sheet", "The browser has no room to keep this sheet.")
	walk := func() {
		t.Helper()
		l.Find(`a[href="#/about"]`).Click()
		l.role("section-about").Only()
		if unasked := browser.Eval[bool](l.Tab, `dispatchEvent(new Event('beforeunload', { cancelable: true }))`); unasked {
			t.Error("the tab may be closed unasked")
		}
		l.Find(`a[href="#/sheet"]`).Click()
		l.note(2, "note-text").UntilText(own)
	}
	walk()
	l.untilSays("section-sheet", "The browser has no room to keep this sheet.")

	// An Undo reaches it from elsewhere, too.
	l.note(2, "note-open").Click()
	l.role("note-restore").Click()
	l.untilSaid("sheet-ready", "2 of 5")
	l.Find(`a[href="#/about"]`).Click()
	l.role("section-about").Only()
	l.role("undo").Click()
	l.Find(`a[href="#/sheet"]`).Click()
	l.note(2, "note-text").UntilText(own)

	walk()
	browser.Eval[any](l.Tab, `window.room = true; 0`)
	l.Find(`a[href="#/about"]`).Click()
	l.Find(`a[href="#/sheet"]`).Click()
	l.note(2, "note-text").UntilText(own)
	l.Find(`.notice`).UntilGone()
	other := library{b.Open(t, b.URL("options.html#/sheet")), t}
	other.note(2, "note-text").UntilText(own)
}

func TestTwoWindowsOnOneSheetAreAsOne(t *testing.T) {
	t.Parallel()
	b := start(t)
	one := openFilled(t, b)
	two := library{b.Open(t, b.URL("options.html#/sheet")), t}
	two.untilSaid("sheet-ready", "2 of 5")
	untilWritten := func(l library) {
		t.Helper()
		l.note(2, "note-text").Until("is the person's", func(nodes []browser.Node) bool {
			return len(nodes) == 1 && nodes[0].Text == "Hi Zoe, your paper on cranes helped us."
		})
	}
	one.note(2, "note-open").Click()
	one.role("note-field").Click()
	one.Press("Control+a")
	one.Type("Hi Zoe, your paper on cranes helped us.")
	untilWritten(two)
	b.AllowClipboard(t)
	two.note(2, "note-copy").Click()
	one.note(2, "note-copy").Until("was copied", func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.HasPrefix(nodes[0].Text, "Copied") })
	two.Go("about:blank")
	two.Go(b.URL("options.html#/sheet"))
	untilWritten(two)

	two.role("sheet-remove").Click()
	two.role("confirm-action").Click()
	one.role("sheet-start").Only()
	path := filepath.Join(t.TempDir(), "twice.csv")
	if err := os.WriteFile(path, []byte(twice), 0o600); err != nil {
		t.Fatal(err)
	}
	two.role("sheet-file").Choose(path)
	one.Find(`#sheet-title`).UntilText("twice.csv")
}

func TestLongWordsTakeNothingAwayFromANote(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka talk", "Hello {{first_name}}, you are the {{title}} of {{company}}!!! Mail me at eva@example.com")
	long := strings.Repeat("hauptbetriebswerkbauunterbeamten", 4)
	l := openSheet(t, b, "long.csv", "First Name,Company,Job Title,LinkedIn URL\nAnna,"+long+","+long+",https://www.linkedin.com/in/anna\n")
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	l.role("note").Only()
	inside := func(outer, inner string) {
		t.Helper()
		l.Until(inner+" is inside of "+outer, func() error {
			by := browser.Eval[float64](l.Tab, fmt.Sprintf(`(() => {
				const [outer, inner] = [%q, %q].map((selector) => document.querySelector(selector));
				return outer && inner ? Math.max(inner.getBoundingClientRect().right - outer.getBoundingClientRect().right, inner.scrollWidth - inner.clientWidth) : 999;
			})()`, outer, inner))
			if by > 0 {
				return fmt.Errorf("%v px are not", by)
			}
			return nil
		})
	}
	l.Resize(910, 700)
	inside(".note-row", ".note-row [data-role=note-open]")
	inside(".note-row", ".note-row [data-role=note-copy]")
	inside(".notes", ".note-detail")
	l.Resize(320, 700)
	inside(".note-row", ".note-row [data-role=note-copy]")
	l.role("note-open").Click()
	inside(".notes", ".note-detail")
}

// Who sees some columns only, in a frame that ends between two rows, does not know that there are more.
func TestColumnsOfAUsualSheetAreSeenAtOnce(t *testing.T) {
	t.Parallel()
	b := start(t)
	question := "Which of the talks about the things we all know?"
	saveTemplate(t, b, "Quokka talk", `Hi {{first_name}}, your talk on {{ask "`+question+`"}} helped us.`)
	firm := strings.Repeat("Acme Holding ", 5)
	l := openSheet(t, b, "people.csv", "First Name,Last Name,Company,Job Title,LinkedIn URL,City,"+question+"\n"+
		"Anna,Kim,"+firm+",Engineer and head of the rivers,https://www.linkedin.com/in/anna,Lyon,winter floods\n")
	l.choose("sheet-template", "Quokka talk")
	l.Resize(700, 1200)
	l.role("column").Until("are seven", func(nodes []browser.Node) bool { return len(nodes) == 7 })
	l.Until("all of them are seen", func() error {
		below := browser.Eval[float64](l.Tab, `(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.sheet-table'))`)
		if below > 0 {
			return fmt.Errorf("%v px are not", below)
		}
		return nil
	})
}

func TestNarrowSheetShowsListOrNote(t *testing.T) {
	t.Parallel()
	b := start(t)
	title := "Quokka " + strings.Repeat("Donaudampfschiff", 12)
	saveTemplate(t, b, title, talkBody)
	l := openSheet(t, b, "people.csv", people)
	l.Resize(320, 700)
	l.choose("sheet-template", title)
	l.role("sheet-fill").Click()
	l.note(1, "note-open").Click()
	focused := func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused && nodes[0].Visible }
	l.role("note-back").Until("has the focus", focused)
	l.Press("Enter")
	l.note(1, "note-open").Until("has it again", focused)
	if wide := browser.Eval[int](l.Tab, `document.documentElement.scrollWidth`); wide > 320 {
		t.Errorf("the page is %d px wide", wide)
	}
}

func TestWhatIsNoSheetIsSaid(t *testing.T) {
	t.Parallel()
	b := start(t)
	for name, c := range map[string]struct{ text, words string }{
		"people.xlsx": {"PK\x03\x04rest", "Save it as CSV"},
		"empty.csv":   {"\n,,\n", "This sheet is empty"},
		"long.csv":    {strings.Repeat("x", 21<<20), "reads up to 20.0 MB"},
	} {
		l := openSheet(t, b, name, c.text)
		l.untilSaid("failure", c.words)
	}
}

// A sheet that was kept but cannot be read is no empty place: whoever drops another there would lose it unseen.
func TestSheetThatCannotBeReadIsNotReplaced(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := library{b.Open(t, b.URL("options.html#/library")), t}
	browser.Eval[any](l.Tab, `new Promise((resolve, reject) => {
		const opening = indexedDB.open('warmnote-sheet', 2); // as of a version that is still to come
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => resolve(opening.result.close());
	})`)
	path := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(path, []byte(people), 0o600); err != nil {
		t.Fatal(err)
	}
	browser.Eval[any](l.Tab, `location.hash = '#/sheet'`)
	l.untilSaid("failure", "cannot be read just now")
	l.role("sheet-file").Choose(path)
	l.untilSaid("failure", "no other takes its place")
	l.role("sheet-fill").UntilGone()
}

// manyPeople is a sheet of n made-up people.
func manyPeople(n int) string {
	var text strings.Builder
	text.WriteString("First Name,Last Name,Company,Job Title,LinkedIn URL,Which talk?,Phone\n")
	for i := range n {
		first := []string{"Anna", "DR. TOMASZ", "Mei", "Zoë"}[i%4]
		fmt.Fprintf(&text, "%s,Kim-%d,\"Acme %d, Inc.\",Senior Engineer,https://www.linkedin.com/in/p%d,night trains,+%d\n", first, i, i%97, i, i)
	}
	return text.String()
}

// Paper is white, does not scroll, and a note that it cuts is lost on it.
func TestSheetIsPrintedDarkOnWhiteAndUncut(t *testing.T) {
	t.Parallel()
	l := picturedSheet(t, nil)
	l.Dark(true)
	l.Paper()
	if ink := browser.Eval[string](l.Tab, `getComputedStyle(document.body).color`); ink != "rgb(35, 32, 27)" {
		t.Errorf("it is printed in %s", ink)
	}
	const cut = `[...document.querySelectorAll('.note-scroller, .note-row, .note-text')].filter((e) => e.scrollHeight > e.clientHeight + 2).map((e) => e.className)`
	if lost := browser.Eval[[]string](l.Tab, cut); len(lost) > 0 {
		t.Errorf("is cut on paper: %q", lost)
	}
	if apart := browser.Eval[int](l.Tab, `[...document.querySelectorAll('.note-row')].filter((e) => getComputedStyle(e).breakInside === 'avoid').length`); apart != 5 {
		t.Errorf("%d of 5 notes are kept on one page", apart)
	}
}

// Of a long list only the rows in sight are in the document, and beside a note that is open a narrow page has no room for it.
func TestLongSheetIsPrintedWhole(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka talk", talkBody)
	l := openSheet(t, b, "many.csv", manyPeople(60))
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	l.untilSaid("sheet-ready", "60 of 60")
	l.note(0, "note-open").Click()
	l.Press("End")
	l.note(59, "note-open").Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	const stand = `document.querySelector('[data-role=note-list]').scrollTop`
	before := browser.Eval[float64](l.Tab, stand)
	paper := l.PDF()
	for i := range 60 {
		if !bytes.Contains(paper, fmt.Appendf(nil, "linkedin.com/in/p%d/", i)) {
			t.Errorf("row %d is not on paper", i+1)
		}
	}
	l.role("note").Until("are few again", func(nodes []browser.Node) bool { return len(nodes) > 0 && len(nodes) < 60 })
	if after := browser.Eval[float64](l.Tab, stand); after != before {
		t.Errorf("the list stands at %v and not at %v any more", after, before)
	}
	l.note(59, "note-open").Until("still has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
}

func TestTenThousandRowsStayAtHand(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka talk", talkBody)
	l := openSheet(t, b, "many.csv", manyPeople(10_000))
	l.untilSaid("sheet-people", "10,000 people")
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	l.role("sheet-cancel").Click()
	l.role("sheet-fill").Until("offers to go on", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Text == "Go on filling" })
	l.role("sheet-fill").Click()
	l.role("sheet-cancel").Only()
	browser.Eval[any](l.Tab, `document.querySelector('[data-role=sheet-cancel]').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 })), 0`)
	for done := 1000.0; done < 10_000; done += 1000 { // each of them has the patience of a whole wait
		l.Until(fmt.Sprintf("%v notes are filled", done), func() error {
			at := browser.Eval[float64](l.Tab, `document.querySelector('[data-role=sheet-progress]')?.value ?? 10_000`)
			if at < done {
				return fmt.Errorf("it is at %v", at)
			}
			return nil
		})
	}
	l.untilSaid("sheet-ready", "10,000 of 10,000 notes")

	l.note(0, "note-open").Click()
	l.Press("End")
	l.role("note-open").Until("goes to the last", func(nodes []browser.Node) bool {
		return slices.ContainsFunc(nodes, func(n browser.Node) bool { return n.Focused && strings.Contains(n.Text, "Kim-9999") })
	})
	l.Press("ArrowUp")
	l.role("note-open").Until("goes one back", func(nodes []browser.Node) bool {
		return slices.ContainsFunc(nodes, func(n browser.Node) bool { return n.Focused && strings.Contains(n.Text, "Kim-9998") })
	})
	l.role("note-field").Until("shows it", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasPrefix(nodes[0].Value, "Hi Mei, ")
	})
	if drawn := len(l.role("note").All()); drawn > 40 {
		t.Errorf("%d rows are in the document", drawn)
	}
	l.Press("Tab") // from the name to the link to the profile, and on to Copy
	l.Press("Tab")
	l.Press("Home")
	l.role("note-copy").Until("stays on the button", func(nodes []browser.Node) bool {
		return slices.ContainsFunc(nodes, func(n browser.Node) bool { return n.Focused && strings.Contains(n.Text, "Kim-0’s") })
	})
}

// A note box somewhere else is answered while a sheet is being filled.
func TestKeysAreAnsweredWhileASheetIsFilled(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka talk", talkBody)
	l := openSheet(t, b, "many.csv", manyPeople(10_000))
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	l.role("sheet-progress").Only()
	answered := browser.Eval[int](l.Tab, `new Promise((done) => {
		const port = chrome.runtime.connect({ name: 'page' });
		let id = 0;
		const send = () => port.postMessage({ id: ++id, type: 'check', body: { text: 'Hi Marta, I build gauges ' + id, limit: 200, typing: true } });
		port.onMessage.addListener((message) => {
			if (message.id !== id) return;
			if (document.querySelector('[data-role=sheet-progress]')) send();
			else done(id);
		});
		send();
	})`)
	if answered < 20 { // filled in one piece, it would let one through
		t.Errorf("only %d keys were answered meanwhile", answered)
	}
}

func TestNamesAreReadInANarrowWindow(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka talk", talkBody)
	const name = "Maria-Magdalena Gutiérrez-Hernández de la Fuente"
	l := openSheet(t, b, "people.csv", "Name,Company\n"+name+",Acme\n"+name+",Acme\n")
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Click()
	for _, width := range []int64{320, 480} {
		l.Resize(width, 900)
		l.note(0, "note-repeats").Only()
		if cut := browser.Eval[bool](l.Tab, `(() => {
			const name = document.querySelector('[data-role=note-open]');
			return name.scrollHeight > name.clientHeight || name.scrollWidth > name.clientWidth;
		})()`); cut {
			t.Errorf("in a window of %d px the name is cut", width)
		}
	}
}
