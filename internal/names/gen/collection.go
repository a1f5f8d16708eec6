package main

import (
	"log"
	"strings"

	"warmnote.dev/warmnote/internal/names"
)

// member is one place of a name in a group.
type member struct {
	group int
	// spelling numbers the spellings of the name among its translations; 0 for a short form.
	spelling int
}

// entry is what is known of one name.
type entry struct {
	groups []member
	given  bool
	marks  string
}

// collection holds entries by folded name.

type collection struct {
	entries map[string]*entry
	groups  int
	// apart holds "name other" for pairs that are no forms of each other.
	apart map[string]bool
}

func newCollection() *collection {
	return &collection{entries: map[string]*entry{}, apart: map[string]bool{}}
}

func (c *collection) entry(name string) *entry {
	e := c.entries[name]
	if e == nil {
		e = &entry{}
		c.entries[name] = e
	}
	return e
}

// join puts a name into a group, once; a spelling outranks a short form.
func (c *collection) join(name string, m member) {
	if name == "" {
		return
	}
	e := c.entry(name)
	e.given = true
	for i, old := range e.groups {
		if old.group == m.group {
			if old.spelling == 0 {
				e.groups[i] = m
			}
			return
		}
	}
	e.groups = append(e.groups, m)
}

// addGroup reads "spelling spelling / translation: short short".
func (c *collection) addGroup(line string) {
	spellings, forms, _ := strings.Cut(line, ":")
	group := c.groups
	c.groups++
	for i, same := range strings.Split(spellings, "/") {
		for _, name := range strings.Fields(same) {
			c.join(names.Fold(name), member{group, i + 1})
		}
	}
	for _, name := range strings.Fields(forms) {
		c.join(names.Fold(name), member{group, 0})
	}
}

// addApart reads "name: other other".
func (c *collection) addApart(line string) {
	name, others, _ := strings.Cut(line, ":")
	for _, other := range strings.Fields(others) {
		c.apart[name+" "+other] = true
	}
}

// addNickname reads "name,has_nickname,nickname". The pair joins the first group that the name heads;
// names of old that no other list has are passed over.
func (c *collection) addNickname(line string) {
	f := strings.Split(line, ",")
	if len(f) != 3 || f[1] != "has_nickname" || c.apart[f[0]+" "+f[2]] || c.apart["* "+f[2]] {
		return
	}
	name, nick := names.Fold(f[0]), names.Fold(f[2])
	if e := c.entries[name]; e == nil || !e.given || len(nick) < 2 {
		return
	}
	c.join(nick, member{c.groupOf(name), 0})
}

// groupOf is the group that a name heads, a new one when it heads none.
func (c *collection) groupOf(name string) int {
	for _, m := range c.entry(name).groups {
		if m.spelling > 0 {
			return m.group
		}
	}
	m := member{c.groups, 1}
	c.groups++
	c.join(name, m)
	return m.group
}

// addForename reads a row of the names by country; the last column is the name in Latin letters.
func (c *collection) addForename(line string) {
	f := strings.Split(line, ",")
	if len(f) < 12 || f[11] == "Romanized Name" {
		return
	}
	for _, name := range strings.Fields(f[11]) {
		if folded := names.Fold(name); len(folded) > 1 {
			c.entry(folded).given = true
		}
	}
}

func (c *collection) addGiven(line string) {
	for _, name := range strings.Fields(line) {
		c.entry(names.Fold(name)).given = true
	}
}

// addWords marks names that are words; it makes no name of a word.
func (c *collection) addWords(line string) {
	for _, name := range strings.Fields(line) {
		if e := c.entries[name]; e != nil {
			e.mark(ordinary)
		}
	}
}

// addSurnames marks family names; behind a "!" stand those that are no given names.
func (c *collection) addSurnames(line string) {
	line, only := strings.CutPrefix(line, "!")
	for _, name := range strings.Fields(line) {
		e := c.entry(names.Fold(name))
		e.mark(familyFirst)
		e.given = e.given && !only
	}
}

// kinds are the sections of around.txt and their marks.
var kinds = map[string]byte{
	"title": '$', "dotted-title": '%', "capital-title": '#', "credential": '&', "short-credential": '*',
	"suffix": '=', "particle": '+', "vocative": '@',
}

// addAround reads "kind: word word".
func (c *collection) addAround(line string) {
	kind, words, _ := strings.Cut(line, ":")
	mark, ok := kinds[kind]
	if !ok {
		log.Fatalf("around.txt: %q is no kind of word", kind)
	}
	for _, word := range strings.Fields(words) {
		if folded := names.Fold(word); folded != "" {
			c.entry(folded).mark(mark)
		}
	}
}

func (e *entry) mark(mark byte) {
	if !strings.Contains(e.marks, string(mark)) {
		e.marks += string(mark)
	}
}
