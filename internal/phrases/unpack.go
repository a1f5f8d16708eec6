package phrases

import "math/bits"

// The generated file holds each word as what it adds to the one before, and most tables as strings of numbers, seven bits
// a byte and the low ones first: two thirds of the room, and what a module is made of must be fetched and compiled.
// They are unpacked once, at the start.

// Packed is a pack as the generated file holds it. All of it is constant: tables that were unpacked one by one in the
// generated file would cost fifty kilobytes of code.
type Packed struct {
	Words             string // as of PackWords
	Symbols, ClassSet string // as of UnpackNumbered, from FirstWord and from 0
	Split, Begins     string // as of Unpack
	Classes           []Class
	Replacements      []Replacement
	Automata          []PackedAutomaton // the last finds cuts
}

// PackedAutomaton is an automaton as the generated file holds it.
type PackedAutomaton struct {
	Columns         string // as of UnpackNumbered, from 0
	Roots, Kinds    string // as of Unpack
	Keys, To        string // the groups, as of UnpackGroups
	Lists           string // as of UnpackLists
	Sets            string // as of UnpackRuns
	Default, Accept string // as of UnpackSparse
}

// Unpack unpacks the pack and makes it ready for use.
func (p *Packed) Unpack() *Pack {
	pack := &Pack{
		Words: UnpackWords(p.Words), Symbols: UnpackNumbered(p.Symbols, uint16(FirstWord)), ClassSet: UnpackNumbered(p.ClassSet, 0),
		Classes: p.Classes, Split: Unpack(p.Split), Replacements: p.Replacements, Begins: Unpack(p.Begins),
		Automata: make([]Automaton, len(p.Automata)),
	}
	for i := range p.Automata {
		a := &p.Automata[i]
		groups := UnpackGroups(a.Keys, a.To)
		pack.Automata[i] = Automaton{
			Columns: UnpackNumbered(a.Columns, 0), Roots: Unpack(a.Roots), Lists: UnpackLists(a.Lists, groups), Groups: groups,
			Sets: UnpackRuns(a.Sets), Default: UnpackSparse(a.Default), Accept: UnpackSparse(a.Accept), Kinds: Unpack(a.Kinds),
		}
	}
	last := len(pack.Automata) - 1
	pack.Automata, pack.Cuts = pack.Automata[:last], pack.Automata[last]
	pack.index()
	return pack
}

// mostShared bounds how many bytes a word is said to share: less than any byte of a word.
const mostShared = ' ' - 1

// PackWords writes of each word how many bytes it shares with the one before, and the others.
func PackWords(words []string) string {
	var packed []byte
	last := ""
	for _, word := range words {
		shared := 0
		for shared < min(len(word), len(last), mostShared) && word[shared] == last[shared] {
			shared++
		}
		packed = append(append(packed, byte(shared)), word[shared:]...)
		last = word
	}
	return string(packed)
}

// UnpackWords reads words; each ends with a line's end.
func UnpackWords(packed string) string {
	words := make([]byte, 0, 2*len(packed))
	last := 0 // where the word before begins
	for i := 0; i < len(packed); {
		begin := len(words)
		words = append(words, words[last:last+int(packed[i])]...)
		for i++; i < len(packed) && packed[i] > mostShared; i++ {
			words = append(words, packed[i])
		}
		words = append(words, '\n')
		last = begin
	}
	return string(words)
}

// Unpack reads numbers.
func Unpack(packed string) []uint16 {
	table := make([]uint16, 0, len(packed))
	n, shift := 0, 0
	for i := 0; i < len(packed); i++ {
		n |= int(packed[i]&0x7F) << shift
		if shift += 7; packed[i] < 0x80 {
			table = append(table, uint16(n))
			n, shift = 0, 0
		}
	}
	return table
}

// UnpackNumbered reads numbers that were given out in order, from first on: 0 stands for one that is met for the first
// time, any other for itself plus one. Long runs of zeros compress well.
func UnpackNumbered(packed string, first uint16) []uint16 {
	table := Unpack(packed)
	for i, n := range table {
		if n == 0 {
			table[i] = first
			first++
		} else {
			table[i] = n - 1
		}
	}
	return table
}

// PackSparse writes of a table that is mostly zeros how long it is, and then of each other number how many zeros come before
// it.
func PackSparse(values []int) (packed []int) {
	packed = append(packed, len(values))
	zeros := 0
	for _, v := range values {
		if v == 0 {
			zeros++
			continue
		}
		packed = append(packed, zeros, v)
		zeros = 0
	}
	return packed
}

// UnpackSparse reads a table that is mostly zeros.
func UnpackSparse(packed string) []uint16 {
	numbers := Unpack(packed)
	table := make([]uint16, numbers[0])
	at := 0
	for i := 1; i < len(numbers); i += 2 {
		at += int(numbers[i])
		table[at] = numbers[i+1]
		at++
	}
	return table
}

// UnpackRuns reads bits, 16 a number of the table: how many in a row are alike, beginning with those that are off.
func UnpackRuns(packed string) []uint16 {
	runs := Unpack(packed)
	bits := 0
	for _, n := range runs {
		bits += int(n)
	}
	table := make([]uint16, bits/16)
	at := 0
	for i, n := range runs {
		end := at + int(n)
		if i&1 == 1 {
			setBits(table, at, end)
		}
		at = end
	}
	return table
}

// setBits sets those from start to end, a number of the table at a time: there are a million of them.
func setBits(table []uint16, start, end int) {
	for start < end {
		next := min((start|15)+1, end)
		table[start>>4] |= 0xFFFF >> (16 - (next - start)) << (start & 15)
		start = next
	}
}

// UnpackGroups reads groups from their columns and sets, in which [NoMore] and the numbers of sets, large as they are, are
// written short, and from where they lead: of each list the first as it is, and each other as how much less it is than
// the one before. Apart the two compress better than in turn.
func UnpackGroups(keys, to string) []uint16 {
	packed, leads := Unpack(keys), Unpack(to)
	groups := make([]uint16, len(packed)+len(leads))
	at, read := 0, 0
	var last uint16
	for _, n := range packed {
		key := bits.RotateLeft16(n, -1) - 1
		groups[at] = key
		at++
		if key == NoMore {
			last = 0
			continue
		}
		if last == 0 {
			last = leads[read]
		} else {
			last -= leads[read]
		}
		read++
		groups[at] = last
		at++
	}
	return groups
}

// PackGroups is what UnpackGroups reads as the groups.
func PackGroups(groups []int) (keys, to []int) {
	last := 0
	for i := 0; i < len(groups); i++ {
		key := uint16(groups[i])
		keys = append(keys, int(bits.RotateLeft16(key+1, 1)))
		if key == NoMore {
			last = 0
			continue
		}
		i++
		if lead := groups[i]; last == 0 {
			to = append(to, lead)
		} else {
			to = append(to, last-lead)
		}
		last = groups[i]
	}
	return keys, to
}

// UnpackLists reads by state the number of its list, and finds where in groups that begins.
func UnpackLists(packed string, groups []uint16) []uint16 {
	lists := UnpackNumbered(packed, 0)
	var begins []uint16
	for i, next := 0, true; i < len(groups); i++ {
		if next {
			begins = append(begins, uint16(i))
		}
		if next = groups[i] == NoMore; !next {
			i++
		}
	}
	for s, n := range lists {
		lists[s] = begins[n]
	}
	return lists
}
