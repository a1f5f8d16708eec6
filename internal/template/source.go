package template

// Source leads from places in a rendered text back to places in the template's body.
type Source []segment

// segment says that text came from body: unit for unit when literal, as a whole when from a tag.
type segment struct {
	text, body Range
	literal    bool
}

// Body is where in the body a range of the text comes from. A part of a value stands for its whole tag.
func (s Source) Body(text Range) Range {
	if len(s) == 0 {
		return Range{}
	}
	first := s.at(text.Start)
	if text.Start >= text.End {
		point := first.start(text.Start)
		return Range{point, point}
	}
	return Range{first.start(text.Start), s.at(text.End - 1).end(text.End)}
}

// Exact is [Source.Body] for a range that may be edited: ok only when all of it is one literal stretch.
func (s Source) Exact(text Range) (body Range, ok bool) {
	for _, g := range s {
		if g.literal && g.text.Start <= text.Start && text.End <= g.text.End {
			return Range{g.start(text.Start), g.start(text.End)}, true
		}
	}
	return Range{}, false
}

// Filled reports whether all of a range came from one tag.
func (s Source) Filled(text Range) bool {
	for _, g := range s {
		if !g.literal && g.text.Start <= text.Start && text.End <= g.text.End && text.Start < text.End {
			return true
		}
	}
	return false
}

// at is the segment that holds the code unit at a place in the text; past the end, the last.
func (s Source) at(place int) segment {
	low, high := 0, len(s)-1
	for low < high {
		if mid := (low + high) / 2; s[mid].text.End <= place {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return s[low]
}

func (g segment) start(place int) int {
	if g.literal {
		return min(g.body.Start+place-g.text.Start, g.body.End)
	}
	if place >= g.text.End {
		return g.body.End
	}
	return g.body.Start
}

func (g segment) end(place int) int {
	if g.literal {
		return min(g.body.Start+place-g.text.Start, g.body.End)
	}
	return g.body.End
}

// shorten takes back all text from a place on.
func (s Source) shorten(end int) Source {
	for len(s) > 0 && s[len(s)-1].text.Start >= end {
		s = s[:len(s)-1]
	}
	if len(s) > 0 {
		last := &s[len(s)-1]
		if over := last.text.End - end; over > 0 {
			last.text.End -= over
			last.body.End -= over
		}
	}
	return s
}
