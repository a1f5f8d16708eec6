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
		for _, o := range s.Severity {
			if o.Code == f.Rule.Code {
				f.Severity = o.Severity
			}
		}
		if !s.ignores(&f, p.Cut(f.Span)) {
			kept = append(kept, f)
		}
	}
	*findings = kept
}

func (s *Settings) ignores(f *Finding, text string) bool {
	for _, i := range s.Ignored {
		if i.Code == f.Rule.Code && sameText(i.Text, text) {
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
