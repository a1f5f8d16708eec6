package main

import (
	"log"
	"maps"
	"slices"
	"strings"
)

// The layout constants of ../table.go.
const (
	blockSize   = 16
	maxShared   = 9
	ordinary    = '!'
	familyFirst = '^'
	notGiven    = '-'
	capitals    = 26 // of the digits; a group number begins with one
	digits      = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

// encode writes the collection as the blocks of a table.
func (c *collection) encode() (blocks []string) {
	c.renumber()
	for names := range slices.Chunk(slices.Sorted(maps.Keys(c.entries)), blockSize) {
		blocks = append(blocks, c.encodeBlock(names))
	}
	return blocks
}

func (c *collection) encodeBlock(names []string) string {
	var b strings.Builder
	b.WriteByte('\n')
	before := ""
	for _, name := range names {
		shared := min(common(before, name), maxShared)
		b.WriteByte(byte('0' + shared))
		b.WriteString(name[shared:])
		c.entries[name].encode(&b)
		before = name
	}
	return b.String()
}

// encode writes the marks of an entry and its places in groups.
func (e *entry) encode(b *strings.Builder) {
	if !e.given {
		b.WriteByte(notGiven)
	}
	b.WriteString(e.marks)
	for _, m := range e.groups {
		b.WriteByte(digits[m.group/len(digits)])
		b.WriteByte(digits[m.group%len(digits)])
		b.WriteByte(digits[m.spelling])
	}
}

// renumber drops groups of one name, which say nothing, and closes the gaps.
func (c *collection) renumber() {
	size := map[int]int{}
	for _, e := range c.entries {
		for _, m := range e.groups {
			size[m.group]++
		}
	}
	number, next := map[int]int{}, 0
	for _, name := range slices.Sorted(maps.Keys(c.entries)) {
		e := c.entries[name]
		e.groups = slices.DeleteFunc(e.groups, func(m member) bool { return size[m.group] < 2 })
		for i, m := range e.groups {
			if _, ok := number[m.group]; !ok {
				number[m.group] = next
				next++
			}
			e.groups[i].group = number[m.group]
		}
	}
	if next > capitals*len(digits) {
		log.Fatalf("%d groups are more than a capital and a letter can number", next)
	}
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
