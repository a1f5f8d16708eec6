package message

import "warmnote.dev/warmnote/internal/phrases"

const (
	joiner   = 0x200D // between the members of a family
	colored  = 0xFE0F // asks for the picture of a text sign
	keycap   = 0x20E3
	tagFirst = 0xE0020 // tags spell the flags of Wales and others
	tagLast  = 0xE007F
)

// emoji reads one sign as it is seen: a flag, a family, a skin-toned hand are one each.
func (n *Note) emoji(r rune) bool {
	_, size, units := decode(n.Text, n.pos)
	next := n.after(size)
	if !pictured(r) && !((next == colored || skinTone(next)) && pictorial(r)) && !n.isKeycap(r) {
		return false
	}
	start, at := n.pos, n.unit
	n.advance(size, units)
	if flagLetter(r) {
		if flagLetter(next) {
			n.advance(4, 2)
		}
	} else {
		n.modifiers()
	}
	n.add(start, at, Emoji, phrases.Stop, 0)
	n.opens, n.starts = true, true
	return true
}

// isKeycap is true of the "3" of 3️⃣, also where the sign that asks for a picture is missing.
func (n *Note) isKeycap(r rune) bool {
	if !digit(r) && r != '#' && r != '*' {
		return false
	}
	next := n.after(1)
	return next == keycap || next == colored && n.after(1+len("\uFE0F")) == keycap
}

// modifiers steps over skin tones, presentation selectors, tags, and members joined on.
func (n *Note) modifiers() {
	for n.pos < len(n.Text) {
		r, size, units := decode(n.Text, n.pos)
		switch {
		case r == joiner:
			n.advance(size, units)
			if n.pos < len(n.Text) {
				if r, size, units := decode(n.Text, n.pos); pictured(r) || pictorial(r) {
					n.advance(size, units)
				}
			}
		case r == colored || r == keycap || skinTone(r) || r >= tagFirst && r <= tagLast:
			n.advance(size, units)
		default:
			return
		}
	}
}

func skinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

func flagLetter(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// pictorial is true of signs that become pictures when U+FE0F follows.
func pictorial(r rune) bool {
	return r >= 0x2190 && r < 0x3300 || r == 0xA9 || r == 0xAE || r == 0x203C || r == 0x2049
}

// pictured is true of code points that are shown as pictures by themselves (Unicode's
// Emoji_Presentation; above U+1F300 also the few that come with a text form).
func pictured(r rune) bool {
	if r >= 0x1F300 {
		return r < 0x1F650 || r >= 0x1F680 && r < 0x1F700 || r >= 0x1F7E0 && r < 0x1F7F1 || r >= 0x1F90C && r < 0x1FB00
	}
	if r >= 0x1F000 {
		return r == 0x1F004 || r == 0x1F0CF || r == 0x1F18E || r >= 0x1F191 && r <= 0x1F19A || flagLetter(r) || r >= 0x1F201 && r < 0x1F266
	}
	if r < 0x231A || r > 0x2B55 {
		return false
	}
	for i := 0; i < len(pictures); i += 2 {
		if r < pictures[i] {
			return false
		}
		if r <= pictures[i+1] {
			return true
		}
	}
	return false
}

// pictures holds the first and last of each range below U+2C00.
var pictures = [...]rune{
	0x231A, 0x231B, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
	0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
	0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5,
	0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
	0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF,
	0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
}
