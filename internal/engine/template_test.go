package engine

import "testing"

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
			"merged", Merge,
			`{"base":{"kind":"template","title":"a","n":1.0},"local":{"kind":"template","title":"b","n":1.0},"remote":{"kind":"template","title":"a","n":2e0,"ö\"":[]}}`,
			`{"merged":{"kind":"template","title":"b","n":2e0,"ö\"":[]},"conflict":null}`,
		},
		{"nothing to merge", Merge, `{"base":null,"local":null,"remote":null}`, `{"merged":null,"conflict":null}`},
		{"a record that is none", Merge, `{"base":[]}`, `{"error":"byte 8: an object was expected"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(Call(c.op, []byte(c.request))); got != c.want {
				t.Errorf("got\n%s, want\n%s", got, c.want)
			}
		})
	}
}
