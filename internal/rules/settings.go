package rules

func (s *Settings) allows(r *Rule) bool {
	for _, code := range s.Off {
		if code == r.Code {
			return false
		}
	}
	return true
}

// adjust gives findings the severities that the person set and drops the ignored ones.
func (s *Settings) adjust(p *Pass, findings *[]Finding) {
	if len(s.Severity) == 0 && len(s.Ignored) == 0 {
		return
	}
	kept := (*findings)[:0]
	for _, f := range *findings {
		var wanted bool
		if f.Severity, wanted = s.Judge(f.Rule, p.Cut(f.Span)); wanted {
			kept = append(kept, f)
		}
	}
	*findings = kept
}

// Judge says how severe a finding of r is to the person, and whether they want to hear of it for the
// flagged text at all.
func (s *Settings) Judge(r *Rule, flagged string) (severity Severity, wanted bool) {
	severity = r.Severity
	for _, o := range s.Severity {
		if o.Code == r.Code {
			severity = o.Severity
		}
	}
	return severity, s.allows(r) && !s.ignores(r, flagged)
}

func (s *Settings) ignores(r *Rule, text string) bool {
	for _, i := range s.Ignored {
		if i.Code == r.Code && sameText(i.Text, text) {
			return true
		}
	}
	return false
}

// Cut is the text of a range of code units.
func (p *Pass) Cut(at Span) string {
	from, _ := p.SplitAt(at.Start)
	to, _ := p.SplitAt(at.End)
	return p.Text[from:to]
}
