package inspect

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

// faults tells what is wrong with the tags themselves.
func (j *judge) faults() {
	t := j.Template
	if !t.Personal() && lean.Trim(t.Body()) != "" {
		j.report(noSlot, template.Range{End: t.Units()}, "Everybody would get this very note. Put in a slot, such as `{{first_name}}`, or `{{cursor}}` where you add your own words.")
	}
	gaps, dead := t.Reach()
	for _, g := range gaps {
		if mayBeUnknown(g.Variable) {
			j.gap(g)
		}
	}
	for _, d := range dead {
		j.dead(d)
	}
}

func (j *judge) gap(g template.Gap) {
	name, words := g.Variable.String(), fallback(g.Variable)
	message := "This leaves a blank when the " + g.Variable.Label() + " is unknown. "
	if words == "" {
		j.report(noFallback, g.Range, message+"Put its sentence into `{{#if "+name+"}}…{{/if}}`.")
		return
	}
	tag := "{{" + name + " | " + words + "}}"
	j.report(noFallback, g.Range, message+"Give it words for that, such as `"+tag+"`.",
		Fix{Label: "Add “" + words + "”", Edits: []rules.Edit{{Span: rules.Span(g.Range), Text: tag}}})
}

func (j *judge) dead(d template.Dead) {
	piece, settled := "This part", "unknown"
	if d.Fallback {
		piece = "The words after `|`"
	}
	if d.Known {
		settled = "known"
	}
	j.report(deadBranch, d.Range, piece+" can never be used: the block around it holds only when the "+d.Variable.Label()+" is "+settled+". Delete it, or mend the `{{#if}}`.")
}

// report adds a finding of one of our own rules, unless the person does not want it.
func (j *judge) report(r *rules.Rule, at template.Range, message string, fixes ...Fix) {
	severity, wanted := j.Settings.Judge(r, j.Template.Cut(at))
	if wanted {
		j.findings = append(j.findings, Finding{r, severity, rules.Span(at), message, fixes})
	}
}
