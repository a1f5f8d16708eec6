package engine

import (
	"strings"
	"testing"
)

func TestListingOps(t *testing.T) {
	for _, c := range []struct {
		op   Op
		want string
	}{
		{Rules, `{"code":"template-no-slot","severity":"warning","summary":"`},
	} {
		if got := string(Call(c.op, []byte(`{}`))); !strings.Contains(got, c.want) {
			t.Errorf("op %d: no %s in %s", c.op, c.want, got)
		}
	}
}

func TestTemplateOps(t *testing.T) {
	for _, c := range []struct {
		name          string
		op            Op
		request, want string
	}{
		{
			"filled", Render,
			`{"body":"Hi {{first_name}}, at {{company | work}}{{cursor}}","person":{"first_name":"Zoë","company":null,"age":7}}`,
			`{"text":"Hi Zoë, at work","count":15,"missing":[],"blanks":[],"cursor":15,"errors":[]}`,
		},
		{
			"nothing known", Render, `{"body":"😀 {{school}} {{ask \"Why?\"}}","person":{}}`,
			`{"text":"😀 [school] [Why?]","count":18,"missing":["school"],"blanks":[{"start":3,"end":11,"label":"school"},{"start":12,"end":18,"label":"Why?"}],"cursor":-1,"errors":[]}`,
		},
		{
			"a faulty template stays as it is", Render, `{"body":"Hi {{x","person":null}`,
			`{"text":"Hi {{x","count":6,"missing":[],"blanks":[],"cursor":-1,"errors":[{"start":3,"end":6,"message":"` + "`{{x` lacks its closing braces; write `}}` where the tag ends" + `"}]}`,
		},
		{"an empty request", Render, `{}`, `{"text":"","count":0,"missing":[],"blanks":[],"cursor":-1,"errors":[]}`},
		{"a body that is none", Render, `{"body":1}`, `{"error":"byte 8: a string was expected"}`},
		{
			"judged", Inspect, `{"body":"Hi {{first_name}}, I like what {{company}} does with old buildings.","me":{},"limit":300,` +
				`"rules":{"off":["missing-reason","missing-ask","missing-context","missing-introduction"]}}`,
			`{"errors":[],"variables":["first_name","company"],"lengths":{"typical":62,"worst":75},"findings":[{"rule":"template-no-fallback","severity":"suggestion","start":31,"end":42,` +
				`"message":"This leaves a blank when the company is unknown. Give it words for that, such as ` + "`{{company | your company}}`" + `.",` +
				`"fixes":[{"label":"Add “your company”","edits":[{"start":31,"end":42,"text":"{{company | your company}}"}]}]}]}`,
		},
		{
			"a faulty template is not judged", Inspect, `{"body":"{{x}}"}`,
			`{"errors":[{"start":0,"end":5,"message":"` + "`{{x}}` is no variable; those there are: first_name, last_name, full_name, headline, title, company, school, location, mutual, mutual_count, my_first_name, my_name, my_role, my_company" +
				`"}],"variables":[],"lengths":{"typical":0,"worst":0},"findings":[]}`,
		},
		{
			"by the person's own severities", Inspect, `{"body":"We spoke about bread in May, and of salt.","rules":{"severity":{"template-no-slot":"suggestion"},"off":["missing-ask","missing-reason","missing-introduction","missing-context","not-personal","no-name","length-too-short"]}}`,
			`{"errors":[],"variables":[],"lengths":{"typical":41,"worst":41},"findings":[{"rule":"template-no-slot","severity":"suggestion","start":0,"end":41,` +
				`"message":"Everybody would get this very note. Put in a slot, such as ` + "`{{first_name}}`, or `{{cursor}}`" + ` where you add your own words.","fixes":[]}]}`,
		},
		{
			"merged", Merge,
			`{"base":{"kind":"template","title":"a","n":1.0},"local":{"kind":"template","title":"b","n":1.0},"remote":{"kind":"template","title":"a","n":2e0,"ö\"":[]}}`,
			`{"merged":{"kind":"template","title":"b","n":2e0,"ö\"":[]},"conflict":null}`,
		},
		{"nothing to merge", Merge, `{"base":null,"local":null,"remote":null}`, `{"merged":null,"conflict":null}`},
		{
			"whom templates suit", Suit,
			`{"person":{"title":"Baker","school":"Hull","mutual_count":"2","my_company":"Rye"},"school":"Hull","templates":[[],[{"kind":"title-contains","text":"baker","later":1}],` +
				`[{"kind":"school-is-mine"},{"kind":"has-mutuals"}],[{"kind":"company-is","text":"{{my_company}}"}],[{"kind":"moon-is"}]]}`,
			`{"matches":[{"why":"","weight":0},{"why":"Their job title says “baker”.","weight":2},{"why":"You both went to Hull, and you have 2 mutual connections.","weight":5},` +
				`{"why":"","weight":0},{"why":"","weight":0}]}`,
		},
		{"nobody to suit", Suit, `{}`, `{"matches":[]}`},
		{
			"rows of a sheet", Fill,
			`{"bodies":["Hi {{first_name}}, {{ask \"Why?\"}}","Baker {{last_name}}"],"suits":[[],[{"kind":"title-contains","text":"baker","later":1}]],"otherwise":0,` +
				`"columns":["full_name","profile","title","?Why?","moon"],"limit":7,"me":{},"school":"",` +
				`"rules":{"off":["missing-reason","missing-ask","missing-context","missing-introduction","greeting","not-personal","length-too-short","no-name"]},` +
				`"rows":[["ANNA KIM","x","Baker"],["Bo Li"]]}`,
			`{"notes":[{"template":1,"why":"Their job title says “baker”.","text":"Baker Kim","blanks":[],` +
				`"findings":[{"rule":"length-over-limit","severity":"error","start":7,"end":9,"message":"The note is 2 characters over the limit of 7. Shorten it, or it cannot be sent.","fixes":[]}]},` +
				`{"template":0,"why":"","text":"Hi Bo, [Why?]","blanks":["Why?"],` +
				`"findings":[{"rule":"unfilled-placeholder","severity":"error","start":7,"end":13,"message":"The blank [Why?] is still empty. Fill it in or take it out.","fixes":[]},{"rule":"length-over-limit","severity":"error","start":7,"end":13,"message":"The note is 6 characters over the limit of 7. Shorten it, or it cannot be sent.","fixes":[]}]}]}`,
		},
		{"no rows", Fill, `{}`, `{"notes":[]}`},
		{"a row that suits no template", Fill, `{"rows":[["a"]]}`, `{"notes":[{"template":-1,"why":"","text":"","blanks":[],"findings":[]}]}`},
		{"rows that are none", Fill, `{"rows":["a"]}`, `{"error":"byte 9: an array was expected"}`},
		{"a record that is none", Merge, `{"base":[]}`, `{"error":"byte 8: an object was expected"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(Call(c.op, []byte(c.request))); got != c.want {
				t.Errorf("got\n%s, want\n%s", got, c.want)
			}
		})
	}
}
