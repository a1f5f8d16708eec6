package template

import "warmnote.dev/warmnote/internal/lean"

// slot reads `{{company}}` or `{{company | your company}}`.
func (p *parser) slot(t token) {
	name, fallback := t.inner(), ""
	bar := lean.Index(name, "|")
	if bar >= 0 {
		name, fallback = lean.Trim(name[:bar]), Tidy(name[bar+1:])
	}
	v, ok := Named(name)
	switch words := plainFallback(fallback); {
	case !ok:
		p.wrong(t, noVariable(t.text, name))
	case words != fallback && words != "":
		p.wrong(t, "`"+t.text+"` has signs in the words for when the "+v.Label()+" is unknown; write `{{"+name+" | "+words+"}}`")
	case bar >= 0 && words == "":
		p.wrong(t, "`"+t.text+"` says nothing after `|`; write the words for when the "+v.Label()+
			" is unknown, or leave the place out with `{{#if "+name+"}}…{{/if}}`")
	default:
		p.add(node{kind: slot, variable: v, text: fallback, at: t.at})
	}
}

// plainFallback is a fallback without what other tools write around it: `| "there"`, `default: "there"`.
func plainFallback(s string) string {
	for lean.HasPrefix(s, "|") {
		s = lean.Trim(s[1:])
	}
	if lean.HasPrefix(s, "default:") {
		s = lean.Trim(s[len("default:"):])
	}
	if at := lean.Index(s, "|"); at > 0 {
		s = lean.Trim(s[:at])
	}
	if inner, ok := unquote(s); ok {
		return inner
	}
	return s
}

// ask reads `{{ask "Which talk?"}}`. Curly quotes count: many keyboards type them by themselves.
func (p *parser) ask(t token, quoted string) {
	question, ok := unquote(quoted)
	if question = Tidy(question); !ok || plain(question) == "" {
		p.wrong(t, "`"+t.text+"` needs a question in quotes, such as `{{ask \"Which talk?\"}}`")
		return
	}
	p.add(node{kind: ask, text: question, at: t.at})
}

func unquote(s string) (inner string, ok bool) {
	for _, q := range [...][2]string{{`"`, `"`}, {`'`, `'`}, {"“", "”"}, {"‘", "’"}, {"„", "“"}, {"„", "”"}, {"«", "»"}} {
		if len(s) >= len(q[0])+len(q[1]) && lean.HasPrefix(s, q[0]) && lean.HasSuffix(s, q[1]) {
			return s[len(q[0]) : len(s)-len(q[1])], true
		}
	}
	return "", false
}

// nestMax bounds how deep blocks nest: a browser's stack is short, and nobody follows more.
const nestMax = 20

// begin opens `{{#if company}}`.
func (p *parser) begin(t token, name string) {
	if len(p.open) == nestMax {
		p.wrong(t, "`"+t.text+"` stands inside too many other blocks; end some of them before it")
		return
	}
	v, ok := Named(name)
	switch {
	case name == "":
		p.fail(t.at, "`"+t.text+"` names no variable; write one, such as `{{#if company}}`")
	case !ok:
		p.fail(t.at, noVariable(t.text, name))
	}
	p.open = append(p.open, node{kind: block, variable: v, text: t.text, at: t.at, tags: []Range{t.at}})
}

func (p *parser) otherwise(t token, rest string) {
	switch {
	case rest != "":
		p.wrong(t, "`"+t.text+"` takes nothing more; write `{{else}}` and a second `{{#if …}}…{{/if}}` after it")
	case len(p.open) == 0:
		p.wrong(t, "this `{{else}}` stands in no `{{#if …}}`; delete it, or open one before it")
	case len(p.top().tags) == 2:
		p.wrong(t, "this is the second `{{else}}` of one `{{#if …}}`; delete one of them")
	default:
		p.top().tags = append(p.top().tags, t.at)
	}
}

func (p *parser) end(t token) {
	if len(p.open) == 0 {
		p.wrong(t, "this `{{/if}}` ends nothing; delete it, or write `{{#if …}}` where its words begin")
		return
	}
	p.close(t.at)
}

// close ends the innermost block at a tag.
func (p *parser) close(at Range) {
	n := *p.top()
	p.open = p.open[:len(p.open)-1]
	n.tags = append(n.tags, at)
	n.at.End = at.End
	p.add(n)
}

// noVariable words the message about a name that is no variable.
func noVariable(tag, name string) string {
	message := "`" + tag + "` is no variable; "
	if v, ok := nearest(name); ok {
		return message + "did you mean `" + v.String() + "`?"
	}
	return message + "those there are: " + lean.Join(variableNames[:], ", ")
}
