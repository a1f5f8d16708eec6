package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/phrases"
)

// breakInGreeting reports an empty or doubled name.
func (p *Pass) breakInGreeting() {
	g := &p.greeting
	name := g.salutation + 1
	switch {
	case g.empty && (p.isNothing(name) || p.isObject(name)):
		p.Report(p.tokens(name, g.end-1), "The name is missing: a program wrote “", p.Slice(name, g.end-1), "” in its place. Write the name.")
	case g.empty:
		p.Report(p.tokens(p.opening(), g.end-1), "The name is missing after “", p.Slice(p.opening(), g.salutation), "”. Write it there.")
	case g.doubled >= 0:
		p.Report(p.tokens(g.doubled-1, g.doubled), "The name stands here twice. Once is enough.")
	}
}

// broken says whether something went wrong at token i: a program's word for nothing, a preposition
// before a full stop, two articles.
func (p *Pass) broken(i int) (Span, bool) {
	if last := p.nothing(i); last >= i && !p.ofSpeech(i, last) {
		return p.tokens(i, last), true
	}
	switch t := &p.Tokens[i]; t.Kind {
	case message.Word:
		if i > 0 && p.isArticle(i) && p.isArticle(i-1) && p.Text[p.Tokens[i].Start-1] != '/' {
			return p.tokens(i-1, i), true
		}
		if p.isArticle(i) && p.isAny(i+1, "at of") && p.Token(i+2).Is(message.Capitalized) {
			return p.tokens(i, i+1), true // "you work as a at Lumen"
		}
		if p.gap(i) {
			return p.tokens(p.phraseStart(i), i+1), true
		}
	case message.Slot:
		return p.tokens(i, i), p.isObject(i)
	case message.Punct:
		if t.Sign == '(' && !t.Is(message.Glued) && p.Token(i+1).IsPunct(')') && p.Token(i+1).Is(message.Glued) {
			return p.tokens(i, i+1), true
		}
		if !t.Is(message.Glued) && (t.Sign == '.' || t.Sign == ',' || t.Sign == '!') && p.Token(i-1).IsWord() && p.dangling(i-1) &&
			!p.Token(i+1).Is(message.Glued) {
			return p.tokens(p.phraseStart(i-1), i), true
		}
	}
	return Span{}, false
}

// gap says whether behind the word at i an empty slot has left two spaces: "you work at  in Leeds".
func (p *Pass) gap(i int) bool {
	next := p.Token(i + 1)
	return next.At-p.Tokens[i].To == 2 && next.Kind == message.Word && next.Has(phrases.Preposition|phrases.Conjunction) &&
		p.isAny(i, linkWords) && onlySpaces(p.Text[p.Tokens[i].End:next.Start])
}

// linkWords lead to what a slot was to hold.
const linkWords = "at for with in on of about from as by"

// ofSpeech is true of the word, tokens i to last, as people use it: "the null hypothesis", "remained undefined by law".
func (p *Pass) ofSpeech(i, last int) bool {
	switch {
	case p.isAny(last+1, "hypothesis hypotheses by result results pointer pointers behaviour behavior value values island safety check checks boxing vs coalescing handling errors exception exceptions reference references"), p.isAny(i-1, "vs"):
		return true
	case p.isAny(last+1, "of") && p.Word(i) == "None":
		return true // "None of us"
	case p.isAny(i-1, linkWords) && p.isAny(last+1, "and") && !p.isAny(last+2, "void"):
		return false // "you work at undefined and"
	}
	if p.isAny(last+1, "and") && last == i {
		return true
	}
	return p.isAny(i-1, "the remained remains a still left is was") && p.Word(i) != "NaN"
}

// dangling is true of a word that waits for another, in small letters: "your work at ."
func (p *Pass) dangling(i int) bool {
	switch p.Word(i) {
	case "at", "for", "with", "in", "on", "of", "about", "from", "the", "a", "an", "and", "as", "to", "by":
		return true
	}
	return false
}

// phraseStart is up to two words before the token at i.
func (p *Pass) phraseStart(i int) int {
	first := i
	for first > 0 && first > i-2 && p.Token(first-1).IsWord() {
		first--
	}
	return first
}

func (p *Pass) isArticle(i int) bool {
	if !p.Tokens[i].Has(phrases.Determiner) {
		return false
	}
	switch p.Word(i) {
	case "a", "an", "the", "The", "An":
		return true
	}
	return false
}

// namesOther says whether the greeting names somebody else, which wrong-name has said.
func (p *Pass) namesOther() bool {
	v := p.greeting.name.Verdict
	return p.names.Known() && (v == names.Other || v == names.Misspelt)
}

// sendersOwn says whether the greeting's name is the sender's, as in "Hi, Tomás here".
func (p *Pass) sendersOwn() bool {
	for i := p.greeting.salutation + 1; i < p.greeting.end; i++ {
		if p.sameAsSender(i) {
			return true
		}
	}
	return false
}

// onlySender says whether the sender greets themselves: "G'day Gustavo" from Gustavo.
func (p *Pass) onlySender() bool {
	i := p.greeting.end
	return i >= len(p.Tokens) || !p.Tokens[i].Has(phrases.Ordinary) || !sameText(p.Word(i), "here")
}

// inName says whether the emoji at token i is one that the profile's name carries.
func (p *Pass) inName(i int) bool {
	g := &p.greeting
	at := int(p.Tokens[i].Start) - g.at
	return g.name.Verdict != names.Nobody && at >= g.name.Start && at < g.name.End
}

// mended is the greeting's name as a person would write it, kept until the greeting changes.
func (p *Pass) mended() string {
	raw := p.Text[p.greeting.at+p.greeting.name.Start : p.greeting.at+p.greeting.name.End]
	if p.rawName != raw {
		p.rawName = string([]byte(raw))
		p.plainName = p.names.Mend(p.Text[p.greeting.at:], p.greeting.name)
	}
	return p.plainName
}
